# Layers and models that scripts make from the modules keras and tf.

test_that("layers from modules take the arguments that all layers had, without a warning", {
  from <- keras$layers
  expect_silent({
    model <- keras$Sequential()
    model$add(from$Dense(units = 3L, input_shape = c(4L), weights = list(
      matrix(1, 4, 3), c(1, 2, 3)
    )))
    model$add(from$Dense(1L))
  })
  expect_identical(model$input_shape, list(NULL, 4L))
  expect_identical(model$layers[[1]]$name, sub("_input", "", model$input_names))
  expect_equal(get_weights(model)[1:2], list(matrix(1, 4, 3), array(c(1, 2, 3))))
  shape_of <- function(layer) keras_model_sequential(list(layer))$input_shape
  expect_silent({
    expect_identical(shape_of(from$Dense(3L, input_dim = 4L)), list(NULL, 4L))
    expect_identical(
      shape_of(from$LSTM(3L, batch_input_shape = list(2L, 5L, 4L), stateful = TRUE)),
      list(2L, 5L, 4L)
    )
    expect_identical(shape_of(from$LSTM(3L, input_dim = 4L, input_length = 5L)), list(NULL, 5L, 4L))
    expect_identical(shape_of(from$Embedding(10L, 4L, input_length = 5L)), list(NULL, 5L))
    expect_identical(shape_of(from$Embedding(10L, 4L)), list(NULL, NULL))
    expect_identical(
      shape_of(from$Conv2D(2L, c(3L, 3L), input_shape = list(NULL, NULL, 3L))),
      list(NULL, NULL, NULL, 3L)
    )
    expect_identical(shape_of(from$Flatten(input_shape = c(28, 28))), list(NULL, 28L, 28L))
  })
  expect_error(from$Dense(3L, input_shape = "a"), "Dense(): `input_shape` must be", fixed = TRUE)
  expect_error(from$Dense(3L, input_shape = 4L, no = 1), "no")
})

test_that("Sequential models from modules heed the input of their first layer", {
  model <- keras_model_sequential()
  model$add(layer_dense(units = 3, input_shape = 4))
  expect_identical(model$input_shape, list(NULL, 4L))
  model <- keras$Sequential(list(layer_dense(units = 3, input_shape = 4), layer_dense(units = 1)))
  expect_identical(model$output_shape, list(NULL, 1L))
  model <- tf$keras$Sequential(
    list(tf$keras$Input(shape = list(4L)), tf$keras$layers$Dense(2L)),
    name = "mine"
  )
  expect_identical(list(model$name, model$output_shape), list("mine", list(NULL, 2L)))
  model <- keras$models$Sequential()
  model$add(keras$layers$InputLayer(input_shape = 4L))
  model$add(keras$layers$Dense(2L))
  expect_identical(model$input_shape, list(NULL, 4L))
  expect_error(model$add("a layer"))
})

test_that("modules have what Keras 3 dropped or moved", {
  for (from in list(keras, tf$keras)) {
    y <- matrix(c(1, 2), 2)
    reduction <- from$losses$Reduction
    loss <- function(reduction) {
      as.numeric(from$losses$MeanSquaredError(reduction = reduction)(y, 0 * y))
    }
    expect_equal(loss(reduction$AUTO), 2.5)
    expect_equal(loss(reduction$SUM), 5)
    expect_equal(loss(reduction$NONE), c(1, 4))
    expect_equal(as.numeric(from$losses$mse(y, 0 * y)), c(1, 4))
    counts <- from$preprocessing$text$Tokenizer(num_words = 5L)
    counts$fit_on_texts(list("b a b"))
    expect_identical(counts$texts_to_sequences(list("a b")), list(c(2L, 1L)))
    height <- from$layers$RandomHeight(0.5)
    expect_s3_class(height, "keras.engine.base_layer.Layer")
    local <- from$layers$LocallyConnected1D(2L, 3L)
    expect_identical(dim(local(array(1, c(1, 5, 2)))), c(1L, 3L, 2L))
    rates <- from$experimental$CosineDecay(1, 10L)
    expect_equal(as.numeric(rates(5)), 0.5, tolerance = 1e-6)
  }
  expect_error(keras$layers$CuDNN, "has no attribute 'CuDNN'")
})

test_that("losses have all their names in both modules", {
  for (module in list(keras, tf$keras)) {
    for (name in c("mse", "MSE", "mean_squared_error")) {
      expect_equal(as.numeric(module$losses[[name]](c(1, 2), c(1, 4))), 2)
    }
  }
})

test_that("tokenizers of the modules are those that functions take", {
  texts <- c("a b", "b c")
  described <- fit_text_tokenizer(text_tokenizer(10), texts)$to_json()
  for (module in list(keras, tf$keras)) {
    again <- module$preprocessing$text$tokenizer_from_json(described)
    expect_identical(texts_to_sequences(again, "c b"), list(c(3L, 1L)))
    tokenizer <- module$preprocessing$text$Tokenizer(num_words = 3L)
    tokenizer$fit_on_texts(texts)
    expect_identical(texts_to_sequences(tokenizer, "c b"), list(1L))
  }
  expect_error(keras$preprocessing$text$tokenizer_from_json("{}"), "word_index")
})
