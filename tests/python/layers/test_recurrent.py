"""Recurrent layers, cells and wrappers against their equations, step by step."""

from __future__ import annotations

import numpy as np
import pytest

from layers.running import function
from rkeras_py.api.deprecation import ObsoleteArgumentWarning
from rkeras_py.engine import keras, tf

RANDOM = np.random.default_rng(1)
BATCH, STEPS, FEATURES, UNITS = 4, 6, 3, 2
X = RANDOM.normal(size=(BATCH, STEPS, FEATURES)).astype("float32")
MASK = np.array(
    [[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [0, 0, 1, 1, 0, 1], [1, 0, 1, 0, 1, 0]], bool
)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def hard_sigmoid(x):
    return np.clip(0.2 * x + 0.5, 0, 1)


def simple_step(x, states, kernel, recurrent, bias=0.0, gate=None):
    h = np.tanh(x @ kernel + states[0] @ recurrent + bias)
    return h, [h]


def lstm_step(x, states, kernel, recurrent, bias=0.0, gate=sigmoid):
    h, c = states
    i, f, g, o = np.split(x @ kernel + h @ recurrent + bias, 4, axis=-1)
    c = gate(f) * c + gate(i) * np.tanh(g)
    h = gate(o) * np.tanh(c)
    return h, [h, c]


def gru_step(x, states, kernel, recurrent, bias=0.0, gate=sigmoid):
    """With the reset after the product, as cuDNN; the bias has two rows."""
    h = states[0]
    of_input, of_state = np.zeros((2, 3 * UNITS)) + bias
    zx, rx, cx = np.split(x @ kernel + of_input, 3, axis=-1)
    zh, rh, ch = np.split(h @ recurrent + of_state, 3, axis=-1)
    z, r = gate(zx + zh), gate(rx + rh)
    h = z * h + (1 - z) * np.tanh(cx + r * ch)
    return h, [h]


def early_gru_step(x, states, kernel, recurrent, bias=0.0, gate=sigmoid):
    """With the reset before the product, as in the first paper."""
    h = states[0]
    zx, rx, cx = np.split(x @ kernel + bias, 3, axis=-1)
    zk, rk, ck = np.split(recurrent, 3, axis=-1)
    z, r = gate(zx + h @ zk), gate(rx + h @ rk)
    h = z * h + (1 - z) * np.tanh(cx + (r * h) @ ck)
    return h, [h]


def run(step, weights, x=X, mask=None, states=None, backwards=False, zero_masked=False, **gates):
    """Outputs of all steps, the last output, and the last states."""
    count = 2 if step is lstm_step else 1
    states = states or [np.zeros((len(x), UNITS))] * count
    output, outputs = np.zeros((len(x), UNITS)), []
    order = range(x.shape[1])[:: -1 if backwards else 1]
    for t in order:
        new, new_states = step(x[:, t], states, *weights, **gates)
        seen = np.ones((len(x), 1), bool) if mask is None else mask[:, t, None]
        held = 0 if zero_masked else output
        output = np.where(seen, new, held)
        states = [np.where(seen, a, b) for a, b in zip(new_states, states, strict=True)]
        outputs.append(output)
    return np.stack(outputs, axis=1), output, states


LAYERS = {
    "layer_simple_rnn": ({}, simple_step),
    "layer_lstm": ({}, lstm_step),
    "layer_gru": ({}, gru_step),
    "layer_gru-before": ({"reset_after": False}, early_gru_step),
    "layer_cudnn_lstm": ({}, lstm_step),
    "layer_cudnn_gru": ({}, gru_step),
    "layer_rnn-simple": ({"cell": "layer_simple_rnn_cell"}, simple_step),
    "layer_rnn-lstm": ({"cell": "layer_lstm_cell"}, lstm_step),
    "layer_rnn-gru": ({"cell": "layer_gru_cell"}, gru_step),
    "layer_rnn-before": ({"cell": "layer_gru_cell", "reset_after": False}, early_gru_step),
}
FULL = sorted(name for name in LAYERS if "cudnn" not in name)
all_layers = pytest.mark.parametrize("name", sorted(LAYERS))
full_layers = pytest.mark.parametrize("name", FULL)


def made(name, **arguments):
    """A layer with random weights, biases too, and its step."""
    given, step = LAYERS[name]
    given, of_cell = dict(given), {"bias_initializer": "random_normal"}
    public = name.split("-")[0]
    if "cell" in given:
        cell = given.pop("cell")
        for option in ("recurrent_activation", "use_bias"):
            if option in arguments:
                of_cell[option] = arguments.pop(option)
        given = {"cell": function(cell)(units=UNITS, **of_cell, **given)}
    else:
        given |= {"units": UNITS, **of_cell}
    return function(public)(**given, **arguments), step


def close(one, other):
    np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)


