"""Variables: values, updates, weights of layers, dtypes; tensors from other values."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf


def test_variables_and_their_values():
    for made, expected in (
        (r.k_variable([[1.0, 2.0]]), [[1, 2]]),
        (r.k_zeros((1, 2)), [[0, 0]]),
        (r.k_ones((2,)), [1, 1]),
        (r.k_eye(2), [[1, 0], [0, 1]]),
    ):
        assert isinstance(made, keras.Variable)
        assert made.dtype == "float32"
        np.testing.assert_array_equal(r.k_get_value(made), expected)
        np.testing.assert_array_equal(tf.square(made), np.square(expected))
        np.testing.assert_array_equal(made.numpy(), expected)
    named = r.k_variable(np.arange(3), dtype="int32", name="count")
    assert (named.name, named.dtype) == ("count", "int32")
    assert r.k_variable([True, False], dtype="bool").dtype == "bool"
    assert r.k_variable([1 + 2j], dtype="complex64").numpy()[0] == 1 + 2j


def test_sizes_of_zero_and_graphs_give_tensors():
    assert tf.is_tensor(r.k_zeros((0, 2)))
    assert not isinstance(r.k_zeros((0, 2)), keras.Variable)
    traced = tf.function(lambda: r.k_ones((2,)) + r.k_zeros(2) + r.k_eye(2)[0])
    np.testing.assert_array_equal(traced(), [2, 1])


def test_a_variable_is_a_weight_of_its_layer_and_trains():
    class Scale(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.w = r.k_variable([1.0, 1.0], name="w")

        def call(self, x):
            return x * self.w

    layer = Scale()
    assert [w.name for w in layer.trainable_weights] == ["w"]
    model = keras.Sequential([keras.Input((2,)), layer])
    model.compile("sgd", "mse")
    model.fit(np.ones((4, 2)), np.full((4, 2), 3.0), verbose=0)
    assert (layer.w.numpy() > 1).all()


def test_a_variable_among_symbolic_tensors_is_a_weight_that_trains_and_is_saved(tmp_path):
    x = keras.Input((2,))
    w = r.k_variable([[1.0], [2.0]], name="w")
    model = keras.Model(x, r.k_dot(x, w))
    assert [weight.name for weight in model.trainable_weights] == ["w"]
    model.compile("sgd", "mse")
    model.fit(np.ones((4, 2)), np.full((4, 1), 9.0), verbose=0)
    assert (w.numpy() > [[1], [2]]).all()
    for name in ("model.keras", "model.h5"):
        model.save(tmp_path / name)
        again = keras.saving.load_model(tmp_path / name, compile=False)
        np.testing.assert_allclose(again.predict(np.eye(2), verbose=0), w.numpy())


def test_the_constraint_holds_after_a_step():
    w = r.k_variable([1.0, -1.0], constraint="non_neg")
    keras.optimizers.SGD(0.1).apply([tf.zeros(2)], [w])
    np.testing.assert_array_equal(w, [1, 0])


@pytest.mark.parametrize("make", [r.k_variable, lambda x: tf.Variable(x, dtype="float32")])
def test_updates(make):
    x = make([1.0, 2.0])
    assert r.k_update(x, [3.0, 4.0]) is x
    np.testing.assert_array_equal(r.k_get_value(x), [3, 4])
    r.k_update_add(x, np.array([1.0, 1.0]))
    r.k_update_sub(x, 2.0)
    np.testing.assert_array_equal(r.k_get_value(x), [2, 3])
    r.k_moving_average_update(x, [0.0, 1.0], 0.9)
    np.testing.assert_allclose(r.k_get_value(x), [1.8, 2.8], rtol=1e-6)
    assert r.k_set_value(x, np.array([5, 6])) is None
    r.k_batch_set_value([[x, (7.0, 8.0)]])
    np.testing.assert_array_equal(r.k_batch_get_value([x])[0], [7, 8])


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: r.k_update([1.0], [2.0]), "`x` must be a variable"),
        (lambda: r.k_set_value(r.k_variable([1.0, 2.0]), [1.0, 2.0, 3.0]), "`value` must be of"),
        (lambda: r.k_batch_set_value([r.k_variable(1.0)]), "`lists` must be a list of pairs"),
        (lambda: r.k_zeros((None, 2)), "`shape` must be sizes that are known"),
        (lambda: r.k_get_value(keras.Input((2,))), "`x` must be a tensor with numbers"),
        (lambda: r.k_variable(keras.Input((2,))), "`value` must be numbers"),
        (lambda: r.k_is_keras_tensor(1.0), "`x` must be a tensor"),
        (lambda: r.k_abs(keras.layers.Dense(1)), "`x` must be a tensor, a variable"),
        (lambda: r.k_abs(None), "`x` must be a tensor, a variable"),
        (lambda: r.k_sum([1.0], axis=1), "`axis` must be an axis of `x`, which has 1 axis"),
        (lambda: r.k_sum([[1.0]], axis=(0, -2)), "`axis` must be axes of `x`, each named once"),
        (lambda: r.k_permute_dimensions([[1.0]], (0,)), "`pattern`"),
        (lambda: r.k_squeeze([[1.0, 2.0]], 1), "`axis` must be an axis of size 1"),
        (lambda: r.k_cast([1.0], "float33"), "`dtype` must be a dtype"),
        (lambda: r.k_dot([[1.0, 2.0]], [[1.0, 2.0]]), r"k_dot\(\): .*`x` is .*`y` is "),
        (lambda: r.k_concatenate([[[1.0]], [[1.0, 2.0]]], 0), r"k_concatenate\(\): .*`tensors`"),
        (lambda: r.k_maximum(tf.constant([1]), 1.5), "holds no fractions"),
        (lambda: r.k_exp(tf.constant([1])), r"k_exp\(\): .*int32"),
        (lambda: r.k_batch_dot([[1.0]], [[1.0]], 0), "`axes` must be other axes than the first"),
        (lambda: r.k_arange(0, 1, 0.1), "`step` must be a whole number"),
        (lambda: r.k_arange(0, 1, 0), "`step` must be another number than 0"),
        (lambda: r.k_conv2d([1.0], np.ones((2, 2, 1, 1))), "`x` must be a tensor of 4"),
        (lambda: r.k_gather([1.0, 2.0], [0.5]), "`indices` must be positions"),
    ],
)
def test_errors_name_the_argument(call, named):
    with pytest.raises((ValueError, TypeError), match=named):
        call()


def test_numbers_take_the_dtype_that_they_meet():
    for dtype in ("float16", "float64", "int32", "complex64"):
        x = tf.constant([1, 2], dtype)
        assert r.k_equal(x, [1, 2]).numpy().all()
        assert r.k_pow(x, 2).dtype == dtype
    assert r.k_abs([1.0, -2.0]).dtype == "float32"
    assert r.k_abs(np.array([1.0, -2.0])).dtype == "float64"
    assert r.k_abs([1, -2]).dtype == "int32"
    assert r.k_maximum(0.0, [1, 2]).dtype == "float32"
    tenth = r.k_maximum(tf.constant([0.0], "float64"), 0.1)
    assert float(tenth[0]) == 0.1


def test_what_a_tensor_is():
    x = keras.Input((None, 3))
    assert r.k_int_shape(x) == (None, None, 3)
    assert (r.k_ndim(x), r.k_dtype(x)) == (3, "float32")
    assert r.k_is_keras_tensor(x)
    assert not r.k_is_keras_tensor(r.k_constant(1.0))
    assert r.k_is_placeholder(r.k_placeholder(ndim=2)) and not r.k_is_placeholder(x)
    assert r.k_is_tensor(x) and not r.k_is_tensor(np.ones(2))
    assert r.k_count_params(r.k_ones((2, 3))) == 6
    sparse = tf.sparse.from_dense([[0.0, 2.0]])
    assert r.k_is_sparse(sparse) and not r.k_is_sparse(x)
    np.testing.assert_array_equal(r.k_to_dense(sparse), [[0, 2]])
    np.testing.assert_array_equal(r.k_eval(sparse), [[0, 2]])
    np.testing.assert_array_equal(r.k_dot(sparse, [[1.0], [3.0]]), [[6]])
    assert r.k_get_value("a") == "a"


def test_printing(capfd):
    r.k_print_tensor([1.0, 2.0], message="x is")
    x = keras.Input((2,))
    model = keras.Model(x, r.k_print_tensor(x, "then"))
    model(np.ones((1, 2), "float32"))
    said = capfd.readouterr().out
    assert "x is [1 2]" in said and "then [[1 1]]" in said
