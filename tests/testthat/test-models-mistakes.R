# The usual mistakes are told in the user's words: the case list of Python, from R.

skip_without_keras()
cases <- rkeras_import("models.cases_mistakes")

model_of <- function(units = 1, loss = "mse") {
  keras_model_sequential(input_shape = 4) %>%
    layer_dense(units, activation = "sigmoid") %>%
    compile(optimizer = "sgd", loss = loss)
}

test_that("mistakes are explained", {
  listed <- cases$CASES
  expect_gt(length(listed), 15)
  for (name in names(listed)) {
    case <- listed[[name]]
    model <- model_of(case[[1]], case[[2]])
    expect_error(
      fit(model, case[[3]], case[[4]], epochs = 1, verbose = 0), case[[5]],
      class = "ValueError", info = name
    )
  }
})

test_that("what does not fit several inputs and outputs is named", {
  a <- layer_input(4, name = "a")
  b <- layer_input(4, name = "b")
  model <- keras_model(
    list(a, b), list(layer_dense(a, 1, name = "one"), layer_dense(b, 1, name = "two"))
  )
  compile(model, optimizer = "sgd", loss = "mse")
  withr::local_options(keras.fit_verbose = 0)
  functions <- list(fit = fit, evaluate = evaluate, train_on_batch = train_on_batch)
  listed <- cases$SEVERAL
  expect_gt(length(listed), 6)
  for (name in names(listed)) {
    case <- listed[[name]]
    for (called in names(functions)) {
      expect_error(
        functions[[called]](model, case[[1]], case[[2]]),
        paste0("^", called, "\\(\\): .*", case[[3]]),
        class = "ValueError", info = name
      )
    }
  }
})

test_that("factors and data frames are explained in R's words", {
  x <- matrix(rnorm(40), 10)
  classes <- factor(rep(c("a", "b"), 5))
  model <- model_of(2, "sparse_categorical_crossentropy")
  expect_error(fit(model, x, classes, epochs = 1, verbose = 0), "as.integer\\(f\\) - 1")
  expect_error(
    fit(model, x, as.integer(classes), epochs = 1, verbose = 0), "1 to 2, .* subtract 1",
    class = "MistakeError"
  )
  targets <- data.frame(a = letters[1:10], b = 1:10)
  expect_error(fit(model_of(), x, targets, epochs = 1, verbose = 0), "`y` must be numbers")
  named <- list(a = x[, 1])
  expect_error(
    fit(model_of(), x, named, epochs = 1, verbose = 0), "a named list of .*data frame",
    class = "MistakeError"
  )
  x[3, 2] <- NA
  expect_warning(
    fit(model_of(), x, x[, 1], epochs = 1, verbose = 0), "loss is NaN, because `x` has 1 missing"
  )
  expect_error(compile(model, optimizer = "adma", loss = "mse"), 'did you mean "adam"')
})

# What `NONSENSE` of the case list has in Python, and what only R has.
methods::setClass("Point", methods::representation(x = "numeric"))
point <- methods::new("Point", x = 1)
x <- matrix(rnorm(40), 10)
y <- x[, 1]

test_that("nonsense is named, from the case list", {
  listed <- cases$NONSENSE
  expect_gt(length(listed), 10)
  for (name in names(listed)) {
    case <- listed[[name]]
    given <- list(optimizer = "sgd", loss = "mse")
    if (case[[1]] != "compile") given <- list(x = x, y = if (!grepl("predict", case[[1]])) y)
    given <- modifyList(Filter(Negate(is.null), given), case[[2]])
    words <- gsub("a list or dict", "a list or named list", case[[3]], fixed = TRUE)
    words <- gsub("a dict", "a named list", words, fixed = TRUE)
    expect_error(
      do.call(case[[1]], c(list(model_of()), given)), words, class = "ValueError", info = name
    )
  }
})

