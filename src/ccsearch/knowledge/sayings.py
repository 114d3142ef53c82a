"""Whom a statement is addressed to: units it names, groups it speaks to, units that were visited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import ItemGist, SaidGist

NAMED, VISITED, GROUP = "named", "visited", "group"

WAYS = {NAMED: "点名", VISITED: "到访单位", GROUP: "群体"}
"""How a unit is addressed: named in the statement, visited by the leader, or as one of a group."""


@dataclass(frozen=True, slots=True)
class Group:
    """Units addressed together: how they are written, which kinds of unit of the lexicon they are, an example."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]
    example: str


GROUPS = (
    Group(re.compile("各镇街|各街镇|各镇、街道?|各街道、镇|各乡镇街道|各街乡镇?|各属地"), ("street", "town"),
          "各镇街要把任务细化到岗。"),
    Group(re.compile("各街道(?![、和]?镇)"), ("street",), "各街道要把楼道堆物作为头等大事。"),
    Group(re.compile("各乡镇(?!街)|各镇(?![、街])"), ("town",), "各镇要管好集市周边。"),
    Group(re.compile("各部门|各委办局|各职能部门|各行业部门"), ("bureau", "party"), "各部门主要负责同志要当好第一责任人。"),
    Group(re.compile("各(?:重点|牵头|责任|成员|有关|相关)?(?:指标)?单位"),
          ("street", "town", "bureau", "party", "group", "company"), "各单位要在春节前开展一次全面自查。"),
)  # fmt: skip
"""Groups that statements speak to. A unit of such a kind is addressed as one of many."""

_KINDS = tuple(sorted({kind for group in GROUPS for kind in group.kinds}))
_BITS = {kind: 1 << place for place, kind in enumerate(_KINDS)}


class Addressee(msgspec.Struct, frozen=True):
    """Whom a statement is for: a unit's name, or a group as written, and by which of ``WAYS``."""

    name: str
    way: str


def groups_in(text: str) -> Iterator[tuple[str, Group]]:
    """Yield the groups a text speaks to, as written, in the order of the table."""
    for group in GROUPS if "各" in text else ():
        if found := group.pattern.search(text):
            yield found[0], group


def kind_bit(kind: str) -> int:
    """Return the kind of a unit as a bit, 0 for one that no group speaks of."""
    return _BITS.get(kind, 0)


def kinds_of(text: str) -> int:
    """Return the kinds of unit that a text speaks to as a group, a bit each."""
    found = 0
    for _, group in groups_in(text):
        for kind in group.kinds:
            found |= _BITS[kind]
    return found


def addressees(said: SaidGist, item: ItemGist, lexicon: Lexicon) -> tuple[Addressee, ...]:
    """Return whom a statement is for: the units and groups it names, else the units that were visited.

    Whoever speaks is not addressed.
    """
    text = f"{said.heading or ''}\n{said.text}"
    mentions = (row.name for row in lexicon.mentions(text, "unit") if row.name != said.leader)
    others = (row.name for row in item.units if row.name in text and row.name != said.leader)
    named = [Addressee(name, NAMED) for name in dict.fromkeys([*mentions, *others])]
    found = named + [Addressee(written, GROUP) for written, _ in groups_in(text)]
    return tuple(found or [Addressee(row.name, VISITED) for row in item.units if "visited" in row.roles])
