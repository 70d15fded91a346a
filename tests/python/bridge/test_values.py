"""Each row of the value table, in both hosts: random values there and back."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent


def test_random_values(r):
    said = r(
        """
        library(rkeras)
        told <- function(x) list(type = typeof(x), class = attr(x, "class"), dim = dim(x))
        made <- function(text) eval(parse(text = text, encoding = "UTF-8"))
        cat(rkeras_import("crossing")$run(function(x) x, told, made))
        """,
        PYTHONPATH=os.pathsep.join([os.environ.get("PYTHONPATH", ""), str(HERE)]),
    )
    assert int(said.strip().splitlines()[-1]) == 20
