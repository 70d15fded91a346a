"""Workers that do not fit together: an error that names the worker, within a minute."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import environment

LIMIT = 60.0
SCRIPT = Path(__file__).parent / "failing.R"


@pytest.mark.parametrize(
    ("way", "message"),
    [
        ("ends at once", "worker 1 (ADDRESS) has ended with status 0 before all"),
        ("fails before", "worker 1 (ADDRESS) has ended with status 1"),
        ("other version", "worker 1 (ADDRESS) has rkeras 0.0.9, but worker 0 (the chief, "),
        ("fails after", "worker 1 (ADDRESS) has ended"),
        ("ends after", "worker 1 (ADDRESS) has ended"),
        ("fewer rows", "worker 1 has 24 samples where others have 32"),
        ("other input", "worker 1"),
        ("fewer epochs", "worker 1 has 1 epochs where others have 3"),
    ],
)  # fmt: skip
def test_a_worker_that_does_not_fit_is_named(tmp_path, way, message):
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "rkeras_py", "launch", "--workers", "2", str(SCRIPT), way],
        cwd=tmp_path, env=environment(), timeout=LIMIT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    print(f"{way}: ended after {time.monotonic() - begun:.1f} s, {done.returncode}")
    print(done.stdout)
    assert done.returncode != 0
    said = re.sub(r"\s+", " ", done.stdout)
    assert re.search(re.escape(message).replace("ADDRESS", r"127\.0\.0\.1:\d+"), said), done.stdout


def test_a_chief_that_can_not_be_reached_is_named():
    """At an address from which no answer comes."""
    place = {
        "cluster": {"worker": ["192.0.2.1:4711", "127.0.0.1:4712"]},
        "task": {"type": "worker", "index": 1},
    }
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", "import rkeras_py; rkeras_py.worker_strategy()"],
        env=environment(TF_CONFIG=json.dumps(place)), timeout=LIMIT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    print(f"a chief out of reach: ended after {time.monotonic() - begun:.1f} s")
    assert done.returncode == 1
    assert "WorkerError: worker 0 (the chief, 192.0.2.1:4711) can't be reached" in done.stdout


ENDS = """
import json, os
import rkeras_py as rk
from rkeras_py.engine import tf
if json.loads(os.environ["TF_CONFIG"])["task"]["index"] == 1:
    tf.distribute.MultiWorkerMirroredStrategy = lambda: os._exit(0)
rk.worker_strategy()
"""


def test_a_worker_that_ends_while_tensorflow_connects_is_named(tmp_path):
    (tmp_path / "script.py").write_text(ENDS)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "rkeras_py", "launch", "--workers", "2", "script.py"],
        cwd=tmp_path, env=environment(), timeout=LIMIT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    print(f"ends while TensorFlow connects: ended after {time.monotonic() - begun:.1f} s")
    assert done.returncode == 137
    assert re.search(r"WorkerError: .*worker 1 \(.*\) has ended: its process is gone", done.stdout)
