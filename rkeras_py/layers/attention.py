"""Attention layers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rkeras_py.api.argument_types import (
    AxesFromZero,
    Bool,
    Composable,
    Composed,
    Constraint,
    Dtype,
    Float,
    Initializer,
    Int,
    PositiveInt,
    Regularizer,
    Shape,
    Str,
    Tail,
    Weights,
)
from rkeras_py.api.registry import REQUIRED, ObjectError, public
from rkeras_py.engine import keras
from rkeras_py.layers.compose import apply, composing, is_tensor

_FAMILY = "attention layers"

_CAUSAL = (
    "Whether a step sees only itself and the steps before it, as a decoder needs that "
    "must not know the future."
)


class _Causal:
    """Mixin of attention layers: `causal` is an argument of the constructor.

    Keras 3 takes it at each call (`use_causal_mask`), which also works.
    """

    def __init__(self, *, causal: bool = False, **config: Any) -> None:
        super().__init__(**config)
        self.causal = causal

    def call(
        self,
        inputs: Any,
        mask: Any = None,
        training: bool = False,
        return_attention_scores: bool = False,
        use_causal_mask: bool = False,
    ) -> Any:
        """Applies the layer."""
        return super().call(  # type: ignore[misc]
            inputs,
            mask=mask,
            training=training,
            return_attention_scores=return_attention_scores,
            use_causal_mask=use_causal_mask or self.causal,
        )

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        return {**super().get_config(), "causal": self.causal}  # type: ignore[misc]


@keras.saving.register_keras_serializable(package="rkeras")
class Attention(_Causal, keras.layers.Attention):
    """Dot-product attention with the argument `causal` of Keras 2."""

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Attention:
        """Creates a layer from its configuration."""
        mode = config.get("score_mode", "dot")
        # Read from an HDF5 file, "dot" has become Keras' function of that name.
        return cls(**{**config, "score_mode": mode if isinstance(mode, str) else mode.__name__})


@keras.saving.register_keras_serializable(package="rkeras")
class AdditiveAttention(_Causal, keras.layers.AdditiveAttention):
    """Additive attention with the argument `causal` of Keras 2."""


@keras.saving.register_keras_serializable(package="rkeras")
class MultiHeadAttention(keras.layers.MultiHeadAttention):
    """Multi-head attention with the right shape of symbolic scores.

    Keras 3 assumes that query and key have the same number of steps. Its activity regularizer
    penalizes the projections of query, key and value too; that of Keras 2 was for the output alone.
    Without a number for `dropout`, as in Keras 2, it can do all but train.
    """

    def __init__(
        self,
        *args: Any,
        dropout: float | None = 0.0,
        activity_regularizer: Any = None,
        **config: Any,
    ) -> None:
        super().__init__(*args, dropout=dropout or 0.0, **config)
        self._drops = dropout is not None
        self.activity_regularizer = keras.regularizers.get(activity_regularizer)

    def call(
        self,
        query: Any,
        value: Any,
        key: Any = None,
        query_mask: Any = None,
        value_mask: Any = None,
        key_mask: Any = None,
        attention_mask: Any = None,
        return_attention_scores: bool = False,
        training: bool | None = None,
        use_causal_mask: bool = False,
    ) -> Any:
        """The output, and the scores if requested."""
        if training and not self._drops:
            raise ValueError(
                f"layer {self.name!r}: training needs a number for `dropout`, but it was made with "
                "None"
            )
        return super().call(
            query, value, key, query_mask, value_mask, key_mask, attention_mask,
            return_attention_scores, training, use_causal_mask,
        )  # fmt: skip

    def get_config(self) -> dict[str, Any]:
        """The constructor's arguments."""
        config: dict[str, Any] = super().get_config()
        if not self._drops:
            config["dropout"] = None
        config["activity_regularizer"] = keras.regularizers.serialize(self.activity_regularizer)
        return config

    def compute_output_spec(
        self,
        query: Any,
        value: Any,
        key: Any = None,
        query_mask: Any = None,
        value_mask: Any = None,
        key_mask: Any = None,
        attention_mask: Any = None,
        return_attention_scores: bool = False,
        training: bool | None = None,
        use_causal_mask: bool = False,
    ) -> Any:
        """The symbolic output, and the scores if requested."""
        output = super().compute_output_spec(query, value, key)
        if not return_attention_scores:
            return output
        axes = [axis % len(query.shape) for axis in self.attention_axes]
        batch = [i for i in range(len(query.shape) - 1) if i not in axes]
        shape = (
            *(query.shape[i] for i in batch),
            self.num_heads,
            *(query.shape[i] for i in axes),
            *(value.shape[i] for i in axes),
        )
        return output, keras.KerasTensor(shape, dtype=self.compute_dtype)


