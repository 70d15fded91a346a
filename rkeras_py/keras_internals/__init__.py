"""The only module that names private members of Keras and TensorFlow.

What rkeras needs but Keras 3 or TensorFlow has no public name for is here, and nowhere else
(`tests/python/test_private_names.py` checks). Each private member is declared once, and looked
up when it is used. If a new Keras has moved one, functions that need it fail with the name of
the member and the version; everything else works. Each has a contract
(`tests/python/test_keras_internals.py`); `scripts/internals-contracts VERSION` tests them with
another Keras.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals.applications import (
    dense_net,
    efficient_net,
    mobilenet_v3_with,
    nas_net,
)
from rkeras_py.keras_internals.arrays import (
    ArrayBatches,
    array_batches,
    first_epoch,
    global_seed,
    held_out,
)
from rkeras_py.keras_internals.collectives import abort_collectives
from rkeras_py.keras_internals.crossentropies import binary_crossentropy_by, with_logits
from rkeras_py.keras_internals.dtypes import (
    COMPILE_LOSS,
    COMPILE_METRICS,
    compute_losses_in,
    keep_integer_targets,
    keeping_dtypes,
)
from rkeras_py.keras_internals.exports import export_with
from rkeras_py.keras_internals.members import (
    MEMBERS,
    Hook,
    InternalMissing,
    Member,
    OfModule,
    OfObject,
)
from rkeras_py.keras_internals.names import find_custom_objects_by_name
from rkeras_py.keras_internals.slots import given_rate, make_slots, with_state_of
from rkeras_py.keras_internals.structure import (
    NODES,
    add_penalty,
    changing,
    hold_metric,
    layers_within,
    open_to_state,
    own_metrics,
    penalize_all,
    take_graph,
)
from rkeras_py.keras_internals.symbolic import (
    Call,
    call_of,
    call_that_gave,
    calls_of,
    calls_on_results_of,
    keep_given_training,
    on_refusal,
    public_name,
    refuse_iteration,
    take_single_slices,
)
from rkeras_py.keras_internals.text import tokens_of
from rkeras_py.keras_internals.trials import traced
from rkeras_py.keras_internals.tuning import read_untuned, untuned, without_tuning

# What other modules have from here, and do not find below.
__all__ = [
    "MEMBERS", "ArrayBatches", "InternalMissing", "abort_collectives", "add_penalty",
    "array_batches", "binary_crossentropy_by", "call_that_gave", "calls_of",
    "calls_on_results_of", "changing", "compute_losses_in", "dense_net", "efficient_net",
    "export_with", "find_custom_objects_by_name", "first_epoch", "given_rate", "global_seed",
    "held_out", "hold_metric", "keep_given_training", "keep_integer_targets", "keeping_dtypes",
    "layers_within", "make_slots", "mobilenet_v3_with", "nas_net", "on_refusal", "open_to_state",
    "own_metrics", "penalize_all", "public_name", "read_untuned", "refuse_iteration",
    "take_graph", "take_single_slices", "tokens_of", "traced", "untuned", "with_logits",
    "with_state_of", "without_tuning",
]  # fmt: skip

# ---- layers -----------------------------------------------------------------

_CONVERT_INPUTS = OfObject("keras.layers.Layer", "_convert_input_args")
_ALLOW_ANY_INPUTS = OfObject("keras.layers.Layer", "_allow_non_tensor_positional_args")
_NAME_SCOPE = OfObject("keras.layers.Layer", "_open_name_scope")
_MAYBE_BUILD = OfObject("keras.layers.Layer", "_maybe_build")
_GET_MASK = OfModule("keras.src.backend.common.masking", "get_keras_mask")


def mask_of(tensor: Any) -> Any:
    """The mask that a layer gave its output, or None."""
    return _GET_MASK.get()(tensor)


def take_any_input(layer: Any) -> None:
    """Makes a layer pass its inputs to `call()` unchanged: not cast, and not only tensors."""
    _CONVERT_INPUTS.set(layer, False)
    _ALLOW_ANY_INPUTS.set(layer, True)


def name_scope_of(layer: Any) -> AbstractContextManager[Any]:
    """The scope in which Keras calls what is in a layer, from which variables get their paths."""
    scope: AbstractContextManager[Any] = _NAME_SCOPE.of(layer)()
    return scope


def before_build(layer: Any, act: Callable[[Any], None]) -> None:
    """Registers a function to be called when a layer is first called, before Keras builds it.

    Args:
        layer: The layer or model.
        act: A function of the first argument of that call.
    """
    build = _MAYBE_BUILD.of(layer)

    @functools.wraps(build)
    def act_and_build(call: Any) -> None:
        act(call.first_arg)
        build(call)

    _MAYBE_BUILD.set(layer, act_and_build)


# ---- variables --------------------------------------------------------------

_VALUE = OfObject("keras.Variable", "_value")
_INITIALIZER = OfObject("keras.Variable", "_initializer")


def keep_assigned(variable: Any) -> None:
    """Has a variable that is made later begin with what it was assigned.

    In the scope in which Keras builds a model's class, variables have no value yet: they get it
    later, from their initializers, and what is assigned before would be forgotten.
    """
    if _VALUE.of(variable) is None:
        value = tf.get_static_value(variable.value)
        _INITIALIZER.set(variable, functools.partial(_constant, value))


def _constant(value: Any, shape: Any, dtype: Any = None) -> Any:
    """An initializer of given values."""
    return tf.reshape(tf.constant(value, dtype), shape)


# ---- models -----------------------------------------------------------------

_LAYERS = OfObject("keras.Sequential", "_layers")
_GRAPH = OfObject("keras.Sequential", "_functional")
_COMPILE_RECORD = OfObject("keras.Model", "_compile_config")


def is_empty(model: Any) -> bool:
    """Whether a Sequential model has neither layers nor an input; `layers` leaves the input out."""
    return not _LAYERS.of(model)


def graph_of(model: Any) -> Any:
    """The functional model that a Sequential model is once its input is known, else None."""
    return _GRAPH.of(model)


def set_graph(model: Any, graph: Any) -> None:
    """Makes a Sequential model, whose layers those of the graph are, compute that graph."""
    _GRAPH.set(model, graph)
    model.built = True


def calls_in_order(model: Any) -> list[Call] | None:
    """The calls of layers that a functional or Sequential model makes, in their order.

    Returns:
        The calls; None for a model whose graph is not known.
    """
    graph = graph_of(model) if isinstance(model, keras.Sequential) else model
    if not isinstance(graph, keras.Function):
        return None
    nodes = NODES.of(graph)
    return [call_of(node) for depth in sorted(nodes, reverse=True) for node in nodes[depth]]


def compile_record(model: Any) -> Any:
    """An object that identifies the last `compile()` of a model: each call makes a new one."""
    return _COMPILE_RECORD.of(model) if model.compiled else None


@contextmanager
def keeping_compile_record(model: Any) -> Iterator[None]:
    """Undoes what Keras 3.15 does to a model that it saves to HDF5: it forgets the optimizer."""
    record = compile_record(model)
    kept = dict(record.config) if record is not None else None
    try:
        yield
    finally:
        if record is not None and kept is not None:
            record.config.update(kept)


# ---- losses of several outputs ----------------------------------------------


def compiled_loss(model: Any) -> Any:
    """What computes the losses of all outputs of a compiled model; None if it has none.

    Its public `build()` makes `metrics`, one for the loss of each of several outputs, and its
    public `call()` updates them.
    """
    return COMPILE_LOSS.of(model)


def compiled_metrics(model: Any) -> Any:
    """What computes the metrics of a compiled model; None if it has none.

    While its public `built` is false, it makes them anew from the next data.
    """
    return COMPILE_METRICS.of(model)


def forget_compiled(model: Any) -> None:
    """Drops loss and metrics: Keras 3 keeps them where a model is compiled again without."""
    COMPILE_LOSS.set(model, None)
    COMPILE_METRICS.set(model, None)
    model.loss = None


# ---- what Keras 2 wrote -----------------------------------------------------

_LEGACY_OPTION = OfModule("keras.src.legacy.saving.saving_options", "keras_option_scope")
_LEGACY_MODEL = OfModule("keras.src.legacy.saving.saving_utils", "model_from_config")
_SAFE_MODE = OfModule("keras.src.saving.serialization_lib", "SafeModeScope")


def model_of_keras_2(config: Mapping[str, Any], objects: Mapping[str, Any]) -> Any:
    """Makes what a configuration in the form of Keras 2 describes, running no code that it has."""
    with (
        _LEGACY_OPTION.get()(use_legacy_config=True),
        _SAFE_MODE.get()(True),
        keras.saving.custom_object_scope(objects),
    ):
        return _LEGACY_MODEL.get()(config, custom_objects=objects)


# ---- the table of a model's layers ------------------------------------------

_COLUMN_EDGE = Member("keras.Model.summary", "┃")
_ROW_EDGE = Member("keras.Model.summary", "├")


def summary_columns(table: str) -> int:
    """The number of columns in the table that `model.summary()` prints."""
    header = next((row for row in table.split("\n") if row.startswith(_COLUMN_EDGE.name)), None)
    if header is None:
        raise _COLUMN_EDGE.missing()
    return header.count(_COLUMN_EDGE.name) - 1


def without_row_edges(table: str) -> str:
    """The same table without the lines between its rows."""
    return "\n".join(row for row in table.split("\n") if not row.startswith(_ROW_EDGE.name))


# ---- normalization ----------------------------------------------------------

_RENORM_CORRECTION = OfObject("keras.layers.BatchNormalization", "_renorm_correction_and_moments")
_RENORM_COMPOSE = OfObject("keras.layers.BatchNormalization", "_compose_transforms")
_RENORM_UPDATE = OfObject("keras.layers.BatchNormalization", "_update_renorm_statistics")


def renormalize(
    layer: Any, mean: Any, variance: Any, gamma: Any, beta: Any, dtype: Any
) -> tuple[Any, Any]:
    """Batch renormalization: updates the statistics by the moments of a batch.

    Returns:
        The scale and the offset that are right for the batch, in place of `gamma` and `beta`.
    """
    r, d, mean, variance = _RENORM_CORRECTION.of(layer)(mean, variance)
    gamma, beta = _RENORM_COMPOSE.of(layer)(r, d, gamma, beta, dtype)
    _RENORM_UPDATE.of(layer)(mean, variance)
    return gamma, beta


# ---- optimizers -------------------------------------------------------------

_VARIABLE_INDEX = OfObject("keras.optimizers.Optimizer", "_get_variable_index")
_SLOTS = {
    (owner, slot.removeprefix("_")): OfObject(f"keras.optimizers.{owner}", slot)
    for owner, slots in {
        "SGD": ("momentums",),
        "RMSprop": ("_velocities", "_momentums", "_average_gradients"),
        "Adagrad": ("_accumulators",),
        "Adadelta": ("_accumulated_grads", "_accumulated_delta_vars"),
        "Adamax": ("_m", "_u"),
        "Nadam": ("_momentums", "_velocities"),
    }.items()
    for slot in slots
}
_MOMENTUM_PRODUCT = OfObject("keras.optimizers.Nadam", "_u_product")
_UPDATE = Hook("keras.optimizers.Optimizer", "_backend_update_step")
_CLIP = Hook("keras.optimizers.Optimizer", "_clip_gradients")


def optimizer_slot(optimizer: Any, owner: str, slot: str, variable: Any) -> Any:
    """What an optimizer keeps for a weight.

    Args:
        optimizer: An optimizer.
        owner: The class of Keras that has the slot.
        slot: The name of the slot.
        variable: The weight.

    Returns:
        A variable of the weight's shape.
    """
    return _SLOTS[owner, slot].of(optimizer)[_VARIABLE_INDEX.of(optimizer)(variable)]


def momentum_product(optimizer: Any) -> Any:
    """The product of the momentums of all updates of Nadam, a variable."""
    return _MOMENTUM_PRODUCT.of(optimizer)


class UpdateHooks:
    """Lets an optimizer take part in its updates. Must precede Keras' class in the bases.

    Attributes:
        passed_by: A class of Keras whose own part in updates is left out.
    """

    passed_by: type | None = None

    def __init__(self, *args: Any, **config: Any) -> None:
        for hook in (_UPDATE, _CLIP):
            hook.above(UpdateHooks, self)  # if Keras has it no more, nothing would call ours
        super().__init__(*args, **config)

    def begin_update(self, learning_rate: Any) -> Any:
        """Called before the weights are updated.

        Args:
            learning_rate: The learning rate.

        Returns:
            The rate to use.
        """
        return learning_rate

    def clip(self, gradients: Any) -> Any:
        """Called with the gradients of all weights; gives those to use."""
        return _CLIP.above(UpdateHooks, self)(gradients)

    def _backend_update_step(self, grads: Any, variables: Any, learning_rate: Any) -> Any:
        rate = self.begin_update(learning_rate)
        update = _UPDATE.above(self.passed_by or UpdateHooks, self)
        return update(grads, variables, rate)

    def _clip_gradients(self, grads: Any) -> Any:
        return self.clip(grads)


# ---- callbacks --------------------------------------------------------------

_SET_DIRECTION = OfObject("keras.callbacks.EarlyStopping", "_set_monitor_op")
_IS_DUE = OfObject("keras.callbacks.ModelCheckpoint", "_should_save_on_batch")
_IS_WANTED = OfObject("keras.callbacks.ModelCheckpoint", "_should_save_model")


def set_direction(callback: Any) -> None:
    """Finds out whether what a callback watches is to become small or large.

    Raises:
        ValueError: The mode is "auto", and Keras can't tell from the metric.
    """
    _SET_DIRECTION.of(callback)()


def checkpoint_is_due(callback: Any, batch: int) -> bool:
    """Whether a checkpoint that saves after a number of batches is to save after this one."""
    return bool(_IS_DUE.of(callback)(batch))


def checkpoint_is_wanted(
    callback: Any, epoch: int, batch: int | None, logs: Mapping[str, Any], path: str
) -> bool:
    """Whether a checkpoint is to be written: the best so far, or any; Keras says so if verbose."""
    return bool(_IS_WANTED.of(callback)(epoch, batch, logs, path))


# ---- what Keras keeps for a thread ------------------------------------------

_STATE = "keras.src.backend.common.global_state"
_GET_STATE = OfModule(_STATE, "get_global_attribute")
_SET_STATE = OfModule(_STATE, "set_global_attribute")
_RESET_NAMES = OfModule("keras.src.utils.naming", "reset_uids")

# What a user sets, and `clear_session()` of Keras drops with the names and graphs.
_SETTINGS = (
    "dtype_policy", "interactive_logging", "custom_objects_scope_dict", "global_seed_generator",
    "global_random_seed",
)  # fmt: skip


def called_first() -> Any:
    """The layer or model whose call is the outermost in this thread; None where none is called."""
    context = _GET_STATE.get()("current_call_ctx")
    return None if context is None else context.entry_layer


def training_of_call() -> Any:
    """The argument `training` of the layer call that runs; None where there is none."""
    context = _GET_STATE.get()("current_call_ctx")
    return None if context is None else context.get_value("training")


def kept_with_names(key: str, new: Callable[[], Any]) -> Any:
    """What is kept as long as the names of layers are counted on.

    Args:
        key: The name under which it is kept.
        new: Makes it where there is none.
    """
    return _GET_STATE.get()(key, new(), set_to_default=True)


def clear_session() -> None:
    """Drops names and graphs, and keeps what the user set."""
    kept = {name: _GET_STATE.get()(name) for name in _SETTINGS}
    keras.utils.clear_session()
    for name, value in kept.items():
        if value is not None:
            _SET_STATE.get()(name, value)


def reset_names() -> None:
    """Has names of layers count from the start."""
    _RESET_NAMES.get()()


# ---- TensorFlow -------------------------------------------------------------

_IN_XLA = OfModule("tensorflow.python.ops.control_flow_util", "GraphOrParentsInXlaContext")
_COLUMNS = "tensorflow.__internal__.feature_column"
_DENSE_COLUMN = OfModule(_COLUMNS, "DenseColumn")
_COLUMN_CACHE = OfModule(_COLUMNS, "FeatureTransformationCache")
_WRITE_COLUMN = OfModule(_COLUMNS, "serialize_feature_column")
_READ_COLUMN = OfModule(_COLUMNS, "deserialize_feature_column")


def in_xla(graph: Any) -> bool:
    """Whether what is being traced in a graph will be compiled by XLA."""
    return bool(_IN_XLA.get()(graph))


def is_dense_column(value: Any) -> bool:
    """Whether a value is a feature column with numeric output."""
    return isinstance(value, _DENSE_COLUMN.get())


def column_cache(features: Mapping[str, Any]) -> Any:
    """What feature columns read the tensors from, by their names."""
    return _COLUMN_CACHE.get()(features)


def write_columns(columns: Iterable[Any]) -> list[Any]:
    """Feature columns as a configuration."""
    return [_WRITE_COLUMN.get()(column) for column in columns]


def read_columns(configs: Iterable[Any], known: Mapping[str, Any] | None = None) -> list[Any]:
    """Feature columns from their configuration; what they share is made once.

    `known` are the functions and classes of users by name.
    """
    made: dict[str, Any] = {}
    return [_READ_COLUMN.get()(config, known, made) for config in configs]
