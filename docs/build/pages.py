"""MkDocs hook: the pages that are made from the rest of the repository, so that nothing has to be copied into docs/.

    notebooks/...               the notebooks, with their stored outputs (cells.py)
    source/...                  the modules of refgrad as texts (literate.py)
    index.md                    the home page, with its picture and figures (home.py)
    reference/operators/...     the operators, from the op table (reference.py)
    differences.md              the differences from MXNet, from the tests that hold them (differences.py)
    benchmark.md                what `make bench` measured last (bench.py)
    assets/vendor/...           what fetch.py brought
    assets/live/...             the Python that runs in the pages (live.py)
    notebooks/exercises/...     the exercises, as students get them, without what is asked only when they are graded
"""
import json
import logging
import posixpath
import re
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".cache" / "site"
sys.path[:0] = [str(HERE), str(ROOT / "notebooks" / "exercises")]

import bench  # noqa: E402
import cells  # noqa: E402
import differences  # noqa: E402
import fetch  # noqa: E402
import happens  # noqa: E402
import home  # noqa: E402
import house  # noqa: E402
import light  # noqa: E402
import literate  # noqa: E402
import live  # noqa: E402
import maths  # noqa: E402
import names  # noqa: E402
import plan  # noqa: E402
import reference  # noqa: E402
import searched  # noqa: E402
from grading import source  # noqa: E402

log = logging.getLogger("mkdocs.pages")


@event_priority(100)  # before mkdocs-jupyter, which looks for notebooks among the files
def on_files(files, config):
    titles = {}

    def add(uri, text=None, path=None, title=None):
        files.append(File.generated(config, uri, content=text, abs_src_path=path))
        titles[uri] = title

    for path in sorted(ROOT.glob("notebooks/*.ipynb")):
        files.append(File(f"notebooks/{path.name}", str(ROOT), config.site_dir, config.use_directory_urls))

    for path in exercises():
        files.append(File(f"notebooks/exercises/{path.name}", str(CACHE), config.site_dir, config.use_directory_urls))

    modules = [path.relative_to(ROOT).as_posix() for path in house.read_aloud()]
    for module in modules:
        text = (ROOT / module).read_text(encoding="utf-8")
        page = literate.page(text, module, partial(link_to_module, modules, module))
        add(in_site(module), page, title=short(page))

    add("reference/operators/index.md", reference.index(), title="All operators")
    for module, ops in reference.families().items():
        page = reference.family(module, ops, "../../" + in_site(module.replace(".", "/") + ".py"))
        add(reference.page_of(module), page, title=short(page))

    add("differences.md", differences.page(), title="Differences from MXNet")
    add("benchmark.md", bench.page(), title="Benchmark")

    for package, *_ in fetch.PACKAGES:
        if not fetch.folder(package).exists():
            raise PluginError(f"{package} is missing: run docs/build/fetch.py first, as `make site` does.")
        for path in sorted(fetch.folder(package).rglob("*")):
            if path.is_file() and not path.name.startswith(".") and path.suffix != ".js":  # KaTeX runs in maths.py
                add(f"assets/vendor/{path.relative_to(fetch.ASSETS).as_posix()}", path=str(path))

    if live.available():
        for name, content in live.payload().items():
            add(f"assets/live/{name}", content)
    else:
        log.info("no Python for the pages (docs/build/fetch.py could not have it): the site has no Run buttons")

    config.nav = unfolded(config.nav, titles)
    return files


def exercises():
    """Writes the exercises for the site; yields their paths.  A test may fail there, and the next one still be run."""
    folder = CACHE / "notebooks" / "exercises"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(ROOT.glob("notebooks/exercises/e*.ipynb")):
        notebook = source.for_students(source.load(path))
        notebook["cells"] = [cell for cell in notebook["cells"] if "".join(cell["source"]) != source.ASKED_LATER]
        for cell in notebook["cells"]:
            if cell.get("metadata", {}).get("nbgrader", {}).get("grade"):
                cell["metadata"]["tags"] = ["raises-exception"]
        (folder / path.name).write_text(json.dumps(notebook), encoding="utf-8")
        yield path


def unfolded(nav, titles):
    """The navigation with its folders replaced by the pages in them."""
    if isinstance(nav, dict):
        return {name: unfolded(entry, titles) for name, entry in nav.items()}
    if isinstance(nav, list):
        return [unfolded(entry, titles) for entry in nav]
    return [{title: uri} for uri, title in titles.items() if uri.startswith(nav)] if nav.endswith("/") else nav


def short(page):
    """The title of a page in the navigation: its heading up to the colon."""
    return page.splitlines()[0].removeprefix("# ").partition(":")[0]


def on_page_markdown(markdown, page, config, files):
    """The home page and the reading order have places for what is made here."""
    if page.file.src_uri == "index.md":
        return home.page(markdown)
    if page.file.src_uri != "source/index.md":
        return markdown
    order = [uri for uri in addresses(config.nav) if uri.startswith("source/")]
    for place, made in plan.places(order).items():
        if place not in markdown:
            raise PluginError(f"source/index.md has no place for {place}")
        markdown = markdown.replace(place, made)
    return markdown


