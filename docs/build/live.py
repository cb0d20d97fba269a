"""Python in the pages: what the Run buttons need, packed for the reader's browser.

A page gets its buttons from `assets/live/run.js`, which starts `worker.js` at the first click; only then are the files
loaded that `payload` makes.  Every code cell of a notebook is such a program.  So is a fenced block of any other page
with the class `live`; a block with `live-output` right behind it is what the program is known to print:

    ```{.python .live}
    print(1 + 1)
    ```

    ```{.text .live-output}
    2
    ```
"""
import hashlib
import importlib.metadata
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path

import fetch

ROOT = Path(__file__).resolve().parents[2]
PYODIDE, NUMPY = (fetch.folder(package[0]) for package in fetch.PYTHON)
CORE = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"]

# A page neither tests numpy nor builds on it.
UNUSED = re.compile(r"/(tests|f2py|distutils|include)/|\.(pyi|pxd|h|a|c|txt)$|\.dist-info/|/_simd\.")

LICENCES = """Python for these pages is put together from

    Pyodide 0.24.1 (Mozilla Public License 2.0) with CPython 3.11 (PSF License)   https://github.com/pyodide/pyodide
    numpy 1.25.2, as built for jupyterlite-xeus-python 1.0.0 (BSD 3-Clause)        https://github.com/numpy/numpy
    IPython/lib/pretty.py, which lays out values (BSD 3-Clause)                    https://github.com/ipython/ipython
    refgrad (Apache License 2.0)

"""


def available():
    return all((folder / ".sha256").exists() for folder in (PYODIDE, NUMPY))


def payload():
    """The files of assets/live/, by name, and among them payload.json: their sizes, and a mark of their content."""
    files = {name: (PYODIDE / name).read_bytes() for name in CORE}
    files["numpy.zip"] = zipped(numpy_files())
    files["refgrad.zip"] = zipped(our_files())
    table = [{"name": name, "bytes": len(content), "mark": hashlib.sha256(content).hexdigest()[:8]}
             for name, content in files.items()]
    return files | {"payload.json": json.dumps(table), "LICENCES.txt": LICENCES + "\n\n".join(licences())}


def numpy_files():
    with tarfile.open(next(NUMPY.glob("numpy-*.tar.gz"))) as tar:
        for member in tar:
            name = member.name.partition("site-packages/")[2]
            if name and member.isfile() and not UNUSED.search("/" + name):
                yield name, tar.extractfile(member).read()


def our_files():
    """refgrad, what the notebooks read beside themselves, the runner of cells, and IPython's printer of values."""
    for path in sorted((ROOT / "refgrad").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for path in sorted((ROOT / "notebooks").glob("data/**/*")):
        if path.is_file():
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    yield "runner.py", (ROOT / "docs" / "build" / "runner.py").read_bytes()
    yield "IPython/lib/pretty.py", Path(distributed("ipython", "IPython/lib/pretty.py")).read_bytes()


def licences():
    for package in "numpy", "ipython":
        for path in importlib.metadata.files(package):
            if re.fullmatch(r"LICENSE(\.txt)?", path.name) and ".dist-info" in str(path.parent):
                yield f"---- {package}\n\n{path.locate().read_text(encoding='utf-8')}"
                break


def distributed(package, name):
    return next(path for path in importlib.metadata.files(package) if path.as_posix() == name).locate()


def zipped(files):
    """An archive that depends on nothing but the files: no dates, no owners."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def wired(html, script):
    """The page with its Run buttons, if it has programs and there is a Python to run them."""
    if not available() or not re.search(r'jp-CodeCell|class="[^"]*\blive\b', html):
        return html
    return f'{html}\n<script defer src="{script}"></script>'
