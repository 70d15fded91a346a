# Pages that show runs: HTML files that need nothing else.

#' Shows recorded training runs
#'
#' `view_run()` shows a run: its results, flags, curves of the metrics, sources and output;
#' `compare_runs()` shows several side by side, and how their sources differ, line by line. Each
#' is a page of HTML without anything outside it. `save_run_view()` and `save_run_comparison()`
#' write such a page to a file. `view_run_metrics()` shows metrics alone, and
#' `update_view_run_metrics()` writes the page again.
#'
#' @param run_dir The folder of a run, or its record.
#' @param runs A data frame from [ls_runs()], or folders of runs.
#' @param viewer A function that shows the page at a path; by default the browser in an interactive
#'   session, and nothing elsewhere.
#' @param filename The file to write; `"auto"` names it by the run.
#' @param metrics A data frame with a column for each metric, and a row for each epoch.
#' @return The path of the page, invisibly.
#' @family runs
#' @export
#' @examples
#' path <- view_run_metrics(data.frame(loss = c(0.9, 0.5, 0.3)), viewer = NULL)
view_run <- function(run_dir = latest_run(), viewer = getOption("tfruns.viewer")) {
  show_page(run_page(record_of(run_dir, "view_run")), viewer, missing(viewer))
}

#' @rdname view_run
#' @export
save_run_view <- function(run_dir = latest_run(), filename = "auto") {
  record <- record_of(run_dir, "save_run_view")
  if (identical(filename, "auto")) {
    filename <- paste0(basename(record$run_dir), ".html")
  }
  write_whole(filename, run_page(record))
  invisible(filename)
}

#' @rdname view_run
#' @export
compare_runs <- function(runs = ls_runs(latest_n = 2), viewer = getOption("tfruns.viewer")) {
  show_page(comparison_page(folders_of(runs, "compare_runs")), viewer, missing(viewer))
}

#' @rdname view_run
#' @export
save_run_comparison <- function(runs = ls_runs(latest_n = 2), filename = "auto") {
  filename <- if (identical(filename, "auto")) "run-comparison.html" else filename
  write_whole(filename, comparison_page(folders_of(runs, "save_run_comparison")))
  invisible(filename)
}

#' @rdname view_run
#' @export
view_run_metrics <- function(metrics, viewer = getOption("tfruns.viewer")) {
  path <- show_page(page("Metrics", curves(as.data.frame(metrics))), viewer, missing(viewer))
  invisible(structure(list(path = path), class = "tfruns_viewer"))
}

#' @rdname view_run
#' @export
update_view_run_metrics <- function(viewer, metrics) {
  if (!inherits(viewer, "tfruns_viewer")) {
    stop_argument("update_view_run_metrics", "viewer", "what view_run_metrics() returned", viewer)
  }
  write_whole(viewer$path, page("Metrics", curves(as.data.frame(metrics))))
  invisible(viewer$path)
}

record_of <- function(run_dir, called) {
  if (inherits(run_dir, "tfruns_run_info")) {
    return(run_dir)
  }
  if (is.null(run_dir)) {
    refuse_value(called, "there are no runs in ", getOption("tfruns.runs_dir", "runs"))
  }
  one_run_info(found_run(run_dir, called))
}

show_page <- function(text, viewer, is_default) {
  path <- tempfile("run-", fileext = ".html")
  write_whole(path, text)
  if (is.function(viewer)) {
    viewer(path)
  } else if (is_default && interactive()) {
    utils::browseURL(path)
  }
  invisible(path)
}

# ---- pages ------------------------------------------------------------------------------------

PAGE_STYLE <- paste(
  "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;",
  "color:#222}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:",
  "collapse}td,th{padding:.2rem .9rem .2rem 0;text-align:left;vertical-align:top;border-bottom:1px",
  "solid #ddd}.differs td{background:#fff4d6}pre{background:#f6f6f6;padding:.8rem;overflow:auto;",
  "font-size:13px}svg{margin:0 1.5rem 1rem 0}.failed{color:#b00020}del,ins{text-decoration:none}",
  "del{background:#fde2e1}ins{background:#dff3e0}",
  sep = " "
)

page <- function(title, ...) {
  c(
    "<!DOCTYPE html>", '<html lang="en"><head><meta charset="utf-8">',
    paste0("<title>", escaped(title), "</title><style>", PAGE_STYLE, "</style></head><body>"),
    paste0("<h1>", escaped(title), "</h1>"), ..., "</body></html>"
  )
}

escaped <- function(text) {
  text <- enc2utf8(as.character(text))
  for (sign in list(c("&", "&amp;"), c("<", "&lt;"), c(">", "&gt;"), c('"', "&quot;"))) {
    text <- gsub(sign[1], sign[2], text, fixed = TRUE)
  }
  text
}

run_page <- function(record) {
  values <- scalars(record)
  part <- function(title, prefix) {
    found <- values[startsWith(names(values), prefix)]
    if (length(found)) {
      c(paste0("<h2>", title, "</h2>"), value_table(sub(prefix, "", names(found)), list(found)))
    }
  }
  others <- values[!grepl("^(eval_|metric_|flag_|run_dir$|error_message$)", names(values))]
  page(
    paste("Run", basename(record$run_dir)),
    if (!is.null(record$error_message)) {
      paste0('<p class="failed">', escaped(record$error_message), "</p>")
    },
    part("Evaluation", "eval_"), part("Metrics of the last epoch", "metric_"),
    part("Flags", "flag_"),
    if (is.data.frame(record$metrics)) c("<h2>Curves</h2>", curves(record$metrics)),
    "<h2>Properties</h2>", value_table(names(others), list(others)),
    source_parts(record$source_code),
    if (!is.null(record$output)) {
      c("<h2>Output</h2>", paste0("<pre>", escaped(record$output), "</pre>"))
    }
  )
}

