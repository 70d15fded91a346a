"""Cases of functions that networks are made of."""

from __future__ import annotations

import numpy as np
from layers.convolutional import reference

from backend.case import ANY, FIELDS, FLOATS, P34, REAL, X34, X234, Y34, Case

_DRAWN = np.random.default_rng(7)


def _numbers(*shape):
    return np.round(_DRAWN.normal(size=shape), 3)


# Away from corners, no two equal.
_SPREAD = np.round(_DRAWN.permutation(2 * 4 * 5 * 2).reshape(2, 4, 5, 2) * 0.037 - 1.5, 3)
_VOLUME = np.round(_DRAWN.permutation(2 * 3 * 4 * 3 * 2).reshape(2, 3, 4, 3, 2) * 0.021 - 1.5, 3)
_SERIES = _numbers(2, 6, 2)


def _softmax(x, axis=-1):
    powers = np.exp(x - np.max(x, axis, keepdims=True))
    return powers / powers.sum(axis, keepdims=True)


def _relu(x, alpha=0.0, max_value=np.inf):
    return np.where(x > 0, np.minimum(x, max_value), alpha * x)


def _elu(x, alpha=1.0):
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


ACTIVATIONS = [
    Case("relu", _relu, {"x": X34}, {}, REAL),
    Case("relu", _relu, {"x": X34}, {"alpha": 0.25, "max_value": 1.0}, FLOATS),
    Case("elu", _elu, {"x": X34}, {}, FLOATS),
    Case("elu", _elu, {"x": X34}, {"alpha": 2.0}, FLOATS),
    Case("sigmoid", lambda x: 1 / (1 + np.exp(-x)), {"x": X34}, {}, FIELDS),
    Case("hard_sigmoid", lambda x: np.clip(0.2 * x + 0.5, 0, 1), {"x": 2 * X34}, {}, FLOATS),
    Case("tanh", np.tanh, {"x": X34}, {}, FIELDS),
    Case("softmax", _softmax, {"x": X34}, {}, FLOATS),
    Case("softmax", _softmax, {"x": X234}, {"axis": 1}, FLOATS),
    Case("softmax", _softmax, {"x": X34[0]}, {}, FLOATS, symbolic=False),
    Case("softplus", lambda x: np.log1p(np.exp(x)), {"x": X34}, {}, FLOATS),
    Case("softsign", lambda x: x / (1 + np.abs(x)), {"x": X34}, {}, FLOATS),
]

_EPSILON = 1e-7


def _binary(target, output, from_logits=False):
    if from_logits:
        return np.log1p(np.exp(output)) - target * output
    return -(target * np.log(output + _EPSILON) + (1 - target) * np.log(1 - output + _EPSILON))


def _categorical(target, output, from_logits=False, axis=-1):
    p = _softmax(output, axis) if from_logits else output / output.sum(axis, keepdims=True)
    return -np.sum(target * np.log(p), axis)


def _sparse(target, output, from_logits=False, axis=-1):
    p = _softmax(output, axis) if from_logits else output / output.sum(axis, keepdims=True)
    taken = np.take_along_axis(p, np.expand_dims(target, axis), axis)
    return -np.log(np.squeeze(taken, axis))


_P = _softmax(X34) * 0.9
_TRUE = np.eye(4)[[1, 3, 0]]
_NUMBERS = np.array([1, 3, 0], "int32")
_MAP = np.array([[0, 1, 2, 0], [2, 1, 0, 1]], "int32")
LOSSES = [
    Case("binary_crossentropy", _binary, {"target": _TRUE, "output": _P}, {}, FLOATS),
    Case("binary_crossentropy", _binary, {"target": _TRUE, "output": X34}, {"from_logits": True},
         FLOATS),
    Case("categorical_crossentropy", _categorical, {"target": _TRUE, "output": _P}, {}, FLOATS),
    Case("categorical_crossentropy", _categorical, {"target": _TRUE, "output": X34},
         {"from_logits": True}, FLOATS),
    Case("categorical_crossentropy", _categorical,
         {"target": np.swapaxes(np.eye(3)[_MAP], 1, 2), "output": _softmax(X234, 1)}, {"axis": 1},
         FLOATS),
    Case("sparse_categorical_crossentropy", _sparse, {"target": _NUMBERS, "output": _P}, {}, FLOATS,
         ("target",)),
    Case("sparse_categorical_crossentropy", _sparse, {"target": _NUMBERS, "output": X34},
         {"from_logits": True}, FLOATS, ("target",)),
    Case("sparse_categorical_crossentropy", _sparse,
         {"target": _MAP, "output": _softmax(X234, 1)}, {"axis": 1}, FLOATS, ("target",)),
]  # fmt: skip


