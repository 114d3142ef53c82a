"""What a quantity counts, named before its number: its verb's object, or a subject whose state is told. Folded texts."""

import re
from functools import lru_cache

from ccsearch.reading.countwords import (
    ACTORS,
    ACTS,
    ADVERBS,
    ATTENDING,
    CHANGES,
    COMPLETED,
    COUNTING,
    COVERING,
    EARNING,
    EMPLOYERS,
    EVENTS,
    FINDING,
    GETTING,
    LACKING,
    LEADING,
    LENGTHS,
    MAKING,
    MEASURES,
    NO_LACK,
    NOMINAL,
    OPENING,
    PAIRED,
    PAPERS,
    PARTICLES,
    PARTS,
    PEOPLE_COUNTED,
    PRACTICES,
    PREPOSITIONS,
    REACHING,
    SESSIONS,
    SHORT_TAILS,
    STANDALONE,
    STATES,
    TAILS,
    THINGS,
    TIMES,
    TURNED_ON,
    UNITS_MADE,
    VEHICLES,
    VERBS,
)
from ccsearch.reading.trimming import start_of, trimmed
from ccsearch.reading.untold import untold
from ccsearch.reading.wordkinds import (
    Word,
    is_person,
    words,
)

_LIST = 60  # words of a list, at most
_LOOSE = (ADVERBS | PREPOSITIONS) - {"会", "日", "好"}
_TRAILING = re.compile(
    "(?:(?:[提上下回攀爬降增]?[升降增减提涨高低长]|提高|降低)(?:到|至|为)|达到|(?<!到)达|(?<=[入出资额值税])(?:完成|实现)|折合(?:人民币)?|价值|(?<![行人作因])为|(?<![还只总])是|有|共|(?<![预条节公合签邀制特])约|了|共计|合计|累计|总计|分别|各|近|超过|仅|总|等|(?<![压温湿时速流量统会审设估合])计|均|已)+$"
)
_COMPARISON = re.compile(
    "(?:(?:已|约)?(?:达到?|为|是|相当于|占)?(?:去年|上年|往年|历史)?同期的|(?:比|较|同比|环比)(?:上|去|前|同|往|2).*|(?:由|从)[^、]{0,12}?的?)$"
)
_PASSIVE = re.compile("(?<=..)(?<![棉毛绒蚕])被(?![褥子套罩芯植花草评授命列认选推]|.{0,30}[的等])(?=.)")
"""What has been done to a subject: 公示栏被遮挡3处."""
_COMPARED = re.compile("^(?:同期|同)?[比较].*(?:增|减|升|降|多|少|高|低)")
_EXTENT = re.compile("、(?:总|占地|建筑)?(?:面积|长度?|全长|总长)")
_REGION = re.compile("(?:(?<![小社片景校候放动务车烟息])区|[县乡]|(?<![城超门])市|(?<!乡)镇|街道|市直|园区|创业园)$")


@lru_cache(maxsize=8192)
def ahead(stretch: str, unit: str) -> tuple[int, int] | None:
    """Return where in the stretch before a number stands what it counts, or None.

    It is the object of the stretch's last verb (清理主要道路、胡同巷道250余条), or a subject whose state
    is told (座椅破损11把); verbs that belong to it stay with it (占压盲道车辆).
    """
    start = start_of(stretch)
    found = _ahead(stretch[start:], unit)
    return (found[0] + start, found[1] + start) if found else None


def _ahead(stretch: str, unit: str) -> tuple[int, int] | None:
    whole = _TRAILING.sub("", stretch)
    passive = _passive(whole)
    core = untold(whole[: passive.start()] if passive else whole, unit)
    if _EXTENT.fullmatch(core) or _COMPARED.search(stretch):
        return None
    if unit in ("%", "成"):
        return trimmed(core, _share(list(words(_TRAILING.sub("", _COMPARISON.sub("", core))))))
    row = list(words(core))
    while row and row[-1].text in _LOOSE:
        row.pop()
    start, verb = _settled(row) if passive or _told_state(row) else _object(row)
    if passive and verb not in FINDING:
        start, verb = 0, None
    if _REGION.search(core) and (verb is None or verb in REACHING):
        return None
    if verb is not None:
        return trimmed(core, _taken(row, start, verb, unit))
    return _named(row[start:], core, unit, stated=core != whole)


