"""Leads of briefs: the units before a colon (潭柘寺镇：…区商务局：…), and credits in closing brackets."""

import re
from collections.abc import Sequence

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.layout import closed_up
from ccsearch.reading.scanning import matches_before
from ccsearch.reading.subjects import starts_with_day
from ccsearch.reading.units import is_group, is_place_lead, is_unit, split_run_together
from ccsearch.records import Span

SPEECH_ENDS = tuple(
    "时限 期限 责任人 联系人 责任单位 备注 要求 指出 强调 表示 认为 提出 说 介绍 如下 一是 包括 例如 如 即 其中 意见 部署 看 显示 通知 决定 批示 指示 主题为 主题是 标语 要点 措施 做法 方面 问题 "
    "原则 目标 步骤 时间 地点 讲 写道 叮嘱 嘱咐 寄语 希望 特点 内容 标题 题目 是 为 到 建议 反映 回应 答复".split()
)
"""What stands before a colon that is no unit:金晖要求：, 主题为：."""

_OWN_BODIES = frozenset("团委 工会 妇联 党委 党总支 党支部 学生会 机关党委 机关工会".split())
"""Bodies of the house whose bulletin it is, which need no other name there."""
_ADDRESS = re.compile(r"(?:各|全|广大|尊敬|亲爱|致)[^。;!?]{2,60}:")
_SPEECH_END = re.compile(f"(?:{'|'.join(SPEECH_ENDS)})$")
_BLANK = r"[ \t\u3000]*"
_LEAD = re.compile(rf"(?:^|(?<=[。!?;)\"])){_BLANK}(?P<lead>(?![( \t\u3000])[^,。;:!?\"\n]{{2,60}}?){_BLANK}:")
_LONGEST = 120  # characters of a lead with the blanks round it
_COLON = re.compile(":")
_BLANKS = re.compile(_BLANK)
_SHORT = re.compile(r"[^,。;:]{2,20}:")
_LONGEST_SHORT = 16  # characters of a lead that has no unit's form
_NO_NAME = re.compile("[的了是在]")
_SOURCE_FIRST = frozenset(" \t\u3000(")
_SOURCE = re.compile(rf"[ \t\u3000(](?:(?<=\()|{_BLANK}\()(?P<inside>(?:[^()\n]|\([^()]*\)){{2,40}})\){_BLANK}$")
_NOT_SOURCE = re.compile(
    r"责任单位|^[图表]\w{0,3}$|^[中左右前后上下][一二三四五六七八九十\d图排侧者起数左右]{0,3}$|^(?:以下|下同|简称|下称|含|不含|即|详见|见|注|附|未完|续)|[。;!?]"
    r"|^(?![^:]{0,12}(?:供稿|来稿|报送|信息来源|来源|通讯员|记者|作者|撰稿|摄影|图文|文|供图|图)[^:]{0,3}:)[^:]*:"
)
_RUNNING = re.compile(r"[,。;!?]")
_PROVIDED_BEHIND = re.compile(r"(?<=[。!?\"])[ \t\u3000]*(?P<who>[^\s,。;:!?()]{2,16}供稿)$")
_PROVIDED = re.compile(r"\S{2,14}\s*供稿|供稿[:单位]*\S{2,14}|(?:信息|稿件)?来源:\S{2,14}")


class Lead(msgspec.Struct, frozen=True):
    """The units before a colon, and where the text after it begins."""

    span: Span
    end: int


def starts_with_lead(folded: str) -> bool:
    """Tell whether a folded text begins with something before a colon."""
    return _LEAD.match(folded) is not None


