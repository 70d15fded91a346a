# The history of training: print, data frame, plots. No Keras is needed for that.

history <- structure(
  list(
    params = list(epochs = 3L, steps = 2L),
    metrics = list(
      loss = c(3, 2), accuracy = c(0.1, 0.2), val_loss = c(4, 3), val_accuracy = c(0, 0.1)
    )
  ),
  class = "keras_training_history"
)

test_that("the data frame has a row for each epoch, also those that were not run", {
  table <- as.data.frame(history)
  expect_named(table, c("epoch", "value", "metric", "data"))
  expect_equal(nrow(table), 12)
  expect_equal(levels(table$metric), c("loss", "accuracy"))
  expect_equal(levels(table$data), c("training", "validation"))
  loss <- table[table$metric == "loss" & table$data == "training", ]
  expect_equal(loss$epoch, 1:3)
  expect_equal(loss$value, c(3, 2, NA))
})

test_that("print shows the last epoch that was run", {
  shown <- capture.output(print(history))
  expect_match(shown, "Trained for 2 of 3 epochs", all = FALSE)
  expect_match(shown, "val_loss: +3", all = FALSE)
})

test_that("an interrupted history prints", {
  empty <- structure(list(params = list(), metrics = list()), class = "keras_training_history")
  expect_match(capture.output(print(empty)), "No epoch")
})

with_device <- function(code) {
  file <- tempfile(fileext = ".png")
  grDevices::png(file)
  on.exit(unlink(file))
  force(code)
  grDevices::dev.off()
  file.size(file)
}

test_that("plots are drawn by both methods", {
  expect_gt(with_device(plot(history, method = "base")), 1000)
  skip_if_not_installed("ggplot2")
  plot <- plot(history)
  expect_s3_class(plot, "ggplot")
  built <- ggplot2::ggplot_build(plot)
  # Two metrics, one panel each; epochs that were not run are not drawn.
  expect_equal(nrow(built$layout$layout), 2)
  expect_equal(nrow(built$data[[1]]), 8)
  expect_gt(with_device(print(plot)), 1000)
  expect_gt(with_device(print(plot(history, theme_bw = TRUE, smooth = FALSE))), 1000)
})

test_that("metrics can be chosen, and unknown ones are named", {
  skip_if_not_installed("ggplot2")
  built <- ggplot2::ggplot_build(plot(history, metrics = "accuracy"))
  expect_equal(nrow(built$layout$layout), 1)
  expect_error(plot(history, metrics = "f1"), "loss, accuracy", class = "ArgumentError")
})

test_that("one epoch, and many, are drawn", {
  one <- history
  one$metrics <- list(loss = 1)
  one$params$epochs <- 1
  expect_gt(with_device(print(plot(one))), 1000)
  many <- history
  many$params$epochs <- 20
  many$metrics <- list(loss = 1 / 1:20, val_loss = 2 / 1:20)
  expect_gt(with_device(print(plot(many))), 1000)
  expect_gt(with_device(plot(many, method = "base")), 1000)
})

test_that("generics of other packages have methods", {
  tidied <- generics::tidy(history)
  expect_equal(nrow(tidied), 8)
  expect_false(anyNA(tidied$value))
  expect_equal(
    generics::glance(history),
    data.frame(
      epochs = 2L, epochs_planned = 3L, loss = 2, accuracy = 0.2, val_loss = 3, val_accuracy = 0.1
    )
  )
  skip_if_not_installed("ggplot2")
  expect_s3_class(ggplot2::autoplot(history, metrics = "loss"), "ggplot")
})

test_that("a live view outside of an interactive session is one plot, at the end", {
  skip_if(interactive())
  drawn <- function(view, ended) {
    live <- history
    live$params$view <- view
    live$params$ended <- ended
    folder <- tempfile()
    dir.create(folder)
    grDevices::png(file.path(folder, "%d.png"))
    view_history(live)
    grDevices::dev.off()
    length(dir(folder))
  }
  expect_equal(drawn(TRUE, FALSE), 0)
  expect_equal(drawn(TRUE, TRUE), 1)
  expect_equal(drawn("auto", TRUE), 0)
})

test_that("fit draws what it was told to", {
  skip_without_keras()
  model <- keras_model_sequential() %>% layer_dense(1, input_shape = 1)
  model %>% compile(loss = "mse")
  file <- tempfile(fileext = ".png")
  grDevices::png(file)
  fit(model, matrix(1:4), 1:4, epochs = 2, verbose = 0, view_metrics = TRUE)
  grDevices::dev.off()
  expect_gt(file.size(file), 1000)
})

test_that("the curve of the base method goes through where the loss falls", {
  fallen <- history
  fallen$params$epochs <- 20L
  fallen$metrics <- list(loss = 2 * exp(-seq(0, 6, length.out = 20)))
  grDevices::pdf(NULL)
  grDevices::dev.control("enable")
  plot(fallen, method = "base")
  drawn <- grDevices::recordPlot()[[1]]
  grDevices::dev.off()
  arguments <- lapply(drawn, function(call) as.list(call[[2]]))
  lines <- Filter(function(given) length(given) > 2 && identical(given[[3]], "l"), arguments)
  expect_gt(lines[[1]][[2]]$y[[1]], 1)
})
