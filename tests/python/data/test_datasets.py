"""Data sets from small files of the true layout, against values worked out with Keras' own code."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import pickle
import tarfile

import numpy as np
import pytest
from data.serving import serving

import rkeras_py as r
from rkeras_py.data import sources
from rkeras_py.data.dataset_files import UnreadableDataset
from rkeras_py.data.downloads import DownloadError, HashMismatchError
from rkeras_py.engine import keras


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (tmp_path / "cache/datasets").mkdir(parents=True)
    return tmp_path / "cache/datasets"


@pytest.fixture
def serve(cache, monkeypatch):
    """Serves a small file in place of a data set's own: the one seam of these tests."""
    with serving() as server:

        def one(name, data, of=sources):
            server.files[name] = data
            source = sources.Source(server.address(name), hashlib.sha256(data).hexdigest())
            if isinstance(of, dict):
                monkeypatch.setitem(of, name, source)
            else:
                monkeypatch.setattr(of, name, source)
            return server

        one.server = server
        yield one


def npz(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def ragged(*lists):
    array = np.empty(len(lists), object)
    array[:] = lists
    return array


GROWING = ragged(*[list(range(1, n + 1)) for n in range(2, 7)])
LABELS = np.array([0, 1, 0, 1, 0])
IMDB = npz(x_train=GROWING, y_train=LABELS, x_test=GROWING, y_test=LABELS)
REUTERS = npz(x=GROWING, y=np.array([0, 1, 2, 3, 4]))


def test_mnist(serve, cache):
    images = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
    labels = np.array([3, 1, 4, 1, 5], np.uint8)
    data = npz(x_train=images[:3], y_train=labels[:3], x_test=images[3:], y_test=labels[3:])
    server = serve("MNIST", data)
    mnist = r.dataset_mnist()
    np.testing.assert_array_equal(mnist["train"]["x"], images[:3])
    np.testing.assert_array_equal(mnist["train"]["y"], [3, 1, 4])
    np.testing.assert_array_equal(mnist["test"]["x"], images[3:])
    np.testing.assert_array_equal(mnist["test"]["y"], [1, 5])
    assert (cache / "mnist.npz").exists()
    r.dataset_mnist()
    assert len(server.asked) == 1


def test_a_path_is_a_file(serve, cache, tmp_path):
    data = npz(x=np.arange(20.0).reshape(10, 2), y=np.arange(10.0))
    server = serve("BOSTON_HOUSING", data)
    (tmp_path / "own.npz").write_bytes(data)
    boston = r.dataset_boston_housing(str(tmp_path / "own.npz"))
    assert boston["train"]["y"].tolist() == [9, 3, 6, 1, 0, 7, 4, 8]
    assert boston["test"]["y"].tolist() == [2, 5]
    assert boston["train"]["x"][0].tolist() == [18, 19]
    assert not server.asked
    everything = r.dataset_boston_housing(str(tmp_path / "own.npz"), test_split=0, seed=1)
    assert everything["test"]["x"].shape == (0, 2)
    with pytest.raises(ValueError, match="`test_split` must be a number of at least 0 and below 1"):
        r.dataset_boston_housing(test_split=1)


def test_fashion_mnist(serve, cache):
    def idx(array):
        head = b"\0\0\x08" + bytes([array.ndim]) + np.array(array.shape, ">i4").tobytes()
        return gzip.compress(head + array.tobytes())

    images = np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)
    for part in ("train", "t10k"):
        serve(f"{part}-images-idx3-ubyte.gz", idx(images), sources.FASHION_MNIST)
        serve(f"{part}-labels-idx1-ubyte.gz", idx(np.array([9, 0, 2], "u1")), sources.FASHION_MNIST)
    fashion = r.dataset_fashion_mnist()
    np.testing.assert_array_equal(fashion["test"]["x"], images)
    assert fashion["train"]["y"].tolist() == [9, 0, 2]
    path = cache / "fashion-mnist/t10k-labels-idx1-ubyte.gz"
    for data, what in (
        (gzip.compress(b"abc"), "does not have the format"),
        (gzip.compress(b"\0\0\x08\1\0\0\0\5abc"), "does not have the size"),
        (path.read_bytes()[:15], "can't be read"),
        (b"<html>", "can't be read"),
    ):
        path.write_bytes(data)
        serve(path.name, data, sources.FASHION_MNIST)
        with pytest.raises(UnreadableDataset, match=f"t10k-labels-idx1-ubyte.gz.*{what}"):
            r.dataset_fashion_mnist()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, [[1, 4, 5, 6], [1, 4, 5], [1, 4, 5, 6, 7, 8], [1, 4, 5, 6, 7], [1, 4, 5, 6, 7, 8, 2]]),
        (
            {"num_words": 6},
            [[1, 4, 5, 2], [1, 4, 5], [1, 4, 5, 2, 2, 2], [1, 4, 5, 2, 2], [1, 4, 5, 2, 2, 2, 2]],
        ),
        ({"maxlen": 5}, [[1, 4, 5, 2], [1, 4, 5]]),
        (
            {"start_char": None, "oov_char": None, "index_from": 0, "num_words": 4},
            [[1, 2, 3], [1, 2], [1, 2, 3], [1, 2, 3], [1, 2, 3]],
        ),
        (
            {"skip_top": 5},
            [
                [2, 2, 5, 6], [2, 2, 5], [2, 2, 5, 6, 7, 8], [2, 2, 5, 6, 7],
                [2, 2, 5, 6, 7, 8, 2],
            ],
        ),
    ],
)  # fmt: skip
def test_imdb(serve, arguments, expected):
    serve("IMDB", IMDB)
    imdb = r.dataset_imdb(**arguments)
    assert imdb["train"]["x"] == expected
    assert imdb["train"]["y"] == [1, 0, 1, 0, 0][: len(expected)]


