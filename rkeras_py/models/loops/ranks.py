"""Data of other ranks than before, for Keras' functions of a step.

Such a function that has taken two ranks gets tensors of unknown rank from TensorFlow from then on,
which Keras' losses refuse. So a model has a function for the ranks of its data alone.
"""

from __future__ import annotations

from typing import Any

from rkeras_py.engine import keras, tf

# Where a model keeps the ranks that its functions take.
_KEPT = "_rkeras_ranks"


def note(model: keras.Model, stage: str, ranks: list[int | None]) -> None:
    """Notes what ranks the function of a step takes.

    Args:
        model: The model.
        stage: "train" or "test".
        ranks: The ranks.
    """
    # Bypasses Keras' tracking of attributes: this is not part of the model.
    object.__setattr__(model, _KEPT, {**vars(model).get(_KEPT, {}), stage: ranks})


def take_others(model: keras.Model, stage: str, ranks: list[int | None]) -> bool:
    """Whether the function of a step takes other ranks than these.

    Args:
        model: The model.
        stage: "train" or "test".
        ranks: The ranks.
    """
    return bool(vars(model).get(_KEPT, {}).get(stage, ranks) != ranks)


def prepare(model: keras.Model, stage: str, *data: Any) -> None:
    """Drops the function of a step if it takes other ranks than the data have.

    Args:
        model: The model.
        stage: "train" or "test".
        *data: A dataset, or arrays in any structure. Other data don't tell their ranks.
    """
    parts = [getattr(part, "element_spec", part) for part in data]
    leaves = [leaf for leaf in keras.tree.flatten(parts) if leaf is not None]
    if not leaves or not all(hasattr(leaf, "shape") for leaf in leaves):
        return
    ranks = [_rank(leaf.shape) for leaf in leaves]
    if take_others(model, stage, ranks):
        setattr(model, f"{stage}_function", None)
    note(model, stage, ranks)


def _rank(shape: Any) -> int | None:
    return shape.rank if isinstance(shape, tf.TensorShape) else len(shape)
