"""The life of the Whoosh index: updates, stamps, locks, damage, and readers that follow."""

import fcntl
import os
from types import SimpleNamespace

import msgspec
import pytest

from ccsearch.errors import IndexUnavailableError
from ccsearch.lexicon import Lexicon
from ccsearch.search import Request, manifest, open_engine, open_store, segment
from ccsearch.search.manifest import POINTER, read_manifest
from ccsearch.search.whoosh_store import WhooshEngine
from ccsearch.search.whoosh_writer import WhooshStore
from search.bulletins import LEXICON, archive, bulletin, item, stored


@pytest.fixture
def place(tmp_path):
    return SimpleNamespace(engine="whoosh", index=tmp_path / "index")


@pytest.fixture
def store(place):
    return open_store(place, LEXICON)


@pytest.fixture
def engine(place):
    return open_engine(place, LEXICON)


def ids(engine, query=""):
    return sorted(hit.id for hit in engine.search(Request(query=query, size=100)).hits)


def state_of(call):
    with pytest.raises(IndexUnavailableError) as caught:
        call()
    return caught.value.state


def issue(key, *texts, digest="0"):
    return stored(bulletin(key, "2022-08-10", *(item("题", text) for text in texts)), digest)


def answers(engine):
    """Return everything an engine says of the archive, ids and scores and all."""
    queries = ["", "创城", "NOT 创城", "楼道 杂物", "unit:永定镇", "城?街道", "空无此词 创城"]
    found = [
        engine.search(Request(query=query, kind=kind, size=100)) for query in queries for kind in ("item", "statement")
    ]
    asked = [engine.ids(Request(query=query)) for query in queries]
    return (
        [msgspec.structs.replace(one, took_ms=0) for one in found],
        asked,
        engine.issues(),
        engine.totals(),
        held(engine.records()),
    )


def held(records):
    """Return everything the records of a state say, whatever their order."""
    lines = {line.key: line for line in records.issues()}
    gists = list(records.gists(lines))
    names = [item.id for gist in gists for item in gist.items]
    words = records.words()
    rows = zip(words.names, words.starts, words.starts[1:], strict=False)
    return lines, {gist.key: gist for gist in gists}, {word: {names[at] for at in words.items[low:high]}
                                                       for word, low, high in rows}  # fmt: skip


def test_records_stay_as_they_were(engine, store):
    store.update([issue("1", "甲地创城"), issue("2", "乙地")], [])
    records = engine.records()
    before = held(records)
    store.update([issue("1", "丁地", digest="1")], ["2"])
    assert held(records) == before
    store.rebuild(iter([issue("3", "丙地")]))
    assert ids(engine) == ["3-1"]
    assert held(records) == before
    assert held(engine.records()) != before


def test_words_are_put_in_order_piece_by_piece(engine, store, monkeypatch):
    store.update(archive(), [])
    whole = held(engine.records())
    for size in (1, 7):
        monkeypatch.setattr("ccsearch.search.wordlists._PIECE", size)
        assert held(engine.records()) == whole


# updates


def test_there_is_nothing_before_the_first_update(engine, store):
    assert state_of(lambda: engine.search(Request())) == "missing"
    assert store.summaries() == ()


def test_added_issues_are_found(engine, store):
    store.update([issue("1", "甲地创城")], [])
    assert ids(engine, "甲地") == ["1-1"]
    store.update([issue("2", "乙地创城")], [])
    assert ids(engine, "创城") == ["1-1", "2-1"]


def test_a_changed_issue_takes_the_place_of_the_old(engine, store):
    store.update([issue("1", "甲地", "丙地"), issue("2", "乙地")], [])
    store.update([issue("1", "丁地", digest="1")], [])
    assert ids(engine) == ["1-1", "2-1"]
    assert (ids(engine, "丙地"), ids(engine, "丁地")) == ([], ["1-1"])
    assert {line.key: line.digest for line in store.summaries()} == {"1": "1", "2": "0"}


def test_removed_issues_are_gone(engine, store):
    store.update([issue("1", "甲地"), issue("2", "乙地")], [])
    store.update([], ["1", "no such issue"])
    assert ids(engine) == ["2-1"]
    store.update([], ["2"])
    assert ids(engine) == []
    assert store.summaries() == ()


def test_an_issue_without_items_is_kept(engine, store):
    store.update([issue("1"), issue("2", "乙地")], [])
    assert [line.key for line in engine.issues()] == ["1", "2"]
    store.update([], ["1"])
    assert [line.key for line in store.summaries()] == ["2"]


