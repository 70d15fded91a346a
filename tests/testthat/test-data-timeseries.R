# Windows over time series from R.

skip_without_keras()

test_that("batches of windows are numbered", {
  x <- matrix(1:50)
  batches <- timeseries_generator(x, x, length = 10, sampling_rate = 2, batch_size = 2)
  expect_length(batches, 20)
  first <- batches[[1]]
  expect_identical(dim(first[[1]]), c(2L, 5L, 1L))
  expect_identical(first[[1]][1, , 1], c(1L, 3L, 5L, 7L, 9L))
  expect_identical(first[[2]], matrix(11:12))
  expect_identical(batches[[20]][[2]], matrix(49:50))
  expect_error(timeseries_generator(x, x[-1, ], 10), "50 and 49", class = "ValueError")
})

test_that("rows of a dataset count from 1", {
  windows <- function(...) {
    as.array(iterate(timeseries_dataset_from_array(...))[[1]])
  }
  expected <- rbind(3:5, 4:6, 5:7, 6:8)
  expect_equal(windows(1:10, NULL, 3, start_index = 3, end_index = 8), expected)
  expect_equal(windows(1:10, NULL, 3, start_index = -8, end_index = -3), expected)
  expect_equal(nrow(windows(1:10, NULL, 3, end_index = 10)), 8)
  expect_error(windows(1:10, NULL, 3, format = "tf"), "`format`", class = "TypeError")
})
