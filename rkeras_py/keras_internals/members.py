"""How private members are declared and looked up."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rkeras_py.engine import keras, tf


class InternalMissing(RuntimeError):
    """A private member of Keras or TensorFlow that rkeras needs is not there."""


MEMBERS: dict[str, Member] = {}


@dataclass(frozen=True)
class Member:
    """Something private.

    Attributes:
        owner: The module, or the public class, that has it.
        name: Its name there.
    """

    owner: str
    name: str

    def __post_init__(self) -> None:
        MEMBERS[self.path] = self

    @property
    def path(self) -> str:
        """Owner and name."""
        return f"{self.owner}.{self.name}"

    def missing(self) -> InternalMissing:
        """The error where it is not there."""
        library, version = (
            ("Keras", keras.__version__)
            if self.owner.startswith("keras")
            else ("TensorFlow", tf.__version__)
        )
        return InternalMissing(
            f"rkeras needs {self.path}, a private member of {library}, but {library} {version} "
            "does not have it: this version of rkeras does not support this version of "
            f"{library} (rkeras_doctor() tells which it supports)"
        )


class OfModule(Member):
    """A function or class of a module."""

    def get(self) -> Any:
        """The member."""
        try:
            # `tf.__internal__` is an attribute of a package, not a module to import.
            if self.owner.startswith("tensorflow.__internal__"):
                module: Any = tf
                for part in self.owner.split(".")[1:]:
                    module = getattr(module, part)
            else:
                module = importlib.import_module(self.owner)
            return getattr(module, self.name)
        except (ImportError, AttributeError):
            raise self.missing() from None

    def set(self, value: Any) -> None:
        """Puts something else in its place, where the module itself looks for it."""
        self.get()
        setattr(importlib.import_module(self.owner), self.name, value)

    @contextmanager
    def replaced(self, by: Callable[[Any], Any]) -> Iterator[None]:
        """Has something else in its place while the block runs.

        Args:
            by: Gives that, for the member.
        """
        above = self.get()
        self.set(by(above))
        try:
            yield
        finally:
            self.set(above)


class OfObject(Member):
    """An attribute or a method of the objects of a class."""

    def of(self, target: Any) -> Any:
        """The attribute of an object."""
        try:
            return getattr(target, self.name)
        except AttributeError:
            raise self.missing() from None

    def set(self, target: Any, value: Any) -> None:
        """Sets the attribute, which the object must have: else Keras would not look at it."""
        self.of(target)
        setattr(target, self.name, value)


class Hook(Member):
    """A method that Keras calls and a class of ours overrides."""

    def above(self, kind: type, target: Any) -> Any:
        """The method that is overridden, of the classes after `kind` in the order of bases."""
        try:
            return getattr(super(kind, target), self.name)
        except AttributeError:
            raise self.missing() from None
