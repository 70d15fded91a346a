"""Losses in numpy and scipy, from their definitions, for each sample."""

import numpy as np
from scipy import special


def _signs(t):
    return np.where(t > 0, 1.0, -1.0) if set(np.unique(t)) <= {0.0, 1.0} else t


def binary_crossentropy(t, p, from_logits=False, label_smoothing=0.0, axis=-1):
    t = t * (1 - label_smoothing) + 0.5 * label_smoothing
    p = special.expit(p) if from_logits else p
    return -np.mean(special.xlogy(t, p) + special.xlog1py(1 - t, -p), axis=axis)


def categorical_crossentropy(t, p, from_logits=False, label_smoothing=0.0, axis=-1):
    t = t * (1 - label_smoothing) + label_smoothing / t.shape[axis]
    p = special.softmax(p, axis=axis) if from_logits else p / p.sum(axis=axis, keepdims=True)
    return -np.sum(special.xlogy(t, p), axis=axis)


def sparse_categorical_crossentropy(t, p, from_logits=False, axis=-1):
    return categorical_crossentropy(np.eye(p.shape[-1])[t.astype(int)], p, from_logits)


def categorical_hinge(t, p):
    return np.maximum(0, np.max((1 - t) * p, -1) - np.sum(t * p, -1) + 1)


def cosine_similarity(t, p, axis=-1):
    lengths = np.linalg.norm(t, axis=axis) * np.linalg.norm(p, axis=axis)
    return -np.sum(t * p, axis=axis) / lengths


def hinge(t, p):
    return np.mean(np.maximum(1 - _signs(t) * p, 0), -1)


def squared_hinge(t, p):
    return np.mean(np.maximum(1 - _signs(t) * p, 0) ** 2, -1)


def huber(t, p, delta=1.0):
    return np.mean(special.huber(delta, t - p), -1)


def kl_divergence(t, p):
    return np.sum(special.rel_entr(t, p), -1)


kullback_leibler_divergence = kl_divergence


def logcosh(t, p):
    return np.mean(np.log(np.cosh(p - t)), -1)


def mean_absolute_error(t, p):
    return np.mean(np.abs(t - p), -1)


def mean_absolute_percentage_error(t, p):
    return 100 * np.mean(np.abs((t - p) / t), -1)


def mean_squared_error(t, p):
    return np.mean((t - p) ** 2, -1)


def mean_squared_logarithmic_error(t, p):
    return np.mean((np.log1p(np.maximum(t, 0)) - np.log1p(np.maximum(p, 0))) ** 2, -1)


def poisson(t, p):
    return np.mean(p - t * np.log(p), -1)
