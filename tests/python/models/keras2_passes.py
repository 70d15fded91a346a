"""Training on arrays in epochs of a number of steps: one list for Keras 2 and for rkeras.

Run as a script, it trains with Keras 2 (`tf_keras`), in a process of its own, and writes the
losses of the epochs and the final weights.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import numpy as np

X = np.random.default_rng(1).normal(size=(24, 3))
Y = X @ np.array([[1.0], [-2.0], [0.5]])
WEIGHTS = np.linspace(0.5, 2, 24)

CASES: dict[str, dict[str, Any]] = {
    "half of a pass": {"batch_size": 4, "steps_per_epoch": 3},
    "a pass, its size from the steps": {"steps_per_epoch": 5},
    "a part that does not divide it": {"batch_size": 4, "steps_per_epoch": 4},
    "a smaller last batch": {"batch_size": 5, "steps_per_epoch": 3},
    "two of three batches": {"batch_size": 8, "steps_per_epoch": 2},
    "more than a pass": {"batch_size": 4, "steps_per_epoch": 7},
    "more than a pass, later": {"batch_size": 4, "steps_per_epoch": 7, "initial_epoch": 1},
    "a part held out": {"batch_size": 4, "steps_per_epoch": 4, "validation_split": 0.25},
    "weights": {"batch_size": 5, "steps_per_epoch": 2, "sample_weight": WEIGHTS},
}


def results(make: Any, fit: Any) -> dict[str, Any]:
    """What training gives, case by case.

    Args:
        make: Makes a compiled model.
        fit: Trains it, and returns the metrics of the epochs.
    """
    found = {}
    for name, arguments in CASES.items():
        model = make()
        metrics = fit(model, x=X, y=Y, epochs=4, verbose=0, shuffle=False, **arguments)
        for metric, values in metrics.items():
            found[f"{name}: {metric}"] = np.array(values)
        found[f"{name}: kernel"] = np.array(model.get_weights()[0])
    return found


def main(target: str) -> None:
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import tf_keras

    def make() -> Any:
        layer = tf_keras.layers.Dense(1, kernel_initializer="ones", input_shape=(3,))
        model = tf_keras.Sequential([layer])
        model.compile("sgd", "mse")
        return model

    np.savez(target, **results(make, lambda model, **given: model.fit(**given).history))


if __name__ == "__main__":
    main(*sys.argv[1:])
