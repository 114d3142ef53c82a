"""Counts of the values of the facets over all results."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import PATH_SEPARATOR, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import FacetValue

Counts = Mapping[str, int]


def count(
    starts: NDArray[np.int64], numbers: NDArray[np.intp], hits: NDArray[np.intp], values: int
) -> NDArray[np.intp]:
    """Return how many of the documents ``hits`` have each value, (values,).

    Document d has the values ``numbers[starts[d]:starts[d + 1]]``.
    """
    first, sizes = starts[hits], starts[hits + 1] - starts[hits]
    places = np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    return np.bincount(numbers[places], minlength=values)


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


def in_order(field: Field, counts: NDArray[np.intp], order: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the places of the values that have a count, as shown; ``order`` is from :func:`order_of`.

    Dates stay newest first, of all others those with most come first.
    """
    some = order[counts[order] > 0]
    return some if field.kind == "date" else some[np.argsort(-counts[some], kind="stable")]


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
