"""Exercise 7: a checker of gradient rules."""
HEAD = "dy = rng.normal(size=numpy.shape(forward(x)))"
BOUND = """            size = numpy.abs(dy).max() * numpy.abs(forward(x)).max() * 1e-8 + abs(by_differences) * 1e-5
            if not abs(by_rule - by_differences) <= size:"""
SHAPE = """        if dx.shape != x.shape:
            return False, f"the rule returns the shape {dx.shape}, and x has {x.shape}"
"""
STEP, POINT, DIRECTION = "h = 1e-6", "x = make_input(rng)", "v = rng.normal(size=x.shape)"


def within(bound):
    return [(BOUND, f"            if not abs(by_rule - by_differences) <= {bound}:")]


WRONG = [
    ("a head of ones", [(HEAD, "dy = numpy.ones(numpy.shape(forward(x)))")], "NO DY", "column sums"),
    ("a head of twos", [(HEAD, "dy = numpy.full(numpy.shape(forward(x)), 2.0)")], "UNFLIPPED", "ones in disguise"),
    ("five per cent", within("0.05 * abs(by_differences) + 1e-9"), "ONE PER CENT", "would you defend"),
    ("one thousandth, absolutely", within("1e-3 + 1e-5 * abs(by_differences)"), "SMALL ZERO", "size of the number"),
    ("a hundred-millionth, absolutely", within("1e-8"), "LARGE", "large rounding"),
    ("a large step", [(STEP, "h = 1e-2")], "EXP", "too large"),
    ("a tiny step", [(STEP, "h = 1e-13")], "EXP", "rounding is all you see"),
    ("positive points only", [(POINT, "x = numpy.abs(make_input(rng))")], "ABS", "never look"),
    ("sums are compared", [(DIRECTION, "v = numpy.ones(x.shape)")], "UNFLIPPED", "wrong places"),
    ("the first entry only", [(DIRECTION, "v = numpy.zeros(x.shape)\n            v.flat[0] = 1.0")], "LAST COLUMN",
     "every entry"),
    ("signs only", [(BOUND, "            if numpy.sign(by_rule) != numpy.sign(by_differences):")], "ONE PER CENT",
     "right direction"),
    ("not greater", [("if not abs(by_rule - by_differences) <= size", "if abs(by_rule - by_differences) > size")],
     "NAN", "not greater"),
    ("no look at the shape", [(SHAPE, "        dx = numpy.broadcast_to(dx, x.shape)\n")], "SHAPE", "fit x"),
    # and ten more
    ("everything is right", [("        x = make", "        return True, ''\n        x = make")],
     "NO DY", "forgets the gradient"),
    ("everything is wrong", [('return True, "agrees', 'return False, "agrees')], "SQUARE", "refuses it"),
    ("the verdict upside down", [("return False, f\"the rule says", "return True, f\"the rule says"),
                                 ('return True, "agrees', 'return False, "agrees')], "SQUARE", "refuses it"),
    ("a positive head", [(HEAD, "dy = rng.uniform(0.5, 2, size=numpy.shape(forward(x)))")], "MASKED BY G",
     "ever negative"),
    ("forward differences", [("(forward(x + h * v) - forward(x - h * v))).sum() / (2 * h)",
                              "(forward(x + h * v) - forward(x))).sum() / h"),
                             ("* 1e-8 + abs(by_differences) * 1e-5", "* 1e-10 + abs(by_differences) * 1e-8")],
     "SQUARE", "refuses it"),
    ("half of the differences", [("/ (2 * h)", "/ h")], "SQUARE", "refuses it"),
    ("a tolerance that nobody meets", within("1e-15 * abs(by_differences)"), "SQUARE", "refuses it"),
    ("points near zero", [(POINT, "x = make_input(rng) * 1e-9")], "RELU", "kink"),
    ("the last entry is never moved", [(DIRECTION, DIRECTION + "\n            v[..., -1] = 0")], "LAST COLUMN",
     "every entry"),
    ("compared with at least 1", within("1e-3 * max(abs(by_differences), 1.0)"), "SMALL ZERO",
     "size of the number"),
    ("nan counts as agreement", [("if not abs(by_rule - by_differences) <= size",
                                  "if by_rule == by_rule and not abs(by_rule - by_differences) <= size")], "NAN",
     "not greater"),
    ("output and input of one shape", [(HEAD, "dy = rng.normal(size=x.shape)")], "SUM", "another shape"),
]

RIGHT = [
    ("entry by entry", {"accepts": """
def accepts(forward, backward, make_input, rng):
    h = 1e-6
    for _ in range(3):
        x = make_input(rng)
        dy = rng.normal(size=numpy.shape(forward(x)))
        dx = numpy.asarray(backward(dy, x))
        if dx.shape != x.shape:
            return False, "shape"
        for place in numpy.ndindex(x.shape):
            step = numpy.zeros(x.shape)
            step[place] = h
            slope = (dy * (forward(x + step) - forward(x - step))).sum() / (2 * h)
            if not numpy.isclose(dx[place], slope, rtol=1e-4, atol=1e-7 * numpy.abs(forward(x)).max()):
                return False, f"entry {place}"
    return True, "every entry agrees"
"""}),
    ("the whole Jacobian", {"accepts": """
def accepts(forward, backward, make_input, rng):
    x = make_input(rng)
    y = forward(x)
    h = 1e-5
    jacobian = numpy.zeros((y.size, x.size))
    for k in range(x.size):
        step = numpy.zeros(x.size)
        step[k] = h
        step = step.reshape(x.shape)
        jacobian[:, k] = ((forward(x + step) - forward(x - step)) / (2 * h)).ravel()
    for _ in range(6):
        dy = rng.normal(size=y.shape)
        dx = numpy.asarray(backward(dy, x))
        if dx.shape != x.shape:
            return False, "shape"
        scale = numpy.abs(jacobian).max()
        if not numpy.allclose(dx.ravel() / scale, dy.ravel() @ jacobian / scale, rtol=1e-5, atol=1e-7):
            return False, "wrong"
    return True, ""
"""}),
    ("one number, many points", {"accepts": """
def accepts(forward, backward, make_input, rng):
    for _ in range(40):
        x = make_input(rng)
        v = rng.choice([-1.0, 1.0], x.shape) * rng.uniform(1, 2, x.shape)
        f = lambda t: forward(x + t * v)
        dy = rng.choice([-1.0, 1.0], f(0.0).shape) * rng.uniform(1, 2, f(0.0).shape)
        a, b = ((dy * (f(h) - f(-h))).sum() / (2 * h) for h in (1e-3, 5e-4))
        richardson = (4 * b - a) / 3
        dx = numpy.asarray(backward(dy, x))
        if dx.shape != x.shape:
            return False, "shape"
        if not abs((dx * v).sum() - richardson) <= 1e-6 * abs(dx * v).sum() + 1e-9 * abs(dy * f(0.0)).sum():
            return False, "differs"
    return True, "agrees"
"""}),
]
