"""Summaries of models: the table of layers."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.models import persistence

# Column ends by the number of other columns: Keras leaves no room for the word "Trainable".
_WITH_TRAINABLE = {3: [0.42, 0.74, 0.93], 4: [0.28, 0.52, 0.69, 0.93]}
# Width of the table where none is given.
_USUAL = 80
_WIDEST = 10_000


@contextlib.contextmanager
def _columns(width: int) -> Iterator[None]:
    """Has rich, which draws the table, use `width` characters: its consoles cut at 80 otherwise."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = str(width)
    try:
        yield
    finally:
        if before is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = before


def _table(
    model: keras.Model,
    line_length: int,
    positions: Any,
    expand_nested: bool,
    show_trainable: bool,
) -> str:
    out = io.StringIO()
    with persistence.without_optimizer(model), _columns(max(line_length, 80)):
        model.summary(
            line_length=line_length,
            positions=positions,
            print_fn=lambda text, **_: out.write(text + "\n"),
            expand_nested=expand_nested,
            show_trainable=show_trainable,
        )
    return out.getvalue().rstrip("\n")


def summary_text(
    model: keras.Model,
    line_length: int,
    positions: Any = None,
    expand_nested: bool = False,
    show_trainable: bool = False,
    compact: bool = True,
) -> str:
    """The table of a model's layers, with their output shapes and numbers of parameters.

    As in 2.9, the optimizer's variables are not counted.

    Args:
        model: The model.
        line_length: Width of the table in characters, without the column of
            `show_trainable`.
        positions: Where the columns end, as fractions of the width.
        expand_nested: Whether to list the layers of nested models too.
        show_trainable: Whether to add a column that says which layers are trainable.
        compact: Whether to leave out the lines between rows.

    Returns:
        The text.
    """
    if not model.built and not model.layers:
        return "Model: <no summary available, model was not built>"
    if line_length > _WIDEST:  # each line is made of so many characters in memory
        raise ValueError(
            f"summary(): `width` must be at most {_WIDEST} characters, but {line_length} was given"
        )
    if show_trainable:
        # As in Keras 2, `line_length` does not include that column.
        line_length += 11
    text = _table(model, line_length, positions, expand_nested, show_trainable)
    if show_trainable and positions is None:
        positions = _WITH_TRAINABLE[keras_internals.summary_columns(text) - 1]
        text = _table(model, line_length, positions, expand_nested, show_trainable)
    if compact:
        text = keras_internals.without_row_edges(text)
    if not model.built:
        text += (
            "\n The shapes are unknown: give `input_shape` to the first layer, or train the model."
        )
    return text


def print_summary(
    model: keras.Model,
    line_length: int | None = None,
    positions: Any = None,
    print_fn: Callable[[str], Any] | None = None,
    expand_nested: bool = False,
    show_trainable: bool = False,
    layer_range: Any = None,
) -> None:
    """Prints the table as the method `summary()` of a model does in Keras 2.

    Args:
        model: The model.
        line_length: Width of the table in characters.
        positions: Where the columns end, as fractions of the width.
        print_fn: Is called with each line, instead of printing it.
        expand_nested: Whether to list the layers of nested models too.
        show_trainable: Whether to add a column that says which layers are trainable.
        layer_range: The names of the first and the last layer to list; Keras prints those, and
            counts the optimizer's variables.
    """
    if layer_range is not None:
        keras.Model.summary(
            model, line_length, positions, print_fn, expand_nested, show_trainable, layer_range
        )
        return
    width = _USUAL if line_length is None else int(line_length)
    text = summary_text(model, width, positions, expand_nested, show_trainable)
    for line in text.split("\n"):
        (print_fn or print)(line)
