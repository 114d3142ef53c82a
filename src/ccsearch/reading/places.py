"""Named places of an event: communities, villages, parks, roads, hospitals … Folded texts."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft
from ccsearch.reading.placelists import Found, around, former_listed, grouped, next_listed, quoted, told
from ccsearch.reading.placenames import beginning, is_generic, is_name, names_nothing
from ccsearch.reading.placeparts import (
    CROSSING,
    DETAILS,
    DOTTED,
    ENTITLED,
    FACILITIES,
    INSTITUTES,
    OWNING,
    PHASED,
    STRETCHES,
)
from ccsearch.reading.placewords import (
    ACTING,
    ACTS,
    ADJOINING,
    AROUND,
    BARE,
    BUILT,
    COMMUNITIES,
    DOING,
    EXTENDING,
    GOING,
    HOMES,
    JOINING,
    NATURAL,
    NOT_BEFORE,
    NOT_BEHIND,
    NOT_GOVERNING,
    OF_COMMUNITIES,
    OPEN,
    ORGANISED,
    RIGHT,
    SCHOOLS,
    SETTLED,
    UNTRAVELLED,
)
from ccsearch.reading.scanning import lengths, span_at
from ccsearch.records import Span

_LONGEST = 24
_MOST = 3_000  # ends of tails that are looked at, in the 6,000 characters that are read together
_OF_NAMES = frozenset("室组队员站科办")
_TAILS = sorted((*OPEN, *ACTING, *NATURAL), key=len, reverse=True)


class _Tail(NamedTuple):
    """How a name may end, and the characters before and behind that make another word of it."""

    text: str
    not_before: frozenset[str]
    not_behind: frozenset[str]


_ROWS = [_Tail(tail, frozenset(NOT_BEFORE.get(tail, "")), frozenset(NOT_BEHIND.get(tail, ""))) for tail in _TAILS]
_BY_END = {tail[-2:]: [row for row in _ROWS if tail[-2:].endswith(row.text[-2:])] for tail in _TAILS}
"""Tails by their last two characters, or the one they have."""

_NOT_SHOP = frozenset(NOT_BEHIND.get("店", ""))
_AROUND_FIRST = frozenset(word[0] for word in AROUND)
_ORGANISED = {first: tuple(word for word in ORGANISED if word[0] == first) for first in {word[0] for word in ORGANISED}}


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(sorted(set(characters)))}]"


_LAST = re.compile(
    rf"{_any(end[-1] for end in _BY_END)}"
    rf"(?:(?<={_any(end for end in _BY_END if len(end) == 1)})|(?<={_any(end[0] for end in _BY_END)}.))"
)
_BREAK = re.compile(r"[^\u3400-\u9fff0-9a-z·〇]")
_ALIAS = re.compile(r"\((?P<name>[^()、,至到]{2,16})\)")
_BRACKETED = re.compile(r"[\u3400-\u9fff]{2,4}\([\u3400-\u9fff]{2,3}\)$")
_MEMBER = re.compile(
    r"、(?P<name>[a-z][a-z0-9]{2,}(?=[、,等])|[\u3400-\u9fff]{2,6}·[\u3400-\u9fff]{2,4}?(?=重点|大型|商|购|等|、))(?=[、\u3400-\u9fff])"
)
_STRETCH = re.compile(STRETCHES)
_STRETCHED = frozenset(
    "路 街 大街 南街 北街 东街 西街 胡同 巷 东里 西里 南里 北里 河 大道 公路 国道 省道 高速 铁路 沟 渠 江 引水渠 干渠 支渠 排洪渠 快速路 西延线 东延线 南延线 北延线 连接线".split()
)
_SHORT_TAILS = frozenset(tail for tail in OPEN | ACTING if len(tail) == 1) - SETTLED
_BEHIND_SHORT = COMMUNITIES | {"山", "沟"}
_DETAILS = {tail: re.compile(details) for tail, details in DETAILS.items()}
_DOTTED = re.compile(DOTTED)
_PHASE = re.compile("[一二三四五六]期|(?<=[一二三四五六七八九十]区)至[一二三四五六七八九十]区")
_ENTITLED = re.compile(ENTITLED)
_UNTRAVELLED = re.compile(UNTRAVELLED)
_OFFICE = re.compile("[\u3400-\u9fff]{1,6}管委会")  # 中关村|门头沟园管委会
_CROSSING = re.compile(CROSSING)
_TOWNS = re.compile("(?:、[\u3400-\u9fff]{2,4})*、[\u3400-\u9fff]{2,4}(?:[镇乡]|街道)(?=[、,。;和及与等]|[两三四五]|$)")
_ACTS = re.compile(ACTS)
_GOVERNING = {**dict.fromkeys(JOINING, "joins"), **dict.fromkeys(GOING, "goes")}
_GOVERNING_LENGTHS = {first: some[::-1] for first, some in lengths(_GOVERNING, 0).items()}  # the shortest first


def read_places(draft: Draft, spoken: tuple[Span, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Return the named places of an item in order, each once; what was said is left out."""
    written, text = draft.whole, draft.folded_whole
    said = [Span(span.start + draft.shift, span.end + draft.shift) for span in spoken] if spoken else []
    if "责任单位" in text or "《" in text:
        said = sorted([*said, *(Span(*match.span()) for match in _UNTRAVELLED.finditer(text))])
    found = (written[start:end] for start, end in _places(text, said, lexicon))
    return tuple(dict.fromkeys(found))


