"""The map of the house, drawn from its imports, and the reading order with what there is to read in each room."""
import ast
import re
from html import escape

import house

# On the map, a module of the engine is a room of its own, and so is one that stands alone; a folder is a wing.
FLOORS = {8: "built on top", 7: "to look and to prove", 6: "what programs import", 5: "the operators",
          4: "recording", 3: "the array", 2: "the way back", 1: "the tape", 0: "the ground"}

WIDTH, ROOM, GAP, LEFT = 860, 26, 10, 118              # of the drawing; a room's height; between rooms; for the names
SMALL = 20                                             # the height of a room inside a wing


def places(order):
    """{place in the page: what stands there}; `order` are the addresses of the pages as one reads them."""
    return {"[the map]": drawing(), "[the order]": reading_order(order)}


def unit(name):
    """What a module belongs to on the map: itself, or its wing."""
    folder, _, rest = name.partition(".")
    return folder if rest and folder != "engine" else name


def rooms():
    """{unit: its modules that are read aloud}."""
    found = {}
    for name in map(house.module_name, house.read_aloud()):
        found.setdefault(unit(name), []).append(name)
    return found


def arrows():
    """The pairs (above, below) of different units of which one imports the other."""
    found = {(unit(name), unit(other)) for name in house.FILES for other in house.inner_imports(name)}
    known = rooms()
    return sorted((above, below) for above, below in found if above != below and above in known and below in known)


def height(one, links):
    """(floor, step on that floor) of a unit: on one floor, whoever imports stands a step above."""
    same = [height(below, links)[1] for above, below in links
            if above == one and house.level(below) == house.level(one)]
    return house.level(one), 1 + max(same) if same else 0


# ## Drawing
def drawing():
    boxes, floors, total = layout()
    links = arrows()
    out = [f'<svg class="house" viewBox="0 0 {WIDTH} {total}" role="group" aria-labelledby="house-title house-text">',
           '<title id="house-title">The map of refgrad</title>',
           f'<desc id="house-text">{escape(spoken(boxes, links))}</desc>', style(boxes)]
    for number, top, bottom in floors:
        out += [f'<path class="floor" d="M0 {bottom}H{WIDTH}"/>',
                f'<text class="floor" x="0" y="{top + 17}">{FLOORS[number]}</text>']
    out += [arrow(boxes, above, below, links) for above, below in links]
    for one, (x, y, width, tall, inside) in boxes.items():
        members = rooms()[one]
        if not inside:
            out.append(room(members[0], one.rpartition(".")[2], x, y, width, tall, key(one)))
            continue
        out.append(f'<g id="{key(one)}"><rect class="wing" x="{x}" y="{y}" width="{width}" height="{tall}" rx="4"/>'
                   f'<text class="wing" x="{x + 8}" y="{y + 16}">{one}</text>')
        out += [room(name, name.rpartition(".")[2], *place, SMALL, "", small=True) for name, place in inside.items()]
        out.append("</g>")
    out.append("</svg>")
    return '<div class="map" tabindex="0" role="region" aria-label="Map">' + "\n".join(out) + "</div>"


def key(one):
    return "room-" + one.replace(".", "-")


def room(name, text, x, y, width, tall, anchor, small=False):
    identity = f' id="{anchor}"' if anchor else ""
    return (f'<a href="{address(name)}"{identity} class="room{" small" * small}">'
            f'<title>{escape(title(name))}</title>'
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{tall}" rx="3"/>'
            f'<text x="{x + width / 2:g}" y="{y + tall / 2 + 4:g}">{text}</text></a>')


def address(name):
    """Seen from the page of the reading order."""
    return f"{name.replace('.', '/')}/"


def arrow(boxes, above, below, links):
    """From the lower edge of one to the upper edge of the other, each at a place of its own."""
    start, end = boxes[above], boxes[below]
    (x1, y1), (x2, y2) = port(boxes, above, below, links, True), port(boxes, below, above, links, False)
    assert start[1] + start[3] < end[1], f"{above} does not stand above {below}"
    bend = (y2 - y1) * 0.5
    return (f'<path class="arrow from-{key(above)} to-{key(below)}" '
            f'd="M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} {x2:g} {y2 - 5 - bend:g} {x2:g} {y2 - 5:g}'
            f'm-2.5 0l2.5 5 2.5 -5z"/>')


def port(boxes, one, other, links, leaves):
    """Where an arrow meets a box: side by side, in the order of the boxes at their other ends."""
    x, y, width, tall, _ = boxes[one]
    ends = [pair[leaves] for pair in links if pair[not leaves] == one]
    ends.sort(key=lambda end: (boxes[end][0] + boxes[end][2] / 2, end))
    at = x + width * (ends.index(other) + 1) / (len(ends) + 1)
    return at, y + tall if leaves else y


def style(boxes):
    """Whoever looks at a room sees its own arrows: a rule for each, since a style sheet cannot count."""
    rules = [f".house:has(#{key(one)}:is(:hover,:focus-within,:focus)) .from-{key(one)}" for one in boxes]
    to = [f".house:has(#{key(one)}:is(:hover,:focus-within,:focus)) .to-{key(one)}" for one in boxes]
    return (f"<style>{','.join(rules)}{{stroke:var(--md-accent-fg-color);opacity:1}}"
            f"{','.join(to)}{{stroke:var(--md-typeset-a-color);opacity:1}}</style>")


