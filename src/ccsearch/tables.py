"""Plain text in columns of a terminal, where a Chinese character takes two places."""

from collections.abc import Collection, Sequence

import wcwidth

GAP = "  "


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Return the rows as lines of equal columns; those numbered in ``right``, from 0, end flush.

    Widths are those of a terminal, where a Chinese character takes two places; colours take none.
    No line ends in spaces.
    """
    columns = max((len(row) for row in rows), default=0)
    widths = [max(wcwidth.width(row[at]) for row in rows if at < len(row)) for at in range(columns)]
    lines = []
    for row in rows:
        cells = [(wcwidth.rjust if at in right else wcwidth.ljust)(cell, widths[at]) for at, cell in enumerate(row)]
        lines.append(GAP.join(cells).rstrip())
    return "\n".join(lines)


def shorten(text: str, width: int) -> str:
    """Return a text in one line of at most ``width`` columns of a terminal, cut with … where it is longer."""
    line = " ".join(text.split())
    return line if wcwidth.width(line) <= width else wcwidth.clip(line, 0, width - 2).rstrip() + "…"
