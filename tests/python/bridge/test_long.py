"""What takes minutes: many interrupts in quick succession, help pages under gctorture."""

from __future__ import annotations

import subprocess

import pytest
from conftest import ROOT
from snippets import TRAINABLE

pytestmark = pytest.mark.long


@pytest.mark.parametrize("seed", range(1, 5))
def test_pairs_of_interrupts(r, seed):
    """25 pairs of Ctrl-C at random moments, four times: the second up to 0.2 s after the first.

    Whatever the first one stops, the second one may come while R tells of it. The process lives,
    and the next training works.
    """
    said = r(f"""{TRAINABLE}
        set.seed({seed})
        stopped <- 0
        worked <- 0
        shoot <- "(sleep %f; kill -INT %d; sleep %f; kill -INT %d) > /dev/null 2>&1 &"
        for (i in 1:25) {{
          me <- Sys.getpid()
          result <- tryCatch(
            {{
              system(sprintf(shoot, runif(1, 0.02, 0.5), me, runif(1, 0, 0.2), me))
              fit(model, x, y, epochs = 5000, batch_size = 16, verbose = 0)
              "finished"
            }},
            interrupt = function(e) "interrupt"
          )
          stopped <- stopped + (result == "interrupt")
          # The second one may be due.
          for (wait in 1:3) tryCatch(Sys.sleep(0.2), interrupt = identity)
          history <- fit(model, x[1:32, ], y[1:32], epochs = 1, verbose = 0)
          worked <- worked + (length(history$metrics$loss) == 1)
        }}
        cat(stopped, worked)
    """)
    assert said.strip().splitlines()[-1] == "25 25"


PAGES = (
    "as-operator", "as_tensor", "as_iterator", "iterate", "tuple", "shape",
    "rkeras_import", "rkeras_last_error", "with_custom_object_scope", "workers", "new-classes",
    "KerasCallback", "KerasConstraint", "tf_function", "array_reshape", "all_dims",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_examples_under_gctorture(r, page, tmp_path):
    """A collection at every hundredth allocation while the examples of the bridge's pages run."""
    code = tmp_path / "examples.R"
    made = f"tools::Rd2ex('{ROOT}/man/{page}.Rd', '{code}')"
    subprocess.run(["Rscript", "-e", made], check=True)
    said = r(
        f"""
        library(rkeras)
        invisible(layer_dense(units = 1)(matrix(1, 1, 1)))
        expressions <- parse({str(code)!r})
        scope <- new.env(parent = globalenv())
        gctorture2(step = 100, inhibit_release = FALSE)
        for (one in expressions) capture.output(print(eval(one, scope)))
        gctorture2(step = 0)
        cat(length(expressions))
    """,
        timeout=1800,
    )
    assert int(said.strip().splitlines()[-1]) > 0
