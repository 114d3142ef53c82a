"""Ordinals that skip or repeat: 一要…三要…, 1、3、3、, 提出三点要求 with two of them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.numerals import number
from ccsearch.reading.problems import problem
from ccsearch.reading.scanning import matches_at
from ccsearch.records import Item, Problem, Span

FARTHEST = 3
"""How many numbers may be missing in a row; a wider jump is no list."""

_CN = "[一二三四五六七八九十]{1,2}"
_ORDINAL = re.compile(
    rf"(?:(?:^|(?<=[。;:!?\n\"]))[ \u3000]*(?:(?P<point>{_CN})、|\((?P<bracket>{_CN})\)|(?P<digit>\d{{1,2}})[.、．](?!\d)"
    r"|\((?P<digits>\d{1,2})\)|(?P<circle>[①②③④⑤⑥⑦⑧⑨⑩]))"
    rf"|(?:^|(?<=[,。;:!?\n\"]))[ \u3000]*(?:(?P<said>{_CN})(?:要|是(?!一[个种项些名位家份次场]|个))|第(?P<nth>{_CN})(?:[,、:是]|(?=要)))"
    r"|(?P<begun>一(?:要|是)))",
    re.MULTILINE,
)
_FIRST = re.compile(  # with what an ordinal goes on with, behind a mark, or 一要
    r"[ \u3000一二三四五六七八九十(0-9①②③④⑤⑥⑦⑧⑨⑩第](?:(?=[ \u3000一二三四五六七八九十(0-9①-⑩第要是、.．)])|(?<=[①-⑩]))(?:(?<![^,。;:!?\n\"].)|(?<=一)(?=[要是]))"
)
_WITHIN_ITEM = frozenset({"said", "nth", "circle"})
_STYLES = {"begun": "said"}  # 一要 in mid-sentence (各部门一要…) can begin a list, no other ordinal can
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩"
_POINTS = re.compile("[点条项][具工明要意希建]")
_COUNTED = re.compile(rf"(?P<count>{_CN}|\d|两)(?:点|条|项)(?:具体|工作|明确)?(?:要求|意见|希望|建议)[:,。]\n?")


class _Ordinal(msgspec.Struct, frozen=True):
    style: str
    value: int
    written: str
    start: int


def _ordinals(text: str, stretches: Iterable[Span]) -> Iterator[_Ordinal]:
    for match in chain.from_iterable(matches_at(_FIRST, _ORDINAL, text, span.start, span.end) for span in stretches):
        name = match.lastgroup or ""
        yield _Ordinal(_STYLES.get(name, name), _value(name, match[name]), match.group().strip(), match.start(name))


def _value(name: str, written: str) -> int:
    if name in _STYLES:
        return 1
    return _CIRCLES.index(written) + 1 if name == "circle" else int(number(written))


class _Lists:
    """The lists open at a place, by the style of their ordinals; one may stand inside another of its style."""

    def __init__(self) -> None:
        self._open: dict[str, list[_Ordinal]] = {}

    def clear(self) -> None:
        """Forget the lists that end with an item."""
        for style in _WITHIN_ITEM:
            self._open.pop(style, None)

    def take(self, ordinal: _Ordinal) -> tuple[str, _Ordinal] | None:
        """Take the next ordinal; return a code and the one before it where they do not follow each other."""
        lists = self._open.setdefault(ordinal.style, [])
        if ordinal.value == 1:
            lists.append(ordinal)
            return None
        for depth in range(len(lists) - 1, -1, -1):
            if lists[depth].value == ordinal.value - 1:
                del lists[depth + 1 :]
                lists[depth] = ordinal
                return None
        before = lists[-1] if lists else None
        if before is None or not 0 <= ordinal.value - before.value <= FARTHEST + 1:
            return None
        lists[-1] = ordinal
        return ("list.repeat" if ordinal.value == before.value else "list.gap"), before


def order(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether ordinals go up by one; those of a speech or a unit's measures begin anew in each item."""
    starts = sorted(grasp.start(draft.raw) for draft in grasp.drafts)
    lists, place = _Lists(), 0
    for ordinal in _ordinals(grasp.page.folded, grasp.body_spans):
        while place < len(starts) and starts[place] <= ordinal.start:
            lists.clear()
            place += 1
        wrong = lists.take(ordinal)
        if wrong:
            code, before = wrong
            yield problem(code, grasp.line(ordinal.start), before=before.written, after=ordinal.written)


def count(grasp: Grasp) -> Iterator[Problem]:
    """Ask whether a speech has as many points as it announces."""
    for draft, item in grasp.pairs():
        text = draft.folded_text
        for match in _COUNTED.finditer(text) if len(item.statements) > 1 and _POINTS.search(text) else ():
            said, read = int(number(match["count"])), _points(item, match.end())
            if read > 1 and read != said:
                phrase = match.group().strip()
                at = grasp.page.folded.find(phrase, grasp.start(draft.raw))
                line = grasp.line(at) if at >= 0 else item.line
                yield problem("list.count", line, quote=phrase[:-1], count=read)


def _points(item: Item, offset: int) -> int:
    """Return how many numbered statements follow from an offset on, up to the next list."""
    points: set[int] = set()
    for statement in item.statements:
        if statement.span.start >= offset and statement.number is not None:
            if statement.number == 1 and points and statement.span.start not in points:
                break
            points.add(statement.span.start)
    return len(points)


CHECKS = (order, count)
