# Plots of models, with R's own graphics.

#' Plots a model
#'
#' Draws the layers of a model as boxes, connected by arrows, with R's own graphics: on the current
#' device, or into a file.
#'
#' @param x A model whose shapes are known.
#' @param show_shapes Whether to show the shapes of inputs and outputs.
#' @param show_dtype Whether to show the dtype of each layer.
#' @param show_layer_names Whether to show the name of each layer along with its class.
#' @param ... Graphical parameters of [graphics::par()], such as `family`, `bg` or `fg`.
#' @param rankdir Direction of the data flow: `"TB"` from top to bottom, `"BT"` from bottom to top,
#'   `"LR"` from left to right, `"RL"` from right to left.
#' @param expand_nested Whether to draw the layers of nested models, in a frame.
#' @param dpi Resolution of bitmap output, in dpi.
#' @param layer_range Names of the first and the last layer to draw, or regular expressions that
#'   match the beginning of their names.
#' @param show_layer_activations Whether to show the activation of each layer.
#' @param to_file Path of a file to draw into, as large as the model needs. The extension decides
#'   the format: `.png`, `.jpg`, `.tiff`, `.bmp`, `.pdf` or `.svg`.
#' @return The model, invisibly.
#' @section Errors:
#' - `ValueError`: The model has no layers whose shapes are known, or not those of `layer_range`.
#' @family models
#' @method plot keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' input <- layer_input(shape = 4)
#' model <- keras_model(input, layer_dense(input, units = 2))
#' plot(model, show_shapes = TRUE)
plot.keras.engine.training.Model <- function(x,
                                             show_shapes = FALSE,
                                             show_dtype = FALSE,
                                             show_layer_names = TRUE,
                                             ...,
                                             rankdir = "TB",
                                             expand_nested = FALSE,
                                             dpi = 96,
                                             layer_range = NULL,
                                             show_layer_activations = FALSE,
                                             to_file = NULL) {
  if (!is.character(rankdir) || length(rankdir) != 1 || !rankdir %in% c("TB", "BT", "LR", "RL")) {
    stop_argument("plot", "rankdir", '"TB", "BT", "LR" or "RL"', rankdir)
  }
  module <- operate("module", "rkeras_py.models.drawing")
  graph <- module$drawing(x, isTRUE(expand_nested), layer_range)
  sheet <- model_sheet(graph, rankdir, model_labels(
    graph, show_shapes, show_dtype, show_layer_names, show_layer_activations
  ))
  if (!is.null(to_file)) {
    open_file(to_file, sheet$size, dpi)
    on.exit(grDevices::dev.off())
  }
  draw_model(sheet, graph, ...)
  invisible(x)
}

# The text in each box, by line.
model_labels <- function(graph, shapes, dtype, names, activations) {
  lapply(seq_along(graph$name), function(i) {
    activation <- graph$activation[[i]]
    c(
      if (names) graph$name[[i]],
      if (activations && nzchar(activation)) {
        paste0(graph$kind[[i]], " (", activation, ")")
      } else {
        graph$kind[[i]]
      },
      if (dtype) graph$dtype[[i]],
      if (shapes) c(paste("input:", graph$inputs[[i]]), paste("output:", graph$outputs[[i]]))
    )
  })
}

# Sizes in inches, for 12 point text.
letter <- 0.085
line <- 0.19
pad <- 0.12
gap <- 0.35

# The layout of the sheet, in inches from its lower left corner.
model_sheet <- function(graph, rankdir, labels) {
  width <- max(nchar(unlist(labels))) * letter + 2 * pad
  height <- max(lengths(labels)) * line + 2 * pad
  down <- rankdir %in% c("TB", "BT")
  depth <- graph$depth - min(graph$depth)
  across <- graph$across - min(graph$across)
  frames <- max(0L, lengths(strsplit(graph$group[nzchar(graph$group)], "/", fixed = TRUE)))
  between <- gap + 2 * pad * frames + if (frames) line else 0
  if (down) {
    x <- across * (width + between)
    y <- depth * (height + between)
  } else {
    x <- depth * (width + between)
    y <- across * (height + between)
  }
  margin <- between
  size <- c(max(x) + width, max(y) + height) + 2 * margin
  x <- x + margin + width / 2
  y <- y + margin + height / 2
  if (rankdir == "TB" || !down) y <- size[[2]] - y
  if (rankdir == "RL") x <- size[[1]] - x
  list(
    x = x, y = y, box = c(width, height), size = size, labels = labels,
    # From the centre of a box to where its arrows leave it.
    out = switch(rankdir,
      TB = c(0, -height / 2),
      BT = c(0, height / 2),
      LR = c(width / 2, 0),
      RL = c(-width / 2, 0)
    )
  )
}

