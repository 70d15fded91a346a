# Generated from rkeras_py; do not edit by hand.

#' Batches of windows over a time series, each with the value that comes after it
#'
#' @param data The series: an array whose first axis is time.
#' @param targets What belongs to each step of `data`: an array with as many rows.
#' @param length How many steps a window spans, not counting its target's.
#' @param sampling_rate How many steps lie between two values of a window.
#' @param stride How many steps lie between two windows.
#' @param start_index The first row that is used, counted from 0.
#' @param end_index The last row that is used, counted from 0; the last of all if not given.
#' @param shuffle Whether to draw windows at random, with replacement, instead of in order.
#' @param reverse Whether time goes backwards in each window.
#' @param batch_size How many windows a batch has.
#' @return Batches by number, to be given to `fit()`, `evaluate()` and `predict()`. Each is a
#'   pair: windows, of the shape `(batch, steps, ...)`, and the row of `targets` after each of
#'   them.
#' @section Errors:
#' - `ValueError`: `data` and `targets` differ in length, or are too short for a window.
#' @family sequence preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' series <- c(1, 2, 3, 4, 5, 6)
#' batches <- timeseries_generator(series, series, length = 2, batch_size = 2)
timeseries_generator <- function(data,
                                 targets,
                                 length,
                                 sampling_rate = 1,
                                 stride = 1,
                                 start_index = 0,
                                 end_index = NULL,
                                 shuffle = FALSE,
                                 reverse = FALSE,
                                 batch_size = 128) {
  .External2(rk_call_formals, "timeseries_generator")
}

#' A dataset of windows over a time series
#'
#' There are `end - start - sequence_length * sampling_rate + 1` windows with a stride of 1, as
#' in Keras 2; Keras 3 has `sampling_rate - 1` more.
#'
#' @param data The series: an array whose first axis is time.
#' @param targets What belongs to the window that begins at each step; NULL for windows alone.
#' @param sequence_length How many values a window has.
#' @param sequence_stride How many steps lie between two windows.
#' @param sampling_rate How many steps lie between two values of a window.
#' @param batch_size How many windows a batch has; NULL for windows one by one.
#' @param shuffle Whether to shuffle the windows.
#' @param ... There are no further arguments.
#' @param seed Seed of the shuffling.
#' @param start_index Where the rows that are used begin. Counted from 1, and from -1 backwards.
#' @param end_index Where the rows that are used end. The last row, which is used too; counted
#'   from 1, and from -1 backwards.
#' @return A `tf$data$Dataset` of windows, of the shape `(batch, sequence_length, ...)`, or of
#'   pairs of windows and targets.
#' @section Errors:
#' - `ValueError`: `data` are too short for a window.
#' - `TypeError`: An argument is not known.
#' @family sequence preprocessing
#' @export
#' @examplesIf rkeras::is_keras_available()
#' windows <- timeseries_dataset_from_array(c(1, 2, 3, 4, 5), NULL, sequence_length = 3)
timeseries_dataset_from_array <- function(data,
                                          targets,
                                          sequence_length,
                                          sequence_stride = 1L,
                                          sampling_rate = 1L,
                                          batch_size = 128L,
                                          shuffle = FALSE,
                                          ...,
                                          seed = NULL,
                                          start_index = NULL,
                                          end_index = NULL) {
  .External2(rk_call_formals, "timeseries_dataset_from_array")
}
