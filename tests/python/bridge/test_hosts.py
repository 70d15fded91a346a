"""The two hosts: the same script, the same result, the same exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import conftest
import pytest


def both(code: str, folder, **variables: str) -> list[subprocess.CompletedProcess[str]]:
    return [conftest.run_r(code, host, folder, **variables) for host in ("Rscript", "python")]


def test_output_and_errors_are_those_of_rscript(tmp_path):
    code = """
        library(rkeras)
        1 + 1
        message("to stderr")
        invisible(3)
        print(commandArgs(trailingOnly = TRUE))
        f <- function(x) layer_dense(units = x)
        f("ten")
        cat("never reached")
    """
    in_r, in_python = both(code, tmp_path)
    assert in_r.returncode == in_python.returncode == 1
    assert in_r.stdout == in_python.stdout
    assert in_r.stderr == in_python.stderr
    assert "[1] 2" in in_r.stdout
    assert "never reached" not in in_r.stdout
    assert 'layer_dense(): `units` must be a whole number, at least 1, but "ten"' in in_r.stderr
    assert "Execution halted" in in_r.stderr


@pytest.mark.parametrize("status", [0, 7])
def test_the_exit_status_is_that_of_quit(tmp_path, status):
    code = f'library(rkeras); rkeras_import("math"); quit(status = {status})'
    assert [done.returncode for done in both(code, tmp_path)] == [status, status]


def test_finalizers_run_at_the_end(r):
    said = r("""
        library(rkeras)
        rkeras_import("math")
        reg.finalizer(globalenv(), function(e) cat("finalized"), onexit = TRUE)
    """)
    assert said.endswith("finalized")


def test_the_same_seed_gives_the_same_weights(tmp_path):
    """R's seed is the seed of Keras; and the seed of a session is, too."""
    code = """
        library(rkeras)
        train <- function(seed) {
          set.seed(seed)
          x <- matrix(rnorm(80), 20)
          model <- keras_model_sequential(input_shape = 4) %>%
            layer_dense(8) %>%
            layer_dropout(0.5) %>%
            layer_dense(1)
          model %>% compile("sgd", "mse")
          fit(model, x, rowSums(x), batch_size = 4, epochs = 2, verbose = 0)
          unlist(get_weights(model))
        }
        first <- train(1)
        stopifnot(identical(train(1), first), !identical(train(2), first))
        cat(sprintf("%.17g", first), "")
        # A seed given to TensorFlow itself takes precedence.
        tf$random$set_seed(3L)
        one <- as.numeric(tf$random$uniform(c(1L, 2L)))
        tf$random$set_seed(3L)
        invisible(runif(1))
        invisible(layer_dense(units = 1))
        stopifnot(identical(as.numeric(tf$random$uniform(c(1L, 2L))), one))

        use_session_with_seed(5, quiet = TRUE)
        model <- keras_model_sequential() %>%
          layer_conv_2d(4, 3, input_shape = c(8, 8, 1), activation = "relu") %>%
          layer_flatten() %>%
          layer_dense(1)
        model %>% compile(loss = "mse")
        x <- array(seq_len(8 * 8 * 16) %% 7, c(16, 8, 8, 1))
        fit(model, x, seq_len(16), epochs = 2, verbose = 0)
        cat(sprintf("%.17g", unlist(lapply(model$get_weights(), as.vector))))
    """
    in_r, in_python = both(code, tmp_path)
    assert in_r.returncode == 0, in_r.stderr
    assert in_r.stdout == in_python.stdout
    of_dense, of_convolutions = 4 * 8 + 8 + 8 + 1, 4 * 9 + 4 + 36 * 4 + 1
    assert len(in_r.stdout.split()) == of_dense + of_convolutions


