"""Files of named NumPy arrays, checked when read, and a compact form for sorted runs of numbers."""

import json
import os
import zlib
from collections.abc import Collection, Mapping
from mmap import mmap
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.errors import IndexUnavailableError

Arrays = Mapping[str, NDArray[Any]]
Numbers = NDArray[np.uint32]
Bytes = NDArray[np.uint8]
Content = bytes | mmap

_ALIGNMENT = 8
_CHUNK = 1 << 16  # values or bytes at a time: small arrays that stay in the cache, and no room beside the result
_PIECE = 1 << 20  # bytes checked at a time
_PAYLOAD_BITS = 7
_MORE = 0x80


class FileMark(msgspec.Struct, frozen=True):
    """What a file must be: its ``size`` in bytes and the CRC-32 of its content."""

    size: int
    checksum: int


def damaged(name: str) -> IndexUnavailableError:
    """Return the error to raise where a file of the index is not what was written."""
    return IndexUnavailableError(f"索引文件 {name} 已损坏，请用 ccsearch index --rebuild 重建索引。", "damaged")


def write_bytes(path: Path, content: bytes) -> FileMark:
    """Write a file, wait until it is on the disk, and return its mark."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return FileMark(len(content), zlib.crc32(content))


def read_bytes(path: Path, mark: FileMark) -> Content:
    """Return the content of a file, in memory that goes back to the system when it is no longer used.

    Raises:
        IndexUnavailableError: the file is not there or not as it was written (state ``damaged``).
    """
    content = mmap(-1, mark.size + 1)  # of the heap, freed memory of this size would stay with the process
    try:
        with path.open("rb") as file:
            size = file.readinto(content)
    except OSError as fault:
        raise damaged(path.name) from fault
    if FileMark(size, zlib.crc32(memoryview(content)[:size])) != mark:
        raise damaged(path.name)
    return content


def check_bytes(path: Path, mark: FileMark) -> None:
    """Check a file without keeping its content.

    Raises:
        IndexUnavailableError: the file is not there or not as it was written (state ``damaged``).
    """
    size = checksum = 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                size, checksum = size + len(piece), zlib.crc32(piece, checksum)
    except OSError as fault:
        raise damaged(path.name) from fault
    if FileMark(size, checksum) != mark:
        raise damaged(path.name)


def pack_arrays(arrays: Arrays) -> bytes:
    """Return the arrays as one string of bytes: a line of JSON that lists them, then each, aligned."""
    rows, parts, place = [], [], 0
    for name, array in arrays.items():
        content = np.ascontiguousarray(array).tobytes()
        content += b"\0" * (-len(content) % _ALIGNMENT)
        rows.append((name, array.dtype.str, len(array), place))
        parts.append(content)
        place += len(content)
    head = json.dumps(rows).encode() + b"\n"
    head = b" " * (-len(head) % _ALIGNMENT) + head
    return head + b"".join(parts)


def unpack_arrays(content: Content, names: Collection[str] = ()) -> dict[str, NDArray[Any]]:
    """Return the arrays that :func:`pack_arrays` wrote, or those of ``names``: views that keep all of it in memory."""
    body = content.find(b"\n") + 1
    return {
        name: np.frombuffer(content, np.dtype(kind), count, body + place)
        for name, kind, count, place in json.loads(content[:body])
        if not names or name in names
    }


def _packed(numbers: NDArray[Any]) -> Bytes:
    longest = max(1, -(-int(numbers.max()).bit_length() // _PAYLOAD_BITS))
    digits = np.empty((len(numbers), longest), np.uint8)
    sizes = np.ones(len(numbers), np.uint8)
    for place in range(longest):
        left = numbers >> numbers.dtype.type(_PAYLOAD_BITS * place)
        more = left >= _MORE
        digits[:, place] = (left & 0x7F).astype(np.uint8) | (more.astype(np.uint8) << _PAYLOAD_BITS)
        sizes += more
    return digits[np.arange(longest) < sizes[:, None]]


def pack_numbers(numbers: NDArray[Any]) -> Bytes:
    """Return unsigned numbers (n,) as variable bytes: seven bits a byte, the lowest first."""
    pieces = (numbers[at : at + _CHUNK] for at in range(0, len(numbers), _CHUNK))
    return np.concatenate([np.empty(0, np.uint8), *map(_packed, pieces)])


def _unpack(packed: Bytes, ends: NDArray[np.intp], numbers: NDArray[Any]) -> None:
    """Fill ``numbers`` (n,) with those whose last bytes stand at ``ends`` (n,); the first begins at 0."""
    numbers[:] = packed[ends]
    sizes = np.diff(ends, prepend=-1)
    here = np.arange(len(ends))
    for before in range(1, int(sizes.max(initial=1))):
        here = here[sizes[here] > before]
        numbers[here] = (numbers[here] << numbers.dtype.type(_PAYLOAD_BITS)) | (packed[ends[here] - before] & 0x7F)


def unpack_numbers(packed: Bytes, count: int, kind: Any) -> NDArray[Any]:
    """Return the (count,) numbers that :func:`pack_numbers` wrote, as dtype ``kind``."""
    numbers = np.empty(count, kind)
    done, place = 0, 0
    while place < len(packed):
        piece = packed[place : place + _CHUNK]
        ends = np.flatnonzero(piece < _MORE)
        _unpack(piece, ends, numbers[done : done + len(ends)])
        done, place = done + len(ends), place + int(ends[-1]) + 1
    return numbers


def pack_rising(numbers: NDArray[Any]) -> Bytes:
    """Return unsigned numbers (n,) that rise as the bytes of their differences."""
    return pack_numbers(np.diff(numbers, prepend=numbers.dtype.type(0)))


def unpack_rising(packed: Bytes, count: int, kind: Any) -> NDArray[Any]:
    """Return the numbers that :func:`pack_rising` wrote, read-only."""
    numbers = np.cumsum(unpack_numbers(packed, count, kind), dtype=kind)
    numbers.flags.writeable = False
    return numbers


def pack_runs(values: Numbers, starts: Numbers) -> Bytes:
    """Return ``values`` (n,) uint32 as the bytes of the differences within each run.

    Run i goes from ``starts[i]`` to ``starts[i + 1]`` and rises; ``starts`` ends with n.
    """
    steps = values.copy()
    steps[1:] -= values[:-1]
    heads = starts[:-1][np.diff(starts) > 0]
    steps[heads] = values[heads]
    return pack_numbers(steps)


def unpack_runs(packed: Bytes, starts: Numbers) -> Numbers:
    """Return the (n,) uint32 values of :func:`pack_runs`, read-only."""
    values = unpack_numbers(packed, int(starts[-1]), np.uint32)
    heads = starts[:-1][np.diff(starts) > 0]
    sums = np.add.reduceat(values, heads, dtype=np.uint32) if len(heads) else heads
    values[heads[1:]] -= sums[:-1]  # below 0 and around: the sum comes out right
    np.cumsum(values, out=values)
    values.flags.writeable = False
    return values
