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
from pathlib import Path
from statistics import median

import costs
from adapters import ADAPTERS, ENVIRONMENTS, ONE_CORE
from catalogue import WORKLOADS

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
TOLERANCE = 1e-4                                   # of the largest value of a gradient; all is float32


# ## Workers
class Process:
    """A worker from outside."""

    def __init__(self, framework, python, folder=None):
        self.framework = framework
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


def started(names, environments, also):
    """The workers that could be started, by name; and why the others could not."""
    workers, versions, skipped = {}, {}, {}
    places = {name: (name, None) for name in names}
    places |= {f"{label}-{face}": (face, folder) for label, folder in also for face in ("nd", "np")}
    for label, (name, folder) in places.items():
        python = interpreter(name, environments)
        if python is None:
            skipped[label] = "could not be installed"
            continue
        worker = Process(name, python, folder)
        try:
            versions[label] = worker.ask("versions")
            workers[label] = worker
        except RuntimeError as complaint:
            skipped[label] = str(complaint)
            worker.end()
    return workers, versions, skipped


def interpreter(name, environments):
    """The Python that has the framework; None if its environment was never completed."""
    if name not in ENVIRONMENTS:
        return sys.executable
    folder = Path(environments) / ENVIRONMENTS[name]
    return str(folder / "bin" / "python") if (folder / ".stamp").exists() else None


# ## One workload
def opened(workers, name, sizes):
    """The workers whose gradients are right, and what the others say."""
    ready, absent = [], {}
    for label, worker in workers.items():
        try:
            distance = worker.ask("open", name=name, sizes=sizes)
            if distance > TOLERANCE:
                raise RuntimeError(f"its gradients differ by {distance:.1e}")
            ready.append(label)
        except RuntimeError as complaint:
            absent[label] = str(complaint)
    return ready, absent


def timed(workers, name, phases, rounds, budget, sizes):
    """{phase: {label: samples}} of one workload, and who took no part in it."""
    ready, absent = opened(workers, name, sizes)
    samples = {phase: {label: [] for label in ready} for phase in phases}
    for _ in range(rounds):
        for phase in phases:
            for label in ready:
                samples[phase][label] += workers[label].ask("time", phase=phase, budget=budget)
    for label in workers:
        workers[label].ask("close")
    return samples, absent


def rows(workers, name, rounds, budget):
    """A row of results for each phase of a workload."""
    workload = WORKLOADS[name]
    samples, absent = timed(workers, name, workload.phases, rounds, budget, {})
    for phase, by_label in samples.items():
        times = {label: {"min": short(min(many) / workload.count), "median": short(median(many) / workload.count)}
                 for label, many in by_label.items()}
        yield {"name": name, "phase": phase, "title": workload.title, "goals": workload.goals.get(phase, {}),
               "times": times, "absent": absent}


def short(value):
    return float(f"{value:.4g}")


# ## How time grows
#
# Time for one operation, of tapes of all lengths on four numbers, and of arrays of all lengths on a short tape.
def scaling(workers, rounds, largest):
    some = {label: workers[label] for label in ("bare", "np", "torch") if label in workers}
    found = {}
    for what, name, ops in ("ops", "number", None), ("length", "array", 10):
        found[what] = {label: [] for label in some}
        for k in range(0 if ops else 2, largest[what] + 1):
            sizes = {"ops": 10 ** k} if ops is None else {"ops": ops, "length": 10 ** k}
            samples, _ = timed(some, name, ["step"], rounds, 0.05, sizes)
            for label, many in samples["step"].items():
                found[what][label].append([10 ** k, short(min(many) / sizes["ops"])])
    return found


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


def main():
    parser = argparse.ArgumentParser(description="Times refgrad beside hand-written numpy and other frameworks.")
    parser.add_argument("workloads", nargs="*", help=f"some of {', '.join(WORKLOADS)}, costs, scaling; default: all")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    parser.add_argument("--only", nargs="*", choices=ADAPTERS, default=list(ADAPTERS), help="some frameworks")
    parser.add_argument("--also", nargs=2, action="append", default=[], metavar=("LABEL", "FOLDER"),
                        help="another state of refgrad, from the folder that contains its package")
    parser.add_argument("--environments", default=HERE.parents[1] / ".venv", help="where the peers are installed")
    parser.add_argument("--rounds", type=int, default=0)
    given = parser.parse_args()
    everything_there_is = [*WORKLOADS, "costs", "scaling"]
    asked = given.workloads or everything_there_is
    if unknown := set(asked) - set(everything_there_is):
        parser.error(f"no such workload: {', '.join(sorted(unknown))}; there are {', '.join(everything_there_is)}")
    rounds, budget = given.rounds or (3 if given.quick else 10), 0.1 if given.quick else 0.25

    workers, versions, skipped = started(given.only, given.environments, given.also)
    for label, reason in skipped.items():
        print(f"skipped: {label}: {reason}")
    found, everything = [], {"date": costs.today(), "machine": costs.machine(), "rounds": rounds,
                             "versions": versions, "skipped": skipped, "rows": []}
    try:
        for name in asked:
            if name in WORKLOADS:
                found += rows(workers, name, rounds, budget)
                print(table(found[-len(WORKLOADS[name].phases):], list(workers)), flush=True)
                for label, reason in found[-1]["absent"].items():
                    print(f"      {label}: {reason}")
        everything["rows"] = found
        if "scaling" in asked:
            largest = {"ops": 5, "length": 5} if given.quick else {"ops": 6, "length": 7}
            everything["scaling"] = scaling(workers, 2 if given.quick else 4, largest)
            print(json.dumps(everything["scaling"], indent=1))
    finally:
        for worker in workers.values():
            worker.end()
    if "costs" in asked:
        everything["costs"] = costs.all_of_them(
            {label: interpreter(label, given.environments) for label in workers if label in ADAPTERS}, given.quick)
        print(json.dumps(everything["costs"], indent=1))
    if len(asked) > 1:
        print(table(found, list(workers)))
    if not given.workloads and not given.quick and not given.also and given.only == list(ADAPTERS):
        RESULTS.write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"written: {RESULTS.name}")


if __name__ == "__main__":
    main()
