"""Unpacks archives that nobody has looked at.

An archive is unpacked into a folder of its own, which is checked while it is filled; only then
are its files moved to where they belong. So what is refused leaves nothing behind. Links and
devices are refused, and names that lead out of the folder.
"""

from __future__ import annotations

import lzma
import os
import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from rkeras_py.api import hooks

# What an archive may become: a small file can hold a large one.
MOST_FILES = 2_000_000
MOST_BYTES = 8 << 30
MOST_TIMES_ITS_SIZE = 200

_CHUNK = 1 << 20


class ArchiveError(ValueError):
    """An archive is damaged, or holds what is refused."""


def unpack(path: str, folder: str, formats: tuple[str, ...] = ("tar", "zip")) -> bool:
    """Unpacks an archive.

    Args:
        path: The path of the archive.
        folder: The folder for its files; files of the same names are replaced.
        formats: The formats to try: "tar" (also compressed), "zip".

    Returns:
        Whether the file is an archive of one of the formats.

    Raises:
        ArchiveError: The archive is damaged, too large, or holds a link, a device, or a name that
            leads out of the folder. Nothing is left behind.
    """
    for known, is_one, members_of in (
        ("tar", tarfile.is_tarfile, _members_of_tar),
        ("zip", zipfile.is_zipfile, _members_of_zip),
    ):
        if known in formats and is_one(path):
            os.makedirs(folder, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, prefix=".unpacking-") as own:
                try:
                    _fill(own, path, members_of(path))
                except (
                    tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError,
                    RuntimeError, NotImplementedError,
                ) as error:  # fmt: skip
                    raise ArchiveError(f"{path} can't be unpacked: {error}") from None
                _move(own, folder)
            return True
    return False


# The name of a member, and its contents; None for a folder.
_Member = tuple[str, IO[bytes] | None]


def _members_of_tar(path: str) -> Iterator[_Member]:
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isdir():
                yield member.name, None
            elif member.isreg():
                yield member.name, archive.extractfile(member)
            else:
                kind = "a link" if member.issym() or member.islnk() else "a device"
                raise ArchiveError(f"{path} is refused: {member.name} in it is {kind}")


def _members_of_zip(path: str) -> Iterator[_Member]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            kind = member.external_attr >> 28  # of Unix: 4 is a folder, 8 a file, 10 a link
            if member.is_dir():
                yield member.filename, None
            elif member.create_system == 3 and kind not in (0, 8):
                raise ArchiveError(f"{path} is refused: {member.filename} in it is no file")
            else:
                with archive.open(member) as content:
                    yield member.filename, content


def _fill(own: str, path: str, members: Iterator[_Member]) -> None:
    most = max(MOST_BYTES, MOST_TIMES_ITS_SIZE * os.path.getsize(path))
    most = min(most, shutil.disk_usage(own).free)
    size = 0
    for number, (name, content) in enumerate(members):
        if number >= MOST_FILES:
            raise ArchiveError(f"{path} is refused: it has more than {MOST_FILES} files")
        target = os.path.join(own, _inside(name, path))
        try:
            if content is None:
                os.makedirs(target, exist_ok=True)
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                while chunk := content.read(_CHUNK):
                    size += len(chunk)
                    if size > most:
                        raise ArchiveError(
                            f"{path} is refused: unpacked it is larger than {most} bytes"
                        )
                    file.write(chunk)
        except (NotADirectoryError, IsADirectoryError, FileExistsError):
            raise ArchiveError(f"{path} is refused: {name} in it is a file and a folder") from None
        hooks.stop_if_asked()


def _inside(name: str, path: str) -> str:
    """The name of a member as a path below the folder."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
    absolute = name.startswith(("/", "\\")) or (parts and re.fullmatch("[A-Za-z]:", parts[0]))
    if absolute or ".." in parts or "\0" in name:
        raise ArchiveError(f"{path} is refused: the name {name!r} in it leads out of the folder")
    return os.path.join(*parts) if parts else ""


def _move(own: str, folder: str) -> None:
    """Moves what is in a folder into another one, which may have some of it already."""
    for entry in list(os.scandir(own)):
        target = os.path.join(folder, entry.name)
        if entry.is_dir() and os.path.isdir(target):
            _move(entry.path, target)
        else:
            os.replace(entry.path, target)
