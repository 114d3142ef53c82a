"""Dates of issue and of events, in every form bulletins write them. All texts here are folded."""

import re
from calendar import monthrange
from datetime import date, timedelta

import msgspec

from ccsearch.reading.numerals import number
from ccsearch.reading.scanning import in_title, matches_at
from ccsearch.records import EventDate

_N = r"[0-9〇零一二三四五六七八九十]"
_SP = r"[ \t\u3000]*"
_YEAR = rf"(?P<year>(?:19|20){_SP}\d{_SP}\d|[一二][〇零九0]{_N}{{2}})"

FULL_DATES = (
    rf"{_YEAR}{_SP}年{_SP}(?P<month>{_N}{{1,3}}){_SP}月{_SP}(?P<day>{_N}{{1,3}}){_SP}[日号]",
    r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>(?:19|20)\d\d)(?!\d)",
)
"""Forms of a whole date; example of each: 2022年8月10日 (二〇二二年…), 2023.09.04, 27.12.2016."""

_CENTURY = re.compile("[12一二][90〇零九]")  # every form has it
_FULL = (
    (re.compile("年"), [re.compile(form) for form in FULL_DATES if "年" in form]),
    (re.compile(r"[-./]\d"), [re.compile(form) for form in FULL_DATES if "年" not in form]),
)
"""The forms behind what they cannot do without."""


class Dated(msgspec.Struct, frozen=True):
    """A whole date found in a text, and where."""

    day: date
    start: int
    end: int


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_full(text: str) -> Dated | None:
    """Return the first whole date (year, month, day) of a folded text, or None."""
    if not _CENTURY.search(text):
        return None
    best: Dated | None = None
    for form in (form for needed, forms in _FULL if needed.search(text) for form in forms):
        for match in form.finditer(text):
            parts = {name: int(number("".join(value.split()))) for name, value in match.groupdict().items()}
            found = _day(parts["year"], parts["month"], parts["day"])
            if found and (best is None or match.start() < best.start):
                best = Dated(found, match.start(), match.end())
            if found:
                break
    return best


class Relative(msgspec.Struct, frozen=True):
    """A word for a day relative to the issue: how many days before, and an example."""

    word: str
    days: int
    example: str


RELATIVE_DAYS = (
    Relative("今天", 0, "今天上午，区创城办召开碰头会。"),
    Relative("今日", 0, "今日，龙泉镇启动专项行动。"),
    Relative("昨天", 1, "昨天下午，镇长到集贸市场检查秩序。"),
    Relative("昨日", 1, "昨日，组织党员拆除棚舍9处。"),
    Relative("前天", 2, "前天，三个社区清运了积存垃圾。"),
    Relative("前日", 2, "前日，街道召开动员会。"),
)
"""Words for one known day."""

VAGUE = ("连日来", "近日来", "近日", "日前", "近期", "本周", "这周", "上周", "本月", "上月", "近段时间", "近一段时间", "前不久",
         "近来", "最近", "不久前", "周末", "这个周末", "月初", "近年来", "入春以来", "开春以来", "入伏以来", "入汛以来", "汛期以来", "去冬今春", "入夏以来", "入冬以来", "入秋以来",
         "开学以来", "年初以来", "今年以来", "本月以来", "国庆期间", "春节期间", "假期")  # fmt: skip
"""Expressions of time that name no day; whatever they say, start and end stay unknown."""

_COUNTED = tuple(
    word for word in VAGUE if word not in {"国庆期间", "春节期间", "近年来", "最近", "今年以来", "假期", "周末"}
)

_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY_END = r"(?:日|号(?![煤矿楼院线泊车站路门馆机井地库令文口桥]))"
_TO = r"(?:至|到|[-~—–―])+"
_POINT = rf"(?:(?P<y{{n}}>{_YEAR.replace('?P<year>', '?:')}){_SP}年{_SP}|(?P<t{{n}}>[今去])年{_SP})?(?:(?P<m{{n}}>{_M}){_SP}月(?:份)?{_SP})?(?P<d{{n}}>{_D}){_SP}"


def _point(index: int) -> str:
    return _POINT.replace("{n}", str(index)).replace("{{", "{").replace("}}", "}")


