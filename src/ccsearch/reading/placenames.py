"""Where a name of a place begins in its sentence, and whether it is a name at all. Folded texts."""

import re
from functools import lru_cache

from ccsearch.lexicon import Lexicon
from ccsearch.reading.countwords import VERBS
from ccsearch.reading.placewords import (
    ACTING,
    ARRIVING,
    BARE,
    BEFORE_NO_TAIL,
    BRANCHES,
    CITIES,
    CUTS,
    GENERIC,
    HOMES,
    KEPT,
    KEPT_BEHIND,
    NAMED_AFTER,
    NAMED_BY,
    NAMELESS,
    NOT_SHORT,
    OF_QUARTERS,
    OF_STREETS,
    OF_VILLAGES,
    OFFICIAL,
    PROPER,
    PUBLIC,
    SHORT,
    SURNAMED,
    UNIQUE,
)
from ccsearch.reading.scanning import lengths
from ccsearch.reading.surnames import SINGLE
from ccsearch.text import known_word, tag

_ANDS = frozenset("和与")
_OF_NAMES = _ANDS | SURNAMED | BEFORE_NO_TAIL | {"沿", "在"}
_LONE = re.compile("[^\u3400-\u9fff][\u3400-\u9fff]")
_PARTING = CUTS | {verb for verb in VERBS - NAMED_BY if len(verb) > 1}
_PARTING_LENGTHS = lengths(_PARTING, -1)
_GENERIC_LENGTHS = lengths(GENERIC, 0)
_NO_NAME = re.compile(
    "地区(?:(?:农贸|集贸)?市场|[老旧]?厂区)$|未来(?:社区|乡村)$|(?<![一二三四五六七八九十统])一路$|路检路$|村村$|[线路]车站$|(?:街道|(?<![城集])镇|(?<!城)乡)(?:小区|社区|古道|步道|(?:矿区)?宿舍|矿区|停车场|街巷|早市)$|之路$|(?:街道|[镇乡])[大小新老]?[峪沟岭谷潭坝港阁塔寺屯矿厂园店楼渠苑庵庙]$|(?:街道|[镇乡])(?:老旧|老矿|老小|背街|各|主要|主次|部分|所有|辖区|农村|城中)"
)
_TOWN = re.compile("街道|(?<!镇)镇(?!街)|乡(?![风村情愁土音居巷])|苏木|(?<=[\u3400-\u9fff]{2})地区")
_COUNTED = re.compile(
    r"(?<![a-z\d])\d+(?!\d*(?:高速|国道|省道|县道|乡道|号院|路首末|路总))[日月年时余多万亿]*(?:路公交车?|(?P<thing>[个条处座家所块片幢栋])|(?:平方|立方|延长?|公|千)?[名位人吨米里亩户份辆]?)|[一二两三四五六七八九十百千]+[余多]?[名个条处所座位]|[一两三]天(?!门)|[一二两三四五六七八九十百千]+[余多]?家(?![店渠堡寨屯村庄沟坡湾台户])"
)
_BRANCH = re.compile(BRANCHES)
_TOWN_ENDS = frozenset("道镇乡木区")
_OF_COMPOUNDS = frozenset("点处区站所室员者性型式类化")  # 集合点, 休息区, 综合性
_IN_CITIES = ("大道", "市场", "商城", "广场", "公园", "安置点", *HOMES)
_CITY = re.compile(CITIES)
_STREETS = ("大道", "路", "街", "大街", *(side + kind for side in "东西南北中" for kind in "路街"))
_SIDE_STREETS = frozenset(("东街", "西街", "南街", "北街"))
_DISTRICTS = frozenset("区市县州旗")
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千")


def beginning(text: str, first: int, tail: int, lexicon: Lexicon) -> int:
    """Return where the name before a tail starts: behind the last word that parts, behind a leader and a town."""
    start = parted(text, first, tail)
    if not _NUMERALS.isdisjoint(text[start : tail + 2]):
        for counted in _COUNTED.finditer(text, start, tail + 2):
            if counted["thing"] and counted.end() + 4 >= tail:
                return tail  # 8个红榜村: what is counted has no name
            start = counted.end() if counted.end() <= tail else start
    if text[start] in lexicon.leader_beginnings:
        start += _leader_length(text, start, lexicon)
    start = _behind_city(text, _behind_verbs(text, start, tail), tail)
    town = 0 if _TOWN_ENDS.isdisjoint(text[start + 1 : tail]) else _town(text, start, tail)
    return town or start


