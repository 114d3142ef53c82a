"""Which organisations took part in an item, and how. Folded texts."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.assembly import Draft
from ccsearch.reading.outline import BRIEF, HEADED, PLAIN
from ccsearch.reading.subjects import leading_unit
from ccsearch.reading.units import (
    canonical,
    is_group,
    is_unit,
    short_office,
    split_run_together,
    split_list,
    strip_followers,
)
from ccsearch.records import Named, Span
from ccsearch.text import fold

_EXPOSURE = re.compile(r"曝光|通报批评|问题通报|督查情况|红黑榜|黑榜|反面|亮丑")
_ALSO = re.compile(
    r"(?:^|(?<=[。;\n]))(?P<units>[^。;\n]{2,80}?)(?:等(?:单位|部门)?)?(?:也|均|同时|还|分别)+(?:陆续|相继|积极|同步|纷纷)?(?:组织)?开展了?(?:相关|类似|同类|此类|相应)[^。]{0,8}"
)
_PARTNER = re.compile(
    r"(?:联合(?!会|社|体|国|大学|公司)|会同|协同|邀请|携手|联手|配合|协调|联动)(?:了|组织)?(?P<units>[^。;\n]{2,60}?)(?=开展|组织|举办|举行|对|在|走进|到|赴|,|深入|召开|共同|以|为|前往|针对|围绕|进行|推出|启动|参加|参与|推行|通过|入户|检查|清理|整治|实施|集中|上门|设立|设置|打造|发起|宣传|制作|录制|专家|讲师|教师|医护|医生|老师|志愿者(?!协会|联合会|队|服务)|走访|现场|全面|制定|律师|发放|安排|派出|选派|抽调|利用|结合|依托|持续|统一|分别|多部门|民警|书法|设计师|律师|进|成立|建立|开设|完成|拆除|排查|处置|座谈|会商|察看|查看|补种|栽|修|。|;|$)"
)
_ORGANISED = re.compile(
    r"(?:^|[,。;\n])[^,。;\n]{0,10}?组织(?P<units>[^。;\n]{3,60}?)(?:等[^,。;\n]{0,12})?(?=开展|参加|对|在|进行|召开|到|赴|举办|连夜|集中)"
)
_BY_AND = re.compile(r"^与(?P<units>[^,。;\n]{2,30}?)(?:联合|共同|一道|携手)")
_PRESENT = re.compile(r"(?P<units>[^。;\n:]{2,160}?)(?:陪同|参加|出席|参会|列席|参与|到会|观摩|表态发言|作表态发言)")
_RESPONSIBLE = re.compile(r"责任单位(?:为|是|:)+(?P<units>[^。;)\n]{2,60})")
_LED = re.compile(
    r"(?:带领|率领|率|带队)(?P<units>[^。;\n]{2,60}?(?:负责人|负责同志|干部|人员|同志)|[^。;,\n]{2,30})(?=,|到|深入|先后|前往|赴)"
)
_ACCOMPANIED = re.compile(r"在(?P<units>[^。;\n]{2,50}?)(?:的)?陪同下")
_VISIT = re.compile(
    r"(?:到|赴|前往|深入|走进|来到|调研|检查|督导|慰问)(?P<units>[^。;\n]{2,50}?)(?=调研|检查|督导|指导|视察|慰问|走访|实地|察看|查看|开展|考察|暗访|看望|回访|复查|巡查|督查|现场|调度|专题|观摩|宣讲|座谈|夜查|,|$)"
)
_PLACE_LIKE = re.compile(
    r"(?:医院|学校|中学|小学|幼儿园|大学|学院|公园|博物馆|图书馆|文化馆|体育馆|纪念馆|中心|市场|商场|广场|超市|公司|集团|企业|银行|大厅|馆|站|园区|景区|基地|场|厂|店|区|社区|县|市)$"
)


class _Roles:
    """Units with their roles, in the order of first mention."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.rows: dict[str, set[str]] = {}
        self.places: dict[str, int] = {}

    def add(self, name: str, role: str, place: int) -> None:
        """Give a unit, by canonical name, a role; ``place`` is where it is mentioned."""
        self.rows.setdefault(name, set()).add(role)
        self.places[name] = min(place, self.places.get(name, place))

    def done(self) -> tuple[Named, ...]:
        order = sorted(self.rows, key=lambda name: self.places[name])
        return tuple(Named(name, tuple(sorted(self.rows[name]))) for name in order)


def read_units(
    draft: Draft, spoken: tuple[Span, ...], office: str | None, people: bool, lexicon: Lexicon
) -> tuple[Named, ...]:
    """Return the organisations of an item with their roles, in the order in which they are named.

    ``people`` tells whether a person in office acts in it: its headline is then about him.
    """
    roles = _Roles(lexicon)
    title, text = draft.folded_title, _blanked(draft.folded_text, spoken)
    shift = len(title) + 1
    _lead(draft, title, people, roles, lexicon)
    _also_and_partners(draft, text, shift, roles)
    _present(draft, title, text, shift, roles)
    _visited(draft, title, roles, lexicon)
    _source(draft, office, roles, lexicon)
    return roles.done()


