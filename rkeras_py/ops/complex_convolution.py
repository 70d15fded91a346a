"""Complex convolution, built from real convolutions.

A convolution is linear in its input and in its kernel, so a complex one is made of
real ones. Two formulations are used; neither copies the input more than once:

* **Interleaved.** A complex tensor is, in memory, a real one with twice the channels:
  re, im, re, im. On that view a single real convolution suffices, with
  `[[re, im], [-im, re]]` in place of each complex number of the kernel. It costs four real
  multiplications per complex one, but with twice the channels, which is more efficient when
  there are few. With one channel it is 2.5 times as fast as four convolutions.
* **Gauss.** Three real convolutions instead of four. Faster with many channels, where the
  kernels run at full rate anyway.

XLA on CPU has no bitcast from complex to real numbers, so Gauss' method is used there.

Gradients keep TensorFlow's convention, d/d re + i d/d im, in which a bitcast is its
own derivative.
"""

from __future__ import annotations

from collections.abc import Callable

from rkeras_py.engine import tf
from rkeras_py.ops import kernel_support, layout

Bilinear = Callable[[tf.Tensor, tf.Tensor], tf.Tensor]

# Channels (of input or output, whichever are more) up to which interleaving is faster. The
# benchmark covers both sides.
FEW_CHANNELS = 12


@tf.custom_gradient  # type: ignore[untyped-decorator]
def interleaved(x: tf.Tensor) -> tuple[tf.Tensor, Callable[[tf.Tensor], tf.Tensor]]:
    """Views complex `(..., n)` as real `(..., 2n)`, without a copy."""
    *before, count = layout.sizes(x, 0, x.shape.rank)
    return tf.reshape(tf.bitcast(x, x.dtype.real_dtype), [*before, 2 * count]), deinterleaved


@tf.custom_gradient  # type: ignore[untyped-decorator]
def deinterleaved(x: tf.Tensor) -> tuple[tf.Tensor, Callable[[tf.Tensor], tf.Tensor]]:
    """Views real `(..., 2n)` as complex `(..., n)`, without a copy."""
    *before, count = layout.sizes(x, 0, x.shape.rank)
    dtype = tf.complex64 if x.dtype == tf.float32 else tf.complex128
    return tf.bitcast(tf.reshape(x, [*before, count // 2, 2]), dtype), interleaved


def woven(kernel: tf.Tensor, transposed: bool = False) -> tf.Tensor:
    """The real kernel whose effect on interleaved channels equals that of a complex kernel.

    Args:
        kernel: Complex `(*taps, inputs, outputs)`, or with `transposed` `(*taps,
            outputs, inputs)`.
        transposed: Whether the output axis precedes the input axis.

    Returns:
        Real, with both channel axes twice as long.
    """
    # An input's re maps to (re, im), its im to (-im, re): the kernel times 1 and times i.
    # Transposed, the output's re comes from (re, -im), its im from (im, re).
    first = tf.math.conj(kernel) if transposed else kernel
    second = first * tf.constant(1j, kernel.dtype)
    rows = tf.stack([interleaved(first), interleaved(second)], -2)
    *taps, count, _, twice = rows.shape.as_list()
    return tf.reshape(rows, [*taps, 2 * count, twice])


def gauss(function: Bilinear, x: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
    """A complex convolution from three real ones."""
    x_re, x_im = tf.math.real(x), tf.math.imag(x)
    k_re, k_im = tf.math.real(kernel), tf.math.imag(kernel)
    both = function(x_re + x_im, k_re)
    return tf.complex(
        both - function(x_im, k_re + k_im),
        both + function(x_re, k_im - k_re),
    )


def interleave(
    function: Bilinear, x: tf.Tensor, kernel: tf.Tensor, transposed: bool = False
) -> tf.Tensor:
    """A complex convolution from a real one with twice the input and output channels."""
    return deinterleaved(function(interleaved(x), woven(kernel, transposed)))


def convolve(
    function: Bilinear, x: tf.Tensor, kernel: tf.Tensor, transposed: bool = False
) -> tf.Tensor:
    """A complex convolution, by the formulation that is faster for the number of channels.

    Args:
        function: The real convolution, of input and kernel. Channels are last, and
            groups (if any) are contiguous channels.
        x: Complex tensor, channels last.
        kernel: Complex kernel, its last two axes channels.
        transposed: Whether the kernel's output axis precedes its input axis.

    Returns:
        Complex tensor.
    """
    if kernel_support.in_xla() or max(kernel.shape[-2:]) > FEW_CHANNELS:
        return gauss(function, x, kernel)
    return interleave(function, x, kernel, transposed)
