"""Files and folders that are written completely or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class NoSpaceError(OSError):
    """There is no space on the disk for a file."""


def no_space(path: str) -> NoSpaceError:
    """The error of a file for which there is no space; free space is that after it was removed."""
    free = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free
    return NoSpaceError(
        f"there is no space for {path}: {free} bytes are free in its folder. Nothing was kept of it"
    )


def is_of_space(error: OSError) -> bool:
    """Whether an error says that a disk is full, or what the user may use of it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        NoSpaceError: The disk is full.
    """
    if not path:
        raise ValueError("the path must not be empty")
    path = os.path.abspath(path)
    if os.path.exists(path) and not overwrite:
        raise FileExistsError(f"{path} exists, and `overwrite` is False")
    if suffix and os.path.isdir(path):
        raise IsADirectoryError(f"{path} is a folder, where a file is to be written")
    try:
        with aside(path) as folder:
            written = os.path.join(folder, "new" + suffix)
            yield written
            _keep_owner(path, written)
            if os.path.isdir(written) and os.path.lexists(path):
                # A folder can't be replaced in one step; keep the old one until the new one is
                # there.
                os.rename(path, os.path.join(folder, "old"))
            os.replace(written, path)
    except OSError as error:
        if is_of_space(error):
            raise no_space(path) from error
        raise


def _keep_owner(path: str, written: str) -> None:
    """Gives what was written the mode and, where that is allowed, the owner of what it replaces."""
    if not os.path.exists(path) or os.path.isdir(path) != os.path.isdir(written):
        return
    before = os.stat(path)
    with suppress(PermissionError):
        os.chown(written, before.st_uid, before.st_gid)
    os.chmod(written, stat.S_IMODE(before.st_mode))


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


def expect_file(path: str) -> None:
    """Checks that a file or folder exists.

    Args:
        path: Its path.

    Raises:
        FileNotFoundError: It does not exist.
    """
    if not os.path.exists(path):
        raise FileNotFoundError(f"there is no file {path}")
