"""Where this happens: from what a notebook calls to the lines of refgrad that do it."""
import ast
import json
import math
from collections import Counter
from functools import cache

import house
import refgrad
from refgrad import check, show
from refgrad.engine.registry import TABLE

MOST = 8

# The modules as programs know them.
SPACES = {"nd": refgrad.nd, "np": refgrad.np, "npx": refgrad.npx, "autograd": refgrad.autograd,
          "random": refgrad.random, "check": check, "show": show}

# The tutorials are about the tape first, and about functions of arrays last.
WEIGHT = {"autograd": 4, "engine": 4, "check": 3, "show": 2}

# Many programs end in one of these, to print a number, and it tells nothing about what they are for.
ENDS = {f"NDArray.{name}" for name in ("asnumpy", "asscalar", "item", "tolist")}

# Methods of one line, and who does the work for them.
WORKERS = {("engine.array", "NDArray.backward"): ("engine.backward", "sweep"),
           ("engine.array", "NDArray.attach_grad"): ("engine.array", "mark")}


def section(notebook, address):
    """The end of a notebook's page; `address(module, name)` is where a definition is read, or None."""
    rows = [f'<li><a href="{address(module, name)}"><code>{said}</code></a> '
            f'<span>{module.replace(".", "/")}.py, line {house.definitions(module)[name]}</span></li>'
            for said, (module, name) in telling(notebook) if address(module, name)]
    if not rows:
        return ""
    heading = ('<h2 id="where-this-happens">Where this happens'
               '<a class="headerlink" href="#where-this-happens" title="Permanent link">&para;</a></h2>')
    rows = "\n".join(rows[:MOST])
    return (f'\n<section class="happens">{heading}\n<p>The lines of refgrad that did the work on this page:</p>\n'
            f"<ul>\n{rows}\n</ul></section>")


def telling(notebook):
    """[(what is called, (module, definition))], one for each definition, the most telling first.

    A name tells the more about a notebook, the more often it is called there, and the fewer others call it.
    """
    every = [set(calls(path)) for path in sorted(notebook.parent.glob("*.ipynb"))]

    def weight(item):
        target, spellings = item
        rare = math.log(1 + len(every) / sum(target in found for found in every))
        return WEIGHT.get(target[0].partition(".")[0], 1) * rare * math.sqrt(sum(spellings.values()))

    told = {target: spellings for target, spellings in calls(notebook).items() if target[1] not in ENDS}
    found = sorted(told.items(), key=weight, reverse=True)
    return [(spellings.most_common(1)[0][0], target) for target, spellings in found]


@cache
def calls(notebook):
    """{(module, definition): Counter of how it is called} for all calls of a notebook that lead to one."""
    found, foreign, imported = {}, set(), {}
    for tree in programs(notebook):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module.partition(".")[0] == "refgrad":
                place = node.module.partition(".")[2]
                imported |= {alias.asname or alias.name: [*filter(None, [place]), alias.name] for alias in node.names}
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                names = {alias.asname or alias.name for alias in node.names}
                foreign |= names - {alias.asname or alias.name for alias in node.names if alias.name == "refgrad"}
            elif isinstance(node, ast.Call):
                said, target = resolved(dotted(node.func), foreign, imported)
                if target:
                    found.setdefault(target, Counter())[said] += 1
    return found


def programs(notebook):
    """The code cells as trees; a cell that is not Python alone, or wrong on purpose, has none."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            try:
                yield ast.parse("".join(cell["source"]))
            except SyntaxError:
                continue


def dotted(node):
    """['nd', 'array'] for nd.array; [None, 'sum'] for a method of something that has no name."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [*dotted(node.value), node.attr]
    return [None]


def resolved(parts, foreign, imported):
    """(how it is written, its definition or None)."""
    if parts[0] in foreign:
        return None, None
    first, *rest = parts
    full = [*imported.get(first, [first]), *rest]
    full = full[1:] if full[0] in ("mx", "refgrad") else full
    if len(full) == 2 and full[0] in SPACES and (first in imported or first in ("mx", "refgrad")):
        return f"{'.'.join(parts)}()", known(getattr(SPACES[full[0]], full[1], None), full[0], full[1])
    if rest:
        return f"{first if len(parts) == 2 and first else 'x'}.{rest[-1]}()", \
            known(getattr(refgrad.nd.NDArray, rest[-1], None), "methods", rest[-1])
    return None, None


def known(thing, space, name):
    """(module, definition) of what a name of a namespace stands for, if its source says so."""
    op = next((op for op in TABLE.values() if name in getattr(op, space, ())), None)
    thing = op.forward if op else thing
    module = (getattr(thing, "__module__", None) or "").removeprefix("refgrad").strip(".")
    name = getattr(thing, "__qualname__", None)
    if module not in house.FILES or name not in house.definitions(module):
        return None
    return WORKERS.get((module, name), (module, name))
