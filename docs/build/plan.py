"""The map of the house, drawn from its imports, and the reading order with what there is to read in each room."""
import ast
import re
from html import escape

import house
from floors import SMALL, Plan, imports, rooms

# What the floors are called, from the top.
FLOORS = {8: "built on top", 7: "to look and to prove", 6: "what programs import", 5: "the operators",
          4: "recording", 3: "the array", 2: "the way back", 1: "the tape", 0: "the ground"}


def places(order):
    """{place in the page: what stands there}; `order` are the addresses of the pages as one reads them."""
    return {"[the map]": the_map(), "[the order]": reading_order(order)}


# ## Drawing
def the_map():
    """The map for wide pages, and the one for narrow ones; the style sheet shows one of the two."""
    return f'<div class="map">{drawing(Plan(860, 138), "wide")}{drawing(Plan(350, 0, 17), "narrow")}</div>'


def drawing(plan, form):
    out = [f'<svg class="house {form}" viewBox="0 0 {plan.width} {plan.height:g}" role="group" '
           f'aria-labelledby="{form}-title {form}-text">',
           f'<title id="{form}-title">The map of refgrad</title>',
           f'<desc id="{form}-text">{escape(spoken(plan.boxes))}</desc>', style(form)]
    out += [f'<path class="floor" d="M0 {bottom:g}H{plan.width}"/>' for number, _, bottom in plan.floors if number]
    out += [arrow(form, *pair, points) for pair, points in plan.paths.items()]
    out += [f'<text class="floor" x="{x:.4g}" y="{y:g}">{FLOORS[number]}</text>'
            for number, (x, y) in plan.named().items()]
    for one, (x, y, width, tall, inside) in plan.boxes.items():
        members, said = rooms()[one], one.rpartition(".")[2]
        if not inside:
            out.append(room(members[0], said, x, y, width, tall, key(form, one)))
            continue
        out.append(f'<g id="{key(form, one)}" class="wing"><rect x="{x:g}" y="{y:g}" width="{width:g}" '
                   f'height="{tall:g}" rx="4"/><text x="{x + 8:g}" y="{y + 15:g}">{said}</text>')
        out += [room(name, name.rpartition(".")[2], *place, SMALL) for name, place in inside.items()]
        out.append("</g>")
    return "\n".join([*out, "</svg>"])


def key(form, one):
    return f"{form}-{one.replace('.', '-')}"


def room(name, text, x, y, width, tall, anchor=""):
    """A room.  Inside a wing it is no stop for the tab key: the same links stand in the table below the map."""
    kind = f'id="{anchor}" class="room"' if anchor else 'class="room small" tabindex="-1"'
    return (f'<a href="{address(name)}" {kind}><title>{escape(title(name))}</title>'
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{tall:g}" rx="3"/>'
            f'<text x="{x + width / 2:g}" y="{y + tall / 2 + 4:g}">{text}</text></a>')


def address(name):
    """Seen from the page of the reading order."""
    return f"{name.replace('.', '/')}/"


def arrow(form, above, below, points):
    """Straight down its lanes, and in a bend from one to the next; its head touches the lower room."""
    said, last = "", len(points) - 1
    for number, (x1, first, bottom, x2, bent, top) in enumerate(points):
        end = top - 5 * (number == last)
        bent = min(bent, end)
        half = (bottom + bent) / 2
        said += f"M{x1:.4g} {first:g}V{bottom:g}C{x1:.4g} {half:g} {x2:.4g} {half:g} {x2:.4g} {bent:g}"
        said += f"V{end:g}" if bent < end else ""
    return (f'<path class="arrow from-{key(form, above)} to-{key(form, below)}" d="{said}"/>'
            f'<path class="head" d="M{x2 - 3:.4g} {end:g}h6l-3 5z"/>')


def style(form):
    """Who looks at a room sees all its imports, drawn or not: a rule for each room, for CSS cannot look them up."""
    out = []
    for one in rooms():
        looked_at = f".house:has(#{key(form, one)}:is(:hover,:focus-within,:focus))"
        uses = [f"#{key(form, below)}" for above, below in imports() if above == one]
        users = [f"#{key(form, above)}" for above, below in imports() if below == one]
        for kind, others, own in ("below", uses, "from"), ("above", users, "to"):
            if others:
                out.append(f"{looked_at} :is({','.join(others)})>rect{{stroke:var(--{kind});stroke-width:2}}"
                           f"{looked_at} .{own}-{key(form, one)}{{stroke:var(--{kind});stroke-width:2}}")
    return f"<style>{''.join(out)}</style>"


def spoken(boxes):
    """The map in words."""
    def last(one):
        return one.rpartition(".")[2]
    said = {one: ", ".join(last(below) for above, below in imports() if above == one) for one in boxes}
    said = [f"{last(one)} imports {others}" for one, others in said.items() if others]
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


def where(page, files):
    """The place of a module's page in the house, its sections, and the pages before and after it, as HTML.

    Wide pages show it in a bar that stays in sight: rows of prose and code leave no room for columns at the sides.
    The title of the page stands in the bar of the theme above it.
    """
    def address(other):
        return other.file.url_relative_to(page.file)
    above = files.get_file_from_path("source/index.md").url_relative_to(page.file)
    place = [f'<a href="{above}">The map</a>', *(part.title for part in reversed(page.ancestors[:-1]))]
    entry = page.toc.items[0] if page.toc.items else None
    sections = [f'<a href="{part.url}">{part.title}</a>' for part in (entry.children if entry else ())]
    ways = [f'<a href="{address(other)}" rel="{rel}">{said}</a>' for other, rel, said in [
        (page.previous_page, "prev", "← {}"), (page.next_page, "next", "{} →")] if other
        for said in [said.format(escape(other.title, quote=False))]]
    return (f'<nav class="where" aria-label="Place in the house"><span class="place">{" <i>›</i> ".join(place)}</span>'
            f'<span class="sections">{"".join(sections)}</span><span class="ways">{"".join(ways)}</span></nav>')


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
