"""督办台账: every statement with whom it is for, what may have come of it, and how often it was said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.followups import FollowUp, Tracker
from ccsearch.knowledge.repeats import Repeat, repeats
from ccsearch.knowledge.sayings import GROUP, WAYS, Addressee
from ccsearch.knowledge.subjects import Words
from ccsearch.knowledge.tables import (
    ITEM,
    Column,
    Keys,
    Lists,
    Places,
    distinct,
    grouped,
    halves,
    paired_with,
    pairs_of,
)

_WAYS = tuple(WAYS)
_GROUP = _WAYS.index(GROUP)


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
    """The statements of one base, by number. What takes long is made when first asked for and kept."""

    def __init__(self, base: Base, words: Words) -> None:
        self._base = base
        self._words = words

    def __len__(self) -> int:
        return self._base.count("said")

    @cached_property
    def _tracker(self) -> Tracker:
        return Tracker(self._base, self._words)

    @cached_property
    def repeats(self) -> Mapping[int, Repeat]:
        """The group of each statement that was said more than once, by the statement's number."""
        return repeats(self._base)

    @cached_property
    def leaders(self) -> Mapping[str, int]:
        """Who speaks, with the number of statements: the most first, then by the lexicon."""
        return self._counted(self._base.tables["said"]["speaker"])

    @cached_property
    def units(self) -> Mapping[str, int]:
        """Units addressed by name or by a visit, with the number of statements: the most first."""
        return self._counted(halves(self._direct)[0])

    def _counted(self, names: Column) -> dict[str, int]:
        sizes = np.bincount(names, minlength=1)
        found = [number for number in np.flatnonzero(sizes).tolist() if number]
        counts = dict(zip(self._base.names.some(found), sizes[found].tolist(), strict=True))
        return {name: counts[name] for name in sorted(self._base.ordered(counts), key=lambda name: -counts[name])}

    @cached_property
    def _direct(self) -> Keys:
        """Units and the statements for each by name or by a visit, as pairs, rising."""
        table = self._base.tables["addressees"]
        rows = table["way"] != _GROUP
        return distinct(pairs_of(table["name"][rows], self._base.said_at(table)[rows]))

    def direct(self, unit: str) -> Places:
        """Return the statements for a unit by name or by a visit, rising."""
        number = self._base.names.known(unit)
        return paired_with(self._direct, number) if number >= 0 else np.empty(0, np.intp)

    @cached_property
    def _kinds(self) -> Mapping[str, int]:
        kinds = self._base.kinds
        return {row.name: kinds.get(self._base.names.known(row.name), 0) for row in self._base.lexicon.units}

    def group(self, unit: str) -> Places:
        """Return the statements for a unit as one of a group alone, rising."""
        several = np.flatnonzero(self._base.tables["said"]["kinds"] & self._kinds.get(unit, 0))
        return np.setdiff1d(several, self.direct(unit), assume_unique=True)

    def addressed(self, unit: str) -> int:
        """Return how many statements are for a unit, by name, by a visit or as one of a group."""
        return len(self.direct(unit)) + len(self.group(unit))

    @cached_property
    def _by_leader(self) -> Mapping[str, Places]:
        speakers = self._base.tables["said"]["speaker"]
        lists = grouped(speakers, int(speakers.max(initial=0)) + 1)
        return {name: lists.of(self._base.names.known(name)) for name in self.leaders}

    def by_leader(self, leader: str) -> Places:
        """Return the statements of a leader, rising."""
        return self._by_leader.get(leader, np.empty(0, np.intp))

    def in_item(self) -> Column:
        """Return the item of each statement, (n_said,)."""
        return self._base.tables["said"][ITEM]

    def chosen(self, choice: Choice) -> tuple[int, ...]:
        """Return the statements wanted: newest issue first, in the order of its page."""
        kept = self._of(choice)
        span = self._base.between(choice.since, choice.until)
        items = self.in_item()
        kept &= (items >= span.start) & (items < span.stop)
        if choice.followed is not None:
            kept &= self._tracker.followed == choice.followed
        if choice.repeated is not None:
            again = np.zeros(len(kept), bool)
            again[list(self.repeats)] = True
            kept &= again == choice.repeated
        return self.newest(np.flatnonzero(kept))

    def _of(self, choice: Choice) -> Column:
        """Return which statements some leaders made to some units, (n_said,) bool; either may be left open."""
        kept = np.ones(len(self), bool)
        if choice.leaders:
            kept &= self._mask(self.by_leader(name) for name in choice.leaders)
        if choice.units:
            kept &= self._mask(found for name in choice.units for found in (self.direct(name), self.group(name)))
        return kept

    def _mask(self, lists: Iterable[Places]) -> Column:
        mask = np.zeros(len(self), bool)
        for rows in lists:
            mask[rows] = True
        return mask

    def addressed_in(self, numbers: Places) -> Iterator[str]:
        """Yield the units that some statements are for by name or by a visit, once for each statement."""
        wanted = np.zeros(len(self), bool)
        wanted[numbers] = True
        units, said = halves(self._direct)
        return self._base.names.some(units[wanted[said]].tolist())

    def subjects(self, number: int) -> tuple[str, ...]:
        """Return the subject words of a statement as they are written (folded)."""
        return tuple(self._base.names.some(self._subjects.of(number).tolist()))

    @cached_property
    def _subjects(self) -> Lists:
        table = self._base.tables["subjects"]
        lists = grouped(self._base.said_at(table), len(self))
        return Lists(lists.starts, table["word"][lists.rows])

    def newest(self, numbers: Places) -> tuple[int, ...]:
        """Return statements newest issue first, those of one issue in the order of its page."""
        days = self._base.days[self.in_item()[numbers]]
        return tuple(numbers[np.lexsort((numbers, -days))].tolist())

    def lines(self, numbers: Sequence[int]) -> tuple[Instruction, ...]:
        """Return the lines of some statements."""
        found = self._tracker.of(numbers)
        return tuple(self._line(number, found[number]) for number in numbers)

    def named(self, ids: Iterable[str]) -> tuple[Instruction, ...]:
        """Return the lines of statements by their ids; those not held are left out."""
        return self.lines([number for said in ids if (number := self.number(said)) is not None])

    def number(self, said: str) -> int | None:
        """Return the number of a statement by its id, None where it is not held."""
        item, _, place = said.partition(".s")
        number = self._base.numbers.get(item)
        if number is None or not place.isdecimal():
            return None
        rows = self._base.rows("said", number)
        return rows[int(place) - 1] if 0 < int(place) <= len(rows) else None

    def _line(self, number: int, follow_ups: tuple[FollowUp, ...]) -> Instruction:
        said = self._base.said(number)
        return Instruction(
            id=self._base.said_id(number), item=self._base.ref(int(self.in_item()[number])), leader=said.leader,
            verb=said.verb, number=said.number, heading=said.heading, text=said.text,
            addressees=self._addressees(number), follow_ups=follow_ups, repeat=self.repeats.get(number),
        )  # fmt: skip

    def _addressees(self, number: int) -> tuple[Addressee, ...]:
        table, rows = self._base.tables["addressees"], self._base.rows("addressees", int(self.in_item()[number]))
        place = self._base.tables["said"]["place"][number]
        return tuple(Addressee(self._base.names[int(table["name"][row])], _WAYS[table["way"][row]])
                     for row in rows if table["place"][row] == place)  # fmt: skip
