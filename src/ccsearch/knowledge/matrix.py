"""Who reported what: two kinds of values against each other, every pair counted, none left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import PATH_SEPARATOR
from ccsearch.knowledge.base import Base
from ccsearch.knowledge.tables import ITEM, Column, distinct, expand_ranges

AXES = ("category", "month")
"""What units are set against."""

SORTS_OF_UNIT = {
    "local": ("street", "town"),
    "bureau": ("office", "party", "bureau", "group"),
    "other": ("company", "hospital", "school", ""),
}
"""Units by the kinds of the lexicon: 镇街, 部门, and all others; "" is a unit the lexicon does not know."""


class Row(msgspec.Struct, frozen=True):
    """One line of a table: its value, a count for each column, and in how many items the value occurs."""

    value: str
    counts: tuple[int, ...]
    total: int


class Table(msgspec.Struct, frozen=True):
    """Counts of items: those that have the value of the line and that of the column."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What items have of one kind, as pairs: item ``items[i]`` has ``values[numbers[i]]``; (n_pairs,) each."""

    values: tuple[str, ...]
    items: Column
    numbers: Column

    def only(self, values: Iterable[str]) -> "Pairs":
        """Return the pairs of these values alone, the values in the order given; unknown ones have none."""
        wanted = tuple(dict.fromkeys(values))
        places = {value: place for place, value in enumerate(wanted)}
        moved = np.array([places.get(value, -1) for value in (*self.values, "")], np.intp)[self.numbers]
        return Pairs(wanted, self.items[moved >= 0], moved[moved >= 0])


def named_pairs(base: Base, rows: Column) -> Pairs:
    """Return some rows of the table of units as pairs of items and names."""
    table = base.tables["units"]
    present = distinct(table["name"])
    numbers = np.searchsorted(present, table["name"][rows])
    return Pairs(tuple(base.names.some(present.tolist())), table[ITEM][rows], numbers)


def crosstab(rows: Pairs, columns: Pairs, span: range, items: int) -> NDArray[np.int64]:
    """Return how many items of a stretch have both values, (n_row_values, n_column_values) int64.

    ``items`` is the number of all items. An item counts once in every cell that it has both values of.
    """
    has = np.zeros((items, len(columns.values)), bool)
    has[columns.items, columns.numbers] = True
    has[: span.start] = has[span.stop :] = False
    counts = [np.bincount(rows.numbers[has[rows.items, place]], minlength=len(rows.values))
              for place in range(len(columns.values))]  # fmt: skip
    return np.array(counts, np.int64).reshape(len(columns.values), len(rows.values)).T


def occurrences(rows: Pairs, span: range) -> NDArray[np.int64]:
    """Return in how many items of a stretch each value occurs, (n_values,) int64."""
    inside = (rows.items >= span.start) & (rows.items < span.stop)
    return np.bincount(rows.numbers[inside], minlength=len(rows.values)).astype(np.int64)


