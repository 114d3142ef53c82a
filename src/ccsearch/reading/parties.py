"""Which organisations took part in an item, and how. Folded texts."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft
from ccsearch.reading.partyroles import Roles, is_home
from ccsearch.reading.partyrules import RULES, TRIGGERS
from ccsearch.reading.people import TITLE_PATTERN
from ccsearch.reading.rawitems import HEADED
from ccsearch.reading.statements import Speech
from ccsearch.reading.subjects import DAY_START, leading_unit
from ccsearch.reading.units import (
    canonical,
    is_place_lead,
    is_unit,
    split_list,
    split_run_together,
)
from ccsearch.records import Named, Span
from ccsearch.text import fold

_MEETING = re.compile("会上|会议|座谈|推进会|调度会|现场会|部署会|动员会")
_EXPOSURE = re.compile(
    r"曝光|通报批评|问题通报|督查情况|红黑榜|黑榜|反面|亮丑|存在(?:的)?(?:主要|突出)?问题|发现(?:的)?问题|问题清单|主要问题"
)
_COUNTED_UNIT = re.compile(r"\((?<=[道镇乡区县市局委办]\()\d+[个处项条]?\)$")  # how much was found there: 鹿城镇(14个)
_TOGETHER = re.compile("联合(?!会|社|体)|会同|携手|联手")
_SITE_OF_UNIT = re.compile(
    r"(?<=[局委办院处部司团])\((?:实验室|食堂|[^()]{0,6}(?:宿舍|公寓|院区|校区|厂区|工地|机房|大厅|门诊楼))\)$"
)
_PRAISED = re.compile("好的方面|做得好|亮点|成效|经验|先进|红榜|表扬|好做法")
_PRESENT = re.compile(
    r"[^。:]{2,160}?(?:陪同|参加|出席|参会|列席|随同|随行|到场|同行|一[同道起](?:检查|调研|察看|查看))"
)
_VISIT = re.compile(
    r"(?:到|赴|前往|深入|走进|来到|调研|检查|督导|慰问|走访|看望|视察|夜访|暗访|巡查|督查)(?P<units>[^。;\n]{2,50}?)(?=调研|检查|督导|指导|视察|慰问|走访|实地|察看|查看|开展|考察"
    r"|暗访|看望|回访|复查|巡查|督查|现场|调度|专题|观摩|宣讲|座谈|夜查|,|$)"
)
_GOING = "到|赴|前往|深入|走进|来到"
_WENT = re.compile(
    rf"(?:{_GOING})(?P<units>[^。;,\n]{{2,50}}?)(?=调研|检查|督导|指导|视察|慰问|走访|实地|察看|查看|考察|巡查|督查|听取|座谈|,)"
)
_SEEN = re.compile(r"(?:走访|慰问|看望|拜访|暗访|视察)了(?P<units>[^。;,\n]{2,40})")
_OFFICIAL = re.compile("(?:街道|苏木|[镇乡局委办])$")
_WENT_IN = re.compile(
    rf"(?:{_GOING})[^,]{{2}}|联合(?!会|社|体)|会同|召开|主办|承办|协办(?!公室)|共同|开展|举办|听取|邀请|来自|[查察]看|发动|动员|组织(?!部)"
)
"""Clauses that tell of something else than who came along."""
_PLACE_LIKE = re.compile(
    r"(?:医院|学校|中学|小学|幼儿园|大学|学院|公园|水库|博物馆|图书馆|文化馆|体育馆|纪念馆|中心|市场|商场|广场|超市|公司|集团|企业|银行|大厅|馆|站"
    r"|园区|景区|基地|场|矿|厂|店|区|社区|县|市)$"
)
_REGION = re.compile("[^省市县区旗州盟]{1,6}[省市县区旗州盟]")
_REGION_MEETS = re.compile(r"(?:\d+月)?(?:\d+日)?(?:召开|举行|举办|部署|调度)")
_OF_PERSON = re.compile(rf"(?:党组|党委|党总支|党支部|机关党委|工会|团委)?{TITLE_PATTERN}")
_UNIT_MARK = re.compile(r"[局委办镇道部会院队心司团校园馆所站社区县乡学科室厂处府店行]|负责|同志")
_CREDIT = re.compile(r"(?:\s*供稿(?::\S{2,4})?|(?:\s+\S{2,3})+|供图)$")
_OWN = re.compile(r"^本(?:刊|办|报)\S*$")
_JOINTS = re.compile("[、和]")
_SENTENCE_END = re.compile("[。\n]")
_SENTENCES = 4  # at the start of a text, in which the unit is named that a report is about
_BETWEEN = re.compile("[、,;]")


def read_units(
    draft: Draft, speech: Speech, office: str | None, people: bool, went: bool, lexicon: Lexicon
) -> tuple[Named, ...]:
    """Return the organisations of an item with their roles, in the order in which they are named.

    ``office`` is the short name of the publishing office, which 本刊 and 本办 stand for.
    ``people`` tells whether the headline names a person in office: the report is then about him.
    ``went`` tells whether a person in office went somewhere.
    """
    roles = Roles(lexicon)
    headed = draft.raw.kind == HEADED and not _COUNTED_UNIT.search(draft.folded_title)
    if headed:
        _headed_lead(draft, people, roles)
        _visited(draft.folded_title, roles)
        if people or went:
            _gone_to(draft, speech.spans, roles)
        if _TOGETHER.search(draft.folded_title):
            _held_to_rules(draft.folded_title, 0, False, roles)
    else:
        _brief_lead(draft, roles)
    _sentences(draft, speech.spans, headed or not draft.raw.path, roles)
    _speaking(draft, speech, people, roles)
    _source(draft, office, roles)
    return roles.done()


def _brief_lead(draft: Draft, roles: Roles) -> None:
    blamed = "责任单位" in draft.folded_text
    praised = draft.raw.path and _PRAISED.search(draft.raw.path[-1])
    exposed = draft.raw.title and not praised and any(_EXPOSURE.search(name) for name in draft.raw.path)
    title = draft.folded_title
    title = _SITE_OF_UNIT.sub("", _COUNTED_UNIT.sub("", title))
    if "责任" in title:
        _held_to_rules(title, 0, False, roles)
        title = title.partition("(")[0]
    for token in title.split("、"):
        for name in split_run_together(token, roles.lexicon):
            if is_unit(name, roles.lexicon) and not (blamed and _is_site(name)):
                own = canonical(name, roles.lexicon)
                roles.add_written(own, "responsible" if exposed else "lead", title.find(name))


def _is_site(name: str) -> bool:
    """Tell whether a unit's name is that of a place that faults are found at."""
    return _PLACE_LIKE.search(name) is not None and name[-1] not in "区县市"


