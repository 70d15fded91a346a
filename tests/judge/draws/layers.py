"""Configurations of layers: arguments that fit together, and inputs that fit them."""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np

from judge.calls import Call, Named, numbers
from judge.draws.values import ACTIVATIONS, Value, arguments, between, one_of, whole
from judge.experiments import Configuration

Rng = random.Random

RANDOM = {
    "layer_dropout",
    "layer_spatial_dropout_1d",
    "layer_spatial_dropout_2d",
    "layer_spatial_dropout_3d",
    "layer_alpha_dropout",
    "layer_gaussian_dropout",
    "layer_gaussian_noise",
    "layer_random_brightness",
    "layer_random_contrast",
    "layer_random_crop",
    "layer_random_flip",
    "layer_random_height",
    "layer_random_rotation",
    "layer_random_translation",
    "layer_random_width",
    "layer_random_zoom",
}
# Layers that draw for each image of a batch, and of how many images they are judged.
_DRAWN_FOR_EACH = {"layer_random_rotation", "layer_random_translation", "layer_random_zoom"}
_IMAGES = 1000
_MERGING = {"add", "subtract", "multiply", "average", "maximum", "minimum", "concatenate", "dot"}
_TAIL = frozenset({"object", "inputs", "input_shape", "batch_input_shape", "batch_size"}) | {
    "weights",
    "name",
    "feature_columns",
}
_WORDS = ["a", "b", "c", "d"]


def _ints(rank: int, low: int, high: int) -> Value:
    """One whole number, or one for each axis."""

    def draw(rng: Rng) -> Any:
        if rng.random() < 0.5:
            return rng.randint(low, high)
        return [rng.randint(low, high) for _ in range(rank)]

    return draw


def _pairs(rank: int, low: int, high: int) -> Value:
    def draw(rng: Rng) -> Any:
        pairs = [[rng.randint(low, high), rng.randint(low, high)] for _ in range(rank)]
        return pairs[0] if rank == 1 else pairs

    return draw


def _factor(rng: Rng) -> Any:
    return rng.choice([0.2, 0.4, [-0.2, 0.3], [-0.3, -0.1]])


