"""Who may use which issue key: two files can claim one number, and each key must mean one issue."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from ccsearch.archive.problems import problem
from ccsearch.records import Bulletin, Problem
from ccsearch.search.contract import IssueSummary

DUPLICATE = "archive.duplicate"


class Claim(NamedTuple):
    """The file of this path holds an issue of this date that calls itself ``base`` (709)."""

    base: str
    date: date | None
    path: str


class Grant(NamedTuple):
    """The key an issue gets, and the problem it carries when that is not the one it claimed."""

    key: str
    problem: Problem | None


def grant(claims: Iterable[Claim]) -> dict[str, Grant]:
    """Return, by path, the key each claim gets: what it claims if free, else 709_2, then 709_3.

    Of several claims to one key the earliest date goes first, those without a date last, then by path.
    A key that some file claims for itself is never given to another.
    """
    rivals: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        rivals[claim.base].append(claim)
    taken = set(rivals)
    granted: dict[str, Grant] = {}
    for base in sorted(rivals):
        keeper, *others = sorted(rivals[base], key=lambda claim: (claim.date or date.max, claim.path))
        granted[keeper.path] = Grant(base, None)
        for place, claim in enumerate(others, start=2):
            key = next(
                key for key in (f"{base}_{at}" for at in range(place, place + len(taken) + 1)) if key not in taken
            )
            taken.add(key)
            told = problem(DUPLICATE, path=claim.path, keeper=keeper.path, key=base, given=key)
            granted[claim.path] = Grant(key, told)
    return granted


def claim_of(summary: IssueSummary) -> Claim:
    """Return what an indexed issue claimed when it was read."""
    base = summary.key.rpartition("_")[0] if grant_of(summary).problem else summary.key
    return Claim(base, summary.date, summary.path)


def grant_of(summary: IssueSummary) -> Grant:
    """Return what an indexed issue was granted."""
    return Grant(summary.key, next((row for row in summary.problems if row.code == DUPLICATE), None))


def under_key(bulletin: Bulletin, granted: Grant) -> Bulletin:
    """Return the bulletin under the key it was granted: its item ids begin with it."""
    if bulletin.key == granted.key and granted.problem is None:
        return bulletin
    begin = len(bulletin.key)
    items = tuple(replace(item, id=granted.key + item.id[begin:]) for item in bulletin.items)
    problems = (*bulletin.problems, *([granted.problem] if granted.problem else []))
    return replace(bulletin, key=granted.key, items=items, problems=problems)
