"""Sections and items: which paragraphs, or parts of them, make one item, and under which headings."""

import re
from collections import Counter

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.layout import Page, tidy
from ccsearch.reading.units import is_group, is_place_lead, is_unit, split_run_together
from ccsearch.records import Span
from ccsearch.text import fold, tag

HEADED, BRIEF, PLAIN = "headed", "brief", "plain"


class RawItem(msgspec.Struct):
    """An item before its contents are read; all spans are of the working text.

    ``kind`` is headed (a headline), brief (units before a colon) or plain (neither). ``title`` has the
    lines of the headline or the units; ``body`` the stretches of the text, one for each paragraph.
    """

    kind: str
    path: tuple[str, ...]
    line: int
    title: list[Span]
    body: list[Span]
    source: Span | None = None
    marked: bool = False
    section: int = 0


class Outline(msgspec.Struct, frozen=True):
    """The items in order, and the spans of headings and contents lines that belong to no item."""

    items: tuple[RawItem, ...]
    frame: tuple[Span, ...]


class _Heading(msgspec.Struct, frozen=True):
    kind: str  # the marker class: 【, ●, #2, 一 …
    name: str
    span: Span
    end: int  # where an inline heading's text goes on; equal to span.end when it stands alone


_BRACKET = re.compile(r"【([^】]{1,24})】\s*")
_MARKED = re.compile(r"(?P<mark>[●◆■★◎□◇※≡✍❖➤▶])\s*(?P<name>[^,。;:!?]{1,40}?)\s*(?P=mark)?$")
_MARKDOWN = re.compile(r"(?P<mark>#{1,6})\s+(?P<name>.{1,60})$")
_ORDINAL = re.compile(r"(?:(?P<one>[一二三四五六七八九十]{1,3})、|\((?P<two>[一二三四五六七八九十]{1,3})\)|(?P<three>\d{1,2})[.、．](?!\d))\s*")
_ITEM_MARK = re.compile(r"(?:#{1,6}\s+|[▲△▪•●◆■★◎□◇※➤▶☆]|[-*]\s)\s*")
_SPEECH_END = re.compile(
    r"(?:要求|指出|强调|表示|认为|提出|说|介绍|如下|一是|包括|例如|如|即|其中|意见|部署|看|显示|通知|决定|批示|指示|主题为|主题是|标语|要点|措施|做法|方面|问题|原则|目标|步骤|时间|地点|讲|写道|叮嘱|嘱咐|寄语|希望|特点|内容|标题|题目|是|为|到|建议|反映|回应|答复)$"
)
_LEAD = re.compile(r"(?:^|(?<=[。!?;)\"]))[ \t\u3000]*(?P<lead>[^,。;:!?\"\n]{2,60}?)[ \t\u3000]*:[ \t\u3000]*")
_SOURCE_END = re.compile(r"[ \t\u3000]*\((?P<inside>(?:[^()\n]|\([^()]*\)){2,40})\)[ \t\u3000]*$")
_SOURCE_MIDDLE = re.compile(r"(?<=[。!?\"])[ \t\u3000]*\((?P<inside>[^()\n]{2,20})\)(?=[ \t\u3000]*$)")
_NO_HEADLINE = re.compile(r"本[报网]讯|[^,。]{2,40}(?:要求|指出|强调|意见|提出)[^,。]{0,6}:")
_SENTENCE = re.compile(r"(?<=[。!?])")
_GAP = re.compile(r"[ \t\u3000\xa0]+")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef\"')(]")
_RUNNING = re.compile(r"[,。;!?]")
_TERMINAL = "。!?;:…"
_NOT_SOURCE = re.compile(r"责任单位|^(?:图|表|中|左|右|前|后|上|下)[\w一-鿿]{0,3}$|^(?:以下|下同|简称|下称|含|不含|即|详见|见|注|附|未完|续)|[。;:!?]")
_DAY = re.compile(r"^(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:份)?)?\d{1,2}[日号]|^(?:\d{4}年)?\d{1,2}月(?:份|底|初|中旬)|^(?:近日|日前|连日来|近期|昨[天日]|前天|今[天日]|本周|当日|近来|最近)")
_CONTENTS = frozenset({"本期要目", "目录", "本期导读", "要目", "内容提要", "本期目录", "导读", "本期内容", "提要"})
_CONTAINER = re.compile(r"简讯|短讯|快讯|动态|信息|简报|之窗|集锦|速递|掠影|播报")
_LISTING = re.compile(r"曝光|简讯|短讯|快讯|动态|红黑榜|通报|集锦|速递")
_PARENT = re.compile(r"简讯|短讯|快讯|集锦|速递|播报|各地|基层")
_OPENER = re.compile(r"进行时|资料图|图片|^\d+$|项目|地点|情况$|时间|内容|单位$")
_COLUMN = re.compile(r"^(?P<column>[^|｜,。]{2,12})\s*[|｜]\s*(?P<rest>.{4,})$")
_RULE_TEXT = re.compile(r"^[一二三四五六七八九十]+(?:要|是)|^第[一二三四五六七八九十]+[,、]|^(?:会议|会上|会后|随后|座谈会|当天|其间|期间|同时|目前|据悉|下一步|今后|此外)")


