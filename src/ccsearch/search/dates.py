"""Dates as people write them: 2022, 2022年8月, 8月10日, 上月, 最近30天, 2022-08-01..2022-08-31."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Period = tuple[date, date]
"""The first and the last day."""

Range = tuple[date | None, date | None]
"""The first and the last day, None where it has no beginning or no end."""

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


_BETWEEN = re.compile(r"\.{2,}|[—–〜~]+|至|到")


def _plain(typed: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed))


def _parted(plain: str) -> tuple[str, str, str]:
    match = _BETWEEN.search(plain)
    return (plain[: match.start()], match[0], plain[match.end() :]) if match else (plain, "", "")


def _following(begin: str, end: str, today: date) -> Period | None:
    """Return the period at the end of a range, whose year and month may be those of its beginning."""
    said = [begin[: mark.end()] for mark in re.finditer("[年月]", begin)]
    periods = (read_period(before + end, today) for before in (*reversed(said), ""))
    return next((period for period in periods if period), None)


def read_range(typed: str, today: date) -> Range | None:
    """Return the days of a period or from one to another, or None where that is not understood.

    A range may be open at one end: 2022-08.. or ..2022-08. One that runs backwards is none. In
    2021年7月至8月 the later end has the year of the earlier.
    """
    plain = _plain(typed)
    begin, between, end = _parted(plain)
    if not between:
        return read_period(plain, today)
    first = read_period(begin, today) if begin else (None, None)
    last = _following(begin, end, today) if end else (None, None)
    if first is None or last is None or not begin + end:
        return None
    since, until = first[0], last[1]
    return None if since and until and since > until else (since, until)


def turned(typed: str, today: date) -> str | None:
    """Return the range that was typed the right way round if it runs backwards, else None."""
    begin, between, end = _parted(_plain(typed))
    right = f"{end}{between}{begin}"
    return right if begin and end and not read_range(typed, today) and read_range(right, today) else None


def read_period(typed: str, today: date) -> Period | None:
    """Return the period that was typed, or None where it is not understood or no such day exists."""
    plain = _plain(typed)
    for form in FORMS:
        match = re.fullmatch(form.pattern, plain, re.ASCII)
        if match is None:
            continue
        try:
            return form.read(match, today)
        except (ValueError, OverflowError):
            return None
    return None