IMDB_ARGUMENTS = [
    {"seed": 7, "num_words": 5}, {"oov_char": None, "skip_top": 3}, {"maxlen": 6, "index_from": 10},
    {"start_char": None, "maxlen": 3}, {"start_char": 5, "index_from": 0, "oov_char": 0},
]  # fmt: skip


@pytest.mark.parametrize("arguments", IMDB_ARGUMENTS)
def test_texts_as_keras_gives_them(serve, monkeypatch, cache, arguments):
    serve("IMDB", IMDB)
    serve("REUTERS", REUTERS)
    for name, function, module in (
        ("imdb.npz", r.dataset_imdb, keras.datasets.imdb),
        ("reuters.npz", r.dataset_reuters, keras.datasets.reuters),
    ):
        found = function(**arguments)
        monkeypatch.setattr(
            f"{module.load_data.__module__}.get_file", lambda *a, n=name, **k: str(cache / n)
        )
        for part, (x, y) in zip(("train", "test"), module.load_data(**arguments), strict=True):
            assert found[part]["x"] == [list(map(int, text)) for text in x]
            assert found[part]["y"] == y.tolist()


def test_texts_of_one_length_stay_a_list(serve):
    same = ragged([1, 2], [3, 4])
    serve("REUTERS", npz(x=same, y=np.array([5, 6])))
    reuters = r.dataset_reuters(test_split=0.5, oov_char=None, num_words=100)
    assert sorted(reuters["train"]["x"] + reuters["test"]["x"]) == [[1, 4, 5], [1, 6, 7]]
    with pytest.raises(ValueError, match="`maxlen` must be larger than the length"):
        r.dataset_reuters(maxlen=3)


def test_word_indices(serve, cache, monkeypatch):
    data = json.dumps({"the": 1, "ä": 2}).encode()
    serve("IMDB_WORD_INDEX", data)
    assert r.dataset_imdb_word_index() == {"the": 1, "ä": 2}
    server = serve("REUTERS_WORD_INDEX", data)
    (cache / "reuters_word_index.json").write_bytes(data)
    assert r.dataset_reuters_word_index() == {"the": 1, "ä": 2}
    assert len(server.asked) == 1
    (cache / "reuters_word_index.json").unlink()
    r.dataset_reuters_word_index()
    assert (cache / "reuters_word_index.pkl").read_bytes() == data
    serve("IMDB_WORD_INDEX", b'{"the": "one"}')
    with pytest.raises(UnreadableDataset, match="numbers by word"):
        r.dataset_imdb_word_index()


# ---- CIFAR ------------------------------------------------------------------------------------


def cifar_batch(numbers, protocol, keys=(b"labels",)):
    """As in the archive: rows of red, then green, then blue pixels."""
    data = np.zeros((len(numbers), 3, 32, 32), np.uint8)
    data[:, 0, 1, 2], data[:, 2, 3, 4] = numbers, 7
    content = {b"data": data.reshape(-1, 3072)} | {key: list(numbers) for key in keys}
    return pickle.dumps(content, protocol)


