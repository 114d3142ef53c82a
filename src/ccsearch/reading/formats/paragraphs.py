"""Lines on pages to paragraphs: by indents, by how far a line reaches, by distances, as an eye does."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """A line of a page: its text and its box in points from the lower left; ``em`` is the width of 字 in it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    em: float

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.top + self.bottom) / 2


class _Margins(NamedTuple):
    """Where the lines of a text begin and end, how far they are apart."""

    left: float
    right: float
    leading: float


WIDE = "  "
"""Stands for a distance on a line that is wider than a space."""

_NUMBER_ALONE = re.compile(r"[-—–―－_·\s]{0,4}[0-9０-９]{1,3}[-—–―－_·\s]{0,4}|第\s*\d{1,3}\s*页.{0,12}")
_OPENING = re.compile(r"[【〖●※≡■◆□◎▲△☆★✍]")
_ENDED = re.compile(r"[。！？…；：”’）)】.!?;:]\s*$")
_TOKEN = re.compile(r"[A-Za-z0-9.%/@_-]*")
_LATIN = re.compile(r"[A-Za-z]$")
_SAME_PLACE = 3.0  # points by which a running head may wander
_EDGE_LINES = 3  # running heads are among so many lines at the top and at the bottom
_INDENT = 0.7  # em, from which a line is indented
_LOOSE = 1.35  # times the usual distance, from which paragraphs are parted
_APART = 3.0  # em between lines, from which they are of two paragraphs whatever is usual
_NARROW = 8.0  # em; text is never set as narrow as this
_OTHER_SIZE = 0.2  # difference in size from which lines are not of one paragraph
_RAGGED = 2.0  # em that a full line may end before the margin, for marks that begin no line
_MANY = 8  # lines from which a page has margins of its own
_LONG = 0.6  # of the longest line's width, from which a line tells where the margins are


def without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages, each from top to bottom, without page numbers and lines repeated on most pages."""
    ordered = [_rows(_in_order(page)) for page in pages]
    repeated: Counter[tuple[str, int]] = Counter()
    for page in ordered:
        repeated.update({mark for line in _edges(page) for mark in _marks(line)})
    filled = sum(bool(page) for page in ordered)
    kept = []
    for page in ordered:
        edges = _edges(page)
        kept.append([line for line in page if line not in edges or not _is_head(line, page, repeated, filled)])
    return kept


def _is_head(line: Line, page: list[Line], repeated: Counter[tuple[str, int]], pages: int) -> bool:
    if line in (page[0], page[-1]) and _NUMBER_ALONE.fullmatch(line.text.strip()):
        return True
    return any(repeated[mark] >= max(2, pages / 2) for mark in _marks(line))


def _edges(page: list[Line]) -> list[Line]:
    return [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]


def _marks(line: Line) -> set[tuple[str, int]]:
    """Return what a line has in common with its like on another page, at about the same place."""
    text = re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))
    return {(text, round((line.middle + shift) / _SAME_PLACE / 2)) for shift in (0, _SAME_PLACE)}


def _rows(lines: list[Line]) -> list[Line]:
    """Return the lines with those that go on side by side, as cells of a table do, made one."""
    rows: list[Line] = []
    for line in lines:
        if rows and _beside(rows[-1], line):
            before = rows.pop()
            rows.append(Line(before.text.rstrip() + WIDE + line.text.lstrip(), before.left, line.right,
                             min(before.bottom, line.bottom), max(before.top, line.top), before.em))  # fmt: skip
        else:
            rows.append(line)
    return rows


def _beside(before: Line, after: Line) -> bool:
    common = min(before.top, after.top) - max(before.bottom, after.bottom)
    return common > 0.6 * min(before.top - before.bottom, after.top - after.bottom) and after.left >= before.right - 1


def _in_order(lines: list[Line]) -> list[Line]:
    """Return the lines from top to bottom; in columns they stay as they were written."""
    ordered = sorted(lines, key=lambda line: (-round(line.middle), line.left))
    abreast = sum(_beside(one, other) for one, other in pairwise(ordered))
    return lines if abreast > 2 else ordered


def join_lines(pages: list[list[Line]]) -> Iterator[str]:
    """Yield the paragraphs of a text, over page breaks too."""
    whole = _margins([line for page in pages for line in page])
    text, before, margins = "", None, whole
    for page in pages:
        here = _on_page(page, whole)
        for place, line in enumerate(page):
            if before is None:
                text = line.text.lstrip()
            elif _continues(before, line, margins, here, place == 0):
                text += (
                    " " if _LATIN.search(text) and _LATIN.match(line.text.lstrip()[:1]) else ""
                ) + line.text.lstrip()
            else:
                yield text.rstrip()
                text = line.text.lstrip()
            before, margins = line, here
    if text:
        yield text.rstrip()


def _margins(lines: list[Line]) -> _Margins:
    """Return the margins of a whole text, which most of its long lines agree on; some marks hang over the right one."""
    width = max((line.right - line.left for line in lines), default=0.0)
    long = [line for line in lines if line.right - line.left >= width * _LONG]
    if not long:
        return _Margins(0, 0, 0)
    left = Counter(round(line.left) for line in long).most_common(1)[0][0]
    rights = sorted(line.right for line in long)
    distances = sorted(one.middle - other.middle for one, other in pairwise(lines) if one.middle > other.middle)
    return _Margins(left, rights[len(rights) // 2], distances[len(distances) // 2] if distances else 0.0)


def _on_page(page: list[Line], whole: _Margins) -> _Margins:
    """Return the margins of one page: those of the whole, shifted where none of its many lines begins there."""
    if len(page) < _MANY or any(abs(line.left - whole.left) < line.em / 2 for line in page):
        return whole
    shift = min(line.left for line in page) - whole.left
    return _Margins(whole.left + shift, whole.right + shift, whole.leading)


def _is_row(line: Line) -> bool:
    """Tell whether a line is a row of a table: three entries or more, far apart."""
    return line.text.strip().count(WIDE) > 1


def _continues(before: Line, line: Line, margins: _Margins, here: _Margins, turned: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the one before it."""
    if line.left > here.left + _INDENT * line.em or abs(line.em - before.em) > _OTHER_SIZE * before.em:
        return False
    if here.right - here.left < _NARROW * line.em or _is_row(before) or _is_row(line):
        return False
    if not turned and not 0 < before.middle - line.middle <= min(here.leading * _LOOSE, _APART * line.em):
        return False
    token = _TOKEN.match(line.text.strip())
    width = len(token.group()) * line.em * 0.6 if token else 0.0
    if before.right + max(_RAGGED * line.em, width) < margins.right:
        return False
    return not (_OPENING.match(line.text.strip()) and _ENDED.search(before.text))
