"""The callback that writes log files for TensorBoard."""

from __future__ import annotations

import importlib.util
from typing import Annotated, Any

import numpy as np

from rkeras_py.api.argument_types import (
    Anything,
    ArgumentError,
    ArgumentType,
    Bool,
    IntType,
    Path,
    PositiveInt,
)
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import public
from rkeras_py.callbacks.base import FAMILY
from rkeras_py.callbacks.checkpoint import FrequencyType
from rkeras_py.callbacks.control import Count
from rkeras_py.engine import keras, tf


class BatchesType(ArgumentType):
    """A batch, or the first and the last of a range, as numbers or as a string."""

    expected = "the number of a batch, or those of the first and the last one"
    r_type = "integer vector"

    def from_python(self, value: Any) -> int | tuple[int, ...]:
        """Checks numbers of batches."""
        items = value.split(",") if isinstance(value, str) else np.atleast_1d(value).tolist()
        try:
            numbers = tuple(IntType(least=0).from_python(float(item)) for item in items)
        except (ArgumentError, TypeError, ValueError):
            raise ArgumentError(self.expected) from None
        if len(numbers) not in (1, 2) or list(numbers) != sorted(numbers):
            raise ArgumentError(self.expected)
        return numbers[0] if len(numbers) == 1 else numbers


class _Summaries:
    """`tf.summary` with the functions that otherwise need the tensorboard package.

    So log files can be written even if that package is not installed.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(tf.summary, name)

    def scalar(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes a scalar."""
        return _write(name, tf.cast(data, "float32"), step, "scalars", 1)

    def histogram(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes a histogram with 30 bins."""
        counts, edges = np.histogram(np.asarray(keras.ops.convert_to_numpy(data)), bins=30)
        table = np.stack([edges[:-1], edges[1:], counts], axis=1)
        return _write(name, tf.constant(table, "float64"), step, "histograms", 2)

    def image(self, name: str, data: Any, step: Any = None) -> Any:
        """Writes up to three images, with values from 0 to 1."""
        images = tf.image.convert_image_dtype(data[:3], "uint8", saturate=True)
        height, width = (str(size) for size in images.shape[1:3])
        encoded = [tf.io.encode_png(image) for image in images]
        return _write(name, tf.stack([width, height, *encoded]), step, "images", 3)


def _write(name: str, tensor: Any, step: Any, plugin: str, data_class: int) -> Any:
    metadata = tf.compat.v1.SummaryMetadata(
        plugin_data=tf.compat.v1.SummaryMetadata.PluginData(plugin_name=plugin),
        data_class=data_class,
    )
    return tf.summary.write(tag=name, tensor=tensor, step=step, metadata=metadata)


class TensorBoard(keras.callbacks.TensorBoard):  # type: ignore[misc]
    """Writes log files for TensorBoard without the tensorboard package."""

    @property
    def summary(self) -> Any:
        """Writes summaries."""
        return _Summaries()


@public(family=FAMILY)
def callback_tensorboard(
    log_dir: Path | None = None,
    histogram_freq: Count = 0,
    batch_size: PositiveInt | None = None,
    write_graph: Bool = True,
    write_grads: Bool = False,
    write_images: Bool = False,
    embeddings_freq: Count = 0,
    embeddings_layer_names: Anything = None,
    embeddings_metadata: Anything = None,
    embeddings_data: Anything = None,
    update_freq: Annotated[str | int, FrequencyType("epoch", "batch")] = "epoch",
    profile_batch: Annotated[int | tuple[int, ...], BatchesType()] = 0,
) -> Any:
    """Writes log files for TensorBoard.

    Args:
        log_dir: Path of the folder; "logs" if not given.
        histogram_freq: Number of epochs between histograms of the weights; 0 for none.
        batch_size: No longer has any effect.
        write_graph: Whether to write the graph of the model.
        write_grads: No longer has any effect.
        write_images: Whether to also write the weights as images, along with the
            histograms.
        embeddings_freq: Number of epochs between saves of the embedding weights; 0 for
            none. Needs the Python package tensorboard.
        embeddings_layer_names: No longer has any effect.
        embeddings_metadata: Path of a file with the labels of the embedded items, or a dict
            of such paths by layer name.
        embeddings_data: No longer has any effect.
        update_freq: "epoch", "batch", or the number of batches between writes.
        profile_batch: The batch to profile, or the first and last of a range; 0 for none.

    Returns:
        A callback for `fit()`.

    Raises:
        ImportError: `embeddings_freq` is given and tensorboard is not installed.

    Example:
        >>> from rkeras_py import callback_tensorboard
        >>> callback = callback_tensorboard("logs/run_1", update_freq="batch")
    """
    notices = {
        "batch_size": (batch_size is not None, "histograms are of weights, which need no data"),
        "write_grads": (write_grads, "compute gradients in a custom training step"),
        "embeddings_layer_names": (
            embeddings_layer_names is not None,
            "all embedding layers are saved; name layers in `embeddings_metadata`",
        ),
        "embeddings_data": (embeddings_data is not None, "the embedding weights are saved"),
    }
    for argument, (given, instead) in notices.items():
        if given:
            obsolete("callback_tensorboard", argument, instead)
    if embeddings_freq and importlib.util.find_spec("tensorboard") is None:
        raise ImportError(
            "callback_tensorboard(): `embeddings_freq` needs the Python package tensorboard: "
            "pip install tensorboard"
        )
    return TensorBoard(
        log_dir="logs" if log_dir is None else log_dir,
        histogram_freq=histogram_freq,
        write_graph=write_graph,
        write_images=write_images,
        update_freq=update_freq,
        profile_batch=profile_batch,
        embeddings_freq=embeddings_freq,
        embeddings_metadata=embeddings_metadata,
    )
