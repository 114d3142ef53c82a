"""Convention 8: each of our errors is translated in two places, and in no other."""

import ast
import importlib
import json

import pytest

from ccsearch import errors
from ccsearch.reading.problems import PROBLEMS
from house.source import OURS, ROOT, modules, rooms

KINDS = {kind for kind in vars(errors).values()
         if isinstance(kind, type) and issubclass(kind, errors.CcsearchError)}  # fmt: skip


def holder(room: str, name: str) -> str | None:
    """Return the module of a room that assigns the table ``name``."""
    for module in rooms().get(room, ()):
        for node in module.tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(getattr(target, "id", None) == name for target in targets):
                return f"{OURS}.{module.name}"
    return None


@pytest.mark.parametrize(("room", "name"), [("web", "STATUS"), ("cli", "EXIT")])
def test_every_error_has_a_row(room: str, name: str):
    place = holder(room, name)
    assert place, f"no table {name} in {room}"
    table = getattr(importlib.import_module(place), name)
    assert KINDS - set(table) <= {errors.CcsearchError}
    assert all(isinstance(row, int | tuple) for row in table.values())


def test_errors_of_ours_are_declared_in_one_room():
    declared = {f"{module.name}.{node.name}" for module in modules() if module.room != "errors"
                for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)
                and {getattr(base, "id", "") for base in node.bases} & {kind.__name__ for kind in KINDS}}  # fmt: skip
    assert declared == set()


def test_every_problem_of_a_reading_occurs_in_a_golden_file_or_a_test():
    expected = [*ROOT.glob("tests/golden/**/*.json"), *ROOT.glob("samples/expected/*.json")]
    readings = [json.loads(path.read_text("utf-8")) for path in expected]
    found = {row["code"] for one in readings if isinstance(one, dict) for row in one.get("problems", ())}
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/reading/*.py"))
    assert found <= set(PROBLEMS)
    assert {code for code in set(PROBLEMS) - found if f'"{code}"' not in tests} == set()
