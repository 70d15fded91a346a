# Pipelines from R: what comes of R's values, functions of R, errors, and whole scripts.

skip_without_keras()

elements <- function(dataset) iterate(as_array_iterator(dataset), simplify = FALSE)
numbers <- function(dataset) vapply(elements(dataset), as.numeric, 0)

test_that("values of R are sources", {
  rows <- elements(tensor_slices_dataset(iris[c(1, 60, 120), c(1, 5)]))
  expect_equal(rows[[2]], list(Sepal.Length = 5.2, Species = "versicolor"), tolerance = 1e-6)
  species <- tensor_slices_dataset(iris$Species[c(1, 150)])
  expect_equal(elements(species), list("setosa", "virginica"))
  types <- output_types(tensor_slices_dataset(airquality[1:4, ]))
  expect_equal(types$Wind$name, "float32")
  expect_equal(types$Temp$name, "int32")
  expect_equal(output_types(tensor_slices_dataset(mtcars))$mpg$name, "float32")
  expect_equal(names(elements(tensor_slices_dataset(mtcars[1, ]))[[1]]), names(mtcars))
  dtype_of <- function(x) output_types(tensor_slices_dataset(x))$name
  expect_equal(dtype_of(c(1.5, 2)), "float32")
  expect_equal(dtype_of(array(c(1.5, 2))), "float64")
  expect_equal(dtype_of(1:3), "int32")
  expect_equal(dtype_of(c(TRUE, FALSE)), "bool")
  x <- matrix(1:6, 3)
  pairs <- elements(tensor_slices_dataset(list(x, c("a", "b", "c"))))
  expect_equal(pairs[[3]], list(array(x[3, ]), "c"))
  expect_equal(elements(tensors_dataset(list(x = x, y = 2)))[[1]], list(x = x, y = 2))
})

test_that("sparse matrices are slices of sparse rows", {
  skip_if_not_installed("Matrix")
  m <- Matrix::sparseMatrix(i = c(1, 3, 2), j = c(2, 1, 3), x = c(1.5, 2, 3), dims = c(3, 4))
  batch <- iter_next(as_iterator(dataset_batch(tensor_slices_dataset(m), 3)))
  expect_equal(as.array(batch), as.matrix(m))
  expect_length(sparse_tensor_slices_dataset(m), 3)
})

test_that("datasets have a class, a length and values", {
  dataset <- tensor_slices_dataset(1:6)
  expect_s3_class(dataset, "tf_dataset")
  expect_s3_class(dataset_batch(dataset, 2), "tf_dataset")
  expect_s3_class(tf$data$Dataset$range(3L), "tf_dataset")
  expect_output(print(dataset), "element_spec=TensorSpec(shape=(), dtype=tf.int32", fixed = TRUE)
  expect_identical(length(dataset), 6L)
  expect_identical(length(dataset_repeat(dataset)), Inf)
  expect_identical(length(dataset_filter(dataset, function(x) x > 2L)), NA_integer_)
  expect_equal(as.array(dataset_batch(dataset, 6)), array(1:6))
  whole <- dataset_batch(tensor_slices_dataset(list(a = 1:2, b = c("x", "y"))), 2)
  expect_equal(as.array(whole), list(a = array(1:2), b = array(c("x", "y"))))
  expect_equal(as_tensor(dataset_batch(dataset, 6), "float32")$dtype$name, "float32")
  expect_error(as.array(dataset), class = "InvalidArgumentError")
})

test_that("functions of tensors are traced", {
  calls <- 0
  squares <- range_dataset(0, 5) %>% dataset_map(function(x) {
    calls <<- calls + 1
    x * x
  })
  expect_equal(numbers(squares), (0:4)^2)
  expect_identical(calls, 1)
  expect_equal(numbers(dataset_map(range_dataset(0, 3), ~ .x + 1L)), 1:3)
  sums <- zip_datasets(range_dataset(0, 3), range_dataset(5, 8)) %>% dataset_map(~ .x + .y)
  expect_equal(numbers(sums), c(5, 7, 9))
  named <- tensor_slices_dataset(mtcars) %>%
    dataset_map(function(car) list(x = car$wt, y = list(car$mpg, car$hp)))
  expect_equal(
    elements(named)[[4]], list(x = mtcars$wt[4], y = list(mtcars$mpg[4], mtcars$hp[4])),
    tolerance = 1e-6
  )
  windows <- dataset_window(range_dataset(0, 7), 3, shift = 2, drop_remainder = TRUE) %>%
    dataset_flat_map(function(window) dataset_batch(window, 3))
  expect_equal(elements(windows), list(array(0:2), array(2:4), array(4:6)))
  expect_equal(as.numeric(dataset_reduce(tensor_slices_dataset(c(1, 2, 3)), 0, `+`)), 6)
})

