"""What the convolution family refuses, and how it says so."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from rkeras_py.engine import keras

# Function, arguments, shape of the input (None: fails at once), what the message names.
CASES = [
    ("layer_conv_2d", {"filters": 0, "kernel_size": 3}, None, ["filters", "0"]),
    ("layer_conv_2d", {"filters": 2.5, "kernel_size": 3}, None, ["filters", "2.5"]),
    ("layer_conv_1d", {"filters": -1, "kernel_size": 3}, None, ["filters", "-1"]),
    ("layer_conv_3d", {"filters": 4, "kernel_size": (3, 3)}, None, ["kernel_size", "3, 3"]),
    ("layer_conv_2d", {"filters": 4, "kernel_size": 0}, None, ["kernel_size", "0"]),
    ("layer_conv_2d", {"filters": 4, "kernel_size": 3, "strides": (1, 0)}, None, ["strides"]),
    (
        "layer_conv_2d",
        {"filters": 4, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
        None,
        ["strides", "dilation_rate", "(2, 2)"],
    ),
    (
        "layer_conv_3d_transpose",
        {"filters": 4, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
        None,
        ["strides", "dilation_rate"],
    ),
    (
        "layer_separable_conv_1d",
        {"filters": 4, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
        None,
        ["strides", "dilation_rate"],
    ),
    (
        "layer_depthwise_conv_2d",
        {"kernel_size": 3, "strides": 2, "dilation_rate": 2},
        None,
        ["strides", "dilation_rate"],
    ),
    (
        "layer_conv_lstm_2d",
        {"filters": 4, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
        None,
        ["strides", "dilation_rate"],
    ),
    ("layer_conv_2d", {"filters": 5, "kernel_size": 3, "groups": 2}, None, ["filters", "groups"]),
    (
        "layer_conv_2d",
        {"filters": 4, "kernel_size": 3, "groups": 4},
        (1, 8, 8, 6),
        ["groups", "6 channels"],
    ),
    (
        "layer_conv_2d",
        {"filters": 4, "kernel_size": 3, "padding": "causal"},
        None,
        ["padding", "causal"],
    ),
    (
        "layer_conv_3d",
        {"filters": 4, "kernel_size": 3, "padding": "CAUSAL"},
        None,
        ["padding", "CAUSAL"],
    ),
    (
        "layer_conv_1d_transpose",
        {"filters": 4, "kernel_size": 3, "padding": "causal"},
        None,
        ["padding", "causal"],
    ),
    ("layer_conv_1d", {"filters": 4, "kernel_size": 3, "padding": "full"}, None, ["padding"]),
    (
        "layer_conv_2d",
        {"filters": 4, "kernel_size": 3, "data_format": "NCHW"},
        None,
        ["data_format", "channels_last", "NCHW"],
    ),
    ("layer_conv_2d", {"filters": 4, "kernel_size": 3}, (8, 8, 3), ["4 axes", "(8, 8, 3)"]),
    ("layer_conv_lstm_1d", {"filters": 4, "kernel_size": 3}, (8, 8, 3), ["time", "4 axes"]),
    ("layer_conv_2d", {"filters": 4, "kernel_size": 9}, (1, 8, 8, 3), ["kernel_size", "size 8"]),
    (
        "layer_conv_1d",
        {"filters": 4, "kernel_size": 3, "dilation_rate": 4},
        (1, 8, 3),
        ["kernel_size", "dilation_rate"],
    ),
    ("layer_separable_conv_2d", {"filters": 4, "kernel_size": 9}, (1, 8, 8, 3), ["kernel_size"]),
    ("layer_depthwise_conv_1d", {"kernel_size": 9}, (1, 8, 3), ["kernel_size"]),
    ("layer_conv_lstm_1d", {"filters": 4, "kernel_size": 9}, (1, 2, 8, 3), ["kernel_size"]),
    (
        "layer_conv_2d_transpose",
        {"filters": 4, "kernel_size": 3, "strides": 2, "output_padding": 2},
        None,
        ["output_padding", "strides"],
    ),
    ("layer_upsampling_2d", {"size": 0}, None, ["size", "0"]),
    ("layer_upsampling_2d", {"interpolation": "best"}, None, ["interpolation", "bilinear", "best"]),
    ("layer_zero_padding_1d", {"padding": -1}, None, ["padding", "-1"]),
    ("layer_zero_padding_2d", {"padding": ((1, 1), (1, -1))}, None, ["padding", "-1"]),
    ("layer_zero_padding_3d", {"padding": (1, 1)}, None, ["padding", "3"]),
    ("layer_cropping_2d", {"cropping": (1, -1)}, None, ["cropping", "-1"]),
    ("layer_cropping_2d", {"cropping": 4}, (1, 8, 8, 3), ["cropping", "size 8"]),
    ("layer_cropping_1d", {"cropping": (4, 4)}, (1, 8, 3), ["cropping", "size 8"]),
    ("layer_conv_lstm_2d", {"filters": 4, "kernel_size": 3, "dropout": 1}, None, ["dropout", "1"]),
    (
        "layer_conv_1d",
        {"filters": 4, "kernel_size": 3, "weights": [np.zeros((3, 2, 4)), np.zeros(4)]},
        (1, 8, 3),
        ["weights", "(3, 3, 4)", "(3, 2, 4)"],
    ),
    (
        "layer_conv_1d",
        {"filters": 4, "kernel_size": 3, "weights": [np.zeros((3, 3, 4))]},
        (1, 8, 3),
        ["weights", "(4,)"],
    ),
    (
        "layer_conv_1d",
        {"filters": 1, "kernel_size": 1, "weights": [np.ones((1, 3, 1)) * 1j, np.zeros(1)]},
        (1, 8, 3),
        ["weights", "real"],
    ),
]


@pytest.mark.parametrize(("name", "arguments", "shape", "says"), CASES)
@pytest.mark.parametrize("symbolic", [False, True], ids=["eager", "symbolic"])
def test_is_refused(name, arguments, shape, says, symbolic):
    if shape is None:
        x = None
    else:
        x = keras.Input(batch_shape=shape) if symbolic else np.zeros(shape, "float32")
    with pytest.raises(ValueError) as caught:
        getattr(rkeras_py, name)(x, **arguments)
    for words in says:
        assert words in str(caught.value)


def test_a_complex_input_is_not_cut_to_its_real_part():
    for x in (np.ones((1, 8, 3), "complex64"), keras.Input((8, 3), dtype="complex64")):
        with pytest.raises(ValueError, match="`dtype` must be complex"):
            rkeras_py.layer_conv_1d(x, filters=2, kernel_size=3)


def test_other_channels_than_built_for():
    layer = rkeras_py.layer_conv_2d(filters=2, kernel_size=3, groups=1)
    layer(np.zeros((1, 8, 8, 3), "float32"))
    with pytest.raises(ValueError, match="must have 3 channels"):
        layer(np.zeros((1, 8, 8, 4), "float32"))


def test_stateful_needs_sizes():
    with pytest.raises(ValueError, match="stateful"):
        rkeras_py.layer_conv_lstm_1d(
            keras.Input((None, 8, 3)), filters=2, kernel_size=3, stateful=True
        )
