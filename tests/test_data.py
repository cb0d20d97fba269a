"""The digits beside the notebooks are the ones that their authors describe, and are read without running code."""
import importlib.util
from pathlib import Path

import numpy
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks" / "data"


@pytest.fixture(scope="module")
def digits():
    spec = importlib.util.spec_from_file_location("digits", FOLDER / "digits.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def nearest(learn, test):
    """How many of the test digits the nearest of the others reads correctly: the simplest reader there is."""
    (x, labels), (y, truth) = learn, test
    far = (x * x).sum(1) - 2 * y @ x.T
    return (labels[far.argmin(1)] == truth).mean()


def test_there_are_as_many_of_each_digit_as_the_authors_say(digits):
    images, labels = digits.load()
    assert images.shape == (1797, 8, 8)
    assert images.dtype == labels.dtype == numpy.uint8
    assert (images.min(), images.max()) == (0, 16)
    assert numpy.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_pictures_and_labels_belong_together(digits):
    learn, test = digits.split()
    assert nearest(learn, test) > 0.97


# Why `split` shuffles.
def test_the_end_of_the_file_is_harder_than_the_rest(digits):
    images, labels = digits.load()
    x = images.reshape(-1, 64) / 16
    assert nearest((x[:-360], labels[:-360]), (x[-360:], labels[-360:])) < nearest(*digits.split()) - 0.02


def test_split_gives_each_digit_once_and_the_same_ones_every_time(digits):
    images, labels = digits.load()
    (x, a), (y, b) = digits.split(held_out=360)
    assert (len(x), len(a), len(y), len(b)) == (1437, 1437, 360, 360)
    assert x.dtype == y.dtype == a.dtype == b.dtype == numpy.float64
    both = numpy.column_stack([numpy.vstack([x, y]) * 16, numpy.hstack([a, b])])
    whole = numpy.column_stack([images.reshape(-1, 64), labels])
    assert sorted(map(tuple, both.tolist())) == sorted(map(tuple, whole.tolist()))
    assert b[:12].tolist() == digits.split()[1][1][:12].tolist() == [0, 8, 8, 9, 8, 3, 7, 5, 0, 6, 6, 3]


def test_source_and_licence_are_named_beside_the_file():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(words in text for words in ("Alpaydin", "Kaynak", "10.24432/C50P49", "Creative Commons Attribution 4.0"))
