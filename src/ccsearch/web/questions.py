"""The state of a result page in its address: parameters into a ``Request`` and back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import msgspec
from werkzeug.datastructures import MultiDict

from ccsearch.errors import ConfigError
from ccsearch.fields import FIELDS
from ccsearch.search import Period, read_period
from ccsearch.search.contract import KINDS, MAX_PAGE_SIZE, SORTS, Request

FILTERS = tuple(field for field in FIELDS if field.kind != "text")
"""The fields that can be chosen by value; the URL parameter is the first of ``prefixes``."""

PARAMETERS = {field.name: field.prefixes[0] for field in FILTERS}
PAGE_SIZE = 20
MOST_PAGES = 1_000_000
_DEFAULTS = Request()

Arguments = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A request together with what the address says beyond it.

    ``since`` and ``until`` are the dates as typed (上月); ``more`` the facets shown in full; ``at`` the
    place of one hit in the result, counted from 1, or 0.
    """

    request: Request = _DEFAULTS
    since: str = ""
    until: str = ""
    more: tuple[str, ...] = ()
    at: int = 0

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The chosen values by field name."""
        return dict(self.request.filters)

    @property
    def narrowed(self) -> bool:
        """Whether anything besides the query narrows the result."""
        return bool(self.request.filters or self.since or self.until)

    def changed(self, **changes: Any) -> "Question":
        """Return the question with parts of its request replaced, from page 1 unless ``page`` is given."""
        request = msgspec.structs.replace(self.request, **{"page": 1, **changes})
        return replace(self, request=request, at=0)

    def choosing(self, name: str, values: Iterable[str]) -> "Question":
        """Return the question with exactly these values chosen of the field ``name``."""
        chosen = {**self.chosen, name: tuple(values)}
        return self.changed(filters=tuple((key, rows) for key, rows in chosen.items() if rows))

    def without(self, name: str, value: str) -> "Question":
        """Return the question with one chosen value taken away."""
        return self.choosing(name, (one for one in self.chosen.get(name, ()) if one != value))

    def without_dates(self) -> "Question":
        """Return the question with no dates."""
        return replace(self.changed(since=None, until=None), since="", until="")

    def cleared(self) -> "Question":
        """Return the question with no filter and no dates."""
        return self.without_dates().changed(filters=())

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that differ from their defaults, always in the same order."""
        request = self.request
        chosen = [(PARAMETERS[name], value) for name, values in request.filters for value in values]
        settings = [("kind", request.kind, "item"), ("sort", request.sort, "relevance"), ("page", request.page, 1),
                    ("size", request.size, PAGE_SIZE), ("at", self.at, 0)]  # fmt: skip
        return [
            *([("q", request.query)] if request.query else []),
            *chosen,
            *((name, typed) for name, typed in (("from", self.since), ("to", self.until)) if typed),
            *((name, str(value)) for name, value, default in settings if value != default),
            *(("more", PARAMETERS[name]) for name in self.more),
        ]

    def address(self, path: str = "") -> str:
        """Return ``path`` with these parameters, as a readable address (Chinese stays Chinese)."""
        written = "&".join(f"{name}={quoted(value)}" for name, value in self.pairs())
        return f"{path}?{written}" if written else path


def quoted(value: str) -> str:
    """Return ``value`` for use in an address: letters of any script stay, all else is percent-encoded."""
    return re.sub(r"[^\w.~-]", lambda found: quote(found[0]), value)


def _whole(arguments: Arguments, name: str, default: int, most: int) -> int:
    typed = arguments.get(name, "").strip()
    if not typed:
        return default
    if not re.fullmatch("[0-9]{1,9}", typed) or not 1 <= int(typed) <= most:
        raise ConfigError(f"参数 {name} 应是 1 到 {most} 的整数，不能是“{typed[:40]}”。", name)
    return int(typed)


def _one_of(arguments: Arguments, name: str, choices: tuple[str, ...]) -> str:
    typed = arguments.get(name, "").strip() or choices[0]
    if typed not in choices:
        raise ConfigError(f"参数 {name} 只能是 {'、'.join(choices)}，不能是“{typed[:40]}”。", name)
    return typed


def _period(typed: str, name: str, today: date) -> Period | None:
    if not typed:
        return None
    period = read_period(typed, today)
    if period is None:
        raise ConfigError(
            f"看不懂“{typed[:40]}”这个日期。可以写 2022、2022年8月、2022-08-10、8月10日、上月、最近30天。", name
        )
    return period


def _filters(arguments: Arguments) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = ((name, dict.fromkeys(arguments.getlist(parameter))) for name, parameter in PARAMETERS.items())
    chosen = ((name, tuple(value for value in values if value)) for name, values in found)
    return tuple((name, values) for name, values in chosen if values)


def read_question(arguments: Arguments, today: date) -> Question:
    """Return the question that the parameters of an address ask.

    Raises:
        ConfigError: a number, choice or date cannot be understood, or the dates are the wrong way round.
    """
    since, until = (arguments.get(name, "").strip() for name in ("from", "to"))
    first, last = _period(since, "from", today), _period(until, "to", today)
    if first and last and first[0] > last[1]:
        raise ConfigError(f"起始日期“{since}”晚于截止日期“{until}”，请对调后再查。", "from")
    request = Request(
        query=arguments.get("q", "").strip(),
        kind=_one_of(arguments, "kind", KINDS),
        filters=_filters(arguments),
        since=first[0] if first else None,
        until=last[1] if last else None,
        sort=_one_of(arguments, "sort", SORTS),
        page=_whole(arguments, "page", 1, MOST_PAGES),
        size=_whole(arguments, "size", PAGE_SIZE, MAX_PAGE_SIZE),
    )
    names = {parameter: name for name, parameter in PARAMETERS.items()}
    more = tuple(names[parameter] for parameter in arguments.getlist("more") if parameter in names)
    return Question(request, since, until, more, _whole(arguments, "at", 0, MOST_PAGES))
