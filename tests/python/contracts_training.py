"""Contracts of the private members that training needs, and of those of TensorFlow."""

from __future__ import annotations

import gc
import threading
import weakref

import numpy as np
import pytest
from contracts import contract

from rkeras_py import keras_internals as internals
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.arrays import begin_at
from rkeras_py.keras_internals.python_functions import mapped_by_reader, with_own_functions

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


# ---- dtypes -----------------------------------------------------------------

_FINE = 1e8 + np.array([[0.125], [0.25], [0.375]])


@contract("keras.src.trainers.data_adapters.array_slicing.convert_to_sliceable")
def _(folder):
    x = keras.Input((1,), dtype="float64")
    model = keras.Model(x, keras.layers.Identity(dtype="float64")(x))
    y = keras.Input((1,))
    narrow = keras.Model(y, keras.layers.Identity()(y))
    with internals.keeping_dtypes():
        np.testing.assert_array_equal(model.predict(_FINE, verbose=0), _FINE)
        assert narrow.predict(_FINE.astype("float32"), verbose=0).dtype == "float32"
    # And as before when that has ended.
    assert model.predict(_FINE, verbose=0)[0, 0] != _FINE[0, 0]
    assert keras.config.floatx() == "float32"


@contract(
    "keras.Model._compile_metrics",
    "keras.Model._loss_tracker",
    "keras.src.trainers.compile_utils.CompileLoss._flat_losses",
    "keras.losses.Loss._dtype",
)
def _(folder):
    x = keras.Input((1,), dtype="float64")
    model = keras.Model(x, keras.layers.Identity(dtype="float64")(x))
    given = keras.losses.MeanSquaredError()
    model.compile(loss=given, metrics=["mae"])
    internals.compute_losses_in(model, "float64")
    with internals.keeping_dtypes():
        result = model.evaluate(_FINE, np.full((3, 1), 1e8), verbose=0, return_dict=True)
    # In float32 there is no difference of targets and predictions.
    assert result == {"loss": (0.125**2 + 0.25**2 + 0.375**2) / 3, "mae": 0.25}
    assert given.dtype == "float32"
    metrics = internals.compiled_metrics(model)
    assert metrics.built
    metrics.built, model.test_function = False, None
    with internals.keeping_dtypes():
        assert model.evaluate(_FINE, _FINE, verbose=0, return_dict=True)["mae"] == 0
    assert metrics.built
    assert keras.config.floatx() == "float32"
    assert [metric.name for metric in model.metrics] == ["loss", "compile_metrics"]


# ---- arrays -----------------------------------------------------------------

_ADAPTERS = "keras.src.trainers.data_adapters.array_data_adapter"


@contract(
    f"{_ADAPTERS}.ArrayDataAdapter",
    f"{_ADAPTERS}.can_convert_arrays",
    f"{_ADAPTERS}.ArrayDataAdapter._inputs",
)
def _(folder):
    x, y = np.arange(10.0).reshape(5, 2), np.array([0, 1, 1, 0, 1])
    batches = internals.array_batches([x, x], y, batch_size=2, class_weight={0: 1.0, 1: 3.0})
    assert (batches.batch_size, batches.number) == (2, 3)
    (first, _), targets, weights = batches.elements
    assert isinstance(batches.elements[0], tuple)
    np.testing.assert_array_equal(first, x.astype("float32"))
    assert first.dtype == "float32"
    np.testing.assert_array_equal(targets, y)
    np.testing.assert_array_equal(weights, [1, 3, 3, 1, 3])
    assert internals.array_batches(x, steps=2).batch_size == 3
    arranged = internals.array_batches(x, y, batch_size=2, class_weight={0: 1.0, 1: 3.0})
    assert arranged.repeated(False, 2).cardinality() == 6
    for i, (some, labels, weights) in enumerate(arranged.repeated(False, 2)):
        part = slice(i % 3 * 2, i % 3 * 2 + 2)
        np.testing.assert_array_equal(some, x[part])
        np.testing.assert_array_equal(weights, np.where(labels, 3, 1))
    sparse = internals.array_batches(tf.sparse.from_dense(x), np.arange(5), batch_size=5)
    for some, numbers in sparse.reshuffled():
        np.testing.assert_array_equal(tf.sparse.to_dense(some), x[numbers])
    assert internals.array_batches(tf.data.Dataset.from_tensors(x)) is None
    with pytest.raises(ValueError, match="Make sure all arrays contain the same number"):
        internals.array_batches(x, y[:3])