@all_layers
@pytest.mark.parametrize("masked", [False, True])
def test_sequences_and_states(name, masked):
    layer, step = made(name, return_sequences=True, return_state=True)
    mask = tf.constant(MASK) if masked else None
    result, *states = layer(X, mask=mask)
    outputs, _, last = run(step, layer.get_weights(), mask=MASK if masked else None)
    close(result, outputs)
    for one, other in zip(states, last, strict=True):
        close(one, other)


@all_layers
def test_last_output(name):
    layer, step = made(name)
    result = layer(X, mask=tf.constant(MASK))
    close(result, run(step, layer.get_weights(), mask=MASK)[1])


@full_layers
def test_backwards(name):
    layer, step = made(name, go_backwards=True, return_sequences=True)
    result = layer(X)
    close(result, run(step, layer.get_weights(), backwards=True)[0])


@full_layers
def test_unrolled(name):
    layer, step = made(name, unroll=True)
    result = layer(X)
    close(result, run(step, layer.get_weights())[1])


@all_layers
def test_initial_states(name):
    """As an argument of the layer, and as a list in the function's first argument."""
    layer, step = made(name)
    layer(X)
    count = 2 if step is lstm_step else 1
    states = [RANDOM.normal(size=(BATCH, UNITS)).astype("float32") for _ in range(count)]
    expected = run(step, layer.get_weights(), states=states)[1]
    close(layer(X, initial_state=states), expected)
    again, _ = made(name, weights=layer.get_weights(), object=[X, *states])
    close(again, expected)


@all_layers
def test_stateful(name):
    layer, step = made(name, stateful=True, batch_input_shape=(BATCH, STEPS, FEATURES))
    reset = function("reset_states")
    first = layer(X)
    weights = layer.get_weights()[: len(layer.trainable_weights)]
    _, output, states = run(step, weights)
    close(first, output)
    close(layer(X), run(step, weights, states=states)[1])
    assert reset(layer) is layer
    close(layer(X), output)
    model = keras.Sequential([keras.Input(batch_shape=X.shape), layer])
    reset(model)
    close(model(X), output)


@pytest.mark.parametrize("name", ["layer_lstm", "layer_gru", "layer_rnn-gru", "layer_gru-before"])
def test_hard_sigmoid_is_that_of_2_9(name):
    layer, step = made(name, recurrent_activation="hard_sigmoid")
    result = layer(X * 3)
    close(result, run(step, layer.get_weights(), x=X * 3, gate=hard_sigmoid)[1])


@full_layers
def test_without_bias(name):
    layer, step = made(name, use_bias=False)
    result = layer(X)
    assert len(layer.get_weights()) == 2
    close(result, run(step, layer.get_weights())[1])


@pytest.mark.parametrize("name", ["layer_lstm", "layer_gru", "layer_rnn-lstm"])
@pytest.mark.parametrize("sequences", [False, True])
def test_time_major(name, sequences):
    layer, step = made(name, time_major=True, return_sequences=sequences, return_state=True)
    result, *states = layer(X.swapaxes(0, 1), mask=tf.constant(MASK.T))
    outputs, output, last = run(step, layer.get_weights(), mask=MASK)
    close(result, outputs.swapaxes(0, 1) if sequences else output)
    close(states[-1], last[-1])
    shapes = layer.compute_output_shape((STEPS, BATCH, FEATURES))
    assert shapes[0] == tuple(result.shape)


def test_zero_output_for_mask():
    layer, step = made("layer_rnn-gru", zero_output_for_mask=True, return_sequences=True)
    result = layer(X, mask=tf.constant(MASK))
    close(result, run(step, layer.get_weights(), mask=MASK, zero_masked=True)[0])


def test_stacked_cells():
    cells = [function("layer_lstm_cell")(units=UNITS), function("layer_gru_cell")(units=UNITS)]
    for cell in (cells, function("layer_stacked_rnn_cells")(cells)):
        layer = function("layer_rnn")(cell=cell, return_sequences=True)
        result = layer(X)
        weights = layer.get_weights()
        between = run(lstm_step, weights[:3])[0]
        close(result, run(gru_step, weights[3:], x=between)[0])


