"""Pooling layers against loops over windows."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from layers.running import function
from rkeras_py.engine import tf

SIZES = {1: (9,), 2: (7, 6), 3: (5, 6, 4)}
KINDS = {"average": np.mean, "max": np.max}


def pooled(x, pool, strides, padding, reduce):
    """Pooling by its definition; `x` has the channels last."""
    sizes = x.shape[1:-1]
    if padding == "same":
        outs = [-(-size // stride) for size, stride in zip(sizes, strides, strict=True)]
        starts = [
            -(max((out - 1) * stride + width - size, 0) // 2)
            for out, stride, width, size in zip(outs, strides, pool, sizes, strict=True)
        ]
    else:
        outs = [(s - p) // t + 1 for s, p, t in zip(sizes, pool, strides, strict=True)]
        starts = [0] * len(sizes)
    y = np.empty((x.shape[0], *outs, x.shape[-1]))
    for at in itertools.product(*map(range, outs)):
        low = [start + i * stride for start, i, stride in zip(starts, at, strides, strict=True)]
        window = tuple(
            slice(max(a, 0), min(a + p, size)) for a, p, size in zip(low, pool, sizes, strict=True)
        )
        part = x[(slice(None), *window)]
        y[(slice(None), *at)] = reduce(part, axis=tuple(range(1, x.ndim - 1)))
    return y


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("strides", [None, 1, 3])
@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_pooling(kind, rank, strides, padding):
    x = np.random.default_rng(rank).normal(size=(2, *SIZES[rank], 3)).astype("float32")
    name = f"layer_{kind}_pooling_{rank}d"
    for pool in (2, (3, 2, 1)[:rank]):
        layer = function(name)(pool_size=pool, strides=strides, padding=padding)
        each = (pool,) * rank if isinstance(pool, int) else pool
        steps = each if strides is None else (strides,) * rank
        expected = pooled(x, each, steps, padding, KINDS[kind])
        np.testing.assert_allclose(layer(x), expected, rtol=1e-5, atol=1e-6)
        assert layer.compute_output_shape(x.shape) == expected.shape


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_channels_first(kind, rank):
    x = np.random.default_rng(rank).normal(size=(2, *SIZES[rank], 3)).astype("float32")
    layer = function(f"layer_{kind}_pooling_{rank}d")(data_format="channels_first")
    expected = pooled(x, (2,) * rank, (2,) * rank, "valid", KINDS[kind])
    result = layer(np.moveaxis(x, -1, 1))
    np.testing.assert_allclose(np.moveaxis(result, 1, -1), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_global_pooling(kind, rank, keepdims):
    x = np.random.default_rng(rank).normal(size=(2, *SIZES[rank], 3)).astype("float32")
    axes = tuple(range(1, rank + 1))
    layer = function(f"layer_global_{kind}_pooling_{rank}d")
    expected = KINDS[kind](x, axis=axes, keepdims=keepdims)
    np.testing.assert_allclose(layer(keepdims=keepdims)(x), expected, rtol=1e-5, atol=1e-6)
    first = layer(data_format="channels_first")(np.moveaxis(x, -1, 1))
    np.testing.assert_allclose(first, KINDS[kind](x, axis=axes), rtol=1e-5, atol=1e-6)


def test_masked_steps_do_not_count_in_a_mean():
    x = np.random.default_rng(1).normal(size=(2, 4, 3)).astype("float32")
    mask = np.array([[True, True, False, False], [True, False, True, True]])
    expected = [x[0, :2].mean(0), x[1, [0, 2, 3]].mean(0)]
    result = function("layer_global_average_pooling_1d")()(x, mask=tf.constant(mask))
    np.testing.assert_allclose(result, expected, rtol=1e-5)


def test_what_is_refused():
    with pytest.raises(ValueError, match="padding"):
        function("layer_max_pooling_2d")(padding="full")
    with pytest.raises(ValueError, match="pool_size"):
        function("layer_max_pooling_2d")(pool_size=0)
