"""The front door: search box, newest issues, figures and ways in."""

from flask import Blueprint

from ccsearch.fields import FACETS
from ccsearch.search.contract import Answer, Request
from ccsearch.web import current
from ccsearch.web.contexts import Bar, HomePage, render
from ccsearch.web.facets import SEARCH_PATH, panel
from ccsearch.web.questions import Question
from ccsearch.web.wording import value_words

blueprint = Blueprint("home", __name__)

NEWEST = 6
WAYS = 12
MONTHS = 24


def _months(answer: Answer) -> tuple[Bar, ...]:
    """Return the newest months that have items, oldest first."""
    field = next(field for field in FACETS if field.kind == "date")
    rows = sorted((row for row in answer.facets.get(field.name, ()) if row.depth == 1), key=lambda row: row.value)
    most = max((row.count for row in rows), default=1)
    question = Question()
    return tuple(
        Bar(value_words(field.name, row.value), question.choosing(field.name, (row.value,)).address(SEARCH_PATH),
            row.count, max(2, round(100 * row.count / most)))
        for row in rows[-MONTHS:]
    )  # fmt: skip


@blueprint.get("/")
def home() -> str:
    """Show the front page."""
    engine = current.engine()
    answer = engine.search(Request(size=1))
    ways = (panel(Question(), field, answer.facets.get(field.name, ()), WAYS)
            for field in FACETS if field.kind != "date")  # fmt: skip
    return render(
        HomePage(
            title="首页",
            totals=engine.totals(),
            newest=engine.issues()[:NEWEST],
            ways=tuple(way for way in ways if way.choices),
            months=_months(answer),
        )
    )