@pytest.mark.parametrize("name", ["layer_simple_rnn", "layer_gru", "layer_lstm", "layer_rnn-gru"])
def test_dropout_is_for_training(name):
    options = {"dropout": 0.5, "recurrent_dropout": 0.3}
    if name == "layer_rnn-gru":
        layer = function("layer_rnn")(cell=function("layer_gru_cell")(units=UNITS, **options))
        step = gru_step
    else:
        layer, step = made(name, **options, seed=1)
    result = layer(X, training=False)
    close(result, run(step, layer.get_weights())[1])
    assert not np.allclose(layer(X, training=True), result, atol=1e-3)


def test_dropout_of_the_input():
    """With weights that pass the input on, the dropped share and the scale can be seen."""
    layer = function("layer_simple_rnn")(
        units=50, activation=None, use_bias=False, dropout=0.4,
        weights=[np.eye(50), np.zeros((50, 50))],
    )  # fmt: skip
    y = np.asarray(layer(np.ones((40, 1, 50), "float32"), training=True))
    np.testing.assert_allclose(np.unique(y.round(4)), [0, 1.6667], rtol=1e-4)
    assert np.mean(y == 0) == pytest.approx(0.4, abs=0.05)


@pytest.mark.parametrize("unit_forget_bias", [True, False])
@pytest.mark.parametrize("name", ["layer_lstm", "layer_cudnn_lstm"])
def test_forget_gates_begin_open(name, unit_forget_bias):
    layer = function(name)(units=UNITS, unit_forget_bias=unit_forget_bias)
    layer(X)
    expected = [0, 0, 1, 1, 0, 0, 0, 0] if unit_forget_bias else [0] * 8
    np.testing.assert_array_equal(layer.get_weights()[2], expected)


@pytest.mark.parametrize(("name", "gates"), [("layer_cudnn_gru", 3), ("layer_cudnn_lstm", 4)])
def test_weights_as_the_cudnn_layers_of_keras_2_kept_them(name, gates):
    """One vector of biases, and each gate's kernel as cuDNN reads it: by rows of units."""
    kernel = RANDOM.normal(size=(FEATURES, gates * UNITS))
    recurrent = RANDOM.normal(size=(UNITS, gates * UNITS))
    bias = RANDOM.normal(size=2 * gates * UNITS)
    layer = function(name)(units=UNITS, weights=[kernel, recurrent, bias])
    result = layer(X)

    def read(array):
        parts = np.split(array, gates, axis=1)
        return np.concatenate([np.reshape(p.ravel(), (UNITS, -1)).T for p in parts], axis=1)

    pair = bias.reshape(2, -1)
    step, biases = (gru_step, pair) if gates == 3 else (lstm_step, pair.sum(0))
    close(result, run(step, [read(kernel), read(recurrent), biases])[1])
    plain = [kernel, recurrent, biases]
    again = function(name)(units=UNITS, weights=plain)
    close(again(X), run(step, plain)[1])


def test_implementation_of_the_simple_layer_is_obsolete():
    from rkeras_py.api import deprecation

    deprecation._said.clear()
    with pytest.warns(ObsoleteArgumentWarning, match="implementation"):
        function("layer_simple_rnn")(units=2, implementation=1)
    one, two = (
        function("layer_lstm")(units=2, implementation=way, weights=_lstm_weights())
        for way in (1, 2)
    )
    close(one(X), two(X))


def _lstm_weights():
    return [np.ones((FEATURES, 8)) / 3, np.ones((2, 8)) / 5, np.zeros(8)]


@pytest.mark.parametrize("name", ["layer_lstm", "layer_simple_rnn", "bidirectional"])
def test_the_older_way_to_give_a_shape(name):
    model = keras.Sequential()
    inner = {"layer": function("layer_gru")(units=2)} if name == "bidirectional" else {"units": 2}
    function(name)(model, **inner, input_dim=4.0, input_length=5.0)
    assert model.input_shape == (None, 5, 4)


def test_stateful_needs_a_batch_size():
    model = keras.Sequential()
    with pytest.raises(ValueError, match="batch"):
        function("layer_lstm")(model, 2, stateful=True, input_shape=(STEPS, FEATURES))


