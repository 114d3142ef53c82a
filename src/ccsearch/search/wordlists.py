"""The words of all items of one state, as one list: what :meth:`Records.words` returns."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ccsearch.search.arrays import Numbers
from ccsearch.search.columns import Columns
from ccsearch.search.contract import KINDS, Words
from ccsearch.search.postings import FieldPostings

_FIELDS = ("title", "text")
_PIECE = 1 << 18  # postings put in order at a time, so that little room is needed besides the answer
_ITEM = KINDS.index("item")
_NONE = np.uint32(0xFFFFFFFF)

Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Source:
    """The postings of a field in a segment: ``ranks`` (n_terms,) of its terms among all, and ``items`` by document."""

    postings: FieldPostings
    ranks: Numbers
    items: Numbers

    def keys(self, first: int, end: int) -> Keys:
        """Return the postings of the words numbered from ``first`` to before ``end``: word and item in one number."""
        low, high = np.searchsorted(self.ranks, (first, end)).tolist()
        starts = self.postings.starts[low : high + 1].astype(np.int64)
        items = self.items[self.postings.docs[starts[0] : starts[-1]]]
        words = np.repeat(self.ranks[low:high], np.diff(starts))
        kept = items != _NONE
        keys: Keys = (words[kept].astype(np.uint64) << np.uint64(32)) | items[kept]
        return keys


def _items(columns: Columns) -> list[Numbers]:
    """Return for each segment the number of the item that each document is, ``_NONE`` for all else; (n_docs,)."""
    mask = columns.kinds[_ITEM]
    numbers = np.where(mask, np.cumsum(mask) - 1, _NONE).astype(np.uint32)
    ends = np.cumsum([len(segment) for segment in columns.segments])
    return np.split(numbers, ends[:-1]) if len(ends) else []


def _sources(columns: Columns) -> tuple[list[bytes], list[_Source]]:
    """Return all words in order, and where each is found."""
    fields = [(segment.field(name), items) for segment, items in zip(columns.segments, _items(columns), strict=True)
              for name in _FIELDS]  # fmt: skip
    names = [[postings.name(number) for number in range(len(postings))] for postings, _ in fields]
    every = sorted({name for part in names for name in part})
    places = {name: place for place, name in enumerate(every)}
    return every, [_Source(postings, np.array([places[name] for name in part], np.uint32), items)
                   for (postings, items), part in zip(fields, names, strict=True)]  # fmt: skip


def _pieces(count: int, sources: list[_Source]) -> Iterator[tuple[int, int]]:
    """Yield stretches of words that have some ``_PIECE`` postings together."""
    sizes = np.zeros(count, np.int64)
    for source in sources:
        sizes[source.ranks] += np.diff(source.postings.starts)
    first, ends = 0, np.cumsum(sizes)
    while first < count:
        end = max(int(np.searchsorted(ends, (ends[first - 1] if first else 0) + _PIECE)), first + 1)
        yield first, end
        first = end


def _distinct(keys: Keys) -> Keys:
    """Return keys in order, each once; made of a few sorted runs, they are merged faster than sorted."""
    keys.sort(kind="stable")
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)]]


def words_of(columns: Columns) -> Words:
    """Return in which items each word of titles and texts occurs, words of no item left out."""
    names, sources = _sources(columns)
    counts = np.zeros(len(names), np.int64)
    items = [np.empty(0, np.uint32)]
    for first, end in _pieces(len(names), sources):
        keys = _distinct(np.concatenate([source.keys(first, end) for source in sources]))
        counts += np.bincount((keys >> np.uint64(32)).astype(np.intp), minlength=len(names))
        items.append(keys.astype(np.uint32))
    kept = np.flatnonzero(counts)
    starts = np.concatenate(([0], np.cumsum(counts[kept])))
    spelled = tuple([names[place].decode("utf-8", "surrogatepass") for place in kept.tolist()])
    return Words(spelled, starts, np.concatenate(items))
