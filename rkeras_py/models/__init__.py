"""Models: making, training, looking at, saving and loading them."""