def _blanked(text: str, spans: tuple[Span, ...]) -> str:
    for span in spans:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _lead(draft: Draft, title: str, people: bool, roles: _Roles, lexicon: Lexicon) -> None:
    exposed = any(_EXPOSURE.search(name) for name in draft.raw.path)
    if draft.raw.kind in (BRIEF, PLAIN):
        role = "responsible" if exposed and draft.raw.kind == BRIEF else "lead"
        for token in title.split("、"):
            for name in split_run_together(token, lexicon):
                if is_unit(name, lexicon):
                    roles.add(canonical(name, lexicon), role, title.find(name))
        return
    unit = leading_unit(title, lexicon) or _colon_lead(title, lexicon)
    if unit is None and not people and not _PRESENT.match(draft.folded_text.partition("。")[0]):
        unit = leading_unit(draft.folded_text, lexicon)
    if unit and _REGION_MEETS.match(title, len(unit)) and title.startswith(unit) and unit[-1] in "区市县":
        unit = None
    for token in re.split("、|和", unit or ""):
        for name in split_run_together(token, lexicon) if token else []:
            if is_unit(name, lexicon) and not _home(name, lexicon):
                roles.add(canonical(name, lexicon), "lead", max(0, title.find(name)))


def _colon_lead(title: str, lexicon: Lexicon) -> str | None:
    head, mark, _ = title.partition(":")
    return head if mark and all(is_unit(part, lexicon) for part in head.split("、")) else None


_REGION_MEETS = re.compile(r"(?:\d+月)?(?:\d+日)?(?:召开|举行|举办|部署|调度)")


def _home(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is the region itself (门头沟区, 我市), which is no unit."""
    return (
        bool(re.fullmatch(r"[^区市县]{1,6}[区市县]", name))
        and name == lexicon.district.name
        or name in ("我市", "我区", "我县", "全市", "全区")
    )


def _also_and_partners(draft: Draft, text: str, shift: int, roles: _Roles) -> None:
    for match in _ALSO.finditer(text):
        _add_all(roles, match["units"], "also", shift + match.start("units"))
    for match in _RESPONSIBLE.finditer(text):
        _add_all(roles, match["units"], "responsible", shift + match.start("units"))
    for match in (*_PARTNER.finditer(text), *_BY_AND.finditer(text)):
        _add_all(roles, match["units"], "partner", shift + match.start("units"))
    for match in _ORGANISED.finditer(text):
        if "、" in match["units"] or "等" in match.group() or is_unit(match["units"], roles.lexicon):
            _add_all(roles, match["units"], "partner", shift + match.start("units"))


def _add_all(roles: _Roles, listing: str, role: str, start: int) -> None:
    """Give a role to every unit of a list, by its place in the item."""
    for token, at in split_list(listing, roles.lexicon):
        bare = strip_followers(re.sub(r"^(?:由|请|了|组织|属地|相关|全体)", "", token.strip()))
        for name in split_run_together(bare, roles.lexicon) if bare else []:
            known = _leading_known(name, roles.lexicon)
            if known or is_unit(name, roles.lexicon) and not _home(name, roles.lexicon):
                roles.add(canonical(known or name, roles.lexicon), role, start + at)


_MEMBERS = re.compile(
    r"(?:等|的|和|主要|分管|相关|有关|部分|机关|党员|班子|各|科室|所属|专业|业务|执法|工作|青年|退休|在职|全体|社区|志愿)*(?:负责同志|负责人|领导|同志|人员|干部|代表|职工|民警|队员|志愿者|医护|教师|专家|师生|党员|医务人员|医护人员)+$"
)


def _leading_known(name: str, lexicon: Lexicon) -> str | None:
    """Return the unit of the lexicon that a token begins with when people of it follow."""
    if lexicon.unit(name):
        return name
    mention = next(iter(lexicon.mentions(name)), None)
    if mention and mention.kind == "unit" and mention.span.start == 0 and _MEMBERS.match(name[mention.span.end :]):
        return name[: mention.span.end]
    return None


def _present(draft: Draft, title: str, text: str, shift: int, roles: _Roles) -> None:
    for match in _PRESENT.finditer(text):
        listing = match["units"].rpartition("\n")[2]
        if draft.raw.kind == HEADED or "陪同" in match.group():
            _add_all(roles, _without_people(listing), "present", shift + match.start("units"))
    for pattern in (_LED, _ACCOMPANIED):
        for match in pattern.finditer(text):
            if draft.raw.kind == HEADED:
                _add_all(roles, match["units"], "present", shift + match.start("units"))


def _without_people(listing: str) -> str:
    """Return the last stretch of a sentence that lists units, persons and clauses before it left out."""
    clauses = listing.split(",")
    return ",".join(
        clause for clause in clauses if re.search(r"[局委办镇道部会院队心司团校园馆所站社区县乡]|负责|同志", clause)
    )


def _visited(draft: Draft, title: str, roles: _Roles, lexicon: Lexicon) -> None:
    if draft.raw.kind != HEADED:
        return
    for match in _VISIT.finditer(title):
        for token, _ in split_list(match["units"], lexicon):
            name = token.strip()
            if lexicon.unit(name) or is_unit(name, lexicon) and not _PLACE_LIKE.search(name):
                if not _PLACE_LIKE.search(name) and not _home(name, lexicon):
                    roles.add(canonical(name, lexicon), "visited", match.start("units"))
        break


def _source(draft: Draft, office: str | None, roles: _Roles, lexicon: Lexicon) -> None:
    if draft.source is None:
        return
    written = re.sub(r"(?:供稿|\s+\S{2,3}|供图)$", "", fold(draft.source)).strip()
    end = 10**6
    own = re.match(r"^本(?:刊|办|报)(?P<room>[^\s]*)$", written)
    if own:
        name = short_office(office, lexicon)
        roles.add(name or written, "source", end)
        return
    for token in re.split(r"、|,|;", written):
        for name in split_run_together(token.strip(), lexicon):
            if is_unit(name, lexicon) or "(" in name or "〔" in name:
                roles.add(canonical(name, lexicon), "source", end)
