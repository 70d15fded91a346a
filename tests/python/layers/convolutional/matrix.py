"""Runs cells of the case table in every mode, against the reference.

`cd tests/python && python -m layers.convolutional.matrix --jobs 2` runs all cells, each in the
modes that its turn brings (eager and its gradients always, one more by rotation), and prints how
many passed, per kind and dtype. Where all of them pass, it records the table and the hash of the
code (`fingerprint.py`) in benchmarks/results.

`--sample N` runs a fixed sample of N cells, `--changed` all of them instead if the code differs
from the recorded one. `--only TEXT` picks cells by name, `--every-mode` runs all modes of each
cell, `--jobs N` distributes the cells over N processes.
"""

from __future__ import annotations

import argparse
import collections
import json
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import rkeras_py
from layers.convolutional import fingerprint
from layers.convolutional.cells import DTYPES, KINDS, Cell, cells
from rkeras_py.engine import keras, tf

# Largest deviation, relative to the largest number of the result. Half a digit above
# what rounding of the sums in question comes to.
TOLERANCE = {
    "float16": 4e-3,
    "bfloat16": 3e-2,
    "float32": 1e-5,
    "float64": 1e-12,
    "complex64": 2e-5,
    "complex128": 1e-11,
}
# What rounding in each step of a badly conditioned sum may come to, per unit of condition.
ROUNDING = {dtype: 0.0 for dtype in TOLERANCE} | {"complex64": 1e-6, "complex128": 2e-15}
ALWAYS = ("eager", "gradient")
ROTATED = ("function", "xla", "sequential", "functional", "config", "saved", "fit")


