"""What was said: openers (金晖强调，), lists (一要…二要…), and where a speech ends. Folded texts."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

import msgspec

from ccsearch.lexicon import Lexicon
from ccsearch.reading.afterwards import ACTED, COMPANY, GOES_ON
from ccsearch.reading.numerals import number
from ccsearch.reading.people import TITLE_PATTERN, Mention
from ccsearch.reading.scanning import in_running_text, matches_at, matches_before
from ccsearch.reading.speakers import SENTENCE, clause, names_speaker, place_of, speakers
from ccsearch.records import Span, Statement

LONGEST_ITEM = 2_000
"""How many characters lie between two ordinals of a list at most."""

VERBS = ("要求", "指出", "强调", "表示", "希望", "认为", "批示", "说", "提醒")
"""Verbs that open a statement when a speaker stands before them and a mark or a list after."""

_VERB = "|".join(VERBS)
_INFORMS = "介绍"  # what has been done: facts of the item like any other
_TELLING = f"提出|建议|表态|{_INFORMS}"
_TOLD = "|".join(f"{word}(?=[:,])" for word in _TELLING.split("|"))
_CN = "一二三四五六七八九十"
_ORDINAL = re.compile(
    rf"(?:第(?P<nth>[{_CN}]{{1,2}})(?:[,、:是]|(?=要))|(?P<cn>[{_CN}]{{1,2}})(?:是(?!一[个种项些名位家份次场]|个)|(?=要)|、)"
    r"|\((?P<br>[一二三四五六七八九十]{1,2}|\d{1,2})\)|(?P<digit>\d{1,2})[.、．](?!\d)|(?P<circle>[①②③④⑤⑥⑦⑧⑨⑩])|(?P<also>此外)是?,?)\s*"
)
_ORDINAL_FIRST = re.compile(f"[第{_CN}(0-9①-⑩此](?:(?=[{_CN}0-9要是、.．外])|(?<=[①-⑩]))")
_COUNTED = re.compile(
    rf"(?:提出|提|作出|作|做出|做|强调|讲|部署)(?:了|出了?)?(?:以下|如下|这|的)?(?P<count>[{_CN}两几\d]+)?(?:点|个方面|方面|条|项|个)?(?:的)?(?:明确|具体|工作|总体|几|指导)*(?:要求|意见|希望|建议|部署|安排|指示)(?:意见)?"
)
_UNNAMED_ORDINAL = re.sub(r"\?P<\w+>", "?:", _ORDINAL.pattern)
_SPOKEN = re.compile(
    rf"(?P<verb>{_TOLD}|{_VERB})(?:[:,]+(?!(?:指出|要求|强调)[:,])(?=\S|\n)|(?=[\"'])|(?=[^,。;:!?]{{0,24}}?(?:一要|一是|一、|第一[,、]))|(?=[^,。;:!?\n]{{2,16}}:\n?(?:1[.、．]|一[要是、]|\(一\)))|(?<=要求)(?:[^,。;:!?\n\"]{{2,12}}|[^,。;:!?\n\"做到]{{0,6}}\"[^\"\n]{{1,6}}\"):(?=[^\n]))"
)
_ANNOUNCED_AS = "要求|意见|希望|建议|部署|安排|指示"
_ANNOUNCING = re.compile(
    rf"(?:{_ANNOUNCED_AS})(?:意见)?(?:[:,。](?=\n?(?:{_UNNAMED_ORDINAL}))|[:。](?=要(?!求)[^。;\n]{{4}}))"
)
_WORD = re.compile(
    in_running_text({*VERBS, *f"{_TELLING}|{_ANNOUNCED_AS}".split("|")})
)  # no statement is opened without one
_ANNOUNCED = re.compile(rf"(?P<verb>{_COUNTED.pattern})[:,。]\Z")
_LONGEST_COUNT = 60  # characters of an announcement: 提出以下三点具体工作要求:
_INNER = re.compile(
    r"(?P<verb>要求|强调|指出|希望|提醒(?=[^,。;:]{2,12}[,:]))(?![^,。;]{0,12}(?:问题|不足|短板|差距)[,。;])(?=[^,。;:\n\"的下]{2}[^。;\n]{6})"
)
_AGAIN = r"(?:现场|当场|同时|还|也|又|并|最后|再次|明确|特别|着重|进一步|随后|对此|就此|分别|均|都)*"
_NAMED_BEFORE = re.compile(rf"(?:{TITLE_PATTERN})?(?:同志|一行)?{_AGAIN}")
_PRONOUN_BEFORE = re.compile(rf"(?:^|[。;,\n])[他她]{_AGAIN}$")
_BEFORE_INNER = (",", ";", "。", ",并", ",还", ";并", "。并", "会议", "同时")
_CLAUSE_START = re.compile(r"[。;:!?\n]|(?<=[\u3400-\u9fff]),")
_CLOSING = "。!?…"
_MOST = 600  # openers that are looked at, in the 6,000 characters that are read together


class _Opener(msgspec.Struct, frozen=True):
    start: int  # of the sentence or clause with the speaker
    begin: int  # of what is said
    verb: str
    speakers: tuple[str, ...]
    counted: bool


class Speech(msgspec.Struct, frozen=True):
    """The statements of an item, and the spans of the text in which they stand, openers left out."""

    statements: tuple[Statement, ...]
    spans: tuple[Span, ...]


def _openers(text: str, original: str, people: list[Mention], actors: "Actors", lexicon: Lexicon) -> Iterator[_Opener]:
    """Yield the openers of a text in order, none overlapping."""
    reached = 0
    for match in sorted(_candidates(text, people, lexicon), key=lambda found: (found.start(), found.re is _INNER)):
        if match.start() < reached or _quoted(text, match.start()):
            continue
        reached = match.end()
        found = speakers(text, match.start(), people, lexicon)
        if found is None:
            continue
        named = found or tuple(name for name in (actors.before(match.start()),) if name)
        if not named and match.re is not _SPOKEN:
            continue
        verb = (
            _announced(match["verb"]) if match.re is _ANNOUNCED else original[match.start("verb") : match.end("verb")]
        )
        yield _Opener(clause(text, match.start()), match.end(), verb, named, match.re is _ANNOUNCED)


_MEANT = re.compile("(?P<verb>提出|提|作出|作|做出|做|强调|讲)了?[^,:]*(?:意见|希望|建议)(?:意见)?[:,。]?$")


def _announced(phrase: str) -> str:
    """Return the verb of an announcement: 要求 where requirements are announced, else as written (提出三点意见)."""
    meant = _MEANT.match(phrase)
    return meant["verb"] if meant else "强调" if phrase.startswith("强调") else "要求"


def _candidates(text: str, people: list[Mention], lexicon: Lexicon) -> Iterator[re.Match[str]]:
    first = _WORD.search(text)
    if first is None:
        return
    yield from _SPOKEN.finditer(text, first.start())
    yield from matches_before(_ANNOUNCING, _ANNOUNCED, text, _LONGEST_COUNT, first.start())
    for match in _INNER.finditer(text, first.start()):
        asks = match["verb"] in ("要求", "指出") or (match["verb"] == "希望" and not _said_before(text, match.start()))
        behind = "," if match["verb"] == "希望" else _BEFORE_INNER
        asked = asks and text.endswith(behind, 0, match.start())
        if asked or _right_behind(text, match.start(), people) or _behind_unit(text, match.start(), lexicon):
            yield match


def _right_behind(text: str, offset: int, people: list[Mention]) -> bool:
    """Tell whether a verb follows its speaker with no mark between: 危建国要求各施工单位…, 她还要求…."""
    place = bisect_left(people, offset, key=place_of) - 1
    if place >= 0 and _NAMED_BEFORE.fullmatch(text, people[place].end, offset):
        return True
    return _PRONOUN_BEFORE.search(text, max(0, offset - 12), offset) is not None


_SAYS = re.compile(f"(?:{_VERB})[:,]")


def _said_before(text: str, offset: int) -> bool:
    """Tell whether something is said in the same sentence before an offset (他表示，…，希望…)."""
    return _SAYS.search(text, clause(text, offset), offset) is not None


_LONGEST_UNIT = 16
_CLAUSE = re.compile("[,。;:\n]")


def _behind_unit(text: str, offset: int, lexicon: Lexicon) -> bool:
    """Tell whether a clause has nothing but a unit before a verb: 区教委提醒各校,…."""
    name = _CLAUSE.split(text[max(0, offset - _LONGEST_UNIT) : offset])[-1]
    return 1 < len(name) < _LONGEST_UNIT and names_speaker(name, lexicon)


def _quoted(text: str, offset: int) -> bool:
    """Tell whether an offset stands inside quotes or title marks of its sentence."""
    lowest = max(0, offset - SENTENCE)
    start = max(lowest, text.rfind("。", lowest, offset) + 1, text.rfind("\n", lowest, offset) + 1)
    if text.startswith('"', start) and text.count('"', text.rfind("\n", 0, start) + 1, start) % 2:
        start += 1  # it closes what was said before: …清零。"廖玉梅要求,…
    before = text[start:offset]
    return before.count('"') % 2 == 1 or before.count("《") > before.count("》")


class Actors:
    """Who acts where: the last leader named before an offset who is more than present or quoted."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self._rows = rows

    def before(self, offset: int) -> str | None:
        """Return the acting leader named last before ``offset``, or None."""
        before = bisect_left(self._rows, (offset,))
        return self._rows[before - 1][1] if before else None


