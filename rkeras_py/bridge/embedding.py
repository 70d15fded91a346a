"""R's home, and rpy2, which starts R in a Python process and lets Python code use R objects.

The bridge itself calls R without rpy2. rpy2 provides R's embedding API when a Python process
starts R, and holds R objects for Python code that handles them. In an R session only such code
imports it, and it then joins the running R.
"""

from __future__ import annotations

import atexit
import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from typing import Any

from rkeras_py.requirements import RPY2_BELOW_R_4_5, requirement


class HostError(RuntimeError):
    """R and Python can't run in one process; the message says what to do."""


_FOLDERS = {"R_SHARE_DIR", "R_INCLUDE_DIR", "R_DOC_DIR"}


def r_home() -> str:
    """R's home folder.

    Raises:
        HostError: There is no R.
    """
    home = os.environ.get("R_HOME")
    if not home:
        command = shutil.which("R")
        if command is None:
            raise HostError(
                "R was not found: it is not on the PATH, and R_HOME is not set. Install it "
                "(Debian: apt-get install r-base-core r-base-dev), or set R_HOME"
            )
        # R's front end also says where documentation and shared files are, which need not be below.
        said = subprocess.run(
            [command, "CMD", "sh", "-c", "env"], check=True, capture_output=True, text=True
        ).stdout
        found = dict(line.split("=", 1) for line in said.splitlines() if line.startswith("R_"))
        home = os.environ["R_HOME"] = found["R_HOME"]
        for name in _FOLDERS & found.keys():
            os.environ.setdefault(name, found[name])
    return home


def import_rpy2() -> None:
    """Imports rpy2's low layer.

    Raises:
        HostError: There is no R, or no rpy2.
    """
    r_home()
    try:
        with _asking_no_subprocess():
            import rpy2.rinterface  # noqa: F401
    except ImportError as error:
        raise HostError(
            f"rpy2-rinterface is not installed in {sys.executable}. With R, its headers, gcc and "
            f"make in place, type:\n  {sys.executable} -m pip install "
            f"'{requirement('rpy2-rinterface')},{RPY2_BELOW_R_4_5}'\n"
            "(the upper bound is for R below 4.5)"
        ) from error


@contextmanager
def _asking_no_subprocess() -> Iterator[None]:
    """Keeps rpy2 from running R to find a library path that it does not need."""
    import rpy2.situation as situation

    path = os.environ.get("LD_LIBRARY_PATH", "")
    asked = situation.r_ld_library_path_from_subprocess
    situation.r_ld_library_path_from_subprocess = lambda home: path
    try:
        yield
    finally:
        situation.r_ld_library_path_from_subprocess = asked


def is_python_at_top() -> bool:
    """Whether Python code started R with rpy2, and calls it; asked before `let_rpy2_join()`."""
    embedded = sys.modules.get("rpy2.rinterface_lib.embedded")
    return embedded is not None and bool(embedded.isinitialized())


def let_rpy2_join() -> None:
    """Makes rpy2 join the R that runs in this process: now, or when it is imported."""
    if "rpy2.rinterface" in sys.modules:
        _join()
    elif not any(isinstance(finder, _JoinsWhenImported) for finder in sys.meta_path):
        sys.meta_path.insert(0, _JoinsWhenImported())


def _join() -> None:
    from rpy2 import rinterface
    from rpy2.rinterface_lib import embedded

    if embedded.isinitialized():  # rpy2 started R itself, in Jupyter
        return
    os.environ["R_SESSION_INITIALIZED"] = f"PID={os.getpid()}:NAME=rkeras"
    with _keeping_interrupts():
        rinterface.initr()
    # rpy2 must not end R: R ends by itself, and Python with it.
    atexit.unregister(rinterface.endr)


# More than any system's struct sigaction.
_SIGACTION_ROOM = 512


@contextmanager
def _keeping_interrupts() -> Iterator[None]:
    """Gives SIGINT back to R, from which rpy2 takes it when it joins."""
    sigaction = ctypes.CDLL(None).sigaction
    before = ctypes.create_string_buffer(_SIGACTION_ROOM)
    sigaction(signal.SIGINT, None, before)
    try:
        yield
    finally:
        sigaction(signal.SIGINT, before, None)


class _JoinsWhenImported(MetaPathFinder):
    """Finds rpy2's low layer once, as others do, and has it join R when it was imported."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != "rpy2.rinterface":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def execute_and_join(module: Any) -> None:
            with _asking_no_subprocess():
                execute(module)
            _join()

        spec.loader.exec_module = execute_and_join  # type: ignore[method-assign]
        return spec
