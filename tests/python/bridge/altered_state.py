"""The saved state of a layer, altered as an attacker would; test-workers.R loads it."""

from __future__ import annotations

import io
import json
import zipfile

import numpy as np

_HEAD = b"rkeras layer 1\n"


def altered(data: bytes, how: str) -> bytes:
    """The state of a layer with the weights (1, 5) and (5,), altered in one of four ways."""
    data = bytes(data)
    assert data.startswith(_HEAD)
    parts = dict(np.load(io.BytesIO(data[len(_HEAD) :])))
    described = json.loads(parts.pop("described").tobytes())
    save = np.savez
    if how == "packed":
        save = np.savez_compressed
        parts["arr_0"] = np.zeros((1, 4 * 10**7), np.float32)
    elif how == "config":
        described["object"]["config"]["units"] = 4 * 10**9
    elif how == "weights":
        parts["arr_0"] = np.zeros((1, 6), np.float32)
    file = io.BytesIO()
    save(file, **parts, described=np.frombuffer(json.dumps(described).encode(), np.uint8))
    made = file.getvalue()
    return _HEAD + (_with_huge_shape(made) if how == "header" else made)


def _with_huge_shape(archive: bytes) -> bytes:
    """The archive with an array that says that it has a million times as many values."""
    shape, huge = b"(1, 5), }", b"(9999999, 99999999), }"
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "arr_0.npy":
                part = part.replace(shape + b" " * (len(huge) - len(shape)), huge)
                assert huge in part
            new.writestr(name, part)
    return file.getvalue()
