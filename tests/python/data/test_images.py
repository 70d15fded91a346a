"""Images: files, arrays, generators and flows, and what is told of bad ones."""

import sys
import threading
import time

import numpy as np
import pytest
from data import image_cases

import rkeras_py as r
from rkeras_py.data.images import parallel

RAMP = np.arange(27.0).reshape(3, 3, 3)


@pytest.fixture
def folder(tmp_path):
    image_cases.write_folders(tmp_path / "data")
    return tmp_path / "data"


def shifted(fill_mode="nearest", cval=0.0, image=None, **parameters):
    image = np.arange(9.0).reshape(3, 3, 1) if image is None else image
    generator = r.image_data_generator(fill_mode=fill_mode, cval=cval)
    return generator.apply_transform(image, parameters)[..., 0].tolist()


# ---- files and arrays ---------------------------------------------------------


def test_an_image_is_what_was_saved(tmp_path):
    path = tmp_path / "new" / "i.png"
    image = np.random.RandomState(1).randint(0, 255, (4, 5, 3)).astype("float32")
    r.image_array_save(image, path, scale=False)
    np.testing.assert_array_equal(r.image_to_array(r.image_load(path)), image)
    first = r.image_to_array(r.image_load(path), data_format="channels_first")
    np.testing.assert_array_equal(first, image.transpose(2, 0, 1))
    assert first.dtype == np.float32
    nearest = r.image_to_array(r.image_load(path, target_size=(2, 5)))
    np.testing.assert_array_equal(nearest, image[[1, 3]])
    r.image_array_save(image.transpose(2, 0, 1), path, data_format="channels_first", scale=False)
    np.testing.assert_array_equal(r.image_to_array(r.image_load(path)), image)


def test_saving_stretches_values_unless_told_not_to(tmp_path):
    r.image_array_save([[[10.0], [20.0]], [[20.0], [30.0]]], tmp_path / "s.png")
    stretched = r.image_to_array(r.image_load(tmp_path / "s.png", grayscale=True))
    assert stretched[..., 0].tolist() == [[0, 127], [127, 255]]
    with pytest.warns(UserWarning, match="JPEG has no transparency"):
        r.image_array_save(np.ones((3, 3, 4)), tmp_path / "s.jpg")
    assert r.image_load(tmp_path / "s.jpg", color_mode="rgba").mode == "RGBA"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["s.jpg", "s.png"]


def test_a_matrix_gets_an_axis_of_channels():
    assert r.image_to_array(np.ones((2, 3))).shape == (2, 3, 1)


def test_resizing_aligns_the_corners():
    image = np.array([[[0.0], [1]], [[2], [3]]])
    resized = r.image_array_resize(image, height=3, width=3)
    assert resized[..., 0].tolist() == [[0, 0.5, 1], [1, 1.5, 2], [2, 2.5, 3]]
    row = r.image_array_resize(image, height=4, width=4)[0, :, 0]
    np.testing.assert_allclose(row, [0, 1 / 3, 2 / 3, 1])
    batch = np.stack([image, image * 2])
    assert r.image_array_resize(batch, height=3, width=2)[1, 1, 0, 0] == 2
    first = r.image_array_resize(batch.transpose(0, 3, 1, 2), 3, 2, data_format="channels_first")
    assert first.shape == (2, 1, 3, 2)


@pytest.mark.parametrize(
    "content, kind, told",
    [
        (None, FileNotFoundError, "there is no image file"),
        (b"no image", ValueError, "is no image in a format"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ValueError, "gone"),
    ],
)
def test_a_file_that_is_no_image_is_named(tmp_path, content, kind, told):
    path = tmp_path / "gone.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(kind, match=r"gone\.png") as caught:
        r.image_load(path)
    assert told in str(caught.value)


def test_a_truncated_image_is_named(tmp_path):
    path = tmp_path / "half.png"
    r.image_array_save(np.random.RandomState(2).uniform(0, 255, (40, 40, 3)), path)
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(ValueError, match=r"half\.png.*can't be read"):
        r.image_load(path)


