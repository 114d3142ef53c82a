"""Convention 3: functions and modules that fit in the head."""

import ast

import pytest

from house.source import Function, modules, rooms

LONGEST, USUAL, MODULE = 40, 22, 400

EXCEPTIONS: dict[str, tuple[int, str]] = {}
"""Function or module → its length and why it is as long. The list may only shrink."""


def length(function: Function) -> int:
    """Return the lines of a function without its docstring and decorators."""
    first = function.body[0]
    told = ast.get_docstring(function) is not None
    return function.end_lineno - function.lineno + 1 - (first.end_lineno - first.lineno + 1 if told else 0)


def function_lengths() -> dict[str, int]:
    return {name: length(function) for module in modules() for name, function in module.functions()}


def module_lengths() -> dict[str, int]:
    return {module.name: len(module.text.splitlines()) for module in modules()}


def over(lengths: dict[str, int], limit: int) -> dict[str, int]:
    return {name: lines for name, lines in lengths.items() if lines > limit and name not in EXCEPTIONS}


def test_no_function_is_too_long():
    assert over(function_lengths(), LONGEST) == {}


@pytest.mark.parametrize("room", rooms())
def test_nine_in_ten_are_short(room: str):
    lengths = {name: lines for name, lines in function_lengths().items() if name.partition(".")[0] == room}
    long = {name: lines for name, lines in lengths.items() if lines > USUAL}
    assert len(long) * 10 <= len(lengths), f"{len(long)} of {len(lengths)}: {long}"


def test_no_module_is_too_long():
    assert over(module_lengths(), MODULE) == {}


def test_exceptions_only_shrink():
    lengths = function_lengths() | module_lengths()
    limits = dict.fromkeys(function_lengths(), LONGEST) | dict.fromkeys(module_lengths(), MODULE)
    assert {name for name, (allowed, _) in EXCEPTIONS.items()
            if not limits.get(name, 0) < lengths.get(name, 0) <= allowed} == set()  # fmt: skip


def test_a_docstring_is_not_counted():
    [one] = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n').body
    assert length(one) == 2
