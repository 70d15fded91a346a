"""Optimizers of late versions of Keras 2, for their files.

They are those of Keras 3, but for the gradients of embeddings, which are added up (`base.py`).
"""

from __future__ import annotations

from rkeras_py.engine import keras
from rkeras_py.optimizers.base import Legacy, register


@register
class LaterAdadelta(Legacy, keras.optimizers.Adadelta):  # type: ignore[misc]
    """Adadelta: rows of an embedding that were not looked up change, too."""


@register
class LaterAdafactor(Legacy, keras.optimizers.Adafactor):  # type: ignore[misc]
    """Adafactor, which 2.9 did not have."""


@register
class LaterAdagrad(Legacy, keras.optimizers.Adagrad):  # type: ignore[misc]
    """Adagrad: `epsilon` is within the square root."""


@register
class LaterAdamax(Legacy, keras.optimizers.Adamax):  # type: ignore[misc]
    """Adamax: rows of an embedding that were not looked up change, too."""


@register
class LaterAdamW(Legacy, keras.optimizers.AdamW):  # type: ignore[misc]
    """AdamW, which 2.9 did not have."""


@register
class LaterFtrl(Legacy, keras.optimizers.Ftrl):  # type: ignore[misc]
    """Ftrl, in files of 2.9, too."""


@register
class LaterLion(Legacy, keras.optimizers.Lion):  # type: ignore[misc]
    """Lion, which 2.9 did not have."""


@register
class LaterNadam(Legacy, keras.optimizers.Nadam):  # type: ignore[misc]
    """Nadam: the momentum schedule has no rate of its own."""


@register
class LaterRMSprop(Legacy, keras.optimizers.RMSprop):  # type: ignore[misc]
    """RMSprop: `epsilon` is within the square root."""
