"""Check the built site: every link, anchor and file that a page names must be there, none may load from elsewhere, and
no formula may be left as it was typed.

MkDocs checks the links that are written in Markdown; this sees what really came out, notebooks and templates included.
A link to another site (`<a href="https://...">`) is the reader's choice and allowed; a script, style, font or picture
from there is not.

    python docs/build/links.py site
"""
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

FORMULA = re.compile(r"\$[^$]+\$|\\\(|\\\[|\\begin\{")
TYPED = {"pre", "code", "script", "style", "svg", "textarea", "annotation"}  # here it is what was meant


class Page(HTMLParser):
    """The anchors of a page, the addresses it links to and those it loads, and the formulas that are not typeset."""

    def __init__(self, text):
        super().__init__()
        self.anchors, self.links, self.loads, self.typed, self.text = {""}, [], [], [], []
        self.feed(text)
        self.formulas = [found[0] for found in FORMULA.finditer("".join(self.text))]

    def handle_data(self, data):
        if not self.typed:
            self.text.append(data)

    def handle_endtag(self, tag):
        if self.typed and tag == self.typed[-1]:
            self.typed.pop()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in TYPED:
            self.typed.append(tag)
            self.text.append("\n")
        self.anchors.update(filter(None, (given.get("id"), given.get("name"))))
        if "href" in given:
            stays = tag == "a" or given.get("rel") in ("canonical", "prev", "next")
            (self.links if stays else self.loads).append(given["href"] or "")
        if "src" in given:
            self.loads.append(given["src"] or "")


def main(site):
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    wrong, count = [], 0
    for path, page in pages.items():
        here = "/" + path.relative_to(site).as_posix()
        wrong += [f"{here} shows {formula[:80]!r}, which is not typeset" for formula in page.formulas]
        for address in page.links + page.loads:
            parts = urlsplit(urljoin(here, address))
            if parts.scheme in ("mailto", "javascript", "data"):
                continue
            if parts.netloc:
                if address in page.loads:
                    wrong.append(f"{here} loads {address}")
                continue
            count += 1
            target = site / unquote(parts.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                wrong.append(f"{here} links to {address}, which is not there")
            elif target in pages and unquote(parts.fragment) not in pages[target].anchors:
                wrong.append(f"{here} links to {address}, which has no such anchor")
    for path in sorted(site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", text):
            # .woff and .ttf stand in a list behind the .woff2 that every browser of today takes
            if not address.startswith(("data:", "#")) and not address.endswith((".woff", ".ttf")):
                count += 1
                if urlsplit(address).netloc or not (path.parent / unquote(urlsplit(address).path)).is_file():
                    wrong.append(f"{path.relative_to(site)} loads {address}, which is not in the site")
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{count} links on {len(pages)} pages, all there, nothing loads from elsewhere, and formulas are typeset")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
