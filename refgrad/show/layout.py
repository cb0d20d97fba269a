"""# Layout: a graph in layers

The usual way to draw what flows in one direction, in four steps.

1. Every vertex gets a layer, behind all that it depends on and near to what needs it.
2. An edge over several layers passes through a *dummy* in each layer between, so that it has a place of its own and
   is led around the boxes, not through them.
3. Within the layers the vertices are brought into an order in which few edges cross.
4. Vertices move towards their neighbours as far as the order and the distances allow, and lines are made straight.

*Along* is the direction of the flow, *across* the other one; which is x and which is y is not decided here.
"""

GAP, DUMMY_GAP = 26.0, 16.0                        # across, between boxes and around dummies
SWEEPS = 12


class Layout:
    """Positions for a graph.

    Args:
        sizes: (along, across) of each vertex; the vertices are numbers in a topological order.
        edges: list of (from, to).
        gap: pixels along, between layers.

    Attributes:
        across: middle of each vertex and dummy.
        along: (start, end) of each layer.
        layer: of each vertex and dummy.
        chains: for each edge its vertices: from, dummies, to.
    """

    def __init__(self, sizes, edges, gap):
        self.sizes, self.layer = list(sizes), layers(len(sizes), edges)
        self.real = len(self.sizes)
        self.chains = [self.chain(a, b) for a, b in edges]
        self.links = sorted({pair for chain in self.chains for pair in zip(chain, chain[1:])})
        self.rows = [[] for _ in range(max(self.layer) + 1)]
        for vertex, layer in enumerate(self.layer):
            self.rows[layer].append(vertex)
        self.before, self.behind = ([[] for _ in self.layer] for _ in "ab")
        for a, b in self.links:
            self.before[b].append(a)
            self.behind[a].append(b)
        self.order()
        self.across = self.positions()
        self.along, end = [], 0.0
        for row in self.rows:
            thick = max(self.sizes[v][0] for v in row)
            self.along.append((end, end + thick))
            end += thick + gap

    def chain(self, a, b):
        dummies = []
        for layer in range(self.layer[a] + 1, self.layer[b]):
            dummies.append(len(self.layer))
            self.layer.append(layer)
            self.sizes.append((0.0, 4.0))
        return [a, *dummies, b]

    # ## Few crossings
    #
    # Each vertex goes to the mean place of its neighbours in the layer before, then, on the way back, in the layer
    # behind.  That is only a rule of thumb, so the best order that was ever seen is kept.
    def order(self):
        best, fewest = [row[:] for row in self.rows], self.crossings()
        for sweep in range(SWEEPS):
            near = self.behind if sweep % 2 else self.before
            for row in (reversed(self.rows) if sweep % 2 else self.rows):
                place = {v: k for layer in self.rows for k, v in enumerate(layer)}
                row.sort(key=lambda v: mean([place[w] for w in near[v]], place[v]))
            crossings = self.crossings()
            if crossings < fewest:
                best, fewest = [row[:] for row in self.rows], crossings
        self.rows = best

    def crossings(self):
        place = {v: k for row in self.rows for k, v in enumerate(row)}
        by_layer = [[] for _ in self.rows]
        for a, b in self.links:
            by_layer[self.layer[a]].append((place[a], place[b]))
        return sum((a - c) * (b - d) < 0 for links in by_layer for k, (a, b) in enumerate(links)
                   for c, d in links[k + 1:])

    # ## Near, then straight
    #
    # Moved to the mean of its neighbours, every vertex ends up well placed and nearly every line a little oblique.  So
    # in a second step the lines are followed, and each is put at one height as far as its surroundings allow.  At last
    # what has no input and a single use comes as near to that use as it can.
    def positions(self):
        across, self.weights = [0.0] * len(self.layer), self.weigh()
        for sweep in range(2 * SWEEPS):
            for row in (reversed(self.rows) if sweep % 2 else self.rows):
                wanted = [self.pull(v, sweep, across) for v in row]
                weights = [8.0 if v >= self.real else self.weights[v] for v in row]
                for v, x in zip(row, spread(wanted, weights, self.gaps(row))):
                    across[v] = x
        threads = self.threads()
        for thread in threads * 3:
            self.straighten(thread, across)
        for v in range(self.real):
            if not self.before[v] and len(self.behind[v]) == 1:
                least, most = self.room(v, across)
                across[v] = min(max(across[self.behind[v][0]], least), most)
        least = min(across[v] - self.sizes[v][1] / 2 for v in range(len(across)))
        return [x - least for x in across]

    def pull(self, v, sweep, across):
        near = self.before[v] + self.behind[v]
        if sweep < 2 * SWEEPS - 4:
            near = (self.behind[v] if sweep % 2 else self.before[v]) or near
        weights = [4.0 if v >= self.real or w >= self.real else self.weights[w] for w in near]
        return sum(k * across[w] for k, w in zip(weights, near)) / sum(weights) if near else across[v]

    # A deep network is a line with a variable beside each layer, or with what a single operation made of one, as
    # `broadcast` of a bias.  Were all drawn equally, every layer would stand half a box further to the side than the
    # one before.  So a variable, and what a single operation made of one, has little weight: it is the one that moves.
    def weigh(self):
        weights = [1.0] * len(self.layer)
        for v in (v for row in self.rows for v in row):
            if not self.before[v]:
                weights[v] = 0.1
            elif len(self.before[v]) == 1 and len(self.behind[v]) == 1:
                weights[v] = weights[self.before[v][0]]
        return weights

    def threads(self):
        """Paths through the layers that had best be straight: long edges first, then what has only one way to go."""
        def rank(link):
            a, b = link
            ways = len(self.behind[a]) + len(self.before[b])
            return (a >= self.real) != (b >= self.real), a < self.real, ways, not self.before[a], link

        following, led = {}, set()
        for a, b in sorted(self.links, key=rank):
            if a not in following and b not in led:
                following[a] = b
                led.add(b)
        threads = []
        for v in sorted(set(following) - led):
            threads.append([v])
            while threads[-1][-1] in following:
                threads[-1].append(following[threads[-1][-1]])
        return sorted(threads, key=lambda thread: -len(thread))

    def straighten(self, thread, across):
        run, low, high = [], 0.0, 0.0
        for v in thread:
            least, most = self.room(v, across)
            if run and max(low, least) > min(high, most) + 1e-6:
                self.align(run, low, high, across)
                run = []
            low, high = (max(low, least), min(high, most)) if run else (least, most)
            run.append(v)
        self.align(run, low, high, across)

    def align(self, run, low, high, across):
        height = min(max(sum(across[v] for v in run) / len(run), low), high)
        for v in run:
            across[v] = height

    def room(self, v, across):
        """How far v can move between its neighbours in the layer."""
        row = self.rows[self.layer[v]]
        k, gaps = row.index(v), self.gaps(row)
        return (across[row[k - 1]] + gaps[k - 1] if k else -1e9,
                across[row[k + 1]] - gaps[k] if k + 1 < len(row) else 1e9)

    def gaps(self, row):
        """The least distance between the middles of neighbours in one layer."""
        return [(self.sizes[a][1] + self.sizes[b][1]) / 2 + (GAP if max(a, b) < self.real else DUMMY_GAP)
                for a, b in zip(row, row[1:])]


