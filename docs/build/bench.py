"""The page Benchmark, written from what `make bench` measured: tests/benchmarks/results.json."""
import json
from pathlib import Path

from refgrad.show import plot

RESULTS = Path(__file__).resolve().parents[2] / "tests" / "benchmarks" / "results.json"
OWN = "nd", "np"
NAMES = {"bare": "by hand", "nd": "nd", "np": "np", "torch": "PyTorch", "autograd": "HIPS autograd", "mygrad": "MyGrad",
         "mxnet": "MXNet", "mxnet-naive": "MXNet, no threads"}

PAGE = """
# Benchmark

refgrad is written to be read, and a reader who times it should not have to excuse it.  On small work an engine is as
slow as its own bookkeeping; of that there is little here.

Measured on {date}: {processor}, {cores} cores of which one was used, {system}, Python {python}; {versions}.
{skipped}

## All workloads

Time of numpy with gradients written by hand, and what the others take, as multiples of it.

{table}

"By hand" means as quick as numpy allows: nothing is computed twice, what can be written in place is, and the gradients
go where they are used.  An engine that keeps `x.grad` where you can look at it cannot do the last.

## Goals

{met} of {count} goals are met, by both array classes.  The column "by hand" tells what numpy with gradients written by
hand takes, beside the same framework.  Where that is above the goal, as for {beyond} of those that are missed, nothing
that is written in numpy can meet it on this machine.

{goals}

## What is missed, and why

{missed}

## How it grows

Twice the work shall take twice the time.  Here is the time of *one* operation, from record to gradient: for tapes of
different lengths, where a flat line is linear growth, and for arrays of different sizes, where numpy takes over in the
end and all lines meet.

{plots}

## Memory, and the import

{costs}

## How it was measured

* Each workload is stated once, in `tests/benchmarks/`, for every framework the same text.  Before anything is timed its
  gradients are compared with those written by hand.
* Each framework runs in a process of its own, with one thread for its matrix products.  In each round all are asked in
  turn, and each workload is given fresh processes several times, since where things happen to lie in memory is worth
  several percent.
* This time: {generations} generations of processes, {rounds} rounds in each, {budget} seconds a round.
* What is counted is processor time, and what is compared is the *smallest* time of all rounds: whatever else a machine
  does makes a program slower, never quicker.  Trust a ratio to 15 %.
* The medians, and all else, are in `tests/benchmarks/results.json`.

```sh
make bench                           # everything; installs the other frameworks first
make bench QUICK=1 WORKLOADS=mlp64   # one workload, quickly
```

What a step consists of, operator by operator and rule by rule, and what a single product does, tells
`tests/benchmarks/pieces.py`: the reasons above are its figures.
"""

