"""The border between R and Python: R's errors, endless recursion, R's hidden functions."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LIBRARY, ROOT

HERE = Path(__file__).parent


def last(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_every_function_of_r_may_fail(r):
    """An error in any function that Python calls reaches R's handlers; nothing is jumped over.

    Whatever a user has made a condition's message, the condition comes back.
    """
    said = r(
        """
        library(rkeras)
        provoked <- rkeras_import("provoked")
        builtins <- rkeras_import("builtins")
        stopifnot(length(provoked$forgotten()) == 0)
        refused <- provoked$refused()
        fails <- function(f) inherits(tryCatch(f(), error = identity), "simpleError")
        for (name in names(refused)) for (i in 1:30) if (!fails(refused[[name]])) stop(name)
        invisible(gc())
        for (name in provoked$without_memory()) {
          mem.maxNSize(1.5e6)
          said <- tryCatch(provoked$use_up(name), error = conditionMessage)
          mem.maxNSize(Inf)
          if (!grepl("cons memory exhausted", said)) stop(name)
        }
        odd <- list(
          list(), list(message = 3), list(message = character()), list(message = quote(f(x))),
          list(message = NULL), list(message = NA_character_), list(message = c("a", "b")),
          list(message = list(1)), list(message = function(x) x)
        )
        back <- 0
        for (i in 1:10) for (fields in odd) {
          condition <- structure(fields, class = c("odd", "error", "condition"))
          builtins$list(builtins$map(function(x) stop(condition), list(1))) |>
            tryCatch(odd = function(e) back <<- back + identical(e, condition))
        }
        for (i in 1:10) {
          said <- tryCatch(builtins$len(1:1e10), error = conditionMessage)
          back <- back + grepl("cannot allocate", said)
        }
        cat(length(refused), back)
        """,
        PYTHONPATH=str(HERE),
    )
    assert last(said) == "26 100"


def test_endless_recursion(r):
    """R and Python that call each other without an end: an error, and the process lives."""
    said = r("""
        library(rkeras)
        builtins <- rkeras_import("builtins")
        map <- function(f, x) builtins$list(builtins$map(f, x))
        pool <- rkeras_import("concurrent.futures")$ThreadPoolExecutor(2L)
        through <- function(n) map(function(x) through(n + 1), list(1))
        alone <- function(n) lapply(1, function(i) tryCatch(alone(n + 1), warning = identity))
        Endless <- new_layer_class("Endless", call = function(inputs) self(inputs))
        endless <- Endless()
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        x <- matrix(1, 4, 2)
        train <- function(callbacks) {
          fit(model, x, x[, 1], epochs = 1, verbose = 0, callbacks = callbacks)
        }
        fits <- callback_lambda(on_epoch_begin = function(epoch, logs) train(list(fits)))
        nested <- list()
        for (i in 1:1e5) nested <- list(nested)
        calls <- list(
          function() through(0), function() map(alone, list(1)), function() endless(x),
          function() train(list(fits)), function() builtins$len(nested),
          function() builtins$list(pool$map(through, list(1, 2))),
          function() builtins$list(pool$map(alone, list(1, 2)))
        )
        for (call in calls) {
          said <- tryCatch(call(), error = conditionMessage)
          stopifnot(is.character(said), grepl("nested too deeply", said))
        }
        stopifnot(length(train(list())$metrics$loss) == 1)
        cat("alive")
    """)
    assert last(said) == "alive"


def test_no_hidden_functions():
    """The C code and Python use nothing of R that versions 4.5 and 4.6 hide."""
    text = (ROOT / "tests/data/hidden-r-functions.txt").read_text()
    hidden = {word for line in text.splitlines() if line[:1] != "#" for word in line.split()}
    library = LIBRARY / "rkeras/libs/rkeras.so"
    listed = subprocess.run(
        ["nm", "-D", "--undefined-only", str(library)], capture_output=True, text=True, check=True
    )
    used = {line.split()[-1] for line in listed.stdout.splitlines()}
    constants = (ROOT / "rkeras_py/bridge/rapi.py").read_text()
    used |= set(re.findall(r'(?:_constant\(|in_dll\(_r, )"(\w+)"', constants))
    assert {"R_UnwindProtect", "STRING_ELT", "R_NilValue", "R_interrupts_pending"} <= used
    assert len(hidden) > 100
    assert not used & hidden


def interface() -> str:
    """What both halves of the bridge share, without comments and spaces, as a hash."""
    parts = {
        "rkeras.c": (
            r"enum \{ RK_SIGNAL.*?\} rk_table;", r"static void \*run_entry\(.*?\n\}",
            r"static SEXP enter_python\(.*?\n\}",
        ),
        "rkeras.h": (
            r"typedef struct \{\n  const char \*name;.*?\} rk_function;",
            r"enum \{ RK_KEEPS_STATE.*?\};", r"rk_set_steps\(.*?\n\n",
        ),
        "arguments.c": (r"void \*rk_given\(.*?\n\}",),
        "guarded.c": (r"#define FUNCTIONS.*?\n\n", r"static SEXP guarded_rk_call\(.*?\{"),
    }  # fmt: skip
    text = "".join(
        re.search(pattern, (ROOT / "src" / name).read_text(), re.DOTALL)[0]
        for name, patterns in parts.items()
        for pattern in patterns
    )
    plain = re.sub(r"/\*.*?\*/|\\\n|\s", "", text, flags=re.DOTALL)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def test_the_interface_has_a_version():
    """What the halves share does not change without its version, by which each knows the other."""
    source = (ROOT / "rkeras_py/bridge/c_table.py").read_text()
    version = re.search(r"^TABLE_VERSION = (\d+)$", source, re.MULTILINE)[1]
    in_c = re.search(r"\.version = (\d+),", (ROOT / "src/rkeras.c").read_text())[1]
    recorded = (ROOT / "tests/data/bridge-interface.txt").read_text().split()
    assert [version, in_c, interface()] == [recorded[0], recorded[0], recorded[1]], (
        "raise the version in src/rkeras.c and bridge/c_table.py, and record it with this hash"
    )


STALE = """
from rkeras_py.bridge import c_table, hosts
{change}
hosts.run("script.R", [])
"""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("c_table.TABLE_VERSION += 1", "it has version"),
        (
            "class Longer(c_table.Table):\n"
            "    _fields_ = [('more', c_table.c_void_p)]\n"
            "c_table.Table = Longer",
            r"its table has \d+ bytes where \d+ are expected",
        ),
        (
            "f = c_table.function\n"
            "c_table.function = lambda name, *rest: f(name.replace('rk_key', 'rk_new'), *rest)",
            "rkeras_py calls rk_new\\(\\) with 1 arguments, but it has none",
        ),
    ],
)
def test_halves_that_do_not_fit(change, said, tmp_path):
    """A library that was built of other sources is told apart before anything of it is used."""
    (tmp_path / "script.R").write_text("library(rkeras)\nlayer_dense(units = 1)\n")
    done = subprocess.run(
        [sys.executable, "-c", STALE.format(change=change)], cwd=tmp_path, capture_output=True,
        text=True, timeout=300, check=False,
        env=os.environ | {"R_LIBS": str(LIBRARY), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "does not fit this rkeras_py" in done.stderr
    assert re.search(said, done.stderr), done.stderr
    assert "could not start Python" in done.stderr
