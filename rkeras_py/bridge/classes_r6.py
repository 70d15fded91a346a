"""R6 classes and objects as Python classes and objects; the counterpart of `R/class-r6.R`."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.hooks import HOST_CLASSES, step_of
from rkeras_py.bridge.class_weights import add_weight_method
from rkeras_py.bridge.classes import STANDARD
from rkeras_py.bridge.errors import Failures
from rkeras_py.bridge.functions import call_named
from rkeras_py.bridge.methods import (
    BuildMethod,
    call_with_logs,
    formals_of,
    logs_of,
    named,
    result_of,
)


def make_callback(name: str, methods: Any) -> Any:
    """A callback from an R6 object.

    Args:
        name: The name of its class.
        methods: Those of its methods that do something, described by R, by name.

    Returns:
        The callback. Of Keras' methods it has those alone: the others cost time.
    """
    from rkeras_py.callbacks.lambda_callback import joined_batch_methods
    from rkeras_py.engine import keras

    described = dict(methods)
    set_context = described.pop("set_context")["f"]
    members: dict[str, Any] = {
        own: _callback_method(own, method) for own, method in described.items()
    }
    members |= joined_batch_methods(members)

    def set_params(self: Any, params: Any) -> None:
        keras.callbacks.Callback.set_params(self, params)
        set_context(self.params, self.model)

    def set_model(self: Any, model: Any) -> None:
        keras.callbacks.Callback.set_model(self, model)
        set_context(self.params, self.model)

    members |= {"set_params": set_params, "set_model": set_model}
    members["__module__"] = HOST_CLASSES
    return type(name, (keras.callbacks.Callback,), members)()


def _callback_method(name: str, described: Mapping[str, Any]) -> Any:
    # Called by position, because the formals of R6 methods may have any names.
    function = described["f"]
    call = step_of(function)

    def method(self: Any, *args: Any, **kwargs: Any) -> None:
        function(*args, *kwargs.values())

    def batch(self: Any, number: int, logs: Any = None) -> None:
        call(number, logs)

    def keeping(self: Any, *args: Any, **kwargs: Any) -> None:
        values = [*args, *kwargs.values()]
        logs = logs_of(args, kwargs)
        call_with_logs([function, None, None, False], [""] * len(values), values, logs)

    made: Any = batch if "_batch_" in name else method
    return named(keeping if described["keeps_logs"] else made, name, formals_of(described))


def make_constraint(name: str, call: Any, get_config: Any) -> Any:
    """A constraint from an R6 object.

    Args:
        name: The name of its class.
        call: Its method `call`.
        get_config: Its method `get_config`.

    Returns:
        The constraint.
    """
    from rkeras_py.engine import keras

    members = {
        "__call__": lambda self, w: call(w),
        "get_config": lambda self: dict(get_config() or {}),
        "__module__": HOST_CLASSES,
    }
    return type(name, (keras.constraints.Constraint,), members)()


def make_r6_class(name: str, kind: str, generator: Any, takes: Any, methods: Any) -> type:
    """A class from an R6 class that inherits from one of this package.

    Args:
        name: Its name.
        kind: "KerasLayer", "KerasWrapper", "KerasConstraint" or "KerasCallback".
        generator: The R6 class.
        takes: The formals of its `initialize()`.
        methods: Its methods, described by R, by name.

    Returns:
        The class. Making an object of it makes an object of the R6 class.
    """
    from rkeras_py.engine import keras

    takes = [takes] if isinstance(takes, str) else list(takes)
    if kind in ("KerasConstraint", "KerasCallback"):
        return _r6_factory(name, kind, generator)
    wraps = kind == "KerasWrapper"
    base: Any = keras.layers.Wrapper if wraps else keras.layers.Layer
    cell: list[type] = []

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if wraps and args:
            kwargs["layer"], args = args[0], args[1:]
        arguments = dict(kwargs)
        if wraps and "layer" not in kwargs:
            raise ValueError(f"{name}: `layer`, the layer to wrap, is missing")
        inner = [kwargs["layer"]] if wraps else []
        if "layer" not in takes and wraps:
            kwargs.pop("layer")
        standard = {own: kwargs[own] for own in STANDARD if own in kwargs}
        kwargs = {
            own: value for own, value in kwargs.items() if own in takes or own not in standard
        }
        base.__init__(self, *inner, **standard)
        arguments.pop("layer", None) if wraps else None
        object.__setattr__(self, "_r_arguments", {**arguments})
        names, values = [""] * len(args) + list(kwargs), [*args, *kwargs.values()]
        holder = call_named("new_r6", ["", "", *names], [generator, weakref.proxy(self), *values])
        object.__setattr__(self, "_r6", holder)

    def get_config(self: Any) -> dict[str, Any]:
        given = {
            own: keras.saving.serialize_keras_object(value)
            for own, value in self._r_arguments.items()
            if own not in STANDARD
        }
        return {**base.get_config(self), **given}

    def from_config(cls: Any, config: dict[str, Any]) -> Any:
        config = {
            own: keras.saving.deserialize_keras_object(value)
            if isinstance(value, dict) and "class_name" in value
            else value
            for own, value in config.items()
        }
        return cls(**config)

    def add_loss(self: Any, losses: Any, inputs: Any = None) -> None:
        if inputs is not None:
            obsolete("add_loss", "inputs", "Keras 3 computes each loss in each call")
        base.add_loss(self, losses)

    members: dict[str, Any] = {
        own: _r6_method(own, method) for own, method in dict(methods).items()
    }
    if wraps:
        members["build"] = _build_inner(members.get("build"))
    if "build" in members:
        members["build"] = BuildMethod(members["build"])
    if "compute_mask" in members:
        from rkeras_py.bridge.masks import of_symbolic_tensors

        members["compute_mask"] = of_symbolic_tensors(members["compute_mask"])
    members = {
        "__init__": __init__,
        "get_config": get_config,
        "from_config": classmethod(from_config),
        "add_weight": add_weight_method(cell),
        "add_loss": add_loss,
        "itself": lambda self: self,
        "supports_masking": _masking(base),
        "__module__": HOST_CLASSES,
        **members,
    }
    cell.append(type(name, (base,), members))
    return cell[0]


def _r6_method(name: str, described: Mapping[str, Any]) -> Any:
    formals = formals_of(described)
    failures = Failures()

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        names, values = formals.call(args, kwargs)
        with failures:
            value = call_named("call_r6", ["", "", *names], [self._r6, name, *values])
        return result_of(name, value)

    return named(method, name, formals)


def _masking(base: Any) -> property:
    """`supports_masking`: what the R6 object says, else what Keras finds."""

    def get(self: Any) -> Any:
        said = call_named("field_of_r6", ["", ""], [self._r6, "supports_masking"])
        return base.supports_masking.fget(self) if said is None else bool(said)

    def set_(self: Any, value: Any) -> None:
        base.supports_masking.fset(self, value)

    return property(get, set_)


def _build_inner(build: Any) -> Any:
    def build_both(self: Any, input_shape: Any) -> None:
        if not self.layer.built:
            self.layer.build(input_shape)
            self.layer.built = True
        if build is not None:
            build(self, input_shape)

    return build_both


def _r6_factory(name: str, kind: str, generator: Any) -> type:
    """A class whose constructor gives the constraint or callback of a new R6 object."""
    from rkeras_py.engine import keras

    base = keras.constraints.Constraint if kind == "KerasConstraint" else keras.callbacks.Callback

    def __new__(cls: Any, *args: Any, **kwargs: Any) -> Any:
        names, values = [""] * len(args) + list(kwargs), [*args, *kwargs.values()]
        return call_named("new_plain_r6", ["", *names], [generator, *values])

    return type(name, (base,), {"__new__": __new__, "__module__": HOST_CLASSES})


def itself(proxy: Any) -> Any:
    """The object behind a weak reference that an R6 object has of it."""
    return proxy.itself()
