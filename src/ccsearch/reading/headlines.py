"""Headlines of items by their form, and the space that parts one from a text on its line. All texts here are folded."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.headings import ORDINAL
from ccsearch.reading.subjects import leading_unit, starts_with_day
from ccsearch.reading.surnames import SINGLE
from ccsearch.reading.units import is_place_lead, is_unit
from ccsearch.records import Span
from ccsearch.text import known_word, tag

HEADLINE, HEADLINE_LINES = 120, 5
"""How many characters a headline has at most before a space, and how many lines."""

SHORTEST = 4
"""How many characters a headline has at least, and the last line of a broken one has fewer."""

_NO_HEADLINE = re.compile(r"本[报网]讯|[^,。]{2,40}(?:要求|指出|强调|意见|提出)[^,。]{0,6}:")
_GAP = re.compile(r"[ \t\u3000\xa0][ \t\u3000\xa0]*")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef\"')(]")
_RUNNING = re.compile(r"[,。;!?]")
_SENTENCES = re.compile("[,。;]")
_TERMINAL = "。;:…"
_SAID = re.compile(r"[^。;]*[上中时](?:强调|指出|要求)$")
_SLOGAN = re.compile(r"[^。;:!?]{4,36}$")
_BARE = re.compile(r"[\u3400-\u9fff]+$")


def is_headline(text: str) -> bool:
    """Tell whether a line can be a headline: short, without running punctuation or closing mark.

    One that ends in 在…时强调 may have a comma: 10月8日上午，市长黎光耀在桐城区调研时强调.
    """
    if not SHORTEST <= len(text) <= 60 or text[-1] in _TERMINAL or _LABELLED.match(text):
        return False
    return not _SENTENCES.search(text) or _SAID.match(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a line with a subtitle below it can be a headline, whose halves a comma may part."""
    if not SHORTEST <= len(text) <= 60 or text[-1] in _TERMINAL or "。" in text:
        return False
    return _LABELLED.match(text) is None


_LABELLED = re.compile("图为|下一步[^,。;:]{0,8}:|(?:[\u3400-\u9fff]{2}){0,3}(?:时间|人员|地点):")
"""What a line is that tells no news but goes on with some: 图为…, 参会人员:…."""


_GOES_ON = re.compile(
    r"[一二三四五六七八九十]+(?:要|是)|第[一二三四五六七八九十]+[,、]"
    r"|(?:会议|会上|会后|随后|座谈会|当天|其间|期间|同时|目前|据悉|下一步|今后|此外)"
)


def goes_on(text: str) -> bool:
    """Tell whether a line goes on with a report: 会议强调…, 下一步…."""
    return _GOES_ON.match(text) is not None


_CLAIM = re.compile(
    r"(?:(?P<unit>[^,。;:!?\"]{2,16}):|(?=[^,]{4,20},[^,]{4,20}$)(?=.{0,12}[区县市镇乡道局委办会校院司]))(?P<claim>[^。;!?\d:]{6,44})$"
)


def is_claim(folded: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell whether a line is a unit and what a headline says of it: 淮东集团:把实事办到心坎上,…."""
    match = _CLAIM.match(folded[span.start : span.end])
    if match is None or starts_with_day(match["claim"]) or match["claim"].count(",") >= _MANY:
        return False
    return all(is_unit(name, lexicon) or is_place_lead(name) for name in (match["unit"] or "").split("、") if name)


_MANY = 2  # commas


def is_rest(text: str) -> bool:
    """Tell whether a line is the few characters that a broken headline has left over, and no author's name."""
    return len(text) < SHORTEST and _BARE.match(text) is not None and (len(text) == 1 or text[0] not in SINGLE)


_REST = re.compile(r"(?P<rest>[\u3400-\u9fff]{1,5})[ \t\u3000\xa0]+(?=[\u3400-\u9fff0-9][^,。;]*[,。;])")
_LAST_WORDS = frozenset(
    "任务 工作 活动 会议 行动 建设 整治 治理 改造 服务 培训 宣传 检查 督查 调研 推进会 部署会 调度会 动员会".split()
)
"""What a headline ends with that is broken before its last word."""


def rest_of_headline(headline: str, text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return (end of what a broken ``headline`` has left, start of the text behind a blank), or None."""
    match = _REST.match(text)
    if match is None or is_unit(match["rest"], lexicon):
        return None
    left = match["rest"] in _LAST_WORDS or _breaks_word(headline, match["rest"])
    return (match.end("rest"), match.end()) if left else None


_LONGEST_WORD = 4  # characters


def _breaks_word(before: str, after: str) -> bool:
    """Tell whether a word of the dictionary goes on from one string into the other: 推|进会."""
    begun = before[-_LONGEST_WORD:]
    start = 0
    for word, _ in tag(begun + after):
        if start < len(begun) < start + len(word):
            return known_word(word)
        start += len(word)
    return False


def numbered_slogan(text: str) -> int:
    """Return where a slogan of two halves begins behind its ordinal (二、整合资源,让服务沉到家门口), or 0."""
    ordinal = ORDINAL.match(text) if "," in text else None
    if not ordinal or ordinal["three"]:
        return 0
    return ordinal.end() if _SLOGAN.match(text, ordinal.end()) else 0


def find_gap(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return (end of the headline, start of the rest) where a space parts them, else None."""
    stop = _RUNNING.search(text)
    if stop is None:
        return None
    gaps = [match for match in _GAP.finditer(text, 0, stop.start() + 1) if _parts(text, match)]
    if not gaps or _NO_HEADLINE.match(text):
        return None
    wide = [match for match in gaps if match.end() - match.start() > 1]
    best = wide[0] if wide else _likeliest(text, gaps, lexicon)
    dated = starts_with_day(text, best.end())
    shortest = 5 if wide or dated else 6
    if dated and is_unit(text[: best.start()], lexicon):
        shortest = 2  # 县妇联  9月2日,举办…
    if not shortest <= best.start() <= HEADLINE or text[best.start() - 1] == ":":
        return None
    return best.start(), best.end()


_SPACED_DAY = re.compile(r"\d{1,2} ?月 ?\d{1,2} ?[日号]")


def _starts_with_day(text: str, offset: int) -> bool:
    """Tell whether a day stands at an offset, perhaps with blanks round its numbers (1 月 10 日)."""
    return starts_with_day(text, offset) or _SPACED_DAY.match(text, offset) is not None


def _likeliest(text: str, gaps: list[re.Match[str]], lexicon: Lexicon) -> re.Match[str]:
    for gap in gaps:
        dated = _starts_with_day(text, gap.end())
        if gap.start() >= 6 and (dated or leading_unit(text[gap.end() :], lexicon)):
            return gap
    return gaps[-1]


def _parts(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a space can part a headline from the rest, and is not layout around a number or a name."""
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    if gap.end() - gap.start() > 1 or before == "、":
        return before != "、"
    if not (before and after and _WIDE.match(before)):
        return False
    return bool(_WIDE.match(after)) or (_starts_with_day(text, gap.end()) and not before.isdigit())
