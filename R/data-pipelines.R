# Datasets in R: S3 methods, blocks that read to the end, and columns chosen by expressions. The
# verbs are in R/gen-data-pipelines.R.

#' @export
length.tf_dataset <- function(x) {
  size <- operate("dataset_length", x)
  if (is.null(size)) NA_integer_ else size
}

#' Values of a dataset with one element
#'
#' `as_tensor()` and `as.array()` of a dataset give its only element, such as all of its elements in
#' one batch: `as.array(dataset_batch(dataset, length(dataset)))`.
#'
#' @param x A dataset with one element.
#' @param dtype The dtype of the tensors; that of the components if `NULL`.
#' @param ... Not used.
#' @param name Name of the tensor.
#' @return A tensor or an array; a list of them if the element has several components.
#' @section Errors:
#' - `InvalidArgumentError`: The dataset has no element, or several.
#' @family dataset iterators
#' @exportS3Method as_tensor tf_dataset
#' @examplesIf rkeras::is_keras_available()
#' as.array(dataset_batch(range_dataset(0, 4), 4))
as_tensor.tf_dataset <- function(x, dtype = NULL, ..., name = NULL) {
  element <- x$get_single_element(name = name)
  if (is.null(dtype)) element else in_components(element, as_tensor, dtype = dtype)
}

#' @rdname as_tensor.tf_dataset
#' @exportS3Method as.array tf_dataset
as.array.tf_dataset <- function(x, ...) {
  in_components(x$get_single_element(), as.array)
}

# Applies a function to the tensors of an element.
in_components <- function(element, f, ...) {
  if (is.list(element)) lapply(element, in_components, f, ...) else f(element, ...)
}

# ---- reading to the end -----------------------------------------------------------------------

#' Runs code until a dataset ends
#'
#' `until_out_of_range()` runs code again and again, until an iterator in it has no further element;
#' `with_dataset()` runs it once, and ends there as well.
#'
#' @param expr Code that calls [iterator_get_next()].
#' @param e An error.
#' @return `NULL`, invisibly. `out_of_range_handler()` raises the error again if it is another one.
#' @family dataset iterators
#' @export
#' @examplesIf rkeras::is_keras_available()
#' iterator <- make_iterator_one_shot(range_dataset(0, 3))
#' until_out_of_range({
#'   print(as.array(iterator_get_next(iterator)))
#' })
until_out_of_range <- function(expr) {
  code <- substitute(expr)
  frame <- parent.frame()
  ended <- FALSE
  while (!ended) {
    tryCatch(eval(code, frame), error = function(e) {
      out_of_range_handler(e)
      ended <<- TRUE
    })
  }
  invisible(NULL)
}

#' @rdname until_out_of_range
#' @export
with_dataset <- function(expr) {
  tryCatch(expr, error = out_of_range_handler)
  invisible(NULL)
}

#' @rdname until_out_of_range
#' @export
out_of_range_handler <- function(e) {
  if (!inherits(e, "OutOfRangeError")) {
    stop(e)
  }
  invisible(NULL)
}

# ---- columns ----------------------------------------------------------------------------------

#' Chooses features and the response
#'
#' @param dataset A dataset of named components: records.
#' @param x The features: names without quotation marks, such as `c(mpg, disp)`, `-cyl` or
#'   `mpg:disp`; strings; selectors such as [starts_with()]; or a formula such as
#'   `cyl ~ mpg + disp`, which names the response as well.
#' @param y The response, likewise.
#' @param named Whether elements have the names `x` and `y`; `fit()` takes elements without.
#' @param named_features Whether the features keep their names. If not, they are put together to one
#'   tensor, so they must be of one dtype.
#' @param parallel_records For how many records at once this is done.
#' @param batch_size How many records a batch has; no batches are made if `NULL`.
#' @param num_parallel_batches How many batches are made in parallel, in place of
#'   `parallel_records`.
#' @param drop_remainder Whether to leave out a last batch that has fewer records.
#' @return A dataset.
#' @section Errors:
#' - `ValueError`: There is no such column; features that are put together differ in dtype.
#' @family dataset functions
#' @export
#' @examplesIf rkeras::is_keras_available()
#' dataset <- tensor_slices_dataset(mtcars) %>%
#'   dataset_prepare(x = c(wt, hp), y = mpg, named = FALSE, batch_size = 8)
#' dataset_prepare(tensor_slices_dataset(mtcars), mpg ~ wt + hp)
dataset_prepare <- function(dataset,
                            x,
                            y = NULL,
                            named = TRUE,
                            named_features = FALSE,
                            parallel_records = NULL,
                            batch_size = NULL,
                            num_parallel_batches = NULL,
                            drop_remainder = FALSE) {
  types <- column_types("dataset_prepare", dataset)
  chosen <- columns_of_xy(
    "dataset_prepare", substitute(x), if (!missing(y)) substitute(y), types, parent.frame()
  )
  features <- chosen$x
  response <- chosen$y
  dtypes <- unique(types[features])
  if (!named_features && length(dtypes) > 1L) {
    refuse_value(
      "dataset_prepare", "features must be of one dtype to be put together, but are ",
      paste(dtypes, collapse = ", "), ": choose others, or named_features = TRUE"
    )
  }
  prepared <- function(record) {
    chosen <- record[features]
    if (!named_features) {
      chosen <- tf$stack(unname(chosen), axis = -1L)
    }
    parts <- list(x = chosen)
    if (length(response)) {
      parts$y <- if (length(response) == 1L) record[[response]] else record[response]
    }
    if (named) parts else if (length(response)) unname(parts) else chosen
  }
  if (is.null(batch_size)) {
    dataset_map(dataset, prepared, num_parallel_calls = parallel_records)
  } else {
    dataset_map_and_batch(
      dataset, prepared,
      batch_size = batch_size, num_parallel_batches = num_parallel_batches,
      drop_remainder = drop_remainder, num_parallel_calls = parallel_records
    )
  }
}