def _passive(whole: str) -> re.Match[str] | None:
    """Return where it is told what was done to a subject, no verb that has what was done for its object (补种|被踩踏草坪)."""
    passive = _PASSIVE.search(whole)
    if passive and all(word.kind in "vwu" for word in words(whole[: passive.start()])):
        return None
    return passive


def _told_state(row: list[Word]) -> bool:
    """Tell whether a stretch ends with a state: 果皮箱破损, 下水道堵塞返味."""
    if not row:
        return False
    last = row[-1]
    if last.text.startswith(LACKING):
        return len(row) > 1 and len(last.text) == 2 and last.text not in NO_LACK
    return last.text in STATES or (last.kind == "u" and len(row) > 2 and row[-2].text in STATES)


def _named(row: list[Word], core: str, unit: str, *, stated: bool) -> tuple[int, int] | None:
    """Return where a subject stands, without what has become of it."""
    if len(row) > 1 and row[-2].text in COUNTING and row[-1].kind in "vwu" and unit not in PEOPLE_COUNTED:
        return None  # 无人机共飞行48架次
    if len(row) == 1 and unit in SESSIONS and row[0].kind in "wig":
        return trimmed(core, row)
    practice = next((name for name in PRACTICES if core.endswith(name)), None)
    if practice and not core[: -len(practice)].endswith("车"):
        return len(core) - len(practice), len(core)
    noun, told = _subject(_unacted(_last_people(_people(row, [])) if unit in PEOPLE_COUNTED else row, unit))
    span = trimmed(core, noun, told or stated or unit in VEHICLES)
    return None if span and _REGION.search(core, *span) else span


def _taken(row: list[Word], start: int, verb: str, unit: str) -> list[Word]:
    """Return the object of a verb without what is told of it; empty where the verb stands alone."""
    noun = row[start:]
    if unit == "元" and noun[-1:] and noun[-1].text in EARNING:
        return noun[-1:]
    if verb in FINDING:
        noun, _ = _subject(noun)
    while verb in COMPLETED and noun and noun[-1].text in NOMINAL:
        noun = noun[:-1]
    if verb in COMPLETED and noun and noun[-1].text.endswith("化"):
        return []  # 完成精细化整治
    if unit in TIMES and noun and noun[-1].kind in "wiv" and _meeting(noun):
        noun = noun[-1:]
    if unit in PEOPLE_COUNTED:
        noun = _counted_people(noun, row[: start - 1], verb)
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


def _meeting(noun: list[Word]) -> bool:
    """Tell whether those who come together are named before what they do: 居民代表、物业公司议事."""
    joint = next((place for place, word in enumerate(noun) if word.text == "、"), 0)
    return joint > 0 and (is_person(noun[joint - 1].text) or noun[joint - 1].text.endswith(ACTORS))


_OF_UNITS = tuple("团局办会镇区村校院司所站")


def _last_people(noun: list[Word]) -> list[Word]:
    """Return a list without the units and places that stand in it before people: 艺术团和非遗传承人, 三里社区居民代表."""
    last = max((place for place, word in enumerate(noun) if is_person(word.text)), default=-1)
    named = max(
        (place for place, word in enumerate(noun[:last]) if place and word.text.endswith(EMPLOYERS)), default=-1
    )
    noun, last = noun[named + 1 :], last - named - 1
    joints = [place for place, word in enumerate(noun[: max(last, 0)]) if word.kind == "j"]
    return noun[joints[-1] + 1 :] if joints and noun[joints[-1] - 1].text.endswith(_OF_UNITS) else noun


def _counted_people(noun: list[Word], earlier: list[Word], verb: str) -> list[Word]:
    """Return the people of an object, or what they come for (解答咨询68人次); none of two verbs alone: 批评教育27人."""
    noun = _last_people(_people(noun, earlier))
    return [] if verb not in VERBS and all(word.kind in "vwi" for word in noun) else noun


def _bare(noun: list[Word]) -> bool:
    """Tell whether what seems an object is but a second verb: 立案查处2起."""
    return len(noun) == 1 and noun[0].kind == "v"


