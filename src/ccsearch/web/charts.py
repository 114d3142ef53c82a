"""Charts by month: bars that lead to their month."""

from datetime import date

from ccsearch.fields import FACETS
from ccsearch.knowledge import Count, months_between
from ccsearch.search.contract import Answer
from ccsearch.web.contexts import Bar
from ccsearch.web.questions import Question
from ccsearch.web.wording import iso_words

MONTHS = 24
"""Months of a chart: the newest so many."""

LOWEST = 2
"""Height of a bar that is not empty, at least, of 100."""

_DATE = next(field.name for field in FACETS if field.kind == "date")


def bars(counts: tuple[Count, ...], question: Question, path: str) -> tuple[Bar, ...]:
    """Return counts by month as bars, each leading to the result of a question in that month alone."""
    most = max((row.count for row in counts), default=1)
    return tuple(
        Bar(iso_words(row.value), question.choosing(_DATE, (row.value,)).address(path), row.count,
            max(LOWEST, round(100 * row.count / most)) if row.count else 0)
        for row in counts
    )  # fmt: skip


def months_of(question: Question, answer: Answer, path: str) -> tuple[Bar, ...]:
    """Return a result by month, from its first month to its last, zeros among them; none where it has but one."""
    found = {row.value: row.count for row in answer.facets.get(_DATE, ()) if row.depth == 1 and row.count}
    if len(found) < 2:
        return ()
    first, last = (date.fromisoformat(f"{month}-01") for month in (min(found), max(found)))
    counts = tuple(Count(month, found.get(month, 0)) for month in months_between(first, last)[-MONTHS:])
    return bars(counts, question, path)
