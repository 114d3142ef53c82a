"""Days that cannot be: a wrong weekday, an event after the day of issue, a date that lost a character."""

import re
from collections.abc import Iterator
from datetime import date

from ccsearch.reading.assembly import Draft
from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.dates import find_full
from ccsearch.reading.numerals import number
from ccsearch.reading.problems import problem
from ccsearch.reading.scanning import matches_at, matches_before
from ccsearch.records import Item, Problem

FAR = 183
"""How many days before the day of issue an event without a year may be until its year is in doubt."""

FIRST = 200
"""How many characters of an item's text are looked at for the day of the event."""

WEEKDAYS = "一二三四五六日"

_N = "[0-9〇零一二三四五六七八九十]"
_WEEKDAY = re.compile(
    rf"(?:(?P<year>{_N}{{4}})年)?(?P<month>{_N}{{1,3}})月(?P<day>{_N}{{1,3}})[日号][ \t,]*\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
)
_NAMED_DAY = re.compile("[星周礼][期拜]?[一二三四五六日天]")
_LONGEST = 30  # characters of a date with its weekday
_YEAR = re.compile(rf"{_N}{{4}}|年|^[近今昨前]")
_PLANNED = re.compile(r"(?:将|拟|计划|预计|定于|确保|力争|务必|截止|截至|限|至)[^,。;:]{0,12}$")
_DEADLINE = re.compile(r"(?:之?前|以前|起|止)")
_DAMAGED = re.compile(
    r"(?:(?<![\d.第近这连续共达约])(?:3[2-9]|[4-9]\d|[1-3]\d{2})(?:日(?=[,上下晚凌]|[至到~-]\d)|(?=[上下]午))"
    r"|(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号])"
)
_DAY_DIGITS = re.compile(r"[0-9][0-9]{0,2}(?=[日月上下])")
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether a day has the weekday written beside it."""
    text = grasp.page.folded
    for match in matches_before(_NAMED_DAY, _WEEKDAY, text, _LONGEST):
        real = _meant(match, grasp.masthead.date)
        if real and WEEKDAYS[real.weekday()] != match["weekday"].replace("天", "日"):
            written = grasp.written(*match.span())
            yield problem("date.weekday", grasp.line(match.start()), written=written, weekday=WEEKDAYS[real.weekday()])


def _meant(match: re.Match[str], issued: date | None) -> date | None:
    """Return the day that is written; one without a year is the latest not after the day of issue."""
    month, day = int(number(match["month"])), int(number(match["day"]))
    if match["year"]:
        return _day(int(number(match["year"])), month, day)
    found = _day(issued.year, month, day) if issued else None
    return _day(issued.year - 1, month, day) if found and issued and found > issued else found


def future(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether an item begins with a day after the day of issue that is no plan."""
    issued = grasp.masthead.date
    for draft, item in grasp.pairs() if issued else ():
        for text in (draft.folded_title, draft.folded_text[:FIRST].partition("。")[0]):
            found = find_full(text)
            if found and issued and found.day > issued and not _planned(text, found.start, found.end):
                written = text[found.start : found.end]
                yield problem("date.future", _line(grasp, draft, item, written), date=written, issued=issued)
                break


def _planned(text: str, start: int, end: int) -> bool:
    return bool(_PLANNED.search(text, 0, start) or _DEADLINE.match(text, end))


def _line(grasp: Grasp, draft: Draft, item: Item, written: str) -> int:
    """Return the line on which an item writes something, as far as it can be found."""
    at = grasp.page.text.find(written, grasp.start(draft.raw))
    return grasp.line(at) if at >= 0 else item.line


def far(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether the year given to a day without one is likely."""
    issued = grasp.masthead.date
    for draft, item in grasp.pairs() if issued else ():
        event = item.event_date
        if event and event.start and issued and not event.approximate and not _YEAR.search(event.text):
            days = (issued - event.start).days
            if days > FAR:
                line = _line(grasp, draft, item, event.text)
                yield problem("date.year", line, written=event.text, day=event.start, issued=issued, days=days)


def damaged(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether what stands for a day can be one (37日, 221上午, 2月30日)."""
    for match in matches_at(_DAY_DIGITS, _DAMAGED, grasp.page.folded):
        month, day = match["month"], match["day"]
        if month and 1 <= int(month) <= 12 and 1 <= int(day) <= _LONGEST_MONTHS[int(month) - 1]:
            continue
        yield problem("date.damaged", grasp.line(match.start()), written=grasp.written(*match.span()))


CHECKS = (weekday, future, far, damaged)
