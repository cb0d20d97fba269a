"""Check the built site: every link, anchor and file that a page names must be there, and none may load from elsewhere.

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


class Page(HTMLParser):
    """The anchors of a page, the addresses it links to, and the addresses it loads."""

    def __init__(self, text):
        super().__init__()
        self.anchors, self.links, self.loads = {""}, [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
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
    print(f"{count} links on {len(pages)} pages, all there, and nothing loads from elsewhere")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
