"""Convention 2: one door to a room, one room to a library."""

import ast
import re
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions

import pytest

from house.source import OURS, ROOT, Module, modules, rooms
from house.test_layers import LAYERS, target

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EVERYWHERE = set(LAYERS)
LIBRARIES = {
    "msgspec": EVERYWHERE,  # what records are made of (docs/decisions/0001)
    "ahocorasick": {"lexicon"},
    "click": {"bench", "cli", "scoring"},
    "docx": {"reading", "web"},
    "feedgen": {"web"},
    "flask": {"web"},
    "gunicorn": {"web"},
    "jinja2": {"web"},
    "markupsafe": {"web"},
    "lxml": {"reading"},
    "jieba": {"bench"},
    "numpy": {"bench", "knowledge", "search", "text"},
    "opencc": {"text"},
    "openpyxl": {"web"},
    "pypdfium2": {"reading"},
    "pypinyin": {"web"},
    "rjieba": {"text"},
    "tantivy": {"bench"},
    "watchfiles": {"archive"},
    "wcwidth": {"cli", "tables"},
    "werkzeug": {"web"},
    "whoosh": {"bench", "search"},
}
"""Each library and the rooms that may import it. A new one needs a row here and a decision in docs/decisions/."""

DEVELOPERS = {"bench"}
"""Rooms that only developers run; what they compare with is installed with the tests' libraries."""

OPEN = {"search.contract"}
"""Modules inside a room that others may import from: the contract is the door to every engine."""

KNOWN = {OURS, "_typeshed", *sys.stdlib_module_names}
"""What needs no row: ourselves, Python, and the types of its standard library."""

SHIPPED_WITH = {"jinja2": "flask", "markupsafe": "flask", "werkzeug": "flask"}
"""Libraries that come with another one of ours."""

BANNED = re.compile(r"(^|_)(helpers?|utils?|common|misc|managers?)(_|$)")


def exported(module: Module) -> set[str]:
    """Return the names in a module's ``__all__``."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and any(getattr(name, "id", "") == "__all__" for name in node.targets):
            return set(ast.literal_eval(node.value))
    return set()


def doors() -> dict[str, set[str] | None]:
    """Return what may be taken from each module by other rooms, None for every public name."""
    found: dict[str, set[str] | None] = {}
    for room, inside in rooms().items():
        for module in inside:
            if module.name == room:
                found[f"{OURS}.{room}"] = exported(module) if module.is_package else None
    return found | {f"{OURS}.{name}": None for name in OPEN}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or OURS)
def test_other_rooms_come_in_by_the_door(module: Module):
    open_names = doors()
    wrong = []
    for found in module.imports():
        room = target(found)
        if not room or room == module.room:
            continue
        names = open_names.get(found.module, set())
        if found.name is None or found.module == OURS:
            wrong.append(f"{module.at(found.line)}: write `from {OURS}.{room} import …`")
        elif found.name.startswith("_") or (names is not None and found.name not in names):
            wrong.append(f"{module.at(found.line)}: {found.name} is not in __all__ of {found.module}")
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or OURS)
def test_libraries_live_in_their_room(module: Module):
    wrong = [f"{module.at(found.line)} imports {found.module}" for found in module.imports()
             if found.library not in KNOWN
             and module.room not in LIBRARIES.get(found.library, set())]  # fmt: skip
    assert not wrong


def distributions() -> dict[str, set[str]]:
    """Return what each importable name is installed by, in lower case."""
    return {name: {of.lower() for of in found} for name, found in packages_distributions().items()}


def declared(*parts: str) -> set[str]:
    """Return the names of the dependencies and of those extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for part in parts for line in project["optional-dependencies"][part])]
    return {re.split(r"[^\w-]", line)[0].lower() for line in lines}


def needed(chosen: Iterable[Module]) -> set[str]:
    """Return the libraries that modules import, those that come with another one under its name."""
    imported = {found.library for module in chosen for found in module.imports()} - KNOWN
    return {SHIPPED_WITH.get(name, name) for name in imported}


def test_every_library_is_declared():
    installed = distributions()
    shipped, compared = ([one for one in modules() if (one.room in DEVELOPERS) == dev] for dev in (False, True))
    assert {name for name in needed(shipped) if not installed.get(name, {name}) & declared()} == set()
    assert {name for name in needed(compared) if not installed.get(name, {name}) & declared("dev")} == set()


def test_every_declared_library_is_used():
    installed = distributions()
    used = set().union(*(installed.get(name, {name}) for name in needed(modules())))
    assert declared() - used - {"tomli"} == set()


def test_every_library_of_ours_is_pinned():
    pins = {line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    assert declared("dev") <= pins


def test_constraints_are_names_and_versions_only():
    pin = re.compile(r"[a-z0-9.-]+==[\w.]+( ; python_version [<>=]+ \"[\d.]+\")?")
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_no_module_is_a_drawer_for_everything():
    assert [module.name for module in modules() if BANNED.search(module.name.rpartition(".")[2])] == []


def test_each_excused_library_is_seen_by_one_room():
    overrides = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]["overrides"]
    excused = [one.partition(".")[0] for row in overrides for one in row["module"]]
    assert len(excused) == len(set(excused))
    assert {name for name in excused if len(LIBRARIES.get(name, set()) - DEVELOPERS) > 1} == set()


def test_tests_and_scripts_use_only_what_is_declared():
    installed, known = distributions(), declared("dev")
    own = KNOWN.union(path.stem for folder in ("tests", "scripts") for path in (ROOT / folder).rglob("*"))
    imported = {(path.relative_to(ROOT), found.library) for folder in ("tests", "scripts")
                for path in (ROOT / folder).rglob("*.py") for found in Module("", path).imports()}  # fmt: skip
    foreign = {(path, SHIPPED_WITH.get(name, name)) for path, name in imported if name not in own}
    assert {f"{path}: {name}" for path, name in foreign if not installed.get(name, {name}) & known} == set()
