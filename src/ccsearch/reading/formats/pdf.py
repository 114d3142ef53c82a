"""PDF: the text layer, read by PDFium; its lines joined to paragraphs again by where they stand on the page.

PDFium was the only one of four readers to get Chinese right from PDFs of LibreOffice, Chromium, ReportLab
and fpdf2 (pypdf 7.1 put a space after every character of one, pdfminer.six and pdfplumber found nothing in
it, all three gave Chromium's ⽂ for 文), and the fastest: 2 ms a page where pypdf takes 15 and pdfminer 23.
"""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

from ccsearch.reading.formats.extracted import Extract, RefusedError
from ccsearch.reading.formats.paragraphs import WIDE, Line, join_lines, without_heads
from ccsearch.reading.problems import problem
from ccsearch.records import Problem

MAX_PAGES = 1_000

_LOCK = Lock()  # PDFium must not be entered twice at a time
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_UNREADABLE = frozenset(map(chr, (*range(0xE000, 0xF900), 0xFFFD, 0xFFFE, 0xFFFF, 0)))
_SHARE_UNREADABLE = 0.3  # of a page's characters, from which its font is taken to have no table of characters
_NUMERAL_GAP = 0.3  # em; between a figure and what is none, a gap up to it is spacing (LibreOffice: 0.2, Word: 0.25)
_GAP = 0.2  # em; between any others
_WIDE_GAP = 1.2  # em; a gap from which two spaces are written, as between two entries on a line
_UPRIGHT = 0.2  # radians that upright text may be turned by; more is a watermark's
_HYPHEN = 2  # PDFium's code for a hyphen at the end of a line


class _Character(NamedTuple):
    """A character of a page and its box, in points from the lower left; ``generated`` by PDFium from a distance."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    generated: bool


def read_pdf(data: bytes) -> Extract:
    """Return the text of a PDF, a paragraph a line, running heads and page numbers left out.

    Bold is lost.

    Raises:
        RefusedError: it is damaged, has a password, or too many pages.
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as fault:
            if getattr(fault, "err_code", None) == _PASSWORD:
                raise RefusedError("format.encrypted", kind="PDF") from fault
            raise RefusedError("format.damaged", kind="PDF") from fault
        try:
            return _read(document)
        finally:
            document.close()


def _read(document: Any) -> Extract:
    from pypdfium2 import PdfiumError

    if len(document) > MAX_PAGES:
        raise RefusedError("format.too-large", limit=f"{MAX_PAGES} 页")
    pages: list[list[Line]] = []
    scanned, damaged = [], []
    for number in range(1, len(document) + 1):
        try:
            lines, pictured = _read_page(document, number - 1)
        except PdfiumError:  # PDFium refuses this page; the others can be read all the same
            lines, pictured = [], False
            damaged.append(number)
        pages.append(lines)
        if pictured and not lines:
            scanned.append(number)
    problems = tuple(_problems(pages, scanned, damaged))
    if not any(pages):
        return Extract("", problems)
    return Extract("\n\n".join(join_lines(without_heads(pages))), problems)


def _read_page(document: Any, place: int) -> tuple[list[Line], bool]:
    """Return the lines of a page, and whether it has pictures."""
    page = document[place]
    try:
        return _lines(page), _has_image(page)
    finally:
        page.close()


def _problems(pages: list[list[Line]], scanned: list[int], damaged: list[int]) -> Iterator[Problem]:
    if scanned:
        yield problem("format.scan", None, pages=_listed(scanned))
    if damaged:
        yield problem("format.damaged-pages", None, pages=_listed(damaged))
    unreadable = [number for number, lines in enumerate(pages, 1) if _is_unreadable(lines)]
    if unreadable:
        yield problem("format.glyphs", None, pages=_listed(unreadable))


def _listed(pages: list[int]) -> str:
    return f"第{'、'.join(map(str, pages[:8]))}页" + (f"等{len(pages)}页" if len(pages) > 8 else "")


