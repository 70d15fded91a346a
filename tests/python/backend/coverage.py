"""What the tests prove of the backend functions, by help page: a table in Markdown.

In tests/python: python -m backend.coverage. The table stands in docs/backend.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from backend.case import ANY, FLOATS
from backend.cases import CASES
from backend.test_cases import KINDS, with_gradient
from rkeras_py.public import REGISTRY

_HERE = Path(__file__).parent
# By tests of their own: test_iteration.py, test_session.py, test_ctc.py, test_random.py.
_GRADIENT_ELSEWHERE = {"map_fn", "foldl", "foldr", "rnn", "ctc_batch_cost", "dropout"}
_SAVED_ELSEWHERE = _GRADIENT_ELSEWHERE | {
    "in_train_phase", "in_test_phase", "random_bernoulli", "random_binomial", "random_normal",
    "random_uniform", "truncated_normal",
}  # fmt: skip
_GRADIENTS = [dtype for dtypes in KINDS.values() for dtype in dtypes]


def _functions(holds: Callable[..., bool]) -> set[str]:
    return {case.call for case in CASES if holds(case)}


def _columns() -> dict[str, list[set[str]]]:
    """The functions by column; those of several dtypes in a list."""
    others = "\n".join(path.read_text() for path in _HERE.glob("test_*.py"))
    in_list = _functions(lambda case: True)
    values = [_functions(lambda case, d=dtype: d in case.dtypes) for dtype in ANY]
    gradients = [
        _functions(lambda case, d=dtype: any(d in with_gradient(case, kind) for kind in KINDS))
        | (_GRADIENT_ELSEWHERE if dtype in FLOATS else set())
        for dtype in _GRADIENTS
    ]
    symbolic = _functions(lambda case: case.symbolic and bool(case.tensors))
    return {
        "by the case list": [in_list],
        "by tests of their own": [set(re.findall(r"\bk_(\w+)", others)) - in_list],
        "values in " + ", ".join(ANY): values,
        "gradients in " + ", ".join(_GRADIENTS): gradients,
        "in `tf.function`": [_functions(lambda case: bool(case.tensors))],
        "in a layer": [symbolic],
        "symbolic, saved and loaded": [symbolic | _SAVED_ELSEWHERE],
    }


def table() -> list[str]:
    """The lines of the table."""
    by_page: defaultdict[str, list[str]] = defaultdict(list)
    for name, function in REGISTRY.items():
        if name.startswith("k_"):
            page = function.page.title if function.page else function.name
            by_page[page].append(name.removeprefix("k_"))
    columns = _columns()

    def row(page: str, names: list[str]) -> str:
        counts = [
            ", ".join(str(len(functions.intersection(names))) for functions in column)
            for column in columns.values()
        ]
        return f"| {page} | {len(names)} | " + " | ".join(counts) + " |"

    everything = [name for names in by_page.values() for name in names]
    return [
        "| page | functions | " + " | ".join(columns) + " |",
        "|---" * (len(columns) + 2) + "|",
        *(row(page, names) for page, names in sorted(by_page.items())),
        row("all", everything),
    ]


if __name__ == "__main__":
    print(*table(), sep="\n")
