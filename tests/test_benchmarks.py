"""The benchmark times what it says: refgrad's gradients of every workload are those written by hand."""
import dataclasses
import json
import pathlib
import re
import sys
from functools import partial

import pytest

import refgrad

FOLDER = pathlib.Path(__file__).parent / "benchmarks"
BUILD = pathlib.Path(__file__).parents[1] / "docs" / "build"
sys.path[:0] = str(FOLDER), str(BUILD)
try:
    import pieces
    import run
    from adapters import ADAPTERS, Nd, Np
    from catalogue import WORKLOADS
    from worker import by_hand, distance

    import bench
finally:
    del sys.path[:2]


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


def test_every_rule_of_a_step_is_among_its_pieces(capsys, monkeypatch):
    monkeypatch.setattr(pieces, "STEPS", 2)
    pieces.main("recurrent", "np", "--small")
    n = WORKLOADS["recurrent"].small["steps"]
    found = re.findall(r"^ *(\d+) x (.*?) +[\d.]+$", capsys.readouterr().out, re.MULTILINE)
    assert {piece: int(count) for count, piece in found} == {
        "dot": 2 * n, "tanh": n, "rule of sum": 1, "rule of multiply": 2, "rule of tanh": n, "rule of broadcast": n,
        "rule of dot": 3 * n - 1}


def test_the_pieces_of_one_product_run(capsys, monkeypatch):
    monkeypatch.setattr(pieces, "show_nanoseconds", partial(pieces.show_nanoseconds, count=2))
    pieces.operation()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10 and lines[-1].startswith("x * w, recorded")


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


# ---- the page
@pytest.fixture
def results():
    if not bench.RESULTS.exists():
        pytest.skip("nothing has been measured: make bench")
    return json.loads(bench.RESULTS.read_text(encoding="utf-8"))


def test_the_page_is_made_from_a_run_of_everything(results):
    assert bench.RESULTS == run.RESULTS
    wanted = [(name, phase) for name, workload in WORKLOADS.items() for phase in workload.phases]
    assert [(row["name"], row["phase"]) for row in results["rows"]] == wanted
    assert all({"bare", "nd", "np"} <= set(row["times"]) for row in results["rows"])
    assert set(results["machine"]) == {"system", "processor", "cores", "python"}


def test_the_page_has_every_row_every_goal_and_the_reason_of_every_miss(results):
    text = bench.page()
    assert not set(WORKLOADS) - set(bench.WHY)
    for row in results["rows"]:
        goals = list(bench.goals_of(row, results["rows"]))
        assert text.count(f"| {bench.titled(row)} |") == 1 + bool(goals)
        for title, goal in zip([bench.titled(row), *[""] * len(goals)], goals):
            assert f"| {title} | {goal['other']} | ≤&nbsp;{goal['goal']} |" in text
            assert goal["met"] or f"{bench.WHY[goal['name']]}" in text
    assert text.count("<svg") == 2


def test_a_goal_is_met_when_both_classes_reach_it():
    row = {"name": "array", "phase": "forward", "title": "one", "goals": {"bare": 2.4, "torch": 0.5},
           "times": {"bare": {"min": 1e-6}, "nd": {"min": 2e-6}, "np": {"min": 2.5e-6}}}
    (goal,) = bench.goals_of(row, [row])               # against PyTorch, which took no part, there is none
    assert goal["reached"] == pytest.approx({"nd": 2.0, "np": 2.5}) and not goal["met"]
    row["goals"]["bare"] = 2.51
    assert next(bench.goals_of(row, [row]))["met"]


def test_a_goal_tells_what_is_possible_by_hand():
    row = {"name": "array", "phase": "forward", "title": "one", "goals": {"bare": 2.4, "torch": 0.5},
           "times": {"bare": {"min": 3e-6}, "nd": {"min": 4e-6}, "np": {"min": 4e-6}, "torch": {"min": 5e-6}}}
    beside_numpy, beside_torch = bench.goals_of(row, [row])
    assert beside_numpy["by hand"] is None and beside_torch["by hand"] == pytest.approx(0.6)
    assert "| 0.60 | missed |" in bench.goal_table([beside_torch])
