"""Folding and segmenting Chinese text; the only door to OpenCC and jieba."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import opencc
import rjieba

HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))
"""Code-point ranges of Han characters, half open."""

VARIANTS = {"○": "〇", "“": '"', "”": '"', "„": '"', "＂": '"', "‘": "'", "’": "'", "「": '"', "」": '"',
            "『": '"', "』": '"', "—": "-", "－": "-", "～": "~", "〜": "~", "·": "·", "•": "·", "・": "·"}  # fmt: skip
"""Characters that fold to another of the same look or meaning, beyond width, case and script."""


_BATCH = 256  # code points looked up at a time; all at once left 6 MB behind
_CASED_END = 0x3000  # beyond it come Han characters, which have no case, and full width, done apart


@cache
def _fold_array() -> npt.NDArray[np.uint32]:
    """Return the folding as an array (0x110000,) uint32 from code point to code point, read-only.

    Full width to half width, traditional to simplified, upper to lower case, variant quotes and zeros.
    """
    array = np.arange(0x110000, dtype=np.uint32)
    converter = opencc.OpenCC("t2s")
    lines = np.full((_BATCH, 2), ord("\n"), np.uint32)  # each character by itself
    for start in (start for first, end in HAN_RANGES for start in range(first, end, _BATCH)):
        lines[:, 0] = range(start, start + _BATCH)
        array[lines[:, 0]] = _codes(converter.convert(_text(lines)))[::2]
    for code in range(_CASED_END):
        lower = chr(code).lower()
        if len(lower) == 1:
            array[code] = ord(lower)
    for code in range(0xFF01, 0xFFE7):
        half = unicodedata.normalize("NFKC", chr(code))
        if len(half) == 1:
            array[code] = ord(half.lower())
    array[0x3000] = ord(" ")
    array[list(map(ord, VARIANTS))] = list(map(ord, VARIANTS.values()))
    array = array[array]  # what one becomes may itself fold
    array.flags.writeable = False
    return array


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _text(codes: npt.NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


@cache
def fold_table() -> dict[int, int]:
    """Return the one-to-one folding: code point to code point, for :meth:`str.translate`."""
    array = _fold_array()
    changed = np.flatnonzero(array != np.arange(len(array), dtype=np.uint32))
    return dict(zip(changed.tolist(), array[changed].tolist(), strict=True))


_SHORT = 50
"""Up to so many characters the table of :meth:`str.translate` is faster than the array (2 µs a call)."""

_LONG = 400
"""Texts up to so many characters are remembered: a line is folded several times while it is read."""


def fold(text: str) -> str:
    """Return ``text`` folded for comparison; the length and every offset stay the same.

    A long text goes through an array: 4 ns a character, where :meth:`str.translate` takes 55.
    """
    return _remembered(text) if len(text) <= _LONG else _fold(text)


@lru_cache(maxsize=2048)
def _remembered(text: str) -> str:
    return text.translate(fold_table()) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    return _text(_fold_array().take(_codes(text)))


class Signs:
    """Sets of characters looked for in a text all at once: 1 ns a character, where a pattern takes 4 for each of them.

    There are up to eight of them, each given by its name and as a pattern has it between brackets (a-z0-9).
    """

    def __init__(self, **sets: str) -> None:
        self._bits = {1 << place: name for place, name in enumerate(sets)}
        self._table = np.zeros(0x110000, np.uint8)
        for bit, characters in zip(self._bits, sets.values(), strict=True):
            for first, last in _RANGES.findall(characters):
                self._table[ord(first) : ord(last or first) + 1] |= bit

    def among(self, text: str) -> frozenset[str]:
        """Return the names of the sets of which a text has any character."""
        return self._named(int(np.bitwise_or.reduce(self._table.take(_codes(text)))) if text else 0)

    def doubled(self, text: str) -> frozenset[str]:
        """Return the names of the sets of which two characters stand side by side in a text."""
        found = self._table.take(_codes(text))
        return self._named(int(np.bitwise_or.reduce(found[1:] & found[:-1])) if text else 0)

    def _named(self, bits: int) -> frozenset[str]:
        return frozenset([name for bit, name in self._bits.items() if bits & bit] if bits else ())


_RANGES = re.compile("(.)(?:-(.))?", re.DOTALL)

_NAME_FREQUENCY = 100_000  # above any rival segmentation: a name of the lexicon is always one word


OFFICIAL_WORDS = (
    "在建",
    "桶站",
    "公交站台",
    "占道经营",
    "店外经营",
    "出店经营",
    "新入职",
    "线上观看量",
    "志愿服务",
    "志愿服务队",
    "违章搭建",
    "私搭乱建",
    "违规搭建",
    "乱停乱放",
    "乱堆乱放",
    "毁绿种菜",
    "飞线充电",
    "乱贴乱画",
    "镇街",
    "街镇",
    "在施",
    "包片",
    "飞线",
    "楼门长",
    "网格员",
    "明白纸",
)
"""Common nouns of official prose that jieba's dictionary lacks."""


for _word in OFFICIAL_WORDS:  # in jieba's own dictionary, which rjieba loads when it is imported
    rjieba.add_word(_word, _NAME_FREQUENCY, "n")


def tag(folded: str) -> list[tuple[str, str]]:
    """Return the words of a folded text end to end with jieba's part-of-speech tags (n, v, nr …)."""
    return rjieba.tag(folded)


@lru_cache(maxsize=16_384)
def known_word(word: str) -> bool:
    """Tell whether jieba's dictionary, or ``OFFICIAL_WORDS``, has a word."""
    return rjieba.has_word(word)


class Segmenter:
    """Jieba's segmentation with extra ``names`` that are always kept as one word.

    Words are those of jieba's search mode: a long word is followed by the shorter ones inside it.
    Building one takes some 0.1 s; using it is safe from several threads.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._jieba = rjieba.Jieba()
        for name in names:
            self._jieba.add_word(fold(name), _NAME_FREQUENCY, "nz")

    def words(self, folded: str) -> list[tuple[str, int, int]]:
        """Return (word, start, end) of each word of a folded text, overlapping ones included."""
        return self._jieba.tokenize(folded, "search")

    def cut(self, folded: str) -> list[str]:
        """Return the words of a folded text end to end, none overlapping, nothing left out."""
        return self._jieba.cut(folded)
