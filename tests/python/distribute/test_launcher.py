"""The launcher, with scripts that do not train."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SAY = """
import json, os, sys
place = json.loads(os.environ["TF_CONFIG"])
me = place["task"]["index"]
print("worker", me, "of", len(place["cluster"]["worker"]), *sys.argv[1:])
print("threads", os.environ["TF_NUM_INTRAOP_THREADS"], file=sys.stderr)
"""
# Each writes down its process, so that a test can look whether it is gone, then sleeps.
SLEEP = (
    SAY
    + """
import time
def note(name): open(name + ".part", "w").write(str(os.getpid())); os.rename(name + ".part", name)
if me == 1 and "fails" in sys.argv: time.sleep(0.3); os.kill(os.getpid(), 9)
note(f"pid{me}")
time.sleep(100)
"""
)


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "rkeras_py", "launch", *words]


def environment(**variables: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)} | variables


def launch(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), cwd=folder, env=environment(**variables), capture_output=True, text=True,
        timeout=100, check=False,
    )  # fmt: skip


def write(folder: Path, code: str) -> str:
    (folder / "script.py").write_text(code)
    return "script.py"


def wait_for(*paths: Path) -> list[int]:
    deadline = time.monotonic() + 60
    while not all(path.exists() for path in paths):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return [int(path.read_text()) for path in paths]


def expect_gone(*processes: int) -> None:
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{number}").exists() for number in processes):
        assert time.monotonic() < deadline, processes
        time.sleep(0.05)


def test_output_arguments_and_threads(tmp_path):
    done = launch(tmp_path, "--workers", "3", "--threads", "5", write(tmp_path, SAY), "a", "--b")
    assert done.returncode == 0
    assert sorted(done.stdout.splitlines()) == [
        "[1] worker 1 of 3 a --b",
        "[2] worker 2 of 3 a --b",
        "worker 0 of 3 a --b",
    ]
    assert sorted(done.stderr.splitlines()) == ["[1] threads 5", "[2] threads 5", "threads 5"]


def test_workers_share_the_cores(tmp_path):
    done = launch(tmp_path, "--workers", "2", write(tmp_path, SAY))
    share = max(1, len(os.sched_getaffinity(0)) // 2)
    assert sorted(done.stderr.splitlines()) == [f"[1] threads {share}", f"threads {share}"]


@pytest.mark.parametrize(("chief", "other", "status"), [(0, 0, 0), (3, 0, 3), (0, 4, 0)])
def test_the_status_is_the_chief_s(tmp_path, chief, other, status):
    code = SAY + f"sys.exit({chief} if me == 0 else {other})"
    done = launch(tmp_path, "--workers", "2", write(tmp_path, code))
    assert done.returncode == status
    if other:
        assert "worker 1 (127.0.0.1:" in done.stderr
        assert f"has ended with status {other}" in done.stderr


def test_ctrl_c_reaches_the_workers(tmp_path):
    code = SLEEP.replace("time.sleep(100)", """
try:
    time.sleep(100)
except KeyboardInterrupt:
    print("worker", me, "was interrupted"); sys.exit(1)
""")  # fmt: skip
    # Whoever runs the tests in the background may ignore Ctrl-C, which a process inherits.
    running = subprocess.Popen(
        command("--workers", "2", write(tmp_path, code)),
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    processes = wait_for(tmp_path / "pid0", tmp_path / "pid1")
    running.send_signal(signal.SIGINT)
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "worker 0 was interrupted" in output and "[1] worker 1 was interrupted" in output
    expect_gone(*processes)


def test_workers_end_with_a_launcher_that_is_killed(tmp_path):
    running = subprocess.Popen(
        command("--workers", "2", write(tmp_path, SLEEP)),
        cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    processes = wait_for(tmp_path / "pid0", tmp_path / "pid1")
    running.kill()
    running.wait()
    expect_gone(*processes)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--workers", "2", "none.py"], "there is no script 'none.py'"),
        (["--workers", "0", "script.py"], "`workers`"),
        (["--hosts", "localhost,b", "script.py"], '"localhost" is this host for each of them'),
        (["script.py"], "say how many --workers"),
    ],
)
def test_bad_arguments(tmp_path, words, message):
    write(tmp_path, SAY)
    done = launch(tmp_path, *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


FAKE_SSH = """#!/bin/sh
host=$1; shift
case $host in
  gone) echo "ssh: connect to host gone port 22: No route to host" >&2; exit 255;;
  old) echo '{"port": 1, "cores": 1, "versions": {"rkeras": "0.0.1"}}'; read line;;
  *) exec sh -c "$*";;
esac
"""


@pytest.fixture
def ssh(tmp_path) -> str:
    path = tmp_path / "fake"
    path.write_text(FAKE_SSH)
    path.chmod(0o755)
    return str(path)


def test_workers_on_hosts(tmp_path, ssh):
    code = SAY + 'print(place["cluster"]["worker"][me].split(":")[0], os.getcwd())'
    done = launch(
        tmp_path, "--hosts", "a,me@b", "--workers", "3", "--ssh", ssh, write(tmp_path, code)
    )
    assert done.returncode == 0, done.stderr
    assert {f"a {tmp_path}", f"[1] b {tmp_path}", f"[2] a {tmp_path}"} <= {*done.stdout.split("\n")}


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("gone", "worker 1 (gone) can't be started, the command ended with status 255: ssh: "
                 "connect to host gone port 22: No route to host"),
        ("old", "worker 1 (old:1) has rkeras 0.0.1, but worker 0 (the chief, a:"),
    ],
)  # fmt: skip
def test_hosts_that_do_not_do(tmp_path, ssh, host, message):
    done = launch(tmp_path, "--hosts", f"a,{host}", "--ssh", ssh, write(tmp_path, SAY))
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_ssh_asks_nobody_and_notices_that_a_host_is_gone(tmp_path):
    path = tmp_path / "ssh"
    path.write_text('#!/bin/sh\necho "$@" >&2; exit 255')
    path.chmod(0o755)
    done = launch(tmp_path, "--hosts", "a", "--ssh", f"{path} -p 7", write(tmp_path, SAY))
    assert done.returncode == 2
    assert (
        "-p 7 -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=5 a env" in done.stderr
    )


def test_a_task_of_slurm_is_its_own_worker(tmp_path):
    code = SAY + 'print(*place["cluster"]["worker"])'
    done = launch(
        tmp_path, write(tmp_path, code.replace('os.environ["TF_NUM_INTRAOP_THREADS"]', "1")), "a",
        SLURM_STEP_ID="0", SLURM_STEP_NODELIST="n[08-09]", SLURM_STEP_TASKS_PER_NODE="1(x2)",
        SLURM_STEP_NUM_TASKS="2", SLURM_PROCID="1", SLURM_JOB_ID="3",
    )  # fmt: skip
    assert done.stdout == "worker 1 of 2 a\nn08:13344 n09:13344\n"


def test_a_place_that_is_given_is_taken(tmp_path):
    place = {"cluster": {"worker": ["x:1", "y:2"]}, "task": {"type": "worker", "index": 1}}
    code = "import os; print(os.environ['TF_CONFIG'])"
    done = launch(tmp_path, write(tmp_path, code), TF_CONFIG=json.dumps(place))
    assert json.loads(done.stdout) == place
