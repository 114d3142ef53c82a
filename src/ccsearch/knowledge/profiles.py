"""Leaders and units: all that the archive holds of one name."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from ccsearch.knowledge.base import Base, Count, Entry, Ref, month, with_role
from ccsearch.knowledge.ledger import Ledger, newest
from ccsearch.knowledge.matrix import Matrix, Table, months_between
from ccsearch.knowledge.quantities import Quantities, Quantity
from ccsearch.knowledge.subjects import telling
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


def monthly(entries: Iterable[Entry]) -> tuple[Count, ...]:
    """Return the number of items by month, from the first to the last or the newest ``MONTHS``, zeros among them."""
    days = [entry.ref.date for entry in entries if entry.ref.date]
    if not days:
        return ()
    found: dict[str, int] = {}
    for day in days:
        found[month(day)[0]] = found.get(month(day)[0], 0) + 1
    return tuple(Count(one, found.get(one, 0)) for one in months_between(min(days), max(days))[-MONTHS:])


def newest_first(base: Base, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return numbers of items newest issue first, those of one issue in the order of its page."""
    return tuple(sorted(numbers, key=lambda number: (-_ordinal(base.entries[number]), number)))


def _ordinal(entry: Entry) -> int:
    return (entry.ref.date or date.min).toordinal()


def _event(entry: Entry, name: str) -> Event:
    roles = next((row.roles for row in entry.item.leaders if row.name == name), ())
    kind = next((kind for kind, wanted in EVENTS.items() if wanted & set(roles)), "cited")
    said = sum(statement.leader == name for statement in entry.item.statements)
    visit = kind == "visit"
    visited = with_role(entry.item.units, "visited") if visit else ()
    return Event(entry.ref, kind, roles, visited, entry.item.places if visit else (), said)


def leader_profile(base: Base, ledger: Ledger, name: str) -> LeaderProfile:
    """Return what the archive holds of a leader; a name it does not know has nothing."""
    numbers = newest_first(base, base.leaders.get(name, ()))
    entries = [base.entries[number] for number in numbers]
    events = tuple(_event(entry, name) for entry in entries)
    said = [ledger.sayings[place] for place in ledger.by_leader(name)]
    texts = [fold(saying.text) for saying in said]
    words = telling(ledger.words, texts, SUBJECTS)
    posts = next((row.posts for row in base.lexicon.leaders if row.name == name), ())
    return LeaderProfile(
        name=name,
        posts=tuple(post.title for post in posts),
        events=events,
        statements=len(said),
        by_unit=_counts((unit for event in events for unit in event.visited), base),
        by_place=_counts((place for event in events for place in event.places), base),
        addressed=_counts((unit for saying in said for unit in saying.units()), base),
        subjects=tuple(Count(word, sum(word in text for text in texts)) for word in words),
        months=monthly(entries),
    )


def _refs(base: Base, numbers: Iterable[int], unit: str, role: str, unless: str = "") -> Iterator[Ref]:
    for number in numbers:
        entry = base.entries[number]
        roles = next((row.roles for row in entry.item.units if row.name == unit), ())
        if role in roles and unless not in roles:
            yield entry.ref


def _visits(base: Base, numbers: Iterable[int], unit: str) -> Iterator[Visit]:
    visited = {ref.id for ref in _refs(base, numbers, unit, "visited")}
    for number in numbers:
        entry = base.entries[number]
        if entry.ref.id in visited:
            yield Visit(entry.ref, with_role(entry.item.leaders, "visits"))


def unit_profile(base: Base, ledger: Ledger, matrix: Matrix, quantities: Quantities, name: str) -> UnitProfile:
    """Return what the archive holds of a unit; a name it does not know has nothing."""
    numbers = newest_first(base, base.units.get(name, ()))
    led = [number for number in numbers if name in with_role(base.entries[number].item.units, "lead")]
    places = newest(ledger.sayings, ledger.addressed(name))
    direct = [place for place in places if name in ledger.sayings[place].units()]
    several = [place for place in places if place not in set(direct)]
    own = _counts((level for number in numbers for level in base.entries[number].item.path[-1:]), base)
    kept = {count.value for count in own[:CATEGORIES]}
    columns = [value for value in matrix.columns("category", range(len(base.entries)))
               if value.rpartition(" / ")[2] in kept]  # fmt: skip
    return UnitProfile(
        name=name,
        aliases=base.lexicon.written_forms(name)[1:],
        items=len(numbers),
        lead=tuple(base.entries[number].ref for number in led),
        also=tuple(_refs(base, numbers, name, "also", "lead")),
        responsible=tuple(_refs(base, numbers, name, "responsible")),
        visits=tuple(_visits(base, numbers, name)),
        instructions=tuple(ledger.sayings[place].id for place in direct),
        group=tuple(ledger.sayings[place].id for place in several),
        figures=quantities.totals(led),
        months=matrix.months_by_category(name, columns),
    )
