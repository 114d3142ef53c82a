"""The order of issues: numbers missing or used twice, dates that run backwards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from ccsearch.archive.problems import problem
from ccsearch.records import Problem
from ccsearch.search.contract import IssueSummary

MAX_GAP = 200
"""A jump of more numbers than this is a new beginning, not a gap."""


def _series(issues: Iterable[IssueSummary]) -> dict[str, list[IssueSummary]]:
    """Return numbered issues by what is called in a message: title, and year where numbers begin anew."""
    titled: dict[str, list[IssueSummary]] = defaultdict(list)
    for issue in issues:
        if issue.number is not None:
            titled[issue.title or ""].append(issue)
    series: dict[str, list[IssueSummary]] = defaultdict(list)
    for title, rows in titled.items():
        years = defaultdict(set)
        for row in rows:
            if row.date:
                years[row.number].add(row.date.year)
        yearly = any(len(used) > 1 for used in years.values())
        for row in rows:
            year = f"{row.date.year}年" if yearly and row.date else ""
            series[f"《{title}》{year}" if title else year].append(row)
    return series


def _range(first: int, last: int) -> str:
    return f"第{first}期" if first == last else f"第{first}至{last}期"


def _gaps(name: str, numbers: list[int]) -> Iterator[Problem]:
    missing = [_range(one + 1, two - 1) for one, two in pairwise(numbers) if 1 < two - one <= MAX_GAP]
    if missing:
        yield problem("archive.gap", series=name, numbers="、".join(missing))


def _repeats(name: str, rows: list[IssueSummary]) -> Iterator[Problem]:
    for number, group in groupby(rows, key=lambda row: row.number):
        paths = [row.path for row in group]
        if len(paths) > 1:
            yield problem("archive.repeat", series=name, number=number, count=len(paths), paths="、".join(paths))


def _disorder(name: str, rows: list[IssueSummary]) -> Iterator[Problem]:
    dated = [row for row in rows if row.date]
    for one, two in pairwise(dated):
        if one.date and two.date and one.number != two.number and two.date < one.date:
            yield problem("archive.order", series=name, later=two.number, later_date=two.date,
                          earlier=one.number, earlier_date=one.date)  # fmt: skip


def series_problems(issues: Iterable[IssueSummary]) -> tuple[Problem, ...]:
    """Return what is wrong with the numbers and dates of all issues together.

    Issues of one title are one series; where a number is used in two years, each year is one.
    """
    found: list[Problem] = []
    for name, rows in sorted(_series(issues).items()):
        rows.sort(key=lambda row: (row.number or 0, row.path))
        found += _gaps(name, sorted({row.number or 0 for row in rows}))
        found += _repeats(name, rows)
        found += _disorder(name, rows)
    return tuple(found)
