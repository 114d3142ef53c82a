"""查重: what a draft shares with earlier items, passage by passage, and which items are alike.

What is worth showing was chosen by measuring seeded rewrites: docs/duplicates.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.likeness import Pairs, Weights
from ccsearch.knowledge.overlaps import (
    USUAL,
    Beside,
    Check,
    Draft,
    Overlap,
    Threshold,
    beside,
    covered_share,
    draft_of,
    laid_beside,
)
from ccsearch.knowledge.stream import SHINGLE, Stream
from ccsearch.knowledge.subjects import Words
from ccsearch.knowledge.tables import Places
from ccsearch.text import Segmenter, fold

SHORTEST = 30
"""Letters of an item that can be like another; shorter ones are alike by chance."""

WINDOW = 250
"""Letters of a draft that are compared with whole items at a time; half of them again with the next."""

MOST_PLACES = 64
"""Places, the newest, at which a passage that stands in very many items is looked for."""

RELATED = 0.07
"""Likeness from which on items are related; nineteen in twenty of those on other subjects are below it."""

MOST_RELATED = 3
"""Related items before, and after."""

_CANDIDATES = 40  # looked at more closely for their passages, and as many for their likeness
_SPARSE = 2  # characters of a passage for each of its letters at most; a bulletin has 1.2
_FOUND = 0.7  # of what two texts share is found in long runs, at least
_LIKELY = 0.4  # of an item's words in a draft, by weight, or the other way round: it may be like it in its letters
_REMEMBERED = 4096  # items whose repeats are kept


Windows = Sequence[tuple[int, int]]
"""Stretches of the letters of a draft."""


class Alike(msgspec.Struct, frozen=True):
    """An item like another, from 0 to 1."""

    item: Ref
    likeness: float


class Related(msgspec.Struct, frozen=True):
    """Items like one, of issues before it and of issues after it, the most alike first."""

    earlier: tuple[Alike, ...] = ()
    later: tuple[Alike, ...] = ()


def _windows(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield stretches of the letters of a draft: all of a short one, else its long lines and windows over it."""
    if len(draft) <= 2 * WINDOW:
        yield 0, len(draft)
    else:
        yield from ((at, min(at + WINDOW, len(draft))) for at in range(0, len(draft) - WINDOW // 2, WINDOW // 2))
    breaks = np.flatnonzero(np.array([character == "\n" for character in draft.text], bool))
    for first, end in pairwise([0, *np.searchsorted(draft.places, breaks).tolist(), len(draft)]):
        if SHORTEST <= end - first < len(draft):
            yield first, end


def _largest(values: Weights, least: float, most: int) -> list[int]:
    """Return the numbers of the largest values not below ``least``, the largest and then the newest first."""
    found = np.flatnonzero(values >= least)
    chosen: Places = found[np.lexsort((-found, -values[found]))[:most]]
    return [int(number) for number in chosen]


class Comparer:
    """The items of one state of the archive, ready to be compared with. Immutable; safe to share."""

    def __init__(
        self, base: Base, stream: Stream, words: Words, segmenter: Segmenter, threshold: Threshold = USUAL
    ) -> None:
        self.base = base
        self._stream = stream
        self._words = words
        self._segmenter = segmenter
        self._threshold = threshold
        self._seeds = stream.runs()
        self._owners = stream.owners()
        self._likely = stream.rows["size"] >= SHORTEST
        self._again: dict[int, tuple[Beside, ...]] = {}

    def by(self, threshold: Threshold) -> "Comparer":
        """Return the same items, of which what passes another threshold is shown."""
        return Comparer(self.base, self._stream, self._words, self._segmenter, threshold)

    def check(self, text: str, without: Iterable[str] = ()) -> Check:
        """Return what a draft shares with the items, the most copied first, but those of the ids ``without``.

        Order: by the larger of the two shares, then likeness, then newest first.
        """
        draft = draft_of(text)
        found = self._beside(draft, self.base.found(without))
        return Check(len(draft), covered_share(draft, found), self._overlaps(draft, found))

    def _overlaps(self, draft: Draft, found: Sequence[Beside]) -> tuple[Overlap, ...]:
        items = self.base.items([row.number for row in found])
        return tuple(row.overlap(draft, self.base.ref(row.number), items[row.number].text)
                     for row in found if row.number in items)  # fmt: skip

    def _beside(self, draft: Draft, left_out: Sequence[int]) -> tuple[Beside, ...]:
        """Return the items that share enough with a draft."""
        windows = [(first, end) for first, end in _windows(draft) if end - first >= SHORTEST]
        numbers, likeness = self._hopeful(draft, windows, left_out)
        laid = laid_beside(draft.letters, [self._stream.of(number) for number in numbers])
        sizes = self._stream.rows["size"][numbers].tolist()
        rows = [beside(draft, *row) for row in zip(numbers, laid, sizes, likeness, strict=True)]
        passed = [row for row in rows if self._threshold.worth(row.sizes, row.share, row.likeness)]
        passed.sort(key=lambda row: (-row.share, -row.likeness, -row.number))
        return tuple(passed[: self._threshold.most])

    def _hopeful(self, draft: Draft, windows: Windows, left_out: Sequence[int]) -> tuple[list[int], list[float]]:
        """Return the numbers of the items that may share enough with a draft, and how alike they are."""
        runs = self._seeds.runs(draft.letters, MOST_PLACES)
        owners = self._owners(runs.places)
        copied = np.bincount(owners, np.square(runs.sizes), len(self.base)).astype(float)
        likely = self._likely_in(draft, windows)
        copied[list(left_out)] = likely[list(left_out)] = 0
        numbers = list(
            dict.fromkeys([*_largest(copied, SHINGLE, _CANDIDATES), *_largest(likely, _LIKELY, _CANDIDATES)])
        )
        likeness = self._likeness(draft, windows, numbers)
        longest, covered = np.zeros(len(self.base), np.intp), np.bincount(owners, runs.sizes, len(self.base))
        np.maximum.at(longest, owners, runs.sizes)
        limit, letters = self._threshold, np.minimum(self._stream.rows["size"], len(draft))
        kept = (longest * _SPARSE >= limit.long) | (covered >= limit.share * letters * _FOUND)
        rows = [row for row in zip(numbers, likeness, strict=True) if kept[row[0]] or row[1] >= limit.alike]
        return [number for number, _ in rows], [alike for _, alike in rows]

    def _likely_in(self, draft: Draft, windows: Windows) -> Weights:
        """Return how much of the words of each item is in some stretch of a draft, or the other way round; (n_items,)."""
        found = np.zeros(len(self.base))
        for window in windows:
            np.maximum(found, self._words_in(draft.between(*window)), out=found)
        found[~self._likely] = 0
        return found

    def _shared(self, text: str) -> tuple[Weights, Weights, float]:
        words = (word for word, _, _ in self._segmenter.words(fold(text)) if word[0].isalnum())
        return self._words.shared(words)

    def _words_in(self, text: str) -> Weights:
        """Return how much of the words of the lighter of the two is in the other, for each item; (n_items,)."""
        shared, wholes, whole = self._shared(text)
        return shared / np.maximum(np.minimum(wholes, whole), 1e-9)

    def _likeness(self, draft: Draft, windows: Windows, numbers: Sequence[int]) -> list[float]:
        """Return how much of each of some items is in some stretch of a draft, or the other way round."""
        pairs, best = Pairs(self._stream, numbers), np.zeros(len(numbers))
        for first, end in windows:
            np.maximum(best, pairs.contained(np.append(draft.letters[first:end], draft.letters[-1:])), out=best)
        best[~self._likely[numbers]] = 0
        likeness: list[float] = np.minimum(best, 1).tolist()
        return likeness

    def told_again(self, number: int, text: str) -> tuple[Beside, ...]:
        """Return the other items that report the same as one, whose text is given; kept once worked out."""
        found = self._again.get(number)
        if found is None:
            found = self._beside(draft_of(text), (number,))
            if len(self._again) < _REMEMBERED:
                self._again[number] = found
        return found

    def repeats(self, number: int, text: str) -> tuple[Overlap, ...]:
        """Return what an item shares with the other items that report the same."""
        return self._overlaps(draft_of(text), self.told_again(number, text))

    def related(self, number: int, text: str) -> Related:
        """Return the items of other issues that are most like one, whose text is given; equally alike ones newest first."""
        shared, wholes, whole = self._shared(text)
        near = sorted(_largest(shared / np.maximum(np.sqrt(wholes * whole), 1e-9), RELATED, _CANDIDATES))
        likeness = Pairs(self._stream, near).alike(self._stream.of(number))
        own, found = self.base.ref(number), dict[bool, list[Alike]]({False: [], True: []})
        for at in _largest(likeness, RELATED, len(near)):
            ref, side = self.base.ref(near[at]), found[near[at] > number]
            if ref.issue != own.issue and len(side) < MOST_RELATED:
                side.append(Alike(ref, round(float(likeness[at]), 4)))
        return Related(tuple(found[False]), tuple(found[True]))
