"""Cases of functions of elements, axes and shapes."""

from __future__ import annotations

import numpy as np

from backend.case import ANY, FIELDS, FLOATS, NUMBERS, P34, REAL, X34, X234, Y34, Case


def _var(x, axis=None, keepdims=False):
    x = np.asarray(x) if np.asarray(x).dtype.kind in "fc" else np.asarray(x, "float64")
    return np.mean(np.abs(x - np.mean(x, axis, keepdims=True)) ** 2, axis, keepdims=keepdims)


def _std(x, axis=None, keepdims=False):
    return np.sqrt(_var(x, axis, keepdims))


def _mean(x, axis=None, keepdims=False):
    mean = np.mean(x, axis, keepdims=keepdims)
    return np.trunc(mean) if x.dtype.kind == "i" else mean


def _logsumexp(x, axis=None, keepdims=False):
    return np.log(np.sum(np.exp(x), axis, keepdims=keepdims))


def _l2(x, axis=None):
    return x / np.sqrt(np.sum(np.abs(x) ** 2, axis, keepdims=True))


def _clip(x, min_value=None, max_value=None):
    return np.clip(x, min_value, max_value)


def _batch_dot(x, y, axes):
    one, two = axes if isinstance(axes, tuple) else (axes, axes)
    rows = [np.tensordot(a, b, ((one - 1,), (two - 1,))) for a, b in zip(x, y, strict=True)]
    return np.stack([np.atleast_1d(row) for row in rows])


def _sign(x):
    return x / np.abs(x) if np.iscomplexobj(x) else np.sign(x)


def _compared(name, function):
    more = ("bool", "complex64") if name.endswith("equal") and len(name) < 10 else ()
    more = more if name in ("equal", "not_equal") else ()
    return [
        Case(
            name,
            function,
            {"x": X34, "y": y},
            {},
            (*REAL, *more),
            (),
            False,
            True,
            "bool",
        )
        for y in (Y34, X34, Y34[:1])
    ]


_AXES = ((), (0,), (1,), (-1,), ((0, 2),))


def _reduced(name, function, dtypes, gradient=True, result=None, axes=_AXES):
    whole = [
        Case(
            name,
            function,
            {"x": X234},
            {"axis": axis[0]} if axis else {},
            dtypes,
            (),
            gradient,
            True,
            result,
        )
        for axis in axes
    ]
    kept = {"axis": 1, "keepdims": True}
    return [*whole, Case(name, function, {"x": X34}, kept, dtypes, (), gradient, True, result)]


ELEMENTWISE = [
    Case("abs", np.abs, {"x": X34}, dtypes=NUMBERS, result="real"),
    Case("exp", np.exp, {"x": X34}, dtypes=FIELDS),
    Case("log", np.log, {"x": P34}, dtypes=FIELDS),
    Case("sqrt", np.sqrt, {"x": P34}, dtypes=FIELDS),
    Case("sqrt", lambda x: np.sqrt(np.maximum(x, 0)), {"x": X34}, gradient=False),
    Case("square", np.square, {"x": X34}, dtypes=NUMBERS),
    Case("pow", lambda x, a: x**a, {"x": P34}, {"a": 0.5}, FIELDS),
    Case("pow", lambda x, a: x**a, {"x": X34}, {"a": 2}, NUMBERS),
    Case("pow", lambda x, a: x**a, {"x": P34, "a": Y34}, dtypes=FLOATS),
    Case("round", np.round, {"x": X34}, dtypes=REAL),
    Case("round", np.round, {"x": np.array([0.5, 1.5, 2.5, -0.5])}, dtypes=FLOATS, gradient=False),
    Case("sign", _sign, {"x": X34}, dtypes=NUMBERS),
    Case("sin", np.sin, {"x": X34}, dtypes=FIELDS),
    Case("cos", np.cos, {"x": X34}, dtypes=FIELDS),
    Case("clip", _clip, {"x": X34}, {"min_value": -0.5, "max_value": 0.7}, FLOATS),
    Case("clip", _clip, {"x": X34}, {"max_value": 1}, REAL),
    Case("clip", _clip, {"x": X34}, {"min_value": -1}, REAL),
    Case("clip", lambda x, min_value, max_value: 0 * x + min_value, {"x": X34},
         {"min_value": 2, "max_value": 1}, REAL),
    Case("maximum", np.maximum, {"x": X34, "y": Y34}, dtypes=REAL),
    Case("maximum", np.maximum, {"x": X34}, {"y": 0}, REAL),
    Case("minimum", np.minimum, {"x": X34, "y": Y34}, dtypes=REAL),
]  # fmt: skip

COMPARISON = [
    *_compared("equal", np.equal),
    *_compared("not_equal", np.not_equal),
    *_compared("greater", np.greater),
    *_compared("greater_equal", np.greater_equal),
    *_compared("less", np.less),
    *_compared("less_equal", np.less_equal),
]

