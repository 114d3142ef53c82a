"""The order of results: formulas over arrays, and the best k of many. Nothing here knows an index."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
"""How soon a word's repetition stops to count."""

B = 0.75
"""How much the length of a field counts against it, from 0 to 1."""

ADJACENCY_GAP = 8
"""Characters between two words of the query up to which they count as near."""

ADJACENCY_WEIGHT = 1.5
"""What two words side by side are worth, times their mean idf; less with every character between."""

NAME_BONUS = 100.0
"""Added for a name of the query in the unit or leader field: above any sum of words."""

Scores = NDArray[np.float32]


_CLOSENESS = (1 / (1 + np.arange(ADJACENCY_GAP + 1))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class FieldCounts:
    """One word in one field: the documents that have it, how often, and the field's weight.

    ``docs`` (n,), each once; ``times`` (n,); ``norms`` (n_docs,) float32 from :func:`norms`.
    """

    docs: NDArray[np.intp]
    times: NDArray[np.integer[Any]]
    weight: float
    norms: Scores


def norms(lengths: NDArray[np.uint16]) -> Scores:
    """Return what a field's length divides its counts by, (n_docs,) float32; 1 for the mean length."""
    mean = float(lengths.mean()) if len(lengths) else 0.0
    return (1 - B + B * lengths / max(mean, 1.0)).astype(np.float32)


def idf(having: int, count: int) -> float:
    """Return the weight of a word that ``having`` of ``count`` documents have.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, with 1 added inside
    the logarithm so that it is never negative.
    """
    return float(np.log1p((count - having + 0.5) / (having + 0.5)))


def word_scores(parts: list[FieldCounts], count: int, rarity: float, docs: NDArray[np.intp]) -> Scores:
    """Return the BM25F score of one word for each of ``docs`` (n,) among ``count``, 0 where it is not.

    Source: Robertson, Zaragoza and Taylor, Simple BM25 extension to multiple weighted fields, 2004.
    """
    total = np.zeros(count, np.float32)
    for place, part in enumerate(parts):
        worth = np.float32(part.weight) * part.times / part.norms[part.docs]
        total[part.docs] = total[part.docs] + worth if place else worth
    wanted = total[docs]
    return np.float32(rarity * (K1 + 1)) * wanted / (wanted + np.float32(K1))


def near(ends: NDArray[np.int64], starts: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp], Scores]:
    """Return the places of first words, of the second words that closely follow them, and how closely.

    ``ends`` of the first and ``starts`` of the second rise. Closeness is 1 side by side, and falls
    to 1 / (1 + ADJACENCY_GAP).
    """
    after = np.searchsorted(starts, ends)
    gaps = np.append(starts, np.iinfo(np.int64).max)[after] - ends
    kept = np.flatnonzero(gaps <= ADJACENCY_GAP)
    return kept, after[kept], _CLOSENESS[gaps[kept]]


def greatest(docs: NDArray[np.unsignedinteger[Any]], values: Scores, count: int) -> Scores:
    """Return the greatest of the ``values`` (n,) of each document, (count,), 0 for none; ``docs`` (n,) rise."""
    best = np.zeros(count, np.float32)
    if len(docs):
        heads = np.flatnonzero(np.concatenate(([True], docs[1:] != docs[:-1])))
        best[docs[heads]] = np.maximum.reduceat(values, heads)
    return best


def first(rank: NDArray[np.int32], k: int) -> NDArray[np.intp]:
    """Return the places of the k lowest in ``rank`` (n,), lowest first; ranks are distinct."""
    k = min(k, len(rank))
    if k < 1:
        return np.empty(0, np.intp)
    kept = np.argpartition(rank, k - 1)[:k]
    return kept[np.argsort(rank[kept])]


def top(scores: Scores, rank: NDArray[np.int32], k: int) -> NDArray[np.intp]:
    """Return the places of the k best in ``scores`` (n,), best first; equal ones by ``rank`` (n,), lowest first."""
    k = min(k, len(scores))
    if k < 1:
        return np.empty(0, np.intp)
    lowest = np.partition(scores, -k)[-k]
    kept = np.flatnonzero(scores >= lowest)
    return kept[np.lexsort((rank[kept], -scores[kept]))[:k]]
