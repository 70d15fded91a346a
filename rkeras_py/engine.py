"""Brings Keras 3 and TensorFlow in: the right backend, quietly, or a clear error.

Every module that needs Keras imports it from here first, so that the order of
things (backend chosen, start-up chatter held back) is right whoever comes first.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
import tempfile
import warnings

from rkeras_py.requirements import requirement


class EngineMissing(ImportError):
    """TensorFlow or Keras is not installed, or not usable, in this Python."""


def _import_quietly() -> None:
    """Imports TensorFlow and Keras with the native log lines of their start held back.

    The lines come from C++ before any Python-level switch works, so file
    descriptor 2 is pointed elsewhere for that moment. They are shown if the
    import fails.
    """
    # Native errors come to Python as exceptions; what else is logged as one is chatter.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    backend = os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    if backend != "tensorflow":
        raise EngineMissing(
            f"rkeras stands on Keras with the TensorFlow backend, but KERAS_BACKEND is "
            f'"{backend}": unset it, or set it to "tensorflow"'
        )
    sys.stderr.flush()
    kept = os.dup(2)
    # What is imported stays: looking for garbage in it takes an eighth of the time.
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
                f"{missing} ({error}). Type:\n"
                f"  {sys.executable} -m pip install '{requirement('tensorflow')}' "
                f"'{requirement('keras')}'\n"
                "or, in R, rkeras::install_rkeras(). rkeras_doctor() tells more."
            ) from error
        finally:
            sys.stderr.flush()
            os.dup2(kept, 2)
            os.close(kept)
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


def _is_advice_for_users(record: logging.LogRecord) -> bool:
    """Whether a warning of TensorFlow's is none of a function that Keras itself made.

    Keras makes a function for each model, which TensorFlow takes for one that is traced again
    and again as soon as a session has five models.
    """
    message = record.getMessage()
    return not ("TensorFlowTrainer" in message and "triggered tf.function retracing" in message)


logging.getLogger("tensorflow").addFilter(_is_advice_for_users)
# What training steps of 2.9 call; both do what they did.
warnings.filterwarnings("ignore", r"`model\.compiled_(loss|metrics)\(\)` is deprecated")

if keras.backend.backend() != "tensorflow":
    raise EngineMissing(
        f"rkeras stands on Keras with the TensorFlow backend, but Keras runs on "
        f'"{keras.backend.backend()}": set KERAS_BACKEND=tensorflow before Keras is imported'
    )

__all__ = ["EngineMissing", "keras", "tf"]
