# Generated from rkeras_py; do not edit by hand.

#' VGG networks
#'
#' Plain stacks of convolutions of size 3. Their images are prepared by
#' `imagenet_preprocess_input()`.
#'
#' - `application_vgg16()`: VGG16, of 16 layers with weights.
#' - `application_vgg19()`: VGG19, of 19 layers with weights.
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
#' @return
#' - `application_vgg16()`: A model, not compiled.
#' - `application_vgg19()`: A model, not compiled.
#' @section Errors:
#' - `application_vgg16()`, `ValueError`: An argument does not fit the network or its weights.
#' - `application_vgg16()`, `OSError`: The weights can't be downloaded.
#' - `application_vgg19()`, `ValueError`: An argument does not fit the network or its weights.
#' - `application_vgg19()`, `OSError`: The weights can't be downloaded.
#' @references Simonyan and Zisserman (2015), Very deep convolutional networks for large-scale
#'   image recognition. <https://arxiv.org/abs/1409.1556>
#' @family applications
#' @name application_vgg
#' @examplesIf rkeras::is_keras_available()
#' model <- application_vgg16(weights = NULL, include_top = FALSE, input_shape = c(32, 32, 3))
#' model$output_shape
NULL

#' @rdname application_vgg
#' @export
application_vgg16 <- function(include_top = TRUE,
                              weights = "imagenet",
                              input_tensor = NULL,
                              input_shape = NULL,
                              pooling = NULL,
                              classes = 1000,
                              classifier_activation = "softmax") {
  .External2(rk_call_formals, "application_vgg16")
}

#' @rdname application_vgg
#' @export
application_vgg19 <- function(include_top = TRUE,
                              weights = "imagenet",
                              input_tensor = NULL,
                              input_shape = NULL,
                              pooling = NULL,
                              classes = 1000,
                              classifier_activation = "softmax") {
  .External2(rk_call_formals, "application_vgg19")
}
