"""Pipelines, against tf.data itself, numpy, and what was written to the files."""

from __future__ import annotations

import csv
import gzip
import sqlite3

import numpy as np
import pytest

import rkeras_py as r
from rkeras_py.engine import tf

TEN = tf.data.Dataset.range(10)


def plain(dataset):
    """Elements as plain lists, numbers and strings."""
    return tf.nest.map_structure(
        lambda part: part.tolist() if hasattr(part, "tolist") else part,
        list(r.as_array_iterator(dataset)),
    )


def tensors(dataset):
    return [tf.nest.map_structure(lambda part: part.numpy().tolist(), e) for e in dataset]


# Each verb, and the same pipeline of TensorFlow.
TWINS = {
    "batch": (r.dataset_batch(TEN, 4), TEN.batch(4)),
    "batch, remainder": (r.dataset_batch(TEN, 4, True), TEN.batch(4, True)),
    "batch in parallel": (r.dataset_batch(TEN, 4, num_parallel_calls=2), TEN.batch(4)),
    "repeat": (r.dataset_repeat(TEN, 2), TEN.repeat(2)),
    "repeat without end": (r.dataset_take(r.dataset_repeat(TEN), 25), TEN.repeat().take(25)),
    "skip": (r.dataset_skip(TEN, 3), TEN.skip(3)),
    "take all": (r.dataset_take(TEN, -1), TEN),
    "shard": (r.dataset_shard(TEN, 3, 1), TEN.shard(3, 1)),
    "shuffle": (r.dataset_shuffle(TEN, 10, 3), TEN.shuffle(10, 3)),
    "shuffle, one order": (
        r.dataset_repeat(r.dataset_shuffle(TEN, 10, 3, False), 2),
        TEN.shuffle(10, 3, False).repeat(2),
    ),
    "shuffle and repeat": (
        r.dataset_shuffle_and_repeat(TEN, 5, 2, seed=1),
        TEN.shuffle(5, 1).repeat(2),
    ),
    "cache": (r.dataset_repeat(r.dataset_cache(TEN), 2), TEN.cache().repeat(2)),
    "prefetch": (r.dataset_prefetch(TEN), TEN),
    "prefetch to device": (r.dataset_prefetch_to_device(TEN, "/cpu:0", 1), TEN),
    "enumerate": (r.dataset_enumerate(TEN, 5), TEN.enumerate(5)),
    "concatenate": (
        r.dataset_concatenate(TEN, TEN.take(2), TEN.skip(8)),
        TEN.concatenate(TEN.take(2)).concatenate(TEN.skip(8)),
    ),
    "zip": (r.zip_datasets(TEN, TEN.skip(1)), tf.data.Dataset.zip((TEN, TEN.skip(1)))),
    "zip a list": (r.zip_datasets([TEN, TEN]), tf.data.Dataset.zip((TEN, TEN))),
    "zip with names": (r.zip_datasets(a=TEN, b=TEN), tf.data.Dataset.zip({"a": TEN, "b": TEN})),
    "sample": (
        r.sample_from_datasets([TEN, TEN.map(lambda x: -x)], [0.7, 0.3], seed=2),
        tf.data.Dataset.sample_from_datasets(
            [TEN, TEN.map(lambda x: -x)], [0.7, 0.3], 2, stop_on_empty_dataset=True
        ),
    ),
    "choose": (
        r.choose_from_datasets([TEN, TEN.skip(5)], tf.data.Dataset.range(2).repeat(3)),
        tf.data.Dataset.choose_from_datasets(
            [TEN, TEN.skip(5)], tf.data.Dataset.range(2).repeat(3)
        ),
    ),
    "map": (r.dataset_map(TEN, lambda x: x * 2, 2), TEN.map(lambda x: x * 2)),
    "map and batch": (
        r.dataset_map_and_batch(TEN, lambda x: x * 2, 4, num_parallel_batches=2),
        TEN.map(lambda x: x * 2).batch(4),
    ),
    "filter": (r.dataset_filter(TEN, lambda x: x % 3 == 0), TEN.filter(lambda x: x % 3 == 0)),
    "take while": (
        r.dataset_take_while(TEN, lambda x: x < 4),
        TEN.take_while(lambda x: x < 4),
    ),
    "flat map": (
        r.dataset_flat_map(TEN, lambda x: tf.data.Dataset.range(x)),
        TEN.flat_map(lambda x: tf.data.Dataset.range(x)),
    ),
    "interleave": (
        r.dataset_interleave(TEN, lambda x: tf.data.Dataset.range(x), 3, 2),
        TEN.interleave(lambda x: tf.data.Dataset.range(x), cycle_length=3, block_length=2),
    ),
    "window": (
        r.dataset_flat_map(r.dataset_window(TEN, 3, 2, 2, True), lambda w: w.batch(3)),
        TEN.window(3, 2, 2, True).flat_map(lambda w: w.batch(3)),
    ),
    "unbatch": (r.dataset_unbatch(TEN.batch(4)), TEN),
    "unique": (r.dataset_unique(TEN.repeat(2)), TEN),
    "scan": (
        r.dataset_scan(TEN, np.int64(0), lambda s, x: (s + x, s * x)),
        TEN.scan(np.int64(0), lambda s, x: (s + x, s * x)),
    ),
    "group by window": (
        r.dataset_group_by_window(TEN, lambda x: x % 2, lambda k, g: g.batch(3), 3),
        TEN.group_by_window(lambda x: x % 2, lambda k, g: g.batch(3), 3),
    ),
    "resample": (
        r.dataset_rejection_resample(TEN.repeat(9), lambda x: x % 2, [0.9, 0.1], [0.5, 0.5], 4),
        TEN.repeat(9).rejection_resample(
            lambda x: tf.cast(x % 2, tf.int32), [0.9, 0.1], [0.5, 0.5], 4
        ),
    ),
    "options": (r.dataset_options(TEN, deterministic=True), TEN),
    "random": (
        r.dataset_take(r.random_integer_dataset(7), 5),
        tf.data.Dataset.random(7).take(5),
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_a_verb_does_what_tf_data_does(name):
    ours, theirs = TWINS[name]
    assert ours.element_spec == theirs.element_spec
    found = tensors(ours)
    assert found == tensors(theirs)
    assert found


def test_sources_keep_or_choose_dtypes():
    dtypes = {
        (1, 2): tf.int32,
        (1.5, 2.0): tf.float32,
        (True, False): tf.bool,
        ("a", "b"): tf.string,
        (2**40, 1): tf.int64,
    }
    for values, dtype in dtypes.items():
        dataset = r.tensor_slices_dataset(list(values))
        assert r.output_types(dataset) == dtype
        assert plain(dataset) == list(values)
    for dtype in ("float64", "float32", "int16", "uint8", "complex64", "bool"):
        assert r.output_types(r.tensor_slices_dataset(np.ones(3, dtype))) == dtype
    x, y = np.arange(6.0).reshape(3, 2), [1, 2, 3]
    pairs = r.tensor_slices_dataset([x, {"y": y, "z": ["a", "b", "c"]}])
    assert plain(pairs)[2] == ([4.0, 5.0], {"y": 3, "z": "c"})
    assert r.output_shapes(pairs)[0] == (2,)
    assert r.output_classes(pairs)[0] is tf.Tensor
    # Of column-major arrays the rows are those of the array.
    assert plain(r.tensor_slices_dataset(np.asfortranarray(x))) == x.tolist()
    assert plain(r.tensors_dataset([x, 4.5])) == [(x.tolist(), 4.5)]
    assert plain(r.range_dataset(1, 8, 3)) == [1, 4, 7]
    assert r.output_types(r.range_dataset(0, 3, dtype="float32")) == tf.float32
    rows = r.sparse_tensor_slices_dataset(tf.sparse.from_dense([[0, 2], [3, 0]]))
    assert [tf.sparse.to_dense(row).numpy().tolist() for row in rows] == [[0, 2], [3, 0]]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "at least one component"),
        ([[1, 2], [1, 2, 3]], "components of one length, but they have: `[[1]]` 2, `[[2]]` 3"),
        ({"a": [1, 2], "b": {"c": [object()]}}, "`tensors$b$c[[1]]` must be numbers"),
        (np.zeros(2, "datetime64[D]"), "dates or times"),
        ([1, "a"], "is both"),
        (None, "must be arrays"),
    ],
)
def test_what_can_be_no_data_is_named(value, words):
    with pytest.raises(ValueError) as error:
        r.tensor_slices_dataset(value)
    assert words in str(error.value)
    assert "tensor_slices_dataset(): `tensors" in str(error.value)


