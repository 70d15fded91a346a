# Generated from rkeras_py; do not edit by hand.

#' Activations of tensors
#'
#' What layers put their outputs through, as functions of tensors.
#'
#' - `k_relu()`: Rectified linear unit: `x` where it is positive, else `alpha * x`.
#' - `k_elu()`: Exponential linear unit: `x` where it is positive, else `alpha * (exp(x) - 1)`.
#' - `k_sigmoid()`: Sigmoid: `1 / (1 + exp(-x))`.
#' - `k_hard_sigmoid()`: Hard sigmoid: `0.2 * x + 0.5`, limited to the range from 0 to 1.
#' - `k_tanh()`: Hyperbolic tangent.
#' - `k_softmax()`: Softmax: exponentials, divided by their sum along an axis.
#' - `k_softplus()`: Softplus: `log(1 + exp(x))`.
#' - `k_softsign()`: Softsign: `x / (1 + abs(x))`.
#'
#' @param x A tensor, variable, vector or array.
#' @param alpha `k_relu()`: The slope below 0. `k_elu()`: The value that large negative numbers
#'   approach, with a minus sign.
#' @param max_value The largest value; NULL for none.
#' @param axis The axis of the sum. Counted from 1, and from -1 backwards.
#' @return
#' - `k_relu()`: A tensor of the shape of `x`.
#' - `k_elu()`: A tensor of the shape of `x`.
#' - `k_sigmoid()`: A tensor of the shape of `x`.
#' - `k_hard_sigmoid()`: A tensor of the shape of `x`.
#' - `k_tanh()`: A tensor of the shape of `x`.
#' - `k_softmax()`: A tensor of the shape of `x`, whose sums along the axis are 1.
#' - `k_softplus()`: A tensor of the shape of `x`.
#' - `k_softsign()`: A tensor of the shape of `x`.
#' @family backend
#' @name backend_activations
#' @examplesIf rkeras::is_keras_available()
#' k_get_value(k_relu(c(-10, 1, 5), alpha = 0.5, max_value = 2))
#' k_get_value(k_elu(c(0, 1)))
#' k_get_value(k_sigmoid(list(0)))
#' k_get_value(k_hard_sigmoid(c(-3, 0, 3)))
#' k_get_value(k_tanh(list(0)))
#' k_get_value(k_softmax(c(1, 1)))
#' k_get_value(k_softplus(list(0)))
#' k_get_value(k_softsign(c(-1, 1)))
NULL

#' @rdname backend_activations
#' @export
k_relu <- function(x, alpha = 0, max_value = NULL) {
  .External2(rk_call_formals, "k_relu")
}

#' @rdname backend_activations
#' @export
k_elu <- function(x, alpha = 1) {
  .External2(rk_call_formals, "k_elu")
}

#' @rdname backend_activations
#' @export
k_sigmoid <- function(x) {
  .External2(rk_call_formals, "k_sigmoid")
}

#' @rdname backend_activations
#' @export
k_hard_sigmoid <- function(x) {
  .External2(rk_call_formals, "k_hard_sigmoid")
}

#' @rdname backend_activations
#' @export
k_tanh <- function(x) {
  .External2(rk_call_formals, "k_tanh")
}

#' @rdname backend_activations
#' @export
k_softmax <- function(x, axis = -1) {
  .External2(rk_call_formals, "k_softmax")
}

#' @rdname backend_activations
#' @export
k_softplus <- function(x) {
  .External2(rk_call_formals, "k_softplus")
}

#' @rdname backend_activations
#' @export
k_softsign <- function(x) {
  .External2(rk_call_formals, "k_softsign")
}