def levels(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of the category facet for a path: 简讯, 简讯 / 综合整治."""
    return tuple(PATH_SEPARATOR.join(path[: depth + 1]) for depth in range(len(path)))


class Matrix:
    """Units, categories and months of one base as pairs, ready to be set against each other."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @cached_property
    def units(self) -> Pairs:
        """Items and their units, whatever the role."""
        return named_pairs(self._base, np.arange(self._base.count("units")))

    @cached_property
    def axes(self) -> Mapping[str, Pairs]:
        """Items and what units are set against, by the name in ``AXES``."""
        return {"category": self._categories(), "month": self._months()}

    def _categories(self) -> Pairs:
        paths, values = self._base.tables["items"]["path"], dict[str, int]()
        owned = [
            [values.setdefault(level, len(values)) for level in levels(path)] for path in self._base.paths.values()
        ]
        sizes = np.array([len(own) for own in owned], np.intp)
        flat = np.array([number for own in owned for number in own], np.intp)
        own = np.searchsorted(np.array([*self._base.paths], np.intp), paths)
        items, rows = expand_ranges((np.cumsum(sizes) - sizes)[own], sizes[own])
        return Pairs(tuple(values), items, flat[rows])

    def _months(self) -> Pairs:
        dated = np.flatnonzero(self._base.days)
        months = month_numbers(self._base.days[dated])
        present = distinct(months)
        return Pairs(tuple(map(month_name, present.tolist())), dated, np.searchsorted(present, months))

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Each known unit, of the lexicon or of the archive, and which of ``SORTS_OF_UNIT`` it is of."""
        of_kind = {kind: name for name, kinds in SORTS_OF_UNIT.items() for kind in kinds}
        known = {row.name: of_kind.get(row.kind, "other") for row in self._base.lexicon.units}
        return known | {name: "other" for name in self._base.counts["units"] if name not in known}

    def of_kind(self, kind: str) -> list[str]:
        """Return the units of one of ``SORTS_OF_UNIT``, in the lexicon's order."""
        return self._base.ordered(name for name, own in self.kinds.items() if own == kind)

    def columns(self, axis: str, span: range) -> tuple[str, ...]:
        """Return the values of an axis that occur in a stretch: months in order, categories the most frequent first.

        A category comes right after the one it is under.
        """
        counts = occurrences(self.axes[axis], span)
        found = [(value, int(count)) for value, count in zip(self.axes[axis].values, counts, strict=True) if count]
        return _tree(found) if axis == "category" else tuple(sorted(value for value, _ in found))

    def table(self, rows: Iterable[str], axis: str, columns: Iterable[str], span: range) -> Table:
        """Return units against columns of an axis over a stretch; a pair that never occurs counts 0."""
        units, across = self.units.only(rows), self.axes[axis].only(columns)
        counts = crosstab(units, across, span, len(self._base))
        totals = occurrences(units, span)
        return Table(across.values, tuple(Row(value, tuple(line), int(total)) for value, line, total
                                          in zip(units.values, counts.tolist(), totals, strict=True)))  # fmt: skip

    def months_by_category(self, unit: str, columns: Iterable[str]) -> Table:
        """Return the months of a unit's items against categories, newest month first."""
        own = np.zeros(len(self._base), bool)
        own[self._base.items_of("units", unit)] = True
        months, across = self.axes["month"], self.axes["category"].only(columns)
        months = Pairs(months.values, months.items[own[months.items]], months.numbers[own[months.items]])
        span = range(len(self._base))
        counts, totals = crosstab(months, across, span, len(self._base)), occurrences(months, span)
        rows = (Row(value, tuple(line), int(total)) for value, line, total
                in zip(months.values, counts.tolist(), totals, strict=True) if total)  # fmt: skip
        return Table(across.values, tuple(sorted(rows, key=lambda row: row.value, reverse=True)))


def _tree(found: list[tuple[str, int]]) -> tuple[str, ...]:
    """Return categories the most frequent first, each followed by those under it."""
    counts = dict(found)
    top = {value: value.partition(PATH_SEPARATOR)[0] for value in counts}
    order = sorted(counts, key=lambda value: (-counts.get(top[value], 0), top[value], value != top[value],
                                              -counts[value], value))  # fmt: skip
    return tuple(value for _, group in groupby(order, top.__getitem__) for value in group)


_EPOCH = date(1970, 1, 1).toordinal()


def month_numbers(days: Column) -> NDArray[np.int64]:
    """Return the month of each day (its ordinal), counted from January 1970; (n,) int64."""
    return (days.astype(np.int64) - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def month_name(number: int) -> str:
    """Return a month counted from January 1970 as 2022-08."""
    return f"{1970 + number // 12}-{number % 12 + 1:02}"


def months_between(first: date, last: date) -> tuple[str, ...]:
    """Return every month from one day to another (2022-08, 2022-09 …), both included."""
    start, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return tuple(f"{at // 12}-{at % 12 + 1:02}" for at in range(start, end + 1))
