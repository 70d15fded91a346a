"""Loops over arrays: what is evaluated and predicted, what is kept, and how they fail."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from keras_loop import in_keras_loop
from models.test_loops import LABELS, WEIGHTS, WORDS, EachBatch, X, Y, compiled, dense, several

import rkeras_py as r
from rkeras_py.api import hooks
from rkeras_py.engine import keras, tf

PLAIN = {"verbose": 0}


@pytest.fixture
def own_loops(monkeypatch):
    """Counts the calls of Keras' own loops."""
    used = []

    def counting(name):
        own = getattr(keras.Model, name)

        def counted(*args, **kwargs):
            used.append(name)
            return own(*args, **kwargs)

        return counted

    for name in ("fit", "evaluate", "predict"):
        monkeypatch.setattr(keras.Model, name, counting(name))
    return used


class Traced(keras.layers.Layer):
    """Counts how often it is traced."""

    def __init__(self):
        super().__init__()
        self.times = []

    def call(self, inputs):
        self.times.append(inputs.shape)
        return inputs


def uneven():
    given = keras.Input((3,))
    model = keras.Model(
        given,
        {
            "a": keras.layers.Dense(2, name="a")(given),
            "b": keras.layers.Rescaling(2.0, name="b")(given),
        },
    )
    return compiled(model, loss={"a": "mse", "b": "mae"})


@pytest.mark.parametrize(
    ("make", "x", "y"),
    [
        (lambda: dense(keras.layers.BatchNormalization(), keras.layers.Dropout(0.5)), X, Y),
        (several, [X, WORDS], [Y, LABELS]),
        (uneven, X, {"a": X[:, :2], "b": X}),
    ],
    ids=["one output", "several", "named"],
)
def test_evaluation_and_prediction_are_those_of_keras(make, x, y, own_loops):
    model, other = make(), in_keras_loop(make())
    other.set_weights(model.get_weights())
    for size in (8, 7, 32):
        given = {"batch_size": size, **PLAIN}
        ours = r.predict(model, x, **given)
        scores = r.evaluate(model, x, y, sample_weight=None, **given)
        at_each = r.evaluate(model, x, y, callbacks=[EachBatch()], **given)
        assert not own_loops
        theirs = r.predict(model, x, callbacks=[EachBatch()], **given)
        assert dict(scores) == dict(at_each) == dict(r.evaluate(other, x, y, **given))
        assert own_loops == ["predict", "evaluate"]
        own_loops.clear()
        keras.tree.map_structure(np.testing.assert_array_equal, ours, theirs)


def test_weights_and_steps_of_an_evaluation(own_loops):
    model = dense(weighted_metrics=["mae"])
    options = {"batch_size": 7, "sample_weight": WEIGHTS, "steps": 2, "verbose": 0}
    scores = r.evaluate(model, X, Y, **options)
    error = np.abs(r.predict(model, X, **PLAIN) - Y)[:14, 0]
    assert scores["mae"] == pytest.approx(np.average(error, weights=WEIGHTS[:14]), rel=1e-5)
    assert not own_loops


def test_other_numbers_of_samples_trace_nothing_anew():
    traced = Traced()
    model = dense(traced)
    for function in (lambda n: r.predict(model, X[:n], batch_size=4, **PLAIN),
                     lambda n: r.evaluate(model, X[:n], Y[:n], batch_size=4, **PLAIN)):  # fmt: skip
        for n in (1, 2, 9, 16, 17):
            function(n)
        traced.times.clear()
        for n in range(1, 20):
            function(n)
        assert traced.times == []


def test_states_of_a_single_sample_are_kept():
    given = keras.Input(batch_shape=(1, 2, 1))
    model = keras.Model(given, keras.layers.SimpleRNN(2, stateful=True)(given))
    one = np.ones((1, 2, 1))
    first = r.predict(model, one, **PLAIN)
    assert (r.predict(model, one, **PLAIN) != first).all()
    model.layers[-1].reset_state()
    np.testing.assert_array_equal(r.predict(model, one, **PLAIN), first)


def test_a_model_that_has_changed_predicts_anew():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Rescaling(2.0)])
    np.testing.assert_allclose(r.predict(model, X, **PLAIN), 2 * X, rtol=1e-6)
    r.layer_rescaling(model, scale=5.0)
    np.testing.assert_allclose(r.predict(model, X, **PLAIN), 10 * X, rtol=1e-6)
    r.pop_layer(model)
    np.testing.assert_allclose(r.predict(model, X, **PLAIN), 2 * X, rtol=1e-6)


