import json

import pytest

from archive.texts import put
from cli.conftest import ITEMS

COPY = "青溪街道：近日，开展文明养犬宣传，劝导遛狗不牵绳行为35起。"


def test_a_copied_report_is_found_with_its_passage(indexed, folder):
    result = indexed("similar", put(folder, "草稿.txt", COPY))
    assert result.exit_code == 0
    assert "102-1" in result.stdout
    assert "= 近日，开展文明养犬宣传，劝导遛狗不牵绳行为" in result.stdout
    assert "占该条目" in result.stdout


def test_json_gives_passages_at_offsets_of_both_texts(indexed, folder):
    found = json.loads(indexed("similar", put(folder, "草稿.txt", COPY), "--json").stdout)
    [row] = found["overlaps"]
    assert row["item"]["id"] == "102-1"
    text = ITEMS[102].partition("：")[2]
    for passage in row["passages"]:
        assert passage["text"] == COPY[passage["draft_start"] : passage["draft_end"]]
        assert passage["text"] in text
    assert 0 < found["share"] <= 1


def test_what_is_new_is_an_answer_of_no(indexed, folder):
    result = indexed("similar", put(folder, "草稿.txt", "春季绿化与河道清淤同步推进，逐段销号，日日通报。"))
    assert result.exit_code == 1
    assert "没有发现重合" in result.stdout


@pytest.mark.parametrize(("name", "code"), [("没有.txt", 2)])
def test_a_file_that_is_not_there(indexed, folder, name, code):
    result = indexed("similar", folder / name)
    assert result.exit_code == code
    assert "无法打开" in result.stderr


def test_without_an_index_it_says_what_to_do(run, folder):
    result = run("similar", put(folder, "草稿.txt", COPY))
    assert result.exit_code == 3
    assert "ccsearch index" in result.stderr
