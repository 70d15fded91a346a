# Generated from rkeras_py; do not edit by hand.

#' Scales a numeric column to mean 0 and standard deviation 1
#'
#' Mean and standard deviation (with `n - 1`, as of R's `sd()`) are those of the data set to
#' which the feature spec is fitted.
#'
#' @return A scaler, for the argument `normalizer_fn` of `step_numeric_column()`.
#' @section Errors:
#' - `ValueError`: When the spec is fitted: a column has missing values, or one value only.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(x = c(1, 2, 3), y = c(0, 1, 0)), "x", "y")
#' spec <- step_numeric_column(spec, "x", normalizer_fn = scaler_standard())
#' spec$fit()
#' columns <- dense_features(spec)
scaler_standard <- function() {
  .External2(rk_call_formals, "scaler_standard")
}

#' Scales a numeric column to the range from 0 to 1
#'
#' The smallest and the largest value are those of the data set to which the feature spec is
#' fitted.
#'
#' @return A scaler, for the argument `normalizer_fn` of `step_numeric_column()`.
#' @section Errors:
#' - `ValueError`: When the spec is fitted: a column has missing values, or one value only.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(x = c(1, 2, 5), y = c(0, 1, 0)), "x", "y")
#' spec <- step_numeric_column(spec, "x", normalizer_fn = scaler_min_max())
#' spec$fit()
#' columns <- dense_features(spec)
scaler_min_max <- function() {
  .External2(rk_call_formals, "scaler_min_max")
}

#' Describes how the columns of a data set become the inputs of a network
#'
#' Steps are added to the spec: `step_numeric_column()` takes a column as it is or scaled,
#' `step_categorical_column_with_vocabulary_list()` and its siblings take categories,
#' `step_indicator_column()` and `step_embedding_column()` make numbers of categories, and so
#' on. Then the spec is fitted: the data set is read once, for the vocabularies and scales.
#' `layer_dense_features()` takes the result.
#'
#' @param dataset A dataset of components with names, in batches or not; or a table: a data
#'   frame (of R), or a named list of columns.
#' @param x The names of the features. In R also expressions, as for `dataset_prepare()`, or a
#'   formula such as `target ~ .`, which names the response as well.
#' @param y The name of the response, or several.
#' @return A feature spec. Its methods: `fit()`, `dense_features()`, `features()`,
#'   `feature_names()`, `feature_types()`. Steps don't change it, but return another one.
#' @section Errors:
#' - `ValueError`: There is no such column, or `dataset` has no names.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' table <- list(age = c(20, 40), target = c(0, 1))
#' spec <- step_numeric_column(feature_spec(table, "age", "target"), "age")
#' spec$fit()
#' columns <- dense_features(spec)
feature_spec <- function(dataset, x, y = NULL) {
  if (!names_columns(substitute(x), substitute(y))) {
    return(spec_of_columns(dataset, substitute(x), substitute(y)))
  }
  .External2(rk_call_formals, "feature_spec")
}

#' The dense features of a feature spec
#'
#' @param spec A feature spec that is fitted.
#' @return Feature columns by name, for `layer_dense_features()`.
#' @section Errors:
#' - `ValueError`: The spec is not fitted.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- step_numeric_column(feature_spec(list(age = c(20, 40)), "age"), "age")
#' spec$fit()
#' columns <- dense_features(spec)
dense_features <- function(spec) {
  .External2(rk_call_formals, "dense_features")
}

#' The features and the response of a feature spec, of each element of a dataset
#'
#' @param dataset A dataset like that of the spec; or a table, which becomes one batch.
#' @param spec A feature spec that is fitted.
#' @return A dataset for `fit()`: the features by name, and the response, if the spec has one.
#' @section Errors:
#' - `ValueError`: The spec is not fitted, or a column is missing.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' table <- list(age = c(20, 40), target = c(0, 1))
#' spec <- step_numeric_column(feature_spec(table, "age", "target"), "age")
#' spec$fit()
#' batches <- dataset_use_spec(table, spec)
dataset_use_spec <- function(dataset, spec) {
  .External2(rk_call_formals, "dataset_use_spec")
}

#' Takes numeric columns
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @param shape The shape of a value of the column.
#' @param default_value What stands for a missing value where examples are parsed; of no use for
#'   columns of a dataset.
#' @param dtype The dtype of the values.
#' @param normalizer_fn What scales the values: `scaler_standard()`, `scaler_min_max()`, or a
#'   function of a tensor. A model with a function that has no name can't be saved.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such column.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(age = c(20, 40), size = c(1.6, 1.8)), c("age", "size"))
#' spec <- step_numeric_column(spec, "age", "size", normalizer_fn = scaler_standard())
step_numeric_column <- function(spec,
                                ...,
                                shape = 1L,
                                default_value = NULL,
                                dtype = tf$float32,
                                normalizer_fn = NULL) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_numeric_column")
}

