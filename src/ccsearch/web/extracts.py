"""引文摘编: the texts found, each with its citation, as a Word document."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from ccsearch.web.downloads import xml_text
from ccsearch.web.sheets import chinese
from ccsearch.web.whole import Whole
from ccsearch.web.wording import citation, headline, sentence


def as_extracts(whole: Whole) -> bytes:
    """Return the texts found, whole, each under its title and with its citation."""
    document = chinese(Document())
    document.add_heading(xml_text(f"引文摘编：{sentence(whole.question)}"), level=1)
    if whole.cut:
        document.add_paragraph(whole.cut)
    for one in whole.found():
        document.add_heading(xml_text(headline(one.item.title, one.item.text)), level=2)
        for paragraph in xml_text(one.text).split("\n"):
            document.add_paragraph(paragraph)
        document.add_paragraph(f"——{xml_text(citation(one.bulletin, one.item))}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
