"""# The registry: one table of all operators

An operator is declared once, as a `def` with its rules beside it:

    @elementwise(numpy.tanh, nd="tanh", np="tanh", methods="tanh")
    @rules(x=lambda dy, y: dy * (1 - y * y))
    def tanh(x):
        \"\"\"The hyperbolic tangent ...\"\"\"

From this one declaration come the functions of `nd`, `np` and `npx`, the methods of the arrays, the
stubs for editors, the reference page and the cases that the tests demand.  What is not in the
table does not exist; what is in it cannot be forgotten.
"""

import inspect

# ## The table
#
# The key is the operator's own name, the one that error messages, drawings and the tape use.
TABLE = {}

# A rule is written in plain numpy.  When a gradient is itself recorded, its arrays are refgrad's, and
# numpy hands such a call over to us.  This is how the operator is found that does the same.
BY_NUMPY_FUNCTION = {}


class Operator:
    """One row of the table.

    Attributes:
        name: what the tape, the errors and the drawings call it.
        kind: "elementwise", "comparison", "general" or "creation".
        forward: the written function.
        numpy: the numpy function that it is the counterpart of, several of them in a tuple, or None.
        rules: input name -> rule(dy, ...), the vector-Jacobian product with respect to that input.
        nd, np, npx, methods: lists of its spellings in the three namespaces and on the arrays.
        functions: array class -> its function, made by `factories.py` or the written one; of two operands, a pair
            with the one for a number on the left.
        build: array class -> such a function made anew, with the rules as they are now.
        call: what other operators and numpy call, whatever the class.
    """

    __slots__ = ("name", "kind", "forward", "numpy", "rules", "nd", "np", "npx", "methods",
                 "build", "functions", "call")

    # Few programs ask for these two, so nothing is read from the function before somebody does.
    @property
    def doc(self):
        """The docstring, without its indentation."""
        return inspect.getdoc(self.forward)

    @property
    def signature(self):
        """The inspect.Signature of the written function."""
        return inspect.signature(self.forward)

    # Operators are built from operators: `mean` calls `sum`.
    def __call__(self, *args, **kwargs):
        return self.call(*args, **kwargs)

    def __repr__(self):
        return f"<operator {self.name}{self.signature}>"


# ## Rules say by their parameters what they need
#
# The first parameter of a rule is dy, the gradient arriving at the output.  Every further one names
# something of the forward pass, and that is what the tape keeps: `lambda dy, y: dy * y` keeps the
# output and lets the input go.  A ufunc has no parameter names; `(numpy.multiply, "b")` says that
# dy · b is all there is to do, and spares a Python function in the busiest place of the engine.
#
# *Try it*: what does the tape keep of √x, of x² and of -x?
#     >>> from refgrad.engine.registry import TABLE, needs
#     >>> {name: needs(TABLE[name].rules["x"]) for name in ("sqrt", "square", "negative")}
#     {'sqrt': ('y',), 'square': ('x',), 'negative': ()}
def rules(**by_input):
    """Decorator: the rule of each input, by the input's name."""
    def note(function):
        function.rules = by_input
        return function
    return note


def needs(rule):
    """The names of what a rule wants saved, in order.

    >>> needs(lambda dy, a, y: dy)
    ('a', 'y')
    >>> needs(lambda dy, k, *operands: dy)
    ('k', 'operands')
    """
    if isinstance(rule, tuple):
        return tuple(rule[1].split())
    code = rule.__code__
    return code.co_varnames[1:code.co_argcount + bool(code.co_flags & inspect.CO_VARARGS)]


def body(rule):
    """The rule itself, without the names that a bare ufunc is declared with."""
    return rule[0] if isinstance(rule, tuple) else rule


# ## Making a row
def declare(function, kind, numpy=None, nd="", np="", npx="", methods=""):
    """Enters a written function into the table; returns its Operator."""
    op = Operator()
    op.name, op.kind, op.numpy = function.__name__.rstrip("_"), kind, numpy
    op.forward, op.call, op.functions = function, function, {}
    op.rules = getattr(function, "rules", {})
    op.nd, op.np, op.npx, op.methods = nd.split(), np.split(), npx.split(), methods.split()
    # Python's own complaints about a call quote this name: "sum() got an unexpected keyword argument".
    function.__qualname__ = [*op.nd, *op.np, *op.npx, *op.methods, op.name][0].rpartition(".")[2]
    if op.name in TABLE:
        raise ValueError(f"two operators are called {op.name}")
    TABLE[op.name] = op
    for alike in numpy if isinstance(numpy, tuple) else (numpy,):
        if alike is not None:
            BY_NUMPY_FUNCTION[alike] = op
    return op
