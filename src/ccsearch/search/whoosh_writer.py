"""Writing the Whoosh index: whole or by increments, one writer at a time, all of a change or nothing."""

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, chain
from pathlib import Path

import msgspec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from ccsearch.errors import IndexUnavailableError, reason_of
from ccsearch.lexicon import Lexicon
from ccsearch.search.arrays import write_bytes
from ccsearch.search.codec import ArrayCodec, schema
from ccsearch.search.contract import IssueSummary, Prepared, StoredIssue
from ccsearch.search.manifest import (
    Manifest,
    SegmentMark,
    check_safe,
    read_manifest,
    stamp,
    write_manifest,
)
from ccsearch.search.segment import (
    ARRAYS,
    BLOBS,
    SegmentBuilder,
    build_segment,
    read_segment,
    read_summaries,
    segmenter_of,
)

INDEX_NAME = "MAIN"
_FOLDER = "state-"
LOCK_SECONDS = 10.0
_LOCK_POLL_SECONDS = 0.05
_SEGMENT_DOCS = 50_000  # a rebuild begins a new segment beyond this many documents
_MERGED_ISSUES = 64  # segments up to this size are written anew together with what is added
_SMALL_ISSUES = 256  # segments up to this size
_PILE = 8  # are made one when there are so many of them


def _key(issue: StoredIssue | Prepared) -> str:
    return issue.summary.key if isinstance(issue, Prepared) else issue.bulletin.key


