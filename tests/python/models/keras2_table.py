"""Checks all architectures of Keras 2 in all formats, and writes the table of the results.

`python -m models.keras2_table [--files FOLDER] [NAME ...]`, in tests/python; some 15 minutes.
"""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
import warnings
from pathlib import Path

from models import keras2_checks
from models.keras2_files import ARCHITECTURES

RESULTS = Path(__file__).parents[3] / "benchmarks" / "results" / "old-files.md"
_HEAD = """# Files of Keras 2

Models written by tf_keras 2.21, loaded by rkeras: predictions equal to 1e-6 and, in the formats
that hold the optimizer's state (hdf5, bytes, folder), five further training steps equal to 1e-5 in
losses and weights. Written by `python -m models.keras2_table` in `tests/python`.
"""


def main() -> int:
    """Checks, prints what fails, and writes the table if it is whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, help="a folder of files that were written before")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or list(ARCHITECTURES)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made:
        folder = options.files or Path(made) / "files"
        if options.files is None:
            keras2_checks.write(folder, names)
        rows = [f"| architecture | {' | '.join(keras2_checks.FORMATS)} |"]
        rows.append("|---" * (len(keras2_checks.FORMATS) + 1) + "|")
        counts: collections.Counter[bool] = collections.Counter()
        for name in names:
            said = []
            for form in keras2_checks.FORMATS:
                try:
                    keras2_checks.check(folder / name, form)
                except Exception as error:
                    print(f"{name} [{form}] {type(error).__name__}: {str(error)[:300]}", flush=True)
                    said.append("**no**")
                else:
                    said.append("yes")
                counts[said[-1] == "yes"] += 1
            rows.append(f"| {name} | {' | '.join(said)} |")
    if not options.names:
        files = f"{counts[True]} of {counts.total()} files read as they were"
        total = f"{len(names)} architectures; {files}."
        RESULTS.write_text("\n".join([_HEAD, total, "", *rows, ""]))
    print(f"{counts[True]} passed, {counts[False]} failed")
    return int(counts[False] > 0)


if __name__ == "__main__":
    sys.exit(main())