class Run:
    """A cell with its numbers."""

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        seed = sum(ord(c) * (i + 1) for i, c in enumerate(cell.name))
        self.rng = np.random.default_rng(seed)
        self.exact = "complex128" if cell.is_complex else "float64"
        self.x = self.numbers(cell.input_shape)
        scale = 0.1 if cell.kind == "conv_lstm" else 0.5  # small enough for float16
        self.weights = [scale * self.numbers(shape) for shape in cell.weight_shapes()]
        self.x, *self.weights = (self.rounded(v) for v in (self.x, *self.weights))
        self.expected = cell.expected(self.x, self.weights)
        condition = self.condition(
            lambda v: cell.expected(v[0], v[1:]),
            self.expected,
            max(1.0, np.abs(self.expected).max()),
        )
        self.tolerance = TOLERANCE[cell.dtype] + ROUNDING[cell.dtype] * condition
        self.input = tf.cast(tf.constant(self.x), cell.dtype)

    def numbers(self, shape: tuple[int, ...]) -> np.ndarray:
        values = self.rng.normal(size=shape)
        return values + 1j * self.rng.normal(size=shape) if self.cell.is_complex else values

    def condition(self, f: Callable[[list[np.ndarray]], Any], value: Any, scale: float) -> float:
        """How much more `f`, of input and weights, changes than these do, relatively.

        What is linear has a condition near 1, which the tolerance covers. A complex LSTM may
        come near the poles that tanh has among the complex numbers, where every rounding grows.
        """
        if not (self.cell.kind == "conv_lstm" and self.cell.is_complex):
            return 0.0
        step = 1e-8
        changes = []
        for _ in range(2):
            moved = [
                v * (1 + step * self.rng.normal(size=v.shape)) for v in (self.x, *self.weights)
            ]
            changes.append(np.abs(f(moved) - value).max())
        return float(max(changes) / step / scale)

    def rounded(self, values: np.ndarray) -> np.ndarray:
        """Numbers that the dtype has, so that only the result's rounding counts."""
        return tf.cast(tf.cast(tf.constant(values), self.cell.dtype), self.exact).numpy()

    def layer(self, **more: Any) -> Any:
        cell = self.cell
        if cell.has_weights:
            more["weights"] = self.weights
        policy = keras.config.dtype_policy()
        # One function has no `dtype` in the API: there it comes by the policy.
        keras.config.set_dtype_policy(cell.policy or policy)
        try:
            return getattr(rkeras_py, cell.function)(**cell.arguments, **more)
        finally:
            keras.config.set_dtype_policy(policy)

    def check(self, y: Any, expected: np.ndarray | None = None, slack: float = 1.0) -> None:
        expected = self.expected if expected is None else expected
        dtype = keras.backend.standardize_dtype(y.dtype)
        assert dtype == self.cell.dtype, f"dtype {dtype}"
        assert tuple(y.shape) == expected.shape, f"shape {y.shape}, expected {expected.shape}"
        got = tf.cast(tf.convert_to_tensor(y), self.exact).numpy()
        error = np.abs(got - expected).max() / max(1.0, np.abs(expected).max())
        assert error <= slack * self.tolerance, f"error {error:.1e}"

    # ---- modes ----

    def eager(self) -> None:
        layer = self.layer()
        y = layer(self.input)
        self.check(y)
        assert tuple(layer.compute_output_shape(self.input.shape)) == tuple(y.shape)
        self.check(self.layer(object=self.input))
        unknown = [None] * (len(self.cell.batch) + (self.cell.kind == "conv_lstm"))
        unknown += [None if n != 4 else 4 for n in self.cell.input_shape[len(unknown) :]]
        symbolic = layer.compute_output_shape(unknown)
        assert len(symbolic) == len(y.shape)
        assert all(n in (None, m) for n, m in zip(symbolic, y.shape, strict=True))

    def gradient(self) -> None:
        """Against the reference's own change along a random direction, which is linear."""
        layer = self.layer()
        layer(self.input)
        upstream = self.rounded(self.numbers(self.expected.shape))
        with tf.GradientTape() as tape:
            tape.watch(self.input)
            y = layer(self.input)
            product = tf.math.conj(tf.cast(tf.constant(upstream), y.dtype)) * y
            loss = tf.reduce_sum(tf.math.real(tf.cast(product, self.exact)))
        got = tape.gradient(loss, [self.input, *layer.trainable_weights])
        values = [self.x, *self.weights]
        for i, value in enumerate(values):
            towards = self.numbers(value.shape)
            change = self.cell.change(values, i, towards)

            def slope_of(change: np.ndarray) -> float:
                return float(np.sum(np.conj(upstream) * change).real)

            expected = slope_of(change)
            slope = got[i]
            if i and self.cell.is_complex:
                assert slope.dtype.is_floating, "a complex weight is kept in pairs"
                slope = tf.complex(slope[..., 0], slope[..., 1])
            slope = tf.cast(slope, self.exact).numpy()
            found = float(np.sum(np.conj(slope) * towards).real)
            scale = float(np.sqrt(np.sum(np.abs(upstream) ** 2) * np.mean(np.abs(change) ** 2)))
            scale = max(1.0, abs(expected), scale)
            condition = self.condition(
                lambda v, i=i, towards=towards: slope_of(self.cell.change(v, i, towards)),
                expected,
                scale,
            )
            bound = 4 * (TOLERANCE[self.cell.dtype] + ROUNDING[self.cell.dtype] * condition)
            error = abs(found - expected) / scale
            assert error <= bound, f"gradient {i}: {found} instead of {expected}"

    def function(self) -> None:
        """Traced once, with unknown batch and spatial sizes."""
        layer = self.layer()
        layer(self.input)
        channels = -1 if self.cell.data_format == "channels_last" else -1 - self.cell.rank
        shape: list[int | None] = [None] * self.input.shape.rank
        shape[channels] = self.input.shape[channels]
        signature = [tf.TensorSpec(shape, self.input.dtype)]
        self.check(tf.function(lambda x: layer(x), input_signature=signature)(self.input))

    def xla(self) -> None:
        layer = self.layer()
        layer(self.input)
        self.check(tf.function(lambda x: layer(x), jit_compile=True)(self.input))

    def sequential(self) -> None:
        model = keras.Sequential()
        if "input_shape" in self.tail() and not self.cell.policy:
            self.layer(object=model, input_shape=self.cell.input_shape[1:])
        else:
            model.add(keras.Input(self.cell.input_shape[1:], dtype=self.cell.dtype))
            self.layer(object=model)
        self.check(model(self.input))
        assert model.output_shape == (None, *self.expected.shape[1:])
        late = keras.Sequential()  # built for the data, whatever their dtype
        self.layer(object=late)
        self.check(late(self.input))

    def tail(self) -> set[str]:
        import inspect

        found = set(inspect.signature(getattr(rkeras_py, self.cell.function)).parameters)
        return found | ({"input_shape"} if "kwargs" in found else set())

    def model(self) -> Any:
        """A functional model with unknown batch and spatial sizes."""
        cell = self.cell
        lead = len(cell.batch) + (cell.kind == "conv_lstm")
        shape: list[int | None] = [None] * len(cell.input_shape)
        at = -1 if cell.data_format == "channels_last" else lead
        shape[at] = cell.input_shape[at]
        inputs = keras.Input(batch_shape=shape, dtype=cell.dtype)
        return keras.Model(inputs, self.layer(object=inputs))

    def functional(self) -> None:
        self.check(self.model()(self.input))

    def config(self) -> None:
        layer = self.layer()
        layer(self.input)
        config = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
        again = keras.saving.deserialize_keras_object(config)
        assert again.get_config() == layer.get_config()
        assert again.built
        again.set_weights(layer.get_weights())
        self.check(again(self.input))

    def saved(self) -> None:
        turn = len(self.cell.name) % 3
        if turn == 1 and self.cell.dtype == "bfloat16":
            turn = 0  # HDF5 has no such type, and Keras' legacy format no word for it
        model = self.model()
        with tempfile.TemporaryDirectory() as folder:
            if turn == 2 and self.cell.has_weights:
                path = str(Path(folder) / "model.weights.h5")
                model.save_weights(path)
                self.weights, kept = [0 * w for w in self.weights], self.weights
                again = self.model()
                again.load_weights(path)
                self.weights = kept
            else:
                path = str(Path(folder) / ("model.h5" if turn == 1 else "model.keras"))
                model.save(path)
                again = keras.saving.load_model(path, compile=False)
        self.check(again(self.input))

    def fit(self) -> None:
        """One step of gradient descent is what the tape says, and Adam descends."""
        if not self.cell.has_weights:
            return
        target = tf.zeros(self.expected.shape, self.cell.dtype)
        layer = self.layer()
        model = keras.Sequential([keras.Input(self.cell.input_shape[1:], dtype=self.cell.dtype)])
        model.add(layer)
        loss = _MeanSquaredModulus(dtype=self.cell.dtype)
        model.compile(keras.optimizers.SGD(0.5), loss)
        before = layer.get_weights()
        with tf.GradientTape() as tape:
            value = loss(target, model(self.input))
        slopes = tape.gradient(value, layer.trainable_weights)
        data = tf.data.Dataset.from_tensors((self.input, target))
        history = model.fit(data, verbose=0, shuffle=False)
        assert np.isclose(history.history["loss"][0], float(tf.cast(value, "float32")), rtol=2e-2)
        for old, new, slope in zip(before, layer.get_weights(), slopes, strict=True):
            slope = tf.cast(slope, "float64").numpy()
            if self.cell.is_complex:
                slope = slope[..., 0] + 1j * slope[..., 1]
            wanted = old.astype(self.exact) - 0.5 * slope
            error = np.abs(new.astype(self.exact) - wanted).max() / max(1, np.abs(wanted).max())
            assert error <= 4 * self.tolerance, f"step off by {error:.1e}"
        if self.cell.dtype in ("float16", "bfloat16"):
            return  # Adam's constants (epsilon, 1 - beta_2) are 0 in sixteen bits
        # Small steps in an LSTM: a complex one has poles.
        rate = 0.001 if self.cell.kind == "conv_lstm" else 0.02
        model.compile(keras.optimizers.Adam(rate), loss)
        losses = model.fit(data, epochs=4, verbose=0, shuffle=False).history["loss"]
        assert losses[-1] < losses[0], f"Adam does not descend: {losses}"


