"""Titles and texts of items: stretches of the working text put together, layout taken out."""

import re

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.layout import Line, Page
from ccsearch.reading.rawitems import BRIEF, PLAIN, RawItem
from ccsearch.reading.subjects import leading_noun, leading_unit
from ccsearch.records import Span

LONGEST_CLAUSE = 200
"""How many characters are looked at for the subject of an item without a headline."""


class Draft(msgspec.Struct, frozen=True):
    """An item's texts as they are shown, with folded twins of the same length for recognising."""

    raw: RawItem
    title: str
    text: str
    source: str | None
    folded_title: str
    folded_text: str
    origin: tuple[Span, ...]

    @property
    def shift(self) -> int:
        """Where the text begins in the whole."""
        return len(self.title) + 1

    @property
    def whole(self) -> str:
        """The headline and the text, a newline between them."""
        return f"{self.title}\n{self.text}"

    @property
    def folded_whole(self) -> str:
        """The same, folded."""
        return f"{self.folded_title}\n{self.folded_text}"


_SPREAD = re.compile(r"(?<!\S)(\S) (\S)(?!\S)")


def _credit(written: str) -> str:
    """Return a source without layout: a name spread by blanks (杨  倩) closed up."""
    bare = " ".join(written.split())
    return _SPREAD.sub(r"\1\2", bare) if " " in bare else bare


def assemble(raw: RawItem, page: Page, lexicon: Lexicon) -> Draft:
    """Return the texts of one item."""
    title = _joined([page.line(span).tidied() for span in raw.title])
    paragraphs = [_paragraph(page.line(span)) for span in raw.body]
    source = _credit(page.text[raw.source.start : raw.source.end]) if raw.source else None
    text = _below_each_other([paragraph for paragraph in paragraphs if paragraph.written])
    if raw.kind != BRIEF and not raw.title:
        title, text = _plain_title(text, lexicon, raw.kind == PLAIN)
        raw = msgspec.structs.replace(raw, kind=PLAIN) if title.written else raw
    spans = [*raw.title, *raw.body, *([raw.source] if raw.source else [])]
    origin = tuple([page.source(span) for span in sorted(spans) if span.end > span.start])
    return Draft(raw, title.written, text.written, source, title.folded, text.folded, origin)


def _below_each_other(lines: list[Line]) -> Line:
    """Return paragraphs as one text."""
    if len(lines) == 1:
        return lines[0]
    return Line("\n".join([one.written for one in lines]), "\n".join([one.folded for one in lines]))


def _paragraph(line: Line) -> Line:
    """Return a paragraph, put together where it is of two lines broken by hand."""
    cut = line.folded.find("\n")
    return line.tidied() if cut < 0 else _joined([line.cut(0, cut).tidied(), line.cut(cut + 1).tidied()])


def _joined(lines: list[Line]) -> Line:
    whole = lines[0] if lines else _NOTHING
    for line in lines[1:]:
        before, after = whole.written[-1:], line.written[:1]
        latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
        whole += _SPACE + line if latin else line
    return whole


_NOTHING, _SPACE = Line("", ""), Line(" ", " ")


_BEFORE_SUBJECT = re.compile(
    r"(?:(?:为|按照|根据|随着|当前|近年来|针对|围绕)[^,。]{0,40},|(?:[^,。]{0,4}(?:\d|[一二三四五六七八九十])[日月号][^,。]{0,4}|近日|日前|近期|连日来|目前|[昨今前][天日][上下]?午?|\d{4}年(?:\d+月)?底?),|我[市区县])+"
)


_CLAUSE = re.compile(r"[^,。;:!?\n]*")


def _plain_title(text: Line, lexicon: Lexicon, any_noun: bool) -> tuple[Line, Line]:
    """Return title and text of an item without headline: the unit, or else ``any_noun``, that is its first subject.

    A text that begins with the subject goes on after it; one that begins otherwise stays whole.
    """
    before = _BEFORE_SUBJECT.match(text.folded)
    begin = before.end() if before else 0
    clause = _CLAUSE.match(text.folded, begin, begin + LONGEST_CLAUSE)
    subject = leading_unit(text.folded, lexicon) or (leading_noun(clause.group()) if clause and any_noun else None)
    if subject is None:
        return _NOTHING, text
    place = text.folded.find(subject)
    title = text.cut(place, place + len(subject))
    return (title, text.cut(len(subject))) if place == 0 else (title, text)
