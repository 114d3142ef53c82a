"""Units: all of them, and one with what it reported, what was asked of it, and its figures."""

from datetime import date

from flask import Blueprint, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.fields import PATH_SEPARATOR
from ccsearch.knowledge import SORTS_OF_UNIT, Quantity, Ref, Table, UnitProfile, plain_number
from ccsearch.search.contract import Request
from ccsearch.web import current
from ccsearch.web.asked import Asked, Leaf, leaf, one_of, search_address
from ccsearch.web.contexts import render
from ccsearch.web.knowing import Cell, Column, Grid, Line, NameRow, NamesPage, Part, Sum, UnitPage
from ccsearch.web.questions import Question, quoted, read_question
from ccsearch.web.wording import iso_words, sentence_of_days, value_words

blueprint = Blueprint("units", __name__)

SORT_LABELS = {"local": "镇街", "bureau": "部门", "other": "其他单位"}
"""Sorts of units, by the parameter's value."""

PARTS = {"lead": "主报", "also": "也开展", "visits": "领导到访", "responsible": "责任单位"}
"""Parts of a unit's page, each a list of items that has a page in full."""

SHOWN = 5
MONTHS = 12


@blueprint.get("/units")
def units() -> str:
    """Show all units by sort, with the number of items they reported and joined, and of what was asked of them."""
    known = current.knowledge()
    reports = {row.unit: row for row in known.statistics.ever()}
    groups = tuple(
        (SORT_LABELS[sort], tuple(
            NameRow(name, "" if name in known.base.counts["units"] else "归档中没有", url_for("units.unit", name=name),
                    (reports[name].lead, reports[name].also, known.ledger.units.get(name, 0)))
            for name in known.matrix.of_kind(sort) if name in reports
        ))
        for sort in SORTS_OF_UNIT
    )  # fmt: skip
    total = sum(len(rows) for _, rows in groups)
    lead = f"共 {total} 个，按本区排序。主报是本单位报送的条目，也开展是他人条目中提到同样开展的。"
    heads = ("主报", "也开展", "指示要求")
    return render(NamesPage(title="单位", heading="单位", lead=lead, heads=heads, groups=groups))


def profile_of(name: str) -> UnitProfile:
    """Return the profile of a unit of the archive or of the lexicon, by any way of writing it.

    Raises:
        NotFoundError: neither has such a unit.
    """
    known, lexicon = current.knowledge(), current.lexicon()
    held = known.base.counts["units"]
    written = name if name in held else lexicon.unit(name) or name
    if written not in held and lexicon.unit(written) is None:
        raise NotFoundError(f"归档和词表中都没有单位“{name[:40]}”。", name)
    return known.unit(written)


def _listed(profile: UnitProfile, part: str, asked: Request) -> tuple[tuple[Ref, str], ...]:
    """Return the items of a part that were issued in the days asked for, each with a note beside it."""
    if part == "visits":
        rows = tuple((visit.item, "、".join(visit.leaders)) for visit in profile.visits)
    else:
        refs: tuple[Ref, ...] = getattr(profile, part)
        rows = tuple((ref, "") for ref in refs)
    if asked.since is None and asked.until is None:
        return rows
    first, last = asked.since or date.min, asked.until or date.max
    return tuple(row for row in rows if row[0].date and first <= row[0].date <= last)


def _part(profile: UnitProfile, part: str, shown: slice, asked: Request) -> Part:
    rows = _listed(profile, part, asked)
    refs, notes = tuple(ref for ref, _ in rows[shown]), tuple(note for _, note in rows[shown])
    more = f"{url_for('units.unit', name=profile.name)}?part={part}" if len(rows) > len(refs) else ""
    return Part(part, PARTS[part], len(rows), refs, notes, more)


def sums(quantities: tuple[Quantity, ...], address: str) -> tuple[Sum, ...]:
    """Return quantities in words; ``address`` is that of the sentences, its parameters begun."""
    return tuple(
        Sum(row.noun or "（未写明）", amount(row), row.items, row.approximate,
            f"{address}noun={quoted(row.noun or '')}&measure={quoted(row.unit)}")
        for row in quantities
    )  # fmt: skip


def amount(row: Quantity) -> str:
    """Return how much in all: 38.6 吨; for shares, from the least to the most."""
    if row.total is not None:
        return f"{plain_number(row.total)} {row.unit}"
    most = f"至 {plain_number(row.most)}" if row.most > row.least else ""
    return f"{plain_number(row.least)}{most} {row.unit}"


def column(axis: str, value: str) -> Column:
    """Return the head of a column: 简讯 / 综合整治 as 综合整治 under 简讯, 2022-08 as 2022年8月."""
    above, _, words = value.rpartition(PATH_SEPARATOR)
    return Column(iso_words(value)) if axis == "month" else Column(words, above.replace(PATH_SEPARATOR, " › "))


def grid(table: Table, axis: str, **fixed: str) -> Grid:
    """Return a unit's table of months, every cell leading to the result that has as many."""
    lines = tuple(
        Line(value_words("date", row.value), search_address(**fixed, date=row.value),
             tuple(Cell(count, search_address(**fixed, date=row.value, **{axis: value}))
                   for value, count in zip(table.columns, row.counts, strict=True)),
             Cell(row.total, search_address(**fixed, date=row.value)))
        for row in table.rows[:MONTHS]
    )  # fmt: skip
    return Grid(tuple(column(axis, value) for value in table.columns), lines)


@blueprint.get("/units/<path:name>")
def unit(name: str) -> str:
    """Show one unit: 主报 and 也开展 apart, visits, what was asked of it, its figures, months and categories."""
    part = one_of(request.args, "part", PARTS)
    question = read_question(request.args, current.today())
    question = question if part else question.without_dates()
    profile = profile_of(name)
    single: Leaf | None = None
    shown = slice(SHOWN)
    if part:
        asked = Asked(question, (("part", part),))
        rows = _listed(profile, part, question.request)
        shown, single = leaf(asked, len(rows), url_for("units.unit", name=profile.name))
    parts = tuple(_part(profile, one, shown, question.request) for one in PARTS if not part or one == part)
    return render(_page(profile, parts, single, sentence_of_days(question)))


def part_address(name: str, part: str, since: date, until: date) -> str:
    """Return the address of the items of a part of a unit's page that were issued from the month of a day to that of another."""
    days = Question(since=f"{since:%Y-%m}", until=f"{until:%Y-%m}")
    return Asked(days, (("part", part),)).address(url_for("units.unit", name=name))


def _page(profile: UnitProfile, parts: tuple[Part, ...], single: Leaf | None, days: str) -> UnitPage:
    ledger = current.knowledge().ledger
    own = f"{url_for('quantities.quantities')}?lead={quoted(profile.name)}"
    return UnitPage(
        title=profile.name,
        profile=profile,
        parts=parts,
        single=single,
        days=days,
        asked_of=ledger.named(profile.instructions[:SHOWN]),
        asked_total=len(profile.instructions),
        group=ledger.named(profile.group[:SHOWN]),
        group_total=len(profile.group),
        sums=sums(profile.figures[: 2 * SHOWN], f"{own}&"),
        sums_more=own if len(profile.figures) > 2 * SHOWN else "",
        grid=grid(profile.months, "category", unit=profile.name),
        everything=search_address(unit=profile.name),
        ledger=f"{url_for('instructions.instructions')}?unit={quoted(profile.name)}",
    )
