"""督办台账: every statement with whom it is for, what may have come of it, and how often it was said."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.followups import FollowUp, follow_ups
from ccsearch.knowledge.repeats import Repeat, repeats
from ccsearch.knowledge.sayings import Addressee, Saying, members, sayings
from ccsearch.knowledge.subjects import Words


class Instruction(msgspec.Struct, frozen=True):
    """One line of the ledger: a statement, its item, whom it is for, its candidates and its group."""

    id: str
    item: Ref
    leader: str | None
    verb: str
    number: int | None
    heading: str | None
    text: str
    addressees: tuple[Addressee, ...]
    follow_ups: tuple[FollowUp, ...]
    repeat: Repeat | None


class Choice(msgspec.Struct, frozen=True):
    """Which lines are wanted: of one of ``leaders``, for one of ``units``, issued from ``since`` to ``until``.

    No names are all names.
    ``followed``: with candidates (True), without (False), or either (None); ``repeated`` likewise.
    """

    leaders: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    followed: bool | None = None
    repeated: bool | None = None


class Ledger:
    """The statements of one base. What takes long is made when first asked for and kept."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.sayings = sayings(base)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each unit of the lexicon (street, town, bureau …)."""
        return {row.name: row.kind for row in self._base.lexicon.units}

    @cached_property
    def words(self) -> Words:
        """The subject words of the archive."""
        return Words(self._base)

    @cached_property
    def repeats(self) -> Mapping[str, Repeat]:
        """The group of each statement that was said more than once, by the statement's id."""
        return repeats(self.sayings)

    @cached_property
    def candidates(self) -> tuple[tuple[FollowUp, ...], ...]:
        """The candidates of each statement, in the order of ``sayings``."""
        return tuple(follow_ups(saying, self._base, self.words, self.kinds) for saying in self.sayings)

    @cached_property
    def leaders(self) -> Mapping[str, int]:
        """Who speaks, with the number of statements: the most first, then by the lexicon."""
        return _counted(self._base, (saying.statement.leader for saying in self.sayings if saying.statement.leader))

    @cached_property
    def units(self) -> Mapping[str, int]:
        """Units addressed by name or by a visit, with the number of statements: the most first."""
        return _counted(self._base, (name for saying in self.sayings for name in saying.units()))

    def addressed(self, unit: str) -> tuple[int, ...]:
        """Return the places in ``sayings`` of what is for a unit, by name, by a visit or as one of a group."""
        return self._addressed.get(unit, ())

    @cached_property
    def _addressed(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for place, saying in enumerate(self.sayings):
            for name in dict.fromkeys([*saying.units(), *members(saying, self.kinds)]):
                found.setdefault(name, []).append(place)
        return {name: tuple(places) for name, places in found.items()}

    def by_leader(self, leader: str) -> tuple[int, ...]:
        """Return the places in ``sayings`` of what a leader said, rising."""
        return self._by_leader.get(leader, ())

    @cached_property
    def _by_leader(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for place, saying in enumerate(self.sayings):
            found.setdefault(saying.statement.leader or "", []).append(place)
        return {name: tuple(places) for name, places in found.items()}

    def chosen(self, choice: Choice) -> tuple[int, ...]:
        """Return the places in ``sayings`` of the lines wanted: newest issue first, in the order of its page."""
        kept = self._of(choice)
        span = self._base.between(choice.since, choice.until)
        kept = [place for place in kept if self.sayings[place].number in span]
        if choice.followed is not None:
            kept = [place for place in kept if bool(self.candidates[place]) == choice.followed]
        if choice.repeated is not None:
            kept = [place for place in kept if (self.sayings[place].id in self.repeats) == choice.repeated]
        return newest(self.sayings, kept)

    def _of(self, choice: Choice) -> Iterable[int]:
        """Return the places of what some leaders said to some units; either may be left open."""
        said = {place for name in choice.leaders for place in self.by_leader(name)}
        addressed = {place for name in choice.units for place in self.addressed(name)}
        if choice.leaders and choice.units:
            return said & addressed
        return (said | addressed) if choice.leaders or choice.units else range(len(self.sayings))

    def named(self, ids: Iterable[str]) -> tuple[Instruction, ...]:
        """Return the lines of statements by their ids; those not held are left out."""
        return self.lines(self._places[said] for said in ids if said in self._places)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {saying.id: place for place, saying in enumerate(self.sayings)}

    def lines(self, places: Iterable[int]) -> tuple[Instruction, ...]:
        """Return the lines of some places in ``sayings``."""
        return tuple(self._line(place) for place in places)

    def _line(self, place: int) -> Instruction:
        saying = self.sayings[place]
        said = saying.statement
        return Instruction(
            id=saying.id, item=saying.ref, leader=said.leader, verb=said.verb, number=said.number,
            heading=said.heading, text=said.text, addressees=saying.addressees,
            follow_ups=self.candidates[place], repeat=self.repeats.get(saying.id),
        )  # fmt: skip


def _counted(base: Base, names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return {name: counts[name] for name in sorted(base.ordered(counts), key=lambda name: -counts[name])}


def newest(said: Sequence[Saying], places: Iterable[int]) -> tuple[int, ...]:
    """Return places of statements newest issue first, those of one issue in the order of its page."""
    return tuple(sorted(places, key=lambda place: (-(said[place].ref.date or date.min).toordinal(), place)))
