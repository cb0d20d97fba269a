"""Turn a Python file into a page to read: its comments become the text, its code stays code.

Prose is the module's docstring and every comment that begins in column 0 outside a statement.  It is Markdown, so
`# ## The tape` is a heading and enters the table of contents.  The rest is code, in blocks that keep their line
numbers.  A statement is not cut: a comment inside a function stays there, wherever it begins.  Only a class may have
headings between its members: `    # ## What an array tells` and the comment that goes on below it are prose as well.

`page` writes the Markdown, and `beside` gives the HTML that came of it its form: each block of code with the prose
above it in one row, so that a wide page can show them side by side; names lead to their definitions; and what one may
try stands in a box:

    # *Try it*: what is asked, in a line or several.
    #     >>> x = nd.array([1.0, 2.0])
    #     >>> (x * x).tolist()
    #     [1.0, 4.0]

The page shows the program without its signs, each statement on a line of its own, so that it can be run and copied, and
what comes out behind a fold, so that one may guess first.
"""
import ast
import doctest
import re
from html import unescape

import house


def page(source, path, link):
    """The Markdown of the module at `path`; its docstring may begin with the page's heading, else the path is it.

    `link(name)` is the address of the page of another module, or None: where prose says `tape.py`, it leads there.
    """
    out, defined = [], house.defined(ast.parse(source))
    for kind, first, lines in blocks(source):
        if not out:
            heading = lines.pop(0) if kind == "prose" and lines[0].startswith("# ") else f"# {path}"
            out += [heading, f"`{path}`{{ .path }}"]
        text = "\n".join(lines)
        if kind == "code":
            # The anchor def-NAME leads to the definition of NAME.  MkDocs wants to see it in the Markdown; `beside`
            # brings it from here to its line.
            names = [name for name, line in defined.items() if first <= line < first + len(lines)]
            out += ["".join(f'<span id="def-{name}"></span>' for name in names)] if names else []
            text = f'```python linenums="{first}"\n{text}\n```'
        else:
            text = re.sub(r"`([\w/]+\.py)`", lambda m: f"[{m[0]}]({link(m[1])})" if link(m[1]) else m[0], text)
            text = EXPERIMENT.sub(boxed, text)
            text = re.sub(r"\n *\.\.\. # doctest: .*", "", text)           # a word to the test, not to the reader
        out.append(text)
    return "\n\n".join(out) + "\n"


def blocks(source):
    """Yield ("prose" or "code", number of the first line, lines), with no blank line at either end."""
    tree = ast.parse(source)
    docstring, start = ast.get_docstring(tree), 1
    if docstring is not None:
        start = tree.body[0].end_lineno + 1
        yield "prose", 1, docstring.splitlines()

    inside = {number for node in tree.body for number in extent(node)}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            members = {number for member in node.body for number in extent(member)}
            inside -= set(range(node.body[0].lineno, node.end_lineno + 1)) - members

    kind, first, lines = None, start, []
    for number, line in enumerate(source.splitlines()[start - 1:], start):
        text = line.strip()
        if number not in inside and not text:
            lines.append("")  # a gap belongs to what stands above it
            continue
        prose = number not in inside and (
            line.startswith("#") or line.startswith("    # ## ") or kind == "prose" and line.startswith("    #"))
        now = "prose" if prose else "code"
        if now != kind:
            if kind:
                yield kind, first, trimmed(lines)
            kind, first, lines = now, number, []
        lines.append(text[1:].removeprefix(" ") if prose else line)
    if kind:
        yield kind, first, trimmed(lines)


def extent(node):
    """The numbers of a statement's lines, decorators included."""
    return range(min(part.lineno for part in [node, *getattr(node, "decorator_list", [])]), node.end_lineno + 1)


def trimmed(lines):
    while not lines[-1].strip():
        lines.pop()
    return lines


# ## What one may try
EXPERIMENT = re.compile(r"^(\*Try it\*: .*\n(?:\S.*\n)*)\n?((?: {4}.*(?:\n|\Z))+)", re.MULTILINE)

# What a program may use without saying where it comes from; a page says it.
KNOWN = ["autograd", "cpu", "nd", "np", "npx", "random", "show"]


def experiments(source):
    """[(question, program, what comes out)] of all that one may try in a module."""
    texts = ["\n".join(lines) for kind, _, lines in blocks(source) if kind == "prose"]
    return [experiment(found) for text in texts for found in EXPERIMENT.finditer(text)]


def experiment(found):
    examples = doctest.DocTestParser().get_examples(found[2])
    text = "".join(example.source for example in examples)
    tree = ast.parse(text)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} & set(KNOWN)
    begin = [f"from refgrad import {', '.join(sorted(used))}"] if used else []
    program = "\n".join([*begin, *one_a_line(tree.body, text)]) + "\n"
    return found[1].strip(), program, "".join(example.want for example in examples)


