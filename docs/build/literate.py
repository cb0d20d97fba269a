"""Turn a Python file into a page to read: its comments become the text, its code stays code.

Prose is the module's docstring and every comment that begins in column 0 outside a statement.  It is Markdown, so
`# ## The tape` is a heading and enters the table of contents.  The rest is code, in blocks that keep their line
numbers.  A statement is not cut: a comment inside a function stays there, wherever it begins.  Only a class may have
headings between its members: `    # ## What an array tells` and the comment that goes on below it are prose as well.
"""
import ast
import re


def page(source, path, link):
    """The Markdown of the module at `path`; its docstring may begin with the page's heading, else the path is it.

    `link(name)` is the address of the page of another module, or None: where prose says `tape.py`, it leads there.
    """
    out = []
    for kind, first, lines in blocks(source):
        if not out:
            heading = lines.pop(0) if kind == "prose" and lines[0].startswith("# ") else f"# {path}"
            out += [heading, f"`{path}`{{ .path }}"]
        text = "\n".join(lines)
        if kind == "code":
            # The anchor def-NAME leads to the block that defines NAME.
            names = re.findall(r"^(?:(?:def|class) (\w+)|(\w+) = )", text, re.MULTILINE)
            out += ["".join(f'<span id="def-{name or value}"></span>' for name, value in names)] if names else []
            text = f'```python linenums="{first}"\n{text}\n```'
        else:
            text = re.sub(r"`([\w/]+\.py)`", lambda m: f"[{m[0]}]({link(m[1])})" if link(m[1]) else m[0], text)
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
