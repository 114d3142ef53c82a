"""Units against categories or months: who appears where, and who does not."""

from datetime import date

from flask import Blueprint, request, url_for

from ccsearch.knowledge import AXES, SORTS_OF_UNIT, Knowledge, Table
from ccsearch.web import current
from ccsearch.web.asked import Asked, leaf, one_of, ways
from ccsearch.web.contexts import Link, render
from ccsearch.web.knowing import Cell, Grid, Line, MatrixPage
from ccsearch.web.questions import Question, read_question
from ccsearch.web.units import SORT_LABELS, column

blueprint = Blueprint("matrix", __name__)

AXIS_LABELS = {"category": "按栏目", "month": "按月份"}
FIELD_OF = {"category": "category", "month": "date"}
"""The field a column of each axis is chosen by."""

MONTHS = 12
"""Months shown: the newest so many."""

LINES = 15
"""Units on a page: a count is a link, and a page of more would be heavy."""

ROOMS = (("statistics.statistics", "信息采用统计"), ("matrix.matrix", "单位分布"), ("peers.page", "兄弟单位"))
"""The pages of figures, side by side."""


def rooms(here: str) -> tuple[Link, ...]:
    """Return the ways between the pages of figures."""
    return tuple(Link(words, url_for(name), name == here) for name, words in ROOMS)


def table_of(known: Knowledge, sort: str, axis: str, since: date | None, until: date | None) -> Table:
    """Return the units of a sort against an axis over a stretch of days; of the months the newest."""
    span = known.base.between(since, until)
    columns = known.matrix.columns(axis, span)
    return known.matrix.table(known.matrix.of_kind(sort), axis, columns[-MONTHS:] if axis == "month" else columns, span)


def _line(
    question: Question, axis: str, columns: tuple[str, ...], label: str, counts: tuple[int, ...], total: int
) -> Line:
    own = question.choosing("unit", (label,))
    cells = tuple(Cell(count, own.choosing(FIELD_OF[axis], (column,)).address("search"))
                  for column, count in zip(columns, counts, strict=True))  # fmt: skip
    return Line(label, url_for("units.unit", name=label), cells, Cell(total, own.address("search")))


@blueprint.get("/matrix")
def matrix() -> str:
    """Show in how many items each unit appears, by category or month; each count leads to those items."""
    read = read_question(request.args, current.today())
    axis, sort = one_of(request.args, "axis", AXES, AXES[0]), one_of(request.args, "units", SORTS_OF_UNIT, "local")
    dates = Question(since=read.since, until=read.until)
    asked, path = Asked(dates, (("axis", axis), ("units", sort))), url_for("matrix.matrix")
    found = table_of(current.knowledge(), sort, axis, read.request.since, read.request.until)
    shown, pages = leaf(asked.page(read.request.page), len(found.rows), path, LINES)
    lines = tuple(_line(dates, axis, found.columns, row.value, row.counts, row.total) for row in found.rows[shown])
    return render(
        MatrixPage(
            title="单位分布",
            rooms=rooms("matrix.matrix"),
            axes=ways(asked, "axis", AXIS_LABELS, axis, path),
            sorts=ways(asked, "units", SORT_LABELS, sort, path),
            hidden=asked.extra,
            since=read.since,
            until=read.until,
            grid=Grid(tuple(column(axis, value) for value in found.columns), lines),
            leaf=pages,
        )
    )
