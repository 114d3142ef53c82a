import re

import pytest

from ccsearch import errors
from ccsearch.cli.faults import CANNOT, EXIT, NEXT, NO, USAGE, WORDINGS, exit_code, fault_line, in_chinese

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("pattern", "ours", "example"), WORDINGS)
def test_each_wording_applies_to_its_example(pattern, ours, example):
    told = in_chinese(example)
    assert told != example
    assert HAN.search(told)
    quoted = re.findall(r"'(.+?)'|\((.+?)\)", example)
    words = set(re.findall(r"[A-Za-z]{3,}", told))
    assert words <= set(re.findall(r"[A-Za-z]{3,}", " ".join(map(" ".join, quoted))))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["serch", "x"], "没有“serch”这个命令"),
        (["search", "x", "--jsn"], "没有 --jsn 这个选项。是不是 '--json'？"),
        (["search", "x", "y"], "多出了 y。"),
        (["search", "x", "--page", "abc"], "--page 的值不对：“abc”不是整数"),
        (["search", "x", "--page", "0"], "0 不在允许的范围"),
        (["search", "x", "--size", "101"], "101 不在允许的范围"),
        (["search", "x", "--sort", "best"], "“best”不在可选的"),
        (["search", "x", "--unit"], "选项 --unit 后面要写值"),
        (["search", "x", "--from", "某日"], "--from 的值不对：看不懂日期“某日”"),
        (["search", "x", "--from", "2023", "--to", "2022"], "早于"),
        (["search", "x", "--json=1"], "不写值"),
        (["parse"], "缺少 FILE"),
        (["show"], "缺少 NAME"),
        (["lexicon", "lst"], "没有“lst”这个命令"),
        (["search", "x", "--engine", "google"], "没有“google”这个检索引擎"),
        (["stats", "--config", "nowhere.toml"], "配置文件 nowhere.toml 无法打开"),
        (["stats", "--lexicon", "nowhere.toml"], "词表 nowhere.toml 无法打开"),
        (["parse", "nowhere.txt"], "文件 nowhere.txt 无法打开"),
        (["parse", "a.txt", "b.txt", "--score", "c.json"], "一次只比较一个文件"),
        (["index", "nowhere"], "nowhere 不存在"),
    ],
)
def test_a_fault_of_usage_is_one_chinese_line(run, args, words):
    result = run(*args)
    assert result.exit_code == USAGE
    assert result.stdout == ""
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_fault_of_the_query_is_told_with_a_query_that_works(indexed):
    result = indexed("search", "(楼道")
    assert result.exit_code == USAGE
    assert result.stderr.count("\n") == 1
    assert HAN.search(result.stderr)


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type)], ids=lambda kind: kind.__name__
)
def test_every_error_has_a_row(kind):
    assert kind in EXIT


def test_a_class_without_a_row_ends_as_its_nearest_ancestor():
    class OwnError(errors.NotFoundError):
        pass

    assert exit_code(OwnError("甲", "乙")) == NO


@pytest.mark.parametrize("state", ["missing", "stale", "damaged", "locked", "unsafe"])
def test_every_state_of_an_index_has_advice(state):
    assert fault_line(errors.IndexUnavailableError("索引不能用。", state)) == f"索引不能用。{NEXT[state]}"
    assert exit_code(errors.IndexUnavailableError("", state)) == CANNOT


def test_advice_is_not_given_twice():
    assert fault_line(errors.IndexUnavailableError("请先建立索引。", "missing")) == "请先建立索引。"


@pytest.mark.parametrize("args", [["search", "x"], ["show", "1"], ["stats"], ["lexicon", "suggest"], ["export"]])
def test_without_an_index(run, args):
    result = run(*args)
    assert result.exit_code == CANNOT
    assert result.stdout == ""
    assert "ccsearch index" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_index_of_another_lexicon(indexed, folder):
    (folder / "archive" / "lexicon.toml").write_text(
        '[[units]]\nname = "石桥街道"\nkind = "street"\n', encoding="utf-8"
    )
    result = indexed("search", "楼道")
    assert result.exit_code == CANNOT
    assert "ccsearch index" in result.stderr
    assert indexed("index").exit_code == 0
    assert indexed("search", "楼道").exit_code == 0


def test_a_bug_shows_a_number_and_no_words_of_its_own(run, monkeypatch, tmp_path):
    def broken(*args, **options):
        raise RuntimeError("secret words")

    monkeypatch.setattr("ccsearch.cli.index.update_index", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run("index")
    assert result.exit_code == CANNOT
    assert "secret" not in result.output
    [reference] = re.findall(r"编号 (\w{8})", result.stderr)
    assert "secret words" in (tmp_path / f"ccsearch-{reference}.log").read_text("utf-8")
