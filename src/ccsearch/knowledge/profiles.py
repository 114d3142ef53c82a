"""Leaders and units: all that the archive holds of one name."""

from collections.abc import Iterable

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Count, Ref
from ccsearch.knowledge.ledger import Ledger
from ccsearch.knowledge.matrix import Matrix, Table, month_name, month_numbers
from ccsearch.knowledge.quantities import Quantities, Quantity
from ccsearch.knowledge.roles import bits, roles_of
from ccsearch.knowledge.subjects import Words, telling
from ccsearch.knowledge.tables import Places
from ccsearch.text import fold

SUBJECTS = 12
"""Subject words of a leader."""

MONTHS = 24
"""Months of a chart: the newest so many."""

CATEGORIES = 8
"""Categories of a unit's table: its most frequent ones."""

EVENTS = {
    "visit": frozenset({"visits"}),
    "meeting": frozenset({"presides", "attends"}),
    "statement": frozenset({"instructs"}),
    "cited": frozenset({"cited"}),
}
"""What a leader's part in an item makes of it: the first that holds."""


class Event(msgspec.Struct, frozen=True):
    """A leader's part in an item: what it was, the roles, who was visited, and how many statements."""

    item: Ref
    kind: str
    roles: tuple[str, ...]
    visited: tuple[str, ...]
    places: tuple[str, ...]
    statements: int


class Visit(msgspec.Struct, frozen=True):
    """A visit to a unit: the item, and who came."""

    item: Ref
    leaders: tuple[str, ...]


class LeaderProfile(msgspec.Struct, frozen=True):
    """One leader: posts, all events newest first, visits by unit and place, subjects, items by month.

    ``subjects`` count the statements that have the word. ``months`` run without gaps to the last one.
    """

    name: str
    posts: tuple[str, ...]
    events: tuple[Event, ...]
    statements: int
    by_unit: tuple[Count, ...]
    by_place: tuple[Count, ...]
    addressed: tuple[Count, ...]
    subjects: tuple[Count, ...]
    months: tuple[Count, ...]


class UnitProfile(msgspec.Struct, frozen=True):
    """One unit: other names, what it reported and joined, faults it answers for, visits, figures, its table.

    All lists newest first. ``instructions`` and ``group`` are ids of statements for it, by name or visit,
    and as one of a group.
    """

    name: str
    aliases: tuple[str, ...]
    items: int
    lead: tuple[Ref, ...]
    also: tuple[Ref, ...]
    responsible: tuple[Ref, ...]
    visits: tuple[Visit, ...]
    instructions: tuple[str, ...]
    group: tuple[str, ...]
    figures: tuple[Quantity, ...]
    months: Table


def _counts(values: Iterable[str], base: Base) -> tuple[Count, ...]:
    """Return how often each value occurs, the most frequent first, then in the lexicon's order."""
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return tuple(Count(value, found[value]) for value in sorted(base.ordered(found), key=lambda value: -found[value]))


def monthly(base: Base, numbers: Places) -> tuple[Count, ...]:
    """Return the number of items by month, from the first to the last or the newest ``MONTHS``, zeros among them."""
    days = base.days[numbers]
    months = month_numbers(days[days > 0])
    if not len(months):
        return ()
    last = int(months.max())
    first = max(int(months.min()), last - MONTHS + 1)
    counts = np.bincount(months[months >= first] - first).tolist()
    return tuple(Count(month_name(first + at), count) for at, count in enumerate(counts))


def newest_first(base: Base, numbers: Iterable[int] | Places) -> Places:
    """Return numbers of items newest issue first, those of one issue in the order of its page."""
    found = np.fromiter(numbers, np.intp)
    return found[np.lexsort((found, -base.days[found]))]


def _event(base: Base, number: int, roles: int, said: int) -> Event:
    """Return what a leader with these roles, who made so many statements, did in an item."""
    own = roles_of(roles)
    kind = next((kind for kind, wanted in EVENTS.items() if roles & bits(wanted)), "cited")
    visit = kind == "visit"
    visited = base.with_role("units", number, "visited") if visit else ()
    return Event(base.ref(number), kind, own, visited, base.places(number) if visit else (), said)


def _events(base: Base, ledger: Ledger, name: str) -> tuple[Event, ...]:
    numbers = newest_first(base, base.items_of("leaders", name))
    roles = dict(zip(base.items_of("leaders", name).tolist(), base.roles_in("leaders", name), strict=True))
    said = np.bincount(ledger.in_item()[ledger.by_leader(name)], minlength=len(base))[numbers].tolist()
    return tuple(
        _event(base, number, roles[number], times) for number, times in zip(numbers.tolist(), said, strict=True)
    )


def leader_profile(base: Base, ledger: Ledger, words: Words, name: str) -> LeaderProfile:
    """Return what the archive holds of a leader; a name it does not know has nothing."""
    events, said = _events(base, ledger, name), ledger.by_leader(name)
    subjects = telling(words, map(ledger.subjects, said.tolist()), SUBJECTS)
    texts = [fold(base.words(number)) for number in said.tolist()] if subjects else []
    posts = next((row.posts for row in base.lexicon.leaders if row.name == name), ())
    return LeaderProfile(
        name=name,
        posts=tuple(post.title for post in posts),
        events=events,
        statements=len(said),
        by_unit=_counts((unit for event in events for unit in event.visited), base),
        by_place=_counts((place for event in events for place in event.places), base),
        addressed=_counts(ledger.addressed_in(said), base),
        subjects=tuple(Count(word, sum(word in text for text in texts)) for word in subjects),
        months=monthly(base, base.items_of("leaders", name)),
    )


def _refs(base: Base, numbers: Places) -> tuple[Ref, ...]:
    return tuple(map(base.ref, newest_first(base, numbers).tolist()))


def _visits(base: Base, unit: str) -> tuple[Visit, ...]:
    numbers = newest_first(base, base.items_of("units", unit, "visited")).tolist()
    return tuple(Visit(base.ref(number), base.with_role("leaders", number, "visits")) for number in numbers)


def _columns(base: Base, matrix: Matrix, numbers: Places) -> list[str]:
    """Return the columns of a unit's table: the categories it occurs in most."""
    paths = map(base.paths.__getitem__, base.tables["items"]["path"][numbers].tolist())
    kept = {count.value for count in _counts((level for path in paths for level in path[-1:]), base)[:CATEGORIES]}
    return [value for value in matrix.columns("category", range(len(base))) if value.rpartition(" / ")[2] in kept]


def unit_profile(base: Base, ledger: Ledger, matrix: Matrix, quantities: Quantities, name: str) -> UnitProfile:
    """Return what the archive holds of a unit; a name it does not know has nothing."""
    numbers, led = base.items_of("units", name), base.items_of("units", name, "lead")
    joined = np.setdiff1d(base.items_of("units", name, "also"), led, assume_unique=True)
    direct, several = (ledger.newest(rows) for rows in (ledger.direct(name), ledger.group(name)))
    return UnitProfile(
        name=name,
        aliases=base.lexicon.written_forms(name)[1:],
        items=len(numbers),
        lead=_refs(base, led),
        also=_refs(base, joined),
        responsible=_refs(base, base.items_of("units", name, "responsible")),
        visits=_visits(base, name),
        instructions=tuple(map(base.said_id, direct)),
        group=tuple(map(base.said_id, several)),
        figures=quantities.totals(led),
        months=matrix.months_by_category(name, _columns(base, matrix, numbers)),
    )
