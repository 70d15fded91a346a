"""Models as boxes and arrows: what is in them, and that they stand clear of each other."""

from __future__ import annotations

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import keras
from rkeras_py.models.drawing import drawing


@pytest.fixture
def graph():
    source, late = r.layer_input(shape=8, name="source"), r.layer_input(shape=3, name="late")
    inner = r.layer_dense(
        r.keras_model_sequential(name="inner"), 5, "relu", input_shape=8, name="i1"
    )
    inner = r.layer_dense(inner, units=8, name="i2")
    skip = r.layer_add([inner(source), source], name="skip")
    both = r.layer_concatenate([skip, late], name="both")
    return r.keras_model([source, late], r.layer_dense(both, units=1, name="last"), name="graph")


def columns(drawn, *names):
    return list(zip(*(drawn[name] for name in names), strict=True))


def edges(drawn):
    """Arrows by names, past the bends."""
    name, arrows = drawn["name"], list(zip(drawn["from"], drawn["to"], strict=True))
    leads = {i: [to - 1 for start, to in arrows if start - 1 == i] for i in range(len(name))}

    def ends(i):
        return [i] if name[i] else [end for after in leads[i] for end in ends(after)]

    return {(name[i], name[e]) for i in leads if name[i] for after in leads[i] for e in ends(after)}


def test_boxes_say_what_layers_are(graph):
    drawn = drawing(graph)
    rows = columns(drawn, "name", "kind", "activation", "dtype", "inputs", "outputs")
    assert ("both", "Concatenate", "", "float32", "(NA, 8), (NA, 3)", "(NA, 11)") in rows
    assert ("inner", "Sequential", "", "float32", "(NA, 8)", "(NA, 8)") in rows
    assert ("last", "Dense", "linear", "float32", "(NA, 11)", "(NA, 1)") in rows


def test_arrows_go_where_the_data_go(graph):
    assert edges(drawing(graph)) == {
        ("source", "inner"), ("inner", "skip"), ("source", "skip"), ("skip", "both"),
        ("late", "both"), ("both", "last"),
    }  # fmt: skip


def test_models_inside_are_taken_apart_where_that_is_asked(graph):
    drawn = drawing(graph, expand_nested=True)
    assert dict(columns(drawn, "name", "group"))["i2"] == "inner"
    assert edges(drawn) >= {("source", "i1"), ("i1", "i2"), ("i2", "skip"), ("source", "skip")}


def test_a_part_is_drawn_where_that_is_asked(graph):
    names = [name for name in drawing(graph, layer_range=["skip", "bo.*"])["name"] if name]
    assert set(names) == {"skip", "late", "both"}


@pytest.mark.parametrize("expand", [False, True])
def test_boxes_stand_clear_and_in_the_order_of_the_data(graph, expand):
    drawn = drawing(graph, expand_nested=expand)
    places = columns(drawn, "depth", "across")
    for i, (depth, across) in enumerate(places):
        for other, beside in places[i + 1 :]:
            assert depth != other or abs(across - beside) > 1 - 1e-9
    for start, end in zip(drawn["from"], drawn["to"], strict=True):
        assert drawn["depth"][end - 1] == drawn["depth"][start - 1] + 1


def test_a_stack_is_a_straight_line():
    model = r.layer_dense(r.keras_model_sequential(input_shape=2), units=1)
    model = r.layer_dense(model, units=1)
    drawn = drawing(model)
    assert drawn["depth"] == [1, 2, 3]
    assert np.ptp(drawn["across"]) == 0


def test_a_shared_layer_is_drawn_once_for_each_call():
    shared = keras.layers.Dense(2, name="shared")
    source = keras.Input((2,))
    model = keras.Model(source, shared(shared(source)))
    assert drawing(model)["name"].count("shared") == 2


@pytest.mark.parametrize(
    ("layer_range", "said"),
    [
        (["nope", "last"], "no layer nope"),
        (["last", "skip"], "comes after"),
        (["skip"], "two names"),
        ("skip", "two names"),
        (["(", "last"], "is not a regular expression"),
    ],
)
def test_layers_that_are_not_there_are_named(graph, layer_range, said):
    with pytest.raises(ValueError, match=said):
        drawing(graph, layer_range=layer_range)


def test_a_model_of_unknown_shapes_says_what_to_do():
    with pytest.raises(ValueError, match="`input_shape`"):
        drawing(r.layer_dense(r.keras_model_sequential(), units=1))
