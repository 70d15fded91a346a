"""Functions of elements: traced where they compute with tensors, else called for each element.

TensorFlow calls the function of `dataset.map()` once, with tensors that have no values, and
records what it does with them. A function that needs values (one of R that calls `as.numeric()`,
say) fails there. It is then called for each element, under the lock on R and in order; what it
returns is known from a call with the first element, or told by the user.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py.api import failures, hooks
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.values import ValueMisfit, components
from rkeras_py.engine import tf

unconverted = tf.autograph.experimental.do_not_convert


@dataclass(frozen=True)
class ElementCall:
    """A function of elements as an argument of a verb.

    Attributes:
        verb: The verb.
        argument: The name of the argument.
        function: The function.
    """

    verb: str
    argument: str
    function: Callable[..., Any]

    def traced(self) -> Callable[..., Any]:
        """The function as TensorFlow traces it."""
        function, returned = self.function, unconverted(self.returned)

        def call(*components: Any) -> Any:
            return returned(function(*components))

        # AutoGraph transforms functions of Python, and what they call.
        return unconverted(call) if hooks.is_host_function(function) else call

    def returned(self, value: Any, where: str = "", use: Any = tf.constant) -> Any:
        """What the function returned, as a structure of tensors.

        Args:
            value: What it returned.
            where: For which element.
            use: As for `components()`.

        Returns:
            The structure.

        Raises:
            ElementError: It can't be an element.
        """
        try:
            return components(value, lists_of_numbers=False, use=use)
        except ValueMisfit as misfit:
            fault = misfit.fault.replace("was given", "was returned")
            part = f" in `{misfit.path}`" if misfit.path else ""
            text = f"{self.verb}(): what `{self.argument}` returns{part} {fault}{where}"
        failures.raise_marked(text)

    def at(self, number: int, element: Any, use: Any = tf.constant) -> Any:
        """Calls the function with an element that has values.

        Args:
            number: Which one, from 1.
            element: The element.
            use: As for `components()`.

        Returns:
            What it returns, as a structure of tensors.

        Raises:
            ElementError: The function failed, or returned what can't be an element.
        """
        try:
            value = self.function(*arguments(element))
        except Exception as error:
            where = f"{self.verb}(), element {number}"
            if hooks.locate_error is not None and hooks.locate_error(error, where):
                raise
            if isinstance(error, failures.ElementError):
                raise
            text = f"{self.verb}(): `{self.argument}` failed for element {number}: "
            failures.raise_marked(text + f"{type(error).__name__}: {error}", error)
        return self.returned(value, f" (element {number})", use)

    def runner(self, element_spec: Any, outputs: Any) -> Callable[..., Any]:
        """The function as `call_in_graph()` has it called.

        Args:
            element_spec: The structure of elements.
            outputs: The specs of what it returns.

        Returns:
            A function of the element's index and its components, tensors or arrays. It returns a
            list of tensors and arrays.
        """
        wanted = tf.nest.flatten(outputs)
        exactly = [_exactly(spec) for spec in wanted]
        is_one = isinstance(element_spec, tf.TensorSpec)

        def run(index: Any, *parts: Any) -> list[Any]:
            number = int(index) + 1
            tensors = [tf.constant(p) if isinstance(p, _ARRAYS) else p for p in parts]
            element = tensors[0] if is_one else tf.nest.pack_sequence_as(element_spec, tensors)
            # A copy: the function may return the same array again, with other numbers.
            found = self._parts(number, self.at(number, element, np.array), outputs)
            for i, (part, spec) in enumerate(zip(found, wanted, strict=True)):
                if isinstance(part, np.ndarray) and (part.dtype, part.shape) == exactly[i]:
                    continue
                if _is_vector_of_one(part, spec):
                    found[i] = part = part[tf.newaxis]
                came = tf.type_spec_from_value(part)
                if not spec.is_compatible_with(came):
                    self._refuse(number, came, spec)
            return found

        return run

    def _parts(self, number: int, value: Any, outputs: Any) -> list[Any]:
        """What the function returned, component by component, if it is of the right structure."""
        if isinstance(outputs, tf.TensorSpec) and isinstance(value, np.ndarray | tf.Tensor):
            return [value]
        try:
            tf.nest.assert_same_structure(outputs, value)
        except (TypeError, ValueError):
            came = tf.nest.map_structure(tf.type_spec_from_value, value)
            self._refuse(number, came, outputs)
        return list(tf.nest.flatten(value))

    def _refuse(self, number: int, came: Any, wanted: Any) -> None:
        failures.raise_marked(
            f"{self.verb}(): `{self.argument}` returned {shown(came)} for element {number}, but "
            f"{shown(wanted)} was expected, from the first element or `output_signature`. Where "
            "elements differ, `output_signature` must say so, with None for sizes that vary"
        )


# What TensorFlow makes of a tensor for `tf.numpy_function()`.
_ARRAYS = (np.ndarray, np.generic, bytes)


def _is_vector_of_one(part: Any, spec: Any) -> bool:
    """Whether one number stands for a vector: R has no others."""
    return isinstance(spec, tf.TensorSpec) and spec.shape.rank == 1 and len(part.shape) == 0


def _exactly(spec: Any) -> tuple[Any, Any] | None:
    """The dtype and shape of arrays that are what a spec says, if there is but one shape."""
    if not isinstance(spec, tf.TensorSpec) or not spec.shape.is_fully_defined():
        return None
    return np.dtype(spec.dtype.as_numpy_dtype), tuple(spec.shape)


def arguments(element: Any) -> tuple[Any, ...]:
    """The arguments with which a function of elements is called: the parts of a tuple."""
    is_tuple = isinstance(element, tuple) and not hasattr(element, "_fields")
    return element if is_tuple else (element,)


def shown(specs: Any) -> str:
    """Specs of tensors as messages show them: `float32 (3, None)`."""
    if isinstance(specs, dict):
        return "{" + ", ".join(f"{name}: {shown(part)}" for name, part in specs.items()) + "}"
    if isinstance(specs, list | tuple):
        return "(" + ", ".join(map(shown, specs)) + ")"
    if isinstance(specs, tf.TensorSpec):
        shape = "unknown" if specs.shape.rank is None else tuple(specs.shape)
        return f"{specs.dtype.name} of shape {shape}"
    return str(specs)


def traced_or_run(
    dataset: Any,
    call: ElementCall,
    trace: Callable[[Callable[..., Any]], Any],
    run: Callable[[Any, Any], Any],
) -> Any:
    """A dataset made with a function: traced, or else called for each element.

    Args:
        dataset: The dataset whose elements the function gets.
        call: The function.
        trace: Makes the new dataset with the function as TensorFlow traces it.
        run: Makes it from the first element and what the function returned for it.

    Returns:
        The new dataset.

    Raises:
        ValueError: The function can't be traced, and there is no element to call it with.
    """
    try:
        return trace(call.traced())
    except Exception as error:
        failure = error
    first = peeking.first_of(dataset)
    if not first:
        reason = str(failure).strip().splitlines() or [type(failure).__name__]
        raise ValueError(
            f"{call.verb}(): `{call.argument}` needs the values of tensors ({reason[-1].strip()}), "
            "and the dataset is empty, so that what it returns can't be inferred: give "
            "`output_signature`"
            if call.verb == "dataset_map"
            else f"{call.verb}(): `{call.argument}` needs the values of tensors, and the dataset "
            "is empty"
        )
    return run(first[0], call.at(1, first[0]))


def step_of(element_spec: Any, call: ElementCall, outputs: Any) -> Callable[[Any, Any], Any]:
    """A step of TensorFlow that calls a function with an element that has values.

    Args:
        element_spec: The specs of elements.
        call: The function.
        outputs: The specs of what it returns.

    Returns:
        A function of an element's index and the element, as `dataset.enumerate()` has them.
    """
    run = call.runner(element_spec, outputs)
    specs = tf.nest.flatten(outputs)

    def step(index: Any, element: Any) -> Any:
        parts = call_in_graph(run, [index, *tf.nest.flatten(element)], specs)
        for part, spec in zip(parts, specs, strict=True):
            if isinstance(spec, tf.TensorSpec):
                part.set_shape(spec.shape)
        return tf.nest.pack_sequence_as(outputs, parts)

    return unconverted(step)  # type: ignore[no-any-return]


def call_in_graph(run: Callable[..., Any], parts: list[Any], specs: list[Any]) -> list[Any]:
    """Has TensorFlow call a Python function with the values of tensors.

    Args:
        run: The function, which takes tensors and arrays, and returns a list of them. TensorFlow
            keeps the memory of these arrays.
        parts: The tensors.
        specs: The specs of what it returns.

    Returns:
        The tensors that TensorFlow makes of it.
    """
    run = failures.with_marked_stops(run)
    if not all(map(can_be_array, (*parts, *specs))):
        return list(tf.py_function(run, parts, specs))

    def run_on_arrays(*arrays: Any) -> list[Any]:
        return list(map(as_array, run(*arrays)))

    # To hand arrays over takes half as long as tensors.
    return list(tf.numpy_function(run_on_arrays, parts, [spec.dtype for spec in specs]))


def can_be_array(part: Any) -> bool:
    """Whether a tensor, or one that a spec describes, holds numbers or strings."""
    is_plain = isinstance(part, tf.Tensor | tf.TensorSpec)
    return is_plain and part.dtype not in (tf.variant, tf.resource)


def as_array(part: Any) -> np.ndarray[Any, Any]:
    """An array of what a tensor of numbers or strings holds; arrays stay as they are."""
    if isinstance(part, np.ndarray):
        return part
    value = part.numpy()
    return np.array(value, object if isinstance(value, bytes) else None)


def on_demand(dataset: Any) -> Any:
    """A dataset that is not read ahead of its own accord.

    TensorFlow lets pipelines do so. A function of R would then run while R does something else,
    and for elements that nobody asked for.
    """
    options = tf.data.Options()
    options.experimental_optimization.inject_prefetch = False
    return dataset.with_options(options)


def inferred(element_spec: Any, first: Any, value: Any) -> Any:
    """The specs of what a function returns, from what it returned for the first element.

    A size that is that of an axis of unknown size, such as the number of samples in a batch, is
    taken to vary with it.

    Args:
        element_spec: The specs of elements.
        first: The first element.
        value: What the function returned for it.

    Returns:
        Specs in the structure of the value.
    """
    varying: set[int] = set()
    pairs = zip(tf.nest.flatten(element_spec), tf.nest.flatten(first), strict=True)
    for spec, part in pairs:
        if not isinstance(spec, tf.TensorSpec) or spec.shape.rank is None:
            varying.update(getattr(part, "shape", None) or ())
            continue
        sizes = zip(spec.shape, part.shape, strict=True)
        varying.update(have for known, have in sizes if known is None)

    def relaxed(part: Any) -> Any:
        spec = tf.type_spec_from_value(part)
        if not isinstance(spec, tf.TensorSpec):
            return spec
        return tf.TensorSpec([None if n in varying else n for n in spec.shape], spec.dtype)

    return tf.nest.map_structure(relaxed, value)


def signature(value: Any) -> Any:
    """Specs as a user gave them, with lists as tuples.

    Raises:
        ValueError: Something else is among them.
    """
    if isinstance(value, dict):
        return {name: signature(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(signature(part) for part in value)
    if isinstance(value, tf.TypeSpec):
        return value
    if isinstance(value, tf.DType | str):
        try:
            return tf.TensorSpec(None, tf.as_dtype(value))
        except TypeError:
            pass
    raise ValueError("no spec")
