"""Convention: a table of words, written as a string that is split, has each word once."""

import ast
from collections import Counter

import pytest

from house.source import Module, modules


def repeated(tree: ast.AST) -> list[str]:
    """Return the words that stand twice in one string that is split."""
    strings = [
        node.func.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
        and isinstance(node.func.value.value, str)
    ]
    return [word for string in strings for word, times in Counter(string.split()).items() if times > 1]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_word_stands_twice_in_a_table(module: Module):
    assert repeated(module.tree) == []