_HOUR = r"\d{1,2}(?:时|点(?!位))(?:\d{1,2}分|半|整)?"
_FESTIVAL = "(?:元旦|春节|元宵|清明|五一|劳动|端午|中秋|国庆|重阳|寒假|暑假|节日|假日|双节|两节)"
_EVENT = re.compile(
    r"(?<![0-9第.·/])(?:"
    rf"(?P<range>{_point(1)}(?:{_DAY_END})?(?:上午|下午|晚上?|夜间?|傍晚|清晨|凌晨|起(?=至|到)|(?P<hour>{_HOUR}))?{_SP}"
    rf"(?:{_TO}|、|和|及){_SP}{_point(2)}{_DAY_END}(?(hour){_HOUR}|))"
    rf"|(?P<single>{_point(3)}{_DAY_END})(?P<since>起(?![草火义床重步点诉源因降飞跑伏居码立底])|以来)?"
    r"|(?P<iso>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))"
    r"|(?P<week>\d{1,2}\.\d{1,2}[-~—]\d{1,2}\.\d{1,2}(?![\d.%]))"
    r")"
    rf"|(?P<word>(?<![^。\n])(?:今年以来|近年来|{_FESTIVAL}节?(?:(?:假期|小长假)(?:期间|以来)?|期间|前夕|前后|前|后|当天|以来|[来到]+临?之际))"
    rf"|(?P<since_month>(?<![0-9第.·/])(?:[今去]年)?{_M}月(?:份|[上中下]旬|初|底)?以来)"
    r"|(?P<lastweek>上周[一二三四五六日天])|近\d{1,2}[日天](?:以?来)?|近[一两三几]?(?:周|个?月|段时间)(?:以?来)?|"
    + "|".join([row.word for row in RELATIVE_DAYS] + sorted(_COUNTED, key=len, reverse=True))
    + ")"
)
_HINT = re.compile("[日号天近昨今本上最不月年国春假入开周节端清秋阳宵汛.-](?:(?<![.-])|(?=[0-9]))")
_LONGEST = 30  # characters of the longest expression before its last sign
_EVENT_START = re.compile(  # a word's first two characters, or a numeral that some sign of a day follows
    "[0-9一二三四五六七八九十近"
    + "今近去元春清五劳端中国重寒暑节假双两"
    + "".join({row.word[0] for row in RELATIVE_DAYS} | {word[0] for word in _COUNTED})
    + "](?:(?=[年0-9一两三几周个月段旦节宵明动午秋庆阳假日"
    + "".join({row.word[1] for row in RELATIVE_DAYS} | {word[1] for word in _COUNTED})
    + r"])(?<![0-9一二三四五六七八九十])|(?<=[0-9一二三四五六七八九十])(?=[0-9〇零一二三四五六七八九十 \t]{0,12}[-年月日号上下晚至到、和及.~—–―/]))"
)
_DAYS_BEFORE = {row.word: row.days for row in RELATIVE_DAYS}


def _value(written: str | None) -> int | None:
    return int(number("".join(written.split()))) if written else None


def _year(match: re.Match[str], point: int, issued: date | None) -> int | None:
    """Return the year that a point of a date names: 2022年, 去年."""
    if (told := match[f"t{point}"]) and issued:
        return issued.year - (told == "去")
    return _value(match[f"y{point}"])


def _latest(issued: date | None, year: int | None, month: int | None, day: int) -> date | None:
    """Return the latest day of this number (month, year) that is not after the day of issue."""
    if year is not None:
        return _day(year, month, day) if month else None
    if issued is None:
        return None
    if month is not None:
        found = _day(issued.year, month, day)
        if found and found > issued:
            found = _day(issued.year - 1, month, day)
        return found or _day(issued.year - 1, month, day)
    year, month = issued.year, issued.month
    for _ in range(12):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= issued:
            return date(year, month, day)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def _of_last_week(issued: date, weekday: str) -> date:
    """Return the day of the week before that of issue: 上周六."""
    place = "一二三四五六日天".index(weekday)
    return issued - timedelta(issued.weekday() + 7 - min(place, 6))


