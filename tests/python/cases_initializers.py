"""Cases of random initializers, as plain data: the function, its arguments, and what

values of a weight of shape (200, 100) must have: mean, standard deviation, bounds.
"""

from math import sqrt

SHAPE = [200, 100]
# The standard deviation of a standard normal distribution cut off at two.
CUT = 0.879596566170685


def _case(call, mean=0.0, stddev=None, bound=None, **args):
    return {"call": call, "args": args, "mean": mean, "stddev": stddev, "bound": bound}


def _even(call, bound, **args):
    return _case(call, stddev=bound / sqrt(3), bound=bound, **args)


def _cut(call, stddev, **args):
    return _case(call, stddev=stddev, bound=2 * stddev / CUT, **args)


CASES = [
    _case("random_normal", stddev=0.05),
    _case("random_normal", mean=1.0, stddev=2.0, **{}) | {"args": {"mean": 1.0, "stddev": 2.0}},
    _even("random_uniform", 0.05),
    _even("random_uniform", 0.3, minval=-0.3, maxval=0.3),
    _case("truncated_normal", stddev=0.05 * CUT, bound=0.1),
    _case("truncated_normal", mean=1.0, stddev=0.5 * CUT, bound=1.0)
    | {"args": {"mean": 1.0, "stddev": 0.5}},
    _cut("variance_scaling", sqrt(1 / 200)),
    _cut("variance_scaling", sqrt(3 / 100), scale=3.0, mode="fan_out"),
    _even("variance_scaling", sqrt(3 / 150), mode="fan_avg", distribution="uniform"),
    _cut("variance_scaling", sqrt(1 / 200), distribution="truncated_normal"),
    _case("variance_scaling", stddev=sqrt(1 / 200), distribution="untruncated_normal"),
    _even("lecun_uniform", sqrt(3 / 200)),
    _cut("lecun_normal", sqrt(1 / 200)),
    _even("glorot_uniform", sqrt(6 / 300)),
    _cut("glorot_normal", sqrt(2 / 300)),
    _even("he_uniform", sqrt(6 / 200)),
    _cut("he_normal", sqrt(2 / 200)),
    _case("orthogonal", stddev=sqrt(1 / 200)),
    _case("orthogonal", stddev=3 * sqrt(1 / 200), gain=3.0),
]
