"""How alike texts are in their words, whatever their order: pairs of neighbouring letters, the rare ones weighing more.

Exact over all texts: an inverted list for each pair, so that a text costs only the lists of its own pairs.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.shingles import Letters, Places, Stream, expand_ranges

Weights = NDArray[np.float64]


def _pairs(letters: Letters) -> tuple[NDArray[np.uint32], Places]:
    """Return the pairs of neighbouring letters within a text, as numbers, and their places; (n,) each."""
    places = np.flatnonzero((letters[:-1] != 0) & (letters[1:] != 0))
    wide = letters.astype(np.uint32)
    return (wide[places] << np.uint32(16)) ^ wide[places + 1], places


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text shares with each of all texts: ``weights`` (n_texts,) float64, and its own whole weight."""

    weights: Weights
    whole: float


class Pairs:
    """The pairs of letters of each text of a stream, each once."""

    def __init__(self, stream: Stream) -> None:
        pairs, places = _pairs(stream.letters)
        rows = np.sort((pairs.astype(np.uint64) << np.uint64(32)) | stream.owners(places).astype(np.uint64))
        rows = rows[np.concatenate(([True], rows[1:] != rows[:-1]))[: len(rows)]]
        self._texts = (rows & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        self._keys, firsts = np.unique((rows >> np.uint64(32)).astype(np.uint32), return_index=True)
        self._starts = np.append(firsts, len(rows))
        self._total = len(stream.ends)
        self._weights: Weights = np.log1p(self._total / np.diff(self._starts))
        each = np.repeat(self._weights, np.diff(self._starts))
        self.wholes: Weights = np.bincount(self._texts, each, self._total).astype(float)

    def shared(self, letters: Letters) -> Shared:
        """Return the weight of the pairs that some letters, which end in 0, share with each text.

        A pair weighs the logarithm of one plus the number of texts for each that has it.
        Source: inverse document frequency (Spärck Jones 1972), smoothed.
        """
        own = np.unique(_pairs(letters)[0])
        rows = np.minimum(np.searchsorted(self._keys, own), max(len(self._keys) - 1, 0))
        known = rows[self._keys[rows] == own] if len(self._keys) else rows[:0]
        lows, counts = self._starts[known], self._starts[known + 1] - self._starts[known]
        ranges, places = expand_ranges(lows, counts)
        weights = np.bincount(self._texts[places], self._weights[known][ranges], self._total).astype(float)
        strange = (len(own) - len(known)) * np.log1p(self._total)
        return Shared(weights, float(self._weights[known].sum() + strange))

    def contained(self, letters: Letters) -> Weights:
        """Return how much of the lighter of the two is in the other, for each text; (n_texts,) from 0 to 1.

        Source: overlap coefficient (Szymkiewicz 1934, Simpson 1943).
        """
        found = self.shared(letters)
        return found.weights / np.maximum(np.minimum(self.wholes, found.whole), 1e-9)

    def alike(self, letters: Letters) -> Weights:
        """Return how alike each text is, (n_texts,) from 0 to 1.

        Source: cosine, every pair once (Salton and McGill 1983).
        """
        found = self.shared(letters)
        return found.weights / np.maximum(np.sqrt(self.wholes * found.whole), 1e-9)
