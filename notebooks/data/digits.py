"""1,797 handwritten digits, read from the file beside this one (README.md says where they come from)."""
from pathlib import Path

import numpy


def load():
    """The digits as they are: images (1797, 8, 8) with numbers from 0 to 16, and labels (1797,) from 0 to 9."""
    with numpy.load(Path(__file__).with_name("digits.npz"), allow_pickle=False) as file:
        return file["images"], file["labels"]


def split(held_out=360, seed=0):
    """The digits for learning and those held out, as (images, labels) each.

    An image is a row of 64 numbers from 0 (paper) to 1 (ink), in float64 like the labels.  The digits are shuffled
    first, for the end of the file is harder to read than the rest.
    """
    images, labels = load()
    order = numpy.random.default_rng(seed).permutation(len(labels))
    images, labels = images.reshape(-1, 64)[order] / 16.0, labels[order].astype("float64")
    return (images[:-held_out], labels[:-held_out]), (images[-held_out:], labels[-held_out:])
