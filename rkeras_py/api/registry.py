"""One declaration per public function: the decorator `public` and what it records.

A public function is a plain typed Python function in R's style. Its annotations
are argument types (`rkeras_py.api.argument_types`), which check and convert arguments from Python
and from R alike; its docstring is the help page; NAMESPACE, the R wrapper and
`__all__` are generated from what is recorded here.
"""

from __future__ import annotations

import functools
import inspect
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, ParamSpec, TypeVar

from rkeras_py.api import hooks
from rkeras_py.api.argument_types import (
    AnyType,
    ArgumentError,
    ArgumentType,
    ObjectType,
    RestType,
)
from rkeras_py.api.docs import complete
from rkeras_py.api.rendering import in_r, shown_in_python, shown_in_r
from rkeras_py.api.sentinels import REQUIRED as REQUIRED

P = ParamSpec("P")
R = TypeVar("R")


class ObjectError(TypeError):
    """A layer function can't be composed with the value that it was given.

    Args:
        expected: What the argument must be.
        came: What was given; None where `expected` says all.
    """

    def __init__(self, expected: str, came: str | None = None) -> None:
        super().__init__(f"must be {expected}" + (f", but {came} was given" if came else ""))


Work = Callable[[dict[str, Any]], Any]
"""Does the work of a public function; gets only the arguments that the caller gave."""


class MisfitError(ValueError):
    """An argument does not fit another one, such as an axis that the tensor does not have.

    It is raised after the argument was converted; the message shows the value as given.

    Attributes:
        argument: The argument's name in Python.
        expected: What it must be.
    """

    def __init__(self, argument: str, expected: str) -> None:
        super().__init__(f"`{argument}` must be {expected}")
        self.argument = argument
        self.expected = expected


@dataclass(frozen=True)
class Page:
    """A help page that several functions share.

    Attributes:
        name: The name of the page.
        title: Its title.
        description: What is common to its functions.
    """

    name: str
    title: str
    description: str


@dataclass(frozen=True)
class Parameter:
    """One formal of a public function.

    Attributes:
        name: The name in Python.
        argument_type: Checks and converts a value.
        optional: Whether None (R's NULL) is a value of its own.
        default: The default, or `REQUIRED`.
        variadic: Whether this is `**kwargs` (R's `...`).
        leading: Whether it can be given by position.
    """

    name: str
    argument_type: ArgumentType
    optional: bool
    default: Any
    variadic: bool = False
    leading: bool = True

    @property
    def r_name(self) -> str:
        """The name in R, without the underscore that Python adds to its reserved words."""
        return self.name.removesuffix("_")

    def r_default(self) -> str | None:
        """R's source text of the default, or None where the argument has none."""
        if self.variadic or self.default is REQUIRED:
            return None
        return self.argument_type.r_default(self.default)


