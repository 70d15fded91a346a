#' Values between R and Python
#'
#' What an R value becomes in Python, and the other way round. Arguments of the functions of this
#' package are checked further: `units = 2.5` is an error that names `units`.
#'
#' From R to Python:
#'
#' | R | Python |
#' |---|---|
#' | `NULL` | `None` |
#' | one logical, number, complex number or string | `bool`, `int`, `float`, `complex`, `str` |
#' | vector of numbers or logicals | numpy array; functions of Python get a list |
#' | matrix, array | numpy array of the same shape; a view, not a copy |
#' | character vector; with dim | list of `str`; numpy array of `str` |
#' | raw vector; with dim | `bytes`; numpy array of `uint8` |
#' | list; list with names | list; dict |
#' | list with names for some elements, or one name twice | list that keeps the names |
#' | [tuple()] | tuple |
#' | factor | list of its labels |
#' | data frame of numbers; other data frames | matrix (columns by name for several inputs); dict |
#' | Date; POSIXct, POSIXlt | numpy `datetime64` of days; of microseconds in UTC |
#' | difftime | numpy `timedelta64` of microseconds |
#' | integer64 (bit64) | numpy `int64`; one of them `int` |
#' | sparse matrix; dense matrix (Matrix) | `tf.SparseTensor`; numpy array |
#' | function | function that Python calls, from any thread |
#' | object of Python, of this package or of reticulate | the object |
#' | formula, environment, ... | kept, and returned unchanged |
#'
#' Functions of Python other than those of numpy, TensorFlow and Keras get a copy of an array, which
#' they may change; R's array stays as it is.
#'
#' A vector of length one is a number, as it was with keras 2.9: `tf$tile(x, 2L)` gets a scalar,
#' which TensorFlow refuses there. `list(2L)`, `array(2L)` and [shape()] give a list, an array and a
#' shape.
#'
#' `NULL` for an argument that has a meaning for it (the help page tells) is that; for a logical
#' argument it counts as `FALSE`, for an initializer as the default of Keras, "glorot_uniform", as
#' Keras 2 did with what keras 2.9 passed on. For other arguments it is an error.
#'
#' NA in an integer, logical or character vector is an error where it has no meaning; in a shape it
#' stands for an unknown size. Such a vector is returned unchanged. NA in doubles becomes NaN. Names
#' and dimnames of vectors and arrays are dropped, and so are classes that are not listed here. A
#' list in which only some elements have names keeps them as labels, so that
#' `metrics = list("accuracy", mine = f)` names a metric; where the order would be a guess, as for
#' several inputs of a model, such a list is an error. Strings in latin1 and other encodings are
#' converted; strings that are invalid in their encoding or marked as "bytes" are an error. Models
#' that compute in real numbers refuse complex data.
#'
#' From Python to R:
#'
#' | Python | R |
#' |---|---|
#' | `None` | `NULL` |
#' | `bool`, `int`, `float` | logical, integer, double |
#' | `complex`, `str`, `bytes` | complex, character, raw |
#' | `int` past 2^31; past 2^53 | double; an error |
#' | numpy array or scalar | array of the same dim; int64 and uint32 become double |
#' | numpy array of bytes | character if all of it is text, else a list of raw vectors |
#' | list of strings, numbers or logicals | vector |
#' | other lists, tuples, sets; dict, named tuple | list; list with names |
#' | enum | its value |
#' | `datetime64` of days, `date`; finer, `datetime` | Date; POSIXct |
#' | `timedelta64` | difftime in seconds |
#' | tensors, layers, models, modules, `time.localtime()`, everything else | a reference to it |
#'
#' References to Python objects have `$`, `[[`, `names()`, `length()` and `dim()`; callable objects
#' are functions. Tensors, sparse ones too, have subsets as in the R package tensorflow
#' (`x[1, , 2:3]`; `x[, -1]` is the last column; `2:NULL` goes to the end; `..` stands for all axes
#' in between, `NULL` for a new axis; `style = "python"` counts from 0), arithmetic, comparison,
#' mathematical functions, functions for complex numbers, and summaries, also along axes
#' (`sum(x, axis = 2)`, counted from 1; `keepdims`). A plain number takes the dtype of the tensor
#' that it is combined with, and is an error if that dtype can't represent it; logicals count as 0
#' and 1. `as.array()` returns the values of a tensor, `all.equal()` compares them.
#' `identical(x, y)` tells whether both refer to the same object. A `tf$Variable` that is assigned
#' to a field of a layer or metric becomes one of its weights. Models and layers can be saved with
#' `saveRDS()` and sent to other processes; other objects can't, and fail when they are used there.
#'
#' @family session
#' @name values
NULL
