"""Lines of text with fields: what they hold, and how they are decoded."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rkeras_py.api.argument_types import Anything, NonNegativeInt, Path, PositiveInt, Str
from rkeras_py.api.registry import REQUIRED, MisfitError, public
from rkeras_py.api.results import Record
from rkeras_py.data.pipelines import peeking
from rkeras_py.data.pipelines.arguments import ColumnTypes, Dataset, Strings
from rkeras_py.data.pipelines.docs import SHARED
from rkeras_py.data.pipelines.values import ValueMisfit, components
from rkeras_py.engine import tf

_FAMILY = "dataset files"
_DTYPES = {"integer": "int32", "double": "float32", "character": "string"}
_EMPTY: dict[str, Any] = {"integer": 0, "double": 0.0, "character": ""}
# So many lines are read to find out the types of columns, as in 2.9.
_LINES = 1000


@dataclass
class DelimRecordSpec(Record):
    """What a line of text with fields holds.

    Attributes:
        names: The names of the columns.
        types: Their types: "integer", "double" or "character".
        defaults: What stands for an empty field, for each column.
        delimiter: What separates fields.
        skip: How many lines at the beginning of a file are no records.
    """

    r_class: ClassVar[str] = "delim_record_spec"
    names: list[str]
    types: list[str]
    defaults: list[Any]
    delimiter: str
    skip: int


_SPEC = {
    "example_file": "A file like those that are to be read, from which names and types are taken.",
    "skip": "How many lines at the beginning of each file are left out.",
    "names": (
        "The names of the columns; if not given, those in the first line after `skip`, which is "
        "then left out as well."
    ),
    "types": (
        'The types of the columns: "integer", "double" or "character", or their first letters in '
        'one string, such as "iidc"; found from the first 1000 lines if not given.'
    ),
    "defaults": (
        'What stands for an empty field, for each column; if not given, 0, and "" for text.'
    ),
}


@public(family=_FAMILY, shared=_SPEC)
def delim_record_spec(
    example_file: Path = REQUIRED,
    delimiter: Str = ",",
    skip: NonNegativeInt = 0,
    names: Strings | None = None,
    types: ColumnTypes | None = None,
    defaults: Anything = None,
) -> DelimRecordSpec:
    r"""What a line of text with fields holds.

    Args:
        delimiter: What separates fields: one character.

    Returns:
        The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.

    Raises:
        ValueError: The file is empty, or the numbers of names, types and defaults differ.
        FileNotFoundError: There is no such file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import delim_record_spec
        >>> tf.io.write_file("numbers.txt", "x;label\n1.5;a\n")
        >>> delim_record_spec("numbers.txt", delimiter=";").types
        ['double', 'character']
    """
    return _spec("delim_record_spec", example_file, delimiter, skip, names, types, defaults)


@public(family=_FAMILY, shared=_SPEC)
def csv_record_spec(
    example_file: Path = REQUIRED,
    skip: NonNegativeInt = 0,
    names: Strings | None = None,
    types: ColumnTypes | None = None,
    defaults: Anything = None,
) -> DelimRecordSpec:
    r"""What a line of text with fields between commas holds.

    Returns:
        The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.

    Raises:
        ValueError: The file is empty, or the numbers of names, types and defaults differ.
        FileNotFoundError: There is no such file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import csv_record_spec
        >>> tf.io.write_file("numbers.csv", "x,y\n1,2.5\n")
        >>> csv_record_spec("numbers.csv").names
        ['x', 'y']
    """
    return _spec("csv_record_spec", example_file, ",", skip, names, types, defaults)


@public(family=_FAMILY, shared=_SPEC)
def tsv_record_spec(
    example_file: Path = REQUIRED,
    skip: NonNegativeInt = 0,
    names: Strings | None = None,
    types: ColumnTypes | None = None,
    defaults: Anything = None,
) -> DelimRecordSpec:
    r"""What a line of text with fields between tabs holds.

    Returns:
        The description of a line, for `text_line_dataset()` and `dataset_decode_delim()`.

    Raises:
        ValueError: The file is empty, or the numbers of names, types and defaults differ.
        FileNotFoundError: There is no such file.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import tsv_record_spec
        >>> tf.io.write_file("numbers.tsv", "x\ty\n1\t2.5\n")
        >>> tsv_record_spec("numbers.tsv").types
        ['integer', 'double']
    """
    return _spec("tsv_record_spec", example_file, "\t", skip, names, types, defaults)


def _spec(
    verb: str,
    example_file: str,
    delimiter: str,
    skip: int,
    names: list[str] | None,
    types: list[str] | None,
    defaults: Any,
) -> DelimRecordSpec:
    if len(delimiter) != 1:
        raise MisfitError("delimiter", "one character")
    with open(example_file, newline="", encoding="utf-8", errors="surrogateescape") as file:
        lines = itertools.islice(csv.reader(file, delimiter=delimiter), skip + _LINES + 1)
        rows = [row for row in list(lines)[skip:] if row]
    if not rows:
        raise ValueError(f"{verb}(): `example_file` {example_file} has no lines to go by")
    if names is None:
        names, rows, skip = rows[0], rows[1:], skip + 1
    if types is None:
        types = [_type_of([row[i] for row in rows if len(row) > i]) for i in range(len(names))]
    given = list(defaults.values()) if isinstance(defaults, Mapping) else defaults
    given = [_EMPTY[kind] for kind in types] if given is None else list(given)
    if not len(names) == len(types) == len(given):
        raise ValueError(
            f"{verb}(): there must be as many names, types and defaults, but there are "
            f"{len(names)}, {len(types)} and {len(given)}"
        )
    return DelimRecordSpec(names, types, given, delimiter, skip)


def _type_of(fields: list[str]) -> str:
    """The type of a column, by the fields that are not empty."""
    known = [field for field in fields if field.strip() not in ("", "NA")]
    for kind, convert in (("integer", int), ("double", float)):
        try:
            numbers = [convert(field) for field in known]
        except ValueError:
            continue
        if kind == "double" or all(-(2**31) < number < 2**31 for number in numbers):
            return kind if known else "character"
    return "character"


def record_spec_of(verb: str, value: Any) -> DelimRecordSpec:
    """The description of a line, also as it comes back from R.

    Raises:
        MisfitError: It is something else.
    """
    if isinstance(value, DelimRecordSpec):
        return value
    wanted = ("names", "types", "defaults", "delimiter", "skip")
    if not isinstance(value, Mapping) or set(value) != set(wanted):
        raise MisfitError("record_spec", "what csv_record_spec() or delim_record_spec() returns")
    names, types, defaults = (
        list(v) if isinstance(v, list | tuple) or hasattr(v, "tolist") else [v]
        for v in (value[name] for name in wanted[:3])
    )
    return DelimRecordSpec(names, types, defaults, value["delimiter"], int(value["skip"]))


@public(family=_FAMILY, shared=SHARED)
def dataset_decode_delim(
    dataset: Dataset = REQUIRED,
    record_spec: Anything = REQUIRED,
    parallel_records: PositiveInt | None = None,
) -> Any:
    r"""Decodes lines of text with fields.

    Args:
        dataset: A dataset of lines.
        record_spec: What a line holds, by `csv_record_spec()` or `delim_record_spec()`.
        parallel_records: How many lines are decoded in parallel.

    Returns:
        A dataset of dicts, with a component for each column: int32, float32 or strings.

    Raises:
        ValueError: `record_spec` is something else.
        InvalidArgumentError: A line has another number of fields, or one that is no number, when
            the dataset is read.

    Example:
        >>> import tensorflow as tf
        >>> from rkeras_py import csv_record_spec, dataset_decode_delim, tensor_slices_dataset
        >>> tf.io.write_file("numbers.csv", "x,y\n1,2.5\n")
        >>> lines = tensor_slices_dataset(["3,4.5", "5,6.5"])
        >>> dataset = dataset_decode_delim(lines, csv_record_spec("numbers.csv"))
    """
    return decoded(dataset, record_spec_of("dataset_decode_delim", record_spec), parallel_records)


def decoded(dataset: Any, spec: DelimRecordSpec, parallel: int | None) -> Any:
    """A dataset of lines as one of dicts of their fields."""
    defaults = []
    for name, kind, default in zip(spec.names, spec.types, spec.defaults, strict=True):
        try:
            value = components(default)
        except ValueMisfit as misfit:
            raise ValueError(f"the default of the column {name!r} {misfit.fault}") from None
        dtype = _DTYPES[kind]
        if (value.dtype == tf.string) != (dtype == "string"):
            raise ValueError(f"the default of the column {name!r} must be of type {kind}")
        defaults.append(value if dtype == "string" else tf.cast(value, dtype))

    @tf.autograph.experimental.do_not_convert
    def decode(line: Any) -> Any:
        fields = tf.io.decode_csv(line, defaults, field_delim=spec.delimiter)
        return dict(zip(spec.names, fields, strict=True))

    return peeking.derived(dataset, lambda d: d.map(decode, num_parallel_calls=parallel))


__all__ = ["DelimRecordSpec", "decoded", "record_spec_of"]
