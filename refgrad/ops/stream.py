"""# One stream of random numbers for the process

As in MXNet, `mx.random.seed(1)` makes everything after it repeatable.  The stream is numpy's, not MXNet's: the same
seed gives the same numbers on every run, but not the numbers that MXNet gave.
"""

import threading

import numpy as np


# numpy's generators are not safe to share between threads, so drawing is done under a lock.  And they are made at the
# first draw: until then numpy has not imported them, and most programs never ask.
class Stream:
    """The generator that all random operators draw from, and its lock."""

    lock = threading.Lock()
    numbers = None


def drawn(draw):
    """What draw(generator) returns, drawn while no other thread does."""
    with Stream.lock:
        if Stream.numbers is None:
            Stream.numbers = np.random.default_rng()
        return draw(Stream.numbers)


def seed(seed_state, ctx="all"):
    """Makes all later random numbers repeatable.

    Args:
        seed_state: int.
        ctx: ignored; there is one stream.

    Raises:
        ValueError: seed_state is no int.
    """
    if not isinstance(seed_state, (int, np.integer)):
        raise ValueError(f"seed: seed_state has to be an int, not {seed_state!r}")
    Stream.numbers = np.random.default_rng(int(seed_state) % 2 ** 64)
