"""Tables as offices keep them: Excel with a fixed head, widths, wrapped text and links; CSV; Word."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ccsearch.web.downloads import xml_text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column: its head, and its width in characters of Latin letters."""

    words: str
    width: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A cell that leads somewhere: its words and a whole address."""

    words: str
    address: str


Value = str | int | float | Linked | None

_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FIRST_ROW = 3


def words_of(value: Value) -> str:
    """Return a cell as text."""
    return "" if value is None else value.words if isinstance(value, Linked) else str(value)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _fill(sheet: Worksheet, row: int, values: Sequence[Value]) -> None:
    for place, value in enumerate(values, 1):
        cell = sheet.cell(row, place)
        if isinstance(value, int | float):
            cell.value = value
        elif written := xml_text(words_of(value)):
            cell.value = written
            cell.data_type = "s"
        if isinstance(value, Linked):
            cell.hyperlink = value.address
            cell.font = Font(color="0F5F6B", underline="single")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = _BOX


def _head(sheet: Worksheet, title: str, heads: Sequence[Head]) -> None:
    sheet.cell(1, 1, xml_text(title)).font = Font(size=16, bold=True)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
    for place, head in enumerate(heads, 1):
        cell = sheet.cell(2, place, head.words)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8F0F0")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BOX
        sheet.column_dimensions[get_column_letter(place)].width = head.width


def as_xlsx(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]], note: str = "") -> bytes:
    """Return a table as an Excel sheet that prints across the page, title, ``note`` and head on top of each."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "台账"
    book.properties.title = xml_text(title)
    _head(sheet, f"{title}　{note}".strip(), heads)
    for place, row in enumerate(rows):
        _fill(sheet, _FIRST_ROW + place, row)
    sheet.freeze_panes = f"A{_FIRST_ROW}"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(heads))}{len(rows) + 2}"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]], note: str = "") -> bytes:
    """Return a table as CSV that Excel opens in the right encoding; a ``note`` is its last line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([head.words for head in heads])
    writer.writerows([harmless(words_of(value)) for value in row] for row in rows)
    writer.writerows([[note]] if note else [])
    return out.getvalue().encode("utf-8-sig", "replace")


def chinese(document: WordDocument) -> WordDocument:
    """Return a new Word document, its text set as offices set Chinese."""
    style = document.styles["Normal"]
    style.font.size = Pt(12)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    return document


def as_docx(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a table as a Word document: each line under its first cell, the others as named paragraphs."""
    document = chinese(Document())
    document.add_heading(xml_text(title), level=1)
    for number, row in enumerate(rows, 1):
        document.add_heading(f"{number}. {xml_text(words_of(row[0]))}", level=2)
        for head, value in zip(heads[1:], row[1:], strict=True):
            if written := xml_text(words_of(value)):
                document.add_paragraph(f"{head.words}：{written}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMS = {
    "xlsx": ("Excel", f"{_OFFICE}spreadsheetml.sheet", as_xlsx),
    "csv": ("CSV", "text/csv; charset=utf-8", as_csv),
    "docx": ("Word", f"{_OFFICE}wordprocessingml.document", as_docx),
}
"""The forms of a table by the ending of the address: words, media type, maker."""
