"""Optimizers, with the update rules and arguments of the 2.9 API.

If Keras 3 has the same rule, its own class is used. If it does not (RMSprop and Adagrad add
`epsilon` inside the square root, Nadam has lost `schedule_decay`), or if an argument is
used that it dropped (`decay`, two ways of clipping at once), a subclass of Keras' class in
this package is used.
"""
