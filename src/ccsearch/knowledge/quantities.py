"""Quantities over a result: what was counted, how much in all, and where each number stands."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.tables import ITEM, Column, Places, distinct, halves, pairs_of
from ccsearch.records import Figure, Item

NOT_ADDED = frozenset({"%", "％", "‰", "倍", "成", "分", "度", "℃", "年", "届", "个百分点"})
"""Units of measure whose numbers cannot be added up: shares, times, marks, temperatures."""

BEFORE = 8
"""Characters before a number by which it is found."""

_SENTENCE_ENDS = "。；！？\n"


class Quantity(msgspec.Struct, frozen=True):
    """One thing counted: the noun (None where not said) and unit of measure, over some items.

    ``total`` is None where numbers of that unit cannot be added; ``least`` and ``most`` are the smallest
    and largest of the numbers. ``approximate`` counts the numbers given as about so many.
    """

    noun: str | None
    unit: str
    total: float | None
    least: float
    most: float
    numbers: int
    approximate: int
    items: int


class Quoted(msgspec.Struct, frozen=True):
    """One number in its sentence: the text before, the number as written, the text after."""

    item: Ref
    before: str
    text: str
    after: str
    value: float
    approximate: bool

    @property
    def around(self) -> str:
        """The number and the few characters before it, by which a browser finds it in the item."""
        return f"{self.before[-BEFORE:]}{self.text}"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the sentence or clause in which ``text[start:end]`` stands."""
    first = max(text.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
    return first, min(ends, default=len(text) - 1) + 1


def quoted(item: Item, ref: Ref, figure: Figure) -> Quoted:
    """Return a number of an item in its sentence, or in the title where it stands there."""
    start, end = figure.span.start, figure.span.end
    text = item.text
    if end <= start or text[start:end] != figure.text:
        text = item.text if figure.text in item.text else item.title
        start = max(text.find(figure.text), 0)
        end = start + len(figure.text)
    first, last = sentence_around(text, start, end)
    return Quoted(ref, text[first:start], text[start:end], text[end:last].rstrip("\n"), figure.value,
                  figure.approximate)  # fmt: skip


class Quantities:
    """All figures of one base as columns; (n_figures,) each, in the order of the items."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._table = base.tables["figures"]
        keys = pairs_of(self._table["noun"], self._table["unit"])
        self._kinds = distinct(keys)
        self._numbers = np.searchsorted(self._kinds, keys)

    @cached_property
    def known(self) -> frozenset[tuple[str | None, str]]:
        """Every noun and unit of measure of the archive."""
        return frozenset(map(self._kind, range(len(self._kinds))))

    def _kind(self, number: int) -> tuple[str | None, str]:
        noun, unit = (int(half[0]) for half in halves(self._kinds[number : number + 1]))
        return self._base.names[noun] or None, self._base.names[unit]

    def _of(self, numbers: Iterable[int]) -> Places:
        """Return the places of the figures of some items, rising."""
        wanted = np.zeros(len(self._base), bool)
        wanted[list(numbers)] = True
        return np.flatnonzero(wanted[self._table[ITEM]])

    def totals(self, numbers: Iterable[int]) -> tuple[Quantity, ...]:
        """Return what is counted in some items, that of most items first, then by numbers, noun and unit."""
        places = self._of(numbers)
        kinds, values, size = self._numbers[places], self._table["value"][places], len(self._kinds)
        order = np.argsort(kinds, kind="stable")
        times = np.bincount(kinds, minlength=size)
        about = np.bincount(kinds, self._table["approximate"][places], minlength=size)
        items = np.bincount(halves(distinct(pairs_of(kinds, self._table[ITEM][places])))[0], minlength=size)
        ends = np.searchsorted(kinds[order], np.arange(size + 1))
        found = [self._quantity(kind, values[order[ends[kind] : ends[kind + 1]]], int(about[kind]), int(items[kind]))
                 for kind in np.flatnonzero(times).tolist()]  # fmt: skip
        return tuple(sorted(found, key=lambda row: (-row.items, -row.numbers, row.noun or "", row.unit)))

    def _quantity(self, kind: int, values: Column, about: int, items: int) -> Quantity:
        noun, unit = self._kind(kind)
        total = None if unit in NOT_ADDED else round(float(values.sum()), 6)
        return Quantity(noun, unit, total, float(values.min()), float(values.max()), len(values), about, items)

    def having(self, numbers: Sequence[int], noun: str | None, unit: str) -> tuple[tuple[int, int], ...]:
        """Return every number of one noun and unit in some items, in the order of the items given.

        Each as the number of its item, and its place among the figures of the item.
        """
        names, table = self._base.names, self._table
        wanted = (table["noun"] == names.known(noun or "")) & (table["unit"] == names.known(unit))
        places = np.flatnonzero(wanted)
        firsts = np.searchsorted(table[ITEM], table[ITEM][places])
        own: dict[int, list[int]] = {}
        for item, place in zip(table[ITEM][places].tolist(), (places - firsts).tolist(), strict=True):
            own.setdefault(item, []).append(place)
        return tuple((number, place) for number in numbers for place in own.get(number, ()))

    def sentences(self, found: Iterable[tuple[int, int]]) -> tuple[Quoted, ...]:
        """Return numbers, as :meth:`having` gives them, in their sentences."""
        rows = list(found)
        items = self._base.items(dict.fromkeys(number for number, _ in rows))
        return tuple(quoted(items[number], self._base.ref(number), items[number].figures[place])
                     for number, place in rows if number in items and place < len(items[number].figures))  # fmt: skip


def plain_number(value: float) -> str:
    """Return a number as people write it: 38.6, 1200."""
    return re.sub(r"\.?0+$", "", f"{value:.4f}")
