"""Exercise 4: filling the buffers, and freeing the graph."""
OWN = """    for x, parts in arrived:
        total = sum(parts)
        if x.req == "write":
            x.grad[...] = total
        elif x.req == "add":
            x.grad[...] += total"""
WRITE, ADD = "x.grad[...] = total", "x.grad[...] += total"
CLEAR = "    if not retain_graph:\n        graph.steps.clear()"

WRONG = [
    ("each part written as it comes", [(OWN, """    for x, parts in arrived:
        for part in parts:
            if x.req == "write":
                x.grad[...] = part
            elif x.req == "add":
                x.grad[...] += part""")], "WRITE", "two parts"),
    ("always adds", [(WRITE, ADD)], "WRITE", "PyTorch's habit"),
    ("always replaces", [(ADD, WRITE)], "ADD", "keep what is there"),
    ("empties every variable first", [(OWN, "    for x in variables:\n        if x.req == 'write':\n"
                                            "            x.grad[...] = 0\n" + OWN)], "UNTOUCHED", "said nothing"),
    ("a gradient for null", [(OWN, OWN.replace('elif x.req == "add":\n            x.grad[...] += total',
                                               'elif x.req == "add":\n            x.grad[...] += total\n'
                                               '        else:\n            x.grad = total'))], "NULL", "no buffer"),
    ("zeros for null", [(OWN, OWN + "\n        else:\n            x.grad = numpy.zeros(x.array.shape)")], "NULL",
     "None and zero"),
    ("a new buffer", [(WRITE, "x.grad = total")], "SAME", "fill it"),
    ("add cleared at the start", [(OWN, OWN.replace(ADD, "x.grad[...] = 0\n            " + ADD))], "ADD",
     "keep what is there"),
    ("never frees", [(CLEAR, "    pass")], "SECOND", "given back"),
    ("always frees", [(CLEAR, "    graph.steps.clear()")], "RETAIN", "keep the graph"),
    ("the flag upside down", [("if not retain_graph", "if retain_graph")], "SECOND", "read the flag aloud"),
    # and ten more
    ("the average of old and new", [(ADD, "x.grad[...] = (x.grad + total) / 2")], "ADD", "keep what is there"),
    ("a new buffer for add", [(ADD, "x.grad = x.grad + total")], "SAME", "fill it"),
    ("only the first part", [("sum(parts)", "parts[0]")], "WRITE", "two parts"),
    ("the largest part", [("sum(parts)", "max(parts, key=numpy.sum)")], "ROADS", "the total"),
    ("the mean of the parts", [("sum(parts)", "sum(parts) / len(parts)")], "WRITE", "two parts"),
    ("add with the first part only", [(ADD, "x.grad[...] += parts[0]")], "ADD", "two parts"),
    ("empties what add left elsewhere", [(OWN, "    for x in variables:\n        if x.req == 'add' and not any("
                                               "x is y for y, _ in arrived):\n            x.grad[...] = 0\n" + OWN)],
     "UNTOUCHED with add", "The user, not you"),
    ("sums into the first part", [("total = sum(parts)", "total = parts[0]\n        for part in parts[1:]:\n"
                                                         "            total += part")], "PARTS", "into a new one"),
    ("the parts are used up", [("total = sum(parts)", "total = sum(parts)\n        for part in parts:\n"
                                                      "            part[...] = 0")], "PARTS", "into a new one"),
    ("null stops the others", [('    for x, parts in arrived:\n', '    for x, parts in arrived:\n'
                                '        if x.req == "null":\n            return\n')], "NULL", "the others still"),
    ("null is an error", [(OWN, OWN + "\n        else:\n            x.grad[...] = total")], "NULL", "no buffer"),
    ("frees the variables too", [(CLEAR, CLEAR + "\n        raise MXNetError('freed')")], "WRITE", "replaces"),
    ("freed with another flag", [("graph.steps.clear()", "graph.retained = False")], "SECOND", "given back"),
]

RIGHT = [
    ("numpy's copyto", {"deliver": """
def deliver(arrived, variables):
    for x, parts in arrived:
        total = numpy.sum(parts, axis=0)
        if x.req != "null":
            numpy.copyto(x.grad, total if x.req == "write" else x.grad + total)
"""}),
    ("a table of three functions", {"deliver": """
def write(buffer, total):
    buffer[...] = total

def add(buffer, total):
    buffer += total

def nothing(buffer, total):
    pass

HOW = {"write": write, "add": add, "null": nothing}

def deliver(arrived, variables):
    for x, parts in arrived:
        HOW[x.req](x.grad, sum(parts))
"""}),
    ("freed by a flag", {"free": """
def free(graph, retain_graph):
    graph.freed = not retain_graph
"""}),
    ("emptied, then every part added", {"deliver": """
def deliver(arrived, variables):
    for x, parts in arrived:
        if x.req == "null":
            continue
        if x.req == "write":
            x.grad.fill(0)
        for part in parts:
            x.grad += part
"""}),
]