test_that("functions that use R run in order, for each element", {
  seen <- c()
  dataset <- range_dataset(0, 20) %>% dataset_map(function(x) {
    value <- as.numeric(x)
    seen <<- c(seen, value)
    if (value %% 2 == 0) sprintf("%02.0f", value) else "odd"
  }, num_parallel_calls = 4)
  # Once more, to find out what it returns.
  expect_identical(seen, 0)
  found <- unlist(elements(dataset))
  expect_identical(found, ifelse(0:19 %% 2 == 0, sprintf("%02.0f", 0:19), "odd"))
  expect_identical(seen, c(0, 0:19))
  quantiles <- tensor_slices_dataset(matrix(c(3, 1, 2, 9, 7, 8), 2, byrow = TRUE)) %>%
    dataset_map(function(x) list(median = median(as.array(x)), range = range(as.array(x))))
  expect_equal(elements(quantiles)[[2]], list(median = 8, range = array(c(7, 9))))
  odd <- dataset_filter(range_dataset(0, 6), function(x) as.integer(x) %in% c(1, 5))
  expect_equal(numbers(odd), c(1, 5))
  largest <- dataset_reduce(
    tensor_slices_dataset(c(1, 5, 2)), 0, function(s, x) max(as.numeric(s), as.numeric(x))
  )
  expect_equal(as.numeric(largest), 5)
  told <- range_dataset(1, 4) %>%
    dataset_map(
      function(n) seq_len(as.integer(n)),
      output_signature = tf$TensorSpec(list(NULL), "int32")
    )
  expect_equal(elements(dataset_padded_batch(told, 3))[[1]], rbind(c(1, 0, 0), c(1, 2, 0), 1:3))
})

test_that("functions of R run when an element is asked for, and iterators can go at any time", {
  seen <- 0
  dataset <- dataset_map(range_dataset(0, 1000), function(x) {
    seen <<- seen + 1
    as.numeric(x)
  })
  iterator <- as_iterator(dataset)
  seen <- 0
  for (i in 1:3) iter_next(iterator)
  Sys.sleep(0.1)
  expect_identical(seen, 3)
  # Those that read ahead wait for R when their iterator goes.
  ahead <- dataset_prefetch(dataset, 8)
  for (i in 1:5) {
    iterator <- as_iterator(ahead)
    expect_equal(as.numeric(iter_next(iterator)), 0)
    rm(iterator)
    gc()
  }
  fails <- dataset_map(ahead, function(x) if (as.numeric(x) > 2) stop("three") else 1)
  for (i in 1:5) expect_error(dataset_collect(dataset_prefetch(fails, 2)), "element 4: three")
})

test_that("a function of R can jump out of whatever reads the dataset", {
  numbers <- range_dataset(0, 6)
  jumps <- function(x) {
    value <- as.numeric(x)
    if (value > 2) invokeRestart("out", value)
    value
  }
  landed <- function(code) withRestarts(code, out = function(value) c("out", value))
  dataset <- dataset_map(numbers, jumps)
  expect_identical(landed(dataset_collect(dataset)), c("out", "3"))
  expect_identical(landed(dataset_collect(dataset_batch(dataset, 4))), c("out", "3"))
  kept <- dataset_filter(numbers, function(x) is.numeric(jumps(x)))
  expect_identical(landed(dataset_collect(kept)), c("out", "3"))
  # The thread that reads ahead had gone further.
  expect_identical(landed(dataset_collect(dataset_prefetch(dataset, 1)))[1], "out")
  iterator <- as_array_iterator(dataset)
  found <- lapply(1:4, function(i) landed(iter_next(iterator)))
  expect_identical(found, list(0, 1, 2, c("out", "3")))
  expect_identical(iter_next(as_array_iterator(dataset)), 0)
  left <- callCC(function(leave) {
    dataset_collect(dataset_map(numbers, function(x) if (as.numeric(x) > 2) leave("left") else 1))
  })
  expect_identical(left, "left")
  model <- keras_model_sequential(input_shape = 1) %>%
    layer_dense(1) %>%
    compile("sgd", "mse")
  pairs <- dataset_map(numbers, function(x) {
    value <- matrix(jumps(x))
    list(value, value)
  })
  expect_identical(landed(fit(model, pairs, verbose = 0))[1], "out")
  expect_length(predict(model, matrix(1), verbose = 0), 1)
})