# ## Where everything stands
def layout():
    """({unit: (x, y, width, height, {module: (x, y, width)} for a wing)}, [(floor, top, bottom)], height of all)."""
    links, known = arrows(), rooms()
    rows = {}
    for one in known:
        rows.setdefault(height(one, links), []).append(one)
    boxes, floors, y = {}, [], 6
    for number in sorted({floor for floor, _ in rows}, reverse=True):
        top = y
        for step in sorted((step for floor, step in rows if floor == number), reverse=True):
            y = place_row(boxes, rows[number, step], known, links, y) + 30
        floors.append((number, top, y - 15))
    return boxes, floors, y - 14


def place_row(boxes, units, known, links, y):
    """Sets a row of units, each below what imports it as far as there is room; returns where the row ends."""
    wide = {one: size(one, known[one]) for one in units}
    free = WIDTH - LEFT - GAP * (len(units) - 1)
    flexible = [one for one in units if len(known[one]) > 1]
    for one in flexible:                               # wings share what is left
        rest = free - sum(wide[other] for other in units if other not in flexible)
        wide[one] = rest * len(known[one]) / sum(len(known[other]) for other in flexible)

    def wish(one):
        above = [boxes[a][0] + boxes[a][2] / 2 for a, b in links if b == one and a in boxes]
        return sum(above) / len(above) if above else WIDTH / 2
    units = sorted(units, key=lambda one: (wish(one), one))
    spare = (WIDTH - LEFT - sum(wide[one] for one in units)) / (len(units) + 1)
    x, bottom = LEFT + max(spare, 0) if not flexible else LEFT, y
    for one in units:
        width, inside, tall = wide[one], {}, ROOM
        if one in flexible:
            inside, tall = furnished(known[one], x, y, width)
        boxes[one] = x, y, width, tall, inside
        bottom = max(bottom, y + tall)
        x += width + (GAP if flexible else spare)
    return bottom


def size(one, members):
    return 18 + 7.4 * len(one.rpartition(".")[2])


def furnished(members, left, top, width):
    """({module: (x, y, width)}, height) of the rooms of a wing, line by line."""
    inside, x, y = {}, left + 8, top + 24
    for name in members:
        own = 12 + 6.3 * len(name.rpartition(".")[2])
        if x + own > left + width - 8:
            x, y = left + 8, y + SMALL + 5
        inside[name] = x, y, own
        x += own + 5
    return inside, y + SMALL + 8 - top


def spoken(boxes, links):
    """The map in words."""
    said = [f"{one.rpartition('.')[2]} imports {', '.join(below.rpartition('.')[2] for a, below in links if a == one)}"
            for one in boxes if any(a == one for a, _ in links)]
    return "Modules in floors, each above what it imports. " + "; ".join(said) + "."


# ## In words
def title(name):
    """The heading of a module's page."""
    return ast.get_docstring(house.tree(name)).splitlines()[0].removeprefix("# ")


def about(name):
    """One line about a module: its heading behind the colon, else the first sentence of its text."""
    head, _, rest = title(name).partition(": ")
    if rest:
        return head, rest
    text = " ".join(" ".join(ast.get_docstring(house.tree(name)).split("\n\n")[1:2]).split())
    return head, re.split(r"(?<=[.?!])\s", text)[0].rstrip(".")


def reading_order(order):
    """A table of all modules, as Markdown, in the order of the navigation."""
    names = [uri.removeprefix("source/").removesuffix(".md").replace("/", ".") for uri in order]
    names = [name for name in names if name in house.FILES]
    groups = {"engine": "The engine", "ops": "Operators by family", "": "On top", "show": "Showing the tape",
              "bank": "The bank of mistakes", "gluon": "Networks", "classroom": "The classroom"}
    out, number = [], 0
    for folder, heading in groups.items():
        members = [name for name in names if (name.partition(".")[0] if "." in name else "") == folder]
        if not members:
            continue
        amounts = [house.lines(house.FILES[name]) for name in members]
        code, prose = map(sum, zip(*amounts))
        out += [f"### {heading}", f"{code:,} lines of code and {prose:,} of prose.\n{{ .amount }}",
                '<div class="order" markdown>',
                "| | file | what it is about | code | prose |\n|--:|---|---|--:|--:|"]
        for name, amount in zip(members, amounts):
            number += 1
            head, line = about(name)
            out[-1] += (f"\n| {number} | [{head}]({name.replace('.', '/')}.md) | {line.replace('|', chr(92) + '|')} "
                        f"| {amount[0]} | {amount[1]} |")
        out.append("</div>")
    return "\n\n".join(out)


def neighbours(name, address):
    """What a module imports and what imports it, as HTML; `address(module)` is the address of a page, or None."""
    def listed(others):
        links = [f'<a href="{address(other)}">{other.rpartition(".")[2]}</a>' for other in others if address(other)]
        return ", ".join(links[:14]) + (f" and {len(links) - 14} more" if len(links) > 14 else "")
    used = sorted(set(house.inner_imports(name)) - {name})
    users = sorted({other for other in house.FILES if name in house.inner_imports(other)} - {name})
    code, prose = house.lines(house.FILES[name])
    said = [f"{code} lines of code, {prose} of prose"]
    said += [f"imports {listed(used)}"] if listed(used) else []
    said += [f"imported by {listed(users)}"] if listed(users) else []
    return f'<p class="neighbours">{" <i>·</i> ".join(said)}</p>'
