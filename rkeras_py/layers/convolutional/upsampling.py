"""Upsampling layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.ops import arguments, resize, upsample
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.shapes import Sizes


class UpSampling(RearrangingLayer):
    """Upsampling of `rank` axes; the arguments are those of `layer_upsampling_2d`."""

    settings = ("data_format", "size", "interpolation")

    def __init__(
        self,
        rank: int,
        size: int | Ints = 2,
        data_format: str | None = None,
        interpolation: str = "nearest",
        **kwargs: Any,
    ) -> None:
        super().__init__(rank, data_format, **kwargs)
        self.size = arguments.integers(size, rank, "size")
        self.interpolation = arguments.choice(interpolation, resize.INTERPOLATIONS, "interpolation")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial sizes of the output."""
        return tuple(
            None if n is None else n * factor for n, factor in zip(spatial, self.size, strict=True)
        )

    def working_dtype(self, inputs: Any) -> str:
        """The dtype to work in: a float to find values between whole numbers."""
        dtype = super().working_dtype(inputs)
        between = self.interpolation not in ("nearest", "area")
        whole = not dtype.startswith(("float", "bfloat", "complex"))
        return str(keras.config.floatx()) if between and whole else dtype

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """The larger tensor."""
        return upsample(inputs, self.size, self.interpolation, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling1D(UpSampling):
    """Upsampling of one axis; the arguments are those of `layer_upsampling_1d`."""

    def __init__(self, size: int | Ints = 2, **kwargs: Any) -> None:
        super().__init__(1, size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling2D(UpSampling):
    """Upsampling of two axes; the arguments are those of `layer_upsampling_2d`."""

    def __init__(self, size: int | Ints = 2, **kwargs: Any) -> None:
        super().__init__(2, size, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class UpSampling3D(UpSampling):
    """Upsampling of three axes; the arguments are those of `layer_upsampling_3d`."""

    def __init__(self, size: int | Ints = 2, **kwargs: Any) -> None:
        super().__init__(3, size, **kwargs)
