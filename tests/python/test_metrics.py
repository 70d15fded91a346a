"""Metrics against their definitions in numpy, gathered over batches, with weights."""

import numpy as np
import pytest
import references
from cases_metrics import BATCHES, OBJECTS, VALUES

import rkeras_py
import rkeras_py.public
from rkeras_py.api.argument_types import ArgumentError
from rkeras_py.api.registry import REGISTRY
from rkeras_py.engine import keras, tf


def ids(cases):
    return [f"{c['call']}-{c['data']}-{'-'.join(c['args'])}" for c in cases]


class Values:
    """Values of samples for the metrics that are no losses."""

    @staticmethod
    def binary_accuracy(t, p, threshold=0.5):
        return np.mean((p > threshold) == t, -1)

    @staticmethod
    def categorical_accuracy(t, p):
        return (t.argmax(-1) == p.argmax(-1)).astype(float)

    @staticmethod
    def sparse_categorical_accuracy(t, p):
        return (t == p.argmax(-1)).astype(float)

    @staticmethod
    def sparse_top_k_categorical_accuracy(t, p, k):
        return np.any(np.argsort(-p)[:, :k] == t[:, None], -1).astype(float)

    @staticmethod
    def top_k_categorical_accuracy(t, p, k):
        return Values.sparse_top_k_categorical_accuracy(t.argmax(-1), p, k)

    @staticmethod
    def cosine_proximity(t, p):
        return references.cosine_similarity(t, p)


def values_of(case, t, p):
    compute = getattr(Values, case["call"], None) or getattr(references, case["call"])
    return compute(t, p, **case["args"])


def batches(case):
    return [tuple(np.array(part, dtype=float) for part in b) for b in BATCHES[case["data"]]]


