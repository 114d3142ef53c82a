"""Marks in titles, and the passages of a text that show best why it matches."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ccsearch.search.contract import Fragment
from ccsearch.search.leaves import Literal
from ccsearch.search.literal import CLAUSE_MARKS
from ccsearch.text import fold

WIDTH = 120
"""The most characters a snippet shows of a text."""

ELLIPSIS = "…"

_CLAUSE_ENDS = re.compile(r"[，。；：！？、,;:!?\n]+[”’」』）)]*")
_LEAD = 12  # characters kept before the first mark where its clause began too far ahead

Range = tuple[int, int]


@lru_cache(1024)
def _pattern(text: str) -> re.Pattern[str]:
    inside = f"[^{re.escape(CLAUSE_MARKS)}]"
    parts = {"?": inside, "*": f"{inside}*?"}
    return re.compile("".join(parts.get(mark) or re.escape(mark) for mark in text))


def occurrences(folded: str, leaf: Literal) -> list[Range]:
    """Return where a literal stands in a folded text, from left to right, none overlapping."""
    if leaf.pattern:
        return [match.span() for match in _pattern(leaf.text).finditer(folded)]
    found, text = [], leaf.text
    at = folded.find(text)
    while at >= 0:
        found.append((at, at + len(text)))
        at = folded.find(text, at + len(text))
    return found


def spans(text: str, leaves: Iterable[Literal], field: str) -> list[tuple[int, int, int]]:
    """Return (start, end, number of the leaf) of every match in the value of a field, sorted."""
    folded = fold(text)
    return sorted(
        (start, end, number)
        for number, leaf in enumerate(leaves)
        if leaf.fieldname in (None, field)
        for start, end in occurrences(folded, leaf)
    )


def fragments(text: str, ranges: Iterable[Range], start: int, end: int) -> tuple[Fragment, ...]:
    """Return the piece of ``text`` from ``start`` to ``end``, what lies in ``ranges``, sorted, marked."""
    pieces: list[Fragment] = []
    done = marked = start
    for first, last in ranges:
        first, last = max(first, marked), min(last, end)
        if first >= last:
            continue
        if first > marked:
            if marked > done:
                pieces.append(Fragment(text[done:marked], True))
            if first > marked:
                pieces.append(Fragment(text[marked:first]))
            done = first
        marked = last
    if marked > done:
        pieces.append(Fragment(text[done:marked], True))
    if end > marked:
        pieces.append(Fragment(text[marked:end]))
    return tuple(pieces)


def _densest(found: Sequence[tuple[int, int, int]]) -> Range:
    """Return the numbers of the first and last match of the window with most words, then most matches."""
    best, chosen = (0, 0), (0, 0)
    for first, (start, _, _) in enumerate(found):
        last = first
        while last + 1 < len(found) and found[last + 1][1] <= start + WIDTH:
            last += 1
        worth = (len({row[2] for row in found[first : last + 1]}), last - first)
        if worth > best:
            best, chosen = worth, (first, last)
        if last + 1 == len(found):
            break
    return chosen


def _passage(text: str, first: int, last: int) -> Range:
    """Return a passage of at most WIDTH characters around ``first`` to ``last``, at clauses if possible."""
    borders = [0, *(match.end() for match in _CLAUSE_ENDS.finditer(text)), len(text)]
    starts = [border for border in borders if last - WIDTH <= border <= first]
    start = max(starts, default=max(0, first - _LEAD, last - WIDTH))
    ends = [border for border in borders if last <= border <= start + WIDTH]
    end = max(ends, default=min(len(text), start + WIDTH))
    while len(starts) > 1 and end - starts[-2] <= WIDTH:
        starts.pop()
        start = starts[-1]
    return start, end


def snippet(text: str, leaves: Sequence[Literal], field: str = "text") -> tuple[Fragment, ...]:
    """Return the passage of a text that shows most of the words, with every match in it marked.

    A text without a match shows its beginning. ``…`` stands where the passage leaves something out.
    """
    found = spans(text, leaves, field)
    start, end = 0, len(text)
    if len(text) > WIDTH:
        first, last = _densest(found) if found else (0, 0)
        start, end = (
            _passage(text, found[first][0], min(found[last][1], found[first][0] + WIDTH))
            if found
            else (_passage(text, 0, 0))
        )
    pieces = fragments(text, [(first, last) for first, last, _ in found], start, end)
    before = (Fragment(ELLIPSIS),) if start else ()
    after = (Fragment(ELLIPSIS),) if end < len(text) else ()
    return before + pieces + after


def marked(text: str, leaves: Sequence[Literal], field: str) -> tuple[Fragment, ...]:
    """Return a whole text with every match marked."""
    return fragments(text, [(start, end) for start, end, _ in spans(text, leaves, field)], 0, len(text))
