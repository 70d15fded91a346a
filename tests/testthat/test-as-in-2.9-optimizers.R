# The optimizers that scripts take from the modules keras and tf are those of 2.9.

# The first column of an embedding after three steps; rows are looked up several times in a step.
trained_rows <- function(optimizer) {
  model <- keras_model_sequential() %>%
    layer_embedding(4, 2, embeddings_initializer = "ones", input_length = 3) %>%
    layer_flatten() %>%
    layer_dense(1, kernel_initializer = "ones") %>%
    compile(optimizer, "mse")
  x <- rbind(c(1, 1, 2), c(2, 2, 2), c(0, 1, 1))
  fit(model, x, c(3, -1, 2), epochs = 3, batch_size = 3, shuffle = FALSE, verbose = 0)
  get_weights(model)[[1]][1:3, 1]
}

test_that("optimizers from modules train an embedding as in Keras 2", {
  from <- tf$keras$optimizers
  halving <- from$schedules$ExponentialDecay(0.1, 1, 0.5)
  # Values of tf_keras 2.21: keras.optimizers.legacy has the optimizers of 2.9.
  expect_rows <- function(optimizer, ...) {
    expect_equal(trained_rows(optimizer), c(...), tolerance = 5e-6)
  }
  expect_rows(from$Adadelta(10), 0.958531, 0.958698, 0.958152)
  expect_rows(keras$optimizers$Adagrad(0.1, 0.5), 0.816469, 0.817612, 0.799337)
  expect_rows(from$Adam(learning_rate = 0.1, amsgrad = TRUE), 0.714747, 0.718381, 0.708320)
  expect_rows(from$Adamax(0.1), 0.755318, 0.761107, 0.742017)
  expect_rows(from$Ftrl(0.1), 0.708868, 0.797790, 0.785418)
  expect_rows(from$Nadam(0.1), 0.788084, 0.795207, 0.773992)
  expect_rows(from$RMSprop(0.1, 0.8, 0.5, centered = TRUE), 0.497452, 0.555582, 0.367967)
  expect_rows(from$legacy$SGD(0.01, 0.9, TRUE), 0.870649, 0.598879, 0.195602)
  expect_rows(tf$optimizers$Adam(halving), 0.828723, 0.829601, 0.827138)
  expect_rows(from$Adam(0.1, clipnorm = 0.1, name = "mine"), 0.702546, 0.705104, 0.699788)
  expect_rows(from$Adagrad(decay = 0.5), 0.998251, 0.998243, 0.998242)
  expect_rows(from$AdamW(0.1, weight_decay = 0.01), 0.712281, 0.715978, 0.705746)
  expect_rows(from$experimental$Adagrad(0.1), 0.812402, 0.817424, 0.799258)
  expect_rows(from$Adam$from_config(from$Adam(0.1)$get_config()), 0.714748, 0.718382, 0.708322)
})

test_that("classes and names of optimizers are those of the modules", {
  adam <- tf$keras$optimizers$Adam
  isinstance <- rkeras_import("builtins")$isinstance
  expect_true(isinstance(optimizer_adam(), adam))
  expect_true(isinstance(tf$optimizers$legacy$Adam(), keras$optimizers$Adam))
  expect_true(inherits(adam(), "keras.src.optimizers.adam.Adam"))
  expect_identical(adam()$name, "Adam")
  expect_identical(keras$optimizers$SGD(0.1, 0.9, FALSE, "mine")$name, "mine")
  expect_equal(adam(epsilon = NULL)$epsilon, 1e-7)
  expect_error(adam(clipnorm = 1, global_clipnorm = 1), "give `clipnorm` or `global_clipnorm`")
  expect_warning(adam(jit_compile = TRUE), class = "ObsoleteArgumentWarning")
})
