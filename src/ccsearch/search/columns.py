"""One state of the index in memory: the segments side by side, as columns over all their documents."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import FACETS, Field
from ccsearch.search.arrays import Numbers
from ccsearch.search.contract import KINDS, IssueSummary, StoredIssue
from ccsearch.search.documents import Entry
from ccsearch.search.segment import Segment
from ccsearch.text import fold

Docs = Numbers
Mask = NDArray[np.bool_]
Found = TypeVar("Found")

NO_DAY = -(1 << 30)
"""The day of a document without a date: before every other."""

_EPOCH = date(1970, 1, 1).toordinal()
_CACHE_BYTES = 48 << 20


def day_number(day: date) -> int:
    """Return a date as days since 1970-01-01."""
    return day.toordinal() - _EPOCH


class Cache:
    """Keeps what was made last, up to a number of bytes; safe to share between threads."""

    def __init__(self, limit: int = _CACHE_BYTES) -> None:
        self._limit = limit
        self._bytes = 0
        self._rows: OrderedDict[Any, tuple[Any, int]] = OrderedDict()

    def get(self, key: Any, make: Callable[[], Found], size: Callable[[Found], int]) -> Found:
        """Return what is kept under ``key``, or make and keep it; ``size`` gives its bytes."""
        row = self._rows.get(key)
        if row is not None:
            found: Found = row[0]
            return found
        found = make()
        self._rows[key] = (found, size(found) + 200)
        self._bytes += size(found) + 200
        while self._bytes > self._limit and self._rows:
            try:
                self._bytes -= self._rows.popitem(last=False)[1][1]
            except KeyError:
                break
        return found


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a literal stands: documents (n,), rising, and places in the stream of all texts, (n,), rising.

    Places count characters; between two values there is at least one. ``lengths`` is that of each
    occurrence, (n,), or of all.
    """

    docs: Docs
    starts: NDArray[np.int64]
    lengths: Numbers | int

    @property
    def nbytes(self) -> int:
        """Memory taken, in bytes."""
        lengths = 0 if isinstance(self.lengths, int) else self.lengths.nbytes
        return self.docs.nbytes + self.starts.nbytes + lengths

    def inside(self, mask: Mask) -> "Occurrences":
        """Return those in the documents of ``mask``, (n_docs,) bool."""
        kept = np.flatnonzero(mask.take(self.docs))
        lengths = self.lengths if isinstance(self.lengths, int) else self.lengths.take(kept)
        return Occurrences(self.docs.take(kept), self.starts.take(kept), lengths)


@dataclass(frozen=True, slots=True)
class Keywords:
    """The values of a keyword field by document.

    ``values`` are sorted; document d has those numbered ``numbers[starts[d]:starts[d + 1]]``.
    ``owners`` are the documents of ``numbers``. ``folded`` maps each folded value to the numbers of the
    values that fold so.
    """

    values: tuple[str, ...]
    starts: NDArray[np.int32]
    numbers: NDArray[np.int32]
    owners: Docs
    folded: Mapping[str, tuple[int, ...]]


