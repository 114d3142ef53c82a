"""Dates and periods as a query names them: 2022, 2022-08, 2022年8月10日, 2022-08-01..2022-08-31."""

import calendar
import re
from datetime import date

from ccsearch.text import fold

Period = tuple[date | None, date | None]
"""The first and the last day, None where a period has no beginning or no end."""

_RANGE = re.compile(r"\.{2,}|…+|至|到|~")
_SEPARATORS = r"(?:[-/.年])"
_DAY = re.compile(rf"(\d{{4}})(?:{_SEPARATORS}(\d{{1,2}})(?:[-/.月](\d{{1,2}}))?)?[年月日号]?")


def _period(text: str) -> Period | None:
    """Return the days of one date (a year, a month or a day), or None where it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return first, date(year, last_month, last_day)
    except ValueError:
        return None


def read_period(text: str) -> Period | None:
    """Return the days that ``text`` names, both ends included, or None where it names none.

    A range may be open at one end: 2022-08.. or ..2022-08. One that runs backwards is none.
    """
    plain = re.sub(r"\s", "", fold(text))
    ends = _RANGE.split(plain, maxsplit=1)
    if len(ends) == 1:
        return _period(plain)
    first, last = (_period(end) if end else (None, None) for end in ends)
    if first is None or last is None or not any(ends):
        return None
    since, until = first[0], last[1]
    return None if since and until and since > until else (since, until)