test_that("an interrupt in a function of R is one of what reads the dataset", {
  dataset <- dataset_map(range_dataset(0, 6), function(x) {
    value <- as.numeric(x)
    if (value > 2) {
      tools::pskill(Sys.getpid(), tools::SIGINT)
      Sys.sleep(5)
    }
    value
  })
  stopped <- function(code) tryCatch(code, interrupt = function(condition) "stopped")
  for (read in list(dataset, dataset_batch(dataset, 4))) {
    expect_identical(stopped(dataset_collect(read)), "stopped")
  }
})

test_that("who drops an iterator does not wait for what would tune its dataset", {
  dataset <- range_dataset(0, 4)
  expect_false(as_iterator(dataset)[["_dataset"]]$options()$autotune$enabled)
  expect_null(dataset$options()$autotune$enabled)
})

test_that("an error of R keeps its condition, and names the element", {
  fails <- function(x) {
    value <- as.numeric(x)
    if (value == 36) stop(errorCondition("no such car", class = "no_car", data = value))
    value
  }
  dataset <- dataset_map(range_dataset(0, 50), fails)
  for (read in list(dataset_collect, elements, function(d) iterate(d), function(d) {
    model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
    predict(model, dataset_batch(d, 4), verbose = 0)
  })) {
    condition <- tryCatch(read(dataset), no_car = identity)
    expect_s3_class(condition, "no_car")
    expect_equal(condition$data, 36)
    expect_identical(conditionMessage(condition), "dataset_map(), element 37: no such car")
  }
  first <- tryCatch(dataset_map(range_dataset(0, 3), function(x) nowhere(x)), error = identity)
  expect_match(conditionMessage(first), "element 1: could not find function", fixed = TRUE)
})

test_that("what can be no dataset is an error that says why", {
  refused <- function(code, words) expect_error(code, words, class = "ValueError", fixed = TRUE)
  cars <- range_dataset(0, 9)
  refused(dataset_map(cars, function(x) NULL), "NULL was returned")
  refused(dataset_map(cars, function(x) list(a = x, b = quote(z))), "in `$b` must be numbers")
  refused(
    dataset_collect(dataset_map(cars, function(x) if (as.numeric(x) > 3) "a" else 1)),
    "returned string of shape () for element 5, but float32 of shape ()"
  )
  refused(dataset_map(range_dataset(), function(x) as.numeric(x)), "give `output_signature`")
  refused(tensor_slices_dataset(c("a", NA)), "`tensors` must not have NA, but 1 of 2 values are NA")
  refused(tensor_slices_dataset(airquality), "`tensors$Ozone` must not have NA, but 37 of 153")
  refused(tensor_slices_dataset(list(1:2, 1:3)), "`[[1]]` 2, `[[2]]` 3")
  refused(tensor_slices_dataset(list()), "at least one component")
  refused(tensor_slices_dataset(list(1:2, a = 1:2)), "names for all elements or for none")
  refused(tensor_slices_dataset(as.Date("2024-01-01")), "dates or times")
  refused(dataset_batch(3, 2), "`dataset` must be a dataset")
  refused(dataset_map(cars, 3), "`map_func` must be a function")
  ragged <- dataset_map(range_dataset(1, 4), function(n) tf$fill(list(n), n))
  expect_error(dataset_collect(dataset_batch(ragged, 2)), class = "InvalidArgumentError")
  model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
  model %>% compile(loss = "mse")
  empty <- dataset_batch(tensor_slices_dataset(list(matrix(0, 0, 1), numeric())), 2)
  refused(fit(model, empty, verbose = 0), "`x` must have rows")
  refused(evaluate(model, empty, verbose = 0), "`x` must have rows")
})