def test_a_model_keeps_its_graphs_until_it_changes():
    traced = Traced()
    model = dense(traced, metrics="mae")
    r.predict(model, X, **PLAIN)
    traced.times.clear()
    r.fit(model, X, Y, epochs=1, **PLAIN)
    assert len(traced.times) == 1
    traced.times.clear()
    r.fit(model, X, Y, epochs=1, **PLAIN)
    model.set_weights([np.ones((3, 1)), np.zeros(1)])
    predicted = r.predict(model, X, **PLAIN)
    assert traced.times == []
    np.testing.assert_allclose(predicted, X.sum(1, keepdims=True), rtol=1e-5)
    # Frozen and thawed by turns, as in adversarial training: that makes one more graph, not six.
    for _ in range(3):
        for trainable in (False, True):
            model.layers[-1].trainable = trainable
            r.predict(model, X, **PLAIN)
    assert len(traced.times) == 1
    compiled(model, optimizer=keras.optimizers.SGD(0.0))
    r.fit(model, X, Y, epochs=1, **PLAIN)
    np.testing.assert_allclose(model.get_weights()[0], np.ones((3, 1)))


def test_calls_leave_nothing_behind():
    model = dense()
    one = X[:1]

    def calls():
        for _ in range(50):
            r.predict(model, one, **PLAIN)
            r.evaluate(model, one, Y[:1], **PLAIN)
        gc.collect()
        return len(gc.get_objects())

    calls()
    before = calls()
    assert calls() - before < 50


def test_a_model_dies_with_its_graphs():
    import weakref

    model = dense()
    r.fit(model, X, Y, epochs=1, **PLAIN)
    r.predict(model, X, **PLAIN)
    gone = weakref.ref(model)
    del model
    keras.utils.clear_session()
    gc.collect()
    assert gone() is None


def test_data_that_change_meanwhile_are_not_trained_on():
    class Spoils(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            x[:] = np.nan
            y[:] = np.nan

    weights = []
    for callbacks in ([], [Spoils()]):
        x, y = X.astype("float32"), Y.astype("float32")
        keras.utils.set_random_seed(1)
        model = dense()
        r.fit(model, x, y, epochs=2, shuffle=False, callbacks=callbacks, **PLAIN)
        weights.append(model.get_weights())
    for a, b in zip(*weights, strict=True):
        np.testing.assert_array_equal(a, b)


def checked(x):
    with tf.control_dependencies([tf.debugging.assert_less(x, 100.0)]):
        return tf.identity(x)


def as_it_is(model):
    return model


def test_an_error_names_its_batch_and_spoils_nothing():
    """The steps before it count, as in Keras' loop, and the next call works."""
    bad = X.copy()
    bad[17] = 1000
    after = []
    for callbacks, loop in (([], in_keras_loop), ([EachBatch()], as_it_is), ([], as_it_is)):
        keras.utils.set_random_seed(1)
        model = loop(dense(keras.layers.Lambda(checked), optimizer="sgd"))
        options = {"batch_size": 4, "shuffle": False, "callbacks": callbacks, "verbose": 0}
        with pytest.raises(tf.errors.InvalidArgumentError) as caught:
            r.fit(model, bad, Y, epochs=2, **options)
        assert "assert_less" in str(caught.value)
        assert ("in batch 5 of the epoch" in str(caught.value)) == (loop is as_it_is)
        after.append(model.get_weights()[0])
        r.fit(model, X, Y, epochs=2, **options)
        after.append(model.get_weights()[0])
    for ours in (after[2:4], after[4:]):
        np.testing.assert_array_equal(ours, after[:2])
    for call in (lambda: r.predict(model, bad, batch_size=4, **PLAIN),
                 lambda: r.evaluate(model, bad, Y, batch_size=4, **PLAIN)):  # fmt: skip
        with pytest.raises(tf.errors.InvalidArgumentError, match="in batch 5 of the"):
            call()
    assert np.isfinite(r.predict(model, X, batch_size=4, **PLAIN)).all()


def test_an_error_while_tracing_spoils_nothing():
    class Fails(keras.losses.Loss):
        fails = True

        def call(self, y_true, y_pred):
            if self.fails:
                raise RuntimeError("not yet")
            return tf.reduce_mean(tf.square(y_true - y_pred), -1)

    model = dense(loss=Fails())
    with pytest.raises(RuntimeError, match="not yet"):
        r.fit(model, X, Y, epochs=1, **PLAIN)
    Fails.fails = False
    history = r.fit(model, X, Y, epochs=1, shuffle=False, **PLAIN)
    assert np.isfinite(history.metrics["loss"]).all()


def test_ctrl_c_takes_effect_between_two_calls_of_the_graph(monkeypatch):
    model = dense()
    checks = []

    def check():
        checks.append(1)
        if len(checks) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(hooks, "check_interrupt", check)
    with pytest.raises(KeyboardInterrupt):
        r.fit(model, X, Y, batch_size=1, epochs=50, **PLAIN)
    assert 0 < int(model.optimizer.iterations) < 1200
    r.fit(model, X, Y, epochs=1, **PLAIN)


def test_the_progress_bar_goes_to_the_end(capsys):
    model = dense(metrics="mae")
    r.fit(model, X, Y, batch_size=2, epochs=1, verbose=1, validation_split=0.5)
    shown = capsys.readouterr().out
    assert "6/6" in shown
    assert "1/6" in shown
    assert "val_mae" in shown
    r.evaluate(model, X, Y, batch_size=2, verbose=1)
    assert "12/12" in capsys.readouterr().out
    r.predict(model, X, batch_size=2, verbose=2)
    assert "12/12" in capsys.readouterr().out


class OwnStep(keras.Sequential):
    """A model with its own step."""

    def train_step(self, data):
        return super().train_step(data)


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        (lambda model: compiled(model, run_eagerly=True), {}),
        (lambda model: compiled(OwnStep(model.layers)), {}),
        (lambda model: model, {"callbacks": [r.callback_tensorboard("x")]}),
        (
            lambda model: compiled(model, steps_per_execution=2),
            {"callbacks": [r.callback_lambda(on_batch_end=lambda *_: None)]},
        ),
        (lambda model: model, {"validation_data": tf.data.Dataset.from_tensors((X, Y))}),
    ],
    ids=["eager", "a step of its own", "TensorBoard", "executions", "a dataset"],
)
def test_keras_own_loop_runs_where_it_is_asked_for(
    change, arguments, own_loops, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    model = change(keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]))
    if not model.compiled:
        compiled(model)
    r.fit(model, X, Y, epochs=1, verbose=0, **arguments)
    assert own_loops[:1] == ["fit"]