def _headed_lead(draft: Draft, people: bool, roles: Roles) -> None:
    """Give the unit that a report is about its role."""
    title, lexicon = draft.folded_title, roles.lexicon
    unit = _before_colon(title, lexicon) or leading_unit(title, lexicon) or _behind_dash(title, lexicon)
    if not people and (unit is None or _REGION.fullmatch(unit)):
        unit = _subject_of_text(draft.folded_text, lexicon) or unit
    if people and unit is None:
        unit = _calls_meeting(draft.folded_text, lexicon)
    _committee(draft, roles)
    if unit is None or _OF_PERSON.match(title, len(unit)):
        return
    if unit[-1] in "区市县旗州盟" and title.startswith(unit) and _REGION_MEETS.match(title, len(unit)):
        return
    for token in _JOINTS.split(unit):
        for name in split_run_together(token, lexicon):
            if is_unit(name, lexicon) and not is_home(name, lexicon):
                roles.add(name, "lead", max(0, title.find(name)))


def _behind_dash(title: str, lexicon: Lexicon) -> str | None:
    """Return the unit that closes a headline: 巧用“三张网”——石门坎镇卫生院."""
    name = title.rpartition("--")[2] if "--" in title else ""
    return name if name and is_unit(name, lexicon) else None


_CALLS = re.compile("(?:组织|主持)?(?:召开|召集|举行)[^,。;]{0,30}会")
_LONGEST_CALL = 60  # characters of a day, a unit and what it holds


