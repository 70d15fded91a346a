"""Whether what is in a file can be read as a model, and is no larger than it says."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from rkeras_py.engine import tf


class UnreadableModel(ValueError):
    """A file does not contain a readable model."""


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
    except UnreadableModel as error:
        if path in str(error):
            raise
        raise UnreadableModel(f"{path} can't be read as a model: {error}") from error
    except RecursionError as error:
        raise UnreadableModel(f"{path} can't be read as a model: nested too deeply") from error
    except RuntimeError as error:
        if type(error) is not RuntimeError:
            raise
        # h5py raises these of damaged files.
        raise UnreadableModel(f"{path} can't be read as a model: {error}") from error
    except (
        OSError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, MemoryError,
        zipfile.BadZipFile, tf.errors.OpError,
    ) as error:  # fmt: skip
        if isinstance(error, ValueError) and path in str(error):
            raise
        said = f"{type(error).__name__}: {error}" if isinstance(error, LookupError) else str(error)
        raise UnreadableModel(f"{path} can't be read as a model: {said}") from error


# How many times as large as in the archive a part of it may be. Text of a model takes a twentieth.
_EXPANSION = 100
_SMALL = 1 << 20


def expect_bounded(archive: zipfile.ZipFile, size: int, path: str) -> None:
    """Checks the names and sizes in an archive's directory before anything is unpacked.

    Args:
        archive: The archive.
        size: Its size in bytes.
        path: What it is called in messages.

    Raises:
        UnreadableModel: A part of it would be unpacked elsewhere, or would be much larger than it
            is in the archive, or the parts are said to be larger than the file.
    """
    packed = 0
    for part in archive.infolist():
        name = part.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/"):
            raise UnreadableModel(
                f"{path} can't be read as a model: {part.filename} would be unpacked outside of "
                "the folder for it"
            )
        packed += part.compress_size
        if part.file_size > _SMALL + _EXPANSION * part.compress_size or packed > size:
            raise UnreadableModel(
                f"{path} can't be read as a model: {part.filename} has {part.compress_size} "
                f"bytes in the archive, and would have {part.file_size} unpacked"
            )
