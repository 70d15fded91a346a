"""A small model, and its fit with callbacks."""

import numpy as np

from rkeras_py.engine import keras

X = np.linspace(-1, 1, 12).reshape(6, 2)
Y = X @ np.array([[1.0], [-2.0]]) + 0.5


def model_of(learning_rate=0.1, metrics=()):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(learning_rate), loss="mse", metrics=list(metrics))
    return model


def fit(model, *callbacks, epochs=3, batch_size=2, verbose=0, validation=True):
    held_out = (X, Y) if validation else None
    return model.fit(
        X, Y, epochs=epochs, batch_size=batch_size, verbose=verbose, validation_data=held_out,
        callbacks=list(callbacks), shuffle=False,
    )  # fmt: skip


class Logs(keras.callbacks.Callback):
    """Puts given values into the logs, for others to watch; goes first."""

    def __init__(self, **values):
        super().__init__()
        self.values = values

    def on_epoch_end(self, epoch, logs=None):
        for name, values in self.values.items():
            logs[name] = values[epoch]
