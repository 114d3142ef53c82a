"""What every engine promises: requests, answers, and the protocol between them.

Nothing here knows how an engine works. Records are immutable; all strings shown to people are Chinese.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.records import Bulletin, Problem

KINDS = ("item", "statement")
SORTS = ("relevance", "newest", "oldest")
MAX_PAGE_SIZE = 100


class Request(msgspec.Struct, frozen=True):
    """One question.

    ``query`` as typed, "" for everything. ``filters``: field name to chosen values (OR within a field,
    AND between fields). ``since``/``until``: dates of issue, both ends included. ``page`` from 1.
    """

    query: str = ""
    kind: str = "item"
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: date | None = None
    until: date | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 20
    facets: bool = True


class Fragment(msgspec.Struct, frozen=True, gc=False):
    """A piece of a text; ``marked`` where it matches the query."""

    text: str
    marked: bool = False


class Hit(msgspec.Struct, frozen=True):
    """One result: an item (id 709-2), or a statement of one (id 709-2.s3).

    ``title`` is the item's title, ``title_fragments`` the same in pieces. ``missing`` names the words
    of the query that a partial hit does not have. ``leader``, ``number`` and ``heading`` are those of
    a statement. ``path`` the headings above the item.
    """

    id: str
    kind: str
    issue: str
    date: date | None
    category: str | None
    path: tuple[str, ...]
    title: str
    title_fragments: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]
    score: float
    units: tuple[str, ...]
    leaders: tuple[str, ...]
    source: str | None = None
    leader: str | None = None
    number: int | None = None
    heading: str | None = None
    missing: tuple[str, ...] = ()


class FacetValue(msgspec.Struct, frozen=True, gc=False):
    """One value of a facet: choosing it gives ``count`` results. ``depth`` is 0 for a top level.

    Values of hierarchical facets are whole paths (简讯 / 综合整治; dates 2022, 2022-08).
    """

    value: str
    label: str
    count: int
    selected: bool = False
    depth: int = 0


class Note(msgspec.Struct, frozen=True):
    """Something to tell above the results.

    ``kind``: ``alias`` (a name was taken as another), ``word`` (count of results without a word that
    has none), ``filter`` (count without the filter ``field``; "period" for dates from and to), ``name``
    (a near name). ``query`` is the query it offers, or None; ``count`` how many results that has, or None.
    """

    kind: str
    message: str
    query: str | None = None
    count: int | None = None
    field: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What a question found. ``facets``: field name to values; ``partial`` only where total is 0."""

    query: str
    total: int
    page: int
    size: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    notes: tuple[Note, ...] = ()
    partial: tuple[Hit, ...] = ()


class StoredIssue(msgspec.Struct, frozen=True):
    """A bulletin as the engine holds it: the file it came from (relative to the archive) and its digest.

    ``text`` is the source text its spans point into; ``modified`` the file's time, seconds since 1970.
    """

    path: str
    digest: str
    modified: float
    text: str
    bulletin: Bulletin


class IssueSummary(msgspec.Struct, frozen=True):
    """One line of the list of issues."""

    key: str
    number: int | None
    title: str | None
    date: date | None
    path: str
    digest: str
    items: int
    statements: int
    problems: tuple[Problem, ...]


class Terms(msgspec.Struct, frozen=True, array_like=True):
    """The terms of a field in some documents.

    ``numbers`` are the places in ``names`` of all terms, document after document, ``lengths`` how many each
    document has; bytes of uint32 both.
    """

    names: Sequence[str]
    numbers: bytes
    lengths: bytes


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """A bulletin made ready to index, in whatever process has read it; ``prepared.prepare`` makes it.

    ``packed`` is the whole :class:`StoredIssue` and its :class:`Gist`, compressed. Of its documents: ``kinds`` and ``entries`` by
    document, ``values`` folded, ``fields`` the field number of each of them, ``heads`` the number of each
    document's first one, ``terms`` by field.
    """

    summary: IssueSummary
    packed: bytes
    kinds: Sequence[int]
    entries: Sequence[bytes]
    values: Sequence[str]
    heads: Sequence[int]
    fields: Sequence[int]
    terms: Mapping[str, Terms]