def halved(x):
    return float(x.numpy()) / 2


def test_a_function_that_needs_values_is_called_for_each_element():
    assert plain(r.dataset_map(TEN, halved)) == [x / 2 for x in range(10)]
    both = r.dataset_map(TEN, lambda x: {"half": halved(x), "text": str(int(x))})
    assert plain(both)[3] == {"half": 1.5, "text": "3"}
    batches = r.dataset_map(TEN.batch(4), lambda x: np.sqrt(x.numpy()))
    assert batches.element_spec == tf.TensorSpec([None], tf.float64)
    np.testing.assert_array_equal(np.concatenate(list(batches)), np.sqrt(np.arange(10)))
    odd = r.dataset_filter(TEN, lambda x: x.numpy() in (1, 5))
    assert plain(odd) == [1, 5]
    pairs = tf.data.Dataset.zip((TEN, TEN))
    assert plain(r.dataset_filter(pairs, lambda x, y: int(x) + int(y) > 16)) == [(9, 9)]
    assert plain(r.dataset_take_while(TEN, lambda x: x.numpy().item() < 2)) == [0, 1]
    total = r.dataset_reduce(TEN, np.int64(0), lambda s, x: np.int64(int(s) + int(x)))
    assert int(total) == int(r.dataset_reduce(TEN, np.int64(0), lambda s, x: s + x)) == 45


