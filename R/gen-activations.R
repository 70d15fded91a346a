# Generated from rkeras_py; do not edit by hand.

#' Exponential linear unit
#'
#' Computes `x` where it is positive, `alpha * (exp(x) - 1)` elsewhere. Unlike relu it has
#' negative outputs, which push their mean closer to 0.
#'
#' @param x A tensor, vector, matrix or array.
#' @param alpha Scale of the negative part: the output approaches `-alpha` for large negative
#'   inputs.
#' @return A tensor of the shape of `x`.
#' @references Clevert et al. (2016), "Fast and Accurate Deep Network Learning by Exponential
#'   Linear Units", https://arxiv.org/abs/1511.07289
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_elu(c(-1, 0, 2), alpha = 0.5)
activation_elu <- function(x, alpha = 1) {
  .External2(rk_call_formals, "activation_elu")
}

#' Exponential activation: `exp(x)`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_exponential(c(-1, 0, 2))
activation_exponential <- function(x) {
  .External2(rk_call_formals, "activation_exponential")
}

#' Gaussian error linear unit
#'
#' Computes `x * P(X <= x)`, where `X` is standard normal: inputs are weighted by their value
#' instead of gated by their sign.
#'
#' @param x A tensor, vector, matrix or array.
#' @param approximate Whether to use the approximation `0.5 * x * (1 + tanh(sqrt(2 / pi) * (x +
#'   0.044715 * x^3)))` instead of the exact formula.
#' @return A tensor of the shape of `x`.
#' @references Hendrycks and Gimpel (2016), "Gaussian Error Linear Units",
#'   https://arxiv.org/abs/1606.08415
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_gelu(c(-1, 0, 2), approximate = TRUE)
activation_gelu <- function(x, approximate = FALSE) {
  .External2(rk_call_formals, "activation_gelu")
}

#' Hard sigmoid: a piecewise linear approximation of the sigmoid, faster to compute
#'
#' Computes `0.2 * x + 0.5`, clipped to the range from 0 to 1.
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_hard_sigmoid(c(-3, 0, 2))
activation_hard_sigmoid <- function(x) {
  .External2(rk_call_formals, "activation_hard_sigmoid")
}

#' Linear activation: returns `x` unchanged
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor with the values of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_linear(c(-1, 0, 2))
activation_linear <- function(x) {
  .External2(rk_call_formals, "activation_linear")
}

#' Rectified linear unit
#'
#' With the defaults, computes `max(x, 0)`. In general: `max_value` where `x >= max_value`, `x`
#' between `threshold` and `max_value`, and `alpha * (x - threshold)` below `threshold`.
#'
#' @param x A tensor, vector, matrix or array.
#' @param alpha Slope below the threshold. NULL counts as 0.2 where neither `max_value` nor
#'   `threshold` is given.
#' @param max_value Largest value of the result; NULL for no bound.
#' @param threshold The input above which values pass through.
#' @return A tensor of the shape of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_relu(c(-1, 0.5, 8), alpha = 0.1, max_value = 6)
activation_relu <- function(x, alpha = 0, max_value = NULL, threshold = 0) {
  .External2(rk_call_formals, "activation_relu")
}

#' Scaled exponential linear unit
#'
#' Computes `scale * x` where `x` is positive, `scale * alpha * (exp(x) - 1)` elsewhere, with
#' `scale = 1.05070098` and `alpha = 1.67326324`. With these, and weights from
#' `initializer_lecun_normal()`, the outputs of deep dense networks keep mean 0 and variance 1.
#' Combine it with `layer_alpha_dropout()`.
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`.
#' @references Klambauer et al. (2017), "Self-Normalizing Neural Networks",
#'   https://arxiv.org/abs/1706.02515
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_selu(c(-1, 0, 2))
activation_selu <- function(x) {
  .External2(rk_call_formals, "activation_selu")
}

#' Sigmoid: `1 / (1 + exp(-x))`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`, with values between 0 and 1.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_sigmoid(c(-1, 0, 2))
activation_sigmoid <- function(x) {
  .External2(rk_call_formals, "activation_sigmoid")
}

#' Softmax: `exp(x) / sum(exp(x))`, with the sum along an axis
#'
#' @param x A tensor, vector, matrix or array.
#' @param axis The axis along which the results sum to 1. 0 is the first axis, NULL all axes
#'   together. Counted from 0, as in Python, and from -1 backwards.
#' @return A tensor of the shape of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_softmax(list(c(1, 2, 3), c(1, 1, 1)))
#' columns <- activation_softmax(list(c(1, 2, 3), c(1, 1, 1)), axis = 0)
activation_softmax <- function(x, axis = -1) {
  .External2(rk_call_formals, "activation_softmax")
}

#' Softplus, a smooth relu: `log(exp(x) + 1)`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_softplus(c(-1, 0, 2))
activation_softplus <- function(x) {
  .External2(rk_call_formals, "activation_softplus")
}

#' Softsign: `x / (abs(x) + 1)`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`, with values between -1 and 1.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_softsign(c(-1, 0, 2))
activation_softsign <- function(x) {
  .External2(rk_call_formals, "activation_softsign")
}

#' Swish, also called SiLU: `x * sigmoid(x)`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`.
#' @references Ramachandran et al. (2017), "Searching for Activation Functions",
#'   https://arxiv.org/abs/1710.05941
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_swish(c(-1, 0, 2))
activation_swish <- function(x) {
  .External2(rk_call_formals, "activation_swish")
}

#' Hyperbolic tangent: `(exp(x) - exp(-x)) / (exp(x) + exp(-x))`
#'
#' @param x A tensor, vector, matrix or array.
#' @return A tensor of the shape of `x`, with values between -1 and 1.
#' @family activations
#' @export
#' @examplesIf rkeras::is_keras_available()
#' y <- activation_tanh(c(-1, 0, 2))
activation_tanh <- function(x) {
  .External2(rk_call_formals, "activation_tanh")
}
