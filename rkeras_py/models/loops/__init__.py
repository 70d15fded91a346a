"""Loops over arrays in memory: an epoch as a few calls of a graph.

Keras calls a graph for each step, fetches each batch from a pipeline, and computes the logs of each
step, which costs more than the step of a small model. Here one call of a graph takes its batches
from the data itself and runs as many steps as fit in 50 ms. Each step is the function that Keras
itself made of the model, so that the results are the same. Where a callback has to be called at
each batch, or batches come one by one, a call runs one step. Datasets get Keras' own loops
(`conditions.py`).
"""
