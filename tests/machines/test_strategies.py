"""Each strategy gives what a single process gives with the same batches; all workers the same."""

import os
import re
import subprocess
import sys

import pytest
from comparing import expect_close, expect_identical, results
from running import run_alone, run_workers

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "strategy_cases.py")

# What depends on how a batch is divided, and is compared with other numbers there.
OF_PARTS = {"normalized"}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alone")
    status, said = run_alone(CASES, "none", str(folder))
    assert status == 0, said
    return results(folder, "none0")


@pytest.mark.parametrize("kind", ["one", "mirrored"])
def test_devices_of_one_process(tmp_path, alone, kind):
    status, said = run_alone(CASES, kind, str(tmp_path))
    assert status == 0, said
    found = results(tmp_path, f"{kind}0")
    assert found.keys() == alone.keys()
    for case in found.keys() - OF_PARTS:
        expect_close(found[case], alone[case], case)


@pytest.mark.parametrize("host", [["Rscript"], [sys.executable, "-m", "rkeras_py", "run"]])
def test_code_written_in_r(host):
    done = subprocess.run(
        [*host, os.path.join(HERE, "mirrored.R")], capture_output=True, text=True, timeout=600
    )
    assert "as in a single process" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("workers", [2, 3])
def test_several_processes(tmp_path, alone, workers):
    done, _ = run_workers(CASES, "workers", str(tmp_path), workers=workers)
    for status, said in done:
        assert status == 0, said
    chief, *others = [results(tmp_path, f"workers{i}") for i in range(workers)]
    for other in others:
        # The weights after each epoch are among these.
        expect_identical(other, chief)
    assert chief.keys() == alone.keys()
    for case in chief.keys() - OF_PARTS:
        expect_close(chief[case], alone[case], case)


@pytest.mark.parametrize("way", ["arrays", "generator", "dataset"])
def test_different_data_are_an_error_that_names_the_worker(way):
    done, seconds = run_workers(os.path.join(HERE, "differing_data.py"), way)
    assert seconds < 60
    for status, said in done:
        assert status == 1, said
        assert re.search(
            r"WorkersDiffer: fit\(\): all workers must .* worker 1 has \d+ samples", said
        ), said
