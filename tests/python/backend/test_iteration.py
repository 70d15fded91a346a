"""Folds, maps and recursions against loops of numpy; gradients too."""

from __future__ import annotations

import functools

import numpy as np
import pytest

import rkeras_py as r
from backend.case import FLOATS, X34, X234
from backend.saved import WAYS, saved_and_loaded
from rkeras_py.engine import keras, tf


def test_folds_go_from_either_end():
    def digits(so_far, digit):
        return so_far * 10 + digit

    assert float(r.k_foldl(digits, [1.0, 2.0, 3.0])) == 123
    assert float(r.k_foldr(digits, [1.0, 2.0, 3.0])) == 321
    assert float(r.k_foldl(digits, [1.0, 2.0], initializer=5.0)) == 512
    assert float(r.k_foldr(digits, [1.0, 2.0], initializer=5.0)) == 521


def test_a_map_keeps_or_changes_the_dtype():
    np.testing.assert_allclose(r.k_map_fn(lambda row: row * row, X34), X34**2)
    counts = r.k_map_fn(lambda row: tf.cast(tf.reduce_sum(row) > 0, "int32"), X34, dtype="int32")
    np.testing.assert_array_equal(counts, X34.sum(1) > 0)


def test_folds_and_maps_of_symbolic_tensors_compute():
    x = keras.Input((4,), dtype="float64")
    outputs = [
        r.k_map_fn(lambda row: row * 2, x),
        r.k_foldl(lambda total, row: total + row, x),
    ]
    doubled, total = keras.Model(x, outputs)(X34)
    np.testing.assert_allclose(doubled, 2 * X34)
    np.testing.assert_allclose(total, X34.sum(0))


def doubled(row):
    return row * 2


def added(total, row):
    return total + row


@keras.saving.register_keras_serializable(package="tests")
def decaying(x, states):
    new = tf.tanh(0.5 * states[0] + x)
    return [new, [new]]


@pytest.mark.parametrize("way", WAYS)
def test_functions_are_saved_by_their_names(way, tmp_path):
    x = keras.Input(batch_shape=(2, 3, 4), dtype="float64")
    last, outputs, _ = r.k_rnn(decaying, x, [np.zeros((2, 4))])
    folds = [r.k_map_fn(r.k_square, x), r.k_foldl(added, x), r.k_foldr(r.k_maximum, x)]
    model = keras.Model(x, [r.k_map_fn(doubled, x), *folds, last, outputs])
    loaded = saved_and_loaded(model, way, tmp_path, doubled=doubled, added=added)
    # What was loaded can be saved again.
    again = saved_and_loaded(loaded, way, tmp_path, doubled=doubled, added=added)
    state, states, _ = recursion(X234)
    expected = [2 * X234, X234**2, X234.sum(0), X234.max(0), state, states]
    for computed in (loaded(X234), again(X234)):
        for one, other in zip(computed, expected, strict=True):
            np.testing.assert_allclose(one, other)


@pytest.mark.parametrize("way", ["h5", "tf"])
def test_a_function_that_is_not_known_is_named(way, tmp_path):
    x = keras.Input((4,))
    model = keras.Model(x, r.k_map_fn(doubled, x))
    with pytest.raises(ValueError, match=r'needs the function "doubled".*custom_objects'):
        saved_and_loaded(model, way, tmp_path)
    # Only backend functions are found without custom objects.
    hostile = keras.Model(x, r.k_map_fn(r.k_square, x)).get_config()
    hostile["layers"][1]["config"]["arguments"]["fn"] = {"function": "save_model_hdf5"}
    with pytest.raises((ValueError, TypeError), match="Unknown function: 'save_model_hdf5'"):
        keras.Model.from_config(hostile)


@pytest.mark.parametrize(
    ("function", "what"),
    [(lambda row: row * 2, "a lambda"), (functools.partial(added, 1), "a partial")],
)
def test_a_function_without_a_name_says_why_it_is_not_saved(function, what, tmp_path):
    x = keras.Input((4,))
    model = keras.Model(x, r.k_map_fn(function, x))
    with pytest.raises(TypeError, match=rf"k_map_fn\(\) of {what} can't be saved.*custom_objects"):
        model.save(tmp_path / "model.keras")