_PRODUCTS = NUMBERS
REDUCTIONS = [
    *_reduced("all", np.all, (*REAL, "bool"), False, "bool"),
    *_reduced("any", np.any, (*REAL, "bool"), False, "bool"),
    *_reduced("max", np.max, REAL),
    *_reduced("min", np.min, REAL),
    *_reduced("sum", np.sum, NUMBERS),
    *_reduced("prod", np.prod, _PRODUCTS, axes=((0,), (1,), ((0, 1),))),
    *_reduced("mean", _mean, NUMBERS),
    *_reduced("var", _var, NUMBERS, result="floating"),
    *_reduced("std", _std, NUMBERS, result="floating"),
    *_reduced("logsumexp", _logsumexp, FLOATS),
    Case("argmax", np.argmax, {"x": X34}, {"axis": 0}, REAL, (), False, True, "int64"),
    Case("argmax", lambda x: np.argmax(x, -1), {"x": X234}, {}, REAL, (), False, True, "int64"),
    Case("argmin", np.argmin, {"x": X34}, {"axis": 1}, REAL, (), False, True, "int64"),
    Case("argmin", lambda x: np.argmin(x, -1), {"x": X234}, {}, REAL, (), False, True, "int64"),
    Case("cumsum", lambda x: np.cumsum(x, 0), {"x": X34}, {}, NUMBERS),
    Case("cumsum", np.cumsum, {"x": X234}, {"axis": 2}, NUMBERS),
    Case("cumprod", lambda x: np.cumprod(x, 0), {"x": X34}, {}, NUMBERS),
    Case("cumprod", np.cumprod, {"x": X34}, {"axis": -1}, NUMBERS),
]

_TURNED = np.swapaxes(X234, 1, 2)
LINEAR_ALGEBRA = [
    Case("dot", np.dot, {"x": X34, "y": Y34.T}, dtypes=NUMBERS, constant=("y",)),
    Case("dot", np.dot, {"x": X34, "y": Y34[[0, 1, 2, 1]]}, dtypes=FLOATS, symbolic=False),
    Case("dot", np.dot, {"x": X234, "y": Y34.T}, dtypes=NUMBERS, constant=("y",)),
    Case("dot", np.dot, {"x": X34[:, :3], "y": X234}, dtypes=NUMBERS, symbolic=False),
    Case("dot", np.dot, {"x": X34, "y": Y34[0]}, dtypes=FLOATS, symbolic=False),
    Case("batch_dot", _batch_dot, {"x": X34, "y": Y34}, {"axes": 1}, NUMBERS),
    Case("batch_dot", _batch_dot, {"x": X234, "y": X234}, {"axes": (2, 2)}, NUMBERS),
    Case("batch_dot", _batch_dot, {"x": X234, "y": _TURNED}, {"axes": (2, 1)}, FLOATS),
    Case("batch_dot", _batch_dot, {"x": X234, "y": X34[:2]}, {"axes": (2, 1)}, FLOATS),
    Case("transpose", np.transpose, {"x": X34}, dtypes=ANY),
    Case("transpose", np.transpose, {"x": X234}, dtypes=NUMBERS),
    Case("l2_normalize", _l2, {"x": X34}, dtypes=FLOATS),
    Case("l2_normalize", _l2, {"x": X34}, {"axis": 1}, FLOATS),
    Case("l2_normalize", _l2, {"x": X234}, {"axis": (0, 2)}, FLOATS),
]


def _repeated(x, rep, axis):
    return np.repeat(x, rep, axis)


def _reshaped(x, shape):
    return x.reshape(shape)


def _permuted(x, pattern):
    return x.transpose(pattern)