class WhooshStore:
    """The index in ``root``. ``patience`` is how long to wait for another writer, in seconds."""

    def __init__(self, root: Path, lexicon: Lexicon, patience: float = LOCK_SECONDS) -> None:
        self._root = root
        self._stamp = stamp(lexicon)
        self._segmenter = segmenter_of(lexicon)
        self._patience = patience

    def summaries(self, *, stale: bool = False) -> tuple[IssueSummary, ...]:
        """Return what the index holds now; empty where it is missing or, unless ``stale``, must be rebuilt."""
        try:
            manifest = read_manifest(self._root)
            if manifest is None or (manifest.stamp != self._stamp and not stale):
                return ()
            return tuple(
                line
                for mark in manifest.segments
                for number, line in enumerate(self._lines(manifest, mark))
                if number not in mark.removed
            )
        except IndexUnavailableError as fault:
            if fault.state == "unsafe":
                raise
            return ()

    def update(self, added: Iterable[StoredIssue | Prepared], removed: Iterable[str]) -> None:
        """Add issues and remove those of the given keys, as one change: all of it or nothing.

        An added issue takes the place of one with its key.

        Raises:
            IndexUnavailableError: another writer is at work, or the index cannot be written.
        """
        with self._writing():
            manifest = read_manifest(self._root)
            if manifest is None or manifest.stamp != self._stamp:
                manifest = self._fresh()
            issues = list(added)
            gone = {*removed, *map(_key, issues)}
            kept, merged = self._partition(manifest, gone, len(issues))
            builder = build_segment([*merged, *issues], self._segmenter)
            self._merge(self._commit(manifest, [*kept, *self._write(manifest, builder)]))

    def rebuild(self, issues: Iterator[StoredIssue | Prepared]) -> None:
        """Build a new index beside the old one, verify it, then put it in its place.

        Raises:
            IndexUnavailableError: another writer is at work, or the index cannot be written.
        """
        with self._writing():
            manifest = self._fresh()
            marks: list[SegmentMark] = []
            builder = SegmentBuilder(self._segmenter)
            for issue in issues:
                builder.add(issue)
                if len(builder) >= _SEGMENT_DOCS:
                    marks += self._write(manifest, builder)
                    builder = SegmentBuilder(self._segmenter)
            self._commit(manifest, [*marks, *self._write(manifest, builder)])

    def _fresh(self) -> Manifest:
        """Return an empty state in a new folder."""
        folder = f"{_FOLDER}{secrets.token_hex(4)}"
        (self._root / folder).mkdir(mode=0o700)
        return Manifest(self._stamp, folder, 0, ())

    def _lines(self, manifest: Manifest, mark: SegmentMark) -> list[IssueSummary]:
        return read_summaries(self._root / manifest.folder, mark)

    def _partition(
        self, manifest: Manifest, gone: set[str], incoming: int
    ) -> tuple[list[SegmentMark], list[StoredIssue]]:
        """Return the segments that stay, without the issues ``gone``, and the issues to write anew."""
        kept: list[SegmentMark] = []
        merged: list[StoredIssue] = []
        for mark in manifest.segments:
            removed = {n for n, line in enumerate(self._lines(manifest, mark)) if line.key in gone} | {*mark.removed}
            left = mark.issues - len(removed)
            if left <= _MERGED_ISSUES - incoming or not left:
                merged += self._left(manifest, mark, removed)
                incoming += left
            else:
                kept.append(msgspec.structs.replace(mark, removed=tuple(sorted(removed))))
        return kept, merged

    def _left(self, manifest: Manifest, mark: SegmentMark, removed: Collection[int]) -> Iterator[StoredIssue]:
        """Yield the issues of a segment that are not gone."""
        segment = read_segment(self._root / manifest.folder, mark)
        return (segment.issue(number) for number in range(mark.issues) if number not in removed)

    def _merge(self, manifest: Manifest) -> None:
        """Write segments that have piled up as one, a state of its own; readers go on with the one before."""
        small = [mark for mark in manifest.segments if mark.issues - len(mark.removed) <= _SMALL_ISSUES]
        if len(small) < _PILE:
            return
        kept = [mark for mark in manifest.segments if mark not in small]
        left = chain.from_iterable(self._left(manifest, mark, mark.removed) for mark in small)
        self._commit(manifest, [*kept, *self._write(manifest, build_segment(left, self._segmenter))])

    def _write(self, manifest: Manifest, builder: SegmentBuilder) -> list[SegmentMark]:
        """Write a segment unless it is empty, read it back, and return its mark."""
        if not builder.issues:
            return []
        name = ArrayCodec().new_segment(None, INDEX_NAME).segment_id()
        folder = self._root / manifest.folder
        arrays, blobs = builder.content()
        files = write_bytes(folder / f"{name}{ARRAYS}", arrays), write_bytes(folder / f"{name}{BLOBS}", blobs)
        mark = SegmentMark(name, *files, builder.issues, len(builder))
        written = read_segment(folder, mark)
        if len(written) != len(builder) or len(written.summaries()) != builder.issues:
            raise IndexUnavailableError(f"写入的索引文件 {name} 未通过校验，原索引未作改动。", "damaged")
        return [mark]

    def _commit(self, manifest: Manifest, marks: list[SegmentMark]) -> Manifest:
        """Put the segments in force, clear away what no state needs any more, and return the new state."""
        state = Manifest(self._stamp, manifest.folder, manifest.generation + 1, tuple(marks))
        self._write_toc(state)
        write_manifest(self._root, state)
        self._clean(state)
        return state

    def _write_toc(self, state: Manifest) -> None:
        """Write Whoosh's own table of segments, for Whoosh's own readers."""
        storage = FileStorage(str(self._root / state.folder))
        segments = []
        for mark in state.segments:
            segment = ArrayCodec().new_segment(storage, INDEX_NAME)
            segment.segid = mark.name.removeprefix(f"{INDEX_NAME}_")
            segment.set_doc_count(mark.docs)
            for doc in self._removed_docs(state, mark):
                segment.delete_document(doc)
            segments.append(segment)
        TOC(schema(), segments, state.generation).write(storage, INDEX_NAME)

    def _removed_docs(self, state: Manifest, mark: SegmentMark) -> Iterator[int]:
        """Yield the numbers in a segment of the documents of its removed issues."""
        lines = self._lines(state, mark) if mark.removed else []
        firsts = [0, *accumulate(line.items + line.statements for line in lines)]
        for number in mark.removed:
            yield from range(firsts[number], firsts[number + 1])

    def _clean(self, state: Manifest) -> None:
        """Remove folders and files of states that are no longer in force."""
        for folder in self._root.glob(f"{_FOLDER}*"):
            if folder.name != state.folder:
                shutil.rmtree(folder, ignore_errors=True)
        needed = {mark.name + suffix for mark in state.segments for suffix in (ARRAYS, BLOBS)}
        needed.add(TOC._filename(INDEX_NAME, state.generation))
        for file in (self._root / state.folder).iterdir():
            if file.name not in needed:
                file.unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock of the only writer; tell any fault of the disk in our words."""
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            check_safe(self._root)
            handle = os.open(self._root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise IndexUnavailableError(f"索引文件夹 {self._root} 无法写入：{reason_of(fault)}。", "locked") from fault
        try:
            self._lock(handle)
            yield
        except OSError as fault:
            raise IndexUnavailableError(f"写索引失败：{reason_of(fault)}。原索引未作改动。", "locked") from fault
        finally:
            os.close(handle)

    def _lock(self, handle: int) -> None:
        deadline = time.monotonic() + self._patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise IndexUnavailableError("另一个程序正在写索引，请稍后再试。", "locked") from None
                time.sleep(_LOCK_POLL_SECONDS)
