"""Optimizers, with the update rules and arguments of the 2.9 API.

Where Keras 3 has the same rule, its own class serves. Where it has not (RMSprop and
Adagrad add `epsilon` inside the square root, Nadam has lost `schedule_decay`), or where
an argument that it dropped is used (`decay`, two ways of clipping at once), a class of
this package does, which is Keras' class with that much changed.
"""
