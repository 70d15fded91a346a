"""R's source text of Python values, for the defaults of generated functions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rkeras_py.api.sentinels import NA


def r_number(value: Any) -> str:
    """R's source text of a double."""
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, float) and math.isinf(value):
        return "Inf" if value > 0 else "-Inf"
    # R prints the shorter of the two, and prefers fixed notation when they tie.
    _, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    assert isinstance(exponent, int)
    mantissa = "".join(str(digit) for digit in digits)
    power = exponent + len(mantissa) - 1
    fraction = f".{mantissa[1:]}" if len(mantissa) > 1 else ""
    scientific = f"{'-' * (value < 0)}{mantissa[0]}{fraction}e{power:+03d}"
    fixed = f"{Decimal(repr(float(value))).normalize():f}"
    return fixed if len(fixed) <= len(scientific) else scientific


def r_source(value: Any) -> str:
    """R's source text of a Python value."""
    if value is None:
        return "NULL"
    if value is NA:
        return "NA"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return f"{value}L"
    if isinstance(value, float):
        return r_number(value)
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        escaped = escaped.replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    if isinstance(value, Mapping):
        return "list(" + ", ".join(f"{key} = {r_source(item)}" for key, item in value.items()) + ")"
    if isinstance(value, Sequence):
        if any(item is None or isinstance(item, list | tuple) for item in value):
            return "list(" + ", ".join(r_source(item) for item in value) + ")"
        return "c(" + ", ".join(r_source(item) for item in value) + ")"
    raise TypeError(f"no R source for a default of type {type(value).__name__}")