@pytest.mark.parametrize("case", VALUES, ids=ids(VALUES))
def test_values_of_samples(case):
    call = getattr(rkeras_py, "metric_" + case["call"])
    for t, p, _ in batches(case):
        values = call(t, p, **case["args"])
        np.testing.assert_allclose(values, values_of(case, t, p), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("case", VALUES, ids=ids(VALUES))
def test_objects_of_the_same_functions(case, weighted):
    metric = getattr(rkeras_py, "metric_" + case["call"])(**case["args"])
    total = count = 0.0
    for t, p, w in batches(case):
        w = w if weighted else np.ones_like(w)
        metric.update_state(t, p, sample_weight=w if weighted else None)
        total, count = total + np.sum(w * values_of(case, t, p)), count + w.sum()
    assert float(metric.result()) == pytest.approx(total / count, rel=1e-5, abs=1e-6)
    check_life(metric, case)


def check_life(metric, case):
    """The config gives an equal object, and the state can be reset."""
    copy = keras.metrics.deserialize(keras.metrics.serialize(metric))
    assert copy.get_config() == metric.get_config()
    for t, p, w in batches(case):
        copy.update_state(t, p, sample_weight=w)
    metric.reset_state()
    for t, p, w in batches(case):
        metric.update_state(t, p, sample_weight=w)
    # Keras makes the copy, with its own formula of the binary crossentropy.
    np.testing.assert_allclose(copy.result(), metric.result(), rtol=1e-6)


def counts(t, p, w, threshold):
    positive = p > threshold
    return (
        np.sum(w * (t == 1) * positive),
        np.sum(w * (t == 0) * positive),
        np.sum(w * (t == 1) * ~positive),
        np.sum(w * (t == 0) * ~positive),
    )


def ratio(a, b):
    return a / b if b else 0.0


class Objects:
    """What metric objects give for all batches together."""

    def __init__(self, t, p, w):
        self.t, self.p, self.w = t, p, w

    def mean(self, values):
        return np.sum(self.w * values) / self.w.sum()

    def accuracy(self):
        return self.mean(self.t == self.p)

    def categorical_hinge(self):
        return self.mean(references.categorical_hinge(self.t, self.p))

    def cosine_similarity(self):
        return self.mean(-references.cosine_similarity(self.t, self.p))

    def logcosh_error(self):
        return self.mean(references.logcosh(self.t, self.p))

    def root_mean_squared_error(self):
        return np.sqrt(self.mean(references.mean_squared_error(self.t, self.p)))

    def counted(self, which, thresholds=0.5):
        found = [counts(self.t, self.p, self.w, x)[which] for x in np.atleast_1d(thresholds)]
        return found[0] if np.isscalar(thresholds) else found

    def true_positives(self, **args):
        return self.counted(0, **args)

    def false_positives(self, **args):
        return self.counted(1, **args)

    def false_negatives(self, **args):
        return self.counted(2, **args)

    def true_negatives(self, **args):
        return self.counted(3, **args)

    def chosen(self, top_k, class_id):
        t, p, w = self.t, self.p, self.w
        if top_k is not None:
            p = np.where(p >= np.sort(p)[:, [-top_k]], p, -np.inf)
        if class_id is not None:
            t, p = t[:, class_id], p[:, class_id]
        return t, p, w if t.ndim == 1 else w[:, None]

    def share(self, other, thresholds=None, top_k=None, class_id=None):
        t, p, w = self.chosen(top_k, class_id)
        default = -np.inf if top_k else 0.5
        found = []
        for threshold in np.atleast_1d(default if thresholds is None else thresholds):
            n = counts(t, p, w, threshold)
            found.append(ratio(n[0], n[0] + n[other]))
        return found if isinstance(thresholds, list) and len(thresholds) > 1 else found[0]

    def precision(self, **args):
        return self.share(1, **args)

    def recall(self, **args):
        return self.share(2, **args)

    def at(self, best, other, least, num_thresholds=200):
        found = 0.0
        for threshold in np.linspace(-1e-7, 1 + 1e-7, num_thresholds):
            tp, fp, fn, tn = counts(self.t, self.p, self.w, threshold)
            rates = {
                "precision": ratio(tp, tp + fp),
                "recall": ratio(tp, tp + fn),
                "specificity": ratio(tn, tn + fp),
            }
            if rates[other] >= least:
                found = max(found, rates[best])
        return found

    def precision_at_recall(self, recall):
        return self.at("precision", "recall", recall)

    def recall_at_precision(self, precision):
        return self.at("recall", "precision", precision)

    def sensitivity_at_specificity(self, specificity):
        return self.at("recall", "specificity", specificity)

    def specificity_at_sensitivity(self, sensitivity, num_thresholds):
        return self.at("specificity", "recall", sensitivity, num_thresholds)

    def mean_iou(self, num_classes):
        w, found = self.w, []
        for c in range(num_classes):
            both = np.sum(w * ((self.t == c) & (self.p == c)))
            found.append(both / np.sum(w * ((self.t == c) | (self.p == c))))
        return np.mean(found)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("case", OBJECTS, ids=ids(OBJECTS))
def test_objects(case, weighted):
    metric = getattr(rkeras_py, "metric_" + case["call"])(**case["args"])
    for t, p, w in batches(case):
        metric.update_state(t, p, sample_weight=w if weighted else None)
    t, p, w = (np.concatenate(parts) for parts in zip(*batches(case), strict=True))
    w = w if weighted else np.ones_like(w)
    expected = getattr(Objects(t, p, w), case["call"])(**case["args"])
    np.testing.assert_allclose(metric.result(), expected, rtol=1e-5, atol=1e-6)
    check_life(metric, case)


@pytest.mark.parametrize("weighted", [False, True])
def test_auc_is_the_probability_of_the_right_order(weighted):
    rng = np.random.default_rng(3)
    t = rng.integers(0, 2, 60).astype(float)
    p = np.clip(np.round(0.3 * t + rng.uniform(0, 0.7, 60), 2), 0.004, 0.996)
    w = rng.uniform(0.5, 2, 60) if weighted else np.ones(60)
    metric = rkeras_py.metric_auc(num_thresholds=2001)
    metric.update_state(t[:40], p[:40], sample_weight=w[:40])
    metric.update_state(t[40:], p[40:], sample_weight=w[40:])
    order = np.sign(p[t == 1][:, None] - p[t == 0]) / 2 + 0.5
    pairs = w[t == 1][:, None] * w[t == 0]
    assert float(metric.result()) == pytest.approx(np.sum(order * pairs) / pairs.sum(), rel=1e-5)


def test_auc_of_logits_by_summation_and_labels():
    t, p = np.array([0.0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8])
    logits = np.log(p / (1 - p))
    for options, x in (({}, p), ({"from_logits": True}, logits)):
        metric = rkeras_py.metric_auc(**options)
        metric.update_state(t, x)
        assert float(metric.result()) == pytest.approx(0.75)
    # Steps of the curve with three thresholds: recall 1, 0.5, 0 at false positives 1, 0, 0.
    for method, area in (("minoring", 0.5), ("majoring", 1.0), ("interpolation", 0.75)):
        metric = rkeras_py.metric_auc(thresholds=0.5, summation_method=method)
        metric.update_state(t, p)
        assert float(metric.result()) == pytest.approx(area, abs=1e-6)
    labels = np.stack([t, 1 - t], 1)
    metric = rkeras_py.metric_auc(multi_label=True, num_labels=2, label_weights=[3, 1])
    metric.update_state(labels, np.stack([p, p], 1))
    assert float(metric.result()) == pytest.approx((3 * 0.75 + 0.25) / 4)
    precision_recall = rkeras_py.metric_auc(curve="PR", num_thresholds=1000)
    precision_recall.update_state(t, p)
    # Between two points the curve is interpolated as Davis and Goadrich say.
    assert float(precision_recall.result()) == pytest.approx(0.79726, abs=1e-4)
    with pytest.raises(ArgumentError, match="curve"):
        rkeras_py.metric_auc(curve="roc")


def test_mean_and_sum():
    for name, unweighted, weighted in (("mean", 4.0, 2.0), ("sum", 16.0, 4.0)):
        metric = getattr(rkeras_py, "metric_" + name)()
        assert metric.name == name
        metric.update_state([1, 3])
        metric.update_state([5, 7])
        assert float(metric.result()) == unweighted
        metric.reset_state()
        metric.update_state([1, 3, 5, 7], sample_weight=[1, 1, 0, 0])
        assert float(metric.result()) == weighted


def test_mean_relative_error():
    metric = rkeras_py.metric_mean_relative_error(normalizer=(1, 3, 2, 0))
    metric.update_state([1, 3, 2, 3], [2, 4, 6, 8])
    assert float(metric.result()) == pytest.approx((1 + 1 / 3 + 2 + 0) / 4)
    copy = keras.metrics.deserialize(keras.metrics.serialize(metric))
    copy.update_state([1, 3, 2, 3], [2, 4, 6, 8], sample_weight=[1, 0, 1, 0])
    assert float(copy.result()) == pytest.approx(1.5)


def test_mean_tensor():
    metric = rkeras_py.metric_mean_tensor()
    with pytest.raises(ValueError, match="no tensor has been added"):
        metric.result()
    metric.update_state([[0, 1], [2, 3]])
    metric.update_state([[4, 5], [6, 7]])
    np.testing.assert_array_equal(metric.result(), [[2, 3], [4, 5]])
    metric.reset_state()
    metric.update_state([[0, 1], [2, 3]], sample_weight=[0, 2])
    metric.update_state([[4, 5], [6, 7]], sample_weight=[[1, 0], [2, 2]])
    np.testing.assert_array_equal(metric.result(), [[4, 0], [4, 5]])
    with pytest.raises(ValueError, match=r"shape \(2, 2\)"):
        metric.update_state([1, 2])
    with_shape = REGISTRY["metric_mean_tensor"].call_from_r([("shape", np.array([2.0, 2.0]))])
    copy = keras.metrics.deserialize(keras.metrics.serialize(with_shape))
    assert [tuple(v.shape) for v in copy.variables] == [(2, 2), (2, 2)]
    traced = rkeras_py.metric_mean_tensor()
    tf.function(lambda x: traced.update_state(x))(tf.constant([1.0, 2.0]))
    np.testing.assert_array_equal(traced.result(), [1, 2])


def test_mean_wrapper_and_custom_metric():
    metric = rkeras_py.metric_mean_wrapper(fn=lambda t, p, scale: scale * (t - p), scale=2.0)
    metric.update_state(np.array([1.0, 5.0]), np.array([0.0, 2.0]))
    assert float(metric.result()) == 4.0

    def largest(y_true, y_pred):
        return tf.reduce_max(tf.abs(y_true - y_pred), axis=-1)

    named = rkeras_py.custom_metric("largest_error", largest)
    assert named.__name__ == "largest_error"
    model = keras.Sequential([keras.Input((2,)), keras.layers.Identity()])
    model.compile("sgd", "mse", metrics=[named])
    found = model.evaluate(np.ones((4, 2)), np.array([[1.0, 3.0]] * 4), verbose=0, return_dict=True)
    assert found["largest_error"] == 2.0


def test_metrics_in_compile_and_after_saving(tmp_path):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Identity()])
    metrics = [
        rkeras_py.metric_binary_accuracy(threshold=0.6),
        rkeras_py.metric_mean_relative_error(normalizer=[1, 2, 4], name="relative"),
        rkeras_py.metric_binary_crossentropy(axis=1),
        rkeras_py.metric_cosine_proximity(),
        rkeras_py.metric_mean_squared_error,
    ]
    model.compile("sgd", "mse", metrics=metrics)
    t, p, _ = (np.array(part) for part in BATCHES["labels"][0])
    found = model.evaluate(p, t, verbose=0, return_dict=True)
    assert found["binary_accuracy"] == pytest.approx(np.mean((p > 0.6) == t))
    assert found["relative"] == pytest.approx(np.mean(np.abs(t - p) / [1, 2, 4]))
    assert found["binary_crossentropy"] == pytest.approx(
        references.binary_crossentropy(t, p).mean()
    )
    assert found["cosine_proximity"] == pytest.approx(references.cosine_similarity(t, p).mean())
    assert found["metric_mean_squared_error"] == pytest.approx(np.mean((t - p) ** 2))
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert again.evaluate(p, t, verbose=0, return_dict=True) == pytest.approx(found)


