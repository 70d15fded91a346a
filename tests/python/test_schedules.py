"""Learning rate schedules in closed form."""

import numpy as np
import pytest
from cases_schedules import CASES, FIRST, STEPS

import rkeras_py
import rkeras_py.public
import rkeras_py.schedules
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras


def cosine(step, decay_steps, alpha=0.0):
    t = min(step, decay_steps) / decay_steps
    return FIRST * ((1 - alpha) * 0.5 * (1 + np.cos(np.pi * t)) + alpha)


def restarts(step, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0):
    begin, length, height = 0.0, float(first_decay_steps), 1.0
    while step >= begin + length:
        begin, length, height = begin + length, length * t_mul, height * m_mul
    wave = 0.5 * height * (1 + np.cos(np.pi * (step - begin) / length))
    return FIRST * ((1 - alpha) * wave + alpha)


def exponential(step, decay_steps, decay_rate, staircase=False):
    t = step // decay_steps if staircase else step / decay_steps
    return FIRST * decay_rate**t


def inverse_time(step, decay_steps, decay_rate, staircase=False):
    t = step // decay_steps if staircase else step / decay_steps
    return FIRST / (1 + decay_rate * t)


def polynomial(step, decay_steps, end_learning_rate=1e-4, power=1.0, cycle=False):
    if cycle:
        decay_steps = decay_steps * max(1, np.ceil(step / decay_steps))
    t = min(step, decay_steps) / decay_steps
    return (FIRST - end_learning_rate) * (1 - t) ** power + end_learning_rate


EXPECTED = {
    "cosine_decay": cosine,
    "cosine_decay_restarts": restarts,
    "exponential_decay": exponential,
    "inverse_time_decay": inverse_time,
    "polynomial_decay": polynomial,
}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['call']}-{'-'.join(c['args'])}")
def test_rates(case):
    make = getattr(rkeras_py, "learning_rate_schedule_" + case["call"])
    schedule = make(FIRST, **case["args"])
    rates = [float(schedule(step)) for step in STEPS]
    expected = [EXPECTED[case["call"]](step, **case["args"]) for step in STEPS]
    np.testing.assert_allclose(rates, expected, rtol=1e-5, atol=2e-7)
    check_life(schedule)


def check_life(schedule):
    copy = keras.optimizers.schedules.deserialize(keras.optimizers.schedules.serialize(schedule))
    assert copy.get_config() == schedule.get_config()
    assert float(copy(7)) == float(schedule(7))
    optimizer = rkeras_py.optimizer_rmsprop(schedule)
    again = keras.optimizers.deserialize(keras.optimizers.serialize(optimizer))
    assert float(again.learning_rate) == float(schedule(0))


@pytest.mark.parametrize("step", STEPS)
def test_piecewise_constant(step):
    make = rkeras_py.learning_rate_schedule_piecewise_constant_decay
    schedule = make((10, 30), (1.0, 0.5, 0.1))
    assert float(schedule(step)) == pytest.approx(1 if step <= 10 else 0.5 if step <= 30 else 0.1)
    one = make(10, (1.0, 0.5))
    assert float(one(step)) == pytest.approx(1 if step <= 10 else 0.5)
    check_life(schedule)


def test_piecewise_constant_is_checked():
    make = rkeras_py.learning_rate_schedule_piecewise_constant_decay
    with pytest.raises(ValueError, match="one element more"):
        make((1, 2), (1, 2))
    with pytest.raises(ValueError, match="must increase"):
        make((2, 1), (1, 2, 3))


def test_from_r_and_names():
    schedule = REGISTRY["learning_rate_schedule_piecewise_constant_decay"].call_from_r(
        [("boundaries", np.array([2.0, 4.0])), ("values", np.array([1.0, 0.5, 0.1])), ("name", "m")]
    )
    assert (float(schedule(3.0)), schedule.name) == (0.5, "m")
    warm = rkeras_py.learning_rate_schedule_cosine_decay(0.0, 10, warmup_target=0.5, warmup_steps=5)
    assert float(warm(5)) == pytest.approx(0.5)
    with pytest.raises(TypeError, match="speed"):
        rkeras_py.learning_rate_schedule_cosine_decay(0.1, 10, speed=1)


def test_a_class_of_ones_own(tmp_path):
    def initialize(self, first, factor=0.5):
        self.first, self.factor = first, factor

    def call(self, step):
        return self.first * keras.ops.power(self.factor, keras.ops.cast(step, "float32"))

    made = rkeras_py.new_learning_rate_schedule_class(
        "Halving", initialize=initialize, call=call, half_life=lambda self: 1.0
    )
    schedule = made(0.8, factor=0.25)
    assert made.__name__ == "Halving"
    assert schedule.get_config() == {"first": 0.8, "factor": 0.25}
    assert schedule.half_life() == 1.0
    assert float(schedule(2)) == pytest.approx(0.05)
    check_life(schedule)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(rkeras_py.optimizer_sgd(schedule), "mse")
    model.fit(np.ones((4, 2)), np.ones((4, 1)), verbose=0)
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert float(again.optimizer.learning_rate) == pytest.approx(0.2)
    bare = rkeras_py.new_learning_rate_schedule_class("Fixed", call=lambda self, step: 0.1)
    assert bare()(3) == 0.1
    with pytest.raises(TypeError, match="takes no arguments"):
        bare(1)
    own = rkeras_py.new_learning_rate_schedule_class(
        "Own", call=call, get_config=lambda self: {"a": 1}
    )
    assert own().get_config() == {"a": 1}
