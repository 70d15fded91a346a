"""Files in folders, one folder for each class."""

from __future__ import annotations

import os
from collections.abc import Iterable

from rkeras_py.api.registry import MisfitError


def expect_folder(folder: str, argument: str = "directory") -> None:
    """Checks that there is a folder.

    Args:
        folder: Its path.
        argument: The argument that names it.

    Raises:
        MisfitError: There is none.
    """
    if not os.path.isdir(folder):
        raise MisfitError(argument, "an existing folder")


def class_names(folder: str, given: list[str] | None, argument: str) -> list[str]:
    """The classes: the names of the folders in a folder, sorted.

    Args:
        folder: The folder.
        given: The names that the user wants, in his order; None for all.
        argument: The argument that gives them.

    Raises:
        MisfitError: A folder that is wanted is not there.
    """
    found = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())
    if given is None:
        return [name for name in found if not name.startswith(".")]
    missing = [name for name in given if not os.path.isdir(os.path.join(folder, name))]
    if missing:
        raise MisfitError(
            argument, f'names of folders in "{folder}", where {", ".join(found) or "none"} are'
        )
    return given


def files_in(folder: str, endings: Iterable[str], follow_links: bool) -> list[str]:
    """The files in a folder and all that are in it, by their endings.

    Args:
        folder: The folder.
        endings: The endings, in lower case.
        follow_links: Whether to look into folders that are links.

    Returns:
        Their paths, sorted, first by the folder.
    """
    endings = tuple(endings)
    walked = sorted(os.walk(folder, followlinks=follow_links), key=lambda found: found[0])
    return [
        os.path.join(root, name)
        for root, _, names in walked
        for name in sorted(names)
        if name.lower().endswith(endings)
    ]