#' Takes columns of categories: of text or whole numbers
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @param vocabulary_list The categories; if not given, those in the data set, in the order of
#'   their bytes or numbers.
#' @param dtype The dtype of the values.
#' @param default_value The category of values that are not known; -1 for none.
#' @param num_oov_buckets Into how many further categories values are hashed that are not known.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such column, or it has neither text nor whole numbers.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(town = c("Rome", "Oslo")), "town")
#' spec <- step_categorical_column_with_vocabulary_list(spec, "town")
step_categorical_column_with_vocabulary_list <- function(spec,
                                                         ...,
                                                         vocabulary_list = NULL,
                                                         dtype = NULL,
                                                         default_value = -1L,
                                                         num_oov_buckets = 0L) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_categorical_column_with_vocabulary_list")
}

#' Takes columns of categories that stand in a file
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @param vocabulary_file The path of a text file with a category in each line. A model needs it
#'   again where it is loaded.
#' @param vocabulary_size How many lines of it count; all if not given.
#' @param dtype The dtype of the values.
#' @param default_value The category of values that are not known; -1 for none.
#' @param num_oov_buckets Into how many further categories values are hashed that are not known.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such column or file.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' tf$io$write_file("towns.txt", "Oslo\nRome\n")
#' spec <- feature_spec(list(town = c("Rome", "Oslo")), "town")
#' spec <- step_categorical_column_with_vocabulary_file(spec, "town", vocabulary_file = "towns.txt")
step_categorical_column_with_vocabulary_file <- function(spec,
                                                         ...,
                                                         vocabulary_file,
                                                         vocabulary_size = NULL,
                                                         dtype = tf$string,
                                                         default_value = NULL,
                                                         num_oov_buckets = 0L) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_categorical_column_with_vocabulary_file")
}

#' Takes columns of whole numbers from 0 as categories
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @param num_buckets The number of categories.
#' @param default_value The category of other numbers; if not given, they are an error.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such column.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(month = tf$cast(c(0, 11), "int32")), "month")
#' spec <- step_categorical_column_with_identity(spec, "month", num_buckets = 12)
step_categorical_column_with_identity <- function(spec,
                                                  ...,
                                                  num_buckets,
                                                  default_value = NULL) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_categorical_column_with_identity")
}

#' Takes columns of categories that are not known in advance: by a hash of them
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @param hash_bucket_size The number of categories.
#' @param dtype The dtype of the values.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such column.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(word = c("a", "b")), "word")
#' spec <- step_categorical_column_with_hash_bucket(spec, "word", hash_bucket_size = 100)
step_categorical_column_with_hash_bucket <- function(spec,
                                                     ...,
                                                     hash_bucket_size,
                                                     dtype = tf$string) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_categorical_column_with_hash_bucket")
}

#' Makes zeros and ones of categories: one for each category
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`. A feature that is given as
#'   a named argument gets that name, and else one of the step and the column.
#' @return The feature spec with the step. The new features are named "indicator_" and the
#'   column.
#' @section Errors:
#' - `ValueError`: A feature is not one of categories.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(town = c("Rome", "Oslo")), "town")
#' spec <- step_categorical_column_with_vocabulary_list(spec, "town")
#' spec <- step_indicator_column(spec, "town")
step_indicator_column <- function(spec, ...) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_indicator_column")
}

#' Makes vectors of categories, which are learned
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`. A feature that is given as
#'   a named argument gets that name, and else one of the step and the column.
#' @param dimension The size of the vectors, or a function of the number of categories that
#'   returns it.
#' @param combiner How vectors are put together where a sample has several categories: "mean",
#'   "sum" or "sqrtn".
#' @param initializer Initializer of the table of vectors; by default a truncated normal one.
#' @param ckpt_to_load_from The path of a checkpoint of TensorFlow that has the table.
#' @param tensor_name_in_ckpt The name of the table in the checkpoint.
#' @param max_norm The largest norm of a vector; longer ones are scaled down.
#' @param trainable Whether the table is trained.
#' @return The feature spec with the step. The new features are named "embedding_" and the
#'   column.
#' @section Errors:
#' - `ValueError`: A feature is not one of categories.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(town = c("Rome", "Oslo")), "town")
#' spec <- step_categorical_column_with_vocabulary_list(spec, "town")
#' spec <- step_embedding_column(spec, "town", dimension = 2)
step_embedding_column <- function(spec,
                                  ...,
                                  dimension = function(x) as.integer(x^0.25),
                                  combiner = "mean",
                                  initializer = NULL,
                                  ckpt_to_load_from = NULL,
                                  tensor_name_in_ckpt = NULL,
                                  max_norm = NULL,
                                  trainable = TRUE) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_embedding_column")
}

