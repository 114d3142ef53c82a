"""One segment of the index: the documents of some issues as arrays in one file."""

import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import FIELDS
from ccsearch.lexicon import Lexicon
from ccsearch.records import pack, unpack
from ccsearch.search.arrays import Arrays, Bytes, pack_arrays, unpack_arrays
from ccsearch.search.contract import KINDS, IssueSummary, StoredIssue
from ccsearch.search.documents import (
    KEYWORD_FIELDS,
    TEXT_FIELDS,
    Document,
    Entry,
    documents,
    pack_entry,
    unpack_entry,
)
from ccsearch.search.literal import LiteralIndex, build
from ccsearch.search.postings import FieldPostings, Inverter
from ccsearch.text import Segmenter, fold

_FIELD_NUMBERS = {field.name: number for number, field in enumerate(FIELDS)}
_COMPRESSION = 3  # of zlib, for whole issues: a third of their size at 100 MB/s


@lru_cache(2)
def _segmenter(names: tuple[str, ...]) -> Segmenter:
    return Segmenter(names)


def segmenter_of(lexicon: Lexicon) -> Segmenter:
    """Return the segmenter that knows the names of a lexicon; the same one for the same names."""
    return _segmenter(lexicon.names())


def terms(segmenter: Segmenter, folded: str) -> list[str]:
    """Return the words of a folded text that are ranked: those that begin with a letter or digit."""
    return [word for word, _, _ in segmenter.words(folded) if word[0].isalnum()]


def summary(issue: StoredIssue) -> IssueSummary:
    """Return the line of an issue in the list of issues."""
    bulletin = issue.bulletin
    return IssueSummary(
        key=bulletin.key,
        number=bulletin.number,
        title=bulletin.title,
        date=bulletin.date,
        path=issue.path,
        digest=issue.digest,
        items=len(bulletin.items),
        statements=sum(len(item.statements) for item in bulletin.items),
        problems=bulletin.problems,
    )


def _blob(name: str, parts: list[bytes]) -> dict[str, NDArray[Any]]:
    """Return strings of bytes as two arrays: their content end to end, and where each ends."""
    ends = np.fromiter(accumulate(map(len, parts), initial=0), np.int64, len(parts) + 1)
    return {name: np.frombuffer(b"".join(parts), np.uint8), f"{name}.ends": ends}


class SegmentBuilder:
    """Collects issues and turns them into the bytes of a segment file."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._inverters = {field.name: Inverter() for field in FIELDS}
        self._texts: tuple[list[str], list[int], list[int]] = ([], [], [])
        self._kinds: list[int] = []
        self._entries: list[bytes] = []
        self._issues: list[bytes] = []
        self._summaries: list[bytes] = []
        self._firsts = [0]

    def __len__(self) -> int:
        return len(self._kinds)

    @property
    def issues(self) -> int:
        """How many issues were taken."""
        return len(self._issues)

    def add(self, issue: StoredIssue) -> None:
        """Take an issue."""
        for document in documents(issue.bulletin):
            self._add(document)
        self._issues.append(zlib.compress(pack(issue), _COMPRESSION))
        self._summaries.append(pack(summary(issue)))
        self._firsts.append(len(self._kinds))

    def _add(self, document: Document) -> None:
        number = len(self._kinds)
        texts, owners, fields = self._texts
        for field in TEXT_FIELDS:
            words: list[str] = []
            for value in map(fold, document.values[field.name]):
                words += terms(self._segmenter, value)
                texts.append(value)
                owners.append(number)
                fields.append(_FIELD_NUMBERS[field.name])
            self._inverters[field.name].add(words)
        for field in KEYWORD_FIELDS:
            self._inverters[field.name].add(document.values[field.name])
        self._kinds.append(KINDS.index(document.entry.facts.kind))
        self._entries.append(pack_entry(document.entry))

    def content(self) -> bytes:
        """Return the segment file."""
        arrays: dict[str, NDArray[Any]] = {
            "kinds": np.array(self._kinds, np.uint8),
            "firsts": np.array(self._firsts, np.uint32),
            **_blob("entries", self._entries),
            **_blob("issues", self._issues),
            **_blob("summaries", self._summaries),
            **build(*self._texts),
        }
        for name, inverter in self._inverters.items():
            arrays.update(inverter.arrays(name))
        return pack_arrays(arrays)


class Blob:
    """Strings of bytes by number, over the two arrays of :func:`_blob`."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        content: Bytes = arrays[name]
        self._content = content.data
        self._ends = arrays[f"{name}.ends"]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> memoryview:
        return self._content[self._ends[number] : self._ends[number + 1]]


class Segment:
    """A segment file in memory.

    ``kinds`` (n_docs,) uint8 numbers of ``KINDS``; ``firsts`` (n_issues + 1,) the first document of each
    issue. Fields are read when first asked for.
    """

    def __init__(self, content: bytes) -> None:
        self._arrays: Mapping[str, NDArray[Any]] = unpack_arrays(content)
        self._fields: dict[str, FieldPostings] = {}
        self.kinds: NDArray[np.uint8] = self._arrays["kinds"]
        self.firsts: NDArray[np.uint32] = self._arrays["firsts"]
        self.literal = LiteralIndex(self._arrays)
        self._entries = Blob(self._arrays, "entries")
        self._issues = Blob(self._arrays, "issues")
        self._summaries = Blob(self._arrays, "summaries")

    def __len__(self) -> int:
        return len(self.kinds)

    def field(self, name: str) -> FieldPostings:
        """Return the postings of a field."""
        found = self._fields.get(name)
        if found is None:
            found = self._fields[name] = FieldPostings(self._arrays, name)
        return found

    def entry(self, number: int) -> Entry:
        """Return a document as results show it."""
        return unpack_entry(self._entries[number])

    def issue(self, number: int) -> StoredIssue:
        """Return an issue by its number in this segment."""
        return unpack(zlib.decompress(self._issues[number]), StoredIssue)

    def summaries(self) -> list[IssueSummary]:
        """Return the lines of all issues, in the order they were taken."""
        decoder = msgspec.msgpack.Decoder(IssueSummary)
        return [decoder.decode(self._summaries[number]) for number in range(len(self._summaries))]


def build_segment(issues: Iterable[StoredIssue], segmenter: Segmenter) -> SegmentBuilder:
    """Return a builder that has taken the issues."""
    builder = SegmentBuilder(segmenter)
    for issue in issues:
        builder.add(issue)
    return builder
