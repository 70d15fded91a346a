"""The example of every public function runs, and gives what it says."""

from __future__ import annotations

import doctest
import warnings

import pytest

import rkeras_py.public  # noqa: F401  (declares all public functions)
from rkeras_py.api.registry import REGISTRY

# Functions without an example, each with the reason.
WITHOUT = {
    "dataset_boston_housing": "it downloads",
    "dataset_cifar10": "it downloads",
    "dataset_cifar100": "it downloads",
    "dataset_fashion_mnist": "it downloads",
    "dataset_imdb": "it downloads",
    "dataset_imdb_word_index": "it downloads",
    "dataset_mnist": "it downloads",
    "dataset_reuters": "it downloads",
    "dataset_reuters_word_index": "it downloads",
    "application_densenet121": "its page builds application_densenet()",
    "application_densenet169": "its page builds application_densenet()",
    "application_densenet201": "its page builds application_densenet()",
    "application_efficientnet_b1": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b2": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b3": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b4": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b5": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b6": "its page builds application_efficientnet_b0()",
    "application_efficientnet_b7": "its page builds application_efficientnet_b0()",
    "application_inception_resnet_v2": "its page builds application_inception_v3()",
    "application_mobilenet_v3_large": "its page builds application_mobilenet_v3_small()",
    "application_nasnetlarge": "its page builds application_nasnet()",
    "application_nasnetmobile": "its page builds application_nasnet()",
    "application_resnet101": "its page builds application_resnet50()",
    "application_resnet101_v2": "its page builds application_resnet50()",
    "application_resnet152": "its page builds application_resnet50()",
    "application_resnet152_v2": "its page builds application_resnet50()",
    "application_resnet50_v2": "its page builds application_resnet50()",
    "application_vgg19": "its page builds application_vgg16()",
    "imagenet_decode_predictions": "the names of the classes are downloaded",
    "mobilenet_decode_predictions": "the names of the classes are downloaded",
    "mobilenet_v2_decode_predictions": "the names of the classes are downloaded",
    "evaluate_generator": "superseded in 2.9: its page names evaluate()",
    "fit_generator": "superseded in 2.9: its page names fit()",
    "get_file": "it downloads",
    "hdf5_matrix": "it needs a file",
    "multi_gpu_model": "it only says what to do instead",
    "new_learning_rate_schedule_class": "it takes functions, which R writes in its own way",
    "predict_classes": "superseded in 2.9: its page names predict()",
    "predict_generator": "superseded in 2.9: its page names predict()",
    "predict_proba": "superseded in 2.9: its page names predict()",
}


@pytest.mark.parametrize("name", sorted(REGISTRY.keys() - WITHOUT))
def test_example(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    function = REGISTRY[name].function
    parsed = doctest.DocTestParser().get_doctest(function.__doc__ or "", {}, name, None, 0)
    assert parsed.examples, f"{name} has no example"
    said: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed, out=said.append)
    assert not said, "".join(said)
