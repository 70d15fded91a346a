"""Keras 2 reads models with backend functions, as the functions of TensorFlow that they call."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from backend import test_cases
from backend.cases import CASES

import rkeras_py as r
from rkeras_py.engine import keras

# A model of one input has it in a list, or not, by the form of its file; Keras warns of either.
pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore::UserWarning")]

# They call a function whose arguments have no names, for which Keras 2 has no form.
ONLY_HERE = ("local_conv1d", "local_conv2d")


def written(folder: Path) -> dict[str, str]:
    """Saves a model of each case; the functions by the names of the files."""
    calls = {}
    for number, case in enumerate(CASES):
        if not (case.symbolic and case.tensors):
            continue
        keras.utils.clear_session()
        dtype = "float32" if "float32" in case.dtypes else case.dtypes[0]
        tensors, arguments = test_cases.flat(case, case.given(dtype), case.constant)
        inputs = test_cases.inputs_of(tensors)
        model = keras.Model(inputs, test_cases.call(case, arguments(inputs)))
        results = model(tensors)
        results = results if isinstance(results, list) else [results]
        name = f"{number}-{case.call}"
        text = r.model_to_json(model)
        (folder / f"{name}.json").write_text(text)
        again = r.model_from_json(text)(tensors if len(tensors) > 1 else tensors[0])
        for one, value in zip(again if isinstance(again, list) else [again], results, strict=True):
            assert one.dtype == value.dtype
            np.testing.assert_allclose(one, value, rtol=2e-5, atol=2e-5, err_msg=name)
        values = {f"x{i}": tensor for i, tensor in enumerate(tensors)}
        values |= {f"y{i}": np.asarray(one) for i, one in enumerate(results)}
        np.savez(folder / f"{name}.npz", **values)
        calls[name] = case.call
    return calls


def test_values_in_keras_2(tmp_path):
    calls = written(tmp_path)
    command = [sys.executable, "-W", "ignore", "-m", "models.keras2_backend", str(tmp_path)]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True)
    wrong = json.loads((tmp_path / "read.json").read_text())
    assert wrong.keys() == calls.keys()
    of_keras_3 = {
        name: call
        for name, call in calls.items()
        if json.loads((tmp_path / f"{name}.json").read_text()).get("keras_version") != "2.9.0"
    }
    assert {k: v for k, v in wrong.items() if v and k not in of_keras_3} == {}
    assert sorted(set(of_keras_3.values())) == list(ONLY_HERE)
