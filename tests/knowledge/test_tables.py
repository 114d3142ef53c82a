"""Tables against plain loops over rows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.knowledge.tables import (
    Names,
    contains,
    distinct,
    expand_ranges,
    grouped,
    halves,
    joined,
    moved,
    pairs_of,
    picked,
    places_within,
    relocated,
)

NUMBERS = st.integers(0, (1 << 32) - 1)
FEW = st.integers(0, 6)


def table(rows):
    """Return (item, value) rows as a table, in the order of items."""
    rows = sorted(rows, key=lambda row: row[0])
    return {
        "item": np.array([row[0] for row in rows], np.uint32),
        "value": np.array([row[1] for row in rows], np.int64),
    }


def plain(found):
    return list(zip(found["item"].tolist(), found["value"].tolist(), strict=True))


ROWS = st.lists(st.tuples(FEW, NUMBERS), max_size=12)


@given(ROWS, st.lists(st.integers(-1, 9), min_size=7, max_size=7))
def test_rows_move_with_their_items(rows, places):
    found = moved(table(rows), np.array(places))
    kept = [(places[item], value) for item, value in plain(table(rows)) if places[item] >= 0]
    assert plain(found) == sorted(kept, key=lambda row: row[0])
    assert found["item"].dtype == np.uint32


@given(ROWS, ROWS, st.data())
def test_rows_are_joined_and_picked(first, second, data):
    both = joined([table(first), table(second)])
    assert plain(both) == plain(table(first)) + plain(table(second))
    mask = data.draw(st.lists(st.booleans(), min_size=len(plain(both)), max_size=len(plain(both))))
    assert plain(picked(both, np.array(mask, bool))) == [
        row for row, kept in zip(plain(both), mask, strict=True) if kept
    ]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=30))
def test_pairs_are_one_number_and_two_again(rows):
    first, second = (np.array([row[at] for row in rows], np.uint32) for at in (0, 1))
    keys = pairs_of(first, second)
    assert [(a, b) for a, b in zip(*(half.tolist() for half in halves(keys)), strict=True)] == rows
    assert sorted(keys.tolist()) == pairs_of(*np.array(sorted(rows), np.uint64).reshape(-1, 2).T).tolist()


@given(st.lists(FEW, max_size=20), st.lists(FEW, max_size=20))
def test_values_once_and_whether_they_are_there(values, wanted):
    keys = distinct(np.array(values, np.uint64))
    assert keys.tolist() == sorted(set(values))
    assert contains(keys, np.array(wanted, np.uint64)).tolist() == [one in values for one in wanted]


@given(st.lists(st.tuples(FEW, FEW), max_size=8))
def test_ranges_are_expanded(ranges):
    lows, counts = (np.array([row[at] for row in ranges], np.intp) for at in (0, 1))
    owners, rows = expand_ranges(lows, counts)
    wanted = [(place, low + step) for place, (low, count) in enumerate(ranges) for step in range(count)]
    assert list(zip(owners.tolist(), rows.tolist(), strict=True)) == wanted


@given(st.lists(FEW, max_size=20), st.lists(FEW, max_size=5))
def test_rows_by_group(values, groups):
    lists = grouped(np.array(values, np.uint32), 7)
    rows = {group: [row for row, value in enumerate(values) if value == group] for group in range(7)}
    assert {group: lists.of(group).tolist() for group in range(7)} == rows
    found, owners = lists.all_of(np.array(groups, np.intp))
    assert found.tolist() == [row for group in groups for row in rows[group]]
    assert owners.tolist() == [place for place, group in enumerate(groups) for _ in rows[group]]


def test_names_keep_their_numbers():
    names = Names()
    assert [names.number(name) for name in ("甲", "乙", "", "甲")] == [1, 2, 0, 1]
    assert (names.known("乙"), names.known("丙"), names[2], len(names)) == (2, -1, "乙", 3)
    assert list(names.some([1, 0])) == ["甲", ""]


@given(st.lists(st.lists(st.integers(0, 9), max_size=9).map(sorted), min_size=1, max_size=5), st.data())
def test_places_within_ranges_are_those_of_each_range_alone(lists, data):
    rows = np.array([row for one in lists for row in one], np.uint32)
    starts = np.cumsum([0, *map(len, lists)])
    wanted = data.draw(st.lists(st.tuples(st.integers(0, len(lists) - 1), st.integers(0, 10)), max_size=20))
    chosen, values = np.array(wanted, np.intp).reshape(-1, 2).T
    found = places_within(rows, starts[chosen], starts[chosen + 1], values)
    assert found.tolist() == [starts[one] + sum(row < value for row in lists[one]) for one, value in wanted]


@pytest.mark.parametrize("places", [[0, 1, 2], [0, -1, 2], [2, 0, 1], [1, -1, 0], [-1, -1, -1]])
def test_items_of_a_column_move(places):
    items, gone = relocated(np.array([0, 2, 1, 1, 0], np.uint32), np.array(places))
    moved = [places[item] for item in (0, 2, 1, 1, 0)]
    assert gone.tolist() == [row for row, item in enumerate(moved) if item < 0]
    assert np.delete(items, gone).tolist() == [item for item in moved if item >= 0]