NOBODY_ACTS = Actors([])
"""Stands for those of an item that names no person."""

_STOP = re.compile(r"[。!?\"\n](?:(?<!\n)[。!?\"]*)?\n*")


def _end(text: str, begin: int, limit: int, people: list[Mention]) -> int:
    """Return where a speech that begins at ``begin`` ends, at the latest at ``limit``."""
    for match in _STOP.finditer(text, begin, limit):
        offset = match.end()
        if not _goes_on_quoting(text, begin, match) and (
            (GOES_ON.match(text, offset) and not _behind_head(text, offset, limit))
            or COMPANY.match(text, offset)
            or ACTED.match(text, offset)
            or _somebody(text, offset, people)
        ):
            return offset
        if "\n" in match.group() and offset < limit and not _continues(text, offset, limit):
            return offset
    return limit


_HEAD = re.compile(rf"[。:;,\n](?:第[{_CN}],|[{_CN}](?:要|是|、))[^。;,\n]{{2,14}}。$")


def _behind_head(text: str, offset: int, limit: int) -> bool:
    """Tell whether what begins here details the head of an item, and another follows (一是抓紧部署。会后两天之内…。二是…)."""
    return bool(_HEAD.search(text, max(0, offset - 20), offset) and _NEXT_ORDINAL.search(text, offset, limit))