def _resolve(match: re.Match[str], issued: date | None) -> EventDate | None:
    text = match.group()
    if named := match["lastweek"]:
        day = _of_last_week(issued, named[-1]) if issued else None
        return EventDate(text, day, day, False)
    if match["since_month"]:
        return EventDate(text, None, None, True)
    if word := match["word"]:
        days = _DAYS_BEFORE.get(word)
        if days is None:
            return EventDate(text, None, None, True)
        day = issued - timedelta(days) if issued else None
        return EventDate(text, day, day, False)
    if match["iso"]:
        found = find_full(text)
        return EventDate(text, found.day, found.day, False) if found else None
    if match["single"]:
        day = _latest(issued, _year(match, 3, issued), _value(match["m3"]), int(number(match["d3"])))
        return EventDate(text, day, None if match["since"] else day, match["since"] == "以来")
    if match["week"]:
        month1, day1, month2, day2 = (int(part) for part in re.findall(r"\d+", text))
        return _spanning(text, issued, (None, month1, day1), (None, month2, day2))
    first = (_year(match, 1, issued), _value(match["m1"]), int(number(match["d1"])))
    month = _value(match["m2"]) or first[1]
    turns = first[0] and first[1] and month and month < first[1]  # 去年12月1日至3月1日
    year = _year(match, 2, issued) or (first[0] and first[0] + bool(turns))
    last = (year, month, int(number(match["d2"])))
    return _spanning(text, issued, first, last)


Point = tuple[int | None, int | None, int]


def _spanning(text: str, issued: date | None, first: Point, last: Point) -> EventDate | None:
    end = _latest(issued, *last)
    start = _latest(end or issued, first[0], first[1], first[2])
    if start and end and start > end:  # no days can be meant by it
        start = end = None
    return EventDate(text, start, end, False)


def event_date(text: str, original: str, issued: date | None) -> EventDate | None:
    """Return the first expression of a text that dates an event, or None.

    ``text`` is folded, ``original`` the same as written; ``issued`` is the date of issue: without one,
    days without a year stay unknown.
    """
    hint = _HINT.search(text)
    lately: EventDate | None = None
    for match in matches_at(_EVENT_START, _EVENT, text, max(0, hint.start() - _LONGEST)) if hint else ():
        if in_title(text, match.start()) if match["word"] else _not_an_event(text, match):
            continue
        if match["since"] and _to_come(match, issued):
            continue  # 8月15日起施行
        found = _resolve(match, issued)
        if not found or (found.end and issued and found.end > issued and match["word"] is not None):
            continue
        found = msgspec.structs.replace(found, text=original[match.start() : match.end()])
        told = match["single"] or match["range"] or match["word"] in _DAYS_BEFORE
        if lately and not (told and _begins_a_report(text, match, found, issued)):
            continue
        if told or not match.group().endswith(_LATELY):
            return found
        lately = found
    return lately


def _begins_a_report(text: str, match: re.Match[str], found: EventDate, issued: date | None) -> bool:
    """Tell whether a day opens a sentence and is of late, no day of a law (入秋以来,空气转差。9月1日至10月20日,…)."""
    long_ago = found.start and issued and (issued - found.start).days > _LONG_AGO
    return text[match.start() - 1] in "。\n" and not (long_ago or _ENACTED.match(text, match.end()))


_LONG_AGO = 366  # days
_ENACTED = re.compile("起?(?:正式)?(?:施行|实施|印发|颁布|公布|发布|生效)|的《")
_LATELY = ("以来", "连日来", "近年来")
"""How an expression ends that leads to an event whose day is told in a sentence behind it."""


def date_as_of(text: str, original: str, issued: date | None) -> EventDate | None:
    """Return the first day up to which a text tells what has been done (截至11月6日,已签约1087户), or None."""
    for mark in _AS_OF.finditer(text):
        match = _EVENT.match(text, mark.end())
        if match is None or not match["single"] or _DEADLINE.match(text, match.end()) or _to_come(match, issued):
            continue
        if found := _resolve(match, issued):
            return msgspec.structs.replace(found, text=original[match.start() : match.end()])
    return None


