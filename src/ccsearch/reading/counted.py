"""What a quantity counts: the words before its number, or behind its unit, that name it. Folded texts."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ccsearch.reading.countwords import (
    ACTORS,
    ACTS,
    ADVERBS,
    COMPLETED,
    COUNTED_WHOLES,
    EVENTS,
    FINDING,
    HEADS,
    LEADING,
    LEADING_OUT,
    LIGHT,
    MEASURES,
    NOMINAL,
    OPENING,
    OWNERS,
    PAIRED,
    PARTICLES,
    PEOPLE_COUNTED,
    PERSON_UNITS,
    PRACTICES,
    PREPOSITIONS,
    SESSIONS,
    SHORT_TAILS,
    STATES,
    TAILS,
    TIMES,
    UNFOLLOWED,
    WHERE,
    Word,
    is_person,
    words,
)

_LOOSE = (ADVERBS | PREPOSITIONS) - {"会", "日", "好"}
_TRAILING = re.compile(
    "(?:(?:[提上下回攀爬降增]?[升降增减提涨高低长]|提高|降低)(?:到|至|为)|达到|(?<!到)达|(?<=[入出资额值税])(?:完成|实现)|折合(?:人民币)?|价值|(?<![行人作因])为|(?<![还只总])是|有|共|(?<![预条节公合签邀制特])约|了|共计|合计|累计|总计|分别|各|近|超过|仅|总|等|计|均|已)+$"
)
_LEADING_OUT = re.compile(rf"(?:{'|'.join(LEADING_OUT)})+(?=.)")
_TRAILING_OUT = re.compile("(?:[、的了和及与等共总]|(?<=..)(?<![初高集])中|(?<=..)全长)+$")
_WHERE = re.compile(rf".{{2,}}(?:{'|'.join(WHERE)})(?=..)")
_MODIFIER = re.compile(rf"的(?!{'|'.join(LIGHT)}|$)")
_COMPARISON = re.compile("(?:(?:比|较|同比|环比)(?:上|去|前|同|往|2).*|(?:由|从)[^、]{0,12}?的?)$")
_TOLD = re.compile(
    "(?:(?<=绿地)毁绿种菜|(?<=线)[入下]地|(?<=..)(?:均|全部|现)?已(?:经)?(?:整改|解决|完成|办结|处置|处理|清理|拆除|销号|落实|答复)(?:完毕|到位|完成)?|(?<=[户店贩铺家商摊])(?:店外|占道|出店|跨门)经营|(?<=.)[不缺]亮|(?<=..)被(?:占[用据道]?|侵占|损坏?|毁|盗|堵塞?|遮挡?|破坏|压|挡|撕毁|涂抹|埋|淹)|(?<=..)未(?:及时|按时|有效|按要求|完全)?..|(?<=..)影响[^、]{2,4}|(?<=..)无人..|(?<=..)(?:张贴|设置|摆放|停放|堆放|佩戴|填写|记录|公示|分类|更新)?不(?:规范|到位|整齐|完整|清晰|及时|合格|彻底|准确|统一|健全))$"
)
_COMPARED = re.compile("^(?:同期|同)?[比较].*(?:增|减|升|降|多|少|高|低)")
_COMMUNITY = re.compile(
    r"(?:[\u3400-\u9fff]{2,6}(?:社区|村|小区|街道|[一二三四五六七八九]区)[、和]?)+(?=(?:[\"“]|党员|居民|群众|志愿|干部|网格员|代表))"
)
_WITHIN = re.compile("(?:辖区内?|境内|镇域内|区域内)(?=..)")
_LENGTH = re.compile("(?<=..)(?:总长|全长|长度?|宽度?|高度?|深度?|面积)$")
_FROM = re.compile("(?<=..)[由从](?:每[日天月年]|年初|最初|原来|原先)?的?$")
_EXTENT = re.compile("、(?:总|占地|建筑)?(?:面积|长度?|全长|总长)")
_PARKED = re.compile(
    "(?<=..)(?:占[压用](?:盲道|消防通道|车道|人行道)|占压消防通道|占用消防通道|淤积|乱停乱放|乱停放|违规停放|有序停放|无序停放|停放|乱停|违停|摆放|出行)+$"
)
_VEHICLES = frozenset("辆 台".split())
_LENGTHS = frozenset("米 公里 千米 延米 延长米 平方米 亩 公顷 平方公里".split())
_DIGIT = re.compile(r"(?<=.)(?<![a-z\d\"第])\d+(?=[岁天日月年小])")
_CHANGED = re.compile("[升降增减提涨][至到为]|[提升增下]?[升高加长降]?[至到]")
_TOTAL = re.compile("(?<=..)总(?=投资|面积|建筑|用地|长度|规模)|(?<=[户店贩铺家])(?:店外|占道|出店|跨门)(?=经营|堆)")
"""What is told of a counted noun begins here: 58个项目|总投资, 6家商户|店外经营."""
_FAULTY = re.compile(
    "[^,。;、的]{2,10}?(?:不到位|不达标|不规范|不合格|不整洁|不健全|未[^的,。]{1,6}|存在[^的,。]{1,8}|逾期[^的,。]{0,6})的(?=..)"
)
"""What is told of those that are counted before they are named: 2家措施不到位的企业."""
_REGION = re.compile("(?:(?<![小社片景校候放动务车])区|[县乡]|(?<![城超门])市|(?<!乡)镇|街道|市直|园区|创业园)$")


@lru_cache(maxsize=8192)
def ahead(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where in the stretch before a number stands what it counts, or None.

    It is the object of the stretch's last verb (清理主要道路、胡同巷道250余条), or a subject whose state
    is told (座椅破损11把); verbs that belong to it stay with it (占压盲道车辆).
    """
    leading = _LEADING_OUT.match(stretch)
    offset = leading.end() - (leading.group()[-1] == "、") if leading else 0
    found = _ahead(stretch[offset:], unit)
    return (found[0] + offset, found[1] + offset) if found else None


