"""What users get wrong most often, and what they are told; for the tests of R too.

Each case is a model (units of its last layer, loss), arguments of fit() as a name, and words of the
message. `NONSENSE` has other functions, and values that are no data at all.
"""

from __future__ import annotations

from typing import Any

import numpy as np

rng = np.random.default_rng(0)
X = rng.normal(size=(10, 4))
CLASSES = np.arange(10) % 3
ONE_HOT = np.eye(3)[CLASSES]
HOLE = np.where(np.arange(40).reshape(10, 4) == 3, np.nan, X)

SPARSE, DENSE = "sparse_categorical_crossentropy", "categorical_crossentropy"

# name: (units, loss, x, y, words of the message in Python)
CASES: dict[str, tuple[int, str | None, Any, Any, str]] = {
    "x is too wide": (1, "mse", rng.normal(size=(10, 5)), X[:, :1], r"`x` must have the shape"),
    "x is a vector": (1, "mse", X[:, 0], X[:, :1], r"`x` must have the shape"),
    "x is strings": (1, "mse", np.array([["a"] * 4] * 10), X[:, :1], "`x` must be numbers"),
    "y is too wide": (2, "mse", X, ONE_HOT, r"`y` has 3 values .* output has 2 values: .*\"mse\""),
    "y has more axes": (1, "mse", X, np.zeros((10, 2, 3)), r"`y` has 2 x 3 values .* 1 value:"),
    "y is shorter": (1, "mse", X, X[:9, :1], "`x` has 10 samples, but `y` has 9"),
    "y is missing": (1, "mse", X, None, "`y` is missing"),
    "y is strings": (3, SPARSE, X, np.array(["a", "b"] * 5), "`y` must be numbers.*factor"),
    "y is a dict": (1, "mse", X, {"a": X[:, 0]}, "`y` must be numbers.*data frame.*matrix"),
    "classes from 1": (3, SPARSE, X, CLASSES + 1, "classes from 1 to 3, .* 0 to 2: subtract 1"),
    "classes below 0": (3, SPARSE, X, CLASSES - 1, "from -1 to 1, .*: number the classes from 0"),
    "too few units": (2, SPARSE, X, CLASSES, "from 0 to 2, .* has 2, .* layer needs 3 units"),
    "one-hot for numbers": (3, SPARSE, X, ONE_HOT, rf"column for each.*loss = \"{DENSE}\""),
    "numbers for one-hot": (3, DENSE, X, CLASSES, rf"to_categorical\(\).*loss = \"{SPARSE}\""),
    "two columns, one unit": (
        1, "binary_crossentropy", X, ONE_HOT[:, :2], "`y` has 2 values .* 1 value: .*last layer",
    ),
    "no loss": (1, None, X, X[:, :1], r"compiled without a loss: give `loss` to compile\(\)"),
    "a loss that is not one": (1, "mean_sqared_error", X, X[:, :1], 'mean "mean_squared_error"'),
    "no samples": (1, "mse", X[:0], X[:0, :1], "`x` must have rows"),
}  # fmt: skip

# No data, not callable: R gets a handle, and gives it back.
THING = object()
AN_ARRAY = "must be an array, or a list or dict of arrays"

# name: (function, arguments that differ, words of the message in Python)
NONSENSE: dict[str, tuple[str, dict[str, Any], str]] = {
    "weights for no sample": (
        "fit", {"sample_weight": []}, r"fit\(\): `x` has 10 samples, but `sample_weight` has 0",
    ),
    "weights for no sample of a batch": (
        "train_on_batch", {"sample_weight": []}, "10 samples, but `sample_weight` has 0",
    ),
    "x is an object": (
        "fit", {"x": THING}, rf"fit\(\): `x` {AN_ARRAY}, a dataset or a generator, but .*object",
    ),
    "x of predictions is an object": ("predict", {"x": THING}, rf"predict\(\): `x` {AN_ARRAY}"),
    "x of a batch is an object": ("predict_on_batch", {"x": THING}, rf"h\(\): `x` {AN_ARRAY}"),
    "x holds an object": ("evaluate", {"x": [X, THING]}, r"`x` must be data for the one input"),
    "y is an object": ("fit", {"y": THING}, rf"fit\(\): `y` {AN_ARRAY}, but .*object.* was given"),
    "y of a test is an object": ("evaluate", {"y": THING}, rf"evaluate\(\): `y` {AN_ARRAY}, but"),
    "weights are an object": ("fit", {"sample_weight": THING}, rf"`sample_weight` {AN_ARRAY}, but"),
    "the optimizer is an object": (
        "compile", {"optimizer": THING}, r"compile\(\): `optimizer` must be an optimizer, or",
    ),
    "the optimizer is a number": ("compile", {"optimizer": 3}, "`optimizer` must be .*, but 3 was"),
    "the loss is an object": ("compile", {"loss": THING}, r"compile\(\): `loss` must be a loss \("),
    "the loss is a number": ("compile", {"loss": 3}, "`loss` must be a loss .*, but 3 was given"),
    "a metric is an object": (
        "compile", {"metrics": ["mae", THING]}, r"`metrics` must be a metric \(its name, an object",
    ),
    "class weights in a vector": (
        "fit", {"class_weight": np.arange(3)}, r"fit\(\): `class_weight` must be a dict from class",
    ),
    "class weights of a batch": (
        "train_on_batch", {"class_weight": "all"}, r"h\(\): `class_weight` must be .*, but .all.",
    ),
}  # fmt: skip

# What does not fit a model of two inputs, a and b, and two outputs, one and two.
# name: (x, y, words of the message in Python)
Y = X[:, :1]
SEVERAL: dict[str, tuple[Any, Any, str]] = {
    "one array of targets": (
        [X, X], Y, r"`y` must be a list of targets for the 2 outputs .*\(one, two\), but one array",
    ),
    "targets of one output": ([X, X], [Y], r"2 outputs .*, but a list of 1 was given"),
    "too many targets": ([X, X], [Y, Y, Y], r"2 outputs .*, but a list of 3 was given"),
    "names of no outputs": (
        [X, X], {"one": Y, "three": Y}, r"`y` .* outputs .*\(one, two\), but one, three was given",
    ),
    "one array of inputs": (
        X, [Y, Y], r"`x` must be a list of data for the 2 inputs .*\(a, b\), but one array was",
    ),
    "one input": ([X], [Y, Y], r"`x` .* 2 inputs .*\(a, b\), but a list of 1 was given"),
    "names of no inputs": (
        {"a": X, "c": X}, [Y, Y], r"`x` .* of the inputs .*\(a, b\), but a, c was given",
    ),
    "an input that is too wide": (
        [X, np.ones((10, 5))], [Y, Y], r"`x\[\[2\]\]` must have the shape \(NA, 4\)",
    ),
}  # fmt: skip
