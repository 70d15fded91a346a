"""Classes that are written in R, as classes of Python.

R describes a class once, when it is first needed, as a list: its methods as R functions
with their formals, its active properties and its fields. A method of the Python class
shows the formals of the R function, because Keras looks at them, and calls it with
`self`, `super` and `private` around it. The object itself is never kept in R for the
method's sake: a handle in an environment that the object holds would keep it for ever.
"""

from __future__ import annotations

import functools
import inspect
import weakref
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from rkeras_py.api.hooks import is_host_function
from rkeras_py.bridge import handles, r_lock, rapi
from rkeras_py.bridge.functions import COMPUTED, RFunction, add_formal, call_named
from rkeras_py.bridge.to_python import RObject

# What every layer and metric takes, whether its class in R names it or not.
_STANDARD = ("name", "dtype", "trainable")
_SHAPES = ("compute_output_shape",)
_PRIVATE = "_r_private_members"
_RENAMED = {"initialize": "__init__", "finalize": "__del__"}


# ---- methods ----------------------------------------------------------------


def _signature(method: Mapping[str, Any], open_ended: bool = False) -> inspect.Signature:
    """The signature of a method, `self` included.

    Args:
        method: What R tells of the function.
        open_ended: Whether it takes any further arguments by name.
    """
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
    variadic = False
    kind: Any = inspect.Parameter.POSITIONAL_OR_KEYWORD
    for name, state, default in zip(
        method["names"], method["states"], method["defaults"], strict=True
    ):
        if name == "...":
            variadic = True
            parameters.append(inspect.Parameter("args", inspect.Parameter.VAR_POSITIONAL))
            kind = inspect.Parameter.KEYWORD_ONLY
            continue
        add_formal(parameters, name, state, default, kind)
    if variadic or open_ended:
        parameters.append(inspect.Parameter("kwargs", inspect.Parameter.VAR_KEYWORD))
    return inspect.Signature(parameters)


def _arguments(
    args: tuple[Any, ...], kwargs: Mapping[str, Any], convert: bool
) -> tuple[list[str], list[Any]]:
    """Names and values of a call of R."""
    given = {name: value for name, value in kwargs.items() if value is not COMPUTED}
    values = [*args, *given.values()]
    if not convert:
        values = [as_handle(value) for value in values]
    return [""] * len(args) + list(given), values


def as_handle(value: Any) -> Any:
    """A value that R shall get as the Python object that it is."""
    if value is None or isinstance(value, bool | int | float | str | RObject):
        return value
    with r_lock.hold_r():
        address = rapi.protect(handles.to_handle(value))
        try:
            return RObject(address)
        finally:
            rapi.unprotect(1)


def _method(name: str, described: Mapping[str, Any], cell: list[type], convert: bool) -> Any:
    """A method of a class, from an R function.

    Args:
        name: Its name in Python.
        described: What R tells of the function.
        cell: A list that will hold the class.
        convert: Whether R gets values, or handles of the Python objects.
    """
    function = described["f"]
    if not is_host_function(function):
        return staticmethod(function)
    explicit = bool(described["explicit"])

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        names, values = _arguments(args, kwargs, convert)
        if described["keeps_logs"]:
            return _call_with_logs(function, cell[0], self, explicit, names, values, args, kwargs)
        value = call_named(
            "call_method",
            ["", "", "", "", *names],
            [function, cell[0], self, explicit, *values],
        )
        return _result(name, value)

    return _named(method, name, described)


def _named(method: Any, name: str, described: Mapping[str, Any]) -> Any:
    method.__name__ = method.__qualname__ = name
    method.__signature__ = _signature(described)
    return method


class _Build:
    """The method `build`.

    Keras wraps what it finds on the object, and takes the signature along: it has to be
    that without `self`.
    """

    def __init__(self, method: Any) -> None:
        self._method = method

    def __get__(self, target: Any, kind: Any = None) -> Any:
        if target is None:
            return self._method

        def build(*args: Any, **kwargs: Any) -> None:
            self._method(target, *args, **kwargs)

        whole = inspect.signature(self._method)
        own = list(whole.parameters.values())[1:]
        build.__signature__ = whole.replace(parameters=own)  # type: ignore[attr-defined]
        return build


