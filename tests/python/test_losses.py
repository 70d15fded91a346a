"""Losses against their definitions in numpy and scipy."""

import numpy as np
import pytest
import references
from cases_losses import CASES, DATA

import rkeras_py
import rkeras_py.public
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf

WEIGHTS = np.array([0.5, 2.0])
IDS = [f"{c['call']}-{c['data']}-{'-'.join(c['args'])}" for c in CASES]


def of(case):
    data = DATA[case["data"]]
    return np.array(data["y_true"]), np.array(data["y_pred"])


def expected(case):
    return getattr(references, case["call"])(*of(case), **case["args"])


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_values_of_samples(case):
    values = getattr(rkeras_py, "loss_" + case["call"])(*of(case), **case["args"])
    assert values.dtype == tf.float64
    np.testing.assert_allclose(values, expected(case), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("reduction", ["auto", "sum_over_batch_size", "sum", "none"])
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_objects_with_weights_and_reduction(case, reduction):
    make = getattr(rkeras_py, "loss_" + case["call"])
    loss = make(reduction=reduction, **case["args"])
    values = expected(case)
    weights = np.resize(WEIGHTS, values.shape)
    value = loss(*of(case), sample_weight=weights)
    values = values * weights
    if reduction != "none":
        values = values.sum() if reduction == "sum" else values.sum() / len(values)
    np.testing.assert_allclose(value, values, rtol=1e-5, atol=1e-6)
    copy = keras.losses.deserialize(keras.losses.serialize(loss))
    assert copy.get_config() == loss.get_config()
    # Keras makes the copy, with its own formula of the binary crossentropy.
    np.testing.assert_allclose(copy(*of(case), sample_weight=weights), value, rtol=1e-5)
    default = next(p for p in REGISTRY[make.__name__].parameters if p.name == "name").default
    assert loss.name == default


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_in_compile_as_an_object_and_as_a_function(case, tmp_path):
    if case["args"].get("axis") == 0:
        pytest.skip("the first axis is that of the batch")
    y_true, y_pred = of(case)
    make = getattr(rkeras_py, "loss_" + case["call"])
    for loss in (make(**case["args"]), make):
        if loss is make and case["args"]:
            continue
        model = keras.Sequential([keras.Input((3,)), keras.layers.Identity()])
        model.compile("sgd", loss)
        value = model.evaluate(y_pred, y_true, verbose=0)
        assert value == pytest.approx(np.mean(expected(case)), rel=1e-5, abs=1e-6)
        model.save(tmp_path / "model.keras")
        again = keras.models.load_model(tmp_path / "model.keras")
        assert again.evaluate(y_pred, y_true, verbose=0) == pytest.approx(value)


def test_reduction_with_values():
    t, p = of(CASES[0])
    values = references.binary_crossentropy(t, p)
    call = rkeras_py.loss_binary_crossentropy
    np.testing.assert_allclose(call(t, p, reduction="none"), values, rtol=1e-6)
    assert float(call(t, p, reduction="sum")) == pytest.approx(values.sum())
    assert float(call(t, p, reduction="sum_over_batch_size")) == pytest.approx(values.mean())


def test_axes_are_one_based_from_r():
    t, p = of({"data": "numbers"})
    given = [("y_true", t), ("y_pred", p), ("axis", 1.0)]
    for name in ("loss_cosine_similarity", "loss_cosine_proximity"):
        with np.errstate(all="ignore"), pytest.warns(FutureWarning) if "prox" in name else _none():
            values = REGISTRY[name].call_from_r(given)
        np.testing.assert_allclose(values, references.cosine_similarity(t, p, axis=0))


def _none():
    import contextlib

    return contextlib.nullcontext()


def test_the_former_name_takes_values_without_names():
    t, p = of({"data": "numbers"})
    with pytest.warns(FutureWarning, match="renamed to loss_cosine_similarity"):
        values = REGISTRY["loss_cosine_proximity"].call_from_r([("", t), ("", p)])
    np.testing.assert_allclose(values, references.cosine_similarity(t, p))
    with pytest.warns(FutureWarning):
        assert isinstance(rkeras_py.loss_cosine_proximity(), keras.losses.CosineSimilarity)


def test_whole_numbers_vectors_and_symbolic_tensors():
    assert float(rkeras_py.loss_mean_squared_error([1, 2], [1, 4])) == 2.0
    symbolic = rkeras_py.loss_mean_squared_error(keras.Input((3,)), keras.Input((3,)))
    assert symbolic.shape == (None,)
    traced = tf.function(rkeras_py.loss_mean_absolute_error)(tf.zeros((2, 3)), tf.ones((2, 3)))
    np.testing.assert_array_equal(traced, [1, 1])


def test_what_is_wrong_is_named():
    with pytest.raises(ValueError, match="`y_pred` is missing"):
        rkeras_py.loss_poisson([1.0])
    with pytest.raises(ArgumentError, match="reduction"):
        rkeras_py.loss_poisson(reduction="all")
    with pytest.raises(TypeError, match="speed"):
        rkeras_py.loss_poisson(speed=1)


def test_dtype_goes_to_the_object():
    loss = rkeras_py.loss_mean_squared_error(dtype="float64")
    assert loss(np.zeros((1, 2)), np.ones((1, 2))).dtype == tf.float64
