"""Mastheads and numbers in every form of the genre (its sections 1 and 2), footers (10): a row names its oddity."""

import re
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.lexicon import parse_lexicon
from ccsearch.reading import read_text
from ccsearch.reading.nameplate import NAME_ENDS, NUMBER_ALONE, RUNNING_TOTAL, issue_number
from ccsearch.records import Bulletin

EMPTY = parse_lexicon(b"")
NUMBERED = "0123456789〇零一二三四五六七八九十百千增刊专特号外合第周期月份年日总·〔【[(〕】])-~—至、nNoO.№:数"
"""What lines with nothing but a number are made of."""

BODY = "\n【简讯】\n丰乐街道：近日，清运垃圾9车，效果良好。\n"


def bulletin(text: str) -> Bulletin:
    return read_text(text, "x", EMPTY)


class Head(NamedTuple):
    """A masthead, and what it must give: number, name, office, date."""

    oddity: str
    text: str
    number: int | None
    title: str | None
    office: str | None
    day: date | None


D = date(2022, 8, 10)
HEADS = (
    Head("a line each", "某区创城工作快报\n第709期\n某区创城工作领导小组办公室\n2022年8月10日", 709, "某区创城工作快报", "某区创城工作领导小组办公室", D),
    Head("blank lines between", "\n\n某区创城工作快报\n\n\n第709期\n\n某区创城工作领导小组办公室\n\n2022年8月10日\n", 709, "某区创城工作快报", "某区创城工作领导小组办公室", D),
    Head("whose it is, on a line above the name", "西北农牧大学\n文明校园创建工作简报\n（2022第7期）\n某领导小组办公室主办　　2022年8月10日", 7, "西北农牧大学文明校园创建工作简报", "某领导小组办公室", D),
    Head("a dot between office and date", "某区创城工作快报\n第709期\n某区创城工作领导小组办公室 · 2022.08.10", 709, "某区创城工作快报", "某区创城工作领导小组办公室", D),
    Head("running total in brackets", "创文简报\n第九期\n(总第十六期)\n某市创文工作领导小组办公室编印 2022年8月10日", 9, "创文简报", "某市创文工作领导小组办公室", D),
    Head("its number of the year behind the number", "创文简报\n第九期（2022年第3期）\n某市创文办\n2022年8月10日", 9, "创文简报", "某市创文办", D),
    Head("running total behind the number", "创文简报\n第九期（总第十六期）\n某市创文办\n2022年8月10日", 9, "创文简报", "某市创文办", D),
    Head("year, name and number as one title, a time behind the date", "2022年财政信息第8期\n2022年08月10日 09:00:00", 8, "财政信息", None, D),
    Head("number and total fused, nothing else", "重点项目简报2022年第1期总第33期", 1, "重点项目简报", None, None),
    Head("letter-spaced name", "督 查 通 报\n第12期\n某市委督查室\n2022年8月10日", 12, "督查通报", "某市委督查室", D),
    Head("brackets under the name hold a subtitle", "工作动态\n【领导及各科室负责人每日工作情况】\n第12期\n某局办公室\n2022年8月10日", 12, "工作动态", "某局办公室", D),
    Head("office and date on one line", "政务简报\n第3期\n某市政府办公厅秘书局    2022年8月10日", 3, "政务简报", "某市政府办公厅秘书局", D),
    Head("page chrome before the name", "首页 > 专题专栏 > 创文 > 简报专区\n字体：[大 中 小]\n创文简报\n第3期\n某市创文办\n2022年8月10日", 3, "创文简报", "某市创文办", D),
    Head("name over two lines", "某区创建全国文明城市\n工作快报\n第7期\n某区创城办公室\n2022年8月10日", 7, "某区创建全国文明城市工作快报", "某区创城办公室", D),
    Head("digits spaced", "政务简报\n第 116 期\n某区政府办公室\n2022 年 8 月 10 日", 116, "政务简报", "某区政府办公室", D),
    Head("full-width digits", "政务简报\n第１１６期\n某区政府办公室\n２０２２年８月１０日", 116, "政务简报", "某区政府办公室", D),
    Head("Chinese numerals", "政务简报\n第一百一十六期\n某区政府办公室\n二〇二二年八月十日", 116, "政务简报", "某区政府办公室", D),
    Head("an ASCII zero in Chinese numerals", "政务简报\n第十期\n某区政府办公室\n二0二二年八月十日", 10, "政务简报", "某区政府办公室", D),
    Head("year in round brackets", "政务简报\n(2022年·第9期)\n某区政府办公室\n2022年8月10日", 9, "政务简报", "某区政府办公室", D),
    Head("year in heavy brackets", "决策咨询专报\n【2022】第8期\n某区政府办公室\n2022年8月10日", 8, "决策咨询专报", "某区政府办公室", D),
    Head("year in hollow brackets", "决策咨询专报\n〔2022〕第8期\n某区政府办公室\n2022年8月10日", 8, "决策咨询专报", "某区政府办公室", D),
    Head("series name inside the bracket", "统计简报（统计信息第12期）\n某市统计局\n2022年8月10日", 12, "统计简报", "某市统计局", D),
    Head("第 is missing", "统计简报（统计信息26期）\n某市统计局\n2022年8月10日", 26, "统计简报", "某市统计局", D),
    Head("期 is missing", "统计简报（统计信息11）\n某市统计局\n2022年8月10日", 11, "统计简报", "某市统计局", D),
    Head("year and serial fused", "督查通报(第201704期)\n某市督查室\n2022年8月10日", 4, "督查通报", "某市督查室", D),
    Head("a month for a number", "2022年3月督查通报\n某市督查室\n2022年8月10日", 3, "督查通报", "某市督查室", D),
    Head("a week for a number", "舆情周报\n7月份第2周\n某市网信办\n2022年8月10日", 2, "舆情周报", "某市网信办", D),
    Head("a serial of the month", "舆情专报\n2022年4月份第2期\n某市网信办\n2022年8月10日", 2, "舆情专报", "某市网信办", D),
    Head("年 is missing", "工作简报\n（2022第3期）\n某市文明办\n2022年8月10日", 3, "工作简报", "某市文明办", D),
    Head("no number", "大气污染防治攻坚战专题简报\n某市攻坚办\n2022年8月10日", None, "大气污染防治攻坚战专题简报", "某市攻坚办", D),
    Head("a dotted date", "政务简报\n第3期\n某区政府办公室\n2022.08.10", 3, "政务简报", "某区政府办公室", D),
    Head("a date with hyphens behind a label", "政务简报\n第3期\n某区政府办公室\n发布日期：2022-08-10", 3, "政务简报", "某区政府办公室", D),
    Head("a weekday behind the date", "政务简报\n第3期\n某区政府办公室\n2022年8月10日星期三", 3, "政务简报", "某区政府办公室", D),
    Head("a heading mark of Markdown", "# 政务简报\n第3期\n某区政府办公室\n2022年8月10日", 3, "政务简报", "某区政府办公室", D),
    Head("traditional characters", "政務簡報\n第3期\n某區政府辦公室\n2022年8月10日", 3, "政務簡報", "某區政府辦公室", D),
    Head("bold", "**政务简报**\n**第3期**\n某区政府办公室\n2022年8月10日", 3, "政务简报", "某区政府办公室", D),
    Head("name over three lines", "某区文明委\n创建全国文明城市\n工作快报\n第7期\n某区创城办公室\n2022年8月10日", 7, "某区文明委创建全国文明城市工作快报", "某区创城办公室", D),
    Head("the last words of a name say its kind", "大气污染防治攻坚战\n专题简报\n某县攻坚办 2022.08.10", None, "大气污染防治攻坚战专题简报", "某县攻坚办", D),
    Head("the office above the name", "中共某县委宣传部主办\n创文动态\n第3期\n2022年8月10日", 3, "创文动态", "中共某县委宣传部", D),
    Head("an office above the name and one below", "中共某县委宣传部主办\n创文动态\n第3期\n某县创文办编 2022年8月10日", 3, "创文动态", "中共某县委宣传部", D),
    Head("号 for 期", "情况通报\n2022年第7号\n某市指挥部督查组 2022年8月10日", 7, "情况通报", "某市指挥部督查组", D),
    Head("a week with its days", "创建周报\n2022年8月第1周（8月1日—8月7日）\n某区创建办\n2022年8月10日", 1, "创建周报", "某区创建办", D),
    Head("a secrecy mark", "内部资料 注意保存\n机密\n政务简报\n第3期\n某区政府办公室\n2022年8月10日", 3, "政务简报", "某区政府办公室", D),
    Head("the name of the town left out", "政务简报\n第3期\n××市政府办公室 2022年8月10日", 3, "政务简报", "××市政府办公室", D),
    Head("printed behind the date", "政务简报\n第3期\n主办单位：某区政府办公室    2022年8月10日印发", 3, "政务简报", "某区政府办公室", D),
    Head("a rule of box lines", "政务简报\n第3期\n某区政府办公室 2022年8月10日\n────────", 3, "政务简报", "某区政府办公室", D),
    Head("a name and what it is", "文明海城\n——海城市创文工作简报\n第8期\n海城市文明办编\n2022年8月10日", 8, "文明海城——海城市创文工作简报", "海城市文明办", D),
    Head("glosses behind the characters", "創(chuàng)城簡(jiǎn)報(bào)\n第8期\n某縣(xiàn)創(chuàng)城辦(bàn)\n2022年8月10日", 8, "創城簡報", "某縣創城辦", D),
    Head("tags left over", '<p class="a_b">政务简报</p>\n<p>第8期</p>\n<div>某县政府办公室</div>\n<br/>\n2022年8月10日', 8, "政务简报", "某县政府办公室", D),
    Head("a newspaper's total and weekday", "临江晚报\n总第3307期  2022年8月10日  星期三", None, "临江晚报", None, D),
    Head("a day without a year", "某区创文工作日报\n（8月10日）\n某区创文办公室", None, "某区创文工作日报", "某区创文办公室", None),
    Head("a name of no known end above the number", "金山文明\n2022·10\n总第96期\n主管：某区委宣传部\n主办：某区文明委办公室\n出版日期：2022年8月10日", 10, "金山文明", "某区文明委办公室", D),
    Head("two offices beside each other", "创建简报\n（第六期）\n某县委宣传部    某县创建办    2022年8月10日", 6, "创建简报", "某县委宣传部", D),
    Head("the year between 第 and the number", "中共某市委\n督查通报\n第〔2016〕11号\n市委督查室    2022年8月10日", 11, "中共某市委督查通报", "市委督查室", D),
    Head("a bare number in brackets, a month alone", "某区创城\n简   报\n(32)\n某区创城办编印　　　　二〇二二年八月", 32, "某区创城简报", "某区创城办", None),
    Head("all on one line", "某市创城工作日报 2022年第112期 8月10日 星期三", 112, "某市创城工作日报", None, D),
    Head("a school above the name", "某某大学\n创 建 文 明 校 园 简 报\n第5期\n某某大学校园创建办公室\n2022年8月10日", 5, "某某大学创建文明校园简报", "某某大学校园创建办公室", D),
    Head("a bureau above the name", "某市气象局\n气象服务快报\n第5期\n2022年8月10日", 5, "气象服务快报", "某市气象局", D),
    Head("a bureau above the name, its office below", "某市气象局\n气象服务快报\n第5期\n某市气象局办公室 2022年8月10日", 5, "气象服务快报", "某市气象局办公室", D),
    Head("the days of a week below the name", "某市税务局一周工作动态\n（8.1—8.7）\n某市税务局办公室  2022年8月10日", None, "某市税务局一周工作动态", "某市税务局办公室", D),
    Head("on the page of an office", "2022年河长制工作简报第14期\n发布时间：2022-08-10 16:20:11    来源：某市河长制办公室", 14, "河长制工作简报", "某市河长制办公室", D),
    Head("a quotation of Markdown, a dot before the date", "# 某区创城工作简报\n\n> **第 9 期**\n>\n> 某区创城办公室 · 2022.08.10\n\n---\n", 9, "某区创城工作简报", "某区创城办公室", D),
    Head("a bureau above the last word of a name", "某区精神文明建设委员会办公室\n简  报\n第12期\n2022年8月10日", 12, "某区精神文明建设委员会办公室简报", "某区精神文明建设委员会办公室", D),
    Head("a letterhead", "某区创城办公室文件\n工作简报\n第12期\n2022年8月10日", 12, "工作简报", "某区创城办公室", D),
    Head("a number in brackets", "工作简报\n2022第（3）期\n某区创城办\n2022年8月10日", 3, "工作简报", "某区创城办", D),
    Head("two numbers", "工作简报\n第12、13期合刊\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("a span of numbers", "工作简报\n第12-13期\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("an extra issue, on the line", "工作简报\n第12期（增刊）\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("an extra issue, on its own line", "工作简报\n（增刊）\n第12期\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("a special issue", "工作简报\n专刊第3期\n某区创城办\n2022年8月10日", 3, "工作简报", "某区创城办", D),
    Head("a foreign number", "工作简报\nNo.12\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("labels before each", "工作简报\n期号：12\n总期数：88\n编辑部：某区创城办\n日期：2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("a year in brackets, 第 or both left out", "创城简报【2022】12期\n某区创城办 2022年8月10日", 12, "创城简报", "某区创城办", D),
    Head("the week of a year", "创城周报\n2022年第32周\n某区创城办\n2022年8月10日", 32, "创城周报", "某区创城办", D),
    Head("whole days of a week", "创城周报\n（2022年8月4日—8月10日）\n第3期\n某区创城办", 3, "创城周报", "某区创城办", None),
    Head("cells of a table", "| 工作简报 |\n| 第12期 |\n| 某区创城办 | 2022年8月10日 |", 12, "工作简报", "某区创城办", D),
    Head("a note in the midst", "工作简报\n第12期\n（内部交流）\n某区创城办\n2022年8月10日", 12, "工作简报", "某区创城办", D),
    Head("one step of the page's path", "政府信息公开 > 工作动态\n创建工作简报第12期\n2022年8月10日", 12, "创建工作简报", None, D),
    Head("the office beside who signs, above the name", "某市气象局    签发人：滕远帆\n\n气 象 工 作 信 息\n2022年8月份第1期", 1, "气象工作信息", "某市气象局", None),
    Head("a supplement's number below the number", "政务简报\n第12期\n增刊（3）期\n某区政府办公室\n2022年8月10日", 12, "政务简报", "某区政府办公室", D),
    Head("a supplement's number", "政务简报\n增刊（3）期\n某区政府办公室\n2022年8月10日", 3, "政务简报", "某区政府办公室", D),
    Head("a number above a name with its year", "第12期\n2022年财政信息\n某区财政局\n2022年8月10日", 12, "财政信息", "某区财政局", D),
    Head("an hour behind the date", "政务简报\n第3期\n某区政府办公室\n2022年8月10日18时", 3, "政务简报", "某区政府办公室", D),
    Head("an hour and minutes behind the date", "政务简报\n第3期\n某区政府办公室　　2022年8月10日8时30分", 3, "政务简报", "某区政府办公室", D),
    Head("no masthead at all", "", None, None, None, None),
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.oddity)
def test_a_masthead(head: Head):
    found = bulletin(head.text + BODY)
    assert (found.number, found.title, found.office, found.date) == head[2:]
    [item] = found.items
    assert item.title == "丰乐街道"


@pytest.mark.parametrize(
    "line",
    [
        "2018年第2期清风大讲堂近日开讲，600人参加。",
        "近日，举办培训班60期，道德讲堂26期。",
        "某报总第3307期刊登了我区的做法，各单位认真学习。",
        "第18次专题推进会近日召开，各单位参加。",
        "第3期青年志愿者训练营近日开营，50人参加。",
        "按照〔2018〕83号文件要求，近日开展整治。",
    ],
)
def test_what_is_no_number(line: str):
    assert bulletin(f"{line}\n").number is None
    assert bulletin(f"某区创城工作快报\n第709期\n某区创城办\n2022年8月10日\n【简讯】\n{line}\n").number == 709


@given(st.from_regex(re.compile(NUMBER_ALONE.pattern, re.ASCII), fullmatch=True, alphabet=NUMBERED))
def test_a_number_alone_is_read(line: str):
    assert RUNNING_TOTAL.match(line) or issue_number(line) is not None


@pytest.mark.parametrize("line", ["审核 通过", "编辑 文字", "策划 方案", "校对 时间"])
def test_a_word_behind_a_label_without_a_colon_is_no_person(line: str):
    found = bulletin(f"某区创城工作快报\n第709期\n某区创城办\n2022年8月10日{BODY}{line}\n")
    assert found.staff == ()
    assert line.replace(" ", "") in [item.title + item.text for item in found.items]


def test_a_date_and_an_office_at_the_end():
    found = bulletin("专题简报\n【工作动态】\n丰乐街道：近日，清运垃圾9车。\n某市攻坚战指挥部办公室\n2022年8月10日\n")
    assert (found.office, found.date) == ("某市攻坚战指挥部办公室", D)
    assert [item.title for item in found.items] == ["丰乐街道"]


def test_a_contents_block_is_frame():
    contents = "≡本期要目≡\n【负面舆情】\n※菜市场周边停车难引起网友热议\n【正面舆情】\n※沿河公园开放首日受到网友好评\n"
    body = "【负面舆情】\n※菜市场周边停车难引起网友热议\n近日，网友发帖。\n【正面舆情】\n※沿河公园开放首日受到网友好评\n近日，网友点赞。\n"
    found = bulletin(f"舆情周报\n第3期\n某市网信办\n2022年8月10日\n{contents}{body}")
    assert [(item.path, item.title, item.text) for item in found.items] == [
        (("负面舆情",), "菜市场周边停车难引起网友热议", "近日，网友发帖。"),
        (("正面舆情",), "沿河公园开放首日受到网友好评", "近日，网友点赞。"),
    ]


def test_a_notice_about_something_is_no_name():
    found = bulletin("市文明办关于上半年创建情况的通报\n近日，市文明办开展了抽查，现将情况通报如下。\n")
    assert (found.title, [item.title for item in found.items]) == (None, ["市文明办关于上半年创建情况的通报"])


def test_where_a_text_comes_from_and_who_read_it_on_its_last_line():
    foot = "来源：市文明办  通讯员：吴迪  一审：周敏  二审：郑爽\n"
    found = bulletin(f"创城通报\n第3期\n某市创城办\n2022年8月10日{BODY}{foot}")
    assert [(row.label, row.names) for row in found.staff] == [
        ("通讯员", ("吴迪",)),
        ("一审", ("周敏",)),
        ("二审", ("郑爽",)),
    ]
    assert [item.source for item in found.items] == [None]


def test_a_notice_below_those_it_is_sent_to():
    found = bulletin(
        "创城通报\n第3期\n某市创城办\n2022年8月10日\n主送：各镇街，区直各部门\n关于城市环境巡查情况的通报\n近日，市创城办开展了巡查。\n"
    )
    assert [(row.label, row.names) for row in found.distribution] == [("主送", ("各镇街", "区直各部门"))]
    assert [item.title for item in found.items] == ["关于城市环境巡查情况的通报"]


def test_a_contents_block_may_name_what_does_not_come_again():
    contents = "目　录\n一、部门动态\n1.甲街道清理楼道垃圾\n二、镇街动态\n乙镇、丙镇\n"
    body = "一、部门动态\n1.甲街道清理楼道垃圾\n近日，清运垃圾9车。\n二、镇街动态\n乙镇：近日，治理河道两处。\n丙镇：近日，补种树木九棵。\n"
    found = bulletin(f"创城简报\n第3期\n某市创城办\n2022年8月10日\n{contents}{body}")
    assert [(item.path, item.title) for item in found.items] == [
        (("部门动态",), "甲街道清理楼道垃圾"), (("镇街动态",), "乙镇"), (("镇街动态",), "丙镇"),
    ]  # fmt: skip


def test_contents_with_sections_and_headlines_on_a_line():
    contents = "≡本期要目≡\n【调度动态】 甲街道清理楼道垃圾\n【曝光台】 乙镇等两家单位被曝光\n"
    body = "【调度动态】\n甲街道清理楼道垃圾\n近日，清运垃圾9车。\n【曝光台】\n乙镇：垃圾满溢，无人处理。\n"
    found = bulletin(f"创城简报\n第3期\n某市创城办\n2022年8月10日\n{contents}{body}")
    assert [(item.path, item.title) for item in found.items] == [
        (("调度动态",), "甲街道清理楼道垃圾"),
        (("曝光台",), "乙镇"),
    ]


def test_the_first_heading_behind_the_contents_is_none_of_them():
    contents = "本期要目\n甲街道清理楼道垃圾\n乙街道治理门前河道\n"
    body = "【工作动态】\n甲街道清理楼道垃圾\n近日，清运垃圾。\n乙街道治理门前河道\n近日，治理河道。\n"
    found = bulletin(f"创城简报\n第3期\n某市创城办\n2022年8月10日\n{contents}{body}")
    assert [item.path for item in found.items] == [("工作动态",), ("工作动态",)]


def test_the_office_that_made_it_where_none_is_stated():
    found = bulletin(f"2022年财政信息第8期\n2022年8月10日{BODY}承编：某市财政局办公室    联系电话：6601188\n")
    assert (found.office, found.staff, found.contact.phone) == ("某市财政局办公室", (), "6601188")


def test_a_short_office_above_the_date_at_the_end():
    found = bulletin("创建专报\n第5期\n【工作动态】\n丰乐街道：近日，清运垃圾9车。\n市创建办\n2022年8月10日\n")
    assert (found.office, found.date, len(found.items)) == ("市创建办", D, 1)


def test_an_office_that_did_something_on_a_day_is_prose():
    found = bulletin("创建专报\n第5期\n某区创城办2022年8月10日召开推进会\n会议要求，抓好整改，巩固成果。\n")
    assert (found.office, [item.title for item in found.items]) == (None, ["某区创城办2022年8月10日召开推进会"])


def test_an_office_with_its_date_at_the_end_of_a_text_without_a_name():
    found = bulletin("全县防汛抗洪工作情况\n7月17日，我县普降暴雨。\n某县防汛指挥部办公室\n2022年8月10日\n")
    assert (found.title, found.office, found.date) == (None, "某县防汛指挥部办公室", D)
    assert [(item.title, item.source) for item in found.items] == [("全县防汛抗洪工作情况", None)]


def test_a_spread_name_among_the_credits_of_a_page():
    found = bulletin(
        "我区开展义务植树活动\n发布时间：2022-08-10 17:22  来源：区创城办  作者：苏  敏  点击数：88\n近日，我区开展义务植树活动。\n"
    )
    assert (found.date, [(row.label, row.names) for row in found.staff]) == (D, [("作者", ("苏敏",))])
    assert [(item.title, item.source) for item in found.items] == [("我区开展义务植树活动", None)]


@pytest.mark.parametrize("end", NAME_ENDS)
def test_each_end_of_a_name(end: str):
    assert bulletin(f"某区创城{end}\n第3期\n某区创城办\n2022年8月10日{BODY}").title == f"某区创城{end}"


class Foot(NamedTuple):
    """A footer, and what it must give: staff, distribution, email, phone."""

    oddity: str
    text: str
    staff: dict[str, Any]
    distribution: dict[str, Any]
    email: str | None = None
    phone: str | None = None


FEET = (
    Foot("a line each", "编校：李国栋 审核：张东辉 核签：刘兰\n报：区委、区政府\n发：各单位\n电子邮箱：a@b.cn 电话：69822006",
         {"编校": ("李国栋",), "审核": ("张东辉",), "核签": ("刘兰",)}, {"报": ("区委", "区政府"), "发": ("各单位",)}, "a@b.cn", "69822006"),
    Foot("full-width contact", "电子邮箱：ａ＠ｂ．ｃｎ 电话：６９８２２００６", {}, {}, "a@b.cn", "69822006"),
    Foot("area code", "联系电话：010-69822006", {}, {}, None, "010-69822006"),
    Foot("copies printed, on its own", "报：区委、区政府\n（共印16份）", {}, {"报": ("区委", "区政府")}),
    Foot("copies printed, on the line", "编校：李国栋 审核：张东辉 共印30份\n分送：区委、区政府", {"编校": ("李国栋",), "审核": ("张东辉",)}, {"分送": ("区委", "区政府")}),
    Foot("a wrapped list", "分送：区委、区政府、区人大、区政协、\n各镇街", {}, {"分送": ("区委", "区政府", "区人大", "区政协", "各镇街")}),
    Foot("a list parted by both commas", "报：市文明办，区委、区政府", {}, {"报": ("市文明办", "区委", "区政府")}),
    Foot("a full stop at the end", "报：区委、区政府。", {}, {"报": ("区委", "区政府")}),
    Foot("spaced labels", "编 校：李国栋    审 核：张东辉", {"编校": ("李国栋",), "审核": ("张东辉",)}, {}),
    Foot("a spread name", "编校：唐  捷 审核：曹 亮", {"编校": ("唐捷",), "审核": ("曹亮",)}, {}),
    Foot("two names behind a label", "编辑：王一博、杨林涛", {"编辑": ("王一博", "杨林涛")}, {}),
    Foot("label and name on two lines", "责任编辑：\n夏奎", {"责任编辑": ("夏奎",)}, {}),
    Foot("a spread name behind a whole one", "编辑：苏日娜 白  雪    审阅：韩玉梅", {"编辑": ("苏日娜", "白雪"), "审阅": ("韩玉梅",)}, {}),
    Foot("a spread name before a whole one", "编辑：韦 佳 农志强", {"编辑": ("韦佳", "农志强")}, {}),
    Foot("two spread names", "编辑：韦 佳  白 雪", {"编辑": ("韦佳", "白雪")}, {}),
    Foot("one name of three spread letters", "编辑：戎 远 初", {"编辑": ("戎远初",)}, {}),
    Foot("a double family name apart", "编辑：司马 懿", {"编辑": ("司马懿",)}, {}),
    Foot("one person without a colon", "通讯员 杜鹏程", {"通讯员": ("杜鹏程",)}, {}),
    Foot("two lists on a line, a full stop behind each", "报：市教育局，县委办。    发：各中小学、幼儿园。    （共印60份）",
         {}, {"报": ("市教育局", "县委办"), "发": ("各中小学", "幼儿园")}),
    Foot("printed by, made by", "印发：各科室\n承编：办公室 联系电话：5881234", {"承编": ("办公室",)}, {"印发": ("各科室",)}, None, "5881234"),
    Foot("labels without colons", "编辑 钱多多    审核 周正    签发 孟庆元", {"编辑": ("钱多多",), "审核": ("周正",), "签发": ("孟庆元",)}, {}),
    Foot("people in brackets", "（责任编辑：夏奎）", {"责任编辑": ("夏奎",)}, {}),
    Foot("of this issue", "本期编辑：夏奎 校对：卢 青", {"本期编辑": ("夏奎",), "校对": ("卢青",)}, {}),
    Foot("keywords", "主题词：城市管理 简报\n抄报：区委、区政府", {}, {"抄报": ("区委", "区政府")}),
    Foot("links of the page", "上一篇：我区开展植树活动\n下一篇：我区夜查工地", {}, {}),
    Foot("buttons of the page", "【纠错】【打印】【关闭】", {}, {}),
    Foot("down to whom it goes", "报：区委、区政府\n（此件发至县处级）", {}, {"报": ("区委", "区政府")}),
    Foot("how to reach it, in other words", "本刊地址：市政大楼1203  电话/传真：0771-2345678\n投稿信箱：a@b.cn", {}, {}, "a@b.cn", "0771-2345678"),
    Foot("the office in fewer words, with the date", "创城办\n2022年8月10日", {}, {}),
    Foot("what is attached", "附件：巡查问题清单", {}, {}),
    Foot("the office by its whole name, with the date", "某区创建全国文明城区工作领导小组办公室\n2022年8月10日", {}, {}),
    Foot("the office again, with the date", "某区创城办\n2022年8月10日", {}, {}),
    Foot("a section of the office", "某区创城办综合组\n电话：69822006", {}, {}, None, "69822006"),
    Foot("traditional labels below a list without a full stop", "報：市文明辦，區委、區政府領導\n\n發：各單位\n\n電話：69822006", {}, {"報": ("市文明辦", "區委", "區政府領導"), "發": ("各單位",)}, None, "69822006"),
    Foot("lists behind each other on a line", "报：市创建办；送：区委常委；发：各单位", {}, {"报": ("市创建办",), "送": ("区委常委",), "发": ("各单位",)}),
    Foot("a list parted by blanks", "报：区委 区政府 区人大", {}, {"报": ("区委", "区政府", "区人大")}),
    Foot("lists in brackets", "（报：区委、区政府  发：各单位）", {}, {"报": ("区委", "区政府"), "发": ("各单位",)}),
    Foot("people behind each other on a line", "编辑：张三丰、李四光；审核：王五福", {"编辑": ("张三丰", "李四光"), "审核": ("王五福",)}, {}),
    Foot("a fax before the telephone", "传真：0471-7654321  电话：0471-1234567", {}, {}, None, "0471-1234567"),
    Foot("a mobile telephone", "联系人：张三丰 电话：13812345678", {}, {}, None, "13812345678"),
    Foot("foreign labels", "E-mail：abc@163.com  Tel：69822006", {}, {}, "abc@163.com", "69822006"),
    Foot("an invitation to write", "欢迎投稿：abc@163.com", {}, {}, "abc@163.com", None),
    Foot("who wrote and took pictures", "文/图：张三丰", {"文/图": ("张三丰",)}, {}),
    Foot("how many were printed, behind a label", "本期编辑：张三丰\n本期印数：200份", {"本期编辑": ("张三丰",)}, {}),
    Foot("the office and the day of printing on a line", "某区创建全国文明城区工作领导小组办公室      2022年8月10日印发\n（共印50份）", {}, {}),
    Foot("nothing more", "（此页无正文）", {}, {}),
    Foot("the end", "——结束——", {}, {}),
    Foot("whom to ask, in brackets behind a list", "发：各成员单位（联系人：宋婷，电话：0713-7265588）", {}, {"发": ("各成员单位",)}, None, "0713-7265588"),
    Foot("who publishes it, before who made it", "主办：某区创城办    责任编辑：荀志和    共印60份", {"责任编辑": ("荀志和",)}, {}),
    Foot("two people without a colon, their names words too", "编辑 白雪 高峰", {"编辑": ("白雪", "高峰")}, {}),
    Foot("the name of the attached file", "20220810创城工作快报第709期.doc", {}, {}),
    Foot("a list of those it goes to broken by hand", "编校：甲平\n\n发：各单位主要领导、创城工作主管\n领导、信息员\n\n电话：69822006", {"编校": ("甲平",)}, {"发": ("各单位主要领导", "创城工作主管领导", "信息员")}, None, "69822006"),
    Foot("how many were printed, on its own line", "送：各街道，各局办\n印 80 份", {}, {"送": ("各街道", "各局办")}),
    Foot("how many were printed, before a telephone", "发：各镇、县直各单位\n（共印120份）　联系电话：0762-6752119", {}, {"发": ("各镇", "县直各单位")}, None, "0762-6752119"),
)  # fmt: skip


@pytest.mark.parametrize("foot", FEET, ids=lambda foot: foot.oddity)
def test_a_footer(foot: Foot):
    found = bulletin(f"某区创城工作快报\n第709期\n某区创城办\n2022年8月10日{BODY}{foot.text}\n")
    assert {row.label: row.names for row in found.staff} == foot.staff
    assert {row.label: row.names for row in found.distribution} == foot.distribution
    assert (found.contact.email, found.contact.phone) == (foot.email, foot.phone)
    assert [(item.text, item.source) for item in found.items] == [("近日，清运垃圾9车，效果良好。", None)]
