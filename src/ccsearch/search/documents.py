"""A bulletin as documents to index: what is searched of each item and statement, and what a hit shows."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from ccsearch.fields import FIELDS
from ccsearch.records import Bulletin, Item, Statement

_ENCODING = "utf-16"  # two bytes for a Chinese character where UTF-8 takes three, and read at once
_ODDITIES = "surrogatepass"

TEXT_FIELDS = tuple(field for field in FIELDS if field.kind == "text")
KEYWORD_FIELDS = tuple(field for field in FIELDS if field.kind != "text")


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What a hit shows besides its texts; ``leader``, ``number`` and ``heading`` are a statement's."""

    id: str
    kind: str
    issue: str
    date: date | None
    path: tuple[str, ...]
    units: tuple[str, ...]
    leaders: tuple[str, ...]
    source: str | None
    leader: str | None
    number: int | None
    heading: str | None


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    facts: Facts
    title: bytes
    text: bytes


class Entry(msgspec.Struct, frozen=True):
    """One document as results show it: its facts, title and text as written."""

    facts: Facts
    title: str
    text: str


class Document(msgspec.Struct, frozen=True):
    """One document to index: its entry, and the values of each field by the field's name."""

    entry: Entry
    values: Mapping[str, tuple[str, ...]]


def pack_entry(entry: Entry) -> bytes:
    """Return an entry as bytes for :func:`unpack_entry`."""
    title, text = (part.encode(_ENCODING, _ODDITIES) for part in (entry.title, entry.text))
    return msgspec.msgpack.encode(_Packed(entry.facts, title, text))


_decoder = msgspec.msgpack.Decoder(_Packed)


def unpack_entry(data: bytes | memoryview) -> Entry:
    """Return the entry that :func:`pack_entry` wrote."""
    packed = _decoder.decode(data)
    return Entry(packed.facts, packed.title.decode(_ENCODING, _ODDITIES), packed.text.decode(_ENCODING, _ODDITIES))


class _Id(msgspec.Struct, frozen=True, array_like=True):
    id: str


class _Head(msgspec.Struct, frozen=True, array_like=True):
    facts: _Id


_heads = msgspec.msgpack.Decoder(_Head)


def unpack_id(data: bytes | memoryview) -> str:
    """Return the id alone of the entry that :func:`pack_entry` wrote."""
    return _heads.decode(data).facts.id


def statement_item(item: Item, place: int, statement: Statement) -> Item:
    """Return the ``place``-th statement of an item, from 1, as an item of its own with that item's facts.

    Its text is speaker, heading and detail, a line each, so that no match runs across them.
    """
    lines = [line for line in (statement.leader, statement.heading, statement.text) if line]
    return msgspec.structs.replace(item, id=f"{item.id}.s{place}", text="\n".join(lines), statements=(statement,))


def _document(bulletin: Bulletin, item: Item, kind: str) -> Document:
    statement = item.statements[0] if kind == "statement" else None
    facts = Facts(
        id=item.id,
        kind=kind,
        issue=bulletin.key,
        date=bulletin.date,
        path=item.path,
        units=tuple(unit.name for unit in item.units),
        leaders=tuple(leader.name for leader in item.leaders),
        source=item.source,
        leader=statement.leader if statement else None,
        number=statement.number if statement else None,
        heading=statement.heading if statement else None,
    )
    values = {field.name: field.take(bulletin, item) for field in FIELDS}
    return Document(Entry(facts, item.title, item.text), values)


def documents(bulletin: Bulletin) -> Iterator[Document]:
    """Yield the documents of a bulletin: each item, followed by its statements."""
    for item in bulletin.items:
        yield _document(bulletin, item, "item")
        for place, statement in enumerate(item.statements, 1):
            yield _document(bulletin, statement_item(item, place, statement), "statement")
