# Generated from rkeras_py; do not edit by hand.

#' Prepares images for networks that were trained on ImageNet
#'
#' @param x An array or tensor of images, or one image, with values from 0 to 255. It is not
#'   changed.
#' @param data_format `"channels_last"` or `"channels_first"`; NULL for the format that is set.
#' @param mode `"caffe"`: the order of the channels becomes blue, green, red, from each of which
#'   the mean over ImageNet is subtracted. `"tf"`: values become -1 to 1. `"torch"`: values are
#'   divided by 255; then the mean over ImageNet is subtracted from each channel, which is
#'   divided by its standard deviation.
#' @return An array in floatx, or a tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: The images have not 3 channels.
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' images <- k_ones(c(2, 224, 224, 3))
#' prepared <- imagenet_preprocess_input(images)
#' prepared$shape
imagenet_preprocess_input <- function(x, data_format = NULL, mode = "caffe") {
  .External2(rk_call_formals, "imagenet_preprocess_input")
}
