"""One list of cases for the life cycle of every layer function: plain data.

A case is a function's name, its arguments, and its input. What is no plain value is
written as a dict with one key: `{"layer": [name, arguments]}`, `{"function": name}`,
`{"class": name}`, `{"column": [kind, arguments]}`. An input is a shape with the batch axis
and how to fill it: with `sin(start), sin(start + 1), ...`, last axis fastest, or with
pixels, whole numbers `(7 * i) % limit`, or given strings; a list or dict of inputs is
several tensors.
"""

from __future__ import annotations

from typing import Any


def floats(*shape: int, start: int = 1) -> dict[str, Any]:
    return {"shape": list(shape), "fill": "sin", "start": start}


def images(*shape: int) -> dict[str, Any]:
    return {"shape": list(shape), "fill": "pixels"}


def integers(limit: int, *shape: int) -> dict[str, Any]:
    return {"shape": list(shape), "fill": "integers", "limit": limit}


def strings(values: list[Any], *shape: int) -> dict[str, Any]:
    return {"shape": list(shape), "fill": "strings", "values": values}


def case(name: str, input: Any, **arguments: Any) -> dict[str, Any]:
    return {"name": name, "arguments": arguments, "input": input}


_MATRIX = floats(3, 4)
_SEQUENCE = floats(3, 5, 4)
_IMAGE = floats(2, 6, 5, 3)
_VOLUME = floats(2, 4, 5, 6, 2)
_PICTURES = images(2, 8, 6, 3)
_PAIR = [floats(3, 4), floats(3, 4, start=5)]
_TOKENS = strings(["a", "b", "x", "c", "a", "a"], 3, 2)
_WORDS = ["a", "b", "c"]
_QUERY_VALUE = [floats(2, 3, 4), floats(2, 5, 4, start=3)]
_CELL = {"layer": ["layer_gru_cell", {"units": 3}]}

