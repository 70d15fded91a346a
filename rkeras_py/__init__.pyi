# Generated from rkeras_py; do not edit by hand.
from rkeras_py.layers.core import layer_dense as layer_dense
from rkeras_py.layers.core import layer_flatten as layer_flatten
from rkeras_py.layers.core import layer_input as layer_input
from rkeras_py.layers.compose import pipe as pipe
from rkeras_py.version import __version__ as __version__