# Why a goal is missed, by workload.  Shown only if it is.  The microseconds are those of `tests/benchmarks/pieces.py`;
# those of the bookkeeping alone, with --small; the nanoseconds, with operation.
WHY = {
    "array": "Of the 940 ns of a product numpy takes 430.  The object for its result takes 80, Python's way from the "
             "sign to the function 60, the dtypes 35; the rest are the lines of the function, which look at the class "
             "and at the entries of both operands.  Recorded, a node takes 250 more, the shapes 90, the switch 45, "
             "the edge of the second operand 30; and the garbage collector walks over all that is new.",
    "number": "As with an array, and the number has to be told from one and be found among the constants.",
    "document": "Two operations and one backward.  Less than half of the time is numpy's; entering and leaving the "
                "scope takes a microsecond, and starting and ending a sweep more than two: the head gradient, the "
                "check of the buffers, the note that they are written, and the copy into them.",
    "control": "Each turn of the loop takes four operations on two numbers.  The sum and the comparison are written "
               "operators: their arguments are looked at, and complaints about them explained.",
    "mlp64": "On arrays of few numbers the same step takes 100 µs more than by hand: that is all bookkeeping, of six "
             "operators, eleven edges and six updates, and half of what is missed; np takes some 40 more, since there "
             "the cross entropy is four operators.  The rest is memory.  The gradients are copied into their buffers, "
             "which are never exchanged, and `x -= rate * x.grad` makes an array of every product, where by hand the "
             "gradient is multiplied in place; between them they drive the weights out of the cache.",
    "mlp256": "As for the smaller batch; and every relu has an array of its own, where by hand it is written into its "
              "argument.",
    "norm": "The rules run on recorded arrays here, so each of their steps is an operation with a node of its own.",
    "logistic": "The two products with the matrix are half of the time by hand.  On arrays of few numbers the same "
                "step takes 80 µs more than by hand, and that is two thirds of what is missed: seven nodes, and "
                "arguments looked at.  The rules take 30 µs more than by hand, where the loss is not differentiated "
                "term by term: there the exponential of the forward pass is used once more, and here the gradient of "
                "the mean is negated, multiplied by y, and added.",
    "recurrent": "By hand a step of the sequence takes 45 µs, four fifths of it in five products of small "
                 "matrices, which refgrad calls too.  It takes 29 µs more, as many as on arrays of few numbers: all "
                 "of it is bookkeeping.  It goes into the arguments and the nodes of two `dot`, two sums and a tanh, "
                 "which by hand are written in place, and into a sweep over six nodes with nine edges.",
    "convolution": "A third of what is missed are the columns of the images, made again for the gradient to spare the "
                   "memory; by hand they are kept.  As much is that pooling and relu go back one after the other, by "
                   "hand in one; and a fifth that dy is laid out twice in the order of the columns, for the weights "
                   "and for the images.",
    "fanout": "Each use of the variable makes an edge, and its gradient is added into one sum.",
    "elements": "Reading an element is an operation with a node: its key, and the way in which a gradient is added "
                "there, have to be kept.",
    "elements2": "Twice the elements take two and a half times as long, most likely since the tape leaves the "
                 "processor's cache.  By hand there is none.",
    "large": "Arrays of 40 MB are taken from the system and given back each time, page by page.  By hand there are "
             "three of them, on the tape one for each operation and one for each of its rules.",
    "long": "A chain of this length leaves the processor's cache.",
    "import": "Half a thousand operators are declared, in files that are small and many, to be read one by one: Python "
              "has to open them all.  Their functions are made when a program first asks for them.",
    "peak": "The gradient is computed in one array, and written into another, its buffer.",
}


UNMEASURED = "# Benchmark\n\nNothing has been measured in this checkout yet: `make bench` does it.\n"


def page():
    if not RESULTS.exists():
        return UNMEASURED
    found = json.loads(RESULTS.read_text(encoding="utf-8"))
    labels = [label for label in NAMES if any(label in row["times"] for row in found["rows"])]
    goals = [goal for row in found["rows"] for goal in goals_of(row, found["rows"])] + goals_of_costs(found["costs"])
    missed = [goal for goal in goals if not goal["met"]]
    return PAGE.strip().format(
        date=found["date"], **found["machine"], **found["plan"], versions=versions(found["versions"]),
        skipped=skipped(found),
        table=table(found["rows"], labels), goals=goal_table(goals), met=len(goals) - len(missed), count=len(goals),
        beyond=sum(goal["by hand"] is not None and goal["by hand"] > goal["goal"] for goal in missed),
        missed=reasons(missed), plots=plots(), costs=costs(found["costs"])) + "\n"


def versions(found):
    merged = {}
    for packages in found.values():
        for name, version in packages.items():
            merged.setdefault(name, set()).add(version)
    return ", ".join(f"{name} {' and '.join(sorted(some))}" for name, some in merged.items())


def skipped(found):
    return "".join(f"{NAMES[label]} took no part: {reason}.  " for label, reason in found["skipped"].items())


