"""Metrics: objects that gather values over batches, and functions that give values.

The functions with `y_true` and `y_pred` give the value of each sample, or an object where
both are missing. The others give objects. One file per family, as in Keras' documentation.
"""
