"""Contracts of the private members of layers, variables and models, and of reading Keras 2."""

from __future__ import annotations

import h5py
import numpy as np
import pytest
from contracts import contract

from rkeras_py import keras_internals as internals
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals import exports, names


def _dense(units: int = 2, **options) -> keras.layers.Layer:
    return keras.layers.Dense(units, kernel_initializer="ones", **options)


# ---- layers -----------------------------------------------------------------


@contract("keras.layers.Layer._inbound_nodes")
def _(folder):
    layer = keras.layers.Add(name="both")
    assert internals.calls_of(layer) == []
    a, b, c = (keras.Input((3,)) for _ in range(3))
    first, second = layer([a, b]), layer([a, c])
    calls = internals.calls_of(layer)
    assert [call.operation for call in calls] == [layer, layer]
    assert [[id(x) for x in call.inputs] for call in calls] == [[id(a), id(b)], [id(a), id(c)]]
    assert [call.outputs[0] is y for call, y in zip(calls, (first, second), strict=True)] == [
        True
    ] * 2
    assert calls[1].args[0][1] is c
    masked = keras.layers.LSTM(2)
    masked(keras.layers.Masking()(keras.Input((4, 3))))
    [call] = internals.calls_of(masked)
    # Keras may count the mask among the arguments; it is told by its name.
    given = [*call.args, *(x for name, x in call.kwargs.items() if not name.endswith("mask"))]
    [only] = [x for x in given if isinstance(x, keras.KerasTensor)]
    assert only.shape == (None, 4, 3)


@contract("keras.layers.Layer._outbound_nodes")
def _(folder):
    given = keras.Input((3,))
    first, second, last = (keras.layers.Dense(2) for _ in range(3))
    assert internals.calls_on_results_of(first) == []
    second(first(given))
    last(first.output)
    assert [call.operation for call in internals.calls_on_results_of(first)] == [second, last]


@contract("keras.KerasTensor._keras_history")
def _(folder):
    given = keras.Input((3,))
    layer = keras.layers.Dropout(0.5)
    layer(keras.Input((4,)))
    call = internals.call_that_gave(layer(given))
    assert call is not None and call.operation is layer
    assert call.inputs[0] is given
    part = internals.call_that_gave(given[:, 1:])
    assert type(part.operation).__name__ == "GetItem"
    assert part.args[0] is given
    assert internals.call_that_gave(keras.KerasTensor((3,))) is None


@contract("tensorflow.__internal__.dispatch.GlobalOpDispatcher")
def _(folder):
    class Other:
        pass

    def handle(function, args, kwargs):
        name = internals.public_name(function)
        return (name, args, kwargs) if isinstance(args[0], Other) else NotImplemented

    internals.on_refusal(handle)
    other = Other()
    try:
        found = tf.math.abs(other, name="it")
    except (TypeError, ValueError):
        found = None
    assert found == ("math.abs", (other,), {"name": "it"})
    with pytest.raises(ValueError, match="unsupported type"):
        tf.math.abs(object())


@contract("tensorflow.python.util.tf_export.get_canonical_name_for_symbol")
def _(folder):
    assert internals.public_name(tf.reduce_sum) == "math.reduce_sum"
    assert internals.public_name(tf.concat) == "concat"
    assert internals.public_name(tf.compat.v1.squeeze) == "compat.v1.squeeze"
    assert internals.public_name(lambda: None) is None


@contract("keras.layers.Layer._tracker", "keras.layers.Layer._lock_state")
def _(folder):
    layer = _dense()
    layer.build((None, 3))
    with pytest.raises(ValueError, match="already built"):
        layer.add_weight(shape=(2,), name="late")
    with internals.open_to_state(layer):
        late = layer.add_weight(shape=(2,), name="late")
    assert any(weight is late for weight in layer.trainable_weights)
    with pytest.raises(ValueError, match="already built"):
        layer.add_weight(shape=(2,), name="later")


@contract("keras.layers.Layer._flatten_layers")
def _(folder):
    inner = keras.Sequential([keras.Input((3,)), _dense(name="in")])
    wrapped = keras.layers.TimeDistributed(_dense(name="wrapped"))
    model = keras.Sequential([keras.Input((4, 3)), keras.layers.TimeDistributed(inner), wrapped])
    layers = internals.layers_within(model)
    assert layers[0] is model
    assert {"in", "wrapped"} < {layer.name for layer in layers}
    assert layers.index(inner) < next(i for i, one in enumerate(layers) if one.name == "in")


