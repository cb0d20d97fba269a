"""The reference of the operators: one page that lists them all, and one for each family.

Nothing is written twice.  Names and signatures come from the op table, the equations from the source of the rules, and
what is proven, and where a rule has to choose, from the tables of cases that the tests prove.
"""
import ast
import importlib
import inspect
import sys
import textwrap
from pathlib import Path

import numpy

import refgrad  # noqa: F401  (importing it fills the table)
from refgrad.engine.emit import no_signal
from refgrad.engine.registry import TABLE, Operator, needs
from refgrad.engine.tape import passes, scatter
from refgrad.show import equations

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))

from cases import CASES, Array, unary  # noqa: E402
from proof import arrays_of  # noqa: E402

# The order for a reader: what every program uses first.  A family that is not named here comes after these.
ORDER = """arithmetic elementwise pairs steps activations special reduce nans norms cumulative polynomials
           order sets linalg decompositions solving lapack diagonal shape arrange joining syntax indexing
           choosing sequence softmax losses ctc surrogates layers normalise convolution pooling windows
           sampling recurrent control creation random distributions densities update""".split()
LAST = ["storage"]

# The names that lead to an operator: a list of them in its row of the table, and how each is written in a program.
SPELLINGS = {"nd": "nd.{}", "np": "np.{}", "npx": "npx.{}", "methods": "x.{}()"}

HEADS = {"methods": "method"}

# Methods that have a sign of their own; the reflected ones (`2 + x`) are the same signs.
SIGNS = {"__add__": "x + y", "__sub__": "x - y", "__mul__": "x * y", "__truediv__": "x / y", "__floordiv__": "x // y",
         "__mod__": "x % y", "__pow__": "x ** y", "__matmul__": "x @ y", "__neg__": "-x", "__abs__": "abs(x)",
         "__eq__": "x == y", "__ne__": "x != y", "__lt__": "x < y", "__le__": "x <= y", "__gt__": "x > y",
         "__ge__": "x >= y", "__getitem__": "x[i]", "__invert__": "~x", "__and__": "x & y", "__or__": "x | y",
         "__xor__": "x ^ y"}


def families():
    """Module name -> its operators, in the order in which they are written; only those that can be named."""
    found = {}
    for op in TABLE.values():
        if listed(op):
            found.setdefault(op.forward.__module__, []).append(op)
    return dict(sorted(found.items(), key=lambda item: place(item[0].rpartition(".")[2])))


def listed(op):
    """Whether a program can name the operator."""
    return any(spellings(op, which) for which in SPELLINGS)


def place(family):
    """Where a family stands in the list, as a key to sort by."""
    return (2, 0) if family in LAST else (0, ORDER.index(family)) if family in ORDER else (1, 0)


def title(module):
    """The heading with which a module's docstring begins, up to its colon."""
    return inspect.getdoc(importlib.import_module(module)).splitlines()[0].removeprefix("# ").partition(":")[0]


def page_of(module):
    return f"reference/operators/{module.rpartition('.')[2]}.md"


def spellings(op, which):
    """The names of an operator in one namespace, as Markdown."""
    names = [SIGNS.get(name) if name.startswith("_") else SPELLINGS[which].format(name)
             for name in getattr(op, which)]
    return [f"`{name}`" for name in names if name]


def public(op):
    """The name under which a reader knows an operator.

    Its own, if a program can write it: else the first that one can write, with the namespace, for the own name tells
    two operators apart that have the same name in two namespaces.
    """
    if any(op.name in getattr(op, which) for which in SPELLINGS):
        return op.name
    written = [SPELLINGS[which].format(name) for which in ["nd", "np", "npx"] for name in getattr(op, which)]
    return written[0] if written else op.name


def call(op, width=84):
    """How an operator is called, on one line, or on several of at most `width` letters.

    Where one makes new arrays, the namespace fills in their class.
    """
    signature = op.signature
    if op.kind == "creation":
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    name = public(op)
    return "\n".join(textwrap.wrap(name + str(signature), width, subsequent_indent=" " * (len(name) + 1),
                                   break_long_words=False, break_on_hyphens=False))


