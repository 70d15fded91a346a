"""Speed of the convolution family, against Keras, torch and four real convolutions.

Run `python benchmarks/convolution.py`: it writes `benchmarks/results/convolution.md`, `.png`
and the numbers themselves, `.json`. Each row compares contenders on the same arrays, their
repetitions interleaved, so that what else the machine does meets all of them; times are
medians in milliseconds, ratios are medians of the ratios within a round. "fwd" is the
forward pass, "fb" forward and backward (input, kernel and bias), both under `tf.function`.

`--rounds N` sets the number of rounds (15), `--only TEXT` measures the sections that have
TEXT in their names and keeps the others' numbers. The rows against torch need torch (2.13
was used) and are left out without it.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
from convolution_report import plot, table
from timing import (
    HAS_TORCH,
    Result,
    Row,
    Run,
    layer_passes,
    measure,
    passes,
    peak,
    random,
    verdict,
)

from rkeras_py import ops
from rkeras_py.engine import keras, tf
from rkeras_py.layers import convolutional as own

RESULTS = Path(__file__).parent / "results"


def flops(x: tuple[int, ...], kernel: tuple[int, ...], padding: str, stride: int = 1) -> float:
    """Multiplications and additions of a convolution."""
    rank = len(kernel) - 2
    out = [
        -(-n // stride) if padding == "same" else (n - k) // stride + 1
        for n, k in zip(x[1 : 1 + rank], kernel[:rank], strict=True)
    ]
    return 2.0 * x[0] * float(np.prod(out)) * float(np.prod(kernel))


def _first(x: tf.Tensor) -> tf.Tensor:
    return tf.transpose(x, [0, x.shape.rank - 1, *range(1, x.shape.rank - 1)])


def native_rows() -> list[Row]:
    """Where TensorFlow has a kernel: no slower than Keras."""
    rows = []
    shapes = [
        (1, (32, 256, 16), 32, 5, {}),
        (1, (16, 512, 8), 16, 9, {"padding": "causal"}),
        (2, (8, 64, 64, 16), 32, 3, {}),
        (2, (16, 28, 28, 1), 32, 3, {}),
        (2, (4, 56, 56, 64), 64, 3, {"padding": "same"}),
        (2, (4, 64, 64, 32), 64, 3, {"strides": 2, "padding": "same"}),
        (2, (4, 56, 56, 32), 32, 3, {"dilation_rate": 2}),
        (2, (4, 112, 112, 3), 32, 7, {"strides": 2}),
        (3, (4, 28, 28, 28, 1), 8, 3, {}),
        (3, (2, 32, 32, 32, 16), 32, 3, {}),
        (3, (2, 32, 32, 32, 16), 32, 3, {"padding": "same"}),
        (3, (1, 32, 32, 32, 32), 32, 3, {"dilation_rate": 2}),
        (3, (2, 32, 32, 32, 8), 16, 3, {"strides": 2}),
    ]
    for rank, shape, filters, size, options in shapes:
        x = random(shape)
        name = f"{rank}D {list(shape)} -> {filters}, kernel {size}"
        name += "".join(f", {key} {value}" for key, value in options.items())
        rows.append(
            Row(
                "Native kernels",
                name,
                layer_passes(getattr(own, f"Conv{rank}D")(filters, size, **options), x),
                layer_passes(getattr(keras.layers, f"Conv{rank}D")(filters, size, **options), x),
                "keras.layers",
                {"fwd": ("<=", 1.03), "fb": ("<=", 1.03)},
                flops(shape, (*[size] * rank, shape[-1], filters), "same", 1)
                if options == {"padding": "same"}
                else 0.0
                if options
                else flops(shape, (*[size] * rank, shape[-1], filters), "valid"),
            )
        )
    return rows


def grouped_rows() -> list[Row]:
    """Groups along three axes."""
    rows = []
    for channels, filters, groups in ((16, 32, 4), (32, 32, 8), (32, 64, 4), (64, 64, 4)):
        x = random((2, 32, 32, 32, channels))
        ours = layer_passes(own.Conv3D(filters, 3, groups=groups), x)
        theirs = layer_passes(keras.layers.Conv3D(filters, 3, groups=groups), x)
        name = f"3D {channels} -> {filters}, {groups} groups"
        target = {"fwd": (">=", 15.0), "fb": (">=", 15.0)}
        rows.append(Row("Groups along three axes", name, ours, theirs, "keras.layers", target))
        if channels // groups >= 8:
            # The same arithmetic without groups: one group's channels, and all filters.
            equal = random((2, 32, 32, 32, channels // groups))
            dense = layer_passes(own.Conv3D(filters, 3), equal)
            target = {"fwd": ("<=", 1.2), "fb": ("<=", 1.2)}
            rows.append(
                Row("Groups along three axes", name, ours, dense, "ungrouped, equal sum", target)
            )
    return rows


def first_rows() -> list[Row]:
    """Channels first."""
    rows = []
    for rank, shape, filters in (
        (2, (8, 64, 64, 16), 32),
        (2, (4, 56, 56, 64), 64),
        (3, (4, 28, 28, 28, 1), 8),
        (3, (2, 32, 32, 32, 16), 32),
    ):
        x = random(shape)
        cls = f"Conv{rank}D"
        first = {"data_format": "channels_first"}
        ours = layer_passes(getattr(own, cls)(filters, 3, **first), _first(x))
        last = layer_passes(getattr(own, cls)(filters, 3), x)
        name = f"{rank}D {list(shape)} -> {filters}"
        both = {"fwd": ("<=", 1.2), "fb": ("<=", 1.2)}
        rows.append(Row("Channels first", name, ours, last, "channels last", both))
        if rank == 3:
            theirs = layer_passes(keras.layers.Conv3D(filters, 3, **first), _first(x))
            both = {"fwd": (">=", 8.0), "fb": (">=", 8.0)}
            rows.append(Row("Channels first", name, ours, theirs, "keras.layers", both))
    return rows


def _four(x: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
    """A complex convolution by the school's formula."""
    re, im = tf.math.real(x), tf.math.imag(x)
    k_re, k_im = tf.math.real(kernel), tf.math.imag(kernel)
    return tf.complex(
        ops.convolve(re, k_re) - ops.convolve(im, k_im),
        ops.convolve(re, k_im) + ops.convolve(im, k_re),
    )


