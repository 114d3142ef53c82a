"""Exact shared passages: the letters of all texts as one stream, found by short runs of them.

Every ``step``-th run of ``length`` letters of the stream is kept, sorted by its hash; every run of a draft is looked
up. So a passage of ``length + step - 1`` letters or more is always found, with a fraction of the memory.
Source: fingerprints at fixed steps of one side, all of the other (Manber 1994; guarantee as in Schleimer 2003).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.letters import Letters, clear, hashes
from ccsearch.knowledge.tables import Places, expand_ranges, halves, pairs_of

_STRIDE = 8
"""Letters that are compared at a time where runs grow."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Shared runs of letters: where each begins in the draft and in the stream, and its length; (n,) intp each."""

    drafts: Places
    places: Places
    sizes: Places


class Seeds:
    """Runs of ``length`` letters of a stream by hash: ``keys`` (n,), rising; ``places`` gives where some of them stand."""

    def __init__(self, letters: Letters, length: int, keys: NDArray[np.uint32],
                 places: Callable[[Places], Places]) -> None:  # fmt: skip
        self._letters = letters
        self._length = length
        self._keys = keys
        self._places = places

    def runs(self, draft: Letters, most: int) -> Runs:
        """Return the runs that a draft shares with the stream, each as long as it can be.

        Of a run of the draft that stands in many places the last ``most`` are taken.
        """
        drafts, places = self._pairs(draft, most)
        return self._grown(draft, *self._joined(drafts, places))

    def _pairs(self, draft: Letters, most: int) -> tuple[Places, Places]:
        own = clear(draft, 1, self._length)
        keys = hashes(draft, own, self._length)
        highs = np.searchsorted(self._keys, keys, side="right")
        lows = np.maximum(np.searchsorted(self._keys, keys), highs - most)
        ranges, rows = expand_ranges(lows, highs - lows)
        drafts, places = own[ranges], self._places(rows)
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
        kept = np.unique(keys, return_index=True)[1]
        return Runs(drafts[kept], places[kept], sizes[kept])

    def _steps(self, draft: Letters, drafts: Places, places: Places, way: int) -> Places:
        """Return how many letters from each place on, going ``way``, are equal.

        The 0 at the end of each text, which is before its first letter too, equals nothing.
        """
        found = np.zeros(len(drafts), np.intp)
        going, ahead = np.arange(len(drafts)), way * np.arange(_STRIDE)
        while len(going):
            mine = draft.take((drafts[going] + way * found[going])[:, None] + ahead, mode="wrap")
            theirs = self._letters.take((places[going] + way * found[going])[:, None] + ahead, mode="wrap")
            equal = (mine == theirs) & (mine != 0)
            steps = np.where(equal.all(axis=1), _STRIDE, equal.argmin(axis=1))
            found[going] += steps
            going = going[steps == _STRIDE]
        return found


def all_seeds(letters: Letters, length: int) -> Seeds:
    """Return every run of ``length`` letters of a stream."""
    places = clear(letters, 1, length)
    keys = hashes(letters, places, length)
    rising, places = halves(np.sort(pairs_of(keys, places)))
    return Seeds(letters, length, rising.astype(np.uint32), places.__getitem__)