@contract("keras.src.trainers.data_adapters.array_slicing.train_validation_split")
def _(folder):
    x, y = np.arange(8.0).reshape(4, 2), np.arange(4)
    trained, held = internals.held_out((x, y, None), 0.25)
    np.testing.assert_array_equal(trained[0], x[:3])
    np.testing.assert_array_equal(held[0], x[3:])
    np.testing.assert_array_equal(held[1], [3])
    assert trained[2] is None


@contract("tensorflow.python.eager.context.global_seed")
def _(folder):
    kept = internals.global_seed()
    try:
        tf.random.set_seed(3)
        assert internals.global_seed() == 3
        drawn = tf.random.uniform([])
        tf.random.set_seed(3)
        internals.global_seed()
        assert drawn == tf.random.uniform([])  # asking draws nothing
        tf.random.set_seed(None)
        assert internals.global_seed() is None
    finally:
        tf.random.set_seed(kept)


@contract("keras.Model._initial_epoch")
def _(folder):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    assert internals.first_epoch(model, 2) == 2
    data = np.ones((2, 1), "float32")
    backup = keras.callbacks.BackupAndRestore(str(folder / "backup"), delete_checkpoint=False)
    model.fit(data, data, epochs=3, verbose=0, callbacks=[backup])
    model.fit(data, data, epochs=3, verbose=0, callbacks=[backup])
    assert internals.first_epoch(model, 2) == 3
    begin_at(model, 1)
    assert len(model.fit(data, data, epochs=3, verbose=0).epoch) == 2


# ---- optimizers -------------------------------------------------------------


def after_one_update(optimizer, gradient=2.0):
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
    _, second = after_one_update(optimizer, 2.0)
    slot = {
        name: internals.optimizer_slot(optimizer, "RMSprop", name, second)
        for name in ("velocities", "momentums", "average_gradients")
    }
    np.testing.assert_allclose(slot["velocities"], [0.25 * 16] * 2)
    np.testing.assert_allclose(slot["average_gradients"], [0.25 * 4] * 2)
    np.testing.assert_allclose(slot["momentums"], [0.5 * 4 / np.sqrt(4 - 1)] * 2, rtol=1e-6)


@contract(
    "keras.optimizers.Optimizer._trainable_variables_indices",
    "keras.optimizers.Optimizer._var_key",
)
def weights_that_come_later(folder):
    optimizer = keras.optimizers.Adagrad(0.5, initial_accumulator_value=0.25)
    first, second = after_one_update(optimizer, 2.0)
    third = keras.Variable(np.zeros(1, "float32"))
    internals.make_slots(optimizer, [second, third])
    optimizer.apply([tf.fill((1,), 3.0), tf.fill((3,), 1.0)], [third, first])
    totals = [
        internals.optimizer_slot(optimizer, "Adagrad", "accumulators", one).numpy()[0]
        for one in (first, second, third)
    ]
    np.testing.assert_allclose(totals, [0.25 + 4 + 1, 0.25 + 16, 0.25 + 9])
    own = internals.with_state_of(optimizer, [third, second])
    assert internals.with_state_of(optimizer, [third, first, second]) is optimizer
    totals = [internals.optimizer_slot(own, "Adagrad", "accumulators", w) for w in (third, second)]
    np.testing.assert_allclose([total.numpy()[0] for total in totals], [0.25 + 9, 0.25 + 16])
    assert int(own.iterations) == 2


@contract("keras.optimizers.Optimizer._learning_rate")
def _(folder):
    schedule = keras.optimizers.schedules.ExponentialDecay(0.5, 1, 0.5)
    assert internals.given_rate(keras.optimizers.SGD(schedule)) is schedule
    assert float(internals.given_rate(keras.optimizers.SGD(0.25))) == 0.25


@contract("keras.optimizers.Adagrad._accumulators")
def _(folder):
    optimizer = keras.optimizers.Adagrad(0.5, initial_accumulator_value=0.25)
    _, second = after_one_update(optimizer, 2.0)
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
        _, second = after_one_update(optimizer, 2.0)
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
    _, second = after_one_update(optimizer, 2.0)
    first = internals.optimizer_slot(optimizer, "Nadam", "momentums", second)
    square = internals.optimizer_slot(optimizer, "Nadam", "velocities", second)
    np.testing.assert_allclose(first, [0.5 * 4] * 2)
    np.testing.assert_allclose(square, [0.25 * 16] * 2)
    product = internals.momentum_product(optimizer)
    np.testing.assert_allclose(product, 0.5 * (1 - 0.5 * 0.96), rtol=1e-3)


