"""Sections and items: which paragraphs, or parts of them, make one item, and under which headings."""

import re
from collections.abc import Callable

from ccsearch.lexicon import Lexicon
from ccsearch.reading.contents import contents
from ccsearch.reading.headings import (
    BRACKET,
    COLUMN,
    COLUMNED,
    NAMED,
    ORDERED,
    ORDINAL,
    Heading,
    Sections,
    names_unit,
    section_marks,
)
from ccsearch.reading.headlines import (
    HEADLINE_LINES,
    find_gap,
    goes_on,
    is_claim,
    is_headline,
    is_rest,
    is_title,
    numbered_slogan,
    rest_of_headline,
)
from ccsearch.reading.itemmarks import ITEM_MARK, inner_marks, is_over_text, is_owned_fault, numbered_fault, parts_of
from ccsearch.reading.layout import Page, tidy
from ccsearch.reading.leads import Lead, closing_source, find_leads, is_letter, named_before_stop, source_alone
from ccsearch.reading.rawitems import BRIEF, HEADED, PLAIN, OpenItem, Outline
from ccsearch.reading.sectionlines import (
    SectionLines,
    holds_briefs,
    is_circular,
    lists_briefs,
    lists_faults,
    names_kind,
    tells_fault,
)
from ccsearch.reading.subjects import leading_bodies, leading_unit, opens_with_subject, starts_with_day
from ccsearch.reading.units import is_place_lead, is_unit
from ccsearch.records import Span

MOST_ITEMS = 50_000
"""How many items a source can hold; what comes after them goes on with the last. Ten years of a weekly have 7,000."""

_SHORTEST_REST = 8
_SHORTEST_SUBJECT = 4  # characters of a unit that a headline and its text both begin with
_SHORTEST_CLAIM = 6  # characters of a headline behind its unit and colon
_RUNNING = re.compile(r"[,。;!?]")


