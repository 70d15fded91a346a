"""Names of layers in networks of Keras 2 that Keras 3 does not allow: those with "/"."""

from __future__ import annotations

from collections.abc import Container

# Parts of names that Keras 3 writes in another way, beside the case of letters.
_PARTS = (("BatchNorm", "bn"), ("AvgPool", "avg_pool"), ("/", "_"))


def here(name: str, names: Container[str]) -> str:
    """The name that a layer has here.

    Args:
        name: Its name in Keras 2, such as "conv1/bn" in a DenseNet or "Conv/BatchNorm" in a
            MobileNet of the third version.
        names: The names of the layers of a model.

    Returns:
        Its name among `names`, or `name` if there is none.
    """
    if name in names:
        return name
    new = name
    for part, other in _PARTS:
        new = new.replace(part, other)
    return next((known for known in (new, new.lower()) if known in names), name)
