"""What is not time alone: memory, leaks, and what an import costs.

Each figure comes from a fresh process, for memory that was used once is not given back for certain.
"""

import datetime
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from adapters import ONE_CORE

HERE = Path(__file__).resolve().parent


# ## The machine
def machine():
    """What the figures depend on, and nothing that names the machine."""
    return {"system": platform.system(), "processor": processor(), "cores": os.cpu_count(),
            "python": platform.python_version()}


def processor():
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def today():
    return datetime.date.today().isoformat()


# ## What is asked, each in a process of its own
#
# Linux counts the most that a process ever held, and forgets it when asked to: preparing takes memory too.
def peak(framework):
    """MB by which the chain on large arrays raises what the process holds at most."""
    from adapters import ADAPTERS
    from catalogue import WORKLOADS

    adapter = ADAPTERS[framework]()
    adapter.prepare(WORKLOADS["large"])
    Path("/proc/self/clear_refs").write_text("5")
    before = held("VmRSS")
    adapter.step()
    adapter.finish()
    return round((held("VmHWM") - before) / 1024)


def held(what):
    """kB of memory, by Linux's name for it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1])


def tape(framework):
    """Bytes that each further operation of a long chain takes until backward, data included."""
    import tracemalloc

    from adapters import ADAPTERS
    from catalogue import WORKLOADS

    adapter, ops = ADAPTERS[framework](), WORKLOADS["long"].ops
    adapter.prepare(WORKLOADS["long"])
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    head = adapter.record()
    held = tracemalloc.get_traced_memory()[0] - before
    del head
    return round(held / ops, 1)


# A leak shows as something that there is more of after ten thousand steps than after three thousand.  Before that,
# Python and numpy fill their stocks of small blocks.
def leak(framework, steps):
    """Blocks of memory, and objects with references, after three tenths of the steps and after all."""
    import gc

    from adapters import ADAPTERS
    from catalogue import WORKLOADS

    adapter, workload = ADAPTERS[framework](), WORKLOADS["mlp64"]
    adapter.prepare(type(workload)(**workload.small))
    gc.disable()                                   # only then does a cycle show
    found = {}
    for step in range(1, steps + 1):
        adapter.step()
        if step in (3 * steps // 10, steps):
            found[str(step)] = {"blocks": sys.getallocatedblocks(), "objects": len(gc.get_objects())}
    return found


# ## Asking
def asked(python, *arguments):
    """What a fresh process prints last, as a value; or the last line of its complaint."""
    env = os.environ | ONE_CORE | {"PYTHONDONTWRITEBYTECODE": ""}   # an installed package has been compiled
    done = subprocess.run([python, *map(str, arguments)], text=True, capture_output=True, env=env)
    if done.returncode:
        return {"error": (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]}
    return json.loads(done.stdout.splitlines()[-1])


MODULES = {"bare": "numpy", "np": "refgrad", "torch": "torch", "autograd": "autograd.numpy", "mygrad": "mygrad",
           "mxnet": "mxnet"}
IMPORT = "from time import process_time as now; start = now(); import {}; print(1000 * (now() - start))"


def all_of_them(interpreters, quick):
    """All figures; interpreters: label -> Python."""
    def each(what, *arguments, labels=tuple(interpreters)):
        return {label: asked(interpreters[label], HERE / "costs.py", what, label, *arguments) for label in labels}

    ours = [label for label in interpreters if label in ("nd", "np")]
    found = {"peak": each("peak"), "tape": each("tape", labels=ours),
             "leak": each("leak", 1000 if quick else 10_000, labels=ours),
             "import": {label: [] for label in MODULES if label in interpreters}}
    for _ in range(3 if quick else 10):
        for label, times in found["import"].items():
            times.append(asked(interpreters[label], "-c", IMPORT.format(MODULES[label])))
    found["import"] = {label: round(min(times), 1) for label, times in found["import"].items()}
    return found


if __name__ == "__main__":
    what, framework, *steps = sys.argv[1:]
    print(json.dumps({"peak": peak, "tape": tape, "leak": leak}[what](framework, *map(int, steps))))
