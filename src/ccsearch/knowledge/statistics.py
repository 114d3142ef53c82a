"""信息采用统计: how many items of each unit were taken up in a period, and what changed since the one before."""

import calendar
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.base import Base
from ccsearch.knowledge.loading import day_of
from ccsearch.knowledge.matrix import Pairs, named_pairs, occurrences
from ccsearch.knowledge.roles import DOING, bits


@dataclass(frozen=True, slots=True)
class Span:
    """A kind of period: its words, how many months it has, and how it is written."""

    label: str
    months: int
    write: Callable[[int, int], str]


SPANS = {
    "month": Span("按月", 1, lambda year, place: f"{year}-{place + 1:02}"),
    "quarter": Span("按季度", 3, lambda year, place: f"{year}-Q{place + 1}"),
    "year": Span("按年", 12, lambda year, place: str(year)),
}
"""The kinds of period, by the name in addresses."""


class Period(msgspec.Struct, frozen=True):
    """A period: its name (2022-08, 2022-Q3, 2022) and its first and last day."""

    name: str
    first: date
    last: date


def _period(by: str, place: int) -> Period:
    """Return the period at a place counted from the beginning of the year 0."""
    months = SPANS[by].months
    year, month = divmod(place * months, 12)
    last_year, last_month = divmod(place * months + months - 1, 12)
    last = date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    return Period(SPANS[by].write(year, month // months), date(year, month + 1, 1), last)


def period_of(day: date, by: str) -> Period:
    """Return the period of a kind that a day lies in."""
    return _period(by, (day.year * 12 + day.month - 1) // SPANS[by].months)


def before(period: Period, by: str) -> Period | None:
    """Return the period just before, None where the calendar has none."""
    place = (period.first.year * 12 + period.first.month - 1) // SPANS[by].months - 1
    return _period(by, place) if place * SPANS[by].months >= 12 else None


def periods(base: Base, by: str) -> tuple[Period, ...]:
    """Return the periods from the newest issue back to the oldest, those without an issue too."""
    last = day_of(int(base.days.max(initial=0)))
    if last is None:
        return ()
    newest, oldest = period_of(last, by), period_of(date.fromordinal(int(base.days[base.days > 0].min())), by)
    places = range(_place(newest, by), _place(oldest, by) - 1, -1)
    return tuple(_period(by, place) for place in places)


def _place(period: Period, by: str) -> int:
    return (period.first.year * 12 + period.first.month - 1) // SPANS[by].months


class Adoption(msgspec.Struct, frozen=True):
    """One unit's line: items it reported, items it joined, both together, its rank, and the total before.

    Units with equal totals share a rank; one without items has none. ``before`` is None where nothing
    came before the archive's first period.
    """

    unit: str
    lead: int
    also: int
    total: int
    rank: int | None
    before: int | None


class Statistics:
    """The reports of one base by unit."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @cached_property
    def _reports(self) -> Mapping[str, Pairs]:
        """Items with the units that led, and with those that joined without leading."""
        roles = self._base.tables["units"]["roles"]
        leads = (roles & bits(("lead",))) != 0
        joins = (roles & bits(("also",))) != 0
        return {"lead": named_pairs(self._base, leads).only(self.units),
                "also": named_pairs(self._base, joins & ~leads).only(self.units)}  # fmt: skip

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Every unit that reports: those of the lexicon, and others that did; in the lexicon's order."""
        rows = self._base.tables["units"]
        reported = set(self._base.names.some(rows["name"][(rows["roles"] & bits(DOING)) != 0].tolist()))
        return tuple(self._base.ordered(reported | {row.name for row in self._base.lexicon.units}))

    def _counts(self, period: Period | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the items led and joined of each unit in a period or ever, (n_units,) int64 each."""
        span = self._base.between(period.first, period.last) if period else self._base.between(None, None)
        return occurrences(self._reports["lead"], span), occurrences(self._reports["also"], span)

    def ever(self) -> tuple[Adoption, ...]:
        """Return a line for each unit over the whole archive, items without a date among them."""
        return self.adoption(None)

    def adoption(
        self, period: Period | None, previous: Period | None = None, among: Collection[str] | None = None
    ) -> tuple[Adoption, ...]:
        """Return a line for each unit in a period, or ever: the highest total first, then the most led, then the lexicon's order.

        Ranks are those ``among`` some units where these are given.
        """
        lead, also = self._counts(period)
        earlier = np.add(*self._counts(previous)) if previous else None
        totals = lead + also
        wanted = [at for at, unit in enumerate(self.units) if among is None or unit in among]
        order = sorted(wanted, key=lambda at: (-totals[at], -lead[at], at))
        ranks = {int(total): place for place, total in reversed(list(enumerate(totals[order], 1)))}
        return tuple(
            Adoption(self.units[at], int(lead[at]), int(also[at]), int(totals[at]),
                     ranks[int(totals[at])] if totals[at] else None, None if earlier is None else int(earlier[at]))
            for at in order
        )  # fmt: skip
