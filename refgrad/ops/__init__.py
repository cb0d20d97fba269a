"""The operators, one family a file; importing them fills the table."""

from . import arithmetic, creation, elementwise, indexing, linalg, nn, random, reduce, shape, special, storage

__all__ = ["arithmetic", "creation", "elementwise", "indexing", "linalg", "nn", "random", "reduce", "shape", "special",
           "storage"]
