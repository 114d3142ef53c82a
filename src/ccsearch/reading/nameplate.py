"""Pieces of a masthead: name, number, office and date, each recognised by its form."""

import re
from collections.abc import Callable

import msgspec

from ccsearch.reading.credits import Gathered
from ccsearch.reading.dates import find_full
from ccsearch.reading.layout import Line, closed_up
from ccsearch.reading.numerals import number
from ccsearch.text import fold

_N = r"([0-9〇零一二三四五六七八九]+|[〇零一二三四五六七八九十百千]+)"
_YEAR = r"(?:19|20)\d\d"


class NumberForm(msgspec.Struct, frozen=True):
    """One form of an issue's number in folded text without spaces, an example of it, and the number that has.

    ``period`` names what it counts (周, 月) where that is no issues.
    """

    form: str
    example: str
    number: int
    period: str = ""


NUMBER_FORMS = (
    NumberForm(rf"第{_YEAR}(\d\d)期", "第201704期", 4),
    NumberForm(rf"(?<!总)第\(?{_N}\)?期", "第709期", 709),
    NumberForm(rf"(?<!总)第{_N}(?:[-~—至、]|期[、和])第?[\d一二三四五六七八九十]+期", "第12、13期合刊", 12),
    NumberForm(rf"^(?:[nN][oO]\.?|№|期号:|期数:){_N}$", "No.12", 12),
    NumberForm(rf"[〔【\[(]{_YEAR}年?[〕】\])]第?{_N}(?:[期号]|$)", "【2022】12期", 12),
    NumberForm(rf"^{_YEAR}年第{_N}周", "2022年第32周", 32, "周"),
    NumberForm(rf"{_YEAR}年?·?第?{_N}期", "(2018·3期)", 3),
    NumberForm(rf"{_YEAR}年?[〕】\])]?第?{_N}号", "第〔2020〕7号", 7),
    NumberForm(rf"^{_YEAR}·(\d{{1,2}})$", "2022·10", 10),
    NumberForm(r"^\((\d{1,4})\)$", "(32)", 32),
    NumberForm(rf"\d{{1,2}}月份?第{_N}周", "7月份第2周", 2, "周"),
    NumberForm(rf"(?:信息|简报|快报|动态|通报)\(?{_N}期?\)?$", "统计信息26期", 26),
    NumberForm(rf"{_YEAR}年(\d{{1,2}})月(?:份)?[^\d,。]{{2,12}}$", "2024年3月督查通报", 3, "月"),
    NumberForm(rf"总第{_N}期", "(总第十六期)", 16),
)
"""Forms of an issue's number, the surest first."""

NAME_ENDS = tuple(
    "快报 简报 动态 信息 通报 周报 专报 专刊 要情 月报 日报 通讯 快讯 导刊 要讯 摘报 工作情况 专递 简讯 内参 参考 督查 期刊 快递 工作报告 晚报 早报 时报".split()
)
"""How the name of a bulletin ends."""

_NUMBER = [(re.compile(row.form), row) for row in NUMBER_FORMS]
_NUMERAL = re.compile("[0-9〇零一二三四五六七八九十百千]")
NUMBER_ALONE = re.compile(
    rf"^(?:增刊|专刊|特刊|号外)?\(?(?:{_YEAR})?年?[·]?[〔【\[(]?(?:{_YEAR})?年?[〕】\])]?[·]?(?:\d{{1,2}}月份?)?第?\(?{_N}\)?(?:[-~—至、]第?\d+)?[期周号]\)?(?:\(?(?:增刊|专刊|特刊|合刊|号外)\)?)?(?:\(?总第{_N}期\)?|\({_YEAR}年?[·]?第?{_N}期\)|\(\d[^()]*日\))?$"
    rf"|^\(?总(?:第{_N}期|期[号数]:?{_N})\)?$|^(?:[nN][oO]\.?|№|期号:|期数:){_N}$|^第[〔【\[(]{_YEAR}年?[〕】\])]{_N}[期号]$|^{_YEAR}·\d{{1,2}}$|^\(\d{{1,4}}\)$"
)
"""A line with an issue's number and nothing else."""

