"""Draws, all made of one primitive: a seed decides them, or a property test that shrinks them."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")

_STEPS = 1024


class Dice:
    """Draws from tables. ``below(n)`` gives 0 … n - 1; smaller draws make plainer bulletins."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def between(self, low: int, high: int) -> int:
        """Return a number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1) if high > low else low

    def maybe(self, percent: int) -> bool:
        """Return True in so many cases of a hundred."""
        return self.below(100) >= 100 - percent

    def pick(self, rows: Sequence[Row]) -> Row:
        """Return one row, each as likely as the other."""
        return rows[self.below(len(rows))]

    def zipf(self, rows: Sequence[Row]) -> Row:
        """Return one row, the first the likeliest: row n about 1 / n as often as row 1."""
        return rows[int(len(rows) ** (self.below(_STEPS) / _STEPS)) - 1]

    def some(self, rows: Sequence[Row], least: int, most: int) -> list[Row]:
        """Return from ``least`` to ``most`` different rows, fewer where there are not as many."""
        left = list(rows)
        return [left.pop(self.below(len(left))) for _ in range(min(self.between(least, most), len(left)))]


def seeded(seed: int) -> Dice:
    """Return the draws of a seed: the same on every machine."""
    chance = random.Random(seed).random
    return Dice(lambda limit: int(chance() * limit))
