"""What the search looks through: prose and names.  A reader's browser loads all of it with the first page.

Programs and what they print are more than half of everything, and say little to someone who looks for a word.  They are
left out, but for three things that one does search for: the messages on the page of errors, the programs of other
libraries on the page for those who come from there, and the names that a module of refgrad defines.
"""
import re

# What is left out, on the pages whose source begins so: what belongs to the looks of a page, or stands elsewhere too.
LEFT_OUT = [(start, re.compile(pattern, re.DOTALL)) for start, pattern in [
    ("", r'<a [^>]*class="headerlink".*?</a>|<(svg|style|script)\b.*?</\1>'),
    ("errors.md", r'<div class="language-python highlight"><pre>.*?</pre></div>'),
    ("differences.md", r'<span class="verdict.*?</span>|<p class="held">.*?</p>'),
    ("notebooks/", r'<section class="happens">.*?</section>'),
    ("source/", r'<nav class="where".*?</nav>|<p class="neighbours">.*?</p>|<code class="path">.*?</code>'),
    ("reference/operators/", r'<div class="facts">.*?</div>|<a [^>]*>code and rule</a>'),
    ("reference/operators/index.md", r"<table>.*?</table>"),  # each operator has its own section
    ("reference/", r'<span class="doc-section-title">.*?</span>'),
    ("benchmark.md", r"<table>.*?</table>"),
    ("source/index.md", r"<table>.*?</table>"),
]]
WITH_PROGRAMS = {"errors.md", "coming-from.md"}
PROGRAM = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
DEFINED = re.compile(r'id="def-([\w.]+)"')

# The search cuts a page at its headings.  It takes a text that is wrapped for its looks to belong elsewhere.
WITHIN_A_LINE = re.compile(r"</?(?:a|abbr|b|code|em|i|span|strong|sub|sup)\b[^>]*>")
WRAPPING = re.compile(r"</?(?!h[1-6]\b)\w[^>]*>")
BLANKS = re.compile(r"\s+(?:–\s+)?")


def text(html, uri):
    """The HTML of a page as the search shall see it: headings with their anchors, and plain text between them."""
    for start, pattern in LEFT_OUT:
        if uri.startswith(start):
            html = pattern.sub(" ", html)
    if uri not in WITH_PROGRAMS:
        html = PROGRAM.sub(lambda found: " ".join(["", *DEFINED.findall(found[0]), ""]), html)
    return BLANKS.sub(" ", WRAPPING.sub(" ", WITHIN_A_LINE.sub("", html))).strip()
