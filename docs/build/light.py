"""Take out of a finished page what nobody sees: a third of the navigation, and nearly half of a coloured program.

The theme's templates leave blanks around all that they decide.  Each line of a program has an anchor, although only
literate.py shows numbers, and makes its own of them.  And names and blanks are marked to have the colour of the text.
"""
import re

IDLE = re.compile(r'<a id="__codelineno-[^>]*></a>|(?<=<pre>)<span></span>'
                  r'|<span class="[nw]">((?:[^<]|<a [^>]*>[^<]*</a>)*)</span>')  # a name may be a link

# All in which a blank is a blank: tags, with whatever their attributes hold, and what is shown as it was typed.
KEPT = re.compile(r"""(<(?:(pre|textarea|script|style)\b.*?</\2>|!--.*?-->|(?:"[^"]*"|'[^']*'|[^'">])*>))""", re.DOTALL)
BLANKS = re.compile(r"[ \t\n\r\f]+")                  # what HTML takes for one: not the blank at which no line breaks

# A style sheet, and what a page has if it needs it.
STYLES = {"katex.min.css": 'class="katex"', "_mkdocstrings.css": 'class="doc '}


def lighter(html):
    for style, sign in STYLES.items():
        if sign not in html:
            html = re.sub(rf'<link rel="stylesheet" href="[^"]*/{re.escape(style)}">', "", html)
    parts = KEPT.split(IDLE.sub(lambda found: found[1] or "", html))  # text, what is kept, the name of its tag, text
    parts[::3] = [BLANKS.sub(lambda blank: "\n" if "\n" in blank[0] else " ", text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts)
