"""What R functions, generators and classes hold is free when nothing uses them any more."""

from __future__ import annotations

import pytest

# Each way in which Python gets hold of a function of R, which sees an environment of 8 MB.
WAYS = """
    library(rkeras)
    builtins <- rkeras_import("builtins")
    collect <- rkeras_import("gc")$collect
    x <- matrix(1, 8, 2)
    y <- matrix(1, 8, 1)
    model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
    model %>% compile(loss = "mse")
    train <- function(...) fit(model, x, y, epochs = 1, verbose = 0, ...)
    freed <- 0
    room <- function() {
      made <- new.env()
      made$x <- numeric(1e6)
      reg.finalizer(made, function(e) freed <<- freed + 1)
      made
    }
    gives <- function(e, value = list(x, y)) { force(e); function() value }
    sees <- function(e) { force(e); function(epoch, logs) e$x[1] }
    adds <- function(e) { force(e); function(a, b = 1) a + b + e$x[1] }
    errs <- function(e) { force(e); function(a, b) tf$reduce_mean((a - b)^2) + e$x[1] }
    r6 <- function(e) {
      force(e)
      R6::R6Class("Own6", inherit = KerasLayer, public = list(
        call = function(inputs, mask = NULL) inputs + e$x[1]
      ))
    }
    layer <- function(e) {
      force(e)
      new_layer_class("Own", call = function(inputs) inputs + e$x[1])
    }
    callback <- function(e) {
      force(e)
      new_callback_class("Watch", on_epoch_end = function(epoch, logs) e$x[1])
    }
    sequential <- function() keras_model_sequential() %>% layer_dense(1, input_shape = 2)
    ways <- list(
      fit = function(e) fit(model, gives(e), steps_per_epoch = 2, epochs = 1, verbose = 0),
      validation = function(e) train(validation_data = gives(e), validation_steps = 2),
      evaluate = function(e) evaluate(model, gives(e), steps = 2, verbose = 0),
      predict = function(e) predict(model, gives(e, list(x)), steps = 2, verbose = 0),
      callback = function(e) train(callbacks = list(callback_lambda(on_epoch_end = sees(e)))),
      callback_class = function(e) train(callbacks = list(callback(e)())),
      loss = function(e) {
        model <- sequential()
        model %>% compile(loss = errs(e))
        fit(model, x, y, epochs = 1, verbose = 0)
      },
      lambda = function(e) {
        predict(sequential() %>% layer_lambda(adds(e)), x, verbose = 0)
      },
      layer_class = function(e) predict(sequential() %>% (layer(e)()), x, verbose = 0),
      map = function(e) {
        builtins$list(tf$data$Dataset$range(4L)$map(function(i) i * as.integer(length(e))))
      },
      generator = function(e) {
        given <- tf$data$Dataset$from_generator(
          gives(e, list(1)), output_signature = tf$TensorSpec(shape(), "float32")
        )
        iter_next(as_iterator(given))
      },
      frame = function(e) {
        # The loss sees the frame in which its model is.
        model <- sequential()
        model %>% compile(loss = function(a, b) tf$reduce_mean((a - b)^2) + e$x[1])
        history <- fit(model, x, y, epochs = 1, verbose = 0)
      },
      frame_callback = function(e) {
        model <- sequential()
        model %>% compile(loss = "mse")
        at_end <- callback_lambda(on_epoch_end = function(epoch, logs) e$x[1])
        fit(model, x, y, epochs = 1, verbose = 0, callbacks = at_end)
      },
      frame_lambda = function(e) {
        doubled <- layer_lambda(f = function(x) x * e$x[1])
        model <- sequential() %>% doubled
        predict(model, x, verbose = 0)
      },
      r6_class = function(e) {
        made <- sequential()
        class <- r6(e)
        predict(create_layer(class, made), x, verbose = 0)
      },
      partial = function(e) rkeras_import("functools")$partial(adds(e), 1)(2)
    )
"""


def test_environments_are_let_go(r):
    """Finalizers of environments run, for each way in which Python gets hold of R functions.

    The last class of a name stays, so that readRDS() finds it.
    """
    said = r(
        WAYS
        + """
        for (name in names(ways)) {
          freed <- 0
          for (i in 1:3) ways[[name]](room())
          for (i in 1:3) {
            collect()
            rkeras:::operate("tie_cycles")
            invisible(gc())
            builtins$len(list())
          }
          cat(name, freed, "\\n")
        }
    """
    )
    freed = dict(line.split() for line in said.strip().splitlines()[-16:])
    kept = {"callback_class", "layer_class", "r6_class"}
    assert freed == {name: "2" if name in kept else "3" for name in freed}


@pytest.mark.long
def test_memory_over_fifty_calls_of_each_way(r):
    """Of 400 MB that the functions see, far less stays where both languages collect."""
    said = r(
        WAYS
        + """
        rss <- function() {
          status <- readLines("/proc/self/status")
          as.numeric(gsub("[^0-9]", "", grep("^VmRSS", status, value = TRUE))) / 1024
        }
        for (name in names(ways)) {
          for (i in 1:3) ways[[name]](room())
          curve <- rss()
          for (i in 1:50) {
            ways[[name]](room())
            if (i %% 10 == 0) {
              collect()
              rkeras:::operate("tie_cycles")
              for (k in 1:3) {
                invisible(gc())
                builtins$len(list())
                collect()
              }
              curve <- c(curve, rss())
            }
          }
          cat(name, sprintf("%.0f", curve), "\\n")
        }
    """,
        timeout=3600,
    )
    curves = {
        name: [float(number) for number in curve]
        for name, *curve in (line.split() for line in said.strip().splitlines()[-16:])
    }
    print(curves)
    grown = {name: max(curve) - curve[0] for name, curve in curves.items()}
    assert max(grown.values()) < 200, curves


@pytest.mark.alone
def test_memory_over_many_fits(r):
    """Twenty calls with 8 MB each in a generator, a callback and a class: memory stays."""
    said = r("""
        library(rkeras)
        rss <- function() {
          status <- readLines("/proc/self/status")
          as.numeric(gsub("[^0-9]", "", grep("^VmRSS", status, value = TRUE))) / 1024
        }
        model <- keras_model_sequential() %>% layer_dense(1, input_shape = 2)
        model %>% compile(loss = "mse")
        once <- function() {
          room <- runif(1e6)
          watch <- new_callback_class("Watch", on_epoch_end = function(epoch, logs) sum(room))
          batches <- function() list(matrix(room[1], 4, 2), matrix(1, 4, 1))
          fit(
            model, batches, steps_per_epoch = 1, epochs = 1, verbose = 0,
            callbacks = list(callback_lambda(on_epoch_begin = function(epoch, logs) room[1]))
          )
          invisible()
        }
        curve <- vapply(1:4, function(block) {
          for (i in 1:5) once()
          invisible(rkeras_import("gc")$collect())
          invisible(gc())
          rss()
        }, 0)
        cat(sprintf("%.0f", curve))
    """)
    curve = [float(number) for number in said.split()[-4:]]
    assert curve[-1] - curve[0] < 60, curve
