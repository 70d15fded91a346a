"""Zero-padding layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.ops import arguments, zero_pad
from rkeras_py.ops.shapes import Sizes


class ZeroPadding(RearrangingLayer):
    """Zeros around `rank` axes; the arguments are those of `layer_zero_padding_2d`."""

    settings = ("data_format", "padding")

    def __init__(
        self, rank: int, padding: Any = 1, data_format: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(rank, data_format, **kwargs)
        self.padding = arguments.pairs(padding, rank, "padding")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial sizes of the output."""
        return tuple(
            None if n is None else n + sum(pair)
            for n, pair in zip(spatial, self.padding, strict=True)
        )

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The padded tensor."""
        return zero_pad(inputs, self.padding, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding1D(ZeroPadding):
    """Zeros around one axis; the arguments are those of `layer_zero_padding_1d`."""

    def __init__(self, padding: Any = 1, **kwargs: Any) -> None:
        super().__init__(1, padding, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding2D(ZeroPadding):
    """Zeros around two axes; the arguments are those of `layer_zero_padding_2d`."""

    def __init__(self, padding: Any = (1, 1), **kwargs: Any) -> None:
        super().__init__(2, padding, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class ZeroPadding3D(ZeroPadding):
    """Zeros around three axes; the arguments are those of `layer_zero_padding_3d`."""

    def __init__(self, padding: Any = (1, 1, 1), **kwargs: Any) -> None:
        super().__init__(3, padding, **kwargs)
