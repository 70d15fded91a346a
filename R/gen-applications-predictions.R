# Generated from rkeras_py; do not edit by hand.

#' The most likely classes of ImageNet
#'
#' The names of the classes are downloaded once. Without a network, put the file
#' `imagenet_class_index.json` into `models` in the cache of Keras, by default `~/.keras`.
#'
#' @param preds Predictions of a network: a matrix with a row for each image, and 1000 columns.
#' @param top The number of classes.
#' @return A list with a data frame for each image. Its columns are `class_name` (such as
#'   "n02504013"), `class_description` and `score`; the most likely class comes first.
#' @section Errors:
#' - `ValueError`: `preds` has another shape.
#' - `OSError`: The names of the classes can't be downloaded.
#' @family applications
#' @export
imagenet_decode_predictions <- function(preds, top = 5) {
  .External2(rk_call_formals, "imagenet_decode_predictions")
}
