"""What was made outside the scope of a strategy works as inside, or the error says what to do."""

import numpy as np
import pytest

import rkeras_py as rk
from rkeras_py.distribute.training import StrategyUnsupported
from rkeras_py.engine import keras, tf

X = np.random.default_rng(1).normal(size=(9, 3)).astype("float32")
Y = X[:, :1] + 1
STRATEGY = tf.distribute.OneDeviceStrategy("CPU:0")
PLAIN = tf.distribute.get_strategy()
OPTIMIZERS = {
    "of a schedule": lambda: rk.optimizer_sgd(
        rk.learning_rate_schedule_exponential_decay(0.1, 2, 0.5)
    ),
    "scaled": lambda: keras.optimizers.LossScaleOptimizer(rk.optimizer_adam(0.01)),
}


def model_of(strategy, dtype="float32"):
    rk.set_random_seed(1)
    with strategy.scope():
        inputs = rk.layer_input(shape=3, dtype=dtype)
        return rk.keras_model(inputs, rk.layer_dense(inputs, units=1, dtype=dtype))


def trained(model):
    history = rk.fit(model, X, Y, batch_size=4, epochs=2, verbose=0, shuffle=False)
    return [*model.get_weights(), *history.metrics.values(), rk.train_on_batch(model, X, Y)]


def expect_same(found, expected):
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_optimizers_and_compile_outside(kind):
    inside, plain = model_of(STRATEGY), model_of(PLAIN)
    optimizer = OPTIMIZERS[kind]()
    rk.compile(inside, optimizer=optimizer, loss="mse", metrics="mae")
    rk.compile(plain, optimizer=OPTIMIZERS[kind](), loss="mse", metrics="mae")
    expect_same(trained(inside), trained(plain))
    assert inside.optimizer is optimizer
    assert int(optimizer.iterations) == 7


def test_losses_in_the_dtype_of_outputs():
    models = [model_of(STRATEGY, "float64"), model_of(PLAIN, "float64")]
    for model in models:
        rk.compile(model, optimizer="sgd", loss="mse")
    expect_same(*map(trained, models))


def test_an_optimizer_in_use_is_refused():
    plain, model = model_of(PLAIN), model_of(STRATEGY)
    optimizer = rk.optimizer_adam(name="used")
    rk.fit(rk.compile(plain, optimizer=optimizer, loss="mse"), X, Y, epochs=1, verbose=0)
    rk.compile(model, optimizer=optimizer, loss="mse")
    with pytest.raises(StrategyUnsupported, match=r'^fit.*: the optimizer "used" was made'):
        rk.fit(model, X, Y, epochs=1, verbose=0)


@pytest.mark.parametrize("argument", ["metrics", "weighted_metrics"])
def test_metrics_outside_are_refused(argument):
    model, metric = model_of(STRATEGY), rk.metric_mean_absolute_error(name="mine")
    with pytest.raises(StrategyUnsupported, match=r'^compile.*: the metric "mine" was made'):
        rk.compile(model, loss="mse", **{argument: [metric]})
    with STRATEGY.scope():
        metric = rk.metric_mean_absolute_error(name="mine")
    rk.compile(model, loss="mse", **{argument: [metric]})
    assert "mine" in rk.fit(model, X, Y, epochs=1, verbose=0).metrics


def test_a_model_outside_is_refused():
    model = rk.compile(model_of(PLAIN), loss="mse")
    with STRATEGY.scope(), pytest.raises(StrategyUnsupported, match=r"^fit.*: the model .* scope"):
        rk.fit(model, X, Y, epochs=1, verbose=0)
