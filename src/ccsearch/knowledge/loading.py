"""Issues read into tables: what is kept in memory of every item, which is all but its text."""

from array import array
from collections.abc import Mapping
from datetime import date

import msgspec
import numpy as np

from ccsearch.knowledge.openings import Openings, opening
from ccsearch.knowledge.roles import bits
from ccsearch.knowledge.sayings import WAYS, addressees, kinds_of
from ccsearch.knowledge.subjects import Subjects
from ccsearch.knowledge.tables import Names, Table
from ccsearch.knowledge.texts import Writer
from ccsearch.knowledge.traces import traced
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Gist, ItemGist, SaidGist

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "items": {
        "item": "u4",
        "id": "u4",
        "title": "u4",
        "opening": "u4",
        "issue": "u4",
        "path": "u4",
        "day": "i4",
        "place": "u4",
    },
    "units": {"item": "u4", "name": "u4", "roles": "u2"},
    "leaders": {"item": "u4", "name": "u4", "roles": "u2"},
    "places": {"item": "u4", "name": "u4"},
    "figures": {"item": "u4", "noun": "u4", "unit": "u4", "value": "f8", "approximate": "?"},
    "said": {"item": "u4", "place": "u4", "speaker": "u4", "kinds": "u2", "said": "u4"},
    "addressees": {"item": "u4", "place": "u4", "name": "u4", "way": "u1"},
    "subjects": {"item": "u4", "place": "u4", "word": "u4"},
}
"""The tables and the columns of each, with NumPy's types.

``opening`` is how the text of an item begins whose title tells too little, ``path`` the headings above an item, a line
each, ``day`` the ordinal of the date of issue (0 for none), ``place`` the place of an item in its issue or of a statement in
its item, ``kinds`` the groups a statement speaks to, ``word`` one of its subject words, ``said`` a statement as JSON.
``name``, ``noun``, ``unit``, ``speaker``, ``word``, ``issue`` and ``path`` are numbers of names; ``id``, ``title``,
``opening`` and ``said`` numbers of texts.
"""

TABLES = (*COLUMNS, "traces")
"""All tables; ``traces`` has what :mod:`traces` keeps of statements, and so has the column ``sketch`` of ``said``."""

TEXTS = {"items": ("id", "title", "opening"), "said": ("said",)}
"""The columns that are numbers of texts, by their tables."""

_WAYS = {way: number for number, way in enumerate(WAYS)}


def words_of(said: SaidGist) -> str:
    """Return the heading and the detail of a statement, a line each."""
    return "\n".join(part for part in (said.heading, said.text) if part)


class Reader:
    """Reads issues into rows, the items numbered from ``first`` in the order of reading, their texts from ``texts``."""

    def __init__(self, lexicon: Lexicon, names: Names, subjects: Subjects, first: int = 0, texts: int = 0) -> None:
        self.lexicon = lexicon
        self.names = names
        self.texts = Writer(texts)
        self._subjects = subjects
        self._next = first
        self._openings = Openings(lexicon)
        self._clear()

    def _clear(self) -> None:
        self._numbers = {name: array("q") for name in COLUMNS}
        self._values = array("d")
        self._words: list[str] = []

    def read(self, gist: Gist) -> None:
        """Take the items of an issue."""
        day, name, text = gist.date.toordinal() if gist.date else 0, self.names.number, self.texts.add
        for place, item in enumerate(gist.items):
            number = self._next
            self._next += 1
            begins = opening(item.text) if self._openings.needed(item) else ""
            self._numbers["items"].extend((number, text(item.id), text(item.title), text(begins), name(gist.key),
                                           name("\n".join(item.path)), day, place))  # fmt: skip
            self._facts(number, item)
            for at, said in enumerate(item.statements, 1):
                self._said(number, at, said, item)

    def _facts(self, number: int, item: ItemGist) -> None:
        numbers, name = self._numbers, self.names.number
        for table, named in (("units", item.units), ("leaders", item.leaders)):
            for row in named:
                numbers[table].extend((number, name(row.name), bits(row.roles)))
        for place in item.places:
            numbers["places"].extend((number, name(place)))
        for figure in item.figures:
            numbers["figures"].extend((number, name(figure.noun or ""), name(figure.unit), figure.approximate))
            self._values.append(figure.value)

    def _said(self, number: int, place: int, said: SaidGist, item: ItemGist) -> None:
        numbers, name, text = self._numbers, self.names.number, words_of(said)
        whole = msgspec.json.encode(said).decode()
        numbers["said"].extend((number, place, name(said.leader or ""), kinds_of(text), self.texts.add(whole)))
        for row in addressees(said, item, self.lexicon):
            numbers["addressees"].extend((number, place, name(row.name), _WAYS[row.way]))
        for word in self._subjects.of(text):
            numbers["subjects"].extend((number, place, name(word)))
        self._words.append(text)

    def tables(self) -> dict[str, Table]:
        """Return what was read since they were asked for last."""
        made = {name: self._table(name) for name in COLUMNS}
        sketches, traces = traced(self._words)
        owners, said = traces["item"], made["said"]
        made["traces"] = {**traces, "item": said["item"][owners], "place": said["place"][owners]}
        made["said"] = {**said, "sketch": sketches}
        self._clear()
        return made

    def _table(self, name: str) -> Table:
        """Return one table: columns of numbers and of values."""
        columns = COLUMNS[name]
        numbers = [column for column, kind in columns.items() if kind != "f8"]
        rows = np.array(self._numbers[name], np.int64).reshape(-1, len(numbers))
        found = {column: rows[:, place].astype(columns[column]) for place, column in enumerate(numbers)}
        if "value" in columns:
            found["value"] = np.array(self._values, np.float64)
        return found


def day_of(ordinal: int) -> date | None:
    """Return the date of an ordinal, None for 0."""
    return date.fromordinal(ordinal) if ordinal else None