class _Walker:
    """Walks over the paragraphs once, gathering items; its state is the open section and item."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.text = page.text
        self.folded = fold(page.text)
        self.lexicon = lexicon
        self.items: list[RawItem] = []
        self.frame: list[Span] = []
        self.stack: list[tuple[str, str]] = []
        self.current: RawItem | None = None
        self.closed = True
        self.section = 0
        self.fresh = False
        self.kinds: frozenset[str] = frozenset()
        self.bracketed = False

    # headings

    def heading(self, span: Span) -> _Heading | None:
        """Return the section heading a paragraph is or begins with, or None."""
        line = self.folded[span.start : span.end]
        bracket = _BRACKET.match(line)
        if bracket:
            inline = bracket.end() < len(line)
            name = re.sub(r"\s", "", self.text[span.start + bracket.start(1) : span.start + bracket.end(1)])
            if inline and (_OPENER.search(name) or not self._takes_inline(line[bracket.end() :])):
                return None
            return _Heading("【】…" if inline else "【】", name, span, span.start + bracket.end())
        found = _line_mark(line)
        if found is None or found[0] not in self.kinds:
            return None
        kind, start, end = found
        if _COLUMN.match(line[start:end]):
            return None
        return _Heading(kind, _clean_name(self.text[span.start + start : span.start + end]), span, span.end)

    def _takes_inline(self, rest: str) -> bool:
        return bool(_LEAD.match(rest)) or bool(_DAY.match(rest)) or self.bracketed

    def open_section(self, heading: _Heading) -> None:
        """Enter a section: beneath the last one when that has no item yet, else beside its like."""
        kinds = [kind for kind, _ in self.stack]
        if heading.kind in kinds and not (self.fresh and kinds[-1] == heading.kind and heading.kind == "【】"):
            depth = kinds.index(heading.kind)
            if heading.kind == "【】" and "【】2" in kinds and _PARENT.search(self.stack[0][1]) and not _known_top(heading.name):
                depth = kinds.index("【】2")
                heading = msgspec.structs.replace(heading, kind="【】2")
            del self.stack[depth:]
        elif self.fresh and heading.kind == "【】" and kinds and kinds[-1] == "【】":
            heading = msgspec.structs.replace(heading, kind="【】2")
        elif heading.kind == "【】…" and not self.fresh:
            self.stack.clear()
        elif heading.kind in {"【】"} or kinds and kinds[-1] == "|":
            self.stack.clear()
        self.stack.append((heading.kind, heading.name))
        self.frame.append(Span(heading.span.start, heading.end))
        self.section += 1
        self.fresh, self.closed, self.current = True, True, None

    # items

    def start(self, kind: str, line: int, title: list[Span], body: list[Span], marked: bool = False) -> RawItem:
        """Open a new item under the present headings."""
        path = tuple(name for _, name in self.stack if name)
        self.current = RawItem(kind, path, line, title, body, marked=marked, section=self.section)
        self.items.append(self.current)
        self.closed = self.fresh = False
        return self.current

    def paragraph(self, span: Span, line: int) -> None:
        """Take one paragraph: heading, headline, briefs, source or running text."""
        heading = self.heading(span)
        if heading:
            self.open_section(heading)
            if heading.end >= span.end:
                return
            span = Span(heading.end, span.end)
        span, marked = self._unmark(span)
        if span.start >= span.end:
            return
        source = self._source_alone(span)
        if source:
            self._close_with(source, line)
        elif not (self._column(span, line) or self._briefs(span, line, marked) or self._headline(span, line, marked)):
            self._running(span, line, marked)

    def _unmark(self, span: Span) -> tuple[Span, bool]:
        match = _ITEM_MARK.match(self.folded, span.start, span.end)
        if match:
            self.frame.append(Span(span.start, match.end()))
            closing = span.end - (self.folded[span.end - 1] == match.group()[0])
            return Span(match.end(), max(match.end(), closing)), True
        return span, False

    def _source_alone(self, span: Span) -> Span | None:
        line = self.folded[span.start : span.end]
        match = _SOURCE_END.match(line)
        if match and not _NOT_SOURCE.search(match["inside"]):
            return Span(span.start + match.start("inside"), span.start + match.end("inside"))
        bare = line.strip()
        if self.current and not self.closed and self.current.body and len(bare) <= 20 and not _RUNNING.search(bare):
            if is_unit(bare, self.lexicon) or re.fullmatch(r"\S{2,14}\s+供稿|供稿[:单位]*\S{2,14}", bare):
                return span
        return None

    def _close_with(self, source: Span, line: int) -> None:
        if self.current is None or self.current.source is not None:
            self.start(PLAIN, line, [], [source])
            return
        self.current.source = source
        self.closed = True

    def _closing_source(self, span: Span) -> tuple[Span, Span | None]:
        """Return a stretch without the source in brackets that closes it, and that source."""
        match = _SOURCE_END.search(self.folded, span.start, span.end)
        if not match or _NOT_SOURCE.search(match["inside"]):
            return span, None
        before = self.folded[span.start : match.start()]
        spaced = match.start() < match.start("inside") - 1
        if not before or not (before[-1] in "。!?\"…;" or spaced or is_unit(match["inside"], self.lexicon)):
            return span, None
        return Span(span.start, match.start()), Span(match.start("inside"), match.end("inside"))

    def _body(self, span: Span) -> None:
        """Add a stretch to the open item; a closing source ends the item."""
        assert self.current is not None
        kept, source = self._closing_source(span)
        if kept.end > kept.start:
            self.current.body.append(kept)
        if source:
            self.current.source = source
            self.closed = True

    def _column(self, span: Span, line: int) -> bool:
        match = _COLUMN.match(self.folded[span.start : span.end])
        if not match or _RUNNING.search(match["rest"]):
            return False
        name = Span(span.start + match.start("column"), span.start + match.end("column"))
        self.open_section(_Heading("|", tidy(self.text[name.start : name.end]), name, span.start + match.start("rest")))
        self.start(HEADED, line, [Span(span.start + match.start("rest"), span.end)], [])
        return True

    # briefs

    def _briefs(self, span: Span, line: int, marked: bool) -> bool:
        """Take a paragraph that holds one or several briefs (单位：…单位：…)."""
        headed_open = self.current is not None and not self.closed and self.current.kind == HEADED
        leads = self._leads(span)
        if not leads or leads[0][0].start > self._first_text(span) and (headed_open or not self._splits_alone(span, leads)):
            return False
        if headed_open and self.current and not self.current.body and not marked:
            return False
        listed = any(_LISTING.search(name) for _, name in self.stack)
        if headed_open and not marked and not listed and not self._at_day(leads[0][1]) and self.section_kinds() == {HEADED}:
            return False
        if leads[0][0].start > self._first_text(span):
            self._running(Span(span.start, leads[0][0].start), line, marked)
        for (lead, begin), following in zip(leads, [*leads[1:], None], strict=True):
            end = following[0].start if following else span.end
            self.start(BRIEF, line, [lead], [], marked)
            self._split_unmarked(Span(begin, end), line)
        return True

    def section_kinds(self) -> set[str]:
        """Return the kinds of the items that the open section has so far."""
        return {item.kind for item in self.items if item.section == self.section}

    def _splits_alone(self, span: Span, leads: list[tuple[Span, int]]) -> bool:
        return self.closed or (self.current is not None and self.current.kind != HEADED)

    def _first_text(self, span: Span) -> int:
        match = _ORDINAL.match(self.folded, span.start, span.end)
        return match.end() if match else span.start

    def _at_day(self, offset: int) -> bool:
        return bool(_DAY.match(self.folded[offset : offset + 12]))

    def _leads(self, span: Span) -> list[tuple[Span, int]]:
        """Return (span of the units, start of the text) of each brief in a paragraph."""
        found = []
        first = self._first_text(span)
        if first > span.start and not re.match(r"[^,。;:]{2,20}:", self.folded[first : span.end]):
            first = span.start
        for match in _LEAD.finditer(self.folded[first : span.end]):
            if found and not self.folded[first + match.end() : span.end].strip():
                continue
            if self._is_lead(match["lead"].strip(), match.start("lead") == 0 or self._at_day(first + match.end())):
                found.append((Span(first + match.start("lead"), first + match.end("lead")), first + match.end()))
        if found and not _RUNNING.search(self.folded[found[-1][1] : span.end]) and len(found) == 1:
            return []
        return found

    def _is_lead(self, lead: str, at_start: bool) -> bool:
        bare = re.sub(r"\s", "", lead)
        if _SPEECH_END.search(bare) or is_group(bare):
            return False
        for token in bare.split("、"):
            names = split_run_together(token, self.lexicon)
            if not all(is_unit(name, self.lexicon) or is_place_lead(name) for name in names):
                return at_start and self._short_lead(bare)
        return True

    def _short_lead(self, bare: str) -> bool:
        """Tell whether a short string at the start of a paragraph leads a brief for its place alone."""
        listed = self.section_kinds() <= {BRIEF, PLAIN} and bool(self.stack) or any(_CONTAINER.search(name) for _, name in self.stack)
        return listed and 2 <= len(bare) <= 12 and not re.search(r"[的了是在]", bare)

    def _split_unmarked(self, span: Span, line: int) -> None:
        """Add a stretch of a brief; a sentence whose subject is another unit begins a brief of its own."""
        assert self.current is not None
        begin = span.start
        if self.current.kind != HEADED and self.section_kinds() != {HEADED}:
            for match in _SENTENCE.finditer(self.folded, span.start, span.end - 8):
                if self._begins_another(match.end(), span.end, begin):
                    self._body(Span(begin, match.end()))
                    begin = match.end()
                    self.start(PLAIN, line, [], [])
        self._body(Span(begin, span.end))

    def _begins_another(self, offset: int, end: int, begin: int) -> bool:
        sentence = self.folded[offset : min(end, offset + 80)]
        unit = leading_unit(sentence, self.lexicon)
        if unit is None or "也开展" in sentence.partition("。")[0] or is_place_lead(unit):
            return False
        if not (self.lexicon.unit(unit) or unit[-1] in "委局办镇道会队") or sentence.startswith(unit + "还"):
            return False
        assert self.current is not None
        so_far = self.folded[begin:offset] + "".join(self.folded[span.start : span.end] for span in self.current.title)
        return unit not in so_far

    def _begins_with_unit(self, text: str) -> bool:
        return leading_unit(text, self.lexicon) is not None

    # headlines and running text

    def _headline(self, span: Span, line: int, marked: bool) -> bool:
        """Take a headline alone on its line, or one parted by a space from what follows it."""
        text = self.folded[span.start : span.end]
        ordinal = self._headline_ordinal(span)
        gap = self._gap(text)
        if gap is None and _is_headline(text):
            return self._headline_alone(Span(span.start + ordinal, span.end), line, marked)
        if gap is None or (_RULE_TEXT.match(text) and not self.closed):
            return False
        title, rest = Span(span.start + ordinal, span.start + gap[0]), Span(span.start + gap[1], span.end)
        waiting = self.current
        if waiting and not self.closed and waiting.kind == HEADED and not waiting.body:
            waiting.title.append(title)
        else:
            self.start(HEADED, line, [title], [], marked)
        self._body(rest)
        return True

    def _headline_ordinal(self, span: Span) -> int:
        match = _ORDINAL.match(self.folded[span.start : span.end])
        if match is None:
            return 0
        self.frame.append(Span(span.start, span.start + match.end()))
        return match.end()

    def _headline_alone(self, span: Span, line: int, marked: bool) -> bool:
        waiting = self.current
        if waiting and not self.closed and waiting.kind == HEADED:
            if not waiting.body and not marked:
                waiting.title.append(span)
                return True
            if not marked and (self.bracketed and _ORDINAL.match(self.folded[span.start - 3 : span.end]) or span.end - span.start < 6):
                return False
        self.start(HEADED, line, [span], [], marked)
        return True

    def _gap(self, text: str) -> tuple[int, int] | None:
        """Return (end of the headline, start of the rest) where a space parts them, else None."""
        stop = _RUNNING.search(text)
        if stop is None or _NO_HEADLINE.match(text):
            return None
        gaps = [match for match in _GAP.finditer(text, 0, stop.start() + 1) if _parts(text, match)]
        if not gaps:
            return None
        wide = [match for match in gaps if match.end() - match.start() > 1]
        best = wide[0] if wide else self._likeliest(text, gaps)
        if best.start() < 6 and not wide or best.start() < 5 or ":" in text[: best.start()] and text[best.start() - 1] == ":":
            return None
        return best.start(), best.end()

    def _likeliest(self, text: str, gaps: list[re.Match[str]]) -> re.Match[str]:
        for gap in gaps:
            rest = text[gap.end() :]
            if gap.start() >= 6 and (_DAY.match(rest) or self._begins_with_unit(rest)):
                return gap
        return gaps[-1]

    def _running(self, span: Span, line: int, marked: bool) -> None:
        """Take a paragraph of running text: it goes on with the open item, or is one of its own."""
        if self.fresh and not marked and self.stack[-1][0] == "one":
            self._heading_is_headline(line)
        elif self.current is None or self.closed or marked or self._stands_alone(span):
            self.start(PLAIN, line, [], [], marked)
        self._split_unmarked(span, line)

    def _heading_is_headline(self, line: int) -> None:
        """Take an ordinal heading (二、整改要求) with nothing but running text under it for a headline."""
        _, name = self.stack.pop()
        span = self.frame.pop()
        found = self.text.find(name, span.start, span.end)
        self.start(HEADED, line, [Span(found, span.end) if found >= 0 else span], [])

    def _stands_alone(self, span: Span) -> bool:
        """Tell whether a paragraph after briefs or unheaded items begins one of its own."""
        assert self.current is not None
        if self.current.kind == HEADED:
            return False
        text = self.folded[span.start : span.end]
        if any(item.marked for item in self.items if item.section == self.section):
            return not _RULE_TEXT.match(text)
        if not self.stack and self.current.kind == PLAIN and not self.current.marked:
            own = leading_unit(text, self.lexicon)
            return own is not None and bool(_DAY.match(text)) and len(self.items) > 1
        return bool(_DAY.match(text)) or self._begins_with_unit(text)


_KNOWN_TOP = re.compile(r"调度|领导|督查|曝光|经验|批示|督导|关怀|要闻|通报|文件|交流|专题|工作动态")


def _known_top(name: str) -> bool:
    return bool(_KNOWN_TOP.search(name))


def _parts(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a space can part a headline from the rest, and is not layout around a number or a name."""
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    if gap.end() - gap.start() > 1:
        return True
    if not (before and after and _WIDE.match(before)):
        return False
    return bool(_WIDE.match(after)) or bool(_DAY.match(text[gap.end() : gap.end() + 14])) and not before.isdigit()


