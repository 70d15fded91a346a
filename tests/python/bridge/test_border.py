"""The border between R and Python: R's errors, endless recursion, R's hidden functions."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

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
          said <- tryCatch(layer_dense(units = 1:1e10), error = conditionMessage)
          back <- back + grepl("cannot allocate", said)
        }
        cat(length(refused), back)
        """,
        PYTHONPATH=str(HERE),
    )
    assert last(said) == "23 100"


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
          stopifnot(is.character(said), grepl("nested too deeply|too close to the limit", said))
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
    used |= set(re.findall(r'_constant\("(\w+)"', (ROOT / "rkeras_py/bridge/rapi.py").read_text()))
    assert {"R_UnwindProtect", "STRING_ELT", "R_NilValue"} <= used
    assert len(hidden) > 100
    assert not used & hidden
