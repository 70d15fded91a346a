"""The functions `k_*`: operations on tensors, variables, arrays and symbolic tensors."""
