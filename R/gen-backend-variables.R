# Generated from rkeras_py; do not edit by hand.

#' Variables
#'
#' Make variables, read their values and change them. A variable that is set as a field of a
#' layer is one of its weights.
#'
#' - `k_variable()`: Creates a variable.
#' - `k_zeros()`: Creates a variable of zeros.
#' - `k_ones()`: Creates a variable of ones.
#' - `k_eye()`: Creates a variable that is an identity matrix.
#' - `k_random_uniform_variable()`: Creates a variable with values from a uniform distribution.
#' - `k_random_normal_variable()`: Creates a variable with values from a normal distribution.
#' - `k_update()`: Gives a variable a new value.
#' - `k_update_add()`: Adds to a variable.
#' - `k_update_sub()`: Subtracts from a variable.
#' - `k_moving_average_update()`: Moves a variable towards a value: `x * momentum + value * (1 -
#'   momentum)`.
#' - `k_get_value()`: The value of a variable or tensor.
#' - `k_batch_get_value()`: The values of several variables or tensors.
#' - `k_set_value()`: Sets the value of a variable.
#' - `k_batch_set_value()`: Sets the values of several variables.
#'
#' @param value `k_variable()`: A number, vector, array or tensor. `k_moving_average_update()`:
#'   The value, of the variable's shape. `k_set_value()`: The value, of the variable's shape, in
#'   any dtype.
#' @param dtype The dtype; NULL for `k_floatx()`.
#' @param name The variable's name.
#' @param constraint A constraint that is applied after each update.
#' @param shape The sizes of its axes.
#' @param size The number of rows.
#' @param low The least number.
#' @param high The bound above, which is not reached.
#' @param seed A whole number that the random numbers start from; NULL for others each time.
#' @param mean The mean.
#' @param scale The standard deviation.
#' @param x `k_update()`, `k_update_add()`, `k_update_sub()`, `k_moving_average_update()`,
#'   `k_set_value()`: A variable. `k_get_value()`: A variable or tensor; anything else comes
#'   back as it is.
#' @param new_x The value, of the variable's shape.
#' @param increment What is added: a number, or a tensor of the variable's shape.
#' @param decrement What is subtracted: a number, or a tensor of the variable's shape.
#' @param momentum How much of the variable stays.
#' @param ops A list of variables or tensors.
#' @param lists A list of pairs (variable, value).
#' @return
#' - `k_variable()`: A variable; a sparse tensor for a sparse one.
#' - `k_zeros()`: A variable. A tensor where a size is 0, and in functions that TensorFlow
#'   traces.
#' - `k_ones()`: A variable. A tensor where a size is 0, and in functions that TensorFlow
#'   traces.
#' - `k_eye()`: A variable. A tensor in functions that TensorFlow traces.
#' - `k_random_uniform_variable()`: A variable.
#' - `k_random_normal_variable()`: A variable.
#' - `k_update()`: The variable.
#' - `k_update_add()`: The variable.
#' - `k_update_sub()`: The variable.
#' - `k_moving_average_update()`: The variable.
#' - `k_get_value()`: An array.
#' - `k_batch_get_value()`: A list of arrays.
#' - `k_set_value()`: NULL.
#' - `k_batch_set_value()`: NULL.
#' @section Errors:
#' - `k_get_value()`, `ValueError`: The tensor is symbolic, and has no numbers.
#' - `k_batch_set_value()`, `ValueError`: An element is no pair of a variable and a value.
#' @family backend
#' @name backend_variables
#' @examplesIf rkeras::is_keras_available()
#' x <- k_variable(c(1, 2))
#' k_get_value(x)
#' k_get_value(k_zeros(2))
#' k_get_value(k_ones(2))
#' k_get_value(k_eye(2))
#' k_int_shape(k_random_uniform_variable(c(2, 3), 0, 1))
#' k_int_shape(k_random_normal_variable(c(2, 3), 0, 1))
#' k_get_value(k_update(k_variable(c(1, 2)), c(3, 4)))
#' k_get_value(k_update_add(k_variable(c(1, 2)), c(3, 4)))
#' k_get_value(k_update_sub(k_variable(c(1, 2)), c(3, 4)))
#' k_get_value(k_moving_average_update(k_variable(list(10)), list(0), 0.5))
#' k_get_value(k_variable(c(1, 2)))
#' k_batch_get_value(list(k_variable(list(1))))
#' x <- k_variable(c(1, 2))
#' k_set_value(x, c(3, 4))
#' k_get_value(x)
#' x <- k_variable(c(1, 2))
#' k_batch_set_value(list(list(x, c(3, 4))))
#' k_get_value(x)
NULL

#' @rdname backend_variables
#' @export
k_variable <- function(value, dtype = NULL, name = NULL, constraint = NULL) {
  .External2(rk_call_formals, "k_variable")
}

#' @rdname backend_variables
#' @export
k_zeros <- function(shape, dtype = NULL, name = NULL) {
  .External2(rk_call_formals, "k_zeros")
}

#' @rdname backend_variables
#' @export
k_ones <- function(shape, dtype = NULL, name = NULL) {
  .External2(rk_call_formals, "k_ones")
}

#' @rdname backend_variables
#' @export
k_eye <- function(size, dtype = NULL, name = NULL) {
  .External2(rk_call_formals, "k_eye")
}

#' @rdname backend_variables
#' @export
k_random_uniform_variable <- function(shape,
                                      low,
                                      high,
                                      dtype = NULL,
                                      name = NULL,
                                      seed = NULL) {
  .External2(rk_call_formals, "k_random_uniform_variable")
}

#' @rdname backend_variables
#' @export
k_random_normal_variable <- function(shape,
                                     mean,
                                     scale,
                                     dtype = NULL,
                                     name = NULL,
                                     seed = NULL) {
  .External2(rk_call_formals, "k_random_normal_variable")
}

#' @rdname backend_variables
#' @export
k_update <- function(x, new_x) {
  .External2(rk_call_formals, "k_update")
}

#' @rdname backend_variables
#' @export
k_update_add <- function(x, increment) {
  .External2(rk_call_formals, "k_update_add")
}

#' @rdname backend_variables
#' @export
k_update_sub <- function(x, decrement) {
  .External2(rk_call_formals, "k_update_sub")
}

#' @rdname backend_variables
#' @export
k_moving_average_update <- function(x, value, momentum) {
  .External2(rk_call_formals, "k_moving_average_update")
}

#' @rdname backend_variables
#' @export
k_get_value <- function(x) {
  .External2(rk_call_formals, "k_get_value")
}

#' @rdname backend_variables
#' @export
k_batch_get_value <- function(ops) {
  .External2(rk_call_formals, "k_batch_get_value")
}

#' @rdname backend_variables
#' @export
k_set_value <- function(x, value) {
  invisible(.External2(rk_call_formals, "k_set_value"))
}

#' @rdname backend_variables
#' @export
k_batch_set_value <- function(lists) {
  invisible(.External2(rk_call_formals, "k_batch_set_value"))
}
