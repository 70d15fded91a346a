"""Cases of learning rate schedules, as plain data: the function and its arguments.

Each begins at the rate `FIRST`, and is asked for the rates at `STEPS`.
"""

FIRST = 0.5
STEPS = [0, 1, 7, 9, 10, 11, 25, 30, 31, 69, 70, 71, 200]

CASES = [
    {"call": "cosine_decay", "args": {"decay_steps": 10}},
    {"call": "cosine_decay", "args": {"decay_steps": 10, "alpha": 0.1}},
    {"call": "cosine_decay_restarts", "args": {"first_decay_steps": 10}},
    {
        "call": "cosine_decay_restarts",
        "args": {"first_decay_steps": 10, "t_mul": 1.0, "m_mul": 0.8, "alpha": 0.1},
    },
    {"call": "exponential_decay", "args": {"decay_steps": 10, "decay_rate": 0.9}},
    {
        "call": "exponential_decay",
        "args": {"decay_steps": 10, "decay_rate": 0.9, "staircase": True},
    },
    {"call": "inverse_time_decay", "args": {"decay_steps": 10, "decay_rate": 0.3}},
    {
        "call": "inverse_time_decay",
        "args": {"decay_steps": 10, "decay_rate": 0.3, "staircase": True},
    },
    {"call": "polynomial_decay", "args": {"decay_steps": 10}},
    {
        "call": "polynomial_decay",
        "args": {"decay_steps": 10, "end_learning_rate": 0.1, "power": 2.0, "cycle": True},
    },
]
