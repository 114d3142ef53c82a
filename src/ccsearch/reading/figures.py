"""Quantities of the work done: 320余名机关干部, 垃圾9余吨, 1.2万份. Folded texts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from ccsearch.reading.assembly import Draft
from ccsearch.reading.countwords import (
    EVENTS,
    FOLLOWING,
    LENGTHS,
    SETTLING,
    TROUBLES,
    WEIGHTS,
)
from ccsearch.reading.nouns import Clauses
from ccsearch.reading.numerals import MYRIADS, number
from ccsearch.reading.scanning import span_at
from ccsearch.records import Figure, Span

UNITS = (
    "成", "档", "平方公里", "平方千米", "平方米", "立方米", "延长米", "延米", "千米", "公里", "公斤", "千克", "公顷", "平米", "米", "吨", "斤", "亩",
    "方", "㎡", "m2", "km", "%", "个百分点", "元", "美元", "人次", "家次", "车次", "户次", "场次", "班次", "台次", "架次", "批次", "件次", "处次", "次人",
    "辆次", "组次", "人份", "名", "人", "户", "家", "处", "个", "条", "件", "份", "张", "块", "辆", "台", "套", "面", "株", "棵", "盆", "支",
    "队", "组", "对", "车", "袋", "桶", "箱", "瓶", "本", "册", "篇", "项", "起", "宗", "批", "间", "栋", "幢", "座", "所", "盏", "根", "枚",
    "只", "头", "位", "场", "站", "道", "具", "顶", "双", "床", "盒", "段", "例", "种", "孔", "口", "眼", "趟", "艘", "架", "幅", "副", "把",
    "句", "粒", "捆", "堆", "片", "班", "部门", "门", "节", "次", "尾", "匹", "笔", "颗", "封", "部", "扇", "筐", "包", "罐", "枝", "丛", "簇",
    "碗", "杯", "束", "帧", "卷", "串", "锅", "羽", "剂", "剂次", "毫升", "册次", "针", "针次", "桌", "台班", "台套", "件套", "项次", "字", "则", "盘", "级",  "首", "款", "期", "单", "格", "垛", "轮", "案", "厘米", "列次", "列",
)  # fmt: skip
"""What is counted or measured in; times and durations are left out on purpose."""

ABOUT = (
    "大约",
    "超过",
    "将近",
    "接近",
    "(?<![附临靠邻])近",
    "(?<![预条节公合签邀])约",
    "(?<!商)超",
    "逾",
    "上(?=[百千万])",
)
"""Words before a number that belong to it and make it approximate; 不少于 belongs to it and does not."""

NOT_BEFORE = (
    ("第", "第3期"), (r"[\da-oq-z.+/:*-]", "Plus365家"), ("(?<!ap)p", "Vip365家"), ("每", "每3处"), (r"\d年", "2022年12个月"), ("(?<![马盔指装铠])[甲乙丙丁]", "甲2栋"), ("[排名位][名列居在到][前后第]", "排名前3名"), ("分前", "得分前3名"),
    (r"\d[元吨米个家人名户][至到~-]", "10个至30个"), (r"\d[万亿][元吨米个家人名户][至到~-]", "10亿元至30亿元"),
)  # fmt: skip
"""What stands before a number that is no quantity (pattern of one length, example)."""

NOT_BEHIND = (
    (r"[至~-](?=\d)", "10亿元至30亿元"),
    ("(?<=个)(?:工作日|月|小时|星期|季度|世纪|年头|昼夜|晚上|夜晚|早上|上午|下午|白天|周末)", "3个工作日"),
    ("(?<=单)[元位]|(?<=组)织", "2单元"),
    ("(?<=家)人(?![次员])", "两家人"),
    ("(?<=轮)[车值换流岗摩]|(?<=案)[例件卷情由]|(?<=列)[入为席出举]", "3轮摩托车"),
    (r"\"[^\"]{1,4}\"(?=推|工作|活动|机制)", "三个\"一\"推进"),
    ("(?<=成)[立员为果效功交就都绩品分长本]", "3成立"),
    ("方面|环节|维度|层面|层级|阶段|步骤|原则|一律|到位|不放过|(?<=项)要求", "3个方面"),
    ("(?<=[次个])会(?![员商所])", "5次会议"),
    ("(?<=家)店(?![铺面主员外])", "三家店"),
    (r"以上(?=[^\d,。;:]{1,8}\d)", "30亿元以上项目10个"),
    (
        r"(?:(?<=[区苑园寓]\d[幢栋])(?<!个小区..)|(?<=[区苑园寓]\d\d[幢栋])(?<!个小区...))(?![居住]|楼房|老旧|危房)",
        "幸福小区18幢",
    ),
)  # fmt: skip
"""What stands behind a number with a unit that is no quantity (pattern, example)."""

NOT_SPELLED = "转变|意识|突出|关键|抓手|必须|提升工程|会|届|层|级|路|年|月|日|天|周|岁|代(?!表)|区?领导|负责|树.{0,4}[街路村社]|部分|重点|制度|机制|体系|标准|模式|办法|副|书记|局长|文明|全面|不|到|更|导向|主题|专题|专项|要|着力|明确|问题|期间|提升|确保|坚持|聚焦|强化|结合|统一|覆盖|度"
"""What stands behind a Chinese numeral with a unit that is a turn of phrase (三个部分, 两位副区长)."""

ROUGH_ONLY = frozenset(("级",))
"""Units that count only where the number is rough: 石阶1300余级, but no 三级医院."""

SPELLED = frozenset((
    "名 户 处 辆 吨 公里 米 株 棵 平方米 亩 家 盏 块 张 枚 份 册 件 人 位 台 幅 个 条 场 人次 次 项 支 起 座 所 对 副 把 篇 袋 盆 盒 套 组 根"
).split())  # fmt: skip
"""Units that a bare Chinese numeral may count (二十一张座椅)."""

SPELLED_DIGIT = frozenset("成 幅 名 位 户 处 辆 吨 公里 米 株 棵 亩 家 个 座 所 台 盏 块 支".split())
"""Units that one Chinese digit may count (两公里); 一 never does, nor do units as in 三项制度."""

_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_UNIT_FIRST = "".join(sorted({unit[0] for unit in UNITS}))
_FIGURE = re.compile(
    r"(?P<number>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)(?:[十百]|千(?![米克瓦]))?[万亿]?|(?<=[近上逾超约])万|[〇零一二两三四五六七八九十百千]{1,12}(?:[万亿][〇零一二两三四五六七八九十百千]{2,12}(?![万亿]))?(?:点[〇零一二三四五六七八九]{1,6})?[万亿]?)"
    rf"(?P<about>[余多来几])?(?P<scale>(?:[百万亿]|千(?![米克瓦])){{1,3}})?(?P<more>[余多])?(?=[{_UNIT_FIRST}])(?P<unit>{_UNIT})(?P<after>余(?![\u3400-\u9fff])|多|左右|以上)?"
)
_NUMERALS = "0-9〇零一二两三四五六七八九十百千"
_BEHIND = "".join(  # what may stand behind the digits of a quantity
    sorted({*_UNIT_FIRST, *(unit[1] for unit in UNITS if re.match(f"[{_NUMERALS}].", unit)), *"余多来几万亿.,点"})
)
_DIGITS = re.compile(  # a whole run of them, looked at once
    rf"[{_NUMERALS}万](?=[{_NUMERALS}{re.escape(_BEHIND)}])(?<![{_NUMERALS}].)(?:(?<!万)[{_NUMERALS}]*|(?<=[近上逾超约]万))(?![{_NUMERALS}])(?=[{re.escape(_BEHIND)}])"
)
_LEAD_ENDS = frozenset(lead[-1] for lead in (*ABOUT, "不少于"))
_LEAD = re.compile(rf"(?:(?P<about>{'|'.join(ABOUT)})|不少于)$")
_NOT_BEFORE = re.compile("|".join(rf"(?<={pattern})" for pattern, _ in NOT_BEFORE))
_NOT_BEHIND = re.compile("|".join(pattern for pattern, _ in NOT_BEHIND))
_NOT_SPELLED = re.compile(NOT_SPELLED)
_MOST = 2_000  # numbers that are looked at, in the 6,000 characters that are read together
_CLOSED = re.compile("[,。;、]|$")


def read_figures(draft: Draft, spoken: tuple[Span, ...], places: tuple[str, ...] = ()) -> tuple[Figure, ...]:
    """Return the quantities of an item's headline and text, what was said left out.

    ``places`` are the named places of the item, which are no part of what is counted.
    """
    in_title = _read(draft.folded_title, draft.title, (), places, shown=False)
    return (*in_title, *_read(draft.folded_text, draft.text, spoken, places, shown=True))


_MEASURES = LENGTHS | WEIGHTS | {"毫升"}
_EXTENT = re.compile("[、,]?(?:总|占地|建筑)?(?:面积|长度|全长|总长)(?:共计|合计|约|达|共)?")
_VEHICLE = re.compile("[车摩轮艇]")
_SENTENCE = re.compile("[。;]")
_PART = re.compile("[^,]{0,3}其中")
_FOLLOWED = re.compile(f"(?:{'|'.join(FOLLOWING)})+(?:{'|'.join(SETTLING)})(?:完成|完毕|到位)?$")


class Course:
    """What the quantities of a text have counted so far, which those without a noun go on counting."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.last: tuple[Span, str, str | None] | None = None
        self.nouns: dict[str, str] = {}
        self.troubles: dict[str, str] = {}

    def told(self, stretch: Span, span: Span, unit: str, noun: str | None) -> str | None:
        """Return what a figure counts: its own ``noun`` or that of one before it; keep it for those to come."""
        if self.nouns and self.last and _SENTENCE.search(self.folded, self.last[0].end, span.start):
            self.nouns = {}
        if noun and self.folded.find(noun, stretch.start, stretch.end) >= 0 and self._settled(stretch):
            noun = None  # 已圆梦57个
        if noun and self.last and _EXTENT.fullmatch(noun) and self._goes_on(span):
            noun = self.last[2]  # 治理小巷64条,总长度31公里
        if noun and unit == "辆" and not _VEHICLE.search(noun) and unit in self.nouns:
            noun = None  # 检查运输车辆237辆,查处超标排放14辆
        if not noun:
            noun = self._before(stretch, span, unit)
        elif not _PART.match(self.folded, stretch.start):
            self.nouns[unit] = noun
            if noun.endswith(TROUBLES):
                self.troubles[unit] = noun
        self.last = (span, unit, noun)
        return noun

    def _settled(self, stretch: Span) -> bool:
        """Tell whether a figure's clause only says that what was told before is settled."""
        return bool(_FOLLOWED.fullmatch(self.folded, stretch.start, stretch.end))

    def _goes_on(self, span: Span) -> bool:
        """Tell whether the figure before is one of things, in the same sentence."""
        if self.last is None or self.last[1] in ("元", "%"):
            return False
        return not _SENTENCE.search(self.folded, self.last[0].end, span.start)

    def _before(self, stretch: Span, span: Span, unit: str) -> str | None:
        """Return what was counted before: 受理诉求738件,办结691件."""
        if self.last is None:
            return None
        between = self.folded[self.last[0].end : span.start]
        if between in ("", "、") or _EXTENT.fullmatch(between) or (between == "," and unit in _MEASURES):
            return self.last[2]
        if unit in ("%", "个百分点"):
            return None if "。" in between else self.last[2]
        if self._settled(stretch):
            return self.nouns.get(unit) or self.troubles.get(unit)
        if unit == self.last[1]:
            return None if "。" in between else self.last[2]
        return None if unit in EVENTS else self.nouns.get(unit)