def recursion(x, decay=0.5, mask=None, backwards=False):
    """s = tanh(decay * s + x), its states step by step."""
    order = list(range(x.shape[1]))[:: -1 if backwards else 1]
    state = output = np.zeros_like(x[:, 0])
    outputs = []
    for step in order:
        new = np.tanh(decay * state + x[:, step])
        kept = np.ones((len(x), 1), bool) if mask is None else mask[:, step, None]
        state = np.where(kept, new, state)
        output = np.where(kept, new, output)
        outputs.append(output)
    return output, np.stack(outputs, 1), state


def step(x, states):
    new = tf.tanh(states[1] * states[0] + x)
    return [new, [new]]


MASK = np.array([[True, False, True], [False, True, True]])


@pytest.mark.parametrize("mask", [None, MASK], ids=["whole", "masked"])
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("way", ["eager", "traced", "unknown", "unrolled", "symbolic"])
def test_recursions(mask, backwards, way):
    expected = recursion(X234, mask=mask, backwards=backwards)

    def run(x, mask):
        return r.k_rnn(
            step,
            x,
            [tf.zeros_like(x[:, 0]) if way != "symbolic" else np.zeros((2, 4))],
            go_backwards=backwards,
            mask=mask,
            constants=[0.5],
            unroll=way == "unrolled",
        )

    if way == "symbolic":
        x = keras.Input(batch_shape=(2, 3, 4), dtype="float64")
        last, outputs = run(x, mask)[:2]
        last, outputs = keras.Model(x, [last, outputs])(X234)
        states = None
    else:
        if way in ("traced", "unknown"):
            steps = None if way == "unknown" else 3
            shape = tf.TensorSpec((2, steps, 4), tf.float64)
            run_traced = tf.function(lambda x: run(x, mask), input_signature=[shape])
            last, outputs, states = run_traced(X234)
        else:
            last, outputs, states = run(tf.constant(X234), mask)
    np.testing.assert_allclose(last, expected[0])
    np.testing.assert_allclose(outputs, expected[1])
    if states is not None:
        np.testing.assert_allclose(states[0], expected[2])


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_gradient_of_a_recursion_is_a_difference(dtype):
    rounded = X234.astype("float16").astype("float64")
    x = tf.constant(rounded.astype(dtype))
    total = tf.function(
        lambda x: tf.reduce_sum(r.k_rnn(step, x, [tf.zeros((2, 4), x.dtype)], constants=[0.5])[0])
    )
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = total(x)
    gradient = tape.gradient(loss, x).numpy()
    assert gradient.dtype == dtype
    for place in [(0, 0, 0), (1, 2, 3), (0, 1, 2)]:
        moved = rounded.copy()
        moved[place] += 1e-6
        slope = (recursion(moved)[0].sum() - recursion(rounded)[0].sum()) / 1e-6
        near = max(1e-4, 4 * np.finfo(dtype).eps)
        assert gradient[place] == pytest.approx(slope, rel=near, abs=near)


@pytest.mark.parametrize("dtype", FLOATS)
def test_gradients_go_through_maps_and_folds(dtype):
    """Of a square of each row, and of sums in which what was added before counts half."""
    x = tf.constant(X34.astype("float16").astype(dtype))

    def halved(total, row):
        return total * 0.5 + row

    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        squares = r.k_map_fn(r.k_square, x)
        first, last = r.k_foldl(halved, x), r.k_foldr(halved, x)
    assert tape.gradient(squares, x).dtype == dtype
    np.testing.assert_array_equal(tape.gradient(squares, x), 2 * x)
    counts = np.outer([0.25, 0.5, 1], np.ones(4))
    np.testing.assert_array_equal(tape.gradient(first, x), counts)
    np.testing.assert_array_equal(tape.gradient(last, x), counts[::-1])


def test_what_a_step_must_return():
    with pytest.raises(ValueError, match="list of the output and the new states"):
        r.k_rnn(lambda x, states: x, X234, [np.zeros((2, 4))])
    with pytest.raises(ValueError, match="must return 1 states, not 2"):
        r.k_rnn(lambda x, states: [x, [x, x]], X234, [np.zeros((2, 4))])
