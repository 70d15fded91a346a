"""Datasets over files in folders; their values and order are compared with Keras 2 elsewhere."""

import numpy as np
import pytest
from data import image_cases

import rkeras_py as r
from rkeras_py.engine import tf


@pytest.fixture
def folder(tmp_path):
    image_cases.write_folders(tmp_path / "data")
    return tmp_path / "data"


def of(folder, **arguments):
    return r.image_dataset_from_directory(folder, **{"image_size": (2, 2), **arguments})


def test_what_is_found_is_told(folder, capsys):
    dataset = of(folder, validation_split=0.25, subset="validation", shuffle=False)
    told = "Found 8 files belonging to 2 classes.\nUsing 2 files for validation.\n"
    assert capsys.readouterr().out == told
    assert dataset.class_names == ["a", "b"]
    assert [path[-7:] for path in dataset.file_paths] == ["b/2.png", "b/3.png"]
    assert len(dataset) == 1
    assert dataset.element_spec[0].shape.as_list() == [None, 2, 2, 3]


def test_both_parts_at_once(folder):
    training, validation = of(folder, validation_split=0.25, subset="both", seed=1)
    assert sorted(training.file_paths + validation.file_paths) == sorted(
        of(folder, shuffle=False).file_paths
    )
    assert [int(x.unbatch().reduce(0, lambda n, _: n + 1)) for x in (training, validation)] == [
        6,
        2,
    ]


def test_no_labels_and_one_class(folder, capsys):
    assert next(iter(of(folder, labels=None))).shape == (8, 2, 2, 3)
    assert capsys.readouterr().out == "Found 8 files.\n"
    x, y = next(iter(of(folder, class_names="b")))
    assert len(x) == 4 and set(y.numpy()) == {0}
    old = next(iter(of(folder, smart_resize=True, labels=None, shuffle=False)))
    new = next(iter(of(folder, crop_to_aspect_ratio=True, labels=None, shuffle=False)))
    np.testing.assert_array_equal(old, new)


@pytest.mark.parametrize(
    "arguments, told",
    [
        ({"labels": [0, 1]}, "`labels` must be as many as there are files, 8, and not 2"),
        ({"labels": [0, -1] * 4}, "`labels` must be .* whole numbers from 0"),
        ({"labels": [0, 0.5] * 4}, "`labels` must be .* whole numbers from 0"),
        ({"labels": [0, 5] * 4, "label_mode": "categorical"}, "`labels` must be from 0 to 1"),
        ({"labels": [0, 1, 2, 3] * 2, "label_mode": "binary"}, '`label_mode` must be "binary" for'),
        ({"labels": "derived"}, '`labels` must be "inferred"'),
        ({"labels": [0, 1] * 4, "class_names": ["a", "b"]}, "`class_names` must be None unless"),
        ({"class_names": ["a", "none"]}, "`class_names` must be names of folders"),
        ({"subset": "training"}, "`subset` must be None unless `validation_split`"),
        ({"validation_split": 0.5}, "`validation_split` must be None unless `subset`"),
        ({"validation_split": 0.5, "subset": "training"}, "given with a `seed`"),
        ({"validation_split": 2, "subset": "training"}, "`validation_split` must be a number"),
        ({"validation_split": 0.1, "subset": "validation", "seed": 1}, "files are left for valid"),
        ({"interpolation": "none"}, "`interpolation` must be one of"),
    ],
)
def test_what_does_not_fit_together_is_named(folder, arguments, told):
    with pytest.raises(ValueError, match=told):
        of(folder, **arguments)


def test_folders_without_files_are_named(tmp_path):
    with pytest.raises(ValueError, match="`directory` must be an existing folder"):
        r.text_dataset_from_directory(tmp_path / "none")
    with pytest.raises(ValueError, match=f'"{tmp_path}", must have files .*.png.* one for each'):
        r.image_dataset_from_directory(tmp_path)
    with pytest.raises(TypeError, match="no argument is named `size`"):
        r.image_dataset_from_directory(tmp_path, size=3)


@pytest.mark.parametrize("content", [None, b"nothing", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_file_that_can_not_be_read_is_named(folder, content):
    dataset = of(folder, batch_size=1, shuffle=False)
    path = folder / "b" / "1.png"
    path.unlink() if content is None else path.write_bytes(content)
    batches = iter(dataset)
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"b/1\.png\W* is gone, damaged"):
        for _ in range(8):
            next(batches)


def test_texts_of_broken_encodings_stay_as_they_are(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_bytes(b"\xff\xfe broken")
    texts, labels = next(iter(r.text_dataset_from_directory(tmp_path, label_mode="int")))
    assert texts.numpy().tolist() == [b"\xff\xfe broken"] and labels.numpy().tolist() == [0]
