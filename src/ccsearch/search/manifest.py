"""What an index folder holds: the pointer file, its stamp, and who may write there."""

import hashlib
import json
import os
import pwd
import stat
import zlib
from pathlib import Path

import msgspec

from ccsearch.errors import IndexUnavailableError
from ccsearch.fields import FIELDS
from ccsearch.lexicon import Lexicon
from ccsearch.search.arrays import FileMark, damaged, write_bytes

POINTER = "current"
"""The file that names the state in force; replacing it is what makes a change."""

ANALYSIS_VERSION = 5
"""Raised by hand whenever folding, segmenting or the layout of segments changes."""

REBUILD_ADVICE = "请运行 ccsearch index --rebuild 重建索引。"


class SegmentMark(msgspec.Struct, frozen=True):
    """One segment: its name, its two files, and the numbers of its issues that are gone."""

    name: str
    arrays: FileMark
    blobs: FileMark
    issues: int
    docs: int
    removed: tuple[int, ...] = ()


class Manifest(msgspec.Struct, frozen=True):
    """One state of the index. ``folder`` beside the pointer holds the files; ``stamp`` made them."""

    stamp: str
    folder: str
    generation: int
    segments: tuple[SegmentMark, ...]

    @property
    def state(self) -> str:
        """A short mark of this state."""
        return f"{self.folder}.{self.generation}"


def stamp(lexicon: Lexicon) -> str:
    """Return the fingerprint of all that decides what an index holds.

    The declared fields in order, the version of the analysis, the lexicon, and jieba with its words.
    """
    from importlib.metadata import version

    rows = [(field.name, field.kind, field.facet, field.hierarchical, field.named) for field in FIELDS]
    parts = [rows, ANALYSIS_VERSION, lexicon.digest, version("rjieba"), version("opencc")]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def check_safe(folder: Path) -> None:
    """Check that only the running user can write to ``folder``.

    Raises:
        IndexUnavailableError: somebody else owns it or may write there (state ``unsafe``).
    """
    found = folder.stat()
    others = found.st_mode & stat.S_IWOTH
    group = found.st_mode & stat.S_IWGRP and found.st_gid != pwd.getpwuid(os.geteuid()).pw_gid
    if found.st_uid != os.geteuid():
        raise IndexUnavailableError(f"索引文件夹 {folder} 不属于当前用户，为安全起见不予使用。", "unsafe")
    if others or group:
        raise IndexUnavailableError(
            f"索引文件夹 {folder} 允许其他用户写入，为安全起见不予使用；请运行 chmod go-w {folder}。", "unsafe"
        )


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Put a new state in force, all of it or nothing."""
    body = msgspec.json.encode(manifest)
    fresh = root / f"{POINTER}.new"
    write_bytes(fresh, body + b"\n%08x\n" % zlib.crc32(body))
    fresh.replace(root / POINTER)


def read_manifest(root: Path) -> Manifest | None:
    """Return the state in force, or None where there is no index.

    Raises:
        IndexUnavailableError: the pointer is not as it was written, or the folder is not safe.
    """
    try:
        content = (root / POINTER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise damaged(POINTER) from fault
    check_safe(root)
    body, _, tail = content.partition(b"\n")
    if tail != b"%08x\n" % zlib.crc32(body):
        raise damaged(POINTER)
    try:
        return msgspec.json.decode(body, type=Manifest)
    except msgspec.DecodeError as fault:
        raise damaged(POINTER) from fault


def require_current(manifest: Manifest | None, wanted: str) -> Manifest:
    """Return ``manifest`` if it can answer.

    Raises:
        IndexUnavailableError: there is none (``missing``), or its stamp is not ``wanted`` (``stale``).
    """
    if manifest is None:
        raise IndexUnavailableError("还没有索引，请先运行 ccsearch index 建立索引。", "missing")
    if manifest.stamp != wanted:
        raise IndexUnavailableError(f"索引由旧版本的程序或词表生成，{REBUILD_ADVICE}", "stale")
    return manifest
