"""One seed for every random number generator."""

from __future__ import annotations

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import Bool, Int
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras, tf

_FAMILY = "session"


@public(family=_FAMILY, invisible=True)
def use_session_with_seed(
    seed: Int = REQUIRED,
    disable_gpu: Bool = True,
    disable_parallel_cpu: Bool = True,
    quiet: Bool = False,
) -> int:
    """Makes the session reproducible.

    Seeds the random number generators of Python, numpy and TensorFlow, and makes TensorFlow's
    operations deterministic. In R, `set.seed()` is called too.

    In R, `set.seed()` alone makes weights, dropout and the order of samples reproducible, as
    long as no seed was given to Keras or TensorFlow itself.

    Args:
        seed: The seed.
        disable_gpu: Whether to hide GPUs, whose sums depend on the order of threads. This
            must happen before TensorFlow first uses one.
        disable_parallel_cpu: Whether TensorFlow's operations are deterministic. Threads are
            still used where their order does not affect the result.
        quiet: Whether to print nothing.

    Returns:
        The seed.

    Raises:
        RuntimeError: GPUs are in use already and can't be hidden any more.

    Example:
        >>> from rkeras_py import use_session_with_seed
        >>> seed = use_session_with_seed(42, quiet=True)
    """
    _seed_everything(seed, disable_gpu)
    if disable_parallel_cpu:
        tf.config.experimental.enable_op_determinism()
    if not quiet:
        print(f"Set session seed to {seed}")
    return seed


@public(family=_FAMILY, invisible=True)
def set_random_seed(seed: Int = REQUIRED, disable_gpu: Bool = True) -> int:
    """Seeds every random number generator that a script may use.

    Those of Python, numpy and TensorFlow; in R, `set.seed()` is called too.

    Args:
        seed: The seed.
        disable_gpu: Whether to hide GPUs, whose sums depend on the order of threads. Call the
            function before TensorFlow has used one.

    Returns:
        The seed.

    Raises:
        RuntimeError: GPUs are in use already and can't be hidden any more.

    Example:
        >>> from rkeras_py import set_random_seed
        >>> seed = set_random_seed(42)
    """
    _seed_everything(seed, disable_gpu)
    return seed


def _seed_everything(seed: int, disable_gpu: bool) -> None:
    """Seeds Python, numpy, TensorFlow and the host; hides GPUs if asked to."""
    keras.utils.set_random_seed(seed % 2**32)
    if hooks.seed_host is not None:
        hooks.seed_host(seed)
    if disable_gpu and tf.config.list_physical_devices("GPU"):
        tf.config.set_visible_devices([], "GPU")
