"""Make the HTML of a notebook part of the site.

mkdocs-jupyter brings JupyterLab's whole style sheet (600 KB a page), its own buttons, and pictures as data addresses,
which cannot know whether the page is light or dark.  What is left here are cells and outputs, for `assets/refgrad.css`.
"""
import base64
import re

# (what is found, what takes its place); `.` matches line ends too
CHANGES = [
    # what an output brings along stays: a replay has a style of its own, and no script that could be lost
    (r'<(style|script)\b(?! class="rg-).*?</\1>', ""),
    (r"<!-- .*? -->", ""),
    (r'<div class="zeroclipboard-container">.*?</clipboard-copy>\s*</div>', ""),
    (r'<div class="clipboard-copy-txt".*?</div>', ""),
    (r'<div class="jp-Collapser[^>]*>\s*</div>\s*', ""),
    (r'<div class="celltoolbar">.*?(?=<div class="CodeMirror)', ""),
    # code as in every other page, so that the theme colours it and offers to copy it
    (r'<div class="highlight-ipynb hl-(\w+)\s*"><pre><span></span>(.*?)</pre></div>',
     r'<div class="language-\1 highlight"><pre><code>\2</code></pre></div>'),
    # HTML ignores a line end right after <pre>, and MXNet's arrays begin with one
    (r'(data-mime-type="text/plain"[^>]*>\s*<pre>)\n', r"\1\n\n"),
    (r'class="anchor-link"', 'class="headerlink"'),
    # the picture itself instead of an <img>: then its currentColor is the colour of the page's text
    (r'<img[^>]*src="data:image/svg\+xml;base64,([^"]*)"[^>]*>', lambda m: legible(base64.b64decode(m[1]).decode())),
]


# A narrow screen makes a picture smaller, down to three quarters, where its smallest letters have eight pixels;
# from there on the reader moves it sideways.
def legible(svg):
    return re.sub(r'(<svg [^>]*?\bwidth="([\d.]+)"[^>]*?\bstyle=")',
                  lambda m: f"{m[1]}min-width:{0.75 * float(m[2]):.0f}px;", svg, count=1)


# A cell with the tag hide-input draws a picture; its program would stand between the reader and the picture.
FOLDED = re.compile(
    r'(celltag_hide-input" id=.*?)(<div class="jp-Cell-inputWrapper".*?)(<div class="jp-Cell-outputWrapper")',
    re.DOTALL)

# The answers stand behind a fold, so that the questions can be thought about first.
ANSWERS = re.compile(
    r'<div class="jp-Cell [^>]*id="cell-id=answer-1".*?(?=<div class="jp-Cell [^>]*id="cell-id=next")', re.DOTALL)


def folded(found):
    inside = re.sub(r"<h3\b.*?</h3>", "", found[0], count=1, flags=re.DOTALL)
    return f'<details class="answers"><summary id="Answers">Answers</summary>{inside}</details>'


def clean(html, link):
    """The cells of a notebook page; `link` turns a relative address, as JupyterLab would follow it, into the site's."""
    for pattern, replacement in CHANGES:
        html = re.sub(pattern, replacement, html, flags=re.DOTALL)
    html = FOLDED.sub(
        r'\1<details class="code"><summary>the program that draws this</summary>\2</details>\3', html)
    html = ANSWERS.sub(folded, html)
    return re.sub(r'(<a [^>]*href=")(?!#|\w+:)([^"]*)"', lambda m: f'{m[1]}{link(m[2])}"', html)


def contents(html):
    """The table of contents of a cleaned page, as nested tokens.

    mkdocs-jupyter makes its own from the Markdown and loses the `code` in a heading, and with it the anchor.
    """
    top, path = [], []
    for level, anchor, text in re.findall(r'<h([1-6]) id="([^"]*)">(.*?)<a class="headerlink"', html, re.DOTALL):
        token = {"level": int(level), "id": anchor, "name": re.sub("<.*?>", "", text), "children": []}
        while path and path[-1]["level"] >= token["level"]:
            path.pop()
        (path[-1]["children"] if path else top).append(token)
        path.append(token)
    return top
