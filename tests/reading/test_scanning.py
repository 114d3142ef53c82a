"""A cheap search first finds what the search by itself does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.reading.scanning import Triggers, any_of, in_running_text, lengths, matches_at, matches_before

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


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, max_size=6), TEXTS)
def test_any_of_tells_whether_one_begins_here(words: list[str], text: str):
    assert bool(re.match(any_of(words), text)) == text.startswith(tuple(words))


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, max_size=6))
def test_lengths_of_words_by_a_character(words: list[str]):
    for place in (0, -1):
        found = lengths(words, place)
        assert {(character, length) for character, some in found.items() for length in some} == {
            (word[place], len(word)) for word in words
        }
        assert all(list(some) == sorted(set(some), reverse=True) for some in found.values())


@given(st.text("甲乙丙。;\n", max_size=30))
def test_sentences_with_triggers(text: str):
    rows = {"a": ("甲乙", "乙"), "b": ("乙甲",), "c": ("甲",)}
    found = list(Triggers(rows).sentences(text))
    assert [sentence for _, sentence, _ in found] == [
        part for part in re.split("[。;\n]", text) if "甲" in part or "乙" in part
    ]
    assert all(text.startswith(sentence, start) for start, sentence, _ in found)
    assert all(
        some == {row for row, words in rows.items() if any(word in sentence for word in words)}
        for _, sentence, some in found
    )


WORDS = st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@given(WORDS, st.text("甲乙丙丁,", max_size=20))
def test_words_in_running_text_are_all_found_the_longest_first(words: list[str], text: str):
    plain = re.compile("|".join(sorted(words, key=len, reverse=True)))
    found = re.compile(in_running_text(words))
    assert [match.span() for match in found.finditer(text)] == [match.span() for match in plain.finditer(text)]
