"""Marks that items begin with (▲, ●, 1260处。◆经开区：…)."""

import re

from ccsearch.reading.layout import Page

ITEM_MARK = re.compile(r"(?:#{1,6}\s+|[▲△▪·●◆■★◎□◇※➤▶▷▸►◈☆]|〇(?![〇零一二三四五六七八九十年])|[-*]\s)\s*")
_INNER_MARK = re.compile(r"[▲△●◆■★◇※➤▶▷☆](?=[\u3400-\u9fff])")
_BEFORE_INNER = re.compile(r"[。;!?)]\s*$")
_FARTHEST = 20  # characters between the end of a sentence and the mark of the next item


def inner_marks(page: Page) -> list[int]:
    """Return where items with marks of their own begin behind others in a paragraph (…1260处。◆经开区：…)."""
    marks = (mark.start() for mark in _INNER_MARK.finditer(page.folded))
    return [at for at in marks if _BEFORE_INNER.search(page.folded, max(0, at - _FARTHEST), at)]


def begins_with_mark(page: Page, place: int, last: int) -> bool:
    """Tell whether a paragraph begins with the mark of an item."""
    return place < last and ITEM_MARK.match(page.folded, page.paragraphs[place].span.start) is not None


def is_subtitle(page: Page, place: int, last: int) -> bool:
    """Tell whether a paragraph is a subtitle: ——南湖街道探索楼道自治."""
    return place < last and page.folded.startswith("--", page.paragraphs[place].span.start)
