"""Texts that storage has damaged: characters of no meaning, question marks for lost ones, doubled marks."""

import re
from collections.abc import Iterable, Iterator

from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.layout import GLOSS, Paragraph
from ccsearch.reading.problems import problem
from ccsearch.records import Problem
from ccsearch.text import Signs

AROUND = 6
"""How many characters on either side of the damage are quoted."""

SHOWN = 3
"""How many damaged places of a paragraph are quoted."""

_HAN = "\u3400-\u9fff"
_LOST = re.compile(
    rf"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|(?<=[{_HAN}\d,。])\?+(?=[{_HAN}\d])|(?<!\?)\?{{2,}}(?=[{_HAN}])"
)
_ASKING = re.compile("[吗呢吧谁几怎哪啥何]|什么|是否|多少|能否|可否|是不是|有没有|要不要|能不能")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_DOUBLED = re.compile(r"[,、;:][,、;:。]+|。[,、;:]+|(?<!。)。。(?!。)")
_MARKS = Signs(marks=",、;:。")
_CLAUSE = re.compile(r"[,。;!?:]")


def lost(grasp: Grasp) -> Iterator[Problem]:
    """Ask for characters that stand for lost ones, once for each paragraph."""
    for paragraph in (*grasp.frame, *grasp.body) if "odd" in grasp.page.signs else ():
        found = _LOST.finditer(grasp.page.folded, *_bounds(paragraph))
        places = _merged(match.span() for match in found if not _asks(grasp, match))
        if places:
            quotes = "”“".join(_around(grasp, paragraph, *place) for place in places[:SHOWN])
            yield problem("text.damaged", grasp.line(places[0][0]), quote=quotes)


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return damaged places, those put together that are quoted together."""
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start - merged[-1][1] <= 2 * AROUND:
            start, _ = merged.pop()
        merged.append((start, end))
    return merged


def marks(grasp: Grasp) -> Iterator[Problem]:
    """Ask for marks that stand twice, once for each paragraph."""
    for paragraph in grasp.body if _MARKS.doubled(grasp.page.folded) else ():
        found = _DOUBLED.search(grasp.page.folded, *_bounds(paragraph))
        if found:
            yield problem("text.marks", grasp.line(found.start()), quote=_around(grasp, paragraph, *found.span()))


def gloss(grasp: Grasp) -> Iterator[Problem]:
    """Ask for glosses of how characters are spoken, once for the whole text: they are left out."""
    found = list(GLOSS.finditer(grasp.source)) if "odd" in grasp.page.signs else []
    if found:
        first = found[0]
        quoted = grasp.source[first.start() - 1 : first.end()]
        yield problem("text.gloss", grasp.source_line(first.start()), count=len(found), quote=quoted)


def _bounds(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.span.start, paragraph.span.end


def _asks(grasp: Grasp, match: re.Match[str]) -> bool:
    """Tell whether a question mark ends a question."""
    if match.group() != "?":
        return False
    clause = _CLAUSE.split(grasp.page.folded[max(0, match.start() - 40) : match.start()])[-1]
    return bool(_ASKING.search(clause))


def _around(grasp: Grasp, paragraph: Paragraph, start: int, end: int) -> str:
    """Return the damage with what stands around it, private characters as boxes."""
    first, last = _bounds(paragraph)
    return _PRIVATE.sub("□", grasp.written(max(first, start - AROUND), min(last, end + AROUND)))


CHECKS = (lost, marks, gloss)
