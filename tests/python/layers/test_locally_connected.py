"""Locally connected layers against loops over positions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from layers.running import function
from rkeras_py.engine import keras, tf

SIZES = {1: (9,), 2: (6, 7)}
CASES = [(3, 1, "valid"), (2, 2, "valid"), (3, 2, "same"), (2, 1, "same"), (4, 3, "same")]
RANDOM = np.random.default_rng(1)


def reference(x, kernel, bias, width, stride, padding):
    """The definition: at each position the sum over the window with its own weights.

    `x` has the channels last, and `kernel` the axes position, (window, channel), filter.
    """
    sizes = x.shape[1:-1]
    reach = 1 if padding == "same" else width
    outs = [(size - reach) // stride + 1 for size in sizes]
    y = np.array(np.broadcast_to(bias, (len(x), *bias.shape)))
    for number, at in enumerate(itertools.product(*map(range, outs))):
        matrix = kernel[number].reshape(*[width] * len(sizes), x.shape[-1], -1)
        for place in itertools.product(range(width), repeat=len(sizes)):
            shift = width // 2 if padding == "same" else 0
            source = [i * stride - shift + k for i, k in zip(at, place, strict=True)]
            if all(0 <= s < size for s, size in zip(source, sizes, strict=True)):
                y[(slice(None), *at)] += x[(slice(None), *source)] @ matrix[place]
    return y


def kernels(kernel, mask, implementation):
    """The same kernel as implementations 1 to 3 hold it; channels last."""
    if implementation == 1:
        return kernel
    rank = mask.ndim // 2
    full = np.zeros((*mask.shape[:rank], 3, *mask.shape[rank:], kernel.shape[-1]))
    outs = mask.shape[rank:]
    for number, at in enumerate(itertools.product(*map(range, outs))):
        rows = kernel[number].reshape(-1, 3, kernel.shape[-1])
        here = np.argwhere(mask[(..., *at)])
        for row, place in zip(rows, here, strict=True):
            full[(*place, slice(None), *at)] = row
    if implementation == 2:
        return full
    flat = full.reshape(np.prod(mask.shape[:rank]) * 3, -1)
    seen = np.repeat(
        mask[..., None, :, None] if rank == 1 else mask[:, :, None, :, :, None], 3, rank
    )
    seen = np.repeat(seen, kernel.shape[-1], -1).reshape(flat.shape)
    return flat.T[seen.T]


@pytest.mark.parametrize(("width", "stride", "padding"), CASES)
@pytest.mark.parametrize("rank", [1, 2])
@pytest.mark.parametrize("channels_first", [False, True])
def test_by_position(rank, width, stride, padding, channels_first):
    x = RANDOM.normal(size=(2, *SIZES[rank], 3)).astype("float32")
    layer = function(f"layer_locally_connected_{rank}d")(
        filters=2, kernel_size=width, strides=stride, padding=padding,
        data_format="channels_first" if channels_first else None,
        bias_initializer="random_normal",
    )  # fmt: skip
    result = layer(np.moveaxis(x, -1, 1) if channels_first else x)
    kernel, bias = layer.get_weights()
    if channels_first:
        # Keras 2 had the channel before the window, and read the bias in memory's order.
        kernel = np.moveaxis(kernel.reshape(len(kernel), 3, -1, 2), 1, 2).reshape(kernel.shape)
        bias = np.moveaxis(bias.reshape(2, *bias.shape[:-1]), 0, -1)
        result = np.moveaxis(result, 1, -1)
    expected = reference(x, kernel, bias, width, stride, padding)
    np.testing.assert_allclose(result, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(("width", "stride", "padding"), CASES[:2])
@pytest.mark.parametrize("rank", [1, 2])
@pytest.mark.parametrize("implementation", [2, 3])
def test_implementations_give_the_same(rank, width, stride, padding, implementation):
    x = RANDOM.normal(size=(2, *SIZES[rank], 3)).astype("float32")
    name = f"layer_locally_connected_{rank}d"
    options = {"filters": 2, "kernel_size": width, "strides": stride, "padding": padding}
    one = function(name)(**options, bias_initializer="random_normal", activation="tanh")
    expected = one(x)
    kernel, bias = one.get_weights()
    outs = bias.shape[:-1]
    mask = np.zeros((*SIZES[rank], *outs), bool)
    for at in itertools.product(*map(range, outs)):
        window = tuple(slice(i * stride, i * stride + width) for i in at)
        mask[(*window, *at)] = True
    other = function(name)(
        **options, implementation=implementation, activation="tanh",
        weights=[kernels(kernel, mask, implementation), bias],
    )  # fmt: skip
    np.testing.assert_allclose(other(x), expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("channels_first", [False, True])
@pytest.mark.parametrize(("width", "stride", "padding"), CASES)
@pytest.mark.parametrize("rank", [1, 2])
def test_sparse_and_masked_see_the_same(rank, width, stride, padding, channels_first):
    """With all weights 1 every implementation sums the window."""
    x = RANDOM.normal(size=(2, *SIZES[rank], 3)).astype("float32")
    x = np.moveaxis(x, -1, 1) if channels_first else x
    results = [
        function(f"layer_locally_connected_{rank}d")(
            x, 2, width, stride, padding, implementation=way, kernel_initializer="ones",
            data_format="channels_first" if channels_first else "channels_last",
        )
        for way in (1, 2, 3)
    ]  # fmt: skip
    for result in results[1:]:
        np.testing.assert_allclose(result, results[0], rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("implementation", [1, 2, 3])
def test_penalties_constraints_and_no_bias(implementation):
    layer = function("layer_locally_connected_1d")(
        filters=2, kernel_size=3, use_bias=False, implementation=implementation,
        kernel_regularizer=keras.regularizers.L2(0.1), kernel_constraint="non_neg",
    )  # fmt: skip
    layer(tf.ones((1, 5, 2)))
    assert len(layer.get_weights()) == 1
    kernel = layer.get_weights()[0]
    np.testing.assert_allclose(layer.losses[0], 0.1 * (kernel**2).sum(), rtol=1e-5)
    assert layer.kernel.constraint is not None


def test_what_is_refused():
    name = "layer_locally_connected_2d"
    with pytest.raises(ValueError, match="1, 2 or 3"):
        function(name)(filters=1, kernel_size=2, implementation=4)
    with pytest.raises(ValueError, match="must be known"):
        function(name)(keras.Input((None, 5, 3)), 1, 2)
    with pytest.raises(ValueError, match="larger than the input"):
        function(name)(np.ones((1, 2, 2, 3)), 1, 3)
    with pytest.raises(ValueError, match="`kernel_size` must be one number or 2"):
        function(name)(filters=1, kernel_size=(1, 2, 3))
