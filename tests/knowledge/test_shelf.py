"""What is known is kept in a folder: found by whoever comes later, and never believed where it is not as it was written."""

import os

import numpy as np
import pytest

from ccsearch.knowledge.shelf import Shelf
from ccsearch.knowledge.texts import Writer, texts_of
from knowledge import samples

ARRAYS = {
    "numbers": np.arange(7, dtype=np.uint32),
    "none": np.empty(0, np.int64),
    "table": np.arange(12, dtype=np.uint16).reshape(3, 4),
    "truths": np.array([True, False, True]),
}


def plain(arrays):
    return {name: (array.dtype.str, array.tolist()) for name, array in arrays.items()}


def never(old):
    raise AssertionError("made again")


def test_what_one_has_made_the_next_one_finds(tmp_path):
    made = Shelf(tmp_path / "known", "mine").follow("part", "1", lambda old: ARRAYS)
    found = Shelf(tmp_path / "known", "mine").follow("part", "1", never)
    assert plain(made) == plain(found) == plain(ARRAYS)
    assert not any(array.flags.writeable for array in found.values())


def test_another_state_is_made_from_the_one_before_which_stays_as_it_is(tmp_path):
    shelf = Shelf(tmp_path, "mine")
    first = shelf.follow("part", "1", lambda old: ARRAYS)
    second = shelf.follow("part", "2", lambda old: {"numbers": old[1]["numbers"] + 1})
    assert second["numbers"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert plain(first) == plain(ARRAYS)


def test_what_another_has_made_meanwhile_is_found(tmp_path):
    first, second = Shelf(tmp_path, "mine"), Shelf(tmp_path, "mine")
    first.follow("part", "1", lambda old: ARRAYS)
    second.follow("part", "2", lambda old: {"state": np.array([int(old[0]) + 1])})
    assert first.follow("part", "2", never)["state"].tolist() == [2]


def test_what_another_program_or_lexicon_made_is_none_of_ours(tmp_path):
    Shelf(tmp_path, "theirs").follow("part", "1", lambda old: ARRAYS)
    olds = []
    Shelf(tmp_path, "mine").follow("part", "1", lambda old: olds.append(old) or ARRAYS)
    assert olds == [None]


DAMAGE = {
    "cut short": lambda data: data[: len(data) // 2],
    "by a byte": lambda data: data[:-1],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "a bit of the head": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "a bit of an array": lambda data: data[:-150] + bytes([data[-150] ^ 4]) + data[-149:],
    "a bit of the sum": lambda data: data[:-1] + bytes([data[-1] ^ 128]),
    "other words": lambda data: data.replace(b"truths", b"truthz"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_made_again(tmp_path, damage):
    Shelf(tmp_path, "mine").follow("part", "1", lambda old: ARRAYS)
    path = tmp_path / "part"
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    olds = []
    found = Shelf(tmp_path, "mine").follow("part", "1", lambda old: olds.append(old) or ARRAYS)
    assert olds == [None]
    assert plain(found) == plain(ARRAYS)
    assert plain(Shelf(tmp_path, "mine").follow("part", "1", never)) == plain(ARRAYS)


@pytest.mark.parametrize("folder", [None, "gone/known", "file/known"])
def test_where_nothing_can_be_kept_it_is_kept_in_memory(tmp_path, folder):
    (tmp_path / "file").touch()
    shelf = Shelf(folder and tmp_path / folder, "mine")
    assert plain(shelf.follow("part", "1", lambda old: ARRAYS)) == plain(ARRAYS)
    assert plain(shelf.follow("part", "1", never)) == plain(ARRAYS)
    assert plain(shelf.follow("part", "2", lambda old: {"table": old[1]["table"]})) == plain({"table": ARRAYS["table"]})


def test_only_one_process_makes_something_at_a_time(tmp_path):
    begun, go = os.pipe(), os.pipe()
    other = os.fork()
    if not other:
        Shelf(tmp_path, "mine").follow(
            "part", "1", lambda old: os.write(begun[1], b"1") and os.read(go[0], 1) and ARRAYS
        )
        os._exit(0)
    os.read(begun[0], 1)
    os.write(go[1], b"1")
    assert plain(Shelf(tmp_path, "mine").follow("part", "1", never)) == plain(ARRAYS)
    assert os.waitpid(other, 0)[1] == 0


def test_what_is_known_is_read_once_for_all(tmp_path, monkeypatch):
    shelf = samples.Shelf(tmp_path).put(samples.bulletins())
    folder = shelf.store._root / "known"
    first, second = (samples.Library(shelf.engine, samples.lexicon(), folder) for _ in range(2))
    first.comparer()
    monkeypatch.setattr(type(shelf.engine.records()), "gists", never)
    assert second.comparer().check(samples.bulletins()[0].items[0].text).overlaps
    assert second.knowledge().leader("韩牧川") == first.knowledge().leader("韩牧川")


def test_texts_are_what_they_were():
    strings = ["", "城子街道", "a\0b", "𠮷", "\ud800", "二"]
    texts = texts_of(strings)
    assert [*texts] == [texts[number] for number in range(6)] == strings
    more = Writer(len(texts))
    assert [more.add("三"), more.add("")] == [6, 7]
    assert [*texts.plus(more.texts())] == [*strings, "三", ""]
    assert [*texts.some(np.array([4, 1]))] == ["\ud800", "城子街道"]
