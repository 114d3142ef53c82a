"""Where what is known is put, so that the processes of a server share it and the next start finds it.

A file for each part, replaced as a whole; whoever uses the one before keeps it. All of it can be deleted at any time.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path

import msgspec
import numpy as np

from ccsearch.knowledge.tables import Column

Arrays = Mapping[str, Column]
Kept = tuple[str, Arrays]
"""A state, and what is known of it."""

Make = Callable[[Kept | None], Arrays]
"""Makes what is known of a state out of what was known of another one, or of none."""

_ALIGNMENT = 64
_WORD = 8


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """Where an array stands, counted from the end of the head."""

    name: str
    kind: str
    shape: tuple[int, ...]
    place: int


class _Head(msgspec.Struct, frozen=True):
    """The first line of a file: whose it is, of which state, and what is in it."""

    mark: str
    state: str
    rows: tuple[_Row, ...]


_heads = msgspec.json.Decoder(_Head)


def _gap(size: int) -> bytes:
    """Return what stands between so many bytes and the next array."""
    return bytes(-size % _ALIGNMENT)


def _rows(arrays: Arrays) -> Iterator[_Row]:
    place = 0
    for name, array in arrays.items():
        yield _Row(name, array.dtype.str, array.shape, place)
        place += array.nbytes + len(_gap(array.nbytes))


def _sum(content: memoryview) -> bytes:
    """Return the sum of words of 64 bits, and of how many bytes there are.

    It takes a tenth of the time of a CRC, and no flipped bit or missing piece leaves it as it is; all zeros have another one.
    """
    total: np.uint64 = np.frombuffer(content, np.uint64).sum(dtype=np.uint64, initial=len(content))
    return total.tobytes()


def _write(path: Path, head: _Head, arrays: Arrays) -> None:
    """Write a file: its head, the arrays, and the sum of all that."""
    line = msgspec.json.encode(head)
    with path.open("w+b") as file:
        file.write(line + b" " * len(_gap(len(line) + 1)) + b"\n")
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(_gap(array.nbytes))
        file.flush()
        with mmap(file.fileno(), 0, access=ACCESS_READ) as content, memoryview(content) as whole:
            total = _sum(whole)
        file.write(total)


def _mapped(path: Path, check: bool) -> tuple[_Head, Arrays] | None:
    """Return what a file holds, the arrays as they lie in it; None where it is not there or not as it was written."""
    try:
        with path.open("rb") as file:
            content = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # not there, or empty
        return None
    whole = memoryview(content)
    if check and (len(whole) % _WORD or _sum(whole[:-_WORD]) != whole[-_WORD:]):
        return None
    end = content.find(b"\n") + 1
    head = _heads.decode(whole[:end])
    return head, {row.name: _array(whole[end:], row) for row in head.rows}


def _signature(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from the one that takes its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _array(body: memoryview, row: _Row) -> Column:
    kind, count = np.dtype(row.kind), int(np.prod(row.shape))
    found: Column = np.frombuffer(body, kind, count, row.place).reshape(row.shape)
    return found


class Shelf:
    """Keeps the newest state of each part in ``folder``, made by the program and lexicon of ``mark``.

    Without a folder, or where that cannot be written, a part is kept in memory by this process alone.
    """

    def __init__(self, folder: Path | None = None, mark: str = "") -> None:
        self._folder = folder
        self._mark = mark
        self._own: dict[str, Kept] = {}
        self._seen: dict[str, tuple[int, int] | None] = {}

    def follow(self, part: str, state: str, make: Make) -> Arrays:
        """Return a part as it is in a state, made from the one before where it is not there.

        Only one process makes something at a time; others wait, and find it.
        """
        with self._alone():
            found = self._get(part)
            if found is not None and found[0] == state:
                return found[1]
            return self._put(part, state, make(found))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let no other process make anything meanwhile."""
        handle = None
        with suppress(OSError):
            if self._folder is not None:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                handle = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def _get(self, part: str) -> Kept | None:
        """Return a part and its state, from the folder or else from memory."""
        if self._folder is not None:
            seen = _signature(self._folder / part)
            if seen is not None and seen != self._seen.get(part):
                self._take(part, check=True)
        return self._own.get(part)

    def _take(self, part: str, check: bool) -> None:
        """Take a part from the folder, if it is there and ours."""
        assert self._folder is not None
        self._seen[part] = _signature(self._folder / part)
        found = _mapped(self._folder / part, check)
        if found is not None and found[0].mark == self._mark:
            self._own[part] = found[0].state, found[1]

    def _put(self, part: str, state: str, arrays: Arrays) -> Arrays:
        """Keep a part in the folder, where it can be written, and return it as it lies there."""
        self._own[part] = state, arrays
        if self._folder is not None:
            fresh = self._folder / f"{part}.new"
            with suppress(OSError):
                _write(fresh, _Head(self._mark, state, tuple(_rows(arrays))), arrays)
                fresh.replace(self._folder / part)
                self._take(part, check=False)
        return self._own[part][1]
