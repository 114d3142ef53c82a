"""Entries as the hits of an answer, with their marks."""

from collections.abc import Sequence

from ccsearch.search.contract import Fragment, Hit
from ccsearch.search.documents import Entry
from ccsearch.search.leaves import Literal
from ccsearch.search.snippets import marked, occurrences, snippet, spans
from ccsearch.text import fold


def holds(entry: Entry, leaf: Literal) -> bool:
    """Return whether a literal stands in an entry."""
    values = [("title", entry.title), ("text", entry.text), *(("path", value) for value in entry.facts.path)]
    return any(occurrences(fold(value), leaf) for field, value in values if leaf.fieldname in (None, field))


def _heading(entry: Entry, leaves: Sequence[Literal]) -> tuple[Fragment, ...]:
    """Return the headings above an entry with their matches marked, or nothing where they have none."""
    for value in reversed(entry.facts.path):
        pieces = marked(value, leaves, "path")
        if any(piece.marked for piece in pieces):
            return (Fragment("【"), *pieces, Fragment("】"))
    return ()


def _body(entry: Entry, leaves: Sequence[Literal]) -> str:
    """Return the text to show: of a statement without the speaker and heading that hold no match."""
    text = entry.text
    for line in (entry.facts.leader, entry.facts.heading):
        if line and text.startswith(f"{line}\n") and not spans(line, leaves, "text"):
            text = text[len(line) + 1 :]
        elif line:
            break
    return text


def hit(entry: Entry, score: float, leaves: Sequence[Literal], missing: tuple[str, ...] = ()) -> Hit:
    """Return an entry as a hit: every match marked, at least one of them in title or snippet."""
    facts = entry.facts
    title, passage = marked(entry.title, leaves, "title"), snippet(_body(entry, leaves), leaves)
    if leaves and not any(piece.marked for piece in (*title, *passage)):
        passage = _heading(entry, leaves) + passage
    return Hit(
        id=facts.id,
        kind=facts.kind,
        issue=facts.issue,
        date=facts.date,
        category=facts.path[-1] if facts.path else None,
        path=facts.path,
        title=entry.title,
        title_fragments=title,
        snippet=passage,
        score=round(score, 4),
        units=facts.units,
        leaders=facts.leaders,
        source=facts.source,
        leader=facts.leader,
        number=facts.number,
        heading=facts.heading,
        missing=missing,
    )
