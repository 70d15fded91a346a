# Formals of R functions whose names are not valid in Python.

skip_without_keras()

signature <- function(f) format(rkeras_import("inspect")$signature(f))

test_that("such a formal keeps its place, under a name that is like it", {
  f <- function(na.rm, x = 1, lambda = 2, na_rm = x) list(na.rm, x, lambda, na_rm)
  expect_match(
    signature(f), "(na_rm_, x=1.0, lambda_=2.0, na_rm=<computed by R>, **kwargs)",
    fixed = TRUE
  )
  partial <- rkeras_import("functools")$partial
  expect_equal(partial(f, TRUE, lambda = 5)(), list(TRUE, 1, 5, 1))
  expect_equal(partial(f, lambda_ = 5, na.rm = "a")(), list("a", 1, 5, 1))
  expect_equal(partial(f, lambda_ = 5, na_rm_ = "b", na_rm = 6)(), list("b", 1, 5, 6))
})

test_that("TensorFlow fills them in", {
  f <- tf$`function`(function(x, na.rm = 2, lambda = na.rm * 10) x * na.rm + lambda)
  expect_equal(as.numeric(f(tf$constant(1))), 22)
  expect_equal(as.numeric(f(tf$constant(1), 3)), 33)
  expect_equal(as.numeric(f(tf$constant(1), 3, lambda_ = 1)), 4)
})

test_that("classes have such formals", {
  layer_scaled <- new_layer_class(
    "ScaledByLambda",
    initialize = function(lambda = .5, by.row = FALSE, ...) {
      super$initialize(...)
      self$lambda_ <- lambda
    },
    call = function(inputs, if.training = 1) inputs * self$lambda_ * if.training,
    get_config = function() c(super$get_config(), list(lambda = self$lambda_))
  )
  x <- tf$constant(matrix(1:4 / 1, 2))
  expect_equal(as.array(layer_scaled()(x)), matrix(1:4 / 2, 2))
  expect_equal(as.array(layer_scaled(lambda = 2)(x)), matrix(1:4 * 2, 2))
  expect_equal(as.array(layer_scaled(x, 3, by.row = TRUE)), matrix(1:4 * 3, 2))
  model <- keras_model_sequential(input_shape = 2) %>% layer_scaled(lambda = 4, name = "scaled")
  expect_equal(as.array(model(x)), matrix(1:4 * 4, 2))
  again <- unserialize_model(serialize_model(model), list(ScaledByLambda = layer_scaled))
  expect_equal(as.array(again(x)), matrix(1:4 * 4, 2))
  expect_equal(get_layer(again, "scaled")$get_config()$lambda, 4)
})

test_that("methods of losses, models and R6 classes have them too", {
  loss <- new_loss_class(
    "Weighed",
    initialize = function(lambda = 2) {
      super$initialize()
      self$by <- lambda
    },
    call = function(y_true, y_pred) self$by * tf$abs(y_true - y_pred)
  )
  one <- tf$constant(matrix(1, 2, 1))
  expect_equal(as.numeric(loss(lambda = 3)(one, one * 2)), 3)
  model_of <- new_model_class(
    "Multiplied",
    initialize = function(lambda) {
      super$initialize()
      self$by <- lambda
    },
    call = function(inputs) inputs * self$by
  )
  model <- model_of(lambda = 5)
  expect_equal(as.array(model(one)), matrix(5, 2, 1))
  expect_equal(model$get_config()$lambda, 5)
  Plus <- R6::R6Class("Plus",
    inherit = KerasLayer,
    public = list(
      by = NULL,
      initialize = function(next.one = 1) self$by <- next.one,
      call = function(x, mask = NULL) x + self$by
    )
  )
  layer_plus <- create_layer_wrapper(Plus)
  expect_equal(as.array(layer_plus(next.one = 6)(one)), matrix(7, 2, 1))
})
