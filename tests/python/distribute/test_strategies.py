"""A strategy of two devices gives what one gives. All strategies: `tests/machines`."""

import os
import subprocess
import sys

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))

# The devices have to be made before TensorFlow starts, so in a process of its own.
CODE = """
import os, sys
folder = sys.argv[1]
sys.argv = ["", "mirrored", folder]
import strategy_cases as cases
from comparing import expect_close
import pytest
import rkeras_py as rk
from rkeras_py.distribute.training import StrategyUnsupported
from rkeras_py.engine import tf

mirrored = cases.STRATEGY
assert mirrored.num_replicas_in_sync == 2
names = os.environ["CASES"].split()
found = {name: cases.CASES[name]() for name in names}
cases.CASES["normalized"]()

plain = cases.STRATEGY = tf.distribute.get_strategy()
for name in names:
    expect_close(found[name], cases.CASES[name](), name)

model = cases.model_of(cases.dense, optimizer=cases.sgd)
with mirrored.scope(), pytest.raises(StrategyUnsupported, match="outside of the scope of Mirrored"):
    rk.fit(model, cases.X, cases.Y, verbose=0)

from running import free_addresses
spec = tf.train.ClusterSpec(dict(zip(["ps", "worker"], [[a] for a in free_addresses(2)])))
servers = [tf.distribute.Server(spec, job_name=job, task_index=0) for job in spec.jobs]
resolver = tf.distribute.cluster_resolver.SimpleClusterResolver(spec, rpc_layer="grpc")
cases.STRATEGY = tf.distribute.ParameterServerStrategy(resolver)
with pytest.raises(StrategyUnsupported, match="ParameterServer.*: use worker_strategy"):
    rk.fit(cases.model_of(cases.dense, optimizer=cases.sgd), cases.X, cases.Y, verbose=0)
print("all as it should be", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(
    "names",
    [
        # Shuffled arrays in batches with fewer samples than devices, Adam, metrics of all kinds.
        "convolutions nested",
        pytest.param(
            "with_adam_shuffled generator on_batch subclassed dataset", marks=pytest.mark.long
        ),
    ],
)
def test_two_devices_are_as_one(tmp_path, names):
    path = os.pathsep.join([ROOT, os.path.join(ROOT, "tests", "machines")])
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path, "CASES": names},
        text=True, capture_output=True, timeout=600,
    )  # fmt: skip
    assert "all as it should be" in done.stdout, done.stdout + done.stderr
