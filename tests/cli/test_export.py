import csv
import io
import json

from archive.texts import issue_text, put, visit_text


def rows(result) -> list[list[str]]:
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(result.stdout_bytes.decode("utf-8-sig"))))


def test_every_item_found_with_its_whole_text(indexed):
    head, *found = rows(indexed("export", "--sort", "oldest"))
    assert head[:6] == ["编号", "期号", "日期", "栏目", "标题", "正文"]
    assert [row[0] for row in found] == ["101-1", "102-1", "103-1"]
    assert found[0][5].endswith("组织志愿者40余人清理楼道杂物。")
    assert found[0][3] == "简讯 / 综合整治"


def test_more_than_a_page(run, folder):
    items = "".join(f"**石桥街道：**近日，清运垃圾{at}车。" for at in range(130))
    put(folder / "archive", "第104期.txt", issue_text(104, item=items))
    run("index")
    found = json.loads(run("export", "--format", "json", "--issue", "104").stdout)
    assert len({row["id"] for row in found}) == len(found) == 130


def test_items_as_json(indexed):
    [row] = json.loads(indexed("export", "广告牌", "--format", "json").stdout)
    shown = json.loads(indexed("show", "103-1", "--json").stdout)
    assert row == {"id": "103-1", "issue": "103", "date": "2023-09-07", **shown}


def test_statements(run, folder):
    put(folder / "archive", "第104期.txt", visit_text(104))
    run("index")
    head, first, _ = rows(run("export", "--kind", "statement"))
    found = dict(zip(head, first, strict=True))
    assert (found["编号"], found["期号"], found["栏目"]) == ("104-1.s1", "第104期", "指挥调度")
    assert (found["讲话人"], found["方式"], found["序号"]) == ("沈知远", "要求", "1")
    assert (found["要点"], found["内容"]) == ("要理顺秩序", "清走占道车辆。")


def test_cells_that_look_like_formulas_are_made_harmless(run, folder):
    put(folder / "archive", "第104期.txt", issue_text(104, title="=1+1", item='=HYPERLINK("x")：近日，清运垃圾。'))
    run("index")
    for row in rows(run("export")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_into_a_file(indexed, folder):
    result = indexed("export", "-o", folder / "out.csv")
    assert result.stdout == f"已导出 3 条到 {folder / 'out.csv'}\n"
    assert (folder / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    result = indexed("export", "-o", folder / "no" / "out.csv")
    assert result.exit_code == 3
    assert "无法写入" in result.stderr


def test_nothing_found_ends_with_one(indexed):
    assert indexed("export", "没有这样的词").exit_code == 1
