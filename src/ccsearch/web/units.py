"""Units: all of them, and one with what it reported, what was asked of it, and its figures."""

from flask import Blueprint, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import SORTS_OF_UNIT, Quantity, Ref, Table, UnitProfile, plain_number
from ccsearch.web import current
from ccsearch.web.asked import Asked, Leaf, leaf, one_of, search_address
from ccsearch.web.contexts import render
from ccsearch.web.knowing import Cell, Grid, Line, NameRow, NamesPage, Part, Sum, UnitPage
from ccsearch.web.questions import quoted, read_question
from ccsearch.web.wording import value_words

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


def _listed(profile: UnitProfile, part: str) -> tuple[tuple[Ref, str], ...]:
    """Return the items of a part, each with a note beside it."""
    if part == "visits":
        return tuple((visit.item, "、".join(visit.leaders)) for visit in profile.visits)
    refs: tuple[Ref, ...] = getattr(profile, part)
    return tuple((ref, "") for ref in refs)


def _part(profile: UnitProfile, part: str, shown: slice) -> Part:
    rows = _listed(profile, part)
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


def grid(table: Table, axis: str, **fixed: str) -> Grid:
    """Return a unit's table of months, every cell leading to the result that has as many."""
    lines = tuple(
        Line(value_words("date", row.value), search_address(**fixed, date=row.value),
             tuple(Cell(count, search_address(**fixed, date=row.value, **{axis: column}))
                   for column, count in zip(table.columns, row.counts, strict=True)),
             Cell(row.total, search_address(**fixed, date=row.value)))
        for row in table.rows[:MONTHS]
    )  # fmt: skip
    return Grid(tuple(column.rpartition(" / ")[2] for column in table.columns), lines)


@blueprint.get("/units/<path:name>")
def unit(name: str) -> str:
    """Show one unit: 主报 and 也开展 apart, visits, what was asked of it, its figures, months and categories."""
    part = one_of(request.args, "part", PARTS)
    question = read_question(request.args, current.today())
    profile = profile_of(name)
    single: Leaf | None = None
    shown = slice(SHOWN)
    if part:
        asked = Asked(question, (("part", part),))
        shown, single = leaf(asked, len(_listed(profile, part)), url_for("units.unit", name=profile.name))
    parts = tuple(_part(profile, one, shown) for one in PARTS if not part or one == part)
    return render(_page(profile, parts, single))


def _page(profile: UnitProfile, parts: tuple[Part, ...], single: Leaf | None) -> UnitPage:
    ledger = current.knowledge().ledger
    own = f"{url_for('quantities.quantities')}?lead={quoted(profile.name)}"
    return UnitPage(
        title=profile.name,
        profile=profile,
        parts=parts,
        single=single,
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
