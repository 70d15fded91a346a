"""The bridge under stress, in both hosts: memory, interrupts, threads, collections, nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippets import TRAINABLE


def last(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_handles_are_let_go(r):
    """100,000 handles made and dropped: memory stays, and no object stays alive."""
    said = r("""
        library(rkeras)
        rss <- function() {
          status <- readLines("/proc/self/status")
          as.numeric(gsub("[^0-9]", "", grep("^VmRSS", status, value = TRUE))) / 1024
        }
        object <- rkeras_import("builtins")$object
        alive <- function() rkeras:::operate("counts")$python_objects
        for (i in 1:20000) x <- object()
        invisible(gc())
        before <- rss()
        objects <- alive()
        for (i in 1:100000) x <- object()
        rm(x)
        invisible(gc())
        cat(sprintf("%.1f %d", rss() - before, alive() - objects))
    """)
    grown, alive = last(said).split()
    assert float(grown) < 20
    assert int(alive) <= 1


def test_r_objects_are_let_go(r):
    """Functions and large vectors that Python held for a call are free after it."""
    said = r("""
        library(rkeras)
        builtins <- rkeras_import("builtins")
        call <- function(f) builtins$list(builtins$map(f, list(1)))
        held <- function() rkeras:::operate("counts")$r_objects
        call(function(x) x)
        invisible(rkeras_import("gc")$collect())
        before <- held()
        for (i in 1:5000) call(function(x) x + i)
        for (i in 1:50) rkeras_import("builtins")$len(runif(1e5))
        invisible(rkeras_import("gc")$collect())
        invisible(gc())
        cat(held() - before)
    """)
    assert int(last(said)) <= 10


@pytest.mark.alone
def test_interrupts(r):
    """Twenty fits stopped at random moments: each within a second, and the next one works.

    The second is counted by the clock, or by the processor's time that the process gets
    meanwhile, where others keep the machine busy.
    """
    said = r(
        TRAINABLE
        + """
        sent <- tempfile()
        set.seed(1)
        interrupted <- 0
        worst <- 0
        for (i in 1:20) {
          tell <- "(date +%s.%N; cut -d' ' -f14,15 /proc/$P/stat)"
          shot <- "P=%d; (sleep %f; %s > %s; kill -INT $P) &"
          system(sprintf(shot, Sys.getpid(), runif(1, 0.02, 0.6), tell, sent))
          result <- tryCatch(
            { fit(model, x, y, epochs = 5000, batch_size = 16, verbose = 0); "finished" },
            interrupt = function(e) "interrupt"
          )
          now <- c(as.numeric(Sys.time()), sum(proc.time()[1:2]))
          told <- scan(sent, quiet = TRUE)
          worst <- max(worst, min(now - c(told[1], (told[2] + told[3]) / 100)))
          interrupted <- interrupted + (result == "interrupt")
          history <- fit(model, x[1:32, ], y[1:32], epochs = 1, verbose = 0)
          stopifnot(length(history$metrics$loss) == 1)
        }
        cat(interrupted, worst)
    """
    )
    interrupted, worst = last(said).split()
    assert int(interrupted) == 20
    assert float(worst) < 1


def test_an_interrupt_while_a_generator_waits(r):
    """R's own waits in another thread are not jumped into."""
    said = r("""
        library(rkeras)
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        batches <- function() {
          Sys.sleep(0.005)
          list(matrix(1, 4, 2), matrix(1, 4, 1))
        }
        results <- vapply(1:5, function(i) {
          system(sprintf("(sleep %f; kill -INT %d) &", 0.3 + i / 10, Sys.getpid()))
          tryCatch(
            { fit(model, batches, steps_per_epoch = 1e5, epochs = 1, verbose = 0); "finished" },
            interrupt = function(e) "interrupt"
          )
        }, "")
        cat(sum(results == "interrupt"))
    """)
    assert last(said) == "5"


