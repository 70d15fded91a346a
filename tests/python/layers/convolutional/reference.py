"""What the convolution family computes, in numpy alone: direct sums, one tap at a time.

Everything is float64 or complex128. Inputs have one batch axis and channels last;
`sample_wise` takes care of other layouts. Nothing here shares code or ideas with the
implementation: a convolution is a loop over taps, its gradients are the loops' own
adjoints, and interpolation works out every output position by itself.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np

Array = np.ndarray


def sample_wise(f: Callable[[Array], Array], x: Array, rank: int, data_format: str) -> Array:
    """Applies f to one batch axis and channels last."""
    lead = x.shape[: x.ndim - rank - 1]
    y = x.reshape((-1, *x.shape[x.ndim - rank - 1 :]))
    if data_format == "channels_first":
        y = np.moveaxis(y, 1, -1)
    y = f(y)
    if data_format == "channels_first":
        y = np.moveaxis(y, -1, 1)
    return y.reshape(lead + y.shape[1:])


def borders(n: int, k: int, s: int, d: int, padding: str) -> tuple[int, int]:
    """Zeros before and after an axis."""
    reach = (k - 1) * d + 1
    if padding == "valid":
        return 0, 0
    if padding == "causal":
        return reach - 1, 0
    out = math.ceil(n / s)
    total = max((out - 1) * s + reach - n, 0)
    return total // 2, total - total // 2


def _taps(x_shape, k_shape, strides, padding, dilation):
    """For each tap: its index and where it reads in the padded input; and the out sizes."""
    rank = len(strides)
    around = [
        borders(x_shape[1 + i], k_shape[i], strides[i], dilation[i], padding) for i in range(rank)
    ]
    padded = [x_shape[1 + i] + sum(around[i]) for i in range(rank)]
    out = [(padded[i] - (k_shape[i] - 1) * dilation[i] - 1) // strides[i] + 1 for i in range(rank)]
    taps = []
    for tap in itertools.product(*(range(k) for k in k_shape[:rank])):
        window = tuple(
            slice(t * d, t * d + (o - 1) * s + 1, s)
            for t, d, o, s in zip(tap, dilation, out, strides, strict=True)
        )
        taps.append((tap, (slice(None), *window)))
    return around, out, taps


def _pad(x, around):
    return np.pad(x, [(0, 0), *around, (0, 0)])


def convolve(x, k, strides, padding, dilation, groups=1):
    """Direct sum over taps."""
    around, out, taps = _taps(x.shape, k.shape, strides, padding, dilation)
    xp = _pad(x, around)
    cg, fg = k.shape[-2], k.shape[-1] // groups
    y = np.zeros((x.shape[0], *out, k.shape[-1]), np.result_type(x, k))
    for tap, window in taps:
        seen = xp[window]
        for g in range(groups):
            y[..., g * fg : (g + 1) * fg] += (
                seen[..., g * cg : (g + 1) * cg] @ k[tap][:, g * fg : (g + 1) * fg]
            )
    return y


def convolve_gradients(x, k, dy, strides, padding, dilation, groups=1):
    """Gradients of Re(sum(conj(dy) * y)) wrt x and k, as d/dre + i d/dim."""
    around, _, taps = _taps(x.shape, k.shape, strides, padding, dilation)
    xp = _pad(x, around)
    cg, fg = k.shape[-2], k.shape[-1] // groups
    dxp, dk = np.zeros_like(xp), np.zeros_like(k)
    for tap, window in taps:
        for g in range(groups):
            ins, outs = slice(g * cg, (g + 1) * cg), slice(g * fg, (g + 1) * fg)
            seen = xp[window][..., ins].reshape(-1, cg)
            dk[tap][:, outs] = seen.conj().T @ dy[..., outs].reshape(-1, fg)
            dxp[(*window, ins)] += dy[..., outs] @ k[tap][:, outs].conj().T
    inner = tuple(slice(b, n - a) for (b, a), n in zip(around, xp.shape[1:-1], strict=True))
    return dxp[(slice(None), *inner)], dk


def depthwise(x, k, strides, padding, dilation):
    """Each channel by itself: a convolution with as many groups as channels."""
    c, m = k.shape[-2:]
    return convolve(x, k.reshape((*k.shape[:-2], 1, c * m)), strides, padding, dilation, c)


def separable(x, kd, kp, strides, padding, dilation):
    """Depthwise, then a mix of channels."""
    return depthwise(x, kd, strides, padding, dilation) @ kp.reshape(kp.shape[-2:])


def transposed_size(n, k, s, d, padding, more):
    """Keras 2.9's deconv_output_length."""
    reach = (k - 1) * d + 1
    if more is None:
        return n * s + (max(reach - s, 0) if padding == "valid" else 0)
    return (n - 1) * s + reach - (2 * (reach // 2) if padding == "same" else 0) + more


def transposed(x, k, strides, padding, dilation, output_padding=None):
    """Every input writes its taps: position i * s + t * d - before."""
    rank = len(strides)
    more = output_padding or (None,) * rank
    geo = list(zip(x.shape[1:-1], k.shape[:rank], strides, dilation, more, strict=True))
    out = [transposed_size(n, kk, s, d, padding, m) for n, kk, s, d, m in geo]
    before = []
    for (n, kk, s, d, _), length in zip(geo, out, strict=True):
        total = (n - 1) * s + (kk - 1) * d + 1 - length
        before.append(0 if padding == "valid" else max(total, 0) // 2)
    y = np.zeros((x.shape[0], *out, k.shape[-2]), np.result_type(x, k))
    for at in itertools.product(*(range(n) for n in x.shape[1:-1])):
        for tap in itertools.product(*(range(kk) for kk in k.shape[:rank])):
            to = [
                a * s + t * d - b
                for a, s, t, d, b in zip(at, strides, tap, dilation, before, strict=True)
            ]
            if all(0 <= o < n for o, n in zip(to, out, strict=True)):
                y[(slice(None), *to)] += x[(slice(None), *at)] @ k[tap].T
    return y


def _keys(t, a=-0.5):
    t = abs(t)
    if t <= 1:
        return (a + 2) * t**3 - (a + 3) * t**2 + 1
    return a * t**3 - 5 * a * t**2 + 8 * a * t - 4 * a if t < 2 else 0.0


def _mitchell(t):
    t = abs(t)
    if t < 1:
        return (7 * t**3 - 12 * t**2 + 16 / 3) / 6
    return (-7 / 3 * t**3 + 12 * t**2 - 20 * t + 32 / 3) / 6 if t < 2 else 0.0


def _lanczos(r):
    def kernel(t):
        if t == 0:
            return 1.0
        if abs(t) >= r:
            return 0.0
        return r * math.sin(math.pi * t) * math.sin(math.pi * t / r) / (math.pi * t) ** 2

    return kernel


INTERPOLATION = {
    "bilinear": lambda t: max(0.0, 1 - abs(t)),
    "bicubic": _keys,
    "mitchellcubic": _mitchell,
    "lanczos3": _lanczos(3),
    "lanczos5": _lanczos(5),
    "gaussian": lambda t: math.exp(-2 * t * t) if abs(t) < 1.5 else 0.0,
}


def upsample(x, size, interpolation):
    """One output position after the other, one axis after the other."""
    for axis, factor in enumerate(size, 1):
        n = x.shape[axis]
        matrix = np.zeros((n * factor, n))
        for o in range(n * factor):
            if interpolation in ("nearest", "area"):
                matrix[o, o // factor] = 1
                continue
            centre = (o + 0.5) / factor - 0.5
            row = np.array([INTERPOLATION[interpolation](i - centre) for i in range(n)])
            matrix[o] = row / row.sum()
        x = np.moveaxis(np.tensordot(matrix, x, (1, axis)), 0, axis)
    return x


def zero_pad(x, pairs):
    """numpy's own."""
    return np.pad(x, [(0, 0), *pairs, (0, 0)])


def crop(x, pairs):
    """What is left between the borders."""
    inner = tuple(slice(b, n - a) for (b, a), n in zip(pairs, x.shape[1:-1], strict=True))
    return x[(slice(None), *inner)]


def hard_sigmoid(z):
    """Keras 2.9's: 0.2 z + 0.5, from 0 to 1; of complex numbers, part by part."""
    if np.iscomplexobj(z):
        return hard_sigmoid(z.real) + 1j * hard_sigmoid(z.imag)
    return np.clip(0.2 * z + 0.5, 0, 1)


def conv_lstm(x, k, r, b, strides, padding, dilation, state=None, backwards=False):
    """All outputs and the last states. x: (batch, time, *spatial, channels)."""
    rank = len(strides)
    ones = (1,) * rank
    steps = range(x.shape[1])
    outputs = []
    h = c = None
    if state is not None:
        h, c = state
    for t in reversed(steps) if backwards else steps:
        z = convolve(x[:, t], k, strides, padding, dilation) + b
        if h is None:
            h = c = np.zeros((*z.shape[:-1], z.shape[-1] // 4), z.dtype)
        z = z + convolve(h, r, ones, "same", ones)
        i, f, g, o = np.split(z, 4, -1)
        c = hard_sigmoid(f) * c + hard_sigmoid(i) * np.tanh(g)
        h = hard_sigmoid(o) * np.tanh(c)
        outputs.append(h)
    return np.stack(outputs, 1), h, c


def hard_sigmoid_change(z, dz):
    """How it changes, to first order, where z changes by dz."""
    if np.iscomplexobj(z):
        parts = hard_sigmoid_change(z.real, dz.real), hard_sigmoid_change(z.imag, dz.imag)
        return parts[0] + 1j * parts[1]
    return np.where(np.abs(z) < 2.5, 0.2 * dz, 0)


def conv_lstm_change(values, changes, strides, padding, dilation, backwards=False):
    """How all outputs and the last one change, to first order, with x and the three weights."""
    (x, k, r, b), (dx, dk, dr, db) = values, changes
    ones = (1,) * len(strides)
    steps = range(x.shape[1])
    outputs = []
    h = None

    def conv(x, k):
        return convolve(x, k, strides, padding, dilation)

    for t in reversed(steps) if backwards else steps:
        z, dz = conv(x[:, t], k) + b, conv(dx[:, t], k) + conv(x[:, t], dk) + db
        if h is None:
            h = c = dh = dc = np.zeros((*z.shape[:-1], z.shape[-1] // 4), z.dtype)
        dz = dz + convolve(dh, r, ones, "same", ones) + convolve(h, dr, ones, "same", ones)
        z = z + convolve(h, r, ones, "same", ones)
        (i, f, g, o), (di, df, dg, do) = np.split(z, 4, -1), np.split(dz, 4, -1)
        new, dnew = np.tanh(g), (1 - np.tanh(g) ** 2) * dg
        dc = hard_sigmoid_change(f, df) * c + hard_sigmoid(f) * dc
        dc = dc + hard_sigmoid_change(i, di) * new + hard_sigmoid(i) * dnew
        c = hard_sigmoid(f) * c + hard_sigmoid(i) * new
        out = np.tanh(c)
        dh = hard_sigmoid_change(o, do) * out + hard_sigmoid(o) * (1 - out**2) * dc
        h = hard_sigmoid(o) * out
        outputs.append(dh)
    return np.stack(outputs, 1), dh
