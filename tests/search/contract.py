"""What every engine must do, said by queries and the ids they find. An engine's file says how to get it."""

from dataclasses import dataclass
from datetime import date

import msgspec
import pytest

from ccsearch.errors import NotFoundError, QueryError
from ccsearch.search import gist_of, segmenter_of
from ccsearch.search.contract import Request
from ccsearch.text import fold
from search.bulletins import LEXICON, archive, bulletin, item, stored

ALL = "7-1 7-2 7-3 9-1 9-2 9-3 9-4 10-1 10-2 10-3 特刊-1"
CREATE = "7-1 9-1 9-3 9-4 10-1 10-3 特刊-1"


@dataclass(frozen=True)
class Finds:
    """A query and the ids of the items it finds, in any order, and what the row is for."""

    query: str
    ids: str
    why: str


MEANING = (
    Finds("", ALL, "everything"),
    Finds("   ", ALL, "blank is everything"),
    Finds("创城", CREATE, "a word stands in title or text"),
    Finds("曝光 僵尸车", "9-2", "words in text"),
    Finds("曝光台 僵尸车", "9-2", "a heading is searched"),
    Finds("指挥调度", "7-1 9-1 9-3 10-1", "a heading alone"),
    Finds("楼道 杂物", "7-1 10-1", "all words must match, anywhere"),
    Finds("楼道杂物", "7-1 10-1", "no word of the lexicon, so two words"),
    Finds("“楼道杂物”", "7-1", "quoted, together"),
    Finds("遛狗 不牵绳", "7-3 10-2", "two words, apart"),
    Finds("遛狗不牵绳", "7-3 10-2", "segmented into words and the rest"),
    Finds('"遛狗不牵绳"', "7-3", "exact across word borders"),
    Finds("「狗不牵」", "7-3", "a string that is no word"),
    Finds("『狗不牵』", "7-3", "another pair of quotes"),
    Finds("“台整治”", "", "never across heading and text"),
    Finds("“作实地”", "", "never across title and text"),
    Finds("“道整治”", "", "never from title 城子街道 into text 整治"),
    Finds("“简讯文”", "", "never from one heading into the next"),
    Finds("经营。居民", "9-2", "marks between words do not matter unquoted"),
    Finds("“经营。居民”", "", "never across a line"),
    Finds("“城子街道\0”", "", "a NUL stands nowhere"),
    Finds("狗", "7-3 10-2", "one character"),
    Finds("约", "7-2", "one character that is often a stop word elsewhere"),
    Finds("的", "9-3", "a stop word alone"),
    Finds("了", "7-3 9-3", "a stop word alone is a condition, traditional texts folded"),
    Finds("的 创城", CREATE, "a stop word is none beside a longer word"),
    Finds("创城的工作", "7-1 9-1 9-3 10-1", "nor inside a part"),
    Finds("创城 AND 的", "9-3", "but it is one where AND names it"),
    Finds("。", ALL, "a mark alone is literal"),
    Finds("“。张”", "9-1", "marks inside quotes are literal"),
    Finds("60%", "7-2", "a figure with its mark"),
    Finds("320", "7-2", "digits"),
    Finds("“20余名”", "7-2", "the tail of a number"),
    Finds("plus365", "9-1", "full width and case fold"),
    Finds("Plus365", "9-1", "case folds in the query"),
    Finds("ＰＬＵＳ", "9-1", "full width in the query"),
    Finds("门头沟区创城大会", "9-3", "simplified finds traditional"),
    Finds("門頭溝區", "9-3", "traditional finds itself"),
    Finds("創城", CREATE, "traditional finds simplified"),
    Finds("○二二年", "9-3", "variant zeros"),
    Finds('落实"一把手"负责制', "7-1", "a quoted part beside others"),
    Finds("“一把手”", "7-1", "quotes of the text do not matter"),
    Finds("创城 OR 遛狗", CREATE + " 7-3 10-2", "OR"),
    Finds("创城 或 遛狗", CREATE + " 7-3 10-2", "或"),
    Finds("创城 AND 楼道", "7-1 10-1", "AND"),
    Finds("创城 且 楼道", "7-1 10-1", "且"),
    Finds("创城 ＡＮＤ 楼道", "7-1 10-1", "full-width operator"),
    Finds("创城 NOT 楼道", "9-1 9-3 9-4 10-3 特刊-1", "NOT after a word"),
    Finds("创城 非 楼道", "9-1 9-3 9-4 10-3 特刊-1", "非"),
    Finds("创城 -楼道", "9-1 9-3 9-4 10-3 特刊-1", "minus"),
    Finds("创城 －楼道", "9-1 9-3 9-4 10-3 特刊-1", "full-width minus"),
    Finds("-楼道 创城", "9-1 9-3 9-4 10-3 特刊-1", "minus first"),
    Finds("NOT 创城", "7-2 7-3 9-2 10-2", "NOT alone"),
    Finds("-创城", "7-2 7-3 9-2 10-2", "minus alone"),
    Finds("-创城 -遛狗", "7-2 9-2", "only NOTs"),
    Finds("NOT (创城 OR 遛狗)", "7-2 9-2", "NOT of a group"),
    Finds("NOT (NOT 创城)", CREATE, "NOT of NOT"),
    Finds("遛狗 OR NOT 创城", "7-2 7-3 9-2 10-2", "NOT inside OR"),
    Finds("创城 AND NOT 永定镇", "7-1 9-1 9-3 10-1 10-3 特刊-1", "AND NOT, by what is written"),
    Finds("(楼道 OR 遛狗) 问题", "10-2", "brackets"),
    Finds("（楼道 或 遛狗）问题", "10-2", "full-width brackets, no space"),
    Finds("楼道 遛狗 OR 杂物", "7-1 10-1", "OR binds its two neighbours"),
    Finds("创城 AND 楼道 OR 遛狗 AND 突出", "7-1 10-1 10-2", "AND before OR"),
    Finds("城?街道", "7-1 9-2", "? is one character"),
    Finds("清?垃圾", "7-2", "? in text"),
    Finds("清??圾", "7-2", "two of them"),
    Finds("发动*志愿者", "7-2", "* is a run of them"),
    Finds("发动*吨", "7-2", "* takes the rest of the clause"),
    Finds("近日*志愿者", "", "* does not run beyond a clause"),
    Finds("title:创城", "7-1 9-1 9-3 10-1", "a text field"),
    Finds("标题:创城", "7-1 9-1 9-3 10-1", "its Chinese prefix"),
    Finds("text:创城", "9-4 10-3 特刊-1", "only in the text"),
    Finds("title:(创城 工作)", "7-1 9-1", "a prefix before brackets"),
    Finds("title:“创城工作”", "7-1 9-1", "a prefix before quotes"),
    Finds("unit:城子街道", "7-1 9-2 10-1", "a unit, whether written in the text or not"),
    Finds("单位:城子街道", "7-1 9-2 10-1", "its Chinese prefix"),
    Finds("单位：城子街道", "7-1 9-2 10-1", "a full-width colon"),
    Finds("UNIT:城子街道", "7-1 9-2 10-1", "prefixes in capitals"),
    Finds("unit:城子街道办事处", "7-1 9-2 10-1", "an alias of the lexicon"),
    Finds("unit:本刊", "9-3 特刊-1", "the publishing office's alias"),
    Finds("unit:城子", "", "a whole value, not a part"),
    Finds("unit:城子*", "7-1 9-2 10-1", "unless asked for by *"),
    Finds("unit:*镇", "7-2 7-3 9-1 9-4 10-1 10-2 10-3", "at the other end"),
    Finds("unit:永定镇 unit:城子街道", "10-1", "both units"),
    Finds("unit:(永定镇 OR 城子街道)", "7-1 7-3 9-1 9-2 9-4 10-1 10-2", "either unit"),
    Finds("-unit:永定镇 创城", "7-1 9-3 10-3 特刊-1", "not this unit"),
    Finds("leader:金晖", "7-1 9-1", "a leader"),
    Finds("领导:金晖 领导:张翠萍", "9-1", "two leaders"),
    Finds("leader:翠萍同志", "9-1", "an alias of a leader"),
    Finds("leader:张*", "9-1 10-1", "leaders by surname"),
    Finds("category:综合整治", "7-2 10-2", "a category by its own name"),
    Finds("栏目:简讯", "7-2 7-3 9-4 10-2 10-3", "a category with those below it"),
    Finds('category:"简讯 / 文明培育"', "7-3 9-4 10-3", "a category by its path"),
    Finds("category:简讯/文明培育", "7-3 9-4 10-3", "the path without spaces"),
    Finds("section:简讯", "7-2 7-3 9-4 10-2 10-3", "the outermost heading"),
    Finds("issue:9", "9-1 9-2 9-3 9-4", "an issue"),
    Finds("期:第9期", "9-1 9-2 9-3 9-4", "as it is written"),
    Finds("期号:特刊", "特刊-1", "an issue without a number"),
    Finds("place:桥东街社区", "7-1", "a place"),
    Finds("地点：石门营文化公园", "9-1", "its Chinese prefix"),
    Finds("source:本刊", "7-1", "the source as written"),
    Finds("role:presides", "7-1 9-1 10-1", "a role"),
    Finds("date:2022", "9-1 9-2 9-3 9-4 10-1 10-2 10-3", "a year"),
    Finds("date:2022-08", "9-1 9-2 9-3 9-4", "a month"),
    Finds("日期:2022年8月", "9-1 9-2 9-3 9-4", "a month in Chinese"),
    Finds("date:2022-08-10", "9-1 9-2 9-3 9-4", "a day"),
    Finds("date:2022-08-11", "", "a day without an issue"),
    Finds("日期:2021-12-20..2022-08-10", "7-1 7-2 7-3 9-1 9-2 9-3 9-4", "both ends included"),
    Finds("日期:2021年12月至2022年8月", "7-1 7-2 7-3 9-1 9-2 9-3 9-4", "a range in Chinese"),
    Finds("日期:20220810", "9-1 9-2 9-3 9-4", "a day in figures"),
    Finds("日期:2022年三季度", "9-1 9-2 9-3 9-4 10-1 10-2 10-3", "a quarter"),
    Finds("日期:2022-09..", "10-1 10-2 10-3", "from a month on"),
    Finds("日期:..2021", "7-1 7-2 7-3", "up to a year"),
    Finds("date:2022 创城 -unit:永定镇", "9-3 10-3", "all at once"),
    Finds("NOT date:2022", "7-1 7-2 7-3 特刊-1", "no date is not this date"),
    Finds("实地查看桥东街社区，要求全力整改楼道杂物。", "7-1", "a whole sentence"),
    Finds("张翠萍强调，要精准对标。（本刊）", "", "a bracket's words are conditions too"),
    Finds("城子街道：整治僵尸车12辆", "9-2", "a colon after what is no prefix"),
    Finds("创城-工作", "7-1 9-1 9-3 10-1", "a hyphen inside a word is a mark"),
    Finds("创城 and 工作", "", "operators are capitals"),
    Finds("创城 创城", CREATE, "a word twice is that word"),
    Finds("空无此词", "", "nothing"),
)

