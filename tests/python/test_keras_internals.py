"""The private members of Keras and TensorFlow: each is there, and does what rkeras relies on.

`scripts/internals-contracts VERSION` runs the contracts against another Keras.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import h5py
import numpy as np
import pytest

from rkeras_py import keras_internals as internals
from rkeras_py.engine import keras, tf

CONTRACTS: dict[str, Callable[..., None]] = {}


def contract(*paths: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Says that a function tests what is relied on of members."""

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        CONTRACTS.update(dict.fromkeys(paths, function))
        return function

    return declare


def test_each_member_has_a_contract():
    assert sorted(CONTRACTS) == sorted(internals.MEMBERS)


@pytest.mark.parametrize("path", sorted(internals.MEMBERS))
def test_contract(path, tmp_path):
    CONTRACTS[path](tmp_path)


@pytest.mark.parametrize("path", sorted(internals.MEMBERS))
def test_contract_breaks_where_the_member_is_gone(path, tmp_path):
    member = internals.MEMBERS[path]
    object.__setattr__(member, "name", f"{member.name}_moved")
    try:
        with pytest.raises((internals.InternalMissing, AssertionError)) as caught:
            CONTRACTS[path](tmp_path)
    finally:
        object.__setattr__(member, "name", member.name.removesuffix("_moved"))
    if caught.type is internals.InternalMissing:
        library = keras if path.startswith("keras") else tf
        assert f"{path}_moved, a private member of" in str(caught.value)
        assert library.__version__ in str(caught.value)


