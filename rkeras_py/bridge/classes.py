"""Classes written in R, as Python classes; the counterpart of `R/class-definitions.R`.

R describes a class once, when it is first needed, as a list: its methods as R functions with
their formals, its active properties and its fields. R never keeps the object for a method: a
handle in an environment that the object holds would keep the object alive forever.
"""

from __future__ import annotations

import functools
import inspect
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from rkeras_py.api.hooks import HOST_CLASSES, is_host_function
from rkeras_py.bridge.class_weights import add_weight_method, adding_to, is_keras_own
from rkeras_py.bridge.functions import call_named
from rkeras_py.bridge.methods import BuildMethod, arguments, formals_of, method_of, named

# Arguments that every layer and metric takes, even if its class in R does not name them.
STANDARD = ("name", "dtype", "trainable")
_PRIVATE = "_r_private_members"
_RENAMED = {"initialize": "__init__", "finalize": "__del__"}


def make_class(
    name: str, bases: Any, methods: Any, active: Any, fields: Any, doc: Any, convert: bool
) -> type:
    """Makes a class from R functions.

    Args:
        name: Its name.
        bases: The classes that it inherits from.
        methods: Its methods, described by R, by name.
        active: Its properties, described by R, by name.
        fields: Its other members, by name.
        doc: Its documentation, or None.
        convert: Whether methods get R values rather than handles.

    Returns:
        The class.
    """
    from rkeras_py.callbacks.lambda_callback import joined_batch_methods
    from rkeras_py.engine import keras

    parents = tuple(bases) or (object,)
    for parent in parents:
        if not isinstance(parent, type):
            raise TypeError(
                f"{name}: a class can inherit from Python classes only, but an object of "
                f"class {type(parent).__name__} was given"
            )
    cell: list[type] = []
    members: dict[str, Any] = dict(fields or {})
    if issubclass(parents[0], keras.layers.Layer | keras.metrics.Metric):
        members["add_weight"] = add_weight_method(cell)
    of_r: dict[str, Any] = dict(methods or {})
    for own, described in of_r.items():
        if own in ("initialize", "__init__"):
            members["__init__"] = _initializer(described, cell, convert)
        else:
            called: str = _RENAMED.get(own, own)
            members[called] = method_of(called, described, cell, convert)
    if "build" in members:
        members["build"] = BuildMethod(members["build"])
    if "compute_mask" in members:
        from rkeras_py.bridge.masks import of_symbolic_tensors

        members["compute_mask"] = of_symbolic_tensors(members["compute_mask"])
    if issubclass(parents[0], keras.Model) and "__init__" in members:
        members.setdefault("get_config", _model_config(cell))
    if issubclass(parents[0], keras.losses.Loss) and "call" in members:
        members["call"] = _on_targets(members["call"])
    if issubclass(parents[0], keras.metrics.Metric) and "update_state" in members:
        members["update_state"] = _on_targets(members["update_state"])
    if issubclass(parents[0], keras.metrics.Metric) and "reset_states" in members:
        members.setdefault("reset_state", members["reset_states"])
    if issubclass(parents[0], keras.callbacks.Callback):
        members |= joined_batch_methods(members)
    for own, described in dict(active or {}).items():
        members[own] = _property(own, described, cell, convert)
    members |= {"__module__": HOST_CLASSES, "__doc__": doc}
    cell.append(type(parents[0])(name, parents, members))
    return cell[0]


def _on_targets(method: Any) -> Any:
    """Gives a method its targets in the rank and dtype of the predictions, as in Keras 2."""

    @functools.wraps(method)
    def on_matched(self: Any, y_true: Any, y_pred: Any, *args: Any, **kwargs: Any) -> Any:
        from rkeras_py.metrics.custom import matched

        return method(self, *matched(y_true, y_pred), *args, **kwargs)

    return on_matched


def _initializer(described: Mapping[str, Any], cell: list[type], convert: bool) -> Any:
    function, explicit = described["f"], bool(described["explicit"])
    formals = formals_of(described, open_ended=True)

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:
        from rkeras_py.engine import keras

        standard = {}
        if not formals.variadic and isinstance(self, keras.layers.Layer | keras.metrics.Metric):
            standard = {
                name: kwargs.pop(name)
                for name in STANDARD
                if name in kwargs and name not in formals.names
            }
        if "_r_given" not in self.__dict__:  # else a class that inherits from this one has set it
            object.__setattr__(self, "_r_given", formals.by_name(args, kwargs))
        object.__setattr__(self, "_r_standard", standard)
        object.__setattr__(self, "_r_initialized", False)
        names, values = arguments(formals, args, kwargs, convert)
        call_named(
            "call_method",
            ["", "", "", "", *names],
            [function, cell[0], self, explicit, *values],
        )
        if not self._r_initialized:
            _initialize_parent(cell[0], self)

    return named(__init__, "__init__", formals)


# Types of constructor arguments that can be stored in a config as they are.
_PLAIN = (str, int, float, bool, type(None))


def _model_config(cell: list[type]) -> Callable[..., Any]:
    def get_config(self: Any) -> dict[str, Any]:
        """The arguments that the model was made with; Keras records only those of layers."""
        parent: Any = super(cell[0], self)
        config: dict[str, Any] = parent.get_config()
        if "layers" in config:
            return config  # a functional model, which its layers describe completely
        for name, value in self._r_given.items():
            if not isinstance(value, _PLAIN):
                raise NotImplementedError(
                    f"{cell[0].__name__} needs a method `get_config`, because its argument "
                    f"`{name}` is not a number, string or logical"
                )
        return {**config, **self._r_given}

    return get_config


def _initialize_parent(kind: Any, target: Any, *args: Any, **kwargs: Any) -> None:
    """Implements `super$initialize()`; passes on arguments that R's function does not name."""
    standard = target.__dict__.get("_r_standard", {})
    object.__setattr__(target, "_r_standard", {})
    super(kind, target).__init__(*args, **{**standard, **kwargs})
    object.__setattr__(target, "_r_initialized", True)


def _property(name: str, described: Mapping[str, Any], cell: list[type], convert: bool) -> property:
    method = method_of(name, described, cell, convert)
    setter = method if described["names"] else None
    return property(method, setter)


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
    value = getattr(super(kind, target), name)
    if name == "add_weight" and is_keras_own(value):
        return adding_to(target)
    return value


def private_of(target: Any) -> Any:
    """The environment of an object's private members.

    Args:
        target: The object.

    Returns:
        The environment, made by R when it is first needed.
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


def class_of_functions(name: str, base: type, functions: Mapping[str, Any]) -> type:
    """Makes a class whose methods are R functions.

    Args:
        name: Its name.
        base: The class that it inherits from.
        functions: Its methods and fields, by name.

    Returns:
        The class.
    """
    methods = {own: value for own, value in functions.items() if is_host_function(value)}
    fields = {own: value for own, value in functions.items() if own not in methods}
    described = call_named("describe_methods", [""], [methods])
    return make_class(name, [base], described, {}, fields, None, True)


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
    """The names of the arguments of a Python class' constructor, `...` if it takes any.

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
