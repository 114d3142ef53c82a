"""Word documents: a table, and 引文摘编, the texts found, each with its citation."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from ccsearch.web.downloads import xml_text
from ccsearch.web.sheets import Head, Value, words_of
from ccsearch.web.whole import Whole
from ccsearch.web.wording import citation, headline, sentence


def chinese(document: WordDocument) -> WordDocument:
    """Return a new Word document, its text set as offices set Chinese."""
    style = document.styles["Normal"]
    style.font.size = Pt(12)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    return document


def document(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a table as a Word document: each line under its first cell, the others as named paragraphs."""
    made = chinese(Document())
    made.add_heading(xml_text(title), level=1)
    for number, row in enumerate(rows, 1):
        made.add_heading(f"{number}. {xml_text(words_of(row[0]))}", level=2)
        for head, value in zip(heads[1:], row[1:], strict=True):
            if written := xml_text(words_of(value)):
                made.add_paragraph(f"{head.words}：{written}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def extracts(whole: Whole) -> bytes:
    """Return the texts found, whole, each under its title and with its citation."""
    made = chinese(Document())
    made.add_heading(xml_text(f"引文摘编：{sentence(whole.question)}"), level=1)
    if whole.cut:
        made.add_paragraph(whole.cut)
    for one in whole.found():
        made.add_heading(xml_text(headline(one.item.title, one.item.text)), level=2)
        for paragraph in xml_text(one.text).split("\n"):
            made.add_paragraph(paragraph)
        made.add_paragraph(f"——{xml_text(citation(one.bulletin, one.item))}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