class Columns:
    """All documents of one state. Documents are numbered through the segments, from 0.

    ``removed`` gives, for each segment, the numbers of its issues that are gone.
    """

    def __init__(self, segments: Sequence[Segment], removed: Sequence[Sequence[int]]) -> None:
        self.segments = tuple(segments)
        self.removed = tuple(frozenset(numbers) for numbers in removed)
        sizes = [len(segment) for segment in segments]
        self._bases = np.cumsum([0, *sizes], dtype=np.uint32)
        self._streams = np.cumsum([0, *(segment.literal.length for segment in segments)])
        self._first: list[int] = self._bases.tolist()
        self.count = self._first[-1]
        self.live = self._live()
        self.whole = bool(self.live.all())
        self.cache = Cache()
        self._kept: dict[Any, Any] = {}

    def _live(self) -> Mask:
        live = np.ones(self.count, bool)
        for base, segment, gone in zip(self._bases, self.segments, self.removed, strict=False):
            for number in gone:
                live[base + segment.firsts[number] : base + segment.firsts[number + 1]] = False
        live.flags.writeable = False
        return live

    @cached_property
    def kinds(self) -> tuple[Mask, ...]:
        """For each kind, which documents are of it and not gone, (n_docs,) each."""
        kinds = np.concatenate([np.empty(0, np.uint8), *(segment.kinds for segment in self.segments)])
        return tuple((kinds == number) & self.live for number in range(len(KINDS)))

    def entry(self, doc: int) -> Entry:
        """Return a document as results show it."""
        at = bisect_right(self._first, doc) - 1
        return self.segments[at].entry(doc - self._first[at])

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of each document."""
        return tuple(name for segment in self.segments for name in segment.ids())

    def literal(self, text: str, pattern: bool = False) -> Occurrences:
        """Return the occurrences of a folded text, or of a pattern, in documents that are not gone."""
        key = ("literal", text, pattern)
        return self.cache.get(key, lambda: self._literal(text, pattern), lambda found: found.nbytes)

    def _literal(self, text: str, pattern: bool) -> Occurrences:
        parts = [self._inside(number, text, pattern) for number in range(len(self.segments))]
        if len(parts) == 1 and self.whole:
            return parts[0]
        docs = np.concatenate([np.empty(0, np.uint32), *(part.docs for part in parts)])
        starts = np.concatenate([np.empty(0, np.int64), *(part.starts for part in parts)])
        kept = slice(None) if self.whole else self.live[docs]
        lengths = (
            np.concatenate([np.empty(0, np.uint32), *(part.lengths for part in parts)])[kept] if pattern else len(text)
        )
        return Occurrences(docs[kept], starts[kept], lengths)

    def _inside(self, number: int, text: str, pattern: bool) -> Occurrences:
        """Return the occurrences in one segment, in documents that are gone too."""
        literal = self.segments[number].literal
        spans = literal.find(text, pattern)
        docs = literal.owners(spans.starts)
        docs += self._bases[number]
        return Occurrences(docs, spans.starts + self._streams[number], spans.lengths)

    def fields(self, starts: NDArray[np.int64], docs: Docs) -> NDArray[np.uint8]:
        """Return the number of the field in which each place of the stream stands, (n,) uint8.

        ``starts`` (n,) rise; ``docs`` (n,) are the documents in which they stand.
        """
        found = np.empty(len(starts), np.uint8)
        ends = np.searchsorted(docs, self._bases)
        for number, segment in enumerate(self.segments):
            rows = slice(ends[number], ends[number + 1])
            places = (starts[rows] - self._streams[number]).astype(np.uint32)
            found[rows] = segment.literal.fields(places, docs[rows] - self._bases[number])
        return found

    def postings(self, field: str, term: str) -> tuple[Docs, NDArray[np.uint8]]:
        """Return the documents that are not gone and have a term, rising, and how often; (n,) both."""
        spelled = term.encode("utf-8", "surrogatepass")
        docs, weights = [np.empty(0, np.uint32)], [np.empty(0, np.uint8)]
        for segment, base in zip(self.segments, self._bases, strict=False):
            postings = segment.field(field)
            number = postings.number(spelled)
            if number is not None:
                owners, times = postings.postings(number)
                docs.append(owners + base if base else owners)
                weights.append(times)
        if len(docs) == 1 or (self.whole and len(docs) == 2):
            return docs[-1], weights[-1]
        all_docs, all_weights = np.concatenate(docs), np.concatenate(weights)
        kept = slice(None) if self.whole else self.live[all_docs]
        return all_docs[kept], all_weights[kept]

    def lengths(self, field: str) -> NDArray[np.uint16]:
        """Return the number of words of each document in a text field, (n_docs,) uint16."""
        return np.concatenate([np.empty(0, np.uint16), *(segment.field(field).lengths for segment in self.segments)])

    def keywords(self, field: str) -> Keywords:
        """Return the values of a keyword or date field by document."""
        return self.keep(("keywords", field), lambda: self._keywords(field))

    def keep(self, key: Any, make: Callable[[], Found]) -> Found:
        """Return what is kept under ``key`` as long as this state lives, or make and keep it."""
        if key not in self._kept:
            self._kept[key] = make()
        found: Found = self._kept[key]
        return found

    def _keywords(self, field: str) -> Keywords:
        names = [segment.field(field).names() for segment in self.segments]
        values = tuple(sorted({name for part in names for name in part}))
        place = {value: number for number, value in enumerate(values)}
        owners, numbers = [np.empty(0, np.uint32)], [np.empty(0, np.int32)]
        for segment, base, part in zip(self.segments, self._bases, names, strict=False):
            postings = segment.field(field)
            counts = np.diff(postings.starts).astype(np.int64)
            owners.append(postings.docs + base)
            numbers.append(np.repeat(np.array([place[name] for name in part], np.int32), counts))
        docs, found = np.concatenate(owners), np.concatenate(numbers)
        order = np.lexsort((found, docs))
        order = order[self.live[docs[order]]]
        starts = np.searchsorted(docs[order], np.arange(self.count + 1, dtype=np.uint32)).astype(np.int32)
        folded: dict[str, tuple[int, ...]] = {}
        for number, value in enumerate(values):
            folded[fold(value)] = (*folded.get(fold(value), ()), number)
        return Keywords(values, starts, found[order], docs[order], folded)

    @cached_property
    def months(self) -> Keywords:
        """The month of issue (2022-08) of each document that has a date."""
        dates = self.keywords("date")
        values = tuple(sorted({value[:7] for value in dates.values}))
        places = {value: number for number, value in enumerate(values)}
        number_of = np.array([places[value[:7]] for value in dates.values], np.int32)
        folded = {value: (number,) for number, value in enumerate(values)}
        return Keywords(values, dates.starts, number_of[dates.numbers], dates.owners, folded)

    def facet(self, field: Field) -> Keywords:
        """Return what is counted for a facet: its values, or months for dates."""
        return self.months if field.kind == "date" else self.keywords(field.name)

    @cached_property
    def facets(self) -> Keywords:
        """The values of all facets as if they were those of one field, facet after facet."""
        rows = [self.facet(field) for field in FACETS]
        firsts = np.cumsum([0, *(len(row.values) for row in rows)], dtype=np.int32)
        numbers = [row.numbers + first for row, first in zip(rows, firsts, strict=False)]
        owners = np.concatenate([row.owners for row in rows])
        order = np.argsort(owners, kind="stable")
        starts = np.searchsorted(owners[order], np.arange(self.count + 1, dtype=np.uint32)).astype(np.int32)
        values = tuple(value for row in rows for value in row.values)
        return Keywords(values, starts, np.concatenate(numbers)[order], owners[order], {})

    @cached_property
    def facet_places(self) -> dict[str, slice]:
        """Where the values of each facet stand among those of :attr:`facets`."""
        ends = np.cumsum([0, *(len(self.facet(field).values) for field in FACETS)]).tolist()
        return {field.name: slice(*row) for field, row in zip(FACETS, pairwise(ends), strict=True)}

    @cached_property
    def days(self) -> NDArray[np.int32]:
        """The date of issue of each document as days since 1970-01-01, (n_docs,) int32; else NO_DAY."""
        dates = self.keywords("date")
        numbers = np.array([day_number(date.fromisoformat(value)) for value in dates.values], np.int32)
        days = np.full(self.count, NO_DAY, np.int32)
        days[dates.owners] = numbers[dates.numbers]
        return days

    @cached_property
    def _by_id(self) -> NDArray[np.int64]:
        """The place of each document's issue in the natural order of keys, (n_docs,) int64."""
        keys = [line.key for segment in self.segments for line in segment.summaries()]
        places = {key: place for place, key in enumerate(sorted(set(keys), key=natural))}
        sizes = [np.diff(segment.firsts.astype(np.int64)) for segment in self.segments]
        return np.repeat(
            np.array([places[key] for key in keys], np.int64), np.concatenate([[], *sizes]).astype(np.int64)
        )

    def _ranked(self, days: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return the place of each document in the order of ``days``, then of its id."""
        order = np.lexsort((np.arange(self.count), self._by_id, days, self.days == NO_DAY))
        rank = np.empty(self.count, np.int32)
        rank[order] = np.arange(self.count, dtype=np.int32)
        return rank

    @cached_property
    def newest(self) -> NDArray[np.int32]:
        """The place of each document newest first, those without a date last, then by id; (n_docs,)."""
        return self._ranked(-self.days.astype(np.int64))

    @cached_property
    def oldest(self) -> NDArray[np.int32]:
        """The place of each document oldest first, those without a date last, then by id; (n_docs,)."""
        return self._ranked(self.days.astype(np.int64))

    @cached_property
    def issues(self) -> dict[str, tuple[int, int, IssueSummary]]:
        """For each issue that is not gone, by key: its segment, its number there, its line."""
        return {
            line.key: (at, number, line)
            for at, (segment, gone) in enumerate(zip(self.segments, self.removed, strict=True))
            for number, line in enumerate(segment.summaries())
            if number not in gone
        }

    def issue(self, key: str) -> StoredIssue | None:
        """Return an issue by its key, or None."""
        row = self.issues.get(key)
        return self.segments[row[0]].issue(row[1]) if row else None

    def warm(self) -> None:
        """Make what every answer needs, so that the first one does not wait for it."""
        _ = self.kinds, self.newest, self.facets


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts numbers inside a text by value: 9 before 10."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for character in [*key, ""]:
        if character.isascii() and character.isdigit():
            digits += character
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, character))
    return tuple(parts)
