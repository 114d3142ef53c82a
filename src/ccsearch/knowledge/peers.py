"""兄弟单位: what each unit did about a subject, a line a unit, newest first."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from ccsearch.knowledge.base import DOING, Base, Entry, Ref
from ccsearch.text import fold

LONGEST = 120
"""Characters of a passage shown."""

FIGURES = 5
"""Numbers shown of one report."""


class Deed(msgspec.Struct, frozen=True):
    """What a unit did: the item, whether it led (主报) or joined (也开展), the telling passage, its numbers.

    Passage and numbers are those of who led; one that joined has neither.
    """

    item: Ref
    role: str
    passage: str
    figures: tuple[str, ...]


class Peer(msgspec.Struct, frozen=True):
    """One unit: how many of the items it reported or joined, and what it did, newest first."""

    unit: str
    items: int
    deeds: tuple[Deed, ...]


def query_words(query: str) -> tuple[str, ...]:
    """Return the plain words of a query, folded; names of fields and operators left out."""
    typed = re.sub(r"\w+[:：]", " ", fold(query))
    return tuple(
        word for word in re.findall(r"[^\s\"'()]+", typed) if word not in {"and", "or", "not", "且", "或", "非"}
    )


def passage(text: str, words: Sequence[str]) -> str:
    """Return the first sentence that has one of the words, else the first of all; at most ``LONGEST`` characters."""
    sentences = [part for part in re.split(r"(?<=[。！？\n])", text) if part.strip()]
    folded = [fold(part) for part in sentences]
    told = next((place for place, part in enumerate(folded) if any(word in part for word in words)), 0)
    found = sentences[told].strip() if sentences else ""
    return found if len(found) <= LONGEST else f"{found[: LONGEST - 1]}…"


def _deed(entry: Entry, role: str, words: Sequence[str]) -> Deed:
    if role != DOING[0]:
        return Deed(entry.ref, role, "", ())
    figures = tuple(f"{figure.noun or ''}{figure.text}" for figure in entry.item.figures[:FIGURES])
    return Deed(entry.ref, role, passage(entry.item.text or entry.item.title, words), figures)


def peers(base: Base, numbers: Iterable[int], words: Sequence[str], deeds: int) -> tuple[Peer, ...]:
    """Return the units that did something in some items, whoever did so last first, then by the lexicon.

    ``numbers`` are those of the items, newest first; ``deeds`` are shown of each unit at most.
    """
    found: dict[str, list[tuple[Entry, str]]] = {}
    for number in numbers:
        entry = base.entries[number]
        for row in entry.item.units:
            role = next((role for role in DOING if role in row.roles), None)
            if role:
                found.setdefault(row.name, []).append((entry, role))
    rows = [Peer(unit, len(done), tuple(_deed(entry, role, words) for entry, role in done[:deeds]))
            for unit, done in found.items()]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-_day(row), base.lexicon.order(row.unit), row.unit)))


def _day(row: Peer) -> int:
    return (row.deeds[0].item.date or date.min).toordinal()
