"""Cases of metrics, as plain data: the function, its batches, its arguments.

`BATCHES` holds targets, predictions and weights of two batches. The references are in
test_metrics.py: by "values" those that are means of values of samples, by name the others.
"""

BATCHES = {
    "numbers": [
        ([[0.5, 1.0, -2.0], [3.0, 0.1, 0.7]], [[0.7, -1.0, 4.0], [2.5, 0.3, 0.9]], [0.5, 2.0]),
        ([[1.5, 1.0, 2.0]], [[1.2, 0.5, 2.5]], [3.0]),
    ],
    "counts": [
        ([[0.0, 1.0, 4.0], [3.0, 2.0, 0.0]], [[0.7, 1.5, 4.0], [2.5, 0.3, 0.9]], [0.5, 2.0]),
        ([[1.0, 1.0, 2.0]], [[1.2, 0.5, 2.5]], [3.0]),
    ],
    "signs": [
        ([[-1.0, 1.0, 1.0], [1.0, -1.0, -1.0]], [[0.7, -0.4, 2.0], [-0.5, 0.3, -1.9]], [0.5, 2]),
        ([[1.0, -1.0, 1.0]], [[0.2, 0.9, 1.4]], [3.0]),
    ],
    "labels": [
        ([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]], [[0.7, 0.4, 0.95], [0.55, 0.3, 0.01]], [0.5, 2.0]),
        ([[1.0, 0.0, 1.0]], [[0.62, 0.35, 0.8]], [3.0]),
    ],
    "logits": [
        ([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]], [[0.7, -0.4, 2.0], [-0.5, 3.0, -1.9]], [0.5, 2.0]),
        ([[1.0, 0.0, 1.0]], [[0.6, -0.35, 0.8]], [3.0]),
    ],
    "classes": [
        ([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]], [0.5, 2.0]),
        ([[0.0, 0.0, 1.0]], [[0.1, 0.3, 0.6]], [3.0]),
    ],
    "sparse": [
        ([1.0, 2.0], [[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]], [0.5, 2.0]),
        ([2.0], [[0.1, 0.3, 0.6]], [3.0]),
    ],
    "shares": [
        ([[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]], [[0.3, 0.3, 0.4], [0.5, 0.2, 0.3]], [0.5, 2.0]),
        ([[0.3, 0.3, 0.4]], [[0.2, 0.1, 0.7]], [3.0]),
    ],
    "binary": [
        ([0.0, 1.0, 1.0, 0.0, 1.0], [0.7, 0.4, 0.95, 0.3, 0.61], [0.5, 2.0, 1.0, 1.0, 3.0]),
        ([1.0, 0.0, 0.0], [0.62, 0.35, 0.81], [3.0, 0.7, 1.0]),
    ],
    "indices": [
        ([0, 1, 2, 1], [0, 2, 2, 1], [0.5, 2.0, 1.0, 1.0]),
        ([2, 0], [1, 0], [3.0, 1.0]),
    ],
}


def _case(call, data, **args):
    return {"call": call, "data": data, "args": args}


# With `y_true` and `y_pred`: the mean of the values of samples.
VALUES = [
    _case("binary_accuracy", "labels"),
    _case("binary_accuracy", "labels", threshold=0.6),
    _case("binary_crossentropy", "labels"),
    _case("binary_crossentropy", "logits", from_logits=True, label_smoothing=0.1),
    _case("categorical_accuracy", "classes"),
    _case("categorical_crossentropy", "classes"),
    _case("categorical_crossentropy", "logits", from_logits=True, label_smoothing=0.1),
    _case("hinge", "signs"),
    _case("kullback_leibler_divergence", "shares"),
    _case("mean_absolute_error", "numbers"),
    _case("mean_absolute_percentage_error", "numbers"),
    _case("mean_squared_error", "numbers"),
    _case("mean_squared_logarithmic_error", "numbers"),
    _case("poisson", "counts"),
    _case("sparse_categorical_accuracy", "sparse"),
    _case("sparse_categorical_crossentropy", "sparse"),
    _case("sparse_top_k_categorical_accuracy", "sparse", k=2),
    _case("squared_hinge", "signs"),
    _case("top_k_categorical_accuracy", "classes", k=2),
    _case("cosine_proximity", "numbers"),
]

# Objects alone.
OBJECTS = [
    _case("accuracy", "indices"),
    _case("categorical_hinge", "classes"),
    _case("cosine_similarity", "numbers"),
    _case("logcosh_error", "numbers"),
    _case("root_mean_squared_error", "numbers"),
    _case("true_positives", "binary"),
    _case("true_negatives", "binary"),
    _case("false_positives", "binary"),
    _case("false_negatives", "binary", thresholds=[0.35, 0.65]),
    _case("precision", "binary"),
    _case("precision", "binary", thresholds=[0.35, 0.65]),
    _case("precision", "classes", top_k=2),
    _case("precision", "classes", class_id=2, thresholds=0.2),
    _case("recall", "binary"),
    _case("recall", "classes", top_k=1),
    _case("recall", "classes", class_id=2, thresholds=[0.2]),
    _case("precision_at_recall", "binary", recall=0.5),
    _case("recall_at_precision", "binary", precision=0.7),
    _case("sensitivity_at_specificity", "binary", specificity=0.5),
    _case("specificity_at_sensitivity", "binary", sensitivity=0.6, num_thresholds=100),
    _case("mean_iou", "indices", num_classes=3),
]
