"""Word documents (.docx): paragraphs and tables in reading order, bold marked, automatic numbers written out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from ccsearch.reading.formats.extracted import BOLD, Extract, RefusedError, join_cells, merge_bold
from ccsearch.reading.formats.numbering import Numbering
from ccsearch.reading.formats.ooxml import attribute, child, children, is_on, name_of

MAX_UNPACKED = 300 * 1024 * 1024  # bytes, pictures included
MAX_RATIO = 500  # unpacked to packed, of a part of the text; Chinese in XML packs some ten times

_SKIPPED = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "sdtPr", "footnoteReference"}
)
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_PAGE_NUMBER = re.compile(r"[\s\d\-–—―－_·/第共页,，]*")
_FRAME = re.compile(r"第.{1,8}期|总第|\d{4}\s*年|(?:快报|简报|动态|信息|通报|专报|周报|通讯|简讯)$|办公室|[：:]")


def read_docx(data: bytes) -> Extract:
    """Return the text of a Word document.

    Headers and footers are taken in where they say what belongs to a bulletin's frame and the page itself
    does not: a name, number, date, office, or a labelled line. Deleted and hidden text is left out, text
    boxes stand where they are anchored.

    Raises:
        RefusedError: it is damaged, or unpacks to more than a document would.
    """
    from docx import Document

    _weigh(data)
    document = Document(io.BytesIO(data))
    if document.element.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("format.damaged", kind="DOCX")  # Word declares no entities; those here were not fetched
    walk = _Walk(document.styles.element, _numbering(document.part))
    lines = list(walk.lines(document.element.body))
    heads, feet = _frames(document, walk, "\n".join(lines))
    return Extract("\n\n".join([*heads, *lines, *feet]))


def _weigh(data: bytes) -> None:
    """Refuse a document that would unpack to more than a document holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        heavy = [part for part in parts if part.file_size > max(1, part.compress_size) * MAX_RATIO]
        if sum(part.file_size for part in parts) > MAX_UNPACKED or any(part.file_size > 1 << 22 for part in heavy):
            raise RefusedError("format.too-large", limit=f"解压后 {MAX_UNPACKED >> 20} MB")


def _numbering(part: Any) -> Numbering:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        root = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except (KeyError, AttributeError):
        root = None
    return Numbering(root)


class _Walk:
    """A walk over parts of one document; lists count on from part to part."""

    def __init__(self, styles: Any, numbering: Numbering) -> None:
        rows = {attribute(style, "styleId"): style for style in children(styles, "style")}
        self._bold = {key for key, style in rows.items() if is_on(child(style, "rPr", "b"))}
        self._listed = {key: child(style, "pPr", "numPr") for key, style in rows.items()}
        self._numbering = numbering

    def lines(self, parent: Any) -> Iterator[str]:
        """Yield the paragraphs below ``parent``, table rows among them."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name not in _SKIPPED:
                yield from self.lines(element)

    def _table(self, table: Any) -> Iterator[str]:
        for row in (one for one in table.iter() if name_of(one) == "tr" and _owner(one) is table):
            cells = [one for one in row.iter() if name_of(one) == "tc" and _owner(one, "tr") is row]
            yield from join_cells([list(self.lines(cell)) for cell in cells])

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[str] = []
        text = merge_bold("".join(self._runs(paragraph, boxes)))
        if text.strip(BOLD + " \t\n\u3000\xa0"):
            number = self._numbering.next_number(self._list_of(paragraph))
            gap = " " if number and number[-1].isalnum() else ""
            yield from (line for line in (number + gap + text).strip("\n\t ").split("\n") if line.strip())
        yield from boxes

    def _list_of(self, paragraph: Any) -> Any | None:
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        return own if own is not None else self._listed.get(attribute(child(properties, "pStyle"), "val"))

    def _runs(self, parent: Any, boxes: list[str]) -> Iterator[str]:
        """Yield the texts of a paragraph's runs; what text boxes hold is added to ``boxes``."""
        for element in parent:
            name = name_of(element)
            if name == "r":
                yield self._run(element, boxes)
            elif name not in _SKIPPED:
                yield from self._runs(element, boxes)

    def _run(self, run: Any, boxes: list[str]) -> str:
        properties = child(run, "rPr")
        if is_on(child(properties, "vanish")):
            return ""
        text = "".join(self._pieces(run, boxes))
        own = child(properties, "b")
        styled = attribute(child(properties, "rStyle"), "val") in self._bold
        bold = is_on(own) if own is not None else styled
        return BOLD + text + BOLD if bold and text.strip() else text

    def _pieces(self, run: Any, boxes: list[str]) -> Iterator[str]:
        for element in run:
            name = name_of(element)
            if name == "t":
                yield element.text or ""
            elif name == "txbxContent":
                boxes += self.lines(element)
            elif name in _WRITTEN:
                yield "" if attribute(element, "type") == "page" else _WRITTEN[name]
            elif name not in _SKIPPED:
                yield from self._pieces(element, boxes)


def _owner(element: Any, name: str = "tbl") -> Any:
    """Return the nearest element of that name around ``element``."""
    return next(one for one in element.iterancestors() if name_of(one) == name)


def _frames(document: Any, walk: _Walk, body: str) -> tuple[list[str], list[str]]:
    """Return what headers say and what footers say, each once, where it belongs to the frame and is not in the body."""
    seen = re.sub(r"[\s*]", "", body)
    taken: tuple[list[str], list[str]] = ([], [])
    for section in document.sections:
        heads = (section.first_page_header, section.header, section.even_page_header)
        feet = (section.first_page_footer, section.footer, section.even_page_footer)
        for lines, frames in zip(taken, (heads, feet), strict=True):
            for frame in frames:
                for line in () if frame.is_linked_to_previous else walk.lines(frame._element):
                    bare = re.sub(r"[\s*]", "", line)
                    if _FRAME.search(bare) and not _PAGE_NUMBER.fullmatch(bare) and bare not in seen:
                        lines.append(line)
                        seen += bare
    return taken
