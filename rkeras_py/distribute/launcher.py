"""Starts the workers that train together, and sees to it that they end together."""

from __future__ import annotations

import json
import math
import os
import queue
import shlex
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Annotated

from rkeras_py import processors
from rkeras_py.api.argument_types import ListType, Path, PositiveInt, Str
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.distribute.cluster import VARIABLE, cluster
from rkeras_py.distribute.processes import LOCAL, Event, Printer, Worker
from rkeras_py.distribute.slurm import take_place
from rkeras_py.distribute.tender import command_of

_FAMILY = "distribution"
_FIND = 45.0  # seconds until a host must have answered
_OWN_ERROR = 8.0  # in which the others may say themselves that one is gone
_PATIENCE = 5.0
# Nobody is there to give a password, and a host that is gone is noticed.
_OPTIONS = ["-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=5"]
_THREADS = (
    "RKERAS_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
)  # fmt: skip
# What is done, one after the other, to workers that do not end.
_MEASURES: tuple[tuple[str, Callable[[Worker], None]], ...] = (
    ("is ended", lambda worker: worker.say("end")),
    ("is killed", lambda worker: worker.say("kill")),
    ("is given up, since it does not answer", Worker.cut_off),
)
# What workers on other hosts get of this environment.
_PASSED = ("R_LIBS", "R_LIBS_USER", "KERAS_BACKEND", "KERAS_HOME", "TZ", "LANG")
_PREFIXES = ("RKERAS_", "TF_", "LC_")


Strings = Annotated[list[str], ListType("a string")]


class LaunchError(RuntimeError):
    """Workers can't be started."""


@public(family=_FAMILY, invisible=True)
def launch_workers(
    script: Path = REQUIRED,
    workers: PositiveInt | None = None,
    arguments: Strings | None = None,
    hosts: Strings | None = None,
    threads: PositiveInt | None = None,
    python: Str | None = None,
    ssh: Str = "ssh",
) -> int:
    """Starts a training script several times, as workers that train one model together.

    Each worker is a process of its own that runs the script, in which
    `worker_strategy()` finds the others. The first one is the chief. Its output is printed as
    it is, that of the others with their number before each line. Ctrl-C is passed on. When one
    worker dies, the others end; when the launcher ends, however that happens, no worker stays.

    From a shell, it is `python -m rkeras_py launch --workers 2 train.R`, with the arguments
    of the script behind it.

    Args:
        script: The script, in R or Python.
        workers: How many workers; by default one for each of the hosts. With hosts, they are
            given out to them in turn.
        arguments: The arguments of the script.
        hosts: Names of the hosts to start workers on, as ssh and the other hosts know them; a
            host that is named twice gets two workers. By default all are started on this one. The
            script, Python and the R package must be at the same paths there.
        threads: How many threads of TensorFlow each worker has; by default as many as the variable
            RKERAS_THREADS says, else the cores of its host are shared by its workers.
        python: The Python that runs the workers; by default this one.
        ssh: The command that runs another on a host, with its options.

    Returns:
        The exit status of the chief.

    Raises:
        ValueError: An argument is wrong.
        LaunchError: A host can't be reached, or has other versions.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import launch_workers
        >>> tf.io.write_file("train.py", "total = sum(range(10))")
        >>> status = launch_workers("train.py", workers=2)
    """
    if not os.path.isfile(script):
        raise ValueError(f"launch_workers(): there is no script {script!r}")
    if workers is None and hosts is None:
        raise ValueError("launch_workers(): `workers` or `hosts` must be given")
    names = list(hosts or LOCAL[:1])
    count = workers or len(names)
    places = [names[i % len(names)] for i in range(count)]
    if any(name in LOCAL for name in places) and not all(name in LOCAL for name in places):
        raise ValueError(
            "launch_workers(): `hosts` must be names under which all hosts know one another, but "
            f'"{next(n for n in places if n in LOCAL)}" is this host for each of them'
        )
    remote = shlex.split(ssh)
    if not remote:
        raise ValueError("launch_workers(): `ssh` must be a command, but it is empty")
    if os.path.basename(remote[0]) == "ssh":
        remote += _OPTIONS  # of an option that is given twice, ssh takes the first
    launch = _Launch(places, remote, python or sys.executable)
    try:
        launch.find()
        launch.run(script, list(arguments or ()), threads)
        return launch.watch()
    except KeyboardInterrupt:
        launch.interrupt()
        raise
    finally:
        launch.let_go()


