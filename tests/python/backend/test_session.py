"""Settings, names, phases, functions of symbolic tensors, the module."""

from __future__ import annotations

import os

import numpy as np
import pytest

import rkeras_py as r
from backend.saved import WAYS, saved_and_loaded
from rkeras_py.backend.sessions import SessionError
from rkeras_py.engine import keras, tf

# The learning phase warns once in a session, so only the first test that sets it would see that.
pytestmark = [
    pytest.mark.filterwarnings("ignore:k_set_learning_phase"),
    pytest.mark.filterwarnings("ignore:The model does not have any trainable weights"),
]


@pytest.fixture(autouse=True)
def as_before():
    policy = keras.config.dtype_policy()
    yield
    keras.config.set_floatx("float32")
    keras.config.set_dtype_policy(policy)
    keras.config.set_image_data_format("channels_last")
    r.k_set_learning_phase(0)


def test_floatx_reaches_new_layers_at_once():
    keras.layers.Dense(1).build((1, 2))
    r.k_set_floatx("float64")
    layer = keras.layers.Dense(1)
    layer.build((1, 2))
    assert layer.kernel.dtype == r.k_floatx() == "float64"
    assert r.k_constant(1.0).dtype == r.k_abs([1.0]).dtype == "float64"


def test_a_policy_of_the_user_stays():
    keras.config.set_dtype_policy("mixed_float16")
    r.k_set_floatx("float64")
    assert keras.config.dtype_policy().name == "mixed_float16"


def test_other_settings():
    assert r.k_backend() == "tensorflow"
    r.k_set_image_data_format("channels_first")
    x = np.ones((1, 2, 3, 3), "float32")
    assert r.k_conv2d(x, np.ones((2, 2, 2, 5))).shape == (1, 5, 2, 2)
    before = r.k_epsilon()
    r.k_set_epsilon(0.1)
    loss = float(r.k_categorical_crossentropy([1.0, 0.0], [0.0, 1.0]))
    r.k_set_epsilon(before)
    assert loss == pytest.approx(-np.log(0.1))
    for call, named in (
        (lambda: r.k_set_floatx("float8"), "`floatx`"),
        (lambda: r.k_set_image_data_format("last"), "`data_format`"),
        (lambda: r.k_set_epsilon(0), "`e`"),
    ):
        with pytest.raises(ValueError, match=named):
            call()


def test_clear_session_keeps_what_the_user_set():
    keras.config.set_dtype_policy("float64")
    keras.config.disable_interactive_logging()
    r.k_get_uid("mine")
    r.k_set_learning_phase(1)
    with keras.saving.CustomObjectScope({"Mine": keras.layers.Dense}):
        r.k_clear_session()
        assert keras.saving.get_registered_object("Mine") is keras.layers.Dense
    assert keras.config.dtype_policy().name == "float64"
    assert not keras.config.is_interactive_logging_enabled()
    keras.config.enable_interactive_logging()
    assert keras.layers.Dense(1).name == "dense"
    assert r.k_get_uid("mine") == 1
    assert r.k_learning_phase() == 0


def test_counts_of_names_are_their_own():
    r.k_reset_uids()
    assert [r.k_get_uid("dense"), r.k_get_uid("dense"), r.k_get_uid()] == [1, 2, 1]
    assert keras.layers.Dense(1).name == "dense"


def test_sessions_are_gone():
    for call in (r.k_get_session, lambda: r.k_set_session(None)):
        with pytest.raises(SessionError, match="TensorFlow 2 has no sessions"):
            call()


def test_the_learning_phase_and_direct_calls():
    x = tf.ones((20, 20))
    assert r.layer_dropout(x, 0.5).numpy().all()
    r.k_set_learning_phase(1)
    assert not r.layer_dropout(x, 0.5).numpy().all()
    model = keras.Sequential([keras.Input((20,)), keras.layers.Dropout(0.5)])
    assert model.predict(x, verbose=0).all()
    r.k_set_learning_phase(0)
    assert r.layer_dropout(x, 0.5).numpy().all()
    with pytest.raises(ValueError, match="`value` must be 0 or 1"):
        r.k_set_learning_phase(2)