def _normalized(x, mean, var, beta=None, gamma=None, axis=-1, epsilon=1e-3):
    shape = [1] * x.ndim
    shape[axis] = -1
    y = (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + epsilon)
    y = y if gamma is None else y * np.reshape(gamma, shape)
    return y if beta is None else y + np.reshape(beta, shape)


def _of_batch(x, gamma, beta, reduction_axes, epsilon=1e-3):
    over = reduction_axes if isinstance(reduction_axes, tuple) else (reduction_axes,)
    mean, var = x.mean(over), x.var(over)
    kept = [1 if i in over else n for i, n in enumerate(x.shape)]
    y = (x - mean.reshape(kept)) / np.sqrt(var.reshape(kept) + epsilon)
    y = y if gamma is None else y * np.reshape(gamma, kept)
    return [y if beta is None else y + np.reshape(beta, kept), mean, var]


_NONE = {"beta": None, "gamma": None}
NORMALIZATION = [
    Case("batch_normalization", _normalized,
         {"x": X34, "mean": Y34[0], "var": P34[0], "beta": Y34[1], "gamma": Y34[2]}, {}, FLOATS,
         constant=("mean", "var", "beta", "gamma")),
    Case("batch_normalization", _normalized, {"x": X234, "mean": Y34[0, :3], "var": P34[0, :3]},
         {**_NONE, "axis": 1, "epsilon": 0.01}, FLOATS, constant=("mean", "var")),
    Case("normalize_batch_in_training", _of_batch,
         {"x": X34, "gamma": Y34[0], "beta": Y34[1]}, {"reduction_axes": 0}, FLOATS,
         constant=("gamma", "beta")),
    Case("normalize_batch_in_training", _of_batch, {"x": _SPREAD},
         {"gamma": None, "beta": None, "reduction_axes": (0, 1, 2)}, ("float64",)),
    Case("bias_add", lambda x, bias: x + bias, {"x": X34, "bias": Y34[0]}, {}, REAL,
         constant=("bias",)),
    Case("bias_add", lambda x, bias, data_format: x + bias[:, None, None],
         {"x": _SPREAD, "bias": Y34[0]}, {"data_format": "channels_first"}, FLOATS,
         constant=("bias",)),
    Case("bias_add", lambda x, bias: x + bias, {"x": X234, "bias": Y34}, {}, FIELDS,
         constant=("bias",)),
]  # fmt: skip


def _convolved(rank, groups=1):
    def convolve(x, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1):
        steps = strides if isinstance(strides, tuple) else (strides,) * rank
        apart = dilation_rate if isinstance(dilation_rate, tuple) else (dilation_rate,) * rank

        def run(y):
            return reference.convolve(y, kernel, steps, padding, apart, groups)

        return reference.sample_wise(run, x, rank, data_format or "channels_last")

    return convolve


def _transposed(rank, more=None):
    def convolve(x, kernel, output_shape, strides=1, padding="valid", data_format=None):
        steps = strides if isinstance(strides, tuple) else (strides,) * rank

        def run(y):
            return reference.transposed(y, kernel, steps, padding, (1,) * rank, more)

        return reference.sample_wise(run, x, rank, data_format or "channels_last")

    return convolve


def _depthwise(x, depthwise_kernel, strides=(1, 1), padding="valid", data_format=None,
               dilation_rate=(1, 1)):  # fmt: skip
    def run(y):
        return reference.depthwise(y, depthwise_kernel, strides, padding, dilation_rate)

    return reference.sample_wise(run, x, 2, data_format or "channels_last")


def _separable(x, depthwise_kernel, pointwise_kernel, strides=(1, 1), padding="valid"):
    return reference.separable(x, depthwise_kernel, pointwise_kernel, strides, padding, (1, 1))


def _local1(inputs, kernel, kernel_size, strides, data_format=None):
    x = inputs if data_format != "channels_first" else np.swapaxes(inputs, 1, 2)
    rows = []
    for p in range(kernel.shape[0]):
        window = x[:, p * strides : p * strides + kernel_size]
        if data_format == "channels_first":
            window = np.swapaxes(window, 1, 2)
        rows.append(window.reshape(len(x), -1) @ kernel[p])
    y = np.stack(rows, 1)
    return y if data_format != "channels_first" else np.swapaxes(y, 1, 2)