def _ahead(stretch: str, unit: str) -> tuple[int, int] | None:
    whole = _TRAILING.sub("", stretch)
    core = _FROM.sub("", _TOLD.sub("", whole))
    core = _LENGTH.sub("", core) if unit in _LENGTHS else core
    if _EXTENT.fullmatch(core):
        return None
    core = _PARKED.sub("", core) if unit in _VEHICLES else core
    if _COMPARED.search(stretch) or _REGION.search(core):
        return None
    if unit in ("%", "成"):
        return _trimmed(core, _share(list(words(_TRAILING.sub("", _COMPARISON.sub("", core))))))
    row = list(words(core))
    while row and row[-1].text in _LOOSE:
        row.pop()
    start, verb = _settled(row) if row and row[-1].text in STATES else _object(row)
    if verb is not None:
        return _trimmed(core, _taken(row, start, verb, unit))
    if len(row) == 1 and unit in SESSIONS and row[0].kind in "wig":
        return _trimmed(core, row)
    subject = _last_people(_people(row[start:], [])) if unit in PEOPLE_COUNTED else row[start:]
    noun, stated = _subject(subject)
    span = _trimmed(core, noun, stated or core != whole or unit in _VEHICLES or core.endswith(PRACTICES))
    return None if span and _REGION.search(core, *span) else span


def _taken(row: list[Word], start: int, verb: str, unit: str) -> list[Word]:
    """Return the object of a verb without what is told of it; empty where the verb stands alone."""
    noun = row[start:]
    if verb in FINDING:
        noun, _ = _subject(noun)
    if verb in COMPLETED and noun and noun[-1].text in NOMINAL:
        noun = noun[:-1]
    if unit in TIMES and "、" in [word.text for word in noun] and noun[-1].kind in "wiv":
        noun = noun[-1:]
    if unit in PEOPLE_COUNTED:
        noun = _last_people(_people(noun, row[: start - 1]))
    if any(word.kind in "nag" for word in noun):
        return noun
    said = (
        noun
        and verb not in COMPLETED
        and (
            (unit in EVENTS and not _bare(noun))
            or (verb not in LEADING and (noun[-1].kind != "v" or noun[-1].text in SHORT_TAILS))
        )
    )
    return noun if said else []


_OF_UNITS = tuple("团局办会镇区村校院司所站")


def _last_people(noun: list[Word]) -> list[Word]:
    """Return a list without the units and places that stand in it before people: 艺术团和非遗传承人, 三里社区居民代表."""
    last = max((place for place, word in enumerate(noun) if is_person(word.text)), default=-1)
    joints = [place for place, word in enumerate(noun[: max(last, 0)]) if word.kind == "j"]
    return noun[joints[-1] + 1 :] if joints and noun[joints[-1] - 1].text.endswith(_OF_UNITS) else noun


def _bare(noun: list[Word]) -> bool:
    """Tell whether what seems an object is but a second verb: 立案查处2起."""
    return len(noun) == 1 and noun[0].kind == "v"


def _people(noun: list[Word], earlier: list[Word]) -> list[Word]:
    """Return a noun up to its last people when they do something (网民点击); those who did it where it has none."""
    if noun and not any(is_person(word.text) or word.text in ACTS for word in noun):
        while earlier and earlier[-1].kind not in "na":
            earlier = earlier[:-1]
        if earlier and is_person(earlier[-1].text):
            return earlier[_object(earlier)[0] :]
    last = max((place for place, word in enumerate(noun) if is_person(word.text)), default=len(noun) - 1)
    return noun[: last + 1] if any(word.kind in "vwu" or word.text == "咨询" for word in noun[last + 1 :]) else noun


