"""Runs in a process with tf_keras: makes networks of Keras 2, and says what they compute.

`python keras2.py outputs FOLDER NAME...` writes for each network a file with its weights, made
from a seed, and what it makes of random images, before and after some steps of training.
`python keras2.py preprocessing FOLDER` writes what its functions make of images.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

# The arguments of small networks, beside those of all.
ARGUMENTS = {"MobileNet": {"alpha": 0.25}, "MobileNetV2": {"alpha": 0.35}}
SIZES = {"Xception": 71, "InceptionV3": 75}
STEPS = 2


def images(size, count=4):
    return np.random.default_rng(1).uniform(0, 255, (count, size, size, 3)).astype("float32")


def calibrate(keras, model, x):
    """Random weights, and the moving averages of a batch, so that images stay distinct."""
    rng = np.random.default_rng(7)
    normalizing = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            normalizing.append((layer, layer.momentum))
            layer.momentum = 0.0
        values = [_random(rng, variable) for variable in layer.weights]
        layer.set_weights(values)
    model(x, training=True)
    for layer, momentum in normalizing:
        layer.momentum = momentum


def _random(rng, variable):
    shape = tuple(variable.shape)
    if "variance" in variable.name or "gamma" in variable.name:
        return rng.uniform(0.5, 1.5, shape)
    if "count" in variable.name:
        return np.zeros(shape)
    fan = np.prod(shape[:-1]) if len(shape) > 1 else 100
    return rng.normal(0, np.sqrt(2 / fan), shape)


def outputs(folder, names):
    import tf_keras as keras

    for name in names:
        keras.backend.clear_session()
        size = SIZES.get(name, 32)
        model = getattr(keras.applications, name)(
            weights=None, classes=7, input_shape=(size, size, 3), **ARGUMENTS.get(name, {})
        )
        calibrate(keras, model, images(size, 24) / 255)
        model.save_weights(folder / f"{name}.h5")
        # Normalizations of inputs take their weights when they are loaded.
        model.load_weights(folder / f"{name}.h5")
        x = images(size) / 255
        y = np.eye(7)[[0, 2, 4, 6]]
        found = {"predicted": model.predict(x, verbose=0)}
        if name in ("MobileNet", "ResNet50"):
            for layer in model.layers:
                if isinstance(layer, keras.layers.Dropout):
                    layer.rate = 0.0
            model.compile(keras.optimizers.legacy.SGD(0.01), "categorical_crossentropy")
            found["losses"] = [model.train_on_batch(x, y) for _ in range(STEPS)]
            moving = [w for w in model.weights if "moving_variance" in w.name]
            found["moving"] = np.concatenate([w.numpy().ravel() for w in moving])
        np.savez(folder / f"{name}.npz", **found)
        names_of = [layer.name for layer in model.layers if layer.weights]
        (folder / f"{name}.json").write_text(json.dumps(names_of))


def preprocessing(folder):
    from tf_keras.src.applications import imagenet_utils

    x = np.random.default_rng(2).uniform(0, 255, (2, 3, 4, 3))
    whole = np.random.default_rng(3).integers(0, 256, (3, 5, 3)).astype("int32")
    found = {"x": x, "whole": whole}
    for mode in ("caffe", "tf", "torch"):
        single = x.astype("float32")
        found[f"{mode}_last"] = imagenet_utils.preprocess_input(single.copy(), mode=mode)
        found[f"{mode}_first"] = imagenet_utils.preprocess_input(
            np.moveaxis(single, 3, 1).copy(), data_format="channels_first", mode=mode
        )
        found[f"{mode}_whole"] = imagenet_utils.preprocess_input(whole.copy(), mode=mode)
    imagenet_utils.CLASS_INDEX = {str(i): [f"n{i}", f"class {i}"] for i in range(1000)}
    scores = np.random.default_rng(4).integers(0, 50, (3, 1000)) / 50
    found["scores"] = scores
    decoded = imagenet_utils.decode_predictions(scores.copy(), top=60)
    (folder / "decoded.json").write_text(json.dumps(decoded))
    np.savez(folder / "preprocessing.npz", **found)


if __name__ == "__main__":
    what, folder, *names = sys.argv[1:]
    if what == "outputs":
        outputs(Path(folder), names)
    else:
        preprocessing(Path(folder))
