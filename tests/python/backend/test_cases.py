"""Every backend function against numpy: eager, traced, in a layer, symbolic, saved; gradients."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py
from backend import cases
from backend.case import ANY, FLOATS, Case
from backend.cases import CASES
from rkeras_py.backend.implementations import OPERATIONS
from rkeras_py.engine import keras, tf

IDS = [f"{i}-{case.name}" for i, case in enumerate(CASES)]
TOLERANCE = {
    "float16": 2e-2, "float32": 2e-5, "float64": 1e-10, "complex64": 5e-5, "complex128": 1e-10,
    "int32": 2e-6, "bool": 0,
}  # fmt: skip

# Operations whose values are tested in other files, each with the reason.
ELSEWHERE = {
    "cast_tensor_to_floatx": "a part of k_cast_to_floatx()",
    "choose_in_train_phase": "a part of k_in_train_phase()",
    **dict.fromkeys(
        (
            "host_item", "host_mathematics", "host_operate", "host_summarise", "host_take",
            "host_transpose", "host_unary",
        ),
        "tests/testthat/test-backend.R",
    ),
    "stop_gradient_of": "a part of k_stop_gradient()",
    "switch_tensors": "a part of k_switch()",
    "preprocess_images": "applications/test_imagenet.py",
    **dict.fromkeys(("foldl", "foldr", "map_fn", "rnn"), "test_iteration.py"),
    **dict.fromkeys(("ctc_batch_cost", "ctc_decode", "ctc_label_dense_to_sparse"), "test_ctc.py"),
    **dict.fromkeys(
        (
            "dropout", "random_bernoulli", "random_binomial", "random_normal", "random_uniform",
            "truncated_normal",
        ),
        "test_random.py",
    ),
}  # fmt: skip


def some(wanted):
    """The cases that a condition holds for."""
    return [
        pytest.param(case, id=name) for case, name in zip(CASES, IDS, strict=True) if wanted(case)
    ]


def call(case: Case, arguments):
    return getattr(rkeras_py, f"k_{case.call}")(**arguments)


def same(value, expected, dtype):
    if isinstance(expected, list):
        assert len(value) == len(expected)
        for one, other in zip(value, expected, strict=True):
            same(one, other, dtype)
        return
    value = np.asarray(value)
    assert value.shape == np.shape(expected)
    limit = TOLERANCE[dtype]
    np.testing.assert_allclose(value, expected, rtol=limit, atol=limit)


def exact(case, dtype):
    """The reference, computed with the rounded numbers in double precision."""

    def widened(value):
        if isinstance(value, list):
            return [widened(item) for item in value]
        if isinstance(value, np.ndarray) and value.dtype.kind in "fc":
            return value.astype("complex128" if value.dtype.kind == "c" else "float64")
        return value

    return case.reference({name: widened(value) for name, value in case.given(dtype).items()})


def result_dtype(case, dtype):
    real = {"complex64": "float32", "complex128": "float64"}
    if case.result == "real":
        return real.get(dtype, dtype)
    if case.result == "floating":
        return (real | {"int32": "float32"}).get(dtype, dtype)
    return case.result or dtype


@pytest.mark.parametrize("case", some(lambda case: True))
def test_values_in_every_dtype(case):
    for dtype in case.dtypes:
        value = call(case, case.given(dtype))
        same(value, exact(case, dtype), dtype)
        first = value[0] if isinstance(value, list) else value
        assert first.dtype.name == result_dtype(case, dtype), dtype


# Of the first case of each function, the dtypes that none of its cases has.
FIRST = {case.call: case for case in reversed(CASES) if case.tensors}
OTHERS = {
    name: sorted(set(ANY) - {dtype for case in CASES if case.call == name for dtype in case.dtypes})
    for name in sorted(FIRST)
}
# What the references don't tell: bounds that are no logicals, a constant in floatx, and
# probabilities of 0 and 1, where Keras keeps a distance.
NO_REFERENCE = {
    "clip": {"bool"},
    "constant": {"float64", "complex64", "complex128"},
    "in_top_k": {"bool"},
    **dict.fromkeys(
        ("binary_crossentropy", "categorical_crossentropy", "sparse_categorical_crossentropy"),
        frozenset({"int32", "bool"}),
    ),
    "cast": {"complex64", "complex128"},  # numpy warns
}


@pytest.mark.parametrize("name", [name for name in OTHERS if OTHERS[name]])
def test_other_dtypes_are_computed_or_refused(name):
    """There is no third way: what has no meaning is an error that names the function."""
    case = FIRST[name]
    for dtype in OTHERS[name]:
        if dtype in NO_REFERENCE.get(name, ()):
            continue
        try:
            value = call(case, case.given(dtype))
        except (ValueError, TypeError) as error:
            assert f"k_{name}()" in str(error), dtype
        else:
            same(value, exact(case, dtype), dtype)


def flat(case, given, constant=()):
    """The tensors of a case in a list, and what makes arguments of such a list again."""
    single = [name for name, value in case.tensors.items() if not isinstance(value, list)]
    names = [name for name in single if name not in constant]
    lists = {name: len(value) for name, value in case.tensors.items() if isinstance(value, list)}
    tensors = [given[name] for name in names]
    for name in lists:
        tensors += given[name]

    def arguments(values):
        rest = list(values)
        found = {name: rest.pop(0) if name in names else given[name] for name in single}
        for name, count in lists.items():
            found[name], rest = rest[:count], rest[count:]
        return found | case.args

    return tensors, arguments


@pytest.mark.parametrize("case", some(lambda case: case.tensors))
def test_in_a_function_that_is_traced(case):
    dtype = case.dtypes[-1]
    tensors, arguments = flat(case, case.given(dtype))
    traced = tf.function(lambda values: call(case, arguments(values)))
    same(traced([tf.constant(tensor) for tensor in tensors]), exact(case, dtype), dtype)


class Calls(keras.layers.Layer):
    """A layer that calls a backend function."""

    def __init__(self, function):
        super().__init__(autocast=False)
        self.function = function

    def call(self, tensors):
        return self.function(tensors)


def inputs_of(tensors):
    return [keras.Input(batch_shape=(None, *np.shape(t)[1:]), dtype=t.dtype.name) for t in tensors]


@pytest.mark.parametrize("case", some(lambda case: case.symbolic and case.tensors))
def test_symbolic_in_a_layer_saved_and_loaded(case, tmp_path):
    dtype = "float64" if "float64" in case.dtypes else case.dtypes[0]
    tensors, arguments = flat(case, case.given(dtype), case.constant)
    expected = exact(case, dtype)
    inputs = inputs_of(tensors)
    output = call(case, arguments(inputs))
    shapes = [tuple(o.shape) for o in (output if isinstance(output, list) else [output])]
    model = keras.Model(inputs, output)
    values = model(tensors)
    same(values, expected, dtype)
    got = values if isinstance(values, list) else [values]
    for shape, value in zip(shapes, got, strict=True):
        assert all(a in (None, b) for a, b in zip(shape, value.shape, strict=True))
    names = [layer.name for layer in model.layers[len(inputs) :]]
    assert any(name.startswith(case.call) for name in names)
    for file in ("model.keras", "model.h5"):
        model.save(tmp_path / file)
        same(keras.saving.load_model(tmp_path / file)(tensors), expected, dtype)
    layer = Calls(lambda values: call(case, arguments(values)))
    same(layer([tf.constant(t) for t in tensors]), expected, dtype)


def listed(value):
    return value if isinstance(value, list) else [value]


KINDS = {"real": FLOATS, "complex": ("complex64", "complex128")}
# How far a gradient may be from the slope, in parts of the steepest one: some rounded numbers of
# its dtype, but not less than the slope itself is off.
SLOPE = 1e-5
NEAR = {name: max(SLOPE, 6 * np.finfo(name).eps) for names in KINDS.values() for name in names}


def with_gradient(case, kind):
    """The dtypes of a kind in which a case has a gradient."""
    dtypes = [dtype for dtype in KINDS[kind] if case.gradient and dtype in case.dtypes]
    # What is tried in float32 alone is compared in float64, too.
    return [*dtypes, "float64"] if dtypes[-1:] == ["float32"] else dtypes


def of_dtype(value, dtype):
    """Numbers, or a list of such, in a dtype; positions and conditions stay."""
    if isinstance(value, list):
        return [of_dtype(item, dtype) for item in value]
    return value.astype(dtype) if value.dtype.kind in "fc" else value


def factors_of(results):
    """Numbers by which results are weighted in a sum, exact in all dtypes."""
    drawn = np.random.default_rng(4)
    return [drawn.normal(size=np.shape(one)).astype("float16").astype(float) for one in results]


def slopes_of(case, tensors, arguments):
    """The slopes of a weighted sum of the reference's results in each number of the tensors.

    Of complex results the sum of the real parts counts, and of the imaginary ones twice.
    """
    step = 1e-6
    factors = factors_of(listed(case.reference(arguments(tensors))))

    def total(values):
        results = listed(case.reference(arguments(values)))
        return sum(
            float(np.sum((np.real(v) + 2 * np.imag(v)) * f))
            for v, f in zip(results, factors, strict=True)
        )

    found = []
    for number, tensor in enumerate(tensors):
        if tensor.dtype.kind not in "fc":
            continue
        slopes = np.zeros(tensor.shape, tensor.dtype)
        for place in np.ndindex(tensor.shape):
            for along in (1, 1j) if tensor.dtype.kind == "c" else (1,):
                moved = []
                for sign in (1, -1):
                    other = [t.copy() for t in tensors]
                    other[number][place] += sign * step * along
                    moved.append(total(other))
                slopes[place] += along * (moved[0] - moved[1]) / (2 * step)
        found.append(slopes)
    return found


def gradients_of(case, tensors, arguments):
    """The gradients of the same sum."""
    constants = [tf.constant(t) for t in tensors]
    watched = [c for c in constants if c.dtype.is_floating or c.dtype.is_complex]
    exactly = tf.float64
    with tf.GradientTape() as tape:
        tape.watch(watched)
        loss = tf.zeros((), exactly)
        results = listed(call(case, arguments(constants)))
        for v, f in zip(results, factors_of(results), strict=True):
            loss += tf.reduce_sum(tf.cast(tf.math.real(v), exactly) * f)
            if v.dtype.is_complex:
                loss += 2 * tf.reduce_sum(tf.cast(tf.math.imag(v), exactly) * f)
    found = tape.gradient(loss, watched, unconnected_gradients="zero")
    return [np.asarray(tf.convert_to_tensor(gradient)) for gradient in found]


@pytest.mark.parametrize(
    ("case", "dtypes"),
    [
        pytest.param(case, with_gradient(case, kind), id=f"{name}-{kind}")
        for case, name in zip(CASES, IDS, strict=True)
        for kind in KINDS
        if with_gradient(case, kind)
    ],
)
def test_gradients_are_differences(case, dtypes):
    """In each dtype, of numbers that the narrowest has; the slopes are those of float64."""
    given = case.given(dtypes[0])
    tensors, arguments = flat(case, given)
    slopes = slopes_of(case, of_dtype(tensors, dtypes[-1]), arguments)
    for dtype in dtypes:
        gradients = gradients_of(case, of_dtype(tensors, dtype), arguments)
        for gradient, slope in zip(gradients, slopes, strict=True):
            assert gradient.dtype == dtype
            limit = NEAR[dtype] * max(1, np.abs(slope).max())
            np.testing.assert_allclose(gradient, slope, 0, limit, err_msg=dtype)


def test_the_file_for_r_is_fresh():
    assert cases.FILE.read_text() == cases.text(), "python -m backend.cases writes it"


def test_every_operation_has_a_case():
    import rkeras_py.public  # noqa: F401  (declares all operations)

    assert not set(OPERATIONS) - {case.call for case in CASES} - set(ELSEWHERE)
