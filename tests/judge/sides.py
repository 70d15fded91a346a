"""The processes of the two sides, started again when they die."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

from judge import server
from judge.experiments import Configuration
from judge.results import Failure

_TESTS = Path(__file__).parents[1]
_PATIENCE = 120.0


class Side:
    """One side: configurations in, results out.

    Args:
        name: `keras2` or `rkeras`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.restarts = -1
        self._start()

    def _start(self) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "TF_USE_LEGACY_KERAS"}
        environment["PYTHONPATH"] = os.pathsep.join([str(_TESTS.parent), str(_TESTS)])
        self._log = open(f"/tmp/judge-{os.getpid()}-{self.name}.log", "ab")  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "judge.server", self.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
        )
        self.restarts += 1

    def send(self, configuration: Configuration) -> None:
        """Hands over a configuration."""
        assert self._process.stdin is not None
        server.write(self._process.stdin, configuration)  # type: ignore[arg-type]

    def receive(self) -> dict[str, Any]:
        """The result of the configuration that was handed over last."""
        assert self._process.stdout is not None
        stream = self._process.stdout
        ready, _, _ = select.select([stream], [], [], _PATIENCE)
        try:
            if not ready:
                raise EOFError
            return dict(server.read(stream))  # type: ignore[arg-type]
        except EOFError:
            self.close()
            self._start()
            return {"made": Failure("ProcessDied", f"the process of {self.name} died or hung")}

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream is not None:
                stream.close()
