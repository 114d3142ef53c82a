"""What may have come of a statement: later items on the same matter, as candidates with their reasons.

Nothing here says that anything was done: that is for people to judge from the reasons shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.roles import bits
from ccsearch.knowledge.sayings import GROUP, WAYS
from ccsearch.knowledge.subjects import Words
from ccsearch.knowledge.tables import (
    Column,
    Keys,
    Places,
    contains,
    distinct,
    expand_ranges,
    grouped,
    halves,
    paired_with,
    pairs_of,
)
from ccsearch.text import fold

WITHIN_DAYS = 60
"""Days after a statement in which an item is a candidate, by dates of issue."""

OWN = ("lead", "responsible", "partner")
ROLES = (*OWN, "also")
"""Roles of a unit in a later item that tie it to what was asked of it; the first are of its own work."""

LEAST_WEIGHT, LEAST_ALONE = 0.3, 0.5
"""A shared word below this weight tells nothing, beside a unit addressed and without one."""

UNIT_WORTH, ALSO_WORTH, MEMBER_WORTH, PLACE_WORTH, SUBJECT_WORTH = 1.5, 1.0, 0.5, 0.3, 0.5
"""What an addressed unit, one that only joined, a member of a group, a place and a subject of the lexicon add."""

ENOUGH = 2.4
"""A candidate has at least this score: the weights of its shared words, and what else is shared."""

TOGETHER, ALONE = 2, 3
"""Shared words that a candidate needs beside a unit, unless one is a subject of the lexicon; and without one."""

LIKE = "≈"
"""Between a word and its synonym."""

MOST = 5
"""Candidates kept of a statement."""

_GROUP = list(WAYS).index(GROUP)
_HAIR = 1e-9  # sums of the same weights differ by their order


class FollowUp(msgspec.Struct, frozen=True):
    """A later item that may follow a statement, and why.

    ``days`` from issue to issue; ``units`` addressed that take part; ``members`` those of a group
    addressed; ``words`` and ``places`` shared. A word that the item has as a synonym is told with it: 文明养犬≈遛狗不牵绳.
    """

    item: Ref
    days: int
    score: float
    units: tuple[str, ...]
    members: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]


def reasons(found: FollowUp) -> str:
    """Return why an item is a candidate: 同单位 城子街道；共同词 楼道、乱堆放."""
    kinds = {"同单位": found.units, "同属所指群体": found.members, "共同词": found.words, "同地点": found.places}
    return "；".join(f"{label} {'、'.join(values)}" for label, values in kinds.items() if values)


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of a statement and a later item that may follow it, and what they share; (n,) each.

    ``tokens`` are the shared words by ``owners``, the place of their pair, which rises. ``worth`` is the score without what
    members of groups and places may add.
    """

    said: Places
    items: Places
    worth: Column
    owners: Places
    tokens: Places


@dataclass(frozen=True, slots=True)
class _Token:
    """A subject word of any statement: the word, what it tells, whether the lexicon has it as a subject, and its items.

    Of a word that tells too little, items are not kept.
    """

    word: str
    weight: float
    subject: bool
    items: Column


def _token(words: Words, word: str) -> _Token:
    items = words.items(word)
    weight = words.worth(len(items))
    return _Token(word, weight, words.known_subject(word), items if weight >= LEAST_WEIGHT else items[:0])


def _keys(tokens: Sequence[_Token]) -> Keys:
    """Return tokens by number and the items that have each, as pairs, rising."""
    ends = np.cumsum([0, *(len(token.items) for token in tokens)]).tolist()
    keys = np.empty(ends[-1], np.uint64)
    for number, (token, first, end) in enumerate(zip(tokens, ends, ends[1:], strict=False)):
        np.add(token.items, np.uint64(number << 32), out=keys[first:end])
    return keys


