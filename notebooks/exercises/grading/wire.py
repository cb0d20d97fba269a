"""Answers as text: plain values, written in a way that says what they are.

JSON knows neither arrays nor errors, and its dicts have texts for keys; so these three are written as lists that begin
with their kind, and so are lists.  Nothing that is read here can run code, as a pickle could.
"""
import json

import numpy

from refgrad.classroom.feedback import Raised

from .limits import ANSWER

NUMBERS = {order + kind for order in "<>|=" for kind in (
    "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1")}


def written(value):
    """A plain value, as a line of text; ValueError if it is longer than any answer has to be."""
    text = json.dumps(packed(value))
    if len(text) > ANSWER:
        raise ValueError(f"the answer is {len(text):,} characters long")
    return text


def read(text):
    """The plain value that was written; ValueError for any other text."""
    try:
        return unpacked(json.loads(text))
    except (ValueError, TypeError, RecursionError, OverflowError, KeyError, MemoryError) as caught:
        raise ValueError(f"this is no answer: {text[:80]!r}") from caught


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
        # Nothing but plain numbers: numpy would read "<f8,(1000000000,)f8" too, and take eight gigabytes for it.
        if dtype not in NUMBERS:
            raise ValueError(dtype)
        return numpy.array(items, dtype).reshape(shape)
    if kind == "raised":
        name, text, line, bases = rest
        return Raised(str(name), str(text), str(line), map(str, bases))
    if kind == "dict":
        return {unpacked(key): unpacked(item) for key, item in rest[0]}
    if kind != "list":
        raise ValueError(kind)
    return [unpacked(item) for item in rest[0]]
