"""The pages people open besides results: how long each takes, and what it weighs."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

AGAIN = 5
"""How often each page is asked for again."""

DRAFT_LENGTH = 2_000

PAGES = (
    "/",
    "/search?q=创城",
    "/issues",
    "/issues/{issue}",
    "/items/{item}",
    "/leaders",
    "/leaders/{leader}",
    "/units",
    "/units/{unit}",
    "/units/{unit}?part=lead",
    "/instructions",
    "/instructions?unit={unit}",
    "/instructions?followed=no",
    "/instructions?repeated=yes",
    "/matrix",
    "/matrix?axis=month&units=bureau",
    "/statistics",
    "/statistics?by=year",
    "/quantities",
    "/quantities?q=垃圾",
    "/peers",
    "/peers?q=楼道杂物",
    "/check",
    "/help",
    "/about",
)
"""The addresses, with a name for each of the archive's own; in the order in which they are asked for."""

_LOOKS = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js)[^"]*)"')

SENT = frozenset({"/check"})
"""Addresses that a draft is sent to."""


class PageTimes(msgspec.Struct, frozen=True):
    """Milliseconds of a page asked for the first time, again (median), and first after a change; bytes of its HTML."""

    address: str
    first: float
    again: float
    size: int
    changed: float = 0.0


def _json(connection: HTTPConnection, address: str) -> Any:
    connection.request("GET", quote(address, safe="/?=&"))
    return json.loads(connection.getresponse().read())


def names(connection: HTTPConnection) -> tuple[dict[str, str], str]:
    """Return what fills in the addresses, the leader and unit with most items among them, and a draft."""
    leaders, units = (_json(connection, f"/api/v1/{name}")["values"] for name in ("leaders", "units"))
    hits = _json(connection, "/api/v1/search?q=志愿服务&size=20")["hits"]
    items = [_json(connection, f"/api/v1/items/{hit['id']}") for hit in hits]
    draft = "\n".join(item["text"] for item in items)[:DRAFT_LENGTH]
    found = {"leader": leaders[0]["value"], "unit": units[0]["value"], "issue": hits[0]["issue"], "item": hits[0]["id"]}
    return found, draft


def _asked(connection: HTTPConnection, address: str, draft: str | None) -> tuple[float, int]:
    """Return the milliseconds and the bytes of a page."""
    began = perf_counter()
    if draft is None:
        connection.request("GET", quote(address, safe="/?=&"))
    else:
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", address, urlencode({"text": draft}), head)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return (perf_counter() - began) * 1000, size


def times(connection: HTTPConnection, address: str, known: Mapping[str, str], draft: str, again: int) -> PageTimes:
    """Ask for a page, then ask ``again``."""
    filled = address.format_map(known)
    sent = draft if address in SENT else None
    first, size = _asked(connection, filled, sent)
    return PageTimes(address, first, median(_asked(connection, filled, sent)[0] for _ in range(again)), size)


def every(port: int, again: int = AGAIN) -> tuple[PageTimes, ...]:
    """Measure every page of ``PAGES`` over one connection, which one process of the server answers."""
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        known, draft = names(connection)
        return tuple(times(connection, address, known, draft, again) for address in PAGES)


def after_changes(port: int, found: Sequence[PageTimes], change: Callable[[], None]) -> tuple[PageTimes, ...]:
    """Return times of pages with how long each takes as the first one that is asked for after a change of the index."""
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        known, draft = names(connection)
        made = []
        for page in found:
            change()
            sent = draft if page.address in SENT else None
            took, _ = _asked(connection, page.address.format_map(known), sent)
            made.append(msgspec.structs.replace(page, changed=took))
        return tuple(made)


def looks(port: int) -> int:
    """Return the bytes of all style sheets and scripts that a page names."""
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", "/")
        page = connection.getresponse().read().decode()
        return sum(_asked(connection, address, None)[1] for address in set(_LOOKS.findall(page)))
