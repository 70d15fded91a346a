"""What a call of a backend function costs in Python: microseconds, the median of rounds.

`benchmarks/backend.R` measures the same from R, and puts the two side by side.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import rkeras_py as r
from rkeras_py.engine import tf


def median(call: Callable[[], Any], times: int = 300, rounds: int = 7) -> float:
    """Microseconds of one call."""
    found = []
    for _ in range(rounds):
        begin = time.perf_counter()
        for _ in range(times):
            call()
        found.append((time.perf_counter() - begin) / times * 1e6)
    return statistics.median(found)


def main() -> None:
    """Prints the times as JSON."""
    x = tf.random.normal((32, 64))
    y = tf.random.normal((64, 16))
    calls: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "k_square(x)": (lambda: r.k_square(x), lambda: tf.square(x)),
        "k_mean(x)": (lambda: r.k_mean(x), lambda: tf.reduce_mean(x)),
        "k_sum(x, axis)": (lambda: r.k_sum(x, axis=1), lambda: tf.reduce_sum(x, 1)),
        "k_dot(x, y)": (lambda: r.k_dot(x, y), lambda: tf.matmul(x, y)),
        "k_maximum(x, 0)": (lambda: r.k_maximum(x, 0.0), lambda: tf.maximum(x, 0.0)),
        "k_softmax(x)": (lambda: r.k_softmax(x), lambda: tf.nn.softmax(x)),
    }
    times = {name: [median(ours), median(theirs)] for name, (ours, theirs) in calls.items()}
    json.dump(times, sys.stdout)


if __name__ == "__main__":
    main()
