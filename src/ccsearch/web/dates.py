"""Dates as people write them: 2022, 2022年8月, 8月10日, 上月, 最近30天."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Period = tuple[date, date]
"""The first and the last day."""

Read = Callable[[re.Match[str], date], Period]


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way to write a period: its pattern, how it is read on a given day, and an example.

    ``example`` is what is typed; ``meaning`` the period it is on 2022-08-10, a Wednesday.
    """

    pattern: str
    read: Read
    example: str
    meaning: tuple[str, str]


def _month(year: int, month: int) -> Period:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _months_before(today: date, months: int) -> Period:
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return _month(years, month + 1)


def _year(year: int) -> Period:
    return date(year, 1, 1), date(year, 12, 31)


def _one(day: date) -> Period:
    return day, day


def _quarter(year: int, quarter: int) -> Period:
    return _month(year, quarter * 3 - 2)[0], _month(year, quarter * 3)[1]


def _latest(month: int, day: int, today: date) -> date:
    """Return the latest such day that is not after today; 29 February may be years back."""
    for year in range(today.year, today.year - 9, -1):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    raise ValueError(f"no {month}-{day}")


def _week(today: date, weeks: int) -> Period:
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    return monday, monday + timedelta(days=6)


_UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "个月": 30, "月": 30, "年": 365}


def _recent(match: re.Match[str], today: date) -> Period:
    days = int(match[1]) * _UNITS[match[2]]
    return today - timedelta(days=max(days, 1) - 1), today


_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

FORMS = (
    DateForm(r"(\d{4})年?", lambda m, today: _year(int(m[1])), "2022", ("2022-01-01", "2022-12-31")),
    DateForm(r"(\d{4})(?:年|[-/.])(\d{1,2})月?", lambda m, today: _month(int(m[1]), int(m[2])),
             "2022年8月", ("2022-08-01", "2022-08-31")),
    DateForm(r"(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?",
             lambda m, today: _one(date(int(m[1]), int(m[2]), int(m[3]))), "2022-08-10", ("2022-08-10", "2022-08-10")),
    DateForm(r"(\d{4})(\d{2})(\d{2})", lambda m, today: _one(date(int(m[1]), int(m[2]), int(m[3]))),
             "20220810", ("2022-08-10", "2022-08-10")),
    DateForm(r"(\d{1,2})月(\d{1,2})[日号]", lambda m, today: _one(_latest(int(m[1]), int(m[2]), today)),
             "8月11日", ("2021-08-11", "2021-08-11")),
    DateForm(r"(\d{1,2})月", lambda m, today: _month(_latest(int(m[1]), 1, today).year, int(m[1])),
             "9月", ("2021-09-01", "2021-09-30")),
    DateForm(r"(\d{4})年第?([一二三四1-4])季度", lambda m, today: _quarter(int(m[1]), _QUARTERS[m[2]]),
             "2022年二季度", ("2022-04-01", "2022-06-30")),
    DateForm("今天|今日", lambda m, today: _one(today), "今天", ("2022-08-10", "2022-08-10")),
    DateForm("昨天|昨日", lambda m, today: _one(today - timedelta(days=1)), "昨天", ("2022-08-09", "2022-08-09")),
    DateForm("本周|这周", lambda m, today: _week(today, 0), "本周", ("2022-08-08", "2022-08-14")),
    DateForm("上周", lambda m, today: _week(today, 1), "上周", ("2022-08-01", "2022-08-07")),
    DateForm("本月|这个月|当月", lambda m, today: _months_before(today, 0), "本月", ("2022-08-01", "2022-08-31")),
    DateForm("上个?月", lambda m, today: _months_before(today, 1), "上月", ("2022-07-01", "2022-07-31")),
    DateForm("今年|本年", lambda m, today: _year(today.year), "今年", ("2022-01-01", "2022-12-31")),
    DateForm("去年|上年", lambda m, today: _year(today.year - 1), "去年", ("2021-01-01", "2021-12-31")),
    DateForm("前年", lambda m, today: _year(today.year - 2), "前年", ("2020-01-01", "2020-12-31")),
    DateForm(r"(?:最近|近)(\d{1,4})(天|日|周|星期|个月|年)", _recent, "最近30天", ("2022-07-12", "2022-08-10")),
)  # fmt: skip
"""Every form understood; the help page lists the examples."""


def read_period(typed: str, today: date) -> Period | None:
    """Return the period that was typed, or None where it is not understood or no such day exists."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed))
    for form in FORMS:
        match = re.fullmatch(form.pattern, plain, re.ASCII)
        if match is None:
            continue
        try:
            return form.read(match, today)
        except (ValueError, OverflowError):
            return None
    return None
