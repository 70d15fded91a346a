"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager


class UnreadableModel(ValueError):
    """A file holds no model that can be read."""


@contextmanager
def replacing(path: str, overwrite: bool, suffix: str = "") -> Iterator[str]:
    """Gives a path to write to, which takes the place of `path` when all went well.

    A crash in the middle leaves what was there before.

    Args:
        path: Where the file or folder is to be.
        overwrite: Whether one that is there may be replaced.
        suffix: The ending of the name that is written to.

    Yields:
        The path to write to, beside `path`.

    Raises:
        FileExistsError: There is one, and it may not be replaced.
        FileNotFoundError: The folder that it is to be in does not exist.
    """
    path = os.path.abspath(path)
    if os.path.exists(path) and not overwrite:
        raise FileExistsError(f"{path} exists, and `overwrite` is False")
    with aside(path) as folder:
        written = os.path.join(folder, "new" + suffix)
        yield written
        if os.path.isdir(written) and os.path.lexists(path):
            # A folder can't be replaced in one step; the old one is kept until the new is there.
            os.rename(path, os.path.join(folder, "old"))
        os.replace(written, path)


@contextmanager
def aside(path: str) -> Iterator[str]:
    """Gives a folder of its own beside a file, on the same disk; it is gone afterwards.

    Args:
        path: Where the file is to be.

    Yields:
        The path of the folder.

    Raises:
        FileNotFoundError: The folder that the file is to be in does not exist.
    """
    folder, name = os.path.split(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise FileNotFoundError(f"the folder {folder} does not exist")
    made = tempfile.mkdtemp(prefix=f".{name}.", dir=folder)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def named(path: str, suffix: str) -> Iterator[str]:
    """Gives a name of a file that ends as a reader expects, whatever its own name is.

    Args:
        path: The file.
        suffix: The ending.

    Yields:
        `path`, or the path of a link to it.
    """
    if path.endswith(suffix):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, "file" + suffix)
        os.symlink(os.path.abspath(path), link)
        yield link


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Says of which file it is that something can't be read.

    Args:
        path: The file.

    Raises:
        UnreadableModel: Something in the file can't be read.
    """
    try:
        yield
    except (OSError, KeyError, zipfile.BadZipFile, json.JSONDecodeError) as error:
        raise UnreadableModel(f"{path} can't be read as a model: {error}") from error
