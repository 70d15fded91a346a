"""Starts scripts of Python as workers on this machine, and reads what they wrote."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def free_addresses(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return ["{}:{}".format(*one.getsockname()) for one in sockets]
    finally:
        for one in sockets:
            one.close()


def environment(**more):
    """The environment of this process with some more variables, or without those that are None."""
    path = os.pathsep.join([ROOT, os.environ.get("PYTHONPATH", "")])
    found = {**os.environ, "PYTHONPATH": path, **more}
    return {name: value for name, value in found.items() if value is not None}


def run_alone(*command, timeout=600):
    """Runs a script; returns its exit status and what it said."""
    done = subprocess.run(
        [sys.executable, *command], env=environment(TF_CONFIG=None), timeout=timeout, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.returncode, done.stdout


def run_workers(*command, workers=2, timeout=900):
    """Runs a script as workers; returns the exit status and the words of each, and the seconds."""
    addresses = free_addresses(workers)
    begun = time.monotonic()
    started = []
    for i in range(workers):
        config = {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": i}}
        process = subprocess.Popen(
            [sys.executable, *command], env=environment(TF_CONFIG=json.dumps(config)),
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
    try:
        said = [one.communicate(timeout=timeout)[0] for one in started]
    finally:
        for one in started:
            if one.poll() is None:
                one.kill()
    seconds = time.monotonic() - begun
    return [(one.returncode, text) for one, text in zip(started, said, strict=True)], seconds