# Of six samples after set_random_seed(5), in three passes: printed by tf_keras 2.21.
ORDERS = [[1, 3, 5, 2, 4, 0], [0, 1, 3, 2, 4, 5], [2, 1, 5, 0, 3, 4]]


@pytest.mark.parametrize("options", [{}, {"steps_per_execution": 4}], ids=["", "executions"])
@pytest.mark.parametrize("loop", [as_it_is, in_keras_loop], ids=["ours", "Keras' own"])
def test_samples_are_shuffled_as_keras_2_does(loop, options):
    class Seen(keras.layers.Layer):
        def call(self, inputs):
            tf.py_function(lambda x: seen.extend(x.numpy().ravel().tolist()), [inputs], [])
            return inputs

    samples = np.arange(6.0)[:, None]
    for _ in range(2):  # a second fit() begins anew
        keras.utils.set_random_seed(5)
        model = loop(keras.Sequential([keras.Input((1,)), Seen(), keras.layers.Dense(1)]))
        r.compile(model, optimizer="sgd", loss="mse", **options)
        for epochs in (3, 2):
            seen = []
            given = {"batch_size": 1, "epochs": epochs, "verbose": 0}
            r.fit(model, samples, samples, **given)
            assert seen == [sample for order in ORDERS[:epochs] for sample in order]


@pytest.mark.parametrize("kind", ["sparse", "ragged"])
def test_sparse_and_ragged_samples_have_an_order_for_each_epoch(kind):
    """As in Keras 2, which shuffles them anew; Keras 3 repeats the first order."""

    class Seen(keras.layers.Layer):
        def call(self, inputs):
            dense = inputs.to_tensor() if isinstance(inputs, tf.RaggedTensor) else inputs
            dense = tf.sparse.to_dense(dense) if isinstance(dense, tf.SparseTensor) else dense
            tf.py_function(lambda x: seen.extend(x.numpy().max(axis=1).tolist()), [dense], [])
            return tf.reshape(tf.reduce_max(dense, axis=1), [-1, 1])

    numbers = np.arange(1.0, 9.0, dtype="float32")
    samples = (
        tf.sparse.from_dense(np.diag(numbers))
        if kind == "sparse"
        else tf.RaggedTensor.from_row_lengths(np.repeat(numbers, 2), [2] * 8)
    )
    orders = []
    for _ in range(2):
        keras.utils.set_random_seed(5)
        shape = {"shape": (8,), "sparse": True} if kind == "sparse" else {"shape": (None,)}
        given = keras.Input(**shape, **({"ragged": True} if kind == "ragged" else {}))
        model = keras.Model(given, keras.layers.Dense(1)(Seen()(given)))
        r.compile(model, optimizer="sgd", loss="mse")
        seen = []
        r.fit(model, samples, numbers, batch_size=3, epochs=4, verbose=0)
        orders.append(np.reshape(seen, (4, 8)).tolist())
    assert orders[0] == orders[1]
    assert all(sorted(order) == numbers.tolist() for order in orders[0])
    assert len({tuple(order) for order in orders[0]}) == 4


def test_outputs_belong_to_the_caller():
    model = dense()
    for size in (7, 32):
        outputs = r.predict(model, X, batch_size=size, **PLAIN)
        assert type(outputs) is np.ndarray
        outputs += 1  # it can be written to
        np.testing.assert_allclose(outputs, r.predict(model, X, **PLAIN) + 1, rtol=1e-6)