def _call_with_logs(
    function: RFunction,
    kind: Any,
    self: Any,
    explicit: bool,
    names: list[str],
    values: list[Any],
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> None:
    """Calls a method that changes its `logs`, and changes Python's accordingly."""
    logs = kwargs.get("logs", args[-1] if args else None)
    changed = call_named(
        "call_with_logs",
        ["", "", "", "", *names],
        [function, kind, self, explicit, *values],
    )
    if isinstance(changed, Mapping) and isinstance(logs, dict):
        logs.clear()
        logs.update(changed)


def _result(name: str, value: Any) -> Any:
    """What a method of this name returns to Keras."""
    if name in _SHAPES:
        return _shape(value)
    if name == "get_config":
        return dict(value or {})
    return value


def _plain(value: Any) -> Any:
    """An array or a TensorShape as a list."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value.as_list() if hasattr(value, "as_list") else value


def _shape(value: Any) -> Any:
    """A shape of R as Keras wants it: whole numbers and None in a tuple; or several of them."""
    value = _plain(value)
    if value is None or isinstance(value, int | float):
        return None if value is None else (int(value),)
    if isinstance(value, Mapping):
        return {name: _shape(item) for name, item in value.items()}
    items = list(value)
    if all(item is None or isinstance(item, int | float | np.number) for item in items):
        return tuple(None if item is None else int(item) for item in items)
    return [_shape(item) for item in items]


def _weight_shape(shape: Any) -> Any:
    """The shape of a weight; R has doubles for its sizes, and one number for a vector."""
    shape = _plain(shape)
    sizes = shape if isinstance(shape, list | tuple) else [shape]
    return tuple(int(size) if isinstance(size, float) else size for size in sizes)


def _add_weight(cell: list[type]) -> Callable[..., Any]:
    def add_weight(self: Any, *args: Any, **kwargs: Any) -> Any:
        """Adds a weight, by R's numbers; the name may come first, as in Keras 2."""
        for name, value in zip(("name", "shape"), args, strict=False):
            kwargs.setdefault(name, value)
        if not args or isinstance(args[0], str):
            positional = args[2:]
        else:
            kwargs.pop("name"), kwargs.pop("shape", None)
            kwargs["shape"], positional = args[0], args[1:]
        if positional:
            raise TypeError("add_weight(): give the arguments after the shape by name")
        if kwargs.get("shape") is not None:
            kwargs["shape"] = _weight_shape(kwargs["shape"])
        given = {name: value for name, value in kwargs.items() if value is not None}
        return super(cell[0], self).add_weight(**given)  # type: ignore[arg-type,misc]

    return add_weight


def as_weights(target: Any, value: Any) -> Any:
    """Variables of TensorFlow that are set on a layer or metric, as its weights.

    Keras 2 took them for weights; Keras 3 does so with variables of its own alone.

    Args:
        target: The object that they are set on.
        value: A variable, or a list with variables.

    Returns:
        What is to be set: for layers and metrics, new weights with the same values.
    """
    from rkeras_py.engine import keras, tf

    if isinstance(value, list):
        return [as_weights(target, item) for item in value]
    if not isinstance(target, keras.layers.Layer | keras.metrics.Metric) or not isinstance(
        value, tf.Variable
    ):
        return value
    with tf.init_scope():
        start = value.numpy()
    trained = {} if isinstance(target, keras.metrics.Metric) else {"trainable": value.trainable}
    return target.add_weight(
        shape=tuple(value.shape),
        initializer=lambda shape, dtype=None: keras.ops.convert_to_tensor(start, dtype),
        dtype=value.dtype.name,
        name=value.name.split("/")[-1].split(":")[0],
        **trained,
    )


# ---- classes by their methods -----------------------------------------------


def make_class(
    name: str, bases: Any, methods: Any, active: Any, fields: Any, doc: Any, convert: bool
) -> type:
    """A class from functions of R.

    Args:
        name: Its name.
        bases: The classes that it inherits from.
        methods: Its methods, described by R, by name.
        active: Its properties, described by R, by name.
        fields: Its other members, by name.
        doc: Its documentation, or None.
        convert: Whether methods get values of R, or handles.

    Returns:
        The class.
    """
    from rkeras_py.engine import keras

    parents = tuple(bases) or (object,)
    for parent in parents:
        if not isinstance(parent, type):
            raise TypeError(
                f"{name}: a class can inherit from classes of Python only, but an object of "
                f"class {type(parent).__name__} was given"
            )
    cell: list[type] = []
    members: dict[str, Any] = dict(fields or {})
    if issubclass(parents[0], keras.layers.Layer | keras.metrics.Metric):
        members["add_weight"] = _add_weight(cell)
    of_r: dict[str, Any] = dict(methods or {})
    for own, described in of_r.items():
        if own in ("initialize", "__init__"):
            members["__init__"] = _initializer(described, cell, convert)
        else:
            called: str = _RENAMED.get(own, own)
            members[called] = _method(called, described, cell, convert)
    if "build" in members:
        members["build"] = _Build(members["build"])
    if issubclass(parents[0], keras.Model) and "__init__" in members:
        members.setdefault("get_config", _model_config(cell))
    if issubclass(parents[0], keras.losses.Loss) and "call" in members:
        members["call"] = _on_targets(members["call"])
    if issubclass(parents[0], keras.metrics.Metric) and "update_state" in members:
        members["update_state"] = _on_targets(members["update_state"])
    if issubclass(parents[0], keras.metrics.Metric) and "reset_states" in members:
        members.setdefault("reset_state", members["reset_states"])
    if issubclass(parents[0], keras.callbacks.Callback):
        _join_batch_methods(members)
    for own, described in dict(active or {}).items():
        members[own] = _property(own, described, cell, convert)
    members |= {"__module__": "rkeras_classes", "__doc__": doc}
    cell.append(type(parents[0])(name, parents, members))
    return cell[0]


def _on_targets(method: Any) -> Any:
    """Has a method get its targets in the rank and the dtype of the predictions, as in Keras 2."""

    @functools.wraps(method)
    def on_matched(self: Any, y_true: Any, y_pred: Any, *args: Any, **kwargs: Any) -> Any:
        from rkeras_py.metrics import matched

        return method(self, *matched(y_true, y_pred), *args, **kwargs)

    return on_matched


def _initializer(described: Mapping[str, Any], cell: list[type], convert: bool) -> Any:
    function, explicit = described["f"], bool(described["explicit"])
    takes = set(described["names"])

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:
        from rkeras_py.engine import keras

        standard = {}
        if "..." not in takes and isinstance(self, keras.layers.Layer | keras.metrics.Metric):
            standard = {
                name: kwargs.pop(name) for name in _STANDARD if name in kwargs and name not in takes
            }
        object.__setattr__(self, "_r_given", _given(type(self), args, kwargs))
        object.__setattr__(self, "_r_standard", standard)
        object.__setattr__(self, "_r_initialized", False)
        names, values = _arguments(args, kwargs, convert)
        call_named(
            "call_method",
            ["", "", "", "", *names],
            [function, cell[0], self, explicit, *values],
        )
        if not self._r_initialized:
            _initialize_parent(cell[0], self)

    __init__.__signature__ = _signature(described, open_ended=True)  # type: ignore[attr-defined]
    return __init__


def _given(kind: type, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments of a constructor by their names."""
    names = [name for name in inspect.signature(kind).parameters if name != "args"]
    return dict(zip(names, args, strict=False)) | dict(kwargs)


# What Keras keeps of the arguments of layers.
_PLAIN = (str, int, float, bool, type(None))


def _model_config(cell: list[type]) -> Callable[..., Any]:
    def get_config(self: Any) -> dict[str, Any]:
        """The arguments that the model was made with: Keras knows those of layers only."""
        parent: Any = super(cell[0], self)
        config: dict[str, Any] = parent.get_config()
        if "layers" in config:
            return config  # a functional model, of which its layers tell all
        for name, value in self._r_given.items():
            if not isinstance(value, _PLAIN):
                raise NotImplementedError(
                    f"{cell[0].__name__} needs a method `get_config`, because its argument "
                    f"`{name}` is no number, string or logical"
                )
        return {**config, **self._r_given}

    return get_config


def _initialize_parent(kind: Any, target: Any, *args: Any, **kwargs: Any) -> None:
    """What `super$initialize()` does: arguments that R's function does not know go along."""
    standard = target.__dict__.get("_r_standard", {})
    object.__setattr__(target, "_r_standard", {})
    super(kind, target).__init__(*args, **{**standard, **kwargs})
    object.__setattr__(target, "_r_initialized", True)


def _property(name: str, described: Mapping[str, Any], cell: list[type], convert: bool) -> property:
    method = _method(name, described, cell, convert)
    setter = method if described["names"] else None
    return property(method, setter)


def _join_batch_methods(members: dict[str, Any]) -> None:
    """Has Keras call both of on_batch_*() and on_train_batch_*(), where R has both."""
    for moment in ("begin", "end"):
        old = members.get(f"on_batch_{moment}")
        new = members.get(f"on_train_batch_{moment}")
        if old is not None:
            members[f"on_train_batch_{moment}"] = _both(old, new)


def _both(first: Any, second: Any) -> Any:
    def on_batch(self: Any, batch: int, logs: Any = None) -> None:
        first(self, batch, logs)
        if second is not None:
            second(self, batch, logs)

    return on_batch


def super_attribute(kind: Any, target: Any, name: str) -> Any:
    """`super$name` in a method.

    Args:
        kind: The class that the method belongs to.
        target: The object.
        name: The name.

    Returns:
        The attribute, as the parent classes have it.
    """
    name = _RENAMED.get(name, name)
    if name == "__init__":
        return functools.partial(_initialize_parent, kind, target)
    return getattr(super(kind, target), name)


def private_of(target: Any) -> Any:
    """The environment of an object's private members.

    Args:
        target: The object.

    Returns:
        The environment, made by R when it is first asked for.
    """
    environment = target.__dict__.get("_r_private")
    if environment is None:
        kinds = [kind for kind in reversed(type(target).__mro__) if _PRIVATE in kind.__dict__]
        members = [kind.__dict__[_PRIVATE] for kind in kinds]
        environment = call_named(
            "new_private", ["", "", ""], [tuple(kinds), tuple(members), weakref.ref(target)]
        )
        object.__setattr__(target, "_r_private", environment)
    return environment


def schedule_class(name: str, base: type, functions: Mapping[str, Any]) -> type:
    """A class of learning rate schedules from functions of R.

    Args:
        name: Its name.
        base: The class that it inherits from.
        functions: Its methods and fields; None for those that there are not.

    Returns:
        The class. If it has no `get_config`, its objects know what they were made with.
    """
    given = {own: value for own, value in functions.items() if value is not None}
    methods = {own: value for own, value in given.items() if is_host_function(value)}
    fields = {own: value for own, value in given.items() if own not in methods}
    described = call_named("describe_methods", [""], [methods])
    described["__call__"] = described.pop("call")
    made: Any = make_class(name, [base], described, {}, fields, None, True)
    initialize = made.__dict__.get("__init__")

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if initialize is None:
            if args or kwargs:
                raise TypeError(f"{name}() takes no arguments: it has no `initialize`")
            self._arguments = {}
            return
        bound = inspect.signature(initialize).bind(self, *args, **kwargs).arguments
        _, *own = bound.items()
        self._arguments = {}
        for argument, value in own:
            self._arguments |= value if argument == "kwargs" else {argument: value}
        initialize(self, *args, **kwargs)

    made.__init__ = __init__
    if "get_config" not in given:
        made.get_config = lambda self: dict(self._arguments)
    return made  # type: ignore[no-any-return]


# ---- R6 ---------------------------------------------------------------------


def make_callback(name: str, methods: Any) -> Any:
    """A callback from an R6 object.

    Args:
        name: The name of its class.
        methods: Those of its methods that do something, described by R, by name.

    Returns:
        The callback. Of Keras' methods it has those alone: the others cost time.
    """
    from rkeras_py.engine import keras

    described = dict(methods)
    set_context = described.pop("set_context")["f"]
    members: dict[str, Any] = {
        own: _callback_method(own, method) for own, method in described.items()
    }
    _join_batch_methods(members)

    def set_params(self: Any, params: Any) -> None:
        keras.callbacks.Callback.set_params(self, params)
        set_context(self.params, self.model)

    def set_model(self: Any, model: Any) -> None:
        keras.callbacks.Callback.set_model(self, model)
        set_context(self.params, self.model)

    members |= {"set_params": set_params, "set_model": set_model}
    members["__module__"] = "rkeras_classes"
    return type(name, (keras.callbacks.Callback,), members)()


def _callback_method(name: str, described: Mapping[str, Any]) -> Any:
    function = described["f"]

    def method(self: Any, *args: Any) -> None:
        if described["keeps_logs"]:
            names, values = _arguments(args, {}, True)
            _call_with_logs(function, None, None, False, names, values, args, {})
        else:
            function(*args)

    return _named(method, name, described)


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
        "__module__": "rkeras_classes",
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
        standard = {own: kwargs[own] for own in _STANDARD if own in kwargs}
        kwargs = {
            own: value for own, value in kwargs.items() if own in takes or own not in standard
        }
        base.__init__(self, *inner, **standard)
        arguments.pop("layer", None) if wraps else None
        object.__setattr__(self, "_r_arguments", {**arguments})
        names, values = _arguments(args, kwargs, True)
        holder = call_named("new_r6", ["", "", *names], [generator, weakref.proxy(self), *values])
        object.__setattr__(self, "_r6", holder)

    def get_config(self: Any) -> dict[str, Any]:
        given = {
            own: keras.saving.serialize_keras_object(value)
            for own, value in self._r_arguments.items()
            if own not in _STANDARD
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
            from rkeras_py.api.deprecation import obsolete

            obsolete("add_loss", "inputs", "Keras 3 computes each loss in each call")
        base.add_loss(self, losses)

    members: dict[str, Any] = {
        own: _r6_method(own, method) for own, method in dict(methods).items()
    }
    if wraps:
        members["build"] = _build_inner(members.get("build"))
    if "build" in members:
        members["build"] = _Build(members["build"])
    members = {
        "__init__": __init__,
        "get_config": get_config,
        "from_config": classmethod(from_config),
        "add_weight": _add_weight(cell),
        "add_loss": add_loss,
        "itself": lambda self: self,
        "__module__": "rkeras_classes",
        **members,
    }
    cell.append(type(name, (base,), members))
    return cell[0]


def _r6_method(name: str, described: Mapping[str, Any]) -> Any:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        names, values = _arguments(args, kwargs, True)
        value = call_named("call_r6", ["", "", *names], [self._r6, name, *values])
        return _result(name, value)

    return _named(method, name, described)


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
        names, values = _arguments(args, kwargs, True)
        return call_named("new_plain_r6", ["", *names], [generator, *values])

    return type(name, (base,), {"__new__": __new__, "__module__": "rkeras_classes"})


def itself(proxy: Any) -> Any:
    """The object behind a weak reference that an R6 object has of it."""
    return proxy.itself()


# ---- models -----------------------------------------------------------------


def custom_model(name: Any) -> Any:
    """A model whose `call()` is an R function that is set afterwards, as `_r_call`.

    Args:
        name: The name of the model, or None.

    Returns:
        The model.
    """
    from rkeras_py.engine import keras

    class RModel(keras.Model):  # type: ignore[misc]
        """A model that an R function computes."""

        def call(self, inputs: Any, mask: Any = None, training: Any = None) -> Any:
            """Computes the outputs."""
            known = set(self._r_takes)
            optional = {"mask": mask, "training": training}
            given = {own: value for own, value in optional.items() if {own, "..."} & known}
            return self._r_call(inputs, **given)

    return RModel(name=name)


def set_call(model: Any, function: Any, takes: Any) -> Any:
    """Sets the function of a model that `custom_model()` made.

    Args:
        model: The model.
        function: The R function.
        takes: The names of its formals.

    Returns:
        The model.
    """
    object.__setattr__(model, "_r_call", function)
    object.__setattr__(model, "_r_takes", [takes] if isinstance(takes, str) else list(takes))
    return model


def class_signature(kind: Any) -> list[str]:
    """The arguments that a class of Python is made with, `...` where it takes any.

    Args:
        kind: The class.

    Returns:
        Their names.
    """
    names = []
    for parameter in list(inspect.signature(kind.__init__).parameters.values())[1:]:
        if parameter.kind is parameter.VAR_KEYWORD:
            names.append("...")
        elif parameter.kind is not parameter.VAR_POSITIONAL:
            names.append(parameter.name)
    return names


CLASS_OPERATIONS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        make_class,
        super_attribute,
        private_of,
        make_callback,
        make_constraint,
        make_r6_class,
        itself,
        custom_model,
        set_call,
        class_signature,
    )
}
