"""How many processors this process uses: all that it may, or those that it was given.

A worker among several on one machine is given its number by `RKERAS_THREADS`; in R the workers of a
cluster share the machine by themselves (`R/workers.R`).
"""

from __future__ import annotations

import os

VARIABLE = "RKERAS_THREADS"


def given() -> int | None:
    """The number of processors that `RKERAS_THREADS` gives this process, or None.

    Raises:
        ValueError: The variable is set to something else than a whole number, at least 1.
    """
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(
            f"the environment variable {VARIABLE} must be a whole number, at least 1, but it is "
            f'"{text}"'
        )
    return int(text)


def processors() -> int:
    """How many processors this process uses."""
    number = given()
    if number is not None:
        return number
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
