"""What every reader of a format gives back, and how it refuses."""

import re

import msgspec

from ccsearch.reading.problems import problem
from ccsearch.records import Problem

BOLD = "**"
"""Stands on both sides of what is bold, as in the text files of the series."""

_MEETING_BOLD = re.compile(r"\*\*([ \t\u3000\xa0]*)\*\*")


class Extract(msgspec.Struct, frozen=True):
    """The text of a source file, and what was wrong with the file; the text is empty where nothing could be read."""

    text: str
    problems: tuple[Problem, ...] = ()


class RefusedError(Exception):
    """A file that cannot be read at all, for the reason in ``problem``."""

    def __init__(self, code: str, **parts: object) -> None:
        super().__init__(code)
        self.problem = problem(code, None, **parts)


def merge_bold(text: str) -> str:
    """Return ``text`` with bold stretches that meet made one, and empty ones left out."""
    return _MEETING_BOLD.sub(r"\1", text)


def join_cells(cells: list[list[str]]) -> list[str]:
    """Return the lines of a table's row: one line where each cell has one, else all cells' lines in order."""
    filled = [cell for cell in cells if cell]
    if all(len(cell) == 1 for cell in filled):
        return ["\t".join(cell[0] for cell in filled)] if filled else []
    return [line for cell in filled for line in cell]
