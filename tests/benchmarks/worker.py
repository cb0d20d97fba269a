"""A worker: one framework in a process of its own, which does what it is asked to, line by line."""

import gc
import json
import os
import sys
import traceback
from dataclasses import replace
from time import process_time

import numpy
from adapters import ADAPTERS, Bare
from catalogue import WORKLOADS

SHORTEST = 2e-3                                    # seconds that one sample lasts, at least


class Worker:
    def __init__(self, framework, folder=None):
        self.adapter = ADAPTERS[framework](folder) if folder else ADAPTERS[framework]()
        settle_memory()

    def versions(self):
        return self.adapter.versions

    # Nothing is timed whose gradients are not those of the reference.
    def open(self, name, sizes):
        """Prepares a workload; returns how far its gradients are from those by hand."""
        workload = replace(WORKLOADS[name], **sizes)
        self.adapter.prepare(workload)
        self.adapter.backward(self.adapter.record())
        self.counts = {}
        return distance(self.adapter.results(), by_hand(workload))

    def time(self, phase, budget):
        """Seconds of several samples, each an average of a number of runs; together about `budget` seconds."""
        run = getattr(self, f"time_{phase}")
        gc.collect()
        if phase not in self.counts:
            self.counts[phase], lasted = 1, run(1)
            while lasted < SHORTEST and phase in ("forward", "step"):
                self.counts[phase] *= 2
                lasted = run(self.counts[phase])
        count, samples = self.counts[phase], []
        while len(samples) < 3 or sum(samples) * count < budget:
            samples.append(run(count) / count)
        return samples

    def time_forward(self, count):
        return clocked(self.adapter, self.adapter.forward, count)

    # One tape at a time: the processor's cache would not hold more.  It is let go after the clock has stopped.
    def time_record(self, count):
        tapes = []
        return clocked(self.adapter, lambda: tapes.append(self.adapter.record()), count)

    def time_step(self, count):
        return clocked(self.adapter, self.adapter.step, count)

    def time_backward(self, count):
        tapes = [self.adapter.record()]
        self.adapter.finish()
        return clocked(self.adapter, lambda: self.adapter.backward(tapes.pop()), count)


# Linux's malloc gives memory back to the system, and gets it again page by page, until the program has freed a large
# array for the first time; then it keeps some.  When that happens is chance, and worth 30 % of a step of training.
def settle_memory():
    numpy.ones(8_000_000, "float32")


def clocked(adapter, run, count):
    """CPU seconds of so many runs."""
    start = process_time()
    for _ in range(count):
        run()
    adapter.finish()
    return process_time() - start


def by_hand(workload):
    bare = Bare()
    bare.prepare(workload)
    bare.backward(bare.record())
    return bare.results()


def distance(gradients, reference):
    """The largest difference, as a share of the largest value of each gradient."""
    if [g.shape for g in gradients] != [r.shape for r in reference]:
        raise AssertionError(f"shapes {[g.shape for g in gradients]} instead of {[r.shape for r in reference]}")
    return max(float(numpy.abs(g - r).max() / numpy.abs(r).max()) for g, r in zip(gradients, reference))


# What a library prints shall not get between the answers.
def main(framework, folder=None):
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    worker = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            worker = worker or Worker(framework, folder)
            answer = {"value": getattr(worker, request.pop("do"))(**request)}
        except Exception as problem:
            answer = {"error": f"{type(problem).__name__}: {problem}".splitlines()[0][:200]}
            if os.environ.get("BENCH_VERBOSE"):
                traceback.print_exc()
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
