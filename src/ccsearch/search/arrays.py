"""Files of named NumPy arrays, checked when read, and a compact form for sorted runs of numbers."""

import json
import os
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from ccsearch.errors import IndexUnavailableError

Arrays = Mapping[str, NDArray[Any]]
Numbers = NDArray[np.uint32]
Bytes = NDArray[np.uint8]

_ALIGNMENT = 8
_CHUNK = 1 << 20  # values decoded at a time, so that a long array needs little room besides itself
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


def read_bytes(path: Path, mark: FileMark) -> bytes:
    """Return the content of a file.

    Raises:
        IndexUnavailableError: the file is not there or not as it was written (state ``damaged``).
    """
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise damaged(path.name) from fault
    if len(content) != mark.size or zlib.crc32(content) != mark.checksum:
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


def unpack_arrays(content: bytes, names: Collection[str] = ()) -> dict[str, NDArray[Any]]:
    """Return the arrays that :func:`pack_arrays` wrote, or those of ``names``, as copies of their own."""
    body = content.index(b"\n") + 1
    return {
        name: np.frombuffer(content, np.dtype(kind), count, body + place).copy()
        for name, kind, count, place in json.loads(content[:body])
        if not names or name in names
    }


def pack_numbers(numbers: NDArray[Any]) -> Bytes:
    """Return unsigned numbers (n,) as variable bytes: seven bits a byte, the lowest first."""
    sizes = np.ones(len(numbers), np.uint8)
    most = int(numbers.max(initial=0))
    for length in range(1, -(-most.bit_length() // _PAYLOAD_BITS)):
        sizes += numbers >= numbers.dtype.type(1 << (_PAYLOAD_BITS * length))
    places = np.cumsum(sizes, dtype=np.int64) - sizes
    packed = np.empty(int(sizes.sum(dtype=np.int64)), np.uint8)
    here = np.arange(len(numbers))
    for length in range(int(sizes.max(initial=0))):
        here = here[sizes[here] > length]
        low = ((numbers[here] >> numbers.dtype.type(_PAYLOAD_BITS * length)) & 0x7F).astype(np.uint8)
        packed[places[here] + length] = low | np.where(sizes[here] > length + 1, np.uint8(_MORE), np.uint8(0))
    return packed


def _numbers(packed: Bytes, ends: NDArray[np.int64], first: int, kind: Any) -> NDArray[Any]:
    """Return the numbers whose last bytes stand at ``ends``, the first byte of all at ``first``."""
    starts = np.concatenate(([first], ends[:-1] + 1))
    numbers = (packed[starts] & 0x7F).astype(kind)
    sizes = ends - starts
    here = np.arange(len(numbers))
    for length in range(1, int(sizes.max(initial=0)) + 1):
        here = here[sizes[here] >= length]
        high = (packed[starts[here] + length] & 0x7F).astype(kind)
        numbers[here] |= high << numbers.dtype.type(_PAYLOAD_BITS * length)
    return numbers


def unpack_numbers(packed: Bytes, count: int, kind: Any) -> NDArray[Any]:
    """Return the (count,) numbers that :func:`pack_numbers` wrote, as dtype ``kind``."""
    numbers = np.empty(count, kind)
    done, place = 0, 0
    while place < len(packed):
        ends = np.flatnonzero(packed[place : place + 10 * _CHUNK] < _MORE)[:_CHUNK] + place
        numbers[done : done + len(ends)] = _numbers(packed, ends, place, kind)
        done, place = done + len(ends), int(ends[-1]) + 1
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
    steps = np.diff(values, prepend=np.uint32(0))
    heads = starts[:-1][np.diff(starts) > 0]
    steps[heads] = values[heads]
    return pack_numbers(steps)


def unpack_runs(packed: Bytes, starts: Numbers) -> Numbers:
    """Return the (n,) uint32 values of :func:`pack_runs`, read-only."""
    values = unpack_numbers(packed, int(starts[-1]), np.uint32)
    counts = np.diff(starts)
    heads = starts[:-1][counts > 0]
    firsts = values[heads]
    np.cumsum(values, out=values)
    values -= np.repeat(values[heads] - firsts, counts[counts > 0])
    values.flags.writeable = False
    return values
