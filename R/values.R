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
#' | formula, environment, ... | kept as it is, and given back |
#'
#' NA in an integer, logical or character vector is refused where it has no meaning; in a shape it
#' stands for an unknown size. Such a vector comes back as it went. NA in doubles is NaN, as
#' everywhere in computing. Names and dimnames of vectors and arrays are dropped, and so are classes
#' that are not named here. Names of some elements of a list are labels, by which
#' `metrics = list("accuracy", mine = f)` names a metric; where an order would be a guess, as for
#' several inputs of a model, such a list is refused. Strings in latin1 and other encodings are
#' converted; strings that are not valid in their encoding or marked as "bytes" are refused. Complex
#' numbers are refused by models that compute in real ones.
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
#' | numpy array of bytes | character if all of it is text, else a list of raw vectors |
#' | list of strings, numbers or logicals | vector |
#' | other lists, tuples, sets; dict, tuple with names | list; list with names |
#' | enum | its value |
#' | `datetime64` of days, `date`; finer, `datetime` | Date; POSIXct |
#' | `timedelta64` | difftime in seconds |
#' | tensors, layers, models, modules, everything else | an object that stands for it |
#'
#' Objects that stand for something in Python have `$`, `[[`, `names()`, `length()`, `dim()`; what
#' can be called is a function. Tensors have R's subsets (`x[1, , -2]`, `..` for all axes in
#' between, `NULL` for a new axis), arithmetic, comparison, mathematical functions, those of complex
#' numbers, and sums; sparse tensors too, with their zeros. A plain number takes the dtype of the
#' tensor that it meets, and is refused if that does not hold it; logicals count as 0 and 1.
#' `as.array()` gives the numbers of a tensor, `all.equal()` compares them. `identical(x, y)` tells
#' whether two stand for the same object. A `tf$Variable` that is set on a layer or metric is one of
#' its weights. Models and layers can be saved with `saveRDS()` and sent to other processes; other
#' objects can't, and say so when they are used.
#'
#' @family session
#' @name values
NULL