def test_bad_arguments_are_named(tmp_path):
    with pytest.raises(ValueError, match="`target_size` must be two whole numbers"):
        r.image_load(tmp_path, target_size=3)
    with pytest.raises(ValueError, match="`img` must be an image with 1, 3 or 4 channels"):
        r.image_array_save(np.ones((2, 2, 2)), tmp_path / "a.png")
    with pytest.raises(ValueError, match="`path` must be the name of a file in a format"):
        r.image_array_save(np.ones((2, 2, 3)), tmp_path / "a.doc")
    with pytest.raises(ValueError, match="`img` must be an image"):
        r.image_to_array("a.png")
    with pytest.raises(ValueError, match="`zoom_range` must be a number, or two"):
        r.image_data_generator(zoom_range=[1, 2, 3])
    with pytest.raises(ValueError, match="`brightness_range` must be two numbers"):
        r.image_data_generator(brightness_range=1)
    with pytest.raises(ValueError, match="`validation_split` must be"):
        r.image_data_generator(validation_split=1)
    with pytest.raises(ValueError, match=r"must be an image_data_generator\(\)"):
        r.fit_image_data_generator(5, np.ones((1, 2, 2, 1)))
    with pytest.raises(ValueError, match="4 axes"):
        r.fit_image_data_generator(r.image_data_generator(), np.ones((2, 2, 1)))


def test_a_missing_package_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ImportError, match="-m pip install 'pillow>="):
        r.image_load("a.png")
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(ImportError, match="-m pip install 'scipy>="):
        r.image_array_resize(np.ones((2, 2, 1)), 2, 2)
    r.image_data_generator(rotation_range=3)  # needed when it is used


# ---- transformations ------------------------------------------------------------


def test_directions_and_fill_modes():
    np.testing.assert_allclose(shifted(theta=90), [[2, 5, 8], [1, 4, 7], [0, 3, 6]], atol=1e-6)
    assert shifted(tx=1) == [[1, 2, 2], [4, 5, 5], [7, 8, 8]]
    assert shifted(ty=1) == [[3, 4, 5], [6, 7, 8], [6, 7, 8]]
    assert shifted("constant", -1.0, ty=1)[2] == [-1, -1, -1]
    assert shifted("wrap", ty=1)[2] == [3, 4, 5]
    assert shifted("reflect", ty=1)[2] == [6, 7, 8]
    zoomed = shifted(image=np.arange(16.0).reshape(4, 4, 1), zx=0.5, zy=0.5)
    assert np.diff(zoomed[0]).tolist() == [0.5] * 3 and zoomed[0][0] == 3.75
    generator = r.image_data_generator()
    moved = generator.apply_transform(
        np.arange(12.0).reshape(2, 2, 3), {"channel_shift_intensity": 2}
    )
    assert moved.ravel().tolist() == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11]


def test_the_width_shifts_along_the_width():
    wide = r.image_data_generator(width_shift_range=0.5)
    drawn = [wide.get_random_transform((40, 4, 3)) for _ in range(50)]
    assert {d["ty"] for d in drawn} == {0.0}
    assert 1 < max(abs(d["tx"]) for d in drawn) <= 2
    pixels = r.image_data_generator(width_shift_range=1.0)
    assert max(abs(pixels.get_random_transform((9, 9, 1))["tx"]) for _ in range(50)) <= 1
    whole = r.image_data_generator(height_shift_range=2)
    assert {whole.get_random_transform((9, 9, 1))["ty"] for _ in range(50)} == {-1, 0, 1}


def test_statistics_of_images():
    generator = r.image_data_generator(featurewise_std_normalization=False, featurewise_center=True)
    generator.featurewise_std_normalization = True
    x = np.arange(48.0).reshape(1, 4, 4, 3)
    r.fit_image_data_generator(generator, x)
    assert generator.mean.tolist() == [[[22.5, 23.5, 24.5]]]
    np.testing.assert_allclose(generator.std, 13.82932, rtol=1e-6)
    rescaled = next(r.flow_images_from_data(x, generator=r.image_data_generator(rescale=1 / 255)))
    np.testing.assert_allclose(rescaled[0, 0, 0], [0, 0.003921569, 0.007843137], atol=1e-8)


def test_warnings_of_what_excludes_and_of_what_was_not_fitted():
    with pytest.warns(UserWarning, match="`zca_whitening` needs `featurewise_center`"):
        r.image_data_generator(zca_whitening=True)
    with pytest.warns(UserWarning, match="needs `samplewise_center`"):
        r.image_data_generator(samplewise_std_normalization=True)
    generator = r.image_data_generator(featurewise_center=True)
    with pytest.warns(UserWarning, match=r"before fit_image_data_generator\(\)"):
        next(r.flow_images_from_data(np.ones((1, 2, 2, 3)), generator=generator))


def test_a_preprocessing_function_must_keep_the_shape():
    for function, told in (
        (lambda x: x[:1], r"but it returned the shape \(1, 3, 3\)"),
        (lambda x: "a", "no numbers"),
    ):
        generator = r.image_data_generator(preprocessing_function=function)
        with pytest.raises(ValueError, match=f"`preprocessing_function` must return .* {told}"):
            next(r.flow_images_from_data(RAMP[None], generator=generator))