@dataclass(frozen=True)
class PublicFunction:
    """What is known of one public function.

    Attributes:
        name: Its name in Python.
        function: The function as written, which takes values that were converted.
        family: The family of its help page.
        parameters: Its formals in order.
        s3: The generic and the class where R calls it as an S3 method.
        invisible: Whether R returns its value invisibly.
        takes_unnamed: Whether values in `...` may be unnamed: Python's `*args`.
        work: Does the work in place of `function`, which is then only a declaration.
        page: The help page that it shares with others; None where it has its own.
    """

    name: str
    function: Callable[..., Any]
    family: str
    parameters: tuple[Parameter, ...]
    s3: tuple[str, str] | None
    invisible: bool
    takes_unnamed: bool = False
    work: Work | None = None
    page: Page | None = None

    @property
    def r_name(self) -> str:
        """The name of the R function."""
        return ".".join(self.s3) if self.s3 else self.name

    def call_from_r(self, given: list[tuple[str, Any]]) -> Any:
        """Calls the function with arguments as R gave them.

        Args:
            given: Names and values, in R's order; the name is empty for an unnamed
                value of `...`.

        Returns:
            What the function returns.

        Raises:
            TypeError: A value that R gave in `...` has no name, or an argument is missing.
            ArgumentError: A value is not of its parameter's type.
        """
        converted = {}
        ways = self._ways_from_r
        for name, value in given:
            way = ways.get(name)
            if way is None or value is None:
                break
            try:
                converted[way[0]] = way[1](value)
            except ArgumentError:
                break  # raised again, with what came
        else:
            if self._required <= converted.keys():
                return self._computed(converted, (), given, from_r=True)
        return self._call_with_all_from_r(given, converted)

    def _call_with_all_from_r(self, given: list[tuple[str, Any]], converted: dict[str, Any]) -> Any:
        """As `call_from_r()`, also with NULL and values in `...`; some are converted already."""
        values: dict[str, Any] = {}
        unnamed = []
        names = self._names_from_r
        for name, value in given:
            if name:
                values[names.get(name, name)] = value
            elif self.takes_unnamed:
                unnamed.append(value)
            else:
                raise TypeError(
                    f"{self.r_call}(): values in `...` need names, but {shown_in_r(value)} has none"
                )
        return self._call(values, unnamed, converted, from_r=True)

    @functools.cached_property
    def _names_from_r(self) -> dict[str, str]:
        return {parameter.r_name: parameter.name for parameter in self.parameters}

    @functools.cached_property
    def _named(self) -> dict[str, Parameter]:
        return {p.name: p for p in self.parameters if not p.variadic}

    @functools.cached_property
    def _conversions(self) -> dict[str, Callable[[Any], Any]]:
        return {name: p.argument_type.from_python for name, p in self._named.items()}

    @functools.cached_property
    def _conversions_from_r(self) -> dict[str, Callable[[Any], Any]]:
        return {name: p.argument_type.from_r for name, p in self._named.items()}

    @functools.cached_property
    def _ways_from_r(self) -> dict[str, tuple[str, Callable[[Any], Any]]]:
        """Name in Python and conversion, by the name in R, for what a function of R is given."""
        conversions = self._conversions_from_r
        return {p.r_name: (p.name, conversions[p.name]) for p in self._named.values()}

    @functools.cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(p.name for p in self._named.values() if p.default is REQUIRED)

    @functools.cached_property
    def without_many(self) -> frozenset[str]:
        """The names in R of arguments that have few elements, if several."""
        few = {p.r_name for p in self._named.values() if not p.argument_type.takes_many}
        for parameter in self.parameters:
            if parameter.variadic and isinstance(parameter.argument_type, RestType):
                types = parameter.argument_type.types
                few |= {name for name in types if not types[name].takes_many}
        return frozenset(few)

    @property
    def r_call(self) -> str:
        """The name of the call in messages: for an S3 method, that of the generic."""
        return self.s3[0] if self.s3 else self.name

    def _call(
        self,
        values: Mapping[str, Any],
        unnamed: Sequence[Any] = (),
        done: Mapping[str, Any] | None = None,
        *,
        from_r: bool,
    ) -> Any:
        converted: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        conversions = self._conversions_from_r if from_r else self._conversions
        for name, value in values.items():
            convert = conversions.get(name)
            if done and name in done:
                converted[name] = done[name]
            elif convert is None:
                rest[name] = value
            elif value is None:
                converted[name] = self._convert(self._named[name], None, from_r)
            else:
                try:
                    converted[name] = convert(value)
                except ArgumentError as error:
                    refused = self._named[name]
                    raise self._refusal(
                        refused.argument_type, _shown(refused, from_r), value, error, from_r
                    ) from None
        if not self._required <= converted.keys():
            self._fail_missing(converted, from_r)
        if rest:
            variadic = next((p for p in self.parameters if p.variadic), None)
            if variadic is None:
                known = ", ".join(p.name for p in self.parameters)
                raise TypeError(
                    f"{self.r_call}(): no argument is named `{next(iter(rest))}`; it has {known}"
                )
            for name, value in rest.items():
                converted[name] = self._convert(variadic, value, from_r, name)
        return self._computed(converted, unnamed, values, from_r)

    def _computed(
        self,
        converted: dict[str, Any],
        unnamed: Sequence[Any],
        given: Mapping[str, Any] | list[tuple[str, Any]],
        from_r: bool,
    ) -> Any:
        """The function's value for arguments that were converted; `given` is for messages."""
        try:
            if self.work is not None:
                return self.work(converted)
            if unnamed:
                # Python fills the formals before its `*` from the left.
                before = [converted.pop(p.name, p.default) for p in self.parameters if p.leading]
                return self.function(*before, *unnamed, **converted)
            return self.function(**converted)
        except ObjectError as error:
            composed = next(p for p in self.parameters if isinstance(p.argument_type, ObjectType))
            error.args = (f"{self.r_call}(): `{composed.name}` {error}",)
            raise
        except MisfitError as error:
            raise self._misfit(error, dict(given), from_r) from None

    def _fail_missing(self, converted: Mapping[str, Any], from_r: bool) -> NoReturn:
        parameter = next(
            p for p in self._named.values() if p.name in self._required - converted.keys()
        )
        raise TypeError(
            f"{self.r_call}(): the argument `{_shown(parameter, from_r)}` is missing: "
            f"expected {parameter.argument_type.wanted(from_r)}"
        )

    def _misfit(
        self, error: MisfitError, values: Mapping[str, Any], from_r: bool
    ) -> ArgumentError | MisfitError:
        parameter = self._named.get(error.argument)
        if parameter is None:
            return error
        name = parameter.name if parameter.name in values else parameter.r_name
        if name not in values:
            return error
        value = values[name]
        came = shown_in_r(value) if from_r else shown_in_python(value)
        return ArgumentError(
            f"{self.r_call}(): `{_shown(parameter, from_r)}` must be {error.expected}, "
            f"but {came} was given"
        )

    def _convert(
        self, parameter: Parameter, value: Any, from_r: bool, name: str | None = None
    ) -> Any:
        if value is None:
            if parameter.optional:
                return None
            if parameter.name in _NONE_COUNTS_AS:
                return _NONE_COUNTS_AS[parameter.name]
            counts_as = parameter.argument_type.none_counts_as
            if counts_as is not REQUIRED and parameter.default is not REQUIRED:
                return counts_as
            if parameter.default is REQUIRED or not parameter.argument_type.takes_none:
                came = "NULL" if from_r else "None"
                raise ArgumentError(
                    f"{self.r_call}(): `{name or _shown(parameter, from_r)}` must be "
                    f"{parameter.argument_type.wanted(from_r)}, but {came} was given"
                )
        argument_type = parameter.argument_type
        if name is not None and isinstance(argument_type, RestType):
            argument_type = argument_type.of(name)
        try:
            return argument_type.from_r(value) if from_r else argument_type.from_python(value)
        except ArgumentError as error:
            shown = name or _shown(parameter, from_r)
            raise self._refusal(argument_type, shown, value, error, from_r) from None

    def _refusal(
        self,
        argument_type: ArgumentType,
        name: str,
        value: Any,
        error: ArgumentError,
        from_r: bool,
    ) -> ArgumentError:
        """The error of a value that its argument type refuses, with what was expected and came."""
        wanted = argument_type.wanted(from_r)
        if error.args and error.args[0] != argument_type.expected:
            wanted = in_r(str(error)) if from_r else str(error)
        came = shown_in_r(value) if from_r else shown_in_python(value)
        return ArgumentError(f"{self.r_call}(): `{name}` must be {wanted}, but {came} was given")