def test_choices_by_phase(tmp_path):
    assert r.k_in_train_phase(1.0, 2.0) == 2.0
    assert r.k_in_test_phase(1.0, 2.0) == 1.0
    assert r.k_in_train_phase(lambda: 1.0, lambda: 2.0, training=1) == 1.0
    assert float(r.k_in_train_phase(1.0, 2.0, training=tf.constant(True))) == 1.0
    r.k_set_learning_phase(1)
    assert r.k_in_train_phase(1.0, 2.0) == 1.0
    r.k_set_learning_phase(0)

    class Asks(keras.layers.Layer):
        def call(self, x, training=None):
            return r.k_in_train_phase(lambda: x * 10, x)

    one = tf.ones((1, 1))
    assert Asks()(one, training=True).numpy().item() == 10
    assert Asks()(one).numpy().item() == 1
    x = keras.Input((1,))
    nine = r.k_square(r.k_maximum(x, 3.0))
    model = keras.Model(x, r.k_in_train_phase(lambda: nine, lambda: r.k_maximum(x, 2.0)))
    for name in ("model.keras", "model.h5"):
        model.save(tmp_path / name)
        model = keras.saving.load_model(tmp_path / name)
        assert model(one, training=True).numpy().item() == 9
        assert model(one).numpy().item() == 2
    model.compile("sgd", lambda y, p: p)
    assert model.train_on_batch(one, one) == pytest.approx(9)
    assert model.test_on_batch(one, one) == pytest.approx(2)


def test_a_switch_by_functions():
    assert float(r.k_switch(True, lambda: 1.0, lambda: 1 / 0)) == 1
    traced = tf.function(lambda c: r.k_switch(c, lambda: 1.0, lambda: 2.0))
    assert [float(traced(tf.constant(c))) for c in (True, False)] == [1, 2]
    x = keras.Input((2,))
    model = keras.Model(x, r.k_switch(r.k_greater(x, 0.0), lambda: x * 2, lambda: x * 3))
    np.testing.assert_array_equal(model(np.array([[1.0, -1.0]])), [[2, -3]])


def test_functions_of_symbolic_tensors():
    p = r.k_placeholder(shape=(None, 3))
    f = r.k_function([p], [p * 2, r.k_sum(p, 1)])
    ones = np.ones((2, 3))
    for value, expected in zip(f([ones]), (2 * ones, [3, 3]), strict=True):
        assert isinstance(value, np.ndarray)
        np.testing.assert_array_equal(value, expected)
    assert isinstance(r.k_function([p], [p * 2])([ones]), list)
    assert isinstance(r.k_function(p, p * 2)([ones]), np.ndarray)
    inner = keras.layers.Dense(2)
    hidden = inner(p)
    model = keras.Model(p, keras.layers.Dense(1)(hidden))
    got = r.k_function([model.input], [hidden])([ones])[0]
    np.testing.assert_allclose(got, inner(ones), rtol=1e-6)
    with pytest.raises(ValueError, match="`inputs` must be all that the outputs follow from"):
        r.k_function([r.k_placeholder(shape=(None, 2))], [hidden])
    with pytest.raises(ValueError, match="`updates` must be missing"):
        r.k_function([p], [p], updates=[1])
    with pytest.raises(ValueError, match="takes a list of 1 arrays, but 2 were given"):
        f([ones, ones])


