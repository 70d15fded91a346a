"""What the tests prove of the backend functions, by help page: a table in Markdown.

In tests/python: python -m backend.coverage. The table stands in docs/backend.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from backend.cases import CASES
from rkeras_py.public import REGISTRY

_HERE = Path(__file__).parent
# Symbolic, saved and loaded by tests of their own: test_iteration.py, test_session.py, test_ctc.py.
_SAVED_ELSEWHERE = {
    "map_fn", "foldl", "foldr", "rnn", "in_train_phase", "in_test_phase", "ctc_batch_cost",
}  # fmt: skip


def table() -> list[str]:
    """The lines of the table."""
    others = "\n".join(path.read_text() for path in _HERE.glob("test_*.py"))
    named = set(re.findall(r"\bk_(\w+)", others))
    by_page: defaultdict[str, list[str]] = defaultdict(list)
    for name, function in REGISTRY.items():
        if name.startswith("k_"):
            page = function.page.title if function.page else function.name
            by_page[page].append(name.removeprefix("k_"))
    in_list = {case.call for case in CASES}
    symbolic = {case.call for case in CASES if case.symbolic} | _SAVED_ELSEWHERE
    gradients = {case.call for case in CASES if case.gradient}
    columns = (in_list, named - in_list, gradients, symbolic)
    lines = [
        "| page | functions | by the case list | by tests of their own | gradients | "
        "symbolic and saved |",
        "|---|---|---|---|---|---|",
    ]
    totals = [0] * (len(columns) + 1)
    for page, names in sorted(by_page.items()):
        counts = [len(names), *(len(column.intersection(names)) for column in columns)]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        lines.append(f"| {page} | " + " | ".join(map(str, counts)) + " |")
    return [*lines, "| all | " + " | ".join(map(str, totals)) + " |"]


if __name__ == "__main__":
    print(*table(), sep="\n")