SHAPES = [
    Case("reshape", _reshaped, {"x": X34}, {"shape": (2, 6)}, ANY, symbolic=False),
    Case("reshape", _reshaped, {"x": X34}, {"shape": (-1, 2, 2)}, ANY),
    Case("flatten", np.ravel, {"x": X234}, dtypes=ANY),
    Case("batch_flatten", lambda x: x.reshape(2, 12), {"x": X234}, dtypes=ANY),
    Case("expand_dims", lambda x: x[..., None], {"x": X34}, dtypes=ANY),
    Case("expand_dims", np.expand_dims, {"x": X34}, {"axis": 0}, ANY),
    Case("expand_dims", np.expand_dims, {"x": X34}, {"axis": 2}, ANY),
    Case("squeeze", np.squeeze, {"x": X34[:, None]}, {"axis": 1}, ANY),
    Case("squeeze", np.squeeze, {"x": X34[:, None, :, None]}, {"axis": (1, 3)}, ANY),
    Case("squeeze", np.squeeze, {"x": X34[:, None, :, None]}, {}, ANY, symbolic=False),
    Case("permute_dimensions", _permuted, {"x": X234}, {"pattern": (0, 2, 1)}, ANY),
    Case("permute_dimensions", _permuted, {"x": X234}, {"pattern": (2, 0, 1)}, ANY),
    Case("repeat", lambda x, n: np.stack([x] * n, 1), {"x": X34}, {"n": 3}, ANY),
    Case("repeat_elements", _repeated, {"x": X34}, {"rep": 2, "axis": 1}, ANY),
    Case("repeat_elements", _repeated, {"x": X234}, {"rep": 3, "axis": -2}, ANY),
    Case("reverse", lambda x, axes: np.flip(x, axes), {"x": X234}, {"axes": 1}, ANY),
    Case("reverse", lambda x, axes: np.flip(x, axes), {"x": X234}, {"axes": (0, 2)}, ANY),
    Case("tile", lambda x, n: np.tile(x, n), {"x": X34}, {"n": (1, 2)}, ANY),
    Case("tile", lambda x, n: np.tile(x, n), {"x": X34}, {"n": 3}, ANY),
    Case("concatenate", lambda tensors: np.concatenate(tensors, -1), {"tensors": [X34, Y34]}, {},
         ANY),
    Case("concatenate", np.concatenate, {"tensors": [X34, Y34, X34]}, {"axis": 0}, ANY),
    Case("stack", lambda x: np.stack(x), {"x": [X34, Y34]}, {}, ANY),
    Case("stack", np.stack, {"x": [X34, Y34]}, {"axis": 2}, ANY),
    Case("unstack", lambda x: list(x), {"x": X234}, {}, ANY, symbolic=False),
    Case("unstack", lambda x, axis: [x[:, i] for i in range(3)], {"x": X234}, {"axis": 1}, ANY),
]  # fmt: skip


def _one_hot(indices, num_classes):
    return np.eye(6)[indices][:, :num_classes]


def _in_top_k(predictions, targets, k):
    rows = zip(predictions, targets, strict=True)
    return np.array([target in np.argsort(-row)[:k] for row, target in rows])


def _gathered(reference, indices):
    return reference[indices]


_CLASSES = np.array([0, 2, 5], "int32")
_PLACES = np.array([[2, 0], [1, 1], [0, 2]], "int32")
CREATION = [
    Case("constant", lambda value: value, {"value": X34}, gradient=False, symbolic=False),
    Case("constant", lambda value, shape, dtype: np.reshape(value, shape), {"value": X34},
         {"shape": (2, 6), "dtype": "float64"}, gradient=False, symbolic=False, result="float64"),
    Case("arange", lambda **of: np.arange(*of.values()), {}, {"start": 2, "stop": 11, "step": 3},
         gradient=False, symbolic=False, result="int32"),
    Case("arange", lambda start, dtype: np.arange(start), {}, {"start": 5, "dtype": "float32"},
         gradient=False, symbolic=False, result="float32"),
    Case("zeros_like", np.zeros_like, {"x": X34}, dtypes=ANY, gradient=False),
    Case("ones_like", np.ones_like, {"x": X34}, dtypes=ANY, gradient=False),
    Case("ones_like", np.ones_like, {"x": X34}, {"dtype": "int32"}, ANY, gradient=False,
         result="int32"),
    Case("identity", lambda x: x, {"x": X34}, dtypes=ANY),
    Case("cast", lambda x, dtype: x.astype(dtype), {"x": X34}, {"dtype": "float64"}, REAL,
         result="float64"),
    Case("cast", lambda x, dtype: x.astype(dtype), {"x": X34}, {"dtype": "int32"},
         (*REAL, "bool"), gradient=False, result="int32"),
    Case("to_dense", lambda tensor: tensor, {"tensor": X34}, dtypes=ANY),
]  # fmt: skip
INDEXING = [
    Case("gather", _gathered, {"reference": X34, "indices": _CLASSES[:2]}, {}, ANY, ("indices",),
         symbolic=False),
    Case("gather", _gathered, {"reference": X34, "indices": _PLACES}, {}, ANY, ("indices",)),
    Case("one_hot", _one_hot, {"indices": _CLASSES}, {"num_classes": 4}, ("float32",),
         ("indices",), False, True, "float32"),
    Case("in_top_k", _in_top_k, {"predictions": X34, "targets": np.array([0, 1, 2], "int32")},
         {"k": 2}, FLOATS, ("targets",), False, True, "bool"),
]  # fmt: skip
INSPECTION = [
    Case("shape", np.shape, {"x": X234}, {}, ANY, (), False, True, "int32"),
    Case("print_tensor", lambda x: x, {"x": X34}, {}, REAL),
]
CASES = [
    *ELEMENTWISE, *COMPARISON, *REDUCTIONS, *LINEAR_ALGEBRA, *SHAPES, *CREATION, *INDEXING,
    *INSPECTION,
]  # fmt: skip
