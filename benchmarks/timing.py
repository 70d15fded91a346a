"""Comparisons of two contenders: what runs, and how long it takes."""

from __future__ import annotations

import importlib.util
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from rkeras_py.engine import keras, tf

HAS_TORCH = importlib.util.find_spec("torch") is not None
Run = Callable[[], object]


@dataclass
class Row:
    """One comparison.

    Attributes:
        section: The claim it belongs to.
        name: The case.
        ours: Our contender's runs, by "fwd" and "fb".
        theirs: The contender's that it is compared with.
        against: Who that is.
        target: Bounds on ours / theirs (`<=`) or theirs / ours (`>=`), by mode.
        flops: Real multiplications and additions of a forward pass, or 0.
    """

    section: str
    name: str
    ours: dict[str, Run]
    theirs: dict[str, Run]
    against: str
    target: dict[str, tuple[str, float]]
    flops: float = 0.0


@dataclass
class Result:
    """What a comparison came to; the first five as of `Row`.

    Attributes:
        times: Milliseconds of both, by mode.
        ratio: Times faster, by mode.
        peak: GFLOP/s of `tf.matmul` in the same run.
    """

    section: str
    name: str
    against: str
    target: dict[str, tuple[str, float]]
    flops: float
    times: dict[str, tuple[float, float]]
    ratio: dict[str, float]
    peak: float


def passes(function: Callable[..., tf.Tensor], x: tf.Tensor, *weights: tf.Tensor) -> dict[str, Run]:
    """The forward pass of a function, and forward with backward, compiled."""

    # Of tensors alone: TensorFlow binds all other arguments at each call, at 0.2 ms for a few.
    @tf.function
    def forward(*arguments: tf.Tensor) -> tf.Tensor:
        return function(*arguments)

    @tf.function
    def both(*arguments: tf.Tensor) -> list[tf.Tensor]:
        with tf.GradientTape() as tape:
            tape.watch(arguments)
            y = function(*arguments)
            # Sum of squares: a gradient that is not constant, and cheap.
            loss = tf.reduce_sum(tf.math.real(y * tf.math.conj(y)))
        return list(tape.gradient(loss, arguments))

    return {"fwd": lambda: forward(x, *weights), "fb": lambda: both(x, *weights)}


def layer_passes(layer: keras.layers.Layer, x: tf.Tensor) -> dict[str, Run]:
    """The same of a layer, with respect to its input and its weights."""
    layer(x)
    forward = tf.function(layer)

    @tf.function
    def both(inputs: tf.Tensor) -> list[tf.Tensor]:
        with tf.GradientTape() as tape:
            tape.watch(inputs)
            y = layer(inputs)
            loss = tf.reduce_sum(tf.math.real(y * tf.math.conj(y)))
        return list(tape.gradient(loss, [inputs, *layer.trainable_weights]))

    return {"fwd": lambda: forward(x), "fb": lambda: both(x)}


def random(shape: tuple[int, ...], dtype: str = "float32") -> tf.Tensor:
    """Normal numbers."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=shape)
    if dtype.startswith("complex"):
        x = x + 1j * rng.normal(size=shape)
    return tf.constant(x.astype(dtype))


def _seconds(run: Run, repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        result = run()
    _finish(result)
    return (time.perf_counter() - start) / repeats


def _finish(result: object) -> None:
    """Waits for what may still be computed."""
    for item in result if isinstance(result, list | tuple) else [result]:
        if tf.is_tensor(item):
            _ = item[tuple(0 for _ in item.shape)].numpy()


def measure(row: Row, rounds: int, best: float) -> Result:
    """Times both contenders, in turn, each round in the other order."""
    result = Result(row.section, row.name, row.against, row.target, row.flops, {}, {}, best)
    for mode in ("fwd", "fb"):
        ours, theirs = row.ours[mode], row.theirs[mode]
        once = max(min(_seconds(ours, 1) for _ in range(3)), 1e-5)
        slow = max(min(_seconds(theirs, 1) for _ in range(2)), 1e-5)
        a_times, b_times = [], []
        for turn in range(rounds if slow < 0.2 else max(3, rounds // 4)):
            order = [(a_times, ours, once), (b_times, theirs, slow)]
            for times, run, expected in order if turn % 2 else reversed(order):
                times.append(_seconds(run, max(1, int(0.02 / expected))))
        result.times[mode] = (statistics.median(a_times) * 1e3, statistics.median(b_times) * 1e3)
        result.ratio[mode] = statistics.median(b / a for a, b in zip(a_times, b_times, strict=True))
    return result


def peak() -> float:
    """GFLOP/s of a large matrix product."""
    a = random((2048, 2048))
    product = tf.function(tf.matmul)
    product(a, a)
    return 2 * 2048**3 / min(_seconds(lambda: product(a, a), 3) for _ in range(8)) / 1e9


def verdict(row: Result, mode: str) -> str:
    """The target and whether it is met."""
    if mode not in row.target:
        return ""
    sign, bound = row.target[mode]
    met = 1 / row.ratio[mode] <= bound if sign == "<=" else row.ratio[mode] >= bound
    return f"{sign} {bound:g} {'met' if met else 'MISSED'}"