test_that("nonsense of R is named", {
  array <- "must be an array, or a list or named list of arrays"
  nonsense <- list(
    list(
      quote(fit(model, x, y, sample_weight = character())),
      "10 samples, but `sample_weight` has 0"
    ),
    list(quote(evaluate(model, x, y, sample_weight = character())), "`sample_weight` has 0"),
    list(
      quote(fit(model, point, y)),
      paste0("fit\\(\\): `x` ", array, ".*but an S4 object was given")
    ),
    list(quote(predict(model, point)), paste0("predict\\(\\): `x` ", array, ".*an S4 object")),
    list(
      quote(train_on_batch(model, point, y)),
      "train_on_batch\\(\\): `x` .*an S4 object was given"
    ),
    list(
      quote(fit(model, x, point)),
      paste0("fit\\(\\): `y` ", array, ", but an S4 object was given")
    ),
    list(
      quote(fit(model, x, y ~ x)),
      paste0("fit\\(\\): `y` ", array, ", but a call or formula was")
    ),
    list(quote(evaluate(model, x, quote(x))), "evaluate\\(\\): `y` .*, but a name was given"),
    list(quote(fit(model, x, new.env())), "`y` .*, but an environment was given"),
    list(quote(fit(model, x, function(x) x)), "`y` .*, but a function was given"),
    list(
      quote(compile(model, quote(x + y),
      "mse")), "compile\\(\\): `optimizer` .* a call or formula"
    ),
    list(quote(compile(model, new.env(), "mse")), "`optimizer` .*\"adam\", but an environment was"),
    list(quote(compile(model, function(x) x, "mse")), "`optimizer` .*, but a function was given"),
    list(quote(compile(model, loss = quote(x + y))), "`loss` must be a loss .*a call or formula"),
    list(
      quote(compile(model, metrics = list(point))),
      "`metrics` .*but list\\(an S4 object\\) was"
    ),
    list(
      quote(fit(model, x, y, class_weight = ts(1:3))),
      "fit\\(\\): `class_weight` must be a named list .*, but c\\(1, 2, 3\\) was given"
    ),
    list(
      quote(layer_dense(point, 3)),
      "layer_dense\\(\\): `object` .*, but an S4 object was given"
    ),
    list(quote(model(point)), "must be called on tensors or arrays, but an S4 object was given"),
    list(
      quote(model[[x]]),
      "x\\[\\[i\\]\\]: `i` .* class Sequential .*an array of dim 10x4 was given"
    ),
    list(quote(model[[NULL]]), "`i` must be the name of an attribute.*, but NULL was given"),
    list(quote(model[[1]]), "`i` must be the name of an attribute.*, but 1 was given"),
    list(
      quote(model[[quote(a)]] <- 1),
      "`i` must be the name of an attribute.*, but a name was given"
    ),
    list(quote(model[1]), "x\\[i\\]: `x` must be a tensor or an array, but is .*Sequential")
  )
  for (case in nonsense) {
    model <- model_of()
    expect_error(eval(case[[1]]), case[[2]], class = "rkeras_error", info = deparse(case[[1]]))
  }
})

test_that("vectors that are too long for their argument are not read", {
  # R has `1:1e9` as two numbers, until somebody asks for the memory.
  peak <- function() {
    told <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
    as.numeric(gsub("\\D", "", told)) / 1024
  }
  invisible(gc(reset = TRUE))
  before <- c(peak(), gc()[2, 6])
  long <- list(
    quote(layer_dense(units = 1, input_shape = 1:1e9)), quote(layer_dense(units = 1:1e9)),
    quote(layer_input(shape = 1:1e9)), quote(layer_reshape(target_shape = 1:1e9)),
    quote(layer_conv_2d(filters = 1, kernel_size = 1:1e9)), quote(layer_permute(dims = 1:1e9)),
    quote(layer_dense(units = 1, batch_input_shape = 1:1e9)), quote(k_zeros(shape = 1:1e9)),
    quote(layer_zero_padding_2d(padding = 1:1e9)), quote(layer_zero_padding_1d(padding = 1:1e9)),
    quote(layer_dropout(rate = 1:1e9)),
    quote(k_reshape(1, 1:1e9)), quote(k_sum(matrix(1), axis = 1:1e9)),
    quote(layer_batch_normalization(axis = 1:1e9)), quote(layer_dense(units = 1, name = 1:1e9)),
    quote(layer_dense(units = 1, activation = 1:1e9)), quote(layer_dense(units = 1, dtype = 1:1e9)),
    quote(fit(model_of(), x, y, epochs = 1:1e9)), quote(image_data_generator(zoom_range = 1:1e9)),
    quote(array_reshape(1:6, 1:1e9)), quote(shape(dims = 1:1e9))
  )
  for (call in long) {
    expect_error(
      eval(call), "must be .*, but a vector of 1000000000 elements was given",
      class = "ArgumentError", info = deparse(call)
    )
  }
  expect_lt(peak() - before[[1]], 500)
  expect_lt(gc()[2, 6] - before[[2]], 100)
  expect_error(
    layer_dense(units = 1, input_shape = 1:255), "at most 254 of them, but a vector of 255 elements"
  )
})