class _Walker:
    """Walks over the paragraphs once, gathering items; its state is the open section and item."""

    def __init__(self, page: Page, marks: frozenset[str], bracketed: bool, lexicon: Lexicon) -> None:
        self.text, self.folded = page.text, page.folded
        self.lines = SectionLines(page, marks, bracketed, lexicon)
        self.lexicon = lexicon
        self.items: list[OpenItem] = []
        self.frame: list[Span] = []
        self.sections = Sections()
        self.kinds: set[str] = set()  # of the items that the open section has so far
        self.marked = False  # whether one of them has a mark
        self.current: OpenItem | None = None
        self.closed = True
        self.following = len(page.folded)  # where the next paragraph begins
        self.over_text = False  # whether the paragraph is a headline over its text that nothing but that tells
        self.broken = False  # whether the body so far is a line broken by hand
        self.counting = False  # whether the paragraph before was one of faults with numbers

    def paragraph(self, span: Span, line: int, following: int) -> None:
        """Take one paragraph, or a part of it; the next paragraph begins at ``following``."""
        self.following = following
        if len(self.items) >= MOST_ITEMS:
            self.items[-1].body.append(span)
            return
        heading = self.lines.heading(span) or (None if self._waiting() else self.lines.bare(span, following))
        if heading:
            self._enter(heading)
            span = Span(heading.end, span.end)
        span, marked = self._unmark(span)
        if marked and self._waiting():
            self._headline_is_heading(names_kind)
        if span.start >= span.end:
            return
        source = source_alone(self.folded, span, self._open_text() and not marked, self.lexicon)
        if source and self.current and is_letter(self.folded, self.current.body):
            self._add(span)
        elif source:
            self._close_with(source, line)
        elif not (
            self._column(span, line)
            or self._numbered_fault(span, line, marked)
            or self._briefs(span, line, marked)
            or self._headline(span, line, marked)
        ):
            self._running(span, line, marked)

    def _open_text(self) -> bool:
        return self.current is not None and not self.closed and bool(self.current.body)

    # headings

    def _enter(self, heading: Heading) -> None:
        if heading.kind == ORDERED[0] and self._waiting():
            self._headline_is_heading(is_circular)
        self.sections.enter(heading)
        self.kinds, self.marked = set(), False
        self.frame.append(Span(heading.span.start, heading.end))
        self.closed, self.current = True, None

    def _headline_is_heading(self, is_heading: Callable[[str], bool], kind: str = NAMED) -> None:
        """Take a headline that has no text, but sections or marked items below, for a heading if it says what follows."""
        [*_, title] = self.items[-1].title
        name = tidy(self.text[title.start : title.end])
        if len(self.items[-1].title) == 1 and is_heading(name):
            self.items.pop()
            self._enter(Heading(kind, name, title, title.end))

    def _column(self, span: Span, line: int) -> bool:
        """Take a line 栏目 | 标题: the section and the headline at once."""
        text = self.folded[span.start : span.end]
        match = COLUMN.match(text) if "|" in text else None
        if not match or _RUNNING.search(match["rest"]):
            return False
        name = Span(span.start + match.start("column"), span.start + match.end("column"))
        rest = span.start + match.start("rest")
        self._enter(Heading(COLUMNED, tidy(self.text[name.start : name.end]), name, rest))
        self._start(HEADED, line).title.append(Span(rest, span.end))
        return True

    # items

    def _start(self, kind: str, line: int, marked: bool = False) -> OpenItem:
        """Open a new item under the present headings."""
        opened = OpenItem(kind, self.sections.path, line, self.sections.count, marked)
        self.items.append(opened)
        self.kinds.add(kind)
        self.marked = self.marked or marked
        self.current, self.closed, self.sections.fresh = opened, False, False
        return opened

    def _unmark(self, span: Span) -> tuple[Span, bool]:
        """Return a paragraph without the mark that its item begins with (▲), and whether it has one."""
        match = ITEM_MARK.match(self.folded, span.start, span.end)
        if not match:
            return span, False
        self.frame.append(Span(span.start, match.end()))
        closing = span.end - (self.folded[span.end - 1] == match.group()[0])
        return Span(match.end(), max(match.end(), closing)), True

    def _close_with(self, source: Span, line: int) -> None:
        if self.current is None or self.current.source is not None:
            self._start(PLAIN, line).body.append(source)
            return
        self.current.source = source
        self.closed = bool(self.current.body)  # or it stands right below the headline

    def _add(self, span: Span) -> None:
        """Add a stretch to the open item; a closing source ends the item."""
        assert self.current is not None
        kept, source = closing_source(self.folded, span, self.lexicon)
        if kept.end > kept.start:
            self.current.body.append(kept)
        if source:
            self.current.source = source
            self.closed = True

    # briefs

    def _briefs(self, span: Span, line: int, marked: bool) -> bool:
        """Take a paragraph that holds one or several briefs (单位：…单位：…)."""
        if self.over_text:
            return False
        ordinal = ORDINAL.match(self.folded, span.start, span.end)
        first = ordinal.end() if ordinal else span.start
        leads = self._set_apart(span, first) or find_leads(self.folded, span, first, self._short_leads(), self.lexicon)
        leads = leads[: MOST_ITEMS - len(self.items)]
        if not leads or self._leads_headline(leads[0], span) or not self._may_open(leads[0], first, marked):
            return False
        if self.folded.startswith("【", first):
            self.frame += (Span(span.start, leads[0].span.start), Span(leads[0].span.end, leads[0].end))
        elif leads[0].span.start > first:
            self._running(Span(span.start, leads[0].span.start), line, marked)
        elif ordinal:
            self.frame.append(Span(span.start, first))
        for place, lead in enumerate(leads):
            end = leads[place + 1].span.start if place + 1 < len(leads) else span.end
            self._start(BRIEF, line, marked).title.append(lead.span)
            self._split(Span(lead.end, end), line)
        return True

    def _numbered_fault(self, span: Span, line: int, marked: bool) -> bool:
        """Take one of several faults that a section exposes, each with its number: what stands before a colon is its title."""
        if self._waiting() and is_owned_fault(self.folded, span, self.sections.path):
            self._headline_is_heading(bool, ORDERED[1])
        first = self.sections.fresh or self.counting
        self.counting = False
        fault = numbered_fault(self.folded, span, self.sections.path) if first else None
        if fault is None or self._set_apart(span, fault[0]):
            return False
        number, title, begin = fault
        self.counting = True
        self.frame.append(Span(span.start, number))
        opened = self._start(BRIEF if title else PLAIN, line, marked)
        opened.title += [title] if title else []
        self._add(Span(begin, span.end))
        return True

    def _set_apart(self, span: Span, first: int) -> list[Lead]:
        """Return the unit that a brief begins with in brackets, or between its ordinal and a full stop."""
        bracket = BRACKET.match(self.folded, first, span.end) if self.folded.startswith("【", first) else None
        if bracket and bracket.end() < span.end:
            apart = self.lines.is_unit_in_brackets(bracket[1], self.folded[bracket.end() : span.end])
            return [Lead(Span(*bracket.span(1)), bracket.end())] if apart else []
        if first == span.start:
            return []
        return named_before_stop(self.folded, Span(first, span.end), lists_faults(self.sections.path), self.lexicon)

    def _leads_headline(self, lead: Lead, span: Span) -> bool:
        """Tell whether the units before a colon begin a headline (永定镇:用好"三支队伍"守护河道 一支…)."""
        gap = find_gap(self.folded[span.start : span.end], self.lexicon)
        return gap is not None and span.start + gap[0] >= lead.end + _SHORTEST_CLAIM

    def _may_open(self, lead: Lead, first: int, marked: bool) -> bool:
        """Tell whether a brief may begin here, or its lead is part of an open report."""
        current = self.current
        if current is None or self.closed or current.kind != HEADED:
            return True
        if (lead.span.start > first and not self.folded.startswith("【", first)) or (not current.body and not marked):
            return False
        listed = lists_briefs(self.sections.path)
        return marked or listed or starts_with_day(self.folded, lead.end) or self.kinds != {HEADED}

    def _short_leads(self) -> bool:
        """Tell whether a short string without a unit's form can lead a brief here."""
        return holds_briefs(self.sections.path) or (bool(self.sections.path) and self.kinds <= {BRIEF, PLAIN})

    def _split(self, span: Span, line: int) -> None:
        """Add a stretch of a brief; a sentence whose subject is another unit begins a brief of its own."""
        assert self.current is not None
        begin = span.start
        if self.current.kind != HEADED and self.kinds != {HEADED} and self._has_subject(span):
            for offset, unit in leading_bodies(self.folded, span.start, span.end, self.lexicon):
                if len(self.items) < MOST_ITEMS and self._begins_another(unit, Span(offset, span.end), begin):
                    self._add(Span(begin, offset))
                    begin = offset
                    self._start(PLAIN, line)
        self._add(Span(begin, span.end))

    def _has_subject(self, span: Span) -> bool:
        """Tell whether a unit stands before the colon, or is what the first sentence is about."""
        assert self.current is not None
        return bool(self.current.title) or leading_unit(self.folded[span.start : span.end], self.lexicon) is not None

    def _begins_another(self, unit: str, rest: Span, begin: int) -> bool:
        """Tell whether a sentence about a body, and the ``rest`` after it, make a brief of their own."""
        if rest.end - rest.start < _SHORTEST_REST or is_place_lead(unit):
            return False
        sentence = self.folded[rest.start : min(rest.end, rest.start + 80)]
        if "也开展" in sentence.partition("。")[0] or sentence.startswith(unit + "还"):
            return False
        assert self.current is not None
        so_far = self.folded[begin : rest.start] + "".join(
            self.folded[span.start : span.end] for span in self.current.title
        )
        return unit not in so_far

    # headlines and running text

    def _headline(self, span: Span, line: int, marked: bool) -> bool:
        """Take a headline alone on its line, or one parted by a space from what follows it."""
        text = self.folded[span.start : span.end]
        waiting = None if marked else self._waiting()
        above = self.folded[waiting.title[-1].start : waiting.title[-1].end] if waiting else ""
        gap = find_gap(text, self.lexicon) or (rest_of_headline(above, text, self.lexicon) if above else None)
        if gap is None:
            return self._headline_alone(span, line, marked)
        if not self.closed and goes_on(text):
            return False
        begin = self.lines.behind_ordinal(span)
        self.frame.append(Span(span.start, begin))
        title = Span(begin, span.start + gap[0])
        kind = BRIEF if is_unit(self.folded[title.start : title.end], self.lexicon) else HEADED
        (self._waiting() or self._start(kind, line, marked)).title.append(title)
        self._add(Span(span.start + gap[1], span.end))
        return True

    def _waiting(self) -> OpenItem | None:
        """Return the open item if it is a headline still without a text."""
        return self.current if self.current and not self.closed and self.current.waits else None

    def _headline_alone(self, span: Span, line: int, marked: bool) -> bool:
        text = self.folded[span.start : span.end]
        waiting = self._waiting()
        if waiting and not marked and len(waiting.title) < HEADLINE_LINES and (is_headline(text) or is_rest(text)):
            if self._begins_anew(span, waiting):
                self.broken = True
                waiting.body.append(span)
            else:
                waiting.title.append(span)
            return True
        slogan = numbered_slogan(text)
        subtitled = self.over_text or self.folded.startswith("--", self.following)  # ——南湖街道探索楼道自治
        if not (slogan or is_headline(text) or (subtitled and is_title(text))) or (
            not marked and self._inside(span, slogan > 0)
        ):
            return False
        begin = self.lines.behind_ordinal(span)
        self.frame.append(Span(span.start, begin))
        opened = self._start(BRIEF if marked and names_unit(text, self.lexicon) else HEADED, line, marked)
        opened.ordered = begin > span.start
        opened.title.append(Span(begin, span.end))
        return True

    def _begins_anew(self, span: Span, waiting: OpenItem) -> bool:
        """Tell whether a line broken by hand is no more of a headline: it begins with the same unit as that, or a day."""
        begun = waiting.title[0].start
        unit = leading_unit(self.folded[span.start : span.end], self.lexicon) or ""
        same = len(unit) >= _SHORTEST_SUBJECT and self.folded.startswith(unit, begun, waiting.title[0].end)
        return same or starts_with_day(self.folded, span.start)

    def _inside(self, span: Span, slogan: bool) -> bool:
        """Tell whether a line that looks like a headline is one inside the open report."""
        current = self.current
        if current is None or self.closed or current.kind != HEADED:
            return False
        numbered = self.lines.behind_ordinal(span) > span.start
        return (numbered and not current.ordered and (self.lines.bracketed or slogan)) or span.end - span.start < 6

    def _running(self, span: Span, line: int, marked: bool) -> None:
        """Take a paragraph of running text: it goes on with the open item, or is one of its own."""
        if self.broken and self.current is not None and self.current.body:
            self.broken, span = False, Span(self.current.body.pop().start, span.end)
        begin = self._behind_mark(span)
        below = self.sections.fresh and not marked and begin == span.start
        if below and self.sections.innermost in ORDERED:
            self._under_ordinal(line)
        elif self.current is None or self.closed or marked or self._stands_alone(Span(begin, span.end)):
            self._start(PLAIN, line, marked)
            self.frame.append(Span(span.start, begin))
            span = Span(begin, span.end)
        self._split(span, line)

    def _behind_mark(self, span: Span) -> int:
        """Return where a paragraph goes on behind the ordinal that it begins with, if that is an item's mark."""
        begin = self.lines.behind_ordinal(span)
        marks = begin > span.start and opens_with_subject(self.folded[begin : span.end], self.lexicon, body=True)
        return begin if marks else span.start

    def _under_ordinal(self, line: int) -> None:
        """Start the item of running text right under an ordinal heading: （一）业务培训 is its headline, 二、工作要求 a section."""
        if self.sections.innermost != ORDERED[0]:
            name, span = self.sections.leave(), self.frame.pop()
            found = max(span.start, self.text.find(name, span.start, span.end))
            self.frame.append(Span(span.start, found))
            self._start(HEADED, line).title.append(Span(found, span.end))
        else:
            self._start(HEADED, line)

    def _stands_alone(self, span: Span) -> bool:
        """Tell whether a paragraph after briefs or unheaded items begins one of its own."""
        assert self.current is not None
        if self.current.kind == HEADED or not self.current.body:
            return False
        text = self.folded[span.start : span.end]
        if "也开展" in text.partition("。")[0]:
            return False
        if tells_fault(self.sections.path, text):
            return True
        if self.marked:
            return not goes_on(text)
        if not self.sections.path and self.current.kind == PLAIN and not self.current.marked:
            return len(self.items) > 1 and starts_with_day(text) and leading_unit(text, self.lexicon) is not None
        return opens_with_subject(text, self.lexicon)


def read_outline(page: Page, first: int, last: int, skipped: frozenset[int], lexicon: Lexicon) -> Outline:
    """Return the items of the paragraphs ``first`` to ``last``, those in ``skipped`` left out."""
    walker = _Walker(page, *section_marks(page, first, last, lexicon), lexicon)
    listed, inner = contents(page, first, last), inner_marks(page)
    walker.frame += [page.paragraphs[place].span for place in sorted(listed)]
    rows = [place for place in range(first, last) if place not in listed and place not in skipped]
    starts = [*(page.paragraphs[place].span.start for place in rows), len(page.folded)]
    for place, following in zip(rows, starts[1:], strict=True):
        over_text = is_over_text(page, place, last, skipped)
        walker.over_text = over_text and (walker.closed or is_claim(page.folded, page.paragraphs[place].span, lexicon))
        for part in parts_of(page.paragraphs[place].span, inner):
            walker.paragraph(part, page.paragraphs[place].line, following)
    frame = tuple(span for span in walker.frame if span.end > span.start)
    return Outline(
        tuple(item.frozen() for item in walker.items),
        frame,
        walker.sections.empty(sorted({item.section for item in walker.items})),
    )
