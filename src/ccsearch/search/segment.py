"""One segment of the index: the documents of some issues, as arrays and as blobs."""

import os
import weakref
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import FIELDS
from ccsearch.lexicon import Lexicon
from ccsearch.search.arrays import Content, check_bytes, damaged, pack_arrays, read_bytes, unpack_arrays
from ccsearch.search.contract import Gist, IssueSummary, Prepared, StoredIssue
from ccsearch.search.documents import Entry, unpack_entry, unpack_id
from ccsearch.search.literal import LiteralIndex, build
from ccsearch.search.manifest import SegmentMark
from ccsearch.search.packing import unpack_gist, unpack_issue
from ccsearch.search.postings import FieldPostings, Inverter
from ccsearch.search.prepared import prepare
from ccsearch.text import Segmenter

ARRAYS = ".arrays"
BLOBS = ".blobs"


@lru_cache(2)
def _segmenter(names: tuple[str, ...]) -> Segmenter:
    return Segmenter(names)


def segmenter_of(lexicon: Lexicon) -> Segmenter:
    """Return the segmenter that knows the names of a lexicon; the same one for the same names."""
    return _segmenter(lexicon.names())


def _ends(parts: list[bytes]) -> NDArray[np.uint32]:
    """Return where each part ends when they stand end to end, after a 0; (n + 1,) uint32."""
    return np.fromiter(accumulate(map(len, parts), initial=0), np.uint32, len(parts) + 1)


class SegmentBuilder:
    """Collects issues and turns them into the bytes of a segment file."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._inverters = {field.name: Inverter() for field in FIELDS}
        self._texts: tuple[list[str], list[int], list[int]] = ([], [], [])
        self._kinds: list[int] = []
        self._entries: list[bytes] = []
        self._issues: list[bytes] = []
        self._summaries: list[IssueSummary] = []
        self._firsts = [0]

    def __len__(self) -> int:
        return len(self._kinds)

    @property
    def issues(self) -> int:
        """How many issues were taken."""
        return len(self._issues)

    def add(self, issue: StoredIssue | Prepared) -> None:
        """Take an issue, made ready here unless it is."""
        ready = issue if isinstance(issue, Prepared) else prepare(issue, self._segmenter)
        texts, heads, fields = self._texts
        heads += [len(texts) + head for head in ready.heads]
        texts += ready.values
        fields += ready.fields
        for name, found in ready.terms.items():
            self._inverters[name].take(found)
        self._kinds += ready.kinds
        self._entries += ready.entries
        self._issues.append(ready.packed)
        self._summaries.append(ready.summary)
        self._firsts.append(len(self._kinds))

    def content(self) -> tuple[bytes, bytes]:
        """Return the two files of the segment: its arrays, and what is read piece by piece."""
        arrays: dict[str, NDArray[Any]] = {
            "kinds": np.array(self._kinds, np.uint8),
            "firsts": np.array(self._firsts, np.uint32),
            "entries": _ends(self._entries),
            "issues": _ends(self._issues),
            "summaries": np.frombuffer(msgspec.msgpack.encode(self._summaries), np.uint8),
            **build(*self._texts),
        }
        for name, inverter in self._inverters.items():
            arrays.update(inverter.arrays(name))
        return pack_arrays(arrays), b"".join((*self._entries, *self._issues))


Piece = Callable[[int, int], bytes]
"""Gives the bytes of a segment's second file from one place to another."""


class Segment:
    """A segment in memory, but for the entries and issues, which ``piece`` reads when asked for.

    ``kinds`` (n_docs,) uint8 numbers of ``KINDS``; ``firsts`` (n_issues + 1,) the first document of each
    issue.
    """

    def __init__(self, content: Content, piece: Piece) -> None:
        arrays = unpack_arrays(content)
        self.kinds: NDArray[np.uint8] = arrays["kinds"].copy()
        self.firsts: NDArray[np.uint32] = arrays["firsts"].copy()
        self.literal = LiteralIndex(arrays)
        self._fields = {field.name: FieldPostings(arrays, field.name) for field in FIELDS}
        self._entries = memoryview(arrays["entries"].copy().data)
        self._issues: NDArray[np.uint32] = arrays["issues"].copy()
        self._summaries = arrays["summaries"].tobytes()
        self._piece = piece

    def __len__(self) -> int:
        return len(self.kinds)

    def field(self, name: str) -> FieldPostings:
        """Return the postings of a field."""
        return self._fields[name]

    def entry(self, number: int) -> Entry:
        """Return a document as results show it."""
        return unpack_entry(self._piece(self._entries[number], self._entries[number + 1]))

    def ids(self) -> list[str]:
        """Return the id of each document."""
        packed = memoryview(self._piece(0, self._entries[-1]))
        return [unpack_id(packed[start:end]) for start, end in pairwise(self._entries)]

    def issue(self, number: int) -> StoredIssue:
        """Return an issue by its number in this segment."""
        return unpack_issue(self._packed(number))

    def gist(self, number: int) -> Gist:
        """Return what is asked of the items of an issue, by its number in this segment."""
        return unpack_gist(self._packed(number))

    def _packed(self, number: int) -> bytes:
        base = self._entries[-1]
        return self._piece(base + int(self._issues[number]), base + int(self._issues[number + 1]))

    def summaries(self) -> list[IssueSummary]:
        """Return the lines of all issues, in the order they were taken."""
        return msgspec.msgpack.decode(self._summaries, type=list[IssueSummary])


def piece_of(path: Path) -> Piece:
    """Return what reads pieces of a file, which stays readable when another state takes its place."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)

    def piece(start: int, end: int) -> bytes:
        content = os.pread(handle, end - start, start)
        if len(content) != end - start:
            raise damaged(path.name)
        return content

    weakref.finalize(piece, os.close, handle)
    return piece


def read_segment(folder: Path, mark: SegmentMark) -> Segment:
    """Return a segment of an index folder.

    Raises:
        IndexUnavailableError: a file is not there or not as it was written (state ``damaged``).
    """
    blobs = folder / f"{mark.name}{BLOBS}"
    check_bytes(blobs, mark.blobs)
    return Segment(read_bytes(folder / f"{mark.name}{ARRAYS}", mark.arrays), piece_of(blobs))


def read_summaries(folder: Path, mark: SegmentMark) -> list[IssueSummary]:
    """Return the lines of all issues of a segment, without the rest of it.

    Raises:
        IndexUnavailableError: a file is not there or not as it was written (state ``damaged``).
    """
    check_bytes(folder / f"{mark.name}{BLOBS}", mark.blobs)
    content = read_bytes(folder / f"{mark.name}{ARRAYS}", mark.arrays)
    try:
        packed = unpack_arrays(content, {"summaries"})["summaries"].tobytes()
        return msgspec.msgpack.decode(packed, type=list[IssueSummary])
    except (KeyError, msgspec.DecodeError) as fault:  # written by a program that kept other lines
        raise damaged(f"{mark.name}{ARRAYS}") from fault


def build_segment(issues: Iterable[StoredIssue | Prepared], segmenter: Segmenter) -> SegmentBuilder:
    """Return a builder that has taken the issues."""
    builder = SegmentBuilder(segmenter)
    for issue in issues:
        builder.add(issue)
    return builder
