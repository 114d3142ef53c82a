"""Queries as people type them find what a plain reading of every text finds: a few here, thousands by HYPOTHESIS_PROFILE=explore."""

from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccsearch.errors import QueryError
from ccsearch.fields import FACETS
from ccsearch.generator import archive
from ccsearch.lexicon import load_lexicon
from ccsearch.search import KINDS, Request, open_engine, open_store, segmenter_of
from ccsearch.text import fold
from search.bulletins import real, samples, stored
from search.typed import Typist, docs, folded

MOST = 512
seeds = st.integers(0, 2**40)
LIMIT = settings().max_examples if settings().max_examples > 100 else 150


class World:
    """An archive in an engine, the same archive to be scanned, and who types queries about it."""

    def __init__(self, bulletins, lexicon, folder):
        place = SimpleNamespace(engine="whoosh", index=folder / "index")
        open_store(place, lexicon).rebuild(stored(bulletin) for bulletin in bulletins)
        self.engine = open_engine(place, lexicon)
        self.docs = list(docs(bulletins))
        self.lexicon = lexicon

    def typist(self, seed):
        return Typist(self.docs, self.lexicon, segmenter_of(self.lexicon), Random(seed))

    def of(self, kind):
        return [doc for doc in self.docs if doc.kind == kind]

    def ids(self, query, kind):
        return set(self.engine.ids(Request(query=query, kind=kind)))


@pytest.fixture(scope="module")
def worlds(root, tmp_path_factory):
    own, lexicon = load_lexicon(root / "samples" / "archive" / "lexicon.toml"), load_lexicon()
    made = [issue.bulletin for issue in archive(12, 5, lexicon)]
    return [World(samples(root), own, tmp_path_factory.mktemp("samples")),
            World(made, lexicon, tmp_path_factory.mktemp("made"))]  # fmt: skip


@pytest.fixture(scope="module")
def world_of_real(shared, tmp_path_factory):
    return World([real(shared)], load_lexicon(), tmp_path_factory.mktemp("real"))


def check(world, seed):
    typist = world.typist(seed)
    kind, query = typist.chance.choice(KINDS), typist.joined()
    if len(query.text) <= MOST:
        assert world.ids(query.text, kind) == {doc.id for doc in world.of(kind) if query.test(doc)}, query.text


@settings(max_examples=LIMIT)
@given(seeds, st.integers(0, 1))
def test_a_query_finds_what_it_says(worlds, seed, which):
    check(worlds[which], seed)


@settings(max_examples=LIMIT)
@given(seeds)
def test_a_query_of_the_real_issue_finds_what_it_says(world_of_real, seed):
    check(world_of_real, seed)


@settings(max_examples=LIMIT)
@given(seeds, st.integers(0, 1))
def test_counts_marks_and_order(worlds, seed, which):
    world = worlds[which]
    typist = world.typist(seed)
    kind, query, narrowed = typist.chance.choice(KINDS), typist.joined(1), typist.value("unit")
    if len(query.text) > MOST:
        return
    found = [doc for doc in world.of(kind) if query.test(doc)]
    asked = Request(query=query.text, kind=kind, filters=(("unit", (narrowed,)),), sort="newest", size=100)
    answer = world.engine.search(asked)
    wanted = [doc for doc in found if doc.has("unit", narrowed)]
    assert answer.total == len(wanted)
    days = [hit.date for hit in answer.hits]
    assert days == sorted(days, key=lambda day: -day.toordinal() if day else 0)
    for field in FACETS:
        for value in answer.facets[field.name]:
            rows = found if field.name == "unit" else wanted
            assert value.count == sum(counted(doc, field.name, value.value) for doc in rows), (query.text, value)


def counted(doc, name, value):
    """Return whether a document is among those that choosing a value of a facet leaves."""
    if name == "date":
        return doc.day is not None and doc.day.isoformat().startswith(value)
    steps = value.split(" / ")
    return list(doc.values[name][: len(steps)]) == steps if name == "category" else value in doc.values[name]


