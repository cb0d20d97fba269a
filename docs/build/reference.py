"""The reference of the operators, written from the op table: one page that lists them all, and one for each family."""
import importlib
import inspect

import refgrad  # noqa: F401  (importing it fills the table)
from refgrad.engine.registry import TABLE

# The names that lead to an operator: a list of them in its row of the table, and how each is written in a program.
SPELLINGS = {"nd": "nd.{}", "np": "np.{}", "npx": "npx.{}", "methods": "x.{}()"}

# Methods that have a sign of their own; the reflected ones (`2 + x`) are the same signs.
SIGNS = {"__add__": "x + y", "__sub__": "x - y", "__mul__": "x * y", "__truediv__": "x / y", "__floordiv__": "x // y",
         "__mod__": "x % y", "__pow__": "x ** y", "__matmul__": "x @ y", "__neg__": "-x", "__abs__": "abs(x)",
         "__eq__": "x == y", "__ne__": "x != y", "__lt__": "x < y", "__le__": "x <= y", "__gt__": "x > y",
         "__ge__": "x >= y", "__getitem__": "x[i]"}


def families():
    """Module name -> its operators, in the order in which they are written; those without a name are no one's."""
    found = {}
    for op in TABLE.values():
        if op.nd or op.np or op.npx or op.methods:
            found.setdefault(op.forward.__module__, []).append(op)
    return found


def title(module):
    """The heading with which a module's docstring begins, up to its colon."""
    return inspect.getdoc(importlib.import_module(module)).splitlines()[0].removeprefix("# ").partition(":")[0]


def page_of(module):
    return f"reference/operators/{module.rpartition('.')[2]}.md"


def spellings(op, which):
    """The names of an operator in one namespace, as Markdown."""
    names = [SIGNS.get(name) if name.startswith("__") else SPELLINGS[which].format(name)
             for name in getattr(op, which)]
    return [f"`{name}`" for name in names if name]


def call(op):
    """How an operator is called.  Where one makes new arrays, the namespace fills in their class."""
    parameters = list(op.signature.parameters.values())
    return op.name + str(op.signature.replace(parameters=parameters[1:]) if op.kind == "creation" else op.signature)


def index():
    """The page that lists all operators, a table for each family."""
    found = families()
    out = ["# All operators",
           f"refgrad has {sum(map(len, found.values()))} operators.  Each is written once, and all the names in its "
           "row lead to it.  The last column names the inputs with respect to which it is differentiable."]
    for module, ops in found.items():
        page = page_of(module).rpartition("/")[2]
        out += [f"## {title(module)}", "| operator | nd | np | npx | method | gradient |\n|---|---|---|---|---|---|"]
        for op in ops:
            cells = [" ".join(spellings(op, which)) for which in SPELLINGS]
            out[-1] += f"\n| [{op.name}]({page}#{op.name}) | {' | '.join(cells)} | {', '.join(op.rules)} |"
    return "\n\n".join(out) + "\n"


def family(module, ops, source):
    """The page of one module's operators; `source` is the page on which their code is read."""
    out = [f"# {title(module)}",
           f"How these are computed, and why their rules are what they are: [`{module}`]({source})."]
    for op in ops:
        function = op.forward.__name__
        described = f"::: {module}.{function}\n    options: {{show_root_heading: false, show_root_toc_entry: false}}"
        if "<locals>" in op.forward.__qualname__:  # made by another function: nothing to be found in the source
            described = op.doc
        names = [name for which in SPELLINGS for name in spellings(op, which)]
        out += [f"## {op.name} {{ #{op.name} }}",
                f"```python\n{call(op)}\n```",
                " ".join([*names, f"[code and rule]({source}#def-{function})"]) + "\n{ .spellings }",
                described]
    return "\n\n".join(out) + "\n"
