"""The layout of a model's plot: boxes and arrows, their labels and positions.

Positions are in units of one box: `depth` along the flow of the data, `across` perpendicular
to it. The plotting code decides which direction is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.engine import keras


@dataclass
class Box:
    """One layer.

    Attributes:
        name: The layer's name.
        kind: Its class.
        activation: The name of its activation, or "".
        dtype: The dtype that it computes in.
        inputs: The shapes of its inputs.
        outputs: The shapes of its outputs.
        group: The names of the models that contain it, outermost first.
        depth: The length of the longest path to it from an input.
        across: Its position among the boxes of the same depth.
    """

    name: str
    kind: str
    activation: str
    dtype: str
    inputs: str
    outputs: str
    group: list[str]
    depth: float = 0.0
    across: float = 0.0
    after: set[int] = field(default_factory=set)


def drawing(
    model: keras.Model, expand_nested: bool = False, layer_range: Any = None
) -> dict[str, list[Any]]:
    """The boxes of a model, and the arrows between them.

    Args:
        model: The model.
        expand_nested: Whether the layers of nested models get boxes of their own.
        layer_range: The names, or regular expressions for them, of the first and the last
            layer to draw.

    Returns:
        The columns of the boxes by name, and `from` and `to` of the arrows, counted from 1. A
        box without a name is a bend, where an arrow passes the boxes of a row.

    Raises:
        ValueError: The model has not been built, or there are no such layers.
    """
    if not model.built or not model.layers:
        raise ValueError(
            f'plot(): the model "{model.name}" has no layers whose shapes are known: give '
            "`input_shape` to its first layer, or train it first"
        )
    boxes = _boxes(model, expand_nested)
    boxes = _with_bends(_within_range(boxes, layer_range, model))
    _place(boxes)
    arrows = sorted((before, i) for i, box in enumerate(boxes) for before in box.after)
    columns = ("name", "kind", "activation", "dtype", "inputs", "outputs", "depth", "across")
    return {
        **{column: [getattr(box, column) for box in boxes] for column in columns},
        "group": ["/".join(box.group) for box in boxes],
        "from": [before + 1 for before, _ in arrows],
        "to": [after + 1 for _, after in arrows],
    }


# ---- boxes and arrows -------------------------------------------------------


def _boxes(model: keras.Model, expand: bool) -> list[Box]:
    boxes: list[Box] = []
    _add_model(boxes, model, expand, [], [])
    return boxes


def _add_model(
    boxes: list[Box], model: Any, expand: bool, group: list[str], sources: list[set[int]]
) -> set[int]:
    """Adds the boxes of a model.

    Args:
        boxes: The boxes so far.
        model: The model.
        expand: Whether to expand nested models.
        group: The models that contain it.
        sources: For each input of the model, the boxes that it comes from.

    Returns:
        The boxes that its outputs come from.
    """
    calls = keras_internals.calls_in_order(model)
    if calls is None:
        return _add_chain(boxes, model, expand, group, sources)
    made: dict[int, set[int]] = {}  # tensor -> the boxes that it comes from
    inputs = keras.tree.flatten(model.inputs)
    for tensor, boxes_before in zip(inputs, sources, strict=False):
        made[id(tensor)] = boxes_before
    for call in calls:
        if isinstance(call.operation, keras.layers.InputLayer) and sources:
            continue
        before = [made.get(id(tensor), set()) for tensor in call.inputs]
        ends = _add_layer(boxes, call.operation, call.inputs, call.outputs, expand, group, before)
        for tensor in call.outputs:
            made[id(tensor)] = ends
    return set().union(
        *(made.get(id(tensor), set()) for tensor in keras.tree.flatten(model.outputs))
    )


def _add_chain(
    boxes: list[Box], model: Any, expand: bool, group: list[str], sources: list[set[int]]
) -> set[int]:
    """Adds the layers of a subclassed model one after another, since its calls are unknown."""
    before = set().union(*sources) if sources else set()
    for layer in model.layers:
        before = _add_layer(boxes, layer, [], [], expand, group, [before])
    return before


def _add_layer(
    boxes: list[Box],
    layer: Any,
    arguments: list[Any],
    results: list[Any],
    expand: bool,
    group: list[str],
    before: list[set[int]],
) -> set[int]:
    if expand and isinstance(layer, keras.Model) and layer.layers:
        return _add_model(boxes, layer, expand, [*group, layer.name], before)
    activation = getattr(layer, "activation", None)
    boxes.append(
        Box(
            name=layer.name,
            kind=_kind(layer),
            activation="" if activation is None else getattr(activation, "__name__", "function"),
            dtype=str(getattr(layer, "compute_dtype", None) or ""),
            inputs=_shapes(arguments or results),
            outputs=_shapes(results),
            group=group,
            after=set().union(*before) if before else set(),
        )
    )
    return {len(boxes) - 1}


def _kind(layer: Any) -> str:
    kind = type(layer).__name__
    inner = getattr(layer, "layer", None) or getattr(layer, "forward_layer", None)
    return f"{kind}({type(inner).__name__})" if isinstance(inner, keras.layers.Layer) else kind


def _shapes(tensors: Iterable[Any]) -> str:
    shapes = [
        "(" + ", ".join("NA" if n is None else str(n) for n in tensor.shape) + ")"
        for tensor in tensors
    ]
    return ", ".join(shapes) or "?"


# ---- a part of the layers ---------------------------------------------------


def _within_range(boxes: list[Box], layer_range: Any, model: keras.Model) -> list[Box]:
    if layer_range is None:
        return boxes
    names = list(layer_range) if isinstance(layer_range, list | tuple) else [layer_range]
    if len(names) != 2 or not all(isinstance(name, str) for name in names):
        raise ValueError(
            "plot(): `layer_range` must be two names of layers, the first and the last one, but "
            f"{layer_range!r} was given"
        )
    first = min(_matching(boxes, names[0], model))
    last = max(_matching(boxes, names[1], model))
    if first > last:
        raise ValueError(
            f'plot(): `layer_range`: in the model "{model.name}" the layer {names[0]} comes after '
            f"{names[1]}"
        )
    kept = boxes[first : last + 1]
    for box in kept:
        box.after = {before - first for before in box.after if before >= first}
    return kept


def _matching(boxes: list[Box], name: str, model: keras.Model) -> list[int]:
    found = [i for i, box in enumerate(boxes) if box.name == name]
    if not found:
        try:
            found = [i for i, box in enumerate(boxes) if re.match(name, box.name)]
        except re.error as error:
            raise ValueError(
                f"plot(): `layer_range`: {name!r} is not a regular expression: {error}"
            ) from error
    if not found:
        raise ValueError(
            f'plot(): `layer_range`: the model "{model.name}" has no layer {name}; its layers are '
            + ", ".join(box.name for box in boxes)
        )
    return found


# ---- places -----------------------------------------------------------------


def _with_bends(boxes: list[Box]) -> list[Box]:
    """Assigns the rows, and adds a bend to an arrow for each row that it passes.

    Each box is in a row after all its predecessors. Predecessors come first in the list, so
    one pass suffices.
    """
    for box in boxes:
        box.depth = 1.0 + max((boxes[before].depth for before in box.after), default=0.0)
    for i, box in enumerate(boxes):
        # An input that only a late layer uses is drawn right before that layer.
        leads = [other.depth for other in boxes if i in other.after]
        if not box.after and leads:
            box.depth = min(leads) - 1.0
    bends: list[Box] = []
    for box in list(boxes):
        for before in sorted(box.after):
            last = before
            for row in range(int(boxes[before].depth) + 1, int(box.depth)):
                bends.append(Box("", "", "", "", "", "", [], depth=float(row), after={last}))
                last = len(boxes) + len(bends) - 1
            if last != before:
                box.after = (box.after - {before}) | {last}
    return boxes + bends


def _place(boxes: list[Box]) -> None:
    """Gives each box a position in its row.

    It is centred on its predecessors and successors, as far as there is room.
    """
    leads: list[set[int]] = [set() for _ in boxes]
    for i, box in enumerate(boxes):
        for before in box.after:
            leads[before].add(i)
    rows: dict[float, list[int]] = {}
    for i, box in enumerate(boxes):
        rows.setdefault(box.depth, []).append(i)
    for row in rows.values():
        for place, i in enumerate(row):
            boxes[i].across = place - (len(row) - 1) / 2
    for turn in range(8):
        for depth in sorted(rows, reverse=bool(turn % 2)):
            _settle(boxes, rows[depth], leads)


def _settle(boxes: list[Box], row: list[int], leads: list[set[int]]) -> None:
    def wish(i: int) -> float:
        beside = [boxes[j].across for j in (*boxes[i].after, *leads[i])]
        return sum(beside) / len(beside) if beside else boxes[i].across

    wishes = {i: wish(i) for i in row}
    ordered = sorted(row, key=lambda i: (wishes[i], i))
    places: list[float] = []
    for i in ordered:
        places.append(max(wishes[i], places[-1] + 1.0) if places else wishes[i])
    # Boxes are only ever pushed to one side, so the row is shifted back by the mean.
    shift = sum(wishes[i] - place for i, place in zip(ordered, places, strict=True)) / len(row)
    for i, place in zip(ordered, places, strict=True):
        boxes[i].across = place + shift
