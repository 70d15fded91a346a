"""Prints what pip is to install for the demo and the tests, from pyproject.toml.

Usage: requirements.py VERSION_OF_R
"""

import platform
import shutil
import sys
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    from pip._vendor import tomli as tomllib

project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
wanted = [*project["dependencies"]]
for extra in ("r", "demo", "test"):
    wanted += project["optional-dependencies"][extra]

r_version = tuple(int(part) for part in sys.argv[1].split(".")[:2])
# The same without CUDA, at less than half the size.
without_cuda = (platform.system(), platform.machine()) == ("Linux", "x86_64") and not shutil.which(
    "nvidia-smi"
)
for line in [*wanted, "setuptools>=68", "wheel"]:
    if line.startswith("rpy2-rinterface") and r_version < (4, 5):
        # Later ones call functions that R has from 4.5 on.
        line += ",<3.6.6"
    if line.startswith("tensorflow") and without_cuda:
        line = line.replace("tensorflow", "tensorflow-cpu")
    print(line)