#' Makes vectors of the categories of several columns, by one table
#'
#' @param spec The feature spec.
#' @param ... The features in lists, one for each table: features of equally many categories. In
#'   R `c(from, to)`. One that is given as a named argument gets that name.
#' @param dimension The size of the vectors, or a function of the number of categories that
#'   returns it.
#' @param combiner How vectors are put together where a sample has several categories: "mean",
#'   "sum" or "sqrtn".
#' @param initializer Initializer of the table of vectors; by default a truncated normal one.
#' @param shared_embedding_collection_name The name of the table.
#' @param ckpt_to_load_from The path of a checkpoint of TensorFlow that has the table.
#' @param tensor_name_in_ckpt The name of the table in the checkpoint.
#' @param max_norm The largest norm of a vector; longer ones are scaled down.
#' @param trainable Whether the table is trained.
#' @return The feature spec with the step. The new feature is named "shared_embeddings_" and the
#'   columns, unless it has a name.
#' @section Errors:
#' - `ValueError`: A feature is not one of categories, or their numbers differ.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(a = c("Rome", "Oslo"), b = c("Oslo", "Oslo")), c("a", "b"))
#' spec <- step_categorical_column_with_vocabulary_list(spec, "a", "b", vocabulary_list = c("Oslo", "Rome"))
#' spec <- step_shared_embeddings_column(spec, c("a", "b"), dimension = 2)
step_shared_embeddings_column <- function(spec,
                                          ...,
                                          dimension,
                                          combiner = "mean",
                                          initializer = NULL,
                                          shared_embedding_collection_name = NULL,
                                          ckpt_to_load_from = NULL,
                                          tensor_name_in_ckpt = NULL,
                                          max_norm = NULL,
                                          trainable = TRUE) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ..., .each = TRUE))
  }
  .External2(rk_call_formals, "step_shared_embeddings_column")
}

#' Divides numeric features into ranges: zeros and ones, and categories for other steps
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`. A feature that is given as
#'   a named argument gets that name, and else one of the step and the column.
#' @param boundaries The numbers between the ranges, in rising order. A range has its lower
#'   boundary. They are those of scaled values where the feature is scaled.
#' @return The feature spec with the step. The new features are named "bucketized_" and the
#'   column.
#' @section Errors:
#' - `ValueError`: A feature is not numeric.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- step_numeric_column(feature_spec(list(age = c(20, 40)), "age"), "age")
#' spec <- step_bucketized_column(spec, "age", boundaries = c(18, 65))
step_bucketized_column <- function(spec, ..., boundaries) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_bucketized_column")
}

#' Makes categories of the combinations of other ones, by a hash of them
#'
#' @param spec The feature spec.
#' @param ... The features in lists, one for each cross; in R `c(town, bucketized_age)`. One
#'   that is given as a named argument gets that name.
#' @param hash_bucket_size The number of categories.
#' @param hash_key A seed of the hash.
#' @return The feature spec with the step. The new feature is named "crossed_" and the columns,
#'   unless it has a name; `step_indicator_column()` or `step_embedding_column()` make numbers
#'   of it.
#' @section Errors:
#' - `ValueError`: There is no such feature.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- feature_spec(list(a = c("x", "y"), b = c("u", "v")), c("a", "b"))
#' spec <- step_crossed_column(spec, c("a", "b"), hash_bucket_size = 10)
step_crossed_column <- function(spec, ..., hash_bucket_size, hash_key = NULL) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ..., .each = TRUE))
  }
  .External2(rk_call_formals, "step_crossed_column")
}

#' Removes features that other steps were made of
#'
#' @param spec The feature spec.
#' @param ... The features: names, or lists of names. In R also names without quotation marks,
#'   `-name`, `from:to`, `c()` and selectors such as `all_numeric()`.
#' @return The feature spec with the step.
#' @section Errors:
#' - `ValueError`: There is no such feature.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' spec <- step_numeric_column(feature_spec(list(age = c(20, 40)), "age"), "age")
#' spec <- step_bucketized_column(spec, "age", boundaries = c(18, 65))
#' spec <- step_remove_column(spec, "age")
step_remove_column <- function(spec, ...) {
  if (chooses_columns(...)) {
    return(with_chosen_columns(spec, ...))
  }
  .External2(rk_call_formals, "step_remove_column")
}
