"""What a bulletin becomes: immutable records, and their JSON form.

``None`` means "not stated", an empty tuple means "none". Dates are ``datetime.date``. Spans are
half-open ranges of code points. The JSON form is the contract of ``ccsearch parse --json``.
"""

from datetime import date
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record", bound=msgspec.Struct)


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """The half-open range ``start`` to ``end`` of code points in a text."""

    start: int
    end: int


class EventDate(msgspec.Struct, frozen=True):
    """When something happened: ``text`` as written, first and last day, or None where unknown."""

    text: str
    start: date | None
    end: date | None
    approximate: bool


class Named(msgspec.Struct, frozen=True):
    """A leader or unit of an item by canonical ``name``, with its sorted ``roles``."""

    name: str
    roles: tuple[str, ...]


class Statement(msgspec.Struct, frozen=True):
    """What somebody said in an item.

    ``leader`` speaks (a person, a unit, or 会议), ``verb`` as written, ``number`` the ordinal,
    ``heading`` the short sentence set apart after it, ``text`` the detail. ``span`` is where it
    stands in the item's text, from ordinal (or first word) to closing mark.
    """

    leader: str | None
    verb: str
    number: int | None
    heading: str | None
    text: str
    span: Span = Span(0, 0)


class Figure(msgspec.Struct, frozen=True):
    """A quantity of the work done; ``span`` is where ``text`` stands in the item's text.

    A figure of the headline has the empty span (0, 0).
    """

    text: str
    value: int | float
    approximate: bool
    unit: str
    noun: str | None
    span: Span = Span(0, 0)


class Problem(msgspec.Struct, frozen=True):
    """Something for the editor to check: ``line`` is 1-based in the source, ``message`` Chinese."""

    code: str
    line: int | None
    message: str


class Item(msgspec.Struct, frozen=True):
    """One thing that happened: one headed report or one unit's brief.

    ``path`` holds the headings above it, outermost first, and ``category`` the last of them.
    ``origin`` are the spans of the source text it was read from, in order; ``line`` is where it begins.
    """

    id: str
    path: tuple[str, ...]
    category: str | None
    title: str
    text: str
    event_date: EventDate | None
    leaders: tuple[Named, ...]
    units: tuple[Named, ...]
    source: str | None
    places: tuple[str, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    origin: tuple[Span, ...] = ()
    line: int = 0


class Contact(msgspec.Struct, frozen=True):
    """How to reach the office, in plain ASCII digits and letters."""

    email: str | None = None
    phone: str | None = None


class Listing(msgspec.Struct, frozen=True):
    """One line of the footer: a ``label`` (编校, 报) and the names or recipients after it."""

    label: str
    names: tuple[str, ...]


class Bulletin(msgspec.Struct, frozen=True):
    """One issue. ``key`` is what its item ids begin with: number, else date, else the file's stem."""

    number: int | None
    title: str | None
    office: str | None
    date: date | None
    items: tuple[Item, ...]
    staff: tuple[Listing, ...]
    distribution: tuple[Listing, ...]
    contact: Contact
    problems: tuple[Problem, ...]
    key: str = ""


_PRIVATE = frozenset({"span", "origin", "line", "key"})
_PROBLEM_KEYS = frozenset({"code", "line", "message"})


def _public(value: Any) -> Any:
    if isinstance(value, dict):
        hidden = frozenset() if value.keys() == _PROBLEM_KEYS else _PRIVATE
        return {key: _public(inner) for key, inner in value.items() if key not in hidden}
    if isinstance(value, list | tuple):
        return [_public(inner) for inner in value]
    return value


def to_json(record: msgspec.Struct) -> Any:
    """Return the public JSON form of a record as plain dicts and lists, without spans and keys."""
    public = _public(msgspec.to_builtins(record))
    if isinstance(record, Bulletin):
        for key in ("staff", "distribution"):
            public[key] = {row["label"]: row["names"] for row in public[key]}
    return public


def pack(record: msgspec.Struct) -> bytes:
    """Return the whole record, spans included, as bytes for :func:`unpack`."""
    return msgspec.msgpack.encode(record)


def unpack(data: bytes, kind: type[Record]) -> Record:
    """Return the record of type ``kind`` that :func:`pack` wrote."""
    return msgspec.msgpack.decode(data, type=kind)


def from_json(data: Any) -> Bulletin:
    """Return the bulletin of the public JSON form; spans and the key, which it lacks, stay empty."""
    rows = {key: [{"label": label, "names": names} for label, names in data[key].items()]
            for key in ("staff", "distribution")}  # fmt: skip
    bulletin = msgspec.convert({**data, **rows}, Bulletin)
    key = bulletin.items[0].id.rpartition("-")[0] if bulletin.items else str(bulletin.number or "")
    return msgspec.structs.replace(bulletin, key=key)
