"""Marks that items begin with (▲, ●, 1260处。◆经开区：…)."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from ccsearch.reading.layout import Page
from ccsearch.records import Span

ITEM_MARK = re.compile(r"(?:#{1,6}\s+|[▲△▪·●◆■★◎□◇※➤▶▷▸►◈☆]|〇(?![〇零一二三四五六七八九十年])|[-*]\s)\s*")
_INNER_MARK = re.compile(r"[▲△●◆■★◇※➤▶▷☆](?=[\u3400-\u9fff])")
_BEFORE_INNER = re.compile(r"[。;!?)]\s*$")
_FARTHEST = 20  # characters between the end of a sentence and the mark of the next item


def inner_marks(page: Page) -> list[int]:
    """Return where items with marks of their own begin behind others in a paragraph (…1260处。◆经开区：…)."""
    marks = (mark.start() for mark in _INNER_MARK.finditer(page.folded))
    return [at for at in marks if _BEFORE_INNER.search(page.folded, max(0, at - _FARTHEST), at)]


def parts_of(span: Span, inner: list[int]) -> list[Span]:
    """Return a paragraph cut at those of the marks within paragraphs that stand in it."""
    cuts = inner[bisect_right(inner, span.start) : bisect_left(inner, span.end)] if inner else ()
    return [Span(*part) for part in pairwise((span.start, *cuts, span.end))] if cuts else [span]


def is_above_mark(folded: str, end: int, following: int) -> bool:
    """Tell whether what ends there stands right above the next paragraph, and that begins with the mark of an item."""
    return not folded[end:following].strip() and ITEM_MARK.match(folded, following) is not None