def index():
    """The page that lists all operators, a table for each family."""
    found = families()
    out = ["# All operators",
           f"refgrad has {sum(map(len, found.values()))} operators.  Each is written once, and all the names in its "
           "row lead to it.  The last column names the inputs that have a rule; an operator without one is made of "
           "others, or has no gradient.",
           "The page of a family gives each rule as an equation, where `dy` is the gradient that arrives and `dx` the "
           "one that goes on.  Proven *to order 2* means: the tests compare the gradient, and the gradient of the "
           "gradient, with [central differences](../../source/check.md).  At an *edge*, such as a kink, differences "
           "say nothing; there, and where a gradient is a *convention*, the tests compare it with what the cases "
           "declare.\n{ #proven }"]
    for module, ops in found.items():
        page = page_of(module).rpartition("/")[2]
        columns = {which: [" ".join(spellings(op, which)) for op in ops] for which in SPELLINGS}
        columns["gradient"] = [", ".join(op.rules) for op in ops]
        columns = {name: cells for name, cells in columns.items() if any(cells)}
        rows = [["operator", *(HEADS.get(name, name) for name in columns)], ["---"] * (1 + len(columns))]
        for op, *cells in zip(ops, *columns.values()):
            rows.append([f"[{public(op)}]({page}#{op.name})", *cells])
        out += [f"## {title(module)}", "\n".join(f"| {' | '.join(row)} |" for row in rows)]
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
        code = "code and rule" if op.rules else "code"
        out += [f"## {public(op)} {{ #{op.name} }}",
                f"```python\n{call(op)}\n```",
                " ".join([*names, f"[{code}]({source}#def-{function})"]) + "\n{ .spellings }",
                described,
                facts(op)]
    return "\n\n".join(out) + "\n"


# ## What is known of an operator
#
# Four short answers: its gradient, what the tape keeps for it, what is proven, and what holds where there is a choice.
def facts(op):
    """The answers as a definition list; no row where there is nothing to say."""
    rows = {"gradient": gradient(op), "tape keeps": kept(op), "[proven](index.md#proven)": proofs(op),
            "at edges": edges(op)}
    items = [f"{term}\n" + "\n".join(f":   {line}" for line in lines) for term, lines in rows.items() if lines]
    return "<div class=\"facts\" markdown>\n\n" + "\n\n".join(items) + "\n\n</div>" if items else ""


def gradient(op):
    """The lines of the gradient, as Markdown."""
    if op.rules:
        return list(dict.fromkeys(line for name in op.rules for line in equation(op, name)))
    if not {"differences", "declared", "edge"} & set(map(proof_of, CASES[op.name])):
        return []
    called = operators_in(op)
    parts = [f"[`{other.name}`]({page_of(other.forward.__module__).rpartition('/')[2]}#{other.name})"
             for other in called if listed(other)]
    inner = [f"in `{other.name}`, {line}" for other in called if not listed(other) for line in gradient(other)]
    return [f"that of the operators it is made of: {', '.join(parts)}" if parts else "that of what its code is made of",
            *inner]


def operators_in(op):
    """The other operators that the written function names, once each."""
    own = op.forward.__code__
    names = dict.fromkeys(node.id for part in equations.definition(op.forward).body for node in ast.walk(part)
                          if isinstance(node, ast.Name) and node.id not in own.co_varnames + own.co_cellvars)
    found = [op.forward.__globals__.get(name) for name in names]
    return [other for other in found if isinstance(other, Operator) and other is not op]


# ## Equations
#
# `show.equations` reads them off the rules.  A short rule is shown as it is written; a longer one is named, and the
# name leads to it.
def equation(op, name):
    """The rule of one input, as lines of Markdown."""
    rule, dx = op.rules[name], f"d{name}" if name != "y" else "gradient of y"  # dy is what arrives
    lines = equations.equation(op, name, dx)
    remark = {no_signal: ", no gradient flows", scatter: ", zero elsewhere"}.get(rule)
    if remark or isinstance(rule, tuple) or rule is passes or rule.__name__ == "<lambda>":
        return [f"`{line}`{remark or ''}" for line in lines]
    link = f"../../source/{rule.__module__.partition('.')[2].replace('.', '/')}.md#def-{rule.__name__}"
    if lines is None:
        return [f"[`{dx} = {rule.__name__}({', '.join(inspect.signature(rule).parameters)})`]({link})"]
    return [f"`{line}`" for line in lines[:-1]] + [f"`{lines[-1]}` [`{rule.__name__}`]({link}){{ .named }}"]


def kept(op):
    """What the tape keeps so that the rules can be applied, as one line."""
    names = dict.fromkeys(name for rule in op.rules.values() if rule is not no_signal for name in needs(rule))
    shown = [f"`{name}` (the output)" if name == "y" and "y" not in op.signature.parameters else f"`{name}`"
             for name in sorted(names, key="y".__eq__)]
    if any(rule is not no_signal for rule in op.rules.values()):
        return [", ".join(shown) or "nothing"]
    return ["only shape and dtype"] if op.rules else []


# ## Proofs
#
# What the tests prove is said, not proven again: a case tells by itself which proof it gets.
SAID = {"differences": "to order 2 in {}", "declared": "as declared, a convention, to order 2 in {}",
        "edge": "as declared at {}", "value": "the result in {}", "check": "the behaviour in {}"}


