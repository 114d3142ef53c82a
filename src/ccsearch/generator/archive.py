"""Archives of any size: issues one after another, over years, with gaps in their numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ccsearch.generator.dice import seeded
from ccsearch.generator.issue import Issue, Size, compose
from ccsearch.generator.world import build_world
from ccsearch.lexicon import Lexicon

_FIRST = date(2014, 1, 6)
SIZE = Size(kinds=5, items=2, full=True, length=480)
"""Some thirteen items of some 250 characters."""

_GAP = 4  # of a hundred numbers so many are missing


def archive(issues: int, seed: int, lexicon: Lexicon) -> Iterator[Issue]:
    """Yield so many issues, the oldest first; the same seed makes the same."""
    world = build_world(lexicon, seed)
    dice = seeded(seed)
    number, issued = 0, _FIRST
    for _ in range(issues):
        number += 2 if dice.maybe(_GAP) else 1
        issued += timedelta(dice.between(1, 3))
        yield compose(dice, world, number, issued, SIZE)


def write_archive(folder: Path, issues: int, seed: int, lexicon: Lexicon) -> int:
    """Write so many issues into a folder, a text file each; return how many items they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    items = 0
    for issue in archive(issues, seed, lexicon):
        (folder / f"第{issue.bulletin.number or issue.bulletin.key}期.txt").write_text(issue.text, "utf-8")
        items += len(issue.bulletin.items)
    return items
