"""A page of results as a file: CSV, Excel, JSON, or citations for Word."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from flask import Blueprint, Response, json, request
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from ccsearch.errors import NotFoundError
from ccsearch.search import answer_json
from ccsearch.search.contract import Answer, Hit
from ccsearch.web import current
from ccsearch.web.downloads import attachment, xml_text
from ccsearch.web.items import find_item
from ccsearch.web.questions import Question, read_question
from ccsearch.web.wording import citation, day, key_name, sentence

blueprint = Blueprint("exports", __name__)

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""

_PREVIEW_WIDTH = {"标题": 40, "摘录": 80, "单位": 30, "领导": 20, "地址": 40}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, how to take it from a hit, and whether only statements have it."""

    head: str
    take: Callable[[Hit], str]
    said: bool = False


COLUMNS = (
    Column("编号", lambda hit: hit.id),
    Column("期号", lambda hit: key_name(hit.issue)),
    Column("日期", lambda hit: hit.date.isoformat() if hit.date else ""),
    Column("栏目", lambda hit: " / ".join(hit.path)),
    Column("讲话人", lambda hit: hit.leader or "", said=True),
    Column("序号", lambda hit: str(hit.number or ""), said=True),
    Column("要点", lambda hit: hit.heading or "", said=True),
    Column("标题", lambda hit: hit.title),
    Column("摘录", lambda hit: "".join(piece.text for piece in hit.snippet)),
    Column("单位", lambda hit: "、".join(hit.units)),
    Column("领导", lambda hit: "、".join(hit.leaders)),
    Column("来源", lambda hit: hit.source or ""),
)


def table(answer: Answer, kind: str) -> list[list[str]]:
    """Return the hits as rows of text under a row of heads."""
    columns = [column for column in COLUMNS if kind == "statement" or not column.said]
    return [[column.head for column in columns], *([column.take(hit) for column in columns] for hit in answer.hits)]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_csv(question: Question, answer: Answer) -> bytes:
    """Return the hits as CSV that Excel opens in the right encoding."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(cell) for cell in row] for row in table(answer, question.request.kind))
    return out.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(question: Question, answer: Answer) -> bytes:
    """Return the hits as an Excel sheet, every cell plain text, the head row fixed."""
    book = Workbook(write_only=True)
    book.properties.title = xml_text(sentence(question))
    sheet = book.create_sheet("检索结果")
    sheet.freeze_panes = "A2"
    rows = table(answer, question.request.kind)
    for place, head in enumerate(rows[0]):
        sheet.column_dimensions[chr(ord("A") + place)].width = _PREVIEW_WIDTH.get(head, 14)
    for row in rows:
        cells = [WriteOnlyCell(sheet, xml_text(text)) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(question: Question, answer: Answer) -> bytes:
    """Return the answer as the API gives it."""
    return json.dumps(answer_json(answer)).encode()


def _full_text(hit: Hit) -> tuple[str, str]:
    """Return the whole text of what was found, and how to cite it."""
    item_id, _, said = hit.id.partition(".s")
    stored, item = find_item(item_id)
    cited = citation(stored.bulletin, item)
    if not said:
        return item.text, cited
    statement = item.statements[int(said) - 1]
    heading = f"{statement.heading}。" if statement.heading else ""
    return f"{statement.leader or ''}{statement.verb}：{heading}{statement.text}", cited


def as_docx(question: Question, answer: Answer) -> bytes:
    """Return the texts found, each with its citation, as a Word document."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(12)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    document.add_heading(xml_text(f"引文摘编：{sentence(question)}"), level=1)
    for hit in answer.hits:
        text, cited = _full_text(hit)
        document.add_heading(xml_text(hit.title), level=2)
        for paragraph in xml_text(text).split("\n"):
            document.add_paragraph(paragraph)
        document.add_paragraph(f"——{cited}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export: its words, media type, and how it is made."""

    label: str
    media: str
    make: Callable[[Question, Answer], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMS = {
    "csv": Form("CSV", "text/csv; charset=utf-8", as_csv),
    "xlsx": Form("Excel", f"{_OFFICE}spreadsheetml.sheet", as_xlsx),
    "json": Form("JSON", "application/json", as_json),
    "docx": Form("Word 引文", f"{_OFFICE}wordprocessingml.document", as_docx),
}
"""The forms, by the ending of the address."""


@blueprint.get("/search.<form>")
def export(form: str) -> Response:
    """Hand out exactly the hits of the result page with the same parameters.

    Raises:
        NotFoundError: there is no such form of export.
    """
    if form not in FORMS:
        raise NotFoundError(f"没有 {form[:20]} 这种导出格式，可用的有：{'、'.join(FORMS)}。", form)
    question = replace(read_question(request.args, current.today()), at=0)
    answer = current.engine().search(question.request)
    name = f"工作快报检索-{day(current.today())}-第{answer.page}页.{form}"
    return attachment(FORMS[form].make(question, answer), FORMS[form].media, name, f"search.{form}")
