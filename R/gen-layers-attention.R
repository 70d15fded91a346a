# Generated from rkeras_py; do not edit by hand.

#' Dot-product attention
#'
#' For each step of the query, the output is a mean of the values, weighted by `softmax(query .
#' key)` over the steps of the key.
#'
#' @param inputs A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key, of shape `(batch, value_steps, features)`; the elements may be named "query", "value"
#'   and "key". If missing or NULL, the layer itself is returned.
#' @param use_scale Whether to multiply the scores by a learned factor.
#' @param causal Whether each step attends only to itself and to earlier steps, as in a decoder.
#' @param batch_size Fixed batch size.
#' @param dtype The layer's dtype, such as "float32".
#' @param name Name of the layer, unique within its model. Generated if not given.
#' @param trainable Whether the layer's weights are updated in training.
#' @param weights Initial weights: a list with the factor if `use_scale` is TRUE, otherwise an
#'   empty list.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, value_features)`. Called with `return_attention_scores` TRUE, the
#'   layer also returns the scores after the softmax, of shape `(batch, query_steps,
#'   value_steps)`; called with `mask`, a list of the masks of query and value, it ignores
#'   masked steps.
#' @section Errors:
#' - `ValueError`: There are not two or three inputs.
#' - `TypeError`: `inputs` are not tensors.
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
#' For each step of the query, the output is a mean of the values, weighted by the softmax, over
#' the steps of the key, of `sum(scale * tanh(query + key))`.
#'
#' @param object A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key, of shape `(batch, value_steps, features)`; the elements may be named "query", "value"
#'   and "key". If missing or NULL, the layer itself is returned.
#' @param use_scale Whether to multiply the features by learned factors.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @param causal Whether a step sees only itself and the steps before it, as a decoder needs
#'   that must not know the future.
#' @param dropout Fraction of the scores to drop in training, from 0 to 1.
#' @return The layer where `object` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, value_features)`.
#' @section Errors:
#' - `ValueError`: There are not two or three inputs.
#' - `TypeError`: The layer can't be composed with `object`.
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
#' key / sqrt(key_dim)) . value`, and the concatenated results of the heads are projected to the
#' output. With the same tensor as query and value, this is self-attention.
#'
#' @param inputs A list of the query, of shape `(batch, query_steps, features)`, the value, of
#'   shape `(batch, value_steps, value_features)`, and, where it differs from the value, the
#'   key; the elements may be named "query", "value" and "key". If missing or NULL, the layer
#'   itself is returned.
#' @param num_heads Number of heads.
#' @param key_dim Size of query and key in each head.
#' @param value_dim Size of the value in each head; NULL for `key_dim`.
#' @param dropout Fraction of the scores to drop in training, from 0 to 1.
#' @param use_bias Whether the projections have a bias.
#' @param output_shape Shape of the last axes of the output; NULL for the query's features.
#' @param attention_axes The axes to attend over, where 0 is the batch axis; NULL for all but
#'   the batch and the features. Counted from 0, as in Python, and from -1 backwards.
#' @param kernel_initializer Initializer of the projections' kernels.
#' @param bias_initializer Initializer of the projections' biases.
#' @param kernel_regularizer Penalty on the kernel, added to the loss.
#' @param bias_regularizer Penalty on the bias, added to the loss.
#' @param activity_regularizer Penalty on the output, added to the loss.
#' @param kernel_constraint Constraint applied to the kernel after each update.
#' @param bias_constraint Constraint applied to the bias after each update.
#' @param ... The standard arguments of a layer: `input_shape`, `batch_input_shape`,
#'   `batch_size`, `dtype`, `name`, `trainable`, `weights`.
#' @return The layer where `inputs` is missing or NULL; else the output tensor, of shape
#'   `(batch, query_steps, features)`. The layer itself takes `query`, `value`, `key`,
#'   `attention_mask` and `return_attention_scores`.
#' @section Errors:
#' - `ValueError`: An argument is invalid.
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
