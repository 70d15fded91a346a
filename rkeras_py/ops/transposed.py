"""Transposed convolution: the adjoint of a convolution with respect to its input.

TensorFlow's kernels support strides, but on CPU no dilation. Without strides the adjoint is
itself a convolution, with the kernel flipped, and is computed as one. Strides and dilation
together work the same way, with zeros between the inputs.
"""

from __future__ import annotations

from functools import partial

from rkeras_py.engine import tf
from rkeras_py.ops import arguments, complex_convolution, kernel_support, layout, shapes
from rkeras_py.ops.arguments import Ints
from rkeras_py.ops.convolution import convolve_real


def transposed_convolve(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: int | Ints = 1,
    padding: str = "valid",
    output_padding: int | Ints | None = None,
    dilation_rate: int | Ints = 1,
    data_format: str = "channels_last",
    bias: tf.Tensor | None = None,
) -> tf.Tensor:
    """Transposed convolution of any rank, layout and dtype.

    Args:
        x: Tensor of shape `(*batch, *spatial, channels)`, or `(*batch, channels,
            *spatial)` with channels first. One or more batch axes; float or complex.
        kernel: Tensor of shape `(*kernel_size, filters, channels)` and the dtype of `x`.
        strides: Steps between the outputs of neighbouring inputs.
        padding: "valid" or "same".
        output_padding: Sizes to add to the smallest output that fits; None for the
            usual size, which is `strides` times the input's for "same".
        dilation_rate: Steps between the taps of the kernel.
        data_format: "channels_last" or "channels_first".
        bias: A value per output channel to add to the result, or None.

    Returns:
        Tensor of the layout and dtype of `x`, with `filters` channels.

    Raises:
        ValueError: An argument is invalid.
    """
    rank = kernel.shape.rank - 2
    strides = arguments.integers(strides, rank, "strides")
    dilation_rate = arguments.integers(dilation_rate, rank, "dilation_rate")
    if output_padding is not None:
        output_padding = arguments.integers(output_padding, rank, "output_padding", 0)
    padding = arguments.padding(padding, rank)
    data_format = arguments.choice(data_format, arguments.DATA_FORMATS, "data_format")
    function = partial(
        _real,
        strides=strides,
        padding=padding,
        output_padding=output_padding,
        dilation_rate=dilation_rate,
    )
    if x.dtype.is_complex:
        function = partial(complex_convolution.convolve, function, transposed=True)
    native = kernel_support.is_native(x.dtype, strides)
    return layout.in_native_layout(
        lambda flat: kernel_support.at_least_single(function, flat, kernel, native),
        x,
        rank,
        data_format,
        bias,
    )


def _real(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: Ints,
    padding: str,
    output_padding: Ints | None,
    dilation_rate: Ints,
) -> tf.Tensor:
    rank = len(strides)
    taps = kernel.shape[:rank].as_list()
    reaches = [
        shapes.transposed_reach(k, s, padding, more, d)
        for k, s, more, d in zip(
            taps, strides, output_padding or (None,) * rank, dilation_rate, strict=True
        )
    ]
    if max(dilation_rate) > 1 or max(taps) == 1 < max(strides):
        # With one tap and strides, the gradient of the adjoint is broken (see `convolution`).
        return _turned_round(x, kernel, strides, dilation_rate, reaches)
    last = [(n - 1) * s for n, s in zip(layout.sizes(x, 1, rank + 1), strides, strict=True)]
    out = [n + reach for n, (reach, _) in zip(last, reaches, strict=True)]
    small = any(s > k for s, k in zip(strides, taps, strict=True))
    if all(reach > 0 for reach, _ in reaches) and not (small and padding == "same"):
        return _adjoint(x, kernel, strides, padding.upper(), out)
    # For such an output, "same" would lose the last input, which TensorFlow rejects (an even
    # kernel without output padding), or be wrong in float64 (strides larger than the kernel, see
    # `convolution`): crop the full output instead.
    full = [n + max(k, reach) for n, k, (reach, _) in zip(last, taps, reaches, strict=True)]
    y = _adjoint(x, kernel, strides, "VALID", full)
    begins = [before for _, before in reaches]
    ends = [before + n for before, n in zip(begins, out, strict=True)]
    window = tuple(slice(begin, end) for begin, end in zip(begins, ends, strict=True))
    return y[(slice(None), *window)]


def _adjoint(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: Ints,
    padding: str,
    out: list[int | tf.Tensor],
) -> tf.Tensor:
    """One of TensorFlow's own kernels."""
    if len(strides) == 1:
        image = _adjoint(
            tf.expand_dims(x, 1), tf.expand_dims(kernel, 0), (1, *strides), padding, [1, *out]
        )
        return tf.squeeze(image, 1)
    adjoint = tf.nn.conv2d_transpose if len(strides) == 2 else tf.nn.conv3d_transpose
    return adjoint(
        x,
        kernel,
        [*layout.sizes(x, 0, 1), *out, kernel.shape[-2]],
        (1, *strides, 1),
        padding,
        data_format="NHWC" if len(strides) == 2 else "NDHWC",
    )


def _turned_round(
    x: tf.Tensor,
    kernel: tf.Tensor,
    strides: Ints,
    dilation_rate: Ints,
    reaches: list[tuple[int, int]],
) -> tf.Tensor:
    """A convolution of the input, dilated by the strides, with the kernel flipped."""
    rank = len(strides)
    around = []
    for k, d, (reach, before) in zip(kernel.shape[:rank], dilation_rate, reaches, strict=True):
        around.append((shapes.extent(k, d) - 1 - before, before + reach - 1))
    spread = tf.pad(_spread(x, strides), [(0, 0), *around, (0, 0)])
    turned = tf.reverse(tf.linalg.matrix_transpose(kernel), list(range(rank)))
    return convolve_real(spread, turned, (1,) * rank, "valid", dilation_rate, groups=1)


def _spread(x: tf.Tensor, strides: Ints) -> tf.Tensor:
    """Inserts `stride - 1` zeros between neighbours along each spatial axis."""
    for axis, stride in enumerate(strides, 1):
        if stride == 1:
            continue
        rank = x.shape.rank
        sizes = layout.sizes(x, 0, rank)
        apart = tf.reshape(x, [*sizes[: axis + 1], 1, *sizes[axis + 1 :]])
        zeros = [(0, 0)] * (axis + 1) + [(0, stride - 1)] + [(0, 0)] * (rank - axis - 1)
        sizes[axis] = sizes[axis] * stride
        widened = tf.reshape(tf.pad(apart, zeros), sizes)
        x = widened[(slice(None),) * axis + (slice(None, 1 - stride),)]
    return x
