"""Nothing but `keras_internals` names what is private to Keras and TensorFlow."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import rkeras_py
from rkeras_py import keras_internals
from rkeras_py.engine import keras
from rkeras_py.public import REGISTRY

ROOT = Path(rkeras_py.__file__).parent
FILES = sorted(
    path
    for path in ROOT.rglob("*.py")
    if Path(keras_internals.__file__).parent not in path.parents
)  # fmt: skip

# Names with an underscore that are looked up on other objects than `self`, and whose they are.
ALLOWED = {
    "_fields": "Python's own: the fields of a named tuple",
    "_exit": "Python's own: os._exit() ends a process at once",
    "_call": "api/registry.py's own: a method of its class of declarations",
    "_release": "that of rpy2, which lets go of an object of R wherever a finalizer runs",
    "_cdata": "that of rpy2: what its hold on an object of R has of it",
    "_preserve": "that of rpy2, which keeps an object of R",
}
# What rkeras itself keeps in objects of Keras has these prefixes.
OWN_PREFIXES = ("_r_", "_r6", "_rkeras_")

_PRIVATE_MODULES = re.compile(r"\b(keras\.src|tensorflow\.python)\b|\b__internal__\b")
_LOOKUPS = {"getattr", "hasattr", "setattr", "delattr", "attrgetter", "methodcaller"}
_LOOKUPS |= {"__getattribute__", "__setattr__", "__getattr__", "__delattr__"}


def _is_private(name: str) -> bool:
    return (
        name.startswith("_")
        and not name.endswith("__")
        and name.strip("_") != ""
        and name not in ALLOWED
        and not name.startswith(OWN_PREFIXES)
    )


def _is_own(node: ast.expr) -> bool:
    """Whether an expression is `self`, `cls` or `super()`, which a test of classes looks at."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "super" and not node.args
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _docstrings(tree: ast.AST) -> set[int]:
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    return {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}


def private_names(source: str) -> Iterator[tuple[int, str]]:
    """The private names of other modules in a source, by line."""
    tree = ast.parse(source)
    documentation = _docstrings(tree)
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if _names_private_module(alias.name)]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            full = [f"{module}.{alias.name}" for alias in node.names]
            names = [name for name in full if _names_private_module(name)]
        elif isinstance(node, ast.Attribute):
            whole = ast.unparse(node)
            if _PRIVATE_MODULES.search(whole) or (
                _is_private(node.attr) and not _is_own(node.value)
            ):
                names = [whole]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in documentation and _PRIVATE_MODULES.search(node.value):
                names = [node.value]
        elif isinstance(node, ast.Call):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else (
                node.func.id if isinstance(node.func, ast.Name) else ""
            )  # fmt: skip
            strings = [x.value for x in node.args[:2] if isinstance(x, ast.Constant)]
            if function in _LOOKUPS:
                names = [x for x in strings if isinstance(x, str) and _is_private(x)]
        for name in names:
            yield node.lineno, name


def _names_private_module(name: str) -> bool:
    if _PRIVATE_MODULES.search(name):
        return True
    parts = name.split(".")
    return parts[0] in ("keras", "tensorflow") and any(map(_is_private, parts))


@pytest.mark.parametrize(
    "source",
    [
        "from keras.src.saving import serialization_lib",
        "import tensorflow.python.ops.control_flow_util",
        "from keras import src\nsrc.x; keras.src.y",
        "from keras import _tf_keras",
        "import importlib; importlib.import_module('keras.src.layers')",
        "NAMES = {'tensorflow.python.framework.tensor.Tensor': 'tensor'}",
        "model._functional",
        "model._functional.inputs",
        "self.model._compile_config",
        "model._maybe_build = 1",
        "super(Nadam, self)._backend_update_step",
        "getattr(layer, '_inbound_nodes', [])",
        "object.__setattr__(model, '_layers', [])",
        "operator.attrgetter('_layers')",
        "tf.__internal__.feature_column",
    ],
)
def test_the_check_finds(source):
    assert list(private_names(source))


@pytest.mark.parametrize(
    "source",
    [
        "self._own = cls._other; super()._third()",
        "import keras; keras.layers.Dense",
        "value._fields; x.__class__; getattr(x, '_r_private')",
        'def f():\n    """What tensorflow.python has."""',
        "from rkeras_py.version import __version__",
    ],
)
def test_the_check_passes(source):
    assert not list(private_names(source))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_private_names(path):
    assert list(private_names(path.read_text())) == []


def test_what_is_allowed_is_used():
    text = "\n".join(path.read_text() for path in FILES)
    assert [name for name in ALLOWED if name not in text] == []


# ---- classes that come from Keras -------------------------------------------


def _underscored(kind: type) -> set[str]:
    """The names with an underscore that a class has, or that its methods use of any object."""
    names = {name for name in vars(kind) if name.startswith("_")}
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    except (OSError, TypeError):
        tree = ast.Module([], [])
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return {name for name in names if name.startswith("_") and not name.endswith("__")}


def _is_keras(kind: type) -> bool:
    return kind.__module__.split(".")[0] in ("keras", "tensorflow")


def _classes() -> Iterator[type]:
    """Our classes that come from classes of Keras, with the modules of all public functions."""
    assert REGISTRY
    for path in FILES:
        name = ".".join(("rkeras_py", *path.relative_to(ROOT).with_suffix("").parts))
        # The bridge needs R; its classes are made when they run, with names that begin with _r.
        if name.startswith("rkeras_py.bridge") or name.endswith("__main__"):
            continue
        module = importlib.import_module(name.removesuffix(".__init__"))
        for kind in vars(module).values():
            ours = isinstance(kind, type) and kind.__module__ == module.__name__
            if ours and any(map(_is_keras, kind.__mro__)):
                yield kind


def _shared(kind: type) -> set[str]:
    keras_has = set().union(*(_underscored(one) for one in kind.__mro__ if _is_keras(one)))
    ours = [
        one
        for one in kind.__mro__
        if one.__module__ not in ("builtins", keras_internals.__name__) and not _is_keras(one)
    ]
    return keras_has & set().union(*map(_underscored, ours)) - set(ALLOWED)


def test_the_check_of_classes_finds():
    class Reads(keras.layers.Layer):
        def get(self):
            return self._inbound_nodes

    class Overrides(keras.optimizers.SGD):
        def _clip_gradients(self, grads):
            return grads

    class Sets(keras.Sequential):
        def clear(self):
            self._functional = None

    class Own(keras.layers.Layer):
        def get(self):
            return self._nothing_of_keras

    assert [_shared(kind) for kind in (Reads, Overrides, Sets, Own)] == [
        {"_inbound_nodes"},
        {"_clip_gradients"},
        {"_functional"},
        set(),
    ]


def test_classes_share_no_private_name_with_keras():
    """Neither on purpose nor by accident, which is as bad."""
    classes = list(_classes())
    assert len(classes) > 60
    found = {f"{kind.__module__}.{kind.__qualname__}": _shared(kind) for kind in classes}
    assert {name: shared for name, shared in found.items() if shared} == {}
