"""Files from the network, for users."""

from __future__ import annotations

import os
import warnings
from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    ArgumentError,
    ArgumentType,
    Bool,
    ChoiceType,
    Path,
    Str,
    StrType,
)
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.data import archives, downloads

_FAMILY = "data utilities"


class _FormatsType(ArgumentType):
    """Formats of archives."""

    expected = '"auto", "tar", "zip", or several of them'
    r_type = "character vector"

    def from_python(self, value: Any) -> list[str]:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list | tuple) or not set(names) <= {"auto", "tar", "zip"}:
            raise ArgumentError(self.expected)
        return list(names)


class _HashType(StrType):
    """A hash in hexadecimal digits."""

    expected = "32 (md5) or 64 (sha256) hexadecimal digits"

    def from_python(self, value: Any) -> str:
        text = super().from_python(value).lower()
        if len(text) not in (32, 64) or not set(text) <= set("0123456789abcdef"):
            raise ArgumentError(self.expected)
        return text


_Formats = Annotated[Any, _FormatsType()]
_Hash = Annotated[str, _HashType()]
_Algorithm = Annotated[str, ChoiceType("auto", "md5", "sha256")]


@public(family=_FAMILY)
def get_file(
    fname: Path = REQUIRED,
    origin: Str = REQUIRED,
    file_hash: _Hash | None = None,
    cache_subdir: Path = "datasets",
    hash_algorithm: _Algorithm = "auto",
    extract: Bool = False,
    archive_format: _Formats | None = "auto",
    cache_dir: Path | None = None,
    untar: Bool = False,
) -> str:
    """Downloads a file, unless it is in the cache.

    A download that broke is continued by the next call, if the server can send the rest of a file.
    Without a network, the error says where the file can be put by hand.

    Args:
        fname: The name of the file in the cache. A path is one below `cache_subdir`; an absolute
            path is the file itself.
        origin: The address: http, https, ftp or file.
        file_hash: The hash of the file. A file in the cache that has another one is downloaded
            again; a download that has another one is an error.
        cache_subdir: The folder in the cache, or an absolute path.
        hash_algorithm: `"md5"`, `"sha256"`, or `"auto"`, which tells them by the number of digits.
        extract: Whether to unpack the file, an archive, into its folder.
        archive_format: The format of the archive: `"tar"` (also compressed), `"zip"`, or `"auto"`
            for either. Nothing is unpacked if it is None.
        cache_dir: The cache. The default is the folder that the environment variable `KERAS_HOME`
            names, else `~/.keras`.
        untar: Whether the file is a tar archive that holds a folder of the name `fname`. It is
            kept as `fname` with `.tar.gz`, and unpacked if that folder is not there.

    Returns:
        The path of the file, also if it was unpacked; with `untar` that of the folder. Links in
        archives, and names that lead out of the folder, are refused.

    Raises:
        OSError: The file can't be had (`DownloadError`), or does not fit on the disk
            (`NoSpaceError`).
        ValueError: The file has another hash (`HashMismatchError`), or the archive is damaged or
            refused (`ArchiveError`).
    """
    name = f"{fname}.tar.gz" if untar else fname
    path = downloads.fetch(
        name, origin, folder=cache_subdir, file_hash=file_hash, algorithm=hash_algorithm,
        cache_dir=cache_dir,
    )  # fmt: skip
    if untar:
        folder = path.removesuffix(".tar.gz")
        if not os.path.exists(folder):
            _unpack(path, ("tar",))
        return folder
    if extract and archive_format:
        _unpack(path, ("tar", "zip") if "auto" in archive_format else tuple(archive_format))
    return path


def _unpack(path: str, formats: tuple[str, ...]) -> None:
    if not archives.unpack(path, os.path.dirname(path), formats):
        warnings.warn(
            f"get_file(): nothing was unpacked, because {path} is no archive of the format "
            f"{' or '.join(formats)}",
            stacklevel=2,
        )
