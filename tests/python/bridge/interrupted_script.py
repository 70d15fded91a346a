"""Run by test_robjects.py, by Python: Ctrl-C at random moments while R runs, and next to it.

The first argument is how often in each of the cases, the second a seed.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import rpy2.robjects as ro
from rpy2.rinterface_lib import callbacks

import rkeras_py as rk

ro.r("suppressPackageStartupMessages(library(rkeras))")
rk.robjects.activate()
random.seed(int(sys.argv[2]))


def shoot(until: threading.Event | None) -> None:
    """Presses Ctrl-C in a moment, from a thread in which the signal is not blocked.

    Args:
        until: Where given, Ctrl-C is pressed again until it is set.
    """

    def press() -> None:
        time.sleep(random.uniform(0.02, 0.12))
        os.kill(os.getpid(), signal.SIGINT)
        while until is not None and not until.wait(3):
            os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=press).start()


def again(call: Callable[[], Any]) -> Callable[[], Any]:
    """Calls without an end."""
    return lambda: [call() for _ in itertools.count()]


model = rk.keras_model_sequential(input_shape=2)
rk.layer_dense(model, units=1)
rk.compile(model, loss="mse")
x = np.ones((8, 2))
ro.globalenv["model"], ro.globalenv["x"] = model, ro.r("matrix(1, 8, 2)")
of_r = rk.layer_lambda(None, f=ro.r("function(x) x")).function
sleeps = rk.callback_lambda(on_epoch_end=ro.r("function(epoch, logs) Sys.sleep(0.001)"))
at_batches = rk.callback_lambda(on_batch_end=ro.r("function(batch, logs) Sys.sleep(0.001)"))
ro.r("gives <- function() { Sys.sleep(0.002); list(x, x[, 1]) }")


def train(callback: Any, epochs: int = 10**6) -> None:
    rk.fit(model, x, x[:, 0], epochs=epochs, callbacks=[callback], verbose=0)


ENDLESS: dict[str, Callable[[], Any]] = {
    "computing": lambda: ro.r("repeat {}"),
    "waiting": lambda: ro.r("repeat Sys.sleep(0.001)"),
    "printing": lambda: ro.r('repeat cat("text\\n")'),
    "small": again(lambda: ro.r("1 + 1")),
    "python": lambda: ro.r("repeat rkeras_import('time')$time()"),
    "sleep": lambda: ro.r("rkeras_import('time')$sleep(250)"),
    "fit": lambda: ro.r("fit(model, x, x[, 1], epochs = 1e6, verbose = 0)"),
    "function": again(lambda: of_r(1)),
    "callback": lambda: train(sleeps),
    "steps": lambda: train(at_batches),
    "generator": lambda: ro.r("fit(model, gives, steps_per_epoch = 1e6, verbose = 0)"),
}


# Between calls of R the exception is Python's, which loses it where a finalizer runs.
FINALIZERS = {"small", "function"}


def stop(name: str) -> None:
    stopped = threading.Event()
    try:
        shoot(stopped if name in FINALIZERS else None)
        ENDLESS[name]()
    except KeyboardInterrupt:
        stopped.set()
        return
    raise AssertionError("it ended by itself")


# Where Python is at the top, Keras' own graphs can't be interrupted while they are made.
for callback in (sleeps, at_batches):
    train(callback, 1)
callbacks.consolewrite_print = callbacks.consolewrite_warnerror = lambda text: None
for name in sys.argv[3:] or ENDLESS:
    for _ in range(int(sys.argv[1])):
        stop(name)
        assert ro.r("1 + 1")[0] == 2
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    print(name, flush=True)
losses = rk.fit(model, x, x[:, 0], epochs=2, callbacks=[sleeps], verbose=0).metrics["loss"]
assert len(losses) == 2 and np.isfinite(losses).all()
print("done")
