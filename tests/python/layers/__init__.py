"""Tests of the layer functions, one module per family."""
