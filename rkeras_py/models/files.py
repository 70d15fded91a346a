"""Files and folders that are written completely or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager


class UnreadableModel(ValueError):
    """A file does not contain a readable model."""


@contextmanager
def replacing(path: str, overwrite: bool, suffix: str = "") -> Iterator[str]:
    """Yields a temporary path to write to, which replaces `path` if no error occurs.

    A crash halfway leaves the previous file in place.

    Args:
        path: The final path of the file or folder.
        overwrite: Whether an existing one may be replaced.
        suffix: The file extension of the temporary path.

    Yields:
        The path to write to, next to `path`.

    Raises:
        FileExistsError: `path` exists and may not be replaced.
        FileNotFoundError: The parent folder does not exist.
    """
    path = os.path.abspath(path)
    if os.path.exists(path) and not overwrite:
        raise FileExistsError(f"{path} exists, and `overwrite` is False")
    with aside(path) as folder:
        written = os.path.join(folder, "new" + suffix)
        yield written
        if os.path.isdir(written) and os.path.lexists(path):
            # A folder can't be replaced in one step; keep the old one until the new one is there.
            os.rename(path, os.path.join(folder, "old"))
        os.replace(written, path)


@contextmanager
def aside(path: str) -> Iterator[str]:
    """Makes a temporary folder next to a file, on the same disk, and removes it afterwards.

    Args:
        path: The path of the file.

    Yields:
        The path of the temporary folder.

    Raises:
        FileNotFoundError: The parent folder of the file does not exist.
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
    """Yields a path of a file with the extension that a reader insists on.

    Args:
        path: The file.
        suffix: The extension.

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
    """Names the file in errors about reading it.

    Args:
        path: The file.

    Raises:
        UnreadableModel: The file can't be read.
    """
    try:
        yield
    except (OSError, KeyError, zipfile.BadZipFile, json.JSONDecodeError) as error:
        raise UnreadableModel(f"{path} can't be read as a model: {error}") from error
