# Wrappers that are written in R, and the weights that they add.

skip_without_keras()

x <- matrix(seq(-1, 1, length.out = 12), 3)

# Each adds one weight to the wrapped layer, which is built by then.
ScalingR6 <- R6::R6Class("ScalingR6", # nolint: object_name_linter.
  inherit = KerasWrapper,
  public = list(
    scale = NULL,
    build = function(input_shape) {
      super$build(input_shape)
      self$scale <- private$py_wrapper$layer$add_weight("scale", list(2), initializer = "ones")
    },
    call = function(inputs, mask = NULL) private$py_wrapper$layer(inputs) * self$scale
  )
)
scaling <- function() {
  Scaling(keras$layers$Wrapper) %py_class% {
    build <- function(input_shape) {
      super$build(input_shape)
      self$scale <- self$layer$add_weight(name = "scale", shape = 2, initializer = "ones")
    }
    call <- function(inputs) self$layer(inputs) * self$scale
  }
  Scaling
}

test_that("weights that a wrapper adds to the wrapped layer are trained and saved", {
  for (kind in list(ScalingR6, scaling())) {
    dense <- layer_dense(units = 2, name = "inner")
    model <- keras_model_sequential(input_shape = 4) %>%
      create_wrapper(kind, ., list(layer = dense))
    expect_length(model$trainable_weights, 3)
    expect_length(dense$trainable_weights, 3)
    set_weights(dense, list(matrix(1:8 / 10, 4), c(0.5, -0.5), c(1, 1)))
    regression(model)
    hidden <- sweep(x %*% matrix(1:8 / 10, 4), 2, c(0.5, -0.5), `+`)
    fit(model, x, matrix(1, 3, 2), batch_size = 3, epochs = 1, verbose = 0)
    slope <- colSums(2 * (hidden - 1) * hidden) / 6
    weights <- get_weights(dense)
    expect_equal(as.numeric(weights[[3]]), 1 - 0.1 * slope, tolerance = 1e-5)
    bias <- c(0.5, -0.5) - 0.1 * colSums(2 * (hidden - 1)) / 6
    expect_equal(as.numeric(weights[[2]]), bias, tolerance = 1e-5)
    expected <- predicted(model, x)
    file <- save_model_hdf5(model, tempfile(fileext = ".h5"))
    folder <- save_model_tf(model, tempfile())
    for (loaded in list(load_model_hdf5(file, list(kind)), load_model_tf(folder, list(kind)))) {
      expect_equal(get_weights(loaded), get_weights(model))
      expect_equal(predicted(loaded, x), expected, tolerance = 1e-6)
    }
    other <- model_from_json(model_to_json(model), list(kind))
    load_model_weights_hdf5(other, save_model_weights_hdf5(model, tempfile(fileext = ".h5")))
    expect_equal(predicted(other, x), expected, tolerance = 1e-6)
  }
})

test_that("a wrapper learns how much to drop, from its own weight", {
  logit <- function(p) log(p) - log(1 - p)
  ConcreteDropout <- R6::R6Class("ConcreteDropout",
    inherit = KerasWrapper,
    public = list(
      weight_regularizer = NULL, dropout_regularizer = NULL, init = NULL, p_logit = NULL,
      input_dim = NULL,
      initialize = function(weight_regularizer, dropout_regularizer, init) {
        self$weight_regularizer <- weight_regularizer
        self$dropout_regularizer <- dropout_regularizer
        self$init <- tf$constant(logit(init))
      },
      build = function(input_shape) {
        super$build(input_shape)
        self$input_dim <- input_shape[[2]]
        self$p_logit <- super$add_weight(
          name = "p_logit", shape = shape(1),
          initializer = initializer_random_uniform(self$init, self$init), trainable = TRUE
        )
      },
      call = function(inputs, mask = NULL, training = NULL) {
        p <- tf$sigmoid(self$p_logit)
        kernel <- private$py_wrapper$layer$kernel
        penalty <- self$weight_regularizer * tf$reduce_sum(tf$square(kernel)) / (1 - p)
        entropy <- (p * tf$math$log(p) + (1 - p) * tf$math$log(1 - p)) * self$input_dim
        super$add_loss(tf$reduce_sum(penalty + self$dropout_regularizer * entropy))
        noise <- tf$random$uniform(tf$shape(inputs))
        kept <- tf$sigmoid((logit(noise) - tf$math$log(p) + tf$math$log(1 - p)) / 0.1)
        super$call(inputs * kept / (1 - p))
      }
    )
  )
  logit <- function(p) tf$math$log(p) - tf$math$log(1 - p)
  dense <- layer_dense(units = 1, kernel_initializer = "ones", trainable = FALSE)
  model <- keras_model_sequential(input_shape = 4) %>%
    create_wrapper(ConcreteDropout, ., list(
      layer = dense, weight_regularizer = 0.3, dropout_regularizer = 0.2, init = 0.25
    ))
  expect_length(model$trainable_weights, 1)
  wanted <- qlogis(0.25)
  expect_equal(as.numeric(get_weights(model)[[1]]), wanted, tolerance = 1e-6)
  loss_of <- function(w) {
    p <- plogis(w)
    0.3 * 4 / (1 - p) + 0.2 * 4 * (p * log(p) + (1 - p) * log(1 - p))
  }
  # Zeros are zeros whatever is dropped, so that the loss is what the wrapper adds.
  model %>% compile(optimizer_sgd(0.1), "mse")
  history <- fit(model, 0 * x, rep(0, 3), batch_size = 3, epochs = 3, verbose = 0)
  for (i in 1:3) {
    expect_equal(history$metrics$loss[[i]], loss_of(wanted), tolerance = 1e-5)
    wanted <- wanted - 0.1 * (loss_of(wanted + 1e-6) - loss_of(wanted - 1e-6)) / 2e-6
  }
  expect_equal(as.numeric(get_weights(model)[[1]]), wanted, tolerance = 1e-4)
  folder <- save_model_tf(model, tempfile())
  loaded <- load_model_tf(folder, list(ConcreteDropout))
  expect_equal(get_weights(loaded), get_weights(model))
})
