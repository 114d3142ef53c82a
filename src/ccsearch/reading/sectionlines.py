"""Which paragraphs are, or begin with, the heading of a section. Folded texts."""

import re
from functools import lru_cache

from ccsearch.lexicon import Lexicon
from ccsearch.reading.headings import (
    ALONE,
    BRACKET,
    COLUMN,
    INLINE,
    NAMED,
    ORDINAL,
    PLAIN_SECTION,
    Heading,
    clean_name,
    line_mark,
)
from ccsearch.reading.itemmarks import is_above_mark
from ccsearch.reading.layout import Page, closed_up
from ccsearch.reading.leads import starts_with_lead
from ccsearch.reading.subjects import starts_with_day
from ccsearch.reading.units import is_unit
from ccsearch.records import Span

_LONGEST_NAME = 40  # characters of a section's name without a mark, spread by blanks
_PHRASE_LENGTH = 8
_PHRASE = re.compile("[\u3400-\u9fff]{4,8}$")
_NO_SECTION = re.compile(r"进行时|资料图|图片|^\d+$|项目|地点|描述|措施$|时限|情况$|时间|内容|单位$|完成期限|联系人")


_FAULTS = re.compile(r"(?:存在|突出|主要|发现)的?问题|问题清单|曝光")
_CONTAINER = re.compile(r"简讯|短讯|快讯|动态|信息|简报|之窗|集锦|速递|掠影|播报")
_KIND = re.compile(r"(?:动态|简讯|短讯|快讯|集锦|播报|传真|掠影)$")
_CIRCULAR = re.compile(r".{0,20}关于.*的(?:通报|报告|情况|专报|反映|通知|说明)$")
_LISTING = re.compile(r"曝光|问题清单|(?:存在|突出|发现|新发现|主要)的?问题|简讯|短讯|快讯|动态|红黑榜|通报|集锦|速递")


def names_kind(name: str) -> bool:
    """Tell whether a name says what kind of items follow: 各地动态."""
    return _KIND.search(name) is not None


def is_circular(name: str) -> bool:
    """Tell whether a name is that of a circular, which sections divide: 关于…情况的通报."""
    return _CIRCULAR.match(name) is not None


def lists_faults(path: tuple[str, ...]) -> bool:
    """Tell whether the innermost of some headings is that of faults found: 存在问题."""
    return bool(path) and _FAULTS.search(path[-1]) is not None


_BLAMES = re.compile(r"(?![(\d①-⑳一二三四五六七八九十])[^\n]*[。;]\(?责任(?:单位|部门|主体)[^。;]{2,60}[。)]+$")


def tells_fault(path: tuple[str, ...], text: str) -> bool:
    """Tell whether a paragraph below some headings tells a fault of its own, with who is responsible at its end."""
    return lists_faults(path) and _BLAMES.match(text) is not None


def lists_briefs(path: tuple[str, ...]) -> bool:
    """Tell whether one of some headings is that of a list: 曝光台, 简讯."""
    return any(_LISTING.search(name) for name in path)


@lru_cache(maxsize=256)
def holds_briefs(path: tuple[str, ...]) -> bool:
    """Tell whether one of some headings is that of briefs."""
    return lists_briefs(path) or any(_CONTAINER.search(name) for name in path)


_DRESS = re.compile(r"^(?:第[一二三四五六七八九十]部分)?[\W_]*|[\W_]+$")


def _bare(name: str) -> str:
    """Return a name without what it is dressed in: ——简讯——, （简讯）, 第二部分 简讯."""
    return name if name.isalnum() and name[:1] != "第" else _DRESS.sub("", name)


class SectionLines:
    """Knows which ``marks`` stand for sections in a bulletin, and whether brackets 【】 do (``bracketed``)."""

    def __init__(self, page: Page, marks: frozenset[str], bracketed: bool, lexicon: Lexicon) -> None:
        self.text, self.folded = page.text, page.folded
        self.marks, self.bracketed, self.lexicon = marks, bracketed, lexicon

    def heading(self, span: Span) -> Heading | None:
        """Return the section heading a paragraph is or begins with, or None."""
        line = self.folded[span.start : span.end]
        if line[0] == "【" and (bracket := BRACKET.match(line)):
            return self._bracket(span, line, bracket)
        found = line_mark(line)
        if found and found[0] in self.marks and not COLUMN.match(line[found[1] : found[2]]):
            name = clean_name(self.text[span.start + found[1] : span.start + found[2]])
            return Heading(found[0], name, span, span.end)
        begin = self.behind_ordinal(span)
        name = _bare(closed_up(self.folded[begin : span.end])) if span.end - begin <= _LONGEST_NAME else ""
        if PLAIN_SECTION.fullmatch(name):
            return Heading(NAMED, _bare(closed_up(self.text[begin : span.end])), span, span.end)
        return None

    def bare(self, span: Span, following: int) -> Heading | None:
        """Return a short phrase without a mark, above an item that has one and begins at ``following``, as a heading."""
        if span.end - span.start > _PHRASE_LENGTH:
            return None
        name = self.folded[span.start : span.end]
        phrase = _PHRASE.match(name) and is_above_mark(self.folded, span.end, following)
        if phrase and not is_unit(name, self.lexicon):
            return Heading(NAMED, self.text[span.start : span.end], span, span.end)
        return None

    def behind_ordinal(self, span: Span) -> int:
        """Return where a headline begins behind its ordinal."""
        match = ORDINAL.match(self.folded, span.start, span.end)
        return match.end() if match else span.start

    def is_unit_in_brackets(self, name: str, rest: str) -> bool:
        """Tell whether brackets hold the unit whose brief follows (【南湾街道】清理…), and head no section."""
        return is_unit(name, self.lexicon) and not (PLAIN_SECTION.fullmatch(name) or starts_with_lead(rest))

    def _bracket(self, span: Span, line: str, bracket: re.Match[str]) -> Heading | None:
        name = closed_up(self.text[span.start + bracket.start(1) : span.start + bracket.end(1)])
        rest = line[bracket.end() :]
        if rest and self.is_unit_in_brackets(bracket[1], rest):
            return None
        if rest and (_NO_SECTION.search(name) or not self._takes_inline(rest)):
            return None
        return Heading(INLINE if rest else ALONE, name, span, span.start + bracket.end())

    def _takes_inline(self, rest: str) -> bool:
        return self.bracketed or starts_with_lead(rest) or starts_with_day(rest)