def addresses(nav):
    """All pages of the navigation, in order."""
    if isinstance(nav, dict):
        nav = list(nav.values())
    return [nav] if isinstance(nav, str) else [uri for entry in nav for uri in addresses(entry)]


def on_page_content(html, page, config, files):
    """Pages of the source get their form.  Notebooks link as JupyterLab follows links, from file to file."""
    script = files.get_file_from_path("assets/live/run.js").url_relative_to(page.file)
    if page.file.src_uri in PAGES:
        return live.wired(read_aloud(html, page, files), script)
    # mkdocstrings leaves a dash where a return value has no name
    html = re.sub(r'(<li class="doc-section-item field-body">)\s*–', r"\1", html)
    if not page.file.src_uri.endswith(".ipynb"):
        return live.wired(html, script)

    here = posixpath.dirname(page.file.src_uri)

    def link(address):
        path, hash, anchor = address.partition("#")
        target = files.get_file_from_path(in_site(posixpath.normpath(posixpath.join(here, path))))
        if target is None:
            log.warning(f"{page.file.src_uri} links to {address}, which is no page of the site")
            return address
        return target.url_relative_to(page.file) + hash + anchor

    html = cells.clean(html, link)
    html += happens.section(Path(page.file.abs_src_path), partial(address_of, page, files))
    page.toc = get_toc(cells.contents(html))
    return live.wired(html, script)


@event_priority(100)  # before the search reads the page
def for_the_search(context, page, config, nav):
    page.whole, page.content = page.content, searched.text(page.content, page.file.src_uri)


@event_priority(-100)  # after it
def for_the_reader(context, page, config, nav):
    page.content = page.whole


on_page_context = CombinedEvent(for_the_search, for_the_reader)


def on_post_template(output, template_name, config):
    """Who comes to an address that is no page is told where to go from there."""
    if template_name != "404.html":
        return output
    if LOST not in output:
        raise PluginError("the theme's page for unknown addresses has another heading than docs/build/pages.py expects")
    home = config.site_url and urlsplit(config.site_url).path or "/"
    return output.replace(LOST, FOUND.format(home=home.rstrip("/") + "/"))


LOST = "<h1>404 - Not found</h1>"
FOUND = """<h1>There is no such page</h1>
<p>The address is wrong, or the page has moved.  The search, at the top, knows every page; or begin here:</p>
<ul>
<li><a href="{home}">the start</a></li>
<li><a href="{home}notebooks/01_first_gradient/">the tutorials</a></li>
<li><a href="{home}reference/">the reference</a></li>
<li><a href="{home}source/">the engine, read aloud</a></li>
</ul>"""


def on_post_page(output, page, config):
    """The theme gives its search dialog no name, which somebody who cannot see it would miss."""
    output = output.replace('data-md-component="search" role="dialog"',
                            'data-md-component="search" role="dialog" aria-label="Search"')
    try:
        return light.lighter(maths.typeset(output) if page.file.src_uri.endswith(".ipynb") else output)
    except RuntimeError as wrong:
        raise PluginError(f"{page.file.src_uri}: {wrong}") from None


def read_aloud(html, page, files):
    """The page of a module: names lead to their definitions, and under the heading stands what it is made of."""
    name = PAGES[page.file.src_uri]
    links = {line: [(column, length, address) for column, length, target in found
                    if (address := address_of(page, files, *target))]
             for line, found in names.links(name).items()}
    below = plan.neighbours(name, partial(address_of, page, files))
    return plan.where(page, files) + literate.beside(html, house.FILES[name].read_text(encoding="utf-8"), links, below)


def address_of(page, files, module, name=None):
    """The address of a definition, or of the whole module, seen from a page; None if the module has no page."""
    uri = in_site(f"refgrad/{module.replace('.', '/')}.py")
    if uri not in PAGES:
        return None
    address = "" if uri == page.file.src_uri else files.get_file_from_path(uri).url_relative_to(page.file)
    return address + (f"#def-{name}" if name else "") or None


def link_to_module(modules, here, name):
    """The address, seen from the page of one module, of the only other one whose path ends with that name."""
    found = [module for module in modules if module.endswith("/" + name)]
    return posixpath.relpath(in_site(found[0]), posixpath.dirname(in_site(here))) if len(found) == 1 else None


def in_site(path):
    """Where a file of the repository stands in the site: refgrad/ops/reduce.py is read in source/ops/reduce.md."""
    if path.startswith("refgrad/"):
        return "source/" + path.removeprefix("refgrad/").removesuffix(".py") + ".md"
    return path.removeprefix("docs/")


# The address of each page of the source -> the name of its module.
PAGES = {in_site(path.relative_to(ROOT).as_posix()): house.module_name(path) for path in house.read_aloud()}