def _people(noun: list[Word], earlier: list[Word]) -> list[Word]:
    """Return a noun up to its last people when they do something (网民点击); those who did it where it has none."""
    if noun and not any(
        is_person(word.text) or (word.text.endswith(ACTS) and (len(noun) > 1 or word.text not in ACTS)) for word in noun
    ):
        while earlier and earlier[-1].kind not in "na":
            earlier = earlier[:-1]
        if earlier and is_person(earlier[-1].text):
            return earlier[_object(earlier)[0] :]
    last = max((place for place, word in enumerate(noun) if is_person(word.text)), default=len(noun) - 1)
    return noun[: last + 1] if any(word.kind in "vwudi" for word in noun[last + 1 :]) else noun


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
        elif adjunct and place == start and word.kind in "ig":
            continue  # 为独居老人
        elif (
            verb
            and place == start
            and row[place + 1 : place + 2]
            and row[place + 1].kind == "j"
            and verb not in LEADING
        ):
            continue  # 查处遗撒、未苫盖车辆
        elif (
            word.kind in "vwiug"
            and _may_take(row, place)
            and ((adjunct and (place > start or word.kind != "g")) or _takes(row, place, start, verb))
        ):
            start, verb, adjunct = place + 1, word.text, False
    return start, verb


def _settled(row: list[Word]) -> tuple[int, str | None]:
    """Return the same where the state of a subject is told: only a plain verb before it has an object."""
    known = [Word(word.text, "n" if word.kind in "wiug" else word.kind, word.start) for word in row]
    if len(row) > 2 and row[0].kind == "w" and row[0].text in OPENING and row[1].text not in TAILS:
        known[0] = row[0]._replace(kind="v")
    return _object(known)


_NEGATING = frozenset("不 未 乱 无 私自 违规 随意 违法 擅自 随地 禁止 严禁 可 待 已被 被".split())
_NOMINALIZING = ("的", "等", "率", "度", "量", "式", "型", "类", "性")


def _may_take(row: list[Word], place: int) -> bool:
    """Tell whether a verb can have an object here: something follows, and it is neither negated nor a noun."""
    if row[place + 1 : place + 2] and row[place + 1].kind == "j" and row[place].kind != "v":
        return False
    if place and row[place].text == "携带" and row[place - 1].kind in "vw":
        return False  # 劝返|携带火种进山人员
    last = row[-1].text
    if place == len(row) - 2 and len(last) == 1 and len(row[place].text) == 2 and last not in STANDALONE:
        return False  # 罚没|款
    negated = place and row[place - 1].text in _NEGATING
    return place + 1 < len(row) and not negated and not row[place + 1].text.startswith(_NOMINALIZING + MEASURES)


def _takes(row: list[Word], place: int, start: int, verb: str | None) -> bool:
    """Tell whether the verb at ``place`` takes what follows as its object."""
    if place > 1 and row[place - 1].text == "、" and is_person(row[place - 2].text) and is_person(row[place + 1].text):
        return False
    if verb is None:
        return _opens(row, place) if place == start else _breaks_in(row, place)
    if verb in FINDING and row[place + 1].text in ("不", "未", "无"):
        return False  # 查出清理不到位问题
    if _in_list(row, place) and not _leads_into(row, place, start, verb):
        return False  # 查处带泥上路、覆盖不严等问题
    if row[place - 1].text == "、":  # 清运、归位车辆; 清理死角、清运垃圾
        return _begins_again(row, place) or (place == start + 1 and row[place].kind in "wu")
    if row[place - 1].text in _BEFORE_VERBS:  # 发现并交办问题, 督查共抽查点位
        return row[place].kind in "vwu"
    if place == start and verb in GETTING and row[place + 1].text in TAILS:  # 筹措修缮资金
        return False
    return row[place + 1].text not in SHORT_TAILS and (row[place].kind == "v" or _chained(row, place, start, verb))


_BEFORE_VERBS = COUNTING | {"并"}


def _begins_again(row: list[Word], place: int) -> bool:
    """Tell whether a word behind 、 is a verb with an object of its own."""
    plain = row[place].kind == "v" and row[place + 1].text not in SHORT_TAILS  # 扫雪车、撒布|车
    return plain or (row[place].text in PAIRED and row[place + 1].text not in TAILS)


def _leads_into(row: list[Word], place: int, start: int, verb: str) -> bool:
    """Tell whether a verb before a list takes it: 组织清理烟头、纸屑等垃圾."""
    if place == start:
        return verb in LEADING or row[place].text in PAIRED
    return is_person(row[place - 1].text) or (verb in MAKING and _made_to(row[place - 1], verb))


