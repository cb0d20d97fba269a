"""The benchmark: every framework in a process of its own, asked in turn.

    make bench                                 everything; writes results.json
    make bench WORKLOADS="mlp64 recurrent"     some workloads; prints only
    make bench QUICK=1                         fewer and shorter rounds; prints only

Times are CPU seconds on one core.  On a machine that does other things too they go up and down, for all frameworks
alike: so in each round every framework is asked in turn, and what is compared are the smallest times of all rounds.
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import costs
from adapters import ADAPTERS, ENVIRONMENTS, ONE_CORE
from catalogue import WORKLOADS

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
TOLERANCE = 1e-4                                   # of the largest value of a gradient; all is float32


# ## Workers
class Process:
    """A worker from outside."""

    def __init__(self, python, framework, folder=None):
        self.process = subprocess.Popen(
            [python, str(HERE / "worker.py"), framework, *([folder] if folder else [])], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | ONE_CORE)

    def ask(self, do, **request):
        """The worker's answer; RuntimeError with its complaint."""
        try:
            print(json.dumps({"do": do} | request), file=self.process.stdin, flush=True)
            answer = json.loads(self.process.stdout.readline())
        except (OSError, ValueError):
            raise RuntimeError("the process has died") from None
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def places(frameworks, environments, also):
    """What to start for each label: Python, framework, folder of refgrad; and the labels that cannot be started."""
    found = {label: (interpreter(label, environments), label) for label in frameworks}
    found |= {f"{label}-{face}": (sys.executable, face, folder) for label, folder in also for face in ("nd", "np")}
    return ({label: place for label, place in found.items() if place[0]},
            {label: "could not be installed" for label, place in found.items() if not place[0]})


def interpreter(framework, environments):
    """The Python that has the framework; None if its environment was never completed."""
    if framework not in ENVIRONMENTS:
        return sys.executable
    folder = Path(environments) / ENVIRONMENTS[framework]
    return str(folder / "bin" / "python") if (folder / ".stamp").exists() else None


@contextmanager
def workers(startable):
    """A fresh process for each label."""
    processes = {label: Process(*place) for label, place in startable.items()}
    try:
        yield processes
    finally:
        for process in processes.values():
            process.end()


def versions(startable):
    """label -> {package: version}, and why the others do not work."""
    found, skipped = {}, {}
    with workers(startable) as processes:
        for label, process in processes.items():
            try:
                found[label] = process.ask("versions")
            except RuntimeError as complaint:
                skipped[label] = str(complaint)
    return found, skipped


# ## One workload
#
# Where things lie in memory decides over a few percent, sometimes more, and stays the same as long as a process lives.
# So each workload is given new processes, several times.
def timed(startable, name, phases, plan, sizes=None):
    """{phase: {label: samples}} of one workload, and {label: why it took no part}."""
    samples, absent = {phase: {} for phase in phases}, {}
    for _ in range(plan.generations):
        with workers({label: place for label, place in startable.items() if label not in absent}) as processes:
            for label, process in processes.items():
                try:
                    opened(process, name, sizes or {})
                except RuntimeError as complaint:
                    absent[label] = str(complaint)
            for _ in range(plan.rounds):
                for phase in phases:
                    for label in [label for label in processes if label not in absent]:
                        new = processes[label].ask("time", phase=phase, budget=plan.budget)
                        samples[phase].setdefault(label, []).extend(new)
    return samples, absent


def opened(process, name, sizes):
    distance = process.ask("open", name=name, sizes=sizes)
    if not distance <= TOLERANCE:
        raise RuntimeError(f"its gradients differ by {distance:.1e}")


def rows(startable, name, plan):
    """A row of results for each phase of a workload."""
    workload = WORKLOADS[name]
    samples, absent = timed(startable, name, workload.phases, plan)
    for phase, by_label in samples.items():
        times = {label: {"min": short(min(by_label[label]) / workload.count),
                         "median": short(median(by_label[label]) / workload.count)}
                 for label in startable if label in by_label}
        yield {"name": name, "phase": phase, "title": workload.title, "goals": workload.goals.get(phase, {}),
               "times": times, "absent": absent}


def short(value):
    return float(f"{value:.4g}")