def _to_come(match: re.Match[str], issued: date | None) -> bool:
    """Tell whether a day is told that comes after the day of issue in its year: 报名截至9月30日."""
    month = _value(match["m3"])
    if issued is None or month is None or match["y3"] or match["t3"]:
        return False
    day = _day(issued.year, month, int(number(match["d3"])))
    return day is not None and 0 < (day - issued).days < _AHEAD


_AHEAD = 200  # days; a day that is further ahead is one of the year before: 截至12月31日 in January


_AS_OF = re.compile("截[至止](?=[0-9今去])")


def event_month(text: str, original: str, issued: date | None) -> EventDate | None:
    """Return the first month, or third of a month, that a text dates an event by (1月份, 12月底), or None."""
    if not _MONTH_SIGN.search(text):
        return None
    several = _MONTHS.search(text)
    if several and not _not_an_event(text, several):
        span = _months_span(several, issued)
        return EventDate(original[several.start() : several.end()], *span, False) if span else None
    for match in _MONTH.finditer(text):
        span = None if _not_an_event(text, match) or _unsaid(text, match) else _month_span(match, issued)
        if span:
            return EventDate(original[match.start() : match.end()], *span, match["part"] not in _EXACT)
    return None


_PARTS = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
    "份": (1, 31),
    "": (1, 31),
}
_EXACT = ("份", "")
_MONTH = re.compile(
    rf"(?<![\d第])(?:(?:(?P<year>(?:19|20)\d\d)|(?P<told>[今去]))年)?(?P<month>{_M})月"
    "(?P<part>份(?!第)|初|上旬|中旬|下旬|底|末|(?![\\d一二三四五六七八九十至到~—-]))(?!评|的?(?:测评|考核))"
)

_MONTH_SIGN = re.compile("月(?:[份初上中下底末,]|(?<=年.月)|(?<=年..月)|(?<=[-至到~—].月)|(?<=[-至到~—]..月))")
_MONTHS = re.compile(rf"(?<![\d第.])(?P<first>{_M})月?(?:至|到|[-~—])(?P<last>{_M})月份?(?![\d日])")


def _months_span(match: re.Match[str], issued: date | None) -> tuple[date, date] | None:
    """Return the first day of the first month and the last of the last (1至5月), of the year of issue or the one before."""
    end = _latest(issued, None, int(number(match["last"])), 1)
    start = _latest(end, None, int(number(match["first"])), 1)
    return (start, end.replace(day=monthrange(end.year, end.month)[1])) if start and end else None


def _unsaid(text: str, match: re.Match[str]) -> bool:
    """Tell whether a bare month dates nothing: it does with its year (去年10月), or where it opens a sentence (11月,)."""
    if match["part"] != "" or match["year"] or match["told"]:
        return False
    opens = match.start() == 0 or text[match.start() - 1] in "。\n"
    return not (opens and text[match.end() : match.end() + 1] == ",")


def _month_span(match: re.Match[str], issued: date | None) -> tuple[date, date] | None:
    """Return first and last day of a month or a third of it, the latest that has begun by the day of issue."""
    first, last = _PARTS[match["part"]]
    year = issued.year - (match["told"] == "去") if match["told"] and issued else _value(match["year"])
    start = _latest(issued, year, int(number(match["month"])), first)
    if start is None:
        return None
    return start, start.replace(day=min(last, monthrange(start.year, start.month)[1]))


_PASSED_ON = re.compile(
    r"截[至止]$|(?:时限|期限|截止日期|截止时间):?$|(?:落实|传达|学习|贯彻|按照|根据|印发|下发)[^。,]{0,14}$"
)


_DEADLINE = re.compile(r"(?:之?前|以前)(?!往|后|来|赴)")


def _not_an_event(text: str, match: re.Match[str]) -> bool:
    """Tell whether a written day is a deadline, a reference to a document or a passed-on instruction."""
    before = text[max(0, match.start() - 20) : match.start()]
    after = text[match.end() : match.end() + 16]
    quoted = before.endswith('"') and not before.endswith(('。"', '!"', '?"'))
    return bool(quoted or _PASSED_ON.search(before) or _DEADLINE.match(after))