class _Launch:
    """Workers that were started together."""

    def __init__(self, places: list[str], ssh: list[str], python: str) -> None:
        # Of those in Python, one can stay locked where Ctrl-C comes within.
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._printer = Printer()
        self._workers: list[Worker] = []
        try:
            for number, host in enumerate(places):
                self._workers.append(Worker(number, host, ssh, python, self._events))
        except OSError as error:
            self.let_go()
            raise LaunchError(
                f"worker {len(self._workers)} ({places[len(self._workers)]}) can't be started: "
                f"{error}"
            ) from error

    def find(self) -> None:
        """Waits until all hosts have said what they have.

        Raises:
            LaunchError: One did not, or has other versions.
        """
        deadline = time.monotonic() + _FIND
        while missing := [worker for worker in self._workers if worker.found is None]:
            event = self._next(deadline)
            if event is None:
                raise LaunchError(f"{missing[0]} did not answer within {_FIND:g} s")
            worker = self._workers[event.worker]
            if event.kind == "err":
                worker.errors += event.value
            elif event.kind == "found" and event.value.startswith("{"):
                worker.found = json.loads(event.value)
            elif event.kind == "end":
                said = worker.errors.strip() or "it said nothing"
                raise LaunchError(
                    f"{worker} can't be started, the command ended with status {event.value}: "
                    f"{said}"
                )
        chief = self._workers[0]
        assert chief.found is not None
        for worker in self._workers[1:]:
            assert worker.found is not None
            for name, version in chief.found["versions"].items():
                if worker.found["versions"].get(name) != version:
                    raise LaunchError(
                        f"{worker} has {name} {worker.found['versions'].get(name)}, but {chief} "
                        f"has {version}: install the same version on all hosts"
                    )

    def run(self, script: str, arguments: list[str], threads: int | None) -> None:
        """Has all run the script."""
        addresses = [worker.address for worker in self._workers]
        on_host = Counter(worker.host for worker in self._workers)
        for worker in self._workers:
            assert worker.found is not None
            share = (
                threads
                or processors.given()
                or max(1, worker.found["cores"] // on_host[worker.host])
            )
            task = {"type": "worker", "index": worker.number}
            environment = {name: str(share) for name in _THREADS} | {
                VARIABLE: json.dumps({"cluster": {"worker": addresses}, "task": task}),
            }
            if worker.host not in LOCAL:
                environment = _passed() | environment
            worker.run(
                {
                    "script": script,
                    "arguments": arguments,
                    "directory": os.getcwd(),
                    "environment": environment,
                }
            )

    def watch(self) -> int:
        """Prints what the workers print until all have ended.

        Returns:
            The status of the chief.
        """
        deadline: float | None = None
        measures = list(_MEASURES)
        while any(worker.status is None for worker in self._workers):
            event = self._next(deadline)
            if event is None:
                (words, act), *measures = measures
                for worker in self._running():
                    self._note(f"{worker} {words}")
                    act(worker)
                deadline = time.monotonic() + _PATIENCE if measures else math.inf
            elif event.kind == "end":
                self._ended(event)
                if event.value and deadline is None:
                    deadline = time.monotonic() + _OWN_ERROR
            else:
                self._printer.show(event)
        self._printer.release(at_once=True)
        status = self._workers[0].status
        assert status is not None
        return status

    def interrupt(self) -> None:
        """Passes Ctrl-C on, and gives the workers a moment to end."""
        for worker in self._running():
            worker.say("interrupt")
        deadline = time.monotonic() + _PATIENCE
        while self._running():
            event = self._next(deadline)
            if event is None:
                return
            if event.kind == "end":
                self._workers[event.worker].status = event.value
            elif event.kind != "found":
                self._printer.show(event)

    def let_go(self) -> None:
        """Leaves no process behind."""
        for worker in self._running():
            worker.say("end")
        for worker in self._workers:
            worker.let_go(2 * _PATIENCE)

    def _running(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.status is None]

    def _ended(self, event: Event) -> None:
        worker = self._workers[event.worker]
        worker.status = event.value
        self._printer.finish(worker.number)
        for other in self._running():
            other.say(f"{worker} has ended with {_status(worker.status)}")
        if worker.status:
            self._printer.release(at_once=True)
            self._note(f"{worker} has ended with {_status(worker.status)}")

    def _next(self, deadline: float | None) -> Event | None:
        """The next event; None at the deadline. It waits briefly, so that Ctrl-C is seen."""
        while deadline is None or time.monotonic() < deadline:
            try:
                return self._events.get(timeout=0.1)
            except queue.Empty:
                self._printer.release()
        return None

    @staticmethod
    def _note(text: str) -> None:
        print(f"rkeras launch: {text}", file=sys.stderr, flush=True)


def _status(status: int) -> str:
    if status <= 128:
        return f"status {status}"
    try:
        return f"status {status}, by the signal {signal.Signals(status - 128).name}"
    except ValueError:
        return f"status {status}"


def _passed() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if (name in _PASSED or name.startswith(_PREFIXES)) and name != VARIABLE
    }


def run_in_place(script: str, arguments: list[str]) -> int:
    """Becomes the script, in a process whose place among the workers is known already.

    Args:
        script: The script.
        arguments: Its arguments.

    Returns:
        2 where the place is not known; else it does not return.
    """
    take_place()
    if cluster() is None:
        print(
            "rkeras launch: say how many --workers, or on which --hosts; without them the place of "
            f"this process must be known, by Slurm's srun or {VARIABLE}",
            file=sys.stderr,
        )
        return 2
    command = command_of(script, arguments)
    os.environ["RETICULATE_PYTHON"] = sys.executable
    os.execv(command[0], command)
