# Generated from rkeras_py; do not edit by hand.

#' Dot-product attention
#'
#' Each step of the query gets a mean of the values, weighted by `softmax(query . key)` over the
#' steps of the key.
#'
#' @param inputs A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key, of shape `(batch, value_steps, features)`; the names "query", "value" and "key" can
#'   tell which is which. Missing or NULL gives the layer.
#' @param use_scale Whether the scores are multiplied by a factor that is learned.
#' @param causal Whether a step sees only itself and the steps before it, as a decoder needs
#'   that must not know the future.
#' @param batch_size Fixed size of the batch axis.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique in its model. Made up if not given.
#' @param trainable Whether training changes the layer's weights.
#' @param weights Initial weights: a list of the factor with `use_scale`, else an empty list.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, value_features)`. The layer itself, called with
#'   `return_attention_scores` TRUE, gives the scores after the softmax too, of shape `(batch,
#'   query_steps, value_steps)`, and with `mask`, a list of the masks of query and value, it
#'   skips what they mask.
#' @section Errors:
#' - `ValueError`: There are not two or three inputs.
#' - `TypeError`: `inputs` are no tensors.
#' @references Luong, Pham and Manning (2015), Effective approaches to attention-based neural
#'   machine translation. <https://arxiv.org/abs/1508.04025>
#' @family attention layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' query <- layer_input(shape = c(5, 8))
#' value <- layer_input(shape = c(7, 8))
#' layer_attention(list(query, value))$shape
layer_attention <- function(inputs,
                            use_scale = FALSE,
                            causal = FALSE,
                            batch_size = NULL,
                            dtype = NULL,
                            name = NULL,
                            trainable = NULL,
                            weights = NULL) {
  compose_python("layer_attention")
}

#' Additive attention
#'
#' Each step of the query gets a mean of the values, weighted by the softmax, over the steps of
#' the key, of `sum(scale * tanh(query + key))`.
#'
#' @param object A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key, of shape `(batch, value_steps, features)`; the names "query", "value" and "key" can
#'   tell which is which. Missing or NULL gives the layer.
#' @param use_scale Whether the features have factors that are learned.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @param causal Whether a step sees only itself and the steps before it, as a decoder needs
#'   that must not know the future.
#' @param dropout Share of the scores to drop in training, from 0 to 1.
#' @return The layer where `object` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, value_features)`.
#' @section Errors:
#' - `ValueError`: There are not two or three inputs.
#' - `TypeError`: `object` can't be composed with.
#' @references Bahdanau, Cho and Bengio (2015), Neural machine translation by jointly learning
#'   to align and translate. <https://arxiv.org/abs/1409.0473>
#' @family attention layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' query <- layer_input(shape = c(5, 8))
#' value <- layer_input(shape = c(7, 8))
#' layer_additive_attention(list(query, value))$shape
layer_additive_attention <- function(object,
                                     use_scale = TRUE,
                                     ...,
                                     causal = FALSE,
                                     dropout = 0) {
  compose_python("layer_additive_attention")
}

#' Multi-head attention
#'
#' Query, key and value are each projected for every head; each head computes `softmax(query .
#' key / sqrt(key_dim)) . value`, and the heads' results together are projected to the output.
#' With one tensor as query and value it is self-attention.
#'
#' @param inputs A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key; the names "query", "value" and "key" can tell which is which. Missing or NULL gives
#'   the layer.
#' @param num_heads Number of heads.
#' @param key_dim Size of query and key in each head.
#' @param value_dim Size of the value in each head; NULL for `key_dim`.
#' @param dropout Share of the scores to drop in training, from 0 to 1.
#' @param use_bias Whether the projections have a bias.
#' @param output_shape Shape of the last axes of the output; NULL for the query's features.
#' @param attention_axes The axes over which attention goes, the batch axis being 0; NULL for
#'   all but the batch and the features. Counted from 0, as in Python, and from -1 backwards.
#' @param kernel_initializer Initializer of the projections' kernels.
#' @param bias_initializer Initializer of the projections' biases.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Function that the kernel is put through after each update.
#' @param bias_constraint Function that the bias is put through after each update.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, features)`. The layer itself takes `query`, `value`, `key`,
#'   `attention_mask` and `return_attention_scores`.
#' @section Errors:
#' - `ValueError`: An argument is not of the kind stated.
#' - `TypeError`: `inputs` are not two or three tensors.
#' @references Vaswani et al. (2017), Attention is all you need.
#'   <https://arxiv.org/abs/1706.03762>
#' @family attention layers
#' @export
#' @examplesIf rkeras::is_keras_available()
#' query <- layer_input(shape = c(5, 16))
#' value <- layer_input(shape = c(7, 16))
#' layer_multi_head_attention(list(query, value), num_heads = 2, key_dim = 4)$shape
#' layer <- layer_multi_head_attention(num_heads = 2, key_dim = 4, attention_axes = 1)
#' layer(query, value)$shape
layer_multi_head_attention <- function(inputs,
                                       num_heads,
                                       key_dim,
                                       value_dim = NULL,
                                       dropout = 0,
                                       use_bias = TRUE,
                                       output_shape = NULL,
                                       attention_axes = NULL,
                                       kernel_initializer = "glorot_uniform",
                                       bias_initializer = "zeros",
                                       kernel_regularizer = NULL,
                                       bias_regularizer = NULL,
                                       activity_regularizer = NULL,
                                       kernel_constraint = NULL,
                                       bias_constraint = NULL,
                                       ...) {
  compose_python("layer_multi_head_attention")
}
