"""The archive as numbered items: what every question of this room is answered from.

Items are numbered from the oldest issue to the newest, those without a date first, so that a stretch of
days is a stretch of numbers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.lexicon import Lexicon
from ccsearch.records import Bulletin, Item, Named
from ccsearch.text import Segmenter

DOING = ("lead", "also")
"""Roles of a unit whose own work an item reports: 主报 and 也开展."""


class Ref(msgspec.Struct, frozen=True):
    """An item as it is named elsewhere: its id, issue and date of issue, headings and title."""

    id: str
    issue: str
    date: date | None
    path: tuple[str, ...]
    title: str


class Count(msgspec.Struct, frozen=True):
    """A value and how often it occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the archive: its name, and the item itself."""

    ref: Ref
    item: Item


@dataclass(frozen=True, slots=True)
class Pairs:
    """What items have of one kind, as pairs: item ``items[i]`` has ``values[numbers[i]]``; (n_pairs,) intp each."""

    values: tuple[str, ...]
    items: NDArray[np.intp]
    numbers: NDArray[np.intp]

    def only(self, values: Iterable[str]) -> "Pairs":
        """Return the pairs of these values alone, the values in the order given; unknown ones have none."""
        wanted = tuple(dict.fromkeys(values))
        places = {value: place for place, value in enumerate(wanted)}
        moved = np.array([places.get(value, -1) for value in (*self.values, "")], np.intp)[self.numbers]
        return Pairs(wanted, self.items[moved >= 0], moved[moved >= 0])


Take = Callable[[Entry], Iterable[str]]


def pairs(entries: Iterable[Entry], take: Take) -> Pairs:
    """Return what ``take`` gives of each entry as pairs, values in the order in which they come first."""
    places: dict[str, int] = {}
    items: list[int] = []
    numbers: list[int] = []
    for number, entry in enumerate(entries):
        for value in dict.fromkeys(take(entry)):
            items.append(number)
            numbers.append(places.setdefault(value, len(places)))
    return Pairs(tuple(places), np.array(items, np.intp), np.array(numbers, np.intp))


def with_role(named: Iterable[Named], *roles: str) -> tuple[str, ...]:
    """Return the names that have one of the roles; any role will do where none is given."""
    return tuple(row.name for row in named if not roles or not set(roles).isdisjoint(row.roles))


def month(day: date | None) -> tuple[str, ...]:
    """Return the month of a day (2022-08), none where there is no day."""
    return (f"{day.year}-{day.month:02}",) if day else ()


def _key_order(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdecimal() else (0, key)


def _entries(bulletins: Iterable[Bulletin]) -> tuple[Entry, ...]:
    """Return the items of bulletins in their order, equal names and headings kept once."""
    kept: dict[Named | tuple[str, ...], Named | tuple[str, ...]] = {}
    made = []
    for bulletin in sorted(bulletins, key=lambda row: (row.date or date.min, _key_order(row.key))):
        for item in bulletin.items:
            units, leaders = (tuple(kept.setdefault(row, row) for row in rows) for rows in (item.units, item.leaders))
            path = kept.setdefault(item.path, item.path)
            slim = msgspec.structs.replace(item, path=path, units=units, leaders=leaders, origin=())
            made.append(Entry(Ref(item.id, bulletin.key, bulletin.date, slim.path, item.title), slim))
    return tuple(made)


class Base:
    """All items of one state of the archive. Immutable; what is derived is made when first asked for."""

    def __init__(self, bulletins: Iterable[Bulletin], lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.entries = _entries(bulletins)
        self.numbers = {entry.ref.id: number for number, entry in enumerate(self.entries)}

    @cached_property
    def _days(self) -> tuple[date, ...]:
        return tuple(entry.ref.date or date.min for entry in self.entries)

    def between(self, since: date | None, until: date | None) -> range:
        """Return the numbers of the items issued from ``since`` to ``until``, both included; all where both are None.

        Items without a date belong to no stretch of days.
        """
        if since is None and until is None:
            return range(len(self.entries))
        first = bisect_left(self._days, since or date(1, 1, 2))
        return range(first, max(first, bisect_right(self._days, until or date.max)))

    def found(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the items of these ids, those not held left out."""
        known = self.numbers.get
        return tuple(number for item_id in ids if (number := known(item_id)) is not None)

    @cached_property
    def units(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the items of each unit, whatever its role, rising."""
        return _by_value(pairs(self.entries, lambda entry: with_role(entry.item.units)))

    @cached_property
    def leaders(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the items of each leader, whatever the role, rising."""
        return _by_value(pairs(self.entries, lambda entry: with_role(entry.item.leaders)))

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Return names in the lexicon's order, unknown ones last by their characters."""
        return sorted(names, key=lambda name: (self.lexicon.order(name), name))


def _by_value(rows: Pairs) -> dict[str, tuple[int, ...]]:
    order = np.argsort(rows.numbers, kind="stable")
    ends = np.searchsorted(rows.numbers[order], np.arange(len(rows.values) + 1))
    items = rows.items[order].tolist()
    return {value: tuple(items[ends[at] : ends[at + 1]]) for at, value in enumerate(rows.values)}
