"""The classes of optimizers by the names that Keras 2 had for them."""

from __future__ import annotations

from typing import Any

from rkeras_py.optimizers import adam, adaptive, later, sgd

OF_2_9: dict[str, Any] = {
    "Adadelta": adaptive.DecayingAdadelta,
    "Adagrad": adaptive.AdaptiveGradient,
    "Adam": adam.DecayingAdam,
    "Adamax": adam.DecayingAdamax,
    "Ftrl": later.LaterFtrl,
    "Nadam": adam.NesterovAdam,
    "RMSprop": adaptive.RootMeanSquare,
    "SGD": sgd.DecayingSGD,
}
"""Those of 2.9."""

LATER: dict[str, Any] = {
    "Adadelta": later.LaterAdadelta,
    "Adafactor": later.LaterAdafactor,
    "Adagrad": later.LaterAdagrad,
    "Adam": adam.DecayingAdam,
    "AdamW": later.LaterAdamW,
    "Adamax": later.LaterAdamax,
    "Ftrl": later.LaterFtrl,
    "Lion": later.LaterLion,
    "Nadam": later.LaterNadam,
    "RMSprop": later.LaterRMSprop,
    "SGD": sgd.DecayingSGD,
}
"""Those of later versions, which 2.9 had in `keras.optimizers.experimental`."""

FOR_SCRIPTS: dict[str, Any] = {**LATER, **OF_2_9}
"""Those that a script of 2.9 finds in `keras.optimizers`."""
