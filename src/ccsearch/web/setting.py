"""An item's text set out for reading: paragraphs with linked names, numbered statements as lists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ccsearch.lexicon import Lexicon
from ccsearch.records import Item, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``field`` and ``name`` say whose name it is.

    ``said`` is the place of the unnumbered statement that begins here, from 1, or 0.
    """

    text: str
    field: str = ""
    name: str = ""
    said: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered statement: its ordinal, heading and detail.

    ``places`` are its places among the item's statements from 1: several where several said it together.
    """

    places: tuple[int, ...]
    number: int
    heading: tuple[Piece, ...]
    detail: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (``pieces``) or a list of numbered statements (``points``)."""

    pieces: tuple[Piece, ...] = ()
    points: tuple[Point, ...] = ()


class Setter:
    """Sets out the text of one item."""

    def __init__(self, item: Item, lexicon: Lexicon) -> None:
        self._item = item
        self._lexicon = lexicon
        self._fields = {row.name: "unit" for row in item.units} | {row.name: "leader" for row in item.leaders}
        self._own = sorted(self._fields, key=len, reverse=True)

    def _names(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name) of the item's own units and leaders in ``text``, none overlapping."""
        known = [(m.span.start, m.span.end, m.name) for m in self._lexicon.mentions(text)]
        found = [row for row in known if row[2] in self._fields]
        for name in self._own:
            start = text.find(name)
            while start >= 0:
                if not any(begin < start + len(name) and start < end for begin, end, _ in (*known, *found)):
                    found.append((start, start + len(name), name))
                start = text.find(name, start + len(name))
        yield from sorted(found)

    def pieces(self, text: str, said: int = 0) -> tuple[Piece, ...]:
        """Return ``text`` cut at the names in it, the first piece bearing ``said``."""
        cut, done = [], 0
        for start, end, name in self._names(text):
            cut += [Piece(text[done:start]), Piece(text[start:end], self._fields[name], name)]
            done = end
        first, *rest = [piece for piece in (*cut, Piece(text[done:])) if piece.text] or [Piece("")]
        return (replace(first, said=said), *rest)

    def _paragraphs(self, span: Span) -> Iterator[Block]:
        """Yield the paragraphs of a stretch, the beginnings of its statements marked."""
        cut, done = [], span.start
        for place, statement in enumerate(self._item.statements, 1):
            start, end = max(statement.span.start, done), min(statement.span.end, span.end)
            if start < end:
                cut += [(done, start, 0), (start, end, place)]
                done = end
        line: list[Piece] = []
        for start, end, said in (*cut, (done, span.end, 0)):
            first, *rest = self._item.text[start:end].split("\n")
            line.extend(self.pieces(first, said))
            for paragraph in rest:
                yield Block(pieces=tuple(line))
                line = list(self.pieces(paragraph))
        yield Block(pieces=tuple(line))

    def _point(self, places: tuple[int, ...]) -> Point:
        statement = self._item.statements[places[0] - 1]
        heading = self.pieces(f"{statement.heading}。") if statement.heading else ()
        return Point(places, statement.number or 0, heading, self.pieces(statement.text))

    def _numbered(self) -> list[tuple[Span, tuple[int, ...]]]:
        """Return the spans of numbered statements in order, each with the places of those who said it."""
        found: dict[Span, tuple[int, ...]] = {}
        for place, statement in enumerate(self._item.statements, 1):
            if statement.number and statement.span.end:
                found[statement.span] = (*found.get(statement.span, ()), place)
        return sorted(found.items())

    def blocks(self) -> tuple[Block, ...]:
        """Return the text in reading order, nothing left out but the ordinals that the lists show."""
        out: list[Block] = []
        points: list[Point] = []
        done = 0
        for span, places in self._numbered():
            if span.start < done:  # inside one that is shown already
                continue
            if self._item.text[done : span.start].strip():
                out += [Block(points=tuple(points)), *self._paragraphs(Span(done, span.start))]
                points = []
            points.append(self._point(places))
            done = span.end
        out += [Block(points=tuple(points)), *self._paragraphs(Span(done, len(self._item.text)))]
        return tuple(block for block in out if block.points or any(piece.text.strip() for piece in block.pieces))


def set_out(item: Item, lexicon: Lexicon) -> tuple[Block, ...]:
    """Return the text of an item as paragraphs and lists, the names of its units and leaders marked."""
    return Setter(item, lexicon).blocks()
