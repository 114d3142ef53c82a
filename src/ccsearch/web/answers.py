"""What the API tells of leaders, units, the ledger and the figures: the objects that the pages show."""

from typing import Any

import msgspec
from flask import request

from ccsearch.knowledge import AXES, SORTS_OF_UNIT, SPANS, Adoption, Instruction, Peer, Period, Quantity, Table
from ccsearch.web import current, instructions, leaders, matrix, peers, quantities, statistics, units
from ccsearch.web.asked import one_of
from ccsearch.web.questions import read_question


class Ledger(msgspec.Struct, frozen=True):
    """One page of the ledger, newest first."""

    total: int
    page: int
    size: int
    instructions: tuple[Instruction, ...]


class Adoptions(msgspec.Struct, frozen=True):
    """信息采用统计 of a period; None and no lines where the archive has no dates."""

    by: str
    period: Period | None
    units: tuple[Adoption, ...]


class Matrix(msgspec.Struct, frozen=True):
    """Units of a sort against categories or months."""

    by: str
    units: str
    table: Table


class Peers(msgspec.Struct, frozen=True):
    """What units did about a subject, whoever did so last first."""

    query: str
    total: int
    units: tuple[Peer, ...]


class Quantities(msgspec.Struct, frozen=True):
    """Totals over the ``items`` of a result."""

    query: str
    items: int
    total: int
    quantities: tuple[Quantity, ...]


def leader(name: str) -> Any:
    """Return the profile of a leader."""
    return leaders.profile_of(name)


def unit(name: str) -> Any:
    """Return the profile of a unit."""
    return units.profile_of(name)


def ledger() -> Any:
    """Return a page of the ledger."""
    asked = instructions.read_asked()
    known = current.knowledge().ledger
    places = known.chosen(instructions.choice_of(asked))
    page, size = asked.question.request.page, asked.question.request.size
    return Ledger(len(places), page, size, known.lines(places[(page - 1) * size : page * size]))


def adoption() -> Any:
    """Return the statistics of a period."""
    by, known = one_of(request.args, "by", SPANS, "month"), current.knowledge()
    period = statistics.chosen_period(known, by, request.args.get("period", "").strip())
    return Adoptions(by, period, statistics.adoption_of(known, by, period))


def table() -> Any:
    """Return units against categories or months."""
    asked = read_question(request.args, current.today()).request
    axis, sort = one_of(request.args, "axis", AXES, AXES[0]), one_of(request.args, "units", SORTS_OF_UNIT, "local")
    return Matrix(axis, sort, matrix.table_of(current.knowledge(), sort, axis, asked.since, asked.until))


def peer_units() -> Any:
    """Return what units did about a subject."""
    question = read_question(request.args, current.today())
    found = peers.peers_of(question)
    return Peers(question.request.query, len(found), found.rows(peers.DEEDS))


def totals() -> Any:
    """Return the totals over a result."""
    question = read_question(request.args, current.today())
    found = quantities.numbers_of(question, "")
    sums = current.knowledge().quantities.totals(found)
    return Quantities(question.request.query, len(found), len(sums), sums)