def test_batches_of_what_it_returns_are_those_of_tf_data():
    """Made in one call each, for the elements that are asked for and no others."""
    calls = []

    def both(x):
        calls.append(int(x))
        return {"half": np.float32([halved(x)] * 3), "text": str(int(x))}

    mapped = r.dataset_map(TEN, both)
    for size, drop in ((4, False), (4, True), (20, False)):
        ours, theirs = r.dataset_batch(mapped, size, drop), mapped.batch(size, drop)
        assert ours.element_spec == theirs.element_spec
        assert int(ours.cardinality()) == int(theirs.cardinality())
        tf.nest.map_structure(np.testing.assert_array_equal, list(ours), list(theirs))
    calls.clear()
    r.dataset_collect(r.dataset_take(r.dataset_batch(mapped, 4), 1))
    assert calls == [0, 1, 2, 3]
    pairs = r.dataset_map_and_batch(
        tf.data.Dataset.zip((TEN, TEN)), lambda x, y: x.numpy() + y.numpy(), 5
    )
    assert plain(pairs) == [[0, 2, 4, 6, 8], [10, 12, 14, 16, 18]]
    with pytest.raises(ValueError, match="failed for element 7: ZeroDivisionError"):
        r.dataset_collect(
            r.dataset_batch(r.dataset_map(TEN, lambda x: 1 / (x.numpy().item() - 6)), 4)
        )
    # Of unknown size, so TensorFlow itself makes the batch.
    uneven = r.dataset_map(TEN, lambda n: n.numpy(), output_signature=tf.TensorSpec(None, tf.int64))
    assert plain(r.dataset_batch(uneven, 10)) == [list(range(10))]


