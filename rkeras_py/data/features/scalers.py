"""How numeric columns are scaled by what the data have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rkeras_py.api.registry import public
from rkeras_py.engine import tf

_FAMILY = "feature specs"


class Statistics:
    """Count, mean, deviation and range of numbers that come in batches."""

    def __init__(self) -> None:
        self.count = 0
        self.mean = 0.0
        self._squares = 0.0
        self.low, self.high = np.inf, -np.inf

    def add(self, values: Any) -> None:
        """Adds a batch of numbers."""
        values = np.asarray(values, np.float64).ravel()
        if not values.size:
            return
        count, mean = self.count + values.size, float(values.mean())
        distance = mean - self.mean
        # Sums of squares about the mean of each part add up so; those about 0 would lose digits.
        self._squares += float(((values - mean) ** 2).sum())
        self._squares += distance**2 * self.count * values.size / count
        self.mean += distance * values.size / count
        self.low, self.high = min(self.low, values.min()), max(self.high, values.max())
        self.count = count

    @property
    def deviation(self) -> float:
        """The standard deviation, with `n - 1` as in R's `sd()`."""
        return float(np.sqrt(self._squares / (self.count - 1))) if self.count > 1 else 0.0


@dataclass(frozen=True)
class LinearScaler:
    """Subtracts a number and divides by another one: what a scaler has learned.

    Attributes:
        shift: What is subtracted.
        scale: By what is divided.
    """

    shift: float
    scale: float

    def __call__(self, x: Any) -> Any:
        return (tf.cast(x, tf.float32) - self.shift) / self.scale

    def get_config(self) -> dict[str, Any]:
        """The numbers."""
        return {"shift": self.shift, "scale": self.scale}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> LinearScaler:
        """Creates a scaler from its numbers."""
        return cls(**config)


@dataclass(frozen=True)
class Scaler:
    """What a column is scaled by, once the data are known.

    Attributes:
        name: The name of the function that made it.
        measure: The shift and the scale, from the statistics of a column.
    """

    name: str
    measure: Callable[[Statistics], tuple[float, float]]

    def learned(self, column: str, statistics: Statistics) -> LinearScaler:
        """The scaling of a column.

        Args:
            column: Its name, for messages.
            statistics: Its statistics.

        Returns:
            The scaling.

        Raises:
            ValueError: There are no numbers, missing values, or one value only.
        """
        if not statistics.count:
            raise ValueError(f"{self.name}(): the data set has no values of column `{column}`")
        if not np.isfinite(statistics.mean):
            raise ValueError(
                f"{self.name}(): column `{column}` has missing or infinite values: leave such "
                "rows out, or fill them in"
            )
        shift, scale = self.measure(statistics)
        if scale == 0:
            raise ValueError(
                f"{self.name}(): all values of column `{column}` are {statistics.mean:g}, so that "
                "it can't be scaled: leave it out"
            )
        return LinearScaler(float(shift), float(scale))


@public(family=_FAMILY)
def scaler_standard() -> Scaler:
    """Scales a numeric column to mean 0 and standard deviation 1.

    Mean and standard deviation (with `n - 1`, as of R's `sd()`) are those of the data set to which
    the feature spec is fitted.

    Returns:
        A scaler, for the argument `normalizer_fn` of `step_numeric_column()`.

    Raises:
        ValueError: When the spec is fitted: a column has missing values, or one value only.

    Example:
        >>> from rkeras_py import dense_features, feature_spec, scaler_standard, step_numeric_column
        >>> spec = feature_spec({"x": [1.0, 2.0, 3.0], "y": [0.0, 1.0, 0.0]}, "x", "y")
        >>> spec = step_numeric_column(spec, "x", normalizer_fn=scaler_standard())
        >>> spec.fit()
        >>> columns = dense_features(spec)
    """
    return Scaler("scaler_standard", lambda s: (s.mean, s.deviation))


@public(family=_FAMILY)
def scaler_min_max() -> Scaler:
    """Scales a numeric column to the range from 0 to 1.

    The smallest and the largest value are those of the data set to which the feature spec is
    fitted.

    Returns:
        A scaler, for the argument `normalizer_fn` of `step_numeric_column()`.

    Raises:
        ValueError: When the spec is fitted: a column has missing values, or one value only.

    Example:
        >>> from rkeras_py import dense_features, feature_spec, scaler_min_max, step_numeric_column
        >>> spec = feature_spec({"x": [1.0, 2.0, 5.0], "y": [0.0, 1.0, 0.0]}, "x", "y")
        >>> spec = step_numeric_column(spec, "x", normalizer_fn=scaler_min_max())
        >>> spec.fit()
        >>> columns = dense_features(spec)
    """
    return Scaler("scaler_min_max", lambda s: (s.low, s.high - s.low))
