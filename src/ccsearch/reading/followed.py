"""What a quantity counts, named behind its unit: 320余名|机关干部、志愿者. Folded texts."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ccsearch.reading.countwords import (
    AROUND,
    HEADS,
    OWNERS,
    PERSON_UNITS,
    SHORT_TAILS,
    STATES,
    TAILS,
    UNFOLLOWED,
    VEHICLES,
    WHOLES,
)
from ccsearch.reading.trimming import trimmed
from ccsearch.reading.wordkinds import (
    Word,
    is_person,
    words,
)

_DIGIT = re.compile(r"(?<=.)(?<![a-z\d\"第])\d+(?=[岁天日月年小])")
_CHANGED = re.compile("[升降增减提涨][至到为]|[提升增下]?[升高加长降]?[至到]")
_TOTAL = re.compile("(?<=..)总(?=投资|面积|建筑|用地|长度|规模)|(?<=[户店贩铺家])(?:店外|占道|出店|跨门)(?=经营|堆)")
"""What is told of a counted noun begins here: 58个项目|总投资, 6家商户|店外经营."""
_FAULTY = re.compile(
    "(?:[^,。;、的]{2,10}?(?:不到位|不达标|不规范|不合格|不整洁|不健全|未[^的,。]{1,6}|存在[^的,。]{1,8}|逾期[^的,。]{0,6})|(?:被|拒不)[^,。;、的]{1,12})的(?=..)"
)
"""What is told of those that are counted before they are named: 2家措施不到位的企业."""

_OWN = re.compile("本[村镇区市县校院社]|当地")
"""Whose those are that are counted: 11位|本村宣讲员."""
_MATTERS = ("情况", "建设", "管理")
_ROUNDS = 4  # clauses with 的 that are looked behind


@lru_cache(maxsize=8192)
def behind(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where in the stretch behind a unit stands what it counts, or None: up to the predicate."""
    own = _OWN.match(stretch)
    start, found = own.end() if own else 0, None
    for _ in range(_ROUNDS if unit not in UNFOLLOWED else 0):
        faulty = _FAULTY.match(stretch, start)
        start = faulty.end() if faulty else start
        rest = stretch[start:]
        if not rest or _CHANGED.match(rest):
            break
        row = words(_TOTAL.split(_DIGIT.split(rest, maxsplit=1)[0], maxsplit=1)[0])
        noun = _gathered(row, unit)
        onward = _onward(row, noun, unit)
        part = trimmed(rest, noun if onward else _narrowed(row, noun, unit))
        found = (part[0] + start, part[1] + start) if part else found
        if not onward:
            break
        start += onward
    return found


def _gathered(row: Sequence[Word], unit: str) -> list[Word]:
    """Return the words from a unit on up to its predicate, and no further than its people or vehicles."""
    noun: list[Word] = []
    for place, word in enumerate(row):
        if not _goes_on(word, row[place + 1].text if place + 1 < len(row) else "", noun):
            break
        noun.append(word)
    if unit in VEHICLES:
        return noun[: _last(noun, lambda text: text.endswith("车")) + 1]
    return noun[: _last(noun, is_person) + 1] if unit in PERSON_UNITS else noun


def _last(noun: Sequence[Word], fits: Callable[[str], bool]) -> int:
    """Return the place of the last word that fits, of the last of all where none does."""
    return max((place for place, word in enumerate(noun) if fits(word.text)), default=len(noun) - 1)


def _onward(row: Sequence[Word], noun: list[Word], unit: str) -> int:
    """Return where the noun stands that a clause with 的 leads to (9个造型生动的|剪影小品), 0 where a whole is counted."""
    if not noun or unit in OWNERS or noun[-1].text.endswith(WHOLES) or len(noun) == len(row):
        return 0
    return row[len(noun)].start + 1 if row[len(noun)].text == "的" else 0


def _narrowed(row: Sequence[Word], noun: list[Word], unit: str) -> list[Word]:
    """Return a noun without what is told of it: 12个|摊位无防蝇设施, 7处|口袋公园建设情况, 18家|单位主要负责同志."""
    rest = row[len(noun)].text if len(noun) < len(row) else ""
    stated = rest in STATES or rest[:1] in ("未", "无") or "不" in rest
    while len(noun) > 1 and noun[-1].text in STATES:
        noun, stated = noun[:-1], True
    noun = _whole(noun) if stated and unit != "处" else noun
    while len(noun) > 1 and noun[-1].text in _MATTERS:
        noun = noun[:-1]
    heads = HEADS.get(unit, ())
    cut = next((place for place, word in enumerate(noun) if word.text in heads), len(noun))
    while cut + 2 < len(noun) and noun[cut + 1].kind == "j" and noun[cut + 2].text.endswith(WHOLES):
        cut += 2  # 16个村、社区
    return noun[: cut + 1]


def _whole(noun: list[Word]) -> list[Word]:
    """Return of a whole and its part, of which a state is told, the whole: 27家|小餐饮从业人员健康证过期."""
    fits = WHOLES if any(word.text.endswith(WHOLES) for word in noun) else None
    return noun[: _last(noun, (lambda text: text.endswith(fits)) if fits else is_person) + 1]


def _goes_on(word: Word, follower: str, noun: list[Word]) -> bool:
    """Tell whether a word behind a unit still belongs to the noun gathered so far."""
    if word.kind in "pda" or word.text in ("的", "与") or (noun and word.text in AROUND):
        return False
    if word.text[0] in "无未" and (noun or not follower) and word.text[:3] != "无障碍":
        return False  # 12个摊位|无防蝇设施
    if noun and "不" in word.text[1:]:
        return False  # 7个路口信号|灯不亮
    if word.kind == "j" or (word.text[0] == '"' and not follower):
        return bool(noun) == (word.kind == "j")
    if word.kind in "ng":
        return True
    if not noun or noun[-1].kind == "j":
        return (word.kind != "v" or follower in TAILS) and follower not in ("", "的", "了", "在", "到")
    if word.kind == "i" and is_person(follower):  # 高龄独居老人
        return True
    return follower in (SHORT_TAILS if word.kind == "v" else TAILS) and not is_person(noun[-1].text)


def described(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where behind a clause with 的 stands what a quantity counts: 15名身穿红马甲的志愿者."""
    place = stretch.find("的")
    found = behind(stretch[place + 1 :], unit) if place > 0 and unit not in UNFOLLOWED else None
    return (found[0] + place + 1, found[1] + place + 1) if found else None
