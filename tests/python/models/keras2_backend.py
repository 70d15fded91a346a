"""Backend functions in models that rkeras saves, read by Keras 2.

`python -m models.keras2_backend FOLDER` reads them, in a process without Keras 3, and writes
`read.json`: for each model nothing, or what is wrong.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np

TOLERANCE = 2e-5


def check(k: Any, folder: Path, name: str) -> str:
    """What is wrong with a model in Keras 2."""
    try:
        model = k.models.model_from_json((folder / f"{name}.json").read_text())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    with np.load(folder / f"{name}.npz") as data:
        inputs = [data[f"x{i}"] for i in range(len(model.inputs))]
        made = model(inputs if len(inputs) > 1 else inputs[0])
        made = made if isinstance(made, list | tuple) else [made]
        for i, one in enumerate(made):
            expected = data[f"y{i}"]
            value = np.asarray(one)
            if value.dtype != expected.dtype or value.shape != expected.shape:
                return f"{value.dtype} {value.shape}, not {expected.dtype} {expected.shape}"
            far = np.max(np.abs(value * 1.0 - expected) / (1 + np.abs(expected)), initial=0)
            if not far <= TOLERANCE:
                return f"values differ by {far}"
    return ""


def main() -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import tf_keras as k

    folder = Path(sys.argv[1])
    names = sorted(path.stem for path in folder.glob("*.npz"))
    (folder / "read.json").write_text(json.dumps({name: check(k, folder, name) for name in names}))


if __name__ == "__main__":
    main()
