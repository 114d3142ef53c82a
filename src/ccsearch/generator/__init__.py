"""Bulletins made up: the records first, then their text in every variant of the genre."""

from ccsearch.generator.archive import archive, write_archive
from ccsearch.generator.dice import Dice, seeded
from ccsearch.generator.issue import Issue, Size, compose
from ccsearch.generator.world import World, build_world

__all__ = ["Dice", "Issue", "Size", "World", "archive", "build_world", "compose", "seeded", "write_archive"]