def _read(
    folded: str, written: str, spoken: tuple[Span, ...], places: tuple[str, ...], *, shown: bool
) -> Iterator[Figure]:
    """Yield the quantities of one text; one without a noun of its own takes that of the one before it."""
    rows = [match for match in islice(_numbers(folded), _MOST) if _counts(folded, match, spoken)]
    if not rows:
        return
    leads = [_lead(folded, match.start()) for match in rows]
    spans = [Span((lead or match).start(), match.end()) for lead, match in zip(leads, rows, strict=True)]
    clauses = Clauses(folded, written, spans, places)
    course = Course(folded)
    shared: list[str] = []
    for place, match in enumerate(rows):
        stretches = clauses.stretches(place)
        shared = clauses.shared(stretches[0]) or shared
        noun = shared.pop(0) if shared else clauses.noun(place, stretches, match["unit"])
        noun = course.told(stretches[0], spans[place], match["unit"], noun)
        yield _figure(written, match, leads[place], spans[place] if shown else Span(0, 0), noun)


def _numbers(folded: str) -> Iterator[re.Match[str]]:
    """Yield every number with a unit behind it."""
    end = 0
    for digits in _DIGITS.finditer(folded):
        at = digits.start()
        match = _FIGURE.match(folded, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _lead(folded: str, start: int) -> re.Match[str] | None:
    """Return what belongs to a number that starts here and stands before it: 近, 约, 超."""
    return _LEAD.search(folded, max(0, start - 3), start) if folded[start - 1 : start] in _LEAD_ENDS else None


def _figure(written: str, match: re.Match[str], lead: re.Match[str] | None, span: Span, noun: str | None) -> Figure:
    numeral, about, scale, more, unit, after = match.group("number", "about", "scale", "more", "unit", "after")
    about = bool((lead and lead["about"]) or about or more or after)
    unit = unit if unit.isascii() else written[match.start("unit") : match.end("unit")]
    value = _value(numeral + scale if scale else numeral)
    return Figure(written[(lead or match).start() : match.end()], value, about, unit, noun, span)


_SCALED = re.compile(r"(?P<plain>[\d.]+)(?P<scale>[万亿])$")


def _value(numeral: str) -> int | float:
    """Return the value of a numeral; decimals of 万 and 亿 are exact (142.2亿 → 14220000000)."""
    if numeral.isdecimal():
        return int(numeral)
    if "点" in numeral:
        whole, _, part = numeral.partition("点")
        numeral = f"{number(whole)}.{''.join(str(number(digit)) for digit in part)}"
    scaled = _SCALED.match(numeral)
    if scaled is None:
        return number(numeral)
    exact = Decimal(scaled["plain"]) * MYRIADS[scaled["scale"]]
    return int(exact) if exact == int(exact) else float(exact)


def _counts(folded: str, match: re.Match[str], spoken: Sequence[Span]) -> bool:
    """Tell whether a number with a unit is a quantity, and no name, ordinal, deadline or turn of phrase."""
    start = match.start()
    if match["unit"] in ROUGH_ONLY and not (match["about"] or match["more"] or folded[start - 1 : start] == "阶"):
        return False
    said = span_at(spoken, start) if spoken else None
    if said and start < said.end and not _told_as_fact(folded, said, start):
        return False
    behind_break = folded[start - 1 : start] == "\n"  # a line may be broken within
    if _NOT_BEHIND.match(folded, match.end("unit")) or _NOT_BEFORE.match(folded, start - behind_break):
        return False
    return (match["number"][0].isdigit() or _counts_spelled(folded, match)) and not _quoted(folded, match)


_CLOSE = re.compile("[。;!?\n]")
_FACT = re.compile("已|累计|共(?![同建享识管治])|去年|上半年|上周|前[一二三四五六七八九十0-9]+个月|截至|同比|增长|下降")
_WISH = re.compile(
    "(?<![重主需首次摘])要(?![求素闻点件])|(?<![供响反相适对])应(?![急用])|须|将(?!军)|务必|力争|确保|争取|[日月年底天]前|不得|不能|严禁"
    "|每[日周月天年岗个]|不少于|不低于|不超过|至少|目标|(?<![邀申])请|下一步"
)
_NEAR = 400  # characters before and behind a figure within which its sentence is looked for


def _told_as_fact(folded: str, said: Span, start: int) -> bool:
    """Tell whether a figure in what was said is of work done (前四个月共下发问题1286个), and no demand or plan."""
    lowest, highest = max(said.start, start - _NEAR), min(said.end, start + _NEAR)
    begin = max(lowest, *(folded.rfind(mark, lowest, start) + 1 for mark in "。;!?\n"))
    close = _CLOSE.search(folded, start, highest)
    end = close.start() if close else highest
    return bool(_FACT.search(folded, begin, end)) and not _WISH.search(folded, begin, end)


_WAYS = re.compile("[沟街路道巷河线渠管]")  # 两条沟道, but no 三条措施


def _counts_spelled(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a Chinese numeral counts things (二十一张座椅), and is no turn of phrase (一张网)."""
    numeral, unit = match["number"], match["unit"]
    if match["about"] or match["more"] or _lead(folded, match.start()):
        return len(numeral) > 1 or numeral not in "〇零一"
    if numeral[0] in "百千万" or (len(numeral) < 3 and _NOT_SPELLED.match(folded, match.end())):
        return False
    if len(numeral) == 1:
        closed = unit in SPELLED and _CLOSED.match(folded, match.end())
        if unit == "条" and not _CLOSED.match(folded, match.end()):
            return numeral not in "〇零一十" and bool(_WAYS.match(folded, match.end()))
        return numeral not in "〇零一十" and (unit in SPELLED_DIGIT or bool(closed))
    return unit in SPELLED or len(numeral) > 2


def _quoted(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a figure stands inside short quotes, as slogans and names do."""
    opening = folded.rfind('"', match.start() - 12, match.start())
    if opening < 0 or folded.find('"', match.end(), match.end() + 12) < 0:
        return False
    sentence = max(folded.rfind("。", 0, opening), folded.rfind("\n", 0, opening)) + 1
    return folded.count('"', sentence, match.start()) % 2 == 1