test_that("blocks run until a dataset ends", {
  iterator <- make_iterator_one_shot(range_dataset(0, 3))
  seen <- c()
  until_out_of_range(seen <- c(seen, as.numeric(iterator_get_next(iterator))))
  expect_equal(seen, 0:2)
  with_dataset({
    seen <- "once"
    iterator_get_next(iterator)
    seen <- "never"
  })
  expect_identical(seen, "once")
  expect_error(iterator_get_next(iterator), class = "OutOfRangeError")
  expect_error(with_dataset(stop("another")), "another")
  expect_equal(as.numeric(next_batch(range_dataset(4, 6))), 4)
})

test_that("columns are chosen as in tfdatasets", {
  cars <- tensor_slices_dataset(mtcars)
  first <- function(dataset) elements(dataset)[[1]]
  for (dataset in list(
    dataset_prepare(cars, x = c(wt, hp), y = mpg),
    dataset_prepare(cars, mpg ~ wt + hp),
    dataset_prepare(cars, x = c("wt", "hp"), y = "mpg"),
    dataset_prepare(cars, x = one_of("wt", "hp"), y = mpg)
  )) {
    expect_equal(first(dataset), list(x = array(c(2.62, 110)), y = 21), tolerance = 1e-6)
  }
  expect_length(first(dataset_prepare(cars, -mpg, mpg))$x, 10)
  expect_length(first(dataset_prepare(cars, mpg ~ .))$x, 10)
  expect_length(first(dataset_prepare(cars, cyl:hp, mpg))$x, 3)
  expect_length(first(dataset_prepare(cars, starts_with("d"), mpg))$x, 2)
  named <- first(dataset_prepare(cars, c(wt, hp), named_features = TRUE))
  expect_named(named$x, c("wt", "hp"))
  batches <- elements(dataset_prepare(cars, c(wt, hp), mpg, named = FALSE, batch_size = 20))
  expect_equal(batches[[2]][[1]], unname(as.matrix(mtcars[21:32, c("wt", "hp")])), tolerance = 1e-6)
  expect_equal(c(batches[[2]][[2]]), mtcars$mpg[21:32], tolerance = 1e-6)
  expect_error(dataset_prepare(cars, c(wt, nothing)), "nothing", class = "ValueError")
  expect_error(dataset_prepare(cars, mpg ~ nothing), "no column nothing", class = "ValueError")
  expect_error(
    dataset_prepare(tensor_slices_dataset(iris), c(Sepal.Width, Species)), "of one dtype",
    class = "ValueError"
  )
})

test_that("files are read line by line", {
  file <- tempfile(fileext = ".csv")
  utils::write.csv(iris[c(1, 51, 101), ], file, row.names = FALSE)
  spec <- csv_record_spec(file)
  expect_s3_class(spec, "delim_record_spec")
  expect_equal(spec$types, c(rep("double", 4), "character"))
  records <- elements(text_line_dataset(file, record_spec = spec))
  expected <- transform(iris[c(1, 51, 101), ], Species = as.character(Species))
  found <- do.call(rbind, lapply(records, as.data.frame))
  expect_equal(found, expected, ignore_attr = TRUE, tolerance = 1e-6)
  again <- read_files(file, text_line_dataset, record_spec = spec)
  expect_equal(elements(again), records)
  batch <- elements(make_csv_dataset(
    file, 3,
    label_name = "Species", num_epochs = 1, shuffle = FALSE
  ))
  expect_equal(c(batch[[1]][[2]]), c("setosa", "versicolor", "virginica"))
  expect_equal(c(batch[[1]][[1]]$Petal.Width), iris$Petal.Width[c(1, 51, 101)], tolerance = 1e-6)
  expect_error(text_line_dataset("/no/such"), "no file /no/such", class = "ValueError")
})

