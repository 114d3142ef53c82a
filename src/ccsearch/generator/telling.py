"""An item under way: words added one after another, with the records of what they name."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import msgspec

from ccsearch.generator.days import GLUED, LEADING, event_day, relative_day
from ccsearch.generator.dice import Dice
from ccsearch.generator.numbers import Written, round_value, write
from ccsearch.generator.world import Party, World
from ccsearch.records import EventDate, Figure, Item, Named, Span, Statement

Drawn = TypeVar("Drawn")


class Mark(msgspec.Struct, frozen=True):
    """A stretch of an item's text that may stand in bold, and what it is (head, verb, also)."""

    kind: str
    span: Span


class Told(msgspec.Struct, frozen=True):
    """An item and how it is laid out: ``form`` is headed, brief or subject (a unit without colon)."""

    item: Item
    form: str
    marks: tuple[Mark, ...]


class Telling:
    """Gathers one item; ``dice`` draws its words, ``world`` holds its names, ``issued`` is the day of issue.

    ``wanted`` is how long its text should be at least, 0 for as it comes.
    """

    def __init__(self, dice: Dice, world: World, issued: date, wanted: int = 0) -> None:
        self.dice, self.world, self.issued, self.wanted = dice, world, issued, wanted
        self.day: EventDate | None = None
        self.speaker: str | None = None  # the acting leader named last
        self.statements: list[Statement] = []
        self.marks: list[Mark] = []
        self._title = ""
        self._parts: list[str] = []
        self._length = 0
        self._leaders: dict[str, set[str]] = {}
        self._units: dict[str, set[str]] = {}
        self._places: dict[str, None] = {}
        self._figures: list[Figure] = []
        self._used: set[str] = set()

    # words

    @property
    def length(self) -> int:
        """Return how long the text is so far."""
        return self._length

    def add(self, text: str) -> None:
        """Add words as they stand."""
        self._parts.append(text)
        self._length += len(text)

    def turn(self) -> None:
        """Make what has been added so far the title; the text begins here."""
        self._title, self._parts, self._length = "".join(self._parts), [], 0

    def mark(self, kind: str, start: int) -> None:
        """Note that what has been added since ``start`` may stand in bold."""
        self.marks.append(Mark(kind, Span(start, self._length)))

    def said(self, start: int) -> str:
        """Return what has been added since ``start``."""
        return "".join(self._parts)[start:]

    # what words name

    def fresh(self, rows: tuple[str, ...]) -> str:
        """Return a name this item has not used yet."""
        return self.once(rows, lambda name: name)

    def party(self, rows: tuple[Party, ...]) -> Party:
        """Return a unit this item has not used yet."""
        return self.once(rows, lambda party: party.name)

    def once(self, rows: tuple[Drawn, ...], key: Callable[[Drawn], str]) -> Drawn:
        """Return a row whose name is neither used here nor part of one that is."""
        for _ in range(6):
            row = self.dice.zipf(rows)
            name = key(row)
            if not any(name in used or used in name for used in self._used):
                break
        else:
            row = next(row for row in rows if not any(key(row) in used or used in key(row) for used in self._used))
        self._used.add(key(row))
        return row

    def leader(self, name: str, *roles: str) -> None:
        """Give a person roles."""
        self._leaders.setdefault(name, set()).update(roles)

    def unit(self, name: str, *roles: str) -> None:
        """Give a unit roles."""
        self._units.setdefault(name, set()).update(roles)

    def place(self, name: str) -> None:
        """Note a place, and add its name."""
        self._places[name] = None
        self.add(name)

    def units(self, parties: list[Party], role: str, joint: str = "、") -> None:
        """Add a list of units that have a role."""
        for place, party in enumerate(parties):
            self.add((joint if place == len(parties) - 1 else "、") if place else "")
            self.add(party.written)
            self.unit(party.name, role)

    def figure(self, low: int, high: int, unit: str, noun: str | None, where: str = "") -> None:
        """Add a quantity, as it may be written at some place."""
        written = write(self.dice, round_value(self.dice, low, high), where)
        if unit.startswith("米") and written.text.endswith("千"):
            written = Written(str(written.value), written.value, False)  # 1千米 is a kilometre
        text = written.text + unit
        span = Span(self._length, self._length + len(text))
        self._figures.append(Figure(text, written.value, written.approximate, unit, noun, span))
        self.add(text)

    def when(self, where: str = "") -> None:
        """Add the day of the event: a date, or a word for one, as it may be written at some place."""
        worded = where not in (GLUED, LEADING) and self.dice.maybe(40)
        day = (relative_day if worded else event_day)(self.dice, self.issued, where)
        self.day = self.day or day
        self.add(day.text)

    def dated(self, word: str) -> None:
        """Note that a word added as it stands dates the event, without naming a day."""
        self.day = self.day or EventDate(word, None, None, True)

    def done(self, form: str, source: str | None) -> Told:
        """Return the finished item; number and headings are given to it later."""
        for one in self.statements:
            if one.leader in self._leaders:
                self.leader(one.leader, "instructs")
        item = Item(
            id="", path=(), category=None, title=self._title, text="".join(self._parts), event_date=self.day,
            leaders=_named(self._leaders), units=_named(self._units), source=source, places=tuple(self._places),
            statements=tuple(self.statements), figures=tuple(self._figures),
        )  # fmt: skip
        return Told(item, form, tuple(self.marks))


def _named(roles: dict[str, set[str]]) -> tuple[Named, ...]:
    return tuple(Named(name, tuple(sorted(found))) for name, found in roles.items())
