"""Items before their contents are read: where their parts stand in the working text."""

import msgspec

from ccsearch.records import Span

HEADED, BRIEF, PLAIN = "headed", "brief", "plain"
"""Kinds of items: with a headline, with units before a colon, with neither."""


class RawItem(msgspec.Struct, frozen=True):
    """An item before its contents are read; all spans are of the working text.

    ``title`` has the lines of the headline or the units; ``body`` the stretches of the text, one for
    each paragraph; ``line`` is where it begins in the source; ``marked`` tells whether a mark (▲) stands
    before it.
    """

    kind: str
    path: tuple[str, ...]
    line: int
    title: tuple[Span, ...]
    body: tuple[Span, ...]
    source: Span | None
    marked: bool = False


class Outline(msgspec.Struct, frozen=True):
    """The items in order, and the spans of headings, marks and contents lines that belong to no item.

    ``empty`` are the headings below which no item stands: name, and where it stands.
    """

    items: tuple[RawItem, ...]
    frame: tuple[Span, ...]
    empty: tuple[tuple[str, int], ...] = ()


class OpenItem:
    """An item that is still growing."""

    def __init__(self, kind: str, path: tuple[str, ...], line: int, section: int, marked: bool) -> None:
        self.kind, self.path, self.line, self.section, self.marked = kind, path, line, section, marked
        self.ordered = False
        self.title: list[Span] = []
        self.body: list[Span] = []
        self.source: Span | None = None

    @property
    def waits(self) -> bool:
        """Tell whether it is a headline without a text."""
        return self.kind == HEADED and not self.body

    def frozen(self) -> RawItem:
        """Return it as it stands now."""
        return RawItem(self.kind, self.path, self.line, tuple(self.title), tuple(self.body), self.source, self.marked)
