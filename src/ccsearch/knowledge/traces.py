"""What is kept of the words of a statement to tell whether it was said before: traces and a sketch.

Traces are hashes of a few passages, the same in whatever text a passage stands, so that texts with a passage in
common meet. A sketch has a bit for each pair of neighbouring letters, so that two of them tell how alike texts are.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.letters import Letters, clear, ends_of, hashes, letters_of
from ccsearch.knowledge.tables import Table, distinct, halves, pairs_of

PASSAGE, WINDOW = 6, 4
"""Letters of a passage, and passages side by side of which one is kept: texts with 9 letters in common meet."""

SHORTEST = 10
"""Letters of a statement that can be said again; shorter ones are slogans."""

BITS = 1024
"""Bits of a sketch, of which a statement of 100 letters takes every tenth."""

_PAIR = 2
_PIECE = 4096  # sketches made at a time

Sketches = NDArray[np.uint64]


def sketches_of(letters: Letters) -> Sketches:
    """Return the sketch of each text, (n_texts, BITS / 64) uint64."""
    ends = ends_of(letters)
    places = clear(letters, 1, _PAIR)
    owners, bits = np.searchsorted(ends, places), hashes(letters, places, _PAIR) % np.uint32(BITS)
    found = np.zeros((len(ends), BITS // 64), np.uint64)
    for first in range(0, len(ends), _PIECE):
        low, high = np.searchsorted(owners, (first, first + _PIECE))
        mask = np.zeros((min(_PIECE, len(ends) - first), BITS), bool)
        mask[owners[low:high] - first, bits[low:high]] = True
        found[first : first + _PIECE] = np.packbits(mask, axis=1).view(np.uint64)
    return found


def traces_of(letters: Letters) -> Table:
    """Return the traces of each text: its number as ``item``, and the ``trace``; texts shorter than ``SHORTEST`` have none.

    Source: winnowing (Schleimer, Wilkerson and Aiken 2003).
    """
    ends = ends_of(letters)
    places = clear(letters, 1, PASSAGE)
    kept = hashes(letters, places, PASSAGE)
    owners = np.searchsorted(ends, places)
    whole = np.flatnonzero(owners[WINDOW - 1 :] == owners[: max(len(owners) - WINDOW + 1, 0)])
    least = np.min([kept[whole + step] for step in range(WINDOW)], axis=0) if len(whole) else kept[:0]
    sizes = np.diff(ends, prepend=-1) - 1
    long = sizes[owners[whole]] >= SHORTEST
    texts, traces = halves(distinct(pairs_of(owners[whole][long], least[long])))
    return {"item": texts, "trace": traces.astype(np.uint32)}


def traced(texts: Sequence[str]) -> tuple[Sketches, Table]:
    """Return the sketch of each text, and the traces of all."""
    letters = letters_of(texts)
    return sketches_of(letters), traces_of(letters)


def alike(first: Sketches, second: Sketches) -> NDArray[np.float64]:
    """Return how alike the texts of sketches are, pair by pair, (n,) from 0 to 1.

    Source: Jaccard index (Jaccard 1901) over pairs of letters, counted in a bitmap.
    """
    both = np.bitwise_count(first & second).sum(axis=1)
    either = np.bitwise_count(first | second).sum(axis=1)
    found: NDArray[np.float64] = both / np.maximum(either, 1)
    return found
