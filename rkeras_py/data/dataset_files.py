"""Reads the files of data sets: arrays, pickles, and the format of MNIST."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np

from rkeras_py.data.pickles import Reader


class UnreadableDataset(ValueError):
    """A file of a data set is damaged, or holds something else."""


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Names the file in an error about what it holds."""
    try:
        yield
    except UnreadableDataset as error:
        raise UnreadableDataset(f"{path} {error}") from None
    # What is damaged makes the readers fail in many ways. What the system says stays as it is.
    except Exception as error:
        if isinstance(error, OSError | MemoryError) and not isinstance(error, gzip.BadGzipFile):
            raise
        raise UnreadableDataset(f"{path} can't be read: {error}") from None


def arrays(path: str, *names: str) -> list[np.ndarray[Any, Any]]:
    """Arrays of an npz file.

    Args:
        path: The path of the file.
        *names: The names of the arrays.

    Raises:
        UnreadableDataset: The file does not hold them.
    """
    with _reading(path), zipfile.ZipFile(path) as archive:
        there = archive.namelist()
        lacking = [name for name in names if f"{name}.npy" not in there]
        if lacking:
            raise UnreadableDataset(f"has no array named {lacking[0]}")
        return [_array(io.BytesIO(archive.read(f"{name}.npy"))) for name in names]


def _array(file: BinaryIO) -> np.ndarray[Any, Any]:
    npy: Any = np.lib.format  # its functions carry no types
    first = npy.read_magic(file) == (1, 0)
    # Version 3 has the header of version 2, in UTF-8.
    shape, _, dtype = (npy.read_array_header_1_0 if first else npy.read_array_header_2_0)(file)
    if dtype.hasobject:
        read = _reader(file, "latin1").load()
        if not isinstance(read, np.ndarray) or read.dtype != dtype:
            raise UnreadableDataset("holds something else than arrays")
        return read.reshape(shape)
    file.seek(0)
    return np.asarray(npy.read_array(file, allow_pickle=False))


def unpickled(path: str) -> dict[str, Any]:
    """The dict in a pickle, with strings as its keys.

    Args:
        path: The path of the file.

    Raises:
        UnreadableDataset: The file holds something else.
    """
    with _reading(path), open(path, "rb") as file:
        read = _reader(file, "bytes").load()
        if not isinstance(read, dict):
            raise UnreadableDataset(f"holds a pickle of type {type(read).__name__}")
        return {key.decode() if isinstance(key, bytes) else key: read[key] for key in read}


def idx(path: str) -> np.ndarray[Any, Any]:
    """The array of bytes in a compressed file of the format of MNIST.

    Args:
        path: The path of the file.

    Raises:
        UnreadableDataset: The file holds something else.
    """
    with _reading(path), gzip.open(path) as file:
        data = file.read()
    if data[:3] != b"\0\0\x08" or len(data) < 4 + 4 * data[3]:
        raise UnreadableDataset(f"{path} does not have the format of MNIST")
    head = 4 + 4 * data[3]
    shape = tuple(np.frombuffer(data[4:head], ">i4").tolist())
    if len(data) - head != np.prod(shape):
        raise UnreadableDataset(f"{path} is damaged: it does not have the size that it says")
    return np.frombuffer(data, np.uint8, offset=head).reshape(shape)


def word_index(path: str) -> dict[str, int]:
    """Numbers by word, in a file of JSON.

    Args:
        path: The path of the file.

    Raises:
        UnreadableDataset: The file holds something else.
    """
    with _reading(path), open(path, encoding="utf-8") as file:
        read = json.load(file)
        if not isinstance(read, dict) or not all(type(value) is int for value in read.values()):
            raise UnreadableDataset("does not hold numbers by word")
        return read


def folder_with(names: tuple[str, ...], *candidates: str) -> str | None:
    """The first of some folders in which all files of the names are, or None."""
    for folder in candidates:
        if all(os.path.isfile(os.path.join(folder, name)) for name in names):
            return folder
    return None


# ---- pickles ----------------------------------------------------------------------------------


def _reconstruct(kind: Any, shape: Any, code: Any) -> np.ndarray[Any, Any]:
    """An empty array, whose state the pickle gives next."""
    return np.ndarray((0,), np.int8)


def _encode(text: str, encoding: str) -> bytes:
    """Bytes, as protocol 2 writes those of Python 3."""
    if encoding != "latin1":
        raise UnreadableDataset(f"is refused: its pickle asks for the encoding {encoding}")
    return text.encode("latin1")


def _from_buffer(buffer: Any, dtype: Any, shape: Any, order: str) -> np.ndarray[Any, Any]:
    """An array, as protocol 5 writes it."""
    return np.frombuffer(buffer, dtype=dtype).reshape(shape, order="F" if order == "F" else "C")


_KNOWN: dict[tuple[str, str], Callable[..., Any]] = {
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
    ("_codecs", "encode"): _encode,
}
for _core in ("numpy.core", "numpy._core"):
    _KNOWN[f"{_core}.multiarray", "_reconstruct"] = _reconstruct
    _KNOWN[f"{_core}.numeric", "_frombuffer"] = _from_buffer


def _reader(file: BinaryIO, encoding: str) -> Reader:
    return Reader(
        file,
        lambda module, name: _KNOWN.get((module, name)),
        "data set",
        UnreadableDataset,
        encoding,
    )
