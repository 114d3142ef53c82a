"""Titles and texts of items: stretches of the working text put together, layout taken out."""

import re

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.layout import Page, tidy
from ccsearch.reading.outline import BRIEF, PLAIN, RawItem, leading_unit
from ccsearch.records import Span
from ccsearch.text import fold


class Draft(msgspec.Struct, frozen=True):
    """An item's texts as they are shown, with folded twins of the same length for recognising."""

    raw: RawItem
    title: str
    text: str
    source: str | None
    folded_title: str
    folded_text: str
    origin: tuple[Span, ...]


_REPORT_START = re.compile(r"^本[报网]讯\s*(?:[(](?P<inside>[^()]*)[)])?\s*|^□(?P<author>\S{2,4})\s+")
_BLANK = re.compile(r"\s+")


def assemble(raw: RawItem, page: Page, lexicon: Lexicon) -> Draft:
    """Return the texts of one item."""
    title = _joined([page.text[span.start : span.end] for span in raw.title])
    paragraphs = [tidy(page.text[span.start : span.end]) for span in raw.body]
    source = _BLANK.sub(" ", page.text[raw.source.start : raw.source.end]).strip() if raw.source else None
    if paragraphs:
        paragraphs[0], opening = _opening_credit(paragraphs[0])
        source = source or opening
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    if raw.kind == PLAIN and not raw.title:
        title, text = _plain_title(text, lexicon)
    spans = [*raw.title, *raw.body, *([raw.source] if raw.source else [])]
    origin = tuple(page.source(span) for span in sorted(spans) if span.end > span.start)
    return Draft(raw, title, text, source, fold(title), fold(text), origin)


def _joined(lines: list[str]) -> str:
    whole = tidy(lines[0]) if lines else ""
    for line in lines[1:]:
        piece = tidy(line)
        latin = whole[-1:].isascii() and whole[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        whole += (" " if latin else "") + piece
    return whole


def _opening_credit(paragraph: str) -> tuple[str, str | None]:
    """Return a paragraph without 本报讯（通讯员 …） at its start, and what the brackets hold."""
    match = _REPORT_START.match(fold(paragraph))
    if not match:
        return paragraph, None
    name = "inside" if match["inside"] else "author"
    written = paragraph[match.start(name) : match.end(name)] if match[name] else None
    return paragraph[match.end() :], written


def _plain_title(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return title and text of an item without headline: the unit that is the first sentence's subject.

    A text that begins with the unit goes on after it; one that begins otherwise stays whole.
    """
    folded = fold(text)
    unit = leading_unit(folded, lexicon)
    if unit is None:
        return "", text
    place = folded.find(unit)
    title = text[place : place + len(unit)]
    return (title, text[len(unit) :]) if place == 0 else (title, text)


def is_brief(draft: Draft) -> bool:
    """Tell whether an item is one unit's brief."""
    return draft.raw.kind in (BRIEF, PLAIN)