@contract(
    "keras.layers.Layer._convert_input_args",
    "keras.layers.Layer._allow_non_tensor_positional_args",
)
def _(folder):
    class Seen(keras.layers.Layer):
        def call(self, inputs):
            self.inputs = inputs
            return tf.zeros(1)

    plain, free = Seen(), Seen()
    internals.take_any_input(free)
    with pytest.raises(ValueError, match="positional"):
        plain({"a": "text"})
    free({"a": "text"})
    assert free.inputs == {"a": "text"}
    plain(np.ones(2, "int64"))
    assert tf.is_tensor(plain.inputs)
    given = np.ones(2, "int64")
    free(given)
    assert free.inputs is given


@contract("keras.layers.Layer._open_name_scope")
def _(folder):
    outer, inner = keras.layers.Layer(name="outer"), _dense(name="inner")
    with internals.name_scope_of(outer):
        inner(keras.Input((3,)))
    assert inner.kernel.path == "outer/inner/kernel"


@contract("keras.layers.Layer._maybe_build")
def _(folder):
    model = keras.Sequential([_dense()])
    seen = []
    internals.before_build(model, lambda first: seen.append((first.dtype, model.built)))
    model(np.ones((5, 3), "float32"))
    assert seen == [("float32", False)]
    assert model.built
    model = keras.Sequential([_dense()])
    model.compile(loss="mse")
    internals.before_build(model, lambda first: seen.append(tuple(first.shape)))
    model.fit(np.ones((4, 3)), np.ones((4, 2)), batch_size=2, verbose=0)
    assert seen[1] == (2, 3) or seen[1] == (None, 3)


@contract("keras.src.backend.common.masking.get_keras_mask")
def _(folder):
    x = keras.layers.Masking()(tf.constant([[[1.0], [0.0]]]))
    np.testing.assert_array_equal(internals.mask_of(x), [[True, False]])
    assert internals.mask_of(tf.constant(1.0)) is None
    symbolic = keras.layers.Masking()(keras.Input((4, 3)))
    assert internals.mask_of(symbolic).shape == (None, 4)


# ---- variables and models ---------------------------------------------------


@contract("keras.Variable._value", "keras.Variable._initializer")
def _(folder):
    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.layer = _dense()

        def call(self, x):
            if not self.layer.built:
                with tf.init_scope():
                    self.layer.build((None, 3))
                    self.layer.set_weights([np.full((3, 2), 7.0), np.full(2, 5.0)])
                    for variable in self.layer.weights:
                        internals.keep_assigned(variable)
            return self.layer(x)

    model = Own()
    model.compile(loss="mse")
    model.predict(np.ones((2, 3)), verbose=0)
    np.testing.assert_array_equal(model.layer.kernel, np.full((3, 2), 7.0))
    np.testing.assert_array_equal(model.layer.bias, [5.0, 5.0])


@contract("keras.Sequential._layers")
def _(folder):
    model = keras.Sequential()
    assert internals.is_empty(model)
    model.add(keras.Input((3,)))
    assert not internals.is_empty(model)
    assert model.layers == []


@contract("keras.Sequential._functional")
def _(folder):
    model = keras.Sequential([_dense()])
    assert internals.graph_of(model) is None
    model.build((None, 3))
    graph = internals.graph_of(model)
    assert isinstance(graph, keras.Model)
    assert graph.layers[-1] is model.layers[-1]
    more = _dense(1)
    model.add(more, rebuild=False)
    assert not model.built
    internals.set_graph(model, keras.Model(graph.inputs[0], more(graph.outputs[0])))
    assert model.built
    np.testing.assert_array_equal(model(np.ones((1, 3))), [[6.0]])
    assert model.output_shape == (None, 1)


@contract("keras.Function._nodes_by_depth")
def _(folder):
    a, b = keras.Input((3,), name="a"), keras.Input((3,), name="b")
    first, both = _dense(3, name="first"), keras.layers.Add(name="both")
    model = keras.Model([a, b], both([first(a), b]))
    calls = internals.calls_in_order(model)
    names = [call.operation.name for call in calls]
    assert sorted(names) == ["a", "b", "both", "first"]
    assert names.index("a") < names.index("first") < names.index("both")
    assert [id(x) for x in calls[-1].inputs] == [id(first.output), id(b)]
    stack = keras.Sequential([_dense()])
    assert internals.calls_in_order(stack) is None
    stack.build((None, 3))
    assert len(internals.calls_in_order(stack)) == 2

    class Own(keras.Model):
        pass

    assert internals.calls_in_order(Own()) is None