def _is_headline(text: str) -> bool:
    """Tell whether a line can be a headline: short, without running punctuation or closing mark."""
    bare = text.strip()
    return 4 <= len(bare) <= 60 and not _RUNNING.search(bare) and bare[-1] not in _TERMINAL


def _line_mark(line: str) -> tuple[str, int, int] | None:
    """Return (marker class, start and end of the name) of a line that may be a heading, or None."""
    match = _MARKDOWN.match(line)
    if match:
        return f"#{len(match['mark'])}", match.start("name"), match.end("name")
    match = _MARKED.match(line)
    if match:
        return match["mark"], match.start("name"), match.end("name")
    match = _ORDINAL.match(line)
    if match and not re.search(r"[,。;:!?]", line) and len(line) <= 30:
        return next(kind for kind, value in match.groupdict().items() if value), match.end(), len(line)
    return None


def _clean_name(written: str) -> str:
    """Return a section's name without marks, ordinals and spaces."""
    bare = re.sub(r"\s", "", written).strip("●◆■★◎□◇※≡✍❖➤▶#")
    match = _ORDINAL.match(fold(bare))
    return bare[match.end() :] if match else bare


def leading_unit(text: str, lexicon: Lexicon) -> str | None:
    """Return the unit (or units) that a folded sentence has as its subject right at the start or after a date."""
    day = re.match(r"(?:[^,。;:]{1,14},)?", text)
    begin = day.end() if day and _DAY.match(text) else 0
    head = re.match(r"[^,。;:!?\s]{2,40}", text[begin:])
    if not head:
        return None
    return _subject(head.group(), lexicon)


