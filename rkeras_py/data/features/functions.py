"""Feature specs: making one, and using it."""

from __future__ import annotations

from typing import Any

from rkeras_py.api.argument_types import Anything
from rkeras_py.api.registry import REQUIRED, public
from rkeras_py.data.features.arguments import Spec
from rkeras_py.data.features.spec import FeatureSpec, dataset_of
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.arguments import Strings
from rkeras_py.engine import tf

_FAMILY = "feature specs"


@public(family=_FAMILY)
def feature_spec(
    dataset: Anything = REQUIRED, x: Strings = REQUIRED, y: Strings | None = None
) -> FeatureSpec:
    """Describes how the columns of a data set become the inputs of a network.

    Steps are added to the spec: `step_numeric_column()` takes a column as it is or scaled,
    `step_categorical_column_with_vocabulary_list()` and its siblings take categories,
    `step_indicator_column()` and `step_embedding_column()` make numbers of categories, and so on.
    Then the spec is fitted: the data set is read once, for the vocabularies and scales.
    `layer_dense_features()` takes the result.

    Args:
        dataset: A dataset of components with names, in batches or not; or a table: a data frame
            (of R), or a dict of columns.
        x: The names of the features. In R also expressions, as for `dataset_prepare()`, or a
            formula such as `target ~ .`, which names the response as well.
        y: The name of the response, or several.

    Returns:
        A feature spec. Its methods: `fit()`, `dense_features()`, `features()`, `feature_names()`,
        `feature_types()`. Steps don't change it, but return another one.

    Raises:
        ValueError: There is no such column, or `dataset` has no names.

    Example:
        >>> from rkeras_py import dense_features, feature_spec, step_numeric_column
        >>> table = {"age": [20.0, 40.0], "target": [0, 1]}
        >>> spec = step_numeric_column(feature_spec(table, "age", "target"), "age")
        >>> spec.fit()
        >>> columns = dense_features(spec)
    """
    return FeatureSpec(dataset_of("feature_spec", dataset), x, y or [])


@public(family=_FAMILY)
def dense_features(spec: Spec = REQUIRED) -> dict[str, Any]:
    """The dense features of a feature spec.

    Args:
        spec: A feature spec that is fitted.

    Returns:
        Feature columns by name, for `layer_dense_features()`.

    Raises:
        ValueError: The spec is not fitted.

    Example:
        >>> from rkeras_py import dense_features, feature_spec, step_numeric_column
        >>> spec = step_numeric_column(feature_spec({"age": [20.0, 40.0]}, "age"), "age")
        >>> spec.fit()
        >>> columns = dense_features(spec)
    """
    return spec.dense_features()


@public(family=_FAMILY)
def dataset_use_spec(dataset: Anything = REQUIRED, spec: Spec = REQUIRED) -> Any:
    """The features and the response of a feature spec, of each element of a dataset.

    Args:
        dataset: A dataset like that of the spec; or a table, which becomes one batch.
        spec: A feature spec that is fitted.

    Returns:
        A dataset for `fit()`: the features by name, and the response, if the spec has one.

    Raises:
        ValueError: The spec is not fitted, or a column is missing.

    Example:
        >>> from rkeras_py import dataset_use_spec, feature_spec, step_numeric_column
        >>> table = {"age": [20.0, 40.0], "target": [0, 1]}
        >>> spec = step_numeric_column(feature_spec(table, "age", "target"), "age")
        >>> spec.fit()
        >>> batches = dataset_use_spec(table, spec)
    """
    spec.expect_fitted("dataset_use_spec")
    made = dataset_of("dataset_use_spec", dataset)
    missing = [name for name in [*spec.x, *spec.y] if name not in made.element_spec]
    if missing:
        raise ValueError(
            f"dataset_use_spec(): `dataset` has no column {', '.join(missing)}, but "
            f"{', '.join(made.element_spec)}"
        )

    @tf.autograph.experimental.do_not_convert
    def chosen(element: Any) -> Any:
        features = {name: element[name] for name in spec.x}
        if not spec.y:
            return features
        if len(spec.y) == 1:
            return features, element[spec.y[0]]
        return features, {name: element[name] for name in spec.y}

    return peeking.derived(made, lambda d: d.map(chosen))
