"""Shared runs laid as tiles: the longest first, no letter of either text under two of them."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

import msgspec
import numpy as np
from numpy.typing import NDArray


class Tile(msgspec.Struct, frozen=True, order=True):
    """Equal letters: where they begin in the draft and in the other text, and how many they are."""

    draft: int
    other: int
    size: int


def _stretches(free: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the first and the end of each stretch that is free."""
    edges = np.flatnonzero(np.diff(free, prepend=False, append=False)).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)


def tiles(runs: Iterable[Tile], least: int) -> tuple[Tile, ...]:
    """Return tiles of ``least`` letters or more, in the order of the draft.

    Of runs of one length the first of the draft is laid first, then the first of the other text.
    Source: Greedy String Tiling (Wise 1993).
    """
    waiting = [(-run.size, run.draft, run.other) for run in runs if run.size >= least]
    heapify(waiting)
    mine = np.zeros(max((draft - size for size, draft, _ in waiting), default=0), bool)
    theirs = np.zeros(max((other - size for size, _, other in waiting), default=0), bool)
    laid = []
    while waiting:
        size, draft, other = heappop(waiting)
        covered = mine[draft : draft - size] | theirs[other : other - size]
        if not covered.any():
            mine[draft : draft - size] = theirs[other : other - size] = True
            laid.append(Tile(draft, other, -size))
            continue
        if covered.all():
            continue
        for first, end in _stretches(~covered):
            if end - first >= least:
                heappush(waiting, (first - end, draft + first, other + first))
    return tuple(sorted(laid))
