"""Prints what pip is to install for the demo and the tests, from pyproject.toml.

Usage: requirements.py VERSION_OF_R [VERSION_OF_RETICULATE]
"""

import platform
import runpy
import shutil
import sys
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    from pip._vendor import tomli as tomllib

project = tomllib.loads(Path("pyproject.toml").read_text())["project"]
# By its path: the package itself may not be installed yet.
RPY2_BELOW_R_4_5 = runpy.run_path("rkeras_py/requirements.py")["RPY2_BELOW_R_4_5"]

wanted = [*project["dependencies"]]
for extra in ("r", "robjects", "images", "tensorboard", "demo", "test"):
    wanted += project["optional-dependencies"][extra]


def version(text: str) -> tuple[int, ...]:
    """The first two numbers of a version."""
    return tuple(int(part) for part in text.split(".")[:2])


r_version = version(sys.argv[1])
reticulate = version(sys.argv[2]) if sys.argv[2:] else None
# The same without CUDA, at less than half the size.
without_cuda = (platform.system(), platform.machine()) == ("Linux", "x86_64") and not shutil.which(
    "nvidia-smi"
)
for line in [*wanted, "setuptools>=68", "wheel"]:
    if line.startswith("rpy2-") and r_version < (4, 5):
        # Later ones call functions that R has from 4.5 on.
        line += f",{RPY2_BELOW_R_4_5}"
    if line.startswith("numpy") and reticulate is not None and reticulate < (1, 38):
        # reticulate takes arrays of numpy 2 from this version on; rkeras takes those of both.
        line += ",<2"
    if line.startswith("tensorflow") and without_cuda:
        line = line.replace("tensorflow", "tensorflow-cpu")
    print(line)