def test_whatever_an_element_holds_reaches_a_function_that_needs_values():
    texts = tf.data.Dataset.from_tensors(tf.constant(["a", "\u00e9"])).unbatch()
    marked = r.dataset_map(texts, lambda x: x.numpy().decode() + "!")
    assert [text.numpy() for text in marked] == [b"a!", "\u00e9!".encode()]
    raw = r.dataset_map(texts, lambda x: x.numpy() + b"\0\xff")
    assert [text.numpy() for text in raw] == [b"a\0\xff", "\u00e9".encode() + b"\0\xff"]
    upper = r.dataset_map(texts, lambda x: tf.strings.join([tf.constant(x.numpy()), b"\0"]))
    assert [text.numpy() for text in upper] == [b"a\0", "\u00e9".encode() + b"\0"]
    both = tf.data.Dataset.from_tensors({"x": tf.constant([1.5, 2], "bfloat16"), "y": True})
    turned = r.dataset_map(both, lambda e: {"x": -e["x"].numpy(), "y": not bool(e["y"].numpy())})
    assert turned.element_spec["x"] == tf.TensorSpec([2], "bfloat16")
    assert tensors(turned) == [{"x": [-1.5, -2], "y": False}]
    ragged = tf.data.Dataset.from_tensors(tf.ragged.constant([[1, 2], [3]]))
    rows = r.dataset_map(ragged, lambda x: [len(row) for row in x.to_list()])
    assert tensors(rows) == [([2], [1])] or tensors(rows) == [(2, 1)]
    longer = r.dataset_map(ragged, lambda x: tf.ragged.constant([*x.to_list(), [0, 0]]))
    assert [x.to_list() for x in longer] == [[[1, 2], [3], [0, 0]]]
    windows = TEN.window(4)
    sums = r.dataset_map(windows, lambda w: float(sum(n.numpy() for n in w)))
    assert tensors(sums) == [6, 22, 17]


def test_an_array_that_a_function_returns_again_and_again_is_copied():
    memory = np.zeros(64, "float32")
    # TensorFlow takes over memory that begins at a multiple of 64 bytes.
    begin = -memory.ctypes.data % 64 // 4
    same = memory[begin : begin + 4]

    def filled(x):
        same[:] = x.numpy()
        return same

    dataset = r.dataset_map(TEN, filled)
    wanted = [[float(n)] * 4 for n in range(10)]
    assert tensors(dataset) == wanted
    assert tensors(r.dataset_batch(dataset, 10)) == [wanted]
    kept = tf.constant([1.0, 2.0])
    doubled = r.dataset_map(TEN, lambda x: kept if x.numpy() >= 0 else x).map(lambda y: y * 2)
    assert tensors(doubled) == [[2.0, 4.0]] * 10
    assert kept.numpy().tolist() == [1.0, 2.0]


def test_an_interrupt_in_a_function_is_none_of_tensorflow():
    def interrupted(x):
        if x.numpy() == 3:
            raise KeyboardInterrupt
        return float(x.numpy())

    dataset = r.dataset_map(TEN, interrupted)
    for read in (dataset, r.dataset_batch(dataset, 5), r.dataset_prefetch(dataset, 2)):
        with pytest.raises(KeyboardInterrupt):
            r.dataset_collect(read)


def test_what_it_returns_can_be_told():
    def ones(n):
        return np.ones(int(n))

    ragged = r.dataset_map(TEN.skip(1), ones)
    with pytest.raises(ValueError, match=r"shape \(2,\) for element 2.*`output_signature`"):
        r.dataset_collect(ragged)
    told = tf.TensorSpec([None], tf.float64)
    padded = r.dataset_padded_batch(r.dataset_map(TEN, ones, output_signature=told), 10)
    assert np.array_equal(next(iter(padded)).numpy(), np.tri(10, 9, -1))
    calls = []

    def noted(x):
        calls.append(x)
        return x

    nothing = r.dataset_map(TEN.take(0), noted, output_signature=tf.TensorSpec([], "int64"))
    assert (plain(nothing), calls) == ([], [])
    with pytest.raises(ValueError, match=r"the dataset is empty.*`output_signature`"):
        r.dataset_map(TEN.take(0), halved)
    with pytest.raises(ValueError, match=r"`output_signature` must be a tf.TensorSpec"):
        r.dataset_map(TEN, halved, output_signature=3)


