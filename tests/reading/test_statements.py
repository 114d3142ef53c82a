"""Who says what, in every style of list and with every kind of speaker (sections 7 and 8 of the genre)."""

from typing import NamedTuple

import pytest

from ccsearch.lexicon import parse_lexicon
from ccsearch.reading import read_text
from ccsearch.reading.statements import VERBS
from ccsearch.records import Statement

EMPTY = parse_lexicon(b"")
HEAD = "某区创城工作快报\n第7期\n某区创城办\n2022年8月10日\n【指挥调度】\n"
OPENING = "金晖8日到丰乐街道调研创城工作 丰乐街道相关负责同志参加。先后查看了桥东社区等地。"
"""A report with one leader at work."""


def statements(text: str, opening: str = OPENING) -> tuple[Statement, ...]:
    found = read_text(f"{HEAD}{opening}{text}", "x", EMPTY)
    assert len(found.items) == 1, [item.title for item in found.items]
    return found.items[0].statements


class Row(NamedTuple):
    """A speech, and of each statement leader, verb, number, heading, beginning of the text."""

    oddity: str
    text: str
    told: tuple[tuple[str | None, str, int | None, str | None, str], ...]


G = "金晖"
LISTS = (
    Row("bold head, full stop inside", "金晖要求：**一要加强领导。**各部门要亲自抓。**二要压实责任。**各街道要到位。",
        ((G, "要求", 1, "要加强领导", "各部门要亲自抓。"), (G, "要求", 2, "要压实责任", "各街道要到位。"))),
    Row("bold head, full stop outside", "金晖要求：**一要加强领导**。各部门要亲自抓。**二要压实责任**。各街道要到位。",
        ((G, "要求", 1, "要加强领导", "各部门要亲自抓。"), (G, "要求", 2, "要压实责任", "各街道要到位。"))),
    Row("a comma before the list", "金晖强调，一是要加强领导。各部门要亲自抓。二是要压实责任。各街道要到位。",
        ((G, "强调", 1, "要加强领导", "各部门要亲自抓。"), (G, "强调", 2, "要压实责任", "各街道要到位。"))),
    Row("points announced, colon", "金晖提出三点要求：一是加强领导；二是压实责任；三是抓好整改。",
        ((G, "要求", 1, None, "加强领导；"), (G, "要求", 2, None, "压实责任；"), (G, "要求", 3, None, "抓好整改。"))),
    Row("points announced, full stop", "金晖提出三点要求。一是加强领导。要亲自抓。二是压实责任。要到位。三是抓好整改。要见效。",
        ((G, "要求", 1, "加强领导", "要亲自抓。"), (G, "要求", 2, "压实责任", "要到位。"), (G, "要求", 3, "抓好整改", "要见效。"))),
    Row("points announced, comma", "金晖提出两点意见，一是加强领导。要亲自抓。二是压实责任。要到位。",
        ((G, "提出", 1, "加强领导", "要亲自抓。"), (G, "提出", 2, "压实责任", "要到位。"))),
    Row("the list starts in mid-sentence", "金晖要求，各级财政部门一要加强领导，二要压实责任，三要抓好整改。",
        ((G, "要求", 1, None, "要加强领导，"), (G, "要求", 2, None, "要压实责任，"), (G, "要求", 3, None, "要抓好整改。"))),
    Row("each item a paragraph", "金晖强调：\n一要加强领导。各部门要亲自抓。\n二要压实责任。各街道要到位。",
        ((G, "强调", 1, "要加强领导", "各部门要亲自抓。"), (G, "强调", 2, "要压实责任", "各街道要到位。"))),
    Row("the first on the line, the rest below", "金晖强调：一要加强领导。各部门要亲自抓。\n二要压实责任。各街道要到位。",
        ((G, "强调", 1, "要加强领导", "各部门要亲自抓。"), (G, "强调", 2, "要压实责任", "各街道要到位。"))),
    Row("mixed marks", "金晖强调：一要加强领导；二要压实责任；三是抓好整改。",
        ((G, "强调", 1, None, "要加强领导；"), (G, "强调", 2, None, "要压实责任；"), (G, "强调", 3, None, "抓好整改。"))),
    Row("第一", "金晖强调：第一，要加强领导。要亲自抓。第二，要压实责任。要到位。",
        ((G, "强调", 1, "要加强领导", "要亲自抓。"), (G, "强调", 2, "要压实责任", "要到位。"))),
    Row("一、 in the line", "金晖强调：一、要加强领导。要亲自抓。二、要压实责任。要到位。",
        ((G, "强调", 1, "要加强领导", "要亲自抓。"), (G, "强调", 2, "要压实责任", "要到位。"))),
    Row("要求 inside the item", "金晖强调：一是要求各单位加强领导；二是要求各街道压实责任。",
        ((G, "强调", 1, None, "要求各单位"), (G, "强调", 2, None, "要求各街道"))),
    Row("no ordinals", "金晖指出，当前创城进入攻坚期，要再接再厉。",
        ((G, "指出", None, None, "当前创城进入攻坚期，要再接再厉。"),)),
    Row("heads without ordinals", "金晖强调，要保持力度。要再加力。要抓好整改。",
        ((G, "强调", None, None, "要保持力度。要再加力。要抓好整改。"),)),
    Row("one speaker, two openers", "金晖指出，创城进入攻坚期。金晖强调，要抓好整改。",
        ((G, "指出", None, None, "创城进入攻坚期。"), (G, "强调", None, None, "要抓好整改。"))),
    Row("a slogan of numbers", "金晖要求：一要做到“三不减、三增加、四个一律”。要抓好整改。二要压实责任。要到位。",
        ((G, "要求", 1, "要做到“三不减、三增加、四个一律”", "要抓好整改。"), (G, "要求", 2, "要压实责任", "要到位。"))),
    Row("an ordinal is missing", "金晖要求：一要加强领导。要亲自抓。二要压实责任。要到位。四要抓好整改。要见效。",
        ((G, "要求", 1, "要加强领导", "要亲自抓。"), (G, "要求", 2, "要压实责任", "要到位。"), (G, "要求", 4, "要抓好整改", "要见效。"))),
    Row("the report goes on in the next paragraph", "金晖要求：一要加强领导。要亲自抓。二要压实责任。要到位。\n会后，金晖到桥东社区检查。",
        ((G, "要求", 1, "要加强领导", "要亲自抓。"), (G, "要求", 2, "要压实责任", "要到位。"))),
    Row("a list of another kind within an item", "金晖要求：一要动员再深入。一是机关带头，建在点位；二是社区联动，送到门口。二要整治再用力。抓好背街小巷。",
        ((G, "要求", 1, "要动员再深入", "一是机关带头，建在点位；二是社区联动，送到门口。"), (G, "要求", 2, "要整治再用力", "抓好背街小巷。"))),
    Row("a demand of its own before the list", "金晖要求，山里的村不能比城里标准低，一是设施要补齐，二是保洁要到位。",
        ((G, "要求", None, None, "山里的村不能比城里标准低，"), (G, "要求", 1, None, "设施要补齐，"), (G, "要求", 2, None, "保洁要到位。"))),
    Row("what the list is about is no demand", "金晖要求，针对群众要办的事，一是设施要补齐，二是保洁要到位。",
        ((G, "要求", 1, None, "设施要补齐，"), (G, "要求", 2, None, "保洁要到位。"))),
    Row("a list behind a quotation", "“意见不怕多。”金晖要求，一是台账要清。逐条公示。二是标准要实。逐条销号。",
        ((G, "要求", 1, "台账要清", "逐条公示。"), (G, "要求", 2, "标准要实", "逐条销号。"))),
    Row("views announced", "金晖提出三点意见：一是抓宣传。讲到楼门里去。二是抓重点。盯住商务楼宇。", ((G, "提出", 1, "抓宣传", "讲到楼门里去。"), (G, "提出", 2, "抓重点", "盯住商务楼宇。"))),
)  # fmt: skip

