"""The version of both halves, R and Python; DESCRIPTION says the same."""

__version__ = "0.1.0"
