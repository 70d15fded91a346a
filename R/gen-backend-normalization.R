# Generated from rkeras_py; do not edit by hand.

#' Normalization of tensors, and bias
#'
#' Subtract means and divide by standard deviations; add one number for each channel.
#'
#' - `k_batch_normalization()`: Normalizes with given moments: `gamma * (x - mean) / sqrt(var +
#'   epsilon) + beta`.
#' - `k_normalize_batch_in_training()`: Normalizes with the moments of the batch itself.
#' - `k_bias_add()`: Adds a bias to each sample.
#'
#' @param x A tensor.
#' @param mean The means, one for each position along the axis (or a tensor that goes with `x`).
#' @param var The variances, likewise.
#' @param beta What is added afterwards, likewise; NULL for nothing.
#' @param gamma `k_batch_normalization()`: What is multiplied with afterwards, likewise; NULL
#'   for nothing. `k_normalize_batch_in_training()`: What is multiplied with afterwards, one
#'   number for each of the axes that are left; NULL for nothing.
#' @param axis The axis of the features. Counted from 1, and from -1 backwards.
#' @param epsilon A small number that is added to the variance before the root is taken.
#' @param reduction_axes The axes that the moments are taken over. Counted from 0, as in Python,
#'   and from -1 backwards.
#' @param bias One number for each channel, or a tensor of the shape of a sample.
#' @param data_format "channels_last" or "channels_first"; NULL for `k_image_data_format()`.
#' @return
#' - `k_batch_normalization()`: A tensor of the shape of `x`. As in keras 2.9, gradients do not
#'   reach `mean` and `var` where `x` is a float32 tensor of images.
#' - `k_normalize_batch_in_training()`: A list: the normalized tensor, the means, and the
#'   variances. As in keras 2.9, the variances are those of the population, but for float32
#'   images and the axes 0, 1 and 2 those of a sample (divided by n - 1), and gradients reach no
#'   moments there.
#' - `k_bias_add()`: A tensor of the shape of `x`.
#' @section Errors:
#' - `k_bias_add()`, `ValueError`: The bias has another number of axes.
#' @family backend
#' @name backend_normalization
#' @examplesIf rkeras::is_keras_available()
#' y <- k_batch_normalization(list(c(1, 3)), c(1, 1), c(4, 4), NULL, NULL, epsilon = 0)
#' k_get_value(y)
#' parts <- k_normalize_batch_in_training(list(list(1), list(3)), NULL, NULL, 0)
#' length(parts)
#' k_get_value(k_bias_add(list(c(1, 2)), c(10, 20)))
NULL

#' @rdname backend_normalization
#' @export
k_batch_normalization <- function(x, mean, var, beta, gamma, axis = -1, epsilon = 0.001) {
  .External2(rk_call_formals, "k_batch_normalization")
}

#' @rdname backend_normalization
#' @export
k_normalize_batch_in_training <- function(x, gamma, beta, reduction_axes, epsilon = 0.001) {
  .External2(rk_call_formals, "k_normalize_batch_in_training")
}

#' @rdname backend_normalization
#' @export
k_bias_add <- function(x, bias, data_format = NULL) {
  .External2(rk_call_formals, "k_bias_add")
}
