"""Writes what follows from the registry: R wrappers, help pages, NAMESPACE, `__init__`."""
