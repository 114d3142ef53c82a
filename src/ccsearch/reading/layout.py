"""From a source text to paragraphs: page numbers, marks of emphasis and line breaks taken out.

The working text keeps spaces, since they part headlines from what follows; :func:`tidy` takes out
those that are only layout once the structure is known. ``Page.source`` leads back to the source.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from ccsearch.reading.formats.encodings import LINE_BREAK, lines_of
from ccsearch.reading.labels import CONTACT, CREDITS, DISTRIBUTION, KEYWORDS, STAFF, spread
from ccsearch.reading.working import Working
from ccsearch.records import Span
from ccsearch.text import Signs, fold

SENTENCE_ENDS = "。！？!?；;：:…"
CLOSERS = "”’」』）)》】\"'"
_ENDINGS = frozenset(SENTENCE_ENDS + CLOSERS)
_HAN = r"\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U000323af"
_WIDE = _HAN + r"\u3001-\u303f\u3300-\u33ff\uff01-\uff60“”‘’…—·"

_DROPPED_FIRST = "*_\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\x00-\x08\x0b\x0c\x0e-\x1f"
_DROPPED = re.compile(rf"[{_DROPPED_FIRST}](?:(?<=\*)\*+|(?<=_)_+|(?<![*_]))")
_NO_TEXT = re.compile(
    r"(?:(?P<page>[-—–―－_·]{1,3}\s*[0-9０-９]{1,3}\s*[-—–―－_·]{1,3}|第\s*[0-9０-９]{1,3}\s*页(?:[\s，,/]*共\s*[0-9０-９]{1,3}\s*页)?"
    r"|[0-9]{1,3}\s*/\s*[0-9]{1,3})$|(?P<rule>[\s\-—–―=＝_*·~～─━═]+)$)"
)
_NO_LETTERS = frozenset("-—–―－_·第0123456789=＝*~～─━═")  # how such lines begin
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
GLOSS = re.compile(rf"[(（](?<=[{_HAN}][(（])(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}}[)）]")
"""A gloss of how the character before it is spoken: 創(chuàng)."""
INNER_MARKS = "▲△●◆■★◇※➤▶▷☆"
"""Marks that items begin with, also behind others in a paragraph."""
SIGNS = Signs(odd=f"{_TONES}\ue000-\uf8ff\ufffd?？\U000f0000-\U0010ffff", dropped=_DROPPED_FIRST, marked=INNER_MARKS)
"""Question marks, letters with tones and characters of no meaning; what may be dropped; those marks."""

_TAG = re.compile(r"</?(?:p|em|strong|b|i|u|span|div|br|font|h[1-6]|li|ul|ol|a)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
_SHORTEST_RULE = 3
_SPACE = r"[ \t\u3000\xa0\u2002-\u200a]"
_LAYOUT_SPACE = re.compile(  # a whole run of spaces, behind or before a wide character
    rf"{_SPACE}(?<!{_SPACE}{{2}})(?:(?<=[{_WIDE}]{_SPACE}){_SPACE}*|{_SPACE}*(?=[{_WIDE}]))"
)
_BLANKS = re.compile(rf"{_SPACE}{{2,}}")
_RUNNING = re.compile(r"[，。；,]")
_LABELS = spread((*STAFF, *DISTRIBUTION, *CONTACT, *CREDITS, *KEYWORDS))
_PEOPLE = rf"(?:{spread(STAFF)}){_SPACE}+\S{{2,4}}{_SPACE}+"
_STRUCTURAL = re.compile(
    r"[【〖●※≡■◆□◎▲△☆★✍#]|[（(][^（）()]{1,20}[）)]\s*$|[一二三四五六七八九十]+(?:、|要|是)|第[一二三四五六七八九十][，、,]"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|[-▪] |·|[上下]一[篇条页][:\s]|关于[^，,。]{4,40}的(?:通报|通知|报告|情况)$|(?:"
    + _LABELS
    + r")\s*[：:]|(?:"
    + _PEOPLE
    + r"){2}|[（(]?共?印\s*\d+\s*份"
    r"|[12二一][\d〇零一二九O]{3}\s*[年/.-]\s*[\d〇一二三四五六七八九十]{1,3}\s*[月/.-]\s*[\d〇一二三四五六七八九十]{1,3}\s*日?[\s\d:]*$"
)
_BULLETED = re.compile(r"[-*•▪]\s|\S{2,12}[：:]")


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the working text: its span there and the 1-based source line it begins on."""

    span: Span
    line: int


