import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.knowledge.tiling import Tile, tiles
from knowledge.test_shingles import longest_runs

FEW = st.text("甲乙丙", max_size=24)


def laid_one_by_one(draft, other, least):
    """Return tiles found by looking for the longest free run again and again."""
    mine, theirs, laid = list(draft), list(other), []
    while True:
        free = [Tile(*run) for run in longest_runs(mine, theirs) if run[2] >= least]
        if not free:
            return tuple(sorted(laid))
        best = min(free, key=lambda run: (-run.size, run.draft, run.other))
        laid.append(best)
        mine[best.draft : best.draft + best.size] = [object() for _ in range(best.size)]
        theirs[best.other : best.other + best.size] = [object() for _ in range(best.size)]


@given(FEW, FEW, st.integers(1, 4))
def test_tiles_are_those_found_by_looking_again_and_again(draft, other, least):
    runs = [Tile(*run) for run in longest_runs(draft, other)]
    assert tiles(runs, least) == laid_one_by_one(draft, other, least)


@given(FEW, FEW)
def test_no_letter_lies_under_two_tiles(draft, other):
    laid = tiles([Tile(*run) for run in longest_runs(draft, other)], 2)
    for text, at in ((draft, "draft"), (other, "other")):
        cover = np.zeros(len(text), int)
        for tile in laid:
            cover[getattr(tile, at) : getattr(tile, at) + tile.size] += 1
        assert cover.max(initial=0) <= 1
    assert all(draft[t.draft : t.draft + t.size] == other[t.other : t.other + t.size] for t in laid)


def test_the_longest_comes_first_and_the_rest_is_cut():
    assert tiles([Tile(0, 0, 6), Tile(4, 20, 7)], 3) == (Tile(0, 0, 4), Tile(4, 20, 7))
    assert tiles([Tile(0, 0, 6), Tile(4, 20, 7)], 5) == (Tile(4, 20, 7),)
    assert tiles([], 1) == ()