def _town(text: str, start: int, tail: int) -> int:
    """Return where the town before a name ends that it is in, 0 where it is a part of the name or there is none."""
    towns = [match.end() for match in _TOWN.finditer(text, start + 1, tail)] if start + 2 < tail else ()
    if not towns or towns[-1] >= tail or text.startswith(OFFICIAL, towns[-1]):
        return 0
    general = is_generic(text, towns[-1], tail) and not _is_general_name(text, towns[-1], tail)
    return 0 if general else towns[-1]


def _leader_length(text: str, start: int, lexicon: Lexicon) -> int:
    """Return how long the name of a leader is that stands at ``start``, 0 for none."""
    return next((length for length in (4, 3, 2) if lexicon.leader(text[start : start + length])), 0)


def _behind_city(text: str, start: int, tail: int) -> int:
    """Return where a name starts behind the district it is in, as those of streets and homes do: 山阳区|解放路."""
    while tail - start >= 5 and (city := _CITY.match(text, start, tail)):
        if is_generic(text, city.end(), tail) or not text.startswith(_IN_CITIES, tail):
            break
        start = city.end()
    return start


def _behind_verbs(text: str, start: int, tail: int) -> int:
    """Return where a name starts behind mere verbs, if enough is left to be one: 提前谋划|长青公园, but 下马岭村."""
    while start + 4 <= tail and text[start + 2] not in _OF_COMPOUNDS and _is_mere_verb(text[start : start + 2]):
        start += 2
    return start


def parted(text: str, first: int, tail: int) -> int:
    """Return where the last parting word before a tail ends, those that are part of a name passed over."""
    for end in range(tail, first, -1):
        for length in _PARTING_LENGTHS.get(text[end - 1], ()):
            begin = end - length
            word = text[begin:end]
            if word in _PARTING and begin >= first:
                after, before = text[end : end + 1], text[begin - 1 : begin]
                if word in _OF_NAMES and _is_of_name(text, word, end, tail):
                    continue
                if after not in KEPT.get(word, ()) and before not in KEPT_BEHIND.get(word, ()):
                    return end
                break
    return first


def _is_of_name(text: str, word: str, end: int, tail: int) -> bool:
    """Tell whether a parting word is a part of a name where it stands: 到万和广场, 金曾社区, 在水一方公园."""
    if word in _ANDS:
        lone = end > 2 and _LONE.match(text, end - 3) is not None
        strange = _is_arrived(text, end - 3) and not known_word(text[end - 3 : end - 1])
        return lone or _is_arrived(text, end - 1) or (end == tail and (strange or _is_arrived(text, end - 2)))
    if word == "沿":
        if end + 1 == tail and text[end - 2 : end - 1] != "、" and text[end] in SHORT.get(text[tail], ""):
            return False  # 沿|海河
        shore = text[end] in "河江海湖山" and (
            end + 1 == tail or text[end - 2 : end - 1] == "、" or text[end + 1] in "东西南北中大一二城"
        )
        return shore or is_generic(text, end - 1, tail)
    if word in SURNAMED and (text[end - 2 : end - 1] in ("、", "和", "与", "及", "了") or _is_arrived(text, end - 1)):
        return True
    return (end == tail and word in BEFORE_NO_TAIL) or (word == "在" and text.startswith("水一方", end))


def _is_arrived(text: str, place: int) -> bool:
    """Tell whether a word stands before a place in a text that a name follows at once: 走进|和润里."""
    return any(text[place - size : place] in ARRIVING for size in (1, 2) if size <= place)


