"""What items lack beside their neighbours, and texts that are cut off or stored twice."""

import re
from collections.abc import Iterator
from itertools import groupby

from ccsearch.reading.assembly import Draft
from ccsearch.reading.checks.grasp import Grasp, quote
from ccsearch.reading.headings import ORDINAL
from ccsearch.reading.problems import problem
from ccsearch.reading.rawitems import HEADED, PLAIN
from ccsearch.records import Item, Problem

LEAD = "lead"
"""Role of the unit that an item reports on."""

Rows = list[tuple[Draft, Item]]

LONG = 30
"""From how many characters on a paragraph that comes twice is no formula."""

_CLOSED = re.compile(r"[。!?…;:.)\]}】》>\"'~|]$")
_SENTENCE = re.compile(r"[,。;]")


def _sections(grasp: Grasp) -> Iterator[Rows]:
    for _, rows in groupby(grasp.pairs(), key=lambda pair: pair[1].path):
        yield list(rows)


def headline(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether an item outside all sections has a headline, or the unit it reports on in its place."""
    if not any(item.path for item in grasp.items):
        for draft, item in grasp.pairs():
            if draft.raw.kind == PLAIN and not any(LEAD in unit.roles for unit in item.units):
                code = "item.headline" if item.title else "item.untitled"
                yield problem(code, item.line, title=quote(item.title))


def body(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether something stands below a headline."""
    for item in grasp.items:
        if not item.text:
            yield problem("item.body", item.line, title=quote(item.title))


def source(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether a headed report says where it comes from, where most beside it do."""
    for rows in _sections(grasp):
        headed = [item for draft, item in rows if draft.raw.kind == HEADED and item.text]
        lacking = [item for item in headed if item.source is None]
        if len(lacking) * 2 < len(headed):
            yield from (problem("item.source", item.line, title=quote(item.title)) for item in lacking)


def mark(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether an item has the mark (▲) that half of those beside it, or more, begin with."""
    for rows in _sections(grasp):
        bare = [item for draft, item in rows if not draft.raw.marked]
        if len(bare) < len(rows) and len(bare) * 2 <= len(rows):
            yield from (problem("item.mark", item.line, title=quote(item.title or item.text)) for item in bare)


def outside(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether an item stands outside all sections of a bulletin that has some."""
    if any(item.path for item in grasp.items):
        for draft, item in grasp.pairs():
            if not item.path and not _is_section(grasp, draft):
                yield problem("text.outside", item.line, quote=quote(item.title or item.text))


def _is_section(grasp: Grasp, draft: Draft) -> bool:
    """Tell whether an item's headline is itself numbered like a section (二、整改要求)."""
    begin = draft.raw.title[0].start if draft.raw.title else 0
    ordinals = (span for span in grasp.outline.frame if span.end == begin)
    return any(ORDINAL.fullmatch(grasp.page.folded, span.start, span.end) for span in ordinals)


def empty_section(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether something stands below each section's heading."""
    for name, offset in grasp.outline.empty:
        yield problem("section.empty", grasp.line(offset), name=name)


def cut_off(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether the text ends with a whole sentence."""
    if not grasp.drafts or grasp.drafts[-1].raw.source:
        return
    draft = grasp.drafts[-1]
    last = draft.folded_text.rpartition("\n")[2]
    if _SENTENCE.search(last) and not _CLOSED.search(last):
        end = draft.raw.body[-1].end
        shown = draft.text[-12:].rpartition("\n")[2]
        yield problem("text.cut", grasp.line(end - 1), quote=shown)


def twice(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether a long paragraph is stored twice."""
    first: dict[str, int] = {}
    for paragraph in grasp.body:
        if paragraph.span.end - paragraph.span.start < LONG:
            continue
        bare = "".join(grasp.folded(paragraph).split())
        if bare in first:
            shown = quote(grasp.written(paragraph.span.start, paragraph.span.end))
            yield problem("text.twice", paragraph.line, quote=shown, first=first[bare])
        else:
            first[bare] = paragraph.line


CHECKS = (outside, empty_section, headline, body, source, mark, cut_off, twice)
