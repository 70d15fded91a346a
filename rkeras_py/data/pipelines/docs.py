"""Descriptions of arguments that verbs share."""

from __future__ import annotations

SHARED = {
    "dataset": "The dataset.",
    "batch_size": "How many elements a batch has.",
    "drop_remainder": "Whether to leave out a last batch that has fewer elements.",
    "num_parallel_calls": (
        "For how many elements a traced function is called in parallel; -1 for as many as are "
        "useful. A function that is called for each element runs for one after the other."
    ),
    "map_func": "The function, as for `dataset_map()`.",
    "seed": "Seed of the random order.",
    "name": "A name for the operation.",
}
