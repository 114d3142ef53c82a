"""Exact shared passages: the letters of all texts as one stream, found by short runs of them.

Only letters and digits count, folded, so that other punctuation, spaces and line breaks hide nothing. Every
``step``-th run of ``length`` letters of the stream is kept, sorted by its hash; every run of a draft is looked
up. So a passage of ``length + step - 1`` letters or more is always found, with a fraction of the memory.
Source: fingerprints at fixed steps of one side, all of the other (Manber 1994; guarantee as in Schleimer 2003).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccsearch.text import fold

Letters = NDArray[Any]
"""Letters as ranks in an alphabet, (n,) unsigned; 0 ends a text, and the last is 0."""

Places = NDArray[np.intp]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: spreads neighbouring values
_SHIFT = np.uint64(32)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), np.uint32)


def _lettered(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which code points are letters or digits, (n,) bool."""
    table = np.zeros(int(codes.max(initial=0)) + 1, bool)
    table[codes] = True
    present = np.flatnonzero(table)
    table[present] = [chr(code).isalnum() for code in present.tolist()]
    chosen: NDArray[np.bool_] = table[codes]
    return chosen


def letter_places(text: str) -> Places:
    """Return where the letters and digits of a text stand, (n_letters,) intp, rising."""
    return np.flatnonzero(_lettered(_codes(text)))


class Stream:
    """The letters of many texts, one after another.

    ``letters`` (n,) with a 0 after each text; ``starts`` and ``ends`` (n_texts,) intp: where each text's lie.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        codes = _codes("\0".join(text.replace("\0", " ") for text in texts) + "\0")
        kept = codes[_lettered(codes) | (codes == 0)]
        self._alphabet = np.unique(kept)  # begins with 0
        size = np.min_scalar_type(len(self._alphabet))
        self.letters: Letters = np.searchsorted(self._alphabet, kept).astype(size)
        self.ends: Places = np.flatnonzero(self.letters == 0)[: len(texts)]
        self.starts: Places = np.concatenate(([0], self.ends[:-1] + 1)).astype(np.intp)[: len(texts)]

    def read(self, text: str) -> Letters:
        """Return the letters of another text in the stream's alphabet, then a 0; a strange one equals none."""
        codes = _codes(text)
        kept = codes[_lettered(codes)]
        ranks = np.searchsorted(self._alphabet, kept)
        known = self._alphabet[np.minimum(ranks, len(self._alphabet) - 1)] == kept
        found = np.where(known, ranks, len(self._alphabet))
        return np.append(found, 0).astype(self.letters.dtype)

    @cached_property
    def sizes(self) -> Places:
        """The number of letters of each text, (n_texts,) intp."""
        return self.ends - self.starts

    def owners(self, places: Places) -> Places:
        """Return the number of the text in which each place stands, (n,) intp."""
        return np.searchsorted(self.ends, places)

    def some(self, numbers: Sequence[int]) -> Letters:
        """Return the letters of some texts, a 0 after each."""
        return np.concatenate([self.letters[self.starts[n] : self.ends[n] + 1] for n in numbers])


def _hashes(letters: Letters, places: Places, length: int) -> NDArray[np.uint32]:
    """Return the hash of the run of ``length`` letters at each place, (n_places,) uint32."""
    found = np.zeros(len(places), np.uint64)
    for step in range(length):
        found = (found ^ letters[places + step]) * _FACTOR
        found ^= found >> _SHIFT
    return (found >> np.uint64(8)).astype(np.uint32)


def _clear(letters: Letters, step: int, length: int) -> Places:
    """Return every ``step``-th place at which ``length`` letters of one text begin, (n,) intp."""
    places = np.arange(0, max(len(letters) - length + 1, 0), step)
    inside = np.ones(len(places), bool)
    for shift in range(length):
        inside &= letters[places + shift] != 0
    return places[inside]


@dataclass(frozen=True, slots=True)
class Runs:
    """Shared runs of letters: where each begins in the draft and in the stream, and its length; (n,) intp each."""

    drafts: Places
    places: Places
    sizes: Places


def expand_ranges(lows: Places, counts: Places) -> tuple[Places, Places]:
    """Return for ranges of rows the number of each row's range and the row itself, (counts.sum(),) intp each."""
    ranges = np.repeat(np.arange(len(counts)), counts)
    firsts = np.cumsum(counts) - counts
    return ranges, np.arange(len(ranges)) - firsts[ranges] + lows[ranges]


class Seeds:
    """Every ``step``-th run of ``length`` letters of a stream, by hash."""

    def __init__(self, letters: Letters, length: int, step: int = 1) -> None:
        self._letters = letters
        self._length = length
        places = _clear(letters, step, length)
        keys = _hashes(letters, places, length)
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._places = places[order].astype(np.uint32)

    def runs(self, draft: Letters, most: int) -> Runs:
        """Return the runs that a draft shares with the stream, each as long as it can be.

        Of a run of the draft that stands in many places the last ``most`` are taken.
        """
        drafts, places = self._pairs(draft, most)
        return self._grown(draft, *self._joined(drafts, places))

    def _pairs(self, draft: Letters, most: int) -> tuple[Places, Places]:
        own = _clear(draft, 1, self._length)
        keys = _hashes(draft, own, self._length)
        highs = np.searchsorted(self._keys, keys, side="right")
        lows = np.maximum(np.searchsorted(self._keys, keys), highs - most)
        ranges, rows = expand_ranges(lows, highs - lows)
        drafts, places = own[ranges], self._places[rows].astype(np.intp)
        equal = np.ones(len(drafts), bool)
        for step in range(self._length):
            equal &= draft[drafts + step] == self._letters[places + step]
        return drafts[equal], places[equal]

    def _joined(self, drafts: Places, places: Places) -> tuple[Places, Places, Places]:
        """Return seeds that follow each other in both texts as one: draft, place and size."""
        order = np.lexsort((places, places - drafts))
        drafts, places = drafts[order], places[order]
        apart = (np.diff(places - drafts) != 0) | (np.diff(places) > self._length)
        firsts = np.flatnonzero(np.concatenate(([True], apart))[: len(places)])
        lasts = np.append(firsts[1:] - 1, len(places) - 1)[: len(firsts)]
        return drafts[firsts], places[firsts], places[lasts] - places[firsts] + self._length

    def _grown(self, draft: Letters, drafts: Places, places: Places, sizes: Places) -> Runs:
        """Return runs with all equal letters before and after them, those that have become one once."""
        before = self._steps(draft, drafts - 1, places - 1, -1)
        after = self._steps(draft, drafts + sizes, places + sizes, 1)
        drafts, places, sizes = drafts - before, places - before, sizes + before + after
        keys = ((places - drafts + len(draft)) << 32) | places
        _, kept = np.unique(keys, return_index=True)
        return Runs(drafts[kept], places[kept], sizes[kept])

    def _steps(self, draft: Letters, drafts: Places, places: Places, way: int) -> Places:
        """Return how many letters from each place on, going ``way``, are equal.

        The 0 at the end of each text, which is before its first letter too, equals nothing.
        """
        found = np.zeros(len(drafts), np.intp)
        going = np.arange(len(drafts))
        while len(going):
            mine, theirs = (row[going] + way * found[going] for row in (drafts, places))
            going = going[(draft[mine] == self._letters[theirs]) & (draft[mine] != 0)]
            found[going] += 1
        return found
