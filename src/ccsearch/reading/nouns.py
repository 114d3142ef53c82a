"""What each quantity of a text counts: the stretches of its clause round it, and the noun in them. Folded texts."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from ccsearch.reading.counted import ahead
from ccsearch.reading.countwords import LENGTHS, OWNERS, PERSON_UNITS, PREPOSITIONS
from ccsearch.reading.followed import behind, described
from ccsearch.reading.wordkinds import is_person, words
from ccsearch.records import Span
from ccsearch.text import fold

_BREAK = re.compile(
    r"[,。;:!?\n()](?:(?<![()])|(?<=\()(?![^()]{1,4}\))|(?<=\))(?<!\([^()]\))(?<!\([^()]{2}\))(?<!\([^()]{3}\))(?<!\([^()]{4}\)))"
)
_SEEN = 6  # characters behind a bracket that tell whether it breaks a clause
_SHARED = re.compile("分别(?:为|是|达到?|有)?$")
_WIDTH = 8  # characters behind people that tell what they do
_GROUPS = ("队", "团", "组")
_AMONG = 3  # characters of 其中有, before which nothing is named
_LEAST = 2  # characters of a noun
_RATE = re.compile("(?P<rate>[^,。;:、的了]{1,8}率)[^,。;率]{0,6},$")
_BARE = re.compile("(?:[总全占地建筑]{0,2}(?:[长宽高深厚]度?|面积)?(?:约|近|超过?|共|达|为)?)?")
_SETTLED = frozenset("已均被正仍尚全")  # what is told of those that were counted follows
_THERE = re.compile(
    "(?:[内外上里前旁边口]|两[侧岸旁边]|[东南西北][侧面]|周边|沿线|沿岸|附近|一带|门[前口外]|[东南西北]门|[村巷街]口|岸边|[0-9]+号[楼院]|便道(?=[^、]*车)|院内|[东南西北中]?段)*等?"
)
_SHARE_OF = re.compile("[、和及与]|(?:河道|干流|支流|主干|[一二三四]期|全[线段]|段)$")
_AT = re.compile("[在对沿于从将把由、和及与]*")
_LISTED = re.compile(
    r"(?:[^等]+、[^等]+|[^等“”]+)(?<![中高平初同优])等(?![级待候])(?P<head>[^等]{2,}?(?<!行为|现象|情况|人员|部门|单位))$"
)
"""A list and what it is of, which is what is counted: 线路老化、安全出口上锁等|隐患 (decision 0005)."""
_MARKS = "（）()“”、，"
_NO_NOUN = re.compile(
    r"\d*[年月日时天]|\d+(?:小时|分钟|天)内?|一[处个]|(?:高峰|平|饭|早|晚)[时峰]+|临时|当[日天月年]|[上下本]月|同期|最[多高长]|平均|首批|一批|里|每[岗天日周月年人户桌]|全(?:[村镇区市县州校院]|街道|社区)|[长宽高深厚]"
)
"""Words of time and place that lead to a number, and are nothing that it counts."""


class Clauses:
    """The clauses of a text with the quantities in them.

    ``spans``, one at least, are where the quantities stand, ``places`` the named places of the item as written; a noun keeps
    none of them before it (承泽苑小区|楼道堆放杂物16处).
    """

    def __init__(self, folded: str, written: str, spans: Sequence[Span], places: tuple[str, ...]) -> None:
        self._folded, self._written, self._spans = folded, written, spans
        self._places = set(map(fold, places))
        self._lengths = sorted(set(map(len, self._places)), reverse=True)
        self._breaks = self._find_breaks()
        self._borders = [self._border(*pair) for pair in pairwise(spans)]

    def _find_breaks(self) -> list[int]:
        """Return where clauses end in the sentences that have figures, and at the end of the one before them."""
        begin = self._folded.rfind("。", 0, self._spans[0].start)
        end = self._folded.find("。", self._spans[-1].end)
        stop = end + 1 if end >= 0 else len(self._folded)
        found = _BREAK.finditer(self._folded, max(0, begin), stop + _SEEN)
        return [at for mark in found if (at := mark.start()) < stop]

    def stretches(self, place: int) -> tuple[Span, Span]:
        """Return the stretches of a figure's clause before and behind it, up to its neighbours."""
        span, breaks = self._spans[place], self._breaks
        cut = bisect_left(breaks, span.start)
        first = breaks[cut - 1] + 1 if cut else 0
        last = breaks[cut] if cut < len(breaks) else len(self._folded)
        if place:
            first = max(first, self._spans[place - 1].end, self._borders[place - 1] + 1)
        if place < len(self._borders):
            border = self._borders[place]
            last = min(last, border if border >= 0 else self._spans[place + 1].start)
        before = Span(first, span.start)
        return self._behind_places(before) if self._places else before, Span(span.end, max(span.end, last))

    def _border(self, left: Span, right: Span) -> int:
        """Return where a list of nouns that runs from one figure to the next is shared out, or -1.

        12支志愿服务队、注册志愿者680名: what stands behind 、 belongs to the next.
        """
        start, end = left.end, right.start
        joint = self._folded.rfind("、", start, end)
        runs_on = (
            joint > start
            and not _BREAK.search(self._folded, start, end)
            and behind(self._folded[start:end], "") == (0, end - start)
        )
        return joint if runs_on else -1

    def shared(self, stretch: Span) -> list[str]:
        """Return the nouns that several numbers share out: 出动人员、车辆分别为80人次、20台次."""
        found = _SHARED.search(self._folded, stretch.start, stretch.end)
        part = ahead(self._folded[stretch.start : found.start()], "个") if found else None
        return re.split("[、和]", self._written[stretch.start + part[0] : stretch.start + part[1]]) if part else []

    def noun(self, place: int, stretches: tuple[Span, Span], unit: str) -> str | None:
        """Return what a figure counts, as written: named behind the unit, before the number, or in the clause before."""
        noun = self._named(stretches, unit)
        noun = self._there(noun) if noun and self._places else noun
        listed = _LISTED.match(noun) if noun and "等" in noun else None
        noun = listed["head"] if listed else noun
        if unit in LENGTHS and _BARE.fullmatch(self._folded, stretches[0].start, stretches[0].end):
            return self._clause_before(place, stretches[0]) or noun
        return noun

    def _named(self, stretches: tuple[Span, Span], unit: str) -> str | None:
        first, last = stretches
        text = self._folded
        after = behind(text[last.start : last.end], unit)
        led = text[last.start : last.start + 1] in PREPOSITIONS
        told = described(text[last.start : last.end], unit) if after is None and not led and unit in OWNERS else None
        if told and is_person(text[last.start + told[0] : last.start + told[1]]):
            after = told  # 3户刚刚搬进新居的群众
        before = None
        if after is None or self._prefers_ahead(stretches, after, unit):
            before = ahead(text[first.start : first.end], unit) or (self._rate(first) if unit == "%" else None)
        if before:
            return self._shown(first.start, before)
        if after is None and text[last.start : last.start + 1] not in _SETTLED:
            after = described(text[last.start : last.end], unit)
        return self._shown(last.start, after)

    def _prefers_ahead(self, stretches: tuple[Span, Span], after: tuple[int, int], unit: str) -> bool:
        """Tell whether what stands before a number comes before what stands behind: 毒饵站中有7个|无药, 志愿者60名|引导游客."""
        first, last = stretches
        if unit in PERSON_UNITS and not is_person(self._folded[last.start : last.start + after[1]]):
            return True
        if (unit in PERSON_UNITS or unit == "支") and self._acted(stretches):
            return True
        return first.end - first.start > _AMONG and self._folded.endswith("中有", first.start, first.end)

    def _acted(self, stretches: tuple[Span, Span]) -> bool:
        """Tell whether people are named before their number, and behind it what they do."""
        first, last = stretches
        named = self._folded[first.start : first.end]
        if not named or not (is_person(named) or named.endswith(_GROUPS)):
            return False
        return words(self._folded[last.start : min(last.end, last.start + _WIDTH)])[0].kind in "vwu"

    def _rate(self, first: Span) -> tuple[int, int] | None:
        """Return where the rate stands that the clause before tells, from the start of this one: 完成率最高,达103%."""
        told = _RATE.search(self._folded, max(0, first.start - 16), first.start)
        return (told.start() - first.start, told.end("rate") - first.start) if told else None

    def _shown(self, offset: int, part: tuple[int, int] | None) -> str | None:
        """Return a part of the text as written, with its quotes."""
        noun = self._written[offset + part[0] : offset + part[1]] if part else ""
        return noun if noun.strip(_MARKS) and not _NO_NOUN.fullmatch(noun) else None

    def _clause_before(self, place: int, first: Span) -> str | None:
        """Return what the clause before names, which has no figure of its own: 门口堆放旧家具,约20平方米."""
        cut = bisect_left(self._breaks, first.start)
        if not cut or self._breaks[cut - 1] != first.start - 1 or self._folded[first.start - 1] != ",":
            return None
        start = self._breaks[cut - 2] + 1 if cut > 1 else 0
        if place and self._spans[place - 1].end > start:
            return None
        return self._shown(start, ahead(self._folded[start : first.start - 1], "米"))

    def _place(self, text: str, start: int) -> int:
        """Return how long the place is that begins in a folded text at ``start``; 0 where none does."""
        return next((length for length in self._lengths if text[start : start + length] in self._places), 0)

    def _behind_places(self, first: Span) -> Span:
        """Return the stretch before a number without the places it begins with: 承泽苑小区|楼道堆放杂物."""
        start = first.start
        while True:
            at = _AT.match(self._folded, start, first.end)
            begin = at.end() if at else start
            length = self._place(self._folded, begin)
            if not length:
                break
            start = begin + length
        if start == first.start or first.end - start < _LEAST or _SHARE_OF.match(self._folded, start, first.end):
            return first
        along = _THERE.match(self._folded, start, first.end)
        start = along.end() if along and first.end - along.end() >= _LEAST else start
        return Span(start, first.end)

    def _there(self, noun: str) -> str:
        """Return a noun without the place before it; of ways that are measured the place is what counts (沙江河河道)."""
        start = self._place(fold(noun), 0)
        if not start or _SHARE_OF.match(noun, start):
            return noun
        along = _THERE.match(noun, start)
        start = along.end() if along else start
        return noun[start:] if len(noun) - start >= _LEAST else noun
