"""Training, evaluation and prediction of a model under its strategy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from rkeras_py import keras_internals
from rkeras_py.distribute import shares
from rkeras_py.distribute.sharding import shard_batch, sharding
from rkeras_py.distribute.workers import in_agreement, is_chief, workers_of
from rkeras_py.engine import keras, tf
from rkeras_py.keras_internals import distribution

# The callbacks of Keras that write files or tell others, and don't change the training.
_OF_CHIEF = (
    keras.callbacks.ModelCheckpoint, keras.callbacks.CSVLogger, keras.callbacks.TensorBoard,
    keras.callbacks.RemoteMonitor,
)  # fmt: skip

# Of these, what workers are given depends on.
_COUNTS = ("samples", "samples of validation")


class StrategyUnsupported(ValueError):
    """A model can't be trained under a strategy."""


def is_distributed(model: keras.Model) -> bool:
    """Whether a model belongs to a strategy other than TensorFlow's default one.

    Args:
        model: The model.
    """
    current = tf.distribute.get_strategy()
    return bool(tf.distribute.has_strategy()) or model.distribute_strategy is not current


def scope_of(model: keras.Model) -> AbstractContextManager[Any]:
    """The scope of a model's strategy, where no strategy has one yet.

    Args:
        model: The model.
    """
    elsewhere = is_distributed(model) and not tf.distribute.has_strategy()
    return model.distribute_strategy.scope() if elsewhere else nullcontext()


def expect_supported(function: str, model: keras.Model) -> None:
    """Checks that a model can be trained under its strategy.

    An optimizer that was made outside the scope and not used yet becomes one of the strategy.

    Args:
        function: The public function that was called.
        model: The model.

    Raises:
        StrategyUnsupported: It is one of parameter servers, or the model, one of its metrics or
            an optimizer in use was made outside its scope.
    """
    strategy = model.distribute_strategy
    if isinstance(
        strategy,
        tf.distribute.ParameterServerStrategy | tf.distribute.experimental.CentralStorageStrategy,
    ):
        raise StrategyUnsupported(
            f"{function}(): Keras 3 does not train with {type(strategy).__name__}: use "
            "worker_strategy(), or MultiWorkerMirroredStrategy, for several processes, and "
            "MirroredStrategy for several devices of one"
        )
    if model.compiled and model.optimizer is not None:
        if not model.optimizer.built:
            with scope_of(model):
                distribution.make_anew(model.optimizer, strategy)
        _expect_own(function, strategy, "optimizer", model.optimizer)
    _expect_own(function, strategy, "model", model)
    expect_in_scope(function, model, model.metrics)


def expect_in_scope(function: str, model: keras.Model, *metrics: Any) -> None:
    """Checks that metrics were made in the scope of a model's strategy.

    Args:
        function: The public function that was called.
        model: The model.
        *metrics: Metrics, or what Keras makes metrics of, in any structure.

    Raises:
        StrategyUnsupported: One was made elsewhere.
    """
    for metric in keras.tree.flatten(metrics) if is_distributed(model) else ():
        if isinstance(metric, keras.Metric):
            _expect_own(function, model.distribute_strategy, "metric", metric)


def _expect_own(function: str, strategy: Any, kind: str, one: Any) -> None:
    """Checks that the variables of a model, a metric or an optimizer are those of a strategy."""
    for variable in one.variables:
        if not strategy.extended.variable_created_in_scope(variable.value):
            raise StrategyUnsupported(
                f'{function}(): the {kind} "{one.name}" was made outside of the scope of '
                f"{type(strategy).__name__}, so its variables are not the strategy's: make it "
                "within the scope"
            )


@contextmanager
def under_strategy(
    function: str, model: keras.Model, sizes: Mapping[str, int | None] | None = None
) -> Iterator[None]:
    """Has a model trained, evaluated or used by its strategy while the block runs.

    Datasets are sharded by sample, losses are means over the samples of all replicas, and the logs
    are those of the whole.

    Args:
        function: The public function that is called.
        model: The model.
        sizes: What must be the same in all workers, by a name for messages; None for unknown.
    """
    if not is_distributed(model):
        yield
        return
    expect_supported(function, model)
    strategy = model.distribute_strategy
    specs: list[Any] = []
    count, _ = workers_of(strategy)

    def build_from(iterator: Any, batch: Any) -> Any:
        if iterator is None:
            batch = shares.opened(batch)
            return keras.tree.map_structure(lambda part: _local(strategy, part), batch)
        return keras.tree.map_structure(_unsized, specs[-1])

    def reduce(values: Any, of: Any, reduction: str, above: Callable[..., Any]) -> Any:
        return _reduced(model, values, of, reduction, above)

    with (
        in_agreement(function, strategy, sizes or {}),
        sharding(strategy, _is_sized(sizes or {}), specs.append),
        distribution.distributed(
            model,
            distribution.Rules(
                build_from=build_from,
                reduce=reduce,
                scale=shares.scale,
                unscale=shares.unscale,
                moments=shares.moments,
                step=lambda step: shares.with_share(
                    step,
                    lambda: _counts(model),
                    lambda: _averages(model) if step == model.train_step else [],
                ),
                predict_step=shares.with_outputs,
                loss=shares.without_others,
            ),
        ),
    ):
        try:
            yield
        except Exception as error:
            shares.explain(function, error, count)
            raise