def _calls_meeting(text: str, lexicon: Lexicon) -> str | None:
    """Return the unit that holds the meeting which a report on persons begins with: 区委召开调度会."""
    unit = leading_unit(text, lexicon) if _CALLS.search(text, 0, _LONGEST_CALL) else None
    return unit if unit and _CALLS.match(text, text.find(unit) + len(unit)) else None


_COMMITTEE = re.compile(
    rf"(?:(?:{DAY_START.pattern})[^,。]{{0,4}},)?(?P<name>[省市区县旗州]委)(?:组织|主持)?(?:召开|召集|举行)"
)


def _committee(draft: Draft, roles: Roles) -> None:
    """Give the committee of the region its role where it holds the meeting that is told of."""
    for text, shift in ((draft.folded_title, 0), (draft.folded_text, draft.shift)):
        if held := _COMMITTEE.match(text):
            roles.add_written(held["name"], "lead", shift + held.start("name"))


_OPENING = re.compile(r"^本[报网]讯\s*(?:[(][^()]*[)])?\s*")


def _subject_of_text(text: str, lexicon: Lexicon) -> str | None:
    """Return the unit that is the subject of the first sentence that has one; a list of those present ends it."""
    for sentence in _SENTENCE_END.split(_OPENING.sub("", text), _SENTENCES)[:_SENTENCES]:
        unit = _before_colon(sentence, lexicon) or leading_unit(sentence, lexicon) or _of_community(sentence, lexicon)
        named = unit is not None and not is_place_lead(unit)
        if _PRESENT.match(sentence) and not (
            named and _HOLDS.match(sentence, sentence.find(unit or "") + len(unit or ""))
        ):
            return None
        if named:
            return None if _REPORTS.match(sentence, sentence.find(unit or "") + len(unit or "")) else unit
    return None


_COMMUNITY = re.compile(
    rf"(?:(?:{DAY_START.pattern})[^,。]{{0,4}},)?(?P<unit>[\u3400-\u9fff]{{2,6}}?(?:街道|[镇乡]))[\u3400-\u9fff]{{2,5}}?(?:社区|村)(?=[有将把以在对为]|聚焦|推出|组织|针对|通过|探索|开展)"
)


def _of_community(sentence: str, lexicon: Lexicon) -> str | None:
    """Return the street or town whose community a sentence is about: 虢镇街道|南关社区有楼院17个."""
    found = _COMMUNITY.match(sentence)
    return found["unit"] if found and is_unit(found["unit"], lexicon) else None


_HOLDS = re.compile(
    "(?:牵头|联合[^,。]{2,30}?|会同[^,。]{2,30}?|在[^,。]{2,24}?|委托|组织|召集)*(?:召开|举办|举行|组织(?!部)|委托|开展|启动|部署|牵头)"
)
_REPORTS = re.compile(
    "(?:[主分]?[要管]?负责(?:同志|人))?(?:在[^,。]{0,6}会上)?(?:分别|依次|先后|就[^,。]{2,20})?(?:汇报|通报|作了|作(?:表态|交流|典型|书面)|介绍|发言|表态|列席)"
)
"""What the subject of a first sentence does, when the list of those present is only its end."""


def _before_colon(title: str, lexicon: Lexicon) -> str | None:
    head, mark, _ = title.partition(":")
    return head if mark and all(is_unit(part, lexicon) for part in head.split("、")) else None


def _sentences(draft: Draft, spoken: tuple[Span, ...], headed: bool, roles: Roles) -> None:
    """Hold every sentence that is not said by somebody against the rules."""
    shift = len(draft.folded_title) + 1
    for begin, text in _unspoken(draft.folded_text, spoken):
        _held_to_rules(text, shift + begin, headed, roles)


def _held_to_rules(text: str, shift: int, headed: bool, roles: Roles) -> None:
    for start, sentence, found in TRIGGERS[headed].sentences(text):
        for rule in (RULES[place] for place in sorted(found)):
            for listing, at in rule.lists(sentence):
                named = _with_units(listing) if rule.behind else listing
                hosts = rule.role == "lead" and not headed and roles.led
                role = "partner" if hosts else rule.role
                roles.add_list(named, role, shift + start + at, others=rule.others or bool(hosts))


