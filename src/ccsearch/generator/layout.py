"""Marks and breaks in the text of an item: bold, layout spaces, pages, and lines broken by hand."""

import re

from ccsearch.generator.dice import Dice
from ccsearch.generator.known import AWAITED
from ccsearch.generator.telling import Mark

_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])\d+(?:[.,]\d+)*(?=[\u4e00-\u9fff])")
_BREAKABLE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])|(?<=[，、])(?=[\u4e00-\u9fff])")
_ORDINAL = re.compile(r"[一二三四五六第]")

PAGES = ("- {n} -", "－ {n} －", "— {n} —", "-{n}-", "第 {n} 页")
"""Forms of page numbers."""


class Inserts:
    """Strings to be put into a text, by place; those at one place stay in the order they were given."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, str]] = []

    def at(self, place: int, text: str) -> None:
        """Put ``text`` before the character at ``place``."""
        self._rows.append((place, text))

    def into(self, text: str) -> str:
        """Return ``text`` with everything put in."""
        parts, begin = [], 0
        for place, piece in sorted(self._rows, key=lambda row: row[0]):
            parts += [text[begin:place], piece]
            begin = place
        return "".join([*parts, text[begin:]])


def embolden(dice: Dice, inserts: Inserts, marks: tuple[Mark, ...]) -> None:
    """Put bold marks round headings, verbs and units, now with the mark that closes them, now without."""
    for mark in marks:
        form = dice.below(3)
        closing = mark.span.end - (form == 2 and mark.kind in ("head", "verb"))
        if form and closing > mark.span.start:
            inserts.at(mark.span.start, "**")
            inserts.at(closing, "**")


def space_digits(dice: Dice, inserts: Inserts, text: str, begin: int = 0) -> None:
    """Put layout spaces round numbers from ``begin`` on."""
    for match in _DIGITS.finditer(text, begin):
        form = dice.below(3)
        if form:
            inserts.at(match.start(), " ")
        if form == 1:
            inserts.at(match.end(), " ")


def break_page(dice: Dice, inserts: Inserts, text: str, page: str) -> None:
    """Break a text in the middle of a sentence, with a page number or without one (empty ``page``)."""
    begin = text.rfind("\n") + 1
    comma = text.find("，", begin)
    places = [match.start() for match in _BREAKABLE.finditer(text, max(begin + 6, comma + 1), len(text) - 4)]
    places = [place for place in places if comma >= 0 and not _ORDINAL.match(text, place)]
    if places:
        inserts.at(dice.pick(places), f"\n\n{page}\n\n" if page else "\n\n")


_NO_START = "，。、；：！？）”》】 \u3000*"
_NO_END = "（“《【 \u3000*。；：！？”"


_LIST = re.compile(r"第?[一二三四](?:[是要，、])|（[一二三四]）" if "wrapped-ordinals" in AWAITED else r"(?!)")


def columns(text: str) -> int:
    """Return how wide a text is on paper: two for a Chinese character, one for a digit."""
    return sum(1 if character.isascii() else 2 for character in text)


def wrap(text: str, width: int) -> str:
    """Return a paragraph broken into lines of ``width`` columns; no line begins with a closing mark or a blank."""
    lines, begin, wide = [], 0, 0
    for place, character in enumerate(text):
        wide += columns(character)
        if wide > width:
            cut = place
            while text[cut] in _NO_START or text[cut - 1] in _NO_END or _LIST.match(text, cut):
                cut -= 1
            lines.append(text[begin:cut])
            begin, wide = cut, columns(text[cut : place + 1])
    return "\n".join([*lines, text[begin:]])