def test_finding_out_what_a_function_returns_leaves_the_order_alone(tmp_path):
    expected = tensors(TEN.shuffle(10, 5).map(lambda x: x / 2).repeat(2))
    shuffled = r.dataset_shuffle(TEN, 10, 5)
    assert plain(r.dataset_repeat(r.dataset_map(shuffled, halved), 2)) == expected
    # Looking at it does not begin to write a cache, or call the function for later elements.
    calls = []

    def noted(x):
        calls.append(x.numpy())
        return x

    first = r.dataset_map(r.dataset_cache(TEN, str(tmp_path / "cache")), noted)
    assert calls == [0] and not list(tmp_path.iterdir())
    r.dataset_map(r.dataset_batch(first, 2), lambda x: x.numpy().sum())
    assert calls == [0]


def test_an_error_names_the_element():
    def fails(x):
        if int(x) == 7:
            raise KeyError("seven")
        return 1

    for dataset in (r.dataset_map(TEN, fails), r.dataset_filter(TEN, lambda x: fails(x) > 0)):
        with pytest.raises(ValueError, match="failed for element 8: KeyError: 'seven'") as error:
            r.dataset_collect(dataset)
        assert isinstance(error.value.__cause__, KeyError)
    with pytest.raises(ValueError, match="must be numbers, strings or tensors"):
        r.dataset_map(TEN, lambda x: object())
    with pytest.raises(ValueError, match="None was returned"):
        r.dataset_map(TEN, lambda x: None)
    with pytest.raises(ValueError, match="`reduce_func` returned string"):
        r.dataset_reduce(TEN, 0, lambda s, x: str(int(x)))
    with pytest.raises(tf.errors.InvalidArgumentError, match="batch"):
        r.dataset_collect(TEN.map(lambda n: tf.fill([n], n)).batch(2))


def test_padding():
    ragged = r.dataset_map(TEN.skip(1).take(3), lambda n: (tf.fill([n], n), "a"))
    (numbers, texts), _ = tensors(
        r.dataset_padded_batch(ragged, 2, [[None], []], padding_values=[-1, "none"])
    )
    assert numbers == [[1, -1], [2, 2]] and texts == [b"a", b"a"]
    one = r.dataset_map(TEN.skip(1).take(8), lambda n: tf.fill([n], n))
    assert tensors(r.dataset_padded_batch(one.take(2), 2, [4], 9))[0] == [
        [1, 9, 9, 9],
        [2, 2, 9, 9],
    ]
    with pytest.raises(ValueError, match=r"`padded_shapes` must be a list of 2"):
        r.dataset_padded_batch(ragged, 2, [[None]])
    with pytest.raises(ValueError, match=r"`padding_values\[\[2\]\]` must be of string"):
        r.dataset_padded_batch(ragged, 2, padding_values=[0, 1])
    theirs = one.bucket_by_sequence_length(lambda x: tf.shape(x)[0], [3, 6], [2, 2, 2])
    for length in (None, lambda x: tf.shape(x)[0]):
        ours = r.dataset_bucket_by_sequence_length(one, [3, 6], [2, 2, 2], length)
        assert tensors(ours) == tensors(theirs)
    with pytest.raises(ValueError, match="3 numbers, one more than boundaries"):
        r.dataset_bucket_by_sequence_length(one, [3, 6], [2, 2])


@pytest.fixture
def table(tmp_path):
    rows = [["n", "x", "label"], ["1", "2.5", "a,b"], ["3", "", ""], ["5", "-1e3", "c"]]
    path = tmp_path / "table.csv"
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def test_lines_and_records_of_text(table):
    with open(table) as file:
        lines = file.read().splitlines()
    assert plain(r.text_line_dataset(table)) == lines
    spec = r.csv_record_spec(table)
    assert (spec.names, spec.types) == (["n", "x", "label"], ["integer", "double", "character"])
    records = r.text_line_dataset([table, table], record_spec=spec)
    assert r.output_types(records) == {"n": tf.int32, "x": tf.float32, "label": tf.string}
    expected = [
        {"n": 1, "x": 2.5, "label": "a,b"},
        {"n": 3, "x": 0.0, "label": ""},
        {"n": 5, "x": -1000.0, "label": "c"},
    ]
    assert plain(records) == expected * 2
    assert plain(r.read_files(table, r.text_line_dataset, record_spec=spec)) == expected
    told = r.delim_record_spec(
        table, skip=1, names=["a", "b", "c"], types="dic", defaults=[0, 7, ""]
    )
    assert told.types == ["double", "integer", "character"] and told.skip == 1
    lines = r.tensor_slices_dataset(["1.5,,x"])
    assert plain(r.dataset_decode_delim(lines, told)) == [{"a": 1.5, "b": 7, "c": "x"}]
    with pytest.raises(tf.errors.InvalidArgumentError):
        r.dataset_collect(r.dataset_decode_delim(r.tensor_slices_dataset(["x,1,y"]), told))
    with pytest.raises(ValueError, match="2, 3 and 2"):
        r.csv_record_spec(table, names=["a", "b"], types="iii", defaults=[1, 2])
    with pytest.raises(ValueError, match="there is no file /no/such"):
        r.text_line_dataset("/no/such")
    with pytest.raises(ValueError, match="`record_spec` must be"):
        r.text_line_dataset(table, record_spec="csv")


