import copy
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.texts import issue_text, put, visit_text
from ccsearch.errors import ConfigError
from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from ccsearch.scoring import (
    KEYS,
    Tally,
    align,
    compare,
    difference_lines,
    find_pairs,
    load_expected,
    main,
    score_table,
    tally,
)


def item(number: int, title: str, text: str, **more) -> dict:
    plain = {"path": ["简讯"], "category": "简讯", "event_date": None, "leaders": [], "units": [], "source": None,
             "places": [], "statements": [], "figures": []}  # fmt: skip
    return {"id": f"7-{number}", "title": title, "text": text, **plain, **more}


def bulletin(*items: dict, **more) -> dict:
    frame = {"number": 7, "title": "工作快报", "office": None, "date": "2022-08-10", "staff": {"编校": ["杜蘅"]},
             "distribution": {"报": ["区委", "区政府"]}, "contact": {"email": None, "phone": "69822006"},
             "problems": []}  # fmt: skip
    return {**frame, "items": list(items), **more}


SAID = {"leader": "金晖", "verb": "要求", "number": 1, "heading": "要加强机制", "text": "各部门要亲自抓。"}
WHOLE = bulletin(
    item(1, "推进会", "金晖出席会议。会议传达了精神。", statements=[SAID],
         leaders=[{"name": "金晖", "roles": ["attends", "instructs"]}]),
    item(2, "潭柘寺镇", "近日，清理主要道路250余条。", places=["桥东街社区"],
         units=[{"name": "潭柘寺镇", "roles": ["lead"]}],
         figures=[{"text": "250余条", "value": 250, "approximate": True, "unit": "条", "noun": "主要道路"}],
         event_date={"text": "近日", "start": None, "end": None, "approximate": True}, source="本刊"),
    item(3, "区商务局", "近日，联合永定镇组织培训会。", path=["简讯", "文明培育"]),
)  # fmt: skip


def wrong(got: dict) -> set[str]:
    """Return the keys in which a reading differs from ``WHOLE``."""
    return {name for name, (_, missed, false) in compare(WHOLE, got).items() if missed or false}


def changed(at: int | None, **values) -> dict:
    got = copy.deepcopy(WHOLE)
    (got if at is None else got["items"][at]).update(values)
    return got


def test_a_reading_equals_itself():
    assert wrong(WHOLE) == set()
    assert all(line.f1 in (None, 1.0) for line in tally([compare(WHOLE, WHOLE)]).values())


@pytest.mark.parametrize(
    ("got", "keys"),
    [
        (changed(None, number=8), {"number"}),
        (changed(None, title="简报"), {"title"}),
        (changed(None, office="办公室"), {"office"}),
        (changed(None, date=None), {"date"}),
        (changed(None, staff={"审核": ["杜蘅"]}), {"staff"}),
        (changed(None, distribution={"报": ["区委区政府"]}), {"distribution"}),
        (changed(None, contact={"email": "a@b.cn", "phone": "69822006"}), {"contact"}),
        (changed(0, id="7-9"), {"item.id"}),
        (changed(0, title="推进会议"), {"item.title"}),
        (changed(0, text="金晖出席会议。会议传达了精神"), {"item.text"}),
        (changed(2, path=["简讯"]), {"path"}),
        (changed(1, event_date=None), {"event_date"}),
        (changed(1, source="本办"), {"source"}),
        (changed(1, places=[]), {"places"}),
        (changed(0, leaders=[{"name": "金晖", "roles": ["attends"]}]), {"leaders"}),
        (changed(1, units=[{"name": "潭柘寺镇", "roles": ["also"]}]), {"units"}),
        (changed(1, figures=[]), {"figures"}),
        (changed(0, statements=[]), {"statements", "statements.start"}),
        (changed(0, statements=[{**SAID, "leader": "张翠萍"}]), {"statements", "statements.start"}),
        (changed(0, statements=[{**SAID, "number": 2}]), {"statements"}),
        (changed(0, statements=[{**SAID, "heading": None, "text": "要加强机制。各部门要亲自抓。"}]), {"statements"}),
    ],
)
def test_each_difference_is_counted_under_its_key(got, keys):
    assert wrong(got) == keys


def test_one_wrong_split_leaves_the_other_items_in_place():
    first, *others = copy.deepcopy(WHOLE["items"])
    parts = [{**first, "text": "金晖出席会议。"}, item(2, "会议", "会议传达了精神。")]
    moved = [{**row, "id": f"7-{at}"} for at, row in enumerate(others, start=3)]
    got = bulletin(*parts, *moved)
    assert align(WHOLE["items"], got["items"]) == {0: 0, 2: 1, 3: 2}
    assert wrong(got) == {"items", "item.id", "item.title", "item.text", "path"}
    score = tally([compare(WHOLE, got)])
    assert (score["items"].found, score["items"].expected, score["items"].got) == (3, 3, 4)
    assert (score["item.text"].found, score["item.id"].found) == (2, 1)


def test_items_that_read_the_same_are_taken_in_order():
    same = [item(at, "石桥街道", "近日，清运垃圾。") for at in (1, 2, 3)]
    assert align(same, same) == {0: 0, 1: 1, 2: 2}


def test_items_that_have_nothing_in_common_are_not_one():
    assert align([item(1, "甲乙", "丙丁")], [item(1, "戊己", "庚辛")]) == {}


