"""Statements said again: near-duplicates over time, grouped."""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ccsearch.knowledge.sayings import Saying
from ccsearch.text import fold

SHINGLE = 6
"""Characters of a passage that two statements share before they are compared at all."""

ALIKE = 0.6
"""Share of pairs of neighbouring characters, of all that either has, from which on two statements are one."""

SHORTEST = 10
"""Letters of a statement that can be said again; shorter ones are slogans."""

LATEST = 6
"""Statements of one passage that a later one is compared with: the last so many."""


class Repeat(msgspec.Struct, frozen=True):
    """One requirement said several times: ids of its statements from first to last, and their dates.

    ``times`` counts items: what several said together was said once.
    """

    ids: tuple[str, ...]
    times: int
    first: date | None
    last: date | None


def plain(text: str) -> str:
    """Return a text folded, with its letters and digits alone."""
    return "".join(filter(str.isalnum, fold(text)))


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two sets are, from 0 to 1.

    Source: Jaccard index (Jaccard 1901), over shingles (Broder 1997).
    """
    return len(one & other) / max(len(one | other), 1)


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _near(number: int, text: str, seen: dict[str, list[int]]) -> Iterator[int]:
    """Yield the earlier statements that share a passage with one, each once, and note its own passages."""
    found: dict[int, None] = {}
    for at in range(len(text) - SHINGLE + 1):
        row = seen.setdefault(text[at : at + SHINGLE], [])
        found.update(dict.fromkeys(row[-LATEST:]))
        if not row or row[-1] != number:
            row.append(number)
    yield from (other for other in found if other != number)


def _repeat(rows: Sequence[Saying]) -> Repeat:
    days = [row.ref.date for row in rows if row.ref.date]
    times = len({row.ref.id for row in rows})
    return Repeat(tuple(row.id for row in rows), times, min(days, default=None), max(days, default=None))


def repeats(sayings: Sequence[Saying]) -> dict[str, Repeat]:
    """Return for the id of each statement that was said in more than one item the group it belongs to."""
    texts = [plain(saying.text) for saying in sayings]
    sets = [bigrams(text) for text in texts]
    parents = list(range(len(sayings)))
    seen: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for other in _near(number, text, seen) if len(text) >= SHORTEST else ():
            if _root(parents, other) != _root(parents, number) and likeness(sets[number], sets[other]) >= ALIKE:
                parents[_root(parents, number)] = _root(parents, other)
    groups: dict[int, list[Saying]] = {}
    for number, saying in enumerate(sayings):
        groups.setdefault(_root(parents, number), []).append(saying)
    made = (_repeat(rows) for rows in groups.values() if len(rows) > 1)
    return {said: group for group in made if group.times > 1 for said in group.ids}