@pytest.mark.parametrize("merge_mode", ["concat", "sum", "mul", "ave", None])
@pytest.mark.parametrize("masked", [False, True])
def test_bidirectional(merge_mode, masked):
    inner = function("layer_lstm")(units=UNITS, return_sequences=True)
    layer = function("bidirectional")(layer=inner, merge_mode=merge_mode)
    mask = tf.constant(MASK) if masked else None
    result = layer(X, mask=mask)
    weights = layer.get_weights()
    known = MASK if masked else None
    forward = run(lstm_step, weights[:3], mask=known)[0]
    backward = run(lstm_step, weights[3:], mask=known, backwards=True)[0][:, ::-1]
    expected = {
        "concat": lambda: np.concatenate([forward, backward], -1),
        "sum": lambda: forward + backward,
        "mul": lambda: forward * backward,
        "ave": lambda: (forward + backward) / 2,
        None: lambda: [forward, backward],
    }[merge_mode]()
    pairs = zip(result, expected, strict=True) if merge_mode is None else [(result, expected)]
    for one, other in pairs:
        # Where all is masked the output is 0, so that the directions can be merged.
        close(np.asarray(one)[MASK], other[MASK])
        assert not masked or not np.asarray(one)[~MASK].any()


def test_bidirectional_with_a_layer_of_its_own_backwards():
    backward = function("layer_gru")(units=UNITS, go_backwards=True)
    layer = function("bidirectional")(
        layer=function("layer_lstm")(units=UNITS), backward_layer=backward
    )
    result = layer(X)
    weights = layer.get_weights()
    ends = run(lstm_step, weights[:3])[1], run(gru_step, weights[3:], backwards=True)[1]
    close(result, np.concatenate(ends, -1))
    again = function("bidirectional")(
        X, function("layer_gru")(units=UNITS), weights=[*weights[3:], *weights[3:]]
    )
    ends = run(gru_step, weights[3:])[1], run(gru_step, weights[3:], backwards=True)[1]
    close(again, np.concatenate(ends, -1))


def test_bidirectional_with_initial_states():
    layer = function("bidirectional")(layer=function("layer_gru")(units=UNITS))
    layer(X)
    weights = layer.get_weights()
    states = [RANDOM.normal(size=(BATCH, UNITS)).astype("float32") for _ in range(2)]
    result = function("bidirectional")(
        [X, *states], function("layer_gru")(units=UNITS), weights=weights
    )
    forward = run(gru_step, weights[:3], states=states[:1])[1]
    backward = run(gru_step, weights[3:], states=states[1:], backwards=True)[1]
    close(result, np.concatenate([forward, backward], -1))


def test_time_distributed():
    x = RANDOM.normal(size=(2, 3, 6, 5, 1)).astype("float32")
    inner = keras.layers.Conv2D(2, 3)
    result = function("time_distributed")(x, inner)
    for step in range(3):
        close(result[:, step], inner(x[:, step]))
    dense = function("layer_dense")(units=4)
    wrapped = function("time_distributed")(layer=dense, input_shape=(STEPS, FEATURES))
    close(wrapped(X), X @ dense.get_weights()[0])


@pytest.mark.parametrize("name", ["bidirectional", "time_distributed"])
def test_wrappers_want_layers(name):
    with pytest.raises(ValueError, match="`layer` must be a layer"):
        function(name)(layer="layer_lstm")


def test_the_penalty_on_the_output_of_a_simple_rnn_counts_and_is_saved():
    layer = function("layer_simple_rnn")(units=3, activity_regularizer="l1")
    x = np.random.default_rng(5).normal(size=(4, 5, 2)).astype("float32")
    y = layer(x).numpy()
    expected = 0.01 * np.abs(y).sum() / len(y)
    np.testing.assert_allclose(sum(layer.losses), expected, rtol=1e-5)
    again = keras.layers.deserialize(keras.layers.serialize(layer))
    again(x)
    again.set_weights(layer.get_weights())
    again(x)
    np.testing.assert_allclose(again.losses[-1], expected, rtol=1e-5)


@pytest.mark.parametrize("kind", ["gru", "lstm"])
def test_time_major_layers_have_the_names_of_others(kind):
    names = [
        function(f"layer_{kind}")(units=1, time_major=flag).name.rstrip("_0123456789")
        for flag in (True, False)
    ]
    assert names == [kind, kind]
