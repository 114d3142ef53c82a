"""Section headings: which marks stand for them in a bulletin, and how they nest."""

import re
from bisect import bisect_left
from itertools import pairwise

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.layout import Page, closed_up
from ccsearch.reading.units import is_unit
from ccsearch.records import Span
from ccsearch.text import fold

BRACKET = re.compile(r"【([^】]{1,24})】\s*")
ORDINAL = re.compile(
    r"(?:(?P<one>[一二三四五六七八九十]{1,3})、|\((?P<two>[一二三四五六七八九十]{1,3})\)|(?P<three>\d{1,2})[.、．](?!\d))\s*"
)
PLAIN_SECTION = re.compile(
    r"(?:简讯|短讯|快讯|要闻|要情|曝光台|红黑榜|督查通报|一句话新闻|信息快递|经验交流|经验做法|典型做法|他山之石|图片新闻"
    r"|(?:工作|部门|基层|[镇街乡区县市]+|街道|乡镇|各地|一线|社区|创[建城文]|媒体)(?:动态|简讯|传真|播报|快讯|之窗|聚焦)|领导(?:批示|活动|视察|关注|关怀|讲话|调研|督导))"
)
"""Names that head a section even without any mark."""

COLUMN = re.compile(r"^(?P<column>[^|｜,。]{2,12})\s*[|｜]\s*(?P<rest>.{4,})$")

MARKS = "●◆■★◎□◇※≡✍❖➤▶▷▸►◈▍▌▎█"
"""Marks of headings; those of items alone (▲) head a section where they stand on both sides of its name."""

_MARKING = re.compile(rf"[#{MARKS}▲△☆一二三四五六七八九十(\d]")
_RUNNING = re.compile("[,。;:!?]")
_MARKED = re.compile(rf"(?P<mark>[{MARKS}])\s*(?P<name>[^,。;:!?]{{1,40}})$")
_PAIRED = re.compile(rf"(?P<mark>[{MARKS}▲△☆])\s*(?P<name>[^,。;:!?]{{1,40}}?)\s*(?P=mark)$")
_COUNTED = re.compile(r"\(\d+[个处项条]?\)$")
_LEAD = re.compile(r"(?:\d{1,2}[.、．]|\([一二三四五六七八九十\d]{1,3}\))?\s*[^,。;:]{2,20}:")
_MARKDOWN = re.compile(r"(?P<mark>#{1,6})\s+(?P<name>.{1,60})$")
_PARENT = re.compile(r"简讯|短讯|快讯|集锦|速递|播报|各地|基层")
_TOP = re.compile(r"调度|领导|督查|曝光|经验|批示|督导|关怀|要闻|通报|文件|交流|专题|工作动态")

ALONE, INLINE, NESTED, COLUMNED, NAMED = "【】", "【】…", "【】2", "|", ""
ORDERED = ("one", "two")
"""Classes of headings that the rules of nesting know; all others are named by their mark."""


class Heading(msgspec.Struct, frozen=True):
    """A section heading: marker class, name, span, and where a text on the same line begins (else its end)."""

    kind: str
    name: str
    span: Span
    end: int


