# What scripts of 2.9 get from the R package tensorflow.

#' A shape
#'
#' @param ... Sizes of axes; `NULL`, `NA` or -1 where unknown; or all of them in one list.
#' @param dims The sizes in a list or vector, instead; `NULL` for an unknown number of axes.
#' @return A `TensorShape` of TensorFlow, which every argument that asks for a shape takes.
#' @section Errors:
#' - `ValueError`: A size is no whole number.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' shape(28, 28, 1)
#' shape(NULL, 32)
#' shape(list(28, 28, 1))
#' shape(dims = c(28, 28, 1))
shape <- function(..., dims = list(...)) {
  is_shape <- function(x) inherits(x, "rkeras_object") || is.list(x)
  if (missing(dims) && length(dims) == 1 && is_shape(dims[[1]])) {
    dims <- dims[[1]]
  }
  if (inherits(dims, "rkeras_object")) {
    return(tf$TensorShape(dims))
  }
  if (is.null(dims)) {
    return(tf$TensorShape(NULL))
  }
  tf$TensorShape(unname(lapply(as.list(dims), size_of_axis)))
}

size_of_axis <- function(size) {
  if (is.list(size) && length(size) == 1) {
    size <- size[[1]]
  }
  if (is.null(size) || (length(size) == 1 && is.atomic(size) && (is.na(size) || size == -1))) {
    return(NULL)
  }
  if (!is.numeric(size) || length(size) != 1 || size != floor(size) || size < 0) {
    refuse_value(
      "shape", "a size must be a whole number, NULL, NA or -1, but ", deparse1(size), " was given"
    )
  }
  as.integer(size)
}

#' Makes a tensor
#'
#' A generic function: packages can write methods for their own classes.
#'
#' @param x Numbers, logicals or strings; a tensor.
#' @param dtype The dtype, such as `"float32"` or `tf$float32`; what follows from `x` if `NULL`.
#'   A tensor is cast to it, whole doubles become integers.
#' @param ... Arguments of methods; the default method takes none but `shape`.
#' @param shape The shape of the tensor: sizes of axes, one of which may be -1 or `NA` and follows
#'   from the others, a `TensorShape`, or a tensor of integers. Elements are taken row by row. One
#'   number fills the whole shape.
#' @param name Name of the tensor.
#' @return A tensor.
#' @section Errors:
#' - `ValueError`: An argument that is not known; doubles that are not whole, for a dtype of
#'   integers.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' as_tensor(matrix(1:4, 2), "float32")
#' as_tensor(1:6, shape = c(2, 3))
#' as_tensor(0, "int32", shape = c(2, 2))
as_tensor <- function(x, dtype = NULL, ..., name = NULL) {
  UseMethod("as_tensor")
}

#' @rdname as_tensor
#' @export
as_tensor.default <- function(x, dtype = NULL, ..., shape = NULL, name = NULL) {
  if (...length()) {
    refuse_value(
      "as_tensor", "the arguments are `x`, `dtype`, `shape` and `name`, but ", ...length(),
      " more ", if (...length() == 1) "was" else "were", " given"
    )
  }
  if (!is.null(dtype)) {
    dtype <- tf$as_dtype(dtype)
  }
  tensor <- if (inherits(x, "tensorflow.tensor")) {
    if (is.null(dtype) || identical(x$dtype$name, dtype$name)) x else tf$cast(x, dtype, name = name)
  } else {
    tensor_of_values(x, dtype, name)
  }
  if (is.null(shape)) tensor else in_shape(tensor, shape, name)
}

tensor_of_values <- function(x, dtype, name) {
  if (is.null(dtype)) {
    return(tf$convert_to_tensor(x, name = name))
  }
  if (is.double(x) && dtype$is_integer && any(!is.finite(x) | x != floor(x))) {
    refuse_value(
      "as_tensor", "a tensor of ", dtype$name, " holds whole numbers, but `x` has others: ",
      "cast a tensor of it, tf$cast(as_tensor(x), \"", dtype$name, "\")"
    )
  }
  if (is.double(x) && !dtype$name %in% c("float32", "float64")) {
    # TensorFlow casts more dtypes than it makes of doubles.
    return(tf$cast(tf$convert_to_tensor(x, dtype = "float64"), dtype, name = name))
  }
  if (is.integer(x) || is.logical(x)) {
    return(tf$cast(tf$convert_to_tensor(x), dtype, name = name))
  }
  tf$convert_to_tensor(x, dtype = dtype, name = name)
}

