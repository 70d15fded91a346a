"""What is installed, what is missing, and what to type: `python -m rkeras_py doctor`."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from rkeras_py import libpython
from rkeras_py.requirements import RPY2_BELOW_R_4_5, bounds, requirement
from rkeras_py.version import __version__


@dataclass(frozen=True)
class Finding:
    """One line of the report.

    Attributes:
        what: What was checked.
        state: What was found.
        remedy: What to type to fix a fault; empty if there is none.
    """

    what: str
    state: str
    remedy: str = ""


def _pip(package: str) -> str:
    return f"{sys.executable} -m pip install '{package}'"


# The upper bound is needed for R below 4.5, and does no harm with later versions.
_RPY2 = _pip(f"{requirement('rpy2-rinterface')},{RPY2_BELOW_R_4_5}")


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _rkeras() -> Finding:
    return Finding("rkeras_py", f"{__version__} in {os.path.dirname(os.path.abspath(__file__))}")


def _python() -> Finding:
    state = f"{platform.python_version()} at {sys.executable}"
    return Finding("Python", state)


def _libpython() -> Finding:
    path = libpython.find()
    if path:
        return Finding("libpython", path)
    return Finding(
        "libpython",
        "missing: an R session can't load this Python (python -m rkeras_py run works)",
        f"apt-get install libpython{sys.version_info[0]}.{sys.version_info[1]}, or, with pyenv, "
        f"PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install {platform.python_version()}",
    )


def _r() -> Finding:
    from rkeras_py.bridge.embedding import HostError, r_home

    try:
        home = r_home()
    except HostError:
        return Finding("R", "missing", "apt-get install r-base-core r-base-dev, or set R_HOME")
    answer = subprocess.run(
        [os.path.join(home, "bin", "R"), "--version"], capture_output=True, text=True, check=False
    )
    lines = answer.stdout.splitlines() or ["? (R did not answer)"]
    return Finding("R", f"{lines[0].removeprefix('R version ')} at {home}")


def _compilers() -> Finding:
    missing = [tool for tool in ("gcc", "make") if not shutil.which(tool)]
    if missing:
        return Finding(
            "compiler", f"{' and '.join(missing)} missing (rpy2 is built with them)",
            "apt-get install build-essential",
        )  # fmt: skip
    return Finding("compiler", "gcc and make are there")


def _rpy2() -> Finding:
    version = _version("rpy2-rinterface")
    if version is None:
        return Finding(
            "rpy2",
            "missing: python -m rkeras_py run needs it (an R session works without)",
            _RPY2 + " (R comes first)",
        )
    try:
        import _rinterface_cffi_api  # noqa: F401
    except ImportError:
        return Finding(
            "rpy2",
            f"{version}, without its compiled mode: R's headers, gcc or make were missing",
            "apt-get install r-base-dev build-essential; "
            + _RPY2
            + " --force-reinstall --no-cache-dir",
        )
    return Finding("rpy2", f"{version}, compiled mode")


def _package(name: str, *others: str) -> Callable[[], Finding]:
    at_least, below = bounds(name)
    remedy = _pip(requirement(name))

    def look() -> Finding:
        for package in (name, *others):
            version = _version(package)
            if version is not None:
                if _older(version, at_least):
                    return Finding(name, f"{version}, too old", remedy)
                if below is not None and not _older(version, below):
                    return Finding(name, f"{version}, too new", remedy)
                return Finding(name, version)
        return Finding(name, "missing", remedy)

    return look


def _for_images(name: str) -> Callable[[], Finding]:
    def look() -> Finding:
        found = _package(name)()
        # No fault: nothing else needs it.
        state = f"{found.state}; images need it: {found.remedy}" if found.remedy else found.state
        return Finding(name, state)

    return look


def _older(version: str, least: str) -> bool:
    def numbers(text: str) -> list[int]:
        return [int(part) for part in text.split(".") if part.isdigit()]

    return numbers(version) < numbers(least)


def _devices() -> Finding:
    try:
        from rkeras_py.engine import tf
    except ImportError:
        return Finding("devices", "not known: TensorFlow and Keras can't be imported")
    names = [
        device.name.removeprefix("/physical_device:")
        for device in tf.config.list_physical_devices()
    ]
    return Finding("devices", ", ".join(names))


def _numpy() -> Finding:
    version = _version("numpy")
    if version is None:
        return Finding("numpy", "missing", _pip(requirement("numpy")))
    reticulate = os.environ.get("RKERAS_RETICULATE")
    if reticulate and _older(reticulate, "1.38") and not _older(version, "2"):
        version += f" (reticulate {reticulate} takes no arrays of it; for those: {_pip('numpy<2')})"
    return Finding("numpy", version)


_LOOKS: tuple[Callable[[], Finding], ...] = (
    _rkeras,
    _python,
    _libpython,
    _r,
    _compilers,
    _rpy2,
    _numpy,
    _package("tensorflow", "tensorflow-cpu"),
    _package("keras"),
    _package("h5py"),
    _for_images("pillow"),
    _for_images("scipy"),
    _devices,
)


def findings() -> list[Finding]:
    """Checks everything that rkeras needs.

    Returns:
        What was found, in the order in which it is needed.
    """
    return [look() for look in _LOOKS]


def examine() -> int:
    """Prints the report.

    Returns:
        The exit status: 0 where nothing is missing, else 1.
    """
    found = findings()
    width = max(len(finding.what) for finding in found)
    for finding in found:
        mark = "x" if finding.remedy else "."
        print(f" {mark} {finding.what:<{width}}  {finding.state}")
        if finding.remedy:
            print(f"   {'':<{width}}  type: {finding.remedy}")
    faults = sum(bool(finding.remedy) for finding in found)
    print("all is well" if not faults else f"{faults} fault{'s' * (faults > 1)} found")
    return 1 if faults else 0
