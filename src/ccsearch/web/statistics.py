"""信息采用统计: what each unit had taken up in a period, its rank, and the change since the one before."""

from flask import Blueprint, Response, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import SPANS, Adoption, Knowledge, Period, before, periods
from ccsearch.web import current
from ccsearch.web.asked import Asked, one_of, ways
from ccsearch.web.contexts import Link, render
from ccsearch.web.downloads import attachment
from ccsearch.web.knowing import AdoptionRow, StatisticsPage
from ccsearch.web.matrix import rooms
from ccsearch.web.questions import Question
from ccsearch.web.sheets import FORMS, Head, Value

blueprint = Blueprint("statistics", __name__)

HEADS = (Head("排名", 8), Head("单位", 24), Head("主报", 8), Head("也开展", 8), Head("合计", 8), Head("上期", 8),
         Head("环比", 14))  # fmt: skip
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


def adoption_of(known: Knowledge, by: str, period: Period | None) -> tuple[Adoption, ...]:
    """Return the lines of a period; what was before is told only where the archive reaches back to it."""
    if period is None:
        return ()
    previous = before(period, by)
    reaches = previous is not None and any(one.name == previous.name for one in periods(known.base, by))
    return known.statistics.adoption(period, previous if reaches else None)


def change(row: Adoption) -> str:
    """Return the change of a total in words: +2（+50.0%）."""
    if row.before is None:
        return "—"
    grown = row.total - row.before
    share = f"（{100 * grown / row.before:+.1f}%）" if row.before and grown else ""
    return f"{grown:+d}{share}" if grown else "持平"


def _row(row: Adoption, most: int) -> AdoptionRow:
    lead, also = (round(100 * count / most) for count in (row.lead, row.also))
    return AdoptionRow(row, url_for("units.unit", name=row.unit), change(row), lead, also)


def _neighbour(known: Knowledge, asked: Asked, by: str, period: Period | None, step: int) -> Link | None:
    names = [one.name for one in periods(known.base, by)]
    at = names.index(period.name) + step if period else -1
    if not 0 <= at < len(names):
        return None
    return Link(period_words(names[at]), asked.having(period=names[at]).address(url_for("statistics.statistics")))


@blueprint.get("/statistics")
def statistics() -> str:
    """Show how many items of each unit were taken up in a month, quarter or year."""
    by = one_of(request.args, "by", SPANS, "month")
    known = current.knowledge()
    period = chosen_period(known, by, request.args.get("period", "").strip())
    rows = adoption_of(known, by, period)
    most = max((row.total for row in rows), default=1) or 1
    asked = Asked(Question(), (("by", by), ("period", period.name if period else "")))
    previous = before(period, by) if period else None
    spans = ways(Asked(Question()), "by", {name: span.label for name, span in SPANS.items()}, by,
                 url_for("statistics.statistics"))  # fmt: skip
    return render(
        StatisticsPage(
            title="信息采用统计",
            rooms=rooms("statistics.statistics"),
            spans=spans,
            label=period_words(period.name) if period else "",
            before=period_words(previous.name) if previous else "",
            later=_neighbour(known, asked, by, period, -1),
            earlier=_neighbour(known, asked, by, period, 1),
            rows=tuple(_row(row, most) for row in rows if row.total),
            silent=tuple(_row(row, most) for row in rows if not row.total),
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
    by = one_of(request.args, "by", SPANS, "month")
    known = current.knowledge()
    period = chosen_period(known, by, request.args.get("period", "").strip())
    label = period_words(period.name) if period else ""
    _, media, make = FORMS[form]
    data = make(f"信息采用统计（{label}）", HEADS, [_line(row) for row in adoption_of(known, by, period)])
    return attachment(data, media, f"信息采用统计-{label}.{form}", f"statistics.{form}")
