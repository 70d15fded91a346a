"""Fails if DESCRIPTION, the Python half and NEWS.md do not name one version."""

import re
import sys
from pathlib import Path


def first(pattern: str, path: str) -> str:
    found = re.search(pattern, Path(path).read_text(), re.MULTILINE)
    return found.group(1) if found else "?"


versions = {
    "DESCRIPTION": first(r"^Version: (\S+)", "DESCRIPTION"),
    "rkeras_py/version.py": first(r'^__version__ = "([^"]+)"', "rkeras_py/version.py"),
    "NEWS.md": first(r"^# rkeras (\S+)", "NEWS.md"),
}
print(versions)
sys.exit(len(set(versions.values())) > 1)
