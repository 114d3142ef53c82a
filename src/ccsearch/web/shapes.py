"""What the API answers beyond the records and answers of other rooms."""

from collections.abc import Mapping

import msgspec

from ccsearch.search.contract import FacetValue, Totals


class Value(msgspec.Struct, frozen=True):
    """A name and the number of items that have it."""

    value: str
    count: int


class Values(msgspec.Struct, frozen=True):
    """All values of a field, the most frequent first."""

    total: int
    values: tuple[Value, ...]


class Facets(msgspec.Struct, frozen=True):
    """The facets of a result without its hits."""

    query: str
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]]


class Issue(msgspec.Struct, frozen=True):
    """One line of the list of issues; ``problems`` counts what editors should check."""

    key: str
    number: int | None
    title: str | None
    date: str | None
    path: str
    items: int
    statements: int
    problems: int


class Issues(msgspec.Struct, frozen=True):
    """All issues, newest first."""

    total: int
    issues: tuple[Issue, ...]


class Statistics(msgspec.Struct, frozen=True):
    """Figures of the archive, and how its items are spread over every facet."""

    state: str
    totals: Totals
    facets: Mapping[str, tuple[FacetValue, ...]]


class ProblemDetails(msgspec.Struct, frozen=True, omit_defaults=True):
    """An error (RFC 9457).

    ``position`` and ``suggestion`` belong to a query, ``key`` is what was named, ``state`` that of the index.
    """

    type: str
    title: str
    status: int
    detail: str
    position: int | None = None
    suggestion: str | None = None
    key: str | None = None
    state: str | None = None
    reference: str | None = None