# ## How time grows
#
# Time for one operation, of tapes of all lengths on four numbers, and of arrays of all lengths on a short tape.
def scaling(startable, plan):
    some = {label: startable[label] for label in ("bare", "np", "torch") if label in startable}
    found = {"ops": {label: [] for label in some}, "length": {label: [] for label in some}}
    for k in range(2, plan.largest["ops"] + 1):
        grow(found["ops"], some, "number", 10 ** k, dict(ops=10 ** k), plan)
    for k in range(plan.largest["length"] + 1):
        grow(found["length"], some, "array", 10 ** k, dict(ops=10, length=10 ** k), plan)
    return found


def grow(found, some, name, size, sizes, plan):
    samples, _ = timed(some, name, ["step"], plan, sizes)
    for label, many in samples["step"].items():
        found[label].append([size, short(min(many) / sizes["ops"])])


# ## The table
def ratio(row, own, other, first):
    """The time of our worker `own` through that of another framework, or of another workload; None if there is none."""
    times = row["times"]
    base = times.get(other) or first.get(other, {}).get(own)
    return times[own]["min"] / base["min"] if base and own in times else None


def table(found, labels):
    """Text: a line for each row, the time by hand and the others as multiples of it."""
    first = {}
    for row in found:
        first.setdefault(row["name"], row["times"])
    lines = [f"{'':22}{'by hand':>11}" + "".join(f"{label:>12}" for label in labels if label != "bare")]
    for row in found:
        base = row["times"]["bare"]["min"]
        cells = "".join(f"{row['times'][label]['min'] / base:11.2f}x" if label in row["times"] else f"{'-':>12}"
                        for label in labels if label != "bare")
        lines.append(f"{row['name'] + ' ' + row['phase']:22}{base * 1e6:9.2f}us{cells}")
        for other, goal in row["goals"].items():
            ratios = {own: ratio(row, own, other, first) for own in ("nd", "np")}
            missed = [f"{own} {value:.2f}" for own, value in ratios.items() if value and value > goal]
            if missed:
                lines.append(f"{'':6}goal {goal} of {other}: missed by {', '.join(missed)}")
    return "\n".join(lines)


# ## All of it
class Plan(NamedTuple):
    """How long to measure: each label in so many generations of processes, rounds, and seconds a round."""
    generations: int
    rounds: int
    budget: float
    largest: dict


FULL = Plan(3, 4, 0.2, {"ops": 6, "length": 7})
QUICK = Plan(1, 3, 0.1, {"ops": 5, "length": 5})


def arguments():
    parser = argparse.ArgumentParser(description="Times refgrad beside hand-written numpy and other frameworks.")
    parser.add_argument("workloads", nargs="*", help=f"some of {', '.join(WORKLOADS)}, scaling, costs; default: all")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--only", nargs="*", choices=ADAPTERS, default=list(ADAPTERS), help="some frameworks")
    parser.add_argument("--also", nargs=2, action="append", default=[], metavar=("LABEL", "FOLDER"),
                        help="another state of refgrad, from the folder that contains its package")
    parser.add_argument("--environments", default=HERE.parents[1] / ".venv", help="where the peers are installed")
    return parser.parse_args()


def main():
    given = arguments()
    plan, asked = QUICK if given.quick else FULL, given.workloads or [*WORKLOADS, "scaling", "costs"]
    startable, skipped = places(given.only, given.environments, given.also)
    found, broken = versions(startable)
    results = {"date": costs.today(), "machine": costs.machine(), "plan": plan._asdict(), "versions": found,
               "skipped": skipped | broken}
    for label, reason in results["skipped"].items():
        print(f"skipped: {label}: {reason}")
    startable = {label: startable[label] for label in found}

    results["rows"] = []
    for name in [name for name in WORKLOADS if name in asked]:
        results["rows"] += rows(startable, name, plan)
        print(table([row for row in results["rows"] if row["name"] == name], startable), flush=True)
        for label, reason in results["rows"][-1]["absent"].items():
            print(f"{'':6}{label}: {reason}")
    for name, measure in {"scaling": lambda: scaling(startable, plan),
                          "costs": lambda: costs.all_of_them({label: startable[label][0] for label in ADAPTERS
                                                              if label in startable}, given.quick)}.items():
        if name in asked:
            results[name] = measure()
            print(json.dumps(results[name]))
    if len(results["rows"]) > 3:
        print(table(results["rows"], startable))
    if not given.workloads and not given.quick and not given.also and given.only == list(ADAPTERS):
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {RESULTS.name}")


if __name__ == "__main__":
    main()
