"""兄弟单位: what each unit did about a subject, a line a unit, newest first."""

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from ccsearch.knowledge.base import Base, Ref
from ccsearch.knowledge.roles import DOING, bits
from ccsearch.knowledge.tables import ITEM, Places, grouped
from ccsearch.records import Item
from ccsearch.text import fold

LONGEST = 120
"""Characters of a passage shown."""

FIGURES = 5
"""Numbers shown of one report."""


class Deed(msgspec.Struct, frozen=True):
    """What a unit did: the item, whether it led (主报) or joined (也开展), the telling passage, its numbers.

    Passage and numbers are those of who led; one that joined has neither.
    """

    item: Ref
    role: str
    passage: str
    figures: tuple[str, ...]


class Peer(msgspec.Struct, frozen=True):
    """One unit: how many of the items it reported or joined, and what it did, newest first."""

    unit: str
    items: int
    deeds: tuple[Deed, ...]


def query_words(query: str) -> tuple[str, ...]:
    """Return the plain words of a query, folded; names of fields and operators left out."""
    typed = re.sub(r"\w+[:：]", " ", fold(query))
    return tuple(
        word for word in re.findall(r"[^\s\"'()]+", typed) if word not in {"and", "or", "not", "且", "或", "非"}
    )


def passage(text: str, words: Sequence[str]) -> str:
    """Return the first sentence that has one of the words, else the first of all; at most ``LONGEST`` characters."""
    sentences = [part for part in re.split(r"(?<=[。！？\n])", text) if part.strip()]
    folded = [fold(part) for part in sentences]
    told = next((place for place, part in enumerate(folded) if any(word in part for word in words)), 0)
    found = sentences[told].strip() if sentences else ""
    return found if len(found) <= LONGEST else f"{found[: LONGEST - 1]}…"


_LEAD = bits(DOING[:1])


class Peers:
    """The units that did something in some items, whoever did so last first, then by the lexicon.

    ``numbers`` are those of the items, newest first.
    """

    def __init__(self, base: Base, numbers: Sequence[int], words: Sequence[str]) -> None:
        self._base = base
        self._words = words
        self._done = self._by_unit(np.array(numbers, np.intp))
        self._order = sorted(self._done, key=lambda unit: (-self._day(unit), base.lexicon.order(unit), unit))

    def __len__(self) -> int:
        return len(self._order)

    def _by_unit(self, numbers: Places) -> dict[str, Places]:
        """Return for each unit the rows of its reports, in the order of the items."""
        table = self._base.tables["units"]
        ranks = np.full(len(self._base), len(numbers), np.intp)
        ranks[numbers] = np.arange(len(numbers))
        rows = np.flatnonzero((ranks[table[ITEM]] < len(numbers)) & ((table["roles"] & bits(DOING)) != 0))
        rows = rows[np.argsort(ranks[table[ITEM][rows]], kind="stable")]
        lists = grouped(table["name"][rows], len(self._base.names))
        found = np.flatnonzero(np.diff(lists.starts)).tolist()
        return {self._base.names[name]: rows[lists.of(name)] for name in found}

    def _day(self, unit: str) -> int:
        return int(self._base.days[self._base.tables["units"][ITEM][self._done[unit][0]]])

    def rows(self, deeds: int, shown: slice = slice(None)) -> tuple[Peer, ...]:
        """Return some of the units with so many of their deeds at most, the newest."""
        table, units = self._base.tables["units"], self._order[shown]
        wanted = {unit: self._done[unit][:deeds] for unit in units}
        leads = [int(table[ITEM][row]) for rows in wanted.values() for row in rows if table["roles"][row] & _LEAD]
        items = self._base.items(dict.fromkeys(leads))
        return tuple(Peer(unit, len(self._done[unit]), tuple(self._deed(int(row), items) for row in rows))
                     for unit, rows in wanted.items())  # fmt: skip

    def _deed(self, row: int, items: dict[int, Item]) -> Deed:
        table = self._base.tables["units"]
        number = int(table[ITEM][row])
        ref, item = self._base.ref(number), items.get(number)
        if item is None or not table["roles"][row] & _LEAD:
            return Deed(ref, DOING[0] if table["roles"][row] & _LEAD else DOING[1], "", ())
        figures = tuple(f"{figure.noun or ''}{figure.text}" for figure in item.figures[:FIGURES])
        return Deed(ref, DOING[0], passage(item.text or item.title, self._words), figures)
