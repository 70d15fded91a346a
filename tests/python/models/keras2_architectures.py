"""Models of Keras 2: each layer type of the 2.9 API at least once, in the ways models combine them.

The functions take `k`, the module tf_keras, and return a model. `keras2_files.py` runs them in a
process of its own, where Keras 3 is not loaded. The models here are sequences of layers; others are
in `keras2_graphs.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ARCHITECTURES: dict[str, Callable[[Any], Any]] = {}


def sequential(name: str, shape: tuple[int, ...], layers: Callable[[Any], list[Any]]) -> None:
    """Adds a Sequential model with an output of two numbers."""

    def build(k: Any) -> Any:
        made = layers(k.layers)
        return k.Sequential([k.layers.Input(shape), *made, k.layers.Flatten(), k.layers.Dense(2)])

    ARCHITECTURES[name] = build


sequential("dense", (5,), lambda L: [L.Dense(4, activation="relu"), L.Dropout(0.0)])
sequential(
    "dense_options",
    (5,),
    lambda L: [
        L.Dense(4, activation="swish", kernel_regularizer="l2", bias_initializer="ones"),
        L.Dense(4, kernel_constraint="max_norm", activity_regularizer="l1", use_bias=False),
    ],
)
sequential(
    "hard_sigmoid",
    (5,),
    lambda L: [
        L.Dense(4, activation="hard_sigmoid"),
        L.Activation("hard_sigmoid"),
    ],
)
for _name in (
    "elu",
    "selu",
    "softplus",
    "softsign",
    "tanh",
    "sigmoid",
    "exponential",
    "gelu",
    "linear",
    "softmax",
):
    sequential(f"activation_{_name}", (5,), lambda L, name=_name: [L.Dense(4, activation=name)])
sequential(
    "activation_layers",
    (5,),
    lambda L: [
        L.Dense(4),
        L.LeakyReLU(0.2),
        L.Dense(4),
        L.ELU(0.7),
        L.Dense(4),
        L.ReLU(max_value=3.0, negative_slope=0.1, threshold=0.2),
        L.Dense(4),
        L.PReLU(),
        L.Dense(4),
        L.ThresholdedReLU(0.1),
        L.Dense(4),
        L.Softmax(axis=-1),
    ],
)
sequential(
    "prelu_shared_axes",
    (6, 6, 2),
    lambda L: [
        L.Conv2D(3, 3),
        L.PReLU(alpha_initializer="ones", shared_axes=[1, 2]),
    ],
)
sequential("conv_1d", (9, 2), lambda L: [L.Conv1D(3, 3, padding="causal", dilation_rate=2)])
sequential(
    "conv_2d",
    (8, 8, 3),
    lambda L: [
        L.Conv2D(4, 3, strides=2, padding="same", activation="relu"),
        L.MaxPooling2D(2),
    ],
)
sequential("conv_2d_dilated", (8, 8, 3), lambda L: [L.Conv2D(4, 3, dilation_rate=(2, 1))])
sequential("conv_3d", (5, 5, 5, 2), lambda L: [L.Conv3D(3, 2), L.AveragePooling3D(2)])
sequential("conv_1d_transpose", (5, 2), lambda L: [L.Conv1DTranspose(3, 3, strides=2)])
sequential(
    "conv_2d_transpose",
    (4, 4, 2),
    lambda L: [
        L.Conv2DTranspose(3, 3, strides=2, padding="same", output_padding=1),
    ],
)
sequential("conv_3d_transpose", (3, 3, 3, 2), lambda L: [L.Conv3DTranspose(2, 2, strides=2)])
sequential("separable_conv_1d", (7, 3), lambda L: [L.SeparableConv1D(4, 3, depth_multiplier=2)])
sequential(
    "separable_conv_2d",
    (7, 7, 3),
    lambda L: [
        L.SeparableConv2D(4, 3, depth_multiplier=2, depthwise_regularizer="l2"),
    ],
)
sequential("depthwise_conv_1d", (7, 3), lambda L: [L.DepthwiseConv1D(3, depth_multiplier=2)])
sequential(
    "depthwise_conv_2d",
    (7, 7, 3),
    lambda L: [
        L.DepthwiseConv2D(3, depth_multiplier=2, strides=2, activation="relu"),
    ],
)
sequential(
    "padding_cropping_upsampling",
    (6, 6, 2),
    lambda L: [
        L.ZeroPadding2D(((1, 0), (2, 1))),
        L.Conv2D(2, 3),
        L.Cropping2D(((0, 1), (1, 0))),
        L.UpSampling2D((2, 1), interpolation="bilinear"),
        L.Conv2D(2, 1),
    ],
)
sequential(
    "padding_cropping_upsampling_1d",
    (6, 2),
    lambda L: [
        L.ZeroPadding1D((1, 2)),
        L.Conv1D(2, 2),
        L.Cropping1D((1, 0)),
        L.UpSampling1D(2),
    ],
)
sequential(
    "padding_cropping_upsampling_3d",
    (3, 4, 3, 2),
    lambda L: [
        L.ZeroPadding3D(1),
        L.Conv3D(2, 2),
        L.Cropping3D(((1, 0), (0, 1), (1, 0))),
        L.UpSampling3D(2),
        L.MaxPooling3D(2),
    ],
)
sequential("pooling_1d", (8, 3), lambda L: [L.MaxPooling1D(2), L.AveragePooling1D(2, strides=1)])
sequential(
    "pooling_2d",
    (8, 8, 3),
    lambda L: [
        L.AveragePooling2D(2, padding="same"),
        L.GlobalMaxPooling2D(keepdims=True),
    ],
)
sequential("global_average_2d", (6, 6, 3), lambda L: [L.Conv2D(4, 3), L.GlobalAveragePooling2D()])
sequential("global_3d", (4, 4, 4, 2), lambda L: [L.Conv3D(3, 2), L.GlobalAveragePooling3D()])
sequential("locally_connected_1d", (7, 3), lambda L: [L.LocallyConnected1D(4, 3, strides=2)])
sequential(
    "locally_connected_2d",
    (6, 6, 2),
    lambda L: [
        L.LocallyConnected2D(3, 3, implementation=2, activation="relu"),
    ],
)
sequential(
    "batch_normalization",
    (6, 6, 3),
    lambda L: [
        L.Conv2D(4, 3),
        L.BatchNormalization(momentum=0.9, epsilon=1e-2),
        L.ReLU(),
    ],
)
# The gradient of a bias before a normalization is 0 but for rounding, by which Adamax divides.
sequential(
    "batch_normalization_renorm",
    (5,),
    lambda L: [
        L.Dense(4, use_bias=False),
        L.BatchNormalization(
            renorm=True,
            renorm_clipping={"rmax": 3.0, "rmin": 0.3, "dmax": 5.0},
            renorm_momentum=0.9,
        ),
    ],
)
sequential(
    "layer_normalization",
    (4, 5),
    lambda L: [
        L.LayerNormalization(axis=1),
        L.Dense(3),
        L.LayerNormalization(center=False),
        L.UnitNormalization(axis=-1),
    ],
)
sequential(
    "noise",
    (5,),
    lambda L: [
        L.GaussianNoise(0.0),
        L.Dense(4),
        L.GaussianDropout(0.0),
        L.AlphaDropout(0.0),
        L.ActivityRegularization(l1=0.01, l2=0.02),
    ],
)
sequential("spatial_dropout", (6, 4), lambda L: [L.SpatialDropout1D(0.0), L.Conv1D(3, 2)])
sequential(
    "shapes",
    (4, 6),
    lambda L: [
        L.Reshape((6, 4)),
        L.Permute((2, 1)),
        L.Conv1D(3, 2),
        L.Flatten(),
        L.RepeatVector(2),
    ],
)
sequential("simple_rnn", (5, 3), lambda L: [L.SimpleRNN(4, return_sequences=True), L.SimpleRNN(2)])
sequential(
    "lstm",
    (5, 3),
    lambda L: [
        L.LSTM(4, return_sequences=True, go_backwards=True),
        L.LSTM(3, unit_forget_bias=False),
    ],
)
sequential(
    "lstm_hard_sigmoid",
    (5, 3),
    lambda L: [
        L.LSTM(4, recurrent_activation="hard_sigmoid", implementation=1),
    ],
)
sequential(
    "gru",
    (5, 3),
    lambda L: [
        L.GRU(4, return_sequences=True),
        L.GRU(3, reset_after=False, recurrent_initializer="zeros"),
    ],
)
sequential(
    "bidirectional",
    (5, 3),
    lambda L: [
        L.Bidirectional(L.LSTM(3, return_sequences=True)),
        L.Bidirectional(L.GRU(2), merge_mode="sum"),
    ],
)
sequential(
    "bidirectional_hard_sigmoid",
    (5, 3),
    lambda L: [
        L.Bidirectional(L.LSTM(3, recurrent_activation="hard_sigmoid"), merge_mode="ave"),
    ],
)
sequential(
    "bidirectional_two_layers",
    (5, 3),
    lambda L: [
        L.Bidirectional(L.LSTM(3), backward_layer=L.GRU(2, go_backwards=True)),
    ],
)
sequential(
    "stacked_cells",
    (5, 3),
    lambda L: [
        L.RNN([L.LSTMCell(3), L.GRUCell(2)], return_sequences=True),
        L.RNN(L.SimpleRNNCell(4)),
    ],
)
sequential("conv_lstm_1d", (3, 6, 2), lambda L: [L.ConvLSTM1D(2, 3)])
sequential(
    "conv_lstm_2d",
    (3, 5, 5, 2),
    lambda L: [
        L.ConvLSTM2D(2, 3, padding="same", return_sequences=True),
        L.ConvLSTM2D(2, 2),
    ],
)
sequential("conv_lstm_3d", (2, 4, 4, 4, 1), lambda L: [L.ConvLSTM3D(2, 2)])
sequential(
    "time_distributed",
    (3, 6, 6, 2),
    lambda L: [
        L.TimeDistributed(L.Conv2D(3, 3, activation="relu")),
        L.TimeDistributed(L.Flatten()),
        L.LSTM(3),
    ],
)
sequential(
    "rescaling_center_crop",
    (8, 8, 3),
    lambda L: [
        L.Rescaling(1 / 255, offset=-0.5),
        L.CenterCrop(6, 6),
        L.Resizing(5, 4),
        L.Conv2D(3, 2),
    ],
)
sequential(
    "augmentation",
    (8, 8, 3),
    lambda L: [
        L.RandomFlip("horizontal"),
        L.RandomRotation(0.1),
        L.RandomZoom(0.1, 0.2),
        L.RandomTranslation(0.1, 0.1),
        L.RandomContrast(0.2),
        L.RandomBrightness(0.2),
        L.Conv2D(3, 2),
    ],
)