def packed(name, files):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for member, data in files.items():
            info = tarfile.TarInfo(f"{name}/{member}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def cifar10(protocol=4):
    names = [*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"]
    return {name: cifar_batch([i, i + 1], protocol) for i, name in enumerate(names)}


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_cifar10(serve, cache, protocol):
    server = serve("CIFAR10", packed("cifar-10-batches-py", cifar10(protocol)))
    cifar = r.dataset_cifar10()
    assert cifar["train"]["y"].tolist() == [[i] for n in range(5) for i in (n, n + 1)]
    assert cifar["train"]["x"].shape == (10, 32, 32, 3)
    assert cifar["test"]["x"][1, 1, 2].tolist() == [6, 0, 0]
    assert cifar["test"]["x"][1, 3, 4].tolist() == [0, 0, 7]
    assert (cache / "cifar-10-batches-py.tar.gz").exists()
    r.dataset_cifar10()
    (cache / "cifar-10-batches-py/test_batch").unlink()
    r.dataset_cifar10()
    assert len(server.asked) == 1
    keras.config.set_image_data_format("channels_first")
    try:
        assert r.dataset_cifar10()["test"]["x"].shape == (2, 3, 32, 32)
    finally:
        keras.config.set_image_data_format("channels_last")


@pytest.mark.parametrize("old", ["2.9", "2.9, archive", "Keras 3", "Keras 3, archive"])
def test_old_caches_are_found(serve, cache, old):
    files = cifar10()
    server = serve("CIFAR10", packed("cifar-10-batches-py", files))
    folder = cache / ("cifar-10-batches-py-target" if "3" in old else "") / "cifar-10-batches-py"
    if "archive" in old:
        name = "-target_archive" if "3" in old else ".tar.gz"
        (cache / f"cifar-10-batches-py{name}").write_bytes(server.files["CIFAR10"])
    else:
        folder.mkdir(parents=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    assert r.dataset_cifar10()["train"]["x"].shape == (10, 32, 32, 3)
    assert not server.asked


def test_cifar100(serve):
    keys = (b"fine_labels", b"coarse_labels")
    files = {"train": cifar_batch([50, 60, 70], 4, keys), "test": cifar_batch([80], 4, keys[:1])}
    serve("CIFAR100", packed("cifar-100-python", files))
    assert r.dataset_cifar100()["train"]["y"].tolist() == [[50], [60], [70]]
    with pytest.raises(UnreadableDataset, match=r"cifar-100-python.test.*coarse_labels"):
        r.dataset_cifar100("coarse")
    with pytest.raises(ValueError, match='`label_mode` must be one of "fine", "coarse"'):
        r.dataset_cifar100("medium")


# ---- what goes wrong --------------------------------------------------------------------------


class Evil:
    def __reduce__(self):
        return print, ("run",)


def test_nothing_in_a_file_is_run(serve, capsys):
    evil = ragged(Evil(), [1])
    serve("REUTERS", npz(x=evil, y=np.array([0, 1])))
    with pytest.raises(UnreadableDataset, match=r"reuters\.npz is refused.*builtins\.print"):
        r.dataset_reuters()
    serve("CIFAR100", packed("cifar-100-python", {"train": pickle.dumps(Evil()), "test": b""}))
    with pytest.raises(UnreadableDataset, match=r"train is refused.*builtins\.print"):
        r.dataset_cifar100()
    assert "run\n" not in capsys.readouterr().out


def test_damaged_files(serve):
    serve("MNIST", b"<html>")
    with pytest.raises(UnreadableDataset, match=r"mnist\.npz can't be read"):
        r.dataset_mnist()
    serve("BOSTON_HOUSING", npz(x=np.zeros(3)))
    with pytest.raises(UnreadableDataset, match=r"boston_housing\.npz has no array named y"):
        r.dataset_boston_housing()
    serve("IMDB", npz(x_train=ragged("text", [1]), y_train=LABELS, x_test=GROWING, y_test=LABELS))
    with pytest.raises(UnreadableDataset, match="does not hold texts"):
        r.dataset_imdb()
    serve("CIFAR10", packed("cifar-10-batches-py", {"data_batch_1": b""}))
    with pytest.raises(UnreadableDataset, match="lacks files of the data set"):
        r.dataset_cifar10()


def test_without_a_network(serve, cache, monkeypatch):
    with serving() as gone:
        address = gone.address("mnist.npz")
    monkeypatch.setattr(sources, "MNIST", sources.Source(address, "0" * 64))
    with pytest.raises(DownloadError, match=f"by hand: {cache}/mnist.npz"):
        r.dataset_mnist()
    server = serve("IMDB", IMDB)
    server.files["IMDB"] = IMDB[:-1]
    with pytest.raises(HashMismatchError, match=r"imdb\.npz"):
        r.dataset_imdb()
    assert not list(cache.iterdir())