class NamedGist(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A leader or unit of an item, with its sorted roles."""

    name: str
    roles: tuple[str, ...]


class SaidGist(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A statement without its place in the text."""

    leader: str | None
    verb: str
    number: int | None
    heading: str | None
    text: str


class FigureGist(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A quantity without its place in the text."""

    noun: str | None
    unit: str
    value: float
    approximate: bool


class ItemGist(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is asked of many items at once: all that was read of one, but not where it stands."""

    id: str
    path: tuple[str, ...]
    title: str
    text: str
    leaders: tuple[NamedGist, ...]
    units: tuple[NamedGist, ...]
    places: tuple[str, ...]
    statements: tuple[SaidGist, ...]
    figures: tuple[FigureGist, ...]


class Gist(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The items of an issue, quick to read where those of all issues are wanted."""

    key: str
    date: date | None
    items: tuple[ItemGist, ...]


class Words(msgspec.Struct, frozen=True):
    """In which items each word of titles and texts occurs.

    ``names`` are folded and sorted, those that order results. Word w is in the items
    ``items[starts[w]:starts[w + 1]]``, which rise; (n_words + 1,) int64 and (n,) uint32. Items are numbered
    from 0, through the issues in the order of :meth:`Records.issues` and through each issue's page.
    """

    names: tuple[str, ...]
    starts: NDArray[np.int64]
    items: NDArray[np.uint32]


class Totals(msgspec.Struct, frozen=True):
    """Figures of the archive: how many of each."""

    issues: int
    items: int
    statements: int
    units: int
    leaders: int


class Records(Protocol):
    """All that one state of the archive holds, to be read in one go; changes of the index do not reach it."""

    def state(self) -> str:
        """Return the mark of the state, that of :meth:`Engine.state`."""
        ...

    def issues(self) -> tuple[IssueSummary, ...]:
        """Return a line for each issue, in the order in which ``gists`` and ``words`` have them."""
        ...

    def gists(self, keys: Collection[str]) -> Iterator[Gist]:
        """Yield the issues of some keys; those that are not there are left out."""
        ...

    def words(self) -> Words:
        """Return in which items each word occurs."""
        ...


class Engine(Protocol):
    """Answers questions about one state of the archive; safe to share between threads.

    Readers see a new state of the index with the next call, without a restart.
    """

    def search(self, request: Request) -> Answer:
        """Answer one question.

        Raises:
            QueryError: the query cannot be understood.
            IndexUnavailableError: there is no index that can answer.
        """
        ...

    def issue(self, key: str) -> StoredIssue:
        """Return the issue of this key.

        Raises:
            NotFoundError: there is none.
        """
        ...

    def issues(self) -> tuple[IssueSummary, ...]:
        """Return a line for each issue, newest first, those without a date last, then by key."""
        ...

    def values(self, field: str) -> tuple[tuple[str, int], ...]:
        """Return every value of a keyword field with its number of items, most first."""
        ...

    def totals(self) -> Totals:
        """Return the figures of the archive."""
        ...

    def ids(self, request: Request) -> tuple[str, ...]:
        """Return the id of everything a question finds, in the order of its pages.

        Raises:
            QueryError: the query cannot be understood.
            IndexUnavailableError: there is no index that can answer.
        """
        ...

    def records(self) -> Records:
        """Return what the archive holds now, for reading much of it at once.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        ...

    def bulletins(self) -> Iterator[Bulletin]:
        """Yield every bulletin of one state of the archive, in no particular order."""
        ...

    def state(self) -> str:
        """Return a short mark of the state that answers come from; it changes with every update."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class Store(Protocol):
    """Where an engine's index is written. One writer at a time."""

    def summaries(self, *, stale: bool = False) -> tuple[IssueSummary, ...]:
        """Return what the index holds now; empty where it is missing or must be rebuilt.

        With ``stale`` also what one holds that must be rebuilt, as far as it can be told.
        """
        ...

    def update(self, added: Iterable[StoredIssue | Prepared], removed: Iterable[str]) -> None:
        """Add issues and remove those of the given keys, as one change: all of it or nothing.

        Raises:
            IndexUnavailableError: another writer is at work, or the index cannot be written.
        """
        ...

    def rebuild(self, issues: Iterator[StoredIssue | Prepared]) -> None:
        """Build a new index beside the old one, verify it, then put it in its place.

        Raises:
            IndexUnavailableError: another writer is at work, or the index cannot be written.
        """
        ...
