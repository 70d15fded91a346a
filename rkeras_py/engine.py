"""Imports Keras 3 and TensorFlow, with the right backend and quietly, or raises a clear error.

Every module that needs Keras imports it from here, so that the backend is chosen and start-up
messages are silenced whichever module comes first.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
import tempfile
import warnings

from rkeras_py import processors
from rkeras_py.api import hooks
from rkeras_py.requirements import requirement


class EngineMissing(ImportError):
    """TensorFlow or Keras is not installed, or not usable, in this Python."""


def _import_quietly() -> None:
    """Imports TensorFlow and Keras without the native log messages of their start.

    These are written by C++ before any Python setting takes effect, so file descriptor 2 is
    redirected during the import. They are shown if the import fails.
    """
    # Native errors reach Python as exceptions; other messages logged as errors are noise.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    # An empty one says that there are no other workers; strategies would read it as JSON.
    hooks.take_over("TF_CONFIG")
    backend = os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    if backend != "tensorflow":
        raise EngineMissing(
            f"rkeras needs Keras with the TensorFlow backend, but KERAS_BACKEND is "
            f'"{backend}": unset it, or set it to "tensorflow"'
        )
    if (threads := processors.given()) is not None:
        os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    sys.stderr.flush()
    kept = os.dup(2)
    # Imported modules stay alive: looking for garbage in them takes an eighth of the time.
    collects = gc.isenabled()
    gc.disable()
    with tempfile.TemporaryFile() as chatter:
        os.dup2(chatter.fileno(), 2)
        try:
            for name in ("tensorflow", "keras"):
                importlib.import_module(name)
        except ImportError as error:
            missing = error.name or str(error)
            raise EngineMissing(
                f"rkeras needs TensorFlow and Keras, but {sys.executable} could not import "
                f"{missing} ({error}). In R, call rkeras::install_rkeras(); or type:\n"
                f"  {sys.executable} -m pip install '{requirement('tensorflow')}' "
                f"'{requirement('keras')}'\n"
                "rkeras_doctor() tells more."
            ) from error
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
            # Nor need they be looked at later: a full collection takes 5 ms instead of 250, and
            # making 25,000 vectors of an R list brings about one or two.
            gc.freeze()
            if collects:
                gc.enable()
            failed = sys.exc_info()[0] is not None
            if failed:
                chatter.seek(0)
                sys.stderr.write(chatter.read().decode("utf-8", "replace"))


if "keras" not in sys.modules or "tensorflow" not in sys.modules:
    _import_quietly()

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402


def _limit_threads() -> None:
    """Gives TensorFlow the threads that this process was given; it takes them once it computes."""
    threads = processors.given()
    if threads is None:
        return
    try:
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
    except RuntimeError:
        warnings.warn(
            f"{processors.VARIABLE} comes too late for TensorFlow, which computes already with "
            "other threads: set it before the first call of TensorFlow",
            stacklevel=2,
        )


_limit_threads()


def _is_advice_for_users(record: logging.LogRecord) -> bool:
    """Whether a TensorFlow warning concerns user code.

    Keras and rkeras make functions for each model; once a session has five models, TensorFlow warns
    of retracing, as if they were one function. Feature columns were not deprecated in 2.9.
    """
    message = record.getMessage()
    if "is deprecated" in message and "feature_column" in message:
        return False
    is_of_a_model = "TensorFlowTrainer" in message or "rkeras_py.models.loops" in message
    return not (is_of_a_model and "triggered tf.function retracing" in message)


logging.getLogger("tensorflow").addFilter(_is_advice_for_users)
# Keras 2 let masks end at such a layer without a word.
warnings.filterwarnings(
    "ignore", r"Layer '.*' \(of type .*\) was passed an input with a mask attached"
)
# Training steps written for 2.9 call these; both still work.
warnings.filterwarnings("ignore", r"`model\.compiled_(loss|metrics)\(\)` is deprecated")

if keras.backend.backend() != "tensorflow":
    raise EngineMissing(
        f"rkeras needs Keras with the TensorFlow backend, but Keras runs on "
        f'"{keras.backend.backend()}": set KERAS_BACKEND=tensorflow before Keras is imported'
    )

__all__ = ["EngineMissing", "keras", "tf"]
