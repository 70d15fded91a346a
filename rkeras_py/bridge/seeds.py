"""R's `set.seed()` for Keras: the state of R's random number generator seeds Keras.

R makes a new `.Random.seed` whenever it is seeded or draws, so a new one is recognised by its
address, even if it holds the same numbers. Keras is then seeded with a number derived from it.
R's own random number stream is not touched. A seed that was given to Keras or TensorFlow itself
takes precedence.
"""

from __future__ import annotations

import ctypes
import zlib

from rkeras_py.bridge import rapi
from rkeras_py.bridge.functions import call_named
from rkeras_py.bridge.references import RReference

_call = 0
_seen: RReference | None = None
# TensorFlow's word for no seed.
_NONE = 87654321
_given = _NONE
# They seed Keras themselves, and R after it.
_SEEDING = ("use_session_with_seed", "set_random_seed")


def follow(function: str) -> None:
    """Seeds Keras as R was seeded; called by R's thread before a public function runs.

    Args:
        function: The name of the function. Those for single batches draw nothing that was not
            decided before, and are called too often.
    """
    global _seen, _given
    if function.endswith("_on_batch") or function in _SEEDING:
        return
    state = rapi.evaluate(_random_seed(), rapi.GLOBAL_ENV)
    if state == rapi.NIL or (_seen is not None and _seen.address == state):
        return
    _seen = RReference(state)
    if rapi.TYPEOF(state) != rapi.INTSXP:
        return
    from rkeras_py.engine import keras, tf

    if tf.compat.v1.get_seed(0)[0] == _given:
        numbers = ctypes.string_at(rapi.INTEGER(state), 4 * rapi.xlength(state))
        _given = zlib.crc32(numbers) % 2**31
        keras.utils.set_random_seed(_given)


def _random_seed() -> int:
    """The call `get0(".Random.seed")`, which finds it in the global environment."""
    global _call
    if not _call:
        name = rapi.make_char(b".Random.seed", 12, rapi.CE_UTF8)
        string = rapi.protect(rapi.scalar_string(rapi.protect(name)))
        _call = rapi.lang2(rapi.install(b"get0"), string)
        rapi.preserve(_call)
        rapi.unprotect(2)
    return _call


def seed_r(seed: int) -> None:
    """Calls R's `set.seed()`.

    Args:
        seed: The seed.
    """
    call_named("set.seed", [""], [seed])
