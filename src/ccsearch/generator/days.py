"""Days of issue and of events, in every form bulletins write them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

import msgspec

from ccsearch.generator.dice import Dice
from ccsearch.generator.known import usable
from ccsearch.generator.numbers import chinese, chinese_year, wide
from ccsearch.records import EventDate


class IssueForm(msgspec.Struct, frozen=True):
    """A way to write the day of issue, shown by an ``example`` of 10 August 2022."""

    name: str
    written: Callable[[date], str]
    example: str


_WEEKDAYS = "一二三四五六日"

ISSUE_FORMS = usable((
    IssueForm("issue-plain", lambda day: f"{day.year}年{day.month}月{day.day}日", "2022年8月10日"),
    IssueForm("issue-spaced", lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日", "2022 年 8 月 10 日"),
    IssueForm("issue-loose", lambda day: f"{day.year} 年{day.month} 月{day.day} 日", "2022 年8 月10 日"),
    IssueForm("issue-padded", lambda day: f"{day.year}年{day.month:02}月{day.day:02}日", "2022年08月10日"),
    IssueForm("issue-chinese", lambda day: f"{chinese_year(day.year)}年{chinese(day.month)}月{chinese(day.day)}日",
              "二〇二二年八月十日"),
    IssueForm("issue-zero", lambda day: f"{chinese_year(day.year).replace('〇', '0')}年{chinese(day.month)}月"
              f"{chinese(day.day)}日", "二0二二年八月十日"),
    IssueForm("issue-wide", lambda day: wide(f"{day.year}年{day.month}月{day.day}日"), "２０２２年８月１０日"),
    IssueForm("issue-iso", lambda day: day.isoformat(), "2022-08-10"),
    IssueForm("issue-dotted", lambda day: f"{day.year}.{day.month:02}.{day.day:02}", "2022.08.10"),
    IssueForm("issue-slashed", lambda day: f"{day.year}/{day.month}/{day.day} 09:30:00", "2022/8/10 09:30:00"),
    IssueForm("issue-weekday", lambda day: f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}",
              "2022年8月10日 星期三"),
    IssueForm("issue-bracketed", lambda day: f"{day.year}年{day.month}月{day.day}日(星期{_WEEKDAYS[day.weekday()]})",
              "2022年8月10日(星期三)"),
))  # fmt: skip
"""Forms of the day of issue."""


class EventForm(msgspec.Struct, frozen=True):
    """A way to write when something happened.

    ``days`` is how long ago at most; ``length`` how many days at most (1: one day); ``written`` makes
    the words of (first day, last day, day of issue); ``apart`` says that it cannot be glued to a name.
    """

    name: str
    days: int
    length: int
    written: Callable[[date, date], str]
    apart: bool = False
    same_month: bool = False


Form = TypeVar("Form", EventForm, "Relative")


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


EVENT_FORMS = usable((
    EventForm("day", 27, 1, lambda first, last: f"{first.day}日"),
    EventForm("month-day", 300, 1, lambda first, last: _month_day(first)),
    EventForm("month-day-hao", 60, 1, lambda first, last: f"{first.month}月{first.day}号", apart=True),
    EventForm("year-month-day", 800, 1, lambda first, last: f"{first.year}年{_month_day(first)}", apart=True),
    EventForm("day-wide", 27, 1, lambda first, last: wide(f"{first.day}日")),
    EventForm("month-day-wide", 300, 1, lambda first, last: wide(_month_day(first))),
    EventForm("month-day-chinese", 60, 1, lambda first, last: f"{chinese(first.month)}月{chinese(first.day)}日",
              apart=True),
    EventForm("range-days", 20, 4, lambda first, last: f"{first.day}日至{last.day}日"),
    EventForm("range-days-hyphen", 20, 4, lambda first, last: f"{first.day}日-{last.day}日", same_month=True),
    EventForm("range-month", 90, 5, lambda first, last: f"{first.month}月{first.day}日至{last.day}日", same_month=True),
    EventForm("range-month-hyphen", 90, 5, lambda first, last: f"{first.month}月{first.day}-{last.day}日",
              apart=True, same_month=True),
    EventForm("range-month-tilde", 90, 2, lambda first, last: f"{first.month}月{first.day}日～{last.day}日",
              apart=True, same_month=True),
    EventForm("range-comma", 90, 2, lambda first, last: f"{first.month}月{first.day}日、{last.day}日",
              same_month=True),
    EventForm("range-whole", 90, 9, lambda first, last: f"{_month_day(first)}至{_month_day(last)}", apart=True),
    EventForm("range-year", 200, 5, lambda first, last: f"{first.year}年{first.month}月{first.day}-{last.day}日",
              apart=True, same_month=True),
))  # fmt: skip
"""Forms of an event's days."""


GLUED_FORMS = tuple(form for form in EVENT_FORMS if not form.apart)
"""Those that may follow a name without a comma."""

GLUED = "glued"
"""The place between a name and what it does: 张维刚8日到…."""

LEADING = "lead"
"""The place between a unit and what it does: 区教委7日召开…."""


class Relative(msgspec.Struct, frozen=True):
    """A word for a day, ``days`` before the issue; None for one that names no day (近日)."""

    name: str
    days: int | None


RELATIVE = usable((
    Relative("近日", None), Relative("日前", None), Relative("连日来", None), Relative("近期", None),
    Relative("本周", None), Relative("昨天", 1), Relative("昨日", 1), Relative("今天", 0), Relative("今日", 0),
    Relative("前天", 2), Relative("近7日以来", None),
))  # fmt: skip
"""Words for a day, or for no day in particular."""


def relative_day(dice: Dice, issued: date, where: str = "") -> EventDate:
    """Return an event's day in a word, at some place of an item."""
    row = dice.pick(_forms(RELATIVE, where))
    if row.days is None:
        return EventDate(row.name, None, None, True)
    day = issued - timedelta(row.days)
    return EventDate(row.name, day, day, False)


@cache
def _forms(rows: tuple[Form, ...], where: str) -> tuple[Form, ...]:
    return usable(rows, where)


def event_day(dice: Dice, issued: date, where: str = "") -> EventDate:
    """Return an event's day or days before the issue, at some place of an item."""
    form = dice.pick(_forms(GLUED_FORMS if where in (GLUED, LEADING) else EVENT_FORMS, where))
    last = issued - timedelta(dice.between(0, form.days))
    first = last - timedelta(dice.between(1, form.length - 1)) if form.length > 1 else last
    if form.same_month and first.month != last.month:
        first, last = last.replace(day=1), last.replace(day=1) + timedelta(form.length - 1)
    if last > issued or (first == last and form.length > 1):
        return EventDate("近日", None, None, True)
    return EventDate(form.written(first, last), first, last, False)