def test_facts_repeated_are_counted_as_often():
    got = changed(1, places=["桥东街社区", "桥东街社区"])
    found, missed, false = compare(WHOLE, got)["places"]
    assert (found.total(), missed.total(), false.total()) == (1, 0, 1)


def test_ratios():
    line = Tally(found=3, expected=4, got=6)
    assert (line.precision, line.recall, line.f1) == (0.5, 0.75, 0.6)
    none = Tally(0, 0, 0)
    assert (none.precision, none.recall, none.f1) == (None, None, None)
    assert Tally(0, 2, 0).f1 == 0.0


def test_counts_are_summed_over_bulletins():
    both = tally([compare(WHOLE, WHOLE), compare(WHOLE, changed(0, title="会"))])
    assert (both["item.title"].found, both["item.title"].expected, both["item.title"].got) == (5, 6, 6)


def test_the_table_has_a_straight_line_for_each_key():
    lines = score_table(tally([compare(WHOLE, WHOLE)])).splitlines()
    assert [line.split()[0] for line in lines[1:]] == [key.name for key in KEYS]
    ends = {len(line) + sum(ord(letter) > 0x2E7F for letter in line) for line in lines}
    assert len(ends) == 1


def test_misses_and_false_ones_are_listed_from_where_they_part():
    long = "清理主要道路" * 20
    got = changed(0, text=f"{long}。甲", title="会")
    wanted = compare(changed(0, text=f"{long}。乙", title="会"), got)
    lines = difference_lines(wanted)
    assert len(lines) == 2
    assert lines[0].startswith("  item.text 缺 7-1 …")
    assert lines[0].endswith("。乙")
    assert lines[1].endswith("。甲")


def expected_of(text: str) -> str:
    return json.dumps(to_json(read(text.encode(), "x.txt", load_lexicon()).bulletin), ensure_ascii=False)


def test_pairs_are_found_beside_and_apart(tmp_path):
    for name in ("a.txt", "a.json", "b.txt", "b.expected.json", "alone.txt", "archive/c.txt", "archive/c.docx",
                 "expected/c.json", ".hidden/d.txt", "deep/e.md", "deep/expected/e.json", "lexicon.toml",
                 "deep/lexicon.toml"):  # fmt: skip
        put(tmp_path, name, "")
    found = {str(pair.source.relative_to(tmp_path)): pair for pair in find_pairs(tmp_path)}
    assert {name: str(pair.expected.relative_to(tmp_path)) for name, pair in found.items()} == {
        "a.txt": "a.json", "b.txt": "b.expected.json", "archive/c.txt": "expected/c.json",
        "archive/c.docx": "expected/c.json", "deep/e.md": "deep/expected/e.json",
    }  # fmt: skip
    assert found["a.txt"].lexicon == found["archive/c.txt"].lexicon == tmp_path / "lexicon.toml"
    assert found["deep/e.md"].lexicon == tmp_path / "deep" / "lexicon.toml"
    assert [pair.source.name for pair in find_pairs(tmp_path / "archive")] == ["c.docx", "c.txt"]
    assert [pair.expected.name for pair in find_pairs(tmp_path / "b.txt")] == ["b.expected.json"]


def test_the_command_scores_all_pairs(tmp_path):
    for number in (101, 102):
        put(tmp_path, f"{number}.txt", visit_text(number))
        put(tmp_path, f"{number}.json", expected_of(visit_text(number)))
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 0
    assert result.output.startswith("共 2 期\n")
    [line] = [line for line in result.output.splitlines() if line.startswith("statements ")]
    assert line.split()[-3:] == ["4", "4", "4"]


def test_the_command_lists_what_differs(tmp_path):
    put(tmp_path, "101.txt", issue_text(101))
    put(tmp_path, "101.json", expected_of(issue_text(100)))
    words = CliRunner().invoke(main, [str(tmp_path), "--verbose", "--each"]).output
    assert "number 缺 100" in words
    assert "number 多 101" in words
    assert words.count("项目") == 2


def test_no_pairs_is_a_fault_of_usage(tmp_path):
    put(tmp_path, "alone.txt", "")
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 2
    assert "没有成对" in result.output


NO_READINGS = ["", "[]", "{}", "1", '{"items": [{}]}', json.dumps({**WHOLE, "items": [{"id": 1}]})]


@pytest.mark.parametrize("content", NO_READINGS)
def test_what_is_no_expected_reading(tmp_path, content):
    with pytest.raises(ConfigError, match="不是一期快报"):
        load_expected(put(tmp_path, "x.json", content))


def test_an_expected_reading_that_is_not_there(tmp_path: Path):
    with pytest.raises(ConfigError, match="无法打开"):
        load_expected(tmp_path / "x.json")


def test_a_unit_agrees_by_any_of_its_names():
    lexicon = load_lexicon()
    short, long = (
        bulletin(item(1, "题", "文", units=[{"name": name, "roles": ["lead"]}], statements=[{**SAID, "leader": name}]))
        for name in ("区文旅局", "区文化和旅游局")
    )
    assert compare(short, long)["units"].missed
    for key in ("units", "statements", "statements.start"):
        found, missed, false = compare(short, long, lexicon)[key]
        assert found
        assert not missed + false
