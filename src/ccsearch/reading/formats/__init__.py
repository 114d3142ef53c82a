"""Formats: the bytes of a source file into its text, whatever kind of file it is."""

from collections.abc import Callable

from ccsearch.reading.formats.encodings import LINE_BREAKS, decode
from ccsearch.reading.formats.extracted import Extract, RefusedError
from ccsearch.reading.formats.html import read_html
from ccsearch.reading.formats.kinds import SHOWN, kind_of
from ccsearch.reading.formats.office import read_office
from ccsearch.reading.formats.packed import SUFFIXES, Member, members
from ccsearch.reading.formats.pdf import read_pdf
from ccsearch.reading.formats.word import read_docx
from ccsearch.reading.problems import problem

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "MAX_LINES", "SUFFIXES", "Extract", "Member", "extract", "members"]

MAX_BYTES = 100 * 1024 * 1024
MAX_CHARACTERS = 20 * 1024 * 1024
MAX_LINES = 250_000
"""How large a file, and the text in it, may be; the longest yearbook has a tenth of that."""


def _packed(_data: bytes) -> Extract:
    raise RefusedError("format.packed")


READERS: dict[str, Callable[[bytes], Extract]] = {
    "text": decode,
    "docx": read_docx,
    "pdf": read_pdf,
    "html": read_html,
    "office": read_office,
    "zip": _packed,
}
"""What reads each kind of file."""


def extract(data: bytes, name: str) -> Extract:
    """Return the text of a source file, whose ``name`` counts only where its bytes do not say what it is.

    A file that cannot be read gives an empty text and the one problem that says why.
    """
    try:
        if len(data) >= MAX_BYTES:
            raise RefusedError("format.too-large", limit=f"{MAX_BYTES >> 20} MB")
        if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
            raise RefusedError("format.empty")
        return _extract(data, kind_of(data, name))
    except RefusedError as fault:
        return Extract("", (fault.problem,))


def _extract(data: bytes, kind: str) -> Extract:
    try:
        found = READERS[kind](data)
    except RefusedError:
        raise
    except Exception as fault:  # what a damaged file does to a library is not to be foreseen
        raise RefusedError("format.damaged", kind=SHOWN[kind]) from fault
    if len(found.text) > MAX_CHARACTERS:
        raise RefusedError("format.too-large", limit=f"{MAX_CHARACTERS >> 20} 百万字")
    if len(found.text) > MAX_LINES and sum(map(found.text.count, LINE_BREAKS)) > MAX_LINES:
        raise RefusedError("format.too-large", limit=f"{MAX_LINES // 10_000} 万行")
    if not found.text.strip():
        return Extract("", found.problems or (problem("format.empty", None),))
    return found
