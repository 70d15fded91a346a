"""Datasets that are read from files."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping
from typing import Any

from rkeras_py.api.argument_types import (
    Anything,
    Bool,
    Int,
    NonNegativeInt,
    Path,
    PositiveInt,
    Str,
)
from rkeras_py.api.deprecation import obsolete
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.arguments import ColumnTypes, ElementFunction, Files, Strings
from rkeras_py.data.pipelines.records import decoded, record_spec_of
from rkeras_py.engine import tf

_FAMILY = "dataset files"
_SHARED = {
    "filenames": "The paths of the files; a tensor or a dataset of paths.",
    "compression_type": 'How the files are compressed: "ZLIB", "GZIP"; not at all if not given.',
    "buffer_size": "How many bytes are read at once.",
}


def _paths(filenames: Any) -> Any:
    """Paths for TensorFlow; those that are known now must exist."""
    if not isinstance(filenames, list):
        return filenames
    for path in filenames:
        if "://" not in path and not os.path.isfile(path):
            raise MisfitError("filenames", f"paths of files, but there is no file {path}")
    return filenames


def _compression(kind: str | None) -> str | None:
    if kind not in (None, "", "ZLIB", "GZIP"):
        raise MisfitError("compression_type", '"ZLIB", "GZIP" or None')
    return kind


@public(family=_FAMILY, shared=_SHARED)
def text_line_dataset(
    filenames: Files = REQUIRED,
    compression_type: Str | None = None,
    record_spec: Anything = None,
    parallel_records: PositiveInt | None = None,
) -> Any:
    r"""A dataset of the lines of text files.

    Args:
        record_spec: What a line holds, by `csv_record_spec()` or `delim_record_spec()`, for a
            dataset of dicts of fields. The lines that it skips are left out of each file.
        parallel_records: How many lines are decoded in parallel.

    Returns:
        A dataset.

    Raises:
        ValueError: There is no such file, or `record_spec` is something else.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import text_line_dataset
        >>> tf.io.write_file("lines.txt", "one\ntwo\n")
        >>> lines = text_line_dataset("lines.txt")
    """
    paths, kind = _paths(filenames), _compression(compression_type)
    if record_spec is None:
        return tf.data.TextLineDataset(paths, kind)
    spec = record_spec_of("text_line_dataset", record_spec)
    files = paths
    if not isinstance(files, tf.data.Dataset):
        files = tf.data.Dataset.from_tensor_slices(tf.reshape(tf.convert_to_tensor(paths), [-1]))

    @tf.autograph.experimental.do_not_convert
    def lines(path: Any) -> Any:
        return tf.data.TextLineDataset(path, kind).skip(spec.skip)

    return decoded(files.flat_map(lines), spec, parallel_records)


@public(family=_FAMILY, shared=_SHARED)
def tfrecord_dataset(
    filenames: Files = REQUIRED,
    compression_type: Str | None = None,
    buffer_size: NonNegativeInt | None = None,
    num_parallel_reads: PositiveInt | None = None,
) -> Any:
    """A dataset of the records of TFRecord files.

    Args:
        num_parallel_reads: How many files are read in parallel.

    Returns:
        A dataset of strings of bytes, for `tf.io.parse_single_example()`, say.

    Raises:
        ValueError: There is no such file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import tfrecord_dataset
        >>> writer = tf.io.TFRecordWriter("numbers.tfrecord")
        >>> writer.write("record")
        >>> writer.close()
        >>> dataset = tfrecord_dataset("numbers.tfrecord")
    """
    return tf.data.TFRecordDataset(
        _paths(filenames), _compression(compression_type), buffer_size, num_parallel_reads
    )


@public(family=_FAMILY, shared=_SHARED)
def fixed_length_record_dataset(
    filenames: Files = REQUIRED,
    record_bytes: PositiveInt = REQUIRED,
    header_bytes: NonNegativeInt | None = None,
    footer_bytes: NonNegativeInt | None = None,
    buffer_size: NonNegativeInt | None = None,
) -> Any:
    """A dataset of the records of binary files, which have one length.

    Args:
        record_bytes: How many bytes a record has.
        header_bytes: How many bytes are left out at the beginning of each file.
        footer_bytes: How many bytes are left out at its end.

    Returns:
        A dataset of strings of bytes, for `tf.io.decode_raw()`, say.

    Raises:
        ValueError: There is no such file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import fixed_length_record_dataset
        >>> tf.io.write_file("records.bin", "onetwo")
        >>> dataset = fixed_length_record_dataset("records.bin", record_bytes=3)
    """
    return tf.data.FixedLengthRecordDataset(
        _paths(filenames), record_bytes, header_bytes, footer_bytes, buffer_size
    )


@public(family=_FAMILY)
def file_list_dataset(
    file_pattern: Strings = REQUIRED, shuffle: Bool | None = None, seed: Int | None = None
) -> Any:
    r"""A dataset of the paths of files.

    Args:
        file_pattern: A pattern, such as "data/*.csv", or several.
        shuffle: Whether to shuffle them; they are shuffled if not given.
        seed: Seed of the random order.

    Returns:
        A dataset of strings.

    Raises:
        ValueError: No file is named so.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import file_list_dataset
        >>> tf.io.write_file("lines.txt", "one\ntwo\n")
        >>> paths = file_list_dataset("*.txt", shuffle=False)
    """
    _expect_files("file_pattern", file_pattern)
    patterns = [os.path.expanduser(pattern) for pattern in file_pattern]
    made = tf.data.Dataset.list_files(patterns, shuffle, seed)
    return peeking.with_twin(made, lambda: tf.data.Dataset.list_files(patterns, shuffle=False))


def _expect_files(argument: str, patterns: list[str]) -> None:
    local = [os.path.expanduser(pattern) for pattern in patterns if "://" not in pattern]
    if len(local) == len(patterns) and not any(map(glob.glob, local)):
        raise MisfitError(argument, "the names of files, but no file is named so")


@public(family=_FAMILY)
def read_files(
    files: Anything = REQUIRED,
    reader: ElementFunction = REQUIRED,
    *,
    parallel_files: PositiveInt = 1,
    parallel_interleave: PositiveInt = 1,
    num_shards: PositiveInt | None = None,
    shard_index: NonNegativeInt | None = None,
    **kwargs: Anything,
) -> Any:
    r"""Reads several files with a function that makes a dataset of one.

    Args:
        files: Paths or patterns of files, or a dataset of paths.
        reader: The function, such as `text_line_dataset()` or `tfrecord_dataset()`; its first
            argument is the path, as a tensor.
        parallel_files: How many files are read in turn.
        parallel_interleave: How many records of a file follow each other.
        num_shards: Of how many parts of the list of files one is read.
        shard_index: Which of them, counted from 0.
        **kwargs: Further arguments of `reader`.

    Returns:
        A dataset.

    Raises:
        ValueError: No file is named so, or one of `num_shards` and `shard_index` is missing.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import read_files, text_line_dataset
        >>> tf.io.write_file("lines.txt", "one\ntwo\n")
        >>> lines = read_files("*.txt", text_line_dataset)
    """
    if not isinstance(files, tf.data.Dataset):
        patterns = [files] if isinstance(files, str) else list(files)
        _expect_files("files", patterns)
        files = tf.data.Dataset.list_files(patterns, shuffle=False)
    if (num_shards is None) != (shard_index is None):
        raise ValueError("read_files(): `num_shards` and `shard_index` belong together")
    if num_shards is not None:
        files = files.shard(num_shards, shard_index)

    @tf.autograph.experimental.do_not_convert
    def read(path: Any) -> Any:
        return reader(path, **kwargs)

    return files.interleave(read, cycle_length=parallel_files, block_length=parallel_interleave)


_CSV = {
    "file_pattern": "The paths or patterns of the files.",
    "column_names": "The names of the columns; those in the first line if not given.",
    "column_defaults": (
        "For each selected column, what stands for an empty field, or a type if none may be empty:"
        ' "integer", "double", "character" or a dtype. Types are found from the data if not given.'
    ),
    "label_name": "The column that holds the target.",
    "select_columns": "The columns that are read, by name or by number (from 0); all if not given.",
    "field_delim": "What separates fields.",
    "use_quote_delim": "Whether quotation marks may surround fields.",
    "na_value": "What stands for an empty field beside nothing.",
    "header": "Whether the first line of each file holds names.",
    "num_epochs": "How many times the files are read; without end if not given.",
    "shuffle": "Whether to shuffle the records.",
    "shuffle_buffer_size": "How many records wait to be drawn from.",
    "shuffle_seed": "Seed of the random order.",
    "prefetch_buffer_size": "How many batches are prepared in advance.",
    "num_parallel_reads": "How many files are read at once.",
    "sloppy": "Whether the order may vary for the sake of speed.",
    "num_rows_for_inference": "From how many lines types are found; from all if not given.",
}


@public(family=_FAMILY, shared=_CSV)
def make_csv_dataset(
    file_pattern: Strings = REQUIRED,
    batch_size: PositiveInt = REQUIRED,
    column_names: Strings | None = None,
    column_defaults: Anything = None,
    label_name: Str | None = None,
    select_columns: Anything = None,
    field_delim: Str = ",",
    use_quote_delim: Bool = True,
    na_value: Str = "",
    header: Bool = True,
    num_epochs: PositiveInt | None = None,
    shuffle: Bool = True,
    shuffle_buffer_size: PositiveInt = 10000,
    shuffle_seed: Int | None = None,
    prefetch_buffer_size: PositiveInt = 1,
    num_parallel_reads: PositiveInt = 1,
    num_parallel_parse_calls: PositiveInt | None = 2,
    sloppy: Bool = False,
    num_rows_for_inference: NonNegativeInt | None = 100,
) -> Any:
    r"""A dataset of batches of the records in CSV files.

    Args:
        batch_size: How many records a batch has.
        num_parallel_parse_calls: No longer has any effect: TensorFlow decodes a batch at once.

    Returns:
        A dataset of dicts, with a component for each column; of pairs of such a dict and the
        column `label_name`, if that is given.

    Raises:
        ValueError: No file is named so, or there is no column `label_name`.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import make_csv_dataset
        >>> tf.io.write_file("numbers.csv", "x,y\n1,2.5\n3,4.5\n")
        >>> batches = make_csv_dataset("numbers.csv", batch_size=2, label_name="y", num_epochs=1)
    """
    _expect_files("file_pattern", file_pattern)
    if num_parallel_parse_calls not in (None, 2):
        obsolete(
            "make_csv_dataset", "num_parallel_parse_calls", "TensorFlow decodes a batch at once"
        )
    return tf.data.experimental.make_csv_dataset(
        [os.path.expanduser(pattern) for pattern in file_pattern],
        batch_size,
        column_names=column_names,
        column_defaults=_defaults(column_defaults),
        label_name=label_name,
        select_columns=_columns(select_columns),
        field_delim=field_delim,
        use_quote_delim=use_quote_delim,
        na_value=na_value,
        header=header,
        num_epochs=num_epochs,
        shuffle=shuffle,
        shuffle_buffer_size=shuffle_buffer_size,
        shuffle_seed=shuffle_seed,
        prefetch_buffer_size=prefetch_buffer_size,
        num_parallel_reads=num_parallel_reads,
        sloppy=sloppy,
        num_rows_for_inference=num_rows_for_inference,
    )


_TYPES = {"integer": tf.int32, "numeric": tf.float32, "double": tf.float32, "character": tf.string}


def _defaults(given: Any) -> Any:
    if given is None:
        return None
    items = list(given.values()) if isinstance(given, Mapping) else given
    items = list(items) if isinstance(items, list | tuple) or hasattr(items, "tolist") else [items]
    return [_TYPES.get(item, item) if isinstance(item, str) else item for item in items]


def _columns(given: Any) -> Any:
    if given is None:
        return None
    items = [given] if isinstance(given, str | int | float) else list(given)
    return [item if isinstance(item, str) else int(item) for item in items]


@public(family=_FAMILY)
def sql_record_spec(names: Strings = REQUIRED, types: ColumnTypes = REQUIRED) -> dict[str, Any]:
    """What a row of the result of an SQL query holds.

    Args:
        names: The names of the columns.
        types: Their types: "integer", "double" or "character", or their first letters in one
            string, such as "iidc".

    Returns:
        The description of a row, for `sqlite_dataset()`.

    Raises:
        ValueError: The numbers of names and types differ.

    Example:
        >>> from rkeras_py import sql_record_spec
        >>> spec = sql_record_spec(["x", "label"], "dc")
    """
    if len(names) != len(types):
        raise MisfitError("types", f"{len(names)} types, one for each name")
    return {"names": names, "types": types}


@public(family=_FAMILY)
def sql_dataset(
    driver_name: Str = REQUIRED,
    data_source_name: Path = REQUIRED,
    query: Str = REQUIRED,
    record_spec: Anything = REQUIRED,
) -> Any:
    """A dataset of the rows of the result of an SQL query.

    Args:
        driver_name: "sqlite", the only one that TensorFlow knows.
        data_source_name: The file of the database.
        query: The query.
        record_spec: What a row holds, by `sql_record_spec()`.

    Returns:
        A dataset of dicts, with a component for each column: int32, float64 or strings.

    Raises:
        ValueError: There is no such file, or `record_spec` is something else.

    Example:
        >>> import sqlite3
        >>> from rkeras_py import sql_dataset, sql_record_spec
        >>> database = sqlite3.connect("numbers.db")
        >>> cursor = database.execute("CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS x")
        >>> database.commit()
        >>> rows = sql_dataset(
        ...     "sqlite", "numbers.db", "SELECT x FROM t", sql_record_spec(["x"], "i")
        ... )
    """
    if driver_name != "sqlite":
        raise MisfitError("driver_name", '"sqlite", the only one that TensorFlow knows')
    return _sqlite(data_source_name, query, record_spec)


@public(family=_FAMILY)
def sqlite_dataset(
    filename: Path = REQUIRED, query: Str = REQUIRED, record_spec: Anything = REQUIRED
) -> Any:
    """A dataset of the rows of the result of a query of an SQLite database.

    Args:
        filename: The file of the database.
        query: The query.
        record_spec: What a row holds, by `sql_record_spec()`.

    Returns:
        A dataset of dicts, with a component for each column: int32, float64 or strings.

    Raises:
        ValueError: There is no such file, or `record_spec` is something else.

    Example:
        >>> import sqlite3
        >>> from rkeras_py import sql_record_spec, sqlite_dataset
        >>> database = sqlite3.connect("numbers.db")
        >>> cursor = database.execute("CREATE TABLE IF NOT EXISTS t AS SELECT 1 AS x")
        >>> database.commit()
        >>> rows = sqlite_dataset("numbers.db", "SELECT x FROM t", sql_record_spec(["x"], "i"))
    """
    return _sqlite(filename, query, record_spec)


def _sqlite(filename: str, query: str, record_spec: Any) -> Any:
    if not os.path.isfile(filename):
        raise ValueError(f"there is no database {filename}")
    if not isinstance(record_spec, Mapping) or set(record_spec) != {"names", "types"}:
        raise MisfitError("record_spec", "what sql_record_spec() returns")
    names, types = (
        [value] if isinstance(value, str) else list(value) for value in record_spec.values()
    )
    kinds = {"integer": tf.int32, "double": tf.float64, "character": tf.string}
    rows = tf.data.experimental.SqlDataset(
        "sqlite", filename, query, tuple(kinds[kind] for kind in types)
    )

    @tf.autograph.experimental.do_not_convert
    def named(*fields: Any) -> Any:
        return dict(zip(names, fields, strict=True))

    return rows.map(named)
