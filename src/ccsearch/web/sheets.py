"""Tables as offices keep them: Excel with a fixed head, widths, wrapped text and links; CSV; Word.

The libraries that write Excel and Word are loaded with the first such file: 16 MB that most processes never need.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

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


def words_of(value: Value) -> str:
    """Return a cell as text."""
    return "" if value is None else value.words if isinstance(value, Linked) else str(value)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def as_xlsx(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]], note: str = "") -> bytes:
    """Return a table as an Excel sheet that prints across the page, title, ``note`` and head on top of each."""
    from ccsearch.web.excel import sheet

    return sheet(title, heads, rows, note)


def as_csv(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]], note: str = "") -> bytes:
    """Return a table as CSV that Excel opens in the right encoding; a ``note`` is its last line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([head.words for head in heads])
    writer.writerows([harmless(words_of(value)) for value in row] for row in rows)
    writer.writerows([[note]] if note else [])
    return out.getvalue().encode("utf-8-sig", "replace")


def as_docx(title: str, heads: Sequence[Head], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return a table as a Word document: each line under its first cell, the others as named paragraphs."""
    from ccsearch.web.word import document

    return document(title, heads, rows)


_OFFICE = "application/vnd.openxmlformats-officedocument."
FORMS = {
    "xlsx": ("Excel", f"{_OFFICE}spreadsheetml.sheet", as_xlsx),
    "csv": ("CSV", "text/csv; charset=utf-8", as_csv),
    "docx": ("Word", f"{_OFFICE}wordprocessingml.document", as_docx),
}
"""The forms of a table by the ending of the address: words, media type, maker."""