@pytest.mark.alone
def test_an_interrupt_of_python_code(r):
    """Python's sleeps, waits and loops end long before they would."""
    said = r("""
        library(rkeras)
        builtins <- rkeras_import("builtins")
        shoot <- function() system(sprintf("(sleep 0.3; kill -INT %d) &", Sys.getpid()))
        endless <- list(
          function() rkeras_import("time")$sleep(250),
          function() rkeras_import("threading")$Event()$wait(250),
          function() builtins$exec("n = 0\\nwhile True: n += 1", builtins$dict()),
          function() {
            rows <- tf$data$Dataset$from_tensors(matrix(1, 4, 2))
            adapt(layer_normalization(), rows$`repeat`())
          }
        )
        stopped <- vapply(endless, function(call) {
          shoot()
          tryCatch({ call(); "finished" }, interrupt = function(e) "interrupt")
        }, "")
        cat(stopped, builtins$len(list(1, 2)))
    """)
    assert last(said) == "interrupt interrupt interrupt interrupt 2"


def test_time_limits(r):
    """R's time limit ends functions that Python calls, alone and during training.

    R's own compiler, which runs when a function is called again, swallows the error of the limit.
    """
    said = r("""
        library(rkeras)
        compiler::enableJIT(0)
        builtins <- rkeras_import("builtins")
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        x <- matrix(1, 4, 2)
        waits <- callback_lambda(on_epoch_end = function(epoch, logs) Sys.sleep(0.001))
        train <- function(epochs) {
          fit(model, x, x[, 1], epochs = epochs, verbose = 0, callbacks = waits)
        }
        train(1)
        within <- function(code) {
          setTimeLimit(elapsed = 0.3, transient = TRUE)
          on.exit(setTimeLimit())
          tryCatch({ code; "finished" }, error = conditionMessage)
        }
        said <- c(
          within(builtins$list(builtins$map(function(x) repeat sqrt(x), list(1)))),
          within(train(1e6))
        )
        cat(grepl("time limit", said), builtins$len(list(1, 2)))
    """)
    assert last(said) == "TRUE TRUE 2"


def test_generators_that_fail_at_random(r):
    """The R error comes out each time, with its class, whichever thread it was raised in."""
    said = r("""
        library(rkeras)
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        set.seed(2)
        caught <- 0
        for (i in 1:20) {
          left <- sample(0:30, 1)
          batches <- function() {
            left <<- left - 1
            if (left < 0) {
              stop(structure(
                class = c("out_of_data", "error", "condition"),
                list(message = "nothing left", call = NULL, run = i)
              ))
            }
            list(matrix(1, 4, 2), matrix(1, 4, 1))
          }
          run <- tryCatch(
            fit(model, batches, steps_per_epoch = 100, epochs = 1, verbose = 0),
            out_of_data = function(e) e$run
          )
          caught <- caught + identical(run, i)
        }
        cat(caught)
    """)
    assert last(said) == "20"


def test_r_functions_from_many_threads(r):
    """Seven threads call one R function a thousand times each: the count is exact."""
    said = r("""
        library(rkeras)
        futures <- rkeras_import("concurrent.futures")
        builtins <- rkeras_import("builtins")
        count <- 0
        add <- function(x) {
          count <<- count + 1
          x * 2
        }
        pool <- futures$ThreadPoolExecutor(7L)
        results <- unlist(builtins$list(pool$map(add, as.list(1:7000))))
        pool$shutdown()
        cat(count, identical(as.numeric(results), 1:7000 * 2))
    """)
    assert last(said) == "7000 TRUE"


def test_a_generator_that_is_never_finished_leaves_no_thread(r):
    said = r("""
        library(rkeras)
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        batches <- function() list(matrix(1, 4, 2), matrix(1, 4, 1))
        fit(model, batches, steps_per_epoch = 3, epochs = 1, verbose = 0)
        threads <- function() rkeras_import("threading")$active_count()
        before <- threads()
        for (i in 1:10) fit(model, batches, steps_per_epoch = 3, epochs = 1, verbose = 0)
        invisible(rkeras_import("gc")$collect())
        Sys.sleep(0.5)
        cat(threads() - before)
    """)
    assert int(last(said)) <= 0


