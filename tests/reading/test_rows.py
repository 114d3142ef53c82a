"""Every rule of the tables that carries an example does what its example says; dates in every form of the genre."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.lexicon import load_lexicon, parse_lexicon
from ccsearch.reading.dates import RELATIVE_DAYS, date_as_of, event_date, event_month, find_full
from ccsearch.reading.nameplate import NUMBER_FORMS, issue_number, number_period
from ccsearch.reading.numerals import number
from ccsearch.reading.partyrules import RULES
from ccsearch.reading.people import find_names
from ccsearch.reading.units import (
    canonical,
    is_unit,
    name_in_use,
    short_office,
    split_list,
    split_run_together,
    strip_followers,
)
from ccsearch.text import fold

LEXICON = load_lexicon()
EMPTY = parse_lexicon(b"")
ISSUED = date(2022, 8, 10)


@pytest.mark.parametrize("form", NUMBER_FORMS, ids=lambda form: form.example)
def test_number_forms(form):
    assert issue_number(form.example) == form.number
    assert number_period(form.example) == form.period


@pytest.mark.parametrize("row", RELATIVE_DAYS, ids=lambda row: row.word)
def test_relative_days(row):
    found = event_date(fold(row.example), row.example, ISSUED)
    assert found is not None
    assert (ISSUED - found.start).days == row.days


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.role}: {rule.example[0]}")
def test_rules_of_parties(rule):
    sentence, units = rule.example
    named = [
        strip_followers(token)
        for listing, _ in rule.lists(sentence)
        for token, _ in split_list(listing, LEXICON)
        if is_unit(strip_followers(token), LEXICON)
    ]
    assert tuple(named) == units


EVENTS = [
    ("张维刚8日到", "8日", "2022-08-08", "2022-08-08", "day glued to a name"),
    ("8月9日上午,召开", "8月9日", "2022-08-09", "2022-08-09", "no year"),
    ("30日,组织", "30日", "2022-07-30", "2022-07-30", "the month before"),
    ("12月30日,组织", "12月30日", "2021-12-30", "2021-12-30", "the year before"),
    ("8日至9日,巡查", "8日至9日", "2022-08-08", "2022-08-09", "a range"),
    ("8月6日、7日,巡查", "8月6日、7日", "2022-08-06", "2022-08-07", "two days"),
    ("2月8日～9日,考察", "2月8日～9日", "2022-02-08", "2022-02-09", "a wave"),
    ("7月5日至7月7日,巡查", "7月5日至7月7日", "2022-07-05", "2022-07-07", "both with a month"),
    ("2022年9月26-30日,巡查", "2022年9月26-30日", "2022-09-26", "2022-09-30", "a year stated stands"),
    ("二〇二二年八月九日,召开", "二〇二二年八月九日", "2022-08-09", "2022-08-09", "Chinese numerals"),
    ("三月五日上午,开展", "三月五日", "2022-03-05", "2022-03-05", "Chinese month and day"),
    ("昨天下午,开展", "昨天", "2022-08-09", "2022-08-09", "relative"),
    ("2022-04-22为世界地球日", "2022-04-22", "2022-04-22", "2022-04-22", "glued to the next word"),
    ("近日,开展", "近日", None, None, "no day"),
    ("连日来,开展", "连日来", None, None, "many days"),
    ("上周六,组织", "上周六", "2022-08-06", "2022-08-06", "a day of last week"),
    ("清明节前夕,开展", "清明节前夕", None, None, "before a feast"),
    ("国庆假期以来,开展", "国庆假期以来", None, None, "since the holidays"),
    ("入春以来,开展", "入春以来", None, None, "since a season began"),
    ('"干净得很。"8月5日,居民说', "8月5日", "2022-08-05", "2022-08-05", "behind what was said"),
    ("今年3月1日,合署办公", "今年3月1日", "2022-03-01", "2022-03-01", "this year"),
    ("去年12月5日,启用", "去年12月5日", "2021-12-05", "2021-12-05", "last year"),
    ("7月18日以来,整治", "7月18日以来", "2022-07-18", None, "since a day"),
    ("入秋以来,空气转差。8月1日至3日,浓度上升", "8月1日至3日", "2022-08-01", "2022-08-03", "a day behind a season"),
    ("入秋以来,空气转差,8月1日更差", "入秋以来", None, None, "no day of its own behind a season"),
    ("8月5日起草方案", "8月5日", "2022-08-05", "2022-08-05", "起 of another word"),
    ("7月18日起至8月3日,整治", "7月18日起至8月3日", "2022-07-18", "2022-08-03", "from and up to"),
    ("去年12月1日至3月1日,供暖", "去年12月1日至3月1日", "2021-12-01", "2022-03-01", "over the end of a year"),
    ("今年5月以来,整治", "今年5月以来", None, None, "since a month of this year"),
    ("连日来,天气炎热。昨天上午,检查", "昨天", "2022-08-09", "2022-08-09", "a relative day behind many days"),
    ("近年来,发展快。2020年3月1日,《条例》施行。", "近年来", None, None, "a day long ago"),
    ("入夏以来,高温。8月1日施行的《办法》要求", "入夏以来", None, None, "the day of a law"),
    ("3月下旬以来,检查", "3月下旬以来", None, None, "since a month"),
    ("7月24日起,开通", "7月24日起", "2022-07-24", None, "from a day on"),
    ("7月20日夜间至21日凌晨,夜查", "7月20日夜间至21日", "2022-07-20", "2022-07-21", "over night"),
    ("7月17日8时至19日20时,普降大雨", "7月17日8时至19日20时", "2022-07-17", "2022-07-19", "by the hour"),
    ("在《关于近期热线问题的报告》上批示,8月5日", "8月5日", "2022-08-05", "2022-08-05", "not in a title"),
]


@pytest.mark.parametrize(("text", "written", "start", "end", "oddity"), EVENTS, ids=[row[4] for row in EVENTS])
def test_dates_of_events(text, written, start, end, oddity):
    found = event_date(fold(text), text, ISSUED)
    assert found is not None
    assert (found.text, found.start and found.start.isoformat(), found.end and found.end.isoformat()) == (
        written,
        start,
        end,
    )
    assert found.approximate is (start is None or written.endswith("以来"))


YEARS = st.sampled_from(["", "今年", "去年", "2021年"])
DAYS = st.builds("{}月{}日".format, st.integers(1, 12), st.integers(1, 28))


@given(YEARS, DAYS, st.sampled_from(["至", "起至", "、", "-"]), DAYS, st.dates(date(2021, 1, 1), date(2023, 12, 31)))
def test_no_span_of_days_ends_before_it_begins(year, first, to, last, issued):
    text = f"{year}{first}{to}{last},开展整治"
    found = event_date(fold(text), text, issued)
    assert found is None or not (found.start and found.end) or found.start <= found.end


def test_a_text_that_only_says_how_far_things_are():
    found = date_as_of("截至8月6日,已签约1087户", "截至8月6日，已签约1087户", ISSUED)
    assert (found.text, found.start.isoformat()) == ("8月6日", "2022-08-06")
    assert date_as_of("截至今年8月6日,已签约", "截至今年8月6日，已签约", ISSUED).text == "今年8月6日"
    assert date_as_of("截至12月31日,已签约", "截至12月31日，已签约", date(2022, 1, 5)).start == date(2021, 12, 31)
    for text in ("报名截至9月30日", "截至8月6日前完成", "截至8月31日全部完成"):
        assert date_as_of(text, text, ISSUED) is None
    assert date_as_of("截至目前,已签约1087户", "截至目前，已签约1087户", ISSUED) is None


@pytest.mark.parametrize(
    ("text", "written", "start", "end"),
    [
        ("去年10月,街道改建市场", "去年10月", "2021-10-01", "2021-10-31"),
        ("11月,启动巡河", "11月", "2021-11-01", "2021-11-30"),
        ("12月调度会召开", None, None, None),
        ("完成了7月,8月两轮检查", None, None, None),
    ],
)
def test_months_of_events(text, written, start, end):
    found = event_month(fold(text), text, ISSUED)
    told = (found.text, found.start.isoformat(), found.end.isoformat()) if found else (None, None, None)
    assert told == (written, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "8月15日起施行",
        "第8日",
        "37日上午",
        "109国道",
        "3号楼楼道",
        "落实9日会议精神",
        "9月20日前完成",
        "完成时限:5月24日",
    ],
)
def test_what_dates_no_event(text):
    assert event_date(fold(text), text, ISSUED) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021 年8 月24 日", date(2021, 8, 24)),
        ("二0一七年一月十二日", date(2017, 1, 12)),
        ("27.12.2016", date(2016, 12, 27)),
        ("2019/11/9 19:40:32", date(2019, 11, 9)),
        ("2017年05月25日星期四", date(2017, 5, 25)),
    ],
)
def test_whole_dates(text, day):
    found = find_full(fold(text))
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.2万", 12000),
        ("两千", 2000),
        ("一百五十", 150),
        ("二〇二二", 2022),
        ("1454.9亿", 145490000000),
        ("1,200", 1200),
        ("十", 10),
    ],
)
def test_numerals(written, value):
    assert number(written) == value


PEOPLE = [
    ("金晖、张翠萍出席,全区各单位参加", ["金晖", "张翠萍"], "a list before what they do"),
    ("副市长李杰出席活动", ["李杰"], "a post before the name"),
    ("欧阳静姝8月30日到学校督导", ["欧阳静姝"], "a double surname"),
    ("陈盛仪副市长主持召开会议", ["陈盛仪"], "a post behind the name"),
    ("落实蔡奇书记的指示", ["蔡奇"], "passed on"),
    ("市领导丁如兴、陆维参加", ["丁如兴", "陆维"], "a list behind 领导"),
    ("高度重视,任务要求明确", [], "words that begin like names"),
    ("冯启东、阮志刚、于洋出席。", ["冯启东", "阮志刚", "于洋"], "a place's name in a list of persons"),
]


@pytest.mark.parametrize(("text", "names", "oddity"), PEOPLE, ids=[row[2] for row in PEOPLE])
def test_names(text, names, oddity):
    assert find_names(text, EMPTY) == names


def test_units_by_form_and_by_lexicon():
    assert is_unit("区量子局", EMPTY)
    assert not is_unit("各镇街", EMPTY)
    assert not is_unit("西前街社区", EMPTY)
    assert canonical("门头沟区商务局", LEXICON) == "区商务局"
    assert split_run_together("区委农工委区农业农村局", EMPTY) == ["区委农工委", "区农业农村局"]
    assert [token for token, _ in split_list("区文化和旅游局、永定镇和区创城办", EMPTY)] == [
        "区文化和旅游局",
        "永定镇",
        "区创城办",
    ]
    assert short_office("澜川市创文工作领导小组办公室", EMPTY) == "市创文办"


@pytest.mark.parametrize(
    ("office", "text", "name"),
    [
        ("临泽市创建全国文明城市指挥部办公室", "市创建办召开调度会", "市创建办"),
        ("临泽市创建全国文明城市指挥部办公室", "市创建办、市创城办召开会议", "市创城办"),
        ("临泽市创建全国文明城市指挥部办公室", "市文明办、市创卫办、区创建办召开会议", "市创城办"),
    ],
)
def test_the_name_that_an_office_uses(office, text, name):
    assert name_in_use(office, short_office(office, EMPTY), text, fold(text)) == name


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("凤台市爱国卫生运动委员会办公室", "市爱卫办"),
        ("某市爱国卫生运动委员会创卫办公室", "市创卫办"),
        ("云漳市河长制办公室", "市河长办"),
        ("库木州实施乡村振兴战略领导小组办公室", "州乡村振兴办"),
        ("广州市大气污染防治攻坚战指挥部办公室", "市大气办"),
    ],
)
def test_short_names_of_offices(office, short):
    assert short_office(office, EMPTY) == short
