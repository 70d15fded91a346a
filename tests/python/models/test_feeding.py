"""Batches of generators, iterators, flows and datasets, counted as Keras 2 counted them."""

import threading
import time

import numpy as np
import pytest
from keras_loop import in_keras_loop

import rkeras_py as r
from rkeras_py.engine import keras, tf
from rkeras_py.models.loops import epochs


@pytest.fixture
def seen():
    return []


@pytest.fixture
def model(seen):
    """Notes the first value of each batch that it trains on, tests or predicts."""

    class Noting(keras.layers.Layer):
        def call(self, x):
            def note(value):
                seen.append(float(value))

            tf.py_function(note, [x[0, 0]], [])
            return x

    made = keras.Sequential([keras.Input((1,)), Noting(), keras.layers.Dense(1)])
    r.compile(made, loss="mse", run_eagerly=False)
    return made


def numbered(count, start=0):
    """A generator function of so many batches, whose values are their numbers."""
    numbers = iter(range(start, start + count))

    def batch():
        i = next(numbers, None)
        return None if i is None else [np.full((2, 1), i), np.zeros((2, 1))]

    return batch


class Numbered(keras.utils.PyDataset):
    """Batches by number; notes the thread of each and the ends of its passes."""

    def __init__(self, count):
        super().__init__()
        self.count, self.ends, self.threads = count, 0, set()

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        self.threads.add(threading.get_ident())
        time.sleep(0.002 * (self.count - i))  # later ones are ready first
        return np.full((2, 1), i), np.zeros((2, 1))

    def on_epoch_end(self):
        self.ends += 1


def test_a_generator_goes_on_where_the_epoch_before_ended(model, seen):
    history = r.fit(model, numbered(9), steps_per_epoch=3, epochs=3, verbose=0)
    assert seen == list(range(9))
    assert len(history.metrics["loss"]) == 3
    assert history.params["steps"] == 3


def test_a_generator_is_called_once_for_each_batch(model):
    called = []

    def batch():
        called.append(1)
        return [np.ones((2, 1)), np.ones((2, 1))]

    for ahead in (1, 50):
        called.clear()
        r.fit(model, batch, steps_per_epoch=3, epochs=2, verbose=0, max_queue_size=ahead)
        assert len(called) == 6
    r.evaluate(model, batch, steps=4, verbose=0)
    assert len(called) == 10


def test_a_generator_without_steps_is_one_epoch(model, seen):
    r.fit(model, numbered(4), epochs=1, verbose=0)
    assert seen == [0, 1, 2, 3]
    with pytest.warns(UserWarning, match="ran out of data after 4 batches"):
        history = r.fit(model, numbered(4), epochs=3, verbose=0)
    assert len(history.metrics["loss"]) == 1


@pytest.mark.parametrize("count, epochs", [(4, 2), (3, 1), (7, 3)])
def test_a_generator_that_ends_ends_the_training(model, seen, count, epochs):
    with pytest.warns(UserWarning, match=f"ran out of data after {count} batches"):
        history = r.fit(model, numbered(count), steps_per_epoch=3, epochs=5, verbose=0)
    assert seen == list(range(count))
    assert len(history.metrics["loss"]) == epochs


@pytest.mark.parametrize("workers", [1, 3])
def test_a_py_dataset_begins_anew_in_each_epoch(model, seen, workers):
    data = Numbered(4)
    r.fit(model, data, steps_per_epoch=3, epochs=2, verbose=0, workers=workers)
    assert seen == [0, 1, 2, 0, 1, 2]
    assert data.ends == 2
    assert (len(data.threads) > 1) == (workers > 1)
    seen.clear()
    r.fit(model, data, epochs=2, verbose=0, workers=workers, max_queue_size=2)
    assert seen == [0, 1, 2, 3] * 2
    assert data.ends == 4


def test_a_py_dataset_with_too_few_batches_ends_the_training(model, seen):
    with pytest.warns(UserWarning, match="ran out of data after 4 batches"):
        history = r.fit(model, Numbered(4), steps_per_epoch=6, epochs=3, verbose=0)
    assert seen == [0, 1, 2, 3]
    assert len(history.metrics["loss"]) == 1


