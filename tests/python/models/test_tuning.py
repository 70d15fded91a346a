"""No thread tunes the datasets that are read here: who drops their iterator would wait for it."""

import contextlib

import numpy as np
import pytest
from keras_loop import in_keras_loop

import rkeras_py as rk
from rkeras_py.engine import tf

X, Y = np.ones((6, 2), "float32"), np.ones((6, 1), "float32")


def pairs(tuned=None):
    dataset = tf.data.Dataset.from_tensor_slices((X, Y)).batch(2)
    if tuned is None:
        return dataset
    options = tf.data.Options()
    options.autotune.enabled = tuned
    return dataset.with_options(options)


@pytest.fixture
def tuned(monkeypatch):
    """Whether those datasets are tuned over which an iterator was made."""
    found = []
    make = tf.data.Dataset.__iter__

    def noting(dataset):
        found.append(dataset.options().autotune.enabled)
        return make(dataset)

    monkeypatch.setattr(tf.data.Dataset, "__iter__", noting)
    return found


def model_of(strategy=None):
    with strategy.scope() if strategy else contextlib.nullcontext():
        model = rk.layer_dense(rk.keras_model_sequential(input_shape=2), units=1)
        return in_keras_loop(rk.compile(model, optimizer="sgd", loss="mse"))


@pytest.mark.parametrize("strategy", [None, "one device"])
def test_nothing_is_tuned(tuned, strategy):
    model = model_of(strategy and tf.distribute.OneDeviceStrategy("CPU:0"))
    options = {"epochs": 1, "verbose": 0}
    rk.fit(model, X, Y, batch_size=2, validation_data=[X, Y], **options)
    rk.fit(model, pairs(), validation_data=pairs(), **options)
    rk.fit(model, lambda: [X, Y], steps_per_epoch=2, **options)
    rk.evaluate(model, pairs(), verbose=0)
    rk.predict(model, pairs().map(lambda x, y: x), verbose=0)
    assert len(tuned) >= 7
    assert set(tuned) == {False}


def test_who_wants_it_has_it_tuned(tuned, monkeypatch):
    model = model_of()
    rk.fit(model, pairs(True), epochs=1, verbose=0)
    assert set(tuned) == {True}
    tuned.clear()
    # TensorFlow begins with 16 calls at once, and more could be better.
    monkeypatch.setenv("RKERAS_THREADS", "17")
    rk.fit(model, pairs(), epochs=1, verbose=0)
    assert set(tuned) == {None}
    tuned.clear()
    rk.fit(model, X, Y, epochs=1, verbose=0)
    assert set(tuned) == {False}


def first(dataset):
    return rk.iterator_get_next(rk.make_iterator_one_shot(dataset))


READINGS = {
    "dataset_collect": rk.dataset_collect,
    "some of it": lambda dataset: rk.dataset_collect(dataset, 1),
    "as_array_iterator": lambda dataset: list(rk.as_array_iterator(dataset)),
    "make_iterator_one_shot": first,
    "next_batch": rk.next_batch,
    "the first element, for a function": lambda dataset: rk.dataset_map(
        dataset, lambda x: x.numpy() + 1
    ),
    "adapt": lambda dataset: rk.adapt(rk.layer_normalization(), dataset),
    "adapt, by steps": lambda dataset: rk.adapt(rk.layer_normalization(), dataset, steps=1),
    "adapt, an array": lambda dataset: rk.adapt(rk.layer_discretization(num_bins=2), X, steps=2),
}


@pytest.mark.parametrize("reading", READINGS)
def test_what_is_read_outside_of_training_is_not_tuned(tuned, reading):
    READINGS[reading](tf.data.Dataset.from_tensor_slices(X).batch(2))
    assert tuned
    assert set(tuned) == {False}


def test_a_dataset_is_reduced_without_tuning(monkeypatch):
    found = []
    reduce = tf.data.Dataset.reduce

    def noting(dataset, *args):
        found.append(dataset.options().autotune.enabled)
        return reduce(dataset, *args)

    monkeypatch.setattr(tf.data.Dataset, "reduce", noting)
    numbers = rk.range_dataset(0, 4)
    assert rk.dataset_reduce(numbers, np.int64(0), lambda a, b: a + b).numpy() == 6
    assert found == [False]
    assert numbers.options().autotune.enabled is None
