test_that("a script for workers runs unchanged in a single process", {
  withr::local_envvar(TF_CONFIG = "")
  strategy <- worker_strategy()
  expect_equal(strategy$num_replicas_in_sync, 1)
  x <- matrix(seq(-1, 1, length.out = 24), 12)
  trained <- function(strategy) {
    set.seed(1)
    with(strategy$scope(), {
      model <- keras_model_sequential(input_shape = 2) %>% layer_dense(1)
      model %>% compile(
        optimizer = optimizer_adam(0.1),
        loss = function(t, p) k_mean(k_square(t - p), axis = -1)
      )
    })
    model %>% fit(x, x[, 1], batch_size = 5, epochs = 2, verbose = 0)
    get_weights(model)
  }
  # Which reads TF_CONFIG.
  one_device <- tf$distribute$MirroredStrategy(list("CPU:0"))
  expect_equal(trained(strategy), trained(one_device), tolerance = 1e-6)
})

test_that("TF_CONFIG that names no workers is a classed error", {
  withr::local_envvar(TF_CONFIG = "{workers}")
  expect_error(worker_strategy(), "TF_CONFIG must be JSON", class = "ClusterError")
})

test_that("a run that was cut off goes on where it was", {
  folder <- withr::local_tempdir()
  x <- matrix(seq(-1, 1, length.out = 24), 12)
  run <- function(cut_off = FALSE, callbacks = list(callback_backup_and_restore(folder))) {
    set.seed(2)
    model <- keras_model_sequential(input_shape = 2) %>%
      layer_dense(4, activation = "tanh") %>%
      layer_dropout(0.5) %>%
      layer_dense(1)
    model %>% compile(optimizer = optimizer_adam(0.1), loss = "mse")
    ends <- callback_lambda(on_epoch_begin = function(epoch, logs) {
      if (cut_off && epoch == 2) stop("cut off")
    })
    model %>% fit(x, x[, 1], epochs = 4, verbose = 0, callbacks = c(callbacks, list(ends)))
    get_weights(model)
  }
  expect_error(run(cut_off = TRUE), "cut off")
  expect_true(file.exists(file.path(folder, "latest.npz")))
  expect_identical(run(), run(callbacks = list()))
  expect_false(dir.exists(folder))
})
