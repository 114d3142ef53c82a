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

_MARKS, _CLOSING = "，。；：！？、,;:!?\n", "”’」』）)"
_CLAUSE_END = re.compile(f"[{_MARKS}]+[{_CLOSING}]*")
_LAST_CLAUSE_END = re.compile(f".*[{_MARKS}][{_CLOSING}]*", re.DOTALL)
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


def _border(text: str, low: int, high: int) -> int | None:
    """Return the last end of a clause that lies beyond ``low`` and not beyond ``high``, or None."""
    while match := _LAST_CLAUSE_END.match(text, low, high):
        high = match.end()
        after = text[high : high + 1]
        if not after or (after not in _CLOSING and (after not in _MARKS or text[high - 1] not in _MARKS)):
            return high
        high -= 1
    return None


def _end(text: str, last: int, high: int) -> int:
    """Return where a passage ends: after a clause if one ends from ``last`` to ``high``."""
    return len(text) if len(text) <= high else _border(text, last - 1, high) or high


def _passage(text: str, first: int, last: int) -> Range:
    """Return a passage of at most WIDTH characters around ``first`` to ``last``, at clauses if possible."""
    low = max(0, last - WIDTH)
    start = _border(text, low, first)
    if start is None:
        start = 0 if low == 0 else max(low, first - _LEAD)
        return start, _end(text, last, start + WIDTH)
    end = _end(text, last, start + WIDTH)
    if end <= WIDTH:
        return 0, end
    sooner = _CLAUSE_END.search(text, end - WIDTH - 1, start)
    return sooner.end() if sooner else start, end


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
