"""The words and values of one field: for each term, the documents that have it and how often."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ccsearch.search.arrays import Numbers, pack_runs, unpack_runs
from ccsearch.search.contract import Terms

MAX_WEIGHT = 255
MAX_LENGTH = 65_535

_STRIDE = 16  # every so many terms one is kept apart, to look terms up by

Weights = NDArray[np.uint8]


class Inverter:
    """Collects the terms of a field, document after document, and turns them into postings."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)  # the next number for a new term
        self._terms = array("I")
        self._lengths = array("I")

    def add(self, terms: Iterable[str]) -> None:
        """Take the terms of the next document."""
        before = len(self._terms)
        self._terms.extend(map(self._numbers.__getitem__, terms))
        self._lengths.append(len(self._terms) - before)

    def terms(self) -> Terms:
        """Return what was taken, for :meth:`take` of another one."""
        return Terms(tuple(self._numbers), self._terms.tobytes(), self._lengths.tobytes())

    def take(self, found: Terms) -> None:
        """Take the terms of the next documents."""
        places = np.fromiter(map(self._numbers.__getitem__, found.names), np.uint32, len(found.names))
        self._terms.frombytes(places[np.frombuffer(found.numbers, np.uint32)].tobytes())
        self._lengths.frombytes(found.lengths)

    def arrays(self, field: str) -> dict[str, NDArray[Any]]:
        """Return the arrays of this field for :class:`FieldPostings`."""
        names = sorted(self._numbers)
        rank = np.empty(len(names), np.int64)
        rank[[self._numbers[name] for name in names]] = np.arange(len(names))
        lengths = np.frombuffer(self._lengths, np.uint32)
        owners = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
        keys = np.sort((rank[np.frombuffer(self._terms, np.uint32)] << 32) | owners)
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)])
        weights = np.diff(np.append(first, len(keys)))
        keys = keys[first]
        starts = np.searchsorted(keys >> 32, np.arange(len(names) + 1)).astype(np.uint32)
        spelled = [name.encode("utf-8", "surrogatepass") for name in names]
        return {
            f"{field}.names": np.frombuffer(b"".join(spelled), np.uint8),
            f"{field}.ends": np.cumsum([0, *map(len, spelled)]).astype(np.uint32),
            f"{field}.starts": starts,
            f"{field}.docs": pack_runs((keys & 0xFFFFFFFF).astype(np.uint32), starts),
            f"{field}.weights": np.minimum(weights, MAX_WEIGHT).astype(np.uint8),
            f"{field}.lengths": np.minimum(lengths, MAX_LENGTH).astype(np.uint16),
        }


class FieldPostings:
    """The postings of one field in one segment, over the arrays of :class:`Inverter`.

    Terms are numbered in the order of their UTF-8 bytes. ``lengths`` (n_docs,) uint16 counts the terms
    of each document, repeated ones included.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], field: str) -> None:
        self._names = arrays[f"{field}.names"].tobytes()
        self._ends = memoryview(arrays[f"{field}.ends"].copy().data)
        self.starts: Numbers = arrays[f"{field}.starts"].copy()
        self.docs: Numbers = unpack_runs(arrays[f"{field}.docs"], self.starts)
        self.weights: Weights = arrays[f"{field}.weights"].copy()
        self.lengths: NDArray[np.uint16] = arrays[f"{field}.lengths"].copy()
        self._signs = [self.name(number) for number in range(0, len(self), _STRIDE)]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def name(self, number: int) -> bytes:
        """Return the term of this number."""
        return self._names[self._ends[number] : self._ends[number + 1]]

    def names(self) -> list[str]:
        """Return all terms in order."""
        return [self.name(number).decode("utf-8", "surrogatepass") for number in range(len(self))]

    def at_or_after(self, term: bytes) -> int:
        """Return the number of the first term not below ``term``; the number of terms where none is."""
        at = bisect_left(self._signs, term) * _STRIDE
        low, high = max(0, at - _STRIDE), min(at, len(self))
        while low < high:
            middle = (low + high) // 2
            if self.name(middle) < term:
                low = middle + 1
            else:
                high = middle
        return low

    def number(self, term: bytes) -> int | None:
        """Return the number of a term, or None."""
        at = self.at_or_after(term)
        return at if at < len(self) and self.name(at) == term else None

    def postings(self, number: int) -> tuple[Numbers, Weights]:
        """Return the documents that have a term, rising, and how often each has it; (n,) both."""
        rows = slice(int(self.starts[number]), int(self.starts[number + 1]))
        return self.docs[rows], self.weights[rows]