comparison_page <- function(folders) {
  records <- lapply(folders, one_run_info)
  values <- lapply(records, scalars)
  names <- setdiff(unique(unlist(lapply(values, names))), "run_dir")
  differing <- sources_that_differ(records)
  page(
    paste("Comparison of", length(records), "runs"),
    value_table(names, values, vapply(folders, basename, "")),
    unlist(lapply(records, function(record) {
      if (is.data.frame(record$metrics)) {
        c(paste0("<h2>", escaped(basename(record$run_dir)), "</h2>"), curves(record$metrics))
      }
    })),
    if (length(differing)) "<h2>Sources that differ</h2>",
    unlist(lapply(differing, function(file) source_differences(records, file)))
  )
}

# A file of several runs: that of the first, then how each other one differs from the run before it.
source_differences <- function(records, file) {
  lines <- lapply(records, function(record) record$source_code[[file]])
  label <- function(i) paste(basename(records[[i]]$run_dir), file)
  later <- lapply(seq_along(records)[-1], function(i) {
    if (is.null(lines[[i]]) || is.null(lines[[i - 1]]) || identical(lines[[i]], lines[[i - 1]])) {
      return(if (is.null(lines[[i - 1]])) source_part(label(i), lines[[i]]))
    }
    c(
      paste0(
        "<details open><summary>", escaped(label(i)), ", compared with ",
        escaped(basename(records[[i - 1]]$run_dir)), "</summary><pre>"
      ),
      marked_lines(line_differences(lines[[i - 1]], lines[[i]])), "</pre></details>"
    )
  })
  c(source_part(label(1), lines[[1]]), unlist(later))
}

scalars <- function(record) {
  found <- Filter(function(x) is.atomic(x) && length(x) == 1, unclass(record))
  found$output <- NULL
  vapply(found, function(x) {
    if (inherits(x, "POSIXct")) format(x, "%Y-%m-%d %H:%M:%S GMT") else format(x, digits = 5)
  }, "")
}

value_table <- function(labels, columns, heads = NULL) {
  full <- lapply(columns, function(column) {
    cells <- if (length(columns) == 1) unname(column) else unname(column[labels])
    ifelse(is.na(cells), "", cells)
  })
  rows <- vapply(seq_along(labels), function(i) {
    cells <- vapply(full, `[`, "", i)
    mark <- if (length(unique(cells)) > 1) ' class="differs"' else ""
    paste0(
      "<tr", mark, "><th>", escaped(labels[i]), "</th>",
      paste0("<td>", cell_text(cells), "</td>", collapse = ""), "</tr>"
    )
  }, "")
  head <- if (!is.null(heads)) {
    paste0("<tr><th></th>", paste0("<th>", escaped(heads), "</th>", collapse = ""), "</tr>")
  }
  c("<table>", head, rows, "</table>")
}

# Lines stay lines.
cell_text <- function(text) {
  ifelse(grepl("\n", text), paste0("<pre>", escaped(text), "</pre>"), escaped(text))
}

source_parts <- function(sources) {
  if (length(sources)) {
    c("<h2>Sources</h2>", unlist(Map(source_part, names(sources), sources), use.names = FALSE))
  }
}

source_part <- function(file, lines) {
  if (!is.null(lines)) {
    c(
      paste0("<details open><summary>", escaped(file), "</summary><pre>"),
      escaped(lines), "</pre></details>"
    )
  }
}

sources_that_differ <- function(records) {
  files <- unique(unlist(lapply(records, function(record) names(record$source_code))))
  Filter(function(file) {
    length(unique(lapply(records, function(record) record$source_code[[file]]))) > 1
  }, files)
}

# ---- curves -----------------------------------------------------------------------------------

# A drawing for each metric, with the one of the validation data (`val_`) beside it.
curves <- function(metrics) {
  numeric <- names(metrics)[vapply(metrics, is.numeric, NA)]
  unlist(lapply(setdiff(numeric, paste0("val_", numeric)), function(name) {
    drawing(name, metrics[[name]], metrics[[paste0("val_", name)]])
  }))
}

drawing <- function(name, values, held_out) {
  width <- 320
  height <- 200
  all <- c(values, held_out)
  all <- all[is.finite(all)]
  if (!length(all)) {
    return(NULL)
  }
  low <- min(all)
  span <- if (max(all) > low) max(all) - low else 1
  steps <- max(length(values) - 1, 1)
  line <- function(y, colour) {
    shown <- which(is.finite(y))
    if (!length(shown)) {
      return(NULL)
    }
    points <- sprintf(
      "%.1f,%.1f", 10 + (shown - 1) / steps * (width - 20),
      height - 30 - (y[shown] - low) / span * (height - 60)
    )
    c(
      sprintf(
        '<polyline fill="none" stroke="%s" stroke-width="2" points="%s"/>', colour,
        paste(points, collapse = " ")
      ),
      sprintf(
        '<circle r="3" fill="%s" cx="%s" cy="%s"/>', colour, sub(",.*", "", points),
        sub(".*,", "", points)
      )
    )
  }
  range <- paste(
    format(low, digits = 4), "to", format(low + if (max(all) > low) span else 0, digits = 4)
  )
  label <- if (is.null(held_out)) name else paste0(name, " (blue), val_", name, " (orange)")
  c(
    sprintf('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">', width, height),
    sprintf('<text x="10" y="16" font-size="13">%s</text>', escaped(label)),
    line(values, "#1f6fb2"), line(held_out, "#d9730d"),
    sprintf(
      '<text x="10" y="%d" font-size="12" fill="#666">%s, %d epochs</text>', height - 8, range,
      length(values)
    ),
    "</svg>"
  )
}
