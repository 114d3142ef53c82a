"""The table of fields: each declared once, with values taken from an item, each once."""

from datetime import date

import msgspec
import pytest

from ccsearch.fields import BY_NAME, BY_PREFIX, FACETS, FIELDS
from ccsearch.text import fold
from test_records import BULLETIN, ITEM

KINDS = {"text", "keyword", "date"}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("title", ("城子街道",)),
        ("text", ("昨天，一要清理。清理小广告320余处。",)),
        ("path", ("简讯", "综合整治")),
        ("unit", ("城子街道",)),
        ("leader", ("张维刚",)),
        ("category", ("简讯", "简讯 / 综合整治")),
        ("date", ("2022-08-10",)),
        ("issue", ("709",)),
        ("speaker", ("张维刚",)),
        ("section", ("简讯",)),
        ("role", ("instructs", "lead", "source")),
        ("source", ("城子街道",)),
        ("place", ()),
    ],
)
def test_what_each_field_takes(field, values):
    assert BY_NAME[field].take(BULLETIN, ITEM) == values


def test_what_is_not_stated_gives_no_value():
    bare = msgspec.structs.replace(ITEM, path=(), category=None, leaders=(), units=(), source=None, statements=())
    undated = msgspec.structs.replace(BULLETIN, date=None)
    empty = {field.name for field in FIELDS if not field.take(undated, bare)}
    assert empty == {field.name for field in FIELDS} - {"title", "text", "issue"}


def test_every_field_has_a_row_above():
    taken = [mark for mark in test_what_each_field_takes.pytestmark if mark.name == "parametrize"]
    assert [row[0] for row in taken[0].args[1]] == [field.name for field in FIELDS]


def test_names_and_prefixes_are_told_apart():
    prefixes = [fold(prefix) for field in FIELDS for prefix in field.prefixes]
    assert len(set(prefixes)) == len(prefixes)
    assert len(BY_NAME) == len(FIELDS)
    assert set(BY_PREFIX) == set(prefixes)


def test_rows_make_sense():
    assert {field.kind for field in FIELDS} <= KINDS
    assert all(field.label and field.prefixes for field in FIELDS)
    assert all(field.prefixes[0] == field.name for field in FIELDS)
    assert all(field.weight == 1.0 for field in FIELDS if field.kind != "text")
    assert {field.name for field in FACETS} == {"unit", "leader", "category", "date"}
    assert all(field.kind != "text" for field in FACETS)


def test_dates_are_iso():
    [value] = BY_NAME["date"].take(BULLETIN, ITEM)
    assert date.fromisoformat(value) == BULLETIN.date
