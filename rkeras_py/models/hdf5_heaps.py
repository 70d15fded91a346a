"""Heaps of texts in HDF5 files, where damage makes the HDF5 library read for ever."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator

from rkeras_py.models.files import UnreadableModel

_SIGNATURE = b"GCOL\x01\0\0\0"
_HEADER = 16  # bytes of the header of a heap, and of each object in it


def expect_whole(path: str, arrays: Iterable[tuple[int, int]]) -> None:
    """Checks that the library gets to the end of each heap.

    In a heap an object without a number is free space, which counts its own header. If its size is
    said to be 0, the library stays there.

    Args:
        path: The file.
        arrays: Where the values of arrays begin, and how many bytes they are: no heap is there.

    Raises:
        UnreadableModel: A heap is damaged.
    """
    for block in _between(path, arrays):
        at = block.find(_SIGNATURE)
        while at >= 0:
            if not _is_whole(block, at):
                raise UnreadableModel("the heap of its texts is damaged")
            at = block.find(_SIGNATURE, at + 1)


def _between(path: str, arrays: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    """The parts of a file between arrays."""
    position = 0
    with open(path, "rb") as file:
        for start, size in sorted([*arrays, (os.path.getsize(path), 0)]):
            if start > position:
                file.seek(position)
                yield file.read(start - position)
            position = max(position, start + size)


def _is_whole(block: bytes, at: int) -> bool:
    size = int.from_bytes(block[at + len(_SIGNATURE) : at + _HEADER], "little")
    end = min(at + size, len(block))
    at += _HEADER
    while at + _HEADER <= end:
        number, length = struct.unpack_from("<H6xQ", block, at)
        step = _HEADER + -(-length // 8) * 8 if number else length
        if not step:
            return False
        at += step
    return True
