"""What may have come of a statement: later items on the same matter, as candidates with their reasons.

Nothing here says that anything was done: that is for people to judge from the reasons shown.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

import msgspec

from ccsearch.knowledge.base import Base, Entry, Ref, with_role
from ccsearch.knowledge.sayings import Saying, members
from ccsearch.knowledge.subjects import Words

WITHIN_DAYS = 60
"""Days after a statement in which an item is a candidate, by dates of issue."""

OWN = ("lead", "responsible", "partner")
ROLES = (*OWN, "also")
"""Roles of a unit in a later item that tie it to what was asked of it; the first are of its own work."""

LEAST_WEIGHT, LEAST_ALONE = 0.3, 0.5
"""A shared word below this weight tells nothing, beside a unit addressed and without one."""

UNIT_WORTH, ALSO_WORTH, MEMBER_WORTH, PLACE_WORTH, SUBJECT_WORTH = 1.5, 1.0, 0.5, 0.3, 0.5
"""What an addressed unit, one that only joined, a member of a group, a place and a subject of the lexicon add."""

ENOUGH = 2.4
"""A candidate has at least this score: the weights of its shared words, and what else is shared."""

TOGETHER, ALONE = 2, 3
"""Shared words that a candidate needs beside a unit, unless one is a subject of the lexicon; and without one."""

MOST = 5
"""Candidates kept of a statement."""


class FollowUp(msgspec.Struct, frozen=True):
    """A later item that may follow a statement, and why.

    ``days`` from issue to issue; ``units`` addressed that take part; ``members`` those of a group
    addressed; ``words`` and ``places`` shared.
    """

    item: Ref
    days: int
    score: float
    units: tuple[str, ...]
    members: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a later item is compared with: the units, members of groups, places and words of a statement."""

    units: frozenset[str]
    members: frozenset[str]
    text: str
    places: frozenset[str]


def reasons(found: FollowUp) -> str:
    """Return why an item is a candidate: 同单位 城子街道；共同词 楼道、乱堆放."""
    kinds = {"同单位": found.units, "同属所指群体": found.members, "共同词": found.words, "同地点": found.places}
    return "；".join(f"{label} {'、'.join(values)}" for label, values in kinds.items() if values)


def _sought(saying: Saying, kinds: Mapping[str, str]) -> Sought:
    units = frozenset(saying.units())
    return Sought(units, frozenset(members(saying, kinds)) - units, saying.text, frozenset(saying.entry.item.places))


def _later(said: date, base: Base, units: frozenset[str]) -> tuple[range, frozenset[int] | None]:
    """Return the items within the days allowed, and which of them have one of the units; None where none is sought."""
    later = base.between(said + timedelta(days=1), said + timedelta(days=WITHIN_DAYS))
    if not units:
        return later, None
    own = (base.units.get(unit, ()) for unit in units)
    return later, frozenset(chain.from_iterable(row[bisect_left(row, later.start) : bisect_left(row, later.stop)]
                                                for row in own))  # fmt: skip


def _shared(saying: Saying, base: Base, words: Words, units: frozenset[str]) -> dict[int, list[str]]:
    """Return later items that may be candidates, each with the subject words it shares with a statement."""
    said = saying.ref.date
    if said is None:
        return {}
    later, own = _later(said, base, units)
    found: dict[int, list[str]] = {}
    for word in words.of(saying.text) if own is None or own else ():
        if words.weight(word) >= (LEAST_ALONE if own is None else LEAST_WEIGHT):
            for number in words.within(word, later):
                if own is None or number in own:
                    found.setdefault(number, []).append(word)
    return found if own is not None else {number: row for number, row in found.items() if len(row) >= ALONE}


def _judge(saying: Saying, entry: Entry, shared: list[str], sought: Sought, words: Words) -> FollowUp | None:
    """Return an item as a candidate with its score, or None where too little speaks for it."""
    busy = with_role(entry.item.units, *ROLES)
    units = tuple(name for name in busy if name in sought.units)
    several = tuple(name for name in busy if name in sought.members)
    places = tuple(place for place in entry.item.places if place in sought.places or place in sought.text)
    subject = any(map(words.known_subject, shared))
    if not busy or not _enough_words(len(shared), subject, bool(units), bool(sought.units)):
        return None
    itself = not set(units).isdisjoint(with_role(entry.item.units, *OWN))
    worth = UNIT_WORTH if itself else ALSO_WORTH * bool(units)
    worth += MEMBER_WORTH * bool(several) + PLACE_WORTH * bool(places) + SUBJECT_WORTH * subject
    score = worth + sum(map(words.weight, shared))
    if score < ENOUGH or saying.ref.date is None or entry.ref.date is None:
        return None
    told = tuple(sorted(shared, key=lambda word: (-words.weight(word), word)))
    days = (entry.ref.date - saying.ref.date).days
    return FollowUp(entry.ref, days, round(score, 3), units, several, told, places)


def _enough_words(shared: int, subject: bool, same_unit: bool, addressed: bool) -> bool:
    """Return whether so many shared words speak for a candidate at all."""
    if same_unit:
        return subject or shared >= TOGETHER
    return not addressed and shared >= ALONE


def follow_ups(saying: Saying, base: Base, words: Words, kinds: Mapping[str, str]) -> tuple[FollowUp, ...]:
    """Return the candidates of one statement, the likeliest first, then the earliest, then by id; at most ``MOST``.

    A candidate shares subject words with the statement, and a unit that it names or that was visited
    then; where it names nobody or a group, at least ``ALONE`` words. ``kinds`` gives each unit's.
    """
    sought = _sought(saying, kinds)
    judged = (_judge(saying, base.entries[number], shared, sought, words)
              for number, shared in _shared(saying, base, words, sought.units).items())  # fmt: skip
    found = [one for one in judged if one is not None]
    found.sort(key=lambda one: (-one.score, one.days, one.item.id))
    return tuple(found[:MOST])
