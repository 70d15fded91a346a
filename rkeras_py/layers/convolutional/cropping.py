"""Cropping layers."""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.layers.convolutional.base import RearrangingLayer
from rkeras_py.ops import arguments, crop, shapes
from rkeras_py.ops.shapes import Sizes


class Cropping(RearrangingLayer):
    """Borders cut off `rank` axes; the arguments are those of `layer_cropping_2d`."""

    settings = ("data_format", "cropping")

    def __init__(
        self, rank: int, cropping: Any = 0, data_format: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(rank, data_format, **kwargs)
        self.cropping = arguments.pairs(cropping, rank, "cropping")

    def spatial_shape(self, spatial: Sizes) -> Sizes:
        """Spatial sizes of the output."""
        return shapes.mapped(
            spatial, lambda i, n: n - sum(self.cropping[i]), "cropping", str(self.cropping)
        )

    def apply(self, inputs: tf.Tensor) -> tf.Tensor:
        """What is left."""
        return crop(inputs, self.cropping, self.data_format)


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping1D(Cropping):
    """Borders cut off one axis; the arguments are those of `layer_cropping_1d`."""

    def __init__(self, cropping: Any = (1, 1), **kwargs: Any) -> None:
        super().__init__(1, cropping, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping2D(Cropping):
    """Borders cut off two axes; the arguments are those of `layer_cropping_2d`."""

    def __init__(self, cropping: Any = ((0, 0), (0, 0)), **kwargs: Any) -> None:
        super().__init__(2, cropping, **kwargs)


@keras.saving.register_keras_serializable(package="rkeras")
class Cropping3D(Cropping):
    """Borders cut off three axes; the arguments are those of `layer_cropping_3d`."""

    def __init__(self, cropping: Any = ((1, 1), (1, 1), (1, 1)), **kwargs: Any) -> None:
        super().__init__(3, cropping, **kwargs)