def test_gradients_of_symbolic_tensors():
    p = r.k_placeholder(shape=(None, 3), dtype="float64")
    other = r.k_placeholder(shape=(None, 3), dtype="float64")
    layer = keras.layers.Dense(2, use_bias=False, dtype="float64")
    hidden = layer(p)
    loss = r.k_sum(r.k_square(hidden)) + r.k_sum(other)
    of = [p, hidden, layer.kernel, other, r.k_placeholder(shape=(None, 1))]
    gradients = r.k_gradients(loss, of)
    assert gradients[4] is None
    x = np.array([[1.0, 2.0, 3.0], [0.5, 1.0, -1.0]])
    values = r.k_function([p, other], gradients[:4])([x, x])
    w = layer.kernel.numpy()
    expected = [2 * x @ w @ w.T, 2 * x @ w, x.T @ (2 * x @ w), np.ones_like(x)]
    for value, right in zip(values, expected, strict=True):
        np.testing.assert_allclose(value, right, rtol=1e-10)
    with pytest.raises(ValueError, match=r"tf\$GradientTape"):
        r.k_gradients(r.k_constant(1.0), r.k_constant(2.0))
    inside = tf.function(lambda x: r.k_gradients(tf.reduce_sum(x * x), x)[0])
    np.testing.assert_array_equal(inside(tf.constant([3.0])), [6])
    assert r.k_stop_gradient([tf.ones(2), tf.zeros(1)])[1].shape == (1,)


def test_the_backend_as_a_module():
    K = r.backend()
    np.testing.assert_array_equal(K.mean([[1.0, 2.0], [3.0, 4.0]], axis=1), [1.5, 3.5])
    names = [n.removeprefix("k_") for n in dir(r) if n.startswith("k_")]
    assert len(names) == 152
    assert all(callable(getattr(K, name)) for name in names) and set(names) < set(dir(K))
    with pytest.raises(AttributeError, match="the backend has no function 'nothing'"):
        _ = K.nothing
    assert r.backend(convert=False).floatx() == "float32"
    assert r.implementation() is keras


def test_which_library_computes(monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "tensorflow")
    monkeypatch.setenv("KERAS_IMPLEMENTATION", "")
    r.use_backend("tensorflow")
    r.use_implementation("tensorflow")
    assert os.environ["KERAS_IMPLEMENTATION"] == "tensorflow"
    with pytest.raises(ValueError, match="`backend` must be"):
        r.use_backend("theano")
    with pytest.raises(ValueError, match="`implementation` must be"):
        r.use_implementation("jax")
    assert os.environ["KERAS_BACKEND"] == "tensorflow"


def test_arrays_of_keras():
    assert r.keras_array(None) is None
    array = r.keras_array(np.asfortranarray(np.ones((2, 3))))
    assert array.dtype == "float32" and array.flags.c_contiguous
    assert r.keras_array(np.arange(3, dtype="int32")).dtype == "int32"
    assert r.keras_array(np.ones(2), dtype="float64").dtype == "float64"
    assert [a.dtype.name for a in r.keras_array([np.ones(2), np.ones(2, bool)])] == [
        "float32", "bool",
    ]  # fmt: skip
    tensor = tf.ones(2)
    assert r.keras_array(tensor) is tensor


def test_order_of_axes_and_shapes():
    assert r.k_image_data_format() == "channels_last"
    r.k_set_image_data_format("channels_first")
    try:
        assert r.k_image_data_format() == keras.config.image_data_format() == "channels_first"
    finally:
        r.k_set_image_data_format("channels_last")
    assert r.k_get_variable_shape(r.k_zeros((2, 3))) == (2, 3)
    assert r.k_get_variable_shape(keras.Input((4,))) == (None, 4)


def test_variables_need_no_initialization():
    with pytest.warns(UserWarning, match=r"k_manual_variable_initialization"):
        r.k_manual_variable_initialization(True)


@pytest.mark.parametrize("way", WAYS)
def test_python_arithmetic_of_symbolic_tensors_is_saved(way, tmp_path):
    """In one graph with layers of the same names; the sum along an axis is not one of Keras 2's."""
    x = keras.Input((4,))
    added = keras.layers.Add()([x, 2 * x])
    largest = keras.layers.Maximum()([keras.ops.maximum(x, 0.5), x - 1])
    model = keras.Model(x, [added + r.k_square(x), largest * x, r.k_cumsum(x) + x])
    values = np.array([[-1, 0.25, 2, 3]], "float32")
    found = saved_and_loaded(model, way, tmp_path)(values)
    expected = [3 * values + values**2, np.maximum(values, 0.5) * values]
    expected.append(values.cumsum(0) + values)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other)