def test_fields_between_tabs(tmp_path):
    path = tmp_path / "table.tsv"
    path.write_text("n\tx\ttext\n1\t2.5\ta, b\n3000000000\tNA\t\n")
    spec = r.tsv_record_spec(str(path))
    assert (spec.names, spec.types) == (["n", "x", "text"], ["double", "double", "character"])
    told = r.tsv_record_spec(str(path), skip=1, names=["a", "b", "c"], types="dcc")
    assert plain(r.dataset_take(r.text_line_dataset(str(path), record_spec=told), 1)) == [
        {"a": 1.0, "b": "2.5", "c": "a, b"}
    ]
    (tmp_path / "empty").write_text("")
    with pytest.raises(
        ValueError, match=r"tsv_record_spec\(\): `example_file` .*empty has no lines"
    ):
        r.tsv_record_spec(str(tmp_path / "empty"))
    with pytest.raises(FileNotFoundError, match="gone"):
        r.tsv_record_spec(str(tmp_path / "gone"))


def test_what_a_cache_in_a_file_holds_is_not_made_again(tmp_path):
    calls = []

    def noted(x):
        calls.append(int(x))
        return x

    told = tf.TensorSpec([], "int64")
    path = str(tmp_path / "cache")
    for _ in range(2):  # the second one finds the file
        cached = r.dataset_cache(r.dataset_map(TEN, noted, output_signature=told), path)
        assert plain(r.dataset_repeat(cached, 2)) == [*range(10)] * 2
    assert calls == [*range(10)]


def test_packed_files(tmp_path):
    (tmp_path / "lines.gz").write_bytes(gzip.compress(b"one\ntwo\n"))
    assert plain(r.text_line_dataset(str(tmp_path / "lines.gz"), "GZIP")) == ["one", "two"]
    with tf.io.TFRecordWriter(str(tmp_path / "records"), "ZLIB") as writer:
        writer.write(b"three")
    assert plain(r.tfrecord_dataset(str(tmp_path / "records"), "ZLIB")) == ["three"]


def test_batches_of_csv_files(table):
    batches = r.make_csv_dataset(table, 2, label_name="n", num_epochs=1, shuffle=False)
    assert plain(batches) == [
        ({"x": [2.5, 0.0], "label": ["a,b", ""]}, [1, 3]),
        ({"x": [-1000.0], "label": ["c"]}, [5]),
    ]
    chosen = r.make_csv_dataset(
        table, 3, select_columns=["n"], column_defaults=["double"], num_epochs=1, shuffle=False
    )
    assert plain(chosen) == [{"n": [1.0, 3.0, 5.0]}]
    with pytest.raises(ValueError, match="no file is named so"):
        r.make_csv_dataset("/no/such/*.csv", 2)


