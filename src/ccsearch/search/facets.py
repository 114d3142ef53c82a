"""Counts of the values of the facets over all results."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import PATH_SEPARATOR, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import FacetValue

Counts = Mapping[str, int]


def count(starts: NDArray[np.int64], numbers: NDArray[np.int32], owners: NDArray[np.int32],
          hits: NDArray[np.intp], mask: NDArray[np.bool_], values: int) -> NDArray[np.intp]:  # fmt: skip
    """Return how many hits have each value, (values,).

    Document d has the values ``numbers[starts[d]:starts[d + 1]]``; ``owners`` (len(numbers),) gives the
    document of each. ``hits`` are the documents that match, rising, ``mask`` (n_docs,) the same.
    """
    if 4 * len(hits) > len(mask):
        return np.bincount(numbers[mask[owners]], minlength=values)
    first, sizes = starts[hits], starts[hits + 1] - starts[hits]
    places = np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    return np.bincount(numbers[places], minlength=values)


def with_years(months: Counts) -> dict[str, int]:
    """Return the counts of months (2022-08) with those of their years."""
    found = dict(months)
    for month, number in months.items():
        found[month[:4]] = found.get(month[:4], 0) + number
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


def facet_values(field: Field, counts: Counts, chosen: Sequence[str], lexicon: Lexicon) -> tuple[FacetValue, ...]:
    """Return the values of a facet as shown: most first, then in the lexicon's order, then by name.

    Levels of hierarchical values follow the level above them. Dates run newest first. Values chosen
    are there even where nothing has them.
    """
    counts = {**dict.fromkeys(chosen, 0), **counts}
    picked = frozenset(chosen)
    if field.kind == "date":
        return tuple(
            FacetValue(value, _date_label(value), counts[value], value in picked, value.count("-"))
            for value in _dates(counts)
        )
    order = lexicon.order
    ordered = [value for _, _, value in sorted((-times, order(value), value) for value, times in counts.items())]
    if not field.hierarchical:
        return tuple(FacetValue(value, value, counts[value], value in picked) for value in ordered)
    return tuple(
        FacetValue(value, value.rpartition(PATH_SEPARATOR)[2], counts[value], value in picked,
                   value.count(PATH_SEPARATOR))
        for value in _nested(ordered)
    )  # fmt: skip
