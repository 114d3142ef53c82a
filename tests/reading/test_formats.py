"""The same bulletin in each format gives the same reading; whatever a file holds, there is an answer."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import opencc
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.reading import extract, read, read_all
from ccsearch.reading.formats import MAX_BYTES, MAX_CHARACTERS, MAX_LINES, READERS
from ccsearch.reading.formats.kinds import SHOWN
from ccsearch.records import to_json
from reading.writers import SAMPLES, as_docx, as_html, as_markdown, as_old_html, as_pdf, as_zip

FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "UTF-8 with mark": (".txt", lambda text: text.encode("utf-8-sig")),
    "GB18030": (".txt", lambda text: text.encode("gb18030")),
    "UTF-16 with mark": (".txt", lambda text: text.encode("utf-16")),
    "UTF-16, little end": (".txt", lambda text: text.encode("utf-16-le")),
    "UTF-16, big end": (".txt", lambda text: text.encode("utf-16-be")),
    "UTF-32": (".txt", lambda text: text.encode("utf-32")),
    "UTF-32, big end": (".txt", lambda text: text.encode("utf-32-be")),
    "lines ended as on Windows": (".txt", lambda text: text.replace("\n", "\r\n").encode("gb18030")),
    "Markdown": (".md", as_markdown),
    "Word": (".docx", as_docx),
    "web page": (".html", as_html),
    "web page of old": (".htm", as_old_html),
    "PDF": (".pdf", as_pdf),
}


@pytest.fixture(scope="module")
def district() -> Lexicon:
    return load_lexicon(SAMPLES[0].parent / "lexicon.toml")


def reading(data: bytes, name: str, lexicon: Lexicon) -> dict:
    told = to_json(read(data, name, lexicon).bulletin)
    del told["problems"]
    return told


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", FORMATS)
def test_same_reading_in_each_format(form: str, sample: Path, district: Lexicon):
    suffix, write = FORMATS[form]
    data = sample.read_bytes()
    assert reading(write(data.decode("utf-8")), sample.stem + suffix, district) == reading(data, sample.name, district)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_same_reading_in_traditional_characters_of_big5(sample: Path, district: Lexicon):
    text = opencc.OpenCC("s2tw").convert(sample.read_text("utf-8"))
    text = text.encode("big5hkscs", "ignore").decode("big5hkscs")  # a few characters Big5 has not
    want = reading(text.encode(), sample.name, district)
    assert reading(text.encode("big5hkscs"), sample.name, district) == want


def test_name_counts_only_where_bytes_say_nothing():
    text = SAMPLES[0].read_text("utf-8")
    for data in (as_docx(text), as_pdf(text), as_html(text)):
        assert extract(data, "快报.txt") == extract(data, "") == extract(data, "快报.wps")
        assert extract(data, "").text.startswith("云岫区创建全国文明城市 工作快报")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    return out.getvalue()


def scan() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def blank(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


TEXT = SAMPLES[0].read_text("utf-8")
REFUSED = {
    "nothing": (b"", "一.txt", "format.empty", "没有内容"),
    "only blanks": (b"\xef\xbb\xbf \r\n\r\n", "一.txt", "format.empty", "没有内容"),
    "only NULs": (bytes(5000), "一.txt", "format.empty", "没有内容"),
    "docx without text": (blank(Document()), "一.docx", "format.empty", "没有内容"),
    "page without text": (b"<html><body><script>1</script></body></html>", "一.html", "format.empty", "没有内容"),
    "too large": (b"a" * MAX_BYTES, "一.txt", "format.too-large", "100 MB"),
    "too much text": (b"a" * (MAX_CHARACTERS + 1), "一.txt", "format.too-large", "20"),
    "too many lines": (b"a\r" * (MAX_LINES + 1), "一.txt", "format.too-large", "25 万行"),
    "binary": (random.Random(1).randbytes(4000), "一.txt", "format.unsupported", "二进制"),
    "picture": (picture(), "一.png", "format.unsupported", "图片"),
    "picture called text": (picture(), "一.txt", "format.unsupported", "图片"),
    "RAR": (b"Rar!\x1a\x07\x00" + bytes(60), "一.rar", "format.unsupported", "RAR"),
    "spreadsheet": (as_zip({"xl/workbook.xml": b"<x/>"}), "一.xlsx", "format.unsupported", "电子表格"),
    "OFD": (as_zip({"OFD.xml": b"<x/>"}), "一.ofd", "format.unsupported", "OFD"),
    "zip": (as_zip({"一.txt": b"a"}), "一.zip", "format.packed", "压缩包"),
    "docx cut off": (as_docx(TEXT)[:9000], "一.docx", "format.damaged", "DOCX"),
    "docx of noise": (b"\0\1\2" * 900, "一.docx", "format.damaged", "DOCX"),
    "zip cut off": (as_zip({"一.txt": TEXT.encode()})[:900], "一.zip", "format.damaged", "ZIP"),
    "PDF of noise": (b"%PDF-1.7\n" + bytes(900), "一.pdf", "format.damaged", "PDF"),
    "PDF with password": (as_pdf(TEXT, "secret"), "一.pdf", "format.encrypted", "PDF"),
    "PDF of pictures": (scan(), "一.pdf", "format.scan", "第1、2页"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told(case: str, lexicon: Lexicon):
    data, name, code, words = REFUSED[case]
    found = read(data, name, lexicon)
    assert [problem.code for problem in found.bulletin.problems] == [code]
    assert words in found.bulletin.problems[0].message
    assert found.text == ""
    assert found.bulletin.items == ()


def test_problems_of_the_file_come_first(lexicon: Lexicon):
    found = read("某区创城工作快报\n\n今日\ufffe无事。".encode() + b"\xff\xff\n", "一.txt", lexicon)
    codes = [problem.code for problem in found.bulletin.problems]
    assert codes[0] == "format.encoding"
    assert "masthead.number" in codes[1:]


def test_read_all_reads_each_file_of_a_zip(district: Lexicon):
    first, second = (path.read_text("utf-8") for path in SAMPLES[:2])
    data = as_zip({"乙.pdf": as_pdf(second), "甲.docx": as_docx(first), "丙.docx": b"PK\3\4", "图.png": picture()})
    found = dict(read_all(data, "全年.zip", district))
    assert {name: reading.bulletin.number for name, reading in found.items()} == {
        "丙.docx": None, "乙.pdf": 102, "甲.docx": 101}  # fmt: skip
    assert [problem.code for problem in found["丙.docx"].bulletin.problems] == ["format.damaged"]


def test_read_all_of_one_file_is_its_reading(lexicon: Lexicon):
    data = SAMPLES[0].read_bytes()
    assert list(read_all(data, "一.txt", lexicon)) == [("", read(data, "一.txt", lexicon))]


def test_every_kind_has_a_reader():
    assert set(READERS) == set(SHOWN)


WHOLE = (b"", as_docx(TEXT), as_pdf(TEXT), as_html(TEXT), as_zip({"一.txt": b"a"}), TEXT.encode(),
         TEXT.encode("big5", "ignore"), TEXT.encode("utf-16"), TEXT.encode("gb18030"))  # fmt: skip
NAMES = st.one_of(
    st.text(max_size=12), st.sampled_from(["一.txt", "一.docx", "一.pdf", "一.html", "一.zip", "一.md", "../../x"])
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a whole file with a stretch of it overwritten, cut out, or cut off."""
    data = draw(st.sampled_from(WHOLE))
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.binary(max_size=40)) + data[at + draw(st.integers(0, 4000)) :]


@given(st.one_of(st.binary(max_size=300), damaged()), NAMES)
def test_there_is_an_answer_to_any_bytes(data: bytes, name: str):
    found = extract(data, name)
    assert found.text.strip() or found.problems
    assert found.text.encode("utf-8").decode("utf-8") == found.text
    assert all(problem.message and "{" not in problem.message for problem in found.problems)


def test_pdfium_is_let_go_of():
    """A document that is read leaves nothing open: reading many must not grow the process."""
    data = as_pdf(TEXT)
    assert len(PdfDocument(data)) > 1
    assert {extract(data, "一.pdf") for _ in range(20)} == {extract(data, "一.pdf")}