class Line(msgspec.Struct, frozen=True):
    """A stretch of the working text: as ``written``, and ``folded`` for recognising, of the same length."""

    written: str
    folded: str

    @property
    def plain(self) -> str:
        """It folded, without blanks."""
        return closed_up(self.folded)

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return a piece of it."""
        return Line(self.written[start:end], self.folded[start:end])

    def stripped(self) -> "Line":
        """Return it without blanks at its ends."""
        return Line(self.written.strip(), self.folded.strip())

    def tidied(self) -> "Line":
        """Return it without spaces that are only layout."""
        written = tidy(self.written)
        return self if written == self.written else Line(written, fold(written))

    def __add__(self, other: "Line") -> "Line":
        return Line(self.written + other.written, self.folded + other.folded)


class Page(msgspec.Struct, frozen=True):
    """A source text as paragraphs of a working text; ``folded`` is its folded twin of the same length.

    ``pieces`` are (start in ``text``, start in the source) of each stretch taken over unchanged, rising.
    ``signs`` are those of ``SIGNS`` that the source has.
    """

    text: str
    folded: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    signs: frozenset[str]

    def line(self, span: Span) -> Line:
        """Return a stretch of the working text."""
        return Line(self.text[span.start : span.end], self.folded[span.start : span.end])

    def source(self, span: Span) -> Span:
        """Return where a span of the working text stands in the source."""
        starts, origins = self.starts, self.origins
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1) - 1
        return Span(span.start + origins[first] - starts[first], span.end + origins[last] - starts[last])


class _Line(msgspec.Struct, frozen=True):
    """A line with something on it: where that stands in the source, and what it says without marks of emphasis.

    ``bare`` is "*" where there is nothing but marks; ``indent`` is how many blanks stand before it.
    """

    start: int
    end: int
    number: int
    bare: str
    indent: int
    after_page_number: bool
    after_blank: bool


def _noise(text: str, odd: bool) -> list[re.Pattern[str]]:
    """Return the patterns of what storage may have put into a text; few texts need to be looked through for them."""
    return [*([_TAG] if "</" in text or "<br" in text else []), *([GLOSS] if odd and GLOSS.search(text) else [])]


def _without_noise(text: str) -> str:
    for pattern in _noise(text, odd=True) if "<" in text or ")" in text else ():
        text = pattern.sub("", text)
    return text


_DRESS = "*_>"
_QUOTED = re.compile(r">+\s*")
_SLANTED = re.compile(r"([*_])(?![*_\s]).*(?<![*_\s])\1$")


def _dressed(visible: str) -> tuple[int, int]:
    """Return what of a line stands within Markdown's marks of a quotation (> …) or of slanted letters (*…*)."""
    quoted = _QUOTED.match(visible)
    start = quoted.end() if quoted and quoted.end() < len(visible) else 0
    slanted = _SLANTED.match(visible, start)
    return (start + 1, len(visible) - 1) if slanted else (start, len(visible))


_QUOTING = "> \t\r\n"
_EMPHASIS = "*_ \t\u3000"


def _lines(source: str, noisy: bool) -> list[_Line]:
    """Return the lines with something on them; ``noisy`` tells whether there is any noise in the source."""
    found: list[_Line] = []
    position, page_turned, blank = 0, False, False
    for number, raw in enumerate(lines_of(source), 1):
        visible = raw.strip() if raw[0] != ">" or raw.strip(_QUOTING) else ""
        if not visible:
            blank = True
            position += len(raw)
            continue
        no_text = _NO_TEXT.match(visible) if visible[0] in _NO_LETTERS else None
        if no_text and no_text["page"]:
            page_turned = True
        elif not (no_text and len(LINE_BREAK.sub("", raw)) >= _SHORTEST_RULE):
            indent = len(raw) - len(raw.lstrip()) if raw[0] != visible[0] else 0
            start, end = position + indent, position + indent + len(visible)
            bare = _without_noise(visible) if noisy else visible
            if visible[0] in _DRESS:
                first, last = _dressed(visible)
                bare, start, end = bare[first:last], start + first, start + last
            bare = bare.strip(_EMPHASIS) or "*"
            found.append(_Line(start, end, number, bare, indent, page_turned, blank))
            page_turned = blank = False
        position += len(raw)
    return found


_WIDEST = 60  # characters of a line broken by hand


class _Wrap(msgspec.Struct, frozen=True):
    """How lines were broken by hand: the usual ``width`` of a full one, in characters or half-width columns."""

    width: int
    columns: bool

    def measure(self, source: str, line: _Line) -> int:
        """Return how long a line is in this unit."""
        start = line.start - line.indent if line.indent <= _DEEPEST else line.start
        length = line.end - start
        return 2 * length - len(_NARROW.findall(source, start, line.end)) if self.columns else length

    def full(self, source: str, line: _Line) -> bool:
        """Tell whether a line goes up to the usual width."""
        return self.measure(source, line) >= self.width - (3 if self.columns else 1)