def _places(text: str, spoken: Sequence[Span], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each named place, with its other name in brackets."""
    done = 0
    for found in _with_listed(text, _named(text, spoken, lexicon), spoken):
        if found.start < done:
            continue
        end = _ending(text, found)
        start = found.start
        closed = ")" in text[max(0, start - 2) : start]
        if closed and (bracketed := _BRACKETED.search(text, max(done, start - 9), start)):
            start = beginning(text, bracketed.start(), text.rfind("(", 0, found.start), lexicon)
        yield start, end
        while member := _MEMBER.match(text, end):
            yield member.span("name")
            end = member.end("name")
        done = end


def _ending(text: str, found: Found) -> int:
    """Return where a name ends with its stretch of a road, what its dot joins to it, and its other name in brackets."""
    end = _dotted(text, found)
    further = _STRETCH if found.tail in _STRETCHED else _PHASE if found.tail in PHASED else None
    stretch = (further and further.match(text, end)) or (found.start == 0 and _ENTITLED.match(text, end))
    end = stretch.end() if stretch else end
    dotted = _DOTTED.match(text, end)
    end = dotted.end() if dotted else end
    alias = _ALIAS.match(text, end)
    return alias.end() if alias and _tail(text, alias.end("name")) not in (None, alias["name"]) else end


def _with_listed(text: str, names: list[Found], spoken: Sequence[Span]) -> list[Found]:
    """Return names with the stops of a line, and those of their lists that no tail tells: 来到爨柏沟村、槐井台民居."""
    further = told(text)
    taken = [found.start for found in names]
    further.extend(one for one in quoted(text) if _belongs(text, one))
    listed = "、" in text
    if listed:
        free = (one for one in grouped(text) if bisect_left(taken, one.start) == bisect_left(taken, one.end))
        further.extend(one for one in free if _belongs(text, one))
    if spoken and further:
        further = [one for one in further if not _is_spoken(one.end, spoken)]
    further.extend(around(text, frozenset(found.end for found in names)))
    if listed and names:
        further.extend(_beside(text, names, taken))
    whole = list(_bracketing(text, names)) if ")" in text or "交" in text else names
    return sorted([*whole, *further], key=lambda found: (found.start, -found.end)) if further else whole


def _beside(text: str, names: Sequence[Found], taken: Sequence[int]) -> Iterator[Found]:
    """Yield what stands in a list beside a name that somebody goes to, and is no name but by its form."""
    starts, ends = frozenset(taken), frozenset(found.end for found in names)
    for found in names:
        behind = text[found.end : found.end + 1] == "、" and found.end + 1 not in starts
        before = text[found.start - 1 : found.start] == "、" and found.start - 1 not in ends
        if (behind or before) and _governing(text, found.start) == "goes":
            untold = [
                *(next_listed(text, found.end) if behind else ()),
                *(former_listed(text, found.start) if before else ()),
            ]
            yield from (one for one in untold if bisect_left(taken, one.start) == bisect_left(taken, one.end))


def _bracketing(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """Yield names, those parted by brackets as one: 中关村(京西)科技园."""
    former: Found | None = None
    for found in names:
        crossing = former and _crossing(text, former.end, found)
        if former and (crossing or _bracketed(text, former.end, found.start)):
            found = Found(former.start, crossing or found.end, found.tail)
        elif former:
            yield former
        former = found
    if former:
        yield former


def _crossing(text: str, end: int, found: Found) -> int | None:
    """Return where two roads meet that an "and" joins: 云海路与长安路交叉口."""
    if found.start != end + 1 or text[end] not in "和与":
        return None
    crossing = _CROSSING.match(text, found.end)
    return crossing.end() if crossing else None


def _bracketed(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but brackets stands between the end of a name and the start of another."""
    return end + 2 < start <= end + 9 and text[end] == "(" and text.find(")", end, start) == start - 1


def _is_spoken(end: int, spoken: Sequence[Span]) -> bool:
    """Tell whether what ends here stands in what was said."""
    said = span_at(spoken, end) if spoken else None
    return said is not None and end <= said.end


def _dotted(text: str, found: Found) -> int:
    """Return where a name with a dot ends: 金融街·融悦汇 without 重点商业综合体, which says what all of a list are."""
    start = text.find("·", found.start, found.end)
    if start >= 0 and text[found.start - 1] == "、":
        for place in range(start + 3, found.end - len(found.tail) + 1):
            if is_generic(text, place, found.end - len(found.tail)):
                return place
    return found.end


def _named(text: str, spoken: Sequence[Span], lexicon: Lexicon) -> list[Found]:
    """Return the names, those inside a longer one left out."""
    kept: list[Found] = []
    for end, tail in _ends(text):
        if spoken and _is_spoken(end, spoken):
            continue
        own, first = end - len(tail), _unbroken(text, end)
        beside = kept and kept[-1].end == own - 1 and text[own - 1] == "、" and tail in BARE  # 葡山公园、图书馆
        if first == own and text[own - 1 : own] != ")" and not beside:
            continue
        start = beginning(text, first, own, lexicon)
        start = _conjoined(text, kept[-1].end, start, own) if kept else start
        if not beside and not is_name(text, start, own, tail) and not (kept and _bracketed(text, kept[-1].end, start)):
            continue
        if kept and kept[-1].end > start:
            kept.extend(_joined(text, kept.pop(), Found(start, end, tail)))
        else:
            kept.append(Found(start, end, tail))
    return _belonging_all(text, kept)


def _belonging_all(text: str, names: Sequence[Found]) -> list[Found]:
    """Return the names that are places here; what is said of the last of a list is said of all: A中学、B小学门口."""
    kept: list[Found] = []
    around = -1
    for whole in reversed(names):
        behind = text[whole.end : whole.end + 1]
        if behind == "、":
            around = whole.start if whole.end + 1 == around else around
        elif behind in _AROUND_FIRST and text.startswith(AROUND, whole.end):
            around = whole.start
        if found := whole if whole.start == around else _belonging(text, whole):
            kept.append(found)
    return kept[::-1]


def _conjoined(text: str, former: int, start: int, own: int) -> int:
    """Return where a name starts that an "and" parts from the name before it, which ends there: 檀谷公园和|平原村."""
    former += 2 if text.startswith(("沿线", "周边", "附近", "两侧"), former) else 0
    return former + 1 if start <= former < own - 2 and text[former] in "和与及" else start


def _joined(text: str, former: Found, found: Found) -> tuple[Found, ...]:
    """Return what becomes of a name and one that begins in it or with it: the longer, the former, or both."""
    tail, own, start = found.tail, found.end - len(found.tail), max(former.start, found.start)
    if _is_detail(text, former, found):
        return (former,)
    if _are_two(text, former, found):
        return former, Found(former.end, found.end, tail)
    if tail in _BEHIND_SHORT and former.tail in _SHORT_TAILS and found.start <= former.start and own <= former.end + 2:
        return (Found(start, found.end, tail),)
    if former.tail not in NATURAL and tail not in (EXTENDING if former.end < own else ADJOINING):
        return (former,)
    acting = former.tail in (COMMUNITIES if tail in SCHOOLS else SETTLED)
    return (Found(start, found.end, tail, former if acting else None),)


def _is_detail(text: str, former: Found, found: Found) -> bool:
    """Tell whether what goes on from a name has no name of its own: its gate, its stretch, what stands in it."""
    if found.tail in FACILITIES and former.tail in OWNING:
        return True
    if found.tail == "停车场" and former.tail == "村" and found.end == former.end + 3:
        return _governing(text, former.start) != "goes"
    stretch = _STRETCH.match(text, former.end) if former.tail in _STRETCHED else None
    if stretch and stretch.end() >= found.end - len(found.tail):
        return True
    own = found.end - len(found.tail)
    if text.startswith("设", max(former.end, own - 1)) and not text.startswith("建", own - 2):
        return True  # 市中医院设接种点
    if found.tail == "路口" and own == former.end == former.start + 2:
        return False  # 冯村路口
    details = _DETAILS.get(former.tail)
    return details is not None and details.fullmatch(text, former.end, found.end) is not None


def _are_two(text: str, former: Found, found: Found) -> bool:
    """Tell whether what goes on from a name is another: 毕公村|奶山羊养殖场, 桂苑社区|桂苑小区, 永定河|担礼村至丁家滩村."""
    tail, own = found.tail, found.end - len(found.tail)
    if former.tail == "河":
        return tail == "村" and own > former.end + 1 and text[found.end : found.end + 1] == "至"
    institute = former.tail == "村" and tail in INSTITUTES and own >= former.end + 3
    return (institute or (former.tail == "社区" and tail in HOMES)) and not names_nothing(text, former.end, own)


def _ends(text: str) -> Iterator[tuple[int, str]]:
    """Yield where names may end, and the tails that they have there."""
    for last in islice(_LAST.finditer(text), _MOST):
        end = last.end()
        rows = _BY_END.get(text[end - 2 : end]) or _BY_END.get(last[0])
        if rows and (tail := _fitting(text, end, rows)):
            yield end, tail


def _unbroken(text: str, end: int) -> int:
    """Return where the stretch without any mark begins that ends at ``end``, as far back as a name can reach."""
    backwards = text[max(0, end - _LONGEST) : end][::-1]
    mark = _BREAK.search(backwards)
    return end - (mark.start() if mark else len(backwards))


def _belonging(text: str, found: Found) -> Found | None:
    """Return a name that is a place here, or the place inside the name of one who acts: 平原村文明实践站邀请老师."""
    if _belongs(text, found):
        return found
    return _belonging(text, found.inner) if found.inner else None


def _tail(text: str, end: int) -> str | None:
    """Return the tail that a text has up to ``end`` when a name may end there."""
    return _fitting(text, end, _BY_END.get(text[end - 2 : end]) or _BY_END.get(text[end - 1]) or ())


def _fitting(text: str, end: int, rows: Sequence[_Tail]) -> str | None:
    """Return the first of some tails that a text has up to ``end``, when a name may end there."""
    for tail, not_before, not_behind in rows:
        if text.endswith(tail, 0, end):
            behind = text[end : end + 1]
            if behind == tail and text[end - 2 : end - 1] == tail:
                return None  # 路路路…, of which the first and the last can end a name
            if behind in not_behind and not text.startswith(RIGHT.get(tail, ()), end):
                return None
            if not_before and text[end - len(tail) - 1 : end - len(tail)] in not_before:
                return None
            if behind == "店" and text[end + 1 : end + 2] not in _NOT_SHOP:
                return None
            return tail if behind not in _ORGANISED or _is_whole(text, end, tail) else None
    return None


def _is_whole(text: str, end: int, tail: str) -> bool:
    """Tell whether a name ends with its tail, and does not go on as that of a unit."""
    return not text.startswith(_ORGANISED[text[end]], end) or (
        tail in COMMUNITIES and text.startswith(OF_COMMUNITIES, end)
    )


def _belongs(text: str, found: Found) -> bool:
    """Tell whether a name is a place here: somebody goes to it, where it could also be one who acts."""
    if text.find("管委会", found.end, found.end + 9) > 0 and _OFFICE.match(text, found.end):
        return False
    if found.tail in SETTLED or text.startswith(BUILT, found.end) or _is_at_its_time(text, found):
        return True
    if found.tail in NATURAL:
        left = text[found.end : found.end + 1] in ("到", "至") and text[found.start - 1 : found.start] in ("从", "自")
        if left or _STRETCH.match(text, found.end):
            return True
        if _TOWNS.match(text, found.end):
            return False  # 军庄、妙峰山、王平镇
    governed = _governing(text, found.start)
    if governed == "goes":
        return found.tail in OPEN or not text.startswith(DOING, found.end)
    return governed is None and found.tail in OPEN and not _ACTS.match(text, found.end)


def _is_at_its_time(text: str, found: Found) -> bool:
    """Tell whether a name stands alone behind an hour: 9时15分，熙旺中心，查外卖骑手驿站."""
    return text[found.end : found.end + 1] == "," and text[max(0, found.start - 2) : found.start] in ("分,", "时,")


def _governing(text: str, start: int) -> str | None:
    """Return whether the last word before a name in its clause that governs it goes to it or joins with it."""
    for place in range(start - 1, max(-1, start - 40), -1):
        if text[place] in ",;:。\n-":
            return None
        for length in _GOVERNING_LENGTHS.get(text[place], ()):
            word = _GOVERNING.get(text[place : min(place + length, start)])
            named = text[place + length : place + length + 1] in _OF_NAMES  # 督查室, 检查组
            if word and not named and text[place - 1 : place + 1] not in NOT_GOVERNING:
                return word
    return None
