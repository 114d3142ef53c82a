"""Traces and sketches of statements: texts that share a passage meet, and how alike they are is nearly told."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.knowledge.traces import PASSAGE, SHORTEST, WINDOW, alike, traced
from ccsearch.text import fold
from knowledge.samples import items

FEW = st.text("甲乙丙丁，", max_size=40)
GUARANTEED = PASSAGE + WINDOW - 1


def plain(text):
    return "".join(filter(str.isalnum, fold(text)))


def pairs(text):
    letters = plain(text)
    return {letters[at : at + 2] for at in range(len(letters) - 1)}


@given(st.lists(FEW, max_size=6))
def test_texts_with_a_passage_in_common_meet(texts):
    _, table = traced(texts)
    traces = [set(table["trace"][table["item"] == number].tolist()) for number in range(len(texts))]
    letters = [plain(text) for text in texts]
    for first, one in enumerate(letters):
        assert bool(traces[first]) == (len(one) >= SHORTEST)
        for second, other in enumerate(letters):
            if min(len(one), len(other)) < SHORTEST:
                continue
            shared = {one[at : at + GUARANTEED] for at in range(len(one) - GUARANTEED + 1)}
            if any(passage in other for passage in shared):
                assert traces[first] & traces[second]
            runs = [{text[at : at + PASSAGE] for at in range(len(text) - PASSAGE + 1)} for text in (one, other)]
            if traces[first] & traces[second]:
                assert runs[0] & runs[1]


def test_sketches_tell_how_alike_statements_are_to_a_few_hundredths():
    texts = [said.text for _, item in items() for said in item.statements]
    sketches, _ = traced(texts)
    first, second = (at.ravel() for at in np.meshgrid(range(len(texts)), range(len(texts))))
    found = alike(sketches[first], sketches[second])
    sets = [pairs(text) for text in texts]
    exact = np.array(
        [len(sets[a] & sets[b]) / max(len(sets[a] | sets[b]), 1) for a, b in zip(first, second, strict=True)]
    )
    assert np.abs(found - exact).max() < 0.12
    assert np.abs(found - exact)[exact > 0.3].max() < 0.03
    assert (found[first == second] == 1).all()


def test_many_texts_are_sketched_piece_by_piece(monkeypatch):
    texts = [said.text for _, item in items() for said in item.statements]
    whole, _ = traced(texts)
    monkeypatch.setattr("ccsearch.knowledge.traces._PIECE", 7)
    assert (traced(texts)[0] == whole).all()


def test_width_case_script_and_punctuation_are_nothing():
    sketches, table = traced(["開展“文明養犬”宣傳，Ａ座30戶", "开展文明养犬宣传a座30户。"])
    assert alike(sketches[:1], sketches[1:]).tolist() == [1]
    assert table["trace"][table["item"] == 0].tolist() == table["trace"][table["item"] == 1].tolist()
