"""Where a folded string stands in the texts: every position of every pair of characters, sorted.

The values of all documents of a segment form one stream, a NUL after each. A string is found by
intersecting the positions of its pairs, so answers are exact, need no look at the texts, and a match
never runs from one value into the next.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccsearch.search.arrays import Numbers, pack_rising, pack_runs, unpack_rising, unpack_runs

CLAUSE_MARKS = ",。;:!?、\n()\"'"
"""Folded characters that ``*`` never runs across."""

_BLOCK_BITS = 6  # documents are looked up by blocks of so many positions, few enough to stay in the cache
_FIRST = np.uint64(32)  # a pair is one number: first character shifted by this, plus the second
_DENSE = 1 << 16  # characters a segment may use for the quick sort of pair and position in one number

Pairs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Spans:
    """Occurrences in one stream: where they start, (n,) uint32, rising, and how long each is, or all are."""

    starts: Numbers
    lengths: Numbers | int


def _by_number(stream: Numbers, characters: NDArray[np.uint64]) -> tuple[Pairs, Numbers]:
    """Do as :func:`_sorted_pairs` where characters can be numbered in 16 bits: pair and position are one number."""
    numbers = np.empty(int(stream.max()) + 1, np.uint16)
    numbers[characters] = np.arange(len(characters))
    numbered = numbers[stream]
    keys = numbered[:-1].astype(np.uint64)
    keys <<= np.uint64(16)
    keys |= numbered[1:]
    keys <<= np.uint64(32)
    keys |= np.arange(len(keys), dtype=np.uint32)
    keys.sort()
    keys = keys[np.searchsorted(keys, np.uint64(1 << 48)) :]  # the lowest character is NUL
    places = keys.astype(np.uint32)
    keys >>= np.uint64(32)
    return keys, places


def _sorted_pairs(stream: Numbers) -> tuple[Pairs, Numbers, Numbers]:
    """Return the pairs that begin in ``stream``, sorted, and their positions.

    The pairs (n,) are distinct; those of pair i are ``places[starts[i]:starts[i + 1]]``, rising.
    """
    present = np.zeros(int(stream.max()) + 1, bool)
    present[stream] = True
    characters = np.flatnonzero(present).astype(np.uint64)
    if dense := len(characters) <= _DENSE:
        pairs, places = _by_number(stream, characters)
    else:
        found = np.flatnonzero(stream[:-1])
        pairs = (stream[found].astype(np.uint64) << _FIRST) | stream[found + 1]
        order = np.argsort(pairs, kind="stable")
        pairs, places = pairs[order], found[order].astype(np.uint32)
    heads = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1]))[: len(pairs)])
    starts = np.append(heads, len(pairs)).astype(np.uint32)
    pairs = pairs[heads]
    if dense:
        pairs = (characters[pairs >> np.uint64(16)] << _FIRST) | characters[pairs & np.uint64(0xFFFF)]
    return pairs, starts, places


def build(values: Sequence[str], heads: Sequence[int], fields: Sequence[int]) -> dict[str, NDArray[Any]]:
    """Return the arrays of a segment's literal index.

    ``values`` are folded; ``heads`` gives the number of each document's first value, of which it has at
    least one; ``fields`` gives each value's field number.
    """
    text = "\0".join(values) + "\0"
    stream = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    pairs, starts, places = _sorted_pairs(stream)
    lengths = np.fromiter(map(len, values), np.int64, len(values))
    return {
        "literal.pairs": pack_rising(pairs),
        "literal.starts": pack_rising(starts),
        "literal.count": np.asarray([len(pairs)], np.uint32),
        "literal.places": pack_runs(places, starts),
        "literal.values": (np.cumsum(lengths + 1) - lengths - 1).astype(np.uint32),
        "literal.heads": np.asarray(heads, np.uint32),
        "literal.fields": np.asarray(fields, np.uint8),
        "literal.length": np.asarray([len(stream)], np.uint32),
    }


class LiteralIndex:
    """The literal index of one segment, over the arrays of :func:`build`."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        count = int(arrays["literal.count"][0])
        starts: Numbers = unpack_rising(arrays["literal.starts"], count + 1, np.uint32)
        self._sorted = memoryview(unpack_rising(arrays["literal.pairs"], count, np.uint64).data)
        self._begins = memoryview(starts.data)
        self._places = unpack_runs(arrays["literal.places"], starts)
        self._heads: Numbers = arrays["literal.heads"].copy()
        self._fields: NDArray[np.uint8] = arrays["literal.fields"].copy()
        self.length = int(arrays["literal.length"][0])
        self._breaks: Numbers | None = None
        self._values: Numbers = np.append(arrays["literal.values"], np.uint32(self.length))
        self._firsts = np.append(self._values[self._heads], np.uint32(self.length))
        blocks = np.arange(0, self.length, 1 << _BLOCK_BITS, dtype=np.uint32)
        self._blocks: Numbers = (np.searchsorted(self._firsts, blocks, side="right") - 1).astype(np.uint32)

    def _between(self, low: int, high: int) -> Numbers:
        """Return the positions of the pairs from ``low`` to before ``high``; they rise for one pair."""
        first = bisect_left(self._sorted, low)
        last = bisect_left(self._sorted, high, first)
        return self._places[self._begins[first] : self._begins[last]]

    def _pair(self, pair: str) -> Numbers:
        key = (ord(pair[0]) << 32) | ord(pair[1])
        return self._between(key, key + 1)

    def _character(self, character: str) -> Numbers:
        return np.sort(self._between(ord(character) << 32, (ord(character) + 1) << 32))

    def places(self, text: str) -> Numbers:
        """Return where the folded ``text`` begins, (n,) uint32, rising."""
        if not text or "\0" in text:  # which stands between values, in none
            return np.empty(0, np.uint32)
        if len(text) == 1:
            return self._character(text)
        if len(text) == 2:
            return self._pair(text)
        offsets = [*range(0, len(text) - 2, 2), len(text) - 2]
        found = sorted(((self._pair(text[at : at + 2]), at) for at in offsets), key=lambda row: len(row[0]))
        first, at = found[0]
        kept: Numbers = first[first >= at] - np.uint32(at)
        for other, at in found[1:]:
            if not len(kept):
                break
            kept = kept[_contains(other, kept + np.uint32(at))]
        return kept

    def owners(self, places: Numbers) -> Numbers:
        """Return the document in which each of ``places`` stands, (n,) uint32."""
        return _advanced(self._blocks.take(places >> np.uint32(_BLOCK_BITS)), self._firsts, places)

    def fields(self, places: Numbers, owners: Numbers) -> NDArray[np.uint8]:
        """Return the number of the field in which each of ``places``, of these ``owners``, stands, (n,) uint8."""
        return self._fields.take(_advanced(self._heads.take(owners), self._values, places))

    def find(self, text: str, pattern: bool = False) -> Spans:
        """Return the occurrences of a folded text, or of a ``pattern``.

        In a pattern, ``?`` is any one character and ``*`` any run of them, neither beyond a clause.
        """
        if not pattern:
            return Spans(self.places(text), len(text))
        blocks = _blocks(text)
        starts = self._block(blocks[0]) if blocks else np.empty(0, np.uint32)
        ends = starts + np.uint32(len(blocks[0]) if blocks else 0)
        for block in blocks[1:]:
            after = self._next(self._block(block), ends)
            kept = self._together(ends, after)
            starts, ends = starts[kept], after[kept] + np.uint32(len(block))
        return Spans(starts, ends - starts)

    def _block(self, block: str) -> Numbers:
        """Return where a block of characters and ``?`` begins, (n,) uint32, rising."""
        found: Numbers | None = None
        for piece in re.finditer(r"[^?]+", block):
            places, at = self.places(piece[0]), np.uint32(piece.start())
            found = places[places >= at] - at if found is None else found[_contains(places, found + at)]
        assert found is not None
        for gap in re.finditer(r"\?+", block):
            found = found[self._together(found + np.uint32(gap.start()), found + np.uint32(gap.end()))]
        return found

    def _next(self, places: Numbers, low: Numbers) -> Numbers:
        """Return the first of ``places`` at or after each of ``low``; the stream's length for none."""
        following: Numbers = np.append(places, np.uint32(self.length))[np.searchsorted(places, low)]
        return following

    def _together(self, starts: Numbers, ends: Numbers) -> NDArray[np.bool_]:
        """Return whether each range lies within one clause of one value."""
        if self._breaks is None:
            marks = [self._character(mark) for mark in CLAUSE_MARKS]
            self._breaks = np.sort(np.concatenate((*marks, self._values[1:] - np.uint32(1))))
        same: NDArray[np.bool_] = self._next(self._breaks, starts) >= ends
        return same


def _blocks(text: str) -> list[str]:
    """Return what stands between the ``*`` of a pattern; each block has a character besides ``?``."""
    blocks: list[str] = []
    for block in text.split("*"):
        if blocks and (not block.strip("?") or not blocks[0].strip("?")):
            blocks[-1] += block
        elif block:
            blocks.append(block)
    return blocks if blocks and blocks[0].strip("?") else []


def _advanced(rows: Numbers, starts: Numbers, places: Numbers) -> Numbers:
    """Return the row in which each of ``places`` stands, which is that of ``rows`` or a later one; (n,) uint32.

    Row r goes from ``starts[r]`` to ``starts[r + 1]``. ``rows`` is made into the answer.
    """
    ends = starts[1:]
    left = np.flatnonzero(places >= ends.take(rows))
    while len(left):
        rows[left] += np.uint32(1)
        left = left[places[left] >= ends.take(rows[left])]
    return rows


def _contains(places: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Return whether each of ``wanted`` is one of ``places``, which rise."""
    if not len(places):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(places, wanted), len(places) - 1)
    equal: NDArray[np.bool_] = places[at] == wanted
    return equal
