import json

import pytest

from archive.texts import put, visit_text
from ccsearch.lexicon import load_lexicon
from ccsearch.reading import read
from ccsearch.records import to_json
from reading.writers import as_zip


def reading(text: str, name: str = "x.txt"):
    return to_json(read(text.encode(), name, load_lexicon()).bulletin)


@pytest.fixture
def file(folder):
    return folder / "archive" / "第102期.txt"


def test_one_file_as_json(run, file):
    result = run("parse", file, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == reading(file.read_text("utf-8"))
    assert "遛狗不牵绳" in result.stdout


def test_several_files_as_a_list(run, folder):
    files = sorted((folder / "archive").iterdir())
    found = json.loads(run("parse", *files, "--json").stdout)
    assert [row["number"] for row in found] == [101, 102, 103]


def test_each_file_of_a_folder(run, folder):
    put(folder / "archive", "lexicon.toml", "")
    put(folder / "archive", "2024/第104期.txt", visit_text(104))
    found = json.loads(run("parse", folder / "archive", "--json").stdout)
    assert sorted(row["number"] for row in found) == [101, 102, 103, 104]
    (folder / "empty").mkdir()
    result = run("parse", folder / "empty")
    assert result.exit_code == 2
    assert "没有可以解析的文件" in result.stderr


def test_each_file_of_a_zip_file(run, folder):
    files = sorted((folder / "archive").iterdir())
    packed = folder / "三期.zip"
    packed.write_bytes(as_zip({file.name: file.read_bytes() for file in files} | {"坏.docx": b"PK"}))
    found = json.loads(run("parse", packed, "--json").stdout)
    assert [row["number"] for row in found] == [None, 101, 102, 103]
    assert [row["code"] for row in found[0]["problems"]] == ["format.damaged"]
    assert run("parse", packed, "--score", put(folder, "x.json", "{}")).exit_code == 2


def test_the_summary_says_what_was_read(run, file):
    lines = run("parse", file).stdout.splitlines()
    assert lines[0] == "云岫区创城工作快报  第102期"
    assert lines[1] == "2023年9月6日  云岫区创城办"
    assert lines[2].startswith("条目 1，指示要求 0，数量 1，")
    assert "【简讯】【综合整治】" in lines
    assert any(line.startswith("102-1  青溪街道") for line in lines)
    assert any("青溪街道（主报）" in line for line in lines)


def test_statements_and_leaders_are_set_out(run, folder):
    text = put(folder, "x.txt", visit_text(5))
    words = run("parse", text).stdout
    assert "沈知远（调研检查、提出要求）" in words
    assert "沈知远要求 1. 要理顺秩序。清走占道车辆。" in words
    assert "沈知远要求 2. 要净化环境。垃圾日产日清。" in words


def test_problems_are_listed_with_line_and_code(run, folder):
    text = put(folder, "x.txt", "石桥街道：近日，清运垃圾9车。")
    bulletin = read(text.read_bytes(), "x.txt", load_lexicon()).bulletin
    assert bulletin.problems
    words = run("parse", text).stdout
    for row in bulletin.problems:
        assert f"{row.message}[{row.code}]" in words


@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe", b"%PDF-1.4"])
def test_any_bytes_can_be_parsed(run, folder, data):
    (folder / "odd.txt").write_bytes(data)
    assert run("parse", folder / "odd.txt").exit_code == 0
    assert json.loads(run("parse", folder / "odd.txt", "--json").stdout)["items"] is not None


def test_the_score_of_a_right_reading(run, folder, file):
    expected = put(folder, "x.json", json.dumps(reading(file.read_text("utf-8")), ensure_ascii=False))
    result = run("parse", file, "--score", expected)
    assert result.exit_code == 0
    assert "figures" in result.stdout
    assert "1.0000" in result.stdout


def test_the_score_of_a_wrong_reading_lists_what_differs(run, folder, file):
    wanted = reading(file.read_text("utf-8"))
    wanted["items"][0]["units"] = [{"name": "白鹭镇", "roles": ["lead"]}]
    expected = put(folder, "x.json", json.dumps(wanted, ensure_ascii=False))
    assert run("parse", file, "--score", expected).exit_code == 1
    words = run("parse", file, "--score", expected, "--verbose").stdout
    assert "units 缺 102-1 | 白鹭镇 | lead" in words
    assert "units 多 102-1 | 青溪街道 | lead" in words


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"items": [1]}', "null", "\ufeff{"])
def test_an_expected_reading_that_is_none(run, folder, file, content):
    result = run("parse", file, "--score", put(folder, "x.json", content))
    assert result.exit_code == 2
    assert "不是一期快报的 JSON" in result.stderr