RUNNING_TOTAL = re.compile(rf"^\(?总(?:第{_N}期|期[号数]:?{_N})\)?$")
"""One of those that does not count within the year."""

_NAME = f"(?:{'|'.join(NAME_ENDS)})"
_NAME_END = re.compile(rf"{_NAME}(?:\([^()]{{1,12}}\))?$")
_GENERIC_NAME = re.compile(
    r"^(?:工作|专题|情况|创建|信息|综合|督查|督办|督导|检查|测评|巡查|整改|文明|创城|创文|创卫|安全生产|接诉即办|防汛|政务|党建|党务|校园|环保|民生|整治)?(?:工作)?(?:快报|简报|动态|信息|通报|专报|周报|通讯|简讯|专刊|快讯|月报)$|^[-—]+"
)
_DAY_APART = re.compile(rf"({_YEAR}年)第[^期]{{1,6}}期.*?(\d{{1,2}}月\d{{1,2}}日)")
_ABOUT = re.compile("关于.*的")
_NAME_BEGIN = re.compile(r"[\u3400-\u9fff\"]{4,24}$")
_BEFORE_NAME = re.compile(rf"^(?:{_YEAR}年?)?(?:\d{{1,2}}月(?:份)?)?(?=[\u3400-\u9fff])(?!第)")
_AFTER_NAME = re.compile(
    rf"[(〔【\[]?(?:{_YEAR}年?[〕】\])]?[·]?)?(?:\d{{1,2}}月份?)?第{_N}[期周].*$"
    rf"|[(〔【\[]{_YEAR}.*$|\(?总第.*$|\([^()]*{_N}期?\)$|{_YEAR}年第?$|{_N}期$"
)
_OFFICE = re.compile(
    r"^(?:中共)?[\u3400-\u9fff()×]{2,36}(?:办公室|委员会|指挥部|领导小组|局|委|办|部|大队|支队|督查室|中心|政府|公司|学院|大学|处|秘书局|气象局"
    r"|社会工作部|院|室|科|组|专班|协会|学会|联合会|报社)(?:编印|主办|承办|编发|编制|印制|编|印|印发)?$"
)
_HOUSE = re.compile(r"[\u3400-\u9fff]{2,20}(?:大学|学院|学校|中学|小学|医院|公司|集团)")
_OFFICE_TAIL = re.compile(r"(?:编印|主办|承办|编发|编制|印制|印发|(?<!办公)编|印)$")
_OFFICE_LABEL = re.compile(
    r"^(?:(?P<above>主管|主管单位|指导单位)|编发|编制|主办|主办单位|承办|承办单位|编印|编印单位|编制单位|编发单位|编写单位|制作单位|主办部门|编印部门|编辑部|编辑单位)\s*:\s*"
)
_CHROME_FIRST = re.compile(
    r"字[体號号]|首页|当前位置|\[?(?:大|中|小)[\] ]|[上下]一[篇条页][:\s]|版权所有|相关(?:链接|阅读|新闻)|扫一扫"
    r"|(?:[\[【(]?(?:纠错|打印|关闭|返回顶部|返回首页|收藏|分享)[\]】)]?\s*)+$"
    r"|(?:内部(?:资料|刊物|文件|材料|参阅)|注意保存|妥善保管|请勿外传|仅供(?:领导|内部|工作)?参[考阅]|[\s,、!。])+$|(?:机密|秘密|绝密|特急|加急|平急)$"
    r"|[(—-]*\s*(?:[此本]页无正文|(?:全文)?完|(?:全文)?结束)\s*[)—-]*$"
)
_TRAIL = re.compile(r">.*>|[\u3400-\u9fff]\s*>\s*[\u3400-\u9fff]{2,10}$")
_CHROME = re.compile(
    r"字体[::]|打印本页|关闭窗口|浏览(?:次数|量)?\s*:|点击(?:数|量|率)?\s*:|阅读(?:数|量)?\s*:|分享到|icp备"
)
_DATE_LABEL = re.compile(
    r"^(?:发布日期|发布时间|时间|日期|印发日期|发文日期|更新时间|发表时间|编发日期|出版日期|出刊日期|编印日期|签发日期)\s*:\s*"
)
_DATE_NOISE = re.compile(
    r"(?:星期[一二三四五六日天]|\(星期[一二三四五六日天]\)|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}时(?:\d{1,2}分)?|[\s()]|编?印发?|出[版刊])+"
)
_NO_DATE = re.compile(
    r"(?:(?:19|20)\d\d|[一二][〇零九0].{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|星期[一二三四五六日天]|\(?\d{1,2}\.\d{1,2}\s*[-~—至]+\s*\d{1,2}\.\d{1,2}\)?|\(?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*[-~—至]+\s*(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}日\)?|\(?\d{1,2}月\d{1,2}日(?:\s*[-~至]\s*(?:\d{1,2}月)?\d{1,2}日)?\)?"
)
_MARK = re.compile("[,。;:!?]")


