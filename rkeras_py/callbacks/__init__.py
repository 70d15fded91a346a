"""Callbacks: what is done at the beginning and the end of training, of epochs and of batches."""
