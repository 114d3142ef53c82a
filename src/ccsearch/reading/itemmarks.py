"""Marks that items begin with (▲, ●, 1260处。◆经开区：…)."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from ccsearch.reading.layout import INNER_MARKS, Page
from ccsearch.records import Span

ITEM_MARK = re.compile(
    r"(?:#{1,6}\s+|[▲△▪·●◆■★◎□◇※➤▶▷▸►◈☆➢➣✦✧✪✓✔√☑▼♦\U0001f300-\U0001faff]|〇(?![〇零一二三四五六七八九十年])|[-*]\s)\s*"
)
_EXPOSED = re.compile(r"曝光|问题清单|(?:存在|突出|发现|新发现|主要)的?问题|督办|黑榜|反面典型")
_NUMBERED = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.、．](?!\d)|[①-⑳])[ \t\u3000]*(?=\S)")
_PLACE_FIRST = re.compile(r"(?P<place>(?:[^,。;:()]|\([^()]*\)){2,40}):[ \t\u3000]*(?=\S)")
_OWNED = re.compile(r"(?P<place>[^,。;:()]{2,30}\((?:责任|整改|牵头|属地)单位:[^()]{2,40}\))。(?=\S)")
_INNER_MARK = re.compile(rf"[{INNER_MARKS}](?=[\u3400-\u9fff])")
_BEFORE_INNER = re.compile(r"[。;!?)]\s*$")
_FARTHEST = 20  # characters between the end of a sentence and the mark of the next item


def inner_marks(page: Page) -> list[int]:
    """Return where items with marks of their own begin behind others in a paragraph (…1260处。◆经开区：…)."""
    marks = (mark.start() for mark in _INNER_MARK.finditer(page.folded)) if "marked" in page.signs else ()
    return [at for at in marks if _BEFORE_INNER.search(page.folded, max(0, at - _FARTHEST), at)]


def parts_of(span: Span, inner: list[int]) -> list[Span]:
    """Return a paragraph cut at those of the marks within paragraphs that stand in it."""
    cuts = inner[bisect_right(inner, span.start) : bisect_left(inner, span.end)] if inner else ()
    return [Span(*part) for part in pairwise((span.start, *cuts, span.end))] if cuts else [span]


def is_above_mark(folded: str, end: int, following: int) -> bool:
    """Tell whether what ends there stands right above the next paragraph, and that begins with the mark of an item."""
    return not folded[end:following].strip() and ITEM_MARK.match(folded, following) is not None


_LONGEST_HEADLINE, _SHORTEST_TEXT = 60, 60  # characters
_UNCLOSED = re.compile(r"[^。;!?…]{6,60}(?<![:,、。;!?…])")
_CLOSED = re.compile(r"[。!?]\"?$")


def is_over_text(page: Page, place: int, last: int, skipped: frozenset[int]) -> bool:
    """Tell whether a short paragraph without a full stop stands over a long one that has one, ``skipped`` ones apart."""
    span = page.paragraphs[place].span
    if span.end - span.start > _LONGEST_HEADLINE:
        return False
    following = next((later for later in range(place + 1, last) if later not in skipped), last)
    below = page.paragraphs[following].span if following < last else span
    if below.end - below.start < _SHORTEST_TEXT:
        return False
    whole = _UNCLOSED.fullmatch(page.folded, span.start, span.end) is not None
    return whole and _CLOSED.search(page.folded, below.end - 2, below.end) is not None


def is_owned_fault(folded: str, span: Span, path: tuple[str, ...]) -> bool:
    """Tell whether a paragraph below some headings is a fault with a number whose title names who must mend it: 1.迁建项目(责任单位:县文旅局)。…."""
    exposed = any(_EXPOSED.search(name) for name in path)
    number = _NUMBERED.match(folded, span.start, span.end) if exposed else None
    return number is not None and _OWNED.match(folded, number.end(), span.end) is not None


def numbered_fault(folded: str, span: Span, path: tuple[str, ...]) -> tuple[int, Span | None, int] | None:
    """Return of a fault with a number: where the number ends, what stands before a colon, where the text begins; or None."""
    number = _NUMBERED.match(folded, span.start, span.end) if any(_EXPOSED.search(name) for name in path[-2:]) else None
    if number is None or folded[span.end - 1] not in "。)":
        return None
    place = _PLACE_FIRST.match(folded, number.end(), span.end) or _OWNED.match(folded, number.end(), span.end)
    return number.end(), Span(*place.span("place")) if place else None, (place or number).end()
