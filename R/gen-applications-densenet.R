# Generated from rkeras_py; do not edit by hand.

#' Densely connected networks
#'
#' Networks in which each layer of a block is given the outputs of all layers before it. The
#' images are prepared by `densenet_preprocess_input()`.
#'
#' - `application_densenet()`: A DenseNet with blocks of any number of layers.
#' - `application_densenet121()`: DenseNet121, of 121 layers with weights.
#' - `application_densenet169()`: DenseNet169, of 169 layers with weights.
#' - `application_densenet201()`: DenseNet201, of 201 layers with weights.
#'
#' @param blocks The number of layers in each of the four blocks.
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
#' @return
#' - `application_densenet()`: A model, not compiled.
#' - `application_densenet121()`: A model, not compiled.
#' - `application_densenet169()`: A model, not compiled.
#' - `application_densenet201()`: A model, not compiled.
#' @section Errors:
#' - `application_densenet()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_densenet()`, `OSError`: The weights can't be downloaded.
#' - `application_densenet121()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_densenet121()`, `OSError`: The weights can't be downloaded.
#' - `application_densenet169()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_densenet169()`, `OSError`: The weights can't be downloaded.
#' - `application_densenet201()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_densenet201()`, `OSError`: The weights can't be downloaded.
#' @references Huang et al. (2017), Densely connected convolutional networks.
#'   <https://arxiv.org/abs/1608.06993>
#' @family applications
#' @name application_densenet
#' @examplesIf rkeras::is_keras_available()
#' model <- application_densenet(c(1, 1, 1, 1), weights = NULL, include_top = FALSE, input_shape = c(32, 32, 3))
#' model$output_shape
NULL

#' @rdname application_densenet
#' @export
application_densenet <- function(blocks,
                                 include_top = TRUE,
                                 weights = "imagenet",
                                 input_tensor = NULL,
                                 input_shape = NULL,
                                 pooling = NULL,
                                 classes = 1000) {
  .External2(rk_call_formals, "application_densenet")
}

#' @rdname application_densenet
#' @export
application_densenet121 <- function(include_top = TRUE,
                                    weights = "imagenet",
                                    input_tensor = NULL,
                                    input_shape = NULL,
                                    pooling = NULL,
                                    classes = 1000) {
  .External2(rk_call_formals, "application_densenet121")
}

#' @rdname application_densenet
#' @export
application_densenet169 <- function(include_top = TRUE,
                                    weights = "imagenet",
                                    input_tensor = NULL,
                                    input_shape = NULL,
                                    pooling = NULL,
                                    classes = 1000) {
  .External2(rk_call_formals, "application_densenet169")
}

#' @rdname application_densenet
#' @export
application_densenet201 <- function(include_top = TRUE,
                                    weights = "imagenet",
                                    input_tensor = NULL,
                                    input_shape = NULL,
                                    pooling = NULL,
                                    classes = 1000) {
  .External2(rk_call_formals, "application_densenet201")
}

#' Prepares images for DenseNets
#'
#' Values are divided by 255; then the mean over ImageNet is subtracted from each channel, which
#' is divided by its standard deviation.
#'
#' @param x An array or tensor of images, or one image, with values from 0 to 255. It is not
#'   changed.
#' @param data_format `"channels_last"` or `"channels_first"`; NULL for the format that is set.
#' @return An array in floatx, or a tensor, of the same shape.
#' @section Errors:
#' - `ValueError`: The images have not 3 channels.
#' @family applications
#' @export
#' @examplesIf rkeras::is_keras_available()
#' images <- k_ones(c(2, 224, 224, 3))
#' prepared <- densenet_preprocess_input(images)
#' prepared$shape
densenet_preprocess_input <- function(x, data_format = NULL) {
  .External2(rk_call_formals, "densenet_preprocess_input")
}
