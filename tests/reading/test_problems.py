"""What is told to editors: each row a text, and the problem it must give, or must not."""

from string import Formatter
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from ccsearch.lexicon import Lexicon, load_lexicon, parse_lexicon
from ccsearch.reading import read_text
from ccsearch.reading.checks import CHECKS, check
from ccsearch.reading.problems import PROBLEMS
from ccsearch.reading.reader import read_stages
from ccsearch.records import Problem

HEAD = "云岫区创建全国文明城市工作快报\n第52期\n云岫区创建全国文明城市工作领导小组办公室\n2023年6月16日\n"
"""A masthead with nothing wrong in it: the texts below it begin on line 5."""

BARE = ("masthead.number", "masthead.date")
"""What is told of every text without a masthead."""

LEXICON = parse_lexicon(
    """
district = { name = "云岫区" }
units = [
    { name = "丰乐街道" }, { name = "甲街道" }, { name = "乙街道" }, { name = "丙街道" }, { name = "区城管委" },
]
leaders = [{ name = "沈知远" }]
""".encode()
)


class Row(NamedTuple):
    """A text (its oddity first), the code of the problem, its line, and words of its message; no code: none.

    ``also`` are the problems that come with it.
    """

    oddity: str
    text: str
    code: str = ""
    line: int | None = None
    words: str = ""
    name: str = "x"
    also: tuple[str, ...] = ()


def brief(text: str) -> str:
    return f"{HEAD}【简讯】\n丰乐街道：{text}\n"


