"""Contracts of the private members that distributed training needs."""

from __future__ import annotations

import numpy as np
import pytest
from contracts import contract

from rkeras_py import keras_internals as internals
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.distribution import Rules, distributed, make_anew
from rkeras_py.keras_internals.eager import counter_of_elements, eager_class


@contract("tensorflow.__internal__.EagerTensor")
def _(folder):
    assert eager_class() is type(tf.constant(0))
    assert internals.MEMBERS["tensorflow.__internal__.EagerTensor"].get() is eager_class()


@contract("tensorflow.__internal__.EagerTensor._num_elements")
def _(folder):
    internals.MEMBERS["tensorflow.__internal__.EagerTensor._num_elements"].of(eager_class())
    count = counter_of_elements()
    shapes = [(), (0, 3), (4, 5)]
    assert [count(tf.zeros(shape)) for shape in shapes] == [1, 0, 20]
    assert count(tf.constant(["a", "b"])) == 2


@contract(
    "keras.src.backend.tensorflow.trainer.reduce_per_replica",
    "keras.src.losses.loss.scale_loss_for_distribution",
    "keras.src.losses.loss.unscale_loss_for_distribution",
    "keras.src.backend.tensorflow.nn._compute_moments_sync",
    "keras.Model._maybe_symbolic_build",
    "keras.Model._symbolic_build",
    "keras.Model._make_function",
)
def _(folder):
    called = set()

    def noting(name, above):
        called.add(name)
        return above

    def build_from(iterator, batch):
        called.add("build")
        return tf.TensorSpec((None, 3)), tf.TensorSpec((None, 1)), None

    strategy = tf.distribute.OneDeviceStrategy("CPU:0")
    with strategy.scope():
        model = keras.Sequential(
            [
                keras.layers.BatchNormalization(synchronized=True, center=False),
                keras.layers.Dense(1, kernel_initializer="zeros"),
            ]
        )
        model.compile("sgd", "mse")
    rules = Rules(
        build_from=build_from,
        reduce=lambda values, of, reduction, above: noting("reduce", above)(values, of, reduction),
        scale=lambda loss, above: noting("scale", above)(loss),
        unscale=lambda loss, above: 2.0 * noting("unscale", above)(loss),
        moments=lambda *args, above: noting("moments", above)(*args),
        step=lambda step: noting("step", step),
        predict_step=lambda step: noting("predict", step),
        loss=lambda loss: noting("loss", loss),
    )
    x, y = np.ones((4, 3), "float32"), np.ones((4, 1), "float32")
    with distributed(model, rules):
        history = model.fit(x, y, verbose=0)
        assert model.built
    every = {"build", "reduce", "scale", "unscale", "moments", "step", "predict", "loss"}
    assert called == every
    assert history.history["loss"] == [pytest.approx(2.0)]
    # And Keras' own again when the block has ended.
    called.clear()
    model.make_train_function(force=True)
    model.fit(x, y, verbose=0)
    assert not called


@contract(
    "keras.src.trainers.data_adapters.get_data_adapter",
    "tensorflow.python.data.ops.multi_device_iterator_ops._create_device_dataset",
)
def _(folder):
    tuned = []

    class Watched(keras.Model):
        def predict_step(self, data):
            return data

    def of_device(above):
        def made(*args):
            tuned.append(above(*args).options().autotune.enabled)
            return above(*args)

        return made

    module = "tensorflow.python.data.ops.multi_device_iterator_ops._create_device_dataset"
    with tf.distribute.MirroredStrategy(["CPU:0"]).scope():
        model = Watched()
    with internals.without_tuning(), internals.MEMBERS[module].replaced(of_device):
        assert model.predict(np.ones((3, 1)), verbose=0).shape == (3, 1)
    assert set(tuned) == {False}
    adapter = internals.MEMBERS["keras.src.trainers.data_adapters.get_data_adapter"].get()
    assert adapter(np.ones((3, 1))).get_tf_dataset().options().autotune.enabled is None
    with internals.without_tuning():
        again = internals.MEMBERS["keras.src.trainers.data_adapters.get_data_adapter"].get()
        assert again(np.ones((3, 1))).get_tf_dataset().options().autotune.enabled is False


@contract("keras.Variable._initialize", "keras.Optimizer._distribution_strategy")
def _(folder):
    strategy = tf.distribute.OneDeviceStrategy("CPU:0")
    optimizer = keras.optimizers.Adam(0.25)
    optimizer.iterations.assign(3)
    with strategy.scope():
        make_anew(optimizer, strategy)
        optimizer.build([keras.Variable(np.ones(2))])
    assert (int(optimizer.iterations), float(optimizer.learning_rate)) == (3, 0.25)
    for variable in optimizer.variables:
        assert strategy.extended.variable_created_in_scope(variable.value)