def _local2(inputs, kernel, kernel_size, strides, output_shape):
    y = np.zeros((len(inputs), *output_shape, kernel.shape[-1]), np.result_type(inputs, kernel))
    for i in range(output_shape[0]):
        for j in range(output_shape[1]):
            a, b = i * strides[0], j * strides[1]
            window = inputs[:, a : a + kernel_size[0], b : b + kernel_size[1]]
            y[:, i, j] = window.reshape(len(inputs), -1) @ kernel[i * output_shape[1] + j]
    return y


_K1, _K2, _K3 = _numbers(3, 2, 3), _numbers(2, 3, 2, 3), _numbers(2, 2, 2, 2, 3)
_FIRST = np.moveaxis(_SPREAD, -1, 1)
_KERNEL = ("kernel",)
CONVOLUTIONS = [
    Case("conv1d", _convolved(1), {"x": _SERIES, "kernel": _K1}, {}, FIELDS, constant=_KERNEL),
    Case("conv1d", _convolved(1), {"x": _SERIES, "kernel": _K1},
         {"padding": "causal", "dilation_rate": 2}, FLOATS, constant=_KERNEL),
    Case("conv2d", _convolved(2), {"x": _SPREAD, "kernel": _K2}, {}, FIELDS, constant=_KERNEL),
    Case("conv2d", _convolved(2), {"x": _SPREAD, "kernel": _K2},
         {"strides": (2, 2), "padding": "same"}, FLOATS, constant=_KERNEL),
    Case("conv2d", _convolved(2), {"x": _FIRST, "kernel": _K2}, {"data_format": "channels_first"},
         FLOATS, constant=_KERNEL),
    Case("conv2d", _convolved(2, 2), {"x": _SPREAD, "kernel": _numbers(2, 2, 1, 4)}, {}, FIELDS,
         constant=_KERNEL),
    Case("conv3d", _convolved(3), {"x": _VOLUME, "kernel": _K3}, {}, FIELDS, constant=_KERNEL),
    Case("conv3d", _convolved(3), {"x": _VOLUME, "kernel": _K3},
         {"strides": (1, 2, 1), "padding": "same"}, FLOATS, constant=_KERNEL),
    Case("conv2d_transpose", _transposed(2), {"x": _SPREAD, "kernel": _numbers(2, 3, 3, 2)},
         {"output_shape": (2, 5, 7, 3)}, FIELDS, constant=_KERNEL),
    Case("conv2d_transpose", _transposed(2, (1, 0)), {"x": _SPREAD, "kernel": _numbers(3, 3, 3, 2)},
         {"output_shape": (-1, 8, 9, 3), "strides": (2, 2), "padding": "same"}, FLOATS,
         constant=_KERNEL),
    Case("conv3d_transpose", _transposed(3), {"x": _VOLUME, "kernel": _numbers(2, 2, 2, 3, 2)},
         {"output_shape": (-1, 4, 5, 4, -1)}, FLOATS, constant=_KERNEL),
    Case("depthwise_conv2d", _depthwise,
         {"x": _SPREAD, "depthwise_kernel": _numbers(2, 2, 2, 2)}, {}, FIELDS,
         constant=("depthwise_kernel",)),
    Case("depthwise_conv2d", _depthwise,
         {"x": _FIRST, "depthwise_kernel": _numbers(2, 2, 2, 2)},
         {"padding": "same", "data_format": "channels_first"}, FLOATS,
         constant=("depthwise_kernel",)),
    Case("separable_conv2d", _separable,
         {"x": _SPREAD, "depthwise_kernel": _numbers(2, 2, 2, 2),
          "pointwise_kernel": _numbers(1, 1, 4, 3)}, {"padding": "same"}, FIELDS,
         constant=("depthwise_kernel", "pointwise_kernel")),
    Case("local_conv1d", _local1, {"inputs": _SERIES, "kernel": _numbers(5, 4, 3)},
         {"kernel_size": 2, "strides": 1}, FIELDS, constant=_KERNEL),
    Case("local_conv1d", _local1, {"inputs": np.swapaxes(_SERIES, 1, 2),
         "kernel": _numbers(3, 4, 3)}, {"kernel_size": 2, "strides": 2,
         "data_format": "channels_first"}, FLOATS, constant=_KERNEL),
    Case("local_conv2d", _local2, {"inputs": _SPREAD, "kernel": _numbers(12, 8, 3)},
         {"kernel_size": (2, 2), "strides": (1, 1), "output_shape": (3, 4)}, FIELDS,
         constant=_KERNEL),
]  # fmt: skip