_VERBS = (
    "组织", "开展", "联合", "会同", "召开", "举办", "举行", "启动", "对", "在", "以", "针对", "围绕", "邀请", "集中", "积极", "出动", "发动", "深入",
    "结合", "利用", "走进", "通过", "持续", "开设", "推出", "协调", "协同", "携手", "完成", "建立", "探索", "推进", "加强", "全面", "多举措", "落户",
    "规划", "出台", "印发", "制定", "加快", "选派", "为", "将", "率先", "认真", "及时", "统筹", "聚焦", "依托", "抓住", "自", "于", "向", "把", "用",
    "正式", "成立", "设立", "清理", "整治", "检查", "巡查", "指导", "督促", "部署", "安排", "学习", "传达", "动员", "牵头", "从", "着力", "大力",
    "扎实", "迅速", "立即", "主动", "广泛", "创新", "开通", "打造", "新建", "改造", "升级", "配合", "协助", "慰问", "看望", "评选", "表彰", "获",
    "荣获", "入选", "被", "共", "已", "拆除", "修缮", "更换", "补种", "张贴", "发放", "到", "赴", "前往", "抓", "按照", "根据", "因", "实施", "推行",
    "破解", "巧解", "实现", "做强", "进行", "参加", "开启", "受理", "处置", "化解", "整改", "落实", "采取", "坚持", "强化", "细化", "优化", "压实",
    "“", "\"", "四", "五", "三", "两", "多", "借助", "充分", "不断", "紧盯", "紧扣", "立足", "注重", "突出", "坚决", "同", "与", "利", "每", "分", "也",
)  # fmt: skip
_VERB = "|".join(sorted(map(re.escape, _VERBS), key=len, reverse=True))
_SUBJECT = re.compile(rf"(?P<units>[^\s,。;:]{{2,30}}?)(?={_VERB}|$)")