_NARROW = re.compile(r"[\x20-\x7e]")


def _wrap(source: str, lines: list[_Line]) -> _Wrap | None:
    """Return how a text's lines were broken by hand, or None where they are whole paragraphs."""
    if len(lines) < 8:
        return None
    best, most = None, max(6, len(lines) // 3)
    for columns in (False, True):
        unit = _Wrap(0, columns)
        lengths = sorted([unit.measure(source, line) for line in lines])
        width = lengths[-max(1, len(lengths) // 20) - 1]
        if width // 2 > _WIDEST:  # and wider still in columns
            return best
        slack = 3 if columns else 1
        full = sum(width - slack <= length <= width + slack for length in lengths)
        if full >= most and 15 <= width // (1 + columns) <= _WIDEST:
            best, most = _Wrap(width, columns), full + 1
    return best


class _Breaks(msgspec.Struct, frozen=True):
    """How a text's lines end: ``wrap`` is None where none is full, ``clauses`` tells whether each clause has its own.

    ``indents`` tells whether it is by blanks that paragraphs begin.
    """

    wrap: _Wrap | None
    clauses: bool
    indents: bool

    @property
    def told(self) -> bool:
        """Whether a line that ends with its sentence may go on for any of these reasons."""
        return self.wrap is not None or self.clauses or self.indents


def _breaks(source: str, lines: list[_Line]) -> _Breaks:
    """Return how lines end; in a text of clauses a blank or an indented line begins a paragraph."""
    ends = [line.bare[-1] for line in lines]
    running = sum(map(ends.count, "，、,"))
    clauses = (
        running >= _CLAUSES and 4 * running >= len(lines) and 2 <= sum(line.indent > 0 for line in lines) < running
    )
    following = zip(ends, lines[1:], strict=False)
    begun = [after.indent > 0 for end, after in following if end == "。" and len(after.bare) > _LONG]
    indents = len(begun) >= _INDENTED and 5 * sum(begun) >= 4 * len(begun)
    return _Breaks(_wrap(source, lines), clauses, indents)


_CLAUSES, _INDENTED = 3, 3  # lines that end within a sentence, or paragraphs that begin with blanks, at least
_DEEPEST = 4  # blanks before a paragraph; what has more is set in the middle or to the right
_OPENING = re.compile("近日|日前|连日来|近期|昨日|今年以来|(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}日|本[报网]讯")
_SHORT, _LONG = 40, 18  # characters of a headline above a text, and of a line that may be broken by hand


def _joins(source: str, before: _Line, after: _Line, continued: bool, breaks: _Breaks) -> bool:
    """Tell whether ``after`` goes on with the sentence that ``before`` breaks off."""
    wrap, body = breaks.wrap, before.bare
    quoted = body[-1] in _QUOTES and bool(_QUOTED_WORD.match(body, len(body) - 2) and _RUNNING.search(body))
    unfinished = quoted or body[-1] not in _ENDINGS
    if body[0] in "【#" and body[-1] == "】":
        return False
    if after.bare[-1] in "）)" and _RESPONSIBLE.match(after.bare):
        return True
    ended = not (unfinished or breaks.told or after.after_page_number)
    if ended or _begins_by_blanks(before, after, continued) or (after.bare[0] in "—-" and _SUBTITLE.match(after.bare)):
        return False
    if after.after_page_number or body[-1] in "，、,":
        joined = unfinished or bool(_HEAD_SENTENCE.search(body))
    elif wrap and not after.indent and not after.after_blank and wrap.full(source, before):
        joined = unfinished or not _GAP.search(after.bare)
    elif breaks.clauses and (continued or before.indent) and not unfinished:
        joined = not (after.indent or after.after_blank)
    elif breaks.indents and _goes_on(before, after, continued):
        joined = unfinished or (_RUNNING.search(after.bare) is not None and not _GAP.search(after.bare))
    else:
        running = before.indent >= after.indent and (continued or _is_running(body))
        joined = unfinished and running and not _stands_alone(body, after.bare)
    return joined and not _begins(after.bare, unfinished)


def _is_running(bare: str) -> bool:
    """Tell whether a line is part of running text, or of a list of recipients."""
    return _RUNNING.search(bare) is not None or _RECIPIENTS.match(bare) is not None


def _goes_on(before: _Line, after: _Line, continued: bool) -> bool:
    """Tell whether a line belongs to a paragraph that began with blanks: it has none, and the line before is long."""
    inside = continued or 0 < before.indent <= _DEEPEST
    return inside and not after.indent and not after.after_blank and len(before.bare) > _LONG


def _begins_by_blanks(before: _Line, after: _Line, continued: bool) -> bool:
    """Tell whether a line begins a paragraph, by the blanks before it or its first word, below a headline without."""
    opening = len(before.bare) <= _SHORT and _OPENING.match(after.bare) is not None
    indented = 2 <= after.indent <= _DEEPEST and len(after.bare) > _LONG
    return (opening or indented) and not (
        continued or before.indent or after.after_page_number or before.bare[-1] in "，、,"
    )


def _begins(bare: str, unfinished: bool) -> bool:
    """Tell whether a line begins something of its own, whatever stands before it."""
    return bool(_STRUCTURAL.match(fold(bare))) or (not unfinished and bool(_BULLETED.match(bare)))


_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：;:！？]{4,30}$|.*[上中时](?:强调|指出|要求)$|【资料图】|图为"
)
_QUOTES = "”’》"
_QUOTED_WORD = re.compile(rf"[^。！？!?；;：:…，、][{_QUOTES}]")  # at the end of a line: 党员和“热心人”|志愿者
_HEAD_SENTENCE = re.compile(r"[一二三四五六七八九十](?:要|是|，|、)[^。]{2,25}。$")
_GAP = re.compile(r"^[^，。；：:]{6,50}[ \u3000]")
_LEAD = re.compile(r"[^，。；：:\s]{1,12}[^要求说示出调][：:]\S")
_SUBTITLE = re.compile(r"(?:——|--)[^，。；]{4,40}$")
_RESPONSIBLE = re.compile(r"[（(]责任单位\s*[：:][^（）()]+[）)]$")
_LABEL = re.compile(r"^[^，。；]{1,12}[：:]")
_PARTED = re.compile("[，。；]")
_RECIPIENTS = re.compile(rf"(?:{spread(DISTRIBUTION)})\s*[：:][^：:]*、[^：:]*$")


def _stands_alone(body: str, following: str) -> bool:
    """Tell whether a line is a heading, a label with what belongs to it, or one of several leads."""
    if _HEADING.match(body) or (_LABEL.match(body) and not _PARTED.search(body) and not _RECIPIENTS.match(body)):
        return True
    return bool(_LEAD.match(body) and _LEAD.match(following))


def lay_out(source: str) -> Page:
    """Return the paragraphs of a source text, sentences broken by pages or hard wraps rejoined."""
    noise = _noise(source, "odd" in (signs := SIGNS.among(source)))
    breaks = _breaks(source, lines := _lines(source, bool(noise)))
    working = Working(source, (*([_DROPPED] if "dropped" in signs else []), *noise))
    paragraphs: list[Paragraph] = []
    before: _Line | None = None
    first, joined, begin = 0, False, 0
    for line in lines:
        joined = before is not None and _joins(source, before, line, joined, breaks)
        start = line.start
        if before is None:
            first = line.number
        elif not joined:
            paragraphs.append(Paragraph(Span(begin, working.length), first))
            begin, first = working.length + 1, line.number
            start = working.begin(start)
        elif _parted(before, line):
            working.add(" ", before.end)
        working.take(start, line.end)
        before = line
    if lines:
        paragraphs.append(Paragraph(Span(begin, working.length), first))
    parts, starts, origins = zip(*working.pieces, strict=True) if working.pieces else ((), (), ())
    text = "".join(parts)
    return Page(text, fold(text), tuple(_trimmed(text, paragraphs)), starts, origins, signs)


def _trimmed(text: str, paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs without blanks at either end; those with nothing else are left out."""
    for paragraph in paragraphs:
        whole = text[paragraph.span.start : paragraph.span.end]
        body = whole.strip()
        if len(body) == len(whole) > 0:
            yield paragraph
        elif body:
            start = paragraph.span.start + whole.index(body[0])
            yield Paragraph(Span(start, start + len(body)), paragraph.line)


def _parted(before: _Line, after: _Line) -> bool:
    """Tell whether a blank belongs between two lines: both sides are Latin letters."""
    pair = before.bare[-1] + after.bare[0]
    return pair.isascii() and pair.isalpha()


def closed_up(text: str) -> str:
    """Return ``text`` without any blanks."""
    return "".join(text.split())


_ANY_SPACE = re.compile(_SPACE)


def tidy(text: str) -> str:
    """Return ``text`` without spaces that are only layout; one between two Latin words stays."""
    if not _ANY_SPACE.search(text):
        return text
    return _BLANKS.sub(" ", _LAYOUT_SPACE.sub("", text)).strip()