def complex_rows() -> list[Row]:
    """Complex numbers, over channels: both formulations, and the rule that picks."""
    rows = []
    shapes = {1: (4, 28, 28, 28), 2: (4, 28, 28, 28), 4: (2, 32, 32, 32), 8: (2, 32, 32, 32)}
    for channels, filters in ((1, 8), (2, 8), (4, 4), (8, 8), (16, 16), (16, 32), (32, 32)):
        shape = (*shapes.get(channels, (2, 32, 32, 32)), channels)
        x, kernel = random(shape, "complex64"), random((3, 3, 3, channels, filters), "complex64")
        few = channels <= 4
        target = {
            "fwd": (">=", 2.0 if few else 1.2),
            "fb": (">=", 1.8 if few else 1.2),
        }
        if channels == 8:
            target = {}
        four = passes(_four, x, kernel)
        name = f"3D {list(shape)} -> {filters}, complex64"
        work = 4 * flops(shape, (3, 3, 3, channels, filters), "valid")
        rows.append(
            Row("Complex", name, passes(ops.convolve, x, kernel), four, "four real", target, work)
        )
        for way in ("interleave", "gauss"):
            rows.append(
                Row("Complex", f"{name}: {way}", _formulated(way, x, kernel), four, "four real", {})
            )
    for shape, filters in (((8, 64, 64, 2), 8), ((8, 64, 64, 32), 32)):
        x, kernel = random(shape, "complex64"), random((3, 3, shape[-1], filters), "complex64")
        target = {
            "fwd": (">=", 2.0 if shape[-1] < 5 else 1.2),
            "fb": (">=", 1.8 if shape[-1] < 5 else 1.2),
        }
        name = f"2D {list(shape)} -> {filters}, complex64"
        four = passes(_four, x, kernel)
        rows.append(
            Row("Complex", name, passes(ops.convolve, x, kernel), four, "four real", target)
        )
        for way in ("interleave", "gauss"):
            rows.append(
                Row("Complex", f"{name}: {way}", _formulated(way, x, kernel), four, "four real", {})
            )
    return rows


