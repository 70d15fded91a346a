"""Runs one worker for the launcher, on this host or at the end of an ssh connection.

It says on the first line of its output what it found here, reads from its input what to run, and
passes signals on. When its input ends, because the launcher or the connection is gone, it ends the
worker, and with it all that the worker started. It is a process of its own so that this also
happens where the launcher was killed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading

from rkeras_py.distribute.notices import VARIABLE, Sender
from rkeras_py.distribute.processes import die_with_parent
from rkeras_py.version import __version__

_PATIENCE = 5.0


def reserve_port() -> socket.socket:
    """A free port, which stays bound: nobody else is given it, but the worker can listen at it."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("", 0))
    return sock


def command_of(script: str, arguments: list[str]) -> list[str]:
    """The command that runs a script of R or Python.

    Raises:
        FileNotFoundError: It is a script of R, but there is no R.
    """
    if not script.lower().endswith(".r"):
        return [sys.executable, script, *arguments]
    home = os.environ.get("R_HOME")
    rscript = os.path.join(home, "bin", "Rscript") if home else shutil.which("Rscript")
    if not rscript or not os.path.isfile(rscript):
        raise FileNotFoundError("there is no Rscript, which runs a script of R")
    return [rscript, script, *arguments]


def _begin() -> None:
    """Prepares the worker's process: it dies with its tender, and does not ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    die_with_parent()


class _Worker:
    """The process of a worker, and all that it starts."""

    def __init__(self, order: dict[str, object]) -> None:
        script, arguments = str(order["script"]), list(order["arguments"])  # type: ignore[call-overload]
        os.chdir(str(order["directory"]))
        if not os.path.isfile(script):
            raise FileNotFoundError(f"there is no script {script!r} in {os.getcwd()!r}")
        self._notices = Sender()
        own = {
            "RETICULATE_PYTHON": sys.executable,
            "PYTHONUNBUFFERED": "1",
            VARIABLE: str(self._notices.other_end),
        }
        given: dict[str, str] = dict(order["environment"])  # type: ignore[call-overload]
        self._process = subprocess.Popen(
            command_of(script, arguments),
            env=os.environ | own | given,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_begin,
            pass_fds=[self._notices.other_end],
        )

    def wait(self) -> int:
        """Waits for its end; gives the status as a shell does."""
        status = self._process.wait()
        self.signal(signal.SIGKILL)  # what it left behind
        return 128 - status if status < 0 else status

    def signal(self, number: int) -> None:
        """Sends a signal to the worker and all that it started."""
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            return

    def end(self) -> None:
        """Ends it, gently at first."""
        self.signal(signal.SIGTERM)
        self.signal(signal.SIGCONT)  # one that is stopped would not heed it
        threading.Timer(_PATIENCE, self.signal, (signal.SIGKILL,)).start()

    def obey(self) -> None:
        """Does what the launcher says, until it says no more."""
        for line in sys.stdin:
            if line == "interrupt\n":
                self.signal(signal.SIGINT)
            elif line == "kill\n":
                self.signal(signal.SIGKILL)
            elif line == "end\n":
                self.end()
            else:
                self._notices.send(line)
        self.end()


def main() -> int:
    """Tends one worker.

    Returns:
        The worker's exit status.
    """
    # A terminal's Ctrl-C goes to the launcher, which passes it on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with reserve_port() as port:
        found = {
            "port": port.getsockname()[1],
            "cores": len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count(),
            "versions": {
                "rkeras": __version__,
                "Python": "{}.{}".format(*sys.version_info[:2]),
            },
        }
        print(json.dumps(found), flush=True)
        line = sys.stdin.readline()
        if not line:
            return 1
        try:
            worker = _Worker(json.loads(line))
        except OSError as error:
            print(error, file=sys.stderr)
            return 127
        threading.Thread(target=worker.obey, daemon=True).start()
        return worker.wait()


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    # A timer, or the thread that reads, does not keep it from ending.
    os._exit(status)
