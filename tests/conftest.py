"""What all tests share: the two faces, clean modes, and the figures that a run prints at its end."""
import gc

import numpy
import pytest

import refgrad as mx
from refgrad import autograd, npx

FIGURES = pytest.StashKey()
collect_ignore_glob = ["tutorials/*"]  # programs of MXNet; test_tutorials.py runs them


@pytest.fixture(params=["nd", "np"])
def face(request):
    """mx.nd and mx.np in turn: a rule that is tested with it holds for both array classes."""
    return getattr(mx, request.param)


@pytest.fixture(autouse=True)
def clean_modes():
    """Every test starts and ends with all switches off, and with the same random numbers."""
    switch_off()
    mx.random.seed(0)
    numpy.random.seed(0)
    yield
    switch_off()


def switch_off():
    autograd.set_recording(False)
    autograd.set_training(False)
    npx.reset_np()


@pytest.fixture
def no_gc():
    """Without the garbage collector only reference counts free anything: a cycle stays alive and is seen."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def figure(request):
    """figure("text") adds a line to the figures printed at the end of the run."""
    return request.config.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
