"""R functions as Python callables.

Python may call them from any thread. The R code runs with R's lock held and under an error
handler, so that an error becomes a Python exception that keeps the R condition; warnings,
messages and restarts reach the handlers that R code established outside of Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from rkeras_py.bridge import handles, r_lock, rapi
from rkeras_py.bridge.errors import Failures, raise_error
from rkeras_py.bridge.r_lock import hold_at_once
from rkeras_py.bridge.rapi import call_step
from rkeras_py.bridge.references import RObject, RReference
from rkeras_py.bridge.signatures import Formals
from rkeras_py.bridge.to_python import register_type, to_python
from rkeras_py.bridge.to_r import kept_names, named_list, to_r
from rkeras_py.bridge.vectors import text_of

_guard = 0
_top_guard = 0
_steps_guard = 0
_namespace = 0
_NAME = rapi.install(b"py_function_name")
_CLASS_DEFINITION = rapi.install(b"rkeras_definition")


def set_guards(guard: int, at_top: int, at_steps: int, namespace: int) -> None:
    """Sets R's functions that evaluate a call and catch its error.

    Args:
        guard: R's `guard()`.
        at_top: R's `guard_at_top()`.
        at_steps: R's `guard_step()`.
        namespace: The namespace of the R package.
    """
    global _guard, _top_guard, _steps_guard, _namespace
    for address in (guard, at_top, at_steps, namespace):
        rapi.preserve(address)
    _guard, _top_guard, _steps_guard, _namespace = guard, at_top, at_steps, namespace
    set_step_guard()


def set_step_guard() -> None:
    """Tells C of the guard of functions that are called at each batch."""
    rapi.set_steps(_steps_guard, _namespace)


def register_converters() -> None:
    """Registers the conversion of R functions with `to_python()`."""
    for kind in (rapi.CLOSXP, rapi.BUILTINSXP, rapi.SPECIALSXP):
        register_type(kind, _closure)


def _closure(address: int, kind: int) -> Any:
    if rapi.get_attrib(address, rapi.POINTER_SYMBOL) != rapi.NIL:
        return handles.from_handle(address, kind)
    if rapi.get_attrib(address, _CLASS_DEFINITION) != rapi.NIL:
        return call_own("class_of_constructor", address)
    public = public_function(address)
    return r_function(address) if public is None else public


def as_function(value: Any) -> Any:
    """Converts an R formula such as `~ .x$name == "a"` to a function; returns other values."""
    if not isinstance(value, RObject):
        return value
    with r_lock.hold_r():
        function = call_own("function_of_formula", value.reference.address)
    return value if function is None else function


def view_history(history: Any) -> None:
    """Makes R plot a training history."""
    call_named("view_history", [""], [history])


def active_record() -> str | None:
    """The folder of the record of R's training run, if one is active."""
    folder: str | None = call_named("active_record", [], [])
    return folder


def call_own(name: str, address: int) -> Any:
    """Calls a function of the R package with an R object.

    Args:
        name: The function's name.
        address: The object's address.

    Returns:
        The value, converted.
    """
    arguments = rapi.protect(rapi.alloc(rapi.VECSXP, 1))
    try:
        rapi.SET_VECTOR_ELT(arguments, 0, address)
        return _called(_own(name), arguments)
    finally:
        rapi.unprotect(1)


def call_named(name: str, names: list[str], values: list[Any]) -> Any:
    """Calls a function of the R package with Python values, from any thread.

    Args:
        name: The function's name.
        names: The names of the arguments, empty for positional ones.
        values: The arguments.

    Returns:
        The value, converted.
    """
    with r_lock.hold_r():
        return _called_with(_own(name), names, values)


def variable(name: str) -> str:
    """A variable of the environment, as R sees it: Python has but that of its start.

    Args:
        name: The variable.
    """
    return str(call_named("Sys.getenv", [""], [name]))


def call_r(function: int, names: list[str], values: list[Any]) -> Any:
    """Calls an R function with Python values.

    Args:
        function: The function's address.
        names: The names of the arguments, empty for positional ones.
        values: The arguments.

    Returns:
        The value, converted.

    Raises:
        RError: The function failed.
        RUnwind: R jumped out of the function.
    """
    with r_lock.hold_r():
        return _called_with(function, names, values)


def _own(name: str) -> int:
    return int(rapi.evaluate(rapi.install(name.encode()), _namespace))


def _called_with(function: int, names: list[str], values: list[Any]) -> Any:
    arguments = rapi.protect(named_list(names, values) if any(names) else to_r(tuple(values)))
    try:
        return _called(function, arguments)
    finally:
        rapi.unprotect(1)


