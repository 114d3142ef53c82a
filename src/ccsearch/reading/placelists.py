"""Places that no tail tells: stops of a line, numbered roads, what the noun behind a list says of all. Folded texts."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from ccsearch.reading.placelistwords import (
    GROUPED,
    LETTERED,
    LINES,
    NOT_LISTED,
    NOT_STOPS,
    NUMBERED,
    RAILWAYS,
    STATIONS,
    STOPS,
)
from ccsearch.reading.placenames import is_generic, parted
from ccsearch.reading.placewords import ACTING, OPEN
from ccsearch.reading.scanning import lengths, matches_before
from ccsearch.text import known_word, tag


class Found(msgspec.Struct, frozen=True):
    """A name in a text: where it stands and the tail that tells what it is."""

    start: int
    end: int
    tail: str
    inner: "Found | None" = None


_STATION = re.compile(STATIONS)
_STATION_END = re.compile("站(?![点台长])")
_LINES = re.compile(LINES)
_LINE_SIGN = re.compile(r"[轨铁线交](?<=地铁|高铁|轻轨|公交|道交|\d线|号线)")  # every line has one
_WHOLE = re.compile(r"(?s:.+)")
_RAILWAYS = re.compile(rf"(?<![^。!?\n])[^。!?\n]*(?:{'|'.join(RAILWAYS)})[^。!?\n]*")
_STOPS = re.compile(STOPS)
_NOT_STOPS = lengths(NOT_STOPS, -1)
_SHORT = re.compile("村(?<=村[、和及与][新大老旧小].)(?=[、,和及与等的])")  # its last character
_NOT_LISTED = re.compile(NOT_LISTED)
_NAMING = frozenset(("nr", "ns", "nz", "nt"))
_ROADS = re.compile(NUMBERED)
_LETTERED = re.compile(LETTERED)
_GROUPED = re.compile(GROUPED)
_LISTED = re.compile(
    r"(?P<members>[\u3400-\u9fff·、和及与]{5,}?)(?:等\d*[两三四五六七八九十]*|(?<!\d)[2-9两三四五六七八九])[个处家]?$"
)
_AROUND = re.compile("[\u3400-\u9fff]{2,9}(?<!一.)(?=一带(?!一路))")
_SETTLEMENT = re.compile(".*(?:村|社区|街道|[镇乡])(?=..)")
_NEXT = re.compile("、(?P<name>[\u3400-\u9fff·]{3,10}?)(?:入口|门[前口]|周边|沿线|附近|地区|一带|两侧)?(?=[、,。;]|等)")
_FORMER = re.compile("(?P<name>[\u3400-\u9fff·]{2,14})、$")
_QUOTED = re.compile(
    '(?<=[村区]的)"(?P<name>[\u3400-\u9fff]{3,6})(?<![妈叔人队员家工者兵哥姐娘嫂爷奶师岗班])"(?=[、,。])'
)
_PLACED = frozenset("路街岛桥村口巷")
_JOINT = re.compile(r"(?<=..)[和及与](?=..)")


def told(text: str) -> list[Found]:
    """Return the places that need no list to be told: stops of lines, villages of one character, numbered roads."""
    return [*stops(text), *short(text), *numbered(text)]


def stops(text: str) -> Iterator[Found]:
    """Yield the stops of lines: those told by what stops there, and all of a text that names a line, or a sentence."""
    if "站" not in text or not _LINE_SIGN.search(text):
        return
    for match in matches_before(_STATION_END, _STATION, text, 20):
        if parted(text, match.start("name"), match.end() - 1) == match.start("name"):
            numbered_line = text[match.start() - 1 : match.start()] == "路"  # 892路公交|担礼村站
            yield Found(*match.span("name" if numbered_line else 0), "站")
    for stretch in _stretches(text):
        for match in _STOPS.finditer(text, *stretch.span()):
            start, tail = parted(text, match.start(), match.end() - 1), match.end() - 1
            if (
                2 <= tail - start <= 5
                and not is_generic(text, start, tail)
                and not _ends_with(text, tail, _NOT_STOPS, NOT_STOPS)
            ):
                yield Found(start, match.end(), "站")


def _stretches(text: str) -> Iterator[re.Match[str]]:
    """Return what names a line: the whole text, or the sentences that name a railway."""
    if _LINES.search(text):
        return _WHOLE.finditer(text)
    return _RAILWAYS.finditer(text) if any(railway in text for railway in RAILWAYS) else iter(())


def _ends_with(text: str, end: int, sizes: dict[str, tuple[int, ...]], words: frozenset[str]) -> bool:
    """Tell whether one of some words ends there."""
    return any(text[end - size : end] in words for size in sizes.get(text[end - 1], ()))


def short(text: str) -> Iterator[Found]:
    """Yield villages of a list whose names would be none by themselves: 东杨坨村、新村."""
    if text.count("村") > 1:
        yield from (Found(match.start() - 1, match.end(), "村") for match in _SHORT.finditer(text))


def around(text: str, ends: frozenset[int]) -> Iterator[Found]:
    """Yield what has no other tail than what is around it, none of which ends a name already: 三家店村|西老店一带."""
    if "一带" not in text:
        return
    for match in _AROUND.finditer(text):
        start = parted(text, match.start(), match.end())
        settlement = _SETTLEMENT.match(text, start, match.end())
        start = settlement.end() if settlement else start
        name = text[start : match.end()]
        named = _is_member(name, settled=True) if settlement else is_listed(name)
        if match.end() not in ends and len(name) <= 5 and named:
            yield Found(start, match.end(), "村")


@lru_cache(maxsize=8192)
def is_listed(name: str) -> bool:
    """Tell whether a member of a list of places has the form of a name: some of it is no common word."""
    if len(name) < 2 or _NOT_LISTED.search(name) or is_generic(name, 0, len(name)):
        return False
    if len(name) == 2 or known_word(name):
        return all(label in _NAMING and len(word) > 1 for word, label in tag(name)) or not known_word(name)
    pieces = tag(name)
    verbs = any(label[0] == "v" and label != "vn" and len(word) > 1 and known_word(word) for word, label in pieces)
    return not verbs and any(label in _NAMING or not known_word(word) for word, label in pieces)


def numbered(text: str) -> Iterator[Found]:
    """Yield roads that are named by their number: S204线, 省道227线."""
    yield from (Found(match.start() - 1, match.end(), "国道") for match in _ROADS.finditer(text))
    if "g" in text or "s" in text or "x" in text or "y" in text:
        yield from (Found(*match.span(), "国道") for match in _LETTERED.finditer(text))


def grouped(text: str) -> Iterator[Found]:
    """Yield the members of lists that the noun behind tells to be places: 东峪、石门两个教学点, 上岸、坝房子等片区."""
    for group in _GROUPED.finditer(text):
        listed = _LISTED.search(text, max(0, group.start() - 60), group.start() + 1)
        if listed:
            settled = group["settled"] is not None
            members = list(_members(text, *listed.span("members"), settled))
            if len(members) > 1 and (not settled or any(is_listed(text[one.start : one.end]) for one in members)):
                yield from members


def _members(text: str, first: int, last: int, settled: bool) -> Iterator[Found]:
    """Yield the members of a list that are names, from its end on, as far as they are."""
    joint = _JOINT.search(text, max(first, text.rfind("、", first, last)), last)
    end, placed = last, 0
    while end > first:
        begun = 1 + max(first - 1, text.rfind("、", first, end), joint.start() if joint and joint.end() < end else -1)
        start = parted(text, begun, end)
        name = text[start:end]
        trusted = settled or (placed > 1 and name not in OPEN and name not in ACTING)  # 河滩、双峪环岛、城子大街
        if not _is_member(name, trusted):
            return
        placed = placed + 1 if name[-1] in _PLACED and placed >= 0 else -1
        yield Found(start, end, "村" if trusted else "公司")
        if start > begun:
            return
        end = begun - 1


@lru_cache(maxsize=8192)
def _is_member(name: str, settled: bool) -> bool:
    """Tell whether a member of such a list is a name; nothing but settlements is trusted to be named by any word."""
    if not settled and not (3 <= len(name) <= 6 and any(not known_word(word) for word, _ in tag(name))):
        return is_listed(name)
    return 2 <= len(name) <= 8 and not _NOT_LISTED.search(name) and not is_generic(name, 0, len(name))


def quoted(text: str) -> Iterator[Found]:
    """Yield what stands in a village and is named in quotes: 梁家庄村的"槐井石舍"."""
    if '的"' in text:
        yield from (Found(*match.span("name"), "公司") for match in _QUOTED.finditer(text))


def next_listed(text: str, end: int) -> Iterator[Found]:
    """Yield what stands behind a name in a list, if all of it can be one; not 、炭厂村搜寻失联村民."""
    match = _NEXT.match(text, end)
    if match and is_listed(match["name"]) and parted(text, *match.span("name")) == match.start("name"):
        yield Found(*match.span("name"), "")


def former_listed(text: str, end: int) -> Iterator[Found]:
    """Yield what stands before a name in a list, from the name on as far as all can be names: 灰地、千军台坡道."""
    while match := _FORMER.search(text, max(0, end - 16), end):
        start = parted(text, *match.span("name"))
        if not is_listed(text[start : match.end("name")]):
            return
        yield Found(start, match.end("name"), "")
        end = start if start == match.start("name") else 0