@contract(
    "keras.Function._nodes",
    "keras.Function._operations",
    "keras.Function._operations_by_depth",
)
def _(folder):
    inputs = keras.Input((3,))
    beside = _dense(name="beside")
    model = keras.Model(inputs, _dense(name="last")(inputs))
    graph = keras.Function(inputs, [*model.outputs, beside(inputs)])
    internals.take_graph(model, graph)
    assert [layer.name for layer in model.layers[1:]] == ["last", "beside"]
    assert len(model.weights) == 2 * len(beside.weights)
    assert model(np.ones((1, 3))).shape == (1, 2)
    assert "beside" in str(model.get_config())


@contract("keras.layers.Layer._get_regularization_losses")
def _(folder):
    layer = _dense(kernel_regularizer="l2", trainable=False)
    layer.build((None, 3))
    assert layer.losses == []
    internals.penalize_all(layer)
    assert len(layer.losses) == 1
    internals.add_penalty(layer, lambda: 2.0)
    assert [float(loss) for loss in layer.losses][1:] == [2.0]


@contract("keras.layers.Layer._metrics")
def _(folder):
    layer = _dense()
    layer.build((None, 3))
    assert internals.own_metrics(layer) == []
    metric = keras.metrics.Mean(name="late")
    internals.hold_metric(layer, metric)
    internals.hold_metric(layer, metric)
    [held] = internals.own_metrics(layer)
    assert held is metric
    assert [one.name for one in keras.Sequential([layer]).metrics] == ["late"]
    assert len(layer.weights) == 2


@contract("keras.layers.TextVectorization._preprocess")
def _(folder):
    layer = keras.layers.TextVectorization()
    tokens = internals.tokens_of(layer, tf.constant(["A b!", "c"]))
    assert tokens.to_list() == [[b"a", b"b"], [b"c"]]


@contract("keras.Model._compile_config")
def _(folder):
    model = keras.Sequential([keras.Input((3,)), _dense()])
    assert internals.compile_record(model) is None
    model.compile(optimizer="sgd", loss="mse")
    first = internals.compile_record(model)
    assert internals.compile_record(model) is first
    with internals.keeping_compile_record(model):
        model.save(folder / "model.h5")
    assert model.get_compile_config()["optimizer"] is not None
    with h5py.File(folder / "model.h5") as file:
        assert "model_weights" in file
    model.compile(optimizer="sgd", loss="mse")
    assert internals.compile_record(model) is not first


@contract("keras.Model._compile_loss")
def the_compiled_loss(folder):
    given = keras.Input((1,))
    model = keras.Model(given, [keras.layers.Identity(name=name)(given) for name in "ab"])
    model.compile(loss=["mse", "mae"])
    loss = internals.compiled_loss(model)
    called = []
    call, build = loss.call, loss.build
    loss.build = lambda *given: called.append("build") or build(*given)
    loss.call = lambda *given: called.append("call") or call(*given)
    model.evaluate(np.ones((2, 1)), [np.ones((2, 1))] * 2, verbose=0)
    assert called[0] == "call" and called.count("build") == 1
    assert [metric.name for metric in loss.metrics] == ["a_loss", "b_loss"]


@contract("keras.src.backend.common.stateless_scope.in_stateless_scope")
def a_call_of_a_model_that_was_compiled_before_it_had_weights(folder):
    class Twice(keras.Model):
        def __init__(self):
            super().__init__()
            self.inner = keras.layers.Dense(1, use_bias=False)
            self.call = internals.traced(self.call)

        def call(self, inputs):
            return 2 * self.inner(inputs)

    model = Twice()
    model(np.ones((1, 3)))
    model.inner.kernel.assign(np.ones((3, 1)))
    with tf.GradientTape() as tape:
        output = model(np.ones((1, 3)))
    assert output.numpy() == [[6]]
    np.testing.assert_array_equal(tape.gradient(output, model.inner.kernel), [[2]] * 3)
    assert model.call.experimental_get_tracing_count() == 1


# ---- what Keras 2 wrote, and the table of layers ----------------------------

_OLD = {
    "class_name": "Sequential",
    "config": {
        "name": "old",
        "layers": [
            {
                "class_name": "InputLayer",
                "config": {"batch_input_shape": [None, 3], "dtype": "float32", "name": "i"},
            },
            {
                "class_name": "Dense",
                "config": {"name": "d", "units": 2, "activation": "own"},
            },
        ],
    },
}


@contract(
    "keras.src.legacy.saving.saving_options.keras_option_scope",
    "keras.src.legacy.saving.saving_utils.model_from_config",
)
def _(folder):
    model = internals.model_of_keras_2(_OLD, {"own": keras.ops.sin})
    assert model.name == "old"
    assert model.input_shape == (None, 3)
    assert model.layers[0].activation is keras.ops.sin


