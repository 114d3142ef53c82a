from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.knowledge.likeness import Pairs
from ccsearch.knowledge.shingles import Seeds, Stream, letter_places
from ccsearch.text import fold

FEW = st.text("甲乙丙，", max_size=40)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LENGTH, STEP = 3, 2


def lettered(text):
    """Return the folded letters of a text, and where they stand."""
    kept = [(one, at) for at, one in enumerate(fold(text.replace("\0", " "))) if one.isalnum()]
    return [one for one, _ in kept], [at for _, at in kept]


def longest_runs(draft, other):
    """Return (draft, other, size) of every shared run that cannot be longer, pair of places by pair of places."""
    found = []
    for at, to in product(range(len(draft)), range(len(other))):
        if draft[at] != other[to] or (at and to and draft[at - 1] == other[to - 1]):
            continue
        size = 1
        while at + size < len(draft) and to + size < len(other) and draft[at + size] == other[to + size]:
            size += 1
        found.append((at, to, size))
    return found


@given(ANY)
def test_letters_stand_where_they_are_written(text):
    assert letter_places(text).tolist() == lettered(text)[1]


@given(st.lists(ANY, max_size=6), ANY)
def test_a_stream_holds_the_letters_of_each_text(texts, draft):
    stream = Stream(texts)
    assert stream.sizes.tolist() == [len(lettered(text)[0]) for text in texts]
    letters = stream.read(draft)
    assert letters[-1] == 0
    known = {one for text in texts for one in lettered(text)[0]}
    for start, end, text in zip(stream.starts, stream.ends, texts, strict=True):
        mine, theirs = lettered(draft)[0], lettered(text)[0]
        equal = np.equal.outer(letters[:-1], stream.letters[start:end])
        assert equal.tolist() == [[one == other for other in theirs] for one in mine]
    assert [one in known for one in lettered(draft)[0]] == [any(one == stream.letters) for one in letters[:-1]]


@given(st.lists(FEW, min_size=1, max_size=5), FEW)
def test_every_long_run_is_found_and_every_run_found_is_one(texts, draft):
    stream = Stream(texts)
    runs = Seeds(stream.letters, LENGTH, STEP).runs(stream.read(draft), 10_000)
    owners = stream.owners(runs.places)
    found = {(int(owner), int(at), int(place - stream.starts[owner]), int(size))
             for owner, at, place, size in zip(owners, runs.drafts, runs.places, runs.sizes, strict=True)}  # fmt: skip
    assert len(found) == len(runs.sizes)
    wanted = {(number, *run) for number, text in enumerate(texts)
              for run in longest_runs(lettered(draft)[0], lettered(text)[0])}  # fmt: skip
    assert found <= wanted
    assert {row for row in wanted if row[-1] >= LENGTH + STEP - 1} <= found


def test_of_a_passage_in_many_texts_the_last_are_taken():
    stream = Stream(["清理楼道堆物"] * 9)
    runs = Seeds(stream.letters, 4).runs(stream.read("清理楼道堆物"), 2)
    assert set(stream.owners(runs.places).tolist()) == {7, 8}


def test_width_case_script_and_punctuation_hide_nothing():
    stream = Stream(["開展“文明養犬”宣傳，Ａ座30戶"])
    [size] = Seeds(stream.letters, 4).runs(stream.read("开展文明\n养犬宣传 a座３０户。"), 9).sizes
    assert size == 13


def pairs(text):
    letters = lettered(text)[0]
    return {(a, b) for a, b in pairwise(letters)}


@given(st.lists(FEW, min_size=1, max_size=6), FEW)
def test_likeness_is_that_of_sets_with_weights(texts, draft):
    stream, sets = Stream(texts), [pairs(text) for text in texts]
    have = {pair: sum(pair in one for one in sets) for one in (*sets, pairs(draft)) for pair in one}
    weight = {pair: np.log(1 + len(texts) / max(times, 1)) for pair, times in have.items()}

    def heavy(some):
        return sum(weight[pair] for pair in some)

    index, letters = Pairs(stream), stream.read(draft)
    shared = [heavy(one & pairs(draft)) for one in sets]
    smaller = [min(heavy(one), heavy(pairs(draft))) for one in sets]
    product_ = [np.sqrt(heavy(one) * heavy(pairs(draft))) for one in sets]
    wanted = ([a / b if b else 0 for a, b in zip(shared, of, strict=True)] for of in (smaller, product_))
    for found, values in zip((index.contained(letters), index.alike(letters)), wanted, strict=True):
        np.testing.assert_allclose(found, values, atol=1e-9)