# What Keras 2 made of None in arguments of these names, in whichever function: one group, and the
# format of the session.
_NONE_COUNTS_AS = {"groups": 1, "data_format": None}


def _shown(parameter: Parameter, from_r: bool) -> str:
    return parameter.r_name if from_r else parameter.name


REGISTRY: dict[str, PublicFunction] = {}


def public(
    *,
    family: str,
    by: Callable[[tuple[Parameter, ...]], Work] | None = None,
    s3: tuple[str, str] | None = None,
    invisible: bool = False,
    shared: Mapping[str, str] | None = None,
    page: Page | None = None,
    in_python: Callable[[Any], Any] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declares a function public in Python and in R.

    Args:
        family: The family under which help pages and the reference index list it.
        by: Takes the function's formals and returns what does the work in its place, given
            only the arguments that the caller gave. The function then has no body.
        s3: `(generic, class)` where R calls it as an S3 method.
        invisible: Whether R returns its value invisibly.
        shared: Descriptions of arguments that the docstring leaves out, beside those
            of `rkeras_py.api.docs.STANDARD`.
        page: The help page that the function shares with others.
        in_python: Makes of the function's value what Python gets; R gets the value.

    Returns:
        A decorator. The function that it returns checks its arguments against
        their types before it calls the original.
    """

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        name = function.__name__
        formals = inspect.signature(function).parameters.values()
        more = any(formal.kind is inspect.Parameter.VAR_POSITIONAL for formal in formals)
        parameters = _parameters(function)
        named = ["**" * p.variadic + p.name for p in parameters]
        function.__doc__ = complete(function.__doc__ or "", named, shared or {})
        work = None if by is None else by(parameters)
        declared = PublicFunction(
            name, function, family, parameters, s3, invisible, more, work, page
        )
        if name in REGISTRY:
            raise ValueError(f"the public name {name!r} is declared twice")
        REGISTRY[name] = declared
        positional = [p.name for p in parameters if p.leading and not p.variadic]
        call = functools.partial(declared._call, from_r=False)

        @functools.wraps(function)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            if len(args) > len(positional) and not more:
                raise TypeError(
                    f"{name}() takes at most {len(positional)} positional arguments, "
                    f"but {len(args)} were given"
                )
            values: dict[str, Any] = dict(zip(positional, args, strict=False))
            if kwargs:
                twice = next((key for key in kwargs if key in values), None)
                if twice is not None:
                    raise TypeError(f"{name}(): the argument `{twice}` was given twice")
                values |= kwargs
            unnamed = args[len(positional) :]
            if hooks.around is not None:
                value = hooks.around(call, values, unnamed)
            else:
                value = call(values, unnamed)
            result: R = value if in_python is None else in_python(value)
            return result

        return checked

    return declare


def _parameters(function: Callable[..., Any]) -> tuple[Parameter, ...]:
    hints = typing.get_type_hints(function, include_extras=True)
    found = []
    for formal in inspect.signature(function).parameters.values():
        if formal.kind is inspect.Parameter.VAR_POSITIONAL:
            continue
        argument_type, optional = _argument_type_of(hints.get(formal.name, Any))
        variadic = formal.kind is inspect.Parameter.VAR_KEYWORD
        default = REQUIRED if formal.default is inspect.Parameter.empty else formal.default
        leading = formal.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        found.append(
            Parameter(formal.name, argument_type, optional or variadic, default, variadic, leading)
        )
    # Python writes `**kwargs` last; its keyword-only arguments follow `...` in R.
    found.sort(key=lambda p: 0 if p.leading else 1 if p.variadic else 2)
    return tuple(found)


def _argument_type_of(hint: Any) -> tuple[ArgumentType, bool]:
    """The argument type in an annotation, and whether the annotation admits None."""
    if typing.get_origin(hint) is typing.Annotated:
        for extra in hint.__metadata__:
            if isinstance(extra, ArgumentType):
                return extra, False
        return _argument_type_of(typing.get_args(hint)[0])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        members = typing.get_args(hint)
        optional = type(None) in members
        found = [_argument_type_of(member)[0] for member in members if member is not type(None)]
        return found[0], optional
    return AnyType(), True


__all__ = [
    "REGISTRY",
    "REQUIRED",
    "MisfitError",
    "ObjectError",
    "Page",
    "Parameter",
    "PublicFunction",
    "public",
]
