"""Zip files: the source files packed in one, read in memory and never written out."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from ccsearch.archive.sources import HIDDEN, SUFFIXES

INSIDE = "!/"
"""Between a zip file's path and the path of a file in it: 2021.zip!/第1期.txt."""

MAX_FILES = 5_000
MAX_BYTES = 300 * 1024 * 1024
"""What a zip file may hold, unpacked; more is taken for a bomb."""

_UTF8_NAME = 0x800  # the flag that says a name is UTF-8; zipfile reads the others as code page 437


class PackedError(Exception):
    """A zip file that cannot be read; ``str()`` of it is the Chinese reason."""


def _written(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _name(info: zipfile.ZipInfo) -> str:
    """Return a file's name; one that points out of the zip file (../../x) is kept inside it (x)."""
    parts = PurePosixPath(_written(info).replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("..", "/"))


def _distinct(name: str, seen: Counter[str]) -> str:
    """Return the name, numbered where a file before it has the same."""
    seen[name] += 1
    path = PurePosixPath(name)
    return name if seen[name] == 1 else str(path.with_stem(f"{path.stem} ({seen[name]})"))


def _is_source(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((*HIDDEN, "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in SUFFIXES and path.suffix.lower() != ".zip"


def _wanted(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    wanted = sorted((_name(info), info.header_offset, info) for info in archive.infolist() if not info.is_dir())
    found = [(name, info) for name, _, info in wanted if _is_source(name)]
    if not found:
        raise PackedError("其中没有可收录的文件")
    if len(found) > MAX_FILES:
        raise PackedError(f"其中的文件超过 {MAX_FILES} 个")
    if sum(info.file_size for _, info in found) > MAX_BYTES:
        raise PackedError(f"解压后超过 {MAX_BYTES // 1024 // 1024} MB")
    if any(info.flag_bits & 1 for _, info in found):
        raise PackedError("有密码")
    return found


def unpack_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each source file in a zip file, in order of name.

    Zip files within are left out. The sizes the file states are held to: zipfile reads no further.

    Raises:
        PackedError: it is damaged, has a password, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            seen: Counter[str] = Counter()
            for name, info in _wanted(archive):
                yield _distinct(name, seen), archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as fault:
        raise PackedError("文件已损坏或不是 ZIP 压缩包") from fault
