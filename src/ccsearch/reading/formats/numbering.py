"""Automatic numbers of a docx: the 一、 and （二） that Word writes in front of paragraphs by itself."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from ccsearch.reading.formats.ooxml import attribute, child, children

_DIGITS = "零一二三四五六七八九"
_MOST_LEVELS = 9
_PRIVATE_USE = range(0xE000, 0xF900)


def chinese(number: int) -> str:
    """Return a number of up to four digits in Chinese numerals: 一, 十, 十二, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    figures, written = str(number), ""
    for figure, unit in zip(figures, ("千", "百", "十", "")[-len(figures) :], strict=True):
        if figure != "0":
            written += _DIGITS[int(figure)] + unit
        elif not written.endswith("零"):
            written += "零"
    written = written.rstrip("零")
    return written[1:] if written.startswith("一十") else written


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, figure in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while 0 < number < 400 and number >= value:
            written, number = written + figure, number - value
    return written or str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographTraditional",
            "taiwaneseCounting", "taiwaneseCountingThousand", "koreanDigital2", "japaneseDigitalTenThousand")  # fmt: skip
_WRITTEN: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, chinese),
    "ideographDigital": lambda number: "".join("〇一二三四五六七八九"[int(figure)] for figure in str(abs(number))),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(figure) + 0xFEE0) for figure in str(abs(number))),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}
"""How Word calls a way of writing numbers, and how that writes one; any other writes plain digits."""


class _Level(NamedTuple):
    form: str
    pattern: str
    start: int


def _levels(abstract: Any) -> dict[int, _Level]:
    found = {}
    for level in children(abstract, "lvl"):
        start = attribute(child(level, "start"), "val") or "1"
        found[int(attribute(level, "ilvl") or 0)] = _Level(
            attribute(child(level, "numFmt"), "val") or "decimal",
            attribute(child(level, "lvlText"), "val") or "",
            int(start) if start.isdigit() else 1,
        )
    return found


class Numbering:
    """The lists of a document, counting along as its paragraphs go by."""

    def __init__(self, root: Any | None) -> None:
        abstracts = {attribute(one, "abstractNumId"): _levels(one) for one in children(root, "abstractNum")}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for one in children(root, "num"):
            kind = attribute(child(one, "abstractNumId"), "val") or ""
            restarted = child(one, "lvlOverride") is not None
            key = f"num {attribute(one, 'numId')}" if restarted else kind
            self._lists[attribute(one, "numId") or ""] = (key, abstracts.get(kind, {}))
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def next_number(self, properties: Any | None) -> str:
        """Return what stands in front of the next paragraph, whose ``w:numPr`` is given; "" for no number."""
        key, levels = self._lists.get(attribute(child(properties, "numId"), "val") or "", ("", {}))
        place = attribute(child(properties, "ilvl"), "val") or "0"
        at = int(place) if place.isdigit() and len(place) == 1 else 0
        level = levels.get(at)
        if level is None:
            return ""
        if level.form == "bullet":
            return _bullet(level.pattern)
        counts = self._counts[key]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        return _filled(level.pattern, levels, counts)


def _bullet(pattern: str) -> str:
    """Return a bullet; those of symbol fonts are code points of private use and become ●."""
    return "●" if any(ord(character) in _PRIVATE_USE for character in pattern) else pattern


def _filled(pattern: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    for at in range(_MOST_LEVELS):
        if f"%{at + 1}" in pattern:
            level = levels.get(at, _Level("decimal", "", 1))
            written = _WRITTEN.get(level.form, str)(counts.get(at, level.start))
            pattern = pattern.replace(f"%{at + 1}", written)
    return pattern