ROWS = (
    Row("a number", HEAD + "【简讯】\n丰乐街道：近日，清运垃圾9车。"),
    Row("no number", HEAD.replace("第52期\n", "") + "丰乐街道：近日，清运垃圾9车。", "masthead.number", 1, "“2023-06-16”"),
    Row("neither number nor date", "丰乐街道：近日，清运垃圾9车。", "masthead.number", 1, "“某月简报”", "某月简报", ("masthead.date",)),
    Row("no date", HEAD.replace("2023年6月16日\n", "") + "丰乐街道：近日，清运垃圾9车。", "masthead.date", 1),
    Row("date in the name of the attached file", "云岫区创城简报第3期\n丰乐街道：近日，清运垃圾9车。\n20230616创城简报第3期.doc", "masthead.date-from-name", 3, "2023-06-16", also=("masthead.office",)),
    Row("two dates of issue", HEAD + "丰乐街道：近日，清运垃圾9车。\n云岫区创建全国文明城市工作领导小组办公室\n2022年6月16日", "masthead.dates", 7, "“2022年6月16日”与印发日期2023-06-16"),
    Row("the same date of issue twice", HEAD + "丰乐街道：近日，清运垃圾9车。\n2023年6月16日"),
    Row("a week for a number", "云岫区创城简报\n7月份第2周\n云岫区创城办\n2023年7月16日\n丰乐街道：近日，清运垃圾9车。", "masthead.period", 2, "2是周次"),
    Row("a week of the year for a number", "云岫区创城简报\n2023年第32周\n云岫区创城办\n2023年8月13日\n丰乐街道：近日，清运垃圾9车。", "masthead.period", 2, "32是周次"),
    Row("a bare week for a number", "云岫区创城简报\n第32周\n云岫区创城办\n2023年8月13日\n丰乐街道：近日，清运垃圾9车。", "masthead.period", 2, "32是周次"),
    Row("a month for a number", "2024年3月督查通报\n云岫区创城办\n2024年4月2日\n丰乐街道：近日，清运垃圾9车。", "masthead.period", 1, "3是月次"),
    Row("year and serial together are no month", "督查通报(第201704期)\n云岫区创城办\n2017年4月2日\n丰乐街道：近日，清运垃圾9车。"),
    Row("no office", "云岫区创城简报\n第52期\n2023年6月16日\n丰乐街道：近日，清运垃圾9车。", "masthead.office", 1),
    Row("a number, and no name", "第52期\n云岫区创建全国文明城市工作领导小组办公室\n2023年6月16日\n丰乐街道：近日，清运垃圾9车。", "masthead.title", 1),
    Row("a file named after another issue", HEAD + "丰乐街道：近日，清运垃圾9车。", "masthead.file-number", 1, "第52期", "快报第53期"),
    Row("a file named after this issue", HEAD + "丰乐街道：近日，清运垃圾9车。", name="快报第52期"),
    Row("nothing at all", "", "text.empty", 1, also=BARE),
    Row("nothing but a masthead", HEAD, "text.empty", 1),
    Row("a section at the end without an item", HEAD + "【简讯】\n丰乐街道：近日，清运垃圾9车。\n【曝光台】\n", "section.empty", 7, "“曝光台”"),
    Row("a section with only a section in it", HEAD + "【简讯】\n【综合整治】丰乐街道：近日，清运垃圾9车。"),
    Row("an item above the first section", HEAD + "区领导检查市容 近日，沈知远检查市容。\n【简讯】\n丰乐街道：近日，清运垃圾9车。", "text.outside", 5, "“区领导检查市容”"),
    Row("no section at all", HEAD + "区领导检查市容 近日，沈知远检查市容。"),
    Row("a headline without a body", HEAD + "【要闻】\n区领导检查市容\n【简讯】\n丰乐街道：近日，清运垃圾9车。", "item.body", 6, "“区领导检查市容”"),
    Row("no source where others have one", HEAD + "甲街道清理楼道 近日，清运垃圾9车。（甲街道）\n乙街道清理楼道 近日，清运垃圾9车。\n丙街道清理楼道 近日，清运垃圾9车。（丙街道）", "item.source", 6, "“乙街道清理楼道”"),
    Row("no source where none has one", HEAD + "甲街道清理楼道 近日，清运垃圾9车。\n乙街道清理楼道 近日，清运垃圾9车。"),
    Row("a mark is missing", HEAD + "▲近日，甲街道清理楼道。\n近日，乙街道清理楼道。\n▲近日，丙街道清理楼道。", "item.mark", 6, "乙街道"),
    Row("no headline, and no unit is the subject", "毕业生离校工作协调会于近日召开，部署工作。", "item.headline", 1, "毕业生离校工作协调会", also=BARE),
    Row("no headline, and no subject", "清运垃圾，治理楼道，修补道路。", "item.untitled", 1, also=BARE),
    Row("no headline, a unit is the subject", "近日，丰乐街道清运垃圾9车。", also=BARE),
    Row("the last sentence breaks off", brief("近日，清运垃圾9车，修补"), "text.cut", 6, "清运垃圾9车，修补”"),
    Row("the last sentence ends in a quote", brief("近日，清运垃圾9车，“楼道清”")),
    Row("a paragraph stored twice", HEAD + "区领导检查市容\n" + ("近日，沈知远到丰乐街道检查市容，先后查看了车站、广场和菜市场，并听取了汇报。\n" * 2), "text.twice", 7, "第6行"),
    Row("short lines come twice", brief("近日，清运垃圾。") + "甲街道：近日，清运垃圾。\n"),
    Row("private characters", brief("近日，治理河道\ue003\ue004两处。"), "text.damaged", 6, "治理河道□□两处"),
    Row("question marks for lost characters", brief("近日，治理河道?畲罂缍138米。"), "text.damaged", 6, "治理河道?畲罂"),
    Row("spaces stored as question marks", brief("??近日，治理河道。"), "text.damaged", 6, "??近日"),
    Row("a question", brief("近日，问居民“满意吗?满意!”。怎么办?大家议。")),
    Row("a comma twice", brief("近日，，治理河道。"), "text.marks", 6, "近日，，治理"),
    Row("a gloss behind characters", brief("近日，創(chuàng)建衛(wèi)生街巷。"), "text.gloss", 6, "注音2处，如“創(chuàng)”"),
    Row("an ellipsis", brief("近日，治理河道……清运垃圾。")),
    Row("a wrong weekday", brief("6月15日星期三，治理河道。"), "date.weekday", 6, "星期四"),
    Row("a wrong weekday of last year", brief("12月15日（星期三），治理河道。"), "date.weekday", 6, "星期四"),
    Row("a right weekday", brief("2019年11月6日星期三，治理河道。6月15日（周四）复查。")),
    Row("a wrong weekday in the masthead", HEAD.replace("16日", "16日星期一") + "丰乐街道：近日，清运垃圾。", "date.weekday", 4, "星期五"),
    Row("an event after the day of issue", brief("2023年7月2日，治理河道。"), "date.future", 6, "“2023年7月2日”晚于印发日期2023-06-16"),
    Row("a plan", brief("近日，治理河道，计划于2023年7月2日完工。")),
    Row("a deadline", brief("2023年7月2日前，治理河道。")),
    Row("a day that gives last year", brief("6月26日，治理河道。"), "date.year", 6, "推算为2022-06-26，相隔355天"),
    Row("a day of last December", HEAD.replace("6月16日", "1月5日") + "【简讯】\n丰乐街道：12月26日，治理河道。"),
    Row("a month lost", brief("37日，治理河道。"), "date.damaged", 6, "“37日”"),
    Row("a day lost", brief("221上午，治理河道。"), "date.damaged", 6, "“221”"),
    Row("a day that is none", brief("2月30日，治理河道。"), "date.damaged", 6, "“2月30日”"),
    Row("a count of days", brief("近日，开展100日攻坚，连续45日治理河道，第37日完工。")),
    Row("a list with a gap", brief("近日，一是治理河道。二是清运垃圾。四是修补道路。"), "list.gap", 6, "“二是”之后是“四是”"),
    Row("a list of lines with a gap", HEAD + "区领导检查市容\n沈知远要求：\n1、清运垃圾。\n3、修补道路。", "list.gap", 8, "“1、”之后是“3、”"),
    Row("a list with a repeat", HEAD + "区领导检查市容\n沈知远要求：\n1、清运垃圾。\n2、治理河道。\n2、修补道路。", "list.repeat", 9, "“2、”之后又是“2、”"),
    Row("sections with a gap", HEAD + "一、督查情况\n丰乐街道：近日，清运垃圾，效果好。\n三、整改要求\n丰乐街道：近日，清运垃圾，效果好。", "list.gap", 7, "“一、”之后是“三、”"),
    Row("a list inside a list", brief("近日，一是多方宣传。一是进社区;二是进学校;三是进市场。二是清运垃圾。")),
    Row("lists of two items", HEAD + "【简讯】\n甲街道：近日，一是宣传。二是清运。\n乙街道：近日，一是宣传。二是清运。三是修补。"),
    Row("a list from mid-sentence", brief("近日，各社区一要宣传，二要清运，三要修补。")),
    Row("mixed marks in one list", brief("近日，强调：一要宣传；二要清运；三是修补。")),
    Row("more points than announced", HEAD + "沈知远检查市容 区城管委参加。沈知远提出三点要求：一要宣传。二要清运。", "list.count", 5, "说是“三点要求”，读出2条"),
    Row("as many points as announced", HEAD + "沈知远检查市容 区城管委参加。沈知远提出两点要求：一要宣传。二要清运。"),
    Row("the committee need not be known", HEAD + "【简讯】\n区委召开迎检工作调度会\n近日，王家镇联合区农业局召开调度会。", "unit.unknown", 6, "2个：王家镇（52-1）、区农业局（52-1）"),
    Row("a unit unknown", HEAD + "【简讯】\n丰乐街道：近日，清运垃圾。\n王家镇：近日，联合区城管委、区农业局开展整治。", "unit.unknown", 7, "2个：王家镇（52-2）、区农业局（52-2）"),
    Row("a leader unknown", HEAD + "魏长风检查市容 近日，魏长风、沈知远到丰乐街道检查市容。", "leader.unknown", 5, "1位：魏长风（52-1）"),
    Row("known ones", HEAD + "沈知远检查市容 近日，沈知远到丰乐街道检查市容，区城管委参加。"),
    Row("another district", (HEAD + "魏长风检查市容 近日，魏长风到王家镇检查。\n王家镇：近日，清运垃圾。").replace("云岫", "青浦")),
)  # fmt: skip


