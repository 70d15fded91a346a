"""Losses: objects for `compile()`, and functions that give the loss of each sample.

One file per family, as in Keras' documentation.
"""
