"""Quantities over a result: totals by noun and unit of measure, every number in its sentence."""

import msgspec
from flask import Blueprint, request, url_for

from ccsearch.errors import NotFoundError
from ccsearch.knowledge import Quantity, newest_first
from ccsearch.web import current
from ccsearch.web.asked import Asked, Leaf, leaf
from ccsearch.web.contexts import render
from ccsearch.web.knowing import QuantitiesPage
from ccsearch.web.questions import Question, read_question
from ccsearch.web.units import sums
from ccsearch.web.wording import sentence

blueprint = Blueprint("quantities", __name__)

PAGE = 30


def numbers_of(question: Question, lead: str) -> tuple[int, ...]:
    """Return the numbers of the items of a result, newest first; of a unit's own reports where ``lead`` names one.

    Raises:
        QueryError: the query cannot be understood.
    """
    base = current.knowledge().base
    asked = msgspec.structs.replace(question.request, kind="item", sort="newest", page=1)
    found = base.found(current.engine().ids(asked))
    if lead:
        own = frozenset(base.items_of("units", lead, "lead").tolist())
        found = tuple(number for number in found if number in own)
    return tuple(newest_first(base, found).tolist())


def chosen(totals: tuple[Quantity, ...], noun: str, measure: str) -> Quantity | None:
    """Return the total of a noun ("" for not said) and unit of measure, None where neither is named.

    Raises:
        NotFoundError: the result has no such total.
    """
    if not noun and not measure:
        return None
    found = next((row for row in totals if ((row.noun or ""), row.unit) == (noun, measure)), None)
    if found is None:
        raise NotFoundError(f"这次结果里没有“{noun[:20]} {measure[:10]}”这一项。", noun)
    return found


@blueprint.get("/quantities")
def quantities() -> str:
    """Show what was counted in the items of a result, or every number of one total."""
    question = read_question(request.args, current.today())
    lead, noun, measure = (request.args.get(name, "").strip() for name in ("lead", "noun", "measure"))
    found = numbers_of(question, lead)
    known = current.knowledge().quantities
    totals = known.totals(found)
    one = chosen(totals, noun, measure)
    whole = Asked(question.changed(kind="item", sort="relevance", size=20), (("lead", lead),))
    address = whole.address(url_for("quantities.quantities"))
    begun = f"{address}{'&' if whole.pairs() else '?'}"
    here = Asked(question, (("lead", lead), ("noun", noun), ("measure", measure)))
    spoken = known.having(found, one.noun, one.unit) if one else ()
    shown, pages = _leaf(here, len(spoken) if one else len(totals))
    return render(
        QuantitiesPage(
            title=f"数据汇总：{lead or sentence(question.changed(kind='item'))}",
            typed=question.request.query,
            words=f"{lead}主报的条目" if lead else sentence(question.changed(kind="item")),
            results=f"{url_for('units.unit', name=lead)}?part=lead" if lead
            else whole.question.address(url_for("results.search")),
            total=len(found),
            sums=() if one else sums(totals[shown], begun),
            chosen=sums((one,), begun)[0] if one else None,
            sentences=known.sentences(spoken[shown]),
            back=address,
            leaf=pages,
        )
    )  # fmt: skip


def _leaf(asked: Asked, total: int) -> tuple[slice, Leaf]:
    return leaf(asked, total, url_for("quantities.quantities"), PAGE)
