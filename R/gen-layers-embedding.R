# Generated from rkeras_py; do not edit by hand.

#' Maps integers to learned vectors
#'
#' The integer `i` of the input becomes row `i` of a table, counted from 0.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of whole numbers of shape `(batch, steps)`.
#' @param input_dim Number of rows of the table: the largest number in the input plus 1.
#' @param output_dim Length of the vectors.
#' @param embeddings_initializer Initializer of the table.
#' @param embeddings_regularizer Penalty on the table, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param embeddings_constraint Constraint applied to the table after each update.
#' @param mask_zero Whether 0 is padding, which subsequent layers skip. 0 is then not a word,
#'   and `input_dim` is the size of the vocabulary plus 1.
#' @param input_length Number of steps, if it is constant. Required if `layer_flatten()` and
#'   `layer_dense()` follow.
#' @param batch_size Fixed batch size.
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list of the table, of shape `(input_dim, output_dim)`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, steps,
#'   output_dim)`.
#' @section Errors:
#' - `ValueError`: The input does not have `input_length` steps.
#' - `TypeError`: The layer can't be composed with `object`.
#' @family embedding layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' x <- layer_input(shape = 10)
#' layer_embedding(x, input_dim = 1000, output_dim = 64)$shape
layer_embedding <- function(object,
                            input_dim,
                            output_dim,
                            embeddings_initializer = "uniform",
                            embeddings_regularizer = NULL,
                            activity_regularizer = NULL,
                            embeddings_constraint = NULL,
                            mask_zero = FALSE,
                            input_length = NULL,
                            batch_size = NULL,
                            name = NULL,
                            trainable = NULL,
                            weights = NULL) {
  compose_python("layer_embedding")
}
