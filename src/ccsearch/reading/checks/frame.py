"""What the masthead and the footer lack or contradict, and what no stage used."""

import re
from collections.abc import Iterator
from operator import attrgetter

from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.dates import find_full
from ccsearch.reading.nameplate import issue_number, number_period
from ccsearch.reading.problems import problem
from ccsearch.records import Problem, Span

_FILE_NUMBER = re.compile(r"第\s*(\d{1,5})\s*期")


def number(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether the issue has a number, and whether it is one."""
    top = grasp.masthead
    if top.number is None:
        instead = grasp.items[0].id.rpartition("-")[0] if grasp.items else grasp.stem
        yield problem("masthead.number", 1, instead=instead)
        return
    for paragraph in grasp.frame:
        line = grasp.folded(paragraph)
        period = number_period(line)
        if period and issue_number(line) == top.number:
            written = grasp.written(paragraph.span.start, paragraph.span.end)
            yield problem("masthead.period", paragraph.line, written=written, period=period, number=top.number)
            return


def file_number(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether the file is named after another issue."""
    named = _FILE_NUMBER.search(grasp.stem)
    if named and grasp.masthead.number is not None and int(named[1]) != grasp.masthead.number:
        yield problem("masthead.file-number", 1, name=grasp.stem, number=grasp.masthead.number)


def name_and_office(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether a bulletin with a masthead says what it is called and who publishes it."""
    top = grasp.masthead
    if top.title is None and top.number is not None:
        yield problem("masthead.title", 1)
    if top.office is None and top.title is not None:
        yield problem("masthead.office", 1)


def issued(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether the date of issue is stated, and stated once."""
    top = grasp.masthead
    if top.date is None:
        yield problem("masthead.date", 1)
    elif top.file_date_line:
        yield problem("masthead.date-from-name", top.file_date_line, date=top.date)
    else:
        for paragraph in grasp.frame:
            other = find_full(grasp.folded(paragraph))
            if other and other.day != top.date:
                written = grasp.written(paragraph.span.start + other.start, paragraph.span.start + other.end)
                yield problem("masthead.dates", paragraph.line, other=written, date=top.date)
                return


def nothing(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether there is anything to read."""
    if not grasp.items:
        yield problem("text.empty", 1)


def frame_spans(grasp: Grasp) -> tuple[Span, ...]:
    """Return the spans of the working text that belong to the frame: masthead, headings, marks, footer."""
    return (*(paragraph.span for paragraph in grasp.frame), *grasp.outline.frame)


def unread(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether something of the text has got into no item: it is quoted whole, so that nothing is lost."""
    text, reached = grasp.page.text, 0
    kept = [span for raw in grasp.outline.items for span in (*raw.title, *raw.body, raw.source) if span]
    for span in sorted((*frame_spans(grasp), *kept, Span(len(text), len(text))), key=attrgetter("start")):
        between = text[reached : span.start]
        if between not in ("", "\n") and _WORD.search(between):
            stretch = grasp.written(reached, span.start)
            yield problem("text.unread", grasp.line(reached + _blanks(grasp, reached)), quote=stretch)
        reached = span.end if span.end > reached else reached


_WORD = re.compile(r"\w")


def _blanks(grasp: Grasp, start: int) -> int:
    rest = _WORD.search(grasp.page.text, start)
    return rest.start() - start if rest else 0


CHECKS = (number, file_number, name_and_office, issued, nothing, unread)
