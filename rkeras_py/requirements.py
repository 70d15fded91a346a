"""Which versions of other packages rkeras needs, for messages and for `doctor`.

What pip installs says `pyproject.toml`, and this is a copy of it: the R package carries these
modules without that file. A test compares the two, and what the R package says.
"""

from __future__ import annotations

REQUIREMENTS = {
    "tensorflow": ">=2.21,<3",
    "keras": ">=3.15,<4",
    "numpy": ">=1.26",
    "h5py": ">=3.10",
    "rpy2-rinterface": ">=3.6.3",
    "rpy2-robjects": ">=3.6.3,<3.7",
    "pillow": ">=9.1",
    "scipy": ">=1.11",
}

# Later versions of rpy2 call functions that R has from 4.5 on.
RPY2_BELOW_R_4_5 = "<3.6.6"


def requirement(package: str) -> str:
    """A package with its versions, as pip takes it."""
    return package + REQUIREMENTS[package]


def bounds(package: str) -> tuple[str, str | None]:
    """The least version of a package, and the version that it must be below, if any."""
    least, _, below = REQUIREMENTS[package].removeprefix(">=").partition(",<")
    return least, below or None
