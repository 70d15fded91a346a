"""The feature spec: a data set, and the steps that make features of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np

from rkeras_py.api.results import Frame
from rkeras_py.data.features.steps import (
    CATEGORICAL,
    DENSE,
    BucketizedColumn,
    Columns,
    CrossedColumn,
    RemoveColumn,
    Step,
)
from rkeras_py.data.pipelines.values import ValueMisfit, slices
from rkeras_py.engine import tf
from rkeras_py.keras_internals.tuning import read_untuned


def dataset_of(called: str, value: Any) -> Any:
    """A data set of named columns, also of a table: then it is one batch.

    Args:
        called: The function that was called, for messages.
        value: A dataset, a data frame or a dict of columns.

    Returns:
        A dataset.

    Raises:
        ValueError: It has no names, or is no data set.
    """
    if isinstance(value, Frame | Mapping):
        try:
            value = tf.data.Dataset.from_tensors(slices(value))
        except ValueMisfit as misfit:
            text = f"{called}(): `dataset{misfit.path}` {misfit.fault}"
            raise ValueError(text) from None
    if not isinstance(value, tf.data.Dataset) or not isinstance(value.element_spec, dict):
        raise ValueError(
            f"{called}(): `dataset` must be a dataset of components with names, or a table: a data "
            f"frame or a dict of columns, but an object of class {type(value).__name__} was given"
        )
    return value


class FeatureSpec:
    """What the columns of a data set become in a network.

    Args:
        dataset: A dataset of named components.
        features: The columns that are features.
        response: The columns that are the response.
    """

    r_class: ClassVar[str] = "FeatureSpec"

    def __init__(self, dataset: Any, features: list[str], response: list[str]) -> None:
        self.set_dataset(dataset)
        for name in [*features, *response]:
            if name not in dataset.element_spec:
                raise ValueError(
                    f"feature_spec(): the data set has no column `{name}`, but "
                    f"{', '.join(dataset.element_spec)}"
                )
        self.x, self.y = list(features), list(response)
        self.steps: list[Step] = []
        self.fitted = False
        self._columns: Columns = {}

    def set_dataset(self, dataset: Any) -> None:
        """Takes the data set from which steps will learn."""
        self.dataset = dataset_of("feature_spec", dataset)

    def copy(self) -> FeatureSpec:
        """A spec of the same steps, which is not fitted."""
        other = FeatureSpec(self.dataset, self.x, self.y)
        other.steps = list(self.steps)
        return other

    def feature_types(self) -> dict[str, str]:
        """The dtypes of the features by name.

        Features that steps made of others are "dense" or "categorical".
        """
        types = {name: self.dataset.element_spec[name].dtype.name for name in self.x}
        for step in self.steps:
            if not isinstance(step, RemoveColumn):
                types.setdefault(step.name, step.gives)
        return types

    def feature_names(self) -> list[str]:
        """The names of the features: columns of the data set, and what steps made."""
        return list(self.feature_types())

    def with_steps(self, called: str, steps: list[Step]) -> FeatureSpec:
        """A spec with further steps, which is not fitted.

        Args:
            called: The function that was called, for messages.
            steps: The steps.

        Returns:
            The spec.

        Raises:
            ValueError: A step is made of a feature that is not there.
        """
        made = self._made()
        types = self.feature_types()
        for step in steps:
            for kind, name in step.needs():
                if (kind, name) not in made:
                    raise ValueError(_lacking(called, kind, name, name in types))
            if isinstance(step, CrossedColumn):
                for name in step.sources:
                    if name not in types:
                        raise ValueError(_lacking(called, CATEGORICAL, name, False))
            both = {(DENSE, step.name), (CATEGORICAL, step.name)}
            if isinstance(step, RemoveColumn) and not both & made:
                raise ValueError(f"{called}(): no step made a feature `{step.name}`")
        other = self.copy()
        other.steps += steps
        return other

    def _made(self) -> set[tuple[str, str]]:
        """The features that the steps make, by what they give."""
        made: set[tuple[str, str]] = set()
        for step in self.steps:
            if isinstance(step, RemoveColumn):
                made -= {(DENSE, step.name), (CATEGORICAL, step.name)}
            elif isinstance(step, BucketizedColumn):
                made |= {(DENSE, step.name), (CATEGORICAL, step.name)}
            else:
                made.add((step.gives, step.name))
        return made

    def fit(self) -> None:
        """Reads the data set once, for what steps learn of it: vocabularies and scales.

        Raises:
            ValueError: The data set is endless, or a column does not fit a step.
        """
        learners = [step.learner() for step in self.steps]
        wanted = [learner for learner in learners if learner is not None]
        if wanted and int(self.dataset.cardinality()) == tf.data.INFINITE_CARDINALITY:
            raise ValueError(
                "fit(): the data set of the feature spec is endless, so that it can't be read whole"
            )
        for element in read_untuned(self.dataset) if wanted else ():
            for learner in wanted:
                learner.see(np.asarray(element[learner.key]))
        columns: Columns = {}
        for step, one in zip(self.steps, learners, strict=True):
            step.add(columns, None if one is None else one.result())
        self._columns, self.fitted = columns, True

    def features(self) -> dict[str, Any]:
        """The feature columns by name; of two with one name, the dense one.

        Raises:
            ValueError: The spec is not fitted.
        """
        self.expect_fitted("features")
        found: dict[str, Any] = {}
        for (kind, name), column in self._columns.items():
            if kind == DENSE or name not in found:
                found[name] = column
        return found

    def dense_features(self) -> dict[str, Any]:
        """The dense feature columns by name, for `layer_dense_features()`.

        Raises:
            ValueError: The spec is not fitted.
        """
        self.expect_fitted("dense_features")
        return {name: c for (kind, name), c in self._columns.items() if kind == DENSE}

    def expect_fitted(self, called: str) -> None:
        """Raises an error if the spec is not fitted."""
        if not self.fitted:
            raise ValueError(f"{called}(): the feature spec is not fitted yet: call fit() of it")

    def __repr__(self) -> str:
        lines = [
            f"A feature_spec with {len(self.steps)} steps, {'' if self.fitted else 'not '}fitted.",
            f"Features: {', '.join(self.x)}",
            f"Response: {', '.join(self.y) or 'none'}",
        ]
        kinds: dict[str, list[str]] = {}
        for step in self.steps:
            kinds.setdefault(type(step).__name__, []).append(step.name)
        lines += [f"{kind}: {', '.join(names)}" for kind, names in kinds.items()]
        if self.fitted:
            lines.append(f"Dense features: {', '.join(self.dense_features()) or 'none'}")
        return "\n".join(lines)


def _lacking(called: str, kind: str, name: str, known: bool) -> str:
    if not known:
        return f"{called}(): there is no feature `{name}`"
    wanted = (
        "a numeric feature: add step_numeric_column() of it before"
        if kind == DENSE
        else "a feature of categories: add a step_categorical_column_with_*() of it before"
    )
    return f"{called}(): `{name}` is not {wanted}"
