"""Searching a text for patterns that begin with one of few characters: a cheap search first."""

import re
from collections.abc import Iterator


def matches_at(
    begins: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does, where every match stands at a match of ``begins``; soon done.

    A search for a set of characters costs 2 ns a character, one for a pattern of many forms 50.
    """
    last, reached = len(text) if end is None else end, start
    for sign in begins.finditer(text, start, last):
        if sign.start() >= reached:
            match = pattern.match(text, sign.start(), last)
            if match:
                reached = match.end()
                yield match