class Watched(internals.UpdateHooks, keras.optimizers.SGD):
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
    optimizer = Watched(0.5, clipvalue=1.0, name="watched")
    first, _ = after_one_update(optimizer, 3.0)
    # The gradient 3 is cut to 1 by Keras, divided by 4 by us; the rate is doubled.
    np.testing.assert_allclose(first, [-1.0 * 0.25] * 3)
    assert float(optimizer.rate) == 0.5
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    model.compile(Watched(0.5, name="watched"), "mse")
    model.fit(np.ones((1, 1)), np.ones((1, 1)), verbose=0)
    np.testing.assert_allclose(model.layers[-1].kernel, [[0.5]])  # 2 * 0.5 * 2 / 4


# ---- callbacks --------------------------------------------------------------


@contract("keras.callbacks.EarlyStopping._set_monitor_op")
def _(folder):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="ones")])
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
            seen.append((internals.called_first(), internals.training_of_call()))
            return inputs

    assert internals.called_first() is None
    asks = Asks()
    outermost = keras.Sequential([asks])
    outermost(np.ones((1, 2), "float32"), training=True)
    assert seen[-1] == (outermost, True)
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


@contract("tensorflow.Graph._py_funcs_used_in_graph")
def _datasets_keep_their_functions(folder):
    """They go with the dataset, and with what is made of it, but not before."""

    def made():
        def batches():
            yield 1.0

        watched.append(weakref.ref(batches))
        return with_own_functions(
            lambda: tf.data.Dataset.from_generator(
                batches, output_signature=tf.TensorSpec((), "float32")
            )
        )

    watched = []
    left = iter(made().repeat(2).batch(2))
    gc.collect()
    assert watched[0]() is not None
    np.testing.assert_array_equal(next(left), [1.0, 1.0])
    other = tf.py_function(lambda: 3.0, [], "float32")
    del left
    made()
    gc.collect()
    assert [one() for one in watched] == [None, None]
    assert other == 3.0


@contract("keras.src.backend.tensorflow.nn.binary_crossentropy")
def _(folder):
    with internals.binary_crossentropy_by(lambda target, output: target - output):
        told = keras.losses.binary_crossentropy(np.array([[3.0]]), np.array([[1.0]]))
        assert float(told[0]) == 2
        with pytest.raises(ValueError, match="shape"):
            keras.losses.binary_crossentropy(np.ones((1, 2)), np.ones((1, 3)))
    assert float(keras.losses.binary_crossentropy(np.array([[1.0]]), np.array([[1.0]]))[0]) < 1e-6


@contract("keras.src.backend.tensorflow.nn._get_logits")
def _(folder):
    x = tf.constant([1.0])
    found, logits = internals.with_logits(keras.ops.sigmoid(x), False, "Sigmoid", "test")
    assert (found is x, logits) == (True, True)
    assert internals.with_logits(x, False, "Sigmoid", "test") == (x, False)


@contract("tensorflow.python.data.ops.map_op._MapDataset")
def _functions_are_called_by_who_reads(folder):
    """In the reader's thread, in order, and without reading ahead."""
    threads = []

    def double(x):
        threads.append(threading.get_ident())
        return 2 * x

    def step(x):
        return tf.numpy_function(double, [x], tf.int64)

    options = tf.data.Options()
    options.experimental_optimization.inject_prefetch = False
    numbers = mapped_by_reader(tf.data.Dataset.range(4).with_options(options), step)
    assert len(numbers) == 4
    assert [int(number) for number in numbers.take(3)] == [0, 2, 4]
    assert threads == [threading.get_ident()] * 3


@contract("keras.src.models.functional.operation_fn")
def layers_keep_the_training_that_they_were_called_with(folder):
    internals.keep_given_training()
    given, dropout = keras.Input((9,)), keras.layers.Dropout(0.5)
    model = keras.Model(given, [dropout(given, training=True), dropout(given)])
    assert [np.ptp(y) for y in model(np.ones((4, 9)))] == [2, 0]
    assert [np.ptp(y) for y in model(np.ones((4, 9)), training=True)] == [2, 2]
