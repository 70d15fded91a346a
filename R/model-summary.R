# Text summaries of models: print, format, summary.

#' The table of a model's layers
#'
#' `print()` and `summary()` print a table of the model's layers, with their output shapes and
#' numbers of parameters; `format()` returns it as a string.
#'
#' @param x,object A model.
#' @param line_length Width of the table in characters, without the column of `show_trainable`.
#' @param positions Where the columns end: fractions of the width, or character positions.
#' @param expand_nested Whether to list the layers of nested models too.
#' @param show_trainable Whether to add a column that says which layers are trainable.
#' @param ... For `print()` and `summary()`: the arguments of `format()`.
#' @param compact Whether to leave out the lines between rows.
#' @param width Total width, from which `line_length` is computed.
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

# keras 2.9 exports a method of this name for reticulate's generic.
#' @exportS3Method reticulate::py_str
py_str.keras.engine.training.Model <- function(object,
                                               line_length = getOption("width"),
                                               positions = NULL,
                                               ...) {
  format(object, line_length = line_length, positions = positions)
}
