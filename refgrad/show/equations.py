"""# Rules as equations

The rule of an operator is a piece of Python, and a short one can be read as an equation: what is written as
`lambda dy, y: dy * (1 - y * y)` says dx = dy · (1 - y · y).  So no equation is written a second time; it is read off
the source of the rule.
"""

import ast
import functools
import inspect
from pathlib import Path

import numpy

from ..engine.emit import no_signal
from ..engine.registry import TABLE, body
from ..engine.tape import OWN, Handle, Raw, part, passes, scatter
from .reading import constant_text, index_text, saved_items

LINES = 3                                          # a rule of more lines is named
SIGN_OF = {numpy.multiply: "·", numpy.true_divide: "/"}


def equation(op, name, dx, words=None):
    """The rule of one input line by line, `dx` being what it gives; None if it is too long for that.

    Args:
        op: an Operator.
        name: of the input, as the rules have it.
        words: what to write for the names in the rule.
    """
    rule, words = op.rules[name], words or {}
    dy = words.get("dy", "dy")
    if rule is passes:
        return [f"{dx} = {dy}"]
    if rule is no_signal:
        return [f"{dx} = 0"]
    if rule is scatter:
        return [f"{dx}{words.get('index', '[index]')} += {dy}"]
    if isinstance(rule, tuple):
        return [f"{dx} = {dy} {SIGN_OF[rule[0]]} {words.get(rule[1], rule[1])}"]
    written = lambda_of(op, name)
    return statements(rule, dx, words) if written is None else [f"{dx} = {spelled(written.body, words)}"]


def statements(rule, dx, words=None):
    """A named rule line by line, with `dx =` for its return; None if it is long, branches or loops."""
    lines = [node for node in definition(rule).body
             if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    *before, last = lines
    loops = any(isinstance(node, ast.comprehension) for line in lines for node in ast.walk(line))
    if len(lines) > LINES or loops or [type(node) for node in lines] != [ast.Assign] * len(before) + [ast.Return]:
        return None
    return [spelled(node, words) for node in before] + [f"{dx} = {spelled(last.value, words)}"]


@functools.cache
def functions(path):
    """Number of its first line, decorators included -> a function of the file."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return {min(part.lineno for part in [node, *node.decorator_list]): node
            for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def definition(function):
    return functions(function.__code__.co_filename)[function.__code__.co_firstlineno]


def lambda_of(op, name):
    """The lambda that `@rules(name=...)` gives to an operator, as it is written; None if it gives something else."""
    if op.rules[name].__name__ != "<lambda>":
        return None
    for decorator in definition(op.forward).decorator_list:
        for keyword in getattr(decorator, "keywords", []):
            if keyword.arg == name and isinstance(keyword.value, ast.Lambda):
                return keyword.value
    raise LookupError(f"the rule of {op.name} for {name} is a lambda, but not one in its decorator")


class Plainer(ast.NodeTransformer):
    """Code as one writes it on paper: without `np.` and float(...), and with @ for products of matrices."""

    def __init__(self, words):
        self.words = words

    def visit_Name(self, node):
        return ast.Name(self.words.get(node.id, node.id))

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id in ("np", "numpy"):
            return ast.Name(node.attr)
        return self.generic_visit(node)

    def visit_BinOp(self, node):
        node = self.generic_visit(node)
        if isinstance(node.op, ast.Mult) and isinstance(getattr(node.left, "op", None), ast.MatMult):
            node.left = ast.Call(ast.Name(""), [node.left], [])  # parentheses that Python does not need
        return node

    def visit_Call(self, node):
        node = self.generic_visit(node)
        called = getattr(node.func, "id", None)
        if called in ("dot", "matmul"):
            return ast.BinOp(node.args[0], ast.MatMult(), node.args[1])
        return node.args[0] if called == "float" else node


def spelled(node, words=None):
    """A piece of code as an equation writes it."""
    again = ast.parse(ast.unparse(node))  # a copy: the tree is read more than once
    return ast.unparse(Plainer(words or {}).visit(again)).replace(" * ", " · ")


# ## With the names of a program
#
# On a tape the names of a rule are those of variables and results: with h = x · w recorded, the rule for x is
# dx = dh · w.
def applied(reading, node, edge):
    """The rule of one edge of a node, with the reader's names, as one line."""
    dy, dx = f"d{reading.names[node]}", f"d{reading.names[edge.parent]}"
    if edge.rule is part:
        return f"{dx}[{edge.saved[0]}] = {dy}"
    words = {"dy": dy, **{name: word(reading, node, edge, name, item) for name, item in saved_items(edge) if name}}
    if edge.rule is passes:
        return f"{dx} = {dy}"
    if isinstance(edge.rule, numpy.ufunc):
        factors = [word(reading, node, edge, "", item) for _, item in saved_items(edge)]
        if edge.rule in SIGN_OF and len(factors) == 1:
            return f"{dx} = {dy} {SIGN_OF[edge.rule]} {factors[0]}"
        return f"{dx} = {edge.rule.__name__}({', '.join([dy, *factors])})"
    op = TABLE.get(node.op)
    for name, rule in op.rules.items() if op is not None else ():
        if body(rule) is edge.rule:
            lines = equation(op, name, dx, words)
            if lines is not None and len(lines) == 1 and len(lines[0]) < WIDE and " if " not in lines[0]:
                return lines[0]
    return called(edge.rule, dx, dy, words, node)


WIDE = 64                                          # characters of an equation that is read at a glance


# A rule with steps or cases of its own says less with names put in than by its name.
def called(rule, dx, dy, words, node):
    """A rule that is named: that of a user's Function, or a long one."""
    if inspect.ismethod(rule):
        return f"{dx} = {node.op}.backward({dy})"
    name = f"rule of {node.op}" if rule.__name__ == "<lambda>" else rule.__name__
    return f"{dx} = {name}({', '.join(words.get(name, name) for name in inspect.signature(rule).parameters)})"


def word(reading, node, edge, name, item):
    """What to write for something that an edge saves; its name in the rule, if nothing short says it."""
    if type(item) is Raw and edge.saved is item or isinstance(item, Handle) and item._node is OWN:
        return reading.names[node]
    if isinstance(item, Handle):
        if item._node is None and item._data.ndim == 0:
            return constant_text(item._data)
        return reading.names.get(item._node) or reading.constant_name(item._data) or name or "c"
    if name in ("index", "key"):
        return index_text(item)
    if isinstance(item, numpy.dtype):
        return str(item)
    plain = item is None or isinstance(item, (bool, int, float, str)) or (
        isinstance(item, tuple) and all(isinstance(one, int) for one in item))
    return repr(item) if plain and len(repr(item)) < 25 else name