def _formulated(way: str, x: tf.Tensor, kernel: tf.Tensor) -> dict[str, Run]:
    from rkeras_py.ops import complex_convolution

    formulation = getattr(complex_convolution, way)
    return passes(lambda a, b: formulation(ops.convolve, a, b), x, kernel)


def depthwise_rows() -> list[Row]:
    """One channel per group along three axes, and the separable parts."""
    rows = []
    for channels in (16, 32):
        x, kernel = random((2, 32, 32, 32, channels)), random((3, 3, 3, 1, channels))
        ours = passes(lambda a, b, c=channels: ops.convolve(a, b, groups=c), x, kernel)
        theirs = layer_passes(keras.layers.Conv3D(channels, 3, groups=channels, use_bias=False), x)
        name = f"3D depthwise, {channels} channels"
        rows.append(Row("Depthwise and separable", name, ours, theirs, "keras.layers", {}))
        if HAS_TORCH:
            target = {"fwd": ("<=", 2.0), "fb": ("<=", 2.0)}
            other = _torch(x, kernel, channels)
            rows.append(
                Row("Depthwise and separable", name, ours, other, "torch, channels last", target)
            )
    x, kernel = random((2, 32, 32, 32, 32)), random((1, 1, 1, 32, 64))
    ours = passes(ops.convolve, x, kernel)
    if HAS_TORCH:
        target = {"fwd": ("<=", 2.0), "fb": ("<=", 2.0)}
        other = _torch(x, kernel, 1)
        rows.append(
            Row(
                "Depthwise and separable",
                "3D pointwise, 32 -> 64",
                ours,
                other,
                "torch, channels last",
                target,
            )
        )
    for rank, shape in ((2, (8, 64, 64, 32)), (1, (32, 256, 32))):
        x = random(shape)
        for kind, arguments in (("DepthwiseConv", (3,)), ("SeparableConv", (64, 3))):
            ours = layer_passes(getattr(own, f"{kind}{rank}D")(*arguments), x)
            theirs = layer_passes(getattr(keras.layers, f"{kind}{rank}D")(*arguments), x)
            rows.append(
                Row(
                    "Depthwise and separable",
                    f"{kind}{rank}D {list(shape)}",
                    ours,
                    theirs,
                    "keras.layers",
                    {"fwd": ("<=", 1.03), "fb": ("<=", 1.03)},
                )
            )
    return rows


def _torch(x: tf.Tensor, kernel: tf.Tensor, groups: int) -> dict[str, Run]:
    import torch

    torch.set_num_threads(os.cpu_count() or 1)
    a = torch.from_numpy(np.moveaxis(x.numpy(), -1, 1).copy())
    a = a.contiguous(memory_format=torch.channels_last_3d)
    k = torch.from_numpy(np.ascontiguousarray(np.transpose(kernel.numpy(), (4, 3, 0, 1, 2))))

    def forward() -> object:
        with torch.no_grad():
            return torch.nn.functional.conv3d(a, k, groups=groups)

    def both() -> object:
        xs, ks = a.detach().requires_grad_(), k.detach().requires_grad_()
        y = torch.nn.functional.conv3d(xs, ks, groups=groups)
        (y * y).sum().backward()
        return xs.grad, ks.grad

    return {"fwd": forward, "fb": both}


