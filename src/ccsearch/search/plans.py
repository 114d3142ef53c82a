"""A request understood: what every engine is asked to carry out, and what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import msgspec
from whoosh import query

from ccsearch.errors import QueryError
from ccsearch.fields import BY_NAME, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import KINDS, MAX_PAGE_SIZE, SORTS, Request
from ccsearch.search.dates import read_range
from ccsearch.search.documents import Entry
from ccsearch.search.parser import DATES_ADVICE
from ccsearch.search.query import Language, Parsed

PERIOD = "period"
"""The name of the filter by dates of issue."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A request understood, as every engine carries it out.

    ``filters``: name to tree; those of facets are left out of their own counts. ``offset`` and ``size``
    say which hits are wanted; ``sort`` is one of SORTS, or ``coverage``: most of the literals, then
    the rarest, first.
    """

    parsed: Parsed
    kind: str
    filters: tuple[tuple[str, query.Query], ...]
    sort: str
    offset: int
    size: int
    facets: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine found: how many, the wanted ones with their scores, and counts of values by facet.

    The values of each facet stand in the order shown: most first, then in the lexicon's order, then by name;
    those of the date facet are months (2022-08), newest first.
    """

    total: int
    hits: tuple[tuple[Entry, float], ...]
    counts: Mapping[str, Mapping[str, int]]


class Backend(Protocol):
    """What an engine does itself, on one state of the index."""

    def find(self, plan: Plan) -> Found:
        """Carry out a plan."""
        ...

    def count(self, plan: Plan) -> int:
        """Return how many documents a plan finds."""
        ...

    def ids(self, plan: Plan) -> tuple[str, ...]:
        """Return the ids of all documents a plan finds, in order, whatever page it asks for."""
        ...

    def names(self, field: str) -> Sequence[str]:
        """Return the values of a keyword field."""
        ...


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _value(field: Field, value: str, today: date) -> query.Query:
    """Return the tree of one chosen value."""
    if field.kind != "date":
        return query.Term(field.name, value)
    period = read_range(value, today)
    if period is None:
        raise QueryError(f"“{value}”不是可以识别的日期，{DATES_ADVICE}")
    return query.TermRange(field.name, _day(period[0]), _day(period[1]))


def _filters(request: Request, today: date) -> tuple[tuple[str, query.Query], ...]:
    """Return the trees of a request's filters by name."""
    found: list[tuple[str, query.Query]] = []
    for name, values in request.filters:
        field = BY_NAME.get(name)
        if field is None:
            raise QueryError(f"没有“{name}”这个筛选项，可用的有：{'、'.join(BY_NAME)}。")
        if field.kind == "text":
            raise QueryError(f"“{field.label}”不能用来筛选，请写在查询里。")
        if values:
            found.append((name, query.Or([_value(field, value, today) for value in values])))
    if request.since or request.until:
        found.append((PERIOD, query.TermRange("date", _day(request.since), _day(request.until))))
    return tuple(found)


def _canonical(value: str, lexicon: Lexicon) -> str:
    return lexicon.unit(value) or lexicon.leader(value) or value


def with_canonical(request: Request, backend: Backend, lexicon: Lexicon) -> Request:
    """Return the request with aliases among its chosen values made canonical; values in use stay."""
    filters = []
    for name, values in request.filters:
        field = BY_NAME.get(name)
        known = frozenset(backend.names(name)) if field and field.named and values else frozenset(values)
        chosen = dict.fromkeys(value if value in known else _canonical(value, lexicon) for value in values)
        filters.append((name, tuple(chosen)))
    return msgspec.structs.replace(request, filters=tuple(filters))


def plan(request: Request, language: Language) -> Plan:
    """Return the plan of a request.

    Raises:
        QueryError: the query, or another part of the request, cannot be understood.
    """
    for name, value, known in (("kind", request.kind, KINDS), ("sort", request.sort, SORTS)):
        if value not in known:
            raise QueryError(f"{name} 只能是：{'、'.join(known)}。")
    if request.page < 1 or not 0 <= request.size <= MAX_PAGE_SIZE:
        raise QueryError(f"页码从 1 开始，每页最多 {MAX_PAGE_SIZE} 条。")
    return Plan(
        parsed=language.parse(request.query),
        kind=request.kind,
        filters=_filters(request, language.today()),
        sort=request.sort,
        offset=(request.page - 1) * request.size,
        size=request.size,
        facets=request.facets,
    )
