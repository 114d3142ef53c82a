"""Counts of the values of the facets over all results."""

from collections.abc import Callable, Iterable, Mapping, Sequence

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


def _date_label(value: str) -> str:
    year, _, month = value.partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年"


def _nested(counts: Counts, separator: str, order: Callable[[str], object]) -> list[str]:
    """Return the values so that each stands after the level above it, siblings in ``order``."""
    below: dict[str, list[str]] = {}
    for value in counts:
        above = value.rpartition(separator)[0]
        below.setdefault(above if above in counts else "", []).append(value)
    ordered: list[str] = []
    waiting = sorted(below.get("", ()), key=order, reverse=True)  # type: ignore[arg-type]
    while waiting:
        value = waiting.pop()
        ordered.append(value)
        waiting += sorted(below.get(value, ()), key=order, reverse=True)  # type: ignore[arg-type]
    return ordered


def facet_values(field: Field, counts: Counts, chosen: Sequence[str], lexicon: Lexicon) -> tuple[FacetValue, ...]:
    """Return the values of a facet as shown: most first, then in the lexicon's order, then by name.

    Levels of hierarchical values follow the level above them. Dates run newest first. Values chosen
    are there even where nothing has them.
    """
    counts = {**dict.fromkeys(chosen, 0), **counts}
    picked = frozenset(chosen)
    if field.kind == "date":
        ordered = _nested(counts, "-", lambda value: [-ord(character) for character in value])
        return tuple(_value(value, _date_label(value), counts, picked, value.count("-")) for value in ordered)

    def order(value: str) -> tuple[int, int, str]:
        return -counts[value], lexicon.order(value), value

    if not field.hierarchical:
        return tuple(_value(value, value, counts, picked, 0) for value in sorted(counts, key=order))
    rows: Iterable[str] = _nested(counts, PATH_SEPARATOR, order)
    return tuple(
        _value(value, value.rpartition(PATH_SEPARATOR)[2], counts, picked, value.count(PATH_SEPARATOR))
        for value in rows
    )


def _value(value: str, label: str, counts: Counts, picked: frozenset[str], depth: int) -> FacetValue:
    return FacetValue(value, label, counts[value], value in picked, depth)
