import io
import zipfile

import pytest

from ccsearch.archive import packed
from ccsearch.archive.packed import PackedError, unpack_files


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_sources_come_in_order_of_name_and_nothing_else():
    files = {
        "2021/第2期.txt": b"2",
        "第1期.docx": b"1",
        ".DS_Store": b"",
        "__MACOSX/第1期.txt": b"",
        "a.jpg": b"",
        "b.zip": b"",
    }
    assert list(unpack_files(zipped(files))) == [("2021/第2期.txt", b"2"), ("第1期.docx", b"1")]


def test_a_name_in_gbk_is_read_as_meant():
    data = zipped({"AAAAA.txt": b"x"}).replace(b"AAAAA", "第七7".encode("gb18030"))
    assert next(unpack_files(data))[0] == "第七7.txt"


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "..\\etc\\x.txt", "etc/../etc/x.txt"])
def test_names_that_point_out_are_kept_inside(name):
    [(kept, data)] = unpack_files(zipped({name: b"x"}))
    assert kept.endswith("etc/x.txt")
    assert ".." not in kept
    assert not kept.startswith("/")
    assert data == b"x"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_told_apart():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("第1期.txt", "甲")
        archive.writestr("第1期.txt", "乙")
    assert [(name, data.decode()) for name, data in unpack_files(out.getvalue())] == [
        ("第1期.txt", "甲"),
        ("第1期 (2).txt", "乙"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 no zip", zipped({"a.txt": b"x" * 999})[:-30]], ids=["empty", "head", "cut"]
)
def test_a_damaged_file_is_refused(data):
    with pytest.raises(PackedError, match="已损坏"):
        list(unpack_files(data))


def test_damage_inside_is_refused():
    data = bytearray(zipped({"a.txt": b"0123456789" * 50}, zipfile.ZIP_STORED))
    data[100] ^= 0xFF
    with pytest.raises(PackedError, match="已损坏"):
        list(unpack_files(bytes(data)))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(packed, "MAX_BYTES", 1 << 20)
    with pytest.raises(PackedError, match="超过 1 MB"):
        list(unpack_files(zipped({"a.txt": bytes((1 << 20) + 1)})))


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(packed, "MAX_FILES", 2)
    with pytest.raises(PackedError, match="超过 2 个"):
        list(unpack_files(zipped(dict.fromkeys(("a.txt", "b.txt", "c.txt"), b""))))


def test_a_password_is_told():
    data = bytearray(zipped({"a.txt": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PackedError, match="密码"):
        list(unpack_files(bytes(data)))


def test_nothing_to_take_is_told():
    with pytest.raises(PackedError, match="没有可收录"):
        list(unpack_files(zipped({"a.jpg": b""})))
