"""What `applications.R` compares rkeras with: plain Keras, and plain h5py; and memory."""

from __future__ import annotations

import time
from pathlib import Path

import h5py
import keras
import numpy as np


def build() -> float:
    """Seconds of processor time that plain Keras takes to build ResNet50."""
    keras.utils.clear_session()
    begin = time.process_time()
    keras.applications.ResNet50(weights=None)
    return time.process_time() - begin


def clear() -> None:
    """Forgets the networks before."""
    keras.utils.clear_session()


def processor() -> float:
    """The processor time of this process so far."""
    return time.process_time()


def read(path: str) -> float:
    """Seconds of processor time that h5py takes to read all arrays of a file."""
    begin = time.process_time()
    arrays = []
    with h5py.File(path) as file:
        file.visititems(
            lambda _, item: arrays.append(np.asarray(item)) if hasattr(item, "dtype") else None
        )
    return time.process_time() - begin


def _status(field: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / 1000
    raise KeyError(field)


def megabytes() -> float:
    """The memory of this process now; its peak is counted anew from here."""
    Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def peak() -> float:
    """The peak of the memory since `megabytes()`."""
    return _status("VmHWM")