def _is_sized(sizes: Mapping[str, int | None]) -> bool:
    """Whether the numbers of batches are known, and thus the same everywhere."""
    counts = [size for name, size in sizes.items() if name in _COUNTS]
    return bool(counts) and None not in counts


def _local(strategy: Any, part: Any) -> Any:
    return None if part is None else strategy.experimental_local_results(part)[0]


def _unsized(spec: Any) -> Any:
    """The specification of an array in a batch of any size; None where there is none."""
    if not hasattr(spec, "shape"):
        return None
    if isinstance(spec, tf.TensorSpec):
        return tf.TensorSpec([None, *spec.shape[1:]], spec.dtype)
    return spec


def _reduced(
    model: keras.Model, values: Any, strategy: Any, reduction: str, above: Callable[..., Any]
) -> Any:
    """What the replicas gave, as one: the metrics of all, the mean of other logs, or outputs."""
    if reduction == "concat" or strategy.num_replicas_in_sync == 1:
        return above(values, strategy, reduction=reduction)
    if isinstance(values, dict):
        with keras.StatelessScope(state_mapping=_states_of_all(model, strategy)):
            known = model.get_metrics_result()
        if known.keys() == values.keys():
            return known
    return tf.nest.map_structure(
        lambda value: strategy.reduce(tf.distribute.ReduceOp.MEAN, value, axis=None), values
    )


def _states_of_all(model: keras.Model, strategy: Any) -> list[tuple[Any, Any]]:
    """What metrics have counted in all replicas, with the variables that have it.

    It is added up together: as metrics read their variables, each would be a message of its own to
    the other workers, at each step.
    """
    variables = _counted(model)
    found: list[tuple[Any, Any]] = []
    for dtype in dict.fromkeys(v.dtype for v in variables):
        some = [v for v in variables if v.dtype == dtype]
        pairs = [(v.value, v.value) for v in some]
        sums = strategy.extended.batch_reduce_to(tf.distribute.ReduceOp.SUM, pairs) if pairs else []
        found += zip(some, (_local(strategy, one) for one in sums), strict=True)
    return found


def _counted(model: keras.Model) -> list[Any]:
    """The variables of metrics in which each replica counts by itself."""
    reads, add = tf.VariableSynchronization.ON_READ, tf.VariableAggregation.SUM
    variables = {id(v): v for metric in model.metrics for v in metric.variables}.values()
    return [
        v
        for v in variables
        if getattr(v.value, "synchronization", None) == reads and v.value.aggregation == add
    ]


def _counts(model: keras.Model) -> list[Any]:
    return [variable.value for variable in _counted(model)]


def _averages(model: keras.Model) -> list[Any]:
    """What a step of training changes in each replica by itself, such as moving averages."""
    alone = tf.VariableAggregation.NONE
    variables = [variable.value for variable in keras_internals.changing(model)]
    return [v for v in variables if v.dtype.is_floating and v.aggregation == alone]


def batch_of(model: keras.Model, x: Any, *rest: Any) -> tuple[Any, ...]:
    """A batch as a model's strategy takes it: each replica its part.

    Args:
        model: The model.
        x: The inputs, arrays in any structure.
        *rest: What comes with them: targets and weights.
    """
    batch = (x, *rest)
    return shard_batch(model.distribute_strategy, batch) if is_distributed(model) else batch


def of_this_worker(model: keras.Model, callbacks: list[Any]) -> list[Any]:
    """The callbacks that are called in this process: those that write files in the chief alone.

    Args:
        model: The model.
        callbacks: All of them.
    """
    if not is_distributed(model) or is_chief(model.distribute_strategy):
        return callbacks
    return [one for one in callbacks if not (isinstance(one, _OF_CHIEF) or _for_chief(one))]


def _for_chief(callback: Any) -> bool:
    return bool(getattr(callback, "for_chief", False))


def size_of(x: Any) -> int | None:
    """The number of samples of arrays, or of the batches of a dataset.

    Args:
        x: Prepared data, or what gives batches; None for no data.

    Returns:
        The number; -1 if there is no end, None if it is unknown.
    """
    if x is None:
        return 0
    if isinstance(x, tf.data.Dataset):
        size = int(x.cardinality())
        return None if size == tf.data.UNKNOWN_CARDINALITY else size
    if isinstance(x, keras.utils.PyDataset):
        return None if x.num_batches is None else int(x.num_batches)
    shapes = [part.shape for part in keras.tree.flatten(x) if getattr(part, "shape", None)]
    return None if not shapes or shapes[0][0] is None else int(shapes[0][0])
