"""Convention 4: every public name is explained, and says which of our errors it raises."""

import ast
import builtins
import inspect
import re

import pytest

from ccsearch import errors
from house.source import Function, Module, modules, public

OURS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
ENTRY = re.compile(r"^ {4}(\w+): \S", re.MULTILINE)

EXCEPTIONS: dict[str, str] = {}
"""Function → why its ``Raises:`` does not name what it raises. The list may only shrink."""


def raised(function: Function) -> set[str]:
    """Return the names of our errors raised by a function itself, not by those defined inside it."""
    found, waiting = set(), list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.ClassDef | ast.Lambda):
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Raise) and node.exc is not None:
            called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            found |= {getattr(called, "id", None) or getattr(called, "attr", "")} & OURS
    return found


def promised(function: Function) -> set[str]:
    """Return the names under ``Raises:`` in a docstring."""
    _, _, section = inspect.cleandoc(ast.get_docstring(function) or "").partition("\nRaises:\n")
    return set(ENTRY.findall(section.partition("\n\n")[0]))


def untold(module: Module) -> dict[str, set[str]]:
    return {name: missing for name, function in module.functions()
            if public(name) and (missing := raised(function) - promised(function))}  # fmt: skip


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "ccsearch")
def test_raises_names_each_error_raised(module: Module):
    assert {name: missing for name, missing in untold(module).items() if name not in EXCEPTIONS} == {}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "ccsearch")
def test_raises_names_errors_that_exist(module: Module):
    known = OURS | set(dir(builtins)) | {node.name for one in modules() for node in one.tree.body
                                         if isinstance(node, ast.ClassDef)}  # fmt: skip
    unknown = {name: promised(function) - known for name, function in module.functions()}
    assert {name: names for name, names in unknown.items() if names} == {}


def test_exceptions_only_shrink():
    assert set(EXCEPTIONS) <= {name for module in modules() for name in untold(module)}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "ccsearch")
def test_public_names_are_explained(module: Module):
    """Ruff's D rules say the same; this holds where a file is excused from them."""
    told = [module.name or "ccsearch"] if not ast.get_docstring(module.tree) else []
    for node in module.tree.body:
        if isinstance(node, Function | ast.ClassDef) and public(node.name) and not ast.get_docstring(node):
            told.append(module.at(node.lineno))
    assert told == []


def test_the_reading_of_raises():
    [one] = ast.parse('''
def f(x):
    """Do it.

    Raises:
        QueryError: the query is
            too long.
        NotFoundError: none.

    More.
    """
    def g():
        raise ConfigError("no")
    raise QueryError("no") from None
''').body
    assert promised(one) == {"QueryError", "NotFoundError"}
    assert raised(one) == {"QueryError"}
