"""# Replay: the backward pass, one step at a time

A step is the visit of one node: what has arrived there, dy; the rule of each input; and what it hands on, dx, which is
added to the sum that waits at the input.  As text a replay is a table.  In a notebook or on a page it is a player.
"""

from html import escape
from typing import NamedTuple

from . import curves
from .draw import FEW, Scene, Vertex, edges_between, in_words
from .equations import applied
from .fold import folded
from .reading import Reading
from .svg import STYLE, Drawing, element, label, line_width, num
from .table import aligned_columns, left_out
from .walk import known_values, short, visits


class Row(NamedTuple):
    """What one rule does; all texts, "" where the row before says the same."""

    step: str
    operation: str
    dy: str
    rule: str
    dx: str
    sum: str


class Replay:
    """A backward pass that can be looked at; prints as text, and is a player in notebooks.

    Attributes:
        gradients: a dict from the names of the variables to their gradients, as numpy arrays.
    """

    def __init__(self, reading, y, names, head_grad, limit):
        self.reading, self.limit = reading, limit
        self.visits = visits(reading, y, head_grad)
        self.values = known_values(reading, y, names)
        sums = {flow.edge.parent: flow.total for step in self.visits for flow in step.flows}
        self.gradients = {reading.names[leaf]: sums[leaf] for leaf in reading.leaves if leaf in sums}

    def __len__(self):
        return len(self.visits)

    @property
    def rows(self):
        """A list of Rows, one for each rule that is applied."""
        return [row for step in self.visits for row in self.rows_of(step)]

    def rows_of(self, step):
        reading, start = self.reading, (self.reading.names[step.node], step.node.op, short(step.dy))
        made = [(applied(reading, step.node, flow.edge), short(flow.dx), short(flow.total)) for flow in step.flows]
        return [Row(*(start if k == 0 else ("", "", "")), *one) for k, one in enumerate(made or [("", "", "")])]

    # Of a long pass the beginning and the end are told.
    def told(self):
        """The visits that are told first, the number left out, and those that are told last."""
        if len(self.visits) <= self.limit:
            return self.visits, [], []
        half = max(self.limit // 2, 1)
        return self.visits[:half], self.visits[half:-half], self.visits[-half:]

    def __repr__(self):
        first, hidden, last = self.told()
        if not first:
            return f"No operations: {self.reading.names[self.reading.head]} is a variable."
        rows = [self.rows_of(step) for step in (*first, *last)]
        lines = aligned_columns(Row._fields, [row for some in rows for row in some], "")
        if hidden:
            cut = 1 + sum(map(len, rows[:len(first)]))
            lines = [*lines[:cut], left_out([step.node for step in hidden]), *lines[cut:]]
        return "\n".join(lines)

    def _repr_html_(self):
        return Player(self).html() if self.visits else f"<p>{escape(repr(self))}</p>"


def replay(y, names=None, head_grad=None, limit=60):
    """The backward pass from an array, one step at a time.

    Every step is a node, newest first: `dy` has arrived there; each of its rules, an equation in your names, makes a
    `dx`; and that is added to the `sum` at its input, which is complete when the input's turn comes.  The tape can be
    used afterwards as if nothing had happened: nothing is freed, and no gradient buffer is filled.

    Args:
        y: an array that was computed inside `record`.
        names: as for `table`; a dict adds the values of the arrays in it to the drawing.
        head_grad: the gradient that arrives at y, an array; ones if left out.
        limit: how many steps to tell; of a longer pass the first and the last ones are told.

    Returns:
        Replay: prints as text; its `rows` are all rows; in a notebook it is a player with buttons, a slider, and the
            keys ←, →, Home and End.

    Raises:
        MXNetError: y is not on the tape, its graph was freed, or a value that a rule needs was overwritten.
        TypeError: y, head_grad, or something in a dict `names`, is not an array.
        ValueError: head_grad has another shape than y, or there are more names than variables.
    """
    return Replay(Reading(y, names, "show.replay"), y, names, head_grad, limit)


# ## The player
#
# It has to work where nobody helps it: in a notebook, on a page without a kernel, and where a program puts it into a
# page by `innerHTML`, which runs no `<script>`.  So its whole behaviour is three event handlers, written as
# attributes; the state is the slider's; and no element has an id, for there may be ten of them on a page.
#
# Everything that is seen at some steps only says so: data-s="3 5" is seen at the steps 3 and 4.  The slider's
# handler compares, and that is all.  Without JavaScript, and on paper, all steps stand below each other.
#
# A drawing that is too wide or too tall moves in a window of its own, so that the buttons stay in sight; each step
# brings its box to the middle.  A reversed column begins at its end: the pass begins at the head, at the bottom.
INPUT = ("const i=this.querySelector('input'),n=+i.value;"
         "this.querySelectorAll('[data-s]').forEach(e=>{const s=e.dataset.s.split(' ');"
         "e.classList.toggle('r-on',+s[0]<=n&&n<+s[1])});"
         "const t=this.querySelector('tbody.r-on th').textContent;"
         "this.querySelector('output').textContent=t;i.setAttribute('aria-valuetext',t);"
         "const v=this.querySelector('.rg-view'),m=v.querySelector('rect.r-on');"
         "if(m){const a=m.getBoundingClientRect(),b=v.getBoundingClientRect();"
         "v.scrollLeft+=a.left-b.left+(a.width-b.width)/2;v.scrollTop+=a.top-b.top+(a.height-b.height)/2}")
STEP = "i.value=+i.value+d;i.dispatchEvent(new Event('input',{bubbles:true}))"
CLICK = ("const b=event.target.closest('button');"
         "if(b){const i=this.querySelector('input'),d=+b.value;" + STEP + "}")
KEYS = ("const d={ArrowLeft:-1,ArrowRight:1,Home:-1e9,End:1e9}[event.key],i=this.querySelector('input');"
        "if(d){event.stopPropagation();event.preventDefault();" + STEP + "}")

# A browser's own slider has a track that shines on a dark page.  This one is drawn in the ink of the text.  Every
# browser has names of its own for the two parts, and drops a rule in which it finds a foreign one.  WebKit puts the
# thumb on top of the track and not in its middle.
TRACK = "height:4px;border-radius:2px;background:color-mix(in srgb,currentColor 35%,transparent)"
THUMB = ("appearance:none;box-sizing:border-box;width:16px;height:16px;border:0;border-radius:50%;"
         "background:var(--rg-orange,#c2671f)")
SLIDER = "".join(f".rg-controls input::{part}{{{look}}}" for part, look in [
    ("-webkit-slider-runnable-track", TRACK), ("-webkit-slider-thumb", THUMB + ";margin-top:-6px"),
    ("-moz-range-track", TRACK), ("-moz-range-thumb", THUMB)])
PLAYER_STYLE = (
    ".rg-player{max-width:100%;margin:.4em 0}"
    ".rg-player svg{display:block;max-width:100%;height:auto}"
    ".rg-player [data-s]:not(.r-on){display:none}"
    ".rg-view{overflow-x:auto}.rg-player .rg-view svg{min-width:var(--rg-least)}"
    ".rg-tall{max-height:30em;overflow:auto;display:flex;flex-direction:column-reverse}"
    ".rg-tall svg{flex:none;align-self:flex-start}"
    ".rg-controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;margin:.6em 0 .2em}"
    ".rg-controls button{font:inherit;color:inherit;background:none;border:1px solid currentColor;border-radius:4px;"
    "padding:.15em .7em;min-height:2em;cursor:pointer}"
    ".rg-controls input{flex:1 1 9em;min-width:6em;max-width:22em;height:1.6em;margin:0;"
    "appearance:none;background:none;cursor:pointer}" + SLIDER +
    ".rg-player :focus-visible{outline:2px solid var(--rg-blue,#3b7fc4);outline-offset:2px}"
    ".rg-player output{flex:1 0 100%;font-weight:600;min-height:1.4em}"
    ".rg-player table{border-collapse:collapse;font-size:.9em;margin:0;width:auto;max-width:100%;display:table}"
    ".rg-player :is(th,td){text-align:left;padding:.25em 1em .25em 0;border:0;background:none;vertical-align:top;"
    "overflow-wrap:anywhere;min-width:0}"
    ".rg-player thead th{font-weight:400;opacity:.75}"
    ".rg-player td{font-family:'Source Code Pro Variable',Menlo,Consolas,'DejaVu Sans Mono',monospace;"
    "font-size:.95em;color:inherit}"
    ".rg-player tbody th{display:none}"
    ".rg-player tr{background:none}"
)
ALL_STEPS = (".rg-controls{display:none}.rg-tall{max-height:none}.rg-player .rg-view svg{min-width:0}"
             ".rg-player tbody[data-s],.rg-player tbody[data-s]:not(.r-on)"
             "{display:table-row-group}.rg-player tbody th{display:table-cell;padding-top:.7em}"
             ".rg-player svg [data-s]{display:none}.rg-player svg .r-last[data-s]{display:inline}")
PLAYER_STYLE += f"@media (scripting:none){{{ALL_STEPS}}}@media print{{{ALL_STEPS}}}"


TALL = 560                                         # pixels
SMALLEST = 0.75                                    # of its own width; on a narrower screen it has to be moved
NARROW = 300                                       # pixels that every screen has


class Player:
    """The HTML of a replay."""

    def __init__(self, replay):
        self.replay, self.reading = replay, replay.reading
        self.first, self.hidden, self.last = replay.told()
        # Step 0 is the start.  What is left out is one step, in which all that it hands on arrives.
        self.steps = [[step] for step in self.first] + [self.hidden] * bool(self.hidden)
        self.steps += [[step] for step in self.last]
        self.count = len(self.steps) + 1

    def html(self):
        """All of it, as one element."""
        rows = "".join(self.body(n) for n in range(self.count))
        last, heading = self.count - 1, escape(self.heading(0))
        return (
            f'<div class="rg rg-player" role="group" aria-label="Replay of backward" oninput="{escape(INPUT)}" '
            f'onclick="{escape(CLICK)}" onkeydown="{escape(KEYS)}">'
            f'<style class="rg-style">{STYLE}{PLAYER_STYLE}</style>'
            f'{self.view()}<div class="rg-controls">'
            '<button type="button" value="-1e9" aria-label="to the start">|◀</button>'
            '<button type="button" value="-1" aria-label="previous step">◀</button>'
            '<button type="button" value="1" aria-label="next step">▶</button>'
            '<button type="button" value="1e9" aria-label="to the end">▶|</button>'
            f'<input type="range" min="0" max="{last}" value="0" step="1" autocomplete="off" '
            f'aria-label="step of the backward pass" aria-valuetext="{heading}"/>'
            f'<output aria-live="polite">{heading}</output></div>'
            '<table><thead><tr><th scope="col">rule</th><th scope="col">dx</th><th scope="col">sum so far</th></tr>'
            f"</thead>{rows}</table></div>")

    def view(self):
        drawing = self.drawing()
        width, height, _ = drawing.parts()
        least, tall = SMALLEST * width, height >= TALL
        keys = ' tabindex="0" role="region" aria-label="the tape"' * (tall or least > NARROW)
        return (f'<div class="rg-view{" rg-tall" * tall}" style="--rg-least:{num(least)}px"{keys}>'
                f'{drawing.markup()}</div>')

    # ### The table
    def heading(self, n):
        names = self.reading.names
        if n == 0:
            return f"Start: d{names[self.reading.head]} = {short(self.replay.visits[0].dy)}"
        step, *more = self.steps[n - 1]
        if more:
            return f"{left_out([one.node for one in self.steps[n - 1]]).strip('. ')}, not told one by one"
        number = n if n <= len(self.first) else len(self.replay) - self.count + n + 1
        return (f"Step {number:,} of {len(self.replay):,}: {step.node.op}, with d{names[step.node]} = "
                f"{short(step.dy)}")

    def body(self, n):
        rows = []
        if n and len(self.steps[n - 1]) == 1:
            rows = [f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row[3:])}</tr>"
                    for row in self.replay.rows_of(self.steps[n - 1][0])]
        elif n == 0:
            rows = ['<tr><td colspan="3">nothing is handed on yet</td></tr>']
        heading = f'<tr><th colspan="3" scope="rowgroup">{escape(self.heading(n))}</th></tr>'
        return f'<tbody {seen(n, n + 1)}>{heading}{"".join(rows)}</tbody>'

    # ### The drawing
    #
    # That of `show.draw`, with room in every box for the longest gradient that will stand there.
    def drawing(self):
        leaves, nodes = folded(self.reading, self.replay.limit)
        groups = [*leaves, *nodes]
        self.number = {entry: k for k, group in enumerate(groups) for entry in group.nodes}
        texts = self.gradients(groups)
        vertices = [self.vertex(group, texts.get(k, [])) for k, group in enumerate(groups)]
        links = edges_between(leaves, nodes)
        scene = Scene(vertices, links)
        body = [*scene.elements(), *self.marks(scene, groups, links), *self.numbers(scene, groups, texts)]
        return Drawing(scene.width, scene.height, body, in_words(self.reading))

    def gradients(self, groups):
        """{number of a box: [(first step, text)]}: what stands there, from which step on."""
        found = {self.number[self.reading.head]: [(0, self.gradient(self.reading.head, self.replay.visits[0].dy))]}
        for n, steps in enumerate(self.steps, 1):
            for step in steps:
                for flow in step.flows:
                    k = self.number[flow.edge.parent]
                    if groups[k].is_single:
                        changes = [one for one in found.get(k, []) if one[0] != n]
                        found[k] = [*changes, (n, self.gradient(flow.edge.parent, flow.total))]
        return found

    def gradient(self, entry, data):
        return f"d{self.reading.names[entry]} = {short(data, FEW)}"

    def vertex(self, group, texts):
        entry, further = group.nodes[0], []
        if group.is_single and entry in self.replay.values:
            further.append((f"= {short(self.replay.values[entry], FEW)}", 11, ""))
        vertex = Vertex(self.reading, group, further)
        if group.is_single:
            vertex.width = max([vertex.width, *(1.08 * line_width(text, 11) + 22 for _, text in texts)])
            vertex.height += 1.3 * 11
        return vertex

    def marks(self, scene, groups, links):
        """Around the box of each step, and along the edges that it uses, against the arrows."""
        for n, steps in enumerate(self.steps, 1):
            used = dict.fromkeys(self.number[step.node] for step in steps)
            for k in used:
                x, y = scene.middle(k)
                width, height = scene.vertices[k].width + 6, scene.vertices[k].height + 6
                yield element("rect", x=x - width / 2, y=y - height / 2, width=width, height=height, rx=9,
                              class_="line tangent orange", **seen_in(n, n + 1))
            for (_, end), way in zip(links, scene.ways):
                if end in used:
                    back = [control[::-1] for control in way[::-1]]
                    yield f'<g {seen(n, n + 1)}>{"".join(curves.arrow(back, "orange"))}</g>'

    def numbers(self, scene, groups, texts):
        for k, changes in texts.items():
            if not groups[k].is_single:
                continue
            x, y = scene.middle(k)
            base = y + scene.vertices[k].height / 2 - 8
            for (start, text), (end, _) in zip(changes, [*changes[1:], (self.count, "")]):
                final = "last" if end == self.count else ""
                yield f'<g {seen(start, end, final)}>{label(x, base, text, 11, kind="bold")}</g>'


def seen(start, end, kind=""):
    """The attributes of what is seen from one step until before another; step 0 is the one that is shown first."""
    words = [f"r-{kind}"] * bool(kind) + ["r-on"] * (start == 0)
    return f'class="{" ".join(words)}" data-s="{start} {end}"' if words else f'data-s="{start} {end}"'


def seen_in(start, end):
    return {"data-s": f"{start} {end}"}