_FILLING: dict[str, Value] = {
    "fill_mode": one_of("reflect", "wrap", "constant", "nearest"),
    "interpolation": one_of("bilinear", "nearest"),
    "fill_value": between(0.0, 3.0),
    "height_factor": _factor,
    "width_factor": _factor,
    "factor": _factor,
}
_LOOKUP: dict[str, Value] = {
    "max_tokens": one_of(12),
    "num_oov_indices": one_of(0, 1, 2),
    "output_mode": one_of("int", "one_hot", "multi_hot", "count"),
    "sparse": one_of(False),
    "invert": one_of(False),
}
_OWN: dict[str, dict[str, Value]] = {
    "layer_permute": {"dims": one_of([2, 1])},
    "layer_reshape": {"target_shape": one_of([4, 6], [2, 12], [-1, 3], [24])},
    "layer_repeat_vector": {"n": whole(2, 4)},
    "layer_masking": {"mask_value": one_of(0.0, 0.5)},
    "layer_lambda": {
        "f": one_of(Named("nn.softsign"), Named("nn.softplus")),
        "output_shape": one_of(None),
        "mask": one_of(None),
        "arguments": one_of(None),
    },
    "layer_activation_relu": {"max_value": between(0.5, 2.0)},
    "layer_activation_parametric_relu": {"shared_axes": one_of([1], [1, 2], [2])},
    "layer_activation_softmax": {"axis": one_of(-1, 1, [1, 2])},
    "layer_embedding": {
        "input_dim": one_of(7),
        "output_dim": whole(2, 4),
        "input_length": one_of(6),
        "mask_zero": one_of(True, False),
    },
    "layer_multi_head_attention": {
        "num_heads": whole(1, 3),
        "key_dim": whole(2, 4),
        "value_dim": whole(2, 4),
        "output_shape": one_of(5, [5]),
        "attention_axes": one_of(1, [1]),
    },
    "layer_batch_normalization": {
        "axis": one_of(-1, 1, 2, 3),
        "fused": one_of(True, False, None),
        "scale": one_of(True, False),
        "renorm_clipping": one_of({"rmax": 2.0, "dmax": 1.0}),
        "renorm_momentum": between(0.5, 0.9),
        "virtual_batch_size": one_of(2),
        "adjustment": one_of(None),
    },
    "layer_layer_normalization": {"axis": one_of(-1, 1, [1, 2]), "scale": one_of(True, False)},
    "layer_unit_normalization": {"axis": one_of(-1, 1, [1, 2])},
    "layer_concatenate": {"axis": one_of(-1, 1, 2)},
    "layer_dot": {"axes": one_of(1, 2, [1, 1], [2, 2], -1)},
    "layer_resizing": {
        "height": whole(3, 9),
        "width": whole(3, 9),
        "interpolation": one_of(
            *("bilinear", "nearest", "bicubic", "area"),
            *("lanczos3", "lanczos5", "gaussian", "mitchellcubic"),
        ),
    },
    "layer_center_crop": {"height": whole(3, 6), "width": whole(3, 6)},
    "layer_random_crop": {"height": whole(3, 5), "width": whole(3, 5)},
    "layer_rescaling": {"scale": between(0.01, 2.0), "offset": between(-1, 1)},
    "layer_random_flip": {"mode": one_of("horizontal", "vertical", "horizontal_and_vertical")},
    "layer_random_brightness": {"value_range": one_of([0.0, 255.0], [0.0, 1.0])},
    "layer_random_contrast": {"factor": one_of(0.2, 0.5, [0.1, 0.6])},
    "layer_string_lookup": {
        **_LOOKUP,
        "vocabulary": one_of(_WORDS),
        "mask_token": one_of("", "a"),
        "oov_token": one_of("[OOV]"),
        "encoding": one_of("utf-8"),
    },
    "layer_integer_lookup": {
        **_LOOKUP,
        "vocabulary": one_of([3, 5, 7, 9]),
        "mask_token": one_of(0),
        "oov_token": one_of(-2),
    },
    "layer_hashing": {
        "num_bins": whole(3, 9),
        "mask_value": one_of("a"),
        "salt": one_of(133, [133, 137]),
    },
    "layer_category_encoding": {
        "num_tokens": one_of(8),
        "output_mode": one_of("one_hot", "multi_hot", "count"),
        "sparse": one_of(False),
    },
    "layer_discretization": {
        "bin_boundaries": one_of([-0.5, 0.0, 0.4], [0.1]),
        "num_bins": one_of(None),
    },
    "layer_normalization": {
        "axis": one_of(-1),
        "mean": one_of([0.1, 0.2, 0.3, 0.4]),
        "variance": one_of([1.0, 2.0, 0.5, 4.0]),
    },
    "layer_text_vectorization": {
        "vocabulary": one_of(_WORDS),
        "max_tokens": one_of(12),
        "standardize": one_of("lower_and_strip_punctuation", "lower", "strip_punctuation", None),
        "split": one_of("whitespace", "character", None),
        "ngrams": one_of(2, [1, 3]),
        "output_mode": one_of("int", "multi_hot", "count", None),
        "output_sequence_length": whole(2, 6),
    },
    "bidirectional": {"merge_mode": one_of("sum", "mul", "ave", "concat", None)},
}
# Formals that must be given although R has a default, because Keras asks for them.
_NEEDED = {
    "layer_string_lookup": ("vocabulary",),
    "layer_integer_lookup": ("vocabulary",),
    "layer_text_vectorization": ("vocabulary",),
    "layer_category_encoding": ("num_tokens",),
    "layer_discretization": ("bin_boundaries",),
    "layer_normalization": ("mean", "variance"),
}
_TRAINING = re.compile(
    r"layer_(batch_normalization|simple_rnn|gru|lstm|rnn|conv_lstm|attention|additive_attention|"
    r"multi_head_attention)|bidirectional|time_distributed"
)


