"""信息采用统计: what each unit had taken up in a period, its rank, and the change since the one before."""

from flask import Blueprint, Response, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import SORTS_OF_UNIT, SPANS, Adoption, Knowledge, Period, before, periods
from ccsearch.web import current
from ccsearch.web.asked import Asked, leaf, one_of, ways
from ccsearch.web.contexts import Link, render
from ccsearch.web.downloads import attachment
from ccsearch.web.knowing import AdoptionRow, Box, Counted, Option, StatisticsPage
from ccsearch.web.matrix import rooms
from ccsearch.web.questions import Question, read_question
from ccsearch.web.sheets import FORMS, Head, Value
from ccsearch.web.units import SORT_LABELS, part_address

blueprint = Blueprint("statistics", __name__)

HEADS = (Head("排名", 8), Head("单位", 24), Head("主报", 8), Head("也开展", 8), Head("合计", 8), Head("上期", 8),
         Head("环比", 14))  # fmt: skip
LINES = 60
"""Units of a page."""

QUARTERS = "一二三四"


def period_words(name: str) -> str:
    """Return 2022-08, 2022-Q3 or 2022 as 2022年8月, 2022年三季度, 2022年."""
    year, _, part = name.partition("-")
    if part.startswith("Q"):
        return f"{year}年{QUARTERS[int(part[1:]) - 1]}季度"
    return f"{year}年{int(part)}月" if part else f"{year}年"


def chosen_period(known: Knowledge, by: str, name: str) -> Period | None:
    """Return the period of a name, the newest where none is named; None where the archive has no dates.

    Raises:
        NotFoundError: the archive has no such period.
    """
    every = periods(known.base, by)
    if not name:
        return every[0] if every else None
    found = next((period for period in every if period.name == name), None)
    if found is None:
        raise NotFoundError(f"归档中没有“{name[:20]}”这个时段，写法如 2022-08、2022-Q3、2022。", name)
    return found


def adoption_of(known: Knowledge, by: str, period: Period | None, sort: str = "") -> tuple[Adoption, ...]:
    """Return the lines of a period, of all units or of one sort; what was before is told only where the archive reaches back to it."""
    if period is None:
        return ()
    previous = before(period, by)
    reaches = previous is not None and any(one.name == previous.name for one in periods(known.base, by))
    among = frozenset(known.matrix.of_kind(sort)) if sort else None
    return known.statistics.adoption(period, previous if reaches else None, among)


def change(row: Adoption) -> str:
    """Return the change of a total in words: +2（+50.0%）."""
    if row.before is None:
        return "—"
    grown = row.total - row.before
    share = f"（{100 * grown / row.before:+.1f}%）" if row.before and grown else ""
    return f"{grown:+d}{share}" if grown else "持平"


def _row(row: Adoption, most: int, period: Period) -> AdoptionRow:
    widths = [round(100 * count / most) for count in (row.lead, row.also)]
    lead, also = (Counted(words, count, part_address(row.unit, part, period.first, period.last))
                  for part, words, count in (("lead", "主报", row.lead), ("also", "也开展", row.also)))  # fmt: skip
    return AdoptionRow(row, url_for("units.unit", name=row.unit), change(row), lead, also, *widths)


def _neighbour(known: Knowledge, asked: Asked, by: str, period: Period | None, step: int) -> Link | None:
    names = [one.name for one in periods(known.base, by)]
    at = names.index(period.name) + step if period else -1
    if not 0 <= at < len(names):
        return None
    return Link(period_words(names[at]), asked.having(period=names[at]).address(url_for("statistics.statistics")))


def _periods(known: Knowledge, by: str, period: Period | None) -> Box:
    options = (Option(one.name, period_words(one.name), one == period) for one in periods(known.base, by))
    return Box("period", "哪个时段", tuple(options))


def _asked() -> tuple[str, str, Period | None]:
    """Return the kind of period, the sort of units ("" for all) and the period that the address asks for."""
    by, sort = one_of(request.args, "by", SPANS, "month"), one_of(request.args, "units", SORTS_OF_UNIT)
    return by, sort, chosen_period(current.knowledge(), by, request.args.get("period", "").strip())


def _page() -> int:
    return read_question(request.args, current.today()).request.page


@blueprint.get("/statistics")
def statistics() -> str:
    """Show how many items of each unit were taken up in a month, quarter or year."""
    by, sort, period = _asked()
    known, path = current.knowledge(), url_for("statistics.statistics")
    rows = adoption_of(known, by, period, sort)
    most = max((row.total for row in rows), default=1) or 1
    asked = Asked(Question(), (("by", by), ("units", sort), ("period", period.name if period else "")))
    previous = before(period, by) if period else None
    told = [row for row in rows if row.total]
    shown, pages = leaf(asked.page(_page()), len(told), path, LINES)
    silent = [row for row in rows if not row.total] if pages.page >= pages.last else []
    return render(
        StatisticsPage(
            title="信息采用统计",
            rooms=rooms("statistics.statistics"),
            spans=ways(asked.having(period=""), "by", {name: span.label for name, span in SPANS.items()}, by, path),
            sorts=ways(asked, "units", {"": "全部单位", **SORT_LABELS}, sort, path),
            hidden=tuple((name, value) for name, value in asked.extra if value and name != "period"),
            periods=_periods(known, by, period),
            label=period_words(period.name) if period else "",
            before=period_words(previous.name) if previous else "",
            later=_neighbour(known, asked, by, period, -1),
            earlier=_neighbour(known, asked, by, period, 1),
            rows=tuple(_row(row, most, period) for row in told[shown]) if period else (),
            silent=tuple(_row(row, most, period) for row in silent) if period else (),
            leaf=pages,
            exports=tuple(Link(words, asked.address(url_for("statistics.export", form=form)))
                          for form, (words, _, _) in FORMS.items() if form != "docx"),
        )
    )  # fmt: skip


def _line(row: Adoption) -> list[Value]:
    return [row.rank, row.unit, row.lead, row.also, row.total, row.before, change(row)]


@blueprint.get("/statistics.<form>")
def export(form: str) -> Response:
    """Hand out the statistics of a period as Excel or CSV.

    Raises:
        NotFoundError: there is no such form of export.
    """
    if form not in FORMS:
        raise NotFoundError(f"没有 {form[:20]} 这种导出格式，可用的有：{'、'.join(FORMS)}。", form)
    by, sort, period = _asked()
    label = "，".join(filter(None, (period_words(period.name) if period else "", SORT_LABELS.get(sort, ""))))
    _, media, make = FORMS[form]
    rows = adoption_of(current.knowledge(), by, period, sort)
    data = make(f"信息采用统计（{label}）", HEADS, [_line(row) for row in rows])
    return attachment(data, media, f"信息采用统计-{label}.{form}", f"statistics.{form}")
