# Generated from rkeras_py; do not edit by hand.

#' Xception, a network of separable convolutions
#'
#' The images are prepared by `xception_preprocess_input()`.
#'
#' @param include_top Whether the network ends with the layers that tell the classes.
#' @param weights The weights: `"imagenet"` for those from a training on ImageNet, which are
#'   downloaded once; the path of a file that `save_model_weights_hdf5()`, `save_model_hdf5()`
#'   or Keras wrote; or NULL for random ones.
#' @param input_tensor A symbolic tensor that becomes the input. By default, a new one is made.
#' @param input_shape The shape of an image. The default is that of the images of the training,
#'   or of any size without the top.
#' @param pooling What follows the last block without the top: `"avg"` or `"max"` for the mean
#'   or maximum over rows and columns, or NULL for nothing, so that the output has 4 axes.
#' @param classes The number of classes. It must be 1000 for the weights of ImageNet with the
#'   top.
#' @param classifier_activation The activation of the last layer of the top; NULL for logits.
#'   With `weights` it must be `"softmax"` or NULL.
#' @param ... `name`: the name of the model.
#' @return A model, not compiled.
#' @section Errors:
#' - `ValueError`: An argument does not fit the network or its weights.
#' - `OSError`: The weights can't be downloaded.
#' @references Chollet (2017), Xception: deep learning with depthwise separable convolutions.
#'   <https://arxiv.org/abs/1610.02357>
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- application_xception(weights = NULL, include_top = FALSE, input_shape = c(71, 71, 3))
#' model$output_shape
application_xception <- function(include_top = TRUE,
                                 weights = "imagenet",
                                 input_tensor = NULL,
                                 input_shape = NULL,
                                 pooling = NULL,
                                 classes = 1000,
                                 classifier_activation = "softmax",
                                 ...) {
  .External2(rk_call_formals, "application_xception")
}

#' Prepares images for Xception
#'
#' Values from 0 to 255 become -1 to 1.
#'
#' @param x An array or tensor of images, or one image, with values from 0 to 255. It is not
#'   changed.
#' @return An array in floatx, or a tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: The images have not 3 channels.
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' images <- k_ones(c(2, 224, 224, 3))
#' prepared <- xception_preprocess_input(images)
#' prepared$shape
xception_preprocess_input <- function(x) {
  .External2(rk_call_formals, "xception_preprocess_input")
}