def test_pieces_of_a_batch_are_transformed_alike(monkeypatch):
    generator = r.image_data_generator(rotation_range=90)
    x = np.random.RandomState(0).uniform(size=(37, 8, 8, 3)).astype("float32")
    parameters = [generator.get_random_transform(x.shape[1:]) for _ in x]
    whole = generator.transform(x, parameters)
    monkeypatch.setattr(parallel, "processors", lambda: 1)
    one_by_one = [generator.apply_transform(a, p) for a, p in zip(x, parameters, strict=True)]
    np.testing.assert_array_equal(whole, one_by_one)


# ---- flows ------------------------------------------------------------------------


def test_batches_go_on_over_epochs():
    x = np.arange(10.0)[:, None, None, None] * np.ones((1, 2, 2, 3))
    flow = r.flow_images_from_data(x, batch_size=4, shuffle=False)
    batches = [next(flow) for _ in range(7)]
    assert [len(b) for b in batches] == [4, 4, 2, 4, 4, 2, 4]
    assert batches[3][:, 0, 0, 0].tolist() == [0, 1, 2, 3]
    assert len(flow) == 3
    flow.reset()
    assert len(next(flow)) == 4
    orders = [
        [next(f)[0, 0, 0, 0] for _ in range(4)]
        for f in (r.flow_images_from_data(x, seed=5, batch_size=3) for _ in range(2))
    ]
    assert orders[0] == orders[1]


def test_validation_is_the_first_part():
    x = np.arange(10.0)[:, None, None, None] * np.ones((1, 2, 2, 3))
    generator = r.image_data_generator(validation_split=0.2)

    def flow(subset, y):
        return r.flow_images_from_data(x, y, generator, subset=subset, shuffle=False)

    alternating = [0, 1] * 5
    assert next(flow("validation", alternating))[0][:, 0, 0, 0].tolist() == [0, 1]
    assert next(flow("training", alternating))[0][0, 0, 0, 0] == 2
    with pytest.raises(ValueError, match="different classes"):
        flow("training", sorted(alternating))
    with pytest.raises(ValueError, match="`subset` must be None"):
        r.flow_images_from_data(x, subset="training")


def test_further_inputs_and_weights_come_along():
    x, more = np.zeros((4, 2, 2, 3)), np.arange(4.0)
    flow = r.flow_images_from_data(
        [x, more], y=[1, 2, 3, 4], sample_weight=more, batch_size=4, shuffle=False
    )
    (images, misc), y, weights = next(flow)
    assert images.shape == x.shape
    assert misc.tolist() == weights.tolist() == [0, 1, 2, 3]
    assert y.tolist() == [1, 2, 3, 4]
    with pytest.raises(
        ValueError, match=r"`y` must have as many samples as .* images, 4, but .* 3"
    ):
        r.flow_images_from_data(x, y=[1, 2, 3])
    with pytest.raises(ValueError, match="`x` must be an array of images with 4 axes"):
        r.flow_images_from_data(more)


def test_folders_are_classes(folder, capsys):
    flow = r.flow_images_from_directory(
        folder, target_size=(7, 7), class_mode="sparse", shuffle=False, batch_size=5
    )
    assert capsys.readouterr().out == "Found 8 images belonging to 2 classes.\n"
    assert flow.class_indices == {"a": 0, "b": 1}
    assert flow.filenames[:2] == ["a/0.png", "a/1.png"]
    assert (flow.samples, flow.num_classes, flow.image_shape) == (8, 2, (7, 7, 3))
    x, y = next(flow)
    assert x.shape == (5, 7, 7, 3) and x.dtype == y.dtype == np.float32
    assert y.tolist() == [0, 0, 0, 0, 1]
    one = r.flow_images_from_directory(folder, classes="b", class_mode=None, target_size=(2, 2))
    assert one.class_indices == {"b": 0} and next(one).shape == (4, 2, 2, 3)
    same = r.flow_images_from_directory(folder, class_mode="input", target_size=(2, 2))
    np.testing.assert_array_equal(*next(same))
    split = r.image_data_generator(validation_split=0.25)
    held_out = r.flow_images_from_directory(folder, split, subset="validation")
    assert held_out.filenames == ["a/0.png", "b/0.png"]


