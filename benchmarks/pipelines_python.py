"""What pipelines and data cost in Python and TensorFlow alone: seconds, as JSON in the last line.

Run by `pipelines.R`: a line of standard input asks for a round.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from keras.src.legacy.preprocessing.text import Tokenizer

ELEMENTS = 2000
rng = np.random.default_rng(0)
rows = tf.constant(rng.normal(size=(ELEMENTS, 16)).astype("float32"))
folder = sys.argv[1]
with open(f"{folder}/texts.txt") as file:
    texts = file.read().splitlines()
tokenizer = Tokenizer(num_words=10000)
tokenizer.fit_on_texts(texts)
with open(f"{folder}/sequences.json") as file:
    sequences = json.load(file)


def ordered(x: Any) -> Any:
    return np.sort(x.numpy())[::-1][:3].astype("float32")


def mapped() -> Any:
    dataset = tf.data.Dataset.from_tensor_slices(rows)
    return dataset.map(lambda x: tf.ensure_shape(tf.py_function(ordered, [x], tf.float32), [3]))


RUNS: dict[str, Callable[[], Any]] = {
    "map": lambda: list(mapped().batch(ELEMENTS)),
    "map_alone": lambda: list(mapped()),
    "texts_to_sequences": lambda: tokenizer.texts_to_sequences(texts),
    "fit_text_tokenizer": lambda: Tokenizer(num_words=10000).fit_on_texts(texts),
    "pad_sequences": lambda: keras.utils.pad_sequences(sequences, maxlen=100),
}

dataset = tf.data.Dataset.range(10)
VERBS: dict[str, Callable[[], Any]] = {
    "dataset_batch": lambda: dataset.batch(4),
    "dataset_take": lambda: dataset.take(3),
    "dataset_shuffle": lambda: dataset.shuffle(10, 1),
    "dataset_map": lambda: dataset.map(lambda x: x * x),
    "tensor_slices_dataset": lambda: tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0]),
}


def seconds(run: Callable[[], Any], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - start) / times


for run in (*RUNS.values(), *VERBS.values()):
    run()
print("ready", flush=True)
for _ in sys.stdin:
    told = {name: seconds(run, 1) for name, run in RUNS.items()}
    told |= {name: seconds(run, 50) for name, run in VERBS.items()}
    print(json.dumps(told), flush=True)
