import json

import pytest

from archive.texts import put
from ccsearch.cli.lexicon import faults
from ccsearch.lexicon import load_lexicon, parse_lexicon


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('units = [{ name = "甲局" }, { name = "乙局", aliases = ["甲局"] }]', "“甲局”同时属于甲局、乙局"),
        ('units = [{ name = "甲局", aliases = ["甲", "甲局"] }]', "“甲”太短"),
        ('units = [{ name = "甲局", aliases = ["甲局"] }]', "“甲局”在“甲局”中重复"),
        ('units = [{ name = "甲局", kind = "office block" }]', "类别“office block”不在"),
        ('units = [{ name = "王某局" }]\nleaders = [{ name = "某某", aliases = ["王某局"] }]', "同时属于王某局、某某"),
        ('synonyms = [{ words = ["创城", "创建"] }, { words = ["创建", "建设"] }]', "“创建”在不止一组中"),
    ],
)
def test_each_fault_is_told(run, folder, toml, words):
    assert any(words in told for told in faults(parse_lexicon(toml.encode())))
    result = run("lexicon", "check", "--lexicon", put(folder, "x.toml", toml))
    assert result.exit_code == 1
    assert words in result.stdout


def test_the_shipped_lexicon_has_no_fault(run):
    result = run("lexicon", "check")
    assert result.exit_code == 0
    assert "问题 0 处" in result.stdout
    assert json.loads(run("lexicon", "check", "--json").stdout) == []


def test_the_shipped_lexicon_knows_the_district():
    lexicon = load_lexicon()
    kinds = [row.kind for row in lexicon.units]
    assert (kinds.count("street"), kinds.count("town")) == (4, 9)
    assert lexicon.units[0].name == lexicon.unit("本刊") == lexicon.unit("本办") == "区创城办"
    assert lexicon.unit("门头沟区创建全国文明城市工作领导小组办公室") == "区创城办"
    assert lexicon.unit("门头沟区城市管理委员会") == "区城管委"
    assert lexicon.leaders == ()


def test_names_are_listed_in_official_order(run):
    lines = run("lexicon", "list").stdout.splitlines()
    assert lines[0].split() == ["名称", "类别", "其他写法"]
    assert [line.split()[0] for line in lines[1:]] == [row.name for row in load_lexicon().units]
    assert json.loads(run("lexicon", "list", "--json").stdout)["units"][0]["name"] == "区创城办"


def test_unknown_names_are_suggested_with_their_places(indexed):
    found = json.loads(indexed("lexicon", "suggest", "--json").stdout)
    assert {"field": "unit", "name": "青溪街道", "items": 1, "where": ["102-1"]} in found
    assert "青溪街道" in indexed("lexicon", "suggest").stdout


def test_known_names_are_not_suggested(run, folder):
    put(folder / "archive", "lexicon.toml", 'units = [{ name = "石桥街道办", aliases = ["石桥街道"] }]')
    run("index")
    names = {row["name"] for row in json.loads(run("lexicon", "suggest", "--json").stdout)}
    assert "青溪街道" in names
    assert not {"石桥街道", "石桥街道办"} & names


def test_suggested_lines_make_a_lexicon(indexed):
    lines = indexed("lexicon", "suggest", "--toml").stdout
    lexicon = parse_lexicon(f"units = [\n{lines}]".encode())
    assert {(row.name, row.kind) for row in lexicon.units} >= {("青溪街道", "street"), ("白鹭镇", "town")}