# Layers that change their input, for training alone, at random, take part in the life
# cycle as they are outside of training.
CASES: list[dict[str, Any]] = [
    # core
    case("create_layer", _MATRIX, layer_class={"class": "Dense"}, args={"units": 2}),
    case("layer_activity_regularization", _MATRIX, l1=0.1, l2=0.2),
    case("layer_dense", _MATRIX, units=3, activation="tanh"),
    case("layer_flatten", _IMAGE),
    case("layer_lambda", _MATRIX, f={"function": "softsign"}),
    case("layer_masking", _SEQUENCE, mask_value=0),
    case("layer_permute", _SEQUENCE, dims=[2, 1]),
    case("layer_repeat_vector", _MATRIX, n=3),
    case("layer_reshape", _SEQUENCE, target_shape=[2, None]),
    # activations
    case("layer_activation", _MATRIX, activation="softplus"),
    case("layer_activation", _MATRIX, activation="hard_sigmoid"),
    case("layer_activation_elu", _MATRIX, alpha=0.7),
    case("layer_activation_leaky_relu", _MATRIX, alpha=0.2),
    case("layer_activation_parametric_relu", _SEQUENCE, alpha_initializer="ones", shared_axes=[1]),
    case("layer_activation_parametric_relu", _IMAGE, alpha_initializer="ones", shared_axes=-1),
    case("layer_activation_relu", _MATRIX, max_value=0.8, negative_slope=0.1, threshold=0.2),
    case("layer_activation_selu", _MATRIX),
    case("layer_activation_softmax", _SEQUENCE, axis=1),
    case("layer_activation_softmax", _SEQUENCE, axis=[1, 2]),
    case("layer_activation_thresholded_relu", _MATRIX, theta=0.3),
    # dropout and noise
    case("layer_dropout", _SEQUENCE, rate=0.4, noise_shape=[None, 1, None], seed=1),
    case("layer_spatial_dropout_1d", _SEQUENCE, rate=0.4),
    case("layer_spatial_dropout_2d", _IMAGE, rate=0.4),
    case("layer_spatial_dropout_3d", _VOLUME, rate=0.4),
    case("layer_alpha_dropout", _MATRIX, rate=0.4, seed=1),
    case("layer_gaussian_dropout", _MATRIX, rate=0.4),
    case("layer_gaussian_noise", _MATRIX, stddev=0.4),
    # embedding
    case("layer_embedding", integers(7, 3, 4), input_dim=7, output_dim=2),
    case("layer_embedding", integers(7, 3, 4), input_dim=7, output_dim=2, input_length=4),
    # merging
    case("layer_add", [*_PAIR, floats(3, 4, start=9)]),
    case("layer_average", _PAIR),
    case("layer_concatenate", [floats(3, 4, 2), floats(3, 5, 2)], axis=1),
    case("layer_dot", _QUERY_VALUE, axes=2, normalize=True),
    case("layer_maximum", [floats(3, 4), floats(3, 1, start=20)]),
    case("layer_minimum", [floats(3, 4), floats(3, 1, start=20)]),
    case("layer_multiply", _PAIR),
    case("layer_subtract", [floats(3, 4), floats(3, 1, start=20)]),
    # attention
    case("layer_attention", _QUERY_VALUE, use_scale=True),
    case("layer_attention", [floats(2, 5, 4), floats(2, 5, 4, start=3)], causal=True),
    case("layer_additive_attention", _QUERY_VALUE),
    case("layer_additive_attention", [floats(2, 5, 4), floats(2, 5, 4, start=3)], causal=True),
    case("layer_multi_head_attention", _QUERY_VALUE, num_heads=2, key_dim=3),
    # normalization
    case("layer_batch_normalization", _IMAGE),
    case("layer_batch_normalization", _IMAGE, fused=True),
    case("layer_batch_normalization", _IMAGE, axis=[1, 3]),
    case("layer_batch_normalization", floats(4, 3), virtual_batch_size=2),
    case("layer_batch_normalization", _MATRIX, renorm=True, renorm_clipping={"rmax": 2.0}),
    case("layer_layer_normalization", _SEQUENCE, axis=[1, 2]),
    case("layer_unit_normalization", _SEQUENCE),
    # pooling
    case("layer_average_pooling_1d", _SEQUENCE, strides=1, padding="same"),
    case("layer_average_pooling_2d", _IMAGE),
    case("layer_average_pooling_3d", _VOLUME, pool_size=[1, 2, 3]),
    case("layer_max_pooling_1d", _SEQUENCE),
    case("layer_max_pooling_2d", _IMAGE, padding="same"),
    case("layer_max_pooling_3d", _VOLUME),
    case("layer_global_average_pooling_1d", _SEQUENCE),
    case("layer_global_average_pooling_2d", _IMAGE, keepdims=True),
    case("layer_global_average_pooling_3d", _VOLUME),
    case("layer_global_max_pooling_1d", _SEQUENCE, keepdims=True),
    case("layer_global_max_pooling_2d", _IMAGE),
    case("layer_global_max_pooling_3d", _VOLUME),
    # locally connected
    case("layer_locally_connected_1d", _SEQUENCE, filters=2, kernel_size=3, activation="tanh"),
    case("layer_locally_connected_1d", _SEQUENCE, filters=2, kernel_size=3, implementation=2),
    case("layer_locally_connected_1d", _SEQUENCE, filters=2, kernel_size=3, implementation=3),
    case("layer_locally_connected_2d", _IMAGE, filters=2, kernel_size=[3, 2]),
    case("layer_locally_connected_2d", _IMAGE, filters=2, kernel_size=2, implementation=2),
    case("layer_locally_connected_2d", _IMAGE, filters=2, kernel_size=2, implementation=3),
    # recurrent
    case("layer_simple_rnn", _SEQUENCE, units=3),
    case("layer_gru", _SEQUENCE, units=3, recurrent_activation="hard_sigmoid"),
    case("layer_gru", _SEQUENCE, units=3, reset_after=False, return_sequences=True),
    case("layer_gru", _SEQUENCE, units=3, time_major=True, return_sequences=True),
    case("layer_lstm", _SEQUENCE, units=3, return_sequences=True, go_backwards=True),
    case("layer_lstm", _SEQUENCE, units=3, time_major=True),
    case("layer_cudnn_gru", _SEQUENCE, units=3),
    case("layer_cudnn_lstm", _SEQUENCE, units=3),
    case("layer_rnn", _SEQUENCE, cell=_CELL),
    case("layer_rnn", _SEQUENCE, cell=_CELL, time_major=True, return_sequences=True),
    case("layer_rnn", _SEQUENCE, cell={"layer": ["layer_simple_rnn_cell", {"units": 2}]}),
    case("layer_rnn", _SEQUENCE, cell={"layer": ["layer_lstm_cell", {"units": 2}]}),
    case(
        "layer_rnn",
        _SEQUENCE,
        cell={"layer": ["layer_stacked_rnn_cells", {"cells": [_CELL, _CELL]}]},
    ),
    # wrappers
    case("bidirectional", _SEQUENCE, layer={"layer": ["layer_lstm", {"units": 2}]}),
    case(
        "bidirectional",
        _SEQUENCE,
        layer={"layer": ["layer_gru", {"units": 2, "return_sequences": True}]},
        merge_mode="sum",
    ),
    case("time_distributed", _SEQUENCE, layer={"layer": ["layer_dense", {"units": 2}]}),
    # preprocessing
    case("layer_category_encoding", integers(4, 3, 2), num_tokens=4),
    case("layer_category_encoding", integers(4, 3, 2), num_tokens=4, output_mode="count"),
    case("layer_discretization", _MATRIX, bin_boundaries=[-0.5, 0.0, 0.5]),
    case("layer_hashing", _TOKENS, num_bins=3),
    case("layer_integer_lookup", integers(9, 3, 2), vocabulary=[0, 5, 7]),
    case("layer_integer_lookup", integers(9, 3, 2), vocabulary=[0, 5, 7], output_mode="count"),
    case("layer_normalization", _MATRIX, mean=[0.1, 0.2, 0.3, 0.4], variance=[1.0, 2.0, 3.0, 4.0]),
    case("layer_string_lookup", _TOKENS, vocabulary=_WORDS),
    case("layer_string_lookup", _TOKENS, vocabulary=_WORDS, output_mode="multi_hot"),
    case(
        "layer_text_vectorization",
        strings(["a B, c", "b", "z a"], 3, 1),
        vocabulary=_WORDS,
        output_sequence_length=3,
    ),
    case(
        "layer_text_vectorization",
        strings(["a B, c", "b", "z a"], 3, 1),
        vocabulary=_WORDS,
        output_mode="count",
    ),
    case("layer_center_crop", _PICTURES, height=4, width=3),
    case("layer_rescaling", _PICTURES, scale=0.5, offset=-1),
    case("layer_resizing", _PICTURES, height=4, width=5),
    case("layer_resizing", _PICTURES, height=4, width=5, interpolation="area"),
    case("layer_random_brightness", _PICTURES, factor=0.2),
    case("layer_random_contrast", _PICTURES, factor=0.2),
    case("layer_random_crop", _PICTURES, height=4, width=3),
    case("layer_random_flip", _PICTURES),
    case("layer_random_height", _PICTURES, factor=0.2),
    case("layer_random_rotation", _PICTURES, factor=0.2),
    case("layer_random_translation", _PICTURES, height_factor=0.2, width_factor=0.1),
    case("layer_random_width", _PICTURES, factor=[-0.2, 0.3]),
    case("layer_random_zoom", _PICTURES, height_factor=0.2),
    # features
    case(
        "layer_dense_features",
        {"age": floats(3, 1), "size": floats(3, 2)},
        feature_columns=[
            {"column": ["numeric_column", {"key": "age"}]},
            {"column": ["numeric_column", {"key": "size", "shape": [2]}]},
        ],
    ),
]