def draw(function: str, index: int, rng: Rng, group: str) -> Configuration:
    """A configuration of a layer."""
    rank = _rank(function)
    own: dict[str, Value] = {
        "kernel_size": _ints(rank, 1, 3),
        "strides": _ints(rank, 1, 2),
        "dilation_rate": _ints(rank, 1, 2),
        "pool_size": _ints(rank, 1, 3),
        "size": _ints(rank, 1, 3),
        "output_padding": _ints(rank, 0, 1),
        "interpolation": one_of("nearest", "bilinear"),
        "noise_shape": one_of([None, 1, None]),
        "zero_output_for_mask": one_of(False),
        "unroll": one_of(True, False),
        "activation": one_of(*ACTIVATIONS),
        "padding": one_of("valid", "same"),
        "cropping": _pairs(rank, 0, 1),
        "layer": _wrapped(function),
        "backward_layer": one_of(None),
        "cell": _cell,
        "time_major": one_of(False, False, True),
        "stateful": one_of(False),
        "use_scale": one_of(True, False),
        "dropout": one_of(0.0),
    }
    if function.startswith("layer_random"):
        own = {**own, **_FILLING}
    if "zero_padding" in function:
        own["padding"] = _pairs(rank, 0, 2)
    if "upsampling" in function or function == "layer_upsampling_1d":
        own["size"] = whole(1, 3) if rank == 1 else _ints(rank, 1, 3)
    own = {**own, **_OWN.get(function, {})}
    without = _TAIL
    if group != "layers" or function.startswith(("layer_string", "layer_text", "layer_hash")):
        without |= {"dtype"}
    given = arguments(function, index, rng, own, without, share=0.25)
    for name in _NEEDED.get(function, ()):
        given.setdefault(name, own[name](rng))
    _fit(function, given, rng)
    called = function
    if function.endswith("_cell"):
        cell = Call(function, given)
        given, called = {"cell": cell}, "layer_rnn"
    inputs = _inputs(function, given, rng, rank)
    data: dict[str, Any] = {"inputs": inputs}
    if group == "random layers":
        data["calls"] = 60
        # An angle or a distance has many values, of which 60 calls show little.
        data["images"] = _IMAGES if function in _DRAWN_FOR_EACH else 0
        return Configuration(group, function, index, Call(called, given), data)
    if _TRAINING.match(function) or function.endswith("_cell"):
        data["training"] = "deterministic"
    first = inputs[0] if isinstance(inputs, list) else inputs
    floating = first.dtype.kind == "f"
    half = str(given.get("dtype", "")) == "float16"
    single = not given.get("return_state") and given.get("merge_mode", "") is not None
    data["train"] = (
        index % 3 == 0
        and single
        and not half
        and (floating or function == "layer_embedding")
        and function not in _NOT_TRAINED
    )
    data["gradients"] = function not in _NOT_TRAINED
    call: dict[str, Any] = {}
    if _takes_mask(function) and index % 4 == 1:
        call["mask"] = np.array([[True] * 4 + [False] * 2, [True] * 6, [True] * 2 + [False] * 4])
        if given.get("time_major"):
            given["time_major"] = False
    data["call"] = call
    data["spread"] = function == "layer_multi_head_attention"
    return Configuration(group, function, index, Call(called, given), data)


_NOT_TRAINED = {
    "layer_category_encoding",
    "layer_discretization",
    "layer_hashing",
    "layer_integer_lookup",
    "layer_string_lookup",
    "layer_text_vectorization",
    "layer_resizing",
}


def _takes_mask(function: str) -> bool:
    return bool(re.match(r"layer_(simple_rnn|gru|lstm|rnn)|bidirectional", function))


def _rank(function: str) -> int:
    found = re.search(r"_([123])d", function)
    return int(found[1]) if found else 2


def _cell(rng: Rng) -> Call:
    kind = rng.choice(["gru", "lstm", "simple_rnn"])
    cell = Call(f"layer_{kind}_cell", {"units": rng.randint(2, 3)})
    if rng.random() < 0.3:
        return Call("layer_stacked_rnn_cells", {"cells": [cell, cell]})
    return cell


def _wrapped(function: str) -> Value:
    if function == "bidirectional":
        return lambda rng: Call(
            rng.choice(["layer_lstm", "layer_gru", "layer_simple_rnn"]),
            {"units": 2, "return_sequences": rng.random() < 0.5},
        )
    return lambda rng: rng.choice(
        [
            Call("layer_dense", {"units": 3, "activation": "tanh"}),
            Call("layer_conv_1d", {"filters": 2, "kernel_size": 2}),
        ]
    )


def _fit(function: str, given: dict[str, Any], rng: Rng) -> None:
    """Leaves out arguments that Keras 2 refuses together."""
    first = given.get("data_format") == "channels_first"
    if "conv" in function and first and rng.random() < 0.8:
        given.pop("data_format")  # mostly refused on a CPU
    if given.get("dilation_rate") not in (None, 1) and given.get("strides") not in (None, 1):
        given.pop("strides")
    if "output_padding" in given:
        given["strides"] = 2
        given.pop("dilation_rate", None)
        given["output_padding"] = 1
    if "separable" in function or "depthwise" in function:
        for name in ("strides", "dilation_rate"):
            if isinstance(given.get(name), list):
                given[name] = given[name][0] if _rank(function) == 1 else [given[name][0]] * 2
    if function.startswith("layer_locally") and given.get("implementation", 1) == 1:
        given.pop("padding", None)
    if function == "layer_embedding" and "input_length" in given:
        given["input_length"] = 6
    if function == "layer_normalization":
        given["axis"] = -1
    if function == "layer_unit_normalization":
        given.pop("dtype", None)
    if "lookup" in function and given.get("output_mode", "int") == "int":
        given.pop("pad_to_max_tokens", None)
    if function == "layer_text_vectorization":
        if given.get("output_mode", "int") != "int":
            given.pop("output_sequence_length", None)
        given.pop("pad_to_max_tokens", None) if "max_tokens" not in given else None
    if function == "layer_rescaling" and given.get("dtype") == "float16":
        given.pop("dtype")
    if given.get("virtual_batch_size") and not given.get("renorm"):
        given.pop("fused", None)


