"""Zero padding and cropping of the spatial axes."""

from __future__ import annotations

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, layout, shapes
from rkeras_py.ops.arguments import Ints, Pairs


def zero_pad(x: tf.Tensor, padding: Pairs, data_format: str = "channels_last") -> tf.Tensor:
    """Adds zeros before and after each spatial axis.

    Args:
        x: Tensor with one or more batch axes, then spatial axes and channels in the
            order of `data_format`. Any dtype.
        padding: A pair (before, after) for each spatial axis.
        data_format: "channels_last" or "channels_first".

    Returns:
        Tensor of the layout and dtype of `x`.

    Raises:
        ValueError: An argument is invalid.
    """
    padding = arguments.pairs(padding, len(padding), "padding")
    before, after = _others(x, len(padding), data_format)
    return tf.pad(x, [(0, 0)] * before + list(padding) + [(0, 0)] * after)


def crop(x: tf.Tensor, cropping: Pairs, data_format: str = "channels_last") -> tf.Tensor:
    """Removes the beginning and the end of each spatial axis.

    Args:
        x: As for `zero_pad`.
        cropping: A pair (before, after) for each spatial axis.
        data_format: "channels_last" or "channels_first".

    Returns:
        Tensor of the layout and dtype of `x`.

    Raises:
        ValueError: An argument is invalid.
    """
    cropping = arguments.pairs(cropping, len(cropping), "cropping")
    before, after = _others(x, len(cropping), data_format)
    window = [slice(begin, -end if end else None) for begin, end in cropping]
    return x[(*[slice(None)] * before, *window, *[slice(None)] * after)]


def pad_same(x: tf.Tensor, kernel_size: list[int], strides: Ints, dilation_rate: Ints) -> tf.Tensor:
    """Pads the spatial axes so that "valid" computes what "same" would."""
    spatial = layout.sizes(x, 1, x.shape.rank - 1)
    around = [
        shapes.same_padding(n, k, s, d)
        for n, k, s, d in zip(spatial, kernel_size, strides, dilation_rate, strict=True)
    ]
    return tf.pad(x, [(0, 0), *around, (0, 0)])


def _others(x: tf.Tensor, rank: int, data_format: str) -> tuple[int, int]:
    """Number of axes before and after the spatial ones."""
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")
    batch = layout.batch_axes(x, rank)
    return (batch, 1) if data_format == "channels_last" else (batch + 1, 0)
