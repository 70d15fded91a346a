"""The process that looks out for the other workers; this test is the other one."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# A worker without TensorFlow: it prints what it is told. A second lasts 0.05 s.
WORKER = """
import os, socket, sys, time
from rkeras_py.distribute.connections import Connection
from rkeras_py.distribute.lookout import Lookout
connection = Connection(socket.socket(fileno=int(sys.argv[1])))
connection.rest = sys.argv[2].encode()
lookout = Lookout(["worker 0", "worker 1"], 0, {1: connection}, beat=0.05)
if "hangs" not in sys.argv:
    lookout.connected()
print("begun", lookout._process.pid, flush=True)
if "forks" in sys.argv and not os.fork():
    time.sleep(30)
    os._exit(0)
print(lookout.loss(), flush=True)
time.sleep(30)
"""


class Worker:
    """A worker, with the other end of its connection.

    Attributes:
        process: The worker.
        socket: The other end.
        lookout: The number of the process that looks out.
    """

    def __init__(self, *words: str) -> None:
        self.socket, there = socket.socketpair()
        self.socket.settimeout(20)
        with there:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WORKER, str(there.fileno()), *(words or ("",))],
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                pass_fds=[there.fileno()], start_new_session=True,
            )  # fmt: skip
        assert self.process.stdout is not None
        self.lookout = int(self.process.stdout.readline().split()[1])

    def told(self) -> str:
        """What the worker was told."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def said(self) -> str:
        """What came over the connection until it ended, but for signs of life."""
        data = b""
        while more := self.socket.recv(65536):
            data += more
        assert b"\n\n" in data
        return data.strip().decode()


@pytest.fixture
def worker():
    made: list[Worker] = []

    def make(*words: str) -> Worker:
        made.append(Worker(*words))
        return made[-1]

    yield make
    for one in made:
        one.socket.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(one.process.pid, signal.SIGKILL)
        one.process.communicate()
        deadline = time.monotonic() + 20
        while Path(f"/proc/{one.lookout}").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_process_that_ends(worker):
    one = worker()
    one.socket.recv(1)
    one.socket.close()
    assert one.told() == "worker 1 has ended: its process is gone"


def test_all_processes_of_a_worker_frozen(worker):
    one = worker()
    one.socket.send(b"\n")
    assert one.told() == (
        "worker 1 is frozen: nothing has come from its processes for 0.6 s, though its host answers"
    )
    # The others are told, so that all give the same reason.
    assert "worker 1 is frozen" in json.loads(one.socket.recv(65536).strip())["error"]


def test_a_worker_that_has_not_begun_is_waited_for(worker):
    one = worker()
    for _ in range(30):
        one.socket.recv(1)
    one.socket.send(b"\n")
    assert one.told().startswith("worker 1 is frozen")


def test_signs_of_life(worker):
    one = worker()
    for _ in range(30):
        one.socket.send(b"\n")
        assert one.socket.recv(1) == b"\n"
    one.socket.send(b'{"error": "worker 7 is gone"}\n')
    assert one.told() == "worker 7 is gone"


def test_what_came_before_is_read(worker):
    one = worker('{"error": "worker 7 ')
    one.socket.send(b'is gone"}\n')
    assert one.told() == "worker 7 is gone"


def test_a_worker_that_is_stopped_is_ended(worker):
    one = worker()
    os.killpg(one.process.pid, signal.SIGSTOP)
    reason = "worker 0 is frozen: its process has been stopped (SIGSTOP) for 0.5 s"
    assert json.loads(one.said()) == {"error": reason}
    assert one.process.wait(20) == -signal.SIGKILL
    assert one.process.stderr is not None
    assert one.process.stderr.read() == f"rkeras: {reason}; worker 0 is ended\n"


def test_a_worker_that_goes_on_in_time_is_left_alone(worker):
    one = worker()
    for _ in range(4):
        os.killpg(one.process.pid, signal.SIGSTOP)
        time.sleep(0.1)
        os.killpg(one.process.pid, signal.SIGCONT)
        time.sleep(0.1)
    assert one.process.poll() is None
    one.socket.close()
    assert one.told() == "worker 1 has ended: its process is gone"


def test_a_worker_that_tensorflow_does_not_let_go_is_ended(worker):
    one = worker("", "hangs")
    one.socket.close()
    assert one.process.wait(20) == -signal.SIGKILL
    assert one.process.stderr is not None
    assert one.process.stderr.read() == (
        "rkeras: WorkerError: worker_strategy(): worker 1 has ended: its process is gone; "
        "worker 0 is ended\n"
    )


@pytest.mark.parametrize("words", [(), ("", "forks")])
def test_the_end_of_the_worker_ends_the_connection(worker, words):
    one = worker(*words)
    one.socket.recv(1)
    one.process.kill()
    while one.socket.recv(65536):
        pass
