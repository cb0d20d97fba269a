"""What is handed out: one package without strangers in it, one version, and pins that name no place to fetch from."""
import os
import pathlib
import re
import tomllib
import zipfile

import pytest

import refgrad

ROOT = pathlib.Path(__file__).parents[1]
PINS = sorted(ROOT.glob("requirements-*.lock"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    from hatchling.build import build_wheel

    folder, before = tmp_path_factory.mktemp("wheel"), pathlib.Path.cwd()
    os.chdir(ROOT)
    try:
        return zipfile.ZipFile(folder / build_wheel(str(folder)))
    finally:
        os.chdir(before)


def test_wheel_holds_the_package_and_nothing_else(wheel):
    names = wheel.namelist()
    info = f"refgrad-{refgrad.__version__}.dist-info"
    assert {name.partition("/")[0] for name in names} == {"refgrad", info}
    source = {path.relative_to(ROOT).as_posix() for kind in ("*.py", "*.pyi", "py.typed")
              for path in (ROOT / "refgrad").rglob(kind)}
    assert {name for name in names if name.startswith("refgrad/")} == source
    assert "refgrad/py.typed" in source


def test_wheel_needs_numpy_alone(wheel):
    metadata = wheel.read(f"refgrad-{refgrad.__version__}.dist-info/METADATA").decode()
    assert re.findall(r"^Requires-Dist: (.*)$", metadata, re.MULTILINE) == ["numpy>=1.25"]
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_the_version_is_the_same_everywhere():
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    newest = re.search(r"^## (\S+)$", (ROOT / "docs" / "changelog.md").read_text(), re.MULTILINE)[1]
    cited = re.search(r"version = \{(.*)\}", (ROOT / "docs" / "citing.md").read_text())[1]
    assert newest == cited == refgrad.__version__


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.stem)
def test_pins_have_hashes_and_no_addresses(pins):
    text = pins.read_text()
    assert "://" not in text and "#" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9.\[\]_-]+==\S+", block), block
        assert "--hash=sha256:" in block


def test_every_set_of_pins_is_made_by_make_lock():
    recipes = (ROOT / "Makefile").read_text()
    assert {path.name for path in PINS} == set(re.findall(r"-o (requirements-\w+\.lock)", recipes))
