"""Cases of optimizers, as plain data: the function, its arguments, the rule, its constants.

Each is run for ten updates of `start`, with the gradient `scale * (w - target)`; `rules`
in test_optimizers.py holds the update rules.
"""

PROBLEM = {
    "start": [1.0, -2.0, 0.5, 3.0],
    "target": [0.0, 1.0, 0.5, -1.0],
    "scale": [1.0, 0.1, 5.0, 1e-4],
}

CASES = [
    {"call": "optimizer_sgd", "args": {}, "rule": "sgd"},
    {"call": "optimizer_sgd", "args": {"learning_rate": 0.1, "momentum": 0.9}, "rule": "sgd"},
    {
        "call": "optimizer_sgd",
        "args": {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True},
        "rule": "sgd",
    },
    {"call": "optimizer_sgd", "args": {"learning_rate": 0.1, "decay": 0.5}, "rule": "sgd"},
    {"call": "optimizer_sgd", "args": {"learning_rate": 0.1, "clipnorm": 0.7}, "rule": "sgd"},
    {"call": "optimizer_sgd", "args": {"learning_rate": 0.1, "clipvalue": 0.3}, "rule": "sgd"},
    {
        "call": "optimizer_sgd",
        "args": {"learning_rate": 0.1, "clipvalue": 0.3, "clipnorm": 0.2},
        "rule": "sgd",
    },
    {"call": "optimizer_sgd", "args": {"lr": 0.05}, "rule": "sgd"},
    {"call": "optimizer_rmsprop", "args": {}, "rule": "rmsprop"},
    {
        "call": "optimizer_rmsprop",
        "args": {"learning_rate": 0.01, "rho": 0.8, "epsilon": 1e-3, "decay": 0.1},
        "rule": "rmsprop",
    },
    {
        "call": "optimizer_rmsprop",
        "args": {"learning_rate": 0.01, "momentum": 0.5, "centered": True},
        "rule": "rmsprop",
    },
    {"call": "optimizer_rmsprop", "args": {"centered": True, "rho": 0.5}, "rule": "rmsprop"},
    {"call": "optimizer_adagrad", "args": {}, "rule": "adagrad"},
    {
        "call": "optimizer_adagrad",
        "args": {
            "learning_rate": 0.1,
            "epsilon": 0.1,
            "decay": 0.2,
            "initial_accumulator_value": 0.0,
        },
        "rule": "adagrad",
    },
    {"call": "optimizer_adadelta", "args": {}, "rule": "adadelta"},
    {
        "call": "optimizer_adadelta",
        "args": {"learning_rate": 0.5, "rho": 0.9, "epsilon": 1e-3, "decay": 0.1},
        "rule": "adadelta",
    },
    {"call": "optimizer_adam", "args": {}, "rule": "adam"},
    {
        "call": "optimizer_adam",
        "args": {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9, "amsgrad": True},
        "rule": "adam",
    },
    {
        "call": "optimizer_adam",
        "args": {"learning_rate": 0.1, "epsilon": 0.1, "decay": 0.01, "clipnorm": 1.0},
        "rule": "adam",
    },
    {"call": "optimizer_adamax", "args": {}, "rule": "adamax"},
    {
        "call": "optimizer_adamax",
        "args": {"learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9, "decay": 0.3},
        "rule": "adamax",
    },
    {"call": "optimizer_nadam", "args": {}, "rule": "nadam"},
    {
        "call": "optimizer_nadam",
        "args": {"learning_rate": 0.1, "beta_1": 0.7, "schedule_decay": 0.5, "clipvalue": 0.5},
        "rule": "nadam",
    },
]
