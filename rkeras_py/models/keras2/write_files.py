"""What files say of a model in the form of Keras 2.9, so that Keras 2 and R's keras read them."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import h5py
import numpy as np

from rkeras_py.engine import keras
from rkeras_py.models import hdf5
from rkeras_py.models.keras2 import vocabularies, write_training
from rkeras_py.models.keras2.write_graphs import VERSION, model_config
from rkeras_py.models.keras2.write_values import NotInKeras2

MODEL = "rkeras_model_config"
"""An attribute of HDF5 files: the model in the form of Keras 3, from which rkeras makes it."""
_STATE = "optimizer_weights"


@dataclass(frozen=True)
class Described:
    """A model in the form of Keras 2.9.

    Attributes:
        model: Its configuration; None if it has something that Keras 2 does not know.
        training: How it was compiled; None if it was not, or if Keras 2 does not know how.
        state: The names and values of the optimizer's variables.
    """

    model: dict[str, Any] | None = None
    training: dict[str, Any] | None = None
    state: tuple[list[str], list[np.ndarray[Any, Any]]] = ([], [])

    def add_to(self, file: h5py.File, model: keras.Model) -> None:
        """Puts the form of Keras 2 in place of that of Keras 3, which is kept beside it.

        Args:
            file: A file that Keras 3 wrote.
            model: The model.
        """
        by_keras = json.loads(file.attrs["model_config"])
        kept = json.dumps(vocabularies.completed(by_keras, vocabularies.in_layers(model)))
        if self.model is None:
            file.attrs["model_config"] = kept
            return
        file.attrs[MODEL] = kept
        file.attrs["model_config"] = json.dumps(self.model)
        file.attrs["keras_version"] = file["model_weights"].attrs["keras_version"] = VERSION
        if self.training is not None:
            file.attrs["training_config"] = json.dumps(self.training)
            names, values = self.state
            if names:
                group = file.create_group(_STATE)
                hdf5.write_names(group, "weight_names", names)
                for name, value in zip(names, values, strict=True):
                    group.create_dataset(name, data=value)
            return
        # Keras 2 could read neither of these, and would not read the model for their sake.
        if "training_config" in file.attrs:
            del file.attrs["training_config"]
        if _STATE in file:
            file[_STATE].attrs["keras_version"] = keras.__version__


def described(model: keras.Model, compiled: Mapping[str, Any] | None = None) -> Described:
    """Describes a model in the form of Keras 2.9.

    Args:
        model: The model.
        compiled: What its `get_compile_config()` gives, if that is wanted.

    Returns:
        The description, of which is missing what Keras 2 does not know.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Keras' own, which come when it saves the model
            config = model_config(model)
    except NotInKeras2:
        return Described()
    if not compiled:
        return Described(config)
    try:
        training = write_training.training_config(compiled)
        weights = model.trainable_variables
        return Described(config, training, write_training.state_of(model.optimizer, weights))
    except NotInKeras2:
        return Described(config)


def architecture(model: keras.Model) -> dict[str, Any]:
    """A model without its weights, as JSON has it.

    Args:
        model: The model.

    Returns:
        The form of Keras 2.9; that of Keras 3 where Keras 2 does not know something.
    """
    config = described(model).model
    if config is None:
        made: dict[str, Any] = json.loads(model.to_json())
        return made
    return {**config, "keras_version": VERSION, "backend": "tensorflow"}
