"""Issues read into tables: what is kept in memory of every item, which is all but its text."""

from array import array
from collections.abc import Mapping
from datetime import date

import numpy as np

from ccsearch.knowledge.openings import Openings, opening
from ccsearch.knowledge.roles import bits
from ccsearch.knowledge.sayings import WAYS, addressees, kinds_of
from ccsearch.knowledge.subjects import Subjects
from ccsearch.knowledge.tables import Names, Table
from ccsearch.knowledge.traces import traced
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Gist, ItemGist, SaidGist

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "items": {
        "item": "u4",
        "id": "O",
        "title": "O",
        "opening": "O",
        "issue": "O",
        "path": "O",
        "day": "i4",
        "place": "u4",
    },
    "units": {"item": "u4", "name": "u4", "roles": "u2"},
    "leaders": {"item": "u4", "name": "u4", "roles": "u2"},
    "places": {"item": "u4", "name": "u4"},
    "figures": {"item": "u4", "noun": "u4", "unit": "u4", "value": "f8", "approximate": "?"},
    "said": {"item": "u4", "place": "u4", "speaker": "u4", "kinds": "u2", "said": "O"},
    "addressees": {"item": "u4", "place": "u4", "name": "u4", "way": "u1"},
    "subjects": {"item": "u4", "place": "u4", "word": "u4"},
}
"""The tables and the columns of each, with NumPy's types.

``opening`` is how the text of an item begins whose title tells too little, ``path`` the headings above an item, ``day`` the ordinal of the date of issue (0 for none), ``place`` the place
of an item in its issue or of a statement in its item, ``kinds`` the groups a statement speaks to, ``word`` one of
its subject words. ``name``, ``noun``, ``unit``, ``speaker`` and ``word`` are numbers of names.
"""

_WAYS = {way: number for number, way in enumerate(WAYS)}


def words_of(said: SaidGist) -> str:
    """Return the heading and the detail of a statement, a line each."""
    return "\n".join(part for part in (said.heading, said.text) if part)


class Reader:
    """Reads issues into rows, the items numbered from ``first`` in the order of reading."""

    def __init__(self, lexicon: Lexicon, names: Names, subjects: Subjects, first: int = 0) -> None:
        self.lexicon = lexicon
        self.names = names
        self._subjects = subjects
        self._next = first
        self._paths: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._openings = Openings(lexicon)
        self._clear()

    def _clear(self) -> None:
        self._objects: dict[str, list[object]] = {f"{name}.{column}": [] for name in COLUMNS for column in COLUMNS[name]
                                                  if COLUMNS[name][column] == "O"}  # fmt: skip
        self._numbers = {name: array("q") for name in COLUMNS}
        self._values = array("d")
        self._texts: list[str] = []

    def read(self, gist: Gist) -> None:
        """Take the items of an issue."""
        day, objects = gist.date.toordinal() if gist.date else 0, self._objects
        for place, item in enumerate(gist.items):
            number = self._next
            self._next += 1
            self._numbers["items"].extend((number, day, place))
            objects["items.id"].append(item.id)
            objects["items.title"].append(item.title)
            objects["items.opening"].append(opening(item.text) if self._openings.needed(item) else "")
            objects["items.issue"].append(gist.key)
            objects["items.path"].append(self._paths.setdefault(item.path, item.path))
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
        numbers["said"].extend((number, place, name(said.leader or ""), kinds_of(text)))
        self._objects["said.said"].append(said)
        for row in addressees(said, item, self.lexicon):
            numbers["addressees"].extend((number, place, name(row.name), _WAYS[row.way]))
        for word in self._subjects.of(text):
            numbers["subjects"].extend((number, place, name(word)))
        self._texts.append(text)

    def tables(self) -> dict[str, Table]:
        """Return what was read since they were asked for last."""
        made = {name: self._table(name) for name in COLUMNS}
        sketches, traces = traced(self._texts)
        owners, said = traces["item"], made["said"]
        made["traces"] = {**traces, "item": said["item"][owners], "place": said["place"][owners]}
        made["said"] = {**said, "sketch": sketches}
        self._clear()
        return made

    def _table(self, name: str) -> Table:
        """Return one table: columns of numbers, of values, and of objects."""
        columns = COLUMNS[name]
        numbers = [column for column, kind in columns.items() if kind not in ("O", "f8")]
        rows = np.array(self._numbers[name], np.int64).reshape(-1, len(numbers))
        found = {column: rows[:, place].astype(columns[column]) for place, column in enumerate(numbers)}
        if "value" in columns:
            found["value"] = np.array(self._values, np.float64)
        for column in columns:
            objects = self._objects.get(f"{name}.{column}")
            if objects is not None:
                found[column] = np.fromiter(objects, object, len(objects))
        return found


def day_of(ordinal: int) -> date | None:
    """Return the date of an ordinal, None for 0."""
    return date.fromordinal(ordinal) if ordinal else None