def _subject(clause: str, lexicon: Lexicon) -> str | None:
    for mention in lexicon.mentions(clause):
        if mention.span.start == 0 and mention.kind == "unit":
            return _extend(clause, mention.span.end, lexicon)
        break
    for stop in re.finditer(_VERB, clause):
        name = clause[: stop.start()]
        if len(name) >= 2 and all(
            is_unit(part, lexicon) and not is_group(part) or (is_place_lead(part) and len(part) > 2) for token in re.split("、|和", name) for part in [token] if part or True
        ):
            return name
    return None


def _extend(clause: str, end: int, lexicon: Lexicon) -> str:
    """Return a list of units that begins with a known one: 甲局、乙局 or 甲局乙局."""
    while end < len(clause):
        step = 1 if clause[end] in "、和" else 0
        following = next(iter(lexicon.mentions(clause[end + step :])), None)
        if following is None or following.kind != "unit" or following.span.start != 0:
            break
        end += step + following.span.end
    return clause[:end]


def _section_kinds(page: Page, first: int, last: int) -> tuple[frozenset[str], bool]:
    """Return the marker classes that stand for sections here, and whether 【】 is used for them."""
    names: dict[str, list[str]] = {}
    bracketed = 0
    for paragraph in page.paragraphs[first:last]:
        line = fold(page.text[paragraph.span.start : paragraph.span.end])
        bracketed += bool(_BRACKET.fullmatch(line))
        found = _line_mark(line)
        if found:
            names.setdefault(found[0], []).append(_clean_name(re.split(r"[|｜]", line[found[1] : found[2]])[0]))
    kinds = {kind for kind, given in names.items() if max(map(len, given)) <= 10}
    if bracketed or kinds - {"one", "two", "three"}:
        kinds -= {"one", "two", "three"} if bracketed else {"two", "three"}
    return frozenset(kinds - {"three"}), bracketed > 0


