"""Where everything on the map of the house stands: rooms in rows, arrows in lanes between them.

Two rules keep the map readable.  An arrow is drawn only where no other way leads: almost every file imports the errors,
and who stands on the tape stands on the errors by it.  And an arrow that passes a row has a lane there, a place of its
own among the rooms, which all arrows to the same end share: so no arrow runs across a room.
"""
from functools import cache
from itertools import pairwise, product

import house

ROOM, SMALL = 24, 20                                   # heights of a room, and of one inside a wing
GAP, LANE, ROW = 12, 10, 22                            # between rooms; the width of a lane; between rows
FAR = 9                                                # between two arrows at one edge


# ## What there is
def unit(name):
    """What a module belongs to on the map: itself if it is of the engine or alone, else its wing."""
    folder, _, rest = name.partition(".")
    return folder if rest and folder != "engine" else name


@cache
def rooms():
    """{unit: its modules that are read aloud}."""
    found = {}
    for name in map(house.module_name, house.read_aloud()):
        found.setdefault(unit(name), []).append(name)
    return found


@cache
def imports():
    """The pairs (above, below) of different units of which one imports the other."""
    found = {(unit(name), unit(other)) for name in house.FILES for other in house.inner_imports(name)}
    known = rooms()
    return sorted((above, below) for above, below in found if above != below and above in known and below in known)


@cache
def arrows():
    """Those of the imports that no longer way leads along."""
    below = {one: {b for a, b in imports() if a == one} for one in rooms()}

    def beyond(one):
        return set().union(*({other} | beyond(other) for other in below[one]))
    return [(a, b) for a, b in imports() if not any(b in beyond(other) for other in below[a])]


def step(one):
    """The step of a unit on its floor: whoever imports a neighbour of the same floor stands above it."""
    same = [step(below) for above, below in imports() if above == one and house.level(below) == house.level(one)]
    return 1 + max(same) if same else 0


# ## Who stands beside whom
# A row holds units, and lanes: ("", end) is the lane of all arrows that pass on their way to that end.
def ways(rows):
    """{arrow: its stations, one in each row from its start to its end}."""
    at = {one: number for number, row in enumerate(rows) for one in row}
    return {(a, b): [a, *[("", b)] * (at[b] - at[a] - 1), b] for a, b in arrows()}


def with_lanes(rows):
    """The rows with their lanes, ordered so that few arrows cross, and the threads between each row and the next."""
    at = {one: number for number, row in enumerate(rows) for one in row}
    lanes, threads = [set() for _ in rows], [set() for _ in rows[1:]]
    for (a, _), way in ways(rows).items():
        for number, pair in enumerate(pairwise(way), at[a]):
            threads[number].add(pair)
            lanes[number + 1] |= {pair[1]} - {*rows[number + 1]}

    def crossings(rows, number):
        upper, lower = rows[number], rows[number + 1]
        ends = [(upper.index(a), lower.index(b)) for a, b in threads[number]]
        return sum(a < c and b > d for a, b in ends for c, d in ends)

    def untangled(rows):
        """Each thing of each row in turn takes the best of all places in its row."""
        numbers = range(len(rows))
        for number in [*numbers, *reversed(numbers)] * 3:
            def cost(order, number=number):
                rows[number] = order
                return sum(crossings(rows, n) for n in (number - 1, number) if 0 <= n < len(threads))
            for one in rows[number]:
                rest = [other for other in rows[number] if other != one]
                orders = [[*rest[:n], one, *rest[n:]] for n in range(len(rest) + 1)]
                rows[number] = min([rows[number], *orders], key=cost)
        return rows

    # Untangling goes row by row, and cannot bring a long lane to the other side: so each begins once on either.
    long = sorted(lane for lane in set().union(*lanes) if sum(lane in row for row in lanes) > 1)
    tried = []
    for sides in product((True, False), repeat=len(long)):
        left = {lane for lane, side in zip(long, sides) if side}
        tried.append(untangled([[*sorted(extra & left), *row, *sorted(extra - left)]
                                for row, extra in zip(rows, lanes)]))
    return min(tried, key=lambda rows: sum(crossings(rows, n) for n in range(len(threads)))), threads