def _object(row: list[Word]) -> tuple[int, str | None]:
    """Return where the object begins in a row of words, and the verb that takes it (None: it is a subject)."""
    start, verb, adjunct = 0, None, False
    for place, word in enumerate(row):
        if verb is not None and place == start and word.text in PARTICLES:
            start = place + 1
        elif word.kind == "p" and not (place and row[place - 1].text == "可"):
            start, adjunct = place + 1, True
        elif verb is None and place == start and word.kind in "daj" and word.text not in _NEGATING:
            start = place + 1
        elif adjunct and place == start and word.kind == "i":
            continue  # 为独居老人
        elif word.kind in "vwiug" and _may_take(row, place) and (adjunct or _takes(row, place, start, verb)):
            start, verb, adjunct = place + 1, word.text, False
    return start, verb


def _settled(row: list[Word]) -> tuple[int, str | None]:
    """Return the same where the state of a subject is told: only a plain verb before it has an object."""
    known = [Word(word.text, "n" if word.kind in "wiug" else word.kind, word.start) for word in row]
    if len(row) > 2 and row[0].kind == "w" and row[0].text in OPENING and row[1].text not in TAILS:
        known[0] = row[0]._replace(kind="v")
    return _object(known)


_NEGATING = frozenset("不 未 乱 无 私自 违规 随意 违法 擅自 随地 禁止 严禁 可 待 已被 被".split())
_NOMINALIZING = ("的", "等", "率", "度", "量")


def _may_take(row: list[Word], place: int) -> bool:
    """Tell whether a verb can have an object here: something follows, and it is neither negated nor a noun."""
    if row[place + 1 : place + 2] and row[place + 1].kind == "j" and row[place].kind != "v":
        return False
    negated = place and row[place - 1].text in _NEGATING
    return place + 1 < len(row) and not negated and not row[place + 1].text.startswith(_NOMINALIZING + MEASURES)


def _takes(row: list[Word], place: int, start: int, verb: str | None) -> bool:
    """Tell whether the verb at ``place`` takes what follows as its object."""
    if place > 1 and row[place - 1].text == "、" and is_person(row[place - 2].text) and is_person(row[place + 1].text):
        return False
    if verb is None:
        return _opens(row, place) if place == start else _breaks_in(row, place)
    if _in_list(row, place) and not _leads_into(row, place, start, verb):
        return False  # 查处带泥上路、覆盖不严等问题
    if row[place - 1].text == "、":  # 清运、归位车辆; 清理死角、清运垃圾
        return _begins_again(row, place) or (place == start + 1 and row[place].kind in "wu")
    if row[place - 1].text == "并":  # 发现并交办问题
        return row[place].kind in "vwu"
    return row[place + 1].text not in SHORT_TAILS and (row[place].kind == "v" or _chained(row, place, start, verb))


def _begins_again(row: list[Word], place: int) -> bool:
    """Tell whether a word behind 、 is a verb with an object of its own."""
    return row[place].kind == "v" or (row[place].text in PAIRED and row[place + 1].text not in TAILS)


def _leads_into(row: list[Word], place: int, start: int, verb: str) -> bool:
    """Tell whether a verb before a list takes it: 组织清理烟头、纸屑等垃圾."""
    if place == start:
        return verb in LEADING or row[place].text in PAIRED
    return is_person(row[place - 1].text)


def _in_list(row: list[Word], place: int) -> bool:
    """Tell whether a word stands in a list that 等 closes."""
    return any(word.text == "等" for word in row[place:])


def _opens(row: list[Word], place: int) -> bool:
    """Tell whether a word at the start of a clause is its verb, and no part of a noun."""
    kind, follower = row[place].kind, row[place + 1].text
    begins = place == 0 or row[place - 1].kind != "j"
    if is_person(follower) or follower in SHORT_TAILS:
        return kind in "vw" and begins
    if not begins:  # 、休闲座椅
        return _begins_again(row, place)
    return kind in "vwu" or (kind == "g" and follower not in TAILS)


def _breaks_in(row: list[Word], place: int) -> bool:
    """Tell whether a word behind a subject is its verb."""
    kind, before = row[place].kind, row[place - 1].kind
    if kind == "v" or (kind != "g" and before in "da"):
        return True
    return row[place + 1].text not in TAILS and kind in "wu" and before in "ng"


def _chained(row: list[Word], place: int, start: int, verb: str) -> bool:
    """Tell whether a word behind a verb is a second one that takes the object: 组织志愿者清扫, 督促整改."""
    word, behind_people = row[place], place > start and is_person(row[place - 1].text)
    if place == start and word.text in PAIRED and verb not in COMPLETED and row[place + 1].text not in TAILS:
        return True
    if verb not in LEADING:
        return behind_people and word.kind == "w"
    if place == start:
        return word.kind == "w" or (word.kind == "u" and not is_person(row[place + 1].text))
    return behind_people or row[place - 1].text.endswith(ACTORS)