def is_generic(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is made of words that name nothing (背街, 老旧, 中小)."""
    while start < end:
        for length in _GENERIC_LENGTHS.get(text[start], ()):
            if start + length <= end and text[start : start + length] in GENERIC:
                start += length
                break
        else:
            return False
    return True


def _is_short_name(text: str, start: int, tail: str) -> bool:
    """Tell whether one character before a tail is a name: 区医院, 冯村, 军响村、火村."""
    if tail == "村":
        common = text[start] in OF_VILLAGES or not ("\u3400" <= text[start] <= "\u9fff")
        return (
            text[start] in SINGLE
            or text[start - 1 : start] in ("、", "镇", "乡")
            or (not common and _is_arrived(text, start))
        )
    if tail in ("河", "山", "湖") and "、" in (text[start - 1 : start], text[start + 2 : start + 3]):
        return text[start] not in NOT_SHORT
    if tail == "公路":
        return text[start] not in "国省县乡市区高本该各老新旧条土走上办养修"
    if tail in _SIDE_STREETS and text[start] not in _DISTRICTS:
        return True  # 葡东|街, what is general told later
    if tail in SHORT:
        return text[start] in SHORT[tail]
    return text[start] in _DISTRICTS and (tail in ACTING or tail in PUBLIC)


def is_name(text: str, start: int, tail: int, written: str) -> bool:
    """Tell whether a stretch before a tail is a name, and not general (各社区, 老旧小区)."""
    size = tail - start
    if size == 0 and written in BARE and text[start - 1 : start] in ("在", "到", "了", "入", "往"):
        return True
    if size < 1 or (size == 1 and not _is_short_name(text, start, written)):
        return False
    if text[start] in _DISTRICTS and written != "中心" and (written in ACTING or written in PUBLIC):
        return True
    whole = text[start : tail + len(written)]
    if whole in UNIQUE:
        return True
    if whole in NAMELESS or _is_mere(text, start, tail, written):
        return False
    if text[max(0, start - 1)] == '"' and (written not in ("村", "社区") or _is_opened(text, start - 1)):
        return False
    return not names_nothing(text, start, tail) and not _NO_NAME.search(text, start, tail + len(written))


def _is_mere(text: str, start: int, tail: int, written: str) -> bool:
    """Tell whether a shop is none of many (小店), or a yard has a number and no street (13号院)."""
    if written == "中心":
        return tail - start > 3 or text[start] in _DISTRICTS or known_word(text[start:tail])
    if written == "店":
        return not _BRANCH.search(text, start, tail)
    if written == "地块":
        return text[start:tail].isascii()
    return written == "号院" and text[start:tail].lstrip("甲乙丙丁").isdigit()


def _is_opened(text: str, mark: int) -> bool:
    """Tell whether a mark opens what is quoted, and does not close it: "暖心早市", but "传统村落"苇子水村."""
    return text.count('"', text.rfind("\n", 0, mark) + 1, mark) % 2 == 0


def _is_general_name(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of words that name nothing is a name before its tail: 中山路, 广场社区, 高家园新区."""
    name = text[start:end]
    if name[-2:] in OF_STREETS and text.startswith("大厦", end):
        return True  # 高新区创业大厦
    if name in OF_STREETS:
        street = text.startswith(_STREETS, end) and not text.startswith(("街区", "街道", "路口", "路段"), end)
        return street or (name in OF_QUARTERS and text.startswith(("社区", "小区"), end))
    if name[0] in _DISTRICTS and name[1:] in OF_STREETS:
        return text.startswith(("广场", "公园"), end)
    proper = name in PROPER or (name[0] in _DISTRICTS and name[1:] in PROPER)
    return proper or (name[0] in SINGLE and text.startswith(("家园", "家庄"), start + 1) and end == start + 2)


def names_nothing(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is general, or has a mere verb before what is: 研究|城区, 维持 (but 增产)."""
    if _is_general_name(text, start, end):
        return False
    if is_generic(text, start, end):
        return True
    verb = start + 2 <= end and _is_mere_verb(text[start : start + 2]) and is_generic(text, start + 2, end)
    listed = text[start - 1] == "、" and text[end] in "路街巷"
    named = listed or (text[start - 1] in "镇乡" and text[end] == "村")  # 柳湖市场、盘旋路, 卫城镇指挥村
    return verb and not (end == start + 2 and named)


@lru_cache(maxsize=4_096)
def _is_mere_verb(word: str) -> bool:
    """Tell whether a word is a verb that no place is named after."""
    if word in NAMED_AFTER or not known_word(word):
        return False
    return [label[0] for _, label in tag(word)] in (["v"], ["c"], ["p"])
