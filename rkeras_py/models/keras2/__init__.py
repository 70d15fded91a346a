"""Reads what Keras 2 wrote: models, optimizers with their state, and the formats of its files."""
