"""Configurations of convolutions, pooling, padding and resizing among the backend functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from judge.draws.backend_values import Drawn, Rng, array
from judge.draws.values import one_of

_FLOATS = ("float32", "float64")
_SPACE = {1: (7,), 2: (6, 5), 3: (5, 4, 6)}


def _images(rng: Rng, rank: int, channels: int, first: bool) -> np.ndarray[Any, Any]:
    space = _SPACE[rank]
    shape = (2, channels, *space) if first else (2, *space, channels)
    return array(rng, rng.choice(_FLOATS), shape)


def _convolution(rank: int) -> Callable[[Rng], Drawn]:
    def draw(rng: Rng) -> Drawn:
        x = _images(rng, rank, 2, first=False)
        step = rng.choice(["none", "strides", "dilation_rate"])
        # TensorFlow reads and writes beyond its memory for other sizes.
        sizes = {"none": [1, 2, 3], "strides": [2, 3], "dilation_rate": [1, 2]}[step]
        kernel = array(rng, x.dtype.name, (*rng.choices(sizes, k=rank), 2, 3))
        given: dict[str, Any] = {"padding": rng.choice(["valid", "same"])}
        if rank == 1 and rng.random() < 0.3:
            given["padding"] = "causal"
        if step != "none":
            value = rng.randint(1, 2)
            given[step] = value if rank == 1 else (value,) * rank
        own = {"data_format": one_of("channels_last")}
        return Drawn({"x": x, "kernel": kernel}, {**own, **_same(given, rank)}, given)

    return draw


def _same(given: dict[str, Any], rank: int) -> dict[str, Any]:
    """What arguments that are not given are, where they are drawn after all."""
    one: Any = 1 if rank == 1 else (1,) * rank
    return {
        name: one_of(one)
        for name in ("strides", "dilation_rate", "padding")
        if name not in given and name != "padding"
    }


def _transposed(rng: Rng) -> Drawn:
    x = _images(rng, 2, 2, first=False)
    size = (rng.randint(1, 3), rng.randint(1, 3))
    strides = (rng.randint(1, 2), rng.randint(1, 2))
    padding = rng.choice(["valid", "same"])
    space = [
        n * s if padding == "same" else n * s + max(k - s, 0)
        for n, s, k in zip(_SPACE[2], strides, size, strict=True)
    ]
    kernel = array(rng, x.dtype.name, (*size, 3, 2))
    given = {"output_shape": (2, *space, 3), "strides": strides, "padding": padding}
    return Drawn({"x": x, "kernel": kernel}, {"data_format": one_of("channels_last")}, given)


def _depthwise(rng: Rng) -> Drawn:
    x = _images(rng, 2, 2, first=False)
    kernel = array(rng, x.dtype.name, (2, rng.randint(2, 3), 2, 2))
    value = rng.randint(1, 2)
    given = {rng.choice(["strides", "dilation_rate"]): (value, value)}
    return Drawn({"x": x, "depthwise_kernel": kernel},
                 {"padding": one_of("valid", "same"), "data_format": one_of("channels_last"),
                  **_same(given, 2)}, given)  # fmt: skip


def _separable(rng: Rng) -> Drawn:
    drawn = _depthwise(rng)
    pointwise = array(rng, drawn.tensors["x"].dtype.name, (1, 1, 4, 3))
    return Drawn({**drawn.tensors, "pointwise_kernel": pointwise}, drawn.own, drawn.given)


def _local_1d(rng: Rng) -> Drawn:
    first = rng.random() < 0.4
    x = _images(rng, 1, 2, first)
    size, step = rng.randint(1, 3), rng.randint(1, 2)
    places = (7 - size) // step + 1
    kernel = array(rng, x.dtype.name, (places, size * 2, 3))
    given: dict[str, Any] = {"kernel_size": (size,), "strides": (step,)}
    if first:
        given["data_format"] = "channels_first"
    return Drawn({"inputs": x, "kernel": kernel}, {"data_format": one_of("channels_last")}, given)


def _local_2d(rng: Rng) -> Drawn:
    first = rng.random() < 0.4
    x = _images(rng, 2, 2, first)
    size, step = (rng.randint(1, 3), rng.randint(1, 3)), (rng.randint(1, 2), rng.randint(1, 2))
    places = tuple((n - k) // s + 1 for n, k, s in zip(_SPACE[2], size, step, strict=True))
    kernel = array(rng, x.dtype.name, (places[0] * places[1], size[0] * size[1] * 2, 3))
    given: dict[str, Any] = {"kernel_size": size, "strides": step, "output_shape": places}
    if first:
        given["data_format"] = "channels_first"
    return Drawn({"inputs": x, "kernel": kernel}, {"data_format": one_of("channels_last")}, given)


def _pool(rank: int) -> Callable[[Rng], Drawn]:
    def draw(rng: Rng) -> Drawn:
        dtype = "float32" if rank == 3 else rng.choice(_FLOATS)
        return Drawn(
            {"x": _images(rng, rank, 2, first=False).astype(dtype)},
            {
                "pool_size": one_of((2,) * rank, (1, 2, 3)[:rank]),
                "strides": one_of((2,) * rank, (1, 2, 1)[:rank]),
                "padding": one_of("valid", "same"),
                "pool_mode": one_of("max", "avg"),
                "data_format": one_of("channels_last"),
            },
        )

    return draw


def _padding(rank: int) -> Callable[[Rng], Drawn]:
    def draw(rng: Rng) -> Drawn:
        first = rank > 1 and rng.random() < 0.4
        pairs = tuple((rng.randint(0, 2), rng.randint(0, 2)) for _ in range(rank))
        given = {"data_format": "channels_first"} if first else {}
        own = {"padding": one_of(pairs[0] if rank == 1 else pairs)}
        return Drawn({"x": _images(rng, rank, 2, first)},
                     {**own, "data_format": one_of("channels_last")}, given)  # fmt: skip

    return draw


def _resize(rank: int) -> Callable[[Rng], Drawn]:
    def draw(rng: Rng) -> Drawn:
        first = rng.random() < 0.4
        names = ("depth_factor", "height_factor", "width_factor")[3 - rank :]
        own = {name: one_of(1, 2, 3) for name in names}
        given = {"data_format": "channels_first" if first else "channels_last"}
        return Drawn({"x": _images(rng, rank, 2, first)}, own, given)

    return draw


def _dropout(rng: Rng) -> Drawn:
    return Drawn({"x": np.ones((20, 30), "float32")},
                 {"level": one_of(0.3, 0.5), "noise_shape": one_of((20, 1))})  # fmt: skip


def _ctc(rng: Rng) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    raw = np.exp(array(rng, "float32", (2, 5, 4)))
    return raw / raw.sum(-1, keepdims=True), np.array([5, rng.randint(4, 5)], "int32")


def _ctc_cost(rng: Rng) -> Drawn:
    shares, lengths = _ctc(rng)
    labels = np.random.default_rng(rng.randint(0, 99)).integers(0, 3, (2, 2)).astype("int32")
    tensors = {
        "y_true": labels,
        "y_pred": shares,
        "input_length": lengths[:, None],
        "label_length": np.array([[2], [rng.randint(1, 2)]], "int32"),
    }
    return Drawn(tensors, fixed=("y_true", "input_length", "label_length"))


def _ctc_decode(rng: Rng) -> Drawn:
    shares, lengths = _ctc(rng)
    return Drawn({"y_pred": shares, "input_length": lengths},
                 {"beam_width": one_of(5, 20), "top_paths": one_of(2, 3)},
                 fixed=("y_pred", "input_length"))  # fmt: skip


def _ctc_labels(rng: Rng) -> Drawn:
    labels = np.random.default_rng(rng.randint(0, 99)).integers(1, 4, (3, 4)).astype("int32")
    lengths = np.array([rng.randint(1, 4) for _ in range(3)], "int32")
    return Drawn({"labels": labels, "label_lengths": lengths}, fixed=("labels", "label_lengths"))


TENSORS: dict[str, Callable[[Rng], Drawn]] = {
    **{f"k_conv{rank}d": _convolution(rank) for rank in (1, 2, 3)},
    "k_conv2d_transpose": _transposed,
    "k_depthwise_conv2d": _depthwise,
    "k_separable_conv2d": _separable,
    "k_local_conv1d": _local_1d,
    "k_local_conv2d": _local_2d,
    "k_pool2d": _pool(2),
    "k_pool3d": _pool(3),
    "k_temporal_padding": _padding(1),
    "k_spatial_2d_padding": _padding(2),
    "k_spatial_3d_padding": _padding(3),
    "k_resize_images": _resize(2),
    "k_resize_volumes": _resize(3),
    "k_dropout": _dropout,
    "k_ctc_batch_cost": _ctc_cost,
    "k_ctc_decode": _ctc_decode,
    "k_ctc_label_dense_to_sparse": _ctc_labels,
}
