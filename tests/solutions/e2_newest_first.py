"""Exercise 2: the order of the walk back."""
import inspect

from refgrad.bank import orders

OWN = """    found, waiting = {head}, [head]
    while waiting:
        for parent in waiting.pop().parents:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return sorted(found, key=lambda step: step.serial, reverse=True)"""
SORT = "sorted(found, key=lambda step: step.serial, reverse=True)"


def instead(*functions):
    """The change from the source's own order to one of the bank, written out with what it calls."""
    text = "".join(inspect.getsource(function) + "\n" for function in functions[::-1])
    body = "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    return [(OWN, f"{body}    return list({functions[0].__name__}(head))")]


ALONG_ALL_PATHS = """    found, waiting = [], [head]
    while waiting:
        step = waiting.pop()
        found.append(step)
        waiting += step.parents
    return found"""

WRONG = [
    ("oldest first", [(SORT, "sorted(found, key=lambda step: step.serial)")], "TREE", "starts at the end"),
    ("parents before children", instead(orders.parents_first, orders.reversed_postorder), "TREE", "starts at the end"),
    ("recursion", instead(orders.recursion), "DOUBLE", "once per road"),
    ("recursion over sets", instead(orders.recursion_over_sets), "P68", "another user had not spoken"),
    ("depth first", instead(orders.depth_first), "SKIP", "left before the long one"),
    ("breadth first", instead(orders.breadth_first), "SWAP", "left before the long one"),
    ("a queue that forgets", [(OWN, """    waiting = [head]
    for step in waiting:
        if len(waiting) < 5000:
            waiting += step.parents
    return waiting""")], "SKIP", "once per road"),
    ("every road", [(OWN, ALONG_ALL_PATHS)], "SKIP", "once per road"),
    ("a sort that calls itself", instead(orders.recursive_sort), "CHAIN", "too deep a stack"),
    ("all that is on the tape", [(OWN, """    if not hasattr(head, "tape"):
        return gradients_by.__globals__["steps_of"](head)
    return sorted(head.tape, key=lambda step: step.serial, reverse=True)""")], "DEAD", "zero times infinity"),
    # and ten more
    ("no order at all", [(SORT, "list(dict.fromkeys([head, *sorted(found, key=lambda step: step.serial * 7 % 5)]))")],
     "SKIP", "left before the long one"),
    ("without the head", [(SORT, SORT + "[1:]")], "TREE", "starts at the end"),
    ("without the variables", [(SORT, "[step for step in " + SORT + " if step.parents]")], "STEPS", "the variable too"),
    ("the head alone", [(OWN, "    return [head]")], "TREE", "starts at the end"),
    ("parents, but not theirs", [(OWN, "    return [head, *dict.fromkeys(head.parents)]")], "SKIP",
     "left before the long one"),
    ("remembered between calls", [("    found, waiting = {head}, [head]\n",
                                   "    found, waiting = replay_order.__dict__.setdefault('found', set()), [head]\n"
                                   "    found.add(head)\n")], "TWICE", "between calls"),
    ("every step twice", [(SORT, "[step for step in " + SORT + " for _ in range(2)]")], "DOUBLE", "once per road"),
    ("twenty steps at most", [(SORT, SORT + "[:15]")], "LADDER's gradient", "all of them"),
    ("serials upside down in the middle", [(SORT, "(lambda s: s[:1] + s[1:3][::-1] + s[3:])(" + SORT + ")")],
     "SKIP", "left before the long one"),
    ("one parent of each", [("waiting.pop().parents:", "waiting.pop().parents[:1]:")], "SKIP", "long one had arrived"),
    ("one parent of each, the last", [("waiting.pop().parents:", "waiting.pop().parents[-1:]:")], "SWAP",
     "left before the long one"),
    ("numbers instead of steps", [(SORT, "[step.serial for step in " + SORT + "]")], "TREE", "from the end"),
    ("stub that returns nothing", [(OWN, "    pass")], "TREE", "from the end"),
]

RIGHT = [
    ("a heap of serial numbers", {"replay_order": inspect.getsource(orders.newest_first).replace(
        "newest_first", "generated").replace("    waiting, seen", "    from heapq import heappop, heappush\n"
                                             "    waiting, seen")
        + "\ndef replay_order(head):\n    return list(generated(head))\n"}),
    ("counting users", {"replay_order": "\n".join(map(inspect.getsource, (
        orders.reachable, orders.counting_users)))
        + "\ndef replay_order(head):\n    return list(counting_users(head))\n"}),
    ("reversed post-order", {"replay_order": inspect.getsource(orders.reversed_postorder).replace(
        "reversed_postorder", "replay_order")}),
]
