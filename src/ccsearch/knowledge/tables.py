"""Facts of many items as columns: one row a fact, each column an array.

A table is a mapping from names of columns to arrays of equal length. Its column ``item`` is the number of the
item that each row belongs to; rows are in the order of items.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Table = Mapping[str, Column]
Places = NDArray[np.intp]
Keys = NDArray[np.uint64]

ITEM = "item"


def joined(tables: Sequence[Table]) -> Table:
    """Return the rows of several tables of the same columns, one table after another."""
    return {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}


def picked(table: Table, rows: Column) -> Table:
    """Return some rows of a table, by their places or by a mask."""
    return {name: column[rows] for name, column in table.items()}


def moved(table: Table, places: Places) -> Table:
    """Return a table after its items have moved: item i to ``places[i]``, those at -1 left out."""
    items = places[table[ITEM]]
    kept = np.flatnonzero(items >= 0)
    rows = kept[np.argsort(items[kept], kind="stable")]
    return {**picked(table, rows), ITEM: items[rows].astype(table[ITEM].dtype)}


def relocated(items: Column, places: Places) -> tuple[Column, Places]:
    """Return a column of items after these have moved to ``places``, and the rows of those that are gone (-1).

    Mostly the items that stay do so where they are: then it is the same column.
    """
    gone = places < 0
    rows = np.flatnonzero(gone.take(items)) if gone.any() else np.empty(0, np.intp)
    if (gone | (places == np.arange(len(places)))).all():
        return items, rows
    return places.astype(np.int32).take(items).view(np.uint32), rows


def laid_out(tables: Mapping[str, Table]) -> dict[str, Column]:
    """Return the columns of several tables, each named by its table too."""
    return {f"{name}/{column}": values for name, table in tables.items() for column, values in table.items()}


def table_in(columns: Table, name: str) -> Table:
    """Return one of the tables that :func:`laid_out` laid out."""
    head = f"{name}/"
    return {column.removeprefix(head): values for column, values in columns.items() if column.startswith(head)}


def distinct(keys: NDArray[Any]) -> NDArray[Any]:
    """Return values in order, each once.

    ``numpy.unique`` asks a hash table instead, which takes a hundred times as long for half a million.
    """
    found = np.sort(keys)
    return found[np.concatenate(([True], found[1:] != found[:-1]))[: len(found)]]


def pairs_of(first: Column, second: Column) -> Keys:
    """Return two columns of numbers as one: the first in the upper half of each number, the second in the lower."""
    keys: Keys = (first.astype(np.uint64) << np.uint64(32)) | second.astype(np.uint64)
    return keys


def halves(keys: Keys) -> tuple[Places, Places]:
    """Return the two columns that :func:`pairs_of` made one."""
    return (keys >> np.uint64(32)).astype(np.intp), (keys & np.uint64(0xFFFFFFFF)).astype(np.intp)


def paired_with(keys: Keys, first: int) -> Places:
    """Return what stands beside ``first`` in pairs, which rise; (n,)."""
    ends = np.array((first << 32, (first + 1) << 32), np.uint64)  # numbers of Python would have all keys converted
    low, high = np.searchsorted(keys, ends).tolist()
    return halves(keys[low:high])[1]


def contains(keys: NDArray[Any], wanted: NDArray[Any]) -> NDArray[np.bool_]:
    """Return whether each of ``wanted`` is one of ``keys``, which rise."""
    if not len(keys):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: NDArray[np.bool_] = keys[at] == wanted
    return found


def expand_ranges(lows: Places, counts: Places) -> tuple[Places, Places]:
    """Return for ranges of rows the number of each row's range and the row itself, (counts.sum(),) intp each."""
    ranges = np.repeat(np.arange(len(counts)), counts)
    firsts = np.cumsum(counts) - counts
    return ranges, np.arange(len(ranges)) - firsts[ranges] + lows[ranges]


def places_within(rows: Column, lows: Places, ends: Places, values: Column) -> Places:
    """Return for each of ``values`` the first place from ``lows`` to ``ends`` whose row is not below it, else the end; (n,).

    The rows of each range rise; all ranges are halved at once.
    """
    while len(left := np.flatnonzero(lows < ends)):
        middles = (lows[left] + ends[left]) // 2
        below = rows[middles] < values[left]
        lows, ends = lows.copy(), ends.copy()
        lows[left[below]] = middles[below] + 1
        ends[left[~below]] = middles[~below]
    return lows


@dataclass(frozen=True, slots=True)
class Lists:
    """Rows in groups: group g has ``rows[starts[g]:starts[g + 1]]``, in the order of the table."""

    starts: Column
    rows: Column

    def of(self, group: int) -> Column:
        """Return the rows of a group."""
        return self.rows[self.starts[group] : self.starts[group + 1]]

    def all_of(self, groups: Places) -> tuple[Column, Places]:
        """Return the rows of several groups, and the place in ``groups`` of each row's group; (n,) each."""
        lows, ends = self.starts[groups], self.starts[groups + 1]
        owners, at = expand_ranges(lows, ends - lows)
        return self.rows[at], owners


def grouped(values: Column, groups: int) -> Lists:
    """Return the rows of each value from 0 to before ``groups``."""
    order = np.argsort(values, kind="stable")
    return Lists(np.searchsorted(values[order], np.arange(groups + 1)), order)


class Names:
    """Strings by number, in the order in which they came; number 0 is "". Only grows, so that old numbers stay true.

    Begins with ``names``, those of another one in their order.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = [*names] or [""]
        self._numbers = {name: number for number, name in enumerate(self._names)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, number: int) -> str:
        return self._names[number]

    def number(self, name: str) -> int:
        """Return the number of a name, a new one where it has none yet."""
        found = self._numbers.get(name)
        if found is None:
            found = self._numbers[name] = len(self._names)
            self._names.append(name)
        return found

    def known(self, name: str) -> int:
        """Return the number of a name, -1 where it has none."""
        return self._numbers.get(name, -1)

    def some(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield the names of some numbers."""
        return map(self._names.__getitem__, numbers)
