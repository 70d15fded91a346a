# Generated from rkeras_py; do not edit by hand.

#' EfficientNets
#'
#' Networks whose depth, width and size of images grow together. Images have values from 0 to
#' 255.
#'
#' - `application_efficientnet_b0()`: EfficientNetB0, trained on images of 224 x 224 pixels.
#' - `application_efficientnet_b1()`: EfficientNetB1, trained on images of 240 x 240 pixels.
#' - `application_efficientnet_b2()`: EfficientNetB2, trained on images of 260 x 260 pixels.
#' - `application_efficientnet_b3()`: EfficientNetB3, trained on images of 300 x 300 pixels.
#' - `application_efficientnet_b4()`: EfficientNetB4, trained on images of 380 x 380 pixels.
#' - `application_efficientnet_b5()`: EfficientNetB5, trained on images of 456 x 456 pixels.
#' - `application_efficientnet_b6()`: EfficientNetB6, trained on images of 528 x 528 pixels.
#' - `application_efficientnet_b7()`: EfficientNetB7, trained on images of 600 x 600 pixels.
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
#' @param ... `name`: the name of the model; `dropout_rate`: the fraction of units that are
#'   dropped before the last layer; `drop_connect_rate`: that of blocks that are skipped in
#'   training; `activation`: the activation of the convolutions.
#' @return
#' - `application_efficientnet_b0()`: A model, not compiled.
#' - `application_efficientnet_b1()`: A model, not compiled.
#' - `application_efficientnet_b2()`: A model, not compiled.
#' - `application_efficientnet_b3()`: A model, not compiled.
#' - `application_efficientnet_b4()`: A model, not compiled.
#' - `application_efficientnet_b5()`: A model, not compiled.
#' - `application_efficientnet_b6()`: A model, not compiled.
#' - `application_efficientnet_b7()`: A model, not compiled.
#' @section Errors:
#' - `application_efficientnet_b0()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b0()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b1()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b1()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b2()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b2()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b3()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b3()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b4()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b4()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b5()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b5()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b6()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b6()`, `OSError`: The weights can't be downloaded.
#' - `application_efficientnet_b7()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_efficientnet_b7()`, `OSError`: The weights can't be downloaded.
#' @references Tan and Le (2019), EfficientNet: rethinking model scaling for convolutional
#'   neural networks. <https://arxiv.org/abs/1905.11946>
#' @family applications
#' @name application_efficientnet
#' @examplesIf rkeras::is_keras_available()
#' model <- application_efficientnet_b0(weights = NULL, include_top = FALSE, input_shape = c(32, 32, 3))
#' model$output_shape
NULL

#' @rdname application_efficientnet
#' @export
application_efficientnet_b0 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b0")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b1 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b1")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b2 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b2")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b3 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b3")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b4 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b4")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b5 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b5")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b6 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b6")
}

#' @rdname application_efficientnet
#' @export
application_efficientnet_b7 <- function(include_top = TRUE,
                                        weights = "imagenet",
                                        input_tensor = NULL,
                                        input_shape = NULL,
                                        pooling = NULL,
                                        classes = 1000L,
                                        classifier_activation = "softmax",
                                        ...) {
  .External2(rk_call_formals, "application_efficientnet_b7")
}
