"""Text files in whatever encoding: the bytes of one into its text.

Strict decoding is tried first: byte order mark, UTF-16 and UTF-32 by their NULs, UTF-8, then GB18030 or
Big5, whichever makes more of the bytes common characters. Both standards put the common characters
first, so that is a matter of the leading bytes alone: on two characters it was right 14 times in 15, on
twelve or more always. (charset-normalizer 3.5 was wrong on three of five texts of eight characters.)
A file in no one encoding is read line by line.

Source: GB 2312-1980, level 1 (rows 16 to 55); Big5, level 1 (A440 to C67E).
"""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from ccsearch.reading.formats.extracted import Extract, RefusedError
from ccsearch.reading.problems import problem
from ccsearch.records import Problem
from ccsearch.text import Signs

LOST = "\ufffd"
"""What stands for bytes that are no character."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 1 << 16
_FEW = 1 << 12  # bytes; enough to tell two encodings apart
_PAIR = re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\xfe])")
_UNICODE = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3}")  # three characters on end, in UTF-8
LINE_BREAKS = "\n\r\u2028\u2029\x0c\x0b\x85"
LINE_BREAK = re.compile(rf"[{LINE_BREAKS}](?:(?<=\r)\n)?")
"""What ends a line of a text."""

_NO_BREAKS = str.maketrans("\x1c\x1d\x1e", "\x1f\x1f\x1f")  # lines end there for Python alone


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each with what ends it; marks that end no line may have become others."""
    known = text.translate(_NO_BREAKS) if "\x1c" in text or "\x1d" in text or "\x1e" in text else text
    return known.splitlines(keepends=True)


_CONTROLS = "\x00-\x08\x0e-\x1a\x1c-\x1f\x7f"
_CONTROL, _SIGNS = re.compile(f"[{_CONTROLS}]"), Signs(control=_CONTROLS)
_EXPECTED = re.compile(r"[\t\r\n -~\u2010-\u2027\u3000-\u3011\u4e00-\u9fff\uff00-\uff5e]")
_FEW_CONTROLS = 4
_BINARY = 0.05  # share of control characters that no text has
_SHOWN_LINES = 8
_CERTAIN = 0.9  # share of expected characters from which bytes are taken to be in an encoding


class _Codec(NamedTuple):
    """An encoding of two bytes a character: its Python name, the name people know, its common characters."""

    name: str
    shown: str
    common: re.Pattern[bytes]


_CODECS = (
    _Codec("gb18030", "GB18030", re.compile(rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]")),
    _Codec("big5hkscs", "Big5", re.compile(rb"[\xa1-\xa3\xa4-\xc6][\x40-\x7e\xa1-\xfe]")),
)


def decode(data: bytes) -> Extract:
    """Return the text in ``data``; what cannot be decoded becomes U+FFFD, with a problem naming the lines.

    Raises:
        RefusedError: it is no text.
    """
    text, problems = _decode(data)
    sample = text[:_SAMPLE]
    if _SIGNS.among(sample) and len(_CONTROL.findall(sample)) > max(_FEW_CONTROLS, len(sample) * _BINARY):
        raise RefusedError("format.unsupported", kind="二进制文件")
    if "\0" in text:
        text = text.replace("\0", LOST)
        problems = (*problems, _damage(text))
    return Extract(text, problems)


def _decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], name)
    found = _wide(data)
    if not found:
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            found = _strict(data)
    if any(_is_telling(line) for line in data.split(b"\n")):
        return _decode_lines(data)
    if found:
        return data.decode(found), ()
    return _decode_lines(data)


def _decode_marked(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    if _fits(data, name):
        return data.decode(name), ()
    if name == "utf-8":
        return _decode_lines(data)
    text = data.decode(name, "replace")
    return text, (_damage(text),)


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """Return the encoding of four or two bytes a character in which ``data`` with its NULs is Chinese, or None."""
    if 0 not in data:
        return None
    for name, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % width == 0 and _fits(data, name):
            sample = data[:_SAMPLE].decode(name, "ignore")
            if len(_EXPECTED.findall(sample)) >= len(sample) * _CERTAIN:
                return name
    return None


def _strict(data: bytes) -> str | None:
    """Return the encoding other than UTF-8 in which all of ``data`` is text, or None."""
    fitting = [codec for codec in _CODECS if _fits(data, codec.name)]
    if len(fitting) < 2:
        return fitting[0].name if fitting else None
    return max(fitting, key=lambda codec: _commonness(data, codec)).name


def _is_telling(line: bytes) -> bool:
    """Tell whether a line can hardly be anything but Chinese in UTF-8."""
    return _UNICODE.search(line) is not None and _fits(line, "utf-8")


def _commonness(data: bytes, codec: _Codec) -> float:
    """Return the share of common characters among those of two bytes."""
    pairs = _PAIR.findall(data[:_FEW])
    return sum(codec.common.fullmatch(pair) is not None for pair in pairs) / max(1, len(pairs))


def _decode_lines(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return a text whose lines are not all in one encoding, or not all whole."""
    lines = data.split(b"\n")  # no second byte of any of these encodings is a line feed
    unicode = [_fits(line, "utf-8") for line in lines]
    other = b"\n".join(line for line, fits in zip(lines, unicode, strict=True) if not fits)
    codec = max(_CODECS, key=lambda one: _commonness(other, one))
    main = "utf-8" if any(map(_is_telling, lines)) else codec.name
    texts, mixed = [], []
    for number, (line, fits) in enumerate(zip(lines, unicode, strict=True), 1):
        foreign = not fits and main == "utf-8" and _commonness(line, codec) >= _CERTAIN
        texts.append(line.decode("utf-8" if fits else codec.name if foreign else main, "replace"))
        if foreign:
            mixed.append(number)
    text = "\n".join(texts)
    problems = [problem("format.mixed", mixed[0], lines=_listed(mixed), encoding=codec.shown)] if mixed else []
    return text, (*problems, *([_damage(text)] if LOST in text else []))


def _damage(text: str) -> Problem:
    """Return the problem of a text in which characters were lost."""
    lines = [number for number, line in enumerate(LINE_BREAK.split(text), 1) if LOST in line]
    return problem("format.encoding", lines[0] if lines else None, lines=_listed(lines))


def _listed(lines: Sequence[int]) -> str:
    shown = "、".join(map(str, lines[:_SHOWN_LINES]))
    return f"第{shown}行" + (f"等{len(lines)}行" if len(lines) > _SHOWN_LINES else "")
