"""Who did what: the roles of leaders in an item. Folded texts."""

import re
from collections.abc import Sequence

import msgspec

from ccsearch.reading.people import TITLE_PATTERN, Mention
from ccsearch.reading.scanning import span_at
from ccsearch.reading.statements import Actors
from ccsearch.records import Named, Span, Statement

_LINK = re.compile(
    rf"(?:[、和与及,]|以及)?(?![^,。;:、]*(?:传达|转达|带来|落实|学习|贯彻|陪同|听取|会见|慰问|看望|主持|带领|代表|受|一行在))(?:[^,。;:、]{{0,20}}{TITLE_PATTERN}(?:、[^,。;:]{{0,20}}{TITLE_PATTERN})*)?"
)
_SKIP = (
    r"(?:同志|一行(?:人)?|等(?:\d+人|领导|区领导|市领导|同志)?|[(][^()]*[)]|分别|全程|首先|随后|还|也|亲自|先后|一同|共同|再次|专程|又|带队|带领[^,。]{0,24}?"
    r"|率(?:领|部分|队)?[^,。]{0,24}?|陪同下|,?(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}[日号](?:[至、~-](?:\d{1,2}月)?\d{1,2}[日号])?|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日|[昨今前][天日]|[上下]午|晚|一早|近日|连日来|代表[^,。]{2,16}|专题|会同[^,。]{2,20}|与[^,。]{2,20}一同|在[^,。]{2,20}的?陪同下,?|[带冒顶踩迎]着?[^,。;:]{2,10}?(?=到|来到|走进|深入|赴|走访)|,(?=先后|实地|到|深入|走访|来到|对|分组|分头|分别|分片)|分组|分头|分片|分路)*"
)
PRESIDES = re.compile(rf"{_SKIP}(?:在[^,。;:]{{2,20}}?)?[^,。;:]{{0,8}}?主持")
_OTHERS = r"(?:(?:[、,和及与]|以及)[^。;:\n]{2,60}?(?:负责人|负责同志|领导|人员|代表|同志|单位|部门|镇街)(?:等?(?:共|近|约|计)*\d+余?人)?)?"
ATTENDS = re.compile(
    rf"{_SKIP}(?<!带队){_OTHERS}(?:[在到赴][^,。]{{1,12}}?(?:参加|出席|收看|陪同(?!下))|应邀|宣布(?=[^,。]{{0,16}}(?:启动|开幕|开始|成立|开工|开馆))|到场(?!看望|慰问|查看|察看|检查|督导|指导)|均|出席|参加|陪同|列席|到会|参会|与会|参与|随同(?!观众|群众|居民|志愿|队员|民警|执法)|随行|同行|(?:首先)?(?:通报|传达|宣读)(?!表扬|批评)|作了?(?:表态|交流|典型)?发言|(?:作了?)?汇报|一[同道起](?:检查|调研|察看|查看|督导|走访|慰问)(?=[。;,]|$))"
)
_GO = "到|赴|前往|深入|走进|来到|走访|实地|下沉到?|沿|在|随机|采取|徒步|乘车|夜间|现场(?!要求|强调|指出|提出|叮嘱|听取|约谈)|以[^,。;]{2,12}身份|对[^。;:]{2,60}?(?:进行|开展)"
_SEE = "调研|检查|督导|视察|慰问|走访|查看|察看|指导|暗访|考察|看望|巡查|督查|观摩|参观|夜查|督办|实地|踏查|复查|回访|检视|排查|体验|探望|了解|验收|抽查|督战|探访|查访|巡河|察访|会诊|随机问|办公|看看|夜访|夜巡|巡访|值守|蹲点|暗查|问需|拉练|回头看|拜访|踏勘|勘查|调查|送温暖|慰勉|巡街"
_SEES_SO = r"(?!主持|召开|听取|汇报|部署|通报|安排|要求|组织|研究|负责|参加|出席|陪同|传达|落实|会议|专项)[^,。;:、的]{2}(?:检查|调研|督导|督查|暗访|巡查|抽查)(?!情况|组|工作|结果|问题|发现)"
_DIRECTS = r"(?:到|赴|深入)[^。;:]{0,60}?(?<!主持)调度(?!会)"
VISITS = re.compile(
    rf"{_SKIP}(?!在[^,。;《]{{0,14}}《|在[^,。;]{{1,12}}上(?:作出)?批示|在[^,。;]{{0,16}}会议?上)(?:(?<=带队)(?=[,、]|$)|开展[^,。;:]{{0,16}}?(?:{_SEE})|(?:{_GO})[^。;:]{{0,60}}?(?:{_SEE})|{_DIRECTS}|(?:{_SEE})(?!.{{0,6}}(?:汇报|会议))|{_SEES_SO}|(?:来到|走进|深入|前往|赴)(?!.{{0,10}}(?:会场|出席)))"
)
_HEADLINE_VISITS = re.compile(
    rf"{_SKIP}(?:(?:{_GO})[^。;:]{{0,60}}?(?:{_SEE}|开展|送)|开展[^,。;:]{{0,16}}?(?:{_SEE})|{_DIRECTS}|(?:{_SEE})|{_SEES_SO}|来到|走进)"
)
_LEADS_OUT = re.compile(r"(?:\d{1,2}日)?(?:带队|率)")
_PRESIDES_FURTHER = re.compile(r"(?!由|听取)[^。;:\n、]{2,50}?,?并(?:在[^。;:,]{2,16})?(?:当场|现场|随后|就地|即)?主持")
_ATTENDS_FURTHER = re.compile("[到赴](?:(?!主持|召开)[^。;\n])*?,分别(?:参加|出席)")
_CITED = re.compile(r"(?:落实|传达|转达|转达了|带来|学习|贯彻|按照|根据|领会|遵照|牢记)[^。;]{0,40}$")
_CITED_END = re.compile(
    r"[^。;]{0,60}?(?:指示|批示|讲话|要求|精神|论述|部署|嘱托|指出的|强调的|思想|来信|回信|贺信|问候|祝福|关心|关怀|慰问)"
)
_BY = re.compile(r"由(?:[^,。;:]{0,20})$")
_LISTED = re.compile(r"(?:出席|参加|列席|参会)(?:人员|人|领导|同志)?:[^。;]*$")
_ACCOMPANIED = re.compile(r"(?:在|由)[^,。;]{0,30}$")