@contract("keras.src.saving.serialization_lib.SafeModeScope")
def _(folder):
    function = keras.layers.Lambda(lambda x: x).get_config()["function"]
    layer = {"class_name": "Lambda", "config": {"name": "l", "function": function}}
    config = {"class_name": "Sequential", "config": {"name": "unsafe", "layers": [layer]}}
    # Even where a user has allowed code, as keras.config.enable_unsafe_deserialization() does.
    allowed = internals.MEMBERS["keras.src.saving.serialization_lib.SafeModeScope"].get()(False)
    with allowed, pytest.raises(ValueError, match=r"arbitrary code|safe_mode"):
        internals.model_of_keras_2(config, {})


@contract("keras.Model.summary.┃", "keras.Model.summary.├")
def _(folder):
    def table(model, **options):
        rows = []
        model.summary(line_length=80, print_fn=lambda text, **_: rows.append(text), **options)
        return "\n".join(rows)

    x = keras.Input((3,))
    two = keras.Model(x, keras.layers.Add()([_dense()(x), _dense()(x)]))
    stack = keras.Sequential([keras.Input((3,)), _dense(), _dense()])
    assert internals.summary_columns(table(stack)) == 3
    assert internals.summary_columns(table(two)) == 4
    assert internals.summary_columns(table(two, show_trainable=True)) == 5
    whole, without = table(stack), internals.without_row_edges(table(stack))
    gone = set(whole.split("\n")) - set(without.split("\n"))
    assert len(gone) == 1
    assert set(gone.pop()) == set("├─┼┤")


# ---- applications -----------------------------------------------------------


@contract("keras.src.applications.densenet.DenseNet")
def _(folder):
    given = {"weights": None, "include_top": False, "input_shape": (32, 32, 3)}
    assert internals.dense_net([1, 1, 1, 1], **given, name="d").output_shape == (None, 1, 1, 68)


@contract("keras.src.applications.nasnet.NASNet")
def _(folder):
    model = internals.nas_net(
        input_shape=(32, 32, 3), penultimate_filters=96, num_blocks=1, stem_block_filters=8,
        weights=None, include_top=False, default_size=None, name="n",
    )  # fmt: skip
    assert model.output_shape == (None, 1, 1, 96)


@contract("keras.src.applications.efficientnet.EfficientNet")
def _(folder):
    model = internals.efficient_net(
        width_coefficient=0.5, depth_coefficient=0.1, default_size=32, dropout_rate=0.1, name="e",
        drop_connect_rate=0.4, weights=None, include_top=False, input_shape=(32, 32, 3),
    )  # fmt: skip
    assert model.output_shape == (None, 1, 1, 640)


@contract(
    "keras.src.applications.mobilenet_v3.hard_sigmoid",
    "keras.src.applications.mobilenet_v3.hard_swish",
)
def _(folder):
    called = []

    def noting(name):
        return lambda x: called.append(name) or x

    with internals.mobilenet_v3_with(noting("sigmoid"), noting("swish")):
        keras.applications.MobileNetV3Small((32, 32, 3), weights=None, include_top=False)
    assert (called.count("sigmoid"), called.count("swish")) == (9, 18)
    called.clear()
    keras.applications.MobileNetV3Small((32, 32, 3), weights=None, include_top=False)
    assert not called


@contract(
    "keras.export.ExportArchive._tf_trackable",
    "keras.src.export.export_utils.get_input_signature",
)
def _(folder):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    part = tf.Module()
    part.kernel = model.layers[0].kernel.value
    internals.export_with(model, str(folder / "exported"), {"layer-0": part})
    loaded = tf.saved_model.load(str(folder / "exported"))
    np.testing.assert_array_equal(getattr(loaded, "layer-0").kernel, part.kernel)
    assert len(getattr(loaded, exports.ALL_VARIABLES)) == 2
    x = np.ones((2, 3), "float32")
    np.testing.assert_allclose(loaded.serve(x), model.predict(x, verbose=0), rtol=1e-6)


# ---- names ------------------------------------------------------------------


@contract(*(table.path for table in names.TABLES))
def _(folder):
    def own(x, y=None):
        return x

    class Own:
        def __call__(self, x):
            return x

    internals.find_custom_objects_by_name()
    modules = (
        keras.activations, keras.losses, keras.metrics, keras.regularizers, keras.constraints,
    )  # fmt: skip
    with keras.saving.CustomObjectScope({"own": own, "Own": Own}):
        for module in modules:
            assert module.get("own") is own
            assert isinstance(module.get("Own"), Own)
    for module in modules:
        with pytest.raises(ValueError, match="own"):
            module.get("own")
    assert keras.activations.get("relu") is keras.activations.relu
