# Models and what they are made of, as values: in files, in other processes.

skip_without_keras()

sent <- function(object, ...) unserialize(serialize(object, NULL, ...))

compiled <- function() {
  model <- keras_model_sequential() %>%
    layer_dense(8, "relu", input_shape = 3) %>%
    layer_dense(1)
  model %>% compile(optimizer = optimizer_adam(0.05), loss = "mse")
  model
}

x <- matrix(sin(1:90), 30)
y <- rowSums(x)

test_that("what models are made with goes through files", {
  back <- sent(list(
    optimizer_sgd(0.1, momentum = 0.9), loss_huber(delta = 2), initializer_constant(3),
    regularizer_l2(0.25), constraint_maxnorm(2),
    learning_rate_schedule_exponential_decay(0.1, decay_steps = 10, decay_rate = 0.5)
  ))
  expect_equal(back[[1]]$get_config()[c("learning_rate", "momentum")], list(
    learning_rate = 0.1, momentum = 0.9
  ), tolerance = 1e-6)
  expect_equal(as.array(back[[2]](matrix(0, 1, 1), matrix(4, 1, 1))), 2 * (4 - 1))
  expect_equal(as.array(back[[3]](2L)), array(c(3, 3)))
  expect_equal(as.array(back[[4]](tf$constant(c(2, 2)))), 0.25 * 8)
  constrained <- as.array(back[[5]](tf$constant(matrix(c(3, 4), 2))))
  expect_equal(constrained, matrix(c(1.2, 1.6), 2), tolerance = 1e-6)
  expect_equal(as.array(back[[6]](10)), 0.05)
  metric <- metric_mean()
  metric$update_state(c(1, 5))
  back <- sent(metric)
  back$update_state(9)
  expect_equal(as.array(back$result()), 5)
  expect_equal(as.array(metric$result()), 3)
})

test_that("an optimizer takes up its state where it trains the same weights", {
  model <- compiled()
  history <- fit(model, x, y, epochs = 2, batch_size = 10, verbose = 0)
  expect_identical(sent(history), history)
  # Through two processes, and with an optimizer that none of them has used.
  optimizer <- sent(sent(model$optimizer))
  expect_equal(as.numeric(optimizer$iterations), 6)
  other <- unserialize_model(serialize_model(model, include_optimizer = FALSE))
  other %>% compile(optimizer = optimizer, loss = "mse")
  for (trained in list(model, other)) {
    fit(trained, x, y, epochs = 1, batch_size = 10, shuffle = FALSE, verbose = 0)
  }
  expect_equal(get_weights(other), get_weights(model), tolerance = 1e-6)
  unlike <- keras_model_sequential() %>% layer_dense(1, input_shape = 3)
  unlike %>% compile(optimizer = sent(model$optimizer), loss = "mse")
  expect_warning(fit(unlike, x, y, epochs = 1, verbose = 0), "belongs to other weights")
})

test_that("R's format 2 holds models, too", {
  model <- compiled()
  expected <- predict(model, x, verbose = 0)
  file <- withr::local_tempfile()
  saveRDS(list(model, layer_dropout(rate = 0.25)), file, version = 2)
  back <- readRDS(file)
  expect_identical(predict(back[[1]], x, verbose = 0), expected)
  expect_identical(back[[2]]$rate, 0.25)
  save(model, file = file, version = 2)
  loaded <- new.env()
  load(file, loaded)
  expect_identical(predict(loaded$model, x, verbose = 0), expected)
  expect_identical(predict(sent(model, version = 2), x, verbose = 0), expected)
  # What was saved is not kept.
  expect_length(attr(model, "rkeras_state"), 0)
})

test_that("what was loaded is saved as it is by then", {
  trained <- function(model) {
    fit(model, x, y, epochs = 1, verbose = 0)
    model
  }
  for (version in 2:3) {
    model <- trained(sent(compiled(), version = version))
    back <- sent(list(model, called = model), version = version)
    expect_identical(get_weights(back[[1]]), get_weights(model))
    expect_identical(get_weights(back$called), get_weights(model))
    expect_equal(as.numeric(back[[1]]$optimizer$iterations), 1)
    # Unused ones are passed on.
    expect_identical(get_weights(sent(sent(model, version = version))), get_weights(model))
    # One handle for two names is one object.
    both <- sent(list(model, model), version = version)
    trained(both[[1]])
    expect_identical(get_weights(both[[2]]), get_weights(both[[1]]))
  }
})

test_that("a state that is far larger than its file is refused before it is unpacked", {
  peak <- function() {
    status <- readLines("/proc/self/status")
    as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) / 1024
  }
  layer <- layer_dense(units = 5)
  layer(matrix(1, 1, 1))
  altered <- function(how) {
    saved <- sent(layer, version = 2)
    attr(saved, "rkeras_state") <-
      rkeras_import("bridge.altered_state")$altered(attr(saved, "rkeras_state"), how)
    saved
  }
  expect_identical(altered("nothing")$units, 5L)
  before <- peak()
  for (how in c("packed", "header", "config", "weights")) {
    expect_error(altered(how)$units, "layer|state|weight", class = "ValueError", info = how)
  }
  expect_lt(peak() - before, 100)
})

