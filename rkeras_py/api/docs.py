"""Descriptions of arguments that many functions share, written once.

A docstring describes what is specific to its function; `complete` adds, in the
order of the formals, what is described here for all of them.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping

STANDARD: Mapping[str, str] = {
    "object": ("What to compose the layer with: missing or None, a Sequential model, or a tensor."),
    "kernel_initializer": "Initializer of the kernel.",
    "bias_initializer": "Initializer of the bias.",
    "kernel_regularizer": "Penalty on the kernel, added to the loss.",
    "bias_regularizer": "Penalty on the bias, added to the loss.",
    "activity_regularizer": "Penalty on the output, added to the loss.",
    "kernel_constraint": "Constraint applied to the kernel after each update.",
    "bias_constraint": "Constraint applied to the bias after each update.",
    "input_shape": (
        "Shape of the input without the batch axis. Needed in the first layer of a model "
        "if the shape must be known before there is data."
    ),
    "batch_input_shape": "Shape of the input with the batch axis.",
    "batch_size": "Fixed batch size.",
    "dtype": 'The layer\'s dtype, such as "float32".',
    "name": "Name of the layer, unique within its model. Generated if not given.",
    "trainable": "Whether the layer's weights are updated in training.",
    "weights": "Initial weights: a list of arrays, in the order of `get_weights()`.",
    "**kwargs": (
        "The standard arguments of a layer: `input_shape`, `batch_input_shape`, "
        "`batch_size`, `dtype`, `name`, `trainable`, `weights`."
    ),
}

_WIDTH = 88
_SECTION = re.compile(r"^(Args|Returns|Raises|Yields|Example|Examples|Source|References|Note):\s*$")


def complete(doc: str, formals: Iterable[str], shared: Mapping[str, str]) -> str:
    """Adds the descriptions of the formals that a docstring does not describe itself.

    Args:
        doc: A docstring in Google style.
        formals: The names of the function's formals, `**kwargs` with its stars.
        shared: Descriptions by name, which take precedence over those of `STANDARD`.

    Returns:
        The docstring with `Args` in the order of the formals.
    """
    lines = inspect.cleandoc(doc).splitlines()
    start = next((i for i, line in enumerate(lines) if line.startswith("Args:")), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if _SECTION.match(line)), len(lines))
        lines[start:start] = ["Args:", ""]
    end = next(
        (i for i in range(start + 1, len(lines)) if lines[i] and not lines[i].startswith(" ")),
        len(lines),
    )
    described = _entries(lines[start + 1 : end])
    known = {**STANDARD, **shared}
    entries = []
    for name in formals:
        if name in described:
            entries += described.pop(name)
        elif name in known:
            entries += _wrapped(name, known[name])
    for rest in described.values():
        entries += rest
    if not entries:
        return inspect.cleandoc(doc)
    return "\n".join([*lines[: start + 1], *entries, "", *lines[end:]]).rstrip()


def _entries(lines: list[str]) -> dict[str, list[str]]:
    """The lines of an `Args` section by the argument that they describe."""
    entries: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        head = re.match(r"    (\*{0,2}\w+)(?: \([^)]*\))?:", line)
        if head:
            current = entries.setdefault(head.group(1), [])
        if line.strip():
            current.append(line)
    return entries


def _wrapped(name: str, text: str) -> list[str]:
    """One entry, with its lines wrapped."""
    rows = [f"    {name}:"]
    for word in text.split():
        if len(rows[-1]) + 1 + len(word) > _WIDTH:
            rows.append("       ")
        rows[-1] += f" {word}"
    return rows
