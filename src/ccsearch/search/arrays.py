"""Files of named NumPy arrays, checked when read, and a compact form for sorted runs of numbers."""

import json
import os
import zlib
from collections.abc import Mapping
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


def unpack_arrays(content: bytes) -> dict[str, NDArray[Any]]:
    """Return the arrays that :func:`pack_arrays` wrote, as read-only views of ``content``."""
    body = content.index(b"\n") + 1
    return {
        name: np.frombuffer(content, np.dtype(kind), count, body + place)
        for name, kind, count, place in json.loads(content[:body])
    }


def pack_runs(values: Numbers, starts: Numbers) -> Bytes:
    """Return ``values`` (n,) uint32 as variable bytes: differences within each run, seven bits a byte.

    Run i goes from ``starts[i]`` to ``starts[i + 1]`` and rises; ``starts`` ends with n.
    """
    steps = np.diff(values, prepend=np.uint32(0))
    heads = starts[:-1][np.diff(starts) > 0]
    steps[heads] = values[heads]
    sizes = np.ones(len(steps), np.uint8)
    for length in range(1, 5):
        sizes += steps >= np.uint32(1 << (_PAYLOAD_BITS * length))
    places = np.cumsum(sizes, dtype=np.int64) - sizes
    packed = np.empty(int(sizes.sum(dtype=np.int64)), np.uint8)
    for length in range(int(sizes.max(initial=0))):
        here = np.flatnonzero(sizes > length)
        more = np.where(sizes[here] > length + 1, _MORE, 0)
        packed[places[here] + length] = ((steps[here] >> (_PAYLOAD_BITS * length)) & 0x7F) | more
    return packed


def _steps(packed: Bytes, ends: NDArray[np.int64], first: int) -> Numbers:
    """Return the differences whose last bytes stand at ``ends``, the first byte of all at ``first``."""
    starts = np.concatenate(([first], ends[:-1] + 1))
    steps = (packed[starts] & 0x7F).astype(np.uint32)
    sizes = ends - starts
    for length in range(1, int(sizes.max(initial=0)) + 1):
        here = np.flatnonzero(sizes >= length)
        steps[here] |= (packed[starts[here] + length] & np.uint32(0x7F)) << np.uint32(_PAYLOAD_BITS * length)
    return steps


def unpack_runs(packed: Bytes, starts: Numbers) -> Numbers:
    """Return the (n,) uint32 values of :func:`pack_runs`, read-only."""
    values = np.empty(int(starts[-1]), np.uint32)
    done, place = 0, 0
    while place < len(packed):
        ends = np.flatnonzero(packed[place : place + 5 * _CHUNK] < _MORE)[:_CHUNK] + place
        values[done : done + len(ends)] = _steps(packed, ends, place)
        done, place = done + len(ends), int(ends[-1]) + 1
    sums = np.cumsum(values, dtype=np.uint32)
    counts = np.diff(starts)
    heads = starts[:-1][counts > 0]
    sums -= np.repeat(sums[heads] - values[heads], counts[counts > 0])
    sums.flags.writeable = False
    return sums