def test_bad_folders_and_files_are_named(folder, tmp_path, capsys):
    with pytest.raises(ValueError, match="`directory` must be an existing folder"):
        r.flow_images_from_directory(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match=r'`directory`, ".*empty", must have a folder .* none'):
        r.flow_images_from_directory(tmp_path / "empty")
    with pytest.raises(ValueError, match=r'`classes` must be names of folders in ".*a, b are'):
        r.flow_images_from_directory(folder, classes=["a", "c"])
    with pytest.raises(ValueError, match="`save_to_dir` must be an existing folder"):
        r.flow_images_from_directory(folder, save_to_dir=tmp_path / "none")
    flow = r.flow_images_from_directory(folder, shuffle=False)
    (folder / "b" / "1.png").unlink()
    with pytest.raises(FileNotFoundError, match=r"b/1\.png"):
        next(flow)
    (folder / "b" / "1.png").write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"b/1\.png"):
        next(flow)


def test_batches_are_written_where_they_can_be_looked_at(folder, tmp_path):
    (tmp_path / "looked").mkdir()
    flow = r.flow_images_from_directory(
        folder, target_size=(3, 3), save_to_dir=tmp_path / "looked", save_prefix="p", batch_size=3
    )
    next(flow)
    assert len(list((tmp_path / "looked").glob("p_*_*.png"))) == 3


def test_data_frames_name_images(folder, capsys):
    names = ["a/0.png", "b/1.png", "a/2.png", "none.png"]
    frame = {"filename": names, "class": ["x", "y", "y", "x"], "n": np.arange(4.0),
             "m": np.arange(4, 8)}  # fmt: skip

    def flow(data=frame, **arguments):
        size = {"target_size": (2, 2), "shuffle": False, **arguments}
        return r.flow_images_from_dataframe(data, folder, **size)

    with pytest.warns(UserWarning, match=r"1 invalid image filename\(s\) in x_col=\"filename\""):
        made = flow()
    assert "Found 3 validated image filenames belonging to 2 classes." in capsys.readouterr().out
    assert next(made)[1].tolist() == [[1, 0], [0, 1], [0, 1]]
    frame = {name: column[:3] for name, column in frame.items()}
    assert next(flow(frame, class_mode="binary"))[1].tolist() == [0, 1, 1]
    assert next(flow(frame, classes=["y"], class_mode="sparse"))[1].tolist() == [0, 0]
    assert next(flow(frame, class_mode="raw", y_col="n"))[1].tolist() == [0, 1, 2]
    both = next(flow(frame, class_mode="raw", y_col=["n", "m"]))[1]
    assert both.tolist() == [[0, 4], [1, 5], [2, 6]]
    outputs = next(flow(frame, class_mode="multi_output", y_col=["n", "m"]))[1]
    assert [o.tolist() for o in outputs] == [[0, 1, 2], [4, 5, 6]]
    assert next(flow(frame, class_mode=None)).shape == (3, 2, 2, 3)
    several = dict(frame, **{"class": [["x", "y"], ["y"], ["x"]]})
    assert next(flow(several))[1].tolist() == [[1, 1], [0, 1], [1, 0]]
    split = r.image_data_generator(validation_split=0.34)
    assert flow(frame, generator=split, subset="validation").filenames == ["a/0.png"]
    for arguments, told in (
        ({"y_col": "none"}, "`y_col` must be the name of a column of `dataframe`: one of filename"),
        ({"y_col": "n"}, "`y_col` must be a column of strings"),
        ({"x_col": "n"}, "`x_col` must be a column of strings"),
        ({"class_mode": "binary", "classes": ["x"]}, "`classes` must be two classes"),
        ({"class_mode": "raw"}, "`y_col` must be a column of numbers"),
        ({"data": [1, 2]}, "`dataframe` must be a data frame"),
    ):
        with pytest.raises(ValueError, match=told):
            flow(**{"data": frame, **arguments})


def test_flows_train_and_images_are_read_by_all_processors(folder):
    model = r.layer_dense(
        r.layer_flatten(r.keras_model_sequential(), input_shape=(4, 4, 3)), 2, activation="softmax"
    )
    r.compile(model, loss="categorical_crossentropy", metrics="accuracy")
    flow = r.flow_images_from_directory(
        folder, r.image_data_generator(rescale=1 / 255), target_size=(4, 4), batch_size=3
    )
    history = r.fit(model, flow, steps_per_epoch=2, epochs=3, verbose=0, validation_data=flow)
    assert len(history.metrics["val_loss"]) == 3
    assert r.predict(model, flow, verbose=0).shape == (8, 2)
    (folder / "a" / "0.png").unlink()
    with pytest.raises(FileNotFoundError, match=r"a/0\.png"):
        r.fit(model, flow, epochs=1, verbose=0)

    threads = set()

    def note(i):
        threads.add(threading.get_ident())
        time.sleep(0.02)

    parallel.each(note, range(8))
    assert len(threads) == min(parallel.processors(), 8)
