"""Reads a Google-style docstring into its parts."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field

_ITEMS = ("Args", "Raises", "Attributes")
_HEAD = re.compile(r"^([A-Z][A-Za-z ]+):$")
_ITEM = re.compile(r"^(\*{0,2}[\w.]+)(?: \([^)]*\))?: ?(.*)$")


class DocstringError(ValueError):
    """A docstring does not have the form that help pages need."""


@dataclass
class Docstring:
    """The parts of a docstring.

    Attributes:
        title: The first line, without its full stop.
        description: The paragraphs before the first section.
        items: For sections of items (Args, Raises): texts by name.
        sections: For other sections: their texts.
    """

    title: str
    description: list[str] = field(default_factory=list)
    items: dict[str, dict[str, str]] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)


def parse(text: str | None, of: str) -> Docstring:
    """Parses a docstring.

    Args:
        text: The docstring as written.
        of: The name of the function, for messages.

    Returns:
        Its parts.

    Raises:
        DocstringError: There is no docstring, or a section has the wrong form.
    """
    if not text:
        raise DocstringError(f"{of} has no docstring")
    lines = inspect.cleandoc(text).splitlines()
    parsed = Docstring(lines[0].rstrip("."))
    head, body = "", [""]
    blocks: list[tuple[str, list[str]]] = []
    for line in lines[1:]:
        match = _HEAD.match(line)
        if match:
            blocks.append((head, body))
            head, body = match.group(1), []
        else:
            body.append(line)
    blocks.append((head, body))
    for head, body in blocks:
        indented = inspect.cleandoc("\n" + "\n".join(body)).splitlines()
        if head in _ITEMS:
            parsed.items[head] = _items(indented, f"{of}, {head}")
        elif head in ("Example", "Examples"):
            parsed.sections["Example"] = indented
        elif head:
            parsed.sections[head] = paragraphs(indented)
        else:
            parsed.description = paragraphs(indented)
    return parsed


def paragraphs(lines: list[str]) -> list[str]:
    """Joins lines into paragraphs; indented or list lines keep their breaks."""
    found: list[str] = []
    current: list[str] = []
    for line in [*lines, ""]:
        if not line.strip():
            if current:
                found.append("\n".join(current))
            current = []
        elif current and not line.startswith((" ", "- ", "* ", "|", ">>>")):
            current[-1] = f"{current[-1]} {line.strip()}"
        else:
            current.append(line.rstrip())
    return found


def _items(lines: list[str], where: str) -> dict[str, str]:
    items: dict[str, str] = {}
    name = ""
    for line in lines:
        if not line.strip():
            continue
        if not line.startswith(" "):
            match = _ITEM.match(line)
            if not match:
                raise DocstringError(f"{where}: expected 'name: text', found {line!r}")
            name = match.group(1).lstrip("*")
            items[name] = match.group(2).strip()
        else:
            items[name] = f"{items[name]} {line.strip()}".strip()
    return items
