"""The variables of each page: one frozen dataclass a template, and nothing else reaches it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar

from flask import render_template

from ccsearch.knowledge import Ref
from ccsearch.records import Bulletin, Item, Listing, Problem, Statement
from ccsearch.search import DateForm
from ccsearch.search.contract import Answer, IssueSummary, Totals
from ccsearch.web.facets import Chip, Panel
from ccsearch.web.questions import Question
from ccsearch.web.related import Similar
from ccsearch.web.setting import Block


@dataclass(frozen=True, slots=True)
class Link:
    """A way to go: its words, its address, and whether it is where one stands."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of a chart: its words, address, count, and height from 0 to 100."""

    label: str
    address: str
    count: int
    height: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year and its twelve months; those without items lead nowhere."""

    whole: Bar
    months: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has: its ``title`` and the query ``typed`` in the search box."""

    template: ClassVar[str]
    title: str
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front door."""

    template: ClassVar[str] = "home.html"
    totals: Totals
    newest: tuple[IssueSummary, ...]
    ways: tuple[Panel, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """A result.

    ``hidden`` are parameters that the form keeps, ``told`` what there is to tell above the hits, ``pages`` the
    numbered ways through the result, None where numbers are left out. ``chart`` is the result by 月 or 年,
    ``quantities`` the way to its totals; ``picked`` names the parameter that asks for the hits picked alone.
    """

    template: ClassVar[str] = "search.html"
    question: Question
    answer: Answer
    panels: tuple[Panel, ...]
    hidden: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    told: tuple[tuple[str, Link | None], ...]
    kinds: tuple[Link, ...]
    sorts: tuple[Link, ...]
    pages: tuple[Link | None, ...]
    before: str
    after: str
    exports: tuple[Link, ...]
    picked: str
    feed: str
    chart: tuple[str, tuple[Bar, ...]]
    quantities: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Issue numbers that are missing between two that are there, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuesPage(Page):
    """The issues of one year, newest first, with the gaps between their numbers."""

    template: ClassVar[str] = "issues.html"
    years: tuple[Link, ...]
    rows: tuple[IssueSummary | Gap, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SetItem:
    """An item ready to be read: its text set out, and the statements that have no place in the text."""

    item: Item
    blocks: tuple[Block, ...]
    loose: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The items of an issue under the same headings, one after the other."""

    path: tuple[str, ...]
    opened: tuple[str, ...]
    items: tuple[SetItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePage(Page):
    """One issue to read; ``again`` has, by the id of an item, the reports of the same elsewhere."""

    template: ClassVar[str] = "issue.html"
    bulletin: Bulletin
    sections: tuple[Section, ...]
    footer: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    again: Mapping[str, tuple[Ref, ...]]
    source: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Trail:
    """Where one stands within a result: place ``at`` of ``total``, and the ways back, before and after."""

    at: int
    total: int
    words: str
    back: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage(Page):
    """One item for good."""

    template: ClassVar[str] = "item.html"
    bulletin: Bulletin
    set_item: SetItem
    citation: str
    source_text: str
    trail: Trail | None
    similar: Similar
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Page):
    """Something that went wrong, and what to do: ``fault`` splits the query where it is not understood."""

    template: ClassVar[str] = "error.html"
    status: int
    message: str
    advice: str
    fault: tuple[str, str] | None = None
    suggestion: str | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """What this is and what it holds, of which ``period``; ``totals`` is None while there is no index."""

    template: ClassVar[str] = "about.html"
    version: str
    totals: Totals | None
    state: str
    period: str


@dataclass(frozen=True, slots=True)
class Example:
    """One line of the help page: what is typed, what it does, and how many items it finds here."""

    query: str
    does: str
    address: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage(Page):
    """How to ask."""

    template: ClassVar[str] = "help.html"
    examples: tuple[Example, ...]
    dates: tuple[DateForm, ...]


def render(page: Page) -> str:
    """Return the page as HTML; its template sees the page's fields as variables."""
    return render_template(page.template, **{field.name: getattr(page, field.name) for field in fields(page)})
