"""Learning rate schedules: functions of the number of updates so far."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable
from typing import Any

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import Anything, Bool, Float, Function, Numbers, Str
from rkeras_py.api.hooks import is_host_function
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.engine import keras

_FAMILY = "learning rate schedules"
_SHARED = {
    "initial_learning_rate": "The learning rate at the beginning.",
    "decay_steps": "The number of steps over which the rate decays; see the formula.",
    "staircase": "Whether the rate changes only at integer multiples of `decay_steps`.",
    "**kwargs": "Further arguments of the schedule's class in Keras.",
    "name": "Name of the schedule.",
}


def _make(schedule: Callable[..., Any], name: str | None, config: dict[str, Any]) -> Any:
    """A Keras schedule; without a name it has the name of its class."""
    return schedule(**config) if name is None else schedule(name=name, **config)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_cosine_decay(
    initial_learning_rate: Float = REQUIRED,
    decay_steps: Float = REQUIRED,
    alpha: Float = 0.0,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Learning rate with cosine decay.

    With `t = min(step, decay_steps) / decay_steps` the rate is
    `initial_learning_rate * ((1 - alpha) * 0.5 * (1 + cos(pi * t)) + alpha)`.

    Args:
        alpha: The final rate, as a fraction of the initial one.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Source:
        Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
        Restarts", https://arxiv.org/abs/1608.03983

    Example:
        >>> from rkeras_py import learning_rate_schedule_cosine_decay, optimizer_sgd
        >>> schedule = learning_rate_schedule_cosine_decay(0.1, decay_steps=1000)
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    config = {
        "initial_learning_rate": initial_learning_rate,
        "decay_steps": decay_steps,
        "alpha": alpha,
    }
    return _make(keras.optimizers.schedules.CosineDecay, name, config | kwargs)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_cosine_decay_restarts(
    initial_learning_rate: Float = REQUIRED,
    first_decay_steps: Float = REQUIRED,
    t_mul: Float = 2.0,
    m_mul: Float = 1.0,
    alpha: Float = 0.0,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Learning rate with cosine decay and warm restarts.

    The first period has `first_decay_steps` steps. Each period is `t_mul` times as long as
    the one before, and starts at `m_mul` times its initial rate. In period `i`, at the
    fraction `t` of its length, the rate is `initial_learning_rate * ((1 - alpha) * 0.5 *
    m_mul^i * (1 + cos(pi * t)) + alpha)`.

    Args:
        first_decay_steps: The number of steps in the first period.
        t_mul: Factor by which the length changes from one period to the next.
        m_mul: Factor by which the initial rate changes from one period to the next.
        alpha: The final rate of a period, as a fraction of `initial_learning_rate`.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Source:
        Loshchilov and Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm
        Restarts", https://arxiv.org/abs/1608.03983

    Example:
        >>> from rkeras_py import learning_rate_schedule_cosine_decay_restarts, optimizer_sgd
        >>> schedule = learning_rate_schedule_cosine_decay_restarts(0.1, first_decay_steps=100)
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    config = {
        "initial_learning_rate": initial_learning_rate,
        "first_decay_steps": first_decay_steps,
        "t_mul": t_mul,
        "m_mul": m_mul,
        "alpha": alpha,
    }
    return _make(keras.optimizers.schedules.CosineDecayRestarts, name, config | kwargs)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_exponential_decay(
    initial_learning_rate: Float = REQUIRED,
    decay_steps: Float = REQUIRED,
    decay_rate: Float = REQUIRED,
    staircase: Bool = False,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Learning rate that decays exponentially.

    The rate is `initial_learning_rate * decay_rate^(step / decay_steps)`; with
    `staircase` the exponent is rounded down.

    Args:
        decay_rate: The factor by which the rate decays over `decay_steps` steps.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Example:
        >>> from rkeras_py import learning_rate_schedule_exponential_decay, optimizer_sgd
        >>> schedule = learning_rate_schedule_exponential_decay(
        ...     0.1, decay_steps=1000, decay_rate=0.96, staircase=True
        ... )
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    config = {
        "initial_learning_rate": initial_learning_rate,
        "decay_steps": decay_steps,
        "decay_rate": decay_rate,
        "staircase": staircase,
    }
    return _make(keras.optimizers.schedules.ExponentialDecay, name, config | kwargs)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_inverse_time_decay(
    initial_learning_rate: Float = REQUIRED,
    decay_steps: Float = REQUIRED,
    decay_rate: Float = REQUIRED,
    staircase: Bool = False,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Learning rate with inverse time decay.

    The rate is `initial_learning_rate / (1 + decay_rate * step / decay_steps)`; with
    `staircase` the quotient `step / decay_steps` is rounded down.

    Args:
        decay_rate: How fast the rate decays.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Example:
        >>> from rkeras_py import learning_rate_schedule_inverse_time_decay, optimizer_sgd
        >>> schedule = learning_rate_schedule_inverse_time_decay(
        ...     0.1, decay_steps=1.0, decay_rate=0.5
        ... )
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    config = {
        "initial_learning_rate": initial_learning_rate,
        "decay_steps": decay_steps,
        "decay_rate": decay_rate,
        "staircase": staircase,
    }
    return _make(keras.optimizers.schedules.InverseTimeDecay, name, config | kwargs)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_piecewise_constant_decay(
    boundaries: Numbers = REQUIRED,
    values: Numbers = REQUIRED,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Piecewise constant learning rate.

    The rate is `values[0]` up to and including step `boundaries[0]`, then `values[1]` up to
    and including `boundaries[1]`, and so on; the last value holds for all further steps.

    Args:
        boundaries: The steps, increasing.
        values: The rates, one more than there are boundaries.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Raises:
        ValueError: The numbers of boundaries and values do not match, or the boundaries do
            not increase.

    Example:
        >>> from rkeras_py import learning_rate_schedule_piecewise_constant_decay, optimizer_sgd
        >>> schedule = learning_rate_schedule_piecewise_constant_decay(
        ...     boundaries=(100, 200), values=(0.1, 0.05, 0.01)
        ... )
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    # A vector of length 1 arrives from R as a number.
    steps = boundaries if isinstance(boundaries, list) else [boundaries]
    rates = values if isinstance(values, list) else [values]
    if len(rates) != len(steps) + 1:
        raise ValueError(
            "learning_rate_schedule_piecewise_constant_decay(): `values` must have one element "
            f"more than `boundaries`, but there are {len(rates)} and {len(steps)}"
        )
    if any(later <= earlier for earlier, later in itertools.pairwise(steps)):
        raise ValueError(
            "learning_rate_schedule_piecewise_constant_decay(): `boundaries` must increase, but "
            f"{steps} was given"
        )
    # Integers, because an optimizer's steps, which they are compared with, are integers.
    steps = [int(step) if step == int(step) else step for step in steps]
    config = {"boundaries": steps, "values": rates}
    return _make(keras.optimizers.schedules.PiecewiseConstantDecay, name, config | kwargs)


@public(family=_FAMILY, shared=_SHARED)
def learning_rate_schedule_polynomial_decay(
    initial_learning_rate: Float = REQUIRED,
    decay_steps: Float = REQUIRED,
    end_learning_rate: Float = 1e-4,
    power: Float = 1.0,
    cycle: Bool = False,
    *,
    name: Str | None = None,
    **kwargs: Anything,
) -> Any:
    """Learning rate with polynomial decay to a final value.

    With `t = min(step, decay_steps) / decay_steps` the rate is
    `(initial_learning_rate - end_learning_rate) * (1 - t)^power + end_learning_rate`.

    Args:
        end_learning_rate: The final rate.
        power: The power of the polynomial; 1 for linear decay.
        cycle: Whether to extend `decay_steps` to its next multiple each time that the final
            rate is reached, so that the rate rises again and then falls more slowly.

    Returns:
        A schedule: a function of the step, to pass to an optimizer as `learning_rate`.

    Example:
        >>> from rkeras_py import learning_rate_schedule_polynomial_decay, optimizer_sgd
        >>> schedule = learning_rate_schedule_polynomial_decay(
        ...     0.1, decay_steps=1000, end_learning_rate=0.01, power=0.5
        ... )
        >>> optimizer = optimizer_sgd(learning_rate=schedule)
    """
    config = {
        "initial_learning_rate": initial_learning_rate,
        "decay_steps": decay_steps,
        "end_learning_rate": end_learning_rate,
        "power": power,
        "cycle": cycle,
    }
    return _make(keras.optimizers.schedules.PolynomialDecay, name, config | kwargs)


@public(family=_FAMILY)
def new_learning_rate_schedule_class(
    classname: Str = REQUIRED,
    *,
    initialize: Function | None = None,
    call: Function = REQUIRED,
    get_config: Function | None = None,
    **kwargs: Anything,
) -> type:
    """Creates a class of learning rate schedules from functions.

    All functions are methods: the object itself is their first argument.

    Args:
        classname: Name of the class.
        initialize: The constructor.
        call: Returns the rate for a step, a tensor.
        get_config: Returns the constructor's arguments, as a dict. By default, those that
            the object was created with.
        **kwargs: Further methods and attributes of the class.

    Returns:
        The class. Its objects can be given to an optimizer as `learning_rate`.
    """
    base: Any = keras.optimizers.schedules.LearningRateSchedule
    methods = {"__init__": initialize, "__call__": call, "get_config": get_config}
    members = {name: value for name, value in (kwargs | methods).items() if value is not None}
    if is_host_function(call):
        assert hooks.class_of_functions is not None
        made = hooks.class_of_functions(classname, base, members)
    else:
        about = f"The learning rate schedule {classname}."
        made = type(classname, (base,), {"__doc__": about, "__module__": __name__, **members})
    register = keras.saving.register_keras_serializable(package="rkeras")
    return register(_knowing_arguments(made, has_config=get_config is not None))  # type: ignore[no-any-return]


def _knowing_arguments(made: Any, has_config: bool) -> Any:
    """Makes objects of a class remember the constructor's arguments, for `get_config()`."""
    initialize = made.__dict__.get("__init__")
    signature = None if initialize is None else inspect.signature(initialize)

    def __init__(self: Any, *args: Any, **config: Any) -> None:
        self._arguments = {}
        if signature is None:
            if args or config:
                raise TypeError(f"{made.__name__}() takes no arguments: it has no `initialize`")
            return
        # Kept by name, so that an equal object can be created from the config.
        _, *given = signature.bind(self, *args, **config).arguments.items()
        for name, value in given:
            kind = signature.parameters[name].kind
            if kind is inspect.Parameter.VAR_POSITIONAL:
                raise TypeError(f"{made.__name__}(): give the further arguments by name")
            by_name = kind is inspect.Parameter.VAR_KEYWORD
            self._arguments |= value if by_name else {name: value}
        initialize(self, *args, **config)

    made.__init__ = __init__
    if not has_config:
        made.get_config = lambda self: dict(self._arguments)
    return made