def _pooled(rank):
    def pool(x, pool_size, strides=1, padding="valid", data_format=None, pool_mode="max"):
        steps = strides if isinstance(strides, tuple) else (strides,) * rank

        def run(y):
            around = [
                reference.borders(n, k, s, 1, padding)
                for n, k, s in zip(y.shape[1:-1], pool_size, steps, strict=True)
            ]
            out = [
                (n + sum(b) - k) // s + 1
                for n, k, s, b in zip(y.shape[1:-1], pool_size, steps, around, strict=True)
            ]
            z = np.zeros((len(y), *out, y.shape[-1]), y.dtype)
            for at in np.ndindex(*out):
                window = tuple(
                    slice(max(a * s - b[0], 0), a * s - b[0] + k)
                    for a, s, k, b in zip(at, steps, pool_size, around, strict=True)
                )
                part = y[(slice(None), *window)]
                over = tuple(range(1, rank + 1))
                z[(slice(None), *at)] = part.max(over) if pool_mode == "max" else part.mean(over)
            return z

        return reference.sample_wise(run, x, rank, data_format or "channels_last")

    return pool


POOLING = [
    Case("pool2d", _pooled(2), {"x": _SPREAD}, {"pool_size": (2, 2)}, FLOATS),
    Case("pool2d", _pooled(2), {"x": _SPREAD},
         {"pool_size": (3, 2), "strides": (2, 2), "padding": "same", "pool_mode": "avg"}, FIELDS),
    Case("pool2d", _pooled(2), {"x": _FIRST},
         {"pool_size": (2, 2), "strides": (2, 2), "data_format": "channels_first"}, FLOATS),
    Case("pool3d", _pooled(3), {"x": _VOLUME}, {"pool_size": (2, 2, 2)}, FLOATS),
    Case("pool3d", _pooled(3), {"x": _VOLUME},
         {"pool_size": (2, 2, 2), "strides": (2, 2, 2), "padding": "same", "pool_mode": "avg"},
         FLOATS),
]  # fmt: skip

_LAST = {"data_format": "channels_last"}
RESIZING = [
    Case("temporal_padding", lambda x, padding: np.pad(x, [(0, 0), padding, (0, 0)]),
         {"x": _SERIES}, {"padding": (1, 2)}, ANY),
    Case("spatial_2d_padding", lambda x: np.pad(x, [(0, 0), (1, 1), (1, 1), (0, 0)]),
         {"x": _SPREAD}, {}, ANY),
    Case("spatial_2d_padding",
         lambda x, padding, data_format: np.pad(x, [(0, 0), (0, 0), *padding]),
         {"x": _FIRST}, {"padding": ((1, 0), (2, 1)), "data_format": "channels_first"}, ANY),
    Case("spatial_3d_padding", lambda x: np.pad(x, [(0, 0), (1, 1), (1, 1), (1, 1), (0, 0)]),
         {"x": _VOLUME}, {}, FIELDS),
    Case("resize_images",
         lambda x, height_factor, width_factor, data_format: reference.upsample(
             x, (height_factor, width_factor), "nearest"),
         {"x": _SPREAD}, {"height_factor": 2, "width_factor": 3, **_LAST}, FIELDS),
    Case("resize_volumes",
         lambda x, depth_factor, height_factor, width_factor, data_format: reference.upsample(
             x, (depth_factor, height_factor, width_factor), "nearest"),
         {"x": _VOLUME}, {"depth_factor": 1, "height_factor": 2, "width_factor": 2, **_LAST},
         FLOATS),
]  # fmt: skip

CHOICES = [
    Case("switch", np.where, {"condition": X34 > 0, "then_expression": X34,
         "else_expression": Y34}, {}, ANY, ("condition",)),
    Case("switch", lambda c, x, y: np.where(c[..., None], x, y),
         {"condition": X234[..., 0] > 0, "then_expression": X234, "else_expression": -X234}, {},
         REAL, ("condition",)),
    Case("switch", lambda c, x, y: x if c else y,
         {"condition": np.array(False), "then_expression": X34, "else_expression": Y34}, {}, REAL,
         ("condition",), symbolic=False),
    Case("in_train_phase", lambda x, alt: alt, {"x": X34, "alt": Y34}, {}, ANY, symbolic=False),
    Case("in_test_phase", lambda x, alt: x, {"x": X34, "alt": Y34}, {}, ANY, symbolic=False),
    Case("stop_gradient", lambda variables: variables, {"variables": X34}, {}, ANY,
         gradient=False),
]  # fmt: skip

CASES = [
    *ACTIVATIONS, *LOSSES, *NORMALIZATION, *CONVOLUTIONS, *POOLING, *RESIZING, *CHOICES,
]  # fmt: skip