def layers(count, edges):
    """The layer of each vertex: as early as its inputs allow, then as late as its uses allow, if that is no detour."""
    before, behind = ([set() for _ in range(count)] for _ in "ab")
    for a, b in edges:
        before[b].add(a)
        behind[a].add(b)
    result = []
    for v in range(count):
        result.append(max((result[a] + 1 for a in before[v]), default=0))
    for v in reversed(range(count)):
        if behind[v] and len(before[v]) <= len(behind[v]):
            result[v] = min(result[b] for b in behind[v]) - 1
    return [layer - min(result) for layer in result]


def mean(values, otherwise):
    return sum(values) / len(values) if values else otherwise


# ## As near as possible
#
# We look for the positions that are nearest to given ones, in least squares, in a given order and at given least
# distances.  Once the distances are subtracted, the positions only must not fall; and the nearest sequence that does
# not fall is found by pooling: as long as a value is below the one before, both are replaced by their mean.
def spread(wanted, weights, gaps):
    """The positions nearest to the wanted ones with position[k + 1] - position[k] >= gaps[k].

    >>> spread([0.0, 0.0, 9.0], [1.0, 1.0, 1.0], [2.0, 2.0])
    [-1.0, 1.0, 9.0]
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools = []
    for value, weight, offset in zip(wanted, weights, offsets):
        pools.append((value - offset, weight, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (x, u, m), (y, w, n) = pools[-2:]
            pools[-2:] = [((x * u + y * w) / (u + w), u + w, m + n)]
    return [x + offset for x, offset in zip((x for x, _, count in pools for _ in range(count)), offsets)]
