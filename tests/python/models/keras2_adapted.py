"""Writes with Keras 2 models whose vocabularies were adapted: `keras2_adapted.py FOLDER`.

Keras 2 keeps these outside of the configuration: in the graph of a folder, in a file of an archive.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np

TEXTS = np.array([["the cat sat"], ["a cat"], ["the dog"], ["the end"]], dtype=object)
LETTERS = np.array([["a", "b"], ["b", "b"], ["c", "x"], ["b", "a"]], dtype=object)
NUMBERS = np.array([[3, 5], [5, 5], [7, 3], [5, 9]], dtype="int64")
NEW = [
    np.array([["the dog sat"], ["no cat here"]], dtype=object),
    np.array([["b", "z"], ["c", "a"]], dtype=object),
    np.array([[5, 2], [3, 7]], dtype="int64"),
]


def main(target: str) -> None:
    """Makes the models, adapts their layers, and saves them."""
    import tf_keras as k

    L = k.layers
    k.utils.set_random_seed(1)
    words, weights = (
        L.TextVectorization(output_sequence_length=4),
        L.TextVectorization(max_tokens=6, output_mode="tf_idf", pad_to_max_tokens=True),
    )
    letters = L.StringLookup(output_mode="multi_hot", num_oov_indices=2)
    numbers, backwards = L.IntegerLookup(output_mode="count"), L.StringLookup(invert=True)
    for layer, data in (
        (words, TEXTS), (weights, TEXTS), (letters, LETTERS), (numbers, NUMBERS),
        (backwards, LETTERS),
    ):  # fmt: skip
        layer.adapt(data)
    text, pair, count = (
        k.Input((1,), dtype="string"), k.Input((2,), dtype="string"), k.Input((2,), dtype="int64")
    )  # fmt: skip
    inner_input = k.Input((2,), dtype="string")
    inner = k.Model(inner_input, letters(inner_input), name="inner")
    embedded = L.GlobalAveragePooling1D()(L.Embedding(9, 3)(words(text)))
    joined = L.concatenate([embedded, weights(text), inner(pair), numbers(count)])
    model = k.Model([text, pair, count], L.Dense(2)(joined))
    folder = Path(target)
    model.save(folder / "model.keras")
    model.save(folder / "folder", save_format="tf")
    indices = k.Input((2,), dtype="int64")
    inverse = k.Model(indices, backwards(indices))
    inverse.save(folder / "inverse", save_format="tf")
    told = inverse.predict(np.array([[1, 2], [0, 3]]), verbose=0).astype(str)
    np.savez(folder / "expected.npz", predicted=model.predict(NEW, verbose=0), told=told)


if __name__ == "__main__":
    main(*sys.argv[1:])