STATEMENTS = (
    Finds("", "7-1.s1 7-1.s2 9-1.s1 10-1.s1", "all statements"),
    Finds("楼道杂物", "7-1.s1", "the detail"),
    Finds("全力整改", "7-1.s1", "the heading"),
    Finds("金晖 责任", "7-1.s2", "the speaker"),
    Finds("城子街道 压力", "7-1.s2", "the title of its item"),
    Finds("“整改针对”", "", "never across heading and detail"),
    Finds("unit:永定镇", "9-1.s1 10-1.s1", "the item's units"),
    Finds("speaker:金晖", "7-1.s1 7-1.s2", "who says it"),
    Finds("leader:金晖", "7-1.s1 7-1.s2 9-1.s1", "who is in the item"),
    Finds("date:2022", "9-1.s1 10-1.s1", "the issue's date"),
)


@dataclass(frozen=True)
class Wrong:
    """A query with a fault: where it is, and what is offered instead."""

    query: str
    position: int
    suggestion: str | None


FAULTS = (
    Wrong("创城 AND", 3, "创城"),
    Wrong("OR 创城", 0, "创城"),
    Wrong("创城 且", 3, "创城"),
    Wrong("创城 OR OR 工作", 3, "创城 OR 工作"),
    Wrong("NOT", 0, '"NOT"'),
    Wrong("非", 0, '"非"'),
    Wrong("NOT " * 200, 512, None),
    Wrong(" 或  ＡＮＤ", 1, '"或 ＡＮＤ"'),
    Wrong("NOT NOT 创城", 0, "NOT 创城"),
    Wrong("(创城", 0, "(创城)"),
    Wrong("（创城", 0, "（创城)"),
    Wrong("创城)", 2, "创城"),
    Wrong("创城 ()", 3, "创城"),
    Wrong("“创城", 0, "创城"),
    Wrong("创城”", 2, "创城"),
    Wrong('创城 ""', 3, "创城"),
    Wrong("unit:", 0, None),
    Wrong("创城 单位：", 3, "创城"),
    Wrong("unit:unit:永定镇", 0, "unit:永定镇"),
    Wrong("uint:城子街道", 0, "unit:城子街道"),
    Wrong("date:昨年 创城", 5, "创城"),
    Wrong("date:2022-13", 5, None),
    Wrong("date:2022-08..2022-01 创城", 5, "date:2022-01..2022-08 创城"),
    Wrong("创城 日期：“2022年8月到去年冬天”", 6, "创城"),
    Wrong("(((创城) OR 工作)", 0, "(((创城) OR 工作))"),
)


