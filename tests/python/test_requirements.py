"""The versions that rkeras needs are those of pyproject.toml, wherever they are said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rkeras_py import doctor
from rkeras_py.requirements import REQUIREMENTS, RPY2_BELOW_R_4_5, bounds, requirement

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    from pip._vendor import tomli as tomllib

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_the_copy_for_python():
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["robjects"], *extras["images"]]
    assert sorted(map(requirement, REQUIREMENTS)) == sorted(wanted)


def test_keras_and_tensorflow_have_upper_bounds():
    assert bounds("keras") == ("3.15", "4")
    assert bounds("tensorflow") == ("2.21", "3")
    assert bounds("numpy") == ("1.26", None)


def test_what_r_installs():
    source = (ROOT / "R" / "install.R").read_text()
    body = source[source.index("install_rkeras <- function") :]
    # The versions of TensorFlow are a string of their own.
    said = set(re.findall(r'"((?:[a-z0-9-]+)?[<>]=?[0-9][^"]*)"', body))
    numpy = requirement("numpy")
    wanted = {requirement("keras"), requirement("h5py"), REQUIREMENTS["tensorflow"], numpy}
    wanted |= {requirement("pillow"), requirement("scipy")}
    assert said == wanted | {f"{numpy},<2"}
    assert f"below {RPY2_BELOW_R_4_5[1:]} for" in source


def test_what_description_says():
    text = " ".join((ROOT / "DESCRIPTION").read_text().split())
    for package in ("tensorflow", "keras"):
        least, below = bounds(package)
        assert f"'{package}' (>= {least}, < {below})" in text
    least, _ = bounds("rpy2-rinterface")
    assert f"'rpy2-rinterface' (>= {least}; below {RPY2_BELOW_R_4_5[1:]} for R below 4.5)" in text
    assert f"Python ({PROJECT['requires-python'].replace('>=', '>= ')})" in text


def test_no_bound_is_said_elsewhere():
    names = "|".join(REQUIREMENTS)
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "rkeras_py").rglob("*.py"))
        for line in path.read_text().splitlines()
        if re.search(rf"\b({names})[<>]=", line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("version", "state"),
    [("3.14.1", "too old"), ("3.15.0", ""), ("3.99", ""), ("4.0.0", "too new")],
)
def test_the_doctor_knows_the_bounds(monkeypatch, version, state):
    monkeypatch.setattr(doctor, "_version", lambda package: version)
    finding = doctor._package("keras")()
    assert finding.state == ", ".join(filter(None, (version, state)))
    assert ("keras>=3.15,<4" in finding.remedy) == bool(state)


def test_what_images_need_is_no_fault_where_it_is_missing(monkeypatch):
    monkeypatch.setattr(doctor, "_version", lambda package: None)
    finding = doctor._for_images("pillow")()
    assert "missing; images need it" in finding.state
    assert "pillow>=" in finding.state and not finding.remedy
