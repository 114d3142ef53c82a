"""Readings by hand of texts that are not ours: what they quote is kept as places in the text, not as words.

A string becomes ``{"@": [...]}``: stretches ``[start, end]`` of the text without its header and without
blanks, and between them what is not in the text. Short facts (numbers, dates, roles) stay as they are.
"""

import re
from typing import Any

PLAIN = 6
"""Up to how many characters a string may stand as it is."""

NAMES = frozenset({"name", "leader", "source", "title", "office"})
"""Keys whose strings are always kept as places: they name persons."""

OWN = frozenset({"id", "code", "start", "end", "date", "roles"})
"""Keys whose strings are words of ours, or dates."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BLANK = re.compile(r"\s+")


def bare(text: str) -> str:
    """Return a text without its blanks."""
    return _BLANK.sub("", text)


def _longest(text: str, words: str) -> tuple[int, int]:
    """Return where the longest beginning of some words stands in a text: start, and how many characters."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in text else (low, middle - 1)
    return text.find(words[:low]), low


def refer(words: str, text: str) -> Any:
    """Return some words as places in a text without blanks."""
    parts: list[Any] = []
    while words:
        start, length = _longest(text, words)
        if length:
            parts.append([start, start + length])
        elif parts and isinstance(parts[-1], str):
            parts[-1] += words[0]
        else:
            parts.append(words[0])
        words = words[max(1, length) :]
    return {"@": parts} if any(isinstance(part, list) for part in parts) else "".join(parts)


def converted(value: Any, text: str, key: str = "") -> Any:
    """Return a reading with what it quotes of a text as places in it."""
    if isinstance(value, dict):
        return {name: converted(inner, text, "name" if key == "staff" else name) for name, inner in value.items()
                if name != "message"}  # fmt: skip
    if isinstance(value, list):
        return [converted(inner, text, key) for inner in value]
    if not isinstance(value, str) or key in OWN or (len(value) <= PLAIN and key not in NAMES):
        return value
    return refer(value, text)


def resolved(value: Any, text: str) -> Any:
    """Return a reading with the words of a text in place of places in it."""
    if isinstance(value, dict) and set(value) == {"@"}:
        return "".join(part if isinstance(part, str) else text[part[0] : part[1]] for part in value["@"])
    if isinstance(value, dict):
        return {key: resolved(inner, text) for key, inner in value.items()}
    return [resolved(inner, text) for inner in value] if isinstance(value, list) else value


def quoted(value: Any, text: str) -> list[str]:
    """Return the strings of a reading, longer than a word, that stand in a text; dates aside."""
    if isinstance(value, dict):
        return [found for inner in value.values() for found in quoted(inner, text)]
    if isinstance(value, list):
        return [found for inner in value for found in quoted(inner, text)]
    long = isinstance(value, str) and len(value) > PLAIN and not _DAY.fullmatch(value)
    return [value] if long and value in text else []
