"""How an issue is set: headings, headlines, sources, and the marks inside its texts."""

import re
from collections.abc import Callable

import msgspec

from ccsearch.generator.dice import Dice
from ccsearch.generator.known import AWAITED, usable
from ccsearch.generator.layout import PAGES, Inserts, break_page, columns, embolden, space_digits, wrap
from ccsearch.generator.numbers import chinese
from ccsearch.generator.telling import Told


class HeadingForm(msgspec.Struct, frozen=True):
    """A form of section headings, from name and place; ``nests`` tells whether 简讯 can stand above others."""

    name: str
    written: Callable[[str, int], str]
    nests: bool = False


HEADINGS = usable((
    HeadingForm("brackets", lambda name, place: f"【{name}】", nests=True),
    HeadingForm("brackets-again", lambda name, place: f"【{name}】", nests=True),
    HeadingForm("brackets-bold", lambda name, place: f"**【{name}】**", nests=True),
    HeadingForm("bullet", lambda name, place: f"●{name}"),
    HeadingForm("square", lambda name, place: f"■ {name}"),
    HeadingForm("note", lambda name, place: f"※ {name} ※"),
    HeadingForm("equals", lambda name, place: f"≡{name}≡"),
    HeadingForm("ordinal", lambda name, place: f"{chinese(place)}、{name}"),
    HeadingForm("markdown", lambda name, place: f"## {name}"),
))  # fmt: skip
"""Forms of section headings."""


class Gap(msgspec.Struct, frozen=True):
    """What parts a headline from its report; ``split`` breaks the headline over two lines first."""

    name: str
    written: str
    split: bool = False


GAPS = usable((
    Gap("gap-space", " "), Gap("gap-space-again", " "), Gap("gap-run", "    "), Gap("gap-wide", "　"),
    Gap("gap-wide-run", "　　"), Gap("gap-line", "\n"), Gap("gap-two-lines", "\n", split=True),
    Gap("gap-two-lines-space", " ", split=True),
))  # fmt: skip
"""Where a report begins behind its headline."""


class SourceForm(msgspec.Struct, frozen=True):
    """A form of the closing source; ``{}`` is its text."""

    name: str
    written: str


SOURCES = usable((
    SourceForm("source-bold", " **（{}）**"), SourceForm("source-line", "\n（{}）"), SourceForm("source-plain", "（{}）"),
    SourceForm("source-spaced", "    （{}）"), SourceForm("source-half", " ({})"), SourceForm("source-bold-glued", "**（{}）**"),
    SourceForm("source-line-bold", "\n**（{}）**"),
))  # fmt: skip
"""Forms of the closing source."""


class LeadForm(msgspec.Struct, frozen=True):
    """A form of the units before a brief's colon."""

    name: str
    written: str


LEADS = usable((
    LeadForm("lead-plain", "{}："), LeadForm("lead-bold", "**{}：**"), LeadForm("lead-bold-inside", "**{}**："),
))  # fmt: skip
"""Forms of leads."""


class Finish(msgspec.Struct, frozen=True):
    """What layout does to the texts: bold at marks, spaces round digits, page breaks.

    ``pages`` are forms of page numbers, empty for a bare break; ``width`` is that of lines broken by hand, in columns.
    """

    name: str
    marks: bool = False
    digits: bool = False
    pages: tuple[str, ...] = ()
    width: int = 0


FINISHES = usable((
    Finish("plain"), Finish("marked", marks=True), Finish("marked-spaced", marks=True, digits=True),
    Finish("spaced", digits=True), Finish("paged", pages=PAGES), Finish("paged-marked", marks=True, pages=PAGES),
    Finish("broken", pages=("",)), Finish("all", marks=True, digits=True, pages=(*PAGES, "")),
    Finish("wrapped", width=72), Finish("wrapped-narrow", width=56),
))  # fmt: skip
"""What layout does to texts."""


WITHIN = "\r"
"""A line break within a paragraph, until the paragraphs are put together."""


class Manner(msgspec.Struct, frozen=True):
    """How one issue is set; ``inline`` puts the briefs of a section into one paragraph behind its heading."""

    heading: HeadingForm
    finish: Finish
    inline: bool
    parting: str


def manner(dice: Dice) -> Manner:
    """Return a manner of setting an issue."""
    heading = dice.pick(HEADINGS)
    finish = dice.pick(FINISHES)
    parting = "\n\n" if finish.width or finish.pages or dice.maybe(70) else "\n"
    return Manner(heading, finish, heading.nests and dice.maybe(60), parting)


_CUT = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
"""Where a headline may be broken."""

_WRAPPED_LINES = 24
"""From so many lines on it shows that they are broken by hand."""

_SLACK = 8
"""Columns left on a line behind a headline."""


class Setter:
    """Sets the items of one issue; pages are counted on."""

    def __init__(self, dice: Dice, manner: Manner) -> None:
        self.dice, self.manner = dice, manner
        self.page = 1

    def fitted(self, told: list[Told]) -> Manner:
        """Return the manner for these items; lines are broken by hand only where it shows that they are."""
        width = self.manner.finish.width
        length = sum(columns(one.item.text) for one in told)
        longest = max(columns(one.item.title) for one in told) + _SLACK if "wrapped-headline" in AWAITED else 0
        if length < width * _WRAPPED_LINES or longest > width:
            self.manner = msgspec.structs.replace(self.manner, finish=FINISHES[0])
        return self.manner

    def body(self, told: Told) -> str:
        """Return an item's text with marks and breaks put in."""
        finish, inserts, text = self.manner.finish, Inserts(), told.item.text
        if finish.marks:
            embolden(self.dice, inserts, told.marks)
        if finish.digits:
            space_digits(self.dice, inserts, text, self._first_clause(told))
        if finish.pages and self.dice.maybe(50):
            self.page += 1
            break_page(self.dice, inserts, text, self.dice.pick(finish.pages).format(n=self.page))
        return inserts.into(text)

    def _first_clause(self, told: Told) -> int:
        """Return from where on numbers may be spaced."""
        return told.item.text.find("，") if f"{told.form}-digits" in AWAITED else 0

    def source(self, told: Told) -> str:
        """Return an item's closing source as it is set, empty for none."""
        return self.dice.pick(SOURCES).written.format(told.item.source) if told.item.source else ""

    def item(self, told: Told) -> str:
        """Return an item as it is set, its paragraphs parted by line breaks."""
        return self._opened(told) + self.body(told) + self.source(told)

    def _opened(self, told: Told) -> str:
        """Return what stands before an item's text: its headline, its units, or nothing."""
        opened = {"headed": self._headline, "brief": self._lead}.get(told.form)
        return opened(told) if opened else ""

    def _lead(self, told: Told) -> str:
        return self.dice.pick(LEADS).written.format(told.item.title)

    def _headline(self, told: Told) -> str:
        gap, title = self.dice.pick(usable(GAPS, self.manner.finish.name)), told.item.title
        cuts = [match.start() for match in _CUT.finditer(title, 7, len(title) - 6)] if gap.split else []
        if cuts:
            cut = self.dice.pick(cuts)
            title = title[:cut] + WITHIN + title[cut:]
        return title + gap.written

    def paragraphs(self, set_items: list[str]) -> str:
        """Return lines as the paragraphs they are, broken by hand where the manner does so."""
        lines = [line for item in set_items for line in item.split("\n") if line or not self.manner.finish.width]
        if self.manner.finish.width:
            lines = [wrap(line, self.manner.finish.width) for line in lines]
        return self.manner.parting.join(lines).replace(WITHIN, "\n")
