"""The archive as numbered items: what every question of this room is answered from.

Items are numbered from the oldest issue to the newest, those without a date first, so that a stretch of
days is a stretch of numbers.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

import msgspec
import numpy as np

from ccsearch.errors import NotFoundError
from ccsearch.knowledge.loading import TABLES, TEXTS, Reader, day_of, words_of
from ccsearch.knowledge.roles import bits
from ccsearch.knowledge.sayings import kind_bit
from ccsearch.knowledge.subjects import Subjects
from ccsearch.knowledge.tables import (
    ITEM,
    Column,
    Lists,
    Names,
    Places,
    Table,
    distinct,
    grouped,
    joined,
    laid_out,
    moved,
    picked,
    table_in,
)
from ccsearch.knowledge.texts import Texts, texts_of
from ccsearch.lexicon import Lexicon
from ccsearch.records import Item
from ccsearch.search.contract import Engine, Gist, Records, SaidGist

_WASTE = 4  # texts of items that are gone are put up with up to one part in so many
_PIECE = 64  # issues made into tables at a time


class Ref(msgspec.Struct, frozen=True):
    """An item as it is named elsewhere: its id, issue and date of issue, headings and title.

    ``opening`` is how its text begins where the title is only the name of a unit, or empty.
    """

    id: str
    issue: str
    date: date | None
    path: tuple[str, ...]
    title: str
    opening: str = ""


class Count(msgspec.Struct, frozen=True):
    """A value and how often it occurs."""

    value: str
    count: int


class Base:
    """All items of one state of the archive. Immutable; what is derived is made when first asked for.

    ``tables`` are those of :mod:`loading`, ``names`` and ``texts`` what they have numbers of; ``issues`` tells the
    digest of each issue they were read from. Numbers of texts mean the same in all bases of one ``origin``, the state
    in which everything was read.
    """

    def __init__(self, engine: Engine, lexicon: Lexicon, origin: str, names: Names, texts: Texts,
                 tables: Mapping[str, Table], issues: Mapping[str, str]) -> None:  # fmt: skip
        self.origin = origin
        self._engine = engine
        self.lexicon = lexicon
        self.names = names
        self.texts = texts
        self.tables = tables
        self.issues = issues

    @staticmethod
    def from_arrays(arrays: Table, engine: Engine, lexicon: Lexicon) -> "Base":
        """Return the base that :meth:`arrays` gave."""
        [origin], keys, digests = (Texts.from_arrays(arrays, name) for name in ("origin", "keys", "digests"))
        tables = {name: table_in(arrays, name) for name in TABLES}
        return Base(engine, lexicon, origin, Names(Texts.from_arrays(arrays, "names")), Texts.from_arrays(arrays, "texts"), tables,
                    dict(zip(keys, digests, strict=True)))  # fmt: skip

    def arrays(self) -> dict[str, Column]:
        """Return the base as arrays, each with a name."""
        texts = {"origin": texts_of([self.origin]), "names": texts_of(self.names), "texts": self.texts,
                 "keys": texts_of(self.issues), "digests": texts_of(self.issues.values())}  # fmt: skip
        return laid_out(self.tables) | {name: array for key, rows in texts.items()
                                        for name, array in rows.arrays(key).items()}  # fmt: skip

    def __len__(self) -> int:
        return self.count("items")

    @cached_property
    def ids(self) -> Column:
        """The id of each item, (n_items,) objects."""
        return np.fromiter(self.texts.some(self.tables["items"]["id"]), object, len(self))

    @property
    def days(self) -> Column:
        """The ordinal of the date of issue of each item, rising, 0 for none; (n_items,) int32."""
        return self.tables["items"]["day"]

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return len(self.tables[table][ITEM])

    def id(self, number: int) -> str:
        """Return the id of an item."""
        return self.texts[self.tables["items"]["id"][number]]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each item by its id."""
        return self.ids_of(np.arange(len(self)))

    def ids_of(self, numbers: Places) -> dict[str, int]:
        """Return the numbers of some items by their ids."""
        ids = self.texts.some(self.tables["items"]["id"][numbers])
        return dict(zip(ids, numbers.tolist(), strict=True))

    def of_issue(self, key: str) -> dict[str, int]:
        """Return the numbers of the items of an issue by their ids."""
        return self.ids_of(np.flatnonzero(self.tables["items"]["issue"] == self.names.known(key)))

    def between(self, since: date | None, until: date | None) -> range:
        """Return the numbers of the items issued from ``since`` to ``until``, both included; all where both are None.

        Items without a date belong to no stretch of days.
        """
        if since is None and until is None:
            return range(len(self))
        first, end = (since or date.min).toordinal(), (until or date.max).toordinal()
        low = int(np.searchsorted(self.days, max(first, 1)))
        return range(low, max(low, int(np.searchsorted(self.days, end, side="right"))))

    def found(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the items of these ids, those not held left out."""
        known = self.numbers.get
        return tuple(number for item_id in ids if (number := known(item_id)) is not None)

    def day(self, number: int) -> date | None:
        """Return the date of issue of an item."""
        return day_of(int(self.days[number]))

    def ref(self, number: int) -> Ref:
        """Return an item as it is named elsewhere."""
        rows = self.tables["items"]
        title, opening = (self.texts[rows[name][number]] for name in ("title", "opening"))
        return Ref(
            self.id(number), self.issue(number), self.day(number), self.paths[int(rows["path"][number])], title, opening
        )

    def issue(self, number: int) -> str:
        """Return the key of the issue of an item."""
        return self.names[int(self.tables["items"]["issue"][number])]

    @cached_property
    def paths(self) -> Mapping[int, tuple[str, ...]]:
        """The headings above items by the number that ``path`` has."""
        numbers = distinct(self.tables["items"]["path"]).tolist()
        return {number: tuple(self.names[number].split("\n")) if number else () for number in numbers}

    def items(self, numbers: Iterable[int]) -> dict[int, Item]:
        """Return items as they were read, texts and all; what another change of the index took away is left out."""
        issues: dict[str, list[int]] = {}
        for number in numbers:
            issues.setdefault(self.issue(number), []).append(number)
        found: dict[int, Item] = {}
        for key, wanted in issues.items():
            read, known = self._issue(key), self.ids_of(np.array(wanted, np.intp))
            found |= {number: read[item_id] for item_id, number in known.items() if item_id in read}
        return found

    def _issue(self, key: str) -> dict[str, Item]:
        try:
            return {item.id: item for item in self._engine.issue(key).bulletin.items}
        except NotFoundError:
            return {}

    def numbers_in(self, records: Records) -> Places:
        """Return the number of each item in the order of the records of the same state, (n_items,) intp."""
        keys, firsts = np.unique(self.tables["items"]["issue"], return_index=True)
        first = dict(zip(self.names.some(keys.tolist()), firsts.tolist(), strict=True))
        parts = [np.arange(first[line.key], first[line.key] + line.items) for line in records.issues() if line.items]
        return np.concatenate([np.empty(0, np.intp), *parts])

    def rows(self, table: str, number: int) -> range:
        """Return the rows of a table that an item has."""
        starts = self._starts[table]
        return range(int(starts[number]), int(starts[number + 1]))

    @cached_property
    def _starts(self) -> Mapping[str, Places]:
        numbers = np.arange(len(self) + 1)
        return {name: np.searchsorted(table[ITEM], numbers) for name, table in self.tables.items()}

    def named(self, table: str, number: int) -> Iterator[tuple[int, int]]:
        """Yield the number of each name that an item has in ``units`` or ``leaders``, and its roles."""
        rows, found = self.tables[table], self.rows(table, number)
        at = slice(found.start, found.stop)
        return zip(rows["name"][at].tolist(), rows["roles"][at].tolist(), strict=True)

    def with_role(self, table: str, number: int, *roles: str) -> tuple[str, ...]:
        """Return the ``units`` or ``leaders`` of an item that have one of the roles."""
        wanted = bits(roles)
        return tuple(self.names.some(name for name, own in self.named(table, number) if own & wanted))

    def places(self, number: int) -> tuple[str, ...]:
        """Return the places of an item."""
        rows = self.rows("places", number)
        return tuple(self.names.some(self.tables["places"]["name"][rows.start : rows.stop].tolist()))

    def lists(self, table: str) -> Lists:
        """Return the rows of ``units``, ``leaders`` or ``places`` by the number of the name."""
        return self._lists[table]

    @cached_property
    def _lists(self) -> Mapping[str, Lists]:
        return {name: grouped(self.tables[name]["name"], len(self.names)) for name in ("units", "leaders", "places")}

    def items_of(self, table: str, name: str, *roles: str) -> Places:
        """Return the numbers of the items of a unit, a leader or a place, rising; with one of the roles where given."""
        rows, number = self.tables[table], self.names.known(name)
        if not 0 <= number < len(self._lists[table].starts) - 1:
            return np.empty(0, np.intp)
        own = self._lists[table].of(number)
        if roles:
            own = own[(rows["roles"][own] & bits(roles)) != 0]
        return rows[ITEM][own].astype(np.intp)

    def roles_in(self, table: str, name: str) -> list[int]:
        """Return the roles of a unit or a leader in each of its items, in their order."""
        number = self.names.known(name)
        known = 0 <= number < len(self._lists[table].starts) - 1
        roles: list[int] = self.tables[table]["roles"][self._lists[table].of(number)].tolist() if known else []
        return roles

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """The number of items of each unit and each leader, by table, in the lexicon's order."""
        return {table: self._counted(self._lists[table]) for table in ("units", "leaders")}

    def _counted(self, lists: Lists) -> dict[str, int]:
        sizes = np.diff(lists.starts)
        found = np.flatnonzero(sizes).tolist()
        counts = dict(zip(self.names.some(found), sizes[found].tolist(), strict=True))
        return {name: counts[name] for name in self.ordered(counts)}

    @cached_property
    def kinds(self) -> Mapping[int, int]:
        """The kind of each unit of the lexicon that the archive names, as a bit, by the number of its name."""
        known = ((self.names.known(row.name), kind_bit(row.kind)) for row in self.lexicon.units)
        return {number: kind for number, kind in known if number >= 0}

    def said_at(self, table: Table) -> Places:
        """Return the number of the statement that each row of a table belongs to by item and place."""
        first = np.searchsorted(self.tables["said"][ITEM], table[ITEM])
        numbers: Places = first + table["place"] - 1
        return numbers

    def said_id(self, number: int) -> str:
        """Return the id of a statement: 709-2.s3."""
        rows = self.tables["said"]
        return f"{self.id(rows[ITEM][number])}.s{rows['place'][number]}"

    def said(self, number: int) -> SaidGist:
        """Return a statement by its number."""
        return _said.decode(self.texts[self.tables["said"]["said"][number]])

    def words(self, number: int) -> str:
        """Return the heading and the detail of a statement, a line each."""
        return words_of(self.said(number))

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Return names in the lexicon's order, unknown ones last by their characters."""
        return sorted(names, key=lambda name: (self.lexicon.order(name), name))


_said = msgspec.json.Decoder(SaidGist)


def _key_order(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdecimal() else (0, key)


def _order(rows: Table, names: Names) -> Places:
    """Return the rows of items in the order in which they are numbered."""
    keys = sorted(distinct(rows["issue"]).tolist(), key=lambda number: _key_order(names[number]))
    ranks = np.zeros(len(names), np.intp)
    ranks[keys] = np.arange(len(keys))
    return np.lexsort((rows["place"], ranks[rows["issue"]], rows["day"]))


def _places(rows: Table, names: Names, kept: Column) -> Places:
    """Return the number that each item is to have, -1 for those that are not of the mask ``kept``."""
    found = np.flatnonzero(kept)
    order = found[_order(picked(rows, found), names)]
    places = np.full(len(kept), -1, np.intp)
    places[order] = np.arange(len(order))
    return places


def _read(gists: Iterator[Gist], reader: Reader) -> dict[str, Table]:
    """Return the tables of issues, made of a piece of them at a time, so that little room is needed besides them."""
    parts = [reader.tables()]
    while piece := list(islice(gists, _PIECE)):
        for gist in piece:
            reader.read(gist)
        parts.append(reader.tables())
    return {name: joined([part[name] for part in parts]) for name in parts[0]}


@dataclass(frozen=True, slots=True)
class Change:
    """A base that follows another.

    ``moved`` tells where the items of the one before are now, -1 for those that are gone; ``fresh`` are the numbers of
    the items that it had not, and ``keys`` those of their issues.
    """

    base: Base
    moved: Places
    fresh: Places
    keys: Collection[str]


def read_base(
    records: Records, engine: Engine, lexicon: Lexicon, subjects: Subjects, old: Base | None = None
) -> Change:
    """Return what is kept of the items of a state; of issues that ``old`` has read already nothing is read again."""
    issues = {line.key: line.digest for line in records.issues()}
    known, before = (old.issues, len(old)) if old else ({}, 0)
    kept = {key for key, digest in issues.items() if known.get(key) == digest}
    fresh = [key for key in issues if key not in kept]
    names = Names(old.names if old else ())
    reader = Reader(lexicon, names, subjects, before, len(old.texts) if old else 0)
    tables, texts = _read(records.gists(fresh), reader), reader.texts.texts()
    if old is not None:
        tables = {name: joined([old.tables[name], table]) for name, table in tables.items()}
        texts = old.texts.plus(texts)
    places = _places(tables["items"], names, _staying(tables["items"], names, kept, before))
    tables = {name: moved(table, places) for name, table in tables.items()}
    origin = old.origin if old else records.state()
    base = Base(engine, lexicon, origin, names, texts, tables, issues)
    return Change(base, places[:before], np.sort(places[before:]), fresh)


def _staying(rows: Table, names: Names, kept: Iterable[str], before: int) -> Column:
    """Return which items are of one of the issues ``kept``, or come from ``before`` on; (n_items,) bool."""
    named = np.zeros(len(names), bool)
    named[[names.known(key) for key in kept]] = True
    stays: Column = named[rows["issue"]]
    stays[before:] = True
    return stays


def follow(records: Records, engine: Engine, lexicon: Lexicon, subjects: Subjects, old: Base | None) -> Change:
    """Return what is kept of a state, all read anew where the texts of items that are gone take too much room."""
    found = read_base(records, engine, lexicon, subjects, old)
    texts = sum(found.base.count(table) * len(columns) for table, columns in TEXTS.items())
    waste = len(found.base.texts) - texts
    return found if waste * _WASTE <= texts else read_base(records, engine, lexicon, subjects)
