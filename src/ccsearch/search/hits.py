"""Entries as the hits of an answer, with their marks."""

from collections.abc import Sequence
from typing import NamedTuple

from ccsearch.search.contract import Fragment, Hit
from ccsearch.search.documents import Entry
from ccsearch.search.folding import fold_all
from ccsearch.search.leaves import Literal
from ccsearch.search.snippets import Match, fragments, occurrences, snippet, spans
from ccsearch.text import fold


class Folded(NamedTuple):
    """An entry and its texts folded."""

    entry: Entry
    title: str
    text: str

    def holds(self, leaf: Literal) -> bool:
        """Return whether a literal stands in it."""
        values = [("title", self.title), ("text", self.text), *(("path", fold(at)) for at in self.entry.facts.path)]
        return any(occurrences(value, leaf) for field, value in values if leaf.fieldname in (None, field))


def folded(entries: Sequence[Entry]) -> list[Folded]:
    """Return the entries with their texts folded."""
    texts = fold_all([text for entry in entries for text in (entry.title, entry.text)])
    return [Folded(entry, *texts[2 * at : 2 * at + 2]) for at, entry in enumerate(entries)]


def _heading(entry: Entry, leaves: Sequence[Literal]) -> tuple[Fragment, ...]:
    """Return the innermost heading above an entry that has a match, marked, or nothing."""
    for value in reversed(entry.facts.path):
        found = spans(fold(value), leaves, "path")
        if found:
            return (Fragment("【"), *fragments(value, found, 0, len(value)), Fragment("】"))
    return ()


def _body(entry: Entry, found: Sequence[Match]) -> int:
    """Return where the text to show begins: after a statement's speaker and heading that hold no match."""
    start = 0
    for line in (entry.facts.leader, entry.facts.heading):
        after = start + len(line or "") + 1
        if line and entry.text.startswith(f"{line}\n", start) and not any(row[0] < after for row in found):
            start = after
        elif line:
            break
    return start


def hit(shown: Folded, score: float, leaves: Sequence[Literal], missing: tuple[str, ...] = ()) -> Hit:
    """Return an entry as a hit: every match marked, at least one of them in title or snippet."""
    entry = shown.entry
    in_title, in_text = spans(shown.title, leaves, "title"), spans(shown.text, leaves, "text")
    title = fragments(entry.title, in_title, 0, len(entry.title))
    body = _body(entry, in_text) if entry.facts.kind == "statement" else 0
    passage = snippet(entry.text[body:], [(start - body, end - body, leaf) for start, end, leaf in in_text])
    if leaves and not in_title and not in_text:
        passage = _heading(entry, leaves) + passage
    facts = entry.facts
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
