# Models as text: print, format, summary.

#' The table of a model's layers
#'
#' `print()` and `summary()` show the table of the layers of a model, with the shape of what each
#' puts out and the number of its weights; `format()` returns it as a string.
#'
#' @param x,object A model.
#' @param line_length Width of the table in characters, without the column of `show_trainable`.
#' @param positions Where the columns end: shares of the width, or columns.
#' @param expand_nested Whether the layers of models inside are listed too.
#' @param show_trainable Whether a column says which layers are trained.
#' @param ... For `print()` and `summary()`: the arguments of `format()`.
#' @param compact Whether the lines between rows are left out.
#' @param width Width that `line_length` follows from.
#' @return `format()`: a string. `print()` and `summary()`: the model, invisibly.
#' @family models
#' @name format.keras.engine.training.Model
#' @method format keras.engine.training.Model
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- keras_model_sequential(input_shape = 4) %>%
#'   layer_dense(units = 8, activation = "relu") %>%
#'   layer_dense(units = 1)
#' summary(model)
format.keras.engine.training.Model <- function(x,
                                               line_length = width - (11L * show_trainable),
                                               positions = NULL,
                                               expand_nested = FALSE,
                                               show_trainable = x$built && as.logical(
                                                 length(x$non_trainable_weights)
                                               ),
                                               ...,
                                               compact = TRUE,
                                               width = getOption("width")) {
  if (is_stale(x)) {
    return(format.rkeras_object(x))
  }
  operate(
    "summary", x, as.integer(line_length), positions, expand_nested, isTRUE(show_trainable), compact
  )
}

#' @rdname format.keras.engine.training.Model
#' @method summary keras.engine.training.Model
#' @export
summary.keras.engine.training.Model <- function(object, ...) {
  cat(format(object, ...), "\n", sep = "")
  invisible(object)
}

#' @rdname format.keras.engine.training.Model
#' @method print keras.engine.training.Model
#' @export
print.keras.engine.training.Model <- function(x, ...) {
  cat(format(x, ...), "\n", sep = "")
  invisible(x)
}

# For objects of reticulate's kind; what keras 2.9 exports under this name.
#' @exportS3Method reticulate::py_str
py_str.keras.engine.training.Model <- function(object,
                                               line_length = getOption("width"),
                                               positions = NULL,
                                               ...) {
  format(object, line_length = line_length, positions = positions)
}