def _in_list(row: list[Word], place: int) -> bool:
    """Tell whether a word stands in a list that 等 closes."""
    return any(word.text == "等" for word in row[place : place + _LIST])


def _opens(row: list[Word], place: int) -> bool:
    """Tell whether a word at the start of a clause is its verb, and no part of a noun."""
    kind, follower = row[place].kind, row[place + 1].text
    begins = place == 0 or row[place - 1].kind != "j"
    if follower in PAPERS:
        return False
    if row[place].text in REACHING:  # 、惠及居民
        return True
    if follower == "人员" and kind == "w":
        return False  # 抢修人员
    if is_person(follower) or follower in SHORT_TAILS:
        return kind in "vw" and begins and (place > 0 or row[place].text not in ATTENDING)
    if not begins:  # 、休闲座椅
        return _begins_again(row, place)
    return kind in "vwu" or (kind == "g" and follower not in TAILS)


def _breaks_in(row: list[Word], place: int) -> bool:
    """Tell whether a word behind a subject is its verb."""
    kind, before = row[place].kind, row[place - 1].kind
    if kind != "g" and before in "da":
        return True
    if kind == "v":
        return row[place + 1].text not in PAPERS
    if row[place + 2 :] and row[-1].text in PAPERS:  # 文明祭扫倡议卡
        return False
    return row[place + 1].text not in TAILS and kind in "wu" and before in "ng"


def _chained(row: list[Word], place: int, start: int, verb: str) -> bool:
    """Tell whether a word behind a verb is a second one that takes the object: 组织志愿者清扫, 督促整改."""
    word, behind_people = row[place], place > start and is_person(row[place - 1].text)
    if place == start and word.text in PAIRED and verb not in COMPLETED and row[place + 1].text not in TAILS:
        return True
    if place == start and {verb, word.text} <= TURNED_ON and is_person(row[place + 1].text):
        return True  # 教育劝导司机
    if verb not in LEADING:
        return behind_people and word.kind == "w" and row[place + 1].text not in TAILS
    if place == start:
        return word.kind == "w" or (word.kind == "u" and not is_person(row[place + 1].text))
    return behind_people or _made_to(row[place - 2 if row[place - 1].kind == "d" else place - 1], verb)


def _made_to(actor: Word, verb: str) -> bool:
    """Tell whether a word behind a verb is who is made to do what follows: 协调物业企业新建车棚, 联合区总工会举办."""
    return actor.text.endswith(ACTORS) or (verb in MAKING and actor.text.endswith(UNITS_MADE))


def _share(row: list[Word]) -> list[Word]:
    """Return what a share is of: all that is before it but verbs round it."""
    if row and row[0].text == "占":
        return []  # 占小区总数的61%: of what was counted before
    while row and (row[-1].text in STATES or row[-1].kind in "pd"):
        row = row[:-1]
    if len(row) == 1 and row[0].text in CHANGES:
        return []
    while row and (row[0].text in LEADING or row[0].text in ("实现", "确保", "占", "目前", "其中")):
        if len(row) > 1 and row[1].text == "率":
            break  # 实现率95.8%
        row = row[1:]
    return row


def _unacted(noun: list[Word], unit: str) -> list[Word]:
    """Return a subject of things without what is done with them, said as a noun: 小家电维修45件; none of a way covered."""
    if unit in LENGTHS and noun and noun[-1].text in COVERING:
        return []
    if unit == "元" and noun and noun[-1].text in EARNING:
        return noun[-1:]
    thing = noun
    while len(thing) > 1 and thing[-1].text in NOMINAL:
        thing = thing[:-1]
    return thing if unit in THINGS and thing and thing[-1].kind in "ng" else noun


def _subject(noun: list[Word]) -> tuple[list[Word], bool]:
    """Return a subject without what has become of it, and whether that was told."""
    whole = len(noun)
    while len(noun) > 1 and (_told_state(noun) or noun[-1].kind in "vdj"):
        noun = noun[:-1]
    if len(noun) < whole and len(noun) > 1 and noun[-1].text in PARTS:
        noun = noun[:-1]
    if all(word.kind in "vwud" for word in noun) and not (len(noun) == 1 and noun[0].text in EARNING):
        noun = []
    return noun, len(noun) < whole
