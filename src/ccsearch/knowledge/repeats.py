"""Statements said again: near-duplicates over time, grouped."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base
from ccsearch.knowledge.tables import Keys, distinct, halves, pairs_of
from ccsearch.knowledge.traces import alike

ALIKE = 0.6
"""Share of pairs of neighbouring letters, of all that either has, from which on two statements are one."""

LATEST = 6
"""Statements of one passage that a later one is compared with: the last so many."""

_PIECE = 4096  # pairs compared at a time


class Repeat(msgspec.Struct, frozen=True):
    """One requirement said several times: ids of its statements from first to last, and their dates.

    ``times`` counts items: what several said together was said once.
    """

    ids: tuple[str, ...]
    times: int
    first: date | None
    last: date | None


def _near(base: Base) -> Keys:
    """Return the pairs of statements that share a passage, the later one first, each pair once."""
    table = base.tables["traces"]
    said = base.said_at(table)
    order = np.lexsort((said, table["trace"]))
    traces, said = table["trace"][order], said[order]
    found = [np.empty(0, np.uint64)]
    for step in range(1, LATEST + 1):
        same = np.flatnonzero(traces[step:] == traces[:-step])
        found.append(pairs_of(said[same + step], said[same]))
    return distinct(np.concatenate(found))


def _alike(base: Base) -> Iterator[tuple[int, int]]:
    """Yield the pairs of statements that are one."""
    sketches = base.tables["said"]["sketch"]
    pairs = _near(base)
    for first in range(0, len(pairs), _PIECE):
        later, earlier = halves(pairs[first : first + _PIECE])
        same = alike(sketches[later], sketches[earlier]) >= ALIKE
        yield from zip(later[same].tolist(), earlier[same].tolist(), strict=True)


def _repeat(base: Base, said: Sequence[int]) -> Repeat:
    items = base.tables["said"]["item"][list(said)].tolist()
    days = [day for item in items if (day := base.day(item))]
    ids = tuple(base.said_id(number) for number in said)
    return Repeat(ids, len(set(items)), min(days, default=None), max(days, default=None))


def repeats(base: Base) -> Mapping[int, Repeat]:
    """Return for each statement that was said in more than one item the group it belongs to."""
    parents: dict[int, int] = {}
    for later, earlier in _alike(base):
        first, second = (_root_of(parents, number) for number in (later, earlier))
        parents[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = {}
    for number in sorted(parents):
        groups.setdefault(_root_of(parents, number), []).append(number)
    made = ((rows, _repeat(base, rows)) for rows in groups.values() if len(rows) > 1)
    return {number: group for rows, group in made if group.times > 1 for number in rows}


def _root_of(parents: dict[int, int], number: int) -> int:
    """Return the first of the group that a statement belongs to so far."""
    root = number
    while (above := parents.setdefault(root, root)) != root:
        root = above
    while parents[number] != root:
        parents[number], number = root, parents[number]
    return root
