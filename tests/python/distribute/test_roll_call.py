"""Workers that meet, each in a thread of its own, and Slurm's variables."""

from __future__ import annotations

import json
import os
import socket
import threading
import time

import pytest

from rkeras_py.distribute import roll_call
from rkeras_py.distribute.cluster import Cluster, ClusterError
from rkeras_py.distribute.roll_call import WorkerError, meet
from rkeras_py.distribute.slurm import take_place
from rkeras_py.distribute.tender import reserve_port


@pytest.fixture
def addresses():
    reserved = [reserve_port() for _ in range(3)]
    yield tuple(f"127.0.0.1:{one.getsockname()[1]}" for one in reserved)
    for one in reserved:
        one.close()


def all_meet(addresses, monkeypatch, *, present=(0, 1, 2), seconds="20", lists=None):
    """What each worker that is present gets, or its error."""
    monkeypatch.setenv(roll_call.WAIT, seconds)
    results = {}

    def run(index):
        cluster = Cluster((lists or {}).get(index, addresses), index)
        try:
            results[index] = meet(cluster)
        except WorkerError as error:
            results[index] = str(error)

    threads = [threading.Thread(target=run, args=(index,)) for index in present]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_all_meet_and_the_ports_are_free_for_tensorflow(addresses, monkeypatch):
    met = all_meet(addresses, monkeypatch)
    assert {index: sorted(met[index]) for index in met} == {0: [1, 2], 1: [0, 2], 2: [0, 1]}
    met[0][2].send({"x": 1})
    assert met[2][0].receive(time.monotonic() + 5) == {"x": 1}
    for address in addresses:
        with socket.create_server(("", int(address.rpartition(":")[2]))):
            pass
    met[1][0].socket.close()
    with pytest.raises(ConnectionResetError):
        met[0][1].receive(time.monotonic() + 5)
    for connections in met.values():
        for connection in connections.values():
            connection.socket.close()


def test_one_that_does_not_come_is_named(addresses, monkeypatch):
    met = all_meet(addresses, monkeypatch, present=(0, 2), seconds="1")
    missing = f"worker 1 ({addresses[1]})"
    assert missing in met[0] and missing in met[2]


def test_a_chief_that_does_not_come_is_named(addresses, monkeypatch):
    met = all_meet(addresses, monkeypatch, present=(1, 2), seconds="1")
    assert f"worker 0 (the chief, {addresses[0]}) can't be reached by worker 1" in met[1]
    assert f"worker 0 (the chief, {addresses[0]}) can't be reached by worker 2" in met[2]


def test_other_versions_are_refused(addresses, monkeypatch):
    real = roll_call._hello

    def hello(cluster):
        found = real(cluster)
        if cluster.index == 2:
            found["versions"] = {**found["versions"], "TensorFlow": "2.20.0"}
        return found

    monkeypatch.setattr(roll_call, "_hello", hello)
    met = all_meet(addresses, monkeypatch, seconds="5")
    assert f"worker 2 ({addresses[2]}) has TensorFlow 2.20.0, but worker 0 (the chief" in met[0]
    assert isinstance(met[1], str)  # the chief says it, unless it has left before
    assert "TensorFlow" in met[2] and "2.20.0" in met[2]


def test_other_lists_are_refused(addresses, monkeypatch):
    other = (*addresses[:1], "127.0.0.2:1", addresses[2])
    met = all_meet(addresses, monkeypatch, lists={2: other}, present=(0, 2), seconds="5")
    assert f"worker 2 ({addresses[2]}) has another list of workers" in met[0]


def test_strangers_are_sent_away(addresses, monkeypatch):
    def disturb():
        for data in (b"GET / HTTP/1.1\r\n\r\n", b"[1]\n", b'{"index": 7}\n', b'{"index": "a"}\n'):
            while not over.is_set():
                try:
                    with socket.create_connection(("127.0.0.1", port), 1) as sock:
                        sock.sendall(data)
                        sock.recv(10)
                    break
                except ConnectionRefusedError:
                    time.sleep(0.01)
                except OSError:
                    break

    over = threading.Event()
    port = int(addresses[0].rpartition(":")[2])
    thread = threading.Thread(target=disturb)
    thread.start()
    monkeypatch.setattr(roll_call, "_AGAIN", 0.5)
    met = all_meet(addresses, monkeypatch)
    over.set()
    assert sorted(met[0]) == [1, 2]
    for connections in met.values():
        for connection in connections.values():
            connection.socket.close()
    thread.join()


def test_a_port_in_use_is_named(addresses, monkeypatch):
    with socket.create_server(("", int(addresses[0].rpartition(":")[2]))):
        met = all_meet(addresses, monkeypatch, present=(0,))
    assert f"worker 0 (the chief, {addresses[0]}) can't listen at port" in met[0]


@pytest.mark.parametrize(
    ("nodes", "counts", "distribution", "expected"),
    [
        ("a", "2", "block", ["a", "a"]),
        ("n[1-2,10]", "1(x3)", "block", ["n1", "n2", "n10"]),
        ("n[098-101],m", "1(x5)", "block", ["n098", "n099", "n100", "n101", "m"]),
        ("r[1-2]n[3-4]", "1(x4)", "block", ["r1n3", "r1n4", "r2n3", "r2n4"]),
        ("a,b", "2,1", "block", ["a", "a", "b"]),
        ("a,b", "2,1", "cyclic,block", ["a", "b", "a"]),
    ],
)
def test_slurm(monkeypatch, nodes, counts, distribution, expected):
    monkeypatch.setattr(os, "environ", {})
    found = {}
    for number in range(len(expected)):
        os.environ.clear()
        take_place({
            "SLURM_STEP_ID": "2", "SLURM_JOB_ID": "77", "SLURM_STEP_NODELIST": nodes,
            "SLURM_STEP_TASKS_PER_NODE": counts, "SLURM_STEP_NUM_TASKS": str(len(expected)),
            "SLURM_PROCID": str(number), "SLURM_DISTRIBUTION": distribution,
        })  # fmt: skip
        found[number] = json.loads(os.environ["TF_CONFIG"])
    workers = found[0]["cluster"]["worker"]
    assert [worker.partition(":")[0] for worker in workers] == expected
    assert len(set(workers)) == len(expected)
    for number, place in found.items():
        assert place == {
            "cluster": {"worker": workers}, "task": {"type": "worker", "index": number}
        }  # fmt: skip


@pytest.mark.parametrize("missing", ["SLURM_STEP_ID", "SLURM_STEP_NODELIST"])
def test_slurm_outside_of_srun(monkeypatch, missing):
    monkeypatch.setattr(os, "environ", {})
    variables = {"SLURM_STEP_ID": "0", "SLURM_STEP_NODELIST": "a", "SLURM_STEP_NUM_TASKS": "2"}
    del variables[missing]
    take_place(variables)
    assert os.environ == {}


def test_slurm_s_contradictions_are_told(monkeypatch):
    with pytest.raises(ClusterError, match="SLURM_STEP_NODELIST has 1 hosts"):
        take_place({
            "SLURM_STEP_ID": "0", "SLURM_STEP_NODELIST": "a", "SLURM_STEP_NUM_TASKS": "3",
            "SLURM_STEP_TASKS_PER_NODE": "2",
        })  # fmt: skip