@pytest.mark.parametrize("merged", [0, 3, 64])
def test_steps_lead_where_a_rebuild_leads(place, tmp_path, monkeypatch, merged):
    monkeypatch.setattr("ccsearch.search.whoosh_writer._MERGED_ISSUES", merged)
    store = open_store(place, LEXICON)
    whole = archive()
    store.update([issue("9", "要换掉的旧文"), issue("99", "要删掉的创城旧文", "又一条创城")], [])
    for one in whole:
        store.update([one], ["99"] if one.bulletin.key == "10" else [])
    other = SimpleNamespace(engine="whoosh", index=tmp_path / "other")
    open_store(other, LEXICON).rebuild(iter(whole))
    assert answers(open_engine(place, LEXICON)) == answers(open_engine(other, LEXICON))


def test_segments_that_pile_up_are_made_one(place, store, engine, monkeypatch):
    monkeypatch.setattr("ccsearch.search.whoosh_writer._MERGED_ISSUES", 0)
    whole = archive()
    states = set()
    for one in [*whole, *(issue(f"9{number}", "创城又一条") for number in range(10))]:
        store.update([one], [])
        states.add(engine.state())
        assert len(read_manifest(place.index).segments) < 8
    other = SimpleNamespace(engine="whoosh", index=place.index / "other")
    open_store(other, LEXICON).rebuild(iter([*whole, *(issue(f"9{number}", "创城又一条") for number in range(10))]))
    assert answers(engine) == answers(open_engine(other, LEXICON))
    assert len(states) == len(whole) + 10


def test_a_rebuild_of_several_segments_answers_alike(place, tmp_path, monkeypatch):
    open_store(place, LEXICON).rebuild(iter(archive()))
    monkeypatch.setattr("ccsearch.search.whoosh_writer._SEGMENT_DOCS", 3)
    other = SimpleNamespace(engine="whoosh", index=tmp_path / "other")
    open_store(other, LEXICON).rebuild(iter(archive()))
    assert len(read_manifest(other.index).segments) > 2
    assert answers(open_engine(place, LEXICON)) == answers(open_engine(other, LEXICON))


def test_a_failed_update_changes_nothing(engine, store, place):
    store.update([issue("1", "甲地")], [])
    before, state = answers(engine), engine.state()

    def broken():
        yield issue("2", "乙地")
        raise ZeroDivisionError

    for change in (lambda: store.update(broken(), ["1"]), lambda: store.rebuild(broken())):
        with pytest.raises(ZeroDivisionError):
            change()
        assert (answers(engine), engine.state()) == (before, state)
    store.update([issue("3", "丙地")], [])
    assert ids(engine) == ["1-1", "3-1"]
    assert len(list(place.index.glob("state-*"))) == 1


def test_nothing_is_left_behind(store, place):
    for number in range(5):
        store.update([issue(str(number), "甲地")], [])
    store.rebuild(iter([issue("1", "甲地")]))
    (folder,) = place.index.glob("state-*")
    assert sorted(path.suffix for path in folder.iterdir()) == [".arrays", ".blobs", ".toc"]
    assert sorted(path.name for path in place.index.iterdir()) == [POINTER, "lock", folder.name]


def test_foreign_files_stay(store, place):
    place.index.mkdir(mode=0o755)
    (place.index / "README.md").write_text("mine")
    (place.index / "notes").mkdir()
    store.rebuild(iter(archive()))
    assert (place.index / "README.md").read_text() == "mine"
    assert (place.index / "notes").is_dir()


# readers follow


def test_a_reader_follows_updates_and_rebuilds(engine, store):
    store.update([issue("1", "甲地")], [])
    states = [engine.state()]
    assert ids(engine) == ["1-1"]
    for number in (2, 3):
        store.update([issue(str(number), "甲地")], [])
        assert ids(engine) == [f"{n}-1" for n in range(1, number + 1)]
        states.append(engine.state())
    store.rebuild(iter([issue("8", "甲地")]))
    assert ids(engine) == ["8-1"]
    states.append(engine.state())
    assert len(set(states)) == len(states)


def test_a_reader_that_is_late_still_answers(engine, store, monkeypatch):
    """The state a reader has begun to open goes away; it opens the next one."""
    store.rebuild(iter([issue("1", "甲地")]))
    original, turns = read_manifest, []

    def late(root):
        found = original(root)
        if not turns:
            turns.append(1)
            store.rebuild(iter([issue("2", "乙地")]))
        return found

    monkeypatch.setattr("ccsearch.search.whoosh_store.read_manifest", late)
    assert ids(engine) == ["2-1"]