class _MeanSquaredModulus(keras.losses.Loss):
    """Mean square of the modulus of the difference, real or complex."""

    def __init__(self, dtype: str) -> None:
        super().__init__(dtype=dtype, reduction="mean")

    def call(self, y_true: tf.Tensor, y_pred: tf.Tensor) -> tf.Tensor:
        difference = y_pred - tf.cast(y_true, y_pred.dtype)
        return tf.reduce_mean(tf.math.real(difference * tf.math.conj(difference)), axis=-1)


def modes_of(index: int, every: bool = False) -> tuple[str, ...]:
    """The modes that are a cell's turn."""
    if every:
        return (*ALWAYS, *ROTATED)
    return (*ALWAYS, ROTATED[(index + index // 7) % 7])


def failures(cell: Cell, modes: tuple[str, ...]) -> dict[str, str]:
    """What went wrong, by mode."""
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run = Run(cell)
        for mode in modes:
            try:
                getattr(run, mode)()
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                text = f"{type(error).__name__}: {error}".strip().splitlines()
                found[mode] = f"{text[0][:200]} ({Path(where.filename).name}:{where.lineno})"
    keras.backend.clear_session()
    return found


def _work(job: tuple[int, Cell, bool]) -> tuple[Cell, tuple[str, ...], dict[str, str]]:
    index, cell, every = job
    modes = modes_of(index, every)
    return cell, modes, failures(cell, modes)


def summary(results: list[tuple[Cell, tuple[str, ...], dict[str, str]]]) -> str:
    """Cells passed of all, per kind and dtype, in markdown."""
    count: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0])
    runs = [0, 0]
    for cell, modes, wrong in results:
        for key in ((cell.kind, cell.dtype), (cell.kind, "all"), ("all", cell.dtype), ("all",) * 2):
            count[key][0] += not wrong
            count[key][1] += 1
        runs[0] += len(modes) - len(wrong)
        runs[1] += len(modes)
    columns = (*DTYPES, "all")
    lines = [
        "| kind | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for kind in (*KINDS, "all"):
        cells_ = ["{}/{}".format(*count[kind, column]) for column in columns]
        lines.append(f"| {kind} | " + " | ".join(cells_) + " |")
    lines.append(f"\nCells in modes: {runs[0]} of {runs[1]}.")
    return "\n".join(lines)


# A machine that is too slow for all cells in the time that CI has leaves the last ones out, and
# records nothing; how many ran is printed.
MINUTES = 30
RESULTS = fingerprint.RECORD.with_suffix(".md")


def sample(jobs: list[Any], size: int) -> list[Any]:
    """The same jobs each time, from all over the table."""
    return random.Random(0).sample(jobs, min(size, len(jobs)))


def record(table: str, code: str) -> None:
    """Writes down that the whole table passed, with the hash of the code that it ran with."""
    head = "Cells of the case table that pass, of all: `python -m layers.convolutional.matrix`."
    RESULTS.write_text(f"# The convolution family, cell by cell\n\n{head}\n\n{table}\n")
    fingerprint.RECORD.write_text(f"{code}\n")


def main() -> int:
    """Runs the table and prints the summary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every-mode", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--sample", type=int, help="a fixed sample of so many cells")
    parser.add_argument("--changed", action="store_true", help="all, if the code is not recorded")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="when to give up")
    options = parser.parse_args()
    start = time.time()
    # Taken before the cells run: the code may be edited meanwhile.
    code = fingerprint.fingerprint()
    jobs = [(i, c, options.every_mode) for i, c in enumerate(cells()) if options.only in c.name]
    whole = not options.only and (
        options.sample is None or (options.changed and not fingerprint.is_recorded())
    )
    if options.sample is not None and not whole:
        jobs = sample(jobs, options.sample)
    print(f"{len(jobs)} cells", "(all)" if whole else "", flush=True)
    mapper: Callable[..., Any] = map
    if options.jobs > 1:
        pool = multiprocessing.get_context("spawn").Pool(options.jobs, _one_thread)
        mapper = pool.imap_unordered
    results = []
    for result in mapper(_work, jobs):
        results.append(result)
        for mode, text in result[2].items():
            print(f"{result[0].name} [{mode}] {text}", flush=True)
        if time.time() - start > 60 * options.minutes:
            print(f"Time is up after {len(results)} of {len(jobs)} cells.")
            break
    table = summary(results)
    wrong = sum(1 for _, _, modes in results if modes)
    print(f"{table}\n{time.time() - start:.0f} s")
    if whole and not wrong and len(results) == len(jobs):
        record(table, code)
    print(f"{len(results) - wrong} passed, {wrong} failed")
    return int(wrong > 0)


def _one_thread() -> None:
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)


if __name__ == "__main__":
    sys.exit(main())
