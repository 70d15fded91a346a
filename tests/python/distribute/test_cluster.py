"""What TF_CONFIG says of the processes that train together."""

import json

import pytest

import rkeras_py
from rkeras_py.distribute.cluster import Cluster, ClusterError, cluster
from rkeras_py.engine import tf

TWO = ["a:1", "b:2"]


def config(**parts):
    return json.dumps({"cluster": {"worker": TWO}, "task": {"type": "worker", "index": 1}} | parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("{}", None),
        (config(), Cluster(("a:1", "b:2"), 1)),
        (config(cluster={"chief": ["c:3"], "worker": TWO}), Cluster(("c:3", "a:1", "b:2"), 2)),
        (
            config(cluster={"chief": ["c:3"], "worker": TWO}, task={"type": "chief", "index": 0}),
            Cluster(("c:3", "a:1", "b:2"), 0),
        ),
    ],
)
def test_reads_the_workers(monkeypatch, text, expected):
    monkeypatch.setenv("TF_CONFIG", text)
    assert cluster() == expected


def test_an_empty_one_is_as_none_for_strategies_of_tensorflow(monkeypatch):
    monkeypatch.setenv("TF_CONFIG", " ")
    assert cluster() is None
    assert tf.distribute.MirroredStrategy(["CPU:0"]).num_replicas_in_sync == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{cluster}", "must be JSON, but"),
        ("[1]", 'an object with "cluster" and "task"'),
        (config(cluster={"worker": "a:1"}), 'a list of addresses as "worker"'),
        (config(task=None), 'must be an object whose "task" has the "type" and the "index"'),
        (config(task={"type": "worker", "index": 2}), '"index" from 0 to 1, as there are 2'),
        (config(task={"type": "ps", "index": 0}), "parameter servers are not supported"),
    ],
)
def test_refuses_what_names_no_workers(monkeypatch, text, message):
    monkeypatch.setenv("TF_CONFIG", text)
    with pytest.raises(ClusterError, match=message):
        rkeras_py.worker_strategy()


@pytest.mark.parametrize(
    "text", ["", config(cluster={"worker": ["a:1"]}, task={"type": "worker", "index": 0})]
)
def test_one_process_has_the_default_strategy(monkeypatch, text):
    monkeypatch.setenv("TF_CONFIG", text)
    strategy = rkeras_py.worker_strategy()
    assert strategy is tf.distribute.get_strategy()
    with strategy.scope():
        assert not tf.distribute.has_strategy()


def test_says_that_it_comes_too_late(monkeypatch):
    tf.constant(1.0)
    monkeypatch.setenv("TF_CONFIG", config())
    with pytest.raises(RuntimeError, match="call worker_strategy\\(\\) at the top of the script"):
        rkeras_py.worker_strategy()
