"""Convention 1: rooms import one way only."""

import pytest

from house.source import OURS, Import, Module, modules, rooms

LAYERS = {
    "errors": set(),
    "records": set(),
    "text": set(),
    "tables": set(),
    "config": {"errors"},
    "fields": {"records"},
    "lexicon": {"errors", "records", "text"},
    "reading": {"records", "text", "lexicon"},
    "search": {"errors", "records", "fields", "text", "lexicon"},
    "knowledge": {"errors", "records", "fields", "text", "lexicon", "search"},
    "archive": {"errors", "records", "text", "config", "fields", "lexicon", "reading", "search"},
    "web": {"errors", "config", "records", "fields", "lexicon", "search", "knowledge", "archive"},
    "scoring": {"errors", "records", "tables", "lexicon", "reading"},
    "generator": {"errors", "records", "text", "lexicon"},
    "bench": {"errors", "records", "text", "tables", "config", "fields", "lexicon", "reading", "search", "knowledge",
              "archive", "web", "generator"},
    "cli": {"errors", "records", "text", "tables", "config", "fields", "lexicon", "reading", "search", "knowledge",
            "archive", "web", "scoring", "generator", "bench"},
    "__main__": {"cli"},
}  # fmt: skip
"""Each room and the rooms it may import."""


def target(found: Import) -> str | None:
    """Return the room an import of ours reaches, "" for the package itself (its version)."""
    if found.library != OURS:
        return None
    inside = found.module.split(".")[1:]
    if inside:
        return inside[0]
    return found.name if found.name in LAYERS else ""


def test_every_room_stands_in_the_table():
    assert set(rooms()) <= set(LAYERS)


def test_the_table_has_no_circle():
    settled = set()
    while ready := {room for room, below in LAYERS.items() if room not in settled and below <= settled}:
        settled |= ready
    assert settled == set(LAYERS)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or OURS)
def test_imports_go_one_way(module: Module):
    allowed = LAYERS[module.room] | {module.room, ""} if module.name else {""}
    wrong = [f"{module.at(found.line)} imports {found.module}" for found in module.imports()
             if (room := target(found)) is not None and room not in allowed]  # fmt: skip
    assert not wrong


def test_the_package_itself_imports_nothing():
    [package] = [module for module in modules() if not module.name]
    assert not list(package.imports())


def test_the_walk_sees_imports_wherever_they_stand(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text("""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from ccsearch.web import create_app
def late():
    import ccsearch.cli.output
    from . import neighbour
    from ..text import fold
""")
    found = [(row.module, row.name) for row in Module("search.sample", path).imports()]
    assert found == [("typing", "TYPE_CHECKING"), ("ccsearch.web", "create_app"), ("ccsearch.cli.output", None),
                     ("ccsearch.search", "neighbour"), ("ccsearch.text", "fold")]  # fmt: skip