SPEAKERS = (
    Row("none before the verb", "要求：一要加强领导。要亲自抓。", ((G, "要求", 1, "要加强领导", "要亲自抓。"),)),
    Row("the verb split by bold marks", "金晖**要求：**各部门要亲自抓。", ((G, "要求", None, None, "各部门要亲自抓。"),)),
    Row("he", "他强调，要抓好整改。", ((G, "强调", None, None, "要抓好整改。"),)),
    Row("she", "她指出，要抓好整改。", ((G, "指出", None, None, "要抓好整改。"),)),
    Row("同志 behind the name", "金晖同志强调，要抓好整改。", ((G, "强调", None, None, "要抓好整改。"),)),
    Row("a post behind the name", "李振华副局长表示，要抓好整改。", (("李振华", "表示", None, None, "要抓好整改。"),)),
    Row("a post before the name", "副市长李振华强调，要抓好整改。", (("李振华", "强调", None, None, "要抓好整改。"),)),
    Row("a chain of posts", "市委常委、宣传部部长、市政府党组成员牛兰英强调，要抓好整改。", (("牛兰英", "强调", None, None, "要抓好整改。"),)),
    Row("surname and post again", "副市长李振华参加。李市长强调，要抓好整改。", (("李振华", "强调", None, None, "要抓好整改。"),)),
    Row("a double surname", "区长欧阳静姝强调，要抓好整改。", (("欧阳静姝", "强调", None, None, "要抓好整改。"),)),
    Row("two speak together", "区长丁如兴、副区长陆维强调，要抓好整改。",
        (("丁如兴", "强调", None, None, "要抓好整改。"), ("陆维", "强调", None, None, "要抓好整改。"))),
    Row("the meeting speaks", "会议要求，各单位要抓好整改。", (("会议", "要求", None, None, "各单位要抓好整改。"),)),
    Row("a unit speaks", "区发改委表示，将抓好整改。", (("区发改委", "表示", None, None, "将抓好整改。"),)),
    Row("an hour of the meeting between", "金晖在总结讲话时强调，要抓好整改。", ((G, "强调", None, None, "要抓好整改。"),)),
    Row("an adverb between", "金晖最后强调，要抓好整改。", ((G, "强调", None, None, "要抓好整改。"),)),
    Row("no mark behind the verb", "金晖要求各施工单位严格落实责任，对裸土全部苫盖。",
        ((G, "要求", None, None, "各施工单位严格落实责任，对裸土全部苫盖。"),)),
    Row("she, with no mark behind the verb", "金晖指出，党建引领是关键。她还要求街道党工委认真总结经验。",
        ((G, "指出", None, None, "党建引领是关键。"), (G, "要求", None, None, "街道党工委认真总结经验。"))),
    Row("who came along, named behind the speech", "金晖强调，要抓好整改。区委组织部、丰乐街道有关负责同志陪同调研。",
        ((G, "强调", None, None, "要抓好整改。"),)),
    Row("several speakers in a paragraph", "丁如兴指出，一要加强领导，二要压实责任。陆维强调，一要抓好整改，二要巩固成果。金晖要求，要再接再厉。",
        (("丁如兴", "指出", 1, None, "要加强领导，"), ("丁如兴", "指出", 2, None, "要压实责任。"), ("陆维", "强调", 1, None, "要抓好整改，"),
         ("陆维", "强调", 2, None, "要巩固成果。"), (G, "要求", None, None, "要再接再厉。"))),
    Row("those addressed before a colon, a list below", "金晖要求相关部门：\n1.要倒排工期。\n2.要公示进展。", ((G, "要求", 1, None, "要倒排工期。"), (G, "要求", 2, None, "要公示进展。"))),
    Row("aspects before the announcement", "金晖指出，设施不能是摆设。并从三个方面提出要求：一是思想要到位。放在心上。二是督办要到位。组织回访。",
        ((G, "指出", None, None, "设施不能是摆设。"), (G, "要求", 1, "思想要到位", "放在心上。"), (G, "要求", 2, "督办要到位", "组织回访。"))),
    Row("what was found, with no mark behind the verb", "金晖还到工地查看了围挡，指出部分画面褪色、破损，要求施工单位三天之内更换到位。",
        ((G, "指出", None, None, "部分画面褪色、破损，"), (G, "要求", None, None, "施工单位三天之内更换到位。"))),
    Row("a visit goes on", "金晖要求，要备好热水热饭。慰问期间，金晖还转达了区委书记费明远的问候。", ((G, "要求", None, None, "要备好热水热饭。"),)),
    Row("who presides speaks, not the meeting he calls", "区长李振华主持召开调度会，要求各单位压实责任、抓好整改。",
        (("李振华", "要求", None, None, "各单位压实责任、抓好整改。"),)),
    Row("who presides, and", "区长李振华主持会议并强调，要抓好整改。", (("李振华", "强调", None, None, "要抓好整改。"),)),
    Row("praise first, then an announcement", "金晖充分肯定前期工作，并就下一步工作提出要求：一要抓整改。要见效。二要建机制。要常态。",
        ((G, "要求", 1, "要抓整改", "要见效。"), (G, "要求", 2, "要建机制", "要常态。"))),
    Row("those sent to look speak", "督查组要求，各责任单位两日内整改。", (("督查组", "要求", None, None, "各责任单位两日内整改。"),)),
    Row("a unit reminds, with whom before the comma", "区教委提醒各校，不得变相布置作业。", (("区教委", "提醒", None, None, "各校，不得变相布置作业。"),)),
    Row("a unit requires, with no mark behind the verb", "区创城办要求各镇街三日内完成整改。", (("区创城办", "要求", None, None, "各镇街三日内完成整改。"),)),
    Row("he proposes", "金晖提出，资金要跟着项目走。", ((G, "提出", None, None, "资金要跟着项目走。"),)),
    Row("somebody suggests", "枫林小学校长李振华建议，允许就近采购。", (("李振华", "建议", None, None, "允许就近采购。"),)),
    Row("an official tells", "区住建局局长李振华介绍，今年新增便民服务点。", (("李振华", "介绍", None, None, "今年新增便民服务点。"),)),
    Row("praise, then a hope", "金晖对整改表示肯定，希望大家再接再厉，坚持下去。", ((G, "希望", None, None, "大家再接再厉，坚持下去。"),)),
    Row("a name of four characters", "县长洛桑平措强调，要抓好整改。", (("洛桑平措", "强调", None, None, "要抓好整改。"),)),
    Row("what an office has sent out speaks", "通报要求，一要立行立改。逐条整改。二要压实责任。派员驻点。",
        (("通报", "要求", 1, "要立行立改", "逐条整改。"), ("通报", "要求", 2, "要压实责任", "派员驻点。"))),
    Row("those sent to look, with a clause between", "测评组对环境卫生表示满意，要求对发现的问题举一反三。", (("测评组", "要求", None, None, "对发现的问题举一反三。"),)),
    Row("he answers and says", "金晖回应说，将逐条研究采纳。", ((G, "说", None, None, "将逐条研究采纳。"),)),
    Row("a hope within what is said", "金晖表示，企业是参与者，希望大家带头。", ((G, "表示", None, None, "企业是参与者，希望大家带头。"),)),
    Row("written on a report", "金晖在《环境专报》上批示指出，要逐巷过筛。", ((G, "指出", None, None, "要逐巷过筛。"),)),
    Row("those addressed before a colon", "金晖要求各分公司：对照台账自查。", ((G, "要求", None, None, "对照台账自查。"),)),
    Row("a detail that begins like a report", "金晖提出两点要求：第一，抓紧部署。会后两天之内，要开会。第二，对标自查。找全找准。",
        ((G, "要求", 1, "抓紧部署", "会后两天之内，要开会。"), (G, "要求", 2, "对标自查", "找全找准。"))),
    Row("he, behind one who attends and speaks", "副市长李振华出席并讲话。他指出，要抓好整改。", (("李振华", "指出", None, None, "要抓好整改。"),)),
    Row("those addressed, in quotes, before a colon", "金晖要求村“两委”：过完年也要把街扫干净。", ((G, "要求", None, None, "过完年也要把街扫干净。"),)),
    Row("a slogan before a colon is part of it", "金晖要求各校做到“三个有”：有人管、有人带、有人学。", ((G, "要求", None, None, "各校做到“三个有”：有人管、有人带、有人学。"),)),
    Row("surname of two characters and post again", "副市长欧阳静姝参加。欧阳副市长强调，要抓好整改。", (("欧阳静姝", "强调", None, None, "要抓好整改。"),)),
    Row("a Tibetan name the dictionary has", "县长多吉才让到丙镇调研。多吉才让强调，要抓好整改。", (("多吉才让", "强调", None, None, "要抓好整改。"),)),
    Row("those in charge of a place are no name", "金晖指出，要抓好整改。包抓领导要沉到一线，天天查。", ((G, "指出", None, None, "要抓好整改。包抓领导要沉到一线，天天查。"),)),
    Row("requirements announced, no list", "金晖就贯彻落实会议精神提出要求。要对标抓整改，逐条过筛子；要动真碰硬。", ((G, "要求", None, None, "要对标抓整改，逐条过筛子；要动真碰硬。"),)),
    Row("what was found, told behind a speech", "金晖要求，要抓好整改。暗访发现的14个问题现场移交两镇。", ((G, "要求", None, None, "要抓好整改。"),)),
)  # fmt: skip


