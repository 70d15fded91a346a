"""R's `set.seed()` for Keras: the state of R's random number generator seeds Keras.

R makes a new `.Random.seed` whenever it is seeded or draws, so a new one is recognised by its
address, even if it holds the same numbers. Keras is then seeded with a number derived from it.
R's own random number stream is not touched. A seed that was given to Keras or TensorFlow itself
takes precedence.
"""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Callable
from typing import Any

from rkeras_py.bridge import rapi
from rkeras_py.bridge.functions import call_named
from rkeras_py.bridge.references import RReference

_seen: RReference | None = None
# TensorFlow's word for no seed.
_NONE = 87654321
_given = _NONE
# They seed Keras themselves, and R after it.
_SEEDING = ("use_session_with_seed", "set_random_seed")


def matters_to(function: str) -> bool:
    """Whether R's seed is looked at before a public function runs.

    Args:
        function: Its name. Those for single batches draw nothing that was not decided before, and
            are called too often.
    """
    return not function.endswith("_on_batch") and function not in _SEEDING


def follow(state: int) -> None:
    """Seeds Keras as R was seeded; called by R's thread before a public function runs.

    Args:
        state: The address of R's `.Random.seed`.
    """
    global _seen, _given
    if _seen is not None and _seen.address == state:
        return
    _seen = RReference(state)
    if rapi.TYPEOF(state) != rapi.INTSXP:
        return
    from rkeras_py.engine import keras, tf

    if tf.compat.v1.get_seed(0)[0] == _given:
        numbers = ctypes.string_at(rapi.INTEGER(state), 4 * rapi.xlength(state))
        _given = zlib.crc32(numbers) % 2**31
        keras.utils.set_random_seed(_given)


def seed_keras_too(set_seed: Callable[[Any], None], seed: Any) -> None:
    """`tf$random$set_seed()`, which in 2.9 seeded Keras: it drew from TensorFlow's generators.

    Args:
        set_seed: TensorFlow's function.
        seed: The seed, or None for none.
    """
    from rkeras_py.engine import keras

    if isinstance(seed, int | float):
        seed = int(seed)
        keras.utils.set_random_seed(seed % 2**32)
    set_seed(seed)


def seed_r(seed: int) -> None:
    """Calls R's `set.seed()`.

    Args:
        seed: The seed.
    """
    call_named("set.seed", [""], [seed])
