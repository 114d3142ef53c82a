"""Each formula over arrays does what a loop of a few lines does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.fields import BY_NAME
from ccsearch.search import facets, ranking
from search.bulletins import LEXICON

rows = st.lists(st.lists(st.integers(0, 5), max_size=4, unique=True), min_size=1, max_size=9)
scores = st.lists(st.sampled_from([0.0, 1.0, 2.5, 3.0]), max_size=12)
places = st.lists(st.integers(0, 60), max_size=12, unique=True).map(sorted)


@given(rows, st.data())
def test_counts_are_those_of_a_loop(found, data):
    hits = data.draw(st.lists(st.sampled_from(range(len(found))), unique=True).map(sorted))
    starts = np.cumsum([0, *map(len, found)]).astype(np.int32)
    numbers = np.array([value for row in found for value in row], np.int32)
    counted = facets.count(starts, numbers, np.array(hits, np.intp), 6)
    assert counted.tolist() == [sum(value in found[doc] for doc in hits) for value in range(6)]


@given(st.lists(st.integers(0, 3), min_size=11, max_size=11))
def test_values_with_a_count_in_the_order_shown(counts):
    shown = [
        (BY_NAME["unit"], ("区城管委", "城子街道", "永定镇", "没有登记的")),
        (BY_NAME["category"], ()),
        (BY_NAME["leader"], ("张翠萍", "金晖")),
        (BY_NAME["date"], ("2021-12", "2022-01", "2022-08", "2022-09", "2022-10")),
    ]
    found, fields = facets.in_order(np.array(counts), facets.ordering(shown, LEXICON))
    names = (*shown[0][1], *shown[2][1])
    units, leaders = (
        sorted((place for place in part if counts[place]), key=lambda one: (-counts[one], LEXICON.order(names[one])))
        for part in (range(4), range(4, 6))
    )
    days = [place for place in range(10, 5, -1) if counts[place]]
    assert found.tolist() == [*units, *leaders, *days]
    assert fields.tolist() == [0] * len(units) + [2] * len(leaders) + [3] * len(days)


@given(scores, st.integers(0, 14))
def test_the_best_come_first_and_equal_ones_by_rank(found, k):
    rank = np.random.default_rng(len(found)).permutation(len(found)).astype(np.int32)
    best = sorted(range(len(found)), key=lambda place: (-found[place], rank[place]))[:k]
    assert ranking.top(np.array(found, np.float32), rank, k).tolist() == best
    assert ranking.first(rank, k).tolist() == np.argsort(rank)[:k].tolist()


@given(places, places)
def test_the_next_occurrence_is_near_or_not(ends, starts):
    before, after, closeness = ranking.near(np.array(ends, np.int64), np.array(starts, np.int64))
    expected = []
    for place, end in enumerate(ends):
        following = [start for start in starts if start >= end]
        if following and following[0] - end <= ranking.ADJACENCY_GAP:
            expected.append((place, starts.index(following[0]), np.float32(1 / (1 + following[0] - end))))
    assert list(zip(before.tolist(), after.tolist(), closeness.tolist(), strict=True)) == expected


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=12).map(sorted))
def test_the_greatest_value_of_each_document(found):
    docs, values = np.array([doc for doc, _ in found], np.uint32), np.array([value for _, value in found], np.float32)
    expected = [max((value for doc, value in found if doc == wanted), default=0) for wanted in range(5)]
    assert ranking.greatest(docs, values, 5).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=6, unique_by=lambda row: row[0]).map(sorted))
def test_a_word_scores_by_its_weighted_counts(found):
    lengths = np.array([3, 1, 4, 1, 5, 9], np.uint16)
    norms = ranking.norms(lengths)
    docs, times = np.array([doc for doc, _ in found], np.intp), np.array([time for _, time in found], np.uint8)
    parts = [ranking.FieldCounts(docs, times, weight, norms) for weight in (3.0, 1.0)]
    got = ranking.word_scores(parts, 6, 2.0, np.arange(6))
    for doc in range(6):
        norm = 1 - ranking.B + ranking.B * lengths[doc] / lengths.mean()
        worth = 4.0 * dict(found).get(doc, 0) / norm
        assert got[doc] == np.float32(got[doc])
        assert abs(got[doc] - 2.0 * (ranking.K1 + 1) * worth / (worth + ranking.K1)) < 1e-4