def read_outline(page: Page, first: int, last: int, skipped: frozenset[int], lexicon: Lexicon) -> Outline:
    """Return the items of the paragraphs ``first`` to ``last``, those in ``skipped`` left out."""
    walker = _Walker(page, lexicon)
    walker.kinds, walker.bracketed = _section_kinds(page, first, last)
    contents = _contents(page, first, last)
    for place in range(first, last):
        paragraph = page.paragraphs[place]
        if place in contents:
            walker.frame.append(paragraph.span)
        elif place not in skipped:
            walker.paragraph(paragraph.span, paragraph.line)
    return Outline(tuple(walker.items), tuple(walker.frame))


def _contents(page: Page, first: int, last: int) -> frozenset[int]:
    """Return the paragraphs of a table of contents: its heading, and lines that come again below."""
    heads = page.paragraphs[first : min(first + 4, last)]
    if not any(_bare_line(page, row.span) in _CONTENTS for row in heads):
        return frozenset()
    bare = [_bare_line(page, row.span) for row in page.paragraphs]
    for place in range(first, min(first + 4, last)):
        if bare[place] in _CONTENTS:
            again = Counter(bare[place + 1 : last])
            end = place + 1
            while end < last and again[bare[end]] > 1 and bare[end] not in bare[place + 1 : end]:
                end += 1
            return frozenset(range(place, end))
    return frozenset()


def _bare_line(page: Page, span: Span) -> str:
    return re.sub(r"[\s●◆■★◎□◇※≡【】\d.…·]", "", page.text[span.start : span.end])


_PREDICATE = re.compile(r"\d{1,4}[年月日]|于|在|就|获|正式|顺利|全面|成功|全线|如期|近日|日前|已|将|被|由|对|入选|通过|投入|集体|率先|即将|完成|落户|建成|开工|启动|竣工")


def leading_noun(clause: str) -> str | None:
    """Return the noun that is the subject of a folded clause: all before its predicate."""
    stop = _PREDICATE.search(clause, 2)
    if stop:
        return clause[: stop.start()]
    end = 0
    for word, label in tag(clause):
        if label[0] in "vdpcrtuw" and label not in ("vn", "rz"):
            break
        end += len(word)
    return clause[:end] if 2 <= end < len(clause) else None
