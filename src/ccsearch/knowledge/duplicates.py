"""查重: what a draft shares with earlier items, passage by passage, and which items are alike.

What is worth showing was chosen by measuring seeded rewrites: docs/duplicates.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.library import Library
from ccsearch.knowledge.likeness import Pairs, Weights
from ccsearch.knowledge.shingles import Letters, Places, Runs, Seeds, Stream, letter_places
from ccsearch.knowledge.tiling import Tile, tiles

SHINGLE, STEP = 8, 5
"""Letters of a kept run, and its distance from the next: any shared passage of 12 letters is found."""

TILE = 8
"""Letters of the shortest passage that is marked once two texts are set side by side."""

SHORTEST = 30
"""Letters of an item that can be like another; shorter ones are alike by chance."""

WINDOW = 250
"""Letters of a draft that are compared with whole items at a time; half of them again with the next."""

MOST_PLACES = 64
"""Places, the newest, at which a passage that stands in very many items is looked for."""

_CANDIDATES = 60  # set beside a draft for their passages, and as many for their likeness

_RUNS = 500  # shared runs of an item that tiles are laid from, the longest
_SPARSE = 2  # characters of a passage for each of its letters at most; a bulletin has 1.2
_DIGITS = 4  # of a share
_REMEMBERED = 4096  # items whose repeats are kept

RELATED = 0.07
"""Likeness from which on items are related; nineteen in twenty of those on other subjects are below it."""

MOST_RELATED = 3
"""Related items before, and after."""


class Passage(msgspec.Struct, frozen=True):
    """A passage of a draft that an item has too: the draft's words, and where it stands in both texts.

    Ends are exclusive; both cut out the same letters, whatever the punctuation between them.
    """

    text: str
    draft_start: int
    draft_end: int
    item_start: int
    item_end: int


class Overlap(msgspec.Struct, frozen=True):
    """What a draft shares with an item.

    ``of_draft`` and ``of_item`` are the shares of letters that passages cover; ``likeness`` how much of
    the words is the same, whatever their order. All from 0 to 1.
    """

    item: Ref
    of_draft: float
    of_item: float
    likeness: float
    passages: tuple[Passage, ...]

    @property
    def share(self) -> float:
        """The larger of the two shares."""
        return max(self.of_draft, self.of_item)


class Check(msgspec.Struct, frozen=True):
    """What a draft of so many ``letters`` shares with the archive: the ``share`` found in any of the items shown."""

    letters: int
    share: float
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """When an overlap is worth showing; one of three reasons will do.

    A passage of ``long`` characters; or passages that cover this ``share`` of the letters of either text, and
    ``covered`` characters, so that a short item is not found by a stock phrase; or a likeness of ``alike``.
    ``most`` items are shown at most.
    """

    long: int = 30
    share: float = 0.5
    covered: int = 20
    alike: float = 0.5
    most: int = 20

    def passed(self, overlap: Overlap) -> bool:
        """Return whether an overlap is worth showing."""
        sizes = [len(row.text) for row in overlap.passages]
        copied = max(sizes, default=0) >= self.long or (overlap.share >= self.share and sum(sizes) >= self.covered)
        return copied or overlap.likeness >= self.alike


USUAL = Threshold()
"""Chosen from the table of docs/duplicates.md."""


class Alike(msgspec.Struct, frozen=True):
    """An item like another, from 0 to 1."""

    item: Ref
    likeness: float


class Related(msgspec.Struct, frozen=True):
    """Items like one, of issues before it and of issues after it, the most alike first."""

    earlier: tuple[Alike, ...] = ()
    later: tuple[Alike, ...] = ()


def _windows(text: str, places: Places) -> Iterator[tuple[int, int]]:
    """Yield stretches of the letters of a draft: all of a short one, else its long lines and windows over it."""
    if len(places) <= 2 * WINDOW:
        yield 0, len(places)
    else:
        yield from ((at, min(at + WINDOW, len(places))) for at in range(0, len(places) - WINDOW // 2, WINDOW // 2))
    breaks = np.flatnonzero(np.array([character == "\n" for character in text], bool))
    edges = [0, *np.searchsorted(places, breaks).tolist(), len(places)]
    for first, end in pairwise(edges):
        if SHORTEST <= end - first < len(places):
            yield first, end


def _largest(values: NDArray[np.float64], least: float, most: int) -> list[int]:
    """Return the numbers of the largest values not below ``least``, the largest and then the newest first."""
    found = np.flatnonzero(values >= least)
    chosen: Places = found[np.lexsort((-found, -values[found]))[:most]]
    return [int(number) for number in chosen]


class Comparer:
    """The items of one state of the archive, ready to be compared with. Immutable; safe to share."""

    def __init__(self, base: Base, threshold: Threshold = USUAL) -> None:
        self._base = base
        self._threshold = threshold
        self._stream = Stream([entry.item.text for entry in base.entries])
        self._seeds = Seeds(self._stream.letters, SHINGLE, STEP)
        self._pairs = Pairs(self._stream)
        self._likely = self._stream.sizes >= SHORTEST
        self._again: dict[int, tuple[Overlap, ...]] = {}

    @property
    def base(self) -> Base:
        """The items compared with."""
        return self._base

    def check(self, text: str, without: Iterable[str] = ()) -> Check:
        """Return what a draft shares with the items, the most copied first, but those of the ids ``without``.

        Order: by the larger of the two shares, then likeness, then newest first.
        """
        places = letter_places(text)
        letters = self._stream.read(text)
        left_out = self._base.found(without)
        likeness = self._likeness(text, letters, places, left_out)
        numbers = self._candidates(letters, likeness, left_out)
        rows = [(self._overlap(text, places, number, laid, likeness[number]), number)
                for number, laid in zip(numbers, self._laid(letters, numbers), strict=True)
                if self._hopeful(len(places), number, laid, likeness[number])]  # fmt: skip
        passed = [row for row in rows if self._threshold.passed(row[0])]
        passed.sort(key=lambda row: (-row[0].share, -row[0].likeness, -row[1]))
        shown = [overlap for overlap, _ in passed[: self._threshold.most]]
        return Check(len(places), round(_covered(places, shown), _DIGITS), tuple(shown))

    def _likeness(self, text: str, letters: Letters, places: Places, left_out: Sequence[int]) -> Weights:
        """Return how much of each item is in some stretch of the draft, or the other way round, (n_items,)."""
        best = np.zeros(len(self._likely))
        for first, end in _windows(text, places):
            if end - first >= SHORTEST:
                np.maximum(best, self._pairs.contained(np.append(letters[first:end], letters[-1:])), out=best)
        best[~self._likely] = 0
        best[list(left_out)] = 0
        return np.minimum(best, 1)

    def _candidates(self, letters: Letters, likeness: Weights, left_out: Sequence[int]) -> list[int]:
        """Return the numbers of the items to set beside the draft: those of long passages first."""
        runs = self._seeds.runs(letters, MOST_PLACES)
        shared = np.bincount(self._stream.owners(runs.places), np.square(runs.sizes), len(likeness)).astype(float)
        shared[list(left_out)] = 0
        copied = _largest(shared, SHINGLE, _CANDIDATES)
        return list(dict.fromkeys([*copied, *_largest(likeness, self._threshold.alike, _CANDIDATES)]))

    def _laid(self, letters: Letters, numbers: Sequence[int]) -> Iterator[tuple[Tile, ...]]:
        """Yield the passages shared with each of some items."""
        if not numbers:
            return
        runs = Seeds(self._stream.some(numbers), TILE).runs(letters, MOST_PLACES * 4)
        ends = np.cumsum(self._stream.sizes[list(numbers)] + 1)
        owners = np.searchsorted(ends, runs.places, side="right")
        starts = ends - self._stream.sizes[list(numbers)] - 1
        for at in range(len(numbers)):
            own = np.flatnonzero(owners == at)
            longest = own[np.argsort(-runs.sizes[own], kind="stable")[:_RUNS]]
            yield tiles(_tiles(runs, longest, int(starts[at])), TILE)

    def _hopeful(self, letters: int, number: int, laid: Sequence[Tile], likeness: float) -> bool:
        """Return whether an item may pass the threshold; cheap, and sure where the answer is no."""
        covered = sum(tile.size for tile in laid)
        shorter = min(letters, int(self._stream.sizes[number]))
        longest = max((tile.size for tile in laid), default=0)
        limit = self._threshold
        return likeness >= limit.alike or covered >= limit.share * shorter or longest * _SPARSE >= limit.long

    def _overlap(self, text: str, places: Places, number: int, laid: Sequence[Tile], likeness: float) -> Overlap:
        entry = self._base.entries[number]
        theirs = letter_places(entry.item.text)
        laid = _whole(laid, _digits(text, places), _digits(entry.item.text, theirs))
        covered = sum(tile.size for tile in laid)
        passages = (_passage(text, places, theirs, tile) for tile in laid)
        of_draft, of_item = (round(covered / max(len(row), 1), _DIGITS) for row in (places, theirs))
        return Overlap(entry.ref, of_draft, of_item, round(float(likeness), _DIGITS), tuple(passages))

    def told_again(self, number: int) -> tuple[Overlap, ...]:
        """Return what an item shares with the other items that report the same; kept once worked out."""
        found = self._again.get(number)
        if found is None:
            entry = self._base.entries[number]
            found = self.check(entry.item.text, (entry.ref.id,)).overlaps
            if len(self._again) < _REMEMBERED:
                self._again[number] = found
        return found

    def related(self, number: int) -> Related:
        """Return the items of other issues that are most like one; equally alike ones newest first."""
        own = self._base.entries[number].ref
        stream = self._stream
        likeness = self._pairs.alike(stream.letters[stream.starts[number] : stream.ends[number] + 1])
        found: dict[bool, list[Alike]] = {False: [], True: []}
        for other in _largest(likeness, RELATED, _CANDIDATES):
            ref = self._base.entries[other].ref
            side = found[other > number]
            if ref.issue != own.issue and len(side) < MOST_RELATED:
                side.append(Alike(ref, round(float(likeness[other]), _DIGITS)))
        return Related(tuple(found[False]), tuple(found[True]))


def _tiles(runs: Runs, chosen: Places, start: int) -> Iterator[Tile]:
    for draft, place, size in zip(*(row[chosen].tolist() for row in (runs.drafts, runs.places, runs.sizes)),
                                  strict=True):  # fmt: skip
        yield Tile(draft, place - start, size)


def _digits(text: str, places: Places) -> list[bool]:
    return [text[place].isdigit() for place in places.tolist()]


def _whole(laid: Iterable[Tile], mine: Sequence[bool], theirs: Sequence[bool]) -> tuple[Tile, ...]:
    """Return tiles that begin and end with no piece of a number; ``mine`` and ``theirs`` tell which letters are digits."""
    found = []
    for tile in laid:
        first, end = 0, tile.size
        ways = ((mine, tile.draft), (theirs, tile.other))
        if any(at and row[at - 1] for row, at in ways):
            while first < end and mine[tile.draft + first]:
                first += 1
        if any(at + tile.size < len(row) and row[at + tile.size] for row, at in ways):
            while first < end and mine[tile.draft + end - 1]:
                end -= 1
        if end - first >= TILE:
            found.append(Tile(tile.draft + first, tile.other + first, end - first))
    return tuple(found)


def _passage(text: str, mine: Places, theirs: Places, tile: Tile) -> Passage:
    """Return a tile at the offsets of both texts, from its first letter to its last."""
    first, end = int(mine[tile.draft]), int(mine[tile.draft + tile.size - 1]) + 1
    start, stop = int(theirs[tile.other]), int(theirs[tile.other + tile.size - 1]) + 1
    return Passage(text[first:end], first, end, start, stop)


def _covered(places: Places, overlaps: Iterable[Overlap]) -> float:
    """Return the share of a draft's letters that stand in any passage."""
    covered = np.zeros(len(places), bool)
    for row in overlaps:
        for passage in row.passages:
            covered[np.searchsorted(places, passage.draft_start) : np.searchsorted(places, passage.draft_end)] = True
    return float(covered.mean()) if len(places) else 0.0


class Comparing:
    """The comparer of the state an engine is in, made anew when the state has changed; safe to share."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._kept: Comparer | None = None

    def comparer(self) -> Comparer:
        """Return the comparer of the state in force.

        Raises:
            IndexUnavailableError: there is no index to read from.
        """
        base = self._library.knowledge().base
        with self._lock:
            if self._kept is None or self._kept.base is not base:
                self._kept = None  # the old one need not be in memory beside the new
                self._kept = Comparer(base)
            return self._kept
