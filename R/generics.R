# Generic functions that scripts of 2.9 call.

#' Exports a model for TensorFlow Serving
#'
#' A generic function; its method for Keras models is
#' [export_savedmodel.keras.engine.training.Model()].
#'
#' @param object What to export.
#' @param export_dir_base The folder to write to.
#' @param ... Arguments of the method.
#' @return What the method returns.
#' @family model persistence
#' @export
#' @examples
#' methods("export_savedmodel")
export_savedmodel <- function(object, export_dir_base, ...) {
  UseMethod("export_savedmodel")
}

#' Computes the loss and the metrics of a model
#'
#' A generic function; its method for Keras models is
#' [evaluate.keras.engine.training.Model()].
#'
#' @param object What to evaluate.
#' @param ... Arguments of the method.
#' @return What the method returns.
#' @family models
#' @export
#' @rawNamespace S3method(generics::evaluate, keras.engine.training.Model)
#' @examples
#' methods("evaluate")
evaluate <- function(object, ...) {
  UseMethod("evaluate")
}