test_that("fit() trains on a dataset as on its arrays", {
  x <- as.matrix(iris[, 1:4])
  y <- as.integer(iris$Species) - 1L
  new_model <- function() {
    model <- keras_model_sequential(input_shape = 4) %>%
      layer_dense(8, "tanh", kernel_initializer = initializer_glorot_uniform(seed = 1)) %>%
      layer_dense(3, "softmax", kernel_initializer = initializer_glorot_uniform(seed = 2))
    compile(model, optimizer_adam(0.01), "sparse_categorical_crossentropy", metrics = "accuracy")
  }
  model <- new_model()
  history <- fit(model, x, y, batch_size = 30, epochs = 2, shuffle = FALSE, verbose = 0)
  dataset <- tensor_slices_dataset(list(x, y)) %>% dataset_batch(30)
  in_r <- tensor_slices_dataset(iris) %>%
    dataset_map(function(flower) {
      list(
        vapply(flower[1:4], as.numeric, 0),
        match(as.character(flower$Species), levels(iris$Species)) - 1L
      )
    }) %>%
    dataset_batch(30)
  for (data in list(dataset, in_r)) {
    other <- new_model()
    of_dataset <- fit(other, data, epochs = 2, validation_data = data, verbose = 0)
    expect_equal(of_dataset$metrics$loss, history$metrics$loss, tolerance = 1e-5)
    expect_equal(get_weights(other), get_weights(model), tolerance = 1e-5)
    scores <- evaluate(model, x, y, verbose = 0)
    expect_equal(evaluate(other, data, verbose = 0), scores, tolerance = 1e-5)
    expect_equal(tail(of_dataset$metrics$val_loss, 1), scores[["loss"]], tolerance = 1e-5)
    outputs <- predict(model, x, verbose = 0)
    expect_equal(predict(other, data, verbose = 0), outputs, tolerance = 1e-5)
  }
})

test_that("a whole script: flowers of a data frame with a factor", {
  set.seed(1)
  rows <- sample(nrow(iris))
  species <- levels(iris$Species)
  flowers <- function(rows) {
    tensor_slices_dataset(iris[rows, ]) %>% dataset_map(function(flower) {
      features <- tf$stack(unname(flower[1:4]))
      list((features - 3) / 2, tf$cast(tf$equal(flower$Species, species), "float32"))
    })
  }
  train <- flowers(rows[1:120]) %>%
    dataset_cache() %>%
    dataset_shuffle(120) %>%
    dataset_batch(16) %>%
    dataset_prefetch()
  test <- flowers(rows[121:150]) %>% dataset_batch(30)
  model <- keras_model_sequential(input_shape = 4) %>%
    layer_dense(16, "relu") %>%
    layer_dense(3, "softmax")
  model %>% compile("adam", "categorical_crossentropy", metrics = "accuracy")
  model$optimizer$learning_rate <- 0.02
  history <- fit(model, train, epochs = 15, validation_data = test, verbose = 0)
  expect_length(history$metrics$val_accuracy, 15)
  expect_gte(evaluate(model, test, verbose = 0)[["accuracy"]], 0.9)
  predicted <- species[max.col(predict(model, test, verbose = 0))]
  expect_gte(mean(predicted == iris$Species[rows[121:150]]), 0.9)
})

test_that("a whole script: ozone of days without gaps, scaled by R", {
  days <- transform(airquality, Ozone = as.numeric(Ozone), Solar.R = as.numeric(Solar.R))
  days$Month <- factor(month.abb[days$Month], month.abb[5:9])
  known <- complete.cases(days)
  scaled <- scale(days[known, c("Solar.R", "Wind", "Temp")])
  centre <- attr(scaled, "scaled:center")
  spread <- attr(scaled, "scaled:scale")
  dataset <- tensor_slices_dataset(days) %>%
    dataset_filter(~ !(is.nan(.x$Ozone) | is.nan(.x$Solar.R))) %>%
    dataset_map(function(day) {
      values <- vapply(day[c("Solar.R", "Wind", "Temp")], as.numeric, 0)
      month <- as.numeric(as.character(day$Month) == levels(days$Month))
      list(unname(c((values - centre) / spread, month)), log(as.numeric(day$Ozone)))
    }) %>%
    dataset_batch(200)
  whole <- as.array(dataset)
  expected <- cbind(scaled, model.matrix(~ Month - 1, days[known, ]))
  expect_equal(whole[[1]], unname(expected), tolerance = 1e-5, ignore_attr = TRUE)
  expect_equal(c(whole[[2]]), log(days$Ozone[known]), tolerance = 1e-5)
  model <- keras_model_sequential(input_shape = 8) %>% layer_dense(1)
  model %>% compile(optimizer_adam(0.1), "mse")
  fit(model, dataset_cache(dataset), epochs = 200, verbose = 0)
  # The least squares, which R knows.
  least <- mean(lm.fit(expected, log(days$Ozone[known]))$residuals^2)
  expect_equal(evaluate(model, dataset, verbose = 0)[["loss"]], least, tolerance = 0.05)
})
