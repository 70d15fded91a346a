"""Initializers by the moments of what they draw, by seed, and in layers."""

import numpy as np
import pytest
from cases_initializers import CASES, SHAPE

import rkeras_py
import rkeras_py.initializers
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras

IDS = [f"{c['call']}-{'-'.join(map(str, c['args'].values()))}" for c in CASES]


def make(case, seed=None):
    return getattr(rkeras_py, "initializer_" + case["call"])(**case["args"], seed=seed)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_moments(case):
    values = np.asarray(make(case, seed=7)(SHAPE), dtype="float64")
    n = values.size
    # Five standard errors.
    assert abs(values.mean() - case["mean"]) < 5 * case["stddev"] / np.sqrt(n)
    assert values.std() == pytest.approx(case["stddev"], rel=5 / np.sqrt(n))
    if case["bound"] is not None:
        assert np.abs(values - case["mean"]).max() <= case["bound"] * (1 + 1e-6)
        assert np.abs(values - case["mean"]).max() > 0.98 * case["bound"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_seeds(case):
    def draw(initializer):
        return np.asarray(initializer((4, 3)))

    seeded = make(case, seed=3)
    np.testing.assert_array_equal(draw(seeded), draw(seeded))
    np.testing.assert_array_equal(draw(seeded), draw(make(case, seed=3)))
    assert not np.array_equal(draw(seeded), draw(make(case, seed=4)))
    free = make(case)
    assert not np.array_equal(draw(free), draw(free))
    keras.utils.set_random_seed(5)
    first = draw(make(case))
    keras.utils.set_random_seed(5)
    np.testing.assert_array_equal(draw(make(case)), first)


@pytest.mark.parametrize("case", CASES, ids=IDS)
@pytest.mark.parametrize("seed", [None, 3])
def test_config(case, seed):
    initializer = make(case, seed)
    config = keras.initializers.serialize(initializer)
    copy = keras.initializers.deserialize(config)
    assert type(copy) is type(initializer)
    assert copy.get_config() == initializer.get_config()
    assert copy.get_config()["seed"] == seed


def test_layers_that_share_an_initializer_begin_apart_and_copies_too(tmp_path):
    draw = rkeras_py.initializer_he_normal()
    layers = [keras.layers.Dense(3, kernel_initializer=draw) for _ in range(2)]
    model = keras.Sequential([keras.Input((3,)), *layers])
    first, second = (layer.get_weights()[0] for layer in layers)
    assert not np.array_equal(first, second)
    assert not np.array_equal(keras.models.clone_model(model).layers[0].get_weights()[0], first)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    np.testing.assert_array_equal(again.layers[0].get_weights()[0], first)


def test_orthogonal():
    for shape in ((5, 3), (3, 5), (2, 2, 3)):
        w = np.asarray(rkeras_py.initializer_orthogonal(gain=2.0)(shape)).reshape(-1, shape[-1])
        product = w @ w.T if w.shape[0] < w.shape[1] else w.T @ w
        np.testing.assert_allclose(product, 4 * np.eye(len(product)), atol=1e-5)


def test_fans_of_convolutions():
    values = np.asarray(rkeras_py.initializer_lecun_normal(seed=1)((5, 5, 8, 64)))
    assert values.std() == pytest.approx(np.sqrt(1 / 200), rel=0.03)


def test_zeros_ones_identity():
    np.testing.assert_array_equal(rkeras_py.initializer_zeros()((2, 3)), np.zeros((2, 3)))
    np.testing.assert_array_equal(rkeras_py.initializer_ones()((2, 3)), np.ones((2, 3)))
    np.testing.assert_array_equal(rkeras_py.initializer_identity(2.5)((2, 3)), 2.5 * np.eye(2, 3))
    with pytest.raises(ValueError, match=r"2D|two|dimension"):
        rkeras_py.initializer_identity()((2, 2, 2))


def test_constant():
    np.testing.assert_array_equal(rkeras_py.initializer_constant(0.5)((2,)), [0.5, 0.5])
    from_r = REGISTRY["initializer_constant"].call_from_r([("value", np.array([[1.0, 2], [3, 4]]))])
    for initializer in (
        from_r,
        keras.initializers.deserialize(keras.initializers.serialize(from_r)),
    ):
        np.testing.assert_array_equal(initializer((2, 2)), [[1, 2], [3, 4]])
        np.testing.assert_array_equal(initializer((4, 1)), [[1], [2], [3], [4]])
        np.testing.assert_array_equal(initializer((2, 2, 2))[1], [[1, 2], [3, 4]])
        assert initializer((2, 2), dtype="float16").dtype == "float16"
        with pytest.raises(ValueError, match=r"shape \(2, 2\) do not fit"):
            initializer((3, 3))


def test_an_array_in_a_layer_is_saved(tmp_path):
    bias = rkeras_py.initializer_constant((1, 2, 3))
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, bias_initializer=bias)])
    np.testing.assert_array_equal(model.get_weights()[1], [1, 2, 3])
    model.save(tmp_path / "model.keras")
    copy = keras.models.clone_model(keras.models.load_model(tmp_path / "model.keras"))
    np.testing.assert_array_equal(copy.get_weights()[1], [1, 2, 3])


def test_from_r_seeds_are_doubles():
    normal = REGISTRY["initializer_random_normal"]
    one = normal.call_from_r([("stddev", 1.0), ("seed", 3.0)])
    np.testing.assert_array_equal(
        one((2,)), rkeras_py.initializer_random_normal(stddev=1, seed=3)((2,))
    )
    for wrong in ({"seed": 1.5}, {"mode": "fan"}, {"distribution": "gamma"}, {"scale": "big"}):
        with pytest.raises(ArgumentError, match=next(iter(wrong))):
            rkeras_py.initializer_variance_scaling(**wrong)


def test_complex_constants_fill_complex_weights():
    constant = rkeras_py.initializer_constant([1j, 2])
    again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(constant))
    for one in (constant, again):
        np.testing.assert_array_equal(one((2,), "complex64"), np.array([1j, 2]))
    layer = rkeras_py.layer_conv_1d(
        filters=1, kernel_size=2, dtype="complex64",
        kernel_initializer=rkeras_py.initializer_constant(1 + 2j),
    )  # fmt: skip
    np.testing.assert_array_equal(layer(np.ones((1, 2, 1), "complex64")).numpy().ravel(), [2 + 4j])
    with pytest.raises(ValueError, match=r"complex values can.t initialize.*float32"):
        constant((2,), "float32")


def test_the_config_of_the_identity_keeps_the_gain():
    initializer = rkeras_py.initializer_identity(gain=2.5)
    again = keras.initializers.deserialize(keras.initializers.serialize(initializer))
    np.testing.assert_array_equal(again((3, 3)), 2.5 * np.eye(3))
