"""Every layer, from the function to the saved model and back."""

from __future__ import annotations

import json
import warnings

import numpy as np
import pytest

from layers.cases import CASES
from layers.running import REGISTRY, data, make, real, run, symbolic
from rkeras_py.api.argument_types import AxisType, ObjectType
from rkeras_py.api.registry import ObjectError
from rkeras_py.engine import keras, tf

# What is no layer, or part of one only.
NO_LAYERS = {
    "layer_input",
    "layer_gru_cell",
    "layer_lstm_cell",
    "layer_simple_rnn_cell",
    "layer_stacked_rnn_cells",
}
# No gradient with regard to the input: it is no number, or the output is a step function.
NO_GRADIENT = {
    "layer_category_encoding",
    "layer_discretization",
    "layer_embedding",
    "layer_hashing",
    "layer_integer_lookup",
    "layer_string_lookup",
    "layer_text_vectorization",
    "layer_dense_features",  # reads numbers as float32
}
STRINGS = {"layer_hashing", "layer_string_lookup", "layer_text_vectorization"}

IDS = [f"{index}-{case['name']}" for index, case in enumerate(CASES)]
every_case = pytest.mark.parametrize("case", CASES, ids=IDS)
# A case of each layer, for what arguments hardly change.
FIRST = list({case["name"]: case for case in reversed(CASES)}.values())
every_layer = pytest.mark.parametrize("case", FIRST, ids=lambda case: case["name"])


def numpy_of(value):
    return [np.asarray(part) for part in tf.nest.flatten(value)]


def same(one, other, **tolerance):
    one, other = numpy_of(one), numpy_of(other)
    assert len(one) == len(other)
    for a, b in zip(one, other, strict=True):
        assert a.shape == b.shape
        np.testing.assert_allclose(a, b, **({"rtol": 1e-5, "atol": 1e-6} | tolerance))


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    keras.backend.clear_session()


def test_cases_are_plain_data():
    assert json.loads(json.dumps(CASES)) == CASES


def test_every_layer_has_a_case():
    ours = {
        name
        for name, declared in REGISTRY.items()
        if declared.function.__module__.startswith("rkeras_py.layers.")
        and ".convolutional" not in declared.function.__module__
        and any(isinstance(p.argument_type, ObjectType) for p in declared.parameters)
    }
    assert ours - {case["name"] for case in CASES} == set()


@every_case
def test_composition_and_calls(case):
    """Missing, tensor and Sequential; eager and traced; the shape announced is the shape."""
    values = data(case["input"])
    layer = make(case)
    assert isinstance(layer, keras.layers.Layer)
    eager = run(layer, values)
    traced = tf.function(lambda x: run(layer, x))(values)
    same(eager, traced)

    shapes = tf.nest.map_structure(lambda x: tuple(x.shape), values)
    several = isinstance(layer, keras.layers.MultiHeadAttention)
    announced = layer.compute_output_shape(*(shapes if several else [shapes]))
    # What training alone changes at random is unknown beforehand.
    assert all(size in (None, real) for size, real in zip(announced, eager.shape, strict=True))

    output = make(case, symbolic(values))
    assert isinstance(output, keras.KerasTensor)
    assert all(size in (None, real) for size, real in zip(output.shape, eager.shape, strict=True))

    if not isinstance(values, list | dict):
        start = keras.Input(batch_shape=values.shape, dtype=symbolic(values).dtype)
        model = keras.Sequential([start])
        assert make(case, model) is model
        assert len(model.layers) == 1
        assert model(values, training=False).shape == eager.shape


@every_layer
def test_composition_with_something_else(case):
    with pytest.raises(ObjectError, match="must be missing"):
        make(case, "no tensor")


@every_case
def test_config_round_trip(case):
    values = data(case["input"])
    layer = make(case)
    expected = run(layer, values)
    again = type(layer).from_config(layer.get_config())
    run(again, values)
    again.set_weights(layer.get_weights())
    same(run(again, values), expected)
    plain = [json.dumps(one.get_config(), default=str) for one in (again, layer)]
    assert plain[0] == plain[1]


@every_layer
def test_functional_model_saved_and_loaded(case, tmp_path):
    values = data(case["input"])
    inputs = symbolic(values)
    model = keras.Model(inputs, make(case, inputs))
    expected = model(values, training=False)
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    same(loaded(values, training=False), expected)
    if case["name"] not in STRINGS:
        same(model.predict(values, verbose=0), expected)


OWN = [
    case
    for case in CASES
    if type(make(case)).__module__.startswith("rkeras_py") or "brightness" in case["name"]
]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_own_layers_in_hdf5_files(case, tmp_path):
    """The format of Keras 2, which scripts of that time write."""
    values = data(case["input"])
    inputs = symbolic(values)
    model = keras.Model(inputs, make(case, inputs))
    expected = model(values, training=False)
    model.save(tmp_path / "model.h5")
    loaded = keras.models.load_model(tmp_path / "model.h5", compile=False)
    same(loaded(values, training=False), expected)


# Layers that compute in float32 alone.
SINGLE = {
    "layer_average_pooling_3d",
    "layer_max_pooling_3d",
    "layer_random_crop",
    "layer_resizing",
}