def test_conversions_under_gctorture(r):
    """A collection at every few allocations: nothing that the bridge makes is lost."""
    said = r("""
        library(rkeras)
        deque <- rkeras_import("collections")$deque
        through <- function(x) {
          d <- deque()
          d$append(x)
          d[[1]]
        }
        f <- function(x) list(x, letters[1:3])
        builtins <- rkeras_import("builtins")
        values <- list(
          NULL, TRUE, 1L, 2.5, 1i, "a", letters, list(1, "b", list(TRUE, "c")),
          list(a = 1, b = list(c = "x")),
          matrix(1:6, 2), array(runif(60), 3:5), as.raw(0:9), matrix(letters[1:4], 2),
          as.Date("2026-11-21"), c(1.5, NA)
        )
        same <- 0
        gctorture2(step = 13, inhibit_release = FALSE)
        for (value in values) {
          back <- through(value)
          # A vector comes back with a dim, as what numpy has.
          if (is.null(dim(value)) && is.numeric(value)) back <- as.vector(back)
          same <- same + identical(back, value)
        }
        called <- builtins$list(builtins$map(f, list(1, "two", 3L)))
        error <- tryCatch(builtins$int("x"), error = conditionMessage)
        gctorture2(step = 0)
        cat(same, length(values), length(called), grepl("invalid literal", error))
    """)
    assert last(said) == "15 15 3 TRUE"


def test_random_nonsense(r):
    """1,000 calls of random exported functions with random arguments: a value, or an R error."""
    said = r("""
        library(rkeras)
        set.seed(3)
        # What changes the machine or the session beyond the call, waits for the network, or ends
        # only when a dataset does.
        left_out <- c(
          "install_rkeras", "install_compat", "remove_compat", "use_python", "use_virtualenv",
          "use_condaenv", "rkeras_doctor", "callback_remote_monitor", "use_session_with_seed",
          "rkeras_import", "until_out_of_range"
        )
        names <- setdiff(getNamespaceExports("rkeras"), left_out)
        functions <- Filter(function(n) is.function(getExportedValue("rkeras", n)), names)
        functions <- functions[!grepl("^[.%]", functions)]
        layer <- layer_dense(units = 1)
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        pool <- list(
          NULL, NA, NA_integer_, NA_character_, TRUE, 0, -1, 1, 2.5, Inf, NaN, 1e300,
          "a", "", "relu",
          character(), numeric(), list(), list(1, "a"), list(a = 1, 2), c(1, 2, 3), matrix(1, 2, 2),
          data.frame(a = 1:2), factor("x"), function(x) x, function() stop("no"), quote(x), y ~ x,
          new.env(), as.raw(1), 1i, layer, model, layer_input(3), tf$constant(1), Sys.Date()
        )
        setwd(tempdir())
        options(warn = -1)
        ended <- c(value = 0, condition = 0)
        other <- character()
        for (i in 1:1000) {
          name <- sample(functions, 1)
          f <- getExportedValue("rkeras", name)
          arguments <- pool[sample(length(pool), sample(0:4, 1), replace = TRUE)]
          formals <- setdiff(names(formals(f)), "...")
          if (length(arguments) && length(formals) && runif(1) < 0.7) {
            n <- min(length(arguments), length(formals))
            arguments <- arguments[seq_len(n)]
            names(arguments) <- sample(formals, n)
          }
          result <- tryCatch(
            { capture.output(do.call(f, arguments, quote = TRUE)); "value" },
            error = function(e) if (inherits(e, "condition")) "condition" else class(e)
          )
          if (result %in% names(ended)) {
            ended[[result]] <- ended[[result]] + 1
          } else {
            other <- c(other, name)
          }
        }
        # The session is as good as before; the model may have lost its layers by pop_layer().
        fresh <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        stopifnot(identical(dim(predict(fresh, matrix(1, 3, 2), verbose = 0)), c(3L, 1L)))
        cat(sum(ended), length(other))
    """)
    assert last(said) == "1000 0"


def test_fuzz(r):
    """Random values, conditions and interrupts at random depth; longer by hand (fuzz.R)."""
    code = (Path(__file__).parent / "fuzz.R").read_text()
    said = r('commandArgs <- function(...) c("1", "15")\n' + code)
    assert last(said) == "done"
