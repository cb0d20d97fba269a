"""# Folding: a long tape in a few boxes

A loop of a thousand steps leaves a thousand times the same few nodes.  One box can say that.  The nodes are looked
at in the order in which they were recorded, each as a *token*: its operation, and how far back its inputs lie.
Equal steps of a loop give equal tokens; only the first step gets from outside what later ones get from the step before.
"""

from .reading import inputs

LONGEST = 24                                       # operations in one step of a loop that is still recognised
FEWEST = 8                                         # operations that are worth a box that hides them


class Group:
    """What is drawn as one box: one node, or many.

    Attributes:
        nodes: the nodes, or leaves, in order.
        times: how often a block was repeated; 1 for a single node, 0 for a stretch without a pattern.
    """

    def __init__(self, nodes, times=1):
        self.nodes, self.times = nodes, times

    @property
    def is_single(self):
        return len(self.nodes) == 1


def folded(reading, limit):
    """The leaves and the nodes as two lists of Groups, together at most about `limit`."""
    nodes, leaves = reading.nodes, reading.leaves
    if len(nodes) + len(leaves) <= limit:
        return [Group([leaf]) for leaf in leaves], [Group([node]) for node in nodes]
    groups = blocks(nodes)
    keep = max(limit // 3, 1)
    if len(groups) > 2 * keep:
        middle = [node for group in groups[keep:-keep] for node in group.nodes]
        groups = [*groups[:keep], Group(middle, 0), *groups[-keep:]]
    return together(leaves, groups), groups


# ## Blocks
def tokens(nodes):
    place = {node: k for k, node in enumerate(nodes)}
    return [(node.op, *(k - place[edge.parent] if edge.parent in place else None for edge in inputs(node)))
            for k, node in enumerate(nodes)]


def blocks(nodes):
    """The nodes as Groups, each loop of three steps and more as one."""
    best, groups, k = repeats(tokens(nodes)), [], 0
    while k < len(nodes):
        period, times = best[k] if best[k][0] * best[k][1] >= FEWEST else (1, 1)
        groups.append(Group(nodes[k:k + period * times], times))
        k += period * times
    return groups


def repeats(items):
    """For each place the (period, times) of the repetition that begins there and reaches furthest; (1, 1) if none.

    >>> repeats("abababc")[0], repeats("aaaa")[0], repeats("abc")[0]
    ((2, 3), (1, 4), (1, 1))
    """
    best = [(1, 1)] * len(items)
    for period in range(1, LONGEST + 1):
        run = [0] * (len(items) + 1)                   # how many tokens from here on equal those a period later
        for k in range(len(items) - period - 1, -1, -1):
            run[k] = run[k + 1] + 1 if items[k] == items[k + period] else 0
            times = run[k] // period + 1
            if run[k] < period <= run[k + period] and enters(items, k, period):
                times = run[k + period] // period + 2
            if times >= 3 and times * period > best[k][0] * best[k][1]:
                best[k] = (period, times)
    return best


def enters(items, start, period):
    """Whether a block is the first step of the loop behind it: the same, but for what comes from outside of it."""
    return all(a[0] == b[0] and len(a) == len(b) and all(
        u == v or (u is None or u > k) and (v is None or v > k) for u, v in zip(a[1:], b[1:]))
        for k, (a, b) in enumerate(zip(items[start:start + period], items[start + period:])))


# ## Variables
#
# A thousand layers have a thousand weights: where more than six lead to the same boxes, they are one box too.
def together(leaves, groups):
    users = {leaf: [] for leaf in leaves}
    for k, group in enumerate(groups):
        for node in group.nodes:
            for edge in inputs(node):
                if edge.parent in users and k not in users[edge.parent][-1:]:
                    users[edge.parent].append(k)
    alike = {}
    for leaf in leaves:
        alike.setdefault(tuple(users[leaf]), []).append(leaf)
    result = []
    for same in alike.values():
        result += [Group(same, 0)] if len(same) > 6 else [Group([leaf]) for leaf in same]
    return result