class Tracker:
    """Looks for what may have come of statements."""

    def __init__(self, base: Base, words: Words) -> None:
        self._base = base
        self._words = words
        self._tokens, said, self._of_own = self._vocabulary(words)
        self._weights = np.array([token.weight for token in self._tokens])
        self._known = np.array([token.subject for token in self._tokens], bool)
        self._own = grouped(said, base.count("said"))
        self._items = _keys(self._tokens)

    def _vocabulary(self, words: Words) -> tuple[list[_Token], Places, Places]:
        """Return the words of all statements, and which statement has which: statements rising, and words by number."""
        table, names = self._base.tables["subjects"], self._base.names
        numbers = distinct(table["word"])
        usual: dict[str, int] = {}
        token_of = np.zeros(len(names), np.intp)
        token_of[numbers] = [usual.setdefault(words.usual(word), len(usual)) for word in names.some(numbers.tolist())]
        rows = distinct(pairs_of(self._base.said_at(table), token_of[table["word"]]))
        return [_token(words, word) for word in usual], *halves(rows)

    @cached_property
    def _busy(self) -> tuple[Keys, Column]:
        """Units at work in items: unit and item as one number, rising, and whether the work is its own."""
        table = self._base.tables["units"]
        rows = np.flatnonzero(table["roles"] & bits(ROLES))
        keys = pairs_of(table["name"][rows], table["item"][rows])
        order = np.argsort(keys, kind="stable")
        return keys[order], (table["roles"][rows][order] & bits(OWN)) != 0

    @cached_property
    def _at_work(self) -> Column:
        """Whether any unit is at work in an item, (n_items,) bool."""
        found = np.zeros(len(self._base), bool)
        found[halves(self._busy[0])[1]] = True
        return found

    @cached_property
    def _kinds_at_work(self) -> Column:
        """The kinds of the units at work in an item, a bit each, (n_items,) uint16."""
        kinds, found = np.zeros(len(self._base.names), np.uint16), np.zeros(len(self._base), np.uint16)
        kinds[[*self._base.kinds]] = [*self._base.kinds.values()]
        units, items = halves(self._busy[0])
        np.bitwise_or.at(found, items, kinds[units])
        return found

    def _may_add(self, said: Places, items: Places) -> Column:
        """Return what members of groups and places may add to the worth of pairs at most, (n_pairs,)."""
        groups = self._base.tables["said"]["kinds"][said] & self._kinds_at_work[items]
        placed = contains(self._base.tables["places"]["item"], items)
        most: Column = MEMBER_WORTH * (groups != 0) + PLACE_WORTH * placed
        return most

    @cached_property
    def _addressed(self) -> Keys:
        """Statements and the units each is for by name or by a visit, as pairs, rising."""
        table = self._base.tables["addressees"]
        rows = table["way"] != _GROUP
        return distinct(pairs_of(self._base.said_at(table)[rows], table["name"][rows]))

    def _span(self, said: Places) -> tuple[Places, Places]:
        """Return for statements the first item after each, and the end of those within the days allowed."""
        days = self._base.days
        when = days[self._base.tables["said"]["item"][said]]
        first = np.searchsorted(days, when + 1)
        end = np.where(when > 0, np.searchsorted(days, when + WITHIN_DAYS, side="right"), first)
        return first, end

    def _asked(self, said: Places) -> Shared:
        """Return what statements share with later items in which a unit they are for is at work."""
        owners, units = halves(self._addressed)
        rows = np.flatnonzero(contains(said, owners))
        owners, units = owners[rows], units[rows]
        busy, own = self._busy
        first, end = self._span(owners)
        lows = np.searchsorted(busy, pairs_of(units, first))
        at, found = expand_ranges(lows, np.searchsorted(busy, pairs_of(units, end)) - lows)
        keys = pairs_of(owners[at], halves(busy[found])[1])
        pairs = distinct(keys)
        itself = np.zeros(len(pairs), bool)
        np.logical_or.at(itself, np.searchsorted(pairs, keys), own[found])
        return self._sharing(*halves(pairs), np.where(itself, UNIT_WORTH, ALSO_WORTH))

    def _sharing(self, said: Places, items: Places, worth: Column) -> Shared:
        """Return pairs with the words they share."""
        rows, owners = self._own.all_of(said)
        telling = np.flatnonzero(self._weights[self._of_own[rows]] >= LEAST_WEIGHT)
        tokens, owners = self._of_own[rows[telling]], owners[telling]
        kept = contains(self._items, pairs_of(tokens, items[owners]))
        return self._judged(said, items, worth, owners[kept], tokens[kept], TOGETHER)

    def _unasked(self, said: Places) -> Shared:
        """Return what statements that are for no unit share with later items in which any unit is at work."""
        rows, owners = self._own.all_of(said)
        tokens = self._of_own[rows]
        kept = self._weights[tokens] >= LEAST_ALONE
        tokens, owners = tokens[kept], owners[kept]
        first, end = self._span(said)
        lows = np.searchsorted(self._items, pairs_of(tokens, first[owners]))
        at, found = expand_ranges(lows, np.searchsorted(self._items, pairs_of(tokens, end[owners])) - lows)
        items = halves(self._items[found])[1]
        busy = self._at_work[items]
        keys, tokens = pairs_of(said[owners[at]], items)[busy], tokens[at][busy]
        pairs = distinct(keys)
        return self._judged(*halves(pairs), np.zeros(len(pairs)), np.searchsorted(pairs, keys), tokens, ALONE)

    def _judged(self, said: Places, items: Places, worth: Column, owners: Places, tokens: Places, least: int) -> Shared:
        """Return the pairs that share enough words, and may have a score that is enough."""
        shared = np.bincount(owners, minlength=len(said))
        subject = np.bincount(owners, self._known[tokens], len(said)) > 0
        worth = worth + np.bincount(owners, self._weights[tokens], len(said)) + SUBJECT_WORTH * subject
        enough = (shared >= least) | (subject if least == TOGETHER else False)
        kept = np.flatnonzero(enough & (worth + self._may_add(said, items) >= ENOUGH - _HAIR))
        moved = np.full(len(said), -1)
        moved[kept] = np.arange(len(kept))
        own = np.flatnonzero(moved[owners] >= 0)
        own = own[np.argsort(owners[own], kind="stable")]
        return Shared(said[kept], items[kept], worth[kept], moved[owners[own]], tokens[own])

    def shared(self, said: Places) -> tuple[Shared, Shared]:
        """Return the pairs of some statements, which rise, and later items: those for units and all others."""
        asked = contains(halves(self._addressed)[0], said)
        return self._asked(said[asked]), self._unasked(said[~asked])

    @cached_property
    def followed(self) -> Column:
        """Whether each statement has a candidate, (n_said,) bool."""
        found = np.zeros(self._base.count("said"), bool)
        for pairs in self.shared(np.arange(len(found))):
            found[pairs.said[pairs.worth >= ENOUGH]] = True
            for at in np.flatnonzero(~found[pairs.said]).tolist():
                said = int(pairs.said[at])
                found[said] = found[said] or self._enough(float(pairs.worth[at]), said, int(pairs.items[at]))
        return found

    def _enough(self, worth: float, said: int, item: int) -> bool:
        """Return whether what members of groups and places add to the worth of a pair makes it enough."""
        worth += MEMBER_WORTH * bool(self._units(said, item)[1])
        lacking = ENOUGH - _HAIR - worth
        return lacking <= 0 or (lacking <= PLACE_WORTH and bool(self._places(said, item)))

    def of(self, places: Iterable[int]) -> dict[int, tuple[FollowUp, ...]]:
        """Return the candidates of statements, the likeliest first, then the earliest, then by id; at most ``MOST``.

        A candidate shares subject words with the statement, and a unit that it names or that was visited
        then; where it names nobody or a group, at least ``ALONE`` words.
        """
        said = np.array(sorted(places), np.intp)
        found: dict[int, list[FollowUp]] = {place: [] for place in said.tolist()}
        for pairs in self.shared(said):
            for at, place in enumerate(pairs.said.tolist()):
                one = self._follow_up(pairs, at)
                if one is not None:
                    found[place].append(one)
        for rows in found.values():
            rows.sort(key=lambda one: (-one.score, one.days, one.item.id))
        return {place: tuple(rows[:MOST]) for place, rows in found.items()}

    def _follow_up(self, pairs: Shared, at: int) -> FollowUp | None:
        """Return a pair as a candidate with its reasons, or None where its score is not enough."""
        said, item = int(pairs.said[at]), int(pairs.items[at])
        units, members = self._units(said, item)
        places = self._places(said, item)
        score = float(pairs.worth[at]) + MEMBER_WORTH * bool(members) + PLACE_WORTH * bool(places)
        if score < ENOUGH - _HAIR:
            return None
        first, end = np.searchsorted(pairs.owners, (at, at + 1)).tolist()
        tokens = [self._tokens[token] for token in pairs.tokens[first:end].tolist()]
        words = [self._told(said, item, token.word)
                 for token in sorted(tokens, key=lambda token: (-token.weight, token.word))]  # fmt: skip
        days = int(self._base.days[item] - self._base.days[self._base.tables["said"]["item"][said]])
        return FollowUp(self._base.ref(item), days, round(score, 3), units, members, tuple(words), places)

    def _told(self, said: int, item: int, usual: str) -> str:
        """Return a shared word as the statement has it, and as the item has it where that is a synonym."""
        text, forms = fold(self._base.words(said)), self._words.forms_in(usual, item)
        own = next((form for form in self._words.forms(usual) if form in text), usual)
        return own if own in forms or not forms else f"{own}{LIKE}{forms[0]}"

    def _units(self, said: int, item: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the units at work in an item that a statement is for, and those of a group it is for."""
        base, wanted = self._base, bits(ROLES)
        kinds = int(base.tables["said"]["kinds"][said])
        addressed = set(paired_with(self._addressed, said).tolist())
        busy = [int(name) for name, roles in base.named("units", item) if roles & wanted]
        units = [name for name in busy if name in addressed]
        members = [name for name in busy if name not in addressed and kinds & base.kinds.get(name, 0)]
        return tuple(base.names.some(units)), tuple(base.names.some(members))

    def _places(self, said: int, item: int) -> tuple[str, ...]:
        """Return the places of an item that a statement names, or that its own item has."""
        base = self._base
        places = base.places(item)
        if not places:
            return ()
        text, own = base.words(said), set(base.places(int(base.tables["said"]["item"][said])))
        return tuple(place for place in places if place in own or place in text)