_BEFORE = 80  # characters before persons that tell what they do, more than any pattern spans
_TITLE = re.compile(TITLE_PATTERN)
_CHAIRED = re.compile(r"[^,。;]{0,4}主持")
_IN_COMPANY = re.compile(r"[^,。;:]{0,3}的?陪同下")
_DAY_SENTENCE = re.compile(r"[^。;\n]+")


class _Group(msgspec.Struct, frozen=True):
    people: tuple[Mention, ...]
    start: int
    end: int


def _groups(text: str, people: list[Mention]) -> list[_Group]:
    groups: list[list[Mention]] = []
    for person in people:
        if groups:
            between = text[groups[-1][-1].end : person.start]
            if len(between) <= 40 and "。" not in between and "\n" not in between and _LINK.fullmatch(between):
                groups[-1].append(person)
                continue
        groups.append([person])
    return [_Group(tuple(rows), rows[0].start, rows[-1].end) for rows in groups]


def _group_roles(text: str, group: _Group, headline: bool) -> set[str]:
    tail = text[group.end : group.end + 110].partition("\n")[0]
    title = _TITLE.match(tail)
    if title:
        tail = tail[title.end() :]
    near = max(0, group.start - _BEFORE)
    start = max(near, *(text.rfind(mark, near, group.start) + 1 for mark in "。;\n"))
    before = text[start : group.start]
    if _CITED.search(before) and _CITED_END.match(tail):
        return {"cited"}
    roles = set()
    further = "主持" in tail and _PRESIDES_FURTHER.match(tail)
    if ("主持" in tail and PRESIDES.match(tail)) or (_BY.search(before) and _CHAIRED.match(tail)):
        roles.add("presides")
    led = _LEADS_OUT.match(tail) is not None and VISITS.match(tail.partition("。")[0]) is not None
    if (
        (not led and ATTENDS.match(tail))
        or _LISTED.search(before)
        or (_IN_COMPANY.match(tail) and _ACCOMPANIED.search(before))
    ):
        roles.add("attends")
    if not roles and (_HEADLINE_VISITS if headline else VISITS).match(tail.partition("。")[0]):
        roles.add("visits")
    if "分别" in tail and _ATTENDS_FURTHER.match(tail):
        roles.add("attends")
    return {*roles, "presides"} if further else roles