# ## Tables
def markdown(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def titled(row):
    title = row["title"].replace("*", r"\*")
    return title if row["phase"] == "step" else f"{title}: {row['phase']}"


def table(rows, labels):
    others = [label for label in labels if label != "bare"]
    return markdown(["", *(NAMES[label] for label in labels)], [
        [titled(row), duration(row["times"]["bare"]["min"]), *(cell(row, label) for label in others)] for row in rows])


def cell(row, label):
    times = row["times"]
    return f"{times[label]['min'] / times['bare']['min']:.2f}" if label in times else "-"


def duration(seconds):
    for unit, size in ("s", 1), ("ms", 1e-3), ("µs", 1e-6):
        if seconds >= size:
            return f"{seconds / size:.3g}\u00a0{unit}"
    return f"{seconds / 1e-9:.3g}\u00a0ns"


# ## Goals
def goals_of(row, rows):
    """Each goal of a row, with the ratios that nd and np reached; none that was measured against nobody."""
    for other, goal in row["goals"].items():
        base = {own: row["times"].get(other) or first(rows, other).get(own) for own in OWN}
        reached = {own: row["times"][own]["min"] / base[own]["min"] for own in OWN if base[own]}
        if reached:
            peer = None if other == "bare" else row["times"].get(other)
            by_hand = peer and row["times"]["bare"]["min"] / peer["min"]
            yield {"name": row["name"], "title": titled(row), "other": NAMES.get(other) or first_title(rows, other),
                   "goal": goal, "reached": reached, "met": max(reached.values()) <= goal, "by hand": by_hand}


def first(rows, name):
    return next((row["times"] for row in rows if row["name"] == name), {})


def first_title(rows, name):
    return next((f"*{row['title']}*" for row in rows if row["name"] == name), name)


def goals_of_costs(found):
    """The goals of another kind: import beside numpy's, and the most memory of the large arrays beside PyTorch's."""
    some = []
    for name, title, figures, other, goal in (
            ("import", "import refgrad", found["import"], "bare", 1.2),
            ("peak", "elementwise chain on 10 million numbers: most memory", found["peak"], "torch", 1.0)):
        reached = {own: figures[own] / figures[other] for own in OWN
                   if isinstance(figures.get(own), (int, float)) and isinstance(figures.get(other), (int, float))}
        if reached:
            against = "import numpy" if name == "import" else NAMES[other]
            some.append({"name": name, "title": title, "other": against, "goal": goal, "reached": reached,
                         "met": max(reached.values()) <= goal, "by hand": None})
    return some


def goal_table(goals):
    """All goals; the title of a workload stands in the first of its rows."""
    titles = [goal["title"] for goal in goals]
    firsts = ["" if title == last else title for title, last in zip(titles, ["", *titles])]
    return markdown(["", "beside", "goal", "nd", "np", "by hand", ""], [
        [title, goal["other"], f"≤&nbsp;{goal['goal']}", *(reached(goal, own) for own in OWN),
         "-" if goal["by hand"] is None else f"{goal['by hand']:.2f}", "met" if goal["met"] else "missed"]
        for title, goal in zip(firsts, goals)])


def reached(goal, own):
    value = goal["reached"].get(own)
    return "-" if value is None else f"{value:.2f}" if value <= goal["goal"] else f"**{value:.2f}**"


def reasons(missed):
    by_name = {}
    for goal in missed:
        by_name.setdefault(goal["name"], []).append(goal)
    return "\n".join(f"* **{goals[0]['title']}.**  {WHY[name]}" for name, goals in by_name.items()) or "Nothing."


# ## Plots
def pictures():
    """File name -> SVG: how the time of one operation grows."""
    scaling = json.loads(RESULTS.read_text(encoding="utf-8"))["scaling"]
    return {f"benchmark-{kind}.svg": drawn(scaling[kind], x) for kind, x in
            (("ops", "operations on the tape"), ("length", "numbers in the array"))}


def drawn(lines, x):
    curves = [([size for size, _ in line], [1e6 * t for _, t in line], NAMES[label]) for label, line in lines.items()]
    return plot(*curves, x=x, y="µs for one operation", log="xy")._repr_svg_()


def plots():
    drawings = pictures().values()
    return "<div class=\"pictures\">" + "".join(" ".join(svg.split("\n")) for svg in drawings) + "</div>"


# ## What is not time alone
def costs(found):
    import_ = ", ".join(f"{NAMES.get(label, label) if label != 'bare' else 'numpy'} {ms} ms"
                        for label, ms in found["import"].items() if label != "np")
    lines = [f"* **Import:** refgrad {found['import']['np']} ms, which includes numpy; alone: {import_}.",
             "* **Tape:** " + ", ".join(f"{NAMES[label]} {size} bytes" for label, size in found["tape"].items())
             + " of tape for each operation of a long chain.",
             "* **Most memory** in the chain on 10 million numbers: " + ", ".join(
                 f"{NAMES[label]} {mb} MB" for label, mb in found["peak"].items()
                 if isinstance(mb, (int, float))) + "."]
    for label, counts in found["leak"].items():
        steps = list(counts)
        grown = {what: counts[steps[-1]][what] - counts[steps[0]][what] for what in counts[steps[0]]}
        lines.append(f"* **Leaks,** {NAMES[label]}: from step {steps[0]} to step {steps[-1]} of a training, with the "
                     f"garbage collector off: {grown['objects']:+} objects, {grown['blocks']:+} blocks of memory.")
    return "\n".join(lines)
