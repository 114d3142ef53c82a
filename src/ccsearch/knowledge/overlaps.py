"""A draft and an item side by side: which passages they share, and how much of either these are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from ccsearch.knowledge.base import Ref
from ccsearch.knowledge.letters import Letters, digits_in, letter_places, letters_of
from ccsearch.knowledge.shingles import Runs, all_seeds
from ccsearch.knowledge.tables import Column, Places
from ccsearch.knowledge.tiling import Tile, tiles

TILE = 8
"""Letters of the shortest passage that is marked once two texts are set side by side."""

_MOST_PLACES = 256  # at which a run of a draft is looked for in the items set beside it
_RUNS = 500  # shared runs of an item that tiles are laid from, the longest
_SHARE_DIGITS = 4


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
        return self.worth([len(row.text) for row in overlap.passages], overlap.share, overlap.likeness)

    def worth(self, sizes: Sequence[int], share: float, likeness: float) -> bool:
        """Return whether passages of so many characters, which cover so much of either text, are worth showing."""
        copied = max(sizes, default=0) >= self.long or (share >= self.share and sum(sizes) >= self.covered)
        return copied or likeness >= self.alike


USUAL = Threshold()
"""Chosen from the table of docs/duplicates.md."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its text, its letters with a 0 after them, and where each of them stands in the text."""

    text: str
    letters: Letters
    places: Places

    def __len__(self) -> int:
        return len(self.places)

    def between(self, first: int, end: int) -> str:
        """Return the text from one letter to before another."""
        return self.text[int(self.places[first]) : int(self.places[end - 1]) + 1]


def draft_of(text: str) -> Draft:
    """Return a text ready to be set beside others."""
    return Draft(text, letters_of([text]), letter_places(text))


@dataclass(frozen=True, slots=True)
class Beside:
    """An item beside a draft: its number, the tiles of the two, the characters of each in the draft, and the shares."""

    number: int
    laid: tuple[Tile, ...]
    sizes: tuple[int, ...]
    of_draft: float
    of_item: float
    likeness: float

    @property
    def share(self) -> float:
        """The larger of the two shares."""
        return max(self.of_draft, self.of_item)

    def overlap(self, draft: Draft, ref: Ref, text: str) -> Overlap:
        """Return what the draft shares with the item of this text, at the offsets of both."""
        theirs = letter_places(text)
        laid = (tile for tile in self.laid if tile.other + tile.size <= len(theirs))
        passages = tuple(_passage(draft, theirs, tile) for tile in laid)
        return Overlap(ref, self.of_draft, self.of_item, self.likeness, passages)


def _passage(draft: Draft, theirs: Places, tile: Tile) -> Passage:
    """Return a tile at the offsets of both texts, from its first letter to its last."""
    first, end = int(draft.places[tile.draft]), int(draft.places[tile.draft + tile.size - 1]) + 1
    start, stop = int(theirs[tile.other]), int(theirs[tile.other + tile.size - 1]) + 1
    return Passage(draft.text[first:end], first, end, start, stop)


def laid_beside(draft: Letters, items: Sequence[Letters]) -> Iterator[tuple[Tile, ...]]:
    """Yield the tiles of a draft and each of some items, whose letters end in 0."""
    if not items:
        return
    runs = all_seeds(np.concatenate(items), TILE).runs(draft, _MOST_PLACES)
    ends = np.cumsum([len(letters) for letters in items])
    owners = np.searchsorted(ends, runs.places, side="right")
    for at, letters in enumerate(items):
        own = np.flatnonzero(owners == at)
        longest = own[np.argsort(-runs.sizes[own], kind="stable")[:_RUNS]]
        laid = tiles(_tiles(runs, longest, int(ends[at]) - len(letters)), TILE)
        yield _whole(laid, draft, letters) if laid else ()


def _tiles(runs: Runs, chosen: Places, start: int) -> Iterator[Tile]:
    columns = (row[chosen].tolist() for row in (runs.drafts, runs.places, runs.sizes))
    for draft, place, size in zip(*columns, strict=True):
        yield Tile(draft, place - start, size)


def _whole(laid: Iterable[Tile], draft: Letters, item: Letters) -> tuple[Tile, ...]:
    """Return tiles that begin and end with no piece of a number."""
    ways = (digits_in(draft), digits_in(item))
    return tuple(tile for one in laid if (tile := _trimmed(one, *ways)).size >= TILE)


def _trimmed(tile: Tile, mine: Column, theirs: Column) -> Tile:
    """Return a tile without the pieces of numbers at its ends; ``mine`` and ``theirs`` tell which letters are digits."""
    first, end = 0, tile.size
    ways = ((mine, tile.draft), (theirs, tile.other))
    if any(at and row[at - 1] for row, at in ways):
        while first < end and mine[tile.draft + first]:
            first += 1
    if any(row[at + tile.size] for row, at in ways):  # the 0 after the last letter is no digit
        while first < end and mine[tile.draft + end - 1]:
            end -= 1
    return Tile(tile.draft + first, tile.other + first, end - first)


def beside(draft: Draft, number: int, laid: tuple[Tile, ...], size: int, likeness: float) -> Beside:
    """Return an item of so many letters beside a draft."""
    covered = sum(tile.size for tile in laid)
    sizes = tuple(len(draft.between(tile.draft, tile.draft + tile.size)) for tile in laid)
    of_draft, of_item = (round(covered / max(letters, 1), _SHARE_DIGITS) for letters in (len(draft), size))
    return Beside(number, laid, sizes, of_draft, of_item, round(float(likeness), _SHARE_DIGITS))


def covered_share(draft: Draft, rows: Iterable[Beside]) -> float:
    """Return the share of a draft's letters that stand in any tile."""
    covered = np.zeros(len(draft), bool)
    for row in rows:
        for tile in row.laid:
            covered[tile.draft : tile.draft + tile.size] = True
    return round(float(covered.mean()), _SHARE_DIGITS) if len(draft) else 0.0