@pytest.mark.parametrize("row", [*LISTS, *SPEAKERS], ids=lambda row: row.oddity)
def test_what_is_said(row: Row):
    found = statements(row.text)
    assert [(one.leader, one.verb, one.number, one.heading) for one in found] == [told[:4] for told in row.told]
    for one, told in zip(found, row.told, strict=True):
        assert one.text.startswith(told[4]), one.text


@pytest.mark.parametrize(
    "told",
    [
        "丰乐街道当晚即召开会议，部署了整改任务。",
        "区消防救援支队当晚即对两家单位下发了整改通知。",
        "商户们纷纷表示支持。",
        "区城管委负责人现场表态，三日内完成整改。",
        "区城管委已完成整改。",
        "两位领导还就工地排水提出了工作要求。",
        "区教委、区应急管理局负责人在会上作了发言。",
        "区城管委、永定镇负责同志一同检查。",
        "会议决定，从本周起建立红黄牌制度。",
        "各责任单位汇报了进展情况，区教委作了表态发言。",
        "在农贸市场，他边走边看。",
        "大会还传达了市里的工作安排。",
        "次日，金晖还主持召开座谈会。",
        "又到老校舍改造的工坊，和12位传承人一起扎灯。",
    ],
)
def test_what_the_report_goes_on_to_tell_is_not_said(told: str):
    assert [one.text for one in statements(f"金晖要求，各单位要抓好整改。{told}")] == ["各单位要抓好整改。"]


