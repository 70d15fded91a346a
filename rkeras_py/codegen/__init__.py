"""Generates files from the registry: R wrappers, help pages, NAMESPACE, `__init__`."""