# ## How far apart
def spread(wishes, sizes, gap, low, high, weights=None):
    """Places for things of these sizes, in this order, apart, between low and high: nearest to their wishes."""
    starts = [sum(sizes[:n]) + n * gap for n in range(len(sizes))]
    groups = []                                        # (weighted sum of the wishes for a beginning, weight, count)
    for wish, start, weight in zip(wishes, starts, weights or [1] * len(sizes)):
        groups.append(((wish - start) * weight, weight, 1))
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] >= groups[-1][0] / groups[-1][1]:
            groups[-2:] = [tuple(map(sum, zip(*groups[-2:])))]
    last = high - starts[-1] - sizes[-1]
    begin = [max(low, min(last, total / weight)) for total, weight, count in groups for _ in range(count)]
    return [at + start for at, start in zip(begin, starts)]


class Plan:
    """A map of a width: `boxes` {unit: (x, y, width, height, {module: (x, y, width)} in a wing)}, `floors`, `paths`."""

    def __init__(self, width, left, caption=0):
        self.width, self.left, self.caption = width, left, caption
        found = {}
        for one in rooms():
            found.setdefault((house.level(one), step(one)), []).append(one)
        self.places = sorted(found, reverse=True)
        self.rows, self.threads = with_lanes([sorted(found[place]) for place in self.places])
        self.sizes = [self.widths(row) for row in self.rows]
        self.starts = self.abreast()
        self.boxes, self.floors, self.height = self.stacked()
        self.paths = {pair: self.path(way) for pair, way in ways(self.rows).items()}

    def widths(self, row):
        sizes = {one: LANE if isinstance(one, tuple) else 18 + 7.2 * len(one.rpartition(".")[2]) for one in row}
        wings = [one for one in row if len(rooms().get(one, ())) > 1]
        whole = self.width - self.left - 2 - GAP * (len(row) - 1)          # a pixel at either side for the strokes
        free = whole - sum(sizes[one] for one in row if one not in wings)
        for one in wings:                              # a wing is as wide as its rooms in two lines, if there is room
            share = free * len(rooms()[one]) / sum(len(rooms()[other]) for other in wings)
            needs = [inner(name) for name in rooms()[one]]
            full = 16 + sum(needs) + 5 * len(needs)
            sizes[one] = max(16 + max(needs), min(share, full if len(needs) < 3 else 0.6 * full))
        over = sum(sizes.values()) - whole
        if over > 0:                                   # the widest gives way where another needs more than its share
            sizes[max(sizes, key=sizes.get)] -= over
        return sizes

    def abreast(self):
        """[{unit or lane: its left edge}], each as near as can be below and above what it is tied to."""
        middle = (self.left + self.width) / 2
        places = [dict.fromkeys(row, middle) for row in self.rows]         # of the middles
        numbers = range(len(self.rows))
        for number in [*numbers, *reversed(numbers)] * 40:
            row, sizes = self.rows[number], self.sizes[number]
            wishes = [self.wish(places, number, one) - sizes[one] / 2 for one in row]
            weights = [50 if isinstance(one, tuple) else 1 for one in row]
            begins = spread(wishes, [*sizes.values()], GAP, self.left + 1, self.width - 1, weights)
            places[number] = {one: begin + sizes[one] / 2 for one, begin in zip(row, begins)}
        return [{one: place[one] - sizes[one] / 2 for one in place} for place, sizes in zip(places, self.sizes)]

    def wish(self, places, number, one):
        """Where the middle of a thing should be.  A lane keeps straight; below a wide thing all places are good."""
        here, own = places[number][one], self.sizes[number][one]
        near = [(here, 0.01)]
        if isinstance(one, tuple):
            along = [row[one] for row in places if one in row]
            near.append((sum(along) / len(along), 20))
        for other, threads in (number - 1, self.threads[number - 1:number]), (number + 1, self.threads[number:][:1]):
            for pair in set().union(*threads):
                end = pair[other > number]
                if one == pair[other < number] and one != end:
                    place, slack = places[other][end], max(0, abs(self.sizes[other][end] - own) / 2 - 10)
                    lane = isinstance(one, tuple) or isinstance(end, tuple)
                    near.append((max(place - slack, min(place + slack, here)), 0.2 if lane else 1))
        return sum(place * much for place, much in near) / sum(much for _, much in near)

    def stacked(self):
        """Sets the rows below each other."""
        boxes, floors, y = {}, [], 2
        self.edges = []                                # (top, bottom) of the rows
        for number, row in enumerate(self.rows):
            floor = self.places[number][0]
            if self.begins(number):
                y += self.caption
                floors.append([floor, y, 0])
            bottom = y
            for one in filter(rooms().get, row):
                x, width, inside, tall = self.starts[number][one], self.sizes[number][one], {}, ROOM
                if len(rooms()[one]) > 1:
                    inside, tall = furnished(rooms()[one], x, y, width)
                boxes[one] = x, y, width, tall, inside
                bottom = max(bottom, y + tall)
            self.edges.append((y, bottom))
            floors[-1][2] = bottom + ROW / 2
            y = bottom + ROW + (4 if number + 1 < len(self.rows) and floor != self.places[number + 1][0] else 0)
        return boxes, floors, y - ROW + 2

    # ## Arrows
    def path(self, way):
        """The stations of an arrow as points: down each lane, with a bend between two rows."""
        number = next(n for n, row in enumerate(self.rows) if way[0] in row)
        points = []
        for at, (one, other) in enumerate(pairwise(way), number):
            x1, x2 = self.port(at, one, other, True), self.port(at, other, one, False)
            first, bottom = self.edges[at]
            if one in self.boxes:
                first = self.boxes[one][1] + self.boxes[one][3]
            top = self.edges[at + 1][0]
            points.append((x1, first, bottom, x2, top - self.caption * self.begins(at + 1), top))
        return points

    def begins(self, number):
        """Whether a row is the first of its floor."""
        return number == 0 or self.places[number][0] != self.places[number - 1][0]

    def named(self):
        """{floor: (x, y) of its name}: before its first row, or in a line of its own between the arrows that pass."""
        if not self.caption:
            return {floor: (0, top + 16) for floor, top, _ in self.floors}
        passing = {}
        for points in self.paths.values():
            for *_, x, _, top in points:
                passing.setdefault(top, set()).add(x)
        found = {}
        for floor, top, _ in self.floors:
            lines = [-12, *sorted(passing.get(top, ())), self.width + 12]
            found[floor] = max(pairwise(lines), key=lambda pair: min(pair[1] - pair[0], 150))[0] + 12, top - 6
        return found

    def port(self, number, one, other, leaves):
        """Where a thread meets a box or a lane: below the other end if it can, apart from its neighbours."""
        mine = number if leaves else number + 1
        start, size = self.starts[mine][one], self.sizes[mine][one]
        if isinstance(one, tuple):
            return start + size / 2
        ends = [pair[leaves] for pair in self.threads[number] if pair[not leaves] == one]
        there = number + 1 if leaves else number
        wishes = {}
        for end in ends:
            middle = self.starts[there][end] + self.sizes[there][end] / 2
            wide = self.sizes[there][end] >= size
            wishes[end] = start + size / 2 if wide else max(start + 8, min(start + size - 8, middle))
        ends.sort(key=lambda end: (wishes[end], self.starts[there][end]))
        places = spread([wishes[end] for end in ends], [0] * len(ends), FAR, start + 6, start + size - 6)
        return places[ends.index(other)]


def inner(name):
    """The width of a room inside a wing."""
    return 12 + 6.5 * len(name.rpartition(".")[2])


def furnished(members, left, top, width):
    """({module: (x, y, width)}, height) of the rooms of a wing, line by line."""
    inside, x, y = {}, left + 8, top + 23
    for name in members:
        if x + inner(name) > left + width - 7:
            x, y = left + 8, y + SMALL + 5
        inside[name] = x, y, inner(name)
        x += inner(name) + 5
    return inside, y + SMALL + 8 - top
