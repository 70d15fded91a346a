"""Files from the network, in a cache.

A download goes to a file of the same name with `.part` beside the target, and takes the
target's name when it is complete and its hash is right, so that a file in the cache is always a
whole one. After a broken connection the part stays, if the server can send the rest later;
after any other failure it is removed.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import http.client
import os
import shutil
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from io import FileIO
from typing import IO, Any

from rkeras_py import files
from rkeras_py.api import hooks
from rkeras_py.data.progress import ProgressBar
from rkeras_py.version import __version__

_CHUNK = 1 << 18
_ATTEMPTS = 3  # in one call, as long as each brings the download forward
_TIMEOUT = 30  # seconds without an answer
_SCHEMES = ("http", "https", "ftp", "file")


class DownloadError(OSError):
    """A file could not be downloaded."""


class HashMismatchError(ValueError):
    """A file is not the one that was expected."""


def cache_folder(cache_dir: str | None = None) -> str:
    """The folder that keeps downloaded files.

    Args:
        cache_dir: The folder, if the caller chose one; it is made if it is not there.

    Returns:
        The chosen folder; else that of the environment variable KERAS_HOME; else `.keras` in the
        user's home, or in the folder for temporary files if the home can't be written to.
    """
    chosen = cache_dir or hooks.environment_variable("KERAS_HOME")
    folder = os.path.abspath(os.path.expanduser(chosen or os.path.join("~", ".keras")))
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        if chosen:
            raise
    if not chosen and not os.access(folder, os.W_OK):
        folder = os.path.join(tempfile.gettempdir(), ".keras")
        os.makedirs(folder, exist_ok=True)
    return folder


def fetch(
    name: str,
    origin: str,
    *,
    folder: str = "datasets",
    file_hash: str | None = None,
    algorithm: str = "auto",
    cache_dir: str | None = None,
) -> str:
    """The path of a file in the cache, which is downloaded if it is not there.

    Args:
        name: The name of the file; a path is one below the folder, an absolute path the file
            itself.
        origin: The address to download it from: http, https, ftp or file.
        folder: The folder in the cache, or an absolute path.
        file_hash: The file's hash in hexadecimal digits. A file in the cache whose hash is
            another one is downloaded again, and replaced when that has succeeded.
        algorithm: "md5", "sha256", or "auto", which tells them by the number of digits.
        cache_dir: The cache, if not the default one.

    Returns:
        The path.

    Raises:
        DownloadError: The file can't be had.
        NoSpaceError: The disk is full.
        HashMismatchError: The downloaded file has another hash.
    """
    target = os.path.join(cache_folder(cache_dir), folder, os.path.expanduser(name))
    scheme = urllib.parse.urlsplit(origin).scheme
    if scheme not in _SCHEMES:
        raise DownloadError(
            f"{name}: the address to download it from must begin with http, https, ftp or file, "
            f'but is "{origin}"'
        )
    if os.path.isdir(target):
        raise DownloadError(f"{name}: there is a folder of that name, {target}")
    if is_file(target, file_hash, algorithm):
        return target
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with _locked(target + ".part") as part:
        # Another process may have finished it meanwhile.
        if not is_file(target, file_hash, algorithm):
            if os.path.exists(target):
                print(f"{target} has another hash than expected, so it is downloaded again.")
            _download(part, origin, target, file_hash, algorithm)
    return target


def is_file(path: str, file_hash: str | None, algorithm: str = "auto") -> bool:
    """Whether a file is there, and is the expected one.

    Args:
        path: The path of the file.
        file_hash: Its hash in hexadecimal digits, if that is known.
        algorithm: "md5", "sha256", or "auto".
    """
    if not os.path.isfile(path):
        return False
    return file_hash is None or hash_of(path, file_hash, algorithm) == file_hash.lower()


def hash_of(path: str, expected: str, algorithm: str = "auto") -> str:
    """The hash of a file.

    Args:
        path: The path of the file.
        expected: The hash that the file should have; its length tells the algorithm.
        algorithm: "md5", "sha256", or "auto".

    Returns:
        The hash in hexadecimal digits.
    """
    if algorithm == "auto":
        algorithm = "sha256" if len(expected) == 64 else "md5"
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


@contextlib.contextmanager
def _locked(path: str) -> Iterator[FileIO]:
    """The part of a download, open for this process alone.

    A file that is left empty is removed.
    """
    while True:
        # For appending: the part of an earlier download stays. Without a buffer, so that a full
        # disk is an error of write(), and of nothing else.
        file = FileIO(path, "a+")
        fcntl.flock(file, fcntl.LOCK_EX)
        if _is_same(file, path):
            break
        file.close()  # whoever had the lock finished or removed the file
    try:
        yield file
    finally:
        if _is_same(file, path) and os.path.getsize(path) == 0:
            _remove(path)
        file.close()


def _is_same(file: FileIO, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _remove(part: str) -> None:
    for path in (part, part + ".version"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def _download(
    part: FileIO, origin: str, target: str, file_hash: str | None, algorithm: str
) -> None:
    path = target + ".part"
    print(f"Downloading data from {origin}")
    try:
        resumed = _transfer(part, origin, target)
        if file_hash is not None:
            found = hash_of(path, file_hash, algorithm)
            if found != file_hash.lower() and resumed:
                # The part that was there belongs to another file.
                _start_over(part)
                _transfer(part, origin, target)
                found = hash_of(path, file_hash, algorithm)
            if found != file_hash.lower():
                raise HashMismatchError(
                    f"{os.path.basename(target)}, as downloaded from {origin}, is not the expected "
                    f"file: its hash is {found}, and not {file_hash}. It was not kept"
                )
        os.replace(path, target)
        _remove(path)
    except _Broken as error:
        if error.can_resume:
            kept = os.path.getsize(path)
            later = f"The next call continues after {kept} bytes"
        else:
            _start_over(part)
            later = None
        raise DownloadError(_advice(origin, target, error.reason, later)) from None
    except OSError as error:
        _start_over(part)
        if files.is_of_space(error):
            raise files.no_space(target) from None
        raise
    except KeyboardInterrupt:
        if _version_of(path) is None:
            _start_over(part)
        raise
    except BaseException:
        _start_over(part)
        raise


class _Broken(Exception):
    """The server can't be reached, or the connection broke."""

    def __init__(self, reason: str, can_resume: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.can_resume = can_resume


def _transfer(part: FileIO, origin: str, target: str) -> bool:
    """Downloads what is missing of a file; whether a part of it was there before."""
    resumed = False
    for attempt in range(1, _ATTEMPTS + 1):
        before = part.seek(0, os.SEEK_END)
        resumed = resumed or before > 0
        try:
            _receive(part, origin, target)
            return resumed
        except _Broken as error:
            advanced = part.seek(0, os.SEEK_END) > before
            if attempt == _ATTEMPTS or not (error.can_resume and advanced):
                raise
    raise AssertionError("a loop that returns or raises")


def _receive(part: FileIO, origin: str, target: str) -> None:
    request = urllib.request.Request(origin, headers={"User-Agent": f"rkeras/{__version__}"})
    there = part.tell()
    version = _version_of(f"{target}.part")
    if there and version:
        request.add_header("Range", f"bytes={there}-")
        request.add_header("If-Range", version)
    elif there:
        _start_over(part)
        there = 0
    try:
        response = urllib.request.urlopen(request, timeout=_TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416 and there:  # the part is no shorter than the file
            _start_over(part)
            return _receive(part, origin, target)
        later = there > 0 and error.code >= 500
        raise _Broken(f"the server says {error.code} {error.reason}", later) from None
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise _Broken(_reason(error), there > 0) from None
    with response:
        if there and not _continues(response, there):
            _start_over(part)  # the file has changed, or the server sends whole files only
            if response.status == 206:
                return _receive(part, origin, target)
            there = 0
        length = response.headers.get("Content-Length")
        total = there + int(length) if length and length.isdigit() else None
        version = _version_in(response.headers)
        if not there and version:
            with open(f"{target}.part.version", "w", encoding="utf-8") as file:
                file.write(version)
        if total is not None and shutil.disk_usage(os.path.dirname(target)).free < total - there:
            raise OSError(errno.ENOSPC, "the file is larger than the free space")
        done = _copy(response, part, there, total, can_resume=version is not None)
    if total is not None and done < total:
        raise _Broken(
            f"the connection broke after {done} of {total} bytes", can_resume=version is not None
        )


def _continues(response: Any, there: int) -> bool:
    """Whether a server sends the rest of a file, from where the part ends."""
    sent = response.headers.get("Content-Range", "")
    return response.status == 206 and str(sent).startswith(f"bytes {there}-")


def _copy(response: IO[bytes], part: FileIO, done: int, total: int | None, can_resume: bool) -> int:
    """Copies what a server sends; the number of bytes that are there in the end."""
    progress = ProgressBar(total)
    try:
        while True:
            try:
                chunk = response.read(_CHUNK)
            except (OSError, http.client.HTTPException) as error:
                raise _Broken(
                    f"the connection broke after {done} bytes: {_reason(error)}", can_resume
                ) from None
            if not chunk:
                return done
            rest = memoryview(chunk)
            while rest:
                rest = rest[part.write(rest) :]
            done += len(chunk)
            progress.update(done)
            hooks.stop_if_asked()
    finally:
        progress.close()


def _start_over(part: FileIO) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{part.name}.version")
    part.truncate(0)
    part.seek(0)


def _version_of(part: str) -> str | None:
    """What the server called the version of the file that a part is of."""
    try:
        with open(part + ".version", encoding="utf-8") as file:
            return file.read() or None
    except FileNotFoundError:
        return None


def _version_in(headers: Any) -> str | None:
    """A name of the file's version with which a server can be asked for the rest of it."""
    tag = headers.get("ETag")
    if tag and not tag.startswith("W/"):
        return str(tag)
    modified = headers.get("Last-Modified")
    return str(modified) if modified and headers.get("Accept-Ranges") != "none" else None


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason) or type(error).__name__


def _advice(origin: str, target: str, reason: str, later: str | None) -> str:
    lines = [f"{os.path.basename(target)} could not be downloaded from {origin}: {reason}"]
    if later:
        lines.append(later)
    if os.path.exists(target):
        lines.append(f"The file that is there, {target}, has another hash than expected")
    lines.append(f"Without a network, put the file there by hand: {target}")
    return ". ".join(lines)
