"""Counts of the values of the facets over all results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import PATH_SEPARATOR, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import FacetValue

Counts = Mapping[str, int]


def count(
    starts: NDArray[np.int32], numbers: NDArray[np.int32], hits: NDArray[np.intp], values: int
) -> NDArray[np.intp]:
    """Return how many of the documents ``hits`` have each value, (values,).

    Document d has the values ``numbers[starts[d]:starts[d + 1]]``.
    """
    first, after = starts.take(hits), starts[1:].take(hits)
    sizes = after - first
    places = np.repeat(after - np.cumsum(sizes, dtype=np.int32), sizes)
    places += np.arange(len(places), dtype=np.int32)
    return np.bincount(numbers.take(places), minlength=values)


def with_years(months: Counts) -> dict[str, int]:
    """Return the counts of months (2022-08) that run newest first, those of each year before its months."""
    found: dict[str, int] = {}
    for month, number in months.items():
        year = month[:4]
        found[year] = found.get(year, 0) + number
        found[month] = number
    return found


@lru_cache(2_000)
def _date_label(value: str) -> str:
    year, _, month = value.partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年"


def _dates(counts: Counts) -> list[str]:
    """Return years and months, the newest first, each month after its year."""
    return sorted(counts, key=lambda value: value if "-" in value else f"{value}-13", reverse=True)


def _nested(values: list[str]) -> list[str]:
    """Return sorted values so that each stands after the level above it."""
    below: dict[str, list[str]] = {}
    known = frozenset(values)
    for value in values:
        above = value.rpartition(PATH_SEPARATOR)[0]
        below.setdefault(above if above in known else "", []).append(value)
    ordered: list[str] = []
    waiting = below.get("", [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1], [])[::-1]
    return ordered


def order_of(field: Field, values: Sequence[str], lexicon: Lexicon) -> NDArray[np.intp]:
    """Return the places of sorted ``values`` in the order in which those of equal count are shown, (n,).

    Dates run newest first, all others in the lexicon's order, then by name.
    """
    if field.kind == "date":
        return np.arange(len(values))[::-1]
    return np.argsort(np.array([lexicon.order(value) for value in values], np.int64), kind="stable")


@dataclass(frozen=True, slots=True)
class Ordering:
    """How the values of several fields, field after field, are shown.

    ``order`` (n,) has their places, those of equal count in order; ``fields`` (n,) the number of each
    one's field; ``ranked`` (n,) is 1 where most come first, 0 where the order stands whatever the count.
    """

    order: NDArray[np.intp]
    fields: NDArray[np.int64]
    ranked: NDArray[np.int64]


def ordering(rows: Sequence[tuple[Field, Sequence[str]]], lexicon: Lexicon) -> Ordering:
    """Return how the sorted values of each field are shown; dates stay newest first."""
    orders, fields, ranked, first = [], [], [], 0
    for number, (field, values) in enumerate(rows):
        orders.append(order_of(field, values, lexicon) + first)
        fields.append(np.full(len(values), number))
        ranked.append(np.full(len(values), int(field.kind != "date")))
        first += len(values)
    return Ordering(np.concatenate(orders), np.concatenate(fields), np.concatenate(ranked))


def in_order(counts: NDArray[np.intp], shown: Ordering) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return the places of the values that have a count, field after field as shown, and each one's field; (m,)."""
    ordered = counts.take(shown.order)
    some = np.flatnonzero(ordered)
    fields = shown.fields.take(some)
    keys = (fields << 32) - ordered.take(some) * shown.ranked.take(some)
    return shown.order.take(some[np.argsort(keys, kind="stable")]), fields


def _with_chosen(field: Field, counts: Counts, chosen: Sequence[str], lexicon: Lexicon) -> Counts:
    """Return the counts with values chosen that nothing has, in their places."""
    missing = dict.fromkeys((value for value in chosen if value not in counts), 0)
    if not missing:
        return counts
    counts = {**counts, **missing}
    if field.kind == "date":
        return {value: counts[value] for value in _dates(counts)}
    return dict(sorted(counts.items(), key=lambda row: (-row[1], lexicon.order(row[0]), row[0])))


def facet_values(field: Field, counts: Counts, chosen: Sequence[str], lexicon: Lexicon) -> tuple[FacetValue, ...]:
    """Return the values of a facet as shown; ``counts`` have their order already, dates with their years.

    Levels of hierarchical values follow the level above them. Values chosen are there even where nothing
    has them.
    """
    counts = _with_chosen(field, counts, chosen, lexicon)
    picked = frozenset(chosen)
    if field.kind == "date":
        return tuple(
            FacetValue(value, _date_label(value), times, value in picked, value.count("-"))
            for value, times in counts.items()
        )
    if not field.hierarchical:
        return tuple([FacetValue(value, value, times, value in picked) for value, times in counts.items()])
    return tuple(
        FacetValue(value, value.rpartition(PATH_SEPARATOR)[2], counts[value], value in picked,
                   value.count(PATH_SEPARATOR))
        for value in _nested(list(counts))
    )  # fmt: skip
