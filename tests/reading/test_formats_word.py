"""Word documents: what stands outside plain paragraphs."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from ccsearch.reading import extract
from ccsearch.reading.formats.numbering import chinese
from reading.writers import HEAD, as_docx, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(document) -> list[str]:
    return extract(saved(document), "一.docx").text.split("\n\n")


def add(document, xml: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1)))


def test_bold_runs_are_marked_and_merged():
    document = Document()
    paragraph = document.add_paragraph("韩牧川要求：")
    for text, bold in (("一要", True), ("抓紧", True), ("。", None), (" ", True), ("各单位要落实。", None)):
        paragraph.add_run(text).bold = bold
    assert lines(document) == ["韩牧川要求：**一要抓紧**。 各单位要落实。"]


def test_a_bold_style_of_characters_is_bold():
    document = Document()
    document.add_paragraph().add_run("要点", style="Strong")
    assert lines(document) == ["**要点**"]


def test_table_rows_are_lines_unless_cells_hold_paragraphs():
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "第101期", "2023年9月5日"
    table.cell(1, 0).text = "甲镇：清运垃圾。"
    table.cell(1, 0).add_paragraph("乙镇：清洗护栏。")
    table.cell(1, 1).text = "（本刊）"
    document.add_paragraph("表后")
    assert lines(document) == ["第101期\t2023年9月5日", "甲镇：清运垃圾。", "乙镇：清洗护栏。", "（本刊）", "表后"]


def test_a_table_in_a_table_is_read_once():
    document = Document()
    outer = document.add_table(1, 1)
    outer.cell(0, 0).text = "外"
    outer.cell(0, 0).add_table(1, 2).cell(0, 1).text = "内"
    assert lines(document) == ["外", "内"]


def test_text_box_once_deleted_and_hidden_text_never():
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    add(document, f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice>"
                  f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
                  "<w:r><w:t>正文</w:t></w:r></w:p>")  # fmt: skip
    add(document, "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
                  "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>插入</w:t></w:r></w:ins>"
                  "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>")  # fmt: skip
    add(document, "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>后</w:t><w:br/>"
                  "<w:t>下行</w:t></w:r></w:p>")  # fmt: skip
    assert lines(document) == ["正文", "框中", "插入", "链接\t后", "下行"]


def numbered(document, form: str, pattern: str, number: str) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="9{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {W} w:numId="9{number}"><w:abstractNumId w:val="9{number}"/></w:num>'))


def item(document, text: str, number: str, level: int = 0) -> None:
    add(document, f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="9{number}"/></w:numPr></w:pPr>'
                  f"<w:r><w:t>{text}</w:t></w:r></w:p>")  # fmt: skip


def test_automatic_numbers_are_written_out():
    document = Document()
    numbered(document, "chineseCountingThousand", "%1、", "1")
    numbered(document, "bullet", "\uf06c", "2")
    for text, number, level in (("总体", "1", 0), ("甲", "1", 1), ("乙", "1", 1), ("问题", "1", 0), ("丙", "1", 1)):
        item(document, text, number, level)
    item(document, "简讯", "2")
    assert lines(document) == ["一、总体", "（1）甲", "（2）乙", "二、问题", "（1）丙", "●简讯"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_chinese_numerals(number: int, written: str):
    assert chinese(number) == written


def test_header_and_footer_only_where_they_say_what_the_page_does_not():
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "某区创城工作快报 第12期"
    section.footer.paragraphs[0].text = "第 3 页 共 5 页"
    section.footer.add_paragraph("编校：某甲")
    section.footer.add_paragraph("电话：55501203")
    section.footer.add_paragraph("内部资料")
    document.add_paragraph("正文一句。电话：55501203")
    assert lines(document) == ["某区创城工作快报 第12期", "正文一句。电话：55501203", "编校：某甲"]


def test_running_head_and_page_number_are_left_out():
    text = extract(as_docx("甲\n\n乙"), "一.docx").text
    assert HEAD not in text
    assert text == "甲\n\n乙"


def replaced(data: bytes, part: str, change) -> bytes:
    """Return a docx with the bytes of one part changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def test_external_entities_are_not_fetched(tmp_path):
    (tmp_path / "secret").write_text("口令")
    entity = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><w:document '.encode()
    early = replaced(as_docx("甲"), "word/document.xml",
                     lambda xml: xml.replace(b"<w:document ", entity).replace("甲".encode(), b"&x;"))  # fmt: skip
    late = replaced(as_docx("甲"), "word/document.xml",
                    lambda xml: xml.replace(b"<w:document ", b" " * 4000 + entity)
                    .replace("甲".encode(), b"&x;"))  # fmt: skip
    for data in (early, late):
        assert extract(data, "一.docx").text == ""
        assert [row.code for row in extract(data, "一.docx").problems] == ["format.damaged"]


def test_a_bomb_is_refused_unopened():
    bomb = replaced(as_docx("甲"), "word/document.xml", lambda xml: xml.replace("甲".encode(), b"a" * (1 << 25)))
    assert len(bomb) < 1 << 20
    assert [problem.code for problem in extract(bomb, "一.docx").problems] == ["format.too-large"]