def test_closing_lets_go(engine, store):
    store.update([issue("1", "甲地")], [])
    assert ids(engine) == ["1-1"]
    engine.close()
    assert ids(engine) == ["1-1"]


# stamps


def other_lexicon():
    return Lexicon(LEXICON.content, "another")


@pytest.mark.parametrize(
    "change",
    [
        ("ANALYSIS_VERSION", 999),
        ("FIELDS", manifest.FIELDS[::-1]),
        ("FIELDS", manifest.FIELDS[:-1]),
    ],
    ids=["analysis", "order of fields", "a field less"],
)
def test_a_stamp_of_other_code_is_stale(store, place, monkeypatch, change):
    store.update([issue("1", "甲地")], [])
    monkeypatch.setattr(manifest, *change)
    assert state_of(lambda: open_engine(place, LEXICON).search(Request())) == "stale"
    assert open_store(place, LEXICON).summaries() == ()
    assert [row.key for row in open_store(place, LEXICON).summaries(stale=True)] == ["1"]


def test_what_a_stale_index_of_another_form_holds_cannot_be_told(store, place, monkeypatch):
    class Other(msgspec.Struct):
        key: int

    store.update([issue("1", "甲地")], [])
    monkeypatch.setattr(segment, "IssueSummary", Other)
    assert open_store(place, other_lexicon()).summaries(stale=True) == ()


def test_a_stamp_of_another_lexicon_is_stale(store, place):
    store.update([issue("1", "甲地")], [])
    assert state_of(lambda: open_engine(place, other_lexicon()).search(Request())) == "stale"


def test_opening_a_stale_index_does_not_touch_it(store, place):
    store.update([issue("1", "甲地")], [])
    before = {path: path.read_bytes() for path in place.index.rglob("*") if path.is_file()}
    state_of(lambda: open_engine(place, other_lexicon()).search(Request()))
    open_store(place, other_lexicon()).summaries()
    assert {path: path.read_bytes() for path in place.index.rglob("*") if path.is_file()} == before


def test_an_update_of_a_stale_index_begins_anew(store, place):
    store.update([issue("1", "甲地")], [])
    open_store(place, other_lexicon()).update([issue("2", "乙地")], [])
    assert ids(open_engine(place, other_lexicon())) == ["2-1"]


# locks


def test_a_second_writer_waits_and_then_is_told(place):
    store = WhooshStore(place.index, LEXICON, patience=0)
    store.update([issue("1", "甲地")], [])
    with (place.index / "lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert state_of(lambda: store.update([issue("2", "乙地")], [])) == "locked"
        assert state_of(lambda: store.rebuild(iter([]))) == "locked"
        assert ids(WhooshEngine(place.index, LEXICON)) == ["1-1"]
    store.update([issue("2", "乙地")], [])
    assert ids(WhooshEngine(place.index, LEXICON)) == ["1-1", "2-1"]


# trust


def test_a_folder_others_may_write_to_is_refused(store, engine, place):
    store.update([issue("1", "甲地")], [])
    place.index.chmod(0o777)
    assert state_of(lambda: engine.search(Request())) == "unsafe"
    assert state_of(lambda: store.update([], [])) == "unsafe"
    assert state_of(store.summaries) == "unsafe"


def test_a_folder_of_somebody_else_is_refused(store, place, monkeypatch):
    store.update([issue("1", "甲地")], [])
    uid = os.geteuid()
    monkeypatch.setattr(manifest.os, "geteuid", lambda: uid + 1)
    assert state_of(lambda: open_engine(place, LEXICON).search(Request())) == "unsafe"


# damage


def cut(content):
    return content[: len(content) // 2]


def emptied(content):
    return b""


def zeroed(content):
    return bytes(len(content))


def flipped(content):
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


@pytest.mark.parametrize("harm", [cut, emptied, zeroed, flipped])
@pytest.mark.parametrize("which", [POINTER, "*/*.arrays", "*/*.blobs"])
def test_damage_is_told_and_mended_by_a_rebuild(store, engine, place, harm, which):
    store.rebuild(iter(archive()))
    (path,) = place.index.glob(which)
    path.write_bytes(harm(path.read_bytes()))
    assert state_of(lambda: engine.search(Request())) == "damaged"
    assert store.summaries() == ()
    store.rebuild(iter(archive()))
    assert len(ids(engine)) == 11


def test_a_file_that_vanished_is_damage(store, engine, place):
    store.rebuild(iter(archive()))
    (path,) = place.index.glob("*/*.arrays")
    path.unlink()
    assert state_of(lambda: engine.search(Request())) == "damaged"