class Sections:
    """The headings above the present place, outermost first."""

    def __init__(self) -> None:
        self.path: tuple[str, ...] = ()  # the names of the headings, outermost first
        self._stack: list[tuple[str, str]] = []
        self._entered: list[tuple[Heading, int, int]] = []  # each heading, its depth, which section it opens
        self.fresh = False  # no item has come since the last heading
        self.count = 0

    @property
    def innermost(self) -> str | None:
        """Return the class of the innermost heading."""
        return self._stack[-1][0] if self._stack else None

    def leave(self) -> str:
        """Take away the innermost heading and return its name."""
        self._entered.pop()
        name = self._stack.pop()[1]
        self._set_path()
        return name

    def enter(self, heading: Heading) -> None:
        """Enter a section: beneath the last heading when that has no item yet, else beside its like."""
        kind = self._nested_kind(heading)
        kinds = [entry for entry, _ in self._stack]
        if kind in kinds:
            del self._stack[kinds.index(kind) :]
        elif kind != NESTED and not (kind == INLINE and self.fresh) and (kind in (ALONE, INLINE) or COLUMNED in kinds):
            self._stack.clear()
        self._stack.append((kind, heading.name))
        self._set_path()
        self.count += 1
        self._entered.append((heading, len(self._stack), self.count))
        self.fresh = True

    def _set_path(self) -> None:
        self.path = tuple(name for _, name in self._stack if name)

    def empty(self, used: list[int]) -> tuple[tuple[str, int], ...]:
        """Return the headings (name, start) below which, and below whose own, no item stands.

        ``used`` are the numbers of the sections that have items, rising.
        """
        found: list[tuple[str, int]] = []
        beside = [(0, self.count + 1)]  # depth and number of each heading after the present one that may end it
        for heading, depth, section in reversed(self._entered):
            while beside[-1][0] > depth:
                beside.pop()
            if bisect_left(used, section) == bisect_left(used, beside[-1][1]):
                found.append((heading.name, heading.span.start))
            beside.append((depth, section))
        return tuple(reversed(found))

    def _nested_kind(self, heading: Heading) -> str:
        """Return the class of a heading: a bracket right under a bracket, and its like after it, is nested."""
        kinds = [entry for entry, _ in self._stack]
        if heading.kind != ALONE or not kinds:
            return heading.kind
        if NESTED in kinds:
            beside = _PARENT.search(self._stack[0][1]) and not _TOP.search(heading.name)
            return NESTED if beside else ALONE
        return NESTED if self.fresh and kinds[-1] == ALONE else ALONE


def line_mark(line: str) -> tuple[str, int, int] | None:
    """Return (marker class, start and end of the name) of a folded line that may be a heading, or None."""
    if not _MARKING.match(line):
        return None
    if line[0].isalnum() or line[0] == "(":
        match = ORDINAL.match(line)
        if match and len(line) <= 30 and not _RUNNING.search(line):
            return next(kind for kind, value in match.groupdict().items() if value), match.end(), len(line)
        return None
    match = _MARKDOWN.match(line)
    if match:
        ordinal = ORDINAL.match(match["name"])
        return f"#{len(match['mark'])}{ordinal.lastgroup if ordinal else ''}", match.start("name"), match.end("name")
    match = _PAIRED.match(line)
    if match:
        return 2 * match["mark"], match.start("name"), match.end("name")
    match = _MARKED.match(line)
    return (match["mark"], match.start("name"), match.end("name")) if match else None


def clean_name(written: str) -> str:
    """Return a section's name without marks, ordinals and spaces."""
    bare = closed_up(written).strip(f"{MARKS}▲△☆#")
    match = ORDINAL.match(fold(bare))
    return bare[match.end() :] if match else bare


def section_marks(page: Page, first: int, last: int, lexicon: Lexicon) -> tuple[frozenset[str], bool]:
    """Return the marker classes that stand for sections in a bulletin, and whether brackets 【】 do.

    A class whose names are all short heads sections; one with longer names, or names of units, heads items.
    Below brackets ordinals head items too, unless each has briefs below it.
    """
    lines = [page.folded[row.span.start : row.span.end] for row in page.paragraphs[first:last]]
    names: dict[str, list[str]] = {}
    leading: set[str] = set()  # classes with a line that no brief follows
    for line, following in pairwise([*lines, ""]):
        found = line_mark(line)
        if found:
            name = line[found[1] : found[2]].replace("｜", "|").partition("|")[0]
            names.setdefault(found[0], []).append(clean_name(name))
            if not _LEAD.match(following):
                leading.add(found[0])
    bracketed = any(line[0] == "【" and BRACKET.fullmatch(line) for line in lines)
    kinds = {kind for kind, given in names.items() if max(map(len, given)) <= 10 and not _are_units(given, lexicon)}
    if bracketed:
        kinds -= {"one", "two"} & leading
    elif kinds - {"one", "two", "three"}:
        kinds -= {"two"}
    return frozenset(kinds - {"three"}), bracketed


def _are_units(names: list[str], lexicon: Lexicon) -> bool:
    """Tell whether most of some names are those of units."""
    return 2 * sum(names_unit(name, lexicon) for name in names) > len(names)


def names_unit(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded line names a unit, perhaps with how much was found there: 鹿城镇(14个)."""
    return is_unit(_COUNTED.sub("", name), lexicon) and not PLAIN_SECTION.fullmatch(name)
