#' Values between R and Python
#'
#' What a value of R is in Python, and what comes back. An argument of a public function is checked
#' further, against what it asks for: `units = 2.5` is an error that names `units`.
#'
#' From R to Python:
#'
#' | R | Python |
#' |---|---|
#' | `NULL` | `None` |
#' | one logical, number, complex number or string | `bool`, `int`, `float`, `complex`, `str` |
#' | vector, matrix, array | numpy array of the same shape; a view, not a copy |
#' | character vector; with dim | list of `str`; numpy array of `str` |
#' | raw vector | `bytes` |
#' | list; list with names | list; dict |
#' | factor | list of its labels |
#' | data frame of numbers; other data frames | matrix; dict of its columns |
#' | Date, POSIXct | numpy `datetime64` of days, of microseconds in UTC |
#' | integer64 (bit64) | numpy `int64` |
#' | sparse matrix (Matrix) | `tf.SparseTensor` |
#' | function | function that Python calls, from any thread |
#' | object of Python, of this package or of reticulate | the object |
#' | formula, environment, ... | kept as it is, and given back |
#'
#' NA in an integer, logical or character vector is refused where it has no meaning; in a shape it
#' stands for an unknown size. NA in doubles is NaN, as everywhere in computing. Names and
#' dimnames of vectors and arrays are dropped. A list must have no names, or a name of its own
#' for each element. Strings in latin1 and other encodings are converted; strings marked as
#' "bytes" are refused.
#'
#' From Python to R:
#'
#' | Python | R |
#' |---|---|
#' | `None` | `NULL` |
#' | `bool`, `int`, `float` | logical, integer, double |
#' | `complex`, `str`, `bytes` | complex, character, raw |
#' | `int` past 2^31; past 2^53 | double; an error |
#' | numpy array or scalar | array of the same dim; 64-bit integers are integers where they fit |
#' | list of strings, numbers or logicals | vector |
#' | other lists, tuples, sets; dict | list; list with names |
#' | `datetime64` of days; finer | Date; POSIXct |
#' | tensors, layers, models, modules, everything else | an object that stands for it |
#'
#' Objects that stand for something in Python have `$`, `[[`, `names()`, `length()`, `dim()`; what
#' can be called is a function. Tensors have R's subsets (`x[1, , -2]`, and `..` for all axes in
#' between), arithmetic, mathematical functions and sums; `as.array()` gives their numbers.
#' `identical(x, y)` tells whether two stand for the same object. Models and layers can be saved
#' with `saveRDS()` and sent to other processes; other objects can't, and say so when they are used.
#'
#' @family session
#' @name values
NULL
