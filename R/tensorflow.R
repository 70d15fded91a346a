# Functions of the R package tensorflow.

#' A shape
#'
#' @param ... Sizes of axes; `NULL`, `NA` or -1 if unknown; or all of them in one list.
#' @param dims Alternatively, the sizes in a list or vector; `NULL` for an unknown rank.
#' @return A TensorFlow `TensorShape`, which every argument for shapes accepts.
#' @section Errors:
#' - `ValueError`: A size is not a whole number.
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
  if (length(dims) > most_axes) {
    stop_argument("shape", "dims", paste("at most", most_axes, "sizes"), dims)
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
      "shape", "a size must be a whole number, NULL, NA or -1, but ", shown(size), " was given"
    )
  }
  as.integer(size)
}

#' Makes a tensor
#'
#' A generic function: packages can write methods for their own classes.
#'
#' @param x Numbers, logicals or strings; a tensor.
#' @param dtype The dtype, such as `"float32"` or `tf$float32`; inferred from `x` if `NULL`. A
#'   tensor is cast to it; doubles without a fractional part can become integers.
#' @param ... Arguments of methods; the default method has no others than `shape`.
#' @param shape The shape of the tensor: sizes of axes, one of which may be -1 or `NA` and is
#'   inferred from the others; a `TensorShape`; or an integer tensor. Elements are read in row-major
#'   order. A single number fills the whole shape.
#' @param name Name of the tensor.
#' @return A tensor.
#' @section Errors:
#' - `ValueError`: An unknown argument; doubles with a fractional part for an integer dtype.
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
    # TensorFlow can cast to more dtypes than it can create from doubles.
    return(tf$cast(tf$convert_to_tensor(x, dtype = "float64"), dtype, name = name))
  }
  if (is.integer(x) || is.logical(x)) {
    return(tf$cast(tf$convert_to_tensor(x), dtype, name = name))
  }
  tf$convert_to_tensor(x, dtype = dtype, name = name)
}

# A single value fills a shape whose sizes are all known; everything else is reshaped.
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
#' Stands for all axes that are not given otherwise, in subsets of tensors.
#'
#' @return An object for `x[all_dims(), 1]`, which is the same as `x[.., 1]`.
#' @family session
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- as_tensor(1:24, shape = c(2, 3, 4))
#' x[all_dims(), 1]
all_dims <- function() ".."

# ---- which TensorFlow -------------------------------------------------------------------------

#' Which TensorFlow is used
#'
#' `tf_version()` returns the version of TensorFlow without its patch level. `tf_config()` also says
#' where TensorFlow is and which Python runs it, and `tf_gpu_configured()` whether it can use a GPU.
#' They start Python if it is not running.
#'
#' @param verbose Whether to print the findings.
#' @return `tf_version()`: a version, `NULL` if TensorFlow can't be loaded. `tf_config()`: a
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
