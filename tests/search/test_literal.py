"""The literal index finds what a scan of the values finds, in whichever way its pairs were sorted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.search import literal
from ccsearch.search.literal import CLAUSE_MARKS, LiteralIndex, build

letters = st.sampled_from("甲乙丙a，𠀀")
documents = st.lists(st.lists(st.text(letters, max_size=9), min_size=1, max_size=3), max_size=5)
wanted = st.text(st.sampled_from("甲乙丙a，𠀀\0"), min_size=1, max_size=4)
patterns = st.text(st.sampled_from("甲乙?*"), min_size=1, max_size=5)
INSIDE = f"[^{re.escape(CLAUSE_MARKS)}]"


def index(rows):
    values = [value for row in rows for value in row]
    heads = [sum(map(len, rows[:at])) for at in range(len(rows))]
    fields = [place for row in rows for place in range(len(row))]
    return LiteralIndex(build(values, heads, fields))


def stands(rows, text):
    """Return (document, field, place in the value) wherever a text stands."""
    return [
        (doc, field, at)
        for doc, row in enumerate(rows)
        for field, value in enumerate(row)
        for at in range(len(value))
        if value.startswith(text, at)
    ]


def found(made, rows, text):
    """Return what the index finds in the form of :func:`stands`."""
    starts = made.places(text)
    owners = made.owners(starts)
    begins, at = {}, 0
    for doc, row in enumerate(rows):
        for field, value in enumerate(row):
            begins[doc, field] = at
            at += len(value) + 1
    fields = made.fields(starts, owners).tolist()
    return [(doc, field, place - begins[doc, field])
            for doc, field, place in zip(owners.tolist(), fields, starts.tolist(), strict=True)]  # fmt: skip


@given(documents, wanted)
def test_a_string_stands_where_a_scan_finds_it(rows, text):
    assert found(index(rows), rows, text) == stands(rows, text)


@given(documents, wanted)
def test_more_characters_than_can_be_numbered(rows, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literal, "_DENSE", 0)
        assert found(index(rows), rows, text) == stands(rows, text)


@given(documents, patterns)
def test_a_pattern_begins_in_the_documents_a_scan_finds(rows, text):
    if not text.strip("?*"):
        return
    made = index(rows)
    pattern = re.compile("".join({"?": INSIDE, "*": f"{INSIDE}*"}.get(mark, mark) for mark in text.strip("*")))
    expected = {doc for doc, row in enumerate(rows) if any(pattern.search(value) for value in row)}
    assert set(made.owners(made.find(text.strip("*"), True).starts).tolist()) == expected
