"""The front door: search box, newest issues, figures and ways in."""

from flask import Blueprint

from ccsearch.fields import FACETS
from ccsearch.search.contract import Answer, Request
from ccsearch.web import current
from ccsearch.web.charts import LOWEST
from ccsearch.web.contexts import Bar, HomePage, Year, render
from ccsearch.web.facets import SEARCH_PATH, panel
from ccsearch.web.questions import Question

blueprint = Blueprint("home", __name__)

NEWEST = 6
WAYS = 12
YEARS = 3


def _years(answer: Answer) -> tuple[Year, ...]:
    """Return the newest years that have items, newest first, each with all its months."""
    field = next(field for field in FACETS if field.kind == "date")
    found = {row.value: row.count for row in answer.facets.get(field.name, ()) if row.count}
    newest = sorted((value for value in found if "-" not in value), reverse=True)[:YEARS]
    months = [f"{year}-{month:02}" for year in newest for month in range(1, 13)]
    most = max((found.get(month, 0) for month in months), default=1)

    def bar(value: str, label: str) -> Bar:
        count = found.get(value, 0)
        address = Question().choosing(field.name, (value,)).address(SEARCH_PATH) if count else ""
        return Bar(label, address, count, max(LOWEST, round(100 * count / most)) if count else 0)

    return tuple(
        Year(bar(year, f"{year}年"), tuple(bar(f"{year}-{month:02}", f"{month}月") for month in range(1, 13)))
        for year in newest
    )


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
            years=_years(answer),
        )
    )