def ids(answer):
    return [hit.id for hit in answer.hits]


def marked(fragments):
    return [piece.text for piece in fragments if piece.marked]


class ContractTests:
    """An engine's file subclasses this and gives two fixtures.

    ``open`` is a function from issues to an engine; ``engine`` one that holds ``archive()``, made once.
    """

    def found(self, engine, query, **options):
        return sorted(ids(engine.search(Request(query=query, size=100, **options))))

    @pytest.mark.parametrize("row", MEANING, ids=lambda row: f"{row.query[:20]} {row.why}")
    def test_meaning(self, engine, row):
        assert self.found(engine, row.query) == sorted(row.ids.split())

    @pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row.why)
    def test_statements(self, engine, row):
        assert self.found(engine, row.query, kind="statement") == sorted(row.ids.split())

    @pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.query)
    def test_faults(self, engine, row):
        with pytest.raises(QueryError) as caught:
            engine.search(Request(query=row.query))
        assert (caught.value.position, caught.value.suggestion) == (row.position, row.suggestion)
        assert any("\u4e00" <= character <= "\u9fff" for character in caught.value.message)
        if row.suggestion:
            engine.search(Request(query=row.suggestion))

    @pytest.mark.parametrize(
        ("query", "position"),
        [("创" * 513, 512), ("(" * 17 + "创城" + ")" * 17, 16), (" ".join(f"x{n}" for n in range(65)), 246)],
    )
    def test_limits(self, engine, query, position):
        with pytest.raises(QueryError) as caught:
            engine.search(Request(query=query))
        assert caught.value.position == position
        assert caught.value.suggestion
        engine.search(Request(query=caught.value.suggestion))

    @pytest.mark.parametrize("query", ["创" * 512, "(" * 16 + "创城" + ")" * 16, " ".join(f"x{n}" for n in range(64))])
    def test_at_the_limits(self, engine, query):
        engine.search(Request(query=query))

    @pytest.mark.parametrize("query", ["，*。", "（*", "：?车", "*的*", "??", "ＡＢ*车", '"，" "。"', " OR ".join("的了和在有是" * 6),
                                       " ".join(f"{one}*的" for one in "创城检查整治"), "NOT " * 3 + "的"])  # fmt: skip
    @pytest.mark.parametrize("page", [1, 9999])
    def test_hostile_queries_are_answered_or_told(self, engine, query, page):
        try:
            found = engine.search(Request(query=query, page=page)).total
        except QueryError as fault:
            found = fault.position
        assert found >= 0

    @pytest.mark.parametrize(
        "options",
        [{"kind": "page"}, {"sort": "best"}, {"page": 0}, {"size": 101}, {"filters": (("colour", ("x",)),)},
         {"filters": (("title", ("x",)),)}, {"filters": (("date", ("x",)),)}],
        ids=str,
    )  # fmt: skip
    def test_requests_that_cannot_be(self, engine, options):
        with pytest.raises(QueryError):
            engine.search(Request(**options))

    # filters and facets

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"unit": ("城子街道",)}, "7-1 9-2 10-1"),
            ({"unit": ("城子街道", "龙泉镇")}, "7-1 7-2 7-3 9-2 10-1 10-3"),
            ({"unit": ("城子街道",), "leader": ("金晖",)}, "7-1"),
            ({"unit": ("本刊",)}, "9-3 特刊-1"),
            ({"category": ("简讯",)}, "7-2 7-3 9-4 10-2 10-3"),
            ({"category": ("简讯 / 综合整治",)}, "7-2 10-2"),
            ({"category": ("综合整治",)}, ""),
            ({"date": ("2022-08",)}, "9-1 9-2 9-3 9-4"),
            ({"date": ("2021", "2022-09")}, "7-1 7-2 7-3 10-1 10-2 10-3"),
            ({"issue": ("9",), "unit": ("永定镇",)}, "9-1 9-4"),
            ({"place": ("桥东街社区",)}, "7-1"),
            ({"unit": ()}, ALL),
            ({"unit": ("没有这个单位",)}, ""),
        ],
        ids=str,
    )
    def test_filters(self, engine, filters, expected):
        assert self.found(engine, "", filters=tuple(filters.items())) == sorted(expected.split())

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [
            ("2022-08-10", None, "9-1 9-2 9-3 9-4 10-1 10-2 10-3"),
            (None, "2022-08-10", "7-1 7-2 7-3 9-1 9-2 9-3 9-4"),
            ("2022-08-10", "2022-08-10", "9-1 9-2 9-3 9-4"),
            ("2022-08-11", "2022-08-31", ""),
        ],
    )
    def test_dates_of_issue(self, engine, since, until, expected):
        ends = {"since": since and date.fromisoformat(since), "until": until and date.fromisoformat(until)}
        assert self.found(engine, "", **ends) == sorted(expected.split())

    @pytest.mark.parametrize("kind", ["item", "statement"])
    @pytest.mark.parametrize("query", ["", "创城", "NOT 创城", "unit:永定镇 OR 楼道"])
    @pytest.mark.parametrize(
        "filters", [(), (("unit", ("永定镇",)),), (("category", ("简讯",)), ("date", ("2022",)))], ids=str
    )
    def test_a_count_is_the_number_of_results(self, engine, query, filters, kind):
        answer = engine.search(Request(query=query, filters=filters, kind=kind))
        others = dict(filters)
        for name, values in answer.facets.items():
            for value in values:
                chosen = tuple({**others, name: (value.value,)}.items())
                assert engine.search(Request(query=query, filters=chosen, kind=kind)).total == value.count, value

    def facet(self, engine, name, **options):
        return [(row.value, row.count) for row in engine.search(Request(**options)).facets[name]]

    def test_values_by_count_then_in_official_order(self, engine):
        assert self.facet(engine, "unit", query="创城 OR 遛狗") == [
            ("永定镇", 5), ("区创城办", 2), ("城子街道", 2), ("龙泉镇", 2), ("区城管委", 1)
        ]  # fmt: skip

    def test_own_selection_is_left_out(self, engine):
        chosen = (("unit", ("城子街道",)),)
        assert self.facet(engine, "unit", filters=chosen) == self.facet(engine, "unit")
        assert self.facet(engine, "leader", filters=chosen) == [("金晖", 1), ("张维刚", 1)]

    def test_chosen_values_are_selected_and_never_missing(self, engine):
        rows = engine.search(Request(query="僵尸车", filters=(("unit", ("龙泉镇",)),))).facets["unit"]
        assert [(row.value, row.count, row.selected) for row in rows] == [("城子街道", 1, False), ("龙泉镇", 0, True)]

    def test_categories_are_nested(self, engine):
        rows = engine.search(Request()).facets["category"]
        assert [(row.value, row.label, row.count, row.depth) for row in rows] == [
            ("简讯", "简讯", 5, 0),
            ("简讯 / 文明培育", "文明培育", 3, 1),
            ("简讯 / 综合整治", "综合整治", 2, 1),
            ("指挥调度", "指挥调度", 4, 0),
            ("曝光台", "曝光台", 1, 0),
        ]

    def test_dates_are_years_and_months_newest_first(self, engine):
        rows = engine.search(Request()).facets["date"]
        assert [(row.value, row.label, row.count, row.depth) for row in rows] == [
            ("2022", "2022年", 7, 0),
            ("2022-09", "2022年9月", 3, 1),
            ("2022-08", "2022年8月", 4, 1),
            ("2021", "2021年", 3, 0),
            ("2021-12", "2021年12月", 3, 1),
        ]

    def test_facets_may_be_left_out(self, engine):
        assert engine.search(Request(facets=False)).facets == {}

    # order

    def test_newest_first(self, engine):
        assert ids(engine.search(Request(sort="newest", size=100))) == (
            "10-1 10-2 10-3 9-1 9-2 9-3 9-4 7-1 7-2 7-3 特刊-1".split()
        )

    def test_oldest_first(self, engine):
        assert ids(engine.search(Request(sort="oldest", size=100))) == (
            "7-1 7-2 7-3 9-1 9-2 9-3 9-4 10-1 10-2 10-3 特刊-1".split()
        )

    def test_without_words_the_newest_come_first(self, engine):
        assert ids(engine.search(Request(size=100))) == ids(engine.search(Request(sort="newest", size=100)))

    def test_a_named_unit_comes_before_one_only_written(self, engine):
        assert ids(engine.search(Request(query="龙泉镇")))[-1] != "7-2"
        assert ids(engine.search(Request(query="张维刚")))[0] == "10-1"

    def test_a_title_weighs_more_than_a_text(self, open):
        engine = open(
            [
                stored(
                    bulletin(
                        "1", "2022-01-01", item("整治行动", "开展创城活动一次"), item("创城活动", "开展整治行动一次")
                    )
                )
            ]
        )
        assert ids(engine.search(Request(query="整治"))) == ["1-1", "1-2"]
        assert ids(engine.search(Request(query="创城"))) == ["1-2", "1-1"]

    def test_words_side_by_side_come_first(self, open):
        rows = [item("甲", "环境很好，大家开展卫生检查"), item("乙", "大家检查环境卫生，很好开展")]
        engine = open([stored(bulletin("1", "2022-01-01", *rows))])
        assert ids(engine.search(Request(query="环境 卫生"))) == ["1-2", "1-1"]

    def test_equal_ones_newest_first_then_by_id(self, open):
        rows = [item("同", "同样的创城文字")] * 11
        issues = [bulletin("1", "2022-01-01", *rows), bulletin("2", "2022-02-01", *rows), bulletin("3", None, *rows)]
        answer = open([stored(issue) for issue in issues]).search(Request(query="创城", size=100))
        assert ids(answer) == [f"{issue}-{n}" for issue in (2, 1, 3) for n in range(1, 12)]

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    @pytest.mark.parametrize("query", ["", "创城", "创城 OR 楼道 OR 遛狗"])
    @pytest.mark.parametrize("size", [1, 2, 7, 20])
    def test_pages_are_one_order(self, engine, query, sort, size):
        whole = ids(engine.search(Request(query=query, sort=sort, size=100)))
        pages = [ids(engine.search(Request(query=query, sort=sort, size=size, page=page))) for page in range(1, 14)]
        assert [one for page in pages for one in page] == whole[: 13 * size]

    def test_a_page_beyond_the_last_is_empty(self, engine):
        answer = engine.search(Request(query="创城", page=9999))
        assert (answer.total, answer.hits) == (7, ())

    # what a hit shows

    @pytest.mark.parametrize("kind", ["item", "statement"])
    @pytest.mark.parametrize(
        "query",
        [
            "创城",
            "指挥调度",
            "简讯",
            "楼道 杂物",
            "金晖",
            "門頭溝",
            "plus365",
            "城?街道",
            "title:创城 工作",
            "NOT 楼道 创城",
        ],
    )
    def test_every_hit_has_a_mark(self, engine, query, kind):
        for hit in engine.search(Request(query=query, kind=kind)).hits:
            assert marked(hit.title_fragments) + marked(hit.snippet), hit.id

    def test_marks_are_original_characters(self, engine):
        (hit,) = engine.search(Request(query="plus365")).hits
        assert marked(hit.snippet) == ["ＰＬＵＳ３６５"]
        (hit,) = engine.search(Request(query="门头沟区")).hits
        assert marked(hit.title_fragments) == ["門頭溝區"]

    def test_title_fragments_are_the_title(self, engine):
        for hit in engine.search(Request(query="创城 OR 工作", size=100)).hits:
            assert "".join(piece.text for piece in hit.title_fragments) == hit.title

    def test_a_long_text_is_cut_around_its_words(self, open):
        text = "前面的话很多，" * 40 + "这里整治僵尸车辆，效果很好。" + "后面的话也多，" * 40
        (hit,) = open([stored(bulletin("1", None, item("长", text)))]).search(Request(query="僵尸车辆 整治")).hits
        shown = "".join(piece.text for piece in hit.snippet).strip("…")
        assert len(shown) <= 120
        assert shown in text
        assert "这里整治僵尸车辆，" in shown
        assert marked(hit.snippet) == ["整治僵尸车辆"]

    def test_a_statement_shows_speaker_number_and_heading(self, engine):
        hit = engine.search(Request(query="楼道杂物", kind="statement")).hits[0]
        assert (hit.id, hit.kind, hit.leader, hit.number, hit.heading) == (
            "7-1.s1",
            "statement",
            "金晖",
            1,
            "要全力整改",
        )
        assert hit.title == "金晖到城子街道调研创城工作"

    def test_an_item_shows_its_facts(self, engine):
        hit = engine.search(Request(query="石门营")).hits[0]
        assert (hit.issue, hit.date, hit.category, hit.path) == ("9", date(2022, 8, 10), "指挥调度", ("指挥调度",))
        assert (hit.units, hit.leaders) == (("区城管委", "永定镇"), ("张翠萍", "金晖"))

    # help

    def notes(self, engine, query, kind, **options):
        return [note for note in engine.search(Request(query=query, **options)).notes if note.kind == kind]

    def test_an_alias_is_told_with_the_literal_query(self, engine):
        (note,) = self.notes(engine, "unit:本刊", "alias")
        assert "区创城办" in note.message
        assert note.query == '"本刊"'

    def test_a_word_that_stands_nowhere_is_named(self, engine):
        note = self.notes(engine, "楼道 火星", "word")[0]
        assert "火星" in note.message
        assert (note.query, note.count) == ("楼道", 2)

    def test_words_that_never_meet_are_counted_apart(self, engine):
        counts = {note.query: note.count for note in self.notes(engine, "楼道 遛狗", "word")}
        assert counts == {"遛狗": 2, "楼道": 2}

    def test_what_was_typed_as_one_is_left_out_as_one(self, engine):
        (note,) = self.notes(engine, "楼道 查无此词", "word")
        assert (note.query, note.count) == ("楼道", 2)
        assert "查无此词" in note.message

    def test_a_quoted_part_is_named_without_its_quotes(self, engine):
        assert self.notes(engine, '楼道 "火星上"', "word")[0].message.startswith("“火星上”在所有条目中都没有")

    @pytest.mark.parametrize(
        ("query", "offered"),
        [
            ("张翠苹", "张翠萍"),
            ("unit:城子", "unit:城子街道"),
            ("张翠苹 公园", "张翠萍 公园"),
            ("城自街道", "城子街道"),
        ],
    )
    def test_a_near_name_is_offered(self, engine, query, offered):
        assert offered in [note.query for note in self.notes(engine, query, "name")]

    def test_a_near_name_that_would_find_nothing_is_not_offered(self, engine):
        assert self.notes(engine, "张翠苹 火星", "name") == []

    def test_filters_that_leave_nothing_are_counted(self, engine):
        (note,) = self.notes(engine, "僵尸车", "filter", filters=(("unit", ("龙泉镇",)),))
        assert (note.count, note.field) == (1, "unit")

    def test_no_help_where_something_was_found(self, engine):
        assert engine.search(Request(query="创城")).notes == ()

    def test_partial_hits_name_what_they_lack(self, engine):
        answer = engine.search(Request(query="楼道 杂物 火星"))
        assert (answer.total, answer.hits) == (0, ())
        assert [(hit.id, hit.missing) for hit in answer.partial] == [("10-1", ("火星",)), ("7-1", ("火星",))]

    def test_partial_hits_keep_to_filters_and_exclusions(self, engine):
        answer = engine.search(Request(query="楼道 火星 -发现"))
        assert [hit.id for hit in answer.partial] == ["7-1"]
        answer = engine.search(Request(query="楼道 火星", filters=(("issue", ("7",)),)))
        assert [hit.id for hit in answer.partial] == ["7-1"]

    @pytest.mark.parametrize(
        ("query", "partial"),
        [
            ("“杂物楼道”", "10-1 7-1"),
            ("“遛狗杂物”", "10-2 7-3 10-1 7-1"),
            ("title:“环境志愿服务楼道”", ""),
            ("“火星”", ""),
        ],
    )
    def test_partial_hits_of_one_word_have_some_of_the_words_inside(self, engine, query, partial):
        answer = engine.search(Request(query=query))
        assert (answer.total, [hit.id for hit in answer.partial]) == (0, partial.split())
        assert all(hit.missing == (query.strip("“”"),) for hit in answer.partial)
        assert all(marked(hit.title_fragments) + marked(hit.snippet) for hit in answer.partial)

    def test_no_partial_hits_where_something_was_found(self, engine):
        assert engine.search(Request(query="楼道 杂物")).partial == ()

    # the archive

    def test_issues_newest_first(self, engine):
        assert [line.key for line in engine.issues()] == ["11", "10", "9", "7", "特刊"]
        assert [(line.items, line.statements) for line in engine.issues()] == [(0, 0), (3, 1), (4, 1), (3, 2), (1, 0)]

    def test_an_issue_comes_back_whole(self, engine):
        for issue in archive():
            assert engine.issue(issue.bulletin.key) == issue

    def test_an_issue_that_is_not_there(self, engine):
        with pytest.raises(NotFoundError):
            engine.issue("8")

    def test_values_with_their_items(self, engine):
        assert engine.values("leader") == (("金晖", 2), ("张翠萍", 1), ("张维刚", 1))
        assert engine.values("unit")[0] == ("永定镇", 5)

    def test_totals(self, engine):
        totals = engine.totals()
        assert (totals.issues, totals.items, totals.statements, totals.units, totals.leaders) == (5, 11, 4, 5, 3)

    @pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
    @pytest.mark.parametrize(
        ("query", "kind"), [("", "item"), ("楼道 OR 创城", "item"), ("", "statement"), ("火星", "item")]
    )
    def test_ids_are_those_of_all_pages_in_their_order(self, engine, query, kind, sort):
        asked = Request(query=query, kind=kind, sort=sort, size=100)
        assert engine.ids(asked) == tuple(ids(engine.search(asked)))
        assert engine.ids(msgspec.structs.replace(asked, size=2, page=2)) == engine.ids(asked)

    def test_ids_keep_to_filters(self, engine):
        asked = Request(filters=(("unit", ("永定镇",)),), size=100)
        assert engine.ids(asked) == tuple(ids(engine.search(asked)))

    def test_every_bulletin_once(self, engine):
        found = {bulletin.key: bulletin for bulletin in engine.bulletins()}
        assert found == {issue.bulletin.key: issue.bulletin for issue in archive()}
        assert len(list(engine.bulletins())) == len(found)

    def test_records_have_the_gist_of_every_issue(self, engine):
        records = engine.records()
        keys = [line.key for line in records.issues()]
        assert sorted(keys) == sorted(issue.bulletin.key for issue in archive())
        gists = {gist.key: gist for gist in records.gists(keys)}
        assert gists == {issue.bulletin.key: gist_of(issue.bulletin) for issue in archive()}
        assert [gist.key for gist in records.gists([*keys[::2], "没有"])] == keys[::2]
        assert records.state() == engine.state()

    def test_records_tell_in_which_items_each_word_stands(self, engine):
        records, segmenter = engine.records(), segmenter_of(LEXICON)
        gists = records.gists([line.key for line in records.issues()])
        texts = [[fold(item.title), fold(item.text)] for gist in gists for item in gist.items]
        expected = [
            {word for text in both for word, _, _ in segmenter.words(text) if word[0].isalnum()} for both in texts
        ]
        words = records.words()
        assert list(words.names) == sorted(set().union(*expected))
        for place, name in enumerate(words.names):
            items = words.items[words.starts[place] : words.starts[place + 1]].tolist()
            assert items == [number for number, found in enumerate(expected) if name in found]
