"""PDFs of other makers, and where lines join."""

import io
import subprocess
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ccsearch.lexicon import load_lexicon
from ccsearch.reading import extract, read
from ccsearch.reading.layout import tidy
from ccsearch.records import to_json
from reading.texts import GOLDEN
from reading.writers import SAMPLES, as_html, as_pdf, paragraphs

FILES = Path(__file__).parent / "files"
EM = 16


def drawn(*pages: list[tuple[float, float, str]], size: float = EM) -> bytes:
    """Return a PDF with texts at (x, y), in em from the lower left."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in pages:
        canvas.setFont("STSong-Light", size)
        for x, y, text in page:
            canvas.drawString(x * EM, y * EM, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*pages: list[tuple[float, float, str]]) -> list[str]:
    return extract(drawn(*pages), "一.pdf").text.split("\n\n")


ROW = "创建全国文明城市要久久为功坚持不懈抓好落实"


def test_pdf_of_libreoffice():
    """第101期 written by LibreOffice 7.4 with a running head, page numbers and embedded Noto Serif."""
    text = extract((FILES / "libreoffice.pdf").read_bytes(), "一.pdf").text
    want = paragraphs(SAMPLES[0].read_text("utf-8").replace("**", ""))
    assert [tidy(line) for line in text.split("\n\n")] == [tidy(line) for line in want]


def test_marks_drawn_after_the_rest_of_their_line_stand_where_they_are_seen():
    """Number 704 written by LibreOffice, whose quotation marks and figures have a font of their own."""
    source = GOLDEN / "series" / "704.txt"
    lexicon = load_lexicon()
    told, want = (to_json(read(path.read_bytes(), source.name, lexicon).bulletin)["items"]
                  for path in (FILES / "libreoffice-two-fonts.pdf", source))  # fmt: skip
    assert told == want


@pytest.mark.browser
def test_pdf_printed_by_a_browser(chromium: str, chromium_flags: tuple[str, ...], tmp_path: Path):
    (tmp_path / "page.html").write_bytes(as_html(SAMPLES[0].read_text("utf-8")).replace(b"gb2312", b"gb18030"))
    subprocess.run([chromium, "--headless", *chromium_flags, "--no-pdf-header-footer", "--print-to-pdf=out.pdf",
                    "page.html"], cwd=tmp_path, check=True, capture_output=True, timeout=60)  # fmt: skip
    text = extract((tmp_path / "out.pdf").read_bytes(), "一.pdf").text
    found = {tidy(line) for line in text.split("\n\n")}
    assert {tidy(line) for line in paragraphs(SAMPLES[0].read_text("utf-8").replace("**", ""))} <= found


def test_indent_short_line_and_distance_part_paragraphs():
    assert lines([(7, 45, ROW[:20]), (5, 43, ROW + "一"), (5, 41, ROW[:9]), (5, 39, ROW + "二"), (5, 37, "完。"),
                  (5, 32, ROW + "三"), (7, 30, ROW[:19])]) == [
        ROW[:20] + ROW + "一" + ROW[:9], ROW + "二" + "完。", ROW + "三", ROW[:19]]  # fmt: skip


def test_a_sentence_goes_on_over_a_page_break_and_heads_are_left_out():
    first = [(5, 50, "内部资料"), (7, 45, ROW[:20]), (5, 43, ROW + "一"), (18, 2, "- 1 -")]
    second = [(5, 50, "内部资料"), (5, 45, ROW[:9] + "。"), (18, 2, "- 2 -")]
    third = [(5, 50, "内部资料"), (7, 45, ROW[:9]), (18, 2, "3")]
    assert lines(first, second, third) == [ROW[:20] + ROW + "一" + ROW[:9] + "。", ROW[:9]]


def test_page_is_read_from_top_to_bottom_whatever_the_order_of_writing():
    assert lines([(5, 40, "中段"), (5, 45, "上段"), (5, 30, "下段")]) == ["上段", "中段", "下段"]


def test_columns_are_read_one_after_the_other():
    left = [(3, 45 - 2 * row, f"左{row}") for row in range(5)]
    right = [(20, 45 - 2 * row, f"右{row}") for row in range(5)]
    assert "".join(lines(left + right)) == "左0左1左2左3左4右0右1右2右3右4"


def test_cells_of_a_row_stay_on_a_line():
    assert lines([(5, 45, "办公室秘书科"), (20, 45, "2023年9月5日"), (5, 40, "正文")]) == [
        "办公室秘书科  2023年9月5日", "正文"]  # fmt: skip


def test_rows_of_three_cells_are_no_paragraph():
    rows = [
        [(5, 45 - 2 * row, f"单位{row}"), (14, 45 - 2 * row, "问题若干"), (23, 45 - 2 * row, "已经整改")]
        for row in range(3)
    ]
    assert lines([cell for row in rows for cell in row]) == [f"单位{row}  问题若干  已经整改" for row in range(3)]


def test_spacing_round_figures_is_no_space():
    assert lines([(5, 45, "第"), (6.25, 45, "101"), (7.88, 45, "期"), (9.5, 45, "甲"), (11, 45, "乙")]) == [
        "第101期 甲 乙"
    ]


def test_a_turned_watermark_is_left_out():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", EM)
    canvas.drawString(80, 700, "正文")
    canvas.rotate(45)
    canvas.setFont("STSong-Light", 60)
    canvas.drawString(300, 200, "内部资料")
    canvas.save()
    assert extract(out.getvalue(), "一.pdf").text == "正文"


@pytest.mark.parametrize(
    ("name", "text", "code", "pages"),
    [
        ("half-scanned", "第一页有文字。", "format.scan", "第2页"),
        ("lost-page", "第一页", "format.damaged-pages", "第2页"),
        ("no-characters", "\ue001\ue002\ue003", "format.glyphs", "第1页"),  # its font maps to private use
    ],
)
def test_pages_without_text_are_named(name: str, text: str, code: str, pages: str):
    found = extract((FILES / f"{name}.pdf").read_bytes(), "一.pdf")
    assert found.text == text
    assert [(row.code, row.message[:3]) for row in found.problems] == [(code, pages)]


def test_cut_off_pdf_is_an_answer():
    data = as_pdf(SAMPLES[0].read_text("utf-8"))
    found = extract(data[: len(data) * 2 // 3], "一.pdf")
    assert found.text or [row.code for row in found.problems] == ["format.damaged"]
