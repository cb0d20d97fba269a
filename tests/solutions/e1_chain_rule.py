"""Exercise 1: rules of a tape, and the walk along it."""
ADDS = "totals[parent] = totals.get(parent, 0) + part"

WRONG = [
    ("only the last part is kept", [(ADDS, "totals[parent] = part")], "SQUARE", "where did the first part go"),
    ("parts are multiplied", [(ADDS, "totals[parent] = totals.get(parent, 1) * part")], "SQUARE", "two deliveries"),
    ("the larger part wins", [(ADDS, "totals[parent] = max(totals.get(parent, part), part)")], "SQUARE",
     "where did the first part go"),
    ("each factor gets its own value", [("return g * b, g * a", "return g * a, g * b")], "MUL", "its own value"),
    ("a product without g", [("return g * b, g * a", "return b, a")], "CHAIN", "what came from behind"),
    ("a sum without g", [("return g, g", "return 1, 1")], "SEED", "need not be 1"),
    ("a difference like a sum", [("return g, -g", "return g, g")], "SUB", "does a - b rise"),
    ("a forgotten numerator", [("-g * a / b ** 2", "-g / b ** 2")], "DIV", "a is missing"),
    ("a power that stays", [("n * a ** (n - 1)", "n * a ** n")], "POW", "x³ is 3x²"),
    ("a power without its factor", [("g * n * a ** (n - 1)", "g * a ** (n - 1)")], "POW", "come down as a factor"),
    ("exp times its input", [("return (g * out,)", "return (g * a,)")], "EXP", "already have: out"),
    ("exp of its output", [("return (g * out,)", "return (g * np.exp(out),)")], "EXP", "already have: out"),
    # and ten more
    ("a product that keeps the sum", [("return g * b, g * a", "return g * (a + b), g * (a + b)")], "MUL", "if b grows"),
    ("only the first factor", [("return g * b, g * a", "return g * b, 0 * g")], "MUL", "if b grows"),
    ("g taken twice", [("return g * b, g * a", "return g * g * b, g * g * a")], "CHAIN", "what came from behind"),
    ("the walk begins with 1", [("totals = dict(seed)", "totals = {step: 1.0 for step in seed}")], "SEED in the walk",
     "begins with the seed"),
    ("the walk stops after one step", [("totals.get(parent, 0) + part", "totals.get(parent, 0) + part\n        break")],
     "MIX", "every part may be right alone"),
    ("parts are averaged", [(ADDS, "totals[parent] = (totals[parent] + part) / 2 if parent in totals else part")],
     "SQUARE", "where did the first part go"),
    ("a quotient with a plus", [("-g * a / b ** 2", "g * a / b ** 2")], "DIV", "does a / b rise"),
    ("a quotient divided once", [("-g * a / b ** 2", "-g * a / b")], "DIV", "by hand"),
    ("a difference without g", [("return g, -g", "return 1, -1")], "SUB", "does a - b rise"),
    ("exp without g", [("return (g * out,)", "return (out,)")], "EXP", "already have: out"),
    ("one gradient too few", [("return g * b, g * a", "return (g * b,)")], "MUL", "if b grows"),
    ("the power loses its sign", [("g * n * a ** (n - 1)", "abs(g * n * a ** (n - 1))")], "RANDOM",
     "one by one with a g"),
]

RIGHT = [
    ("parts in lists, added at the end", {"collect": """
def collect(steps, seed):
    received = {step: [g] for step, g in seed.items()}
    for step in steps:
        for parent, part in step.parts(sum(received[step])):
            received.setdefault(parent, []).append(part)
    return {step: sum(parts) for step, parts in received.items()}
"""}),
    ("a dict of zeros", {"collect": """
from collections import defaultdict

def collect(steps, seed):
    totals = defaultdict(float, seed)
    for step in steps:
        for parent, part in step.parts(totals[step]):
            totals[parent] += part
    return totals
"""}),
    ("slopes times g, in one place", {"rules": """
def chain(g, *slopes):
    return tuple(g * slope for slope in slopes)

def back_add(g, a, b, out):
    return chain(g, 1, 1)

def back_sub(g, a, b, out):
    return chain(g, 1, -1)

def back_mul(g, a, b, out):
    return chain(g, b, a)

def back_div(g, a, b, out):
    return chain(g, 1 / b, -out / b)

def back_pow(g, a, n, out):
    return chain(g, n * out / a)

def back_exp(g, a, out):
    return chain(g, out)
"""}),
]
