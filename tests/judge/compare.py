"""Compares what the two sides found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.results import Failure, Sample


@dataclass(frozen=True)
class Difference:
    """One aspect in which the sides differ.

    Attributes:
        aspect: The aspect.
        text: What Keras 2 has and what rkeras has, for the reader.
    """

    aspect: str
    text: str


_MISSING = object()


def differences(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> Iterator[Difference]:
    """All differences; what Keras 2 refuses is not compared.

    Args:
        theirs: Values by aspect, of Keras 2.
        ours: Those of rkeras.

    Yields:
        A difference for each aspect.
    """
    if isinstance(theirs.get("made"), Failure):
        return
    if isinstance(ours.get("made"), Failure):
        yield Difference("made", _shown(theirs.get("made", "a value"), ours["made"]))
        return
    for aspect, expected in theirs.items():
        if isinstance(expected, Failure):
            continue
        found = ours.get(aspect, _MISSING)
        if found is _MISSING and expected is None and aspect.startswith("config."):
            continue  # R's `config$key` is NULL either way
        if found is _MISSING:
            # A failure of the whole says more than each value that it leaves out.
            if not isinstance(ours.get(aspect.split(".")[0]), Failure):
                yield Difference(aspect, f"Keras 2: {_short(expected)}; rkeras: nothing")
        elif isinstance(found, Failure) or not same(expected, found):
            yield Difference(aspect, _shown(expected, found))


def same(expected: Any, found: Any) -> bool:
    """Whether two values are the same but for rounding, or for chance where they are samples."""
    if isinstance(expected, Sample):
        return isinstance(found, Sample) and _same_distribution(expected, found)
    if isinstance(expected, Mapping):
        return isinstance(found, Mapping) and all(
            key in found and same(item, found[key]) for key, item in expected.items()
        )
    if isinstance(expected, str | bool) or expected is None:
        return bool(type(expected) is type(found) and expected == found)
    if isinstance(expected, list | tuple):
        if isinstance(found, np.ndarray):
            found = list(found)
        return (
            isinstance(found, list | tuple)
            and len(expected) == len(found)
            and all(same(a, b) for a, b in zip(expected, found, strict=True))
        )
    if found is None or isinstance(found, str | bool | Mapping | Sample):
        return False
    a, b = np.asarray(expected), np.asarray(found)
    if a.shape != b.shape:
        return False
    if a.dtype.kind not in "fc" and b.dtype.kind not in "fc":
        return bool(np.array_equal(a, b))
    if isinstance(expected, np.ndarray) and isinstance(found, np.ndarray) and a.dtype != b.dtype:
        return False
    if a.size == 0:
        return True
    half = "float16" in (a.dtype.name, b.dtype.name)
    if "c" in (a.dtype.kind, b.dtype.kind):
        a, b = (np.stack([np.real(x), np.imag(x)]) for x in (a, b))
    a, b = a.astype("float64"), b.astype("float64")
    scale = float(np.nanmax(np.abs(np.where(np.isfinite(a), a, 0.0)))) or 1.0
    relative = 2e-2 if half else 2e-4
    return bool(
        np.allclose(a, b, rtol=relative, atol=relative / 10 * max(scale, 0.05), equal_nan=True)
    )


def _same_distribution(expected: Sample, found: Sample) -> bool:
    """Kolmogorov and Smirnov's test of two samples, at a level of 1 in 10,000."""
    a, b = np.sort(np.ravel(expected.values)), np.sort(np.ravel(found.values))
    if expected.values.shape != found.values.shape:
        return False
    # Draws that differ by rounding are the same.
    a, b = (np.round(x / (np.abs(a).max() or 1.0), 5) for x in (a, b))
    points = np.concatenate([a, b])
    distance = np.abs(
        np.searchsorted(a, points, side="right") / a.size
        - np.searchsorted(b, points, side="right") / b.size
    ).max()
    return bool(distance <= 2.22 * np.sqrt(2 / expected.effective))


def _shown(expected: Any, found: Any) -> str:
    """The first place where values differ, or the largest distance of two arrays."""
    lists = isinstance(expected, list) and isinstance(found, list)
    if lists and len(expected) == len(found):
        for index, (a, b) in enumerate(zip(expected, found, strict=True)):
            if not same(a, b):
                return f"[{index}] {_shown(a, b)}"
    arrays = isinstance(expected, np.ndarray) and isinstance(found, np.ndarray)
    if arrays and expected.shape == found.shape and expected.dtype == found.dtype and expected.size:
        wide = "complex128" if expected.dtype.kind == "c" else "float64"
        distance = np.abs(expected.astype(wide) - found.astype(wide))
        worst = np.unravel_index(np.nanargmax(distance), distance.shape)
        place = f"{list(expected.shape)} at {[int(i) for i in worst]}"
        return f"{place} Keras 2: {expected[worst]}; rkeras: {found[worst]}"
    return f"Keras 2: {_short(expected)}; rkeras: {_short(found)}"


def _short(value: Any) -> str:
    if isinstance(value, Failure):
        return f"{value.kind}: {value.message}"
    if isinstance(value, Sample):
        array = np.asarray(value.values, "float64")
        quantiles = np.round(np.quantile(array, [0, 0.25, 0.5, 0.75, 1]), 4).tolist()
        return f"a sample, {array.shape}, quartiles {quantiles}"
    if isinstance(value, np.ndarray):
        text = np.array2string(value.ravel()[:6], precision=5)
        return f"{value.dtype}{list(value.shape)} {text}"
    if isinstance(value, list):
        return "[" + ", ".join(_short(item) for item in value[:4]) + "]"
    return repr(value)[:200]
