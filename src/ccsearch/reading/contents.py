"""Tables of contents: the lines below 本期要目, 目录 and the like that come again in the body."""

import re

from ccsearch.reading.headings import MARKS, line_mark
from ccsearch.reading.layout import Page

_HEADINGS = frozenset(
    "本期要目 目录 本期导读 要目 内容提要 本期目录 导读 本期内容 提要 要目导读 本期看点 内容导读".split()
)
_FURTHEST = 4  # paragraphs above the heading of a table of contents, behind the masthead
_DRESSING = re.compile(
    rf"[\s{MARKS}【】〖〗\d.…·▲△☆:]|\([一二三四五六七八九十]{{1,3}}\)|^[一二三四五六七八九十]{{1,3}}、|^\d+、"
)
_MAY_HEAD = re.compile(  # a line of nothing but the characters of those and their dress
    rf"[\s{MARKS}【】〖〗\d.…·▲△☆:()、一二三四五六七八九十{''.join(sorted({*''.join(_HEADINGS)}))}]+"
)
_SENTENCE = re.compile("[。;!?]")


def contents(page: Page, first: int, last: int) -> frozenset[int]:
    """Return the paragraphs of a table of contents: its heading, and all up to where its first line comes again.

    Lines in it that do not come again (the names of units) belong to it all the same; a heading at its
    end that does not is the first of the body.
    """
    for place in range(first, min(first + _FURTHEST, last)):
        if _MAY_HEAD.fullmatch(_folded(page, place)) and _bare(page, place) in _HEADINGS:
            bare = [_bare(page, later) for later in range(place + 1, last)]
            size = _size(page, place + 1, bare) if bare else 0
            return frozenset(range(place, place + 1 + size))
    return frozenset()


def _size(page: Page, begin: int, bare: list[str]) -> int:
    """Return how many lines from ``begin`` on are contents; ``bare`` are they and all others without dress."""
    line = _folded(page, begin)
    heads = (bare[0], *[_DRESSING.sub("", head) for head in (line.partition(":")[0], line.partition("】")[0])])
    size = next((place for place in range(1, len(bare)) if bare[place] in heads), 0)
    if any(_SENTENCE.search(_folded(page, begin + place)) for place in range(size)):
        return 0
    while size > 1 and bare[size - 1] not in bare[size:] and _is_heading(_folded(page, begin + size - 1)):
        size -= 1
    return size


def _is_heading(line: str) -> bool:
    return (line[0] in "【〖" and line[-1] in "】〗") or line_mark(line) is not None


def _folded(page: Page, place: int) -> str:
    span = page.paragraphs[place].span
    return page.folded[span.start : span.end]


def _bare(page: Page, place: int) -> str:
    return _DRESSING.sub("", _folded(page, place))