def is_chrome(folded: str) -> bool:
    """Tell whether a line belongs to the page of a web site, not to the bulletin."""
    trail = ">" in folded and _TRAIL.search(folded) is not None
    return trail or _CHROME_FIRST.match(folded) is not None or _CHROME.search(folded) is not None


def is_number_alone(line: Line) -> bool:
    """Tell whether a line holds an issue's number and nothing else."""
    return NUMBER_ALONE.match(line.plain) is not None


def is_generic_name(title: str) -> bool:
    """Tell whether a name is only its last word (工作快报), so that its beginning stands on the line before."""
    return _GENERIC_NAME.match(title) is not None


def is_house(line: Line) -> bool:
    """Tell whether a line is the name of a school, hospital or firm: above a bulletin's name it is part of that."""
    return _HOUSE.fullmatch(line.plain) is not None


def can_begin_name(line: Line) -> bool:
    """Tell whether a line can be the beginning of a name that goes on below: one phrase, without any mark."""
    return _NAME_BEGIN.match(line.plain) is not None


def is_office(written: str) -> bool:
    """Tell whether a string is the whole name of an office, not just 办公室."""
    return len(written) > 4 and _OFFICE.match(fold(written)) is not None


def issue_number(folded: str) -> int | None:
    """Return the issue's number stated in a folded line of the masthead, or None."""
    found = _numbered(folded)
    return found[0] if found else None


def number_period(folded: str) -> str:
    """Return what the number in a folded line of the masthead counts: 周, 月, or "" for issues and for none."""
    found = _numbered(folded) if "月" in folded or "周" in folded else None
    return found[1] if found else ""


def _numbered(folded: str) -> tuple[int, str] | None:
    plain = closed_up(folded)
    for form, row in _NUMBER if _NUMERAL.search(plain) else ():
        match = form.search(plain)
        if match:
            return int(number(match.group(1))), row.period
    alone = NUMBER_ALONE.match(plain)
    return (int(number(alone[1])), "周" if "周" in plain else "") if alone and alone[1] else None


def take_date(line: Line, found: Gathered) -> bool:
    """Take a date of issue with nothing but a label, weekday or hour beside it; or only that, or a day of no year."""
    bare = _DATE_LABEL.sub("", line.folded.strip())
    if _NO_DATE.fullmatch(bare):
        return True
    day = find_full(bare)
    if day is None or _DATE_NOISE.sub("", bare[: day.start] + bare[day.end :]):
        return False
    found.day = found.day or day.day
    return True


def take_number(line: Line, found: Gathered) -> bool:
    """Take a line that is a number; a running total (总第16期) is only taken out of the way."""
    if not is_number_alone(line):
        return False
    if not RUNNING_TOTAL.match(line.plain):
        _keep_number(line, found)
    return True


