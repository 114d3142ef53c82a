"""How Whoosh reads our segments: a codec over their arrays, so that its own searcher works on them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh import analysis, fields, formats
from whoosh.codec import base, whoosh3
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.reading import TermInfo, TermNotFound

from ccsearch.fields import FIELDS
from ccsearch.search.postings import FieldPostings
from ccsearch.search.segment import ARRAYS, BLOBS, Segment


def schema() -> fields.Schema:
    """Return the Whoosh schema: words with frequencies for texts, whole values for all else."""
    found = fields.Schema(id=fields.STORED)
    for field in FIELDS:
        scored = field.kind == "text"
        format_ = formats.Frequency() if scored else formats.Existence()
        found.add(field.name, fields.FieldType(format_, analysis.IDAnalyzer(), scorable=scored))
    return found


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segments of two files each. They are written by ``whoosh_writer`` alone."""

    def new_segment(self, storage: Any, indexname: str) -> whoosh3.W3Segment:
        """Return a new, empty segment."""
        return whoosh3.W3Segment(self, indexname)

    def _open(self, storage: Any, segment: Any) -> Segment:
        with storage.open_file(segment.make_filename(ARRAYS)) as file:
            content = file.read()
        with storage.open_file(segment.make_filename(BLOBS)) as file:
            blobs = file.read()
        return Segment(content, lambda start, end: blobs[start:end])

    def terms_reader(self, storage: Any, segment: Any) -> "ArrayTerms":
        """Return the reader of the segment's terms."""
        return ArrayTerms(self._open(storage, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> "ArrayDocuments":
        """Return the reader of the segment's documents."""
        return ArrayDocuments(self._open(storage, segment), segment)


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def _find(self, field: str, text: bytes) -> tuple[FieldPostings, int]:
        postings = self._segment.field(field)
        number = postings.number(text)
        if number is None:
            raise TermNotFound(f"No term {field}:{text!r}")
        return postings, number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._segment.field(term[0]).number(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields."""
        return sorted(field.name for field in FIELDS)

    def cursor(self, fieldname: str, fieldobj: Any) -> "ArrayCursor":
        """Return a cursor over the terms of a field."""
        return ArrayCursor(self._segment.field(fieldname))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every (field, term), sorted."""
        for field in self.indexed_field_names():
            yield from self._from(field, 0)

    def _from(self, field: str, first: int) -> Iterator[tuple[str, bytes]]:
        postings = self._segment.field(field)
        return ((field, postings.name(number)) for number in range(first, len(postings)))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield every (field, term) from ``prefix`` on, sorted."""
        names = self.indexed_field_names()
        at = names.index(fieldname)
        yield from self._from(fieldname, self._segment.field(fieldname).at_or_after(prefix))
        for field in names[at + 1 :]:
            yield from self._from(field, 0)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every (field, term) with its statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every (field, term) from ``prefix`` on with its statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the statistics of a term."""
        postings, number = self._find(fieldname, text)
        docs, weights = postings.postings(number)
        lengths = postings.lengths[docs]
        return TermInfo(
            weight=float(weights.sum()),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(weights.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs, 0 for one that does not."""
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, 0 for one that is not there."""
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        """Return a matcher of the documents that have a term."""
        postings, number = self._find(fieldname, text)
        docs, weights = postings.postings(number)
        if not len(docs):
            return NullMatcher()
        return ListMatcher(
            docs.tolist(),
            weights.astype(np.float64).tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def close(self) -> None:
        """Let go of nothing: the segment is in memory."""


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks through the terms of one field."""

    def __init__(self, postings: FieldPostings) -> None:
        self._postings = postings
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term and return it, or None."""
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        """Go to the first term not below ``string`` and return it, or None."""
        wanted = string if isinstance(string, bytes) else string.encode("utf-8", "surrogatepass")
        self._at = self._postings.at_or_after(wanted)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term and return it, or None."""
        self._at += 1
        return self.text()

    def is_valid(self) -> bool:
        """Return whether the cursor stands on a term."""
        return self._at < len(self._postings)

    def text(self) -> str | None:
        """Return the term the cursor stands on, or None."""
        return self._postings.name(self._at).decode("utf-8", "surrogatepass") if self.is_valid() else None

    def term(self) -> str | None:
        """Return the term the cursor stands on, or None."""
        return self.text()


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of one segment: lengths, deletions and stored ids."""

    def __init__(self, segment: Segment, entry: Any) -> None:
        self._segment = segment
        self._entry = entry

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return len(self._segment)

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return len(self._segment) - int(self._entry.deleted_count())

    def has_deletions(self) -> bool:
        """Return whether any document is deleted."""
        return bool(self._entry.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a document is deleted."""
        return bool(self._entry.is_deleted(docnum))

    def deleted_docs(self) -> Any:
        """Return the deleted documents."""
        return self._entry.deleted_docs()

    def _lengths(self, fieldname: str) -> np.ndarray[Any, np.dtype[np.uint16]]:
        return self._segment.field(fieldname).lengths

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of terms of a document in a field."""
        return int(self._lengths(fieldname)[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """Return the number of terms in a field."""
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the length of the shortest value of a field."""
        return int(self._lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        """Return the length of the longest value of a field."""
        return int(self._lengths(fieldname).max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what Whoosh shows of a document: its id."""
        return {"id": self._segment.entry(docnum).facts.id}