_SPEAKING = re.compile(r"[^。;:、\n]{0,30}?(?:讲话|表态发言|作了?[^,。;]{0,6}(?:发言|部署|致辞|报告))")


class Part(msgspec.Struct, frozen=True):
    """Persons named together, where, the roles that what follows them gives, and whether it says that they speak."""

    names: tuple[str, ...]
    start: int
    roles: frozenset[str]
    speaking: bool


def read_parts(text: str, title_end: int, people: list[Mention]) -> tuple[Part, ...]:
    """Return what persons do wherever they are named.

    ``text`` is the folded headline, a newline, and the folded text; ``title_end`` where the headline ends.
    """
    return tuple(
        Part(
            tuple(person.name for person in group.people),
            group.people[-1].start,
            frozenset(_group_roles(text, group, group.start < title_end)),
            _SPEAKING.match(text, group.end) is not None,
        )
        for group in _groups(text, people)
    )


def leader_roles(
    parts: tuple[Part, ...], statements: tuple[Statement, ...], quiet: Sequence[Span], diary: Named | None
) -> tuple[Named, ...]:
    """Return the persons in office of an item with their roles, in the order in which they are named.

    ``quiet`` are the spans of what was said, in which nobody acts; ``diary`` the roles that a diary
    entry gives its person.
    """
    roles: dict[str, set[str]] = {name: set() for part in parts for name in part.names}
    for part in parts:
        said = span_at(quiet, part.start)
        for name in part.names:
            roles[name] |= part.roles & {"cited"} if said and part.start < said.end else part.roles
    if diary:
        roles[diary.name] |= set(diary.roles)
    for statement in statements:
        if statement.leader in roles:
            roles[statement.leader].add("instructs")
    for found in roles.values():
        if found - {"cited"}:
            found.discard("cited")
    return tuple(Named(name, tuple(sorted(found))) for name, found in roles.items() if found)


_DIARY = re.compile(rf"^[^,。]{{0,12}}{TITLE_PATTERN}$")


def read_diary(text: str, title_end: int, people: list[Mention]) -> Named | None:
    """Return the person of a diary entry (大队长张春晖-单位办公) with what his day's text says, else ``attends``."""
    if not people or people[0].end >= title_end or text[people[0].end] not in "-—":
        return None
    if not _DIARY.match(text[: people[0].start]):
        return None
    found: set[str] = set()
    for sentence in _DAY_SENTENCE.finditer(text[title_end + 1 :]):
        found |= _group_roles(text, _Group((people[0],), 0, title_end + 1 + sentence.start()), False)
    return Named(people[0].name, tuple(sorted(found - {"cited"})) or ("attends",))


def actors(parts: tuple[Part, ...], title_end: int) -> Actors:
    """Return who acts where in an item's text: those named as more than present or quoted."""
    acting = [part for part in parts if part.speaking or part.roles not in ({"cited"}, {"attends"})] or list(parts[:1])
    return Actors([(part.start - title_end - 1, part.names[-1]) for part in acting])
