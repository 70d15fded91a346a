"""The case table of the convolution family: kind, rank, layout, arguments, dtype, batch axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from layers.convolutional import reference as ref

DTYPES = ("float16", "bfloat16", "float32", "float64", "complex64", "complex128")
FORMATS = ("channels_last", "channels_first")
BATCHES = ((2,), (2, 3))
SIZES = (7, 6, 5)
CHANNELS = 4

# Cells that can't exist, and why. `cells()` leaves them out.
IMPOSSIBLE = {
    "strides > 1 with dilation_rate > 1": "an error in the API (test_errors.py)",
    "padding causal along two and three axes": "an error in the API (test_errors.py)",
    "conv_transpose with groups": "the API has no such argument",
    "conv_3d_transpose et al. with padding causal": "an error in the API",
    "depthwise and separable along three axes": "the API has no such layer",
    "upsampling_1d, zero_padding_1d, cropping_1d channels first": "the API has no data_format",
    "upsampling_1d/3d by interpolation": "the API has no such argument",
    "fit of layers without weights": "there is nothing to fit",
}


@dataclass(frozen=True)
class Cell:
    """One case.

    Attributes:
        kind: The family member: "conv", "conv_transpose", ...
        rank: Number of spatial axes.
        data_format: Where the channels stand.
        variant: Name of the arguments' variant.
        options: The arguments, as tuples of tuples so that they can be hashed.
        dtype: The dtype.
        batch: Sizes of the batch axes.
    """

    kind: str
    rank: int
    data_format: str
    variant: str
    options: tuple[tuple[str, Any], ...]
    dtype: str
    batch: tuple[int, ...]

    @property
    def name(self) -> str:
        last = "last" if self.data_format == "channels_last" else "first"
        return f"{self.function}-{self.variant}-{last}-{self.dtype}-{len(self.batch)}batch"

    @property
    def function(self) -> str:
        """The public function's name."""
        if self.kind == "conv_transpose":
            return f"layer_conv_{self.rank}d_transpose"
        return f"layer_{self.kind}_{self.rank}d"

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of the public function, without the standard tail."""
        found = dict(self.options)
        if self.rank > 1 or self.has_weights:
            found["data_format"] = self.data_format
        if self.has_weights and not self.policy:
            found["dtype"] = self.dtype
        return found

    @property
    def policy(self) -> str | None:
        """The dtype policy to set, where the API's function has no `dtype`."""
        return self.dtype if self.function == "layer_conv_lstm_2d" else None

    @property
    def has_weights(self) -> bool:
        return self.kind not in ("upsampling", "zero_padding", "cropping")

    @property
    def is_complex(self) -> bool:
        return self.dtype.startswith("complex")

    @property
    def input_shape(self) -> tuple[int, ...]:
        spatial = SIZES[: self.rank]
        time = (3,) if self.kind == "conv_lstm" else ()
        if self.data_format == "channels_last":
            return (*self.batch, *time, *spatial, CHANNELS)
        return (*self.batch, *time, CHANNELS, *spatial)

    def weight_shapes(self) -> list[tuple[int, ...]]:
        """Shapes of what `get_weights()` gives."""
        o = dict(self.options)
        if not self.has_weights:
            return []
        k, f = o["kernel_size"], o.get("filters")
        m = o.get("depth_multiplier", 1)
        if self.kind == "conv":
            return [(*k, CHANNELS // o.get("groups", 1), f), (f,)]
        if self.kind == "conv_transpose":
            return [(*k, f, CHANNELS), (f,)]
        if self.kind == "depthwise_conv":
            return [(*k, CHANNELS, m), (CHANNELS * m,)]
        if self.kind == "separable_conv":
            return [(*k, CHANNELS, m), (*[1] * self.rank, CHANNELS * m, f), (f,)]
        return [(*k, CHANNELS, 4 * f), (*k, f, 4 * f), (4 * f,)]

    def expected(self, x: np.ndarray, weights: list[np.ndarray]) -> np.ndarray:
        """The output, by the reference."""
        o = dict(self.options)
        ones = (1,) * self.rank
        s, d = o.get("strides", ones), o.get("dilation_rate", ones)
        p = o.get("padding", "valid")

        def flat(v: np.ndarray) -> np.ndarray:
            if self.kind == "conv":
                return ref.convolve(v, weights[0], s, p, d, o.get("groups", 1)) + weights[1]
            if self.kind == "conv_transpose":
                return ref.transposed(v, weights[0], s, p, d, o.get("output_padding")) + weights[1]
            if self.kind == "depthwise_conv":
                return ref.depthwise(v, weights[0], s, p, d) + weights[1]
            if self.kind == "separable_conv":
                return ref.separable(v, weights[0], weights[1], s, p, d) + weights[2]
            if self.kind == "upsampling":
                return ref.upsample(v, o["size"], o.get("interpolation", "nearest"))
            pairs = _pairs(o["padding" if self.kind == "zero_padding" else "cropping"], self.rank)
            return (ref.zero_pad if self.kind == "zero_padding" else ref.crop)(v, pairs)

        if self.kind == "conv_lstm":
            return self._lstm(
                lambda values, *a, **b: ref.conv_lstm(*values, *a, **b), [x, *weights]
            )
        return ref.sample_wise(flat, x, self.rank, self.data_format)

    def change(self, values: list[np.ndarray], changed: int, towards: np.ndarray) -> np.ndarray:
        """How the output changes, to first order, with one of input and weights."""
        if self.kind == "conv_lstm":
            changes = [np.zeros_like(v) for v in values]
            changes[changed] = towards
            return self._lstm(ref.conv_lstm_change, values, changes)
        # Linear in each of them.
        moved = [v + towards if i == changed else v for i, v in enumerate(values)]
        back = [v - towards if i == changed else v for i, v in enumerate(values)]
        return (self.expected(moved[0], moved[1:]) - self.expected(back[0], back[1:])) / 2

    def _lstm(self, function, *of):
        """A function of the reference on lists of input and weights."""
        o = dict(self.options)
        ones = (1,) * self.rank
        time_at = len(self.batch)
        plain = []
        for x, *weights in of:
            x = x.reshape((-1, *x.shape[time_at:]))
            if self.data_format == "channels_first":
                x = np.moveaxis(x, 2, -1)
            plain.append((x, *weights))
        every, last, *_ = function(
            *plain,
            o.get("strides", ones),
            o.get("padding", "valid"),
            o.get("dilation_rate", ones),
            backwards=o.get("go_backwards", False),
        )
        y = every if o.get("return_sequences") else last
        if self.data_format == "channels_first":
            y = np.moveaxis(y, -1, 2 if o.get("return_sequences") else 1)
        return y.reshape((*self.batch, *y.shape[1:]))


def _pairs(value, rank):
    if isinstance(value, int):
        return ((value, value),) * rank
    if rank == 1:
        return (tuple(value),)
    return tuple((v, v) if isinstance(v, int) else tuple(v) for v in value)


def _variants(kind: str, rank: int) -> dict[str, dict[str, Any]]:
    """Arguments to cross with layouts, dtypes and batches."""
    k = (3, 2, 3)[:rank]
    s, d, one = (2, 1, 3)[:rank], (2, 1, 2)[:rank], (1,) * rank
    both = {"kernel_size": k}
    if kind == "conv":
        base = both | {"filters": 8}
        found = {
            "valid": base,
            "same": base | {"padding": "same"},
            "valid-strides": base | {"strides": s},
            "same-strides": base | {"padding": "SAME", "strides": (2,) * rank},
            "valid-large-strides": base | {"strides": (4,) * rank},
            "same-large-strides": base | {"padding": "same", "strides": (4,) * rank},
            "valid-dilation": base | {"dilation_rate": d},
            "same-dilation": base | {"padding": "same", "dilation_rate": (2,) * rank},
            "groups-2": base | {"groups": 2},
            "groups-2-same-strides": base | {"groups": 2, "padding": "same", "strides": s},
            "groups-2-dilation": base | {"groups": 2, "dilation_rate": d},
            "groups-4-same": base | {"groups": 4, "padding": "same"},
            "groups-4-strides": base | {"groups": 4, "strides": s},
            "groups-4-same-dilation": base
            | {"groups": 4, "padding": "same", "dilation_rate": (2,) * rank},
            "pointwise": {"kernel_size": one, "filters": 3},
            "pointwise-strides": {"kernel_size": one, "filters": 3, "strides": (2,) * rank},
            # The last axis of a channels-first output as long as there are filters.
            "filters-as-width": {"kernel_size": one, "filters": SIZES[rank - 1]},
        }
        if rank == 1:
            found |= {
                "causal": base | {"padding": "causal"},
                "causal-strides": base | {"padding": "causal", "strides": (2,)},
                "causal-dilation": base | {"padding": "causal", "dilation_rate": (2,)},
                "causal-groups": base | {"padding": "causal", "groups": 2},
            }
        return found
    if kind == "conv_transpose":
        base = both | {"filters": 3}
        more = (1, 0, 2)[:rank]
        return {
            "valid": base,
            "same": base | {"padding": "same"},
            "valid-strides": base | {"strides": s},
            "same-strides": base | {"padding": "same", "strides": s},
            "same-large-strides": base | {"padding": "same", "strides": (4,) * rank},
            "valid-output-padding": base | {"strides": s, "output_padding": more},
            "same-output-padding": base | {"padding": "same", "strides": s, "output_padding": more},
            "valid-dilation": base | {"dilation_rate": d},
            "same-dilation": base | {"padding": "same", "dilation_rate": (2,) * rank},
            "pointwise-strides": base | {"kernel_size": one, "strides": s},
        }
    if kind in ("depthwise_conv", "separable_conv"):
        base = both | ({"filters": 3} if kind == "separable_conv" else {})
        return {
            "valid": base,
            "same-multiplier": base | {"padding": "same", "depth_multiplier": 2},
            "same-strides": base | {"padding": "same", "strides": (2,) * rank},
            "valid-mixed-strides": base | {"strides": s, "depth_multiplier": 2},
            "same-mixed-strides": base | {"padding": "same", "strides": (1, 3)[:rank]},
            "valid-dilation": base | {"dilation_rate": d},
            "same-dilation": base | {"padding": "same", "dilation_rate": (2,) * rank},
            "pointwise-strides": base | {"kernel_size": one, "padding": "same", "strides": s},
        }
    if kind == "upsampling":
        size = {"size": (2, 3, 2)[:rank]}
        names = ("nearest", "area", *ref.INTERPOLATION) if rank == 2 else ()
        return {"whole": size} | {n: size | {"interpolation": n} for n in names}
    if kind in ("zero_padding", "cropping"):
        name = "padding" if kind == "zero_padding" else "cropping"
        pairs = ((1, 0), (2, 1), (1, 2))[:rank]
        found = {"int": {name: 1}, "pairs": {name: pairs[0] if rank == 1 else pairs}}
        return found if rank == 1 else found | {"ints": {name: (1, 2, 0)[:rank]}}
    base = both | {"filters": 2}
    return {
        "valid": base,
        "same-strides": base | {"padding": "same", "strides": s, "return_sequences": True},
        "same-dilation": base
        | {"padding": "same", "dilation_rate": (2,) * rank, "go_backwards": True},
    }


KINDS = {
    "conv": (1, 2, 3),
    "conv_transpose": (1, 2, 3),
    "conv_lstm": (1, 2, 3),
    "separable_conv": (1, 2),
    "depthwise_conv": (1, 2),
    "upsampling": (1, 2, 3),
    "zero_padding": (1, 2, 3),
    "cropping": (1, 2, 3),
}


def cells() -> Iterator[Cell]:
    """All cells."""
    for kind, ranks in KINDS.items():
        for rank in ranks:
            for variant, options in _variants(kind, rank).items():
                for data_format in FORMATS:
                    no_format = kind in ("upsampling", "zero_padding", "cropping") and rank == 1
                    if no_format and data_format == "channels_first":
                        continue
                    for dtype in DTYPES:
                        for batch in BATCHES:
                            items = tuple(options.items())
                            yield Cell(kind, rank, data_format, variant, items, dtype, batch)