@settings(max_examples=LIMIT)
@given(seeds, st.integers(0, 1))
def test_a_pasted_sentence_finds_its_item_and_none_without_its_words(worlds, seed, which):
    world = worlds[which]
    typist = world.typist(seed)
    sentence = typist.sentence()
    try:
        found = world.ids(sentence, "item")
    except QueryError as fault:  # half a pair of brackets or quotes, a prefix, nothing but marks
        if fault.suggestion is None:
            return
        sentence = fault.suggestion
        found = world.ids(sentence, "item")
    if ":" in fold(sentence) or " " in sentence.strip() or fold(sentence)[0] == "-":
        return  # 责任单位：… reads like a field, a dash at the beginning like NOT
    wanted = folded(sentence)
    assert {doc.id for doc in world.of("item") if doc.holds(lambda text: wanted in text)} <= found, sentence
    words = [word for word in segmenter_of(world.lexicon).cut(fold(sentence)) if len(word) > 1 and word.isalnum()]
    for doc in world.of("item"):
        if doc.id in found:
            assert all(doc.holds(lambda text, word=word: word in text) for word in words), (sentence, doc.id)


@settings(max_examples=LIMIT)
@given(seeds, st.integers(0, 1))
def test_where_nothing_has_all_words_those_with_most_are_shown(worlds, seed, which):
    world = worlds[which]
    typist = world.typist(seed)
    kind, words = typist.chance.choice(KINDS), list(dict.fromkeys(typist.word() for _ in range(4)))
    unit = (typist.value("unit"),) if typist.chance.random() < 0.3 else ()
    asked = Request(query=" ".join(words), kind=kind, filters=(("unit", unit),), size=100)
    answer = world.engine.search(asked)
    docs = {doc.id: doc for doc in world.of(kind) if not unit or doc.has("unit", unit[0])}
    lacking = {name: tuple(word for word in words if not doc.holds(lambda text, word=word: folded(word) in text))
               for name, doc in docs.items()}  # fmt: skip
    assert answer.total == sum(not missing for missing in lacking.values())
    if answer.total or len(words) < 2:
        assert answer.partial == ()
        return
    some = {name for name, missing in lacking.items() if len(missing) < len(words)}
    assert {hit.id for hit in answer.partial} <= some
    assert len(answer.partial) == min(len(some), 100)
    for hit in answer.partial:
        assert hit.missing == tuple(map(folded, lacking[hit.id]))
        assert any(piece.marked for piece in (*hit.title_fragments, *hit.snippet))
    held = [len(words) - len(hit.missing) for hit in answer.partial]
    assert held == sorted(held, reverse=True)
    for note in answer.notes:
        if note.kind == "word":
            left = set(map(folded, note.query.split()))
            rows = lacking.values()
            assert note.count == sum(left.isdisjoint(map(folded, missing)) for missing in rows), (words, note)


def answered(world, typed):
    try:
        return world.engine.search(Request(query=typed)), None
    except QueryError as fault:
        return None, fault


@settings(max_examples=2 * LIMIT)
@given(seeds, st.integers(0, 1))
def test_whatever_is_typed_is_answered_or_told_with_a_query_that_is(worlds, seed, which):
    world = worlds[which]
    typist = world.typist(seed)
    typed = typist.scrawl()
    answer, fault = answered(world, typed)
    if answer is None:
        assert any("\u4e00" <= character <= "\u9fff" for character in fault.message)
        assert 0 <= fault.position <= len(typed)
        if fault.suggestion is not None:
            world.engine.search(Request(query=fault.suggestion))
        return
    assert bool(answer.hits) == bool(answer.total)
    assert not (answer.partial and answer.total)
    for note in answer.notes:
        if note.query is not None and note.count is not None and note.kind != "filter":
            assert world.engine.search(Request(query=note.query)).total == note.count, (typed, note)