def test_many_models_are_nothing_to_warn_of(host, tmp_path):
    code = """
        library(rkeras)
        for (i in 1:7) {
          model <- keras_model_sequential(input_shape = 1) %>% layer_dense(1)
          model %>% compile("sgd", "mse")
          fit(model, matrix(1), matrix(1), epochs = 1, verbose = 0)
          predict(model, matrix(1), verbose = 0)
        }
    """
    done = conftest.run_r(code, host, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_values_of_reticulate_are_taken_and_given(r):
    """With the numpy that the set-up chose for this reticulate."""
    said = r("""
        library(rkeras)
        x <- tf$constant(matrix(1:4 / 1, 2))
        through <- function(x) {
          d <- rkeras_import("collections")$deque()
          d$append(x)
          d[[1]]
        }
        tensor <- tf$constant(matrix(1:4 / 2, 2))
        library(reticulate)
        stopifnot(inherits(r_to_py(x), "python.builtin.object"))
        np <- import("numpy", convert = FALSE)
        stopifnot(identical(as.numeric(tf$constant(np$arange(3L))), c(0, 1, 2)))
        set.seed(1)
        a <- array(runif(24), 2:4)
        stopifnot(
          identical(as.array(tf$constant(np_array(a))), a),
          identical(as.array(tf$constant(r_to_py(a))), a),
          identical(py_to_r(np$asarray(r_to_py(tensor)$numpy())), as.array(tensor)),
          identical(py_to_r(np$mean(r_to_py(tensor))), mean(1:4 / 2))
        )
        for (v in list(1:5, c(TRUE, FALSE), matrix(1:6, 2), array(1:24, 2:4), c(1i, 2), letters)) {
          stopifnot(identical(as.vector(through(np_array(v))), as.vector(v)))
          stopifnot(identical(as.vector(through(r_to_py(v))), as.vector(v)))
        }
        stopifnot(
          identical(through(reticulate::tuple(1, 2L, "x")), list(1, 2L, "x")),
          identical(through(dict(a = reticulate::tuple(1, "y"))), list(a = list(1, "y")))
        )
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse", optimizer = import("keras")$optimizers$SGD(0.1))
        x <- np_array(matrix(runif(20), 10))
        fit(model, x, np_array(runif(10)), epochs = 1, verbose = 0)
        stopifnot(identical(dim(predict(model, x, verbose = 0)), c(10L, 1L)))
        builtins <- import_builtins(convert = FALSE)
        layer <- import("keras", convert = FALSE)$layers$Layer
        stopifnot(py_to_r(builtins$isinstance(r_to_py(model$layers[[1]]), layer)))
        main <- py_run_string("def twice(x): return x * 2")
        map <- rkeras_import("builtins")
        stopifnot(identical(map$list(map$map(main$twice, list(1, 2))), c(2, 4)))
        for (i in 1:100) {
          y <- tf$constant(np_array(a))
          z <- r_to_py(y)
          r_to_py(list(i))
          layer_dense(units = 1)
          if (i %% 10 == 0) gc()
        }
        cat("fine")
    """)
    assert said.endswith("fine")


RPY2_AND_AN_INTERRUPT = """
    library(rkeras)
    modules <- rkeras_import("sys")$modules
    cat("rpy2.rinterface" %in% names(modules), "")
    rinterface <- rkeras_import("rpy2.rinterface")
    stopifnot(identical(rinterface$evalr("1:3 + 0.5"), 1:3 + 0.5))
    rinterface$initr()
    # What R's own handler of SIGINT does, not Python's.
    stopped <- tryCatch({
      tools::pskill(Sys.getpid(), tools::SIGINT)
      Sys.sleep(10)
      FALSE
    }, interrupt = function(condition) TRUE)
    cat(stopped, "")
    invisible(reg.finalizer(globalenv(), function(e) cat("finalized"), onexit = TRUE))
"""


def test_rpy2_is_imported_by_who_needs_it_and_joins_r(tmp_path):
    in_r, in_python = both(RPY2_AND_AN_INTERRUPT, tmp_path)
    assert (in_r.stdout, in_r.stderr) == ("FALSE TRUE finalized", "")
    assert (in_python.stdout, in_python.stderr) == ("TRUE TRUE finalized", "")


@pytest.mark.alone
def test_ctrl_c_ends_a_script(tmp_path):
    """From outside: a script that trains is stopped by one SIGINT, with R's message and status."""
    script = tmp_path / "script.R"
    script.write_text("""
        library(rkeras)
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        x <- matrix(1, 1024, 2)
        fit(model, x, x[, 1], epochs = 1, verbose = 0)
        cat("training\\n")
        fit(model, x, x[, 1], epochs = 100000, verbose = 0)
        cat("never reached")
    """)
    environment = os.environ | {
        "RETICULATE_PYTHON": sys.executable,
        "R_LIBS": str(conftest.LIBRARY),
    }
    for command in (
        ["Rscript", str(script)],
        [sys.executable, "-m", "rkeras_py", "run", str(script)],
    ):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        while process.stdout.readline() != "training\n":
            assert process.poll() is None
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        out, err = process.communicate(timeout=60)
        assert time.monotonic() - begin < 10
        assert "never reached" not in out
        assert process.returncode != 0, err


def test_wrong_commands_say_so(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "rkeras_py", "run", str(tmp_path / "missing.R")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "there is no script" in done.stderr


def test_a_warning_of_python_outside_of_calls_from_r_is_shown_at_once(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("""
import sys, warnings
from rpy2 import rinterface
rinterface.initr()
rinterface.evalr('library(rkeras); math <- rkeras_import("math")')
warnings.warn("of Python")
sys.stderr.write("after it\\n")
rinterface.evalr('''
    heard <- tryCatch({ math$sqrt(4); "nothing" }, warning = conditionMessage)
    python <- rkeras_import("warnings")
    told <- tryCatch(python$warn("of a call from R"), warning = conditionMessage)
    cat(heard, "|", told)
''')
""")
    environment = os.environ | {
        "RETICULATE_PYTHON": sys.executable,
        "R_LIBS": str(conftest.LIBRARY),
    }
    done = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "nothing | of a call from R"
    warned, after = done.stderr.split("after it\n")
    assert "UserWarning: of Python" in warned
    assert after == ""
