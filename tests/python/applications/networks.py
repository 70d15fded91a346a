"""The networks of the API: their functions, the smallest images, and what Keras documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rkeras_py as r

# Written by tf_keras (`keras2.py`): parameters, output shapes, numbers of layers, files.
KERAS_2 = json.loads((Path(__file__).parents[2] / "data" / "keras2-applications.json").read_text())


@dataclass(frozen=True)
class Network:
    """A network.

    `documented`: the number of parameters with the top on Keras' page of applications. `small`:
    whether it is built in each run of the tests.
    """

    name: str
    function: str
    documented: int
    least: int = 32
    small: bool = False

    def build(self, **arguments: Any) -> Any:
        return getattr(r, self.function)(**arguments)

    def shape(self) -> tuple[int, int, int]:
        return (self.least, self.least, 3)

    def __str__(self) -> str:
        return self.function


NETWORKS = [
    Network("VGG16", "application_vgg16", 138_357_544, small=True),
    Network("VGG19", "application_vgg19", 143_667_240),
    Network("ResNet50", "application_resnet50", 25_636_712),
    Network("ResNet101", "application_resnet101", 44_707_176),
    Network("ResNet152", "application_resnet152", 60_419_944),
    Network("ResNet50V2", "application_resnet50_v2", 25_613_800, small=True),
    Network("ResNet101V2", "application_resnet101_v2", 44_675_560),
    Network("ResNet152V2", "application_resnet152_v2", 60_380_648),
    Network("InceptionV3", "application_inception_v3", 23_851_784, 75),
    Network("InceptionResNetV2", "application_inception_resnet_v2", 55_873_736, 75),
    Network("Xception", "application_xception", 22_910_480, 71, small=True),
    Network("DenseNet121", "application_densenet121", 8_062_504, small=True),
    Network("DenseNet169", "application_densenet169", 14_307_880),
    Network("DenseNet201", "application_densenet201", 20_242_984),
    Network("NASNetMobile", "application_nasnetmobile", 5_326_716),
    Network("NASNetLarge", "application_nasnetlarge", 88_949_818),
    Network("MobileNet", "application_mobilenet", 4_253_864, small=True),
    Network("MobileNetV2", "application_mobilenet_v2", 3_538_984, small=True),
    Network("MobileNetV3Small", "application_mobilenet_v3_small", 2_554_968, small=True),
    Network("MobileNetV3Large", "application_mobilenet_v3_large", 5_507_432),
    Network("EfficientNetB0", "application_efficientnet_b0", 5_330_571, small=True),
    Network("EfficientNetB1", "application_efficientnet_b1", 7_856_239),
    Network("EfficientNetB2", "application_efficientnet_b2", 9_177_569),
    Network("EfficientNetB3", "application_efficientnet_b3", 12_320_535),
    Network("EfficientNetB4", "application_efficientnet_b4", 19_466_823),
    Network("EfficientNetB5", "application_efficientnet_b5", 30_562_527),
    Network("EfficientNetB6", "application_efficientnet_b6", 43_265_143),
    Network("EfficientNetB7", "application_efficientnet_b7", 66_658_687),
]
BY_NAME = {network.name: network for network in NETWORKS}
