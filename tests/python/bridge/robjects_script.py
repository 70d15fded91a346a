"""Run by test_robjects.py in three ways: by Python, and by R in both hosts."""

from __future__ import annotations

import gc
import threading

import numpy as np
import rpy2.robjects as ro
from rpy2 import rinterface
from rpy2.robjects import numpy2ri, pandas2ri
from rpy2.robjects.conversion import get_conversion

import rkeras_py as rk
from rkeras_py.engine import tf
from rkeras_py.models.history import TrainingHistory

ro.r("suppressPackageStartupMessages(library(rkeras))")


def values_cross_as_themselves() -> None:
    model = rk.keras_model_sequential(input_shape=4)
    rk.layer_dense(model, units=1, name="only")
    tensor = tf.constant([[1.0, 2.0], [3.0, 4.0]])
    dataset = tf.data.Dataset.range(3)
    objects = {
        "model": model,
        "layer": model.layers[0],
        "tensor": tensor,
        "variable": model.layers[0].kernel,
        "symbolic": model.outputs[0],
        "optimizer": rk.optimizer_adam(),
        "data": dataset,
        "loss": rk.loss_mean_squared_error,
        "bound": model.count_params,
    }
    for name, value in objects.items():
        ro.globalenv[name] = value
        back = ro.globalenv[name]
        assert back is value or back == value, (name, back)
    assert ro.r("k_is_keras_tensor(symbolic)")[0] and ro.r("inherits(data, 'tf_dataset')")[0]
    assert list(ro.r("as.array(tensor)")) == [1, 3, 2, 4]
    assert ro.r("bound()")[0] == 5
    # A layer of Python called in R, and what R makes of its own.
    made = ro.r("layer(matrix(1, 3, 4))")
    assert isinstance(made, tf.Tensor) and made.shape == (3, 1)
    layer = ro.r("(layer_dense(units = 3))")
    assert layer.units == 3
    # Lists and dicts that hold such objects, too.
    ro.globalenv["several"] = {"model": model, "parts": [tensor, 2]}
    assert ro.r("several$model$layers[[1]]$name")[0] == "only"
    assert ro.globalenv["several"].rx2("parts")[0] is tensor
    # R's own objects stay R's.
    assert isinstance(ro.r("matrix(1:4, 2)"), ro.vectors.IntMatrix)
    assert isinstance(ro.r("function(x) x"), ro.functions.SignatureTranslatedFunction)


def histories_cross() -> None:
    model = rk.keras_model_sequential(input_shape=2)
    rk.layer_dense(model, units=1)
    rk.compile(model, optimizer="sgd", loss="mse", metrics="mae")
    x = np.arange(12.0).reshape(6, 2) / 12
    history = rk.fit(model, x, x[:, 0], epochs=3, batch_size=2, verbose=0)
    ro.globalenv["history"] = history
    assert ro.r("class(history)")[0] == "keras_training_history"
    assert list(ro.r("history$metrics$loss")) == history.metrics["loss"]
    assert ro.globalenv["history"] == history
    ro.globalenv["model"], ro.globalenv["x"] = model, ro.r("matrix(as.numeric(1:12), 6) / 12")
    ro.r("history <- model %>% fit(x, x[, 1], epochs = 1, verbose = 0)")
    assert len(ro.globalenv["history"].metrics["loss"]) == 1


def functions_of_r_train() -> None:
    x = ro.r("(x <- matrix(sin(1:40), 10))")
    y = ro.r("(y <- rowSums(x))")
    results = []
    for loss in ("mse", ro.r("function(y_true, y_pred) k_mean((y_true - y_pred)^2, axis = 2)")):
        model = rk.keras_model_sequential(input_shape=4)
        rk.layer_dense(model, units=1, kernel_initializer="ones")
        rk.compile(model, optimizer=rk.optimizer_sgd(learning_rate=0.01), loss=loss)
        results.append(rk.fit(model, x, y, epochs=2, shuffle=False, verbose=0).metrics["loss"])
    np.testing.assert_allclose(*results, rtol=1e-6)

    seen = ro.r("seen <- numeric(); function(epoch, logs) seen[[epoch + 1]] <<- logs$loss")
    callbacks = [
        rk.callback_lambda(on_epoch_end=seen),
        ro.r("""R6::R6Class("Counts", inherit = KerasCallback, public = list(
             batches = 0, on_batch_end = function(batch, logs) self$batches <- self$batches + 1
             ))$new() -> counts; counts"""),
    ]
    losses = rk.fit(model, x, y, epochs=3, batch_size=5, callbacks=callbacks, verbose=0).metrics
    assert list(ro.globalenv["seen"]) == losses["loss"]
    assert ro.r("counts$batches")[0] == 6

    # A generator runs in a thread of its own, and takes turns with what the main thread does in R.
    generator = ro.r("""
        calls <- 0
        function() {
          calls <<- calls + 1
          list(x, y)
        }
    """)
    during = rk.callback_lambda(on_batch_end=lambda batch, logs: ro.r("calls <- calls + 100"))
    rk.fit(model, generator, steps_per_epoch=4, epochs=2, callbacks=[during], verbose=0)
    assert ro.r("calls")[0] == 808
    predicted = rk.predict(model, x, verbose=0)
    np.testing.assert_allclose(predicted, rk.predict(model, np.array(x), verbose=0))
    # Wherever it comes from, a data frame is one.
    frame = rk.predict(model, ro.r("as.data.frame(x)"), verbose=0)
    np.testing.assert_allclose(predicted, frame)


