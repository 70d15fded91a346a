"""Connectionist temporal classification: sequences of labels from longer ones of probabilities."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Bool, PositiveInt
from rkeras_py.api.registry import REQUIRED, MisfitError, Page, public
from rkeras_py.backend.arguments import Tensor, Whole
from rkeras_py.backend.dispatch import operation
from rkeras_py.backend.formats import same_rank
from rkeras_py.engine import keras, tf

_FAMILY = "backend"
_PAGE = Page(
    "backend_ctc",
    "Connectionist temporal classification",
    "The loss of sequences of labels, and the most probable ones. Labels count from 0, in R too; "
    "the last class is the blank between labels.",
)
_SHARED = {
    "y_pred": "Probabilities: a tensor of shape `(samples, steps, classes)`.",
    "input_length": "The number of steps of each sample.",
}


def _sparse(labels: Any, label_lengths: Any) -> Any:
    lengths = tf.cast(tf.reshape(label_lengths, [-1]), tf.int32)
    mask = tf.sequence_mask(lengths, tf.shape(labels)[1])
    values = tf.boolean_mask(labels, mask)
    return tf.SparseTensor(tf.where(mask), values, tf.shape(labels, tf.int64))


@public(family=_FAMILY, page=_PAGE)
@operation("labels", "label_lengths", compilable=False)
def k_ctc_label_dense_to_sparse(labels: Whole = REQUIRED, label_lengths: Whole = REQUIRED) -> Any:
    """Labels of different lengths as a sparse tensor.

    Args:
        labels: Labels, filled up to the same length: a tensor of shape `(samples, length)`.
        label_lengths: How many labels of each sample count.

    Returns:
        A sparse tensor.

    Example:
        >>> from rkeras_py import k_ctc_label_dense_to_sparse, k_eval
        >>> k_eval(k_ctc_label_dense_to_sparse([[1, 2, 9], [3, 9, 9]], [2, 1]))
        array([[1, 2, 0],
               [3, 0, 0]], dtype=int32)
    """
    same_rank(labels, 2, "labels")
    return _sparse(labels, label_lengths)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("y_true", "y_pred", "input_length", "label_length", compilable=False)
def k_ctc_batch_cost(
    y_true: Whole = REQUIRED,
    y_pred: Tensor = REQUIRED,
    input_length: Whole = REQUIRED,
    label_length: Whole = REQUIRED,
) -> Any:
    """The loss of each sample: minus the logarithm of the probability of its labels.

    Args:
        y_true: Labels, filled up to the same length: a tensor of shape `(samples, length)`.
        label_length: The number of labels of each sample.

    Returns:
        A tensor of shape `(samples, 1)`.

    Example:
        >>> from rkeras_py import k_ctc_batch_cost, k_int_shape
        >>> p = [[[0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.1, 0.2, 0.7]]]
        >>> k_int_shape(k_ctc_batch_cost([[0, 1]], p, [[3]], [[2]]))
        (1, 1)
    """
    same_rank(y_true, 2, "y_true")
    same_rank(y_pred, 3, "y_pred")
    labels = tf.cast(_sparse(tf.cast(y_true, tf.int32), label_length), tf.int32)
    steps = tf.math.log(tf.transpose(y_pred, [1, 0, 2]) + keras.config.epsilon())
    length = tf.cast(tf.reshape(input_length, [-1]), tf.int32)
    loss = tf.compat.v1.nn.ctc_loss(labels, steps, length)
    return tf.expand_dims(loss, 1)


@public(family=_FAMILY, page=_PAGE, shared=_SHARED)
@operation("y_pred", "input_length", compilable=False)
def k_ctc_decode(
    y_pred: Tensor = REQUIRED,
    input_length: Whole = REQUIRED,
    greedy: Bool = True,
    beam_width: PositiveInt = 100,
    top_paths: PositiveInt = 1,
) -> Any:
    """The most probable labels.

    Args:
        greedy: Whether the most probable class of each step is taken; else a beam is searched.
        beam_width: How many sequences the search goes on with at each step.
        top_paths: How many sequences the search gives.

    Returns:
        A list: a list of tensors of labels, filled up with -1 to one length, and a tensor of
        the logarithms of their probabilities (for the greedy way, with a minus sign).

    Example:
        >>> from rkeras_py import k_ctc_decode
        >>> p = [[[0.6, 0.3, 0.1], [0.1, 0.8, 0.1], [0.1, 0.2, 0.7]]]
        >>> decoded = k_ctc_decode(p, [3])
    """
    same_rank(y_pred, 3, "y_pred")
    if not greedy and top_paths > beam_width:
        raise MisfitError("top_paths", "at most `beam_width`")
    sizes = tf.shape(y_pred, tf.int64)
    steps = tf.math.log(tf.transpose(y_pred, [1, 0, 2]) + keras.config.epsilon())
    length = tf.cast(tf.reshape(input_length, [-1]), tf.int32)
    if greedy:
        decoded, probability = tf.nn.ctc_greedy_decoder(steps, length)
    else:
        decoded, probability = tf.nn.ctc_beam_search_decoder(steps, length, beam_width, top_paths)
    full = tf.stack([sizes[0], sizes[1]])
    dense = [
        tf.sparse.to_dense(tf.SparseTensor(found.indices, found.values, full), -1)
        for found in decoded
    ]
    return [dense, probability]
