# The history of training: print, data frame, plots.

#' History of training as a data frame
#'
#' @param x The history that `fit()` returned.
#' @param ... Not used.
#' @return A data frame with a row for each epoch, metric and data set: `epoch`, `value`, `metric`
#'   (a factor) and `data` (a factor: `training` or `validation`). Epochs that were not run because
#'   training stopped early have `NA`.
#' @family history
#' @method as.data.frame keras_training_history
#' @export
#' @examples
#' history <- structure(
#'   list(params = list(epochs = 2), metrics = list(loss = c(1, 0.5), val_loss = c(1.2, 0.8))),
#'   class = "keras_training_history"
#' )
#' as.data.frame(history)
as.data.frame.keras_training_history <- function(x, ...) {
  values <- x$metrics
  epochs <- max(as.integer(x$params$epochs), 1L, lengths(values))
  rows <- lapply(names(values), function(name) {
    value <- as.numeric(values[[name]])
    length(value) <- epochs
    data.frame(
      epoch = seq_len(epochs),
      value = value,
      metric = sub("^val_", "", name),
      data = if (startsWith(name, "val_")) "validation" else "training"
    )
  })
  table <- do.call(rbind, rows)
  table$metric <- factor(table$metric, levels = unique(table$metric))
  table$data <- factor(table$data, levels = c("training", "validation"))
  # Training comes first, then validation; within each, metric by metric.
  table <- table[order(table$data, table$metric, table$epoch), ]
  rownames(table) <- NULL
  table
}

#' Prints the history of training
#'
#' @param x The history that `fit()` returned.
#' @param ... Not used.
#' @return `x`, invisibly.
#' @family history
#' @method print keras_training_history
#' @export
#' @examples
#' history <- structure(
#'   list(params = list(epochs = 2), metrics = list(loss = c(1, 0.5), val_loss = c(1.2, 0.8))),
#'   class = "keras_training_history"
#' )
#' history
print.keras_training_history <- function(x, ...) {
  done <- max(lengths(x$metrics), 0L)
  if (done == 0L) {
    cat("No epoch was completed.\n")
    return(invisible(x))
  }
  last <- vapply(x$metrics, function(values) values[[length(values)]], numeric(1))
  planned <- x$params$epochs - max(x$params$initial_epoch, 0L)
  epochs <- if (!length(planned) || planned == done) done else paste(done, "of", planned)
  cat("Trained for ", epochs, if (identical(epochs, 1L)) " epoch" else " epochs", sep = "")
  if (!is.null(x$params$steps)) {
    cat(" of", x$params$steps, if (x$params$steps == 1) "step" else "steps")
  }
  cat("\nFinal epoch (plot to see history):\n")
  names(last) <- format(names(last), justify = "right")
  cat(paste0("  ", names(last), ": ", formatC(last, digits = 4, format = "g")), sep = "\n")
  invisible(x)
}

#' Plots the history of training
#'
#' Plots each metric against the epochs, for the training data and, if there are any, the
#' validation data. The loss is on top.
#'
#' @param x The history that `fit()` returned.
#' @param y Not used.
#' @param metrics Names of the metrics to plot; all if not given.
#' @param method `"ggplot2"`, `"base"`, or `"auto"`: ggplot2 if it is installed.
#' @param smooth Whether to draw a smooth curve through the points, from 10 epochs on.
#' @param theme_bw Whether to use the black-and-white theme of ggplot2.
#' @param ... Graphical parameters of [graphics::par()] for the base method.
#' @return A ggplot2 plot; invisibly `NULL` with the base method, which draws at once.
#' @family history
#' @method plot keras_training_history
#' @export
#' @examples
#' history <- structure(
#'   list(params = list(epochs = 2), metrics = list(loss = c(1, 0.5), val_loss = c(1.2, 0.8))),
#'   class = "keras_training_history"
#' )
#' plot(history, method = "base")
plot.keras_training_history <- function(x,
                                        y,
                                        metrics = NULL,
                                        method = c("auto", "ggplot2", "base"),
                                        smooth = getOption("keras.plot.history.smooth", TRUE),
                                        theme_bw = getOption("keras.plot.history.theme_bw", FALSE),
                                        ...) {
  method <- match.arg(method)
  table <- as.data.frame(x)
  if (!is.null(metrics)) {
    unknown <- setdiff(metrics, levels(table$metric))
    if (length(unknown)) {
      stop_argument(
        "plot", "metrics", paste("among", paste(levels(table$metric), collapse = ", ")), unknown
      )
    }
    table <- table[table$metric %in% metrics, ]
    table$metric <- factor(table$metric, levels = metrics)
  }
  has_ggplot2 <- requireNamespace("ggplot2", quietly = TRUE)
  if (method == "ggplot2" && !has_ggplot2) {
    stop_classed(
      "plot", 'method = "ggplot2" needs the package ggplot2; method = "base" does not',
      "ImportError"
    )
  }
  # Epochs that were not run are not plotted.
  table <- droplevels(table[!is.na(table$value), ])
  if (method == "base" || !has_ggplot2) {
    plot_history_base(table, smooth, ...)
  } else {
    plot_history_ggplot2(table, smooth, theme_bw)
  }
}

# A smooth curve through fewer points than this adds nothing to the points.
least_for_smooth <- 10L

