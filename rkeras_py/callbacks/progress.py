"""The callback that shows a progress bar."""

from __future__ import annotations

from typing import Annotated, Any

from rkeras_py.api.argument_types import (
    ChoiceType,
    ListType,
)
from rkeras_py.api.registry import public
from rkeras_py.callbacks.base import FAMILY
from rkeras_py.engine import keras

Names = Annotated[list[str], ListType("a string")]


class ProgbarLogger(keras.callbacks.ProgbarLogger):  # type: ignore[misc]
    """Shows a progress bar that counts samples or batches.

    Args:
        count_mode: "samples" or "steps".
        stateful_metrics: Names of values in the logs that are shown without averaging.
    """

    needs_each_batch = False

    def __init__(self, count_mode: str, stateful_metrics: list[str] | None) -> None:
        super().__init__()
        self.count_mode = count_mode
        self.stateful_metrics = stateful_metrics
        self._steps: int | None = None
        self._samples: int | None = None
        self._counts_samples = False
        self._in_training = False
        self.progbar: Any = None

    def set_params(self, params: dict[str, Any]) -> None:
        """Records the number of batches."""
        super().set_params(params)
        self._steps = params["steps"]

    def _count(self, samples: bool) -> None:
        """Decides whether to count samples or batches from here on."""
        self._counts_samples = samples and self._tracker() is not None
        self.target = self._samples if self._counts_samples else self._steps

    def _tracker(self) -> Any:
        """The model's loss tracker, which knows the number of samples so far."""
        first = next(iter(self.model.metrics), None)
        return first if isinstance(first, keras.metrics.Mean) else None

    def on_train_begin(self, logs: Any = None) -> None:
        """Notes that evaluation is now part of training and shows no bar of its own."""
        self._in_training = True
        super().on_train_begin(logs)

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        """Starts a bar."""
        self._count(self.count_mode == "samples")
        super().on_epoch_begin(epoch, logs)
        self.progbar = self._bar()

    def on_test_begin(self, logs: Any = None) -> None:
        """Starts a bar, unless evaluation is part of training."""
        if not self._in_training:
            self._count(self.count_mode == "samples")
            super().on_test_begin(logs)
            self.progbar = self._bar()

    def on_predict_begin(self, logs: Any = None) -> None:
        """Starts a bar that counts batches: nothing counts the samples of a prediction."""
        self._count(False)
        super().on_predict_begin(logs)
        self.progbar = self._bar()

    def _bar(self) -> Any:
        """A bar that replaces Keras' own."""
        kept = self.stateful_metrics is not None
        return keras.utils.Progbar(
            target=self.target,
            verbose=self.verbose,
            unit_name="sample" if self._counts_samples else "step",
            stateful_metrics=set() if kept else None,
            stateless_metrics=None if kept else set(),
        )

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Advances the bar."""
        self._move(batch, logs)

    def on_test_batch_end(self, batch: int, logs: Any = None) -> None:
        """Advances the bar, unless evaluation is part of training."""
        if not self._in_training:
            self._move(batch, logs)

    def on_predict_batch_end(self, batch: int, logs: Any = None) -> None:
        """Advances the bar; the logs are predictions, which it does not show."""
        self._move(batch, None)

    def _move(self, batch: int, logs: dict[str, Any] | None) -> None:
        if self.stateful_metrics is not None and logs:
            # The model's own values are already means over the epoch.
            own = self.model.get_metrics_result()
            self.progbar.stateful_metrics.update(own, self.stateful_metrics)
        self.seen = int(self._tracker().count) if self._counts_samples else batch + 1
        if self.verbose == 1:
            self.progbar.update(self.seen, list((logs or {}).items()), finalize=False)

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        """Ends the bar."""
        self._know_samples()
        super().on_epoch_end(epoch, logs)

    def on_test_end(self, logs: Any = None) -> None:
        """Ends the bar, unless evaluation is part of training."""
        if not self._in_training:
            self._know_samples()
            super().on_test_end(logs)

    def _know_samples(self) -> None:
        """Records the number of samples, which is known at the end of an epoch."""
        if self._counts_samples:
            self._samples = self.target = self.progbar.target = self.seen


@public(family=FAMILY)
def callback_progbar_logger(
    count_mode: Annotated[str, ChoiceType("samples", "steps")] = "samples",
    stateful_metrics: Names | None = None,
) -> Any:
    """Shows a progress bar with the values in the logs.

    Args:
        count_mode: Whether the bar counts "samples" or "steps", that is, batches. In
            prediction, and for models that track no loss, it counts batches.
        stateful_metrics: Names of values added to the logs by other callbacks that are
            shown as they are, not averaged over the epoch. By default none is averaged.

    Returns:
        A callback for `fit()` that replaces the usual progress bar.

    Example:
        >>> from rkeras_py import callback_progbar_logger
        >>> callback = callback_progbar_logger(count_mode="steps")
    """
    return ProgbarLogger(count_mode, stateful_metrics)
