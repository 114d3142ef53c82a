"""What is known follows the index: read once for a state, and again when that has changed."""

from types import SimpleNamespace

import pytest

from ccsearch.errors import IndexUnavailableError
from ccsearch.knowledge import Library
from ccsearch.search import StoredIssue, open_engine, open_store
from knowledge.samples import bulletins, lexicon


def stored(bulletin):
    return StoredIssue(f"{bulletin.key}.txt", bulletin.key, 0.0, "", bulletin)


def test_what_is_known_follows_the_index(tmp_path):
    settings = SimpleNamespace(engine="whoosh", index=tmp_path / "index")
    store = open_store(settings, lexicon())
    store.rebuild(map(stored, bulletins()[:3]))
    engine = open_engine(settings, lexicon())
    library = Library(engine, lexicon())
    first = library.knowledge()
    assert library.knowledge() is first
    assert len(first.base.entries) == engine.totals().items
    store.update(map(stored, bulletins()[3:5]), ["101"])
    second = library.knowledge()
    assert second is not first
    assert len(second.base.entries) == engine.totals().items
    assert len(second.ledger.sayings) == engine.totals().statements
    assert {entry.ref.issue for entry in second.base.entries} == {"102", "103", "104", "106"}
    assert len(first.ledger.sayings) == sum(len(item.statements) for row in bulletins()[:3] for item in row.items)
    engine.close()


def test_without_an_index_it_says_so(tmp_path):
    engine = open_engine(SimpleNamespace(engine="whoosh", index=tmp_path / "none"), lexicon())
    with pytest.raises(IndexUnavailableError):
        Library(engine, lexicon()).knowledge()
