"""Losses: objects for `compile()`, and functions that compute the loss of each sample.

One file per family, as in Keras' documentation.
"""
