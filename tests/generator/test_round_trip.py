"""What is made up from records and written as a bulletin is read back as the same records."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccsearch.generator import Dice, Issue, Size, build_world, compose
from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read_text
from ccsearch.records import to_json

LEXICON = load_lexicon()
WORLD = build_world(LEXICON)
FIRST, DAYS = date(2014, 1, 1), 4000


@cache
def below(limit: int) -> st.SearchStrategy[int]:
    return st.integers(0, limit - 1)


@st.composite
def issues(draw, size: Size = Size()) -> Issue:  # noqa: B008 (frozen)
    dice = Dice(lambda limit: draw(below(limit)))
    issued = FIRST + timedelta(dice.below(DAYS))
    return compose(dice, WORLD, dice.between(1, 999), issued, size)


def check(issue: Issue) -> None:
    wanted, found = to_json(issue.bulletin), to_json(read_text(issue.text, "", LEXICON))
    wanted.pop("problems"), found.pop("problems")
    rows = wanted.pop("items"), found.pop("items")
    assert found == wanted, issue.text
    assert [row["title"] for row in rows[1]] == [row["title"] for row in rows[0]], issue.text
    for want, got in zip(*rows, strict=True):
        assert got == want, issue.text


@settings(max_examples=1600)
@given(issues(Size(kinds=1, items=2)))
def test_a_small_issue_is_read_back(issue: Issue):
    check(issue)


@settings(max_examples=600)
@given(issues())
def test_an_issue_is_read_back(issue: Issue):
    check(issue)


@pytest.mark.soak
@settings(max_examples=40_000, derandomize=False)
@given(issues(Size(kinds=2, items=2)))
def test_many_issues_are_read_back(issue: Issue):
    check(issue)