open_file <- function(to_file, size, dpi) {
  ending <- tolower(tools::file_ext(to_file))
  dots <- list(
    png = grDevices::png, jpg = grDevices::jpeg, jpeg = grDevices::jpeg, tiff = grDevices::tiff,
    bmp = grDevices::bmp
  )
  curves <- list(pdf = grDevices::pdf, svg = grDevices::svg)
  if (ending %in% names(dots)) {
    dots[[ending]](to_file, width = size[[1]], height = size[[2]], units = "in", res = dpi)
  } else if (ending %in% names(curves)) {
    curves[[ending]](to_file, width = size[[1]], height = size[[2]])
  } else {
    endings <- paste0(".", c(names(dots), names(curves)), collapse = ", ")
    stop_classed(
      "plot", paste0("`to_file` must end with ", endings, ", but ", shown(to_file), " was given"),
      c("ArgumentError", "ValueError")
    )
  }
}

draw_model <- function(sheet, graph, ...) {
  old <- graphics::par(mar = c(0, 0, 0, 0), xpd = NA, ...)
  on.exit(graphics::par(old))
  graphics::plot.new()
  graphics::plot.window(c(0, sheet$size[[1]]), c(0, sheet$size[[2]]), asp = 1)
  scale <- min(graphics::par("pin") / sheet$size, 1)
  draw_frames(sheet, graph, scale)
  draw_arrows(sheet, graph, scale)
  half <- sheet$box / 2
  for (i in which(nzchar(graph$name))) {
    x <- sheet$x[[i]]
    y <- sheet$y[[i]]
    graphics::rect(x - half[[1]], y - half[[2]], x + half[[1]], y + half[[2]], col = "white")
    text <- sheet$labels[[i]]
    rows <- y + line * (length(text) - 1) / 2 - line * (seq_along(text) - 1)
    bold <- seq_along(text) == 1L & length(text) > 1L
    graphics::text(x, rows, text, cex = scale, font = ifelse(bold, 2, 1))
  }
}

draw_arrows <- function(sheet, graph, scale) {
  out <- sheet$out
  bend <- !nzchar(graph$name)
  graphics::segments(
    sheet$x[bend] - out[[1]], sheet$y[bend] - out[[2]],
    sheet$x[bend] + out[[1]], sheet$y[bend] + out[[2]]
  )
  for (i in seq_along(graph$from)) {
    from <- graph$from[[i]]
    to <- graph$to[[i]]
    graphics::arrows(
      sheet$x[[from]] + out[[1]], sheet$y[[from]] + out[[2]],
      sheet$x[[to]] - out[[1]], sheet$y[[to]] - out[[2]],
      length = if (bend[[to]]) 0 else 0.09 * scale
    )
  }
}

# Frames around the layers of nested models.
draw_frames <- function(sheet, graph, scale) {
  paths <- strsplit(graph$group, "/", fixed = TRUE)
  deepest <- max(lengths(paths), 0L)
  for (level in seq_len(deepest)) {
    inside <- vapply(paths, function(path) {
      if (length(path) >= level) paste(path[seq_len(level)], collapse = "/") else ""
    }, "")
    around <- sheet$box / 2 + pad * (deepest - level + 1L)
    for (group in setdiff(unique(inside), "")) {
      x <- range(sheet$x[inside == group]) + c(-1, 1) * around[[1]]
      y <- range(sheet$y[inside == group]) + c(-1, 1) * around[[2]]
      graphics::rect(x[[1]], y[[1]], x[[2]], y[[2]] + line, lty = 2, border = "gray40")
      graphics::text(
        x[[1]] + pad, y[[2]] + line / 2, sub(".*/", "", group),
        adj = c(0, 0.5), cex = scale, font = 3
      )
    }
  }
}
