"""Random tensors: moments, bounds, dtypes, seeds, shapes known late."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import rkeras_py as r
from backend.case import FLOATS
from backend.saved import WAYS, saved_and_loaded
from rkeras_py.engine import keras, tf

N = 20000


@pytest.fixture(autouse=True)
def seeded():
    keras.utils.set_random_seed(3)


def agrees(values, distribution):
    """Kolmogorov and Smirnov would see another distribution 999 times of 1000."""
    assert stats.kstest(np.asarray(values).ravel(), distribution.cdf).pvalue > 1e-3


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_distributions(dtype):
    normal = r.k_random_normal((N,), mean=2, stddev=3, dtype=dtype)
    agrees(normal, stats.norm(2, 3))
    agrees(r.k_random_uniform((N,), -1, 4, dtype=dtype), stats.uniform(-1, 5))
    cut = r.k_truncated_normal((N,), mean=1, stddev=2, dtype=dtype)
    agrees(cut, stats.truncnorm(-2, 2, 1, 2))
    assert normal.dtype.name == dtype


@pytest.mark.parametrize("name", ["k_random_bernoulli", "k_random_binomial"])
@pytest.mark.parametrize("dtype", ["float16", "float32", "int32", "bool"])
def test_zeros_and_ones(name, dtype):
    values = getattr(r, name)((N,), p=0.3, dtype=dtype)
    assert values.dtype.name == dtype
    mean = np.asarray(values).astype("float64").mean()
    assert abs(mean - 0.3) < 4 * np.sqrt(0.21 / N)
    assert set(np.unique(values)) == {0, 1}


def test_whole_numbers():
    values = np.asarray(r.k_random_uniform((N,), 3, 7, dtype="int32"))
    counts = np.bincount(values)[3:]
    assert stats.chisquare(counts).pvalue > 1e-3
    assert set(values) == {3, 4, 5, 6}


def test_shapes_from_tensors():
    assert r.k_random_normal(tf.constant([2, 3])).shape == (2, 3)
    assert r.k_random_uniform([tf.constant(2), 4]).shape == (2, 4)
    x = keras.Input((4,))
    noisy = keras.Model(x, x + r.k_random_normal(r.k_shape(x), stddev=0.1))
    values = noisy.predict(np.zeros((500, 4)), verbose=0)
    assert values.std() == pytest.approx(0.1, rel=0.1)
    assert (noisy.predict(np.zeros((500, 4)), verbose=0) != values).any()


def test_seeds_repeat_a_script():
    def script():
        r.use_session_with_seed(5, quiet=True)
        return [r.k_random_normal((3,)), r.k_random_uniform((3,), seed=1), r.k_dropout(X, 0.5)]

    X = np.ones((4, 4), "float32")
    for one, other in zip(script(), script(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_variables_of_random_numbers():
    uniform = r.k_random_uniform_variable((100, 100), 2, 3)
    normal = r.k_random_normal_variable((100, 100), 1, 2, dtype="float64", name="noise")
    agrees(uniform, stats.uniform(2, 1))
    agrees(normal, stats.norm(1, 2))
    assert isinstance(normal, keras.Variable)
    assert (normal.name, normal.dtype) == ("noise", "float64")


def test_dropout_keeps_the_mean():
    x = np.full((200, 100), 2.0, "float32")
    values = np.asarray(r.k_dropout(x, 0.25))
    assert set(np.round(np.unique(values), 5)) == {0, np.float32(2.66667)}
    assert (values == 0).mean() == pytest.approx(0.25, abs=0.02)
    rows = np.asarray(r.k_dropout(x, 0.5, noise_shape=(None, 1)))
    assert (rows == rows[:, :1]).all()


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_gradient_of_dropout_is_its_mask(dtype):
    x = tf.fill((30, 10), tf.constant(2, dtype))
    with tf.GradientTape() as tape:
        tape.watch(x)
        dropped = r.k_dropout(x, 0.25)
    gradient = tape.gradient(dropped, x)
    assert gradient.dtype == dtype
    np.testing.assert_array_equal(gradient, dropped / 2)
    assert len(np.unique(gradient)) == 2


@pytest.mark.parametrize("way", WAYS)
def test_models_that_draw_are_saved(way, tmp_path):
    """They draw from the same distributions after it, and the same numbers from a seed."""
    x = keras.Input((40,))
    shape = r.k_shape(x)
    drawn = {
        "dropout": r.k_dropout(x, 0.25, noise_shape=(None, 1)),
        "phase": r.k_in_train_phase(r.k_dropout(x, 0.25), x),
        "normal": r.k_random_normal(shape, 2, 3),
        "uniform": r.k_random_uniform(shape, -1, 4),
        "cut": r.k_truncated_normal(shape, 1, 2),
        "bernoulli": r.k_random_bernoulli(shape, 0.3),
        "binomial": r.k_random_binomial(shape, 0.3, dtype="int32"),
    }
    seeded = {
        "seeded_dropout": r.k_dropout(x, 0.5, seed=3),
        "seeded_normal": r.k_random_normal(shape, seed=4),
    }
    model = keras.Model(x, drawn | seeded)
    loaded = saved_and_loaded(model, way, tmp_path)
    ones = np.ones((500, 40), "float32")
    once, again = loaded.predict(ones, verbose=0), loaded.predict(ones, verbose=0)
    assert {name for name in once if (once[name] == again[name]).all()} == {"phase"}
    before = model.predict(ones, verbose=0)
    for name in seeded:
        np.testing.assert_array_equal(once[name], before[name])
    kept = np.float32(1 / 0.75)
    rows = once["dropout"]
    assert (rows == rows[:, :1]).all()
    assert set(np.unique(rows)) == {0, kept}
    np.testing.assert_array_equal(once["phase"], ones)
    trained = np.asarray(loaded(ones, training=True)["phase"])
    assert set(np.unique(trained)) == {0, kept}
    assert (trained == 0).mean() == pytest.approx(0.25, abs=0.02)
    agrees(once["normal"], stats.norm(2, 3))
    agrees(once["uniform"], stats.uniform(-1, 5))
    agrees(once["cut"], stats.truncnorm(-2, 2, 1, 2))
    for name in ("bernoulli", "binomial"):
        assert set(np.unique(once[name])) == {0, 1}
        assert once[name].mean() == pytest.approx(0.3, abs=0.02)


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: r.k_random_uniform((2,), 3, 3, dtype="int32"), "`maxval`"),
        (lambda: r.k_random_bernoulli((2,), p=2), "`p`"),
        (lambda: r.k_dropout([1.0], 1.0), "`level`"),
        (lambda: r.k_random_normal((None, 2)), "`shape`"),
    ],
)
def test_bad_arguments_are_named(call, named):
    with pytest.raises(ValueError, match=named):
        call()
