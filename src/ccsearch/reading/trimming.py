"""What leads to a counted noun and is no part of it: its place, whose it is, what is told of it. Folded texts."""

import re
from collections.abc import Sequence

from ccsearch.reading.countwords import (
    LEADING_OUT,
    LIGHT,
    VERBS,
    WHERE,
)
from ccsearch.reading.scanning import in_title
from ccsearch.reading.wordkinds import Word, is_person

_LEADING_TO = re.compile(rf"(?:{'|'.join(LEADING_OUT)})+(?=.)")
_TRAILING_OUT = re.compile("(?:[、了和及与等共总(]|(?<=..)进展|(?<!摩)的|(?<=..)(?<![初高集])中|(?<=..)全长)+$")
_WHERE = re.compile(rf"(?:.{{2,}}(?:{'|'.join(WHERE)})|社区|小区|公园|广场|公厕|厕所)(?=..)")
_FOUND_AT = re.compile(
    r'(?:[^等"《]*[^等"《、](?=沿|周|附|一|两|[东南西北]|[门进出入]|路|街|河|墙|.[内里处上下])|(?=门|.[内里上下]))(?:[村院楼站园校道区店馆场厅巷渠河沟池库棚地带][内里]|[道路面墙桥]上(?!限|空|报|岗)|[椅桌树桥棚墙堤坡]下(?!水)|沿线|沿岸|周边|附近|一带|两[侧旁边]|[东南西北]侧|门[前口外]|[口阴角洼弯端]处|入口|路[侧边旁]|街[边旁]|河边|墙[边角根])(?=[^、和及与三]{2})'
)
"""Where what is counted is found, as a place said before it: 清理车站周边垃圾."""
_OPEN = '[^等"《、和及与的]'
_AT_PLACE = re.compile(
    f"(?:{_OPEN}{{2,8}}(?:小区|社区|家属院|广场|公园|村)、)*(?:(?:门诊|住院|教学|办公|宿舍)楼|{_OPEN}{{2,8}}?"
    "(?<!老旧|口袋|示范|文化|背街|闲置|智慧|立体|平安|文明|城市)(?<!各)"
    "(?:广场|公园|游园|步道|小区|社区|家属院|[一二三四五六七八九十]区|市场|[东南西北]门|大厅|大院|校园)(?:[东南西北]门|步道)?)"
    "(?=[^、和及与等]{2})(?!工作|服务|建设|改造|管理|治理|项目|工程|整治|党|居委|卫生[服院室站]|文化|活动|网格|物业|志愿|规约|公约|停车|监管|经营|摊|环境|公告|绿地|便民|居民|养老)"
)
"""A place by its name, before what is found there: 补植金州广场绿篱."""
_MODIFIER = re.compile(rf"的(?!{'|'.join(LIGHT)}|$)")
_NAMED = r"[\u3400-\u9fff]{{{least},6}}?(?:社区|村|小区|街道|镇|[一二三四五六七八九]区)"
_COMMUNITY = re.compile(
    rf"(?:(?:{_NAMED.format(least=1)}、)+{_NAMED.format(least=1)}等|(?=(?P<run>(?:{_NAMED.format(least=2)}[、和]?)+))(?P=run))(?=[\"“]|党员|居民|群众|志愿|干部|网格员|代表|社区干部|村干部)"
)
"""Whose people are counted, as names run together; ``run`` is taken whole, or 村村村… could be cut in ever more ways."""
_SLOGAN = re.compile('"[^"]{8,}"(?=..)')
"""What an act is called: "文明有我礼迎国庆"|快闪活动."""
_WITHIN = re.compile("(?:辖区内?|境内|镇域内|区域内)(?=..)")


def trimmed(stretch: str, noun: Sequence[Word], stated: bool = False) -> tuple[int, int] | None:
    """Return the span of a noun without what leads to its head: a clause with 的, words like 全区."""
    if not noun:
        return None
    begin, end = noun[0].start, noun[-1].start + len(noun[-1].text)
    for mark in _MODIFIER.finditer(stretch, begin, end):
        quoted = stretch.count('"', begin, mark.start()) % 2 == 1
        entitled = quoted or in_title(stretch, mark.start(), begin)
        begin = mark.end() if mark.end() < end and not entitled else begin
    named = _COMMUNITY.match(stretch, begin, end)
    begin = named.end() if named else begin
    within = _WITHIN.search(stretch, begin, end)
    begin = within.end() if within and within.end() < end else begin
    for pattern in (_LEADING_TO, _WHERE) if stated else (_LEADING_TO,):
        leading = pattern.match(stretch, begin, end)
        begin = leading.end() if leading else begin
    named = None if is_person(noun[-1].text) else _AT_PLACE.match(stretch, begin, end)
    begin = named.end() if named else begin
    around = _FOUND_AT.match(stretch, begin, end) if stretch.find("等", begin, end) < 0 else None
    begin = around.end() if around else begin
    begin = max(begin, stretch.find("总投资", begin, end))
    slogan = _SLOGAN.match(stretch, begin, end)
    begin = slogan.end() if slogan else begin
    trailing = _TRAILING_OUT.search(stretch, begin, end)
    end = trailing.start() if trailing else end
    return (begin, end) if begin < end else None


_MADE = re.compile("(?<=..)(?<![棉毛绒蚕])被[^、被]{1,3}[出成](?=..)")
"""What has been done to make what is counted: 绿地被踩出便道两条."""
_OFFICE = re.compile("[区市县][\u3400-\u9fff]{1,8}?[委局办队站所心]")


def start_of(stretch: str) -> int:
    """Return where what leads to a stretch ends: an office, words like 全区, what was done to make a thing, a way with 在."""
    office = _OFFICE.match(stretch)
    if office and stretch[office.end() : office.end() + 2] in VERBS:  # 区城管委|检查商铺
        return office.end()
    leading = _LEADING_TO.match(stretch)
    start = leading.end() - (leading.group()[-1] == "、") if leading else 0
    for made in _MADE.finditer(stretch, start):  # 绿地被踩出便道
        start = made.end()
    along = _FOUND_AT.match(stretch, start) if stretch[start : start + 1] in ("在", "沿") else None
    return along.end() if along else start  # 在两岸沿线装填沙袋
