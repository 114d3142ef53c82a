import json
import re

import pytest

from archive.texts import issue_text, put, visit_text

COLOUR = "\x1b["


def ids(result) -> list[str]:
    return [hit["id"] for hit in json.loads(result.stdout)["hits"]]


def test_results_with_their_place_and_count(indexed):
    result = indexed("search", "遛狗不牵绳")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("共 1 条，第 1/1 页，用时 ")
    assert lines[1] == "  1. 102-1  第102期 2023-09-06 【简讯】【综合整治】"
    assert "遛狗不牵绳" in result.stdout
    assert any(re.match(r"单位：.*青溪街道 1", line) for line in lines)


def test_marks_are_coloured_on_a_terminal_only(indexed):
    assert COLOUR not in indexed("search", "广告牌").stdout
    assert f"{COLOUR}31m{COLOUR}1m广告牌{COLOUR}0m" in indexed("search", "广告牌", terminal=True).stdout
    assert COLOUR not in indexed("search", "广告牌", terminal=True, NO_COLOR="1").stdout


def test_nothing_found_ends_with_one(indexed):
    result = indexed("search", "没有这样的词")
    assert result.exit_code == 1
    assert result.stdout.startswith("共 0 条")
    assert indexed("search", "没有这样的词", "--json").exit_code == 1


def test_the_answer_as_json(indexed):
    answer = json.loads(indexed("search", "楼道", "--json").stdout)
    assert answer["query"] == "楼道"
    assert answer["total"] == 1
    assert {"page", "size", "took_ms", "hits", "facets", "notes", "partial"} <= set(answer)
    assert "".join(row["text"] for row in answer["hits"][0]["snippet"] if row["marked"]).startswith("楼道")


def test_the_keys_of_an_answer_are_those_promised(indexed):
    """What the design promises of ``search --json`` and ``/api/v1/search``; more keys may stand beside them."""
    answer = json.loads(indexed("search", "楼道 火星", "--json").stdout)
    assert list(answer) == ["query", "total", "page", "size", "took_ms", "hits", "facets", "notes", "partial"]
    assert (answer["total"], answer["hits"]) == (0, [])
    assert answer["partial"][0]["missing"] == ["火星"]
    assert {"kind", "message", "query", "count"} <= set(answer["notes"][0])
    answer = json.loads(indexed("search", "楼道", "--unit", "石桥街道", "--json").stdout)
    assert answer["partial"] == answer["notes"] == []
    for hit in answer["hits"]:
        assert {"id", "kind", "issue", "date", "category", "title", "snippet", "score", "units", "leaders"} <= set(hit)
        assert all({"text", "marked"} <= set(piece) for piece in hit["snippet"])
    assert set(answer["facets"]) == {"unit", "leader", "category", "date"}
    chosen = {row["value"]: row["selected"] for row in answer["facets"]["unit"]}
    assert chosen.pop("石桥街道")
    assert not any(chosen.values())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("创城 AND", "“AND”后面缺少词语。可以改为：创城"),
        ("(创城", "括号没有结束。可以改为：(创城)"),
        ("“创城", "引号 “ 不成对。可以改为：创城"),
        ("uint:石桥街道", "可以改为：unit:石桥街道"),
        ("创城 日期:2023-10..2023-09", "的起点晚于终点。可以改为：创城 日期:2023-09..2023-10"),
        ("日期:某日", "“某日”不是可以识别的日期，可以写 2022、"),
        ("(" * 17 + "创城" + ")" * 17, "括号最多可以套 16 层。可以改为：创城"),
    ],
)
def test_a_fault_of_the_query_is_told_with_a_query_that_works(indexed, typed, words):
    result = indexed("search", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    if "可以改为：" in result.stderr:
        assert indexed("search", result.stderr.partition("可以改为：")[2].strip()).exit_code != 2


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--unit", "石桥街道"], ["101-1"]),
        (["--unit", "石桥街道", "--unit", "白鹭镇"], ["101-1", "103-1"]),
        (["--issue", "102"], ["102-1"]),
        (["--category", "简讯 / 综合整治"], ["101-1", "102-1", "103-1"]),
        (["--leader", "张三丰"], []),
        (["--from", "2023-09-06"], ["102-1", "103-1"]),
        (["--to", "2023-09-06"], ["101-1", "102-1"]),
        (["--from", "2023年9月6日", "--to", "2023-09"], ["102-1", "103-1"]),
        (["--from", "2022", "--to", "2022"], []),
        (["--kind", "statement"], []),
        (["--size", "1", "--page", "2", "--sort", "oldest"], ["102-1"]),
        (["--size", "2", "--sort", "newest"], ["102-1", "103-1"]),
    ],
    ids=" ".join,
)
def test_options_narrow_and_order(indexed, options, expected):
    assert sorted(ids(indexed("search", "--json", *options))) == expected


def test_statements_name_their_speaker(run, folder):
    put(folder / "archive", "第104期.txt", visit_text(104))
    run("index")
    result = run("search", "占道车辆", "--kind", "statement")
    assert "沈知远（1）要理顺秩序" in result.stdout
    assert ids(run("search", "占道车辆", "--kind", "statement", "--json")) == ["104-1.s1"]


def test_an_issue_in_full(indexed):
    words = indexed("show", "102").stdout
    assert indexed("show", "第102期").stdout == words
    assert words.startswith("云岫区创城工作快报  第102期\n2023年9月6日")
    assert "劝导遛狗不牵绳行为20余起。" in words


def test_an_item_in_full(indexed):
    result = indexed("show", "102-1")
    assert result.stdout.startswith("第102期  2023年9月6日  【简讯】【综合整治】\n102-1  青溪街道\n")
    assert json.loads(indexed("show", "102-1", "--json").stdout)["id"] == "102-1"
    assert json.loads(indexed("show", "102", "--json").stdout)["number"] == 102


@pytest.mark.parametrize("name", ["999", "102-9", "102-", "-", "", "甲", "102-1-1"])
def test_what_is_not_there_ends_with_one(indexed, name):
    result = indexed("show", "--", name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"库中没有 {name}" in result.stderr


def test_an_issue_whose_key_is_a_date(run, folder):
    put(folder / "archive", "x.txt", issue_text(None, "2023年10月8日"))
    run("index")
    assert json.loads(run("show", "2023-10-08", "--json").stdout)["date"] == "2023-10-08"
    assert json.loads(run("show", "2023-10-08-1", "--json").stdout)["id"] == "2023-10-08-1"


def test_the_figures_of_the_archive(indexed):
    words = indexed("stats").stdout
    assert words.startswith("期 3，条目 3，指示要求 0，")
    assert "第102期  2023年9月6日" in words
    assert re.search(r"青溪街道 +1", words)
    figures = json.loads(indexed("stats", "--json").stdout)
    assert figures["totals"]["issues"] == 3
    assert [row["key"] for row in figures["issues"]] == ["103", "102", "101"]
    assert ["青溪街道", 1] in figures["unit"]


def test_gaps_are_told_with_the_figures(run, folder):
    put(folder / "archive", "第106期.txt", issue_text(106, "2023年10月8日"))
    run("index")
    assert "缺第104至105期" in run("stats").stdout