def _share(row: list[Word]) -> list[Word]:
    """Return what a share is of: all that is before it but verbs round it."""
    if row and row[0].text == "占":
        return []  # 占小区总数的61%: of what was counted before
    while row and (row[-1].text in STATES or row[-1].kind in "pd"):
        row = row[:-1]
    while row and (row[0].text in LEADING or row[0].text in ("实现", "确保", "占", "目前", "其中")):
        row = row[1:]
    return row


def _subject(noun: list[Word]) -> tuple[list[Word], bool]:
    """Return a subject without what has become of it, and whether that was told."""
    whole = len(noun)
    while len(noun) > 1 and (noun[-1].text in STATES or noun[-1].kind in "vd"):
        noun = noun[:-1]
    if all(word.kind in "vwud" for word in noun):
        noun = []
    return noun, len(noun) < whole


def _trimmed(stretch: str, noun: Sequence[Word], stated: bool = False) -> tuple[int, int] | None:
    """Return the span of a noun without what leads to its head: a clause with 的, words like 全区."""
    if not noun:
        return None
    begin, end = noun[0].start, noun[-1].start + len(noun[-1].text)
    for mark in _MODIFIER.finditer(stretch, begin, end):
        entitled = stretch.rfind("《", begin, mark.start()) > stretch.rfind("》", begin, mark.start())
        begin = mark.end() if mark.end() < end and not entitled else begin
    named = _COMMUNITY.match(stretch, begin, end)
    begin = named.end() if named else begin
    within = _WITHIN.search(stretch, begin, end)
    begin = within.end() if within and within.end() < end else begin
    for pattern in (_LEADING_OUT, _WHERE) if stated else (_LEADING_OUT,):
        leading = pattern.match(stretch, begin, end)
        begin = leading.end() if leading else begin
    begin = max(begin, stretch.find("总投资", begin, end))
    trailing = _TRAILING_OUT.search(stretch, begin, end)
    end = trailing.start() if trailing else end
    return (begin, end) if begin < end else None


@lru_cache(maxsize=8192)
def behind(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where in the stretch behind a unit stands what it counts, or None: up to the predicate."""
    if unit in UNFOLLOWED or not stretch or _CHANGED.match(stretch):
        return None
    row = words(_TOTAL.split(_DIGIT.split(stretch, maxsplit=1)[0], maxsplit=1)[0])
    noun: list[Word] = []
    faulty = _FAULTY.match(stretch)
    if faulty:
        further = behind(stretch[faulty.end() :], unit)
        return (further[0] + faulty.end(), further[1] + faulty.end()) if further else None
    for place, word in enumerate(row):
        if not _goes_on(word, row[place + 1].text if place + 1 < len(row) else "", noun):
            break
        noun.append(word)
    if unit in _VEHICLES:
        last = max((place for place, word in enumerate(noun) if word.text.endswith("车")), default=len(noun) - 1)
        noun = noun[: last + 1]
    if unit in PERSON_UNITS:
        last = max((place for place, word in enumerate(noun) if is_person(word.text)), default=len(noun) - 1)
        noun = noun[: last + 1]
    if (
        noun
        and unit not in OWNERS
        and noun[-1].text not in COUNTED_WHOLES
        and len(noun) < len(row)
        and row[len(noun)].text == "的"
    ):
        start = row[len(noun)].start + 1
        further = behind(stretch[start:], unit)
        return (further[0] + start, further[1] + start) if further else _trimmed(stretch, noun)
    heads = HEADS.get(unit, ())
    cut = next((place for place, word in enumerate(noun) if word.text in heads), len(noun))
    return _trimmed(stretch, noun[: cut + 1])


def _goes_on(word: Word, follower: str, noun: list[Word]) -> bool:
    """Tell whether a word behind a unit still belongs to the noun gathered so far."""
    if word.kind in "pda" or word.text in ("的", "与"):
        return False
    if word.kind == "j" or (word.text[0] == '"' and not follower):
        return bool(noun) == (word.kind == "j")
    if word.kind in "ng":
        return True
    if not noun or noun[-1].kind == "j":
        return (word.kind != "v" or follower in TAILS) and follower not in ("", "的", "了", "在", "到")
    return follower in (SHORT_TAILS if word.kind == "v" else TAILS) and not is_person(noun[-1].text)


def described(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where behind a clause with 的 stands what a quantity counts: 15名身穿红马甲的志愿者."""
    place = stretch.find("的")
    found = behind(stretch[place + 1 :], unit) if place > 0 and unit not in UNFOLLOWED else None
    return (found[0] + place + 1, found[1] + place + 1) if found else None