# One value fills a shape that says all of its sizes; everything else is laid out anew.
in_shape <- function(tensor, shape, name) {
  is_scalar <- length(tensor$shape) == 0
  if (inherits(shape, "tensorflow.tensor")) {
    return(if (is_scalar) tf$fill(shape, tensor) else tf$reshape(tensor, shape, name = name))
  }
  sizes <- as.list(if (inherits(shape, "rkeras_object")) dim_of_shape(shape) else shape)
  sizes <- lapply(sizes, size_of_axis)
  unknown <- vapply(sizes, is.null, NA)
  if (sum(unknown) > 1) {
    refuse_value(
      "as_tensor", "one size of `shape` may be unknown, but ", sum(unknown), " are"
    )
  }
  sizes[unknown] <- -1L
  sizes <- tf$constant(array(as.integer(unlist(sizes))), dtype = "int32")
  if (is_scalar && !any(unknown)) {
    tf$fill(sizes, tensor)
  } else {
    tf$reshape(tensor, sizes, name = name)
  }
}

dim_of_shape <- function(shape) as.integer(as.array(shape))

#' All axes in between
#'
#' Stands for as many axes as there are, in subsets of tensors.
#'
#' @return What `x[all_dims(), 1]` takes, as does `x[.., 1]`.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- as_tensor(1:24, shape = c(2, 3, 4))
#' x[all_dims(), 1]
all_dims <- function() ".."

# ---- which TensorFlow -------------------------------------------------------------------------

#' Which TensorFlow is used
#'
#' `tf_version()` gives the version of TensorFlow without its patch level, `tf_config()` also
#' where it is and which Python runs it, `tf_gpu_configured()` whether it can use a GPU. They start
#' Python, if it does not run yet.
#'
#' @param verbose Whether what was found is printed.
#' @return `tf_version()`: a version, `NULL` where TensorFlow can't be loaded. `tf_config()`: a
#'   list of class `tensorflow_config` with `available`; if it is `TRUE` also `version`,
#'   `version_str`, `location`, `python` and `python_version`, else `error_message`.
#'   `tf_gpu_configured()`: `TRUE` or `FALSE`.
#' @family session
#' @export
#' @examples
#' tf_config()
tf_config <- function() {
  found <- tryCatch(
    list(tensorflow = rkeras_import("tensorflow"), sys = rkeras_import("sys")),
    rkeras_error = identity
  )
  if (inherits(found, "rkeras_error")) {
    config <- list(available = FALSE, error_message = conditionMessage(found))
    return(structure(config, class = "tensorflow_config"))
  }
  version <- found$tensorflow$version$VERSION
  structure(class = "tensorflow_config", list(
    available = TRUE,
    version = numeric_version(sub("^([0-9]+[.][0-9]+).*", "\\1", version)),
    version_str = version,
    location = dirname(found$tensorflow$`__file__`),
    python = found$sys$executable,
    python_version = sub(" .*", "", found$sys$version)
  ))
}

#' @export
print.tensorflow_config <- function(x, ...) {
  if (x$available) {
    cat("TensorFlow v", x$version_str, " (", x$location, ")\n", sep = "")
    cat("Python v", x$python_version, " (", x$python, ")\n", sep = "")
  } else {
    cat(x$error_message, "\n", sep = "")
  }
  invisible(x)
}

#' @rdname tf_config
#' @export
tf_version <- function() {
  tf_config()$version
}

#' @rdname tf_config
#' @export
tf_gpu_configured <- function(verbose = TRUE) {
  built <- tf$test$is_built_with_cuda()
  gpus <- tf$config$list_physical_devices("GPU")
  if (verbose) {
    cat("TensorFlow built with CUDA:", built, "\n")
    cat("GPUs:", if (length(gpus)) vapply(gpus, function(gpu) gpu$name, "") else "none", "\n")
  }
  length(gpus) > 0
}
