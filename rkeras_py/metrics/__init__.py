"""Metrics: objects that accumulate values over batches, and functions of values.

The functions with `y_true` and `y_pred` return the value of each sample, or an object if
both are missing. The others return objects. One file per family, as in Keras'
documentation.
"""