def find_leads(folded: str, span: Span, first: int, short_allowed: bool, lexicon: Lexicon) -> list[Lead]:
    """Return the leads of the briefs in a paragraph, in order.

    ``first`` is where its text begins behind an ordinal; ``short_allowed`` lets a short string at the
    start that has no unit's form lead a brief for its place alone.
    """
    if first > span.start and not _SHORT.match(folded, first, span.end):
        first = span.start
    if folded.find(":", first, span.end) < 0:
        return []
    paragraph = folded[first : span.end]
    found: list[Lead] = []
    for match in matches_before(_COLON, _LEAD, paragraph, _LONGEST):
        end = _BLANKS.match(paragraph, match.end()).end()  # type: ignore[union-attr]  # matches always
        if found and end == len(paragraph):
            continue
        placed = match.start("lead") == 0 or starts_with_day(paragraph, end)
        if _is_lead(match["lead"].strip(), placed and short_allowed, lexicon):
            found.append(Lead(Span(first + match.start("lead"), first + match.end("lead")), first + end))
    if len(found) == 1 and not _RUNNING.search(folded, found[-1].end, span.end):
        return []
    return found


_NAMED_FIRST = re.compile(r"([^,。;:!?\s]{2,20})。(?=.)")
_FAULT = re.compile("[\u3400-\u9fff]{4,14}")


def named_before_stop(folded: str, span: Span, faults: bool, lexicon: Lexicon) -> list[Lead]:
    """Return the unit, or where ``faults`` are listed the fault, that a stretch has before its first full stop."""
    name = _NAMED_FIRST.match(folded, span.start, span.end)
    told = name and (is_unit(name[1], lexicon) or (faults and _FAULT.fullmatch(name[1])))
    return [Lead(Span(*name.span(1)), name.end())] if name and told else []


def _is_lead(lead: str, short_allowed: bool, lexicon: Lexicon) -> bool:
    bare = closed_up(lead)
    if _SPEECH_END.search(bare) or (is_group(bare) and bare not in _OWN_BODIES):
        return False
    names = [name for token in bare.split("、") for name in split_run_together(token, lexicon)]
    if all(is_unit(name, lexicon) or is_place_lead(name) for name in names):
        return True
    return short_allowed and 2 <= len(bare) <= _LONGEST_SHORT and not _NO_NAME.search(bare)


def closing_source(folded: str, span: Span, lexicon: Lexicon) -> tuple[Span, Span | None]:
    """Return a stretch without the source in brackets that closes it, and that source, or None."""
    credited = folded.endswith("供稿", span.start, span.end)
    provided = _PROVIDED_BEHIND.search(folded, max(span.start, span.end - 40), span.end) if credited else None
    if provided:
        return Span(span.start, provided.start()), Span(*provided.span("who"))
    if ")" not in folded[max(span.start, span.end - 4) : span.end]:
        return span, None
    match = _SOURCE.search(folded, max(span.start, span.end - 60), span.end)
    if not match or _NOT_SOURCE.search(match["inside"]):
        return span, None
    before = folded[span.start : match.start()]
    spaced = match.start() < match.start("inside") - 1
    if not before or not (before[-1] in '。!?"…;' or spaced or is_unit(match["inside"], lexicon)):
        return span, None
    return Span(span.start, match.start()), Span(match.start("inside"), match.end("inside"))


def source_alone(folded: str, span: Span, open_text: bool, lexicon: Lexicon) -> Span | None:
    """Return the source that a whole paragraph consists of, or None.

    Without brackets it must be a unit or a 供稿 line, and close a text that is still open.
    """
    line = folded[span.start : span.end]
    match = _SOURCE.match(line) if line[:1] in _SOURCE_FIRST else None
    if match and not _NOT_SOURCE.search(match["inside"]):
        return Span(span.start + match.start("inside"), span.start + match.end("inside"))
    if not open_text or len(line) > 20 or _RUNNING.search(line):
        return None
    return span if is_unit(line, lexicon) or _PROVIDED.fullmatch(line) else None


def is_letter(folded: str, body: Sequence[Span]) -> bool:
    """Tell whether a text addresses its readers (各位市民朋友：), so that who signs it belongs to it."""
    return bool(body) and _ADDRESS.fullmatch(folded, body[0].start, body[0].end) is not None