def problems(text: str, name: str = "x", lexicon: Lexicon = LEXICON) -> tuple[Problem, ...]:
    return read_text(text, name, lexicon).problems


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.oddity)
def test_a_text_has_this_problem_and_no_other(row: Row):
    found = problems(row.text, row.name)
    assert {one.code for one in found} == {*row.also, *filter(None, [row.code])}, found
    if row.code:
        one = next(one for one in found if one.code == row.code)
        assert (one.line, row.words in one.message) == (row.line, True), one


def test_each_code_of_a_check_has_a_row():
    told = {code for code in PROBLEMS if not code.startswith("format.")}
    assert {row.code for row in ROWS if row.code} == told - {"text.unread"}


def test_what_gets_into_no_item_is_quoted():
    """No text is known of which this holds: it is what would tell that a stage has lost something."""
    grasp = read_stages(HEAD + "【简讯】\n甲街道：近日，清运垃圾。\n乙街道：近日，修补路面。", "x", LEXICON)
    lost = replace(grasp, outline=replace(grasp.outline, items=grasp.outline.items[:1]))
    [found] = [row for row in check(lost) if row.code == "text.unread"]
    assert found.line == 7
    assert "乙街道：近日，修补路面。" in found.message
    assert not [row for row in check(grasp) if row.code == "text.unread"]


@pytest.mark.parametrize("code", PROBLEMS)
def test_each_wording_says_what_was_found_in_chinese(code: str):
    room, _, name = code.partition(".")
    assert room.isalpha()
    assert room.islower()
    assert name.replace("-", "").isalpha()
    assert PROBLEMS[code].endswith(("。", "。”"))
    assert all(field is None or field.isidentifier() for _, field, _, _ in Formatter().parse(PROBLEMS[code]))


def test_problems_come_by_line():
    lines = [one.line for one in problems(HEAD + "37日，清理。\n【经验做法】\n【简讯】\n甲街道：2月30日，，清理。")]
    assert lines == sorted(lines)
    assert len(lines) > 3


def test_the_lexicon_of_another_district_is_silent():
    text = HEAD + "王家镇：近日，清运垃圾。"
    assert {one.code for one in problems(text, lexicon=LEXICON)} == {"unit.unknown"}
    assert problems(text, lexicon=load_lexicon()) == ()
    assert problems(text, lexicon=parse_lexicon(b"")) == ()


def test_each_check_is_a_question():
    for ask in CHECKS:
        assert (ask.__doc__ or "").startswith("Ask "), ask
