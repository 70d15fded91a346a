"""All public functions: importing this module declares them.

Each module of public functions is listed once, here.
"""

from __future__ import annotations

import importlib

from rkeras_py.api.registry import REGISTRY

_MODULES = (
    "layers.core",
    "layers.activations",
    "layers.attention",
    "layers.convolutional.conv",
    "layers.convolutional.conv_transpose",
    "layers.convolutional.conv_lstm",
    "layers.convolutional.separable_conv",
    "layers.convolutional.depthwise_conv",
    "layers.convolutional.upsampling",
    "layers.convolutional.zero_padding",
    "layers.convolutional.cropping",
    "layers.dropout",
    "layers.embedding",
    "layers.features",
    "layers.image_augmentation",
    "layers.image_preprocessing",
    "layers.image_random_sizes",
    "layers.locally_connected",
    "layers.merge",
    "layers.methods",
    "layers.noise",
    "layers.normalization",
    "layers.pooling",
    "layers.preprocessing",
    "layers.vocabularies",
    "layers.recurrent",
    "layers.recurrent_cells",
    "layers.wrappers",
    "models.construction",
    "models.training",
    "models.on_batch",
    "models.structure",
    "models.deprecated",
    "models.persistence",
    "models.weights",
    "models.configurations",
    "models.exporting",
    "models.seeds",
    "activations",
    "backend.comparison",
    "backend.creation",
    "backend.elementwise",
    "backend.indexing",
    "backend.inspection",
    "backend.linear_algebra",
    "backend.reductions",
    "backend.shapes",
    "backend.variables",
    "callbacks.control",
    "callbacks.checkpoint",
    "callbacks.lambda_callback",
    "callbacks.logs",
    "callbacks.progress",
    "callbacks.tensorboard",
    "constraints",
    "initializers",
    "losses.probabilistic",
    "losses.regression",
    "losses.hinge",
    "metrics.accuracy",
    "metrics.confusion",
    "metrics.probabilistic",
    "metrics.regression",
    "metrics.hinge",
    "metrics.aggregation",
    "metrics.custom",
    "optimizers.sgd",
    "optimizers.adaptive",
    "optimizers.adam",
    "regularizers",
    "schedules",
    "utilities",
)

for _module in _MODULES:
    importlib.import_module(f"rkeras_py.{_module}")


__all__ = ["REGISTRY"]
