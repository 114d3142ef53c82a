"""What an editor should look at: small questions put to everything that was read, asked in turn."""

from collections.abc import Callable, Iterator

from ccsearch.reading.checks.damage import CHECKS as DAMAGE
from ccsearch.reading.checks.dates import CHECKS as DATES
from ccsearch.reading.checks.frame import CHECKS as FRAME
from ccsearch.reading.checks.grasp import Grasp
from ccsearch.reading.checks.items import CHECKS as ITEMS
from ccsearch.reading.checks.lists import CHECKS as LISTS
from ccsearch.reading.checks.names import CHECKS as NAMES
from ccsearch.records import Problem

__all__ = ["CHECKS", "Grasp", "check"]

CHECKS: tuple[Callable[[Grasp], Iterator[Problem]], ...] = (*FRAME, *ITEMS, *LISTS, *DATES, *DAMAGE, *NAMES)
"""Every question; each yields a problem for each thing that should be looked at."""


def check(grasp: Grasp) -> tuple[Problem, ...]:
    """Return all that should be looked at in a bulletin, by line; what concerns no line comes first."""
    found = [problem for ask in CHECKS for problem in ask(grasp)]
    return tuple(sorted(found, key=lambda problem: problem.line or 0))