def batch_rows() -> list[Row]:
    """More batch axes cost a reshape."""
    x = random((28, 28, 28, 28, 1))
    y = tf.reshape(x, (4, 7, 28, 28, 28, 1))
    a, b = random((16, 32, 32, 32, 16)), None
    b = tf.reshape(a, (4, 4, 32, 32, 32, 16))
    target = {"fwd": ("<=", 1.02), "fb": ("<=", 1.02)}
    rows = []
    for flat, extended, filters in ((x, y, 2), (a, b, 16)):
        layer = own.Conv3D(filters, 3)
        rows.append(
            Row(
                "Extended batch",
                f"3D {extended.shape.as_list()} -> {filters}",
                layer_passes(layer, extended),
                layer_passes(layer, flat),
                "one batch axis",
                target,
            )
        )
    return rows


def type_rows() -> list[Row]:
    """Other dtypes, transposed convolution and dilation against Keras."""
    rows = []
    for dtype in ("float16", "bfloat16", "float64"):
        x = tf.cast(random((2, 32, 32, 32, 16)), dtype)
        ours = layer_passes(own.Conv3D(32, 3, dtype=dtype), x)
        theirs = layer_passes(keras.layers.Conv3D(32, 3, dtype=dtype), x)
        rows.append(Row("Other cases", f"3D 16 -> 32, {dtype}", ours, theirs, "keras.layers", {}))
    for rank, shape in ((2, (8, 32, 32, 32)), (3, (2, 16, 16, 16, 16))):
        x = random(shape)
        options = {"strides": 2, "padding": "same"}
        ours = layer_passes(getattr(own, f"Conv{rank}DTranspose")(16, 3, **options), x)
        theirs = layer_passes(getattr(keras.layers, f"Conv{rank}DTranspose")(16, 3, **options), x)
        name = f"{rank}D transposed {list(shape)} -> 16, strides 2"
        rows.append(Row("Other cases", name, ours, theirs, "keras.layers", {}))
    x = random((2, 10, 32, 32, 8))
    ours = layer_passes(own.ConvLSTM2D(16, 3, padding="same"), x)
    theirs = layer_passes(keras.layers.ConvLSTM2D(16, 3, padding="same"), x)
    rows.append(
        Row("Other cases", "ConvLSTM2D [2, 10, 32, 32, 8] -> 16", ours, theirs, "keras.layers", {})
    )
    for interpolation in ("nearest", "bilinear"):
        x = random((8, 64, 64, 16))
        options = {"interpolation": interpolation}
        ours = layer_passes(own.UpSampling2D(2, **options), x)
        theirs = layer_passes(keras.layers.UpSampling2D(2, **options), x)
        rows.append(
            Row("Other cases", f"UpSampling2D {interpolation}", ours, theirs, "keras.layers", {})
        )
    x = random((2, 24, 24, 24, 16))
    ours = layer_passes(own.UpSampling3D(2), x)
    theirs = layer_passes(keras.layers.UpSampling3D(2), x)
    rows.append(Row("Other cases", "UpSampling3D", ours, theirs, "keras.layers", {}))
    return rows


SECTIONS: dict[str, Callable[[], list[Row]]] = {
    "Native kernels": native_rows,
    "Groups along three axes": grouped_rows,
    "Channels first": first_rows,
    "Complex": complex_rows,
    "Depthwise and separable": depthwise_rows,
    "Extended batch": batch_rows,
    "Other cases": type_rows,
}


def main() -> None:
    """Measures, and writes the table and the plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default="")
    parser.add_argument("--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    numbers = options.output / "convolution.json"
    known = json.loads(numbers.read_text()) if options.only and numbers.exists() else []
    kept = [Result(**row) for row in known]
    best = peak()
    rows = []
    for section, make in SECTIONS.items():
        if options.only.lower() not in section.lower():
            rows += [row for row in kept if row.section == section]
            continue
        for row in make():
            result = measure(row, options.rounds, best)
            rows.append(result)
            print(
                f"{row.section}: {row.name} vs {row.against}: "
                + ", ".join(f"{m} x{r:.2f} {verdict(result, m)}" for m, r in result.ratio.items()),
                flush=True,
            )
    options.output.mkdir(parents=True, exist_ok=True)
    numbers.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    (options.output / "convolution.md").write_text(table(rows))
    plot(rows, options.output / "convolution.png")


if __name__ == "__main__":
    main()
