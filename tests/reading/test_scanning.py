"""A cheap search first finds what the search by itself does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.reading.scanning import matches_at, matches_before

TEXTS = st.text("1月日8:甲乙。,", max_size=30)
DAYS = re.compile(r"(?<!\d)\d{1,2}月\d{1,2}日|甲+乙")
LEADS = re.compile("(?:^|(?<=。))[甲乙日]{2,4}:")


@given(TEXTS)
def test_matches_at_are_all_matches(text: str):
    found = list(matches_at(re.compile("[0-9甲]"), DAYS, text))
    assert [match.span() for match in found] == [match.span() for match in DAYS.finditer(text)]


@given(TEXTS)
def test_matches_before_are_all_matches(text: str):
    found = list(matches_before(re.compile(":"), LEADS, text, 5))
    assert [match.span() for match in found] == [match.span() for match in LEADS.finditer(text)]


@pytest.mark.parametrize(
    ("start", "end", "days"), [(0, None, ["8月1日", "8月2日"]), (1, None, ["8月2日"]), (0, 8, ["8月1日"])]
)
def test_matches_at_keep_to_their_stretch(start: int, end: int | None, days: list[str]):
    found = matches_at(re.compile("8"), re.compile(r"8月\d日"), "8月1日、8月2日", start, end)
    assert [match.group() for match in found] == days