@pytest.mark.parametrize("name", sorted(n for n in REGISTRY if n.startswith("metric_")))
def test_names_and_dtypes(name):
    needed = {
        "metric_mean_iou": {"num_classes": 2},
        "metric_mean_relative_error": {"normalizer": 1.0},
        "metric_mean_wrapper": {"fn": references.hinge},
        "metric_precision_at_recall": {"recall": 0.5},
        "metric_recall_at_precision": {"precision": 0.5},
        "metric_sensitivity_at_specificity": {"specificity": 0.5},
        "metric_specificity_at_sensitivity": {"sensitivity": 0.5},
    }.get(name, {})
    function = getattr(rkeras_py, name)
    default = {p.name: p.default for p in REGISTRY[name].parameters}.get("name")
    assert default is None or function(**needed).name == default
    if name != "metric_cosine_proximity":
        metric = function(**needed, name="mine", dtype="float64")
        assert (metric.name, metric.dtype) == ("mine", "float64")


def test_mean_squared_error_is_that():
    """The peer computes the absolute percentage error under this name."""
    metric = rkeras_py.metric_mean_squared_error()
    metric.update_state([[1.0]], [[3.0]])
    assert (metric.name, float(metric.result())) == ("mean_squared_error", 4.0)


def test_axes_and_whole_numbers_from_r():
    t, p = (np.array(part) for part in BATCHES["numbers"][0][:2])
    metric = REGISTRY["metric_cosine_similarity"].call_from_r([("axis", 2.0)])
    metric.update_state(t, p)
    assert float(metric.result()) == pytest.approx(-references.cosine_similarity(t, p).mean())
    values = REGISTRY["metric_binary_crossentropy"].call_from_r(
        [("y_true", t[:, :2] > 0), ("y_pred", np.full((2, 2), 0.5)), ("axis", 1.0)]
    )
    np.testing.assert_allclose(values, [np.log(2)] * 2, rtol=1e-6)
    assert REGISTRY["metric_auc"].call_from_r([("num_thresholds", 50.0)]).num_thresholds == 50


