"""Postings say what a count of words by hand says, whether terms were added or taken over."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ccsearch.search.postings import MAX_WEIGHT, FieldPostings, Inverter

documents = st.lists(st.lists(st.text(st.sampled_from("甲乙a\ud800𠀀"), max_size=2), max_size=6), max_size=8)


def postings(found):
    return FieldPostings(found.arrays("text"), "text")


def check(read, rows):
    names = sorted({term for row in rows for term in row})
    assert read.names() == names
    assert read.lengths.tolist() == list(map(len, rows))
    for number, name in enumerate(names):
        docs, times = read.postings(number)
        expected = {doc: Counter(row)[name] for doc, row in enumerate(rows) if name in row}
        assert dict(zip(docs.tolist(), times.tolist(), strict=True)) == expected
        assert read.number(name.encode("utf-8", "surrogatepass")) == number
    assert read.number("没有".encode()) is None


@given(documents)
def test_terms_added(rows):
    made = Inverter()
    for row in rows:
        made.add(row)
    check(postings(made), rows)


@given(st.lists(documents, max_size=4))
def test_terms_taken_over(parts):
    whole = Inverter()
    for rows in parts:
        part = Inverter()
        for row in rows:
            part.add(row)
        whole.take(part.terms())
    check(postings(whole), [row for rows in parts for row in rows])


def test_a_word_of_a_thousand_times_counts_as_the_most_that_is_kept():
    made = Inverter()
    made.add(["甲"] * 1000)
    assert postings(made).postings(0)[1].tolist() == [MAX_WEIGHT]
