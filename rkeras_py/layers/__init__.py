"""The layer functions, one module per family, and the composition law."""
