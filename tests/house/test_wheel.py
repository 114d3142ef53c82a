"""The wheel holds all that runs: it is built, installed into an environment of its own, and asked."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

NEEDED = ("templates/base.html", "static/site.css", "samples/archive/", "data/lexicon.toml", "py.typed")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel installed; its libraries are those of the tests, by path, but not this checkout."""
    folder = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip()
    Path(packages, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    install = [str(python), "-m", "pip", "install", "--no-index", "--no-deps", "--ignore-installed", "--quiet"]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return python


def test_the_wheel_holds_pages_samples_and_the_lexicon(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert [one for one in NEEDED if not any(name.startswith(f"ccsearch/{one}") for name in names)] == []
    assert [name for name in names if "/tests/" in name or name.endswith((".pyc", ".orig"))] == []


def test_the_wheel_holds_every_page_of_the_checkout(wheel: Path, root: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    pages = {path.relative_to(root).as_posix() for folder in ("templates", "static", "samples")
             for path in (root / folder).rglob("*") if path.is_file()}  # fmt: skip
    assert pages
    assert {page for page in pages if f"ccsearch/{page}" not in names} == set()


def test_installed_it_runs_by_itself(python: Path, tmp_path: Path):
    command = python.parent / "ccsearch"
    told = subprocess.run([command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.strip()
    asked = "import ccsearch; print(ccsearch.__file__)"
    place = subprocess.run([python, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert place.stdout.startswith(str(python.parents[1]))


def test_installed_it_finds_its_pages(python: Path, tmp_path: Path):
    asked = (
        "from ccsearch.config import load_config; from ccsearch.web import create_app;"
        "print(create_app(load_config()).jinja_env.get_template('base.html').filename)"
    )
    told = subprocess.run([python, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.stdout.startswith(str(python.parents[1])), told.stderr
