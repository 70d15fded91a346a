# Generated from rkeras_py; do not edit by hand.

#' Inception networks
#'
#' Networks of blocks with convolutions of several sizes side by side. The images are prepared
#' by `inception_v3_preprocess_input()` and `inception_resnet_v2_preprocess_input()`.
#'
#' - `application_inception_v3()`: Inception, version 3.
#' - `application_inception_resnet_v2()`: Inception with residual connections, version 2.
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
#' @return
#' - `application_inception_v3()`: A model, not compiled.
#' - `application_inception_resnet_v2()`: A model, not compiled.
#' @section Errors:
#' - `application_inception_v3()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_inception_v3()`, `OSError`: The weights can't be downloaded.
#' - `application_inception_resnet_v2()`, `ValueError`: An argument does not fit the network or
#'   its weights.
#' - `application_inception_resnet_v2()`, `OSError`: The weights can't be downloaded.
#' @references Szegedy et al. (2016), Rethinking the Inception architecture for computer vision.
#'   <https://arxiv.org/abs/1512.00567>
#' @references Szegedy et al. (2017), Inception-v4, Inception-ResNet and the impact of residual
#'   connections on learning. <https://arxiv.org/abs/1602.07261>
#' @family applications
#' @name application_inception
#' @examplesIf rkeras::is_keras_available()
#' model <- application_inception_v3(weights = NULL, include_top = FALSE, input_shape = c(75, 75, 3))
#' model$output_shape
NULL

#' @rdname application_inception
#' @export
application_inception_v3 <- function(include_top = TRUE,
                                     weights = "imagenet",
                                     input_tensor = NULL,
                                     input_shape = NULL,
                                     pooling = NULL,
                                     classes = 1000,
                                     classifier_activation = "softmax",
                                     ...) {
  .External2(rk_call_formals, "application_inception_v3")
}

#' Prepares images for InceptionV3
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
#' prepared <- inception_v3_preprocess_input(images)
#' prepared$shape
inception_v3_preprocess_input <- function(x) {
  .External2(rk_call_formals, "inception_v3_preprocess_input")
}

#' @rdname application_inception
#' @export
application_inception_resnet_v2 <- function(include_top = TRUE,
                                            weights = "imagenet",
                                            input_tensor = NULL,
                                            input_shape = NULL,
                                            pooling = NULL,
                                            classes = 1000,
                                            classifier_activation = "softmax",
                                            ...) {
  .External2(rk_call_formals, "application_inception_resnet_v2")
}

#' Prepares images for InceptionResNetV2
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
#' prepared <- inception_resnet_v2_preprocess_input(images)
#' prepared$shape
inception_resnet_v2_preprocess_input <- function(x) {
  .External2(rk_call_formals, "inception_resnet_v2_preprocess_input")
}
