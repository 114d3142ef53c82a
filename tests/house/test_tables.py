"""Convention 5: tables over branches: no module but the one that declares a name compares with it."""

import ast

import pytest

from ccsearch.fields import FIELDS
from house.source import Module, modules

FIELD_NAMES = {field.name for field in FIELDS}
ASKED = {"name", "field", "field_name", "facet"}
"""Names a field's name goes by where it is compared."""

EXCEPTIONS: dict[str, str] = {}
"""Place (module: comparison) → why it cannot be a table. The list may only shrink."""


def strings(node: ast.expr) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def comparisons(module: Module) -> dict[str, str]:
    """Return the comparisons with a field's name or a problem's code."""
    found = {}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        by_field = any(last_name(side) in ASKED for side in sides) and FIELD_NAMES & set().union(*map(strings, sides))
        by_code = any(last_name(side) == "code" for side in sides) and any(map(strings, sides))
        if by_field or by_code:
            found[f"{module.name}: {ast.unparse(node)}"] = module.at(node.lineno)
    return found


@pytest.mark.parametrize(
    "module", [module for module in modules() if module.name != "fields"], ids=lambda module: module.name or "ccsearch"
)
def test_no_branch_on_a_field_or_a_code(module: Module):
    assert {what: where for what, where in comparisons(module).items() if what not in EXCEPTIONS} == {}


def test_exceptions_only_shrink():
    assert set(EXCEPTIONS) <= {what for module in modules() for what in comparisons(module)}
