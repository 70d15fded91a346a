"""How fast workers train one model together: two on a core each, against one on a core.

    .venv/bin/python benchmarks/scaling.py [rounds [steps]]

All train the same network of 3D convolutions with the same batches, a round after the other, by the
clock. Each process is bound to its core and computes with one thread; those that wait do nothing.
Every other round goes the other way, and ratios are of two in one round, so that a machine that
becomes slower does not favour anyone. Beside them: strategies of one worker, which take turns of a
few steps with a model that has none, all in one process, since two processes with the same work
differ by some 5% here; and two processes that know nothing of each other, which is as fast as this
machine can be. It needs two cores that do nothing else, and says how long it took.

Writes benchmarks/results/scaling.md.
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import IO, Any

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BATCH, SIDE = 16, 32
WARM_UP = 2  # steps
TURNS = 4
ALONE = "one worker"
NO_STRATEGY = "no strategy"
# The first has to be there before anything of TensorFlow's.
STRATEGIES = ["MultiWorkerMirroredStrategy", "OneDeviceStrategy", "MirroredStrategy"]
AIMS = {name: ("<=", 5.0) for name in STRATEGIES} | {"two workers": (">=", 1.8)}


def train(kind: str, place: str, steps: int) -> None:
    """Trains when it is told to, and says so when it has.

    Args:
        kind: Which process it is.
        place: The path of the socket over which it is told.
        steps: How many steps it trains then.
    """
    index = json.loads(os.environ.get("TF_CONFIG") or '{"task": {"index": 0}}')["task"]["index"]
    core = 1 if kind == "second" else index
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[core]})
    import numpy as np

    import rkeras_py as rk
    from rkeras_py.engine import tf

    strategies: dict[str, Callable[[], Any]] = {
        "OneDeviceStrategy": lambda: tf.distribute.OneDeviceStrategy("CPU:0"),
        "MirroredStrategy": lambda: tf.distribute.MirroredStrategy(["CPU:0"]),
        "MultiWorkerMirroredStrategy": lambda: tf.distribute.MultiWorkerMirroredStrategy(),
    }

    def made(strategy: Any) -> Any:
        rk.set_random_seed(1)
        with strategy.scope():
            model = rk.keras_model_sequential(input_shape=(SIDE, SIDE, SIDE, 1))
            for filters in (16, 32, 16, 1):
                rk.layer_conv_3d(model, filters, 3, padding="same", activation="relu")
            return rk.compile(model, optimizer="adam", loss="mse")

    names = [*STRATEGIES, NO_STRATEGY] if kind == NO_STRATEGY else [kind]
    models = {name: made(strategies.get(name, rk.worker_strategy)()) for name in names}
    size = BATCH // 2 if kind in ("first", "second") else BATCH
    x = np.random.default_rng(1).random((size * steps, SIDE, SIDE, SIDE, 1), "float32")
    with socket.socket(socket.AF_UNIX) as sock:
        sock.connect(place)
        with sock.makefile("rw") as stream:
            print(kind, index, file=stream, flush=True)
            for line in stream:
                name, _, number = line.rpartition(" ")
                part = x[: size * int(number)]
                used = time.process_time()
                rk.fit(
                    models[name], part, part, batch_size=size, epochs=1, verbose=0, shuffle=False
                )
                print(time.process_time() - used, file=stream, flush=True)


def start(kind: str, place: str, steps: int, processes: list[subprocess.Popen[bytes]]) -> None:
    """Starts the process, or the processes, of a kind."""
    workers = ["-m", "rkeras_py", "launch", "--workers", "2", "--threads", "1"]
    words = workers if kind == "two workers" else []
    inherited = {name: value for name, value in os.environ.items() if name != "TF_CONFIG"}
    own = {"PYTHONPATH": ROOT, "RKERAS_THREADS": "1"}
    command = [sys.executable, *words, os.path.abspath(__file__), "train", kind, place, str(steps)]
    processes.append(subprocess.Popen(command, env=inherited | own))


def round_of(streams: dict[str, IO[str]], steps: int) -> tuple[float, float]:
    """Has some processes train at the same time, for some steps.

    Args:
        streams: How they are told, by what each trains and its number.
        steps: How many steps.

    Returns:
        Seconds by the clock, and the most processor time that one of them used.
    """
    begin = time.perf_counter()
    for name, stream in streams.items():
        print(name.split(":")[0], steps, file=stream, flush=True)
    used = [float(stream.readline()) for stream in streams.values()]
    return time.perf_counter() - begin, max(used)


def turns_of(name: str) -> int:
    """In how many turns of a round somebody trains: strategies of one worker differ by little."""
    return TURNS if name in (NO_STRATEGY, *STRATEGIES) else 1


def measure(rounds: int, steps: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds by the clock and processor time of each contender, by rounds."""
    kinds = [ALONE, NO_STRATEGY, "two workers", "first", "second"]
    connected: dict[tuple[str, str], IO[str]] = {}
    processes: list[subprocess.Popen[bytes]] = []
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        place = os.path.join(folder, "place")
        listener.bind(place)
        listener.listen(8)
        for kind in kinds:
            start(kind, place, steps, processes)
        while len(connected) < len(kinds) + 1:
            stream = listener.accept()[0].makefile("rw")
            kind, _, index = stream.readline().strip().rpartition(" ")
            connected[kind, index] = stream
        in_turns = {
            name: {name: connected[NO_STRATEGY, "0"]} for name in (NO_STRATEGY, *STRATEGIES)
        }
        contenders = {ALONE: {ALONE: connected[ALONE, "0"]}} | in_turns
        two = {f"two workers:{i}": connected["two workers", str(i)] for i in (0, 1)}
        contenders["two workers"] = two
        contenders["two apart"] = {name: connected[name, "0"] for name in ("first", "second")}
        times: dict[str, list[tuple[float, float]]] = {kind: [] for kind in contenders}
        for name in contenders:
            round_of(contenders[name], WARM_UP)
        for number in range(rounds):
            found = dict.fromkeys(times, (0.0, 0.0))
            names = [name for name in contenders for _ in range(turns_of(name))]
            order = sorted(range(len(names)), key=lambda i: names[:i].count(names[i]))
            for i in order[:: 1 if number % 2 else -1]:
                name = names[i]
                clock, used = round_of(contenders[name], steps // turns_of(name))
                found[name] = found[name][0] + clock, found[name][1] + used
            for name, pair in found.items():
                times[name].append(pair)
        for stream in connected.values():
            stream.close()
        for process in processes:
            process.wait(60)
    return times


def report(times: dict[str, list[tuple[float, float]]], steps: int, took: float) -> list[str]:
    """The lines of the results."""
    rounds = len(times[ALONE])
    lines = [
        "# Workers that train one model together",
        "",
        f"`.venv/bin/python benchmarks/scaling.py {rounds} {steps}`: four 3D convolutions on",
        f"volumes of {SIDE} x {SIDE} x {SIDE}, {steps} steps of {BATCH} samples, one core and one",
        "thread for each process, medians of rounds in turn. Ratios are of two in one round;",
        f"in brackets the least and the greatest. It took {took:.0f} s. Load of the machine,",
        f"which has 2 cores, at the end: {os.getloadavg()[0]:.1f}.",
        "",
        "| who | seconds by the clock | samples/s | against one worker, or no strategy "
        "| processor time | aim |",
        "|---|---|---|---|---|---|",
    ]
    for kind, found in times.items():
        clock = statistics.median(seconds for seconds, _ in found)
        used = statistics.median(seconds for _, seconds in found)
        other = NO_STRATEGY if turns_of(kind) > 1 else ALONE
        ratios = [a / b for (a, _), (b, _) in zip(times[other], found, strict=True)]
        sign, aim = AIMS.get(kind, ("", 0.0))
        if sign == "<=":
            ratios = [100 * (1 / ratio - 1) for ratio in ratios]
            ratio = statistics.median(ratios)
            shown = f"{ratio:+.1f}% time ({min(ratios):+.1f} to {max(ratios):+.1f})"
            verdict = f"at most {aim:g}%: {'met' if ratio <= aim else 'MISSED'}"
        else:
            ratio = statistics.median(ratios)
            shown = f"{ratio:.2f} times ({min(ratios):.2f} to {max(ratios):.2f})"
            verdict = f"at least {aim:g}: {'met' if ratio >= aim else 'MISSED'}" if sign else ""
        speed = BATCH * steps / clock
        lines.append(f"| {kind} | {clock:.2f} | {speed:.1f} | {shown} | {used:.2f} | {verdict} |")
    return lines


def main() -> None:
    """Measures, or is one of those that are measured."""
    if sys.argv[1:2] == ["train"]:
        kind, place, steps = sys.argv[2:]
        train(kind, place, int(steps))
        return
    given = [int(word) for word in sys.argv[1:]]
    rounds, number = [*given, *(3, 20)[len(given) :]]
    begin = time.perf_counter()
    times = measure(rounds, number)
    lines = report(times, number, time.perf_counter() - begin)
    with open(os.path.join(HERE, "results", "scaling.md"), "w") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
