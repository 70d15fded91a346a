# Generated from rkeras_py; do not edit by hand.

#' Turns whole numbers into vectors that are learned
#'
#' Number `i` of the input becomes row `i` of a table, counted from 0.
#'
#' @param object What to compose the layer with: missing or NULL, a Sequential model, or a
#'   tensor of whole numbers of shape `(batch, steps)`.
#' @param input_dim Number of rows of the table: the largest number in the input plus 1.
#' @param output_dim Length of the vectors.
#' @param embeddings_initializer Initializer of the table.
#' @param embeddings_regularizer Penalty on the table, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param embeddings_constraint Function that the table is put through after each update.
#' @param mask_zero Whether the number 0 stands for padding, which the layers that follow skip.
#'   Then 0 is no word, and `input_dim` is the size of the vocabulary plus 1.
#' @param input_length Number of steps, where it is always the same. Needed where
#'   `layer_flatten()` and `layer_dense()` follow.
#' @param batch_size Fixed size of the batch axis.
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of the table, of shape `(input_dim, output_dim)`.
#' @return The layer where `object` is missing or NULL; the Sequential model with the layer
#'   added where it is one; for a tensor the output tensor, of shape `(batch, steps,
#'   output_dim)`.
#' @section Errors:
#' - `ValueError`: The input has not `input_length` steps.
#' - `TypeError`: `object` can't be composed with.
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
