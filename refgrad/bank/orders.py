"""# Ways through a tape

Each takes the head, and returns the steps in the order in which they are to hand on what has arrived at them.  One rule
decides which are right: *a step may hand on its sum only when the sum is complete*, so everybody who used it comes
before it, and it comes once.

Most of the wrong ones have been proposed, in good faith, as a simpler `backward`.
"""

from heapq import heappop, heappush
from typing import NamedTuple


class Order(NamedTuple):
    """A way through a tape.

    Attributes:
        name: what it is called.
        walk: takes the head, returns the steps.
        fault: what is wrong with it, or "".
        fails: the names of the programs of `programs.py` that show the fault.
    """

    name: str
    walk: object
    fault: str = ""
    fails: tuple = ()

    @property
    def is_right(self):
        return not self.fault


# ## Recursion
#
# "Hand on, then let each parent do the same."  It is the first thing that comes to mind, and right on every tree.  A
# step that is used twice is visited twice, and the second time it hands on what it had handed on before once more.
def recursion(head):
    found = []

    def visit(step):
        found.append(step)
        for parent in step.parents:
            visit(parent)
    visit(head)
    return found


# In an engine that keeps the parents in a set, x + x has one parent, which is visited once.  That hides the fault where
# one operation uses a result twice, as in this best known example, and nowhere else.
def recursion_over_sets(head):
    found = []

    def visit(step):
        found.append(step)
        for parent in dict.fromkeys(step.parents):
            visit(parent)
    visit(head)
    return found


# ## Each step once
#
# So remember who was visited?  Then a step hands on at the *first* visit what it has by then, and what arrives later
# is lost.
def depth_first(head):
    found = {}

    def visit(step):
        if step not in found:
            found[step] = True
            for parent in step.parents:
                visit(parent)
    visit(head)
    return list(found)


# By distance from the head: near steps before far ones.  But the distance along the shortest way says nothing about
# those who come by the longest.
def breadth_first(head):
    found, seen = [head], {head}
    for step in found:                                 # the list grows meanwhile
        for parent in step.parents:
            if parent not in seen:
                seen.add(parent)
                found.append(parent)
    return found


# A stack, and nobody remembers anything: recursion in other clothes.
def stack(head):
    waiting = [head]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += step.parents


# ## The other direction
#
# As the values went.  When the turn of the head comes, all others have had theirs.
def oldest_first(head):
    return sorted(reachable(head), key=serial)


# Parents first, then the step itself: this is how one *evaluates* an expression.  To go back, the list would have to
# be reversed.
def parents_first(head):
    return list(reversed(reversed_postorder(head)))


# ## Right steps, wrong company
#
# Newest first, but everything that is on the tape, whether it led to the head or not.  What did not has received
# nothing, and hands on zero; which is harmless, until the slope is infinite.
def whole_tape(head):
    return sorted(head.tape, key=serial, reverse=True)


# ## A right order that dies
#
# First sort, then walk: the steps in the order in which recursion *leaves* them, reversed.  Right everywhere; but the
# sort calls itself once for each step on the longest way, and Python stops at a thousand.
def recursive_sort(head):
    entered, left = set(), []

    def visit(step):
        if step not in entered:
            entered.add(step)
            for parent in step.parents:
                visit(parent)
            left.append(step)
    visit(head)
    return left[::-1]


# ## Three right ones
#
# As the engine does it.  A step can only use what was there, so its serial number is larger than those of its
# parents: newer before older is a right order, and a heap always knows the newest.
def newest_first(head):
    waiting, seen = [(-head.serial, head)], {head}
    while waiting:
        _, step = heappop(waiting)
        yield step
        for parent in step.parents:
            if parent not in seen:
                seen.add(parent)
                heappush(waiting, (-parent.serial, parent))


# Without serial numbers: count for each step how often it was used, and let it hand on when it has received as many
# shares.
def counting_users(head):
    missing = dict.fromkeys(reachable(head), 0)
    for step in missing:
        for parent in step.parents:
            missing[parent] += 1
    ready = [head]
    for step in ready:                                 # the list grows meanwhile
        yield step
        for parent in step.parents:
            missing[parent] -= 1
            if not missing[parent]:
                ready.append(parent)


# And the recursive sort with a stack of its own.  A step lies on it twice: the first time its parents are put on top
# of it, the second time they are done.
def reversed_postorder(head):
    left, entered, waiting = [], set(), [(head, False)]
    while waiting:
        step, is_done = waiting.pop()
        if is_done:
            left.append(step)
        elif step not in entered:
            entered.add(step)
            waiting.append((step, True))
            waiting += [(parent, False) for parent in reversed(step.parents)]
    return left[::-1]


def reachable(head):
    """All steps that lead to the head, in no order that means anything."""
    seen, waiting = {head: True}, [head]
    while waiting:
        for parent in waiting.pop().parents:
            if parent not in seen:
                seen[parent] = True
                waiting.append(parent)
    return list(seen)


def serial(step):
    return step.serial


# ## Along all paths
#
# Recursion can be saved in another way: let every visit carry *its own* share and forget the sums.  Then x receives,
# for every way from the head, the product of the slopes along it, which is the chain rule as it is written in books.
# Right, and for a ladder of twenty rungs two million visits.
def along_all_paths(head):
    """The sums, {step: sum}, and how many visits it took."""
    sums, visits, waiting = {}, 0, [(head, 1.0)]
    while waiting:
        step, share = waiting.pop()
        visits += 1
        sums[step] = sums.get(step, 0.0) + share
        waiting += [(parent, share * slope) for parent, slope in zip(step.parents, step.slopes)]
    return sums, visits


ORDERS = {order.name: order for order in [
    Order("recursion", recursion, "a step hands on once for each use, and each time all that it has",
          ("skip", "swap", "double", "weave", "ladder", "chain")),
    Order("recursion over sets", recursion_over_sets, "the same; only that a + a counts as one use",
          ("skip", "swap", "weave", "chain")),
    Order("depth first", depth_first, "a step hands on at the first visit, whoever is still to come",
          ("skip", "weave", "chain")),
    Order("breadth first", breadth_first, "the shortest way to a step is not the last",
          ("skip", "swap")),
    Order("stack", stack, "recursion without calls: one visit for each use",
          ("skip", "swap", "double", "weave", "ladder")),
    Order("oldest first", oldest_first, "the head comes last, when nobody listens any more",
          ("tree", "skip", "swap", "double", "weave", "ladder", "chain")),
    Order("parents first", parents_first, "the order in which values are computed, not gradients",
          ("tree", "skip", "swap", "double", "weave", "ladder", "chain")),
    Order("whole tape", whole_tape, "what the head never used is asked too", ("dead_end",)),
    Order("recursive sort", recursive_sort, "as deep as the program is long", ("chain",)),
    Order("newest first", newest_first),
    Order("counting users", counting_users),
    Order("reversed post-order", reversed_postorder),
]}
