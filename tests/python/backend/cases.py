"""All cases of backend functions, for pytest and, as a file, for testthat.

The list drives pytest (in Python, with axes from 0) and, through `tests/data/backend-cases.json`,
testthat in both hosts. `python -m backend.cases` in `tests/python` writes that file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from backend import cases_networks, cases_tensors

FILE = Path(__file__).parents[2] / "data" / "backend-cases.json"
CASES = [*cases_tensors.CASES, *cases_networks.CASES]


def _for_r(value: Any) -> Any:
    if isinstance(value, list):
        return {"list": [_for_r(item) for item in value]}
    array = np.asarray(value)
    kind = {"b": "logical", "i": "integer", "c": "complex"}.get(array.dtype.kind, "double")
    if kind == "double":
        # Enough digits for what R compares; the file stays the same on other processors.
        array = np.asarray([float(f"{x:.8g}") for x in array.ravel()]).reshape(array.shape)
    return {"kind": kind, "dim": list(array.shape), "values": array.ravel(order="F").tolist()}


def _argument(call: str, name: str, value: Any) -> Any:
    """An argument as R writes it: axes count from 1."""
    from rkeras_py.api.argument_types import AxisType
    from rkeras_py.api.registry import REGISTRY

    types = {p.name: p.argument_type for p in REGISTRY[f"k_{call}"].parameters}
    if isinstance(types[name], AxisType):
        axes = value if isinstance(value, tuple) else (value,)
        value = [axis + 1 if axis >= 0 else axis for axis in axes]
        return value if len(value) > 1 else value[0]
    if isinstance(value, tuple) and isinstance(value[0], tuple):
        return {"pairs": [list(pair) for pair in value]}
    return list(value) if isinstance(value, tuple) else value


def _row(case: Any) -> dict[str, Any]:
    dtype = next((d for d in ("float64", "float32") if d in case.dtypes), case.dtypes[0])
    given = case.given(dtype)
    tensors = {name: _for_r(given[name]) for name in case.tensors}
    if case.call == "gather":
        tensors["indices"] = _for_r(given["indices"] + 1)
    return {
        "call": f"k_{case.call}",
        "name": case.name,
        "tensors": tensors,
        "args": {name: _argument(case.call, name, value) for name, value in case.args.items()},
        "expected": _for_r(case.reference(given)),
    }


def text() -> str:
    """The text of the file, a case a line."""
    import rkeras_py.public  # noqa: F401  (declares the functions)

    return "[\n" + ",\n".join(json.dumps(_row(case)) for case in CASES) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text())