def has_gradient(case):
    # TensorFlow has no gradient of "area".
    return case["name"] not in NO_GRADIENT and case["arguments"].get("interpolation") != "area"


@pytest.fixture
def floatx(case):
    """Numbers precise enough for differences, where the layer can."""
    before = keras.config.floatx()
    keras.config.set_floatx("float32" if case["name"] in SINGLE else "float64")
    yield keras.config.floatx()
    keras.config.set_floatx(before)


@pytest.mark.parametrize("case", list(filter(has_gradient, CASES)), ids=lambda case: case["name"])
def test_gradient(case, floatx):
    """The derivative along one direction, in input and weights, against a difference."""
    step, tolerance = (1e-6, 1e-5) if floatx == "float64" else (1e-3, 2e-2)
    values = data(case["input"])
    layer = make(case)
    output = numpy_of(run(layer, values))[0]
    weight = np.cos(np.arange(output.size, dtype=floatx))

    def total(inputs):
        return tf.reduce_sum(tf.reshape(run(layer, inputs), [-1]) * weight)

    points = tf.nest.flatten(tf.nest.map_structure(tf.constant, values))
    variables = [variable.value for variable in layer.trainable_variables]
    with tf.GradientTape() as tape:
        tape.watch(points)
        loss = total(tf.nest.pack_sequence_as(values, points))
    gradients = tape.gradient(loss, [*points, *variables])
    assert gradients[0] is not None
    generator = np.random.default_rng(1)
    way = [generator.normal(size=part.shape).astype(floatx) for part in [*points, *variables]]
    expected = sum(
        float(tf.reduce_sum(gradient * part))
        for gradient, part in zip(gradients, way, strict=True)
        if gradient is not None
    )

    def after(size):
        moved = [point + size * part for point, part in zip(points, way, strict=False)]
        for variable, part in zip(variables, way[len(points) :], strict=True):
            variable.assign_add(size * part)
        value = float(total(tf.nest.pack_sequence_as(values, moved)))
        for variable, part in zip(variables, way[len(points) :], strict=True):
            variable.assign_sub(size * part)
        return value

    difference = (after(step) - after(-step)) / (2 * step)
    assert difference == pytest.approx(expected, rel=tolerance, abs=tolerance)


def as_r(value, argument_type=None):
    """A value as it comes from R: doubles, vectors as arrays, axes from 1."""
    if isinstance(argument_type, AxisType):
        if isinstance(value, list):
            return np.array([as_r(axis, argument_type) for axis in value])
        return float(value + 1 if value >= 0 else value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, list):
        numbers = all(isinstance(item, int | float) for item in value)
        return np.array(value, "float64") if numbers else [as_r(item) for item in value]
    if isinstance(value, dict):
        return {name: as_r(item) for name, item in value.items()}
    return value


def without_names(config):
    """A configuration without what is made up: names and seeds."""
    if isinstance(config, dict):
        made_up = {"name", "seed", "build_config"}
        return {key: without_names(item) for key, item in config.items() if key not in made_up}
    if isinstance(config, list | tuple):
        return [without_names(item) for item in config]
    return config


@every_case
def test_values_from_r_give_the_same_layer(case):
    declared = REGISTRY[case["name"]]
    types = {parameter.name: parameter.argument_type for parameter in declared.parameters}
    given = []
    for name, value in case["arguments"].items():
        plain = case["name"] != "create_layer" and real(value) == value
        given.append((name, as_r(value, types.get(name)) if plain else real(value)))
    layer = declared.call_from_r(given)
    assert without_names(layer.get_config()) == without_names(make(case).get_config())


def takes_tail(case):
    parameters = REGISTRY[case["name"]].parameters
    one = isinstance(case["input"], dict) and "shape" in case["input"]
    # time_major layers have another order of axes, and create_layer takes a list.
    known = any(p.variadic or p.name == "input_shape" for p in parameters)
    return one and known and case["name"] != "create_layer"


@pytest.mark.parametrize("case", list(filter(takes_tail, CASES)), ids=lambda case: case["name"])
def test_the_standard_arguments_from_r(case):
    """As formals and in `...` alike; first in a model they tell its input."""
    declared = REGISTRY[case["name"]]
    first = declared.parameters[0].name
    arguments = [(name, real(value)) for name, value in case["arguments"].items()]
    shape = case["input"]["shape"]
    model = keras.Sequential()
    tail = [
        ("input_shape", np.array(shape[1:], "float64")),
        ("batch_size", float(shape[0])),
        ("name", "here"),
        ("trainable", False),
    ]
    formals = {parameter.name for parameter in declared.parameters}
    if not any(parameter.variadic for parameter in declared.parameters):
        tail = [(name, value) for name, value in tail if name in formals]
    types = {parameter.name: parameter.argument_type for parameter in declared.parameters}
    arguments = [
        (name, as_r(value, types[name]) if isinstance(types.get(name), AxisType) else value)
        for name, value in arguments
    ]
    assert declared.call_from_r([(first, model), *arguments, *tail]) is model
    layer = model.layers[0]
    given = dict(tail)
    batch = shape[0] if "batch_size" in given else None
    assert model.input_shape == (batch, *shape[1:])
    assert ("name" in given) == (layer.name == "here")
    assert not layer.trainable_weights
