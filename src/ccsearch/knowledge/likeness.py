"""How alike texts are in their words, whatever their order.

Which items a text may be like is told by words, rare ones weighing more; how alike they are, exactly, by pairs of
neighbouring letters, rare ones weighing more, so that no border between words decides.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.letters import Letters, ends_of
from ccsearch.knowledge.stream import Codes, Frequencies, Stream, pair_codes
from ccsearch.knowledge.tables import Keys, contains, distinct, halves, pairs_of

Weights = NDArray[np.float64]


def _weights(frequencies: Frequencies, codes: Codes, total: int) -> Weights:
    """Return what each pair weighs: the logarithm of one plus the number of texts for each that has it.

    Source: inverse document frequency (Spärck Jones 1972), smoothed.
    """
    return np.log1p(total / np.maximum(frequencies.of(codes), 1))


class Pairs:
    """The pairs of neighbouring letters of some items, each once, ready to be set beside other texts."""

    def __init__(self, stream: Stream, numbers: Sequence[int]) -> None:
        self._frequencies, self._total = stream.frequencies, len(stream)
        letters = stream.some(numbers)
        codes, places = pair_codes(letters)
        keys: Keys = distinct(pairs_of(np.searchsorted(ends_of(letters), places), codes))
        owners, found = halves(keys)
        self._owners, self._codes = owners, found.astype(np.uint32)
        self._each = _weights(self._frequencies, self._codes, self._total)
        self._count = len(numbers)
        self._wholes: Weights = np.bincount(owners, self._each, self._count).astype(float)

    def _shared(self, letters: Letters) -> tuple[Weights, float]:
        """Return the weight of the pairs that some letters, which end in 0, share with each item, and their whole weight."""
        own = distinct(pair_codes(letters)[0])
        both = contains(own, self._codes)
        shared = np.bincount(self._owners[both], self._each[both], self._count).astype(float)
        return shared, float(_weights(self._frequencies, own, self._total).sum())

    def contained(self, letters: Letters) -> Weights:
        """Return how much of the lighter of the two is in the other, for each item; (n_items,) from 0 to 1.

        Source: overlap coefficient (Szymkiewicz 1934, Simpson 1943).
        """
        shared, whole = self._shared(letters)
        return shared / np.maximum(np.minimum(self._wholes, whole), 1e-9)

    def alike(self, letters: Letters) -> Weights:
        """Return how alike each item is, (n_items,) from 0 to 1.

        Source: cosine, every pair once (Salton and McGill 1983).
        """
        shared, whole = self._shared(letters)
        return shared / np.maximum(np.sqrt(self._wholes * whole), 1e-9)
