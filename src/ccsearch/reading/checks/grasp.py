"""Everything that was read of one source, as the checks look at it."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, pairwise

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft
from ccsearch.reading.formats.encodings import lines_of
from ccsearch.reading.layout import Page, Paragraph
from ccsearch.reading.masthead import Masthead
from ccsearch.reading.rawitems import Outline, RawItem
from ccsearch.records import Item, Span

QUOTED = 24
"""How many characters of a text are quoted in a message."""


class Grasp(msgspec.Struct, frozen=True, dict=True):
    """One source: its text, what each stage made of it, its file's ``stem``, and the lexicon in force."""

    source: str
    stem: str
    page: Page
    masthead: Masthead
    outline: Outline
    drafts: tuple[Draft, ...]
    items: tuple[Item, ...]
    lexicon: Lexicon

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(map(len, lines_of(self.source)))]

    def line(self, offset: int) -> int:
        """Return the 1-based line of the source on which an offset of the working text stands."""
        return self.source_line(self.page.source(Span(offset, offset + 1)).start)

    def source_line(self, offset: int) -> int:
        """Return the 1-based line of the source on which an offset of it stands."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def frame(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the masthead and the footer."""
        rows, top = self.page.paragraphs, self.masthead
        return (*rows[: top.first], *(rows[place] for place in sorted(top.skipped)), *rows[top.last :])

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs between them."""
        rows, top = self.page.paragraphs[self.masthead.first : self.masthead.last], self.masthead
        if not top.skipped:
            return rows
        return tuple(paragraph for place, paragraph in enumerate(rows, top.first) if place not in top.skipped)

    @cached_property
    def body_spans(self) -> tuple[Span, ...]:
        """The stretches of the working text that the body consists of: what the frame does not part is one."""
        rows, top = self.page.paragraphs, self.masthead
        parted = pairwise((top.first - 1, *sorted(top.skipped), top.last))
        return tuple(Span(rows[a + 1].span.start, rows[b - 1].span.end) for a, b in parted if b > a + 1)

    @staticmethod
    def start(raw: RawItem) -> int:
        """Return where an item begins in the working text."""
        first = raw.title or raw.body
        return first[0].start if first else raw.source.start if raw.source else 0

    def folded(self, paragraph: Paragraph) -> str:
        """Return a paragraph, folded."""
        return self.page.folded[paragraph.span.start : paragraph.span.end]

    def written(self, start: int, end: int) -> str:
        """Return a stretch of the working text in one line."""
        return " ".join(self.page.text[start:end].split())

    def pairs(self) -> Iterator[tuple[Draft, Item]]:
        """Yield each item with the texts it was read from."""
        return zip(self.drafts, self.items, strict=True)


def quote(text: str) -> str:
    """Return a text short enough to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[:QUOTED] + "…"
