# Generated from rkeras_py; do not edit by hand.

#' Rows of a dataset in an HDF5 file, which are read when they are needed
#'
#' `fit()`, `evaluate()` and `predict()` take it for arrays, and read batch by batch. With
#' `shuffle="batch"`, batches are shuffled, not rows, so that the rows of a batch lie together.
#'
#' @param datapath The path of the file.
#' @param dataset The name of the dataset in it.
#' @param start The first row, counted from 0.
#' @param end The row behind the last one; by default all rows are taken.
#' @param normalizer A function that is applied to the rows that were read, an array.
#' @return An object with a shape and a length, whose rows are read one by one by their index,
#'   or all at once when it becomes an array.
#' @section Errors:
#' - `FileNotFoundError`: There is no such file.
#' - `ValueError`: It is no HDF5 file, has no such dataset, or not those rows.
#' @family data utilities
#' @export
hdf5_matrix <- function(datapath, dataset, start = 0, end = NULL, normalizer = NULL) {
  .External2(rk_call_formals, "hdf5_matrix")
}
