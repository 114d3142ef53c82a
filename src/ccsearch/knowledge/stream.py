"""The letters of all items of one state, and what is kept of them to compare drafts with.

Everything of an item is found by its number; letters stay where they are while items come, go and move.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from ccsearch.knowledge.base import Base
from ccsearch.knowledge.letters import Letters, clear, ends_of, hashes, letters_of
from ccsearch.knowledge.shingles import Seeds
from ccsearch.knowledge.tables import (
    Column,
    Places,
    Table,
    contains,
    distinct,
    expand_ranges,
    halves,
    joined,
    laid_out,
    moved,
    pairs_of,
    picked,
    places_within,
    relocated,
    table_in,
)
from ccsearch.knowledge.texts import Texts, texts_of
from ccsearch.search.contract import Records

SHINGLE, STEP = 8, 5
"""Letters of a kept run, and its distance from the next: any shared passage of 12 letters is found."""

_PIECE = 1000  # texts read into letters at a time
_WASTE = 4  # letters of items that are gone are put up with up to one part in so many

Codes = NDArray[np.uint32]


def pair_codes(letters: Letters) -> tuple[Codes, Places]:
    """Return the pairs of neighbouring letters within a text as numbers, and their places; (n,) each."""
    places = clear(letters, 1, 2)
    return (letters[places].astype(np.uint32) << np.uint32(16)) | letters[places + 1], places


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many texts each pair of letters occurs: ``codes`` rise; (n,) both."""

    codes: Codes
    counts: NDArray[np.int64]

    def plus(self, other: "Frequencies", sign: int = 1) -> "Frequencies":
        """Return the frequencies over the texts of both, or without those of the other."""
        codes = np.concatenate([self.codes, other.codes])
        counts = np.concatenate([self.counts, sign * other.counts])
        order = np.argsort(codes, kind="stable")
        found = distinct(codes)
        sums = np.add.reduceat(counts[order], np.searchsorted(codes[order], found)) if len(found) else counts
        return Frequencies(found[sums > 0], sums[sums > 0])

    def of(self, codes: Codes) -> NDArray[np.int64]:
        """Return in how many texts each of some pairs occurs, (n,) int64."""
        if not len(self.codes):
            return np.zeros(len(codes), np.int64)
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[at] == codes, self.counts[at], 0)


NONE = Frequencies(np.empty(0, np.uint32), np.empty(0, np.int64))


def frequencies_of(letters: Letters) -> Frequencies:
    """Return in how many of some texts each pair of their letters occurs."""
    codes, places = pair_codes(letters)
    found = halves(distinct(pairs_of(codes, np.searchsorted(ends_of(letters), places))))[0].astype(np.uint32)
    codes = distinct(found)
    return Frequencies(codes, np.diff(np.append(np.searchsorted(found, codes), len(found))))


@dataclass(frozen=True, slots=True)
class Stream:
    """The letters of all items, and of some that are gone.

    ``rows`` tells where the letters of each item stand: ``start`` and ``size``. ``seeds`` are the kept runs, by
    ``hash`` and then item, with their ``offset`` from the start of the item. ``ids`` are the numbers that the ids of
    the items have among the texts of a base of this ``origin``.
    """

    ids: Column
    origin: str
    letters: Letters
    rows: Table
    seeds: Table
    frequencies: Frequencies

    @staticmethod
    def from_arrays(arrays: Table) -> "Stream":
        """Return the letters that :meth:`arrays` gave."""
        frequencies = Frequencies(arrays["codes"], arrays["counts"])
        [origin] = Texts.from_arrays(arrays, "origin")
        return Stream(arrays["ids"], origin, arrays["letters"], table_in(arrays, "rows"),
                      table_in(arrays, "seeds"), frequencies)  # fmt: skip

    def arrays(self) -> dict[str, Column]:
        """Return the letters as arrays, each with a name."""
        return {
            "ids": self.ids,
            "letters": self.letters,
            "codes": self.frequencies.codes,
            "counts": self.frequencies.counts,
            **texts_of([self.origin]).arrays("origin"),
            **laid_out({"rows": self.rows, "seeds": self.seeds}),
        }

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, number: int) -> Letters:
        """Return the letters of an item, and the 0 after them."""
        start = int(self.rows["start"][number])
        return self.letters[start : start + int(self.rows["size"][number]) + 1]

    def some(self, numbers: Iterable[int]) -> Letters:
        """Return the letters of some items, a 0 after each."""
        return np.concatenate([np.empty(0, np.uint16), *map(self.of, numbers)])

    def runs(self) -> Seeds:
        """Return the kept runs of all items."""
        starts, seeds = self.rows["start"], self.seeds
        return Seeds(self.letters, SHINGLE, seeds["hash"],
                     lambda rows: starts[seeds["item"][rows]] + seeds["offset"][rows].astype(np.intp))  # fmt: skip

    def owners(self) -> Callable[[Places], Places]:
        """Return what gives the number of the item in which each of some places stands; all of items held."""
        order = np.argsort(self.rows["start"], kind="stable")
        starts = self.rows["start"][order]
        return lambda places: order[np.searchsorted(starts, places, side="right") - 1]


