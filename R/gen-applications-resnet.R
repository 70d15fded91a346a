# Generated from rkeras_py; do not edit by hand.

#' Residual networks
#'
#' Networks whose blocks add to what they are given. The images are prepared by
#' `resnet_preprocess_input()`, for the second versions by `resnet_v2_preprocess_input()`.
#'
#' - `application_resnet50()`: ResNet50, of 50 layers with weights.
#' - `application_resnet101()`: ResNet101, of 101 layers with weights.
#' - `application_resnet152()`: ResNet152, of 152 layers with weights.
#' - `application_resnet50_v2()`: ResNet50 version 2, which normalizes before each convolution,
#'   of 50 layers with weights.
#' - `application_resnet101_v2()`: ResNet101 version 2, which normalizes before each
#'   convolution, of 101 layers with weights.
#' - `application_resnet152_v2()`: ResNet152 version 2, which normalizes before each
#'   convolution, of 152 layers with weights.
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
#' @param ... `application_resnet50()`, `application_resnet101()`, `application_resnet152()`:
#'   `name`: the name of the model; `classifier_activation`: the activation of the last layer of
#'   the top. `application_resnet50_v2()`, `application_resnet101_v2()`,
#'   `application_resnet152_v2()`: `name`: the name of the model.
#' @param classifier_activation The activation of the last layer of the top; NULL for logits.
#'   With `weights` it must be `"softmax"` or NULL.
#' @return
#' - `application_resnet50()`: A model, not compiled.
#' - `application_resnet101()`: A model, not compiled.
#' - `application_resnet152()`: A model, not compiled.
#' - `application_resnet50_v2()`: A model, not compiled.
#' - `application_resnet101_v2()`: A model, not compiled.
#' - `application_resnet152_v2()`: A model, not compiled.
#' @section Errors:
#' - `application_resnet50()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet50()`, `OSError`: The weights can't be downloaded.
#' - `application_resnet101()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet101()`, `OSError`: The weights can't be downloaded.
#' - `application_resnet152()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet152()`, `OSError`: The weights can't be downloaded.
#' - `application_resnet50_v2()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet50_v2()`, `OSError`: The weights can't be downloaded.
#' - `application_resnet101_v2()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet101_v2()`, `OSError`: The weights can't be downloaded.
#' - `application_resnet152_v2()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_resnet152_v2()`, `OSError`: The weights can't be downloaded.
#' @references He et al. (2016), Deep residual learning for image recognition.
#'   <https://arxiv.org/abs/1512.03385>
#' @references He et al. (2016), Identity mappings in deep residual networks.
#'   <https://arxiv.org/abs/1603.05027>
#' @family applications
#' @name application_resnet
#' @examplesIf rkeras::is_keras_available()
#' model <- application_resnet50(weights = NULL, include_top = FALSE, input_shape = c(32, 32, 3))
#' model$output_shape
NULL

#' @rdname application_resnet
#' @export
application_resnet50 <- function(include_top = TRUE,
                                 weights = "imagenet",
                                 input_tensor = NULL,
                                 input_shape = NULL,
                                 pooling = NULL,
                                 classes = 1000,
                                 ...) {
  .External2(rk_call_formals, "application_resnet50")
}

#' @rdname application_resnet
#' @export
application_resnet101 <- function(include_top = TRUE,
                                  weights = "imagenet",
                                  input_tensor = NULL,
                                  input_shape = NULL,
                                  pooling = NULL,
                                  classes = 1000,
                                  ...) {
  .External2(rk_call_formals, "application_resnet101")
}

#' @rdname application_resnet
#' @export
application_resnet152 <- function(include_top = TRUE,
                                  weights = "imagenet",
                                  input_tensor = NULL,
                                  input_shape = NULL,
                                  pooling = NULL,
                                  classes = 1000,
                                  ...) {
  .External2(rk_call_formals, "application_resnet152")
}

#' @rdname application_resnet
#' @export
application_resnet50_v2 <- function(include_top = TRUE,
                                    weights = "imagenet",
                                    input_tensor = NULL,
                                    input_shape = NULL,
                                    pooling = NULL,
                                    classes = 1000,
                                    classifier_activation = "softmax",
                                    ...) {
  .External2(rk_call_formals, "application_resnet50_v2")
}

#' @rdname application_resnet
#' @export
application_resnet101_v2 <- function(include_top = TRUE,
                                     weights = "imagenet",
                                     input_tensor = NULL,
                                     input_shape = NULL,
                                     pooling = NULL,
                                     classes = 1000,
                                     classifier_activation = "softmax",
                                     ...) {
  .External2(rk_call_formals, "application_resnet101_v2")
}

#' @rdname application_resnet
#' @export
application_resnet152_v2 <- function(include_top = TRUE,
                                     weights = "imagenet",
                                     input_tensor = NULL,
                                     input_shape = NULL,
                                     pooling = NULL,
                                     classes = 1000,
                                     classifier_activation = "softmax",
                                     ...) {
  .External2(rk_call_formals, "application_resnet152_v2")
}

#' Prepares images for ResNet50, ResNet101 and ResNet152
#'
#' The order of the channels becomes blue, green, red, from each of which the mean over ImageNet
#' is subtracted.
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
#' prepared <- resnet_preprocess_input(images)
#' prepared$shape
resnet_preprocess_input <- function(x) {
  .External2(rk_call_formals, "resnet_preprocess_input")
}

#' Prepares images for the second versions of ResNets
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
#' prepared <- resnet_v2_preprocess_input(images)
#' prepared$shape
resnet_v2_preprocess_input <- function(x) {
  .External2(rk_call_formals, "resnet_v2_preprocess_input")
}
