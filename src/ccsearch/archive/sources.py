"""The source files: finding them, and reading one without ever changing it."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ccsearch.archive.problems import FileProblem, problem
from ccsearch.errors import CcsearchError, reason_of
from ccsearch.reading import SUFFIXES as READ

SUFFIXES = (*READ, ".zip")
"""What a source file's name ends in, in lower case."""

INSIDE = "!/"
"""Between a zip file's path and the path of a file in it: 2021.zip!/第1期.txt."""

HIDDEN = (".", "~$")
"""How names begin that are no source files: hidden ones, and the lock files of word processors."""

ATTEMPTS = 5
"""How often a file that changes while it is read is read again."""


class Source(NamedTuple):
    """A source file: its ``path`` relative to the archive, parted by /, and where it is."""

    path: str
    file: Path


class Walk(NamedTuple):
    """What a walk over an archive found: its files by path, and what could not be looked into."""

    sources: tuple[Source, ...]
    faults: tuple[FileProblem, ...]


class Snapshot(NamedTuple):
    """A file's bytes at one moment, and the file's time in seconds since 1970."""

    data: bytes
    modified: float

    def digest(self, rules: str) -> str:
        """Return the SHA-256 of the rules by which it is read and of the bytes: when either changes, it is read again."""
        return hashlib.sha256(rules.encode() + self.data).hexdigest()


class ChangingError(OSError):
    """A file that was never the same before and after it was read."""


def _shown(relative: Path) -> str:
    """Return a path as text; names stored in GBK, as old archives have them, are read as such."""
    raw = os.fsencode(relative.as_posix())
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _folders(top: Path, skip: Path | None, faults: list[FileProblem]) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder once with the names in it, whatever way links lead to it."""

    def unreadable(fault: OSError) -> None:
        path = _shown(Path(fault.filename).relative_to(top))
        faults.append(FileProblem(path, problem("archive.unreadable", reason=reason_of(fault))))

    seen: set[tuple[int, int]] = set()
    for folder, inner, names in os.walk(top, followlinks=True, onerror=unreadable):
        here = Path(folder)
        mark = here.stat()
        if (mark.st_dev, mark.st_ino) in seen or (skip is not None and here.resolve() == skip):
            inner.clear()
            continue
        seen.add((mark.st_dev, mark.st_ino))
        inner[:] = [name for name in inner if not name.startswith(HIDDEN)]
        inner.sort(key=lambda name: ((here / name).is_symlink(), name))
        yield here, sorted(names)


def find_sources(archive: Path, skip: Path | None = None) -> Walk:
    """Return the source files below ``archive``, by path; hidden ones and those below ``skip`` left out.

    Links are followed, each folder is visited once.

    Raises:
        CcsearchError: there is no such folder.
    """
    if not archive.is_dir():
        raise CcsearchError(f"归档文件夹 {archive} 不存在。请用 --archive 指明工作快报源文件所在的文件夹。")
    faults: list[FileProblem] = []
    sources = []
    for folder, names in _folders(archive, skip.resolve() if skip else None, faults):
        for name in names:
            file = folder / name
            if name.startswith(HIDDEN) or file.suffix.lower() not in SUFFIXES:
                continue
            path = _shown(file.relative_to(archive))
            try:
                if stat.S_ISREG(file.stat().st_mode):
                    sources.append(Source(path, file))
            except OSError as fault:
                faults.append(FileProblem(path, problem("archive.unreadable", reason=reason_of(fault))))
    return Walk(tuple(sorted(sources)), tuple(faults))


def take(file: Path, read_bytes: Callable[[Path], bytes] = Path.read_bytes) -> Snapshot:
    """Return a file as it is at one moment; one that changes while it is read is read again.

    Raises:
        ChangingError: it changed each time.
        OSError: it cannot be opened.
    """
    for _ in range(ATTEMPTS):
        before = file.stat()
        data = read_bytes(file)
        after = file.stat()
        if (before.st_mtime_ns, before.st_size, before.st_ino) == (after.st_mtime_ns, after.st_size, after.st_ino):
            return Snapshot(data, after.st_mtime)
    raise ChangingError(f"{file} keeps changing")
