"""Cases of regularizers, as plain data: the function and its arguments, for the weight `W`."""

W = [[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]

CASES = [
    {"call": "l1", "args": {}},
    {"call": "l1", "args": {"l": 0.2}},
    {"call": "l2", "args": {}},
    {"call": "l2", "args": {"l": 0.2}},
    {"call": "l1_l2", "args": {}},
    {"call": "l1_l2", "args": {"l1": 0.1, "l2": 0.0}},
    {"call": "orthogonal", "args": {}},
    {"call": "orthogonal", "args": {"factor": 0.3, "mode": "columns"}},
]
