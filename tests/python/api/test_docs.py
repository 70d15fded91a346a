"""Docstrings with shared descriptions, and what `...` takes."""

from __future__ import annotations

import numpy as np
import pytest

from rkeras_py.api.argument_types import Anything, ArgumentError, Tail
from rkeras_py.api.docs import complete
from rkeras_py.api.registry import REGISTRY, public
from rkeras_py.api.sentinels import NA


def test_descriptions_stand_in_the_order_of_the_formals():
    doc = """Does it.

    Args:
        units: How many,
            in two lines.

    Returns:
        A layer.
    """
    done = complete(doc, ["object", "units", "name", "rate"], {"rate": "Share.", "name": "Own."})
    places = [done.index(f"    {name}: ") for name in ("object", "units", "name", "rate")]
    assert places == sorted(places)
    assert "        in two lines." in done
    assert "    name: Own." in done
    assert done.endswith("Returns:\n    A layer.")


def test_a_docstring_without_args_gets_them():
    done = complete("Does it.\n\nReturns:\n    A layer.", ["name"], {})
    assert done.index("Args:") < done.index("    name: ") < done.index("Returns:")
    assert complete("Does it.", [], {}) == "Does it."


@pytest.fixture
def taking():
    @public(family="tests")
    def takes_more(
        first: Anything = None, *more: Anything, last: Anything = 0, **kwargs: Tail
    ) -> object:
        """Gives what it got.

        Args:
            first: One.
            last: Another.

        Returns:
            All.
        """
        return first, more, last, kwargs

    yield takes_more
    del REGISTRY["takes_more"]


def test_values_without_a_name(taking):
    assert taking(1, 2, 3, last=4) == (1, (2, 3), 4, {})
    declared = REGISTRY["takes_more"]
    assert declared.call_from_r([("first", 1), ("", 2), ("", 3), ("last", 4)]) == (1, (2, 3), 4, {})
    assert declared.call_from_r([("", 2)]) == (None, (2,), 0, {})
    assert [p.name for p in declared.parameters] == ["first", "kwargs", "last"]


def test_standard_arguments_in_the_rest_have_types(taking):
    given = [("input_shape", [NA, 3.0]), ("name", "x"), ("batch_size", 4.0)]
    rest = REGISTRY["takes_more"].call_from_r(given)[-1]
    assert rest == {"input_shape": (None, 3), "name": "x", "batch_size": 4}
    with pytest.raises(ArgumentError, match="`batch_size` must be a whole number"):
        taking(batch_size=1.5)
    rest = REGISTRY["takes_more"].call_from_r([("input_shape", np.array([8.0, 8.0]))])[-1]
    assert rest == {"input_shape": (8, 8)}