def _inputs(function: str, given: dict[str, Any], rng: Rng, rank: int) -> Any:
    seed = rng.randint(0, 999)
    dtype = given.get("dtype") or "float32"
    kind = function.removeprefix("layer_")
    if kind in _MERGING:
        shapes = [(3, 4, 4)] * (2 if kind in ("subtract", "dot") else rng.randint(2, 3))
        return [numbers(seed + i, *shape).astype(dtype) for i, shape in enumerate(shapes)]
    if kind in ("attention", "additive_attention", "multi_head_attention"):
        return [numbers(seed + i, 2, 3 + i, 4).astype(dtype) for i in range(2)]
    if kind == "embedding":
        return np.random.default_rng(seed).integers(0, 7, (3, 6)).astype("int32")
    if kind in ("string_lookup", "hashing", "text_vectorization"):
        return _tokens(kind, given, seed)
    if kind in ("integer_lookup", "category_encoding"):
        width = 1 if given.get("output_mode") == "one_hot" else 4
        return np.random.default_rng(seed).integers(0, 8, (3, width)).astype("int64")
    if kind == "discretization":
        return numbers(seed, 3, 4)
    if function.startswith("layer_random") or kind in ("center_crop", "resizing", "rescaling"):
        return numbers(seed, 2, 8, 7, 3, low=0, high=200)
    if kind == "time_distributed" and given["layer"].function == "layer_conv_1d":
        return numbers(seed, 2, 3, 5, 4)
    if kind == "repeat_vector":
        return numbers(seed, 3, 4).astype(dtype)
    if kind in ("normalization", "unit_normalization", "layer_normalization", "activation_softmax"):
        return numbers(seed, 3, 5, 4).astype(dtype)
    if kind == "batch_normalization":
        return numbers(seed, 4, 3, 5, 4).astype(dtype)
    if "conv_lstm" in kind:
        return _spatial(seed, rank, given, (3, 4, 5, 4)[: rank + 1], 2, time=True).astype(dtype)
    if re.search(r"_[123]d", kind):
        sizes = {1: (9,), 2: (7, 6), 3: (5, 6, 4)}[rank]
        return _spatial(seed, rank, given, sizes, 4).astype(dtype)
    if kind == "dense":
        return numbers(seed, *rng.choice([(4, 5), (3, 4, 5)])).astype(dtype)
    if kind in ("dropout", "alpha_dropout", "gaussian_dropout", "gaussian_noise"):
        return numbers(seed, 8, 12, 10)
    if kind == "masking":
        values = numbers(seed, 3, 6, 4)
        values[1, 2:] = given.get("mask_value", 0.0)
        return values.astype(dtype)
    return numbers(seed, 3, 6, 4).astype(dtype)


def _spatial(
    seed: int,
    rank: int,
    given: dict[str, Any],
    sizes: tuple[int, ...],
    channels: int,
    time: bool = False,
) -> Any:
    lead = sizes[:1] if time else ()
    space = sizes[1:] if time else sizes
    if time:
        space = {1: (6,), 2: (5, 4), 3: (4, 3, 4)}[rank]
    if given.get("data_format") == "channels_first":
        return numbers(seed, 2, *lead, channels, *space)
    return numbers(seed, 2, *lead, *space, channels)


def _tokens(kind: str, given: dict[str, Any], seed: int) -> Any:
    state = np.random.default_rng(seed)
    words = np.array([*_WORDS, "x", ""])
    if kind == "text_vectorization":
        lines = [" ".join(state.choice(["a", "B,", "c!", "d", "x"], 4)) for _ in range(3)]
        return (
            np.array(lines).reshape(3, 1)
            if given.get("split", "") is not None
            else np.array([["a"], ["B"], ["x"]])
        )
    width = 1 if given.get("output_mode") == "one_hot" else 4
    return state.choice(words[: 5 if kind == "string_lookup" else 6], (3, width))
