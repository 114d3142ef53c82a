"""Convention 8: each of our errors is translated in two places, and in no other."""

import ast
import importlib

import pytest

from ccsearch import errors
from house.source import OURS, modules, rooms

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
