"""Text in any encoding, whole or damaged."""

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.reading import extract
from reading.writers import SAMPLES

TEXTS = [path.read_text("utf-8") for path in SAMPLES]
TRADITIONAL = [opencc.OpenCC("s2tw").convert(text) for text in TEXTS]


def stretches(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text) - length, 97)]


def wrong(texts: list[str], encoding: str, length: int) -> list[str]:
    """Return the stretches that are not read as they were written."""
    found = (row for text in texts for row in stretches(text, length) if row.strip())
    written = ((row.encode(encoding, "ignore"), row) for row in found)
    rows = ((data, data.decode(encoding)) for data, _ in written if len(data) > length)
    return [row for data, row in rows if extract(data, "一.txt").text.strip("\0") != row]


@pytest.mark.parametrize("length", [12, 20, 300])
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_short_texts_of_each_encoding(encoding: str, length: int):
    assert wrong(TEXTS if encoding == "gb18030" else TRADITIONAL, encoding, length) == []


def test_traditional_characters_in_an_encoding_made_for_simplified_ones():
    assert wrong(TRADITIONAL, "gb18030", 20) == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf\xe4\xb8\x80", "一"),
        (b"\xff\xfe\x00\x4e", "一"),
        (b"\xfe\xff\x4e\x00", "一"),
        ("第一期\n".encode("utf-16-le"), "第一期\n"),  # 一 is 4E00: its NUL stands where another text has none
        (b"\x84\x31\x95\x33\xd2\xbb", "一"),
        ("〇𠮷".encode("gb18030"), "〇𠮷"),  # four bytes a character
        (b"plain", "plain"),
    ],
)
def test_marks_and_rare_forms(data: bytes, text: str):
    assert extract(data, "一.txt").text == text
    assert extract(data, "一.txt").problems == ()


def told(data: bytes) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in extract(data, "一.txt").problems]


def test_a_line_in_another_encoding_is_read_and_named():
    data = "第一行，照旧。\n".encode() + "第二行，从别处粘贴而来。\n".encode("gb18030") + "第三行。\n".encode()
    assert extract(data, "一.txt").text == "第一行，照旧。\n第二行，从别处粘贴而来。\n第三行。\n"
    assert told(data) == [("format.mixed", 2)]
    assert "第2行按 GB18030 读出" in extract(data, "一.txt").problems[0].message


def test_lines_of_utf8_are_seen_though_all_would_pass_for_gb18030():
    data = "创建全国文明城市\n".encode() + "从别处粘贴而来。\n".encode("gb18030")
    assert data.decode("gb18030")
    assert extract(data, "一.txt").text == "创建全国文明城市\n从别处粘贴而来。\n"
    assert told(data) == [("format.mixed", 2)]


def test_lost_bytes_are_marked_and_named():
    data = "第一行。\n第二".encode() + b"\xe8\xa1" + "，。\n第三行。\n".encode()
    assert extract(data, "一.txt").text == "第一行。\n第二\ufffd，。\n第三行。\n"
    assert told(data) == [("format.encoding", 2)]


def test_a_text_cut_off_within_a_character():
    for encoding, line in (("utf-8", 3), ("gb18030", 3), ("utf-16", 3)):
        data = "第一行。\n第二行。\n第三行到此为止".encode(encoding)[:-1]
        assert extract(data, "一.txt").text.startswith("第一行。\n第二行。\n第三行到此为")
        assert told(data) == [("format.encoding", line)]


def test_many_damaged_lines_are_counted():
    data = b"\n".join("行".encode() + b"\xff" for _ in range(30))
    assert "第1、2、3、4、5、6、7、8行等30行" in extract(data, "一.txt").problems[0].message


def test_a_nul_among_characters():
    assert extract("甲\n乙\0丙".encode(), "一.txt").text == "甲\n乙\ufffd丙"
    assert told("甲\n乙\0丙".encode()) == [("format.encoding", 2)]


def test_a_replacement_character_of_the_source_is_no_damage():
    assert told("甲\ufffd乙".encode()) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_never_taken_for_anything_else(text: str):
    found = extract("创城".encode() + text.encode(), "一.txt")
    assert (found.text, found.problems) == ("创城" + text, ())
