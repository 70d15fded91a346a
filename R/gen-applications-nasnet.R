# Generated from rkeras_py; do not edit by hand.

#' NASNet networks
#'
#' Networks whose blocks were found by a search. Without `weights`, they are random: so it was
#' in keras 2.9, other than for all other networks. The images are prepared by
#' `nasnet_preprocess_input()`.
#'
#' - `application_nasnet()`: A NASNet of any size.
#' - `application_nasnetlarge()`: NASNetLarge, trained on images of 331 x 331 pixels.
#' - `application_nasnetmobile()`: NASNetMobile, trained on images of 224 x 224 pixels.
#'
#' @param input_shape The shape of an image. The default is that of the images of the training,
#'   or of any size without the top.
#' @param penultimate_filters The number of filters of the last block; a multiple of 24 times
#'   the square of `filter_multiplier`.
#' @param num_blocks The number of times that a block is repeated.
#' @param stem_block_filters The number of filters of the first convolution.
#' @param skip_reduction Whether to skip the reduction at the end of the first blocks.
#' @param filter_multiplier The factor for the number of filters after each reduction.
#' @param include_top Whether the network ends with the layers that tell the classes.
#' @param weights The weights: `"imagenet"` for those from a training on ImageNet, which are
#'   downloaded once; the path of a file that `save_model_weights_hdf5()`, `save_model_hdf5()`
#'   or Keras wrote; or NULL for random ones.
#' @param input_tensor A symbolic tensor that becomes the input. By default, a new one is made.
#' @param pooling What follows the last block without the top: `"avg"` or `"max"` for the mean
#'   or maximum over rows and columns, or NULL for nothing, so that the output has 4 axes.
#' @param classes The number of classes. It must be 1000 for the weights of ImageNet with the
#'   top.
#' @param default_size The number of rows and columns of images where `input_shape` is not
#'   given.
#' @return
#' - `application_nasnet()`: A model, not compiled.
#' - `application_nasnetlarge()`: A model, not compiled.
#' - `application_nasnetmobile()`: A model, not compiled.
#' @section Errors:
#' - `application_nasnet()`, `ValueError`: An argument does not fit the network or its weights.
#' - `application_nasnet()`, `OSError`: The weights can't be downloaded.
#' - `application_nasnetlarge()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_nasnetlarge()`, `OSError`: The weights can't be downloaded.
#' - `application_nasnetmobile()`, `ValueError`: An argument does not fit the network or its
#'   weights.
#' - `application_nasnetmobile()`, `OSError`: The weights can't be downloaded.
#' @references Zoph et al. (2018), Learning transferable architectures for scalable image
#'   recognition. <https://arxiv.org/abs/1707.07012>
#' @family applications
#' @name application_nasnet
#' @examplesIf rkeras::is_keras_available()
#' model <- application_nasnet(input_shape = c(32, 32, 3), penultimate_filters = 96, num_blocks = 1, stem_block_filters = 8, include_top = FALSE)
#' model$output_shape
NULL

#' @rdname application_nasnet
#' @export
application_nasnet <- function(input_shape = NULL,
                               penultimate_filters = 4032L,
                               num_blocks = 6L,
                               stem_block_filters = 96L,
                               skip_reduction = TRUE,
                               filter_multiplier = 2L,
                               include_top = TRUE,
                               weights = NULL,
                               input_tensor = NULL,
                               pooling = NULL,
                               classes = 1000,
                               default_size = NULL) {
  .External2(rk_call_formals, "application_nasnet")
}

#' @rdname application_nasnet
#' @export
application_nasnetlarge <- function(input_shape = NULL,
                                    include_top = TRUE,
                                    weights = NULL,
                                    input_tensor = NULL,
                                    pooling = NULL,
                                    classes = 1000) {
  .External2(rk_call_formals, "application_nasnetlarge")
}

#' @rdname application_nasnet
#' @export
application_nasnetmobile <- function(input_shape = NULL,
                                     include_top = TRUE,
                                     weights = NULL,
                                     input_tensor = NULL,
                                     pooling = NULL,
                                     classes = 1000) {
  .External2(rk_call_formals, "application_nasnetmobile")
}

#' Prepares images for NASNets
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
#' prepared <- nasnet_preprocess_input(images)
#' prepared$shape
nasnet_preprocess_input <- function(x) {
  .External2(rk_call_formals, "nasnet_preprocess_input")
}
