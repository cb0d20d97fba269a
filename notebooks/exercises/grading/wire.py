"""Answers as text: plain values, written in a way that says what they are.

JSON knows neither arrays nor errors, and its dicts have texts for keys; so these three are written as lists that begin
with their kind, and so are lists.  Nothing that is read here can run code, as a pickle could.
"""
import json

import numpy

from refgrad.classroom.feedback import Raised

LONGEST = 1_000_000                                # characters of one answer


def written(value):
    """A plain value, as a line of text; ValueError if it is longer than any answer has to be."""
    text = json.dumps(packed(value))
    if len(text) > LONGEST:
        raise ValueError(f"the answer is {len(text):,} characters long")
    return text


def read(text):
    """The plain value that was written."""
    return unpacked(json.loads(text))


def packed(value):
    if isinstance(value, numpy.ndarray):
        return ["array", value.dtype.str, list(value.shape), value.ravel().tolist()]
    if isinstance(value, Raised):
        return ["raised", value.kind, value.text[:500], value.line, list(value.bases)]
    if isinstance(value, dict):
        return ["dict", [[packed(key), packed(item)] for key, item in value.items()]]
    if isinstance(value, list):
        return ["list", [packed(item) for item in value]]
    return value


def unpacked(value):
    if not isinstance(value, list):
        return value
    kind, *rest = value
    if kind == "array":
        dtype, shape, items = rest
        return numpy.array(items, dtype).reshape(shape)
    if kind == "raised":
        return Raised(*rest)
    if kind == "dict":
        return {unpacked(key): unpacked(item) for key, item in rest[0]}
    return [unpacked(item) for item in rest[0]]
