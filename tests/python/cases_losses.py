"""Cases of losses, as plain data: the function, its data (by name), its arguments.

`DATA` holds targets and predictions. The references, by the name of the loss, are in
test_losses.py.
"""

DATA = {
    "numbers": {
        "y_true": [[0.5, 1.0, -2.0], [3.0, 0.1, 0.7]],
        "y_pred": [[0.7, -1.0, 4.0], [2.5, 0.3, 0.9]],
    },
    "counts": {
        "y_true": [[0.0, 1.0, 4.0], [3.0, 2.0, 0.0]],
        "y_pred": [[0.7, 1.5, 4.0], [2.5, 0.3, 0.9]],
    },
    "signs": {
        "y_true": [[-1.0, 1.0, 1.0], [1.0, -1.0, -1.0]],
        "y_pred": [[0.7, -0.4, 2.0], [-0.5, 0.3, -1.9]],
    },
    "labels": {
        "y_true": [[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]],
        "y_pred": [[0.7, 0.4, 0.95], [0.5, 0.3, 0.01]],
    },
    "logits": {
        "y_true": [[0.0, 1.0, 1.0], [1.0, 0.0, 0.0]],
        "y_pred": [[0.7, -0.4, 2.0], [-0.5, 3.0, -1.9]],
    },
    "classes": {
        "y_true": [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]],
        "y_pred": [[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]],
    },
    "class_logits": {
        "y_true": [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]],
        "y_pred": [[0.2, 1.5, -0.3], [-0.6, 0.3, 2.1]],
    },
    "sparse": {"y_true": [1.0, 0.0], "y_pred": [[0.2, 0.5, 0.3], [0.6, 0.3, 0.1]]},
    "sparse_logits": {"y_true": [1.0, 2.0], "y_pred": [[0.2, 1.5, -0.3], [-0.6, 0.3, 2.1]]},
    "shares": {
        "y_true": [[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]],
        "y_pred": [[0.3, 0.3, 0.4], [0.5, 0.2, 0.3]],
    },
}

CASES = [
    {"call": "binary_crossentropy", "data": "labels", "args": {}},
    {"call": "binary_crossentropy", "data": "logits", "args": {"from_logits": True}},
    {"call": "binary_crossentropy", "data": "labels", "args": {"label_smoothing": 0.2}},
    {"call": "binary_crossentropy", "data": "labels", "args": {"axis": 0}},
    {"call": "categorical_crossentropy", "data": "classes", "args": {}},
    {"call": "categorical_crossentropy", "data": "class_logits", "args": {"from_logits": True}},
    {"call": "categorical_crossentropy", "data": "classes", "args": {"label_smoothing": 0.3}},
    {"call": "categorical_crossentropy", "data": "classes", "args": {"axis": 0}},
    {"call": "categorical_hinge", "data": "classes", "args": {}},
    {"call": "cosine_similarity", "data": "numbers", "args": {}},
    {"call": "cosine_similarity", "data": "numbers", "args": {"axis": 0}},
    {"call": "hinge", "data": "signs", "args": {}},
    {"call": "hinge", "data": "labels", "args": {}},
    {"call": "huber", "data": "numbers", "args": {}},
    {"call": "huber", "data": "numbers", "args": {"delta": 0.3}},
    {"call": "kl_divergence", "data": "shares", "args": {}},
    {"call": "kullback_leibler_divergence", "data": "shares", "args": {}},
    {"call": "logcosh", "data": "numbers", "args": {}},
    {"call": "mean_absolute_error", "data": "numbers", "args": {}},
    {"call": "mean_absolute_percentage_error", "data": "numbers", "args": {}},
    {"call": "mean_squared_error", "data": "numbers", "args": {}},
    {"call": "mean_squared_logarithmic_error", "data": "numbers", "args": {}},
    {"call": "poisson", "data": "counts", "args": {}},
    {"call": "sparse_categorical_crossentropy", "data": "sparse", "args": {}},
    {
        "call": "sparse_categorical_crossentropy",
        "data": "sparse_logits",
        "args": {"from_logits": True},
    },
    {"call": "squared_hinge", "data": "signs", "args": {}},
    {"call": "squared_hinge", "data": "labels", "args": {}},
]