def proof_of(case):
    """The kind of proof that tests/proof.py gives to a case."""
    if case.check is not None:
        return "check"
    if not any(array.marked and not array.silent for array in arrays_of((case.arguments, case.options))):
        return "run" if case.expected is None else "value"
    return "differences" if case.rule is None else "declared" if case.smooth else "edge"


def proofs(op):
    kinds = [proof_of(case) for case in CASES[op.name]]
    counts = {kind: kinds.count(kind) for kind in SAID if kind in kinds}
    said = [SAID[kind].format(f"{n} {'edge' if kind == 'edge' else 'case'}{'s' * (n > 1)}")
            for kind, n in counts.items()]
    return ["; ".join(said)] if said else []


# ## Edges
#
# At a kink, and where a slope is infinite, a rule answers what it was made to answer.
def edges(op):
    """One line for each different answer, in the order of the cases."""
    answers = {}
    if op.rules and all(rule is no_signal for rule in op.rules.values()):
        return []
    for case in CASES[op.name]:
        for where, answer in points(op, case):
            places = answers.setdefault(answer, [])
            places += [where] if where not in places else []
    return [f"{together(places)}: {answer}" for answer, places in answers.items()]


def together(places):
    """`x = -1` and `x = 1` as `x = -1, 1`."""
    first = places[0].partition(" = ")[0]
    if all(place.count(" = ") == 1 and place.startswith(f"`{first[1:]} = ") for place in places):
        return f"`{first[1:]} = {', '.join(place.partition(' = ')[2].strip('`') for place in places)}`"
    return " or ".join(places)


def points(op, case):
    """(where, gradient) of a case that is an edge with numbers of its own; of functions of elements, one by one."""
    given = dict(zip(op.signature.parameters, case.arguments)) | case.options
    marked = [name for name, x in given.items() if isinstance(x, Array)]
    slopes = slopes_of(op, case, [given[name] for name in marked])
    if slopes is None:
        return []
    if not by_element(op):
        return [(place_of(given), ", ".join(f"`d{name} = {scaled(slope)}`" for name, slope in zip(marked, slopes)))]
    found = numpy.broadcast_arrays(*(given[name].values for name in marked), *slopes)
    rows = numpy.stack([part.ravel() for part in found], axis=1)
    numbers = [name for name in given if name not in marked and name in op.rules]
    return [(place_of(given | dict(zip(marked, row)), numbers),
             ", ".join(f"`d{name} = {scaled(slope)}`" for name, slope in zip(marked, row[len(marked):])))
            for row in rows]


def slopes_of(op, case, arrays):
    """The factor of dy for each array of an edge; None where the case does not tell it in numbers."""
    if proof_of(case) != "edge" or any(array.values is None or not array.marked for array in arrays):
        return None
    if case.rule.__qualname__.startswith("times."):
        return [inspect.getclosurevars(case.rule).nonlocals["slope"]]
    if not by_element(op):
        return None
    values = numpy.broadcast_arrays(*(array.values for array in arrays))
    with numpy.errstate(all="ignore"):
        slopes = case.rule(numpy.ones(values[0].shape), *values)
    return None if slopes is None else list(slopes) if isinstance(slopes, tuple) else [slopes]


def by_element(op):
    """Whether an operator is a function of single elements: it is declared as one, or has the cases of one."""
    shapes = [[getattr(x, "shape", None) for x in case.arguments] for case in CASES[op.name]]
    of_one = [[case.arguments[0].shape] for case in unary()]
    return op.kind == "elementwise" or shapes[:len(of_one)] == of_one


def place_of(given, numbers=()):
    """The arguments of a case as a reader wants them: `a = 0, b = 2`; operands that are mere numbers stand apart."""
    def said(names):
        return f"`{', '.join(f'{name} = {number(given[name])}' for name in names)}`"

    arrays = [name for name in given if name not in numbers]
    return said(arrays) + (f" with the number {said(numbers)}" if numbers else "")


def scaled(slope):
    """dy times a slope."""
    if numpy.ndim(slope):
        return f"dy · {number(slope)}"
    return {0.0: "0", 1.0: "dy", -1.0: "-dy"}.get(float(slope), f"{number(slope)} · dy")


def number(x):
    """A number, or an array of numbers, as short as it can be."""
    x = x.values if isinstance(x, Array) else x
    if isinstance(x, (list, tuple)) or numpy.ndim(x):
        return f"[{', '.join(map(number, x))}]"
    if isinstance(x, (float, numpy.floating)):
        return f"{x + 0.0:g}".replace("inf", "∞")
    return repr(x)