def _called(function: int, arguments: int) -> Any:
    """Calls a function with a list of arguments under R's `guard()`, and converts its value."""
    interruptible = r_lock.in_main_thread()
    guard = _top_guard if r_lock.called_from_top() else _guard
    try:
        result = rapi.call(function, arguments, guard, _namespace, interruptible)
    except rapi.RUnwind as unwind:
        if not r_lock.called_from_top():
            raise
        # Nothing of R is there to jump to. The interrupt came before R watched for it.
        rapi.release(unwind.continuation)
        raise KeyboardInterrupt from None
    if result == rapi.NIL:
        return None
    rapi.protect(result)
    try:
        if rapi.inherits(result, b"rkeras_caught"):
            _fail(result)
        return to_python(result)
    finally:
        rapi.unprotect(1)


def _fail(caught: int) -> NoReturn:
    """Raises the error that R's `guard()` caught, or the interrupt."""
    condition = rapi.VECTOR_ELT(caught, 0)
    if rapi.inherits(condition, b"interrupt"):
        raise KeyboardInterrupt
    message = text_of(rapi.STRING_ELT(rapi.VECTOR_ELT(caught, 1), 0))
    raise_error(str(message), RObject(condition))


def _fail_kept(caught: int) -> NoReturn:
    """Raises the error that R caught at a batch."""
    with r_lock.hold_r():
        rapi.protect(caught)
        rapi.release(caught)
        try:
            _fail(caught)
        finally:
            rapi.unprotect(1)


def _know_names(logs: Any) -> None:
    """Has logs with these names go the short way from now on, where R has a vector of them."""
    if type(logs) is dict:
        names = kept_names(tuple(logs))
        if names is not None:
            rapi.know_logs(logs, names)


_public: dict[int, str] = {}


def public_function(address: int) -> Any:
    """The Python counterpart of a function of the R package, or None.

    `loss = loss_mean_squared_error` is the loss itself, which has a name and can be saved.

    Args:
        address: The address of an R function.

    Returns:
        The public Python function, or None for any other.
    """
    import rkeras_py
    from rkeras_py.public import REGISTRY  # with Keras, which takes seconds

    if not _public:
        wanted = {function.r_name: name for name, function in REGISTRY.items()}
        names = rapi.protect(to_r(list(wanted)))
        call = rapi.protect(rapi.lang2(rapi.install(b"own_functions"), names))
        found = rapi.protect(rapi.evaluate(call, _namespace))
        for i, name in enumerate(wanted.values()):
            _public[rapi.VECTOR_ELT(found, i)] = name
        rapi.unprotect(3)
    found_name = _public.get(address)
    return None if found_name is None else getattr(rkeras_py, found_name)


# A Python function that calls an R function.
RFunction = Callable[..., Any]


def r_function(address: int) -> RFunction:
    """Wraps an R function as a Python function, which may be called in any thread.

    It is a real function rather than a callable object, because Keras saves functions by name.
    The name is the attribute `py_function_name` of the R function, else `r_function`.

    Args:
        address: The address of the R function.

    Returns:
        The function. Its `reference` keeps the R function alive.
    """
    reference = RReference(address)
    formals = Formals(*call_own("signature_of", address))
    failures = Failures()

    def function(*args: Any, **kwargs: Any) -> Any:
        with failures:
            return call_r(reference.address, *formals.call(args, kwargs))

    name = rapi.get_attrib(address, _NAME)
    function.__name__ = function.__qualname__ = (
        str(to_python(name)) if rapi.TYPEOF(name) == rapi.STRSXP else "r_function"
    )

    # It does not use `function`, of which it is an attribute: of a cycle, only Python's collector
    # would let go. Each frame and each name of a module costs, see src/steps.c.
    def step(number: Any, logs: Any = None) -> None:
        try:
            if type(number) is int and type(logs) is dict:
                caught = hold_at_once(call_step, reference.address, number, logs)
                if caught is None:
                    return
                if caught is not True:
                    _fail_kept(caught)
            call_r(reference.address, *formals.call((number, logs), {}))
            _know_names(logs)
        except BaseException as error:
            failures.note(error)
            raise

    members = {
        "reference": reference,
        # For calls at each batch, which drop the value.
        "step": step,
        # Keras inspects which arguments a function takes.
        "__signature__": formals.signature,
        # Tells TensorFlow's AutoGraph not to transform the function.
        "autograph_info__": {},
    }
    vars(function).update(members)
    return function
