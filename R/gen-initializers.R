# Generated from rkeras_py; do not edit by hand.

#' Initializes weights with a constant or with the values of an array
#'
#' @param value A number for all weights, or a vector, matrix or array with a value for each
#'   weight. Complex values require complex weights.
#' @return An initializer.
#' @section Errors:
#' - `ValueError`: When a weight is created: the values do not fit its shape.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, bias_initializer = initializer_constant(0.1))
initializer_constant <- function(value = 0) {
  .External2(rk_call_formals, "initializer_constant")
}

#' Initializes weights to 0
#'
#' @return An initializer.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_zeros())
initializer_zeros <- function() {
  .External2(rk_call_formals, "initializer_zeros")
}

#' Initializes weights to 1
#'
#' @return An initializer.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_ones())
initializer_ones <- function() {
  .External2(rk_call_formals, "initializer_ones")
}

#' Initializes a matrix to `gain` on its diagonal and 0 elsewhere
#'
#' @param gain The values on the diagonal.
#' @return An initializer for weights with two axes.
#' @section Errors:
#' - `ValueError`: When a weight is created: it does not have two axes.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_identity())
initializer_identity <- function(gain = 1) {
  .External2(rk_call_formals, "initializer_identity")
}

#' Draws weights from a normal distribution
#'
#' @param mean The mean.
#' @param stddev The standard deviation.
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' draw <- initializer_random_normal(stddev = 0.01, seed = 1)
#' layer <- layer_dense(units = 3, kernel_initializer = draw)
initializer_random_normal <- function(mean = 0, stddev = 0.05, seed = NULL) {
  .External2(rk_call_formals, "initializer_random_normal")
}

#' Draws weights from a uniform distribution
#'
#' @param minval Lower bound of the interval.
#' @param maxval Upper bound of the interval; NULL counts as 1.
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' draw <- initializer_random_uniform(minval = -0.1, maxval = 0.1, seed = 1)
#' layer <- layer_dense(units = 3, kernel_initializer = draw)
initializer_random_uniform <- function(minval = -0.05, maxval = 0.05, seed = NULL) {
  .External2(rk_call_formals, "initializer_random_uniform")
}

#' Draws weights from a truncated normal distribution
#'
#' Values more than two standard deviations from the mean are drawn again.
#'
#' @param mean The mean.
#' @param stddev The standard deviation before truncation.
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' draw <- initializer_truncated_normal(stddev = 0.01, seed = 1)
#' layer <- layer_dense(units = 3, kernel_initializer = draw)
initializer_truncated_normal <- function(mean = 0, stddev = 0.05, seed = NULL) {
  .External2(rk_call_formals, "initializer_truncated_normal")
}

#' Draws weights whose variance depends on the shape of the weight
#'
#' The variance is `scale / n`, where `n` is the number of inputs of a unit ("fan_in"), the
#' number of units that an input feeds ("fan_out"), or the mean of both ("fan_avg").
#'
#' @param scale Positive scaling factor of the variance.
#' @param mode "fan_in", "fan_out" or "fan_avg".
#' @param distribution "normal" or "truncated_normal" for a normal distribution truncated at two
#'   standard deviations; "untruncated_normal"; or "uniform" for a uniform distribution around
#'   0.
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @section Errors:
#' - `ValueError`: `scale` is not positive, or `mode` or `distribution` is unknown.
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' draw <- initializer_variance_scaling(scale = 2, mode = "fan_out", seed = 1)
#' layer <- layer_dense(units = 3, kernel_initializer = draw)
initializer_variance_scaling <- function(scale = 1,
                                         mode = c("fan_in", "fan_out", "fan_avg"),
                                         distribution = c("normal", "uniform", "truncated_normal", "untruncated_normal"),
                                         seed = NULL) {
  .External2(rk_call_formals, "initializer_variance_scaling")
}

#' Draws a random matrix with orthogonal rows or columns, whichever are fewer
#'
#' Weights with more than two axes are drawn as a matrix whose columns are the last axis.
#'
#' @param gain Multiplicative factor of the matrix.
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer for weights with at least two axes.
#' @references Saxe et al. (2014), "Exact solutions to the nonlinear dynamics of learning in
#'   deep linear neural networks", https://arxiv.org/abs/1312.6120
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_orthogonal(seed = 1))
initializer_orthogonal <- function(gain = 1, seed = NULL) {
  .External2(rk_call_formals, "initializer_orthogonal")
}

#' LeCun's uniform initializer
#'
#' Draws uniformly between `-limit` and `limit`, `limit = sqrt(3 / fan_in)`, where `fan_in` is
#' the number of inputs of a unit.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references LeCun et al. (1998), "Efficient BackProp"
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_lecun_uniform())
initializer_lecun_uniform <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_lecun_uniform")
}

#' LeCun's normal initializer
#'
#' Draws from a normal distribution with standard deviation `sqrt(1 / fan_in)`, where `fan_in`
#' is the number of inputs of a unit, truncated at two standard deviations.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references Klambauer et al. (2017), "Self-Normalizing Neural Networks",
#'   https://arxiv.org/abs/1706.02515
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_lecun_normal())
initializer_lecun_normal <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_lecun_normal")
}

#' Glorot's uniform initializer, also called Xavier's
#'
#' Draws uniformly between `-limit` and `limit`, `limit = sqrt(6 / (fan_in + fan_out))`, where
#' `fan_in` is the number of inputs of a unit and `fan_out` the number of units that an input
#' feeds.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references Glorot and Bengio (2010), "Understanding the difficulty of training deep
#'   feedforward neural networks", https://proceedings.mlr.press/v9/glorot10a.html
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_glorot_uniform())
initializer_glorot_uniform <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_glorot_uniform")
}

#' Glorot's normal initializer, also called Xavier's
#'
#' Draws from a normal distribution with standard deviation `sqrt(2 / (fan_in + fan_out))`,
#' where `fan_in` is the number of inputs of a unit and `fan_out` the number of units that an
#' input feeds, truncated at two standard deviations.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references Glorot and Bengio (2010), "Understanding the difficulty of training deep
#'   feedforward neural networks", https://proceedings.mlr.press/v9/glorot10a.html
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_glorot_normal())
initializer_glorot_normal <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_glorot_normal")
}

#' He's uniform initializer, for layers with relu
#'
#' Draws uniformly between `-limit` and `limit`, `limit = sqrt(6 / fan_in)`, where `fan_in` is
#' the number of inputs of a unit.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references He et al. (2015), "Delving Deep into Rectifiers",
#'   https://arxiv.org/abs/1502.01852
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_he_uniform())
initializer_he_uniform <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_he_uniform")
}

#' He's normal initializer, for layers with relu
#'
#' Draws from a normal distribution with standard deviation `sqrt(2 / fan_in)`, where `fan_in`
#' is the number of inputs of a unit, truncated at two standard deviations.
#'
#' @param seed A whole number, with which the same values are drawn for a shape each time. NULL
#'   draws new ones at each call, from the session's seed.
#' @return An initializer.
#' @references He et al. (2015), "Delving Deep into Rectifiers",
#'   https://arxiv.org/abs/1502.01852
#' @family initializers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' layer <- layer_dense(units = 3, kernel_initializer = initializer_he_normal())
initializer_he_normal <- function(seed = NULL) {
  .External2(rk_call_formals, "initializer_he_normal")
}
