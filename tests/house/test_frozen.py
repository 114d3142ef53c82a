"""Convention 6: records are frozen, with tuples inside."""

import ast
from collections.abc import Iterator

import pytest

from house.source import Module, modules

MUTABLE = {"list", "set", "dict", "bytearray", "List", "Set", "Dict", "defaultdict", "Counter", "deque"}

EXCEPTIONS = {
    "search.contract.Answer.facets": "a mapping by field name is what the page, the API and --json all print",
}
"""Class or field → why it is not frozen or holds something that can change. The list may only shrink."""


def classes(module: Module) -> Iterator[ast.ClassDef]:
    yield from (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def switches(keywords: list[ast.keyword]) -> set[str]:
    return {row.arg for row in keywords if isinstance(row.value, ast.Constant) and row.value.value is True}


def missing_switches(node: ast.ClassDef) -> set[str] | None:
    """Return which of frozen and slots a record lacks, None where the class is no record."""
    if any(last_name(base) == "Struct" for base in node.bases):
        return {"frozen"} - switches(node.keywords)
    for one in node.decorator_list:
        called = one.func if isinstance(one, ast.Call) else one
        if last_name(called) == "dataclass":
            return {"frozen", "slots"} - (switches(one.keywords) if isinstance(one, ast.Call) else set())
    return None


def loose(module: Module) -> dict[str, str]:
    """Return the records that are not frozen, and their fields that hold something mutable."""
    found = {}
    for node in classes(module):
        missing = missing_switches(node)
        if missing is None:
            continue
        if missing:
            found[f"{module.name}.{node.name}"] = f"{module.at(node.lineno)} lacks {', '.join(sorted(missing))}"
        for row in node.body:
            if isinstance(row, ast.AnnAssign) and (names := {last_name(one) for one in ast.walk(row.annotation)
                                                             if isinstance(one, ast.expr)} & MUTABLE):  # fmt: skip
                found[f"{module.name}.{node.name}.{row.target.id}"] = f"{module.at(row.lineno)} holds a {names.pop()}"
    return found


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "ccsearch")
def test_records_are_frozen_and_hold_tuples(module: Module):
    assert [why for name, why in loose(module).items() if name not in EXCEPTIONS] == []


def test_exceptions_only_shrink():
    assert set(EXCEPTIONS) <= {name for module in modules() for name in loose(module)}


def test_a_loose_record_is_seen(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text(
        "@dataclass(frozen=True)\nclass A:\n    rows: tuple[int, ...]\nclass B(msgspec.Struct):\n    c: list[int]\n"
    )
    sample = Module("sample", path)
    object.__setattr__(sample, "at", lambda line: str(line))
    assert list(loose(sample)) == ["sample.A", "sample.B", "sample.B.c"]