def test_all_else_works_where_members_are_gone():
    code = """
from rkeras_py import keras_internals
for member in keras_internals.MEMBERS.values():
    object.__setattr__(member, "name", member.name + "_moved")
import rkeras_py
x = rkeras_py.layer_input(shape=3)
print(rkeras_py.layer_dense(x, units=2).shape)
try:
    rkeras_py.layer_dense(rkeras_py.keras_model_sequential(), units=2)
except keras_internals.InternalMissing as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == "(None, 2)"
    assert second.startswith("rkeras needs keras.Sequential._layers_moved, a private member of")


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


# ---- normalization ----------------------------------------------------------


@contract(
    "keras.layers.BatchNormalization._renorm_correction_and_moments",
    "keras.layers.BatchNormalization._compose_transforms",
    "keras.layers.BatchNormalization._update_renorm_statistics",
)
def _(folder):
    layer = keras.layers.BatchNormalization(
        renorm=True, renorm_clipping={"rmax": 1.5, "rmin": 0.5, "dmax": 1.0}, momentum=0.9,
        renorm_momentum=0.8,
    )  # fmt: skip
    layer.build((None, 1))
    mean, variance = np.float32([4.0]), np.float32([9.0])
    gamma, beta = internals.renormalize(
        layer, tf.constant(mean), tf.constant(variance), tf.constant([2.0]), tf.constant([3.0]),
        "float32",
    )  # fmt: skip
    # r = sd of the batch / renorm sd, here 3 / 1, so cut to 1.5; d = (4 - 0) / 1, cut to 1.
    np.testing.assert_allclose(gamma, [2.0 * 1.5], rtol=1e-3)
    np.testing.assert_allclose(beta, [2.0 * 1.0 + 3.0], rtol=1e-3)
    np.testing.assert_allclose(layer.renorm_mean, 0.2 * mean, rtol=1e-3)
    np.testing.assert_allclose(layer.moving_mean, 0.1 * mean, rtol=1e-3)
    # Keras averages standard deviations here, not variances.
    np.testing.assert_allclose(layer.moving_variance, [(0.9 + 0.1 * 3.0) ** 2], rtol=1e-3)


# ---- optimizers -------------------------------------------------------------


def _after_one_update(optimizer, gradient=2.0):
    variables = [keras.Variable(np.zeros(3, "float32")), keras.Variable(np.zeros(2, "float32"))]
    optimizer.build(variables)
    gradients = [
        tf.fill(variable.shape, gradient * (i + 1)) for i, variable in enumerate(variables)
    ]
    optimizer.apply(gradients)
    return variables


@contract(
    "keras.optimizers.RMSprop._velocities",
    "keras.optimizers.RMSprop._momentums",
    "keras.optimizers.RMSprop._average_gradients",
    "keras.optimizers.Optimizer._get_variable_index",
)
def _(folder):
    optimizer = keras.optimizers.RMSprop(0.5, rho=0.75, momentum=0.5, centered=True, epsilon=1e-9)
    _, second = _after_one_update(optimizer, 2.0)
    slot = {
        name: internals.optimizer_slot(optimizer, "RMSprop", name, second)
        for name in ("velocities", "momentums", "average_gradients")
    }
    np.testing.assert_allclose(slot["velocities"], [0.25 * 16] * 2)
    np.testing.assert_allclose(slot["average_gradients"], [0.25 * 4] * 2)
    np.testing.assert_allclose(slot["momentums"], [0.5 * 4 / np.sqrt(4 - 1)] * 2, rtol=1e-6)


@contract("keras.optimizers.Adagrad._accumulators")
def _(folder):
    optimizer = keras.optimizers.Adagrad(0.5, initial_accumulator_value=0.25)
    _, second = _after_one_update(optimizer, 2.0)
    total = internals.optimizer_slot(optimizer, "Adagrad", "accumulators", second)
    np.testing.assert_allclose(total, [16.25] * 2)


@contract(
    "keras.optimizers.SGD.momentums",
    "keras.optimizers.Adadelta._accumulated_grads",
    "keras.optimizers.Adadelta._accumulated_delta_vars",
    "keras.optimizers.Adamax._m",
    "keras.optimizers.Adamax._u",
)
def _(folder):
    def slot(optimizer, *names):
        _, second = _after_one_update(optimizer, 2.0)
        owner = type(optimizer).__name__
        return [internals.optimizer_slot(optimizer, owner, name, second) for name in names]

    (momentum,) = slot(keras.optimizers.SGD(0.5, momentum=0.5), "momentums")
    np.testing.assert_allclose(momentum, [-0.5 * 4] * 2)
    first, norm = slot(keras.optimizers.Adamax(0.5, beta_1=0.75), "m", "u")
    np.testing.assert_allclose(first, [0.25 * 4] * 2)
    np.testing.assert_allclose(norm, [4] * 2)
    optimizer = keras.optimizers.Adadelta(1.0, rho=0.75, epsilon=1e-3)
    squares, changes = slot(optimizer, "accumulated_grads", "accumulated_delta_vars")
    np.testing.assert_allclose(squares, [0.25 * 16] * 2)
    np.testing.assert_allclose(changes, [0.25 * 1e-3 / (4 + 1e-3) * 16] * 2, rtol=1e-4)


@contract(
    "keras.optimizers.Nadam._momentums",
    "keras.optimizers.Nadam._velocities",
    "keras.optimizers.Nadam._u_product",
)
def _(folder):
    optimizer = keras.optimizers.Nadam(0.5, beta_1=0.5, beta_2=0.75)
    _, second = _after_one_update(optimizer, 2.0)
    first = internals.optimizer_slot(optimizer, "Nadam", "momentums", second)
    square = internals.optimizer_slot(optimizer, "Nadam", "velocities", second)
    np.testing.assert_allclose(first, [0.5 * 4] * 2)
    np.testing.assert_allclose(square, [0.25 * 16] * 2)
    product = internals.momentum_product(optimizer)
    np.testing.assert_allclose(product, 0.5 * (1 - 0.5 * 0.96), rtol=1e-3)


class _Watched(internals.UpdateHooks, keras.optimizers.SGD):
    """Writes down what Keras calls."""

    def begin_update(self, learning_rate):
        self.rate = learning_rate
        return 2 * learning_rate

    def clip(self, gradients):
        return [gradient / 4 for gradient in super().clip(gradients)]


@contract(
    "keras.optimizers.Optimizer._backend_update_step",
    "keras.optimizers.Optimizer._clip_gradients",
)
def _(folder):
    optimizer = _Watched(0.5, clipvalue=1.0, name="watched")
    first, _ = _after_one_update(optimizer, 3.0)
    # The gradient 3 is cut to 1 by Keras, divided by 4 by us; the rate is doubled.
    np.testing.assert_allclose(first, [-1.0 * 0.25] * 3)
    assert float(optimizer.rate) == 0.5
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(_Watched(0.5, name="watched"), "mse")
    model.fit(np.ones((1, 1)), np.ones((1, 1)), verbose=0)
    np.testing.assert_allclose(model.layers[-1].kernel, [[0.5]])  # 2 * 0.5 * 2 / 4


def test_a_class_whose_part_is_passed_by():
    class Passing(_Watched, keras.optimizers.Nadam):
        passed_by = keras.optimizers.Nadam

    optimizer = Passing(0.5, name="passing")
    _after_one_update(optimizer)
    assert float(internals.momentum_product(optimizer)) == 1.0


# ---- callbacks --------------------------------------------------------------


@contract("keras.callbacks.EarlyStopping._set_monitor_op")
def _(folder):
    model = keras.Sequential([keras.Input((1,)), _dense(1)])
    model.compile(loss="mse", metrics=["accuracy"])
    model.fit(np.ones((2, 1)), np.ones((2, 1)), verbose=0)
    for kind in (
        keras.callbacks.EarlyStopping,
        keras.callbacks.ReduceLROnPlateau,
        lambda monitor: keras.callbacks.ModelCheckpoint("x.keras", monitor=monitor),
    ):
        for monitor, op in (("val_loss", keras.ops.less), ("val_accuracy", keras.ops.greater)):
            callback = kind(monitor=monitor)
            callback.set_model(model)
            assert callback.monitor_op is None
            internals.set_direction(callback)
            assert callback.monitor_op is op
        callback = kind(monitor="unheard")
        callback.set_model(model)
        with pytest.raises(ValueError, match="unheard"):
            internals.set_direction(callback)


@contract("keras.callbacks.ModelCheckpoint._should_save_on_batch")
def _(folder):
    callback = keras.callbacks.ModelCheckpoint("x.keras", save_freq=3)
    due = [internals.checkpoint_is_due(callback, batch) for batch in (0, 1, 2, 3, 4, 0, 1)]
    assert due == [False, False, True, False, False, True, False]
    callback = keras.callbacks.ModelCheckpoint("x.keras")
    assert not internals.checkpoint_is_due(callback, 2)


@contract("keras.callbacks.ModelCheckpoint._should_save_model")
def _(folder):
    callback = keras.callbacks.ModelCheckpoint("x.keras", save_best_only=True, mode="min")
    internals.set_direction(callback)
    wanted = [
        internals.checkpoint_is_wanted(callback, i, None, {"val_loss": loss}, "x.keras")
        for i, loss in enumerate((3.0, 4.0, 2.0, 2.0))
    ]
    assert wanted == [True, False, True, False]
    callback = keras.callbacks.ModelCheckpoint("x.keras")
    assert internals.checkpoint_is_wanted(callback, 0, 1, {}, "x.keras")


# ---- TensorFlow -------------------------------------------------------------


@contract("tensorflow.python.ops.control_flow_util.GraphOrParentsInXlaContext")
def _(folder):
    seen = []

    def look():
        seen.append(internals.in_xla(tf.compat.v1.get_default_graph()))
        return tf.constant(1.0)

    tf.function(look, autograph=False)()
    tf.function(look, autograph=False, jit_compile=True)()
    assert seen == [False, True]


def _column():
    return tf.feature_column.numeric_column("age", shape=2)


def _buckets():
    return tf.feature_column.bucketized_column(tf.feature_column.numeric_column("size"), [1.0])


@contract("tensorflow.__internal__.feature_column.DenseColumn")
def _(folder):
    word = tf.feature_column.categorical_column_with_identity("word", 3)
    assert internals.is_dense_column(_column())
    assert internals.is_dense_column(tf.feature_column.indicator_column(word))
    assert not internals.is_dense_column(word)


@contract("tensorflow.__internal__.feature_column.FeatureTransformationCache")
def _(folder):
    cache = internals.column_cache({"age": tf.constant([[1.0, 2.0]]), "size": tf.constant([[5.0]])})
    np.testing.assert_array_equal(_column().get_dense_tensor(cache, None), [[1.0, 2.0]])
    np.testing.assert_array_equal(_buckets().get_dense_tensor(cache, None), [[[0.0, 1.0]]])


@contract(
    "tensorflow.__internal__.feature_column.serialize_feature_column",
    "tensorflow.__internal__.feature_column.deserialize_feature_column",
)
def _(folder):
    columns = [_column(), _buckets()]
    written = internals.write_columns(columns)
    assert [one["class_name"] for one in written] == ["NumericColumn", "BucketizedColumn"]
    assert internals.read_columns(written) == columns


@contract(
    "keras.src.backend.common.global_state.get_global_attribute",
    "keras.src.backend.common.global_state.set_global_attribute",
)
def _state_of_the_thread(folder):
    seen = []

    class Asks(keras.layers.Layer):
        def call(self, inputs, training=None):
            seen.append((internals.layer_is_called(), internals.training_of_call()))
            return inputs

    assert not internals.layer_is_called()
    Asks()(np.ones((1, 2), "float32"), training=True)
    assert seen == [(True, True)]
    policy = keras.config.dtype_policy()
    with keras.saving.CustomObjectScope({"abc": Asks}):
        keras.config.set_dtype_policy("float64")
        internals.clear_session()
        kept = keras.config.dtype_policy().name
        keras.config.set_dtype_policy(policy)
        assert keras.saving.get_registered_object("abc") is Asks
    assert kept == "float64"


@contract("keras.src.utils.naming.reset_uids")
def _names_count_from_the_start(folder):
    keras.layers.Dense(1)
    internals.reset_names()
    assert keras.layers.Dense(1).name == "dense"
