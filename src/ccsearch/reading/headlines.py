"""Headlines of items by their form, and the space that parts one from a text on its line. All texts here are folded."""

import re

from ccsearch.lexicon import Lexicon
from ccsearch.reading.headings import ORDINAL
from ccsearch.reading.subjects import leading_unit, starts_with_day
from ccsearch.reading.surnames import SINGLE
from ccsearch.reading.units import is_unit
from ccsearch.records import Span

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
    if not SHORTEST <= len(text) <= 60 or text[-1] in _TERMINAL or text.startswith("图为"):
        return False
    return not _SENTENCES.search(text) or _SAID.match(text) is not None


def is_title(text: str) -> bool:
    """Tell whether a line with a subtitle below it can be a headline, whose halves a comma may part."""
    return SHORTEST <= len(text) <= 60 and text[-1] not in _TERMINAL and "。" not in text


_GOES_ON = re.compile(
    r"[一二三四五六七八九十]+(?:要|是)|第[一二三四五六七八九十]+[,、]"
    r"|(?:会议|会上|会后|随后|座谈会|当天|其间|期间|同时|目前|据悉|下一步|今后|此外)"
)


def goes_on(text: str) -> bool:
    """Tell whether a line goes on with a report: 会议强调…, 下一步…."""
    return _GOES_ON.match(text) is not None


_CLAIM = re.compile(
    r"(?:[^,。;:!?\"]{2,16}:|(?=[^,]{4,20},[^,]{4,20}$)(?=.{0,12}[区县市镇乡道局委办会校院司]))(?P<claim>[^。;!?\d:]{6,44})$"
)


def is_claim(folded: str, span: Span) -> bool:
    """Tell whether a line is a unit and what a headline says of it: 淮东集团:把实事办到心坎上,…."""
    match = _CLAIM.match(folded[span.start : span.end])
    return match is not None and not starts_with_day(match["claim"]) and match["claim"].count(",") < _MANY


_MANY = 2  # commas


def is_rest(text: str) -> bool:
    """Tell whether a line is the few characters that a broken headline has left over, and no author's name."""
    return len(text) < SHORTEST and _BARE.match(text) is not None and (len(text) == 1 or text[0] not in SINGLE)


_REST = re.compile(
    r"(?!本[报网]讯|近日|日前|昨[日天]|今[日天]|连日来)(?P<rest>[\u3400-\u9fff]{1,5})[ \t\u3000\xa0]+(?=[\u3400-\u9fff0-9][^,。;]*[,。;])"
)


def rest_of_headline(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return (end of what a headline broken in mid-word has left, start of the text behind a blank), or None."""
    match = _REST.match(text)
    return (match.end("rest"), match.end()) if match and not is_unit(match["rest"], lexicon) else None


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
    shortest = 5 if wide else 6
    if starts_with_day(text, best.end()) and is_unit(text[: best.start()], lexicon):
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
    if gap.end() - gap.start() > 1:
        return True
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    if not (before and after and _WIDE.match(before)):
        return False
    return bool(_WIDE.match(after)) or (_starts_with_day(text, gap.end()) and not before.isdigit())