def errors_keep_what_they_are() -> None:
    try:
        ro.r('layer_dense(units = "ten")')
    except rinterface.embedded.RRuntimeError as error:
        assert isinstance(error.__cause__, ValueError)
        assert '`units` must be a whole number, at least 1, but "ten" was given' in str(error)
        assert "ValueError" in tuple(error.condition.rclass)
    else:
        raise AssertionError
    raises = """function(...) {
        stop(structure(class = c("mine", "error", "condition"),
                       list(message = "of mine", call = NULL, extra = 5)))
    }"""
    # R, Python, rpy2, R: the condition comes back as it was.
    raising = ro.globalenv["raising"] = ro.r(raises)
    ro.globalenv["through"] = lambda: raising()
    assert ro.r("tryCatch(through(), mine = function(condition) condition$extra)")[0] == 5
    # And through Keras.
    model = rk.keras_model_sequential(input_shape=1)
    rk.layer_dense(model, units=1)
    rk.compile(model, loss=raising)
    one = np.ones((2, 1))
    try:
        rk.fit(model, one, one, verbose=0)
    except RuntimeError as error:
        assert "of mine" in str(error)
        ro.globalenv["again"] = error.condition  # type: ignore[attr-defined]
        assert ro.r("again$extra")[0] == 5
    else:
        raise AssertionError


def threads_take_turns() -> None:
    sums: list[float] = []
    count = ro.r("local({ n <- 0; function() { for (i in 1:20) n <<- n + 1; n } })")
    as_python = rk.layer_lambda(None, f=count).function  # the bridge's own wrapper

    def work() -> None:
        for _ in range(20):
            as_python()
            sums.append(rinterface.evalr("sum(as.numeric(1:100))")[0])

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        as_python()
        rinterface.evalr("gc(FALSE)")
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert sums == [5050.0] * 60
    assert as_python() == 20 * (3 * 20 + 20 + 1)


def side_by_side_with_numpy_and_pandas() -> None:
    import pandas

    tensor = tf.constant([1.0, 2.0])
    both = [
        ro.default_converter + numpy2ri.converter + pandas2ri.converter,
        rk.robjects.converter() + numpy2ri.converter,
        ro.default_converter + numpy2ri.converter + rk.robjects.converter(),
    ]
    for rules in both:
        with rules.context():
            ro.globalenv["tensor"] = tensor
            assert ro.globalenv["tensor"] is tensor
            matrix = ro.r("matrix(1:4 / 1, 2)")
            assert type(matrix) is np.ndarray and matrix.tolist() == [[1, 3], [2, 4]]
    with both[0].context():
        frame = pandas.DataFrame({"a": [1.5, 2.5], "b": ["x", "y"]})
        ro.globalenv["frame"] = frame
        assert ro.r("is.data.frame(frame) && identical(frame$b, c('x', 'y'))")[0]
        back = ro.globalenv["frame"]
        assert isinstance(back, pandas.DataFrame) and back["a"].tolist() == [1.5, 2.5]
        # numpy2ri makes a list of R one of its own, but a history remains one.
        history = TrainingHistory({"epochs": 2}, {"loss": [1.0, 0.5]})
        ro.globalenv["history"] = history
        assert ro.globalenv["history"] == history


def on_request_only() -> None:
    layer = ro.globalenv["layer"]
    assert layer.units == 1
    rk.robjects.deactivate()
    rk.robjects.deactivate()
    assert isinstance(ro.globalenv["layer"], ro.functions.SignatureTranslatedFunction)
    with rk.robjects.context() as rules:
        assert get_conversion() is rules
        assert ro.globalenv["layer"] is layer
        assert rk.layer_dense(None, units=ro.IntVector([7])).units == 7
    assert ro.globalenv["layer"] is not layer
    try:
        rk.layer_dense(None, units=ro.IntVector([7]))
    except ValueError as error:
        assert "units" in str(error)
    else:
        raise AssertionError


def nothing_is_kept() -> None:
    ro.r("gone <- 0")
    for _ in range(5):
        function = ro.r("""local({
            watched <- new.env()
            reg.finalizer(watched, function(e) gone <<- gone + 1)
            function(y_true, y_pred) k_mean((y_true - y_pred)^2)
        })""")
        model = rk.keras_model_sequential(input_shape=1)
        rk.layer_dense(model, units=1)
        rk.compile(model, loss=function)
        rk.train_on_batch(model, np.ones((2, 1)), np.ones((2, 1)))
    del function, model
    for _ in range(3):
        gc.collect()
        ro.r("k_epsilon(); invisible(gc())")
    assert ro.r("gone")[0] == 5, ro.r("gone")[0]


rk.robjects.activate()
rk.robjects.activate()
for part in (
    values_cross_as_themselves, histories_cross, functions_of_r_train, errors_keep_what_they_are,
    threads_take_turns, side_by_side_with_numpy_and_pandas, nothing_is_kept, on_request_only,
):  # fmt: skip
    part()
    print(part.__name__)
