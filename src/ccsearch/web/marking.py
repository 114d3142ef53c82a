"""Texts cut into pieces, those that another text has too marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ccsearch.knowledge import Overlap

KEPT = 40
"""Characters kept beside a mark of an item; what lies between is left out."""

GAP = "……"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text. ``places`` are the numbers, from 1, of the items that share it; none where it is not marked."""

    text: str
    places: tuple[int, ...] = ()


def _merged(spans: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield (start, end, places) of spans that overlap as one, in order."""
    start = end = 0
    places: set[int] = set()
    for first, last, place in sorted(spans):
        if places and first >= end:
            yield start, end, tuple(sorted(places))
            places = set()
        start, end = (min(start, first), max(end, last)) if places else (first, last)
        places.add(place)
    if places:
        yield start, end, tuple(sorted(places))


def _cut(text: str, spans: Iterable[tuple[int, int, int]]) -> Iterator[Stretch]:
    done = 0
    for start, end, places in _merged(spans):
        if done < start:
            yield Stretch(text[done:start])
        yield Stretch(text[start:end], places)
        done = end
    if done < len(text):
        yield Stretch(text[done:])


def draft_pieces(text: str, overlaps: Sequence[Overlap]) -> tuple[Stretch, ...]:
    """Return a draft with all passages marked that stand in any of the items, which are numbered from 1."""
    return tuple(_cut(text, ((passage.draft_start, passage.draft_end, place)
                             for place, row in enumerate(overlaps, 1) for passage in row.passages)))  # fmt: skip


def _short(pieces: Sequence[Stretch]) -> Iterator[Stretch]:
    for at, piece in enumerate(pieces):
        head, tail = KEPT if at else 0, KEPT if at < len(pieces) - 1 or not at else 0
        if piece.places or len(piece.text) <= head + tail + len(GAP):
            yield piece
        else:
            yield Stretch(piece.text[:head] + GAP + piece.text[len(piece.text) - tail :])


def item_pieces(text: str, overlap: Overlap, place: int) -> tuple[Stretch, ...]:
    """Return an item with the passages marked that the draft has, the text far from them left out."""
    spans = ((passage.item_start, passage.item_end, place) for passage in overlap.passages)
    return tuple(_short(tuple(_cut(text, spans))))
