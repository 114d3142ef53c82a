"""Quantities over a result: what was counted, how much in all, and where each number stands."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.base import Base, Ref
from ccsearch.records import Figure, Item

NOT_ADDED = frozenset({"%", "％", "‰", "倍", "成", "分", "度", "℃", "年", "届", "个百分点"})
"""Units of measure whose numbers cannot be added up: shares, times, marks, temperatures."""

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
        kinds: dict[tuple[str | None, str], int] = {}
        rows = [(number, kinds.setdefault((figure.noun, figure.unit), len(kinds)), figure.value, figure.approximate)
                for number, entry in enumerate(base.entries) for figure in entry.item.figures]  # fmt: skip
        self._kinds = tuple(kinds)
        self._items: NDArray[np.intp] = np.array([row[0] for row in rows], np.intp)
        self._numbers: NDArray[np.intp] = np.array([row[1] for row in rows], np.intp)
        self._values: NDArray[np.float64] = np.array([row[2] for row in rows], np.float64)
        self._approximate: NDArray[np.bool_] = np.array([row[3] for row in rows], bool)

    @cached_property
    def known(self) -> frozenset[tuple[str | None, str]]:
        """Every noun and unit of measure of the archive."""
        return frozenset(self._kinds)

    def _of(self, numbers: Iterable[int]) -> NDArray[np.intp]:
        """Return the places of the figures of some items, rising."""
        wanted = np.zeros(len(self._base.entries), bool)
        wanted[list(numbers)] = True
        return np.flatnonzero(wanted[self._items])

    def totals(self, numbers: Iterable[int]) -> tuple[Quantity, ...]:
        """Return what is counted in some items, that of most items first, then by numbers, noun and unit."""
        places = self._of(numbers)
        kinds, values, size = self._numbers[places], self._values[places], len(self._kinds)
        order = np.argsort(kinds, kind="stable")
        sums = np.bincount(kinds, values, minlength=size)
        times = np.bincount(kinds, minlength=size)
        about = np.bincount(kinds, self._approximate[places], minlength=size)
        items = np.bincount(np.unique(np.stack([kinds, self._items[places]]), axis=1)[0], minlength=size)
        ends = np.searchsorted(kinds[order], np.arange(size + 1))
        found = []
        for kind in np.flatnonzero(times).tolist():
            own = values[order[ends[kind] : ends[kind + 1]]]
            noun, unit = self._kinds[kind]
            total = None if unit in NOT_ADDED else round(float(sums[kind]), 6)
            found.append(Quantity(noun, unit, total, float(own.min()), float(own.max()), int(times[kind]),
                                  int(about[kind]), int(items[kind])))  # fmt: skip
        return tuple(sorted(found, key=lambda row: (-row.items, -row.numbers, row.noun or "", row.unit)))

    def sentences(self, numbers: Iterable[int], noun: str | None, unit: str) -> Iterator[Quoted]:
        """Yield every number of one noun and unit in some items, in the order of the items given."""
        for number in numbers:
            entry = self._base.entries[number]
            for figure in entry.item.figures:
                if (figure.noun, figure.unit) == (noun, unit):
                    yield quoted(entry.item, entry.ref, figure)


def plain_number(value: float) -> str:
    """Return a number as people write it: 38.6, 1200."""
    return re.sub(r"\.?0+$", "", f"{value:.4f}")