def test_a_speech_in_quotation_marks_ends_with_them():
    [one] = statements("金晖批示：“请区城管委牵头研究，限期整改。”区城管委接到批示后，连夜组织清理。")
    assert one.text == "“请区城管委牵头研究，限期整改。”"


def test_what_units_are_to_do_goes_on_with_the_speech():
    [one] = statements("金晖要求，各单位要抓好整改。丰乐街道当天要召开会议。")
    assert one.text == "各单位要抓好整改。丰乐街道当天要召开会议。"


@pytest.mark.parametrize(
    "text",
    [
        "传达了市委书记刘南昌的指示精神。",
        "会议传达了市文明办关于测评工作的有关要求，部署了全年重点任务。",
        "落实蔡奇书记“再难的事扑下身子干就不难”的指示，统一思想。",
        "对存在的问题提出了工作要求。",
        "对照创城指标要求，逐项检查。",
        "按照上级要求，抓好整改，总体要求是明确的。",
        "按照金晖要求，区公安分局增派了30名警力。",
        "提出具体要求，会议到此结束。",
        "大家都是严而又严的要求，做要事。",
    ],
    ids=[
        "passed on",
        "requirements passed on by a meeting",
        "passed on with a quotation",
        "nothing said after it",
        "要求 of a standard",
        "要求 of superiors",
        "要求 of a leader, carried out",
        "nothing after 具体要求",
        "要求 as a noun",
    ],
)
def test_what_is_no_statement(text: str):
    assert statements(text) == ()


def test_measures_of_a_unit_are_no_statements():
    found = read_text(f"{HEAD}丰乐街道：近日，一是加强领导。二是压实责任。三是抓好整改。", "x", EMPTY)
    assert found.items[0].statements == ()


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_of_speech(verb: str):
    [one] = statements(f"金晖{verb}：各单位抓好整改，巩固成果。")
    assert (one.leader, one.verb, one.text) == (G, verb, "各单位抓好整改，巩固成果。")


def test_what_he_wrote_and_pointed_out_is_one_statement():
    [one] = statements("金晖在《点位问题周报》上作出批示，指出：老问题占了不少。请各单位走一遍点位。")
    assert (one.leader, one.verb, one.text) == (G, "指出", "老问题占了不少。请各单位走一遍点位。")


def test_each_statement_stands_where_its_span_says():
    text = LISTS[0].text.replace("**", "")
    found = read_text(f"{HEAD}{OPENING}{text}", "x", EMPTY).items[0]
    for one in found.statements:
        assert found.text[one.span.start : one.span.end].endswith(one.text)
