"""The variables of the pages of knowledge: one frozen dataclass a template."""

from dataclasses import dataclass
from typing import ClassVar

from ccsearch.knowledge import Adoption, Event, Instruction, LeaderProfile, Peer, Quoted, Ref, UnitProfile
from ccsearch.web.asked import Leaf
from ccsearch.web.contexts import Bar, Link, Page


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with its count, and where it leads."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of a list: its words beside it, its address, and its counts in the order of the heads."""

    name: str
    note: str
    address: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesPage(Page):
    """All leaders or all units, with their counts."""

    template: ClassVar[str] = "names.html"
    heading: str
    lead: str
    heads: tuple[str, ...]
    groups: tuple[tuple[str, tuple[NameRow, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderPage(Page):
    """One leader."""

    template: ClassVar[str] = "leader.html"
    profile: LeaderProfile
    figures: tuple[tuple[str, int], ...]
    kinds: tuple[Link, ...]
    events: tuple[Event, ...]
    leaf: Leaf
    units: tuple[Counted, ...]
    places: tuple[Counted, ...]
    addressed: tuple[Counted, ...]
    subjects: tuple[Counted, ...]
    months: tuple[Bar, ...]
    everything: str
    ledger: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a unit's page: all items of a kind, the newest shown, and the way to the rest."""

    name: str
    label: str
    total: int
    refs: tuple[Ref, ...]
    notes: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A quantity in words: what was counted, how much, over how many items, how many about, and the way to all."""

    noun: str
    amount: str
    items: int
    approximate: int
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One count of a table and the result that has as many."""

    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its words, its address, its cells, and in how many items it occurs."""

    label: str
    address: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words, and those of what it is under."""

    words: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts: the heads of its columns, and its lines."""

    heads: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage(Page):
    """One unit, or one part of it in full, in ``days`` alone where these are given."""

    template: ClassVar[str] = "unit.html"
    profile: UnitProfile
    parts: tuple[Part, ...]
    single: Leaf | None
    days: str
    asked_of: tuple[Instruction, ...]
    asked_total: int
    group: tuple[Instruction, ...]
    group_total: int
    sums: tuple[Sum, ...]
    sums_more: str
    grid: Grid
    everything: str
    ledger: str


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a select box."""

    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A select box of a form: its parameter, its label, and its values."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstructionsPage(Page):
    """督办台账."""

    template: ClassVar[str] = "instructions.html"
    boxes: tuple[Box, ...]
    since: str
    until: str
    narrowed: bool
    total: int
    rows: tuple[Instruction, ...]
    leaf: Leaf
    exports: tuple[Link, ...]
    days: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage(Page):
    """Units against categories or months."""

    template: ClassVar[str] = "matrix.html"
    rooms: tuple[Link, ...]
    axes: tuple[Link, ...]
    sorts: tuple[Link, ...]
    hidden: tuple[tuple[str, str], ...]
    since: str
    until: str
    grid: Grid
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """One unit's line of the statistics.

    ``change`` in words, ``lead`` and ``also`` with the items they count, and the lengths of their bars from 0 to 100.
    """

    adoption: Adoption
    address: str
    change: str
    lead: Counted
    also: Counted
    lead_width: int
    also_width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPage(Page):
    """信息采用统计."""

    template: ClassVar[str] = "statistics.html"
    rooms: tuple[Link, ...]
    spans: tuple[Link, ...]
    sorts: tuple[Link, ...]
    hidden: tuple[tuple[str, str], ...]
    periods: Box
    label: str
    before: str
    later: Link | None
    earlier: Link | None
    rows: tuple[AdoptionRow, ...]
    silent: tuple[AdoptionRow, ...]
    leaf: Leaf
    exports: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeersPage(Page):
    """兄弟单位: a subject, and what each unit did."""

    template: ClassVar[str] = "peers.html"
    rooms: tuple[Link, ...]
    since: str
    until: str
    subjects: tuple[Counted, ...]
    total: int
    results: str
    rows: tuple[Peer, ...]
    leaf: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantitiesPage(Page):
    """Totals over a result, or every number of one total in its sentence."""

    template: ClassVar[str] = "quantities.html"
    words: str
    results: str
    total: int
    sums: tuple[Sum, ...]
    chosen: Sum | None
    sentences: tuple[Quoted, ...]
    back: str
    leaf: Leaf
