from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.knowledge.letters import letter_places, letters_of
from ccsearch.knowledge.likeness import Pairs
from ccsearch.knowledge.stream import SHINGLE, STEP, Stream, frequencies_of, read_part
from ccsearch.text import fold

FEW = st.text("甲乙丙，", max_size=40)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


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


def stream_of(texts):
    """Return texts as the stream of an archive."""
    part = read_part(enumerate(texts))
    ids = np.array([str(number) for number in range(len(texts))], object)
    return Stream(ids, {}, part.letters, part.rows, part.seeds, part.frequencies)


@given(st.lists(ANY, max_size=6))
def test_a_stream_holds_the_letters_of_each_text(texts):
    stream = stream_of(texts)
    for number, text in enumerate(texts):
        codes = [ord(one) for one in lettered(text)[0]]
        found = stream.of(number).tolist()
        assert [code if code < 1 << 16 else "beyond" for code in codes] + [0] == [
            one if code < 1 << 16 else "beyond" for one, code in zip(found, [*codes, 0], strict=True)
        ]
        assert all(0xE000 <= one < 0xF900 for one, code in zip(found, codes, strict=False) if code >= 1 << 16)
    assert stream.rows["size"].tolist() == [len(lettered(text)[0]) for text in texts]


@given(st.lists(FEW, min_size=1, max_size=5), FEW)
def test_every_long_run_is_found_and_every_run_found_is_one(texts, draft):
    stream = stream_of([text * 4 for text in texts])
    runs = stream.runs().runs(letters_of([draft * 3]), 10_000)
    owners, starts = stream.owners()(runs.places), stream.rows["start"]
    found = {(int(owner), int(at), int(place - starts[owner]), int(size))
             for owner, at, place, size in zip(owners, runs.drafts, runs.places, runs.sizes, strict=True)}  # fmt: skip
    assert len(found) == len(runs.sizes)
    wanted = {(number, *run) for number, text in enumerate(texts)
              for run in longest_runs(lettered(draft * 3)[0], lettered(text * 4)[0])}  # fmt: skip
    assert found <= wanted
    assert {row for row in wanted if row[-1] >= SHINGLE + STEP - 1} <= found


def test_of_a_passage_in_many_texts_the_last_are_taken():
    stream = stream_of(["清理楼道堆物杂物垃圾"] * 9)
    runs = stream.runs().runs(letters_of(["清理楼道堆物杂物垃圾"]), 2)
    assert set(stream.owners()(runs.places).tolist()) == {7, 8}


def test_width_case_script_and_punctuation_hide_nothing():
    stream = stream_of(["開展“文明養犬”宣傳，Ａ座30戶"])
    [size] = stream.runs().runs(letters_of(["开展文明\n养犬宣传 a座３０户。"]), 9).sizes
    assert size == 13


def pairs(text):
    letters = lettered(text)[0]
    return {(a, b) for a, b in pairwise(letters)}


@given(st.lists(FEW, min_size=1, max_size=6), FEW)
def test_likeness_is_that_of_sets_with_weights(texts, draft):
    stream, sets = stream_of(texts), [pairs(text) for text in texts]
    have = {pair: sum(pair in one for one in sets) for one in (*sets, pairs(draft)) for pair in one}
    weight = {pair: np.log(1 + len(texts) / max(times, 1)) for pair, times in have.items()}

    def heavy(some):
        return sum(weight[pair] for pair in some)

    chosen = range(0, len(texts), 2)
    index, letters = Pairs(stream, chosen), letters_of([draft])
    shared = [heavy(sets[at] & pairs(draft)) for at in chosen]
    smaller = [min(heavy(sets[at]), heavy(pairs(draft))) for at in chosen]
    product_ = [np.sqrt(heavy(sets[at]) * heavy(pairs(draft))) for at in chosen]
    wanted = ([a / b if b else 0 for a, b in zip(shared, of, strict=True)] for of in (smaller, product_))
    for found, values in zip((index.contained(letters), index.alike(letters)), wanted, strict=True):
        np.testing.assert_allclose(found, values, atol=1e-9)


@given(st.lists(FEW, max_size=4), st.lists(FEW, max_size=4))
def test_frequencies_come_and_go(first, second):
    one, both = frequencies_of(letters_of(first)), frequencies_of(letters_of([*first, *second]))
    for found in (one.plus(frequencies_of(letters_of(second))), both):
        assert found.codes.tolist() == both.codes.tolist()
        assert found.counts.tolist() == both.counts.tolist()
    left = both.plus(frequencies_of(letters_of(second)), -1)
    assert (left.codes.tolist(), left.counts.tolist()) == (one.codes.tolist(), one.counts.tolist())
    assert both.counts.sum() == sum(len(pairs(text)) for text in (*first, *second))
