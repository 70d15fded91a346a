"""Feature specs: how the columns of a data set become the inputs of a network."""
