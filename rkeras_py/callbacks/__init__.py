"""Callbacks: actions at the start and end of training, epochs and batches."""
