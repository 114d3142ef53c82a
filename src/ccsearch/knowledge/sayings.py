"""Statements in their places, and whom each is addressed to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from ccsearch.knowledge.base import Base, Entry, Ref, with_role
from ccsearch.lexicon import Lexicon
from ccsearch.records import Statement

NAMED, VISITED, GROUP = "named", "visited", "group"

WAYS = {NAMED: "点名", VISITED: "到访单位", GROUP: "群体"}
"""How a unit is addressed: named in the statement, visited by the leader, or as one of a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Units addressed together: how they are written, which kinds of unit of the lexicon they are, an example."""

    pattern: str
    kinds: tuple[str, ...]
    example: str


GROUPS = (
    Group("各镇街|各街镇|各镇、街道?|各街道、镇|各乡镇街道|各街乡镇?|各属地", ("street", "town"),
          "各镇街要把任务细化到岗。"),
    Group("各街道(?![、和]?镇)", ("street",), "各街道要把楼道堆物作为头等大事。"),
    Group("各乡镇(?!街)|各镇(?![、街])", ("town",), "各镇要管好集市周边。"),
    Group("各部门|各委办局|各职能部门|各行业部门", ("bureau", "party"), "各部门主要负责同志要当好第一责任人。"),
    Group("各(?:重点|牵头|责任|成员|有关|相关)?(?:指标)?单位",
          ("street", "town", "bureau", "party", "group", "company"), "各单位要在春节前开展一次全面自查。"),
)  # fmt: skip
"""Groups that statements speak to. A unit of such a kind is addressed as one of many."""


class Addressee(msgspec.Struct, frozen=True):
    """Whom a statement is for: a unit's name, or a group as written, and by which of ``WAYS``."""

    name: str
    way: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: its id (709-2.s3), the number and the item it stands in, and whom it is for."""

    id: str
    number: int
    entry: Entry
    statement: Statement
    addressees: tuple[Addressee, ...]

    @property
    def ref(self) -> Ref:
        """The item it stands in."""
        return self.entry.ref

    @property
    def text(self) -> str:
        """Its heading and detail, a line each."""
        return "\n".join(part for part in (self.statement.heading, self.statement.text) if part)

    def units(self) -> tuple[str, ...]:
        """Return the units it is for by name or by a visit."""
        return tuple(row.name for row in self.addressees if row.way != GROUP)


def groups_in(text: str) -> Iterator[tuple[str, Group]]:
    """Yield the groups a text speaks to, as written, in the order of the table."""
    for group in GROUPS:
        if found := re.search(group.pattern, text):
            yield found[0], group


def addressees(statement: Statement, entry: Entry, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """Return whom a statement is for: the units and groups it names, else the units that were visited.

    Whoever speaks is not addressed.
    """
    text = f"{statement.heading or ''}\n{statement.text}"
    mentions = (row.name for row in lexicon.mentions(text) if row.kind == "unit" and row.name != statement.leader)
    others = (row.name for row in entry.item.units if row.name in text and row.name != statement.leader)
    named = [Addressee(name, NAMED) for name in dict.fromkeys([*mentions, *others])]
    found = named + [Addressee(written, GROUP) for written, _ in groups_in(text)]
    return tuple(found or [Addressee(name, VISITED) for name in with_role(entry.item.units, "visited")])


def sayings(base: Base) -> tuple[Saying, ...]:
    """Return all statements of the archive, from the oldest issue to the newest."""
    return tuple(
        Saying(f"{entry.ref.id}.s{place}", number, entry, said, addressees(said, entry, base.lexicon))
        for number, entry in enumerate(base.entries)
        for place, said in enumerate(entry.item.statements, 1)
    )


def members(saying: Saying, kinds: Mapping[str, str]) -> Iterable[str]:
    """Return the units of the groups a statement is for; ``kinds`` gives the kind of each unit."""
    wanted = {kind for _, group in groups_in(saying.text) for kind in group.kinds}
    return (name for name, kind in kinds.items() if kind in wanted)
