"""Exercise 3: rules for arrays and broadcasting."""
OWN = """    new = g.ndim - len(shape)
    g = g.sum(axis=tuple(range(new)))
    stretched = tuple(axis for axis, length in enumerate(shape) if length == 1 and g.shape[axis] != 1)
    return g.sum(axis=stretched, keepdims=True)"""
LEADING = "    g = g.sum(axis=tuple(range(new)))\n"
PLACES = "    for k, i in enumerate(idx):\n        ga[i] += g[k]\n"

WRONG = [
    ("the gradient as it came", [(OWN, "    return g")], "ROWS", "the shape of the result"),
    ("new axes only", [("    return g.sum(axis=stretched, keepdims=True)", "    return g")], "COLUMNS",
     "a length of 1 was stretched"),
    ("axes of length 1 only", [(LEADING, ""), ("enumerate(shape) if", "enumerate(shape[:g.ndim]) if")], "ROWS",
     "has the shape of the result"),
    ("the mean", [(OWN, OWN.replace(".sum(", ".mean("))], "ROWS", "not their average"),
    ("everything summed", [(OWN, "    return numpy.full(shape, g.sum())")], "ROWS", "each column keeps its own"),
    ("the first of each", [(OWN, OWN.replace("g.sum(axis=tuple(range(new)))", "g[(0,) * new]"))], "ROWS",
     "the other rows complained"),
    ("the axis dropped", [("g.sum(axis=stretched, keepdims=True)", "g.sum(axis=stretched)")], "COLUMNS",
     "keep the axis"),
    ("elements counted", [(OWN, "    return g.reshape((-1,) + shape).sum(0)")], "SQUARE COLUMNS",
     "not matching axes"),
    ("axes from the left", [(OWN, """    while g.ndim > len(shape):
        g = g.sum(-1)
    for axis, length in enumerate(shape):
        if length == 1:
            g = g.sum(axis, keepdims=True)
    return g""")], "ROWS", "invented in front"),
    ("axes by their lengths", [(OWN, """    for axis in reversed(range(g.ndim)):
        if g.shape[axis] not in shape:
            g = g.sum(axis)
    return g.reshape(shape)""")], "SQUARE ROWS", "compare positions"),
    ("repeated to fit", [(OWN, "    return numpy.resize(g, shape)")], "ROWS", "the other rows complained"),
    ("places overwritten", [("ga[i] += g[k]", "ga[i] = g[k]")], "TAKE", "picked twice"),
    # and ten more
    ("fancy += that forgets", [(PLACES, "    ga[idx] += g\n")], "TAKE", "picked twice"),
    ("factors not exchanged", [("unbroadcast(g * b, a.shape), unbroadcast(g * a, b.shape)",
                                "unbroadcast(g * a, a.shape), unbroadcast(g * b, b.shape)")], "MUL",
     "the rule of a product"),
    ("a product that is not unbroadcast", [("unbroadcast(g * a, b.shape)", "g * a")], "MUL", "used by four rows"),
    ("one side unbroadcast", [("unbroadcast(g * b, a.shape)", "g * b")], "MUL with a column", "both factors"),
    ("no transpose", [("g @ B.T, A.T @ g", "g @ B[:2].T @ numpy.eye(2, 3), A.T @ g")], "MATMUL", "shape of A"),
    ("a transpose that reshapes", [("g @ B.T, A.T @ g", "g @ B.reshape(B.shape[::-1]), A.T @ g")], "MATMUL",
     "write the shapes"),
    ("the order of the matrices", [("g @ B.T, A.T @ g", "g @ B.T, (g.T @ A).T[:, ::-1]")], "MATMUL",
     "write the shapes"),
    ("a sum without its axis", [("    if axis is not None and not keepdims:\n        g = numpy.expand_dims(g, axis)\n",
                                 "")], "SUM", "row by row"),
    ("the axis always last", [("numpy.expand_dims(g, axis)", "numpy.expand_dims(g, -1)")], "SUM over rows",
     "come back"),
    ("the axis always first", [("numpy.expand_dims(g, axis)", "numpy.expand_dims(g, 0)")], "SUM", "row by row"),
    ("the axis put back twice", [(" and not keepdims", "")], "SUM with its axis", "still there"),
    ("shared among the summands", [("numpy.broadcast_to(g, a.shape)", "numpy.broadcast_to(g / a.shape[-1], a.shape)")],
     "SUM", "every summand receives"),
    ("ones for a sum", [("numpy.broadcast_to(g, a.shape)", "numpy.ones_like(a)")], "SUM", "what arrived"),
    ("into the input", [("ga = numpy.zeros_like(a)", "ga = a")], "TAKE", "not picked gets zero"),
    ("g changed in place", [("    return unbroadcast(g * b, a.shape)",
                             "    g *= 1.5\n    return unbroadcast(g / 1.5 * b, a.shape)"),
                            ("unbroadcast(g * a, b.shape)", "unbroadcast(g / 1.5 * a, b.shape)")], "UNCHANGED",
     "work on a new array"),
]

RIGHT = [
    ("axis by axis", {"unbroadcast": """
def unbroadcast(g, shape):
    while g.ndim > len(shape):
        g = g.sum(0)
    for axis, length in enumerate(shape):
        if length == 1:
            g = g.sum(axis, keepdims=True)
    return g
"""}),
    ("one sum, then the shape", {"unbroadcast": """
def unbroadcast(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + tuple(shape)
    axes = tuple(axis for axis, (had, has) in enumerate(zip(padded, g.shape))
                 if had != has or axis < g.ndim - len(shape))
    return g.sum(axis=axes).reshape(shape)
"""}),
    ("einsum over the axes that stay", {"unbroadcast": """
def unbroadcast(g, shape):
    new, letters = g.ndim - len(shape), "abcdefgh"[:g.ndim]
    kept = "".join(letter for letter, length in zip(letters[new:], shape) if length != 1)
    return numpy.einsum(f"{letters}->{kept}", g).reshape(shape)
"""}),
    ("numpy's own tools", {"rules": """
def rule_mul(g, a, b):
    return tuple(unbroadcast(numpy.multiply(g, other), one.shape) for one, other in ((a, b), (b, a)))

def rule_matmul(g, A, B):
    return numpy.einsum("ij,kj->ik", g, B), numpy.einsum("ik,ij->kj", A, g)

def rule_sum(g, a, axis, keepdims):
    shape = list(a.shape)
    for k in range(a.ndim) if axis is None else [axis]:
        shape[k] = 1
    return numpy.ones_like(a) * numpy.reshape(g, shape)

def rule_take(g, a, idx):
    ga = numpy.zeros_like(a)
    numpy.add.at(ga, idx, g)
    return ga
"""}),
]
