# Generated from rkeras_py; do not edit by hand.

#' MobileNets
#'
#' Small networks of separable convolutions. The images are prepared by
#' `mobilenet_preprocess_input()` and `mobilenet_v2_preprocess_input()`.
#'
#' - `application_mobilenet()`: MobileNet.
#' - `application_mobilenet_v2()`: MobileNet, version 2.
#'
#' @param input_shape The shape of an image. The default is that of the images of the training,
#'   or of any size without the top.
#' @param alpha A factor for the number of filters of each layer.
#' @param depth_multiplier The number of channels that a depthwise convolution makes of each.
#' @param dropout The fraction of units that are dropped before the last layer.
#' @param include_top Whether the network ends with the layers that tell the classes.
#' @param weights The weights: `"imagenet"` for those from a training on ImageNet, which are
#'   downloaded once; the path of a file that `save_model_weights_hdf5()`, `save_model_hdf5()`
#'   or Keras wrote; or NULL for random ones.
#' @param input_tensor A symbolic tensor that becomes the input. By default, a new one is made.
#' @param pooling What follows the last block without the top: `"avg"` or `"max"` for the mean
#'   or maximum over rows and columns, or NULL for nothing, so that the output has 4 axes.
#' @param classes The number of classes. It must be 1000 for the weights of ImageNet with the
#'   top.
#' @param classifier_activation The activation of the last layer of the top; NULL for logits.
#'   With `weights` it must be `"softmax"` or NULL.
#' @param ... `name`: the name of the model.
#' @return
#' - `application_mobilenet()`: A model, not compiled.
#' - `application_mobilenet_v2()`: A model, not compiled.
#' @section Errors:
#' - `application_mobilenet()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_mobilenet()`, `OSError`: The weights can't be downloaded.
#' - `application_mobilenet_v2()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_mobilenet_v2()`, `OSError`: The weights can't be downloaded.
#' @references Howard et al. (2017), MobileNets: efficient convolutional neural networks for
#'   mobile vision applications. <https://arxiv.org/abs/1704.04861>
#' @references Sandler et al. (2018), MobileNetV2: inverted residuals and linear bottlenecks.
#'   <https://arxiv.org/abs/1801.04381>
#' @family applications
#' @name application_mobilenet
#' @examplesIf rkeras::is_keras_available()
#' model <- application_mobilenet(c(32, 32, 3), alpha = 0.25, weights = NULL, include_top = FALSE)
#' model$output_shape
#' model <- application_mobilenet_v2(c(32, 32, 3), alpha = 0.35, weights = NULL, include_top = FALSE)
#' model$output_shape
NULL

#' @rdname application_mobilenet
#' @export
application_mobilenet <- function(input_shape = NULL,
                                  alpha = 1,
                                  depth_multiplier = 1L,
                                  dropout = 0.001,
                                  include_top = TRUE,
                                  weights = "imagenet",
                                  input_tensor = NULL,
                                  pooling = NULL,
                                  classes = 1000L,
                                  classifier_activation = "softmax",
                                  ...) {
  .External2(rk_call_formals, "application_mobilenet")
}

#' @rdname application_mobilenet
#' @export
application_mobilenet_v2 <- function(input_shape = NULL,
                                     alpha = 1,
                                     include_top = TRUE,
                                     weights = "imagenet",
                                     input_tensor = NULL,
                                     pooling = NULL,
                                     classes = 1000,
                                     classifier_activation = "softmax",
                                     ...) {
  .External2(rk_call_formals, "application_mobilenet_v2")
}

#' Prepares images for MobileNet
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
#' prepared <- mobilenet_preprocess_input(images)
#' prepared$shape
mobilenet_preprocess_input <- function(x) {
  .External2(rk_call_formals, "mobilenet_preprocess_input")
}

#' Prepares images for MobileNet, version 2
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
#' prepared <- mobilenet_v2_preprocess_input(images)
#' prepared$shape
mobilenet_v2_preprocess_input <- function(x) {
  .External2(rk_call_formals, "mobilenet_v2_preprocess_input")
}

#' The most likely classes of ImageNet, as `imagenet_decode_predictions()`
#'
#' @param preds Predictions of a network: a matrix with a row for each image, and 1000 columns.
#' @param top The number of classes.
#' @return A list with a data frame for each image.
#' @section Errors:
#' - `ValueError`: `preds` has another shape.
#' - `OSError`: The names of the classes can't be downloaded.
#' @family applications
#' @export
mobilenet_decode_predictions <- function(preds, top = 5) {
  .External2(rk_call_formals, "mobilenet_decode_predictions")
}

#' The most likely classes of ImageNet, as `imagenet_decode_predictions()`
#'
#' @param preds Predictions of a network: a matrix with a row for each image, and 1000 columns.
#' @param top The number of classes.
#' @return A list with a data frame for each image.
#' @section Errors:
#' - `ValueError`: `preds` has another shape.
#' - `OSError`: The names of the classes can't be downloaded.
#' @family applications
#' @export
mobilenet_v2_decode_predictions <- function(preds, top = 5) {
  .External2(rk_call_formals, "mobilenet_v2_decode_predictions")
}

#' Loads a model with a MobileNet from an HDF5 file
#'
#' Old files name a function `relu6`, which `load_model_hdf5()` does not know.
#'
#' @param filepath Path of the file.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The file does not exist.
#' - `ValueError`: The file does not contain a model, or is damaged.
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- application_mobilenet(c(32, 32, 3), alpha = 0.25, weights = NULL, classes = 2)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- mobilenet_load_model_hdf5(path)
mobilenet_load_model_hdf5 <- function(filepath) {
  .External2(rk_call_formals, "mobilenet_load_model_hdf5")
}

#' Loads a model with a MobileNet, version 2, from an HDF5 file
#'
#' Old files name a function `relu6`, which `load_model_hdf5()` does not know.
#'
#' @param filepath Path of the file.
#' @return The model.
#' @section Errors:
#' - `FileNotFoundError`: The file does not exist.
#' - `ValueError`: The file does not contain a model, or is damaged.
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' model <- application_mobilenet_v2(c(32, 32, 3), alpha = 0.35, weights = NULL, classes = 2)
#' path <- save_model_hdf5(model, "model.h5")
#' again <- mobilenet_v2_load_model_hdf5(path)
mobilenet_v2_load_model_hdf5 <- function(filepath) {
  .External2(rk_call_formals, "mobilenet_v2_load_model_hdf5")
}
