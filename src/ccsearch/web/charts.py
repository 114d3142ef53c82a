"""Charts over time: bars that lead to their month or year."""

from datetime import date

from ccsearch.fields import FACETS
from ccsearch.knowledge import Count, months_between
from ccsearch.search.contract import Answer
from ccsearch.web.contexts import Bar
from ccsearch.web.questions import Question
from ccsearch.web.wording import iso_words

MONTHS = 24
"""Bars of a chart at most, the newest ones."""

LOWEST = 2
"""Height of a bar that is not empty, at least, of 100."""

_DATE = next(field.name for field in FACETS if field.kind == "date")


def bars(counts: tuple[Count, ...], question: Question, path: str) -> tuple[Bar, ...]:
    """Return counts by month or year as bars, each leading to the result of a question in that time alone."""
    most = max((row.count for row in counts), default=1)
    return tuple(
        Bar(iso_words(row.value), question.choosing(_DATE, (row.value,)).address(path), row.count,
            max(LOWEST, round(100 * row.count / most)) if row.count else 0)
        for row in counts
    )  # fmt: skip


def over_time(question: Question, answer: Answer, path: str) -> tuple[str, tuple[Bar, ...]]:
    """Return a result by month from its first month to its last, by year where that is too long for a chart.

    Zeros are among them. The word is 月 or 年; there are no bars where there would be but one.
    """
    found = {row.value: row.count for row in answer.facets.get(_DATE, ()) if row.count and row.depth < 2}
    months = sorted(value for value in found if "-" in value)
    if len(months) < 2:
        return "月", ()
    first, last = (date.fromisoformat(f"{month}-01") for month in (months[0], months[-1]))
    every, word = months_between(first, last), "月"
    if len(every) > MONTHS:
        every, word = tuple(str(year) for year in range(first.year, last.year + 1))[-MONTHS:], "年"
    return word, bars(tuple(Count(value, found.get(value, 0)) for value in every), question, path)
