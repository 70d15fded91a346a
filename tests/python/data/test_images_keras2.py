"""Transformations, draws, normalization and flows, value by value as Keras 2 computes them."""

import importlib.util
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from data import image_cases

import rkeras_py as r


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    if importlib.util.find_spec("tf_keras") is None:
        pytest.skip("tf_keras is not installed")
    folder = tmp_path_factory.mktemp("images")
    image_cases.write_folders(folder / "data")
    target = folder / "keras2.npz"
    script = Path(image_cases.__file__)
    command = [sys.executable, str(script), str(target), str(folder / "data")]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)

    def make(interpolation_order=1, **settings):
        generator = r.image_data_generator(**settings)
        generator.interpolation_order = interpolation_order
        return generator

    def flow(generator, x, y, batch, seed):
        return r.flow_images_from_data(x, y, generator=generator, batch_size=batch, seed=seed)

    def from_folder(generator, root, mode, color):
        return r.flow_images_from_directory(
            str(root), generator, target_size=(7, 7), class_mode=mode, color_mode=color,
            batch_size=4, seed=2, subset="training", interpolation="bilinear",
        )  # fmt: skip

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        datasets = (r.image_dataset_from_directory, r.text_dataset_from_directory)
        ours = image_cases.results(make, flow, from_folder, *datasets, folder / "data")
    with np.load(target) as theirs:
        return ours, dict(theirs)


def of(both, kind):
    ours, theirs = both
    assert ours.keys() == theirs.keys()
    found = {name: (ours[name], theirs[name]) for name in ours if name.startswith(kind)}
    assert found
    return found


@pytest.mark.parametrize("kind", ["apply", "first", "bright", "normalized", "augmented", "flow"])
def test_images(both, kind):
    for name, (mine, theirs) in of(both, kind).items():
        assert mine.dtype == theirs.dtype, name
        tolerance = 2e-2 if kind == "normalized" else 2e-3  # whitening multiplies what is rounded
        np.testing.assert_allclose(mine, theirs, atol=tolerance, rtol=1e-4, err_msg=name)


def test_draws_are_those_of_keras_2_but_for_the_axes_of_shifts(both):
    names = sorted(["theta", "tx", "ty", "shear", "zx", "zy", "flip_horizontal", "flip_vertical",
                    "channel_shift_intensity", "brightness"])  # fmt: skip
    tx, ty = names.index("tx"), names.index("ty")
    for name, (mine, theirs) in of(both, "drawn").items():
        exchanged = theirs.copy()
        exchanged[[tx, ty]] = theirs[[ty, tx]]
        np.testing.assert_allclose(mine, exchanged, rtol=1e-12, err_msg=name)


def test_folders(both):
    for name, (mine, theirs) in of(both, "folder").items():
        if "files" in name:
            assert mine.tolist() == theirs.tolist(), name
        else:
            assert mine.dtype == theirs.dtype, name
            np.testing.assert_allclose(mine, theirs, atol=2e-5, err_msg=name)


def test_datasets_have_the_order_of_keras_2(both):
    for name, (mine, theirs) in of(both, "dataset").items():
        assert mine.dtype == theirs.dtype, name
        if mine.dtype.kind == "U":
            assert mine.tolist() == theirs.tolist(), name
        else:
            np.testing.assert_allclose(mine, theirs, atol=1e-4, err_msg=name)
