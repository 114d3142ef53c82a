"""Who did what: the roles of leaders in an item. Folded texts."""

import re

import msgspec

from ccsearch.reading.people import TITLE_PATTERN, Mention
from ccsearch.reading.statements import Actors
from ccsearch.records import Named, Statement

_LINK = re.compile(
    rf"(?:[、和与及,]|以及)?(?:[^,。;:、]{{0,20}}{TITLE_PATTERN}(?:、[^,。;:]{{0,20}}{TITLE_PATTERN})*)?$"
)
_SKIP = (
    r"(?:同志|一行(?:人)?|等(?:\d+人|领导|区领导|市领导|同志)?|[(][^()]*[)]|分别|全程|首先|随后|还|也|亲自|先后|一同|共同|再次|专程|又|带队|带领[^,。]{0,24}?"
    r"|率(?:领|部分|队)?[^,。]{0,24}?|陪同下|,?(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}[日号](?:[至、~-](?:\d{1,2}月)?\d{1,2}[日号])?|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日|[昨今前][天日]|[上下]午|晚|一早|近日|连日来|代表[^,。]{2,16}|专题|会同[^,。]{2,20}|与[^,。]{2,20}一同|在[^,。]{2,20}的?陪同下,?|,(?=先后|实地|到|深入|走访|来到))*"
)
PRESIDES = re.compile(rf"{_SKIP}[^,。;:]{{0,8}}?主持")
ATTENDS = re.compile(
    rf"{_SKIP}(?:在[^,。]{{1,8}}(?:参加|出席|收看)|应邀|到场|均|出席|参加|陪同|列席|到会|参会|与会|参与|随同|随行|同行)"
)
_GO = "到|赴|前往|深入|走进|来到|走访|实地|下沉到?|沿|在|随机|采取|徒步|乘车|夜间|现场|对[^。;:]{2,30}?(?:进行|开展)"
_SEE = "调研|检查|督导|视察|慰问|走访|查看|察看|指导|暗访|考察|看望|巡查|督查|观摩|参观|夜查|督办|实地|踏查|复查|回访|检视|排查|体验|探望|了解|验收|抽查|督战|探访|查访|巡河|察访|会诊|随机问|办公|调度现场|看看"
VISITS = re.compile(
    rf"{_SKIP}(?:(?<=带队)(?=[,、])|(?:{_GO})[^。;:]{{0,60}}?(?:{_SEE})|(?:{_SEE})(?!.{{0,6}}(?:汇报|会议))|(?:来到|走进|深入|前往|赴)(?!.{{0,10}}(?:会场|出席)))"
)
_HEADLINE_VISITS = re.compile(rf"{_SKIP}(?:(?:{_GO})[^。;:]{{0,60}}?(?:{_SEE}|开展|送)|(?:{_SEE})|来到|走进)")
_CITED = re.compile(r"(?:落实|传达|学习|贯彻|按照|根据|领会|遵照|牢记)[^。;]{0,40}$")
_CITED_END = re.compile(r"[^。;]{0,60}?(?:指示|批示|讲话|要求|精神|论述|部署|嘱托|指出的|强调的|思想|来信|回信|贺信)")
_BY = re.compile(r"由(?:[^,。;:]{0,20})$")
_ACCOMPANIED = re.compile(r"(?:在|由)[^,。;]{0,30}$")


class _Group(msgspec.Struct, frozen=True):
    people: tuple[Mention, ...]
    start: int
    end: int


def _groups(text: str, people: list[Mention]) -> list[_Group]:
    groups: list[list[Mention]] = []
    for person in people:
        if groups:
            between = text[groups[-1][-1].end : person.start]
            if len(between) <= 40 and "。" not in between and re.fullmatch(_LINK.pattern[:-1], between):
                groups[-1].append(person)
                continue
        groups.append([person])
    return [_Group(tuple(rows), rows[0].start, rows[-1].end) for rows in groups]


def _group_roles(text: str, group: _Group, headline: bool) -> set[str]:
    tail = text[group.end : group.end + 110].partition("\n")[0]
    title = re.match(TITLE_PATTERN, tail)
    if title:
        tail = tail[title.end() :]
    start = max(text.rfind(mark, 0, group.start) for mark in "。;\n") + 1
    before = text[start : group.start]
    if _CITED.search(before) and _CITED_END.match(tail):
        return {"cited"}
    roles = set()
    if PRESIDES.match(tail) or (_BY.search(before) and re.match(r"[^,。;]{0,4}主持", tail)):
        roles.add("presides")
    if ATTENDS.match(tail) or (re.match(r"[^,。;:]{0,3}的?陪同下", tail) and _ACCOMPANIED.search(before)):
        roles.add("attends")
    clause = re.match(r"[^。]*", tail)
    visited = (_HEADLINE_VISITS if headline else VISITS).match(clause.group() if clause else tail)
    if visited and "attends" not in roles and "presides" not in roles:
        roles.add("visits")
    return roles


def leader_roles(
    text: str, title_end: int, people: list[Mention], statements: tuple[Statement, ...], quiet: list[tuple[int, int]]
) -> tuple[Named, ...]:
    """Return the persons in office of an item with their roles, in the order in which they are named.

    ``text`` is the folded headline, a newline, and the folded text; ``title_end`` where the headline
    ends; ``quiet`` the spans of what was said, in which nobody acts.
    """
    roles: dict[str, set[str]] = {person.name: set() for person in people}
    for group in _groups(text, people):
        found = _group_roles(text, group, group.start < title_end)
        if any(start <= group.start < end for start, end in quiet):
            found &= {"cited"}
        for person in group.people:
            roles[person.name] |= found
    _diary(text, title_end, people, roles)
    for statement in statements:
        if statement.leader in roles:
            roles[statement.leader].add("instructs")
    for found in roles.values():
        if found - {"cited"}:
            found.discard("cited")
    return tuple(Named(name, tuple(sorted(found))) for name, found in roles.items() if found)


_DIARY = re.compile(rf"^[^,。]{{0,12}}{TITLE_PATTERN}$")


def _diary(text: str, title_end: int, people: list[Mention], roles: dict[str, set[str]]) -> None:
    """Give the person of a diary entry (大队长张春晖-单位办公) what his day's text says, else ``attends``."""
    if not people or text[people[0].end : people[0].end + 1] not in "-—" or people[0].end >= title_end:
        return
    if _DIARY.match(text[: people[0].start]):
        day = _Group((people[0],), title_end, title_end + 1)
        found = _group_roles(text, day, False)
        for sentence in re.finditer(r"[^。;\n]+", text[title_end + 1 :]):
            found |= _group_roles(text, _Group((people[0],), 0, title_end + 1 + sentence.start()), False)
        roles[people[0].name] |= (found - {"cited"}) or {"attends"}


def actors(text: str, title_end: int, people: list[Mention]) -> Actors:
    """Return who acts where in an item: those named as more than present or quoted."""
    rows = []
    for group in _groups(text, people):
        found = _group_roles(text, group, group.start < title_end)
        if found not in ({"cited"}, {"attends"}):
            rows.append((group.people[-1].start - title_end - 1, group.people[-1].name))
    if not rows and people:
        rows = [(people[0].start - title_end - 1, people[0].name)]
    return Actors(rows)
