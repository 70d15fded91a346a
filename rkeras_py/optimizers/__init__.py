"""Optimizers, with the update rules and arguments of the 2.9 API.

Each is Keras 3's class with what differs changed: RMSprop and Adagrad add `epsilon` inside the
square root, Nadam has lost `schedule_decay`, all have lost `decay` and two ways of clipping at
once, and gradients of embeddings are taken row by row (`base.Legacy`).
"""