def _goes_on_quoting(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether a stop stands inside quotation marks, or is one that closes no sentence (“双节”期间)."""
    if '"' not in stop.group():
        return _quoted(text, stop.end())
    return not stop.group().strip('"\n') or text.count('"', begin, stop.end()) % 2 == 1


def _somebody(text: str, offset: int, people: list[Mention]) -> bool:
    """Tell whether a sentence has a person as its subject right at its start."""
    first = bisect_left(people, offset, key=place_of)
    if first == len(people) or people[first].start > offset + 44:
        return False
    return _BEFORE_PERSON.fullmatch(text, offset, people[first].start) is not None


_BEFORE_PERSON = re.compile(
    rf"(?:最后,|同时,|(?:针对|对于|围绕|结合)[^。;]{{2,30}},)?(?:[^,。;]{{0,20}}(?:{TITLE_PATTERN}|领导))?"
)
_GOES_ON = re.compile(rf"{_ORDINAL.pattern}|要|各|同时|特别是|聚焦|坚持|围绕|必须|既要|切实|加强|强化|以")
_NEXT_ORDINAL = re.compile(rf"[。;](?:第[{_CN}],|[{_CN}](?:要|是|、))")
_BARE_HEAD = re.compile(rf"[。:;,\n][{_CN}](?:要|是|、)[^。;,\n]{{2,28}}。\"?\n$")
_LATER_ORDINAL = re.compile(rf"\n(?:第?[{_CN}]{{1,2}}(?:要|是|、|,)|\d[.、])")


def _continues(text: str, offset: int, limit: int) -> bool:
    """Tell whether a new paragraph goes on with the speech: an ordinal, 要…, addressees, or a list's detail."""
    if _BARE_HEAD.search(text, max(0, offset - 40), offset) and _NEXT_ORDINAL.search(text, offset, limit):
        return True
    return bool(_GOES_ON.match(text[offset : offset + 8]) or _LATER_ORDINAL.search(text, offset, limit))


class _Mark(msgspec.Struct, frozen=True):
    start: int
    end: int
    number: int | None


def _marks(text: str, begin: int, end: int) -> list[_Mark]:
    """Return the ordinals that make up lists in a speech, in order; a list counts from 1 upwards."""
    found: list[_Mark] = []
    expected, nested = 1, False
    outer, resumed = "", begin  # the style of the list, and where it goes on behind one within an item of it
    for match in matches_at(_ORDINAL_FIRST, _ORDINAL, text, begin, end):
        if (
            match.start() < resumed
            or not _bounded(text, match.start(), begin, expected)
            or _quoted(text, match.start())
        ):
            continue
        if match["also"]:
            if found and text[match.start() - 1] in "。;\n":
                found.append(_Mark(match.start(), match.start(), None))
            continue
        value = _ordinal_value(match)
        behind_comma = match.start() > begin and text[match.start() - 1] == ","
        nested = behind_comma and (nested or (value == 1 and bool(found)))
        style = _style(text, match)
        if value == 1 and found and style != outer:
            resumed = _resumption(text, Span(match.end(), end), expected, outer)
        if nested or match.start() < resumed:
            continue
        outer = outer if found else style
        if value == 1 or (expected > 1 and expected <= value <= expected + 1):
            stop = match.end()
            found.append(_Mark(match.start(), stop, value))
            expected = value + 1
    return found


def _resumption(text: str, span: Span, expected: int, style: str) -> int:
    """Return where a list goes on behind another within one of its items (一要动员。一是…;二是…。二要整治。), or 0."""
    at = text.find(f"{_CN[expected - 1 : expected]}{style}", span.start, span.end) if style else -1
    return max(at, 0) if expected <= len(_CN) else 0


def _style(text: str, match: re.Match[str]) -> str:
    """Return what follows the numeral of an ordinal: 要, 是 or 、; "" where that is none of them."""
    if not match["cn"]:
        return ""
    following = text[match.end("cn") : match.end("cn") + 1]
    return following if following in "要是、" else ""


def _ordinal_value(match: re.Match[str]) -> int:
    if match["circle"]:
        return "①②③④⑤⑥⑦⑧⑨⑩".index(match["circle"]) + 1
    written = match["nth"] or match["cn"] or match["br"] or match["digit"]
    return int(number(written))


def _bounded(text: str, start: int, begin: int, expected: int) -> bool:
    """Tell whether an ordinal stands where an item of a list can begin."""
    if start == begin:
        return True
    before = text[start - 1]
    if before in "。;:!?\n" or (before == '"' and text[start - 2 : start - 1] in "。;"):
        return True
    ordinal = text[start : start + 2]
    return (before == "," and (expected > 1 or start - begin < 30)) or (
        expected == 1 and start - begin <= 24 and ordinal in ("一要", "一是", "第一")
    )


def read_statements(text: str, original: str, people: list[Mention], actors: Actors, lexicon: Lexicon) -> Speech:
    """Return what was said in an item's text.

    ``text`` is folded, ``original`` the text as shown, ``people`` the persons named in it, ``actors``
    who acts where (for a speaker left out).
    """
    openers = list(islice(_openers(text, original, people, actors, lexicon), _MOST))
    statements: list[Statement] = []
    spans: list[Span] = []
    covered = 0
    for place, opener in enumerate(openers):
        if opener.begin <= covered:
            continue
        limit = _next_start(openers, place, text)
        end = _end(text, opener.begin, limit, people)
        made = list(_statements_of(text, original, opener, end))
        if made:
            statements += made
            if opener.verb != _INFORMS:
                spans.append(Span(opener.begin, end))
        covered = max(covered, end)
    return Speech(tuple(statements), tuple(spans))


def _next_start(openers: list[_Opener], place: int, text: str) -> int:
    """Return where the next speech begins, so that this one ends there; one inside a list is part of it."""
    for later in openers[place + 1 :]:
        if _inside_list(text, openers[place].begin, later):
            continue
        if later.start > openers[place].begin:
            return later.start
        if later.begin > openers[place].begin:
            comma = text.rfind(",", openers[place].begin, later.begin - 1)
            return comma + 1 if comma > 0 else later.begin
    return len(text)


def _inside_list(text: str, begin: int, later: _Opener) -> bool:
    """Tell whether an opener (他指出，) stands in a list whose next ordinal comes after it."""
    before = _marks(text, begin, later.start)
    if not before or before[-1].number is None:
        return False
    after = _ORDINAL.search(text, later.begin, later.begin + LONGEST_ITEM)
    if after is None or after["also"]:
        return False
    return _ordinal_value(after) == before[-1].number + 1 and _bounded(text, after.start(), later.begin, 2)


def _statements_of(text: str, original: str, opener: _Opener, end: int) -> Iterator[Statement]:
    for speaker in opener.speakers or (None,):
        marks = _marks(text, opener.begin, end)
        first = marks[0].start if marks else end
        lead = text[opener.begin : first].strip()
        if lead and (not marks or lead[-1] in "。!?;" or _DEMAND.fullmatch(lead)):
            yield from _whole(original, Span(opener.begin, first), speaker, opener.verb)
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            stop = following.start if following else end
            yield _numbered(text, original, mark, stop, speaker, opener.verb)


_DEMAND = re.compile("(?![对就在为从以]|针对|围绕|结合|按照|下一步)(?=[^,]*(?:[要得]|必须|不能|不是))[^,。;:]{6,40},")
"""What is asked in a clause of its own before a list: 学校要把创城当成一堂课,一是…."""


def _whole(original: str, span: Span, speaker: str | None, verb: str) -> Iterator[Statement]:
    said = original[span.start : span.end].strip()
    if len(said) > 3:
        begin = original.index(said, span.start)
        yield Statement(speaker, verb, None, None, said, Span(begin, begin + len(said)))


def _numbered(text: str, original: str, mark: _Mark, stop: int, speaker: str | None, verb: str) -> Statement:
    said = original[mark.end : stop].rstrip()
    folded = text[mark.end : mark.end + len(said)]
    cut = _heading_end(folded)
    heading = said[:cut].rstrip("。:：") if cut else None
    detail = said[cut:].strip() if cut else said.strip()
    return Statement(speaker, verb, mark.number, heading, detail, Span(mark.start, mark.end + len(said)))


_BARE_HEADING = re.compile(r"[^,。;:]{2,5}(?=要求[^,。;:]{4})")
_HEADING = re.compile(r"[^。!?;:\n]{2,30}[。:]")


def _heading_end(said: str) -> int:
    """Return where the short sentence set apart at the start of a numbered statement ends, or 0."""
    bare = _BARE_HEADING.match(said)
    if bare:
        return bare.end()
    match = _HEADING.match(said)
    if match is None or not said[match.end() :].strip():
        return 0
    head = match.group()
    commas = head.count(",")
    return match.end() if commas == 0 or (commas == 1 and len(head) <= 22) else 0
