"""Writes Python's reference: a page per family of functions, rendered by mkdocs from docstrings.

Usage: site_python.py FOLDER
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

import rkeras_py.public  # noqa: F401  (fills the registry)
from rkeras_py.api.registry import REGISTRY

_WORK = Path(".setup/site-python")
_INDEX = """\
# rkeras in Python

Every function of the R API is a function of `rkeras_py`, with the same name and the same arguments.
The pages here are made from the docstrings; those for R are [beside them](../index.html).

```python
import numpy as np
from rkeras_py import compile, fit, keras_model_sequential, layer_dense, pipe

model = pipe(
    keras_model_sequential(),
    layer_dense(units=8, activation="relu", input_shape=4),
    layer_dense(units=1),
)
compile(model, optimizer="adam", loss="mse")
x = np.random.normal(size=(200, 4))
history = fit(model, x, x.sum(axis=1), epochs=3, verbose=0)
```

[The same model in both languages](../articles/python.html) shows how the two go together. Axes
count from 0 here, from 1 in R; `None`, `True` and dicts are `NULL`, `TRUE` and named lists there.

## Functions by topic

"""


_SHIM = re.compile(r"<script src=[\"']?https://unpkg\.com/iframe-worker/shim[\"']?></script>")


def families() -> dict[str, list[str]]:
    """Names of public functions by family."""
    found: dict[str, list[str]] = {}
    for name in sorted(REGISTRY):
        found.setdefault(REGISTRY[name].family, []).append(name)
    return dict(sorted(found.items()))


def _file(family: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", family.lower()) + ".md"


def _write_pages(docs: Path) -> list[dict[str, str]]:
    nav: list[dict[str, str]] = [{"Start": "index.md"}]
    index = [_INDEX]
    for family, names in families().items():
        title = family[0].upper() + family[1:]
        lines = [f"# {title}", ""]
        for name in names:
            lines += [f"::: {REGISTRY[name].function.__module__}.{name}", ""]
        (docs / _file(family)).write_text("\n".join(lines))
        nav.append({title: _file(family)})
        links = ", ".join(
            f"[`{name}`]({_file(family)}#{REGISTRY[name].function.__module__}.{name})"
            for name in names
        )
        index.append(f"**[{title}]({_file(family)})**: {links}\n\n")
    (docs / "index.md").write_text("".join(index))
    return nav


def _configuration(nav: list[dict[str, str]], to: Path) -> dict[str, object]:
    palette = [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": name,
            "primary": "blue grey",
            "accent": "blue",
            "toggle": {"icon": icon, "name": "Light or dark"},
        }
        for scheme, name, icon in (
            ("light", "default", "material/weather-night"),
            ("dark", "slate", "material/weather-sunny"),
        )
    ]
    return {
        "site_name": "rkeras in Python",
        "docs_dir": str((_WORK / "docs").resolve()),
        "site_dir": str(to.resolve()),
        "use_directory_urls": False,
        "nav": nav,
        # Fonts would come from the net.
        "theme": {
            "name": "material",
            "font": False,
            "palette": palette,
            "features": ["content.code.copy", "navigation.top", "toc.follow"],
        },
        "plugins": [
            "search",
            "offline",
            {
                "mkdocstrings": {
                    "handlers": {
                        "python": {
                            "paths": [str(Path.cwd())],
                            "options": {
                                "docstring_style": "google",
                                "heading_level": 2,
                                "show_root_heading": True,
                                "show_root_full_path": False,
                                "show_source": False,
                                "show_signature_annotations": False,
                                "separate_signature": True,
                                "line_length": 88,
                                "docstring_section_style": "list",
                            },
                        }
                    }
                }
            },
        ],
        "markdown_extensions": ["admonition", "pymdownx.superfences", "pymdownx.highlight"],
    }


def main() -> None:
    """Writes the pages into the folder that is given."""
    to = Path(sys.argv[1])
    shutil.rmtree(_WORK, ignore_errors=True)
    (_WORK / "docs").mkdir(parents=True)
    nav = _write_pages(_WORK / "docs")
    configuration = _WORK / "mkdocs.yml"
    configuration.write_text(yaml.safe_dump(_configuration(nav, to), sort_keys=False))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(configuration)]
    subprocess.run(command, check=True)
    # Of the net it would need one script, for searching in pages that are opened as files.
    for page in to.rglob("*.html"):
        page.write_text(_SHIM.sub("", page.read_text()))


if __name__ == "__main__":
    main()
