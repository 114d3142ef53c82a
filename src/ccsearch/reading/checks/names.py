"""Units and leaders that the lexicon lacks, where it is the lexicon of the bulletin's own district."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.problems import problem
from ccsearch.records import Problem

ACTING = {"lead", "responsible", "also", "partner", "presides", "attends", "visits", "instructs"}
"""Roles by which a name must be known; one that is only visited, present or quoted need not be."""

COMMITTEE = re.compile("[省市区县旗州]委")
"""The committee of a region, which no lexicon need have."""

SHOWN = 3
"""How many items a name is told with."""


def at_home(grasp: Grasp) -> bool:
    """Tell whether a bulletin is of the district whose lexicon is in force."""
    name, top = grasp.lexicon.district.name, grasp.masthead
    head = (top.title or "") + (top.office or "")
    return bool(name) and name[:-1] in (head or grasp.page.text)


def units(grasp: Grasp) -> Iterator[Problem]:
    """Ask for units at work that the lexicon does not know, all in one problem."""
    known = grasp.lexicon.unit
    if grasp.lexicon.units and at_home(grasp):
        yield from _unknown(
            grasp,
            "unit.unknown",
            ((item.id, row.name) for item in grasp.items for row in item.units
             if ACTING.intersection(row.roles) and not known(row.name) and not COMMITTEE.fullmatch(row.name)),
        )  # fmt: skip


def leaders(grasp: Grasp) -> Iterator[Problem]:
    """Ask for leaders at work that the lexicon does not know, all in one problem."""
    known = grasp.lexicon.leader
    if grasp.lexicon.leaders and at_home(grasp):
        yield from _unknown(
            grasp,
            "leader.unknown",
            ((item.id, row.name) for item in grasp.items for row in item.leaders
             if ACTING.intersection(row.roles) and not known(row.name)),
        )  # fmt: skip


def _unknown(grasp: Grasp, code: str, rows: Iterator[tuple[str, str]]) -> Iterator[Problem]:
    places: dict[str, list[str]] = defaultdict(list)
    for identity, name in rows:
        places[name].append(identity)
    if not places:
        return
    told = (
        f"{name}（{'、'.join(where[:SHOWN])}{'等' if len(where) > SHOWN else ''}）" for name, where in places.items()
    )
    first = next(iter(places.values()))[0]
    line = next(item.line for item in grasp.items if item.id == first)
    yield problem(code, line, names="、".join(told), count=len(places))


CHECKS = (units, leaders)
