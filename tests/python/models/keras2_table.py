"""Checks all architectures of Keras 2 in all formats, and writes the table of the results.

`python -m models.keras2_table [--files FOLDER] [NAME ...]`, in tests/python; some 15 minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from models import keras2_checks

RESULTS = Path(__file__).parents[3] / "benchmarks" / "results" / "old-files.md"
_HEAD = """# Files of Keras 2

Models written by tf_keras 2.21, loaded by rkeras: predictions equal to 1e-6 and, in the formats
that hold the optimizer's state (hdf5, bytes, checkpoint, folder), five further training steps equal
to 1e-5 in losses and weights. Written by `python -m models.keras2_table` in `tests/python`.
"""


def _wrong(folder: Path, form: str) -> str:
    """What is wrong with a file, or an empty text."""
    try:
        keras2_checks.check(folder, form)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def main() -> int:
    """Checks, prints what fails, and writes the table if it is whole."""
    forms = keras2_checks.FORMATS
    with keras2_checks.chosen(str(__doc__)) as (names, files, is_whole):
        wrong = {name: {form: _wrong(files / name, form) for form in forms} for name in names}
    return keras2_checks.report(wrong, forms, _HEAD, RESULTS if is_whole else None)


if __name__ == "__main__":
    sys.exit(main())