def _keep_number(line: Line, found: Gathered) -> None:
    """Keep the number that a line states, unless one was found above it."""
    if found.number is None:
        found.number = issue_number(line.plain)


def names_publisher(line: Line) -> bool:
    """Tell whether a line is one or more offices behind a label (主办：…)."""
    label = _OFFICE_LABEL.match(line.folded)
    return label is not None and all(map(_OFFICE.match, closed_up(line.folded[label.end() :]).split("、")))


def take_publisher(line: Line, found: Gathered) -> bool:
    """Take an office behind a label (编发：…)."""
    label = _OFFICE_LABEL.match(line.folded)
    if not label or not names_publisher(line):
        return False
    if not label["above"]:
        found.office = found.office or closed_up(line.written[label.end() :])
    return True


def take_name(line: Line, found: Gathered) -> bool:
    """Take the bulletin's name, with the number that may be written into it."""
    if found.title is not None or len(line.plain) > 40:
        return False
    bare = _without_number(line.plain)
    if _ABOUT.search(bare):
        return False
    if len(bare) > 30 or not _NAME_END.search(bare) or _MARK.search(bare):
        return False
    begin = line.plain.index(bare)
    found.title = closed_up(line.written)[begin : begin + len(bare)]
    if bare != line.plain:
        _keep_number(line, found)
        apart = _DAY_APART.search(line.plain, begin + len(bare))
        day = find_full("".join(apart.groups())) if apart else None
        found.day = found.day or (day.day if day else None)
    return True


def _without_number(plain: str) -> str:
    """Return a name without the year and number written in front of it or behind it."""
    bare = _BEFORE_NAME.sub("", plain)
    cut = _AFTER_NAME.search(bare)
    return bare[: cut.start()] if cut and cut.start() else bare


def take_office(line: Line, found: Gathered) -> bool:
    """Take the publishing office, once a name or number has been found above it, or where it says that it is.

    A second one that says so (甲局主办 … 乙办公室编印) is only taken out of the way.
    """
    told = _OFFICE_TAIL.search(line.plain)
    known = (found.title or found.number is not None) and found.office is None
    if not (told or known) or not _OFFICE.match(line.plain):
        return False
    found.office = found.office or _untailed(line)
    return True


def _untailed(line: Line) -> str:
    """Return an office without 编印 behind it."""
    tail = _OFFICE_TAIL.search(line.plain)
    return closed_up(line.written)[: tail.start() if tail else None]


_PARTING = " \t\u3000·|/,"  # what may part an office and the date behind it


def is_dated_office(line: Line) -> bool:
    """Tell whether a line is an office with the date of issue behind it."""
    day = find_full(line.folded) if len(line.folded) <= _LONGEST_OFFICE else None
    if day is None or _DATE_NOISE.sub("", line.folded[day.end :]):
        return False
    return _OFFICE.match(closed_up(line.folded[: day.start]).rstrip(_PARTING)) is not None


_LONGEST_OFFICE = 80  # characters of a line with an office and a date


def take_dated_office(line: Line, found: Gathered) -> bool:
    """Take an office with the date of issue behind it, a blank or nothing between them."""
    day = find_full(line.folded)
    if day is None or not is_dated_office(line):
        return False
    found.office = found.office or _untailed(line.cut(0, len(line.folded[: day.start].rstrip(_PARTING))))
    found.day = found.day or day.day
    return True


def _take_chrome(line: Line, found: Gathered) -> bool:
    return is_chrome(line.folded)


TAKERS: tuple[Callable[[Line, Gathered], bool], ...] = (
    _take_chrome, take_date, take_number, take_publisher, take_name, take_office, take_dated_office,
)  # fmt: skip
"""Asked in turn for each piece of a masthead; the first that takes it ends the turn."""


def take_piece(line: Line, found: Gathered) -> bool:
    """Take one piece of a masthead line into ``found``; False where it is none."""
    return any(taker(line, found) for taker in TAKERS)