@dataclass(frozen=True, slots=True)
class Part:
    """The letters of some items, where those of each stand, the runs kept of them, and their pairs."""

    letters: Letters
    rows: Table
    seeds: Table
    frequencies: Frequencies


def _part(numbers: Sequence[int], texts: Sequence[str]) -> Part:
    letters = letters_of(texts)
    ends, items = ends_of(letters), np.array(numbers, np.uint32)
    starts = np.concatenate(([0], ends[:-1] + 1)).astype(np.intp)[: len(ends)]
    owners, offsets = expand_ranges(np.zeros(len(ends), np.intp), np.maximum(ends - starts - SHINGLE + STEP, 0) // STEP)
    offsets *= STEP
    seeds = {"hash": hashes(letters, starts[owners] + offsets, SHINGLE), "item": items[owners],
             "offset": offsets.astype(np.uint32)}  # fmt: skip
    return Part(letters, {"item": items, "start": starts, "size": ends - starts}, seeds, frequencies_of(letters))


def read_part(texts: Iterable[tuple[int, str]]) -> Part:
    """Return what is kept of texts, each with the number of its item."""
    return _together(list(_parts(iter(texts))))


def _parts(rows: Iterator[tuple[int, str]]) -> Iterator[Part]:
    """Yield what is kept of texts a piece of them at a time, beginning with nothing."""
    yield _part((), ())
    while piece := list(islice(rows, _PIECE)):
        yield _part(*zip(*piece, strict=True))


def _together(parts: Sequence[Part]) -> Part:
    """Return parts as one, the runs by hash and then by item."""
    starts = np.cumsum([0, *(len(part.letters) for part in parts)])
    rows = joined([{**part.rows, "start": part.rows["start"] + start}
                   for part, start in zip(parts, starts, strict=False)])  # fmt: skip
    seeds = joined([part.seeds for part in parts])
    order = np.argsort(pairs_of(seeds["hash"], seeds["item"]))
    frequencies = reduce(Frequencies.plus, (part.frequencies for part in parts))
    return Part(np.concatenate([part.letters for part in parts]), rows, picked(seeds, order), frequencies)


def _merged(seeds: Table, places: Places, fresh: Table) -> Table:
    """Return the runs of items that have moved to ``places``, and fresh ones among them."""
    items, gone = relocated(seeds["item"], places)
    stay = {name: np.delete(column, gone) for name, column in {**seeds, "item": items}.items()}
    at = _among(stay, fresh)
    return {name: np.insert(stay[name], at, fresh[name]) for name in stay}


def _among(seeds: Table, fresh: Table) -> Places:
    """Return where each of some runs belongs among others, by hash and then by item; (n_fresh,)."""
    lows, ends = (np.searchsorted(seeds["hash"], fresh["hash"], side=side) for side in ("left", "right"))
    return places_within(seeds["item"], lows, ends, fresh["item"])


def _kept(old: Stream, base: Base) -> Places:
    """Return the number that each item read before has now, -1 where it is gone."""
    ids = base.tables["items"]["id"]
    order = np.argsort(ids, kind="stable")
    at = np.searchsorted(ids[order], old.ids)
    places: Places = np.append(order, -1)[at]
    places[~contains(ids[order], old.ids)] = -1
    return places


def _texts(records: Records, base: Base, numbers: Places) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of some items."""
    known = base.ids_of(numbers)
    for gist in records.gists({base.issue(number) for number in numbers.tolist()}):
        yield from ((known[item.id], item.text) for item in gist.items)


def read_stream(records: Records, base: Base, old: Stream | None = None) -> Stream:
    """Return the letters of the items of a state; those that ``old`` has read already are not read again."""
    everywhere = np.arange(len(base))
    if old is None or old.origin != base.origin:
        new = read_part(_texts(records, base, everywhere))
        rows = moved(new.rows, everywhere)
        return Stream(base.tables["items"]["id"], base.origin, new.letters, rows, new.seeds, new.frequencies)
    places = _kept(old, base)
    new = read_part(_texts(records, base, np.setdiff1d(everywhere, places)))
    gone = frequencies_of(old.some(np.flatnonzero(places < 0).tolist()))
    rows = {**new.rows, "start": new.rows["start"] + len(old.letters)}
    return Stream(
        ids=base.tables["items"]["id"],
        origin=base.origin,
        letters=np.concatenate([old.letters, new.letters]),
        rows=moved(joined([moved(old.rows, places), rows]), everywhere),
        seeds=_merged(old.seeds, places, new.seeds),
        frequencies=old.frequencies.plus(new.frequencies).plus(gone, -1),
    )


def follow(records: Records, base: Base, old: Stream | None) -> Stream:
    """Return the letters of the items of a state, all read anew where those of items that are gone take too much room."""
    found = read_stream(records, base, old)
    waste = len(found.letters) - int((found.rows["size"] + 1).sum())
    return found if waste * _WASTE <= len(found.letters) else read_stream(records, base)
