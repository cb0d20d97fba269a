"""The built site, served at a local address, and the Chromium that looks at it (`make test-site`)."""
import contextlib
import functools
import http.server
import os
import shutil
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
SITE = Path(os.environ.get("SITE", ROOT / "site"))
FIGURES = pytest.StashKey()


def pages():
    return sorted(path.parent.relative_to(SITE).as_posix() + "/" for path in SITE.rglob("index.html"))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Pages that load are not news."""


@pytest.fixture(scope="session")
def address():
    assert (SITE / "index.html").is_file(), f"{SITE} holds no site: run make site"
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    program = next(filter(None, map(shutil.which, filter(None, names))), None)
    assert program, "no Chromium: install Debian's package chromium, or name one: CHROMIUM=/path/to/it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visit(chromium, address):
    """visit(path, **options of a browser context) opens a page.

    On leaving, the page has asked no other host for anything, and its console shows no error.
    """
    def strange(url):
        return urlsplit(url).scheme not in ("data", "blob") and not url.startswith(address)

    @contextlib.contextmanager
    def opened(path, settle=True, **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.strangers, page.complaints, page.loaded = [], [], {}
        context.on("request", lambda request: page.strangers.append(request.url) if strange(request.url) else None)
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("response", lambda answer: page.loaded.setdefault(answer.url, answer))
        page.goto(address + path.removeprefix("./"), wait_until="networkidle" if settle else "load")
        yield page
        assert not page.strangers, f"{path} asks other hosts: {page.strangers}"
        assert not page.complaints, f"{path} complains: {page.complaints}"
        context.close()
    return opened


@pytest.fixture
def figure(request):
    """figure("text") adds a line to the figures printed at the end of the run."""
    return request.config.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
