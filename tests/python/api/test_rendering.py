"""Messages in Python's idiom for Python users, and in R's for R users."""

from __future__ import annotations

import importlib

import pytest

import rkeras_py.public
from rkeras_py.api.registry import REGISTRY
from rkeras_py.api.rendering import in_r
from rkeras_py.api.sentinels import NA


@pytest.mark.parametrize(
    ("python", "r"),
    [
        ("must be True or False", "must be TRUE or FALSE"),
        ("missing, None, or a dict", "missing, NULL, or a named list"),
        ("(its output tensor, model.output, can be)", "(its output tensor, model$output, can be)"),
        ("a dataset of tf.data can", "a dataset of tf$data can"),
        ("get_layer(model, index=-2).output", "get_layer(model, index=-2)$output"),
        ("load it with compile=False", "load it with compile = FALSE"),
        # What stands in quotes is the user's, and a full stop ends a sentence.
        ("the string 'None' was given", "the string 'None' was given"),
        ('the layer "model.1 True" has', 'the layer "model.1 True" has'),
        ("it can't be None, and isn't", "it can't be NULL, and isn't"),
        ("give a model. It is None", "give a model. It is NULL"),
        ("the file model1.keras", "the file model1.keras"),
        ("no space for /home/model.h5", "no space for /home/model.h5"),
    ],
)
def test_texts_are_translated(python, r):
    assert in_r(python) == r


CASES = [
    (
        "layer_dense",
        {"units": 1, "use_bias": "yes"},
        "`use_bias` must be True or False, but 'yes' was given",
        '`use_bias` must be TRUE or FALSE, but "yes" was given',
    ),
    (
        "layer_dense",
        {"units": None},
        "`units` must be a whole number, at least 1, but None was given",
        "`units` must be a whole number, at least 1, but NULL was given",
    ),
    (
        "layer_dense",
        {"units": 1, "object": {"a": 1}},
        "layer_dense(): `object` must be missing, None, a Sequential model, a tensor or a list of "
        "tensors, but a dict or data frame of a was given",
        "layer_dense(): `object` must be missing, NULL, a Sequential model, a tensor or a list of "
        "tensors, but a named list or data frame of a was given",
    ),
    (
        "layer_attention",
        {"inputs": 5},
        "layer_attention(): `inputs` must be missing, None, ",
        "layer_attention(): `inputs` must be missing, NULL, ",
    ),
    (
        "layer_dense",
        {"units": 1, "input_shape": "x"},
        "must be a shape: whole numbers, with None where unknown, but 'x' was given",
        'must be a shape: whole numbers, with NA or NULL where unknown, but "x" was given',
    ),
    (
        "normalize",
        {"x": [1.0], "axis": 1.5},
        "`axis` must be an axis: a whole number, counted from 0, or from -1 backwards, but 1.5",
        "`axis` must be an axis: a whole number, counted from 1, or from -1 backwards, but 1.5",
    ),
    (
        "get_input_at",
        {"object": "a layer", "node_index": "x"},
        "must be the number of a call: a whole number, counted from 0, but 'x' was given",
        'must be the number of a call: a whole number, counted from 1, but "x" was given',
    ),
    (
        "layer_lambda",
        {"f": abs, "arguments": [1]},
        "layer_lambda(): `arguments` must be a dict",
        "layer_lambda(): `arguments` must be a named list",
    ),
    (
        "layer_batch_normalization",
        {"fused": True, "renorm": True},
        "`fused` must be False or None",
        "`fused` must be FALSE or NULL",
    ),
]


def arguments_of(name, arguments):
    """The arguments of a case; a layer where there has to be one."""
    if arguments.get("object") == "a layer":
        return {**arguments, "object": rkeras_py.layer_dense(units=1)}
    return arguments


@pytest.mark.parametrize(("name", "arguments", "python", "r"), CASES)
def test_messages_speak_the_language_of_who_calls(name, arguments, python, r):
    declared = REGISTRY[name]
    arguments = arguments_of(name, arguments)
    function = getattr(importlib.import_module(declared.function.__module__), name)
    with pytest.raises((ValueError, TypeError)) as caught:
        function(**arguments)
    assert python in str(caught.value)
    with pytest.raises((ValueError, TypeError)) as caught:
        declared.call_from_r(list(arguments.items()))
    # The rest is said at the border (`bridge/errors.py`), as R's own tests see it.
    assert r in in_r(str(caught.value))


def test_na_is_named_to_r_users_alone():
    declared = REGISTRY["layer_dense"]
    with pytest.raises(ValueError, match="at least 1, and not NA, but NA was given"):
        declared.call_from_r([("units", NA)])
    with pytest.raises(ValueError, match="`use_bias` must be TRUE or FALSE, and not NA"):
        declared.call_from_r([("units", 1), ("use_bias", NA)])