test_that("what can't be sent says what it is, and what can", {
  expect_error(sent(tf$constant(1)) + 1, "EagerTensor.*as\\.array\\(\\)", class = "StaleHandle")
  expect_error(sent(tf$Variable(1))$shape, "ResourceVariable", class = "StaleHandle")
  expect_error(
    iterate(sent(tf$data$Dataset$range(3L))), "RangeDataset.*models, layers, optimizers.*anew",
    class = "StaleHandle"
  )
})

test_that("a forked process does not wait for threads that it has not", {
  model <- compiled()
  use <- list(
    function() predict(model, x, verbose = 0), function() layer_dense(units = 1),
    function() model$name, function() print(model)
  )
  said <- suppressWarnings(
    parallel::mclapply(use, function(f) tryCatch(f(), error = identity), mc.cores = 2)
  )
  for (condition in said) {
    expect_s3_class(condition, c("rkeras_fork_error", "rkeras_error"), exact = FALSE)
    expect_match(conditionMessage(condition), "makePSOCKcluster")
  }
  expect_identical(deparse(conditionCall(said[[3]])[[1]]), "$.rkeras_object")
  # Work without Python goes on as ever, and the parent is as before.
  expect_identical(parallel::mclapply(1:2, function(i) sum(x) * i, mc.cores = 2)[[2]], sum(x) * 2)
  expect_identical(dim(predict(model, x, verbose = 0)), c(30L, 1L))
})

test_that("a cluster trains models as one worker does, each with its threads", {
  cluster <- parallel::makePSOCKcluster(2)
  withr::defer(parallel::stopCluster(cluster))
  given <- parallel::clusterEvalQ(cluster, {
    suppressMessages(library(rkeras))
    c(tf$config$threading$get_intra_op_parallelism_threads(), Sys.getenv("RKERAS_THREADS"))
  })
  own <- as.character(max(1L, length(parallel::mcaffinity()) %/% 2L))
  expect_identical(given, list(c(own, own), c(own, own)))
  model <- compiled()
  # A model is made, and one is sent and goes on with a copy of itself.
  folds <- function(cluster) {
    parallel::parLapply(cluster, 1:4, function(fold, sent, data, y) {
      set.seed(fold)
      x <- data
      held <- seq(fold, nrow(x), by = 4)
      model <- keras_model_sequential() %>%
        layer_dense(8, "relu", input_shape = 3) %>%
        layer_dropout(0.2) %>%
        layer_dense(1)
      model %>% compile(optimizer = "sgd", loss = "mse")
      history <- fit(model, x[-held, ], y[-held], epochs = 2, batch_size = 4, verbose = 0)
      copy <- unserialize(serialize(sent, NULL))
      fit(copy, x[-held, ], y[-held], epochs = 1, verbose = 0)
      list(history, evaluate(model, x[held, ], y[held], verbose = 0), model, copy)
    }, sent = model, data = x, y = y)
  }
  environment(folds) <- list2env(list(model = model, x = x, y = y), parent = globalenv())
  on_two <- folds(cluster)
  on_one <- folds(cluster[1])
  weights <- function(models) lapply(models, function(one) lapply(one[3:4], get_weights))
  expect_identical(lapply(on_two, `[`, 1:2), lapply(on_one, `[`, 1:2))
  expect_identical(weights(on_two), weights(on_one))
  # The copies were compiled, and went on from the weights that were sent.
  expect_equal(as.numeric(on_two[[1]][[4]]$optimizer$iterations), 1)
  errors <- vapply(on_two, function(one) one[[2]][["loss"]], 0)
  expect_identical(length(unique(errors)), 4L)

  needs(requireNamespace("future", quietly = TRUE), "future is not installed")
  withr::defer(future::plan(future::sequential))
  future::plan(future::cluster, workers = cluster)
  made <- future::future(
    {
      fit(model, x, y, epochs = 1, verbose = 0)
      list(model, model$optimizer)
    },
    packages = "rkeras", seed = TRUE, globals = list(model = model, x = x, y = y)
  )
  back <- future::value(made)
  expect_s3_class(back[[1]], "keras.engine.sequential.Sequential")
  expect_equal(as.numeric(back[[2]]$iterations), 1)
  expect_error(
    future::value(future::future(as.array(t) + 1,
      packages = "rkeras", globals = list(t = tf$constant(1))
    )),
    "EagerTensor"
  )
})

test_that("callr gets and gives models; forks before Python has started compute", {
  skip_if(runs_in_python(), "the child is an R session in any case")
  needs(requireNamespace("callr", quietly = TRUE), "callr is not installed")
  model <- compiled()
  done <- callr::r(function(model, x) {
    suppressMessages(library(rkeras))
    fork <- parallel::mcparallel({
      fit(model, x, x[, 1], epochs = 1, verbose = 0)
      list(model, predict(model, x, verbose = 0))
    })
    parallel::mccollect(fork)[[1]]
  }, list(model, x))
  expect_identical(predict(done[[1]], x, verbose = 0), done[[2]])
  expect_equal(as.numeric(done[[1]]$optimizer$iterations), 1)
  expect_false(identical(get_weights(done[[1]]), get_weights(model)))
})
