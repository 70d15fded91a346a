# Generated from rkeras_py; do not edit by hand.

#' Converts named columns to one matrix, as described by feature columns
#'
#' The columns are those of a feature spec, `dense_features()`, or made with TensorFlow's
#' `feature_column` functions: numeric columns, bucketized columns, categories as indicators or
#' learned embeddings, and crosses of them. The output concatenates them in the order of their
#' names.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or tensors
#'   by name, each of shape `(batch)` or `(batch, size)`.
#' @param feature_columns A feature column, or a list of them, with or without names.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param input_shape Shape of the input without the batch axis. Needed in the first layer of a
#'   model if the shape must be known before there is data.
#' @param batch_input_shape Shape of the input with the batch axis.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param weights Initial weights: a list of the embeddings' tables, in the order of the
#'   columns' names.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for tensors by name the output tensor, of shape `(batch, size of all
#'   columns)`.
#' @section Errors:
#' - `ValueError`: One of `feature_columns` is not a dense column.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family feature layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' inputs <- list(age = layer_input(shape = 1), weight = layer_input(shape = 1))
#' age <- tf$feature_column$numeric_column("age")
#' weight <- tf$feature_column$numeric_column("weight")
#' layer_dense_features(inputs, feature_columns = list(age, weight))$shape
layer_dense_features <- function(object,
                                 feature_columns,
                                 name = NULL,
                                 trainable = NULL,
                                 input_shape = NULL,
                                 batch_input_shape = NULL,
                                 batch_size = NULL,
                                 dtype = NULL,
                                 weights = NULL) {
  compose_python("layer_dense_features")
}

#' Inputs of a functional model, one for each column of a data set
#'
#' @param dataset A table: a data frame (of R), or a named list of columns; or a dataset, in
#'   batches or not, of components with names, or of pairs of such and targets, as of
#'   `dataset_use_spec()`.
#' @return Inputs by name, in the dtypes of the columns; for `layer_dense_features()`.
#' @section Errors:
#' - `ValueError`: The data set has no names.
#' @family feature specs
#' @export
#' @examplesIf rkeras::is_keras_available()
#' inputs <- layer_input_from_dataset(list(age = c(20, 40), town = c("Rome", "Oslo")))
layer_input_from_dataset <- function(dataset) {
  .External2(rk_call_formals, "layer_input_from_dataset")
}
