"""Names while typing: leaders, units and categories by characters, full pinyin or initials."""

import os
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

import msgspec

os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # names go by characters; the phrases cost 45 MB and 0.2 s

from pypinyin import Style, pinyin

from ccsearch.fields import FACETS, PATH_SEPARATOR, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Engine
from ccsearch.web.questions import PARAMETERS, Question

MOST = 8
"""Suggestions given at once."""

LONGEST = 40
"""Characters of what is typed that are looked at."""

Spelling = tuple[frozenset[str], ...]
"""For each character of a name every way it may be typed."""


class Suggestion(msgspec.Struct, frozen=True):
    """One name: ``value`` of the field whose label is ``label``, chosen at ``address``; ``count`` items have it."""

    value: str
    field: str
    label: str
    count: int
    address: str


class Suggestions(msgspec.Struct, frozen=True):
    """The names that what was typed may mean, best first."""

    query: str
    suggestions: tuple[Suggestion, ...]


class Name(msgspec.Struct, frozen=True):
    """A name that can be suggested, with the spellings of it and its aliases."""

    suggestion: Suggestion
    spellings: tuple[Spelling, ...]


@cache
def _typed(character: str) -> frozenset[str]:
    """Return how a character may be typed: itself, its readings, and their first letters."""
    readings = [reading for row in pinyin(character, style=Style.NORMAL, heteronym=True) for reading in row]
    return frozenset({plain(character), *readings, *(reading[:1] for reading in readings)}) - {""}


def plain(typed: str) -> str:
    """Return what is typed in half width and small letters, without the spaces and marks of input methods."""
    return unicodedata.normalize("NFKC", typed).lower().replace(" ", "").replace("'", "")[:LONGEST]


def spell(name: str) -> Spelling:
    """Return the spelling of a name."""
    return tuple(_typed(character) for character in name)


def _spells(typed: str, spelling: Spelling, start: int) -> bool:
    if not typed:
        return True
    if start == len(spelling):
        return False
    return any(
        way.startswith(typed) or (typed.startswith(way) and _spells(typed[len(way) :], spelling, start + 1))
        for way in spelling[start]
    )


def place(typed: str, spelling: Spelling) -> int | None:
    """Return where in a name what is typed begins to spell it, or None: czjd and 街道 do 城子街道 (0 and 2)."""
    return next((start for start in range(len(spelling)) if _spells(typed, spelling, start)), None)


def _fields() -> Iterator[Field]:
    return (field for field in FACETS if field.kind == "keyword")


def names(engine: Engine, lexicon: Lexicon) -> tuple[Name, ...]:
    """Return every name of the archive that can be suggested."""
    made = []
    for field in _fields():
        for value, count in engine.values(field.name):
            label = value.rpartition(PATH_SEPARATOR)[2]
            forms = lexicon.written_forms(value) if field.named else (label,)
            address = Question().choosing(field.name, (value,)).address()
            found = Suggestion(value, PARAMETERS[field.name], field.label, count, address)
            made.append(Name(found, tuple(map(spell, forms))))
    return tuple(made)


def suggest(typed: str, known: tuple[Name, ...]) -> tuple[Suggestion, ...]:
    """Return the names that what is typed may mean: those that begin with it first, then the most frequent."""
    wanted = plain(typed)
    ranked = []
    for name in known if wanted else ():
        places = [at for at in (place(wanted, spelling) for spelling in name.spellings) if at is not None]
        if places:
            ranked.append((min(places) > 0, -name.suggestion.count, len(name.suggestion.value), name.suggestion))
    ranked.sort(key=lambda row: row[:3])
    return tuple(row[3] for row in islice(ranked, MOST))