plot_history_ggplot2 <- function(table, smooth, theme_bw) {
  .data <- ggplot2::.data
  mapping <- if (nlevels(table$data) > 1) {
    ggplot2::aes(.data$epoch, .data$value, colour = .data$data, fill = .data$data)
  } else {
    ggplot2::aes(.data$epoch, .data$value)
  }
  epochs <- max(table$epoch)
  plot <- ggplot2::ggplot(table, mapping) +
    ggplot2::geom_point(shape = 21, colour = 1) +
    ggplot2::facet_wrap(~metric, ncol = 1, scales = "free_y", strip.position = "left") +
    ggplot2::scale_x_continuous(breaks = function(range) unique(round(pretty(range)))) +
    ggplot2::labs(x = "epoch", y = NULL, colour = NULL, fill = NULL)
  if (smooth && epochs >= least_for_smooth) {
    plot <- plot + ggplot2::geom_smooth(
      se = FALSE, method = "loess", formula = y ~ x, na.rm = TRUE
    )
  } else if (epochs > 1) {
    plot <- plot + ggplot2::geom_line()
  }
  if (theme_bw) {
    plot <- plot + ggplot2::theme_bw()
  }
  plot + ggplot2::theme(strip.background = ggplot2::element_blank(), strip.placement = "outside")
}

plot_history_base <- function(table, smooth, ...) {
  metrics <- levels(table$metric)
  old <- graphics::par(mfrow = c(length(metrics), 1), mar = c(4, 4, 1, 1), ...)
  on.exit(graphics::par(old))
  colours <- c(training = "#F8766D", validation = "#00BFC4")
  for (metric in metrics) {
    rows <- table[table$metric == metric, ]
    graphics::plot(rows$epoch, rows$value, type = "n", xlab = "epoch", ylab = metric)
    for (data in intersect(names(colours), as.character(rows$data))) {
      line <- rows[rows$data == data, ]
      graphics::points(line$epoch, line$value, pch = 21, bg = colours[[data]])
      through <- if (smooth && nrow(line) >= least_for_smooth) {
        # As in ggplot2: lowess() would take the first epochs, where the loss falls, for outliers.
        stats::loess.smooth(line$epoch, line$value, span = 0.75, degree = 2)
      } else {
        line[c("epoch", "value")]
      }
      graphics::lines(through[[1]], through[[2]], col = colours[[data]])
    }
    if (nlevels(table$data) > 1) {
      graphics::legend("topright", names(colours), col = colours, lty = 1, bty = "n")
    }
  }
  invisible()
}

# Plots the metrics so far; called by Python after each epoch, and when training has ended
# (view_metrics). Non-interactively, as in Rscript and knitr, it only plots at the end.
view_history <- function(history) {
  if (identical(history$params$view, "auto") && !has_viewer()) {
    return(invisible())
  }
  # Plotting in both cases would draw the last epoch twice.
  if (interactive() != history$params$ended) {
    print(plot(history))
  }
  invisible()
}

# Whether plots are shown next to the code, as in RStudio.
has_viewer <- function() {
  interactive() && !is.null(getOption("viewer")) && nzchar(Sys.getenv("RSTUDIO"))
}

# ---- methods for generics of other packages ---------------------------------

#' Summaries of the history of training
#'
#' Methods for generics of other packages: `tidy()` and `glance()` of generics (and broom),
#' `autoplot()` of ggplot2.
#'
#' @param x,object The history that `fit()` returned.
#' @param ... For `autoplot()`: the arguments of [plot.keras_training_history()]; not used by the
#'   others.
#' @return `tidy()`: the data frame of [as.data.frame.keras_training_history()], without the
#'   epochs that were not run. `glance()`: a data frame with one row: `epochs` (how many were
#'   run), `epochs_planned`, and the metrics of the last one. `autoplot()`: a ggplot2 plot.
#' @family history
#' @name tidy.keras_training_history
#' @method tidy keras_training_history
#' @rawNamespace S3method(generics::tidy, keras_training_history)
#' @examples
#' history <- structure(
#'   list(params = list(epochs = 2), metrics = list(loss = c(1, 0.5), val_loss = c(1.2, 0.8))),
#'   class = "keras_training_history"
#' )
#' generics::tidy(history)
#' generics::glance(history)
tidy.keras_training_history <- function(x, ...) {
  table <- as.data.frame(x)
  table <- table[!is.na(table$value), ]
  rownames(table) <- NULL
  table
}

#' @rdname tidy.keras_training_history
#' @method glance keras_training_history
#' @rawNamespace S3method(generics::glance, keras_training_history)
glance.keras_training_history <- function(x, ...) {
  done <- max(lengths(x$metrics), 0L)
  planned <- if (is.null(x$params$epochs)) done else as.integer(x$params$epochs)
  last <- lapply(x$metrics, function(values) as.numeric(values[[length(values)]]))
  data.frame(c(list(epochs = done, epochs_planned = planned), last), check.names = FALSE)
}

#' @rdname tidy.keras_training_history
#' @method autoplot keras_training_history
#' @rawNamespace S3method(ggplot2::autoplot, keras_training_history)
autoplot.keras_training_history <- function(object, ...) {
  plot(object, ..., method = "ggplot2")
}
