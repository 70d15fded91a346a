# Generated from rkeras_py; do not edit by hand.

#' MobileNets, version 3
#'
#' Small networks whose blocks were found by a search. Images have values from 0 to 255, or,
#' with `include_preprocessing` FALSE, from -1 to 1.
#'
#' - `application_mobilenet_v3_large()`: MobileNet, version 3, the large one.
#' - `application_mobilenet_v3_small()`: MobileNet, version 3, the small one.
#'
#' @param input_shape The shape of an image. The default is that of the images of the training,
#'   or of any size without the top.
#' @param alpha A factor for the number of filters of each layer.
#' @param minimalistic Whether to leave out what is slow on some hardware: hard swish,
#'   convolutions of size 5, squeeze and excitation.
#' @param include_top Whether the network ends with the layers that tell the classes.
#' @param weights The weights: `"imagenet"` for those from a training on ImageNet, which are
#'   downloaded once; the path of a file that `save_model_weights_hdf5()`, `save_model_hdf5()`
#'   or Keras wrote; or NULL for random ones.
#' @param input_tensor A symbolic tensor that becomes the input. By default, a new one is made.
#' @param classes The number of classes. It must be 1000 for the weights of ImageNet with the
#'   top.
#' @param pooling What follows the last block without the top: `"avg"` or `"max"` for the mean
#'   or maximum over rows and columns, or NULL for nothing, so that the output has 4 axes.
#' @param dropout_rate The fraction of units that are dropped before the last layer.
#' @param classifier_activation The activation of the last layer of the top; NULL for logits.
#'   With `weights` it must be `"softmax"` or NULL.
#' @param include_preprocessing Whether the network begins with the scaling of images to -1 to
#'   1.
#' @return
#' - `application_mobilenet_v3_large()`: A model, not compiled.
#' - `application_mobilenet_v3_small()`: A model, not compiled.
#' @section Errors:
#' - `application_mobilenet_v3_large()`, `ValueError`: An argument does not fit the network or
#'   its weights.
#' - `application_mobilenet_v3_large()`, `OSError`: The weights can't be downloaded.
#' - `application_mobilenet_v3_small()`, `ValueError`: An argument does not fit the network or
#'   its weights.
#' - `application_mobilenet_v3_small()`, `OSError`: The weights can't be downloaded.
#' @references Howard et al. (2019), Searching for MobileNetV3.
#'   <https://arxiv.org/abs/1905.02244>
#' @family applications
#' @name application_mobilenet_v3
#' @examplesIf rkeras::is_keras_available()
#' model <- application_mobilenet_v3_small(c(32, 32, 3), weights = NULL, include_top = FALSE)
#' model$output_shape
NULL

#' @rdname application_mobilenet_v3
#' @export
application_mobilenet_v3_large <- function(input_shape = NULL,
                                           alpha = 1,
                                           minimalistic = FALSE,
                                           include_top = TRUE,
                                           weights = "imagenet",
                                           input_tensor = NULL,
                                           classes = 1000L,
                                           pooling = NULL,
                                           dropout_rate = 0.2,
                                           classifier_activation = "softmax",
                                           include_preprocessing = TRUE) {
  .External2(rk_call_formals, "application_mobilenet_v3_large")
}

#' @rdname application_mobilenet_v3
#' @export
application_mobilenet_v3_small <- function(input_shape = NULL,
                                           alpha = 1,
                                           minimalistic = FALSE,
                                           include_top = TRUE,
                                           weights = "imagenet",
                                           input_tensor = NULL,
                                           classes = 1000L,
                                           pooling = NULL,
                                           dropout_rate = 0.2,
                                           classifier_activation = "softmax",
                                           include_preprocessing = TRUE) {
  .External2(rk_call_formals, "application_mobilenet_v3_small")
}