def test_what_is_wrong_is_named():
    with pytest.raises(ValueError, match="`y_true` is missing"):
        rkeras_py.metric_hinge(y_pred=[1.0])
    with pytest.raises(ValueError, match="`speed` has no meaning"):
        rkeras_py.metric_hinge([1.0], [1.0], speed=1)
    with pytest.raises(TypeError, match="num_classes"):
        rkeras_py.metric_mean_iou()
    with pytest.raises(ArgumentError, match="num_thresholds"):
        rkeras_py.metric_auc(num_thresholds=2.5)


def test_values_in_a_dtype():
    assert rkeras_py.metric_hinge([1.0], [0.5], dtype="float16").dtype == tf.float16


@pytest.mark.parametrize("name", ["true_positives", "false_negatives"])
def test_counts_at_several_thresholds_stay_when_more_come(name):
    metric = getattr(rkeras_py, f"metric_{name}")(thresholds=[0.2, 0.7])
    metric.update_state([1.0, 1.0, 0.0], [0.5, 0.9, 0.9])
    first = metric.result()
    expected = [2, 1] if name == "true_positives" else [0, 1]
    metric.update_state([1.0, 1.0], [0.1, 0.8])
    np.testing.assert_array_equal(first, expected)
    np.testing.assert_array_equal(metric.result(), [3, 2] if name == "true_positives" else [1, 2])


def test_the_config_of_cosine_similarity_keeps_the_axis():
    metric = rkeras_py.metric_cosine_similarity(axis=1)
    again = keras.metrics.deserialize(keras.metrics.serialize(metric))
    y_true, y_pred = np.eye(3, 4)[None] + 0.5, np.ones((1, 3, 4)) * np.arange(1, 4)[:, None]
    metric.update_state(y_true, y_pred)
    again.update_state(y_true, y_pred)
    lengths = np.linalg.norm(y_true, axis=1) * np.linalg.norm(y_pred, axis=1)
    expected = ((y_true * y_pred).sum(1) / lengths).mean()
    np.testing.assert_allclose([metric.result(), again.result()], expected, rtol=1e-5)
