"""Very long items, read a stretch at a time, so that the time taken grows with the length and no faster."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from ccsearch.reading.assembly import Draft
from ccsearch.records import EventDate, Figure, Named, Span, Statement

LONGEST = 6_000
"""How many characters of an item's text are looked at together; items of this kind have some 100 to 1,000."""


def is_long(draft: Draft) -> bool:
    """Tell whether an item is read in more than one stretch."""
    return len(draft.text) > LONGEST


def windows(draft: Draft) -> Iterator[tuple[Draft, int]]:
    """Yield the stretches of an item, each with where it begins in the text: one, unless the text is very long.

    They are parted between paragraphs where possible, else between sentences; the first has the
    headline, the last the source.
    """
    start, length = 0, len(draft.text)
    while length - start > LONGEST:
        end = _parting(draft.folded_text, start, start + LONGEST)
        yield _stretch(draft, start, end), start
        start = end
    yield (_stretch(draft, start, length) if start else draft), start


def _parting(text: str, start: int, limit: int) -> int:
    for mark in "\n。":
        found = text.rfind(mark, start, limit) + 1
        if found > start + LONGEST // 2:
            return found
    return limit


def _stretch(draft: Draft, start: int, end: int) -> Draft:
    first, last = start == 0, end == len(draft.text)
    return replace(
        draft,
        title=draft.title if first else "",
        folded_title=draft.folded_title if first else "",
        text=draft.text[start:end],
        folded_text=draft.folded_text[start:end],
        source=draft.source if last else None,
        raw=draft.raw if first else replace(draft.raw, title=()),
    )


class Found(msgspec.Struct, frozen=True):
    """What a stretch of an item, or all of it, says."""

    event_date: EventDate | None
    leaders: tuple[Named, ...]
    units: tuple[Named, ...]
    places: tuple[str, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


def moved(found: Found, shift: int) -> Found:
    """Return what a stretch says with its spans in the whole text; the figures of the headline have none."""
    return replace(
        found,
        statements=tuple(replace(row, span=_moved(row.span, shift)) for row in found.statements),
        figures=tuple(replace(row, span=_moved(row.span, shift)) for row in found.figures),
    )


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)


def together(found: Sequence[Found]) -> Found:
    """Return what all stretches say: the first day, each name once with all its roles."""
    if len(found) == 1:
        return found[0]
    return Found(
        event_date=next((one.event_date for one in found if one.event_date), None),
        leaders=_merged(row for one in found for row in one.leaders),
        units=_merged(row for one in found for row in one.units),
        places=tuple(dict.fromkeys(place for one in found for place in one.places)),
        statements=tuple(row for one in found for row in one.statements),
        figures=tuple(row for one in found for row in one.figures),
    )


def _merged(rows: Iterable[Named]) -> tuple[Named, ...]:
    roles: dict[str, set[str]] = {}
    for row in rows:
        roles.setdefault(row.name, set()).update(row.roles)
    return tuple(Named(name, tuple(sorted(found))) for name, found in roles.items())