def test_binary_files_and_databases(tmp_path):
    path = str(tmp_path / "records")
    with tf.io.TFRecordWriter(path) as writer:
        for record in (b"one", b"two"):
            writer.write(record)
    assert plain(r.tfrecord_dataset(path)) == ["one", "two"]
    (tmp_path / "fixed").write_bytes(b"headoneTWOfo")
    fixed = r.fixed_length_record_dataset(str(tmp_path / "fixed"), 3, 4, 2)
    assert plain(fixed) == ["one", "TWO"]
    paths = r.file_list_dataset(str(tmp_path / "*"), shuffle=False)
    assert plain(paths) == sorted(str(file) for file in tmp_path.iterdir())
    database = sqlite3.connect(tmp_path / "numbers.db")
    database.execute("CREATE TABLE t (x REAL, k INTEGER, s TEXT)")
    database.execute("INSERT INTO t VALUES (1.5, 2, 'a'), (2.5, 3, 'b')")
    database.commit()
    database.close()
    spec = r.sql_record_spec(["x", "k", "s"], "dic")
    rows = r.sqlite_dataset(str(tmp_path / "numbers.db"), "SELECT x, k, s FROM t", spec)
    assert plain(rows) == [{"x": 1.5, "k": 2, "s": "a"}, {"x": 2.5, "k": 3, "s": "b"}]
    path = str(tmp_path / "numbers.db")
    one = r.sql_dataset("sqlite", path, "SELECT k FROM t", r.sql_record_spec("k", "i"))
    assert plain(one) == [{"k": 2}, {"k": 3}]
    with pytest.raises(ValueError, match='`driver_name` must be "sqlite"'):
        r.sql_dataset("mysql", path, "SELECT k FROM t", r.sql_record_spec("k", "i"))
    with pytest.raises(ValueError, match="there is no database /no/such"):
        r.sqlite_dataset("/no/such", "SELECT k FROM t", r.sql_record_spec("k", "i"))
    with pytest.raises(ValueError, match="`record_spec` must be what sql_record_spec"):
        r.sqlite_dataset(path, "SELECT k FROM t", {"k": "i"})
    snapshot = r.dataset_snapshot(TEN, str(tmp_path / "snapshot"), compression="None")
    assert plain(snapshot) == plain(snapshot) == list(range(10))


def test_iterators_and_options():
    iterator = r.make_iterator_one_shot(TEN.take(2))
    assert [int(r.iterator_get_next(iterator)) for _ in range(2)] == [0, 1]
    with pytest.raises(tf.errors.OutOfRangeError):
        r.iterator_get_next(iterator)
    assert int(r.next_batch(TEN)) == 0
    assert [int(x) for x in r.dataset_collect(TEN, 3)] == [0, 1, 2]
    assert r.as_tf_dataset(TEN) is TEN
    options = r.dataset_options(
        r.dataset_options(TEN, {"threading.private_threadpool_size": 3.0}, deterministic=False)
    )
    assert (options.threading.private_threadpool_size, options.deterministic) == (3, False)
    with pytest.raises(ValueError, match="no option `threads`"):
        r.dataset_options(TEN, threads=1)
    with pytest.raises(ValueError, match="`iterator` must be"):
        r.iterator_get_next(TEN)
    with pytest.raises(ValueError, match="`object` must be a dataset"):
        r.output_types(3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: r.dataset_batch(3, 2), "`dataset` must be a dataset"),
        (lambda: r.dataset_batch(TEN, 0), "`batch_size` must be a whole number, at least 1"),
        (lambda: r.dataset_map(TEN, 3), "`map_func` must be a function"),
        (lambda: r.dataset_map(TEN, abs, 0), "`num_parallel_calls` must be at least 1"),
        (lambda: r.dataset_shard(TEN, 3, 3), "`index` must be less than `num_shards`, 3"),
        (lambda: r.zip_datasets(TEN, 3), "datasets must be given"),
        (lambda: r.zip_datasets(TEN, a=TEN), "all datasets must have names"),
        (lambda: r.sample_from_datasets([TEN, TEN], [1.0]), "`weights` must be 2 numbers"),
        (lambda: r.dataset_snapshot(TEN, "x", "ZIP"), "`compression` must be"),
        (lambda: r.range_dataset(0, 3, 0), "`by` must be"),
        (lambda: r.dataset_group_by_window(TEN, abs, abs), "one of `window_size`"),
    ],
)
def test_a_bad_argument_is_named(call, words):
    with pytest.raises(ValueError) as error:
        call()
    assert words in str(error.value)
