"""Looking at models: the table of layers."""

from __future__ import annotations

import io
from typing import Any

from rkeras_py.engine import keras


def summary_text(
    model: keras.Model,
    line_length: int,
    positions: Any = None,
    expand_nested: bool = False,
    show_trainable: bool = False,
    compact: bool = True,
) -> str:
    """The table of a model's layers, with their output shapes and numbers of weights.

    Args:
        model: The model.
        line_length: Width of the table in characters.
        positions: Where the columns end, as shares of the width.
        expand_nested: Whether the layers of models inside are listed too.
        show_trainable: Whether a column says which layers are trained.
        compact: Whether the lines between rows are left out.

    Returns:
        The text.
    """
    if not model.built and not model.layers:
        return f'Model: "{model.name}"\n(no layers)'
    out = io.StringIO()
    model.summary(
        line_length=line_length,
        positions=positions,
        print_fn=lambda text, **_: out.write(text + "\n"),
        expand_nested=expand_nested,
        show_trainable=show_trainable,
    )
    text = out.getvalue().rstrip("\n")
    if compact:
        text = "\n".join(line for line in text.split("\n") if not line.startswith("├"))
    if not model.built:
        text += (
            "\n The shapes are not known yet: give `input_shape` to the first layer, or train "
            "the model."
        )
    return text
