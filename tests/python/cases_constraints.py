"""Cases of constraints, as plain data: the function, its arguments, and the weight, by name."""

WEIGHTS = {
    "matrix": [[3.0, -0.3, 0.5], [4.0, 0.4, -1.2]],
    "kernel": [
        [[[0.3, -1.3], [0.9, 0.4]], [[-0.5, 0.1], [0.7, -0.2]]],
        [[[1.1, 0.6], [-0.8, 0.3]], [[0.2, -0.9], [0.4, 1.5]]],
    ],
}

CASES = [
    {"call": "maxnorm", "args": {}, "weight": "matrix"},
    {"call": "maxnorm", "args": {"max_value": 1.0, "axis": 1}, "weight": "matrix"},
    {"call": "maxnorm", "args": {"max_value": 0.5, "axis": [0, 1, 2]}, "weight": "kernel"},
    {"call": "minmaxnorm", "args": {}, "weight": "matrix"},
    {
        "call": "minmaxnorm",
        "args": {"min_value": 1.0, "max_value": 2.0, "rate": 0.25, "axis": 1},
        "weight": "matrix",
    },
    {"call": "nonneg", "args": {}, "weight": "matrix"},
    {"call": "unitnorm", "args": {}, "weight": "matrix"},
    {"call": "unitnorm", "args": {"axis": [0, 1, 2]}, "weight": "kernel"},
]
