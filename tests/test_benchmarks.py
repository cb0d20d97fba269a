"""The benchmark times what it says: refgrad's gradients of every workload are those written by hand."""
import dataclasses
import pathlib
import sys

import pytest

import refgrad

FOLDER = pathlib.Path(__file__).parent / "benchmarks"
sys.path.insert(0, str(FOLDER))
try:
    from adapters import ADAPTERS, Nd, Np
    from catalogue import WORKLOADS
    from worker import by_hand, distance
finally:
    sys.path.remove(str(FOLDER))


@pytest.mark.parametrize("adapter", [Nd, Np])
@pytest.mark.parametrize("name", WORKLOADS)
def test_gradients_are_those_written_by_hand(name, adapter):
    workload = dataclasses.replace(WORKLOADS[name], **WORKLOADS[name].small)
    framework = adapter(refgrad)
    framework.prepare(workload)
    framework.backward(framework.record())
    assert distance(framework.results(), by_hand(workload)) < 1e-5


@pytest.mark.parametrize("name", WORKLOADS)
def test_the_value_by_hand_is_that_of_the_program(name):
    workload = dataclasses.replace(WORKLOADS[name], **WORKLOADS[name].small)
    framework = Nd(refgrad)
    framework.prepare(workload)
    variables, constants = workload.inputs()
    wanted = workload.forward_by_hand(*variables, *constants)
    with refgrad.autograd.record():                # the program of `norm` asks for gradients
        value = framework.program(framework.F, *framework.arrays)
    assert value.asnumpy().reshape(-1) == pytest.approx(wanted.reshape(-1), rel=1e-4)


def test_a_wrong_gradient_is_noticed():
    reference = by_hand(dataclasses.replace(WORKLOADS["mlp64"], **WORKLOADS["mlp64"].small))
    wrong = [dx.copy() for dx in reference]
    wrong[-1][0] *= 1.01
    assert distance(wrong, reference) > 1e-3
    with pytest.raises(AssertionError, match="shapes"):
        distance(wrong[1:], reference)


@pytest.mark.parametrize("name", WORKLOADS)
def test_goals_name_a_framework_or_another_workload(name):
    workload = WORKLOADS[name]
    assert set(workload.goals) <= set(workload.phases)
    assert {other for goal in workload.goals.values() for other in goal} <= {*ADAPTERS, *WORKLOADS} - {name}
