"""Zip files: the files in one, unpacked in memory and never written out."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from ccsearch.reading.formats.extracted import RefusedError
from ccsearch.reading.formats.kinds import kind_of
from ccsearch.reading.problems import problem
from ccsearch.records import Problem

SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".doc", ".wps")
"""What the name of a file that holds a bulletin ends in, in lower case."""

MAX_FILES = 5_000
MAX_UNPACKED = 300 * 1024 * 1024  # bytes, of all files together
MAX_RATIO = 200  # unpacked to packed, for files over a megabyte

_UTF8_NAME = 0x800  # the flag that says a name is UTF-8; zipfile reads the others as code page 437
_HIDDEN = (".", "~$", "__MACOSX")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Member(NamedTuple):
    """A file in a zip file: its name there, its bytes, and what prevented its unpacking (the bytes are empty then).

    The name is "" where it is the source itself.
    """

    name: str
    data: bytes
    problems: tuple[Problem, ...] = ()


def members(data: bytes, name: str) -> Iterator[Member]:
    """Yield the files a source called ``name`` holds: those of a zip file in order of name, or the file itself.

    Zip files within are opened too, once: their files are named as if in a folder (内.zip/甲.txt). Hidden
    files and those no bulletin can be in are left out. Two files of one name are told apart by a number.
    A zip file that cannot be read is yielded itself, with the problem; a file in it likewise.
    """
    try:
        packed = kind_of(data, name) == "zip"
    except RefusedError as fault:
        yield Member("", b"", (fault.problem,))
        return
    if packed:
        yield from _Unpacking().files(data)
    else:
        yield Member("", data)


class _Unpacking:
    """One source being unpacked, with what is left of its limits."""

    def __init__(self) -> None:
        self.left = MAX_UNPACKED
        self.seen: Counter[str] = Counter()

    def files(self, data: bytes, inside: str = "") -> Iterator[Member]:
        """Yield the files of a zip file; ``inside`` is the folder that stands for it, "" for the outermost."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                rows = sorted(((_name(info), info) for info in archive.infolist()), key=lambda row: row[0])
                wanted = [row for row in rows if not row[1].is_dir() and _is_wanted(row[0], not inside)]
                if not wanted:
                    raise RefusedError("format.nothing-packed")
                if len(wanted) > MAX_FILES:
                    raise RefusedError("format.too-large", limit=f"{MAX_FILES} 个文件")
                for inner, info in wanted:
                    yield from self._file(archive, info, inside + inner)
        except RefusedError as fault:
            yield Member(inside.rstrip("/"), b"", (fault.problem,))
        except _FAULTS:
            yield Member(inside.rstrip("/"), b"", (problem("format.damaged", None, kind="ZIP"),))

    def _file(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Member]:
        try:
            data = self._unpack(archive, info)
        except RefusedError as fault:
            yield Member(self._distinct(name), b"", (fault.problem,))
        except _FAULTS:
            yield Member(self._distinct(name), b"", (problem("format.damaged", None, kind="ZIP"),))
        else:
            if name.lower().endswith(".zip"):
                yield from self.files(data, f"{name}/")
            else:
                yield Member(self._distinct(name), data)

    def _unpack(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """Return a file's bytes; zipfile reads no more of them than the size stated here."""
        if info.flag_bits & 1:
            raise RefusedError("format.encrypted", kind="ZIP")
        swollen = info.file_size > 1 << 20 and info.file_size > info.compress_size * MAX_RATIO
        if swollen or info.file_size > self.left:
            raise RefusedError("format.too-large", limit=f"解压后 {MAX_UNPACKED >> 20} MB、压缩比 {MAX_RATIO}")
        self.left -= info.file_size
        return archive.read(info)

    def _distinct(self, name: str) -> str:
        """Return the name, numbered where a file before it has the same."""
        self.seen[name] += 1
        path = PurePosixPath(name)
        return name if self.seen[name] == 1 else str(path.with_stem(f"{path.stem} ({self.seen[name]})"))


def _written(info: zipfile.ZipInfo) -> str:
    """Return a file's name as text; names without the mark of UTF-8 are UTF-8 all the same, or GBK."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _name(info: zipfile.ZipInfo) -> str:
    """Return a file's name with no way out of the zip file in it: ../../x is x."""
    written = "".join(character for character in _written(info).replace("\\", "/") if character.isprintable())
    parts = [part for part in written.split("/") if part not in ("", ".", "..") and not part.endswith(":")]
    return "/".join(parts) or "未命名"


def _is_wanted(name: str, with_packed: bool) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(_HIDDEN) for part in path.parts)
    return not hidden and path.suffix.lower() in (*SUFFIXES, *((".zip",) if with_packed else ()))
