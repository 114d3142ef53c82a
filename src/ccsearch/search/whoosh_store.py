"""The default engine: Whoosh's trees and index, evaluated as arrays in memory."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from ccsearch.errors import IndexUnavailableError, NotFoundError
from ccsearch.lexicon import Lexicon
from ccsearch.records import Bulletin
from ccsearch.search.answers import answer, ids
from ccsearch.search.column_backend import ColumnBackend
from ccsearch.search.columns import Columns, natural
from ccsearch.search.contract import Answer, IssueSummary, Request, StoredIssue, Totals
from ccsearch.search.manifest import POINTER, Manifest, read_manifest, require_current, stamp
from ccsearch.search.query import Language
from ccsearch.search.segment import Segment, read_segment, segmenter_of
from ccsearch.search.whoosh_records import WhooshRecords

_OPENING_ATTEMPTS = 5


class WhooshEngine:
    """Answers questions from the index in ``root``; follows it as it changes."""

    def __init__(self, root: Path, lexicon: Lexicon, today: Callable[[], date] = date.today) -> None:
        self._root = root
        self._pointer = str(root / POINTER)
        self._stamp = stamp(lexicon)
        self._language = Language(lexicon, segmenter_of(lexicon), today)
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._opened: tuple[Manifest, Columns, dict[str, Segment]] | None = None

    def search(self, request: Request) -> Answer:
        """Answer one question.

        Raises:
            QueryError: the query cannot be understood.
            IndexUnavailableError: there is no index that can answer.
        """
        return answer(self._backend(), self._language, request)

    def issue(self, key: str) -> StoredIssue:
        """Return the issue of this key.

        Raises:
            NotFoundError: there is none.
            IndexUnavailableError: there is no index that can answer.
        """
        found = self._columns().issue(key)
        if found is None:
            raise NotFoundError(f"没有第 {key} 期。", key)
        return found

    def issues(self) -> tuple[IssueSummary, ...]:
        """Return a line for each issue, newest first, those without a date last, then by key.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        lines = [line for _, _, line in self._columns().issues.values()]
        lines.sort(key=lambda line: natural(line.key))
        return tuple(sorted(lines, key=lambda line: -line.date.toordinal() if line.date else 0))

    def values(self, field: str) -> tuple[tuple[str, int], ...]:
        """Return every value of a keyword field with its number of items, most first.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        columns = self._columns()
        rows = columns.keywords(field)
        counts = np.bincount(rows.numbers[columns.kinds[0][rows.owners]], minlength=len(rows.values)).tolist()
        order = self._language.lexicon.order
        found = [(value, times) for value, times in zip(rows.values, counts, strict=True) if times]
        return tuple(sorted(found, key=lambda row: (-row[1], order(row[0]), row[0])))

    def totals(self) -> Totals:
        """Return the figures of the archive.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        columns = self._columns()
        items, statements = (int(np.count_nonzero(mask)) for mask in columns.kinds)
        units, leaders = len(self.values("unit")), len(self.values("leader"))
        return Totals(len(columns.issues), items, statements, units, leaders)

    def ids(self, request: Request) -> tuple[str, ...]:
        """Return the id of everything a question finds, in the order of its pages.

        Raises:
            QueryError: the query cannot be understood.
            IndexUnavailableError: there is no index that can answer.
        """
        return ids(self._backend(), self._language, request)

    def records(self) -> WhooshRecords:
        """Return what the index holds now, for reading much of it at once.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        manifest, columns = self._now()
        return WhooshRecords(manifest.state, columns)

    def bulletins(self) -> Iterator[Bulletin]:
        """Yield every bulletin of one state of the archive, in no particular order.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        columns = self._columns()
        for segment, number, _ in columns.issues.values():
            yield columns.segments[segment].issue(number).bulletin

    def state(self) -> str:
        """Return a short mark of the state that answers come from.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        return self._now()[0].state

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._opened, self._seen = None, None

    def _backend(self) -> ColumnBackend:
        return ColumnBackend(self._columns(), self._language.lexicon)

    def _signature(self) -> tuple[int, int, int] | None:
        try:
            found = os.stat(self._pointer)  # a Path would take twice as long, for every answer
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _columns(self) -> Columns:
        return self._now()[1]

    def _now(self) -> tuple[Manifest, Columns]:
        """Return the state in force, opened anew if it has changed."""
        signature, opened = self._signature(), self._opened
        if opened is not None and signature == self._seen and signature is not None:
            return opened[:2]
        with self._lock:
            if self._opened is None or self._signature() != self._seen:
                self._open()
            assert self._opened is not None
            return self._opened[:2]

    def _open(self) -> None:
        """Open the state in force; a writer may put another one in its place meanwhile."""
        for attempt in range(_OPENING_ATTEMPTS):
            signature = self._signature()
            manifest = require_current(read_manifest(self._root), self._stamp)
            try:
                segments = dict(self._segments(manifest))
            except IndexUnavailableError:
                if attempt + 1 == _OPENING_ATTEMPTS or self._signature() == signature:
                    raise
                continue
            columns = Columns(list(segments.values()), [mark.removed for mark in manifest.segments])
            columns.warm()
            self._opened, self._seen = (manifest, columns, segments), signature
            return

    def _segments(self, manifest: Manifest) -> Iterator[tuple[str, Segment]]:
        known = self._opened[2] if self._opened and self._opened[0].folder == manifest.folder else {}
        for mark in manifest.segments:
            yield mark.name, known.get(mark.name) or read_segment(self._root / manifest.folder, mark)
