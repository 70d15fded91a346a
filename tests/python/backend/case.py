"""One case of a backend function, and what all lists of cases share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Case:
    """One call.

    Attributes:
        call: The function, without `k_`.
        expected: The reference: numpy on the same arguments.
        tensors: The tensors by argument; a list of arrays is a list of tensors.
        args: The other arguments.
        dtypes: The dtypes that the tensors are tried in, by numpy's names.
        fixed: Tensors that keep their dtype: positions, numbers of classes.
        gradient: Whether the gradient is compared with differences.
        symbolic: Whether it works on symbolic tensors with the batch size unknown.
        result: The dtype of the result; None for that of the tensors, "real" for that of
            their real parts.
        constant: Tensors that a model with symbolic inputs has as constants: kernels.
    """

    call: str
    expected: Callable[..., Any]
    tensors: dict[str, Any]
    args: dict[str, Any] = field(default_factory=dict)
    dtypes: tuple[str, ...] = ("float32",)
    fixed: tuple[str, ...] = ()
    gradient: bool = True
    symbolic: bool = True
    result: str | None = None
    constant: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for messages."""
        more = "-".join(f"{key}={value}" for key, value in self.args.items())
        return f"{self.call}{'-' if more else ''}{more}".replace(" ", "")

    def given(self, dtype: str) -> dict[str, Any]:
        """All arguments, the tensors in a dtype."""

        def cast(name: str, value: Any) -> Any:
            if isinstance(value, list):
                return [cast(name, item) for item in value]
            return value if name in self.fixed else in_dtype(value, dtype)

        return {name: cast(name, value) for name, value in self.tensors.items()} | self.args

    def reference(self, given: dict[str, Any]) -> Any:
        """What numpy makes of arguments: tensors by position, the others by name."""
        if isinstance(self.expected, np.ufunc):
            return self.expected(*given.values())
        tensors = [given[name] for name in self.tensors]
        others = {name: value for name, value in given.items() if name not in self.tensors}
        return self.expected(*tensors, **others)


def in_dtype(array: Any, dtype: str) -> Any:
    """Numbers as another dtype; complex ones get an imaginary part, so that it matters."""
    array = np.asarray(array, "float64")
    if dtype.startswith("complex"):
        return (array + 0.5j * np.cos(array)).astype(dtype)
    if dtype.startswith("int"):
        return np.rint(array * 2).astype(dtype)
    return (array > 0.4) if dtype == "bool" else array.astype(dtype)


_RANDOM = np.random.default_rng(20)
# No two numbers are equal, and none lies where a function has a corner.
X34 = np.round(_RANDOM.permutation(12).reshape(3, 4) * 0.37 - 1.9, 3)
Y34 = np.round(_RANDOM.permutation(12).reshape(3, 4) * 0.29 - 1.33, 3)
X234 = np.round(_RANDOM.permutation(24).reshape(2, 3, 4) * 0.21 - 2.11, 3)
P34 = np.abs(X34) + 0.2
FLOATS = ("float16", "float32", "float64")
REAL = (*FLOATS, "int32")
NUMBERS = (*REAL, "complex64", "complex128")
FIELDS = (*FLOATS, "complex64", "complex128")
ANY = (*NUMBERS, "bool")