@pytest.mark.parametrize(
    "steps, batches, epochs", [(2, [0, 1, 2, 3], 2), (4, [0, 1, 2, 3] * 3, 3), (3, range(4), 2)]
)
def test_a_dataset_goes_on_unless_an_epoch_takes_all(model, seen, steps, batches, epochs):
    x = np.arange(4.0).repeat(2)[:, None]
    data = tf.data.Dataset.from_tensor_slices((x, x)).batch(2)
    if epochs == 3:
        history = r.fit(model, data, steps_per_epoch=steps, epochs=3, verbose=0)
    elif steps == 2:
        history = r.fit(model, data, steps_per_epoch=2, epochs=2, verbose=0)
    else:
        with pytest.warns(UserWarning, match="ran out of data"):
            history = r.fit(model, data, steps_per_epoch=3, epochs=5, verbose=0)
    assert seen == list(batches)
    assert len(history.metrics["loss"]) == epochs


def test_a_dataset_without_end_needs_steps(model):
    data = tf.data.Dataset.from_tensors((np.ones((2, 1)), np.ones((2, 1)))).repeat()
    with pytest.raises(ValueError, match=r"fit\(\): `x` has no end, so `steps_per_epoch` is need"):
        r.fit(model, data, verbose=0)
    with pytest.raises(ValueError, match=r"evaluate\(\): `x` has no end, so `steps` is needed"):
        r.evaluate(model, data, verbose=0)


def test_validation_goes_on_or_begins_anew_too(model, seen):
    x = np.full((2, 1), -1.0)
    fitted = {"epochs": 2, "verbose": 0}
    r.fit(model, x, x, validation_data=numbered(4), validation_steps=2, **fitted)
    assert seen == [-1, 0, 1, -1, 2, 3]
    seen.clear()
    r.fit(model, x, x, validation_data=Numbered(3), validation_steps=2, **fitted)
    assert seen == [-1, 0, 1, -1, 0, 1]
    seen.clear()
    r.fit(model, x, x, validation_data=Numbered(3), **fitted)
    assert seen == [-1, 0, 1, 2, -1, 0, 1, 2]
    with pytest.warns(UserWarning, match="`validation_steps` is 5, but `validation_data` has 3"):
        r.fit(model, x, x, validation_data=Numbered(3), validation_steps=5, **fitted)
    with pytest.raises(ValueError, match="`validation_data`: the generator ended after 3"):
        r.fit(model, x, x, validation_data=numbered(3), **fitted)


def test_evaluate_and_predict_make_one_pass(model, seen):
    r.evaluate(model, Numbered(3), verbose=0)
    assert seen == [0, 1, 2]
    seen.clear()
    assert r.predict(model, Numbered(3), steps=2, verbose=0).shape == (4, 1)
    assert seen == [0, 1]
    assert r.predict(model, numbered(3), verbose=0).shape == (6, 1)
    assert r.predict(model, iter(Numbered(3)), verbose=0).shape == (6, 1)


def test_batches_may_differ_where_the_model_leaves_it_open():
    model = keras.Sequential([keras.Input((None,)), keras.layers.Embedding(9, 2),
                              keras.layers.GlobalAveragePooling1D()])  # fmt: skip
    lengths = iter([3, 3, 5, 2])
    made = r.predict(model, lambda: [np.ones((2, next(lengths)), "int32")], steps=4, verbose=0)
    assert made.shape == (8, 2)


def test_batches_that_do_not_fit_are_named(model):
    sizes = iter([(2, 1), (2, 1), (3, 4)])

    def wrong_shape():
        return [np.ones(next(sizes)), np.ones((2, 1))]

    with pytest.raises(ValueError, match=r"`x` must have the shape \(NA, 1\)"):
        r.fit(model, wrong_shape, steps_per_epoch=5, epochs=1, verbose=0)
    with pytest.raises(ValueError, match=r"as many samples, but .* \(2, 1\), \(3, 1\)"):
        r.fit(model, lambda: [np.ones((2, 1)), np.ones((3, 1))], steps_per_epoch=1, verbose=0)
    with pytest.raises(ValueError, match=r"fit\(\): `x` returned no batch"):
        r.fit(model, lambda: None, steps_per_epoch=1, verbose=0)
    targets = iter([1, 1, 2])

    def wrong_targets():
        return [np.ones((2, 1)), np.ones((2, next(targets)))]

    with pytest.raises(ValueError, match=r"batch 3 has an array of the shape \(2, 2\), but .* 1\)"):
        r.fit(model, wrong_targets, steps_per_epoch=5, epochs=1, verbose=0)


