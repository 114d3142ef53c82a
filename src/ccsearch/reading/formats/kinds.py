"""What a file is: told by its bytes first, by its name only where those leave it open."""

import io
import zipfile
from os.path import splitext

from ccsearch.reading.formats.extracted import RefusedError

SHOWN = {"text": "文本", "docx": "DOCX", "pdf": "PDF", "html": "网页", "office": "DOC/WPS", "zip": "ZIP"}
"""Kind to what people call it. Each kind has a reader of its own."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_DOC = (512, b"\xec\xa5", 512 + 11)  # where the first stream begins, its mark, the byte of the flag

_BY_SUFFIX = {".docx": "docx", ".docm": "docx", ".pdf": "pdf", ".zip": "zip", ".doc": "office", ".wps": "office"}
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_INSIDE = (
    ("word/document.xml", "docx"),
    ("OFD.xml", "OFD 版式文件"),
    ("xl/workbook.xml", "电子表格"),
    ("ppt/presentation.xml", "演示文稿"),
)
"""A file in a zip file, and what that makes of the whole; a name that is no kind is one we cannot read."""

_FOREIGN = (
    (b"\x89PNG", "图片"), (b"\xff\xd8\xff", "图片"), (b"GIF8", "图片"), (b"II*\0", "图片"), (b"MM\0*", "图片"),
    (b"BM", "图片"), (b"RIFF", "多媒体"), (b"Rar!", "RAR 压缩包"), (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "GZ 压缩包"), (b"\x7fELF", "程序"), (b"MZ", "程序"), (b"SQLite format", "数据库"),
)  # fmt: skip
"""How files begin that hold no text we could read."""


def kind_of(data: bytes, name: str) -> str:
    """Return the kind of a file, a key of ``SHOWN``.

    Raises:
        RefusedError: it is of a kind that cannot be read, or has a password.
    """
    suffix = splitext(name)[1].lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in head and (head.startswith(b"%pdf-") or suffix == ".pdf"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_kind(data, suffix)
    if data.startswith(_COMPOUND):
        return _compound_kind(data, suffix)
    if head.startswith(b"{\\rtf") or (head.startswith(b"<?xml") and b"word.document" in head):
        return "office"
    for beginning, shown in _FOREIGN:
        if data.startswith(beginning) and (len(beginning) > 2 or b"\0" in data[:64]):
            raise RefusedError("format.unsupported", kind=shown)
    if head.startswith((b"<!doctype html", b"<html")) or (suffix in _HTML_SUFFIXES and b"<" in data):
        return "html"
    return _by_suffix(suffix, b"\0" in data)


def _by_suffix(suffix: str, binary: bool) -> str:
    """Return the kind of a file whose bytes say nothing: text, unless its name promises something else.

    Plain text under a name in .doc or .wps is not rare, and word processors open it.
    """
    if suffix in _BY_SUFFIX and (binary or _BY_SUFFIX[suffix] != "office"):
        raise RefusedError("format.damaged", kind=SHOWN[_BY_SUFFIX[suffix]])
    return "text"


def _packed_kind(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as fault:
        raise RefusedError("format.damaged", kind=SHOWN[_BY_SUFFIX.get(suffix, "zip")]) from fault
    for inside, kind in _INSIDE:
        if inside in names:
            if kind in SHOWN:
                return kind
            raise RefusedError("format.unsupported", kind=kind)
    return "office" if "content.xml" in names and "mimetype" in names else "zip"


def _compound_kind(data: bytes, suffix: str) -> str:
    """Return the kind of a file in Microsoft's container of old."""
    at, mark, flags = _ENCRYPTED_DOC
    if _ENCRYPTED_PACKAGE in data:
        raise RefusedError("format.encrypted", kind=SHOWN["docx"])
    if data[at : at + 2] == mark and data[flags : flags + 1] and data[flags] & 1:
        raise RefusedError("format.encrypted", kind=SHOWN["office"])
    if _WORD_STREAM not in data and suffix != ".wps":
        raise RefusedError("format.unsupported", kind="电子表格、演示文稿之类")
    return "office"
