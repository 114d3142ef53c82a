"""Zip files: names, limits, what is damaged in them."""

import io
import zipfile

from ccsearch.reading import members
from ccsearch.reading.formats import packed
from reading.writers import as_zip


def held(data: bytes) -> dict[str, bytes]:
    return {one.name: one.data for one in members(data, "包.zip")}


def codes(data: bytes) -> dict[str, list[str]]:
    return {one.name: [row.code for row in one.problems] for one in members(data, "包.zip")}


def test_any_other_file_is_its_own_member():
    assert list(members(b"a", "一.txt")) == [("", b"a", ())]


def test_files_in_order_of_name_without_hidden_and_foreign_ones():
    data = as_zip(
        {
            "乙/二.txt": b"2",
            "一.TXT": b"1",
            "__MACOSX/._一.txt": b"x",
            ".git/a.txt": b"x",
            "~$三.docx": b"x",
            "图.jpg": b"x",
        }
    )
    assert held(data) == {"一.TXT": b"1", "乙/二.txt": b"2"}


def test_names_in_gbk_and_in_utf8_without_the_mark():
    assert held(as_zip({"第一期.txt": b"1"}, "gb18030")) == {"第一期.txt": b"1"}
    assert held(as_zip({"第一期.txt": b"1"}, "utf-8")) == {"第一期.txt": b"1"}
    assert held(as_zip({"第一期.txt": b"1"})) == {"第一期.txt": b"1"}


def test_names_lead_nowhere():
    data = as_zip(
        {"../../甲.txt": b"1", "/etc/乙.txt": b"2", "C:\\丙.txt": b"3", "丁\n.txt": b"4", "a/../甲.txt": b"5"}
    )
    assert held(data) == {"甲.txt": b"1", "etc/乙.txt": b"2", "丙.txt": b"3", "丁.txt": b"4", "a/甲.txt": b"5"}


def test_two_files_of_one_name_are_told_apart():
    assert held(as_zip({"../甲.txt": b"1", "甲.txt": b"2"})) == {"甲.txt": b"1", "甲 (2).txt": b"2"}


def test_zip_files_within_are_opened_once():
    inner = as_zip({"甲.txt": b"1", "更里.zip": as_zip({"乙.txt": b"2"})})
    assert held(as_zip({"内.zip": inner, "外.txt": b"3"})) == {"内.zip/甲.txt": b"1", "外.txt": b"3"}


def test_a_damaged_file_does_not_keep_the_others_out():
    data = bytearray(as_zip({"甲.txt": b"1" * 500, "乙.txt": b"2"}))
    data[data.index("甲.txt".encode()) + len("甲.txt".encode()) + 2] ^= 0xFF
    assert codes(bytes(data)) == {"乙.txt": [], "甲.txt": ["format.damaged"]}


def test_a_password_is_told_for_each_file():
    data = bytearray(as_zip({"甲.txt": b"1"}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    assert codes(bytes(data)) == {"甲.txt": ["format.encrypted"]}


def test_nothing_in_it():
    assert codes(as_zip({"图.jpg": b"1"})) == {"": ["format.nothing-packed"]}
    assert codes(as_zip({"内.zip": as_zip({"图.jpg": b"1"})})) == {"内.zip": ["format.nothing-packed"]}


def test_bombs_are_not_unpacked():
    assert codes(as_zip({"甲.txt": bytes(1 << 24), "乙.txt": b"2"})) == {"乙.txt": [], "甲.txt": ["format.too-large"]}
    inner = as_zip({f"{at}.txt": bytes(1 << 20) for at in range(40)})
    assert codes(as_zip({"内.zip": inner}))["内.zip/0.txt"] == []


def test_sizes_add_up_over_the_whole(monkeypatch):
    monkeypatch.setattr(packed, "MAX_UNPACKED", 2500)
    assert codes(as_zip({"甲.txt": b"1" * 900, "内.zip": as_zip({"乙.txt": b"2" * 900, "丙.txt": b"3" * 900})}))[
        "甲.txt"] == ["format.too-large"]  # fmt: skip


def test_too_many_files():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for at in range(packed.MAX_FILES + 1):
            archive.writestr(f"{at}.txt", b"")
    assert codes(out.getvalue()) == {"": ["format.too-large"]}
