"""Training runs of several workers, which are started, disturbed and started again."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).parent / "train.R"
LIMIT = 30.0


class Run:
    """A training run of some workers.

    Args:
        folder: Where it keeps what it has.
        command: What starts them; by default the launcher.
        words: The words of the launcher that say which workers.
        variables: Variables of the environment.
    """

    def __init__(
        self, folder: Path, *words: str, command: list[str] | None = None, **variables: str
    ) -> None:
        launch = [sys.executable, "-m", "rkeras_py", "launch", *words, str(SCRIPT), str(folder)]
        folder.mkdir(exist_ok=True)
        for old in (*folder.glob("pid*"), *folder.glob("epochs*")):
            old.unlink()
        self.folder = folder
        own = {"PYTHONPATH": str(ROOT), "R_LIBS": str(ROOT / ".rlib")}
        with open(folder / "log", "w") as log:
            self.process = subprocess.Popen(
                command or launch,
                env=os.environ | own | variables,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def begun(self, workers: int) -> list[int]:
        """The processes of the workers, as soon as all are about to train."""
        deadline = time.monotonic() + 120
        paths = [self.folder / f"pid{index}" for index in range(workers)]
        while not all(path.exists() and path.read_text() for path in paths):
            assert time.monotonic() < deadline and self.process.poll() is None, self.log()
            time.sleep(0.05)
        return [int(path.read_text()) for path in paths]

    def has_trained(self, worker: int, epochs: int) -> None:
        """Waits until a worker has trained for some epochs."""
        deadline = time.monotonic() + 120
        path = self.folder / f"epochs{worker}"
        while epochs and not (path.exists() and path.stat().st_size >= epochs):
            assert time.monotonic() < deadline and self.process.poll() is None, self.log()
            time.sleep(0.02)

    def end(self, seconds: float = 200) -> int:
        """Waits for its end; gives the status of the chief."""
        try:
            return self.process.wait(seconds)
        finally:
            self.process.kill()
            self.process.wait()

    def log(self) -> str:
        """What was printed."""
        return (self.folder / "log").read_text()

    def weights(self, workers: int) -> list[bytes]:
        """The files of the final weights."""
        return [(self.folder / f"weights{i}.rds").read_bytes() for i in range(workers)]


def expect_gone(processes: list[int], seconds: float = 0) -> None:
    """Checks that processes have ended, or end in some seconds."""
    deadline = time.monotonic() + seconds
    while there := [number for number in processes if Path(f"/proc/{number}").exists()]:
        assert time.monotonic() < deadline, there
        time.sleep(0.1)


_known: dict[int, bytes] = {}


def undisturbed(workers: int) -> bytes:
    """The weights that a run of some workers ends with where nothing happens."""
    if workers not in _known:
        with tempfile.TemporaryDirectory() as folder:
            run = Run(Path(folder) / "run", "--workers", str(workers))
            assert run.end() == 0, run.log()
            (_known[workers],) = set(run.weights(workers))
    return _known[workers]
