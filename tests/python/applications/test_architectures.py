"""Networks against the numbers that Keras documents and those of tf_keras."""

from __future__ import annotations

import pytest
from applications.networks import KERAS_2, NETWORKS

import rkeras_py as r
from rkeras_py.engine import keras


def _compare(network, top, model):
    expected = KERAS_2["networks"][network.name]["with_top" if top else "without_top"]
    assert model.name == expected["model"]
    assert model.count_params() == expected["parameters"]
    assert list(model.output_shape[1:]) == expected["output"]
    assert len(model.layers) == expected["layers"]


@pytest.mark.parametrize("network", [n for n in NETWORKS if n.small], ids=str)
def test_without_top(network):
    model = network.build(weights=None, include_top=False, input_shape=network.shape())
    _compare(network, False, model)


@pytest.mark.long
@pytest.mark.parametrize("network", [n for n in NETWORKS if not n.small], ids=str)
def test_without_top_of_large_networks(network):
    test_without_top(network)


@pytest.mark.long
@pytest.mark.parametrize("network", NETWORKS, ids=str)
def test_with_top(network):
    model = network.build(weights=None)
    _compare(network, True, model)
    assert model.count_params() == network.documented
    assert model.output_shape == (None, 1000)
    keras.utils.clear_session()


def test_documented_numbers_are_those_of_keras_2():
    for network in NETWORKS:
        assert KERAS_2["networks"][network.name]["with_top"]["parameters"] == network.documented


# ---- arguments --------------------------------------------------------------


def test_small_networks_of_the_general_functions():
    dense = r.application_densenet(
        [1, 1, 1, 1], weights=None, include_top=False, input_shape=(32, 32, 3)
    )
    assert (dense.output_shape, dense.count_params()) == ((None, 1, 1, 68), 195_648)
    assert dense.name == "densenet"
    mobile = r.application_mobilenet((32, 32, 3), alpha=0.25, classes=10, weights=None)
    assert (mobile.name, mobile.count_params()) == ("mobilenet_0.25_32", 221_114)


@pytest.mark.parametrize("pooling, shape", [(None, (None, 1, 1, 512)), ("avg", (None, 512))])
def test_pooling(pooling, shape):
    model = r.application_vgg16(
        weights=None, include_top=False, input_shape=(32, 32, 3), pooling=pooling
    )
    assert model.output_shape == shape


def test_images_of_any_size():
    model = r.application_vgg16(
        weights=None, include_top=False, input_shape=(None, None, 3), pooling="max"
    )
    assert model.output_shape == (None, 512)
    pooling = model.layers[-1]
    assert isinstance(pooling, keras.layers.GlobalMaxPooling2D)
    assert model.input_shape == (None, None, None, 3)


def test_an_input_that_is_given():
    images = r.layer_input(shape=(40, 40, 3))
    scaled = r.layer_rescaling(images, scale=1 / 255)
    model = r.application_mobilenet(
        weights=None, include_top=False, input_tensor=scaled, alpha=0.25
    )
    assert model.output_shape == (None, 1, 1, 256)
    assert model.layers[1].scale == 1 / 255


def test_logits():
    given = {"weights": None, "input_shape": (32, 32, 3), "classes": 3, "alpha": 0.25}
    model = r.application_mobilenet(**given, classifier_activation=None)
    assert model.layers[-1].get_config()["activation"] == "linear"
    model = r.application_mobilenet(**given, name="mine")
    assert model.name == "mine"
    assert model.layers[-1].get_config()["activation"] == "softmax"


def test_more_arguments_of_residual_networks_and_efficientnets():
    given = {"weights": None, "include_top": False, "input_shape": (32, 32, 3)}
    model = r.application_efficientnet_b0(**given, drop_connect_rate=0.4, name="mine")
    # The rate of a block grows with its number, of 16.
    dropout = model.get_layer("block2b_drop")
    assert (model.name, dropout.rate) == ("mine", pytest.approx(0.4 * 2 / 16))
    with pytest.raises(ValueError, match="`depth` must be left out: only `name` can be given"):
        r.application_xception(weights=None, depth=3)


def test_channels_first():
    keras.config.set_image_data_format("channels_first")
    try:
        given = {"weights": None, "include_top": False, "alpha": 0.25}
        model = r.application_mobilenet((3, 32, 32), **given)
        assert model.output_shape == (None, 256, 1, 1)
        with pytest.raises(ValueError, match="at least 32 rows"):
            r.application_mobilenet((3, 16, 32), **given)
        with pytest.warns(UserWarning, match="channels last"):
            model = r.application_nasnet(
                (32, 32, 3), 96, num_blocks=1, stem_block_filters=8, include_top=False
            )
        assert model.output_shape == (None, 1, 1, 96)
        assert keras.config.image_data_format() == "channels_first"
    finally:
        keras.config.set_image_data_format("channels_last")


@pytest.mark.parametrize(
    "function, arguments, message",
    [
        ("vgg16", {"classes": 10}, "`classes` must be 1000 for the weights of ImageNet"),
        ("vgg16", {"weights": "no.h5"}, "path of a file with weights that is there.*no.h5"),
        ("vgg16", {"input_shape": (16, 16, 3), "weights": None}, "at least 32 rows and 32 col"),
        ("inception_v3", {"input_shape": (74, 75, 3), "weights": None}, "at least 75 rows"),
        ("vgg16", {"input_shape": (None, 40, 3), "weights": None}, "without unknown sizes"),
        ("vgg16", {"input_shape": (40, 40), "weights": None}, "rows, columns and channels"),
        ("vgg16", {"input_shape": (40, 40, 3)}, "images of 224 x 224 pixels"),
        ("mobilenet", {"input_shape": (100, 100, 3)}, "128 x 128 or 160 x 160 or 192 x 192 or 224"),
        ("vgg16", {"input_shape": (40, 40, 1), "include_top": False}, "3 channels"),
        ("xception", {"classifier_activation": "relu"}, '"softmax" or None'),
        ("mobilenet", {"alpha": 0.3}, "one of 0.25, 0.5, 0.75, 1, for which"),
        ("mobilenet", {"depth_multiplier": 2}, "`depth_multiplier` must be 1"),
        ("mobilenet_v2", {"alpha": 0.25}, "one of 0.35"),
        ("mobilenet_v3_small", {"alpha": 0.75, "minimalistic": True}, "`alpha` must be one of 1,"),
        ("densenet", {"blocks": [1, 2, 3, 4]}, "`blocks` must be"),
        ("densenet", {"blocks": [1, 2, 3], "weights": None}, "four whole numbers"),
        ("nasnet", {"weights": "imagenet"}, "`default_size` must be 224 or 331"),
        ("vgg16", {"pooling": "mean"}, 'one of "avg", "max"'),
        ("vgg16", {"input_tensor": 3}, "a symbolic tensor"),
    ],
)
def test_arguments_that_do_not_fit(function, arguments, message):
    with pytest.raises(ValueError, match=message):
        getattr(r, f"application_{function}")(**arguments)


# ---- names of layers --------------------------------------------------------


def test_layers_by_their_names_in_keras_2():
    model = r.application_densenet(
        [1, 1, 1, 1], weights=None, include_top=False, input_shape=(32, 32, 3)
    )
    assert r.get_layer(model, "conv1/bn") is r.get_layer(model, "conv1_bn")
    r.freeze_weights(model, to="conv1/conv")
    assert not model.get_layer("conv1_conv").trainable
    assert model.get_layer("conv1_bn").trainable
    with pytest.raises(ValueError, match='no layer "conv1/nothing"'):
        r.get_layer(model, "conv1/nothing")
