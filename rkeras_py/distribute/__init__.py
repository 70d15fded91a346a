"""Training on several processors, processes and machines, by TensorFlow's strategies."""
