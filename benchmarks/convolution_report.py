"""The results of `convolution.py` as a table and a plot."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import textwrap
from pathlib import Path

import numpy as np
from timing import HAS_TORCH, Result, verdict

from rkeras_py.engine import keras, tf

NOTES = {
    "Groups along three axes": (
        "Where the target beside an ungrouped convolution is missed: the narrow convolutions "
        "alone, on tensors that are split already, take 1.17 (64 -> 64) and 1.21 times (32 -> 64) "
        "as long as the one of equal arithmetic, which reads its few channels once for all "
        "filters; splitting and joining the channels are 1.7 and 1.0 ms more. Tried in their "
        "place: split by one transpose (1.55 ms), wider runs of groups (1.4 to 2.6 times as long), "
        "grouped 2D convolutions summed over the steps in depth (1.2 and 2.1 times as long), or "
        "with the depth's taps among the channels (1.3 and 1.5), or among the filters (1.2 and "
        "1.9). Beside Keras, whose XLA takes some 145 ms for both wide rows on two cores, 15 "
        "times would be 9.5 and 10 ms; the ungrouped convolution of equal arithmetic by itself "
        "takes 4.6 and 8.4."
    ),
    "Channels first": (
        "The two transposes of 2D [8, 64, 64, 16] take 0.3 ms beside a convolution of 1.3; "
        "oneDNN's own kernel for channels first takes 0.3 more as well, and is slower backward. "
        "3D [4, 28, 28, 28, 1] has 0.15 ms of transposes. Of 3D [2, 32, 32, 32, 16] channels last "
        "itself, at 4.5 ms, is 8 times as fast as Keras' channels first; the transposes are 0.5."
    ),
    "Depthwise and separable": (
        "3D depthwise forward: each of the three depthwise 2D convolutions that it is made of "
        "takes as long as torch's one 3D kernel, which TensorFlow does not have (its grouped "
        "Conv3D exists in XLA alone). Tried: slices of samples (1.2 times as long), grouped "
        "`conv2d` (1.2), block-diagonal dense kernels (2 to 3)."
    ),
}
"""What stands below a section's table."""


def table(rows: list[Result]) -> str:
    """The results in markdown."""
    threads = os.cpu_count()
    torch = f", torch {importlib.metadata.version('torch')}" if HAS_TORCH else ""
    lines = [
        "# Speed of the convolution family",
        "",
        f"`python benchmarks/convolution.py` on {threads} cores, TensorFlow {tf.__version__}, "
        f"Keras {keras.__version__}{torch}. "
        f"Peak of `tf.matmul`: {max(row.peak for row in rows):.0f} GFLOP/s. Times are medians "
        "in ms of interleaved rounds; faster is theirs / ours, the median over rounds. A target "
        "`<= b` bounds ours / theirs, a target `>= b` bounds theirs / ours.",
    ]
    for section in dict.fromkeys(row.section for row in rows):
        lines += [
            "",
            f"## {section}",
            "",
            "| case | against | fwd ours | theirs | faster | target | fb ours | theirs | faster "
            "| target | GFLOP/s (of peak) |",
            "|---|---|---|---|---|---|---|---|---|---|---|",
        ]
        for row in (row for row in rows if row.section == section):
            cells = [row.name, row.against]
            for mode in ("fwd", "fb"):
                ours, theirs = row.times[mode]
                cells += [
                    f"{ours:.2f}",
                    f"{theirs:.2f}",
                    f"{row.ratio[mode]:.2f}",
                    verdict(row, mode),
                ]
            rate = row.flops / row.times["fwd"][0] / 1e6
            cells.append(f"{rate:.0f} ({rate / row.peak:.0%})" if row.flops else "")
            lines.append("| " + " | ".join(cells) + " |")
        if section in NOTES:
            lines += ["", *textwrap.wrap(NOTES[section], 99)]
    return "\n".join(lines) + "\n"


def plot(rows: list[Result], path: Path) -> None:
    """How many times faster, one bar per row and mode."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(11, 0.36 * len(rows) + 1.5))
    places = np.arange(len(rows))[::-1]
    for shift, mode, colour in ((0.19, "fwd", "#3b6ea5"), (-0.19, "fb", "#d08c3f")):
        ratios = [row.ratio[mode] for row in rows]
        label = {"fwd": "forward", "fb": "forward and backward"}[mode]
        axes.barh(places + shift, ratios, 0.36, color=colour, label=label)
    axes.set_yticks(places, [f"{row.name} (vs {row.against})" for row in rows], fontsize=7)
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_xlabel("times faster")
    axes.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(path, dpi=110)
