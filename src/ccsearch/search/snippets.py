"""Marks in titles, and the passages of a text that show best why it matches."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ccsearch.search.contract import Fragment
from ccsearch.search.leaves import Literal
from ccsearch.search.literal import CLAUSE_MARKS

WIDTH = 120
"""The most characters a snippet shows of a text."""

ELLIPSIS = "…"

_CLAUSE_ENDS = re.compile(r"[，。；：！？、,;:!?\n]+[”’」』）)]*")
_LEAD = 12  # characters kept before the first mark where its clause began too far ahead

Range = tuple[int, int]

Match = tuple[int, int, int]
"""Start, end, and the number of the leaf."""


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


def spans(folded: str, leaves: Iterable[Literal], field: str) -> list[Match]:
    """Return every match in the folded value of a field, sorted."""
    found = [
        (start, end, number)
        for number, leaf in enumerate(leaves)
        if leaf.fieldname is None or leaf.fieldname == field
        for start, end in occurrences(folded, leaf)
    ]
    found.sort()
    return found


def fragments(text: str, found: Sequence[Match], start: int, end: int) -> tuple[Fragment, ...]:
    """Return the piece of ``text`` from ``start`` to ``end``, the matches in it marked.

    Matches that touch or overlap make one mark.
    """
    pieces: list[Fragment] = []
    done, at = start, 0
    while at < len(found):
        first, last, _ = found[at]
        at += 1
        while at < len(found) and found[at][0] <= last:
            last = max(last, found[at][1])
            at += 1
        first, last = max(first, start), min(last, end)
        if first < last:
            if first > done:
                pieces.append(Fragment(text[done:first]))
            pieces.append(Fragment(text[first:last], True))
            done = last
    if end > done:
        pieces.append(Fragment(text[done:end]))
    return tuple(pieces)


def _densest(found: Sequence[Match]) -> Range:
    """Return where the window with most words, then most matches, begins and ends."""
    best, chosen = (0, 0), (0, 0)
    last = 0
    for first, (start, end, _) in enumerate(found):
        while last + 1 < len(found) and found[last + 1][1] <= start + WIDTH:
            last += 1
        worth = (len({row[2] for row in found[first : last + 1]}), last - first)
        if worth > best:
            best, chosen = worth, (start, max(end, found[last][1]))
        if last + 1 == len(found):
            break
    return chosen[0], min(chosen[1], chosen[0] + WIDTH)


def _passage(text: str, first: int, last: int) -> Range:
    """Return a passage of at most WIDTH characters around ``first`` to ``last``, at clauses if possible."""
    low, high = max(0, last - WIDTH), min(len(text), first + WIDTH)
    borders = [match.end() for match in _CLAUSE_ENDS.finditer(text, low, high)]
    starts = [border for border in borders if border <= first]
    if low == 0:
        starts.insert(0, 0)
    start = starts[-1] if starts else max(low, first - _LEAD)
    ends = [border for border in borders if last <= border <= start + WIDTH]
    if len(text) <= start + WIDTH:
        ends.append(len(text))
    end = ends[-1] if ends else min(len(text), start + WIDTH)
    while starts and end - starts[-1] <= WIDTH:
        start = starts.pop()
    return start, end


def snippet(text: str, found: Sequence[Match]) -> tuple[Fragment, ...]:
    """Return the passage of a text that shows most of the words, with every match in it marked.

    A text without a match shows its beginning. ``…`` stands where the passage leaves something out.
    """
    start, end = 0, len(text)
    if len(text) > WIDTH:
        start, end = _passage(text, *_densest(found))
    pieces = fragments(text, found, start, end)
    before = (Fragment(ELLIPSIS),) if start else ()
    after = (Fragment(ELLIPSIS),) if end < len(text) else ()
    return before + pieces + after
