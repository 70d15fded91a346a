# Generated from rkeras_py; do not edit by hand.

#' Settings of the backend
#'
#' The dtype of floating point numbers, a small number against division by 0, and the layout of
#' images.
#'
#' - `k_backend()`: The name of the backend.
#' - `k_epsilon()`: The fuzz factor, a small number that keeps denominators and logarithms away
#'   from 0.
#' - `k_set_epsilon()`: Sets the fuzz factor.
#' - `k_floatx()`: The default dtype of floating point values.
#' - `k_set_floatx()`: Sets the default dtype of floating point values, also for new layers. A
#'   dtype policy other than that of the old dtype stays.
#' - `k_image_data_format()`: The default data format of images.
#' - `k_set_image_data_format()`: Sets the default data format of images.
#'
#' @param e A number above 0.
#' @param floatx "float16", "bfloat16", "float32" or "float64".
#' @param data_format "channels_last" or "channels_first".
#' @return
#' - `k_backend()`: "tensorflow".
#' - `k_epsilon()`: A number.
#' - `k_set_epsilon()`: NULL.
#' - `k_floatx()`: The name of a dtype.
#' - `k_set_floatx()`: NULL.
#' - `k_image_data_format()`: "channels_last" or "channels_first".
#' - `k_set_image_data_format()`: NULL.
#' @family backend
#' @name backend_configuration
#' @examplesIf rkeras::is_keras_available()
#' k_backend()
#' k_epsilon()
#' k_set_epsilon(1e-07)
#' k_floatx()
#' k_set_floatx("float32")
#' k_image_data_format()
#' k_set_image_data_format("channels_last")
NULL

#' @rdname backend_configuration
#' @export
k_backend <- function() {
  .External2(rk_call_formals, "k_backend")
}

#' @rdname backend_configuration
#' @export
k_epsilon <- function() {
  .External2(rk_call_formals, "k_epsilon")
}

#' @rdname backend_configuration
#' @export
k_set_epsilon <- function(e) {
  invisible(.External2(rk_call_formals, "k_set_epsilon"))
}

#' @rdname backend_configuration
#' @export
k_floatx <- function() {
  .External2(rk_call_formals, "k_floatx")
}

#' @rdname backend_configuration
#' @export
k_set_floatx <- function(floatx) {
  invisible(.External2(rk_call_formals, "k_set_floatx"))
}

#' @rdname backend_configuration
#' @export
k_image_data_format <- function() {
  .External2(rk_call_formals, "k_image_data_format")
}

#' @rdname backend_configuration
#' @export
k_set_image_data_format <- function(data_format) {
  invisible(.External2(rk_call_formals, "k_set_image_data_format"))
}
