"""The composition law, and the standard tail, through the public functions."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras, tf

# Function, arguments, and the shape of a sample that it takes.
CASES = [
    ("layer_conv_3d", {"filters": 2, "kernel_size": 3}, (5, 5, 5, 1)),
    ("layer_conv_2d", {"filters": 2, "kernel_size": 3}, (5, 5, 1)),
    ("layer_dense", {"units": 3}, (4,)),
    ("layer_flatten", {}, (2, 3)),
    ("layer_dropout", {"rate": 0.5}, (4,)),
    ("layer_activation", {"activation": "relu"}, (4,)),
    ("layer_batch_normalization", {}, (4,)),
    ("layer_max_pooling_3d", {}, (4, 4, 4, 1)),
    ("layer_upsampling_3d", {}, (2, 2, 2, 1)),
]
NAMES = [case[0] for case in CASES]


@pytest.fixture(params=CASES, ids=NAMES)
def case(request):
    name, arguments, shape = request.param
    return getattr(r, name), arguments, shape


def test_missing_or_none_gives_the_layer(case):
    function, arguments, _ = case
    assert isinstance(function(**arguments), keras.layers.Layer)
    assert isinstance(function(None, **arguments), keras.layers.Layer)


def test_a_symbolic_tensor_gives_the_output(case):
    function, arguments, shape = case
    output = function(r.layer_input(shape), **arguments)
    assert isinstance(output, keras.KerasTensor)
    layer = function(**arguments)
    assert tuple(output.shape) == tuple(layer.compute_output_shape((None, *shape)))


def test_values_give_the_values_that_the_layer_computes(case):
    function, arguments, shape = case
    values = np.random.default_rng(1).normal(size=(2, *shape)).astype("float32")
    keras.utils.set_random_seed(1)
    expected = np.asarray(function(**arguments)(values))
    for tensor in (values, tf.constant(values)):
        keras.utils.set_random_seed(1)
        output = function(tensor, **arguments)
        assert tf.is_tensor(output)
        assert output.dtype == tf.float32
        np.testing.assert_array_equal(output, expected)


def test_a_sequential_model_is_changed_in_place(case):
    function, arguments, shape = case
    model = r.keras_model_sequential(input_shape=shape)
    assert function(model, **arguments) is model
    assert len(model.layers) == 1


def test_the_same_layer_by_all_roads(case):
    """What is composed is what the layer itself computes."""
    function, arguments, shape = case
    numbers = np.random.default_rng(0).normal(size=(2, *shape)).astype("float32")
    layer = function(**arguments)
    expected = np.asarray(layer(numbers))
    model = r.keras_model_sequential(layers=[layer], input_shape=shape)
    np.testing.assert_array_equal(r.predict(model, numbers, verbose=0), expected)


class Wrong:
    functional = staticmethod(
        lambda: r.keras_model(x := r.layer_input(4), r.layer_dense(x, units=1))
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: 5, "5 was given"),
        (lambda: 2.5, "the number 2.5 was given"),
        (lambda: "model", "the string 'model' was given"),
        (lambda: {"a": [1], "b": ["x"]}, "data frame of a, b was given"),
        (lambda: [], "a list of nothing was given"),
        (lambda: [1, "a"], "a list of int, str was given"),
        (Wrong.functional, "which is not Sequential"),
        (lambda: r.layer_dense(units=1), "the layer"),
    ],
)
def test_anything_else_is_an_error_that_says_what_came(case, wrong, said):
    function, arguments, _ = case
    with pytest.raises(TypeError, match="`object` must be missing") as caught:
        function(wrong(), **arguments)
    assert said in str(caught.value)
    assert str(caught.value).startswith(function.__name__ + "()")


def test_merging_takes_lists_of_tensors():
    x = r.layer_input(3)
    assert tuple(r.layer_concatenate([x, x]).shape) == (None, 6)
    assert isinstance(r.layer_concatenate(), keras.layers.Layer)
    a, b = np.ones((2, 3), "float32"), np.zeros((2, 3), "float32")
    np.testing.assert_array_equal(
        np.asarray(r.layer_concatenate([a, b])), np.concatenate([a, b], axis=-1)
    )


def test_pipe_reads_downwards():
    x = r.layer_input(4)
    output = r.pipe(x, r.layer_dense(units=8), r.layer_dense(units=2))
    assert tuple(output.shape) == (None, 2)


class TestTail:
    def test_input_shape_builds_the_model(self):
        model = r.layer_dense(r.keras_model_sequential(), units=2, input_shape=3)
        assert model.input_shape == (None, 3) and model.built

    def test_batch_size_fixes_the_batch(self):
        model = r.layer_dense(r.keras_model_sequential(), units=2, input_shape=3, batch_size=5)
        assert model.input_shape == (5, 3)

    def test_batch_input_shape(self):
        model = r.layer_dense(r.keras_model_sequential(), units=2, batch_input_shape=(7, 3))
        assert model.input_shape == (7, 3)

    def test_the_layer_keeps_its_input_until_it_is_first_in_a_model(self):
        layer = r.layer_dense(units=2, input_shape=3)
        assert r.keras_model_sequential(layers=[layer]).input_shape == (None, 3)

    def test_batch_size_alone_is_checked(self):
        layer = r.layer_max_pooling_3d(batch_size=4)
        layer(np.ones((4, 2, 2, 2, 1), "float32"))
        with pytest.raises(ValueError, match="`batch_size` is 4"):
            layer(np.ones((3, 2, 2, 2, 1), "float32"))

    def test_both_shapes_are_an_error(self):
        with pytest.raises(ValueError, match="not both"):
            r.layer_dense(units=2, input_shape=3, batch_input_shape=(None, 3))

    def test_dtype_name_trainable(self):
        layer = r.layer_dense(units=2, dtype="float64", name="last", trainable=False)
        output = layer(np.ones((1, 3)))
        assert output.dtype == tf.float64
        assert layer.name == "last" and layer.trainable_weights == []

    def test_weights_are_set_and_their_shapes_checked(self):
        kernel, bias = np.arange(6.0).reshape(3, 2), np.array([1.0, 2.0])
        layer = r.layer_dense(units=2, weights=[kernel, bias])
        x = np.array([[1.0, 2.0, 3.0]], "float32")
        np.testing.assert_allclose(np.asarray(layer(x)), x @ kernel + bias)
        with pytest.raises(ValueError, match=r"shapes \[\(3, 2\), \(2,\)\]"):
            r.layer_dense(units=2, weights=[bias])(x)

    def test_a_layer_that_does_not_fit_leaves_the_model_as_it_was(self):
        model = r.layer_dense(r.keras_model_sequential(), units=2, input_shape=3)
        before = model.get_weights()
        with pytest.raises(ValueError, match="weights"):
            r.layer_dense(model, units=1, weights=[np.ones(1)])
        assert len(model.layers) == 1
        for old, new in zip(before, model.get_weights(), strict=True):
            np.testing.assert_array_equal(old, new)
        assert model.output_shape == (None, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"units": "ten"}, "`units` must be a whole number, at least 1, but 'ten' was given"),
        ({"units": 2.5}, "`units` must be a whole number, at least 1, but 2.5 was given"),
        ({"units": 0}, "but 0 was given"),
        ({"units": None}, "but None was given"),
        ({}, "the argument `units` is missing"),
        ({"units": 1, "unit": 2}, "no argument is named `unit`"),
        ({"units": 1, "use_bias": "yes"}, "`use_bias` must be True or False"),
    ],
)
def test_wrong_arguments_are_named(arguments, said):
    with pytest.raises((ValueError, TypeError)) as caught:
        r.layer_dense(**arguments)
    assert said in str(caught.value)


class OfOneLayer(keras.Model):
    """A model's class, which Keras builds in a scope of its own."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def call(self, x):
        return self.layer(x)


@pytest.mark.parametrize("first", ["fit", "predict", "evaluate", "call"])
@pytest.mark.parametrize(
    "make", [lambda layer: keras.Sequential([layer]), OfOneLayer], ids=["sequential", "class"]
)
def test_weights_are_there_whatever_builds_the_model(first, make):
    weights = [np.full((3, 2), 2.0), np.full(2, 7.0)]
    layer = r.layer_dense(units=2, weights=weights)
    model = make(layer)
    model.compile(keras.optimizers.SGD(0.0), "mse")
    x, y = np.ones((4, 3), "float32"), np.ones((4, 2), "float32")
    {
        "fit": lambda: model.fit(x, y, verbose=0),
        "predict": lambda: model.predict(x, verbose=0),
        "evaluate": lambda: model.evaluate(x, y, verbose=0),
        "call": lambda: model(x),
    }[first]()
    for found, given in zip(layer.get_weights(), weights, strict=True):
        np.testing.assert_array_equal(found, given)