def _speaking(draft: Draft, speech: Speech, people: bool, roles: Roles) -> None:
    """Give a unit that speaks its role: it attended what is told of others, or the report is about it."""
    for statement in speech.statements:
        name = statement.leader or ""
        if name not in roles and is_unit(name, roles.lexicon):
            met = people or roles.led or _MEETING.search(draft.folded_text) or _MEETING.search(draft.folded_title)
            if people and _is_site(name):
                continue
            roles.add(name, "present" if met else "lead", len(draft.folded_title) + 1 + statement.span.start)


def _unspoken(text: str, spoken: tuple[Span, ...]) -> list[tuple[int, str]]:
    """Return (offset, stretch) of what stands between the statements of a text."""
    if not spoken:
        return [(0, text)]
    found, begin = [], 0
    for span in spoken:
        found.append((begin, text[begin : span.start]))
        begin = span.end
    return [*found, (begin, text[begin:])]


def _with_units(listing: str) -> str:
    """Return a list without clauses that name no unit, and without what stands before a colon."""
    listing = listing.rpartition(":")[2]
    return ",".join(
        clause for clause in listing.split(",") if _UNIT_MARK.search(clause) and not _WENT_IN.search(clause)
    )


def _visited(title: str, roles: Roles) -> None:
    match = _VISIT.search(title)
    if match is None:
        return
    for token, at in split_list(match["units"], roles.lexicon):
        name = token.strip()
        own = _of_office(name, roles.lexicon)
        if own or (not (_PLACE_LIKE.search(name) or is_home(name, roles.lexicon)) and is_unit(name, roles.lexicon)):
            roles.add(own or name, "visited", match.start("units") + at)


_HALL = "政务|服务|文化|体育|活动|实践|会议|展览|市民|购物|商业|健身|社区"  # what may stand before the centres that are places
_OFFICES = re.compile(
    rf"(?P<name>[^、,。的]{{1,8}}?(?:街道|苏木|(?<!城)镇(?!村)|[^城下老]乡(?!村))|[市区县](?:(?!{_HALL})[^、,。的]){{2,6}}中心)"
    "(?!党|机关|干部|办事处|[^、,。]*(?:大厅|中心|[小中]学|学校|医院|[站馆所院办店厂]|公司|超市))"
)
"""An office, street or town that a longer name of where somebody went begins with: 大台街道老矿区."""


def _of_office(name: str, lexicon: Lexicon) -> str | None:
    """Return the street, town or office's centre that a name is, or begins with, or None."""
    match = _OFFICES.match(name)
    return match["name"] if match and is_unit(match["name"], lexicon) else None


def _gone_to(draft: Draft, spoken: tuple[Span, ...], roles: Roles) -> None:
    """Give the units that the text of a visit says somebody went to their role: 深入雁翅镇、斋堂镇,实地调研…."""
    shift = len(draft.folded_title) + 1
    for begin, text in _unspoken(draft.folded_text, spoken):
        for match in (*_WENT.finditer(text), *_SEEN.finditer(text)):
            for token, at in split_list(match["units"], roles.lexicon):
                own = token if _OFFICIAL.search(token) else _of_office(token, roles.lexicon)
                if own and is_unit(own, roles.lexicon):
                    roles.add(own, "visited", shift + begin + match.start("units") + at)


def _of_writer(credit: str, lexicon: Lexicon) -> str:
    """Return a credit without the writer whose name follows his unit: 柳泉区财政局刘书萱."""
    ends = range(len(credit) - 2, max(3, len(credit) - 4), -1)
    whole = is_unit(credit, lexicon)
    return credit if whole else next((credit[:end] for end in ends if is_unit(credit[:end], lexicon)), credit)


def _source(draft: Draft, office: str | None, roles: Roles) -> None:
    if draft.source is None:
        return
    written = _CREDIT.sub("", fold(draft.source)).strip()
    last = len(draft.title) + len(draft.text) + 2
    if _OWN.match(written):
        roles.add_written(office or written, "source", last)
        return
    for token in _BETWEEN.split(_of_writer(written, roles.lexicon)):
        for name in split_run_together(token.strip(), roles.lexicon):
            if is_unit(name, roles.lexicon) or "(" in name or "〔" in name:
                roles.add(name, "source", last)
                roles.spell_out(canonical(name, roles.lexicon))
