"""Cases of activations, as plain data: the function and its arguments."""

X = [[-3.1, -1.0, -0.2, 0.0], [0.3, 1.0, 2.4, 7.5]]

CASES = [
    {"call": "elu", "args": {}},
    {"call": "elu", "args": {"alpha": 0.5}},
    {"call": "exponential", "args": {}},
    {"call": "gelu", "args": {}},
    {"call": "gelu", "args": {"approximate": True}},
    {"call": "hard_sigmoid", "args": {}},
    {"call": "linear", "args": {}},
    {"call": "relu", "args": {}},
    {"call": "relu", "args": {"alpha": 0.1, "max_value": 6.0, "threshold": 0.5}},
    {"call": "relu", "args": {"threshold": 0.9}},
    {"call": "relu", "args": {"max_value": 2.0}},
    {"call": "selu", "args": {}},
    {"call": "sigmoid", "args": {}},
    {"call": "softmax", "args": {}},
    {"call": "softmax", "args": {"axis": 0}},
    {"call": "softplus", "args": {}},
    {"call": "softsign", "args": {}},
    {"call": "swish", "args": {}},
    {"call": "tanh", "args": {}},
]