def test_an_error_in_a_later_batch_is_the_one_that_was_raised(model):
    class Broken(Exception):
        pass

    def batches():
        yield np.ones((2, 1)), np.ones((2, 1))
        yield np.ones((2, 1)), np.ones((2, 1))
        yield np.ones((2, 1)), np.ones((2, 1))
        raise Broken

    with pytest.raises(Broken):
        r.fit(model, batches(), steps_per_epoch=5, epochs=1, verbose=0)
    assert not [t for t in threading.enumerate() if t.name.startswith("rkeras-batches")]


@pytest.mark.parametrize("name, value", [("workers", 1.5), ("max_queue_size", 0)])
def test_options_of_workers_are_checked(model, name, value):
    with pytest.raises(ValueError, match=f"`{name}` must be"):
        r.predict(model, np.ones((2, 1)), verbose=0, **{name: value})


def test_labels_out_of_range_are_named():
    classes = keras.Sequential([keras.Input((1,)), keras.layers.Dense(3, activation="softmax")])
    r.compile(classes, loss="sparse_categorical_crossentropy")
    labels = iter([1, 2, 0, 7, 1])

    def batch():
        return [np.ones((2, 1)), np.array([0, next(labels)])]

    with pytest.raises(ValueError, match=r"in a batch of `x`, `y` has classes from 0 to 7"):
        r.fit(classes, batch, steps_per_epoch=5, epochs=1, verbose=0)


def two_inputs():
    keras.utils.set_random_seed(3)
    a, b = keras.Input((2,), name="a"), keras.Input((3,), dtype="int64", name="b")
    x = keras.layers.Flatten()(keras.layers.Embedding(4, 2)(b))
    x = keras.layers.Dropout(0.5)(
        keras.layers.BatchNormalization()(keras.layers.Concatenate()([a, x]))
    )
    model = keras.Model([a, b], keras.layers.Dense(1)(x))
    return r.compile(model, optimizer="adam", loss="mse", weighted_metrics=["mae"])


def random_batches():
    rng = np.random.default_rng(4)
    threads.clear()
    for i in range(9):
        threads.add(threading.current_thread().name)
        n = 4 + i % 2
        inputs = {"b": rng.integers(0, 4, (n, 3)), "a": rng.normal(size=(n, 2))}
        yield inputs, rng.normal(size=(n, 1)), rng.uniform(size=n)


threads = set()


class Steps(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.seen = []

    def on_train_batch_begin(self, batch, logs=None):
        self.seen.append(batch)

    def on_train_batch_end(self, batch, logs=None):
        self.seen.append((batch, logs))


@pytest.mark.parametrize("long", [1e9, 0.0], ids=["", "batches that take long"])
def test_batches_train_as_in_keras_loop(long, monkeypatch):
    """Bit for bit; a thread makes those that take long, and the main one the others."""
    monkeypatch.setattr(epochs, "_LONG", long)
    found = []
    for model in (two_inputs(), in_keras_loop(two_inputs())):
        steps = Steps()
        history = r.fit(
            model, random_batches(), epochs=3, steps_per_epoch=3, verbose=0, callbacks=[steps],
            validation_data=({"a": np.ones((3, 2)), "b": np.ones((3, 3))}, np.ones((3, 1))),
        )  # fmt: skip
        used = [*model.variables, *model.optimizer.variables]
        found.append((steps.seen, history.metrics, [v.numpy().tolist() for v in used]))
        if len(found) == 1:
            main = threading.main_thread().name
            assert (threads == {main}) == (long > 0)
            assert long or any(name.startswith("rkeras-batches") for name in threads)
    assert found[0] == found[1]
    assert len(found[0][0]) == 18