def one_a_line(body, text, indent=""):
    """The statements as lines; a file has less room than a page, and so they may stand on one line there."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for node in body:
        inner = node.body if isinstance(getattr(node, "body", None), list) else None
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(inner[0].lineno if inner else node.end_lineno) - 1] + (
            inner[0].col_offset if inner else node.end_col_offset)
        yield indent + text[begin:end].rstrip()
        yield from one_a_line(inner or [], text, indent + "    ")


def boxed(found):
    question, program, outcome = experiment(found)
    return f"\n{question}\n\n```{{.python .live}}\n{program}```\n\n```{{.text .outcome}}\n{outcome}```\n\n"


# ## From the HTML of a page to its form
CODE = re.compile(r'(?:<p>(?:<span id="def-[\w.]+"></span>)+</p>\s*)?'
                  r'<div class="language-python highlight"><table class="highlighttable">.*?'
                  r'<td class="code"><div><pre><span></span><code>(.*?)</code></pre></div></td></tr></table></div>',
                  re.DOTALL)
LINE = re.compile(r'<a id="__codelineno-\d+-(\d+)" name="[^"]*"></a>(.*)')
TRY = re.compile(r'<p><em>Try it</em>(.*?)</p>\s*(<div class="language-python live highlight">.*?</div>)\s*'
                 r'(<div class="language-text outcome highlight">.*?</div>)', re.DOTALL)
SKETCH = re.compile(r'(?<!live highlight">)(?<!outcome highlight">)<pre>(.*?)</pre>', re.DOTALL)
BOX = (r'<div class="try"><p><em>Try it</em>\1</p>\2'
       r'<details class="outcome"><summary>What comes out</summary>\3</details></div>')


def beside(html, source, links, below=""):
    """The HTML of a page in rows of prose and code.

    `links` is {line: [(column, length, address)]}, for the names that lead somewhere; `below` comes under the heading.
    The tab key stops once in a section at each address: a name that comes often would be a hundred stops.
    """
    anchors = {}
    for name, number in house.defined(ast.parse(source)).items():
        anchors.setdefault(number, []).append(name)
    title = re.match(r'.*?<p><code class="path">.*?</p>', html, re.DOTALL)[0]
    out, start, met = [f'<header class="words">{title}{below}</header>'], len(title), set()
    for found in CODE.finditer(html):
        words = html[start:found.start()].strip()
        if re.search("<h[23]", words):
            met = set()
        lines = [numbered(int(number), text, links, anchors, met) for number, text in LINE.findall(found[1])]
        out.append(row(words, "".join(lines), len(lines)))
        start = found.end()
    rest = html[start:].strip()
    return "\n".join([*out, row(rest) if rest else ""])


# A short text stays in sight while a long function passes by, and the other way round.
SHORT = {"words": 1100, "lines": 28}                   # letters, and lines, that fit into a window


def row(words, code="", lines=0):
    words = TRY.sub(BOX, SKETCH.sub(sized, words))
    letters = len(re.sub("<[^>]*>", "", words))
    stays = [kind for kind, fits in (("words-stay", letters < SHORT["words"]), ("code-stays", lines < SHORT["lines"]))
             if fits and words]
    code = f'<div class="language-python highlight numbered"><pre><code>{code}</code></pre></div>' if code else ""
    return f'<div class="{" ".join(["row", *stays])}">\n<div class="words">{words}</div>\n{code}\n</div>'


def sized(block):
    """A program or a sketch within the prose, with its columns counted: the style sheet makes it fit."""
    columns = max(map(len, unescape(re.sub("<[^>]*>", "", block[1])).splitlines()))
    return f'<pre style="--columns: {columns}">{block[1]}</pre>'


LONG = 66                                              # letters, which fit on paper and beside the prose


def numbered(number, text, links, anchors, met):
    """One line of code with its number, its anchors, and the links of its names; `met` are the addresses before."""
    names = anchors.get(number, [])
    first = f' id="def-{names[0]}"' if names else ""
    more = "".join(f'<span id="def-{name}"></span>' for name in names[1:])
    plain = unescape(re.sub("<[^>]*>", "", text))
    indent = len(plain) - len(plain.lstrip())
    # Where a long line goes on below itself, it begins further in: the style sheet has to know how far.
    hang = f' style="--indent: {indent}"' if indent and len(plain) > LONG else ""
    text = linked(text, links.get(number, []), met)
    return (f'<span class="line"{first}{hang}>{more}<a class="number" id="L{number}" href="#L{number}" tabindex="-1" '
            f'data-number="{number}" aria-label="line {number}"></a>{text}\n</span>')


def linked(text, links, met):
    """The coloured line with its names made into links.  A column counts letters of the program, not of the HTML."""
    starts = {column: (length, address) for column, length, address in links}
    out, column = [], 0
    for part in re.split(r"(<[^>]*>)", text):
        if part.startswith("<"):
            out.append(part)
            continue
        plain, done = unescape(part), 0
        for start in sorted(starts):
            length, address = starts[start]
            at = start - column
            if done <= at and at + length <= len(plain):
                stop = ' tabindex="-1"' if address in met else ""
                met.add(address)
                out += [escaped(plain[done:at]),
                        f'<a class="ref" href="{address}"{stop}>{escaped(plain[at:at + length])}</a>']
                done = at + length
        out.append(escaped(plain[done:]))
        column += len(plain)
    return "".join(out)


def escaped(text):
    """As Pygments writes it, which leaves quotes alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