def _listed(inputs: Any) -> Any:
    """The inputs in the form Keras expects: a list of query, value and, optionally, key."""
    if isinstance(inputs, Mapping):
        names = ("query", "value", "key")
        if set(inputs) <= set(names):
            return [inputs[name] for name in names if name in inputs]
        return list(inputs.values())
    return list(inputs) if isinstance(inputs, tuple) else inputs


def _attention(causal: bool = False, **config: Any) -> keras.layers.Layer:
    return Attention(causal=True, **config) if causal else keras.layers.Attention(**config)


def _apply_to_list(layer: keras.layers.Layer, inputs: Any) -> Any:
    return apply(layer, _listed(inputs))


@public(family=_FAMILY, by=composing(keras.layers.Attention, _attention, law=_apply_to_list))
def layer_attention(
    inputs: Composable = None,
    use_scale: Bool = False,
    causal: Bool = False,
    batch_size: Int | None = None,
    dtype: Dtype | None = None,
    name: Str | None = None,
    trainable: Bool | None = None,
    weights: Weights | None = None,
) -> Composed:
    """Dot-product attention.

    For each step of the query, the output is a mean of the values, weighted by
    `softmax(query . key)` over the steps of the key.

    Args:
        inputs: A list of the query, of shape `(batch, query_steps, features)`, the value,
            of shape `(batch, value_steps, value_features)`, and, where it differs from
            the value, the key, of shape `(batch, value_steps, features)`; the elements
            may be named "query", "value" and "key". If missing or None, the layer itself is
            returned.
        use_scale: Whether to multiply the scores by a learned factor.
        causal: Whether each step attends only to itself and to earlier steps, as in a
            decoder.
        weights: Initial weights: a list with the factor if `use_scale` is True, otherwise
            an empty list.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of shape
        `(batch, query_steps, value_features)`. Called with `return_attention_scores` True,
        the layer also returns the scores after the softmax, of shape
        `(batch, query_steps, value_steps)`; called with `mask`, a list of the masks of
        query and value, it ignores masked steps.

    Raises:
        ValueError: There are not two or three inputs.
        TypeError: `inputs` are not tensors.

    Source:
        Luong, Pham and Manning (2015), Effective approaches to attention-based neural
        machine translation. <https://arxiv.org/abs/1508.04025>

    Example:
        >>> from rkeras_py import layer_attention, layer_input
        >>> query = layer_input(shape=(5, 8))
        >>> value = layer_input(shape=(7, 8))
        >>> layer_attention([query, value]).shape
        (None, 5, 8)
    """


def _additive_attention(causal: bool = False, **config: Any) -> keras.layers.Layer:
    if causal:
        return AdditiveAttention(causal=True, **config)
    return keras.layers.AdditiveAttention(**config)


@public(
    family=_FAMILY,
    by=composing(keras.layers.AdditiveAttention, _additive_attention, law=_apply_to_list),
    shared={"causal": _CAUSAL},
)
def layer_additive_attention(
    object: Composable = None,
    use_scale: Bool = True,
    *,
    causal: Bool = False,
    dropout: Float = 0.0,
    **kwargs: Tail,
) -> Composed:
    """Additive attention.

    For each step of the query, the output is a mean of the values, weighted by the softmax,
    over the steps of the key, of `sum(scale * tanh(query + key))`.

    Args:
        object: A list of the query, of shape `(batch, query_steps, features)`, the value,
            of shape `(batch, value_steps, value_features)`, and, where it differs from
            the value, the key, of shape `(batch, value_steps, features)`; the elements
            may be named "query", "value" and "key". If missing or None, the layer itself is
            returned.
        use_scale: Whether to multiply the features by learned factors.
        dropout: Fraction of the scores to drop in training, from 0 to 1.

    Returns:
        The layer where `object` is missing or None; else the output tensor, of shape
        `(batch, query_steps, value_features)`.

    Raises:
        ValueError: There are not two or three inputs.
        TypeError: The layer can't be composed with `object`.

    Source:
        Bahdanau, Cho and Bengio (2015), Neural machine translation by jointly learning
        to align and translate. <https://arxiv.org/abs/1409.0473>

    Example:
        >>> from rkeras_py import layer_additive_attention, layer_input
        >>> query = layer_input(shape=(5, 8))
        >>> value = layer_input(shape=(7, 8))
        >>> layer_additive_attention([query, value]).shape
        (None, 5, 8)
    """


