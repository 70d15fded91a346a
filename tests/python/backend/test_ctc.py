"""Connectionist temporal classification against all paths, one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import rkeras_py as r
from backend.case import FLOATS
from rkeras_py.engine import keras, tf

P = np.array(
    [
        [[0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.1, 0.2, 0.7], [0.3, 0.3, 0.4]],
        [[0.2, 0.2, 0.6], [0.5, 0.4, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1]],
    ],
    "float32",
)


def collapsed(path, blank=2):
    kept = [a for a, b in zip(path, (None, *path), strict=False) if a != b]
    return tuple(label for label in kept if label != blank)


def probabilities(p):
    """Of each sequence of labels, the sum over its paths."""
    found = {}
    for path in itertools.product(range(p.shape[1]), repeat=p.shape[0]):
        labels = collapsed(path)
        found[labels] = found.get(labels, 0) + np.prod([p[t, k] for t, k in enumerate(path)])
    return found


def test_the_loss_is_that_of_all_paths():
    lengths, labels = [4, 3], [(0, 1), (1,)]
    cost = r.k_ctc_batch_cost([[0, 1], [1, 9]], P, [[4], [3]], [[2], [1]])
    expected = [
        -np.log(probabilities(p[:n])[of]) for p, n, of in zip(P, lengths, labels, strict=True)
    ]
    np.testing.assert_allclose(cost[:, 0], expected, rtol=1e-5)
    assert cost.shape == (2, 1)


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_gradient_of_the_loss_trains(dtype):
    rounded = P[:1].astype("float16")
    p = tf.constant(rounded.astype(dtype))
    with tf.GradientTape() as tape:
        tape.watch(p)
        cost = r.k_ctc_batch_cost([[0, 1]], p / tf.reduce_sum(p, -1, keepdims=True), [[4]], [[2]])
    gradient = tape.gradient(cost, p).numpy()
    start = rounded[0].astype("float64")
    moved = start.copy()
    moved[1, 1] += 1e-6

    def loss(p):
        return -np.log(probabilities(p / p.sum(-1, keepdims=True))[0, 1])

    slope = (loss(moved) - loss(start)) / 1e-6
    assert gradient.dtype == dtype
    assert gradient[0, 1, 1] == pytest.approx(slope, rel=max(1e-4, 8 * np.finfo(dtype).eps))


def test_greedy_takes_the_best_class_of_each_step():
    (labels,), minus = r.k_ctc_decode(P, [4, 3])
    np.testing.assert_array_equal(labels, [[0, 1, -1, -1], [0, -1, -1, -1]])
    best = [np.log(P[0].max(-1)).sum(), np.log(P[1, :3].max(-1)).sum()]
    np.testing.assert_allclose(minus[:, 0], -np.array(best), rtol=1e-5)


def test_the_beam_finds_the_most_probable_labels():
    found, logs = r.k_ctc_decode(P, [4, 4], greedy=False, beam_width=50, top_paths=2)
    for sample in range(2):
        best = sorted(probabilities(P[sample]).items(), key=lambda pair: -pair[1])[:2]
        for number, (labels, probability) in enumerate(best):
            row = [int(k) for k in found[number][sample] if k >= 0]
            assert tuple(row) == labels
            assert float(logs[sample, number]) == pytest.approx(np.log(probability), rel=1e-4)


def test_labels_as_a_sparse_tensor():
    sparse = r.k_ctc_label_dense_to_sparse([[1, 2, 9], [3, 9, 9]], [2, 1])
    np.testing.assert_array_equal(sparse.indices, [[0, 0], [0, 1], [1, 0]])
    np.testing.assert_array_equal(sparse.values, [1, 2, 3])
    np.testing.assert_array_equal(sparse.dense_shape, [2, 3])


def test_the_loss_of_a_model_is_saved(tmp_path):
    x = keras.Input((4, 3))
    labels = keras.Input((2,), dtype="int32")
    steps = keras.Input((1,), dtype="int32")
    count = keras.Input((1,), dtype="int32")
    model = keras.Model([x, labels, steps, count], r.k_ctc_batch_cost(labels, x, steps, count))
    inputs = [P, np.array([[0, 1], [1, 0]]), np.array([[4], [3]]), np.array([[2], [1]])]
    for name in ("model.keras", "model.h5"):
        model.save(tmp_path / name)
        again = keras.saving.load_model(tmp_path / name)
        np.testing.assert_array_equal(again(inputs), model(inputs))
