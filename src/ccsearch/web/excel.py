"""A table as an Excel sheet."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ccsearch.web.downloads import xml_text
from ccsearch.web.sheets import Head, Linked, Value, words_of

_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FIRST_ROW = 3


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


def sheet(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]], note: str = "") -> bytes:
    """Return a table as an Excel sheet that prints across the page, title, ``note`` and head on top of each."""
    book = Workbook()
    made: Worksheet = book.worksheets[0]
    made.title = "台账"
    book.properties.title = xml_text(title)
    _head(made, f"{title}　{note}".strip(), heads)
    for place, row in enumerate(rows):
        _fill(made, _FIRST_ROW + place, row)
    made.freeze_panes = f"A{_FIRST_ROW}"
    made.auto_filter.ref = f"A2:{get_column_letter(len(heads))}{len(rows) + 2}"
    made.print_title_rows = "1:2"
    made.page_setup.orientation = "landscape"
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