def _multi_head_attention(
    attention_axes: int | tuple[int, ...] | None = None, **config: Any
) -> keras.layers.Layer:
    axes = [attention_axes] if isinstance(attention_axes, int) else attention_axes
    return MultiHeadAttention(attention_axes=axes, **config)


def _attend(layer: keras.layers.Layer, inputs: Any) -> Any:
    if inputs is None:
        return layer
    tensors = _listed(inputs)
    if isinstance(tensors, list) and len(tensors) in (2, 3) and all(map(is_tensor, tensors)):
        return layer(*tensors)
    raise ObjectError(
        "missing, None, or a list of tensors: query, value and, optionally, key "
        "(for self-attention the same tensor twice)"
    )


@public(family=_FAMILY, by=composing(MultiHeadAttention, _multi_head_attention, law=_attend))
def layer_multi_head_attention(
    inputs: Composable = None,
    num_heads: PositiveInt = REQUIRED,
    key_dim: PositiveInt = REQUIRED,
    value_dim: PositiveInt | None = None,
    dropout: Float | None = 0.0,
    use_bias: Bool = True,
    output_shape: Shape | None = None,
    attention_axes: AxesFromZero | None = None,
    kernel_initializer: Initializer = "glorot_uniform",
    bias_initializer: Initializer = "zeros",
    kernel_regularizer: Regularizer | None = None,
    bias_regularizer: Regularizer | None = None,
    activity_regularizer: Regularizer | None = None,
    kernel_constraint: Constraint | None = None,
    bias_constraint: Constraint | None = None,
    **kwargs: Tail,
) -> Composed:
    """Multi-head attention.

    Query, key and value are each projected for every head; each head computes
    `softmax(query . key / sqrt(key_dim)) . value`, and the concatenated results of the
    heads are projected to the output. With the same tensor as query and value, this is
    self-attention.

    Args:
        inputs: A list of the query, of shape `(batch, query_steps, features)`, the value,
            of shape `(batch, value_steps, value_features)`, and, where it differs from
            the value, the key; the elements may be named "query", "value" and "key". If
            missing or None, the layer itself is returned.
        num_heads: Number of heads.
        key_dim: Size of query and key in each head.
        value_dim: Size of the value in each head; None for `key_dim`.
        dropout: Fraction of the scores to drop in training, from 0 to 1.
        use_bias: Whether the projections have a bias.
        output_shape: Shape of the last axes of the output; None for the query's
            features.
        attention_axes: The axes to attend over, where 0 is the batch axis; None for all but
            the batch and the features.
        kernel_initializer: Initializer of the projections' kernels.
        bias_initializer: Initializer of the projections' biases.

    Returns:
        The layer where `inputs` is missing or None; else the output tensor, of shape
        `(batch, query_steps, features)`. The layer itself takes `query`, `value`, `key`,
        `attention_mask` and `return_attention_scores`.

    Raises:
        ValueError: An argument is invalid.
        TypeError: `inputs` are not two or three tensors.

    Source:
        Vaswani et al. (2017), Attention is all you need.
        <https://arxiv.org/abs/1706.03762>

    Example:
        >>> from rkeras_py import layer_input, layer_multi_head_attention
        >>> query = layer_input(shape=(5, 16))
        >>> value = layer_input(shape=(7, 16))
        >>> layer_multi_head_attention([query, value], num_heads=2, key_dim=4).shape
        (None, 5, 16)
        >>> layer = layer_multi_head_attention(num_heads=2, key_dim=4, attention_axes=1)
        >>> layer(query, value).shape
        (None, 5, 16)
    """