def _is_unreadable(lines: list[Line]) -> bool:
    text = "".join(line.text for line in lines)
    return sum(character in _UNREADABLE for character in text) > len(text) * _SHARE_UNREADABLE


def _has_image(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=3))


def _lines(page: Any) -> list[Line]:
    """Return the lines of a page in the order in which it was written."""
    layer = page.get_textpage()
    try:
        found: list[Line] = []
        characters: list[_Character] = []
        for character in _characters(layer):
            if character.text == "\n":
                found.append(_line(_from_left(characters)))
                characters = []
            else:
                characters.append(character)
        found.append(_line(_from_left(characters)))
    finally:
        layer.close()
    return [line for line in found if line.text.strip()]


def _characters(layer: Any) -> Iterator[_Character]:
    """Yield the characters of a page; a line break is one of them."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    place, begins, turned = ctypes.byref(box), True, False
    for at in range(layer.count_chars()):
        text, generated = _written(raw.FPDFText_GetUnicode(layer, at)), raw.FPDFText_IsGenerated(layer, at) == 1
        if begins and not generated:
            begins, turned = False, _is_turned(raw.FPDFText_GetCharAngle(layer, at))
        begins = begins or text == "\n"
        if not turned or text == "\n":
            raw.FPDFText_GetLooseCharBox(layer, at, place)
            yield _Character(text, box.left, box.right, box.bottom, box.top, generated)


def _written(code: int) -> str:
    if code in (0x0A, 0x0D):
        return "\n"
    if code == _HYPHEN:
        return "-"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _is_turned(angle: float) -> bool:
    return _UPRIGHT < angle < 2 * math.pi - _UPRIGHT


def _from_left(characters: list[_Character]) -> list[_Character]:
    """Return the characters of a line from left to right: LibreOffice draws marks of another font after the others.

    What PDFium took for spaces in such a line are the gaps that those marks fill: each gap is looked at anew.
    """
    real = [one for one in characters if not one.generated]
    if not any(_behind(before, after) for before, after in pairwise(real)):
        return characters
    gap = _Character(" ", 0, 0, 0, 0, generated=True)
    return [part for one in sorted(real, key=lambda one: one.left) for part in (gap, one)]


def _behind(before: _Character, after: _Character) -> bool:
    """Tell whether a character stands to the left of the one drawn before it, at the same height."""
    level = before.bottom < (after.bottom + after.top) / 2 < before.top
    return level and (after.left + after.right) / 2 < before.left


def _line(characters: list[_Character]) -> Line:
    """Return the line that characters make."""
    real = [one for one in characters if one.text.strip()]
    if not real:
        return Line("", 0, 0, 0, 0, 0)
    widths = sorted(one.right - one.left for one in real if one.text >= "\u2e80")
    heights = sorted(one.top - one.bottom for one in real)
    em = widths[len(widths) // 2] if widths else heights[len(heights) // 2]
    return Line(_spaced(characters, em), min(one.left for one in real), max(one.right for one in real),
                min(one.bottom for one in real), max(one.top for one in real), em)  # fmt: skip


def _spaced(characters: list[_Character], em: float) -> str:
    """Return the text of a line, with those spaces in it that were written or are as wide as one."""
    text, blank, apart, before = "", "", False, None
    for one in characters:
        if one.text.strip():
            text += (blank or (_gap(before, one, apart, em) if before else "")) + one.text
            blank, apart, before = "", False, one
        elif one.generated:
            apart = True
        else:
            blank += one.text
    return text + blank


def _gap(before: _Character, after: _Character, apart: bool, em: float) -> str:
    """Return the spaces that the distance between two characters stands for, ``apart`` if PDFium saw one."""
    gap = after.left - before.right
    if gap > _WIDE_GAP * em:
        return WIDE
    numeral = before.text.isdecimal() != after.text.isdecimal()
    return " " if apart and gap > (_NUMERAL_GAP if numeral else _GAP) * em else ""
