"""The sample archive as it was read by hand, in an index of its own, and the lexicon of its district."""

import json
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from ccsearch.knowledge import Library
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.records import Bulletin, from_json
from ccsearch.search import StoredIssue, open_engine, open_store

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def lexicon() -> Lexicon:
    return load_lexicon(SAMPLES / "archive" / "lexicon.toml")


@cache
def bulletins() -> tuple[Bulletin, ...]:
    paths = sorted((SAMPLES / "expected").glob("*.json"))
    return tuple(from_json(json.loads(path.read_text("utf-8"))) for path in paths)


def items():
    """Yield (bulletin, item) of the whole archive: what independent counts are made of."""
    for bulletin in bulletins():
        for item in bulletin.items:
            yield bulletin, item


def stored(bulletin, digest="0"):
    return StoredIssue(f"{bulletin.key}.txt", digest, 0.0, "", bulletin)


class Shelf:
    """An index of its own in a folder, and what is known of it."""

    def __init__(self, folder, lexicon=None):
        self._lexicon = lexicon or globals()["lexicon"]()
        self._settings = SimpleNamespace(engine="whoosh", index=folder / "index")
        self.store = open_store(self._settings, self._lexicon)
        self.engine = open_engine(self._settings, self._lexicon)
        self.library = self.anew()

    def anew(self):
        """Return a library that has read nothing yet."""
        return Library(self.engine, self._lexicon)

    def put(self, rows, removed=(), digest="0"):
        self.store.update([stored(row, digest) for row in rows], removed)
        return self


def with_role(named, *roles):
    return [row.name for row in named if set(roles) & set(row.roles)]
