"""Random queries over random archives: the engine, a plain scan, and Whoosh's own searcher agree."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from whoosh import index, query

from ccsearch.fields import BY_NAME, FACETS
from ccsearch.search import Request, open_store
from ccsearch.search.answers import answer
from ccsearch.search.column_backend import ColumnBackend
from ccsearch.search.columns import Columns
from ccsearch.search.evaluation import evaluate
from ccsearch.search.leaves import Literal
from ccsearch.search.literal import CLAUSE_MARKS
from ccsearch.search.query import Language
from ccsearch.search.segment import Segment, build_segment
from ccsearch.text import Segmenter, fold
from search.bulletins import LEXICON, bulletin, item, said, stored

SEGMENTER = Segmenter(LEXICON.names())
LANGUAGE = Language(LEXICON, SEGMENTER)

characters = st.sampled_from("甲乙丙丁創创ＡaA，。 ")
text = st.text(characters, max_size=12)
names = st.lists(st.sampled_from(["永定镇", "城子街道", "龙泉镇"]), max_size=3, unique=True).map(" ".join)
paths = st.sampled_from(["", "指挥", "简讯/甲", "简讯/乙", "简讯"])
items = st.builds(item, text, text, paths, names, st.sampled_from(["", "金晖", "金晖 张维刚"]),
                  st.lists(st.builds(said, st.sampled_from([None, "金晖"]), text), max_size=2))  # fmt: skip
days = st.sampled_from([None, "2021-12-31", "2022-01-01", "2022-08-10", "2022-08-11"])
archives = st.lists(st.tuples(days, st.lists(items, max_size=4)), max_size=4).map(
    lambda rows: [bulletin(str(n), day, *found) for n, (day, found) in enumerate(rows, 1)]
)

words = st.text(st.sampled_from("甲乙丙丁创a，"), min_size=1, max_size=3)
literals = st.builds(Literal, words, st.sampled_from([None, None, "title", "text", "path"]))
patterns = st.from_regex(r"[甲乙丙][?*][甲乙丙丁]([?*]{1,2}[创丁])?", fullmatch=True).map(
    lambda found: Literal(found, None, True)
)
terms = st.one_of(
    st.builds(query.Term, st.just("unit"), st.sampled_from(["永定镇", "城子街道", "没有"])),
    st.builds(query.Term, st.just("category"), st.sampled_from(["简讯", "简讯 / 甲", "指挥"])),
    st.builds(query.Wildcard, st.just("unit"), st.sampled_from(["*镇", "城子*", "?定镇"])),
    st.builds(query.TermRange, st.just("date"), st.sampled_from(["2022-01-01", "2021-12-31"]),
              st.sampled_from(["2022-01-01", "2022-08-10"])),
)  # fmt: skip


def trees(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(query.And),
            st.lists(inner, min_size=1, max_size=3).map(query.Or),
            inner.map(query.Not),
        ),
        max_leaves=6,
    )


def segment(issues):
    arrays, blobs = build_segment(issues, SEGMENTER).content()
    return Segment(arrays, lambda start, end: blobs[start:end])


def columns(bulletins, removed=()):
    """Return the archive as columns of two segments, without the issues ``removed``."""
    issues = [stored(found) for found in bulletins]
    halves = [issues[::2], issues[1::2]]
    segments = [segment(half) for half in halves]
    gone = [[n for n, issue in enumerate(half) if issue.bulletin.key in removed] for half in halves]
    return Columns(segments, gone)


def documents(bulletins):
    """Yield (id, field values) of each item, taken as the fields say."""
    for found in bulletins:
        for row in found.items:
            yield row.id, {field.name: field.take(found, row) for field in BY_NAME.values()}


def holds(tree, values):
    """Return whether a tree matches a document: the meaning of search.md, as plainly as it can be put."""
    if isinstance(tree, query.And):
        return all(holds(child, values) for child in tree.subqueries)
    if isinstance(tree, query.Or):
        return any(holds(child, values) for child in tree.subqueries)
    if isinstance(tree, query.Not):
        return not holds(tree.query, values)
    if isinstance(tree, query.Term):
        return tree.text in values[tree.fieldname]
    if isinstance(tree, query.Wildcard):
        pattern = tree.text.replace("*", ".*").replace("?", ".")
        return any(re.fullmatch(pattern, value) for value in values[tree.fieldname])
    if isinstance(tree, query.TermRange):
        return any(tree.start <= value <= tree.end for value in values[tree.fieldname])
    inside = f"[^{re.escape(CLAUSE_MARKS)}]"
    parts = {"?": inside, "*": f"{inside}*"} if tree.pattern else {}
    pattern = "".join(parts.get(mark) or re.escape(mark) for mark in tree.text)
    fields = [tree.fieldname] if tree.fieldname else ["title", "text", "path"]
    return any(re.search(pattern, fold(value)) for field in fields for value in values[field])


def found(state, tree):
    mask = evaluate(tree, state) & state.kinds[0]
    return {state.entry(doc).facts.id for doc in mask.nonzero()[0].tolist()}


@settings(max_examples=700)
@given(archives, trees(st.one_of(literals, patterns, terms)))
def test_trees_mean_what_a_scan_finds(bulletins, tree):
    assert found(columns(bulletins), tree) == {name for name, values in documents(bulletins) if holds(tree, values)}


@settings(max_examples=150)
@given(archives, trees(st.one_of(literals, terms)), st.sets(st.sampled_from("1234")))
def test_removed_issues_are_gone(bulletins, tree, removed):
    kept = [one for one in bulletins if one.key not in removed]
    assert found(columns(bulletins, removed), tree) == {name for name, values in documents(kept) if holds(tree, values)}


@settings(max_examples=200)
@given(archives, trees(terms), st.lists(st.sampled_from(["永定镇", "城子街道"]), max_size=2, unique=True))
def test_facet_counts_are_a_scan(bulletins, tree, chosen):
    state = columns(bulletins)
    reply = answer(ColumnBackend(state, LEXICON), LANGUAGE, Request(filters=(("unit", tuple(chosen)),), size=100))
    rows = list(documents(bulletins))
    for field in FACETS:
        for value in reply.facets[field.name]:
            expected = [
                name
                for name, values in rows
                if any(
                    one.startswith(value.value) if field.kind == "date" else one == value.value
                    for one in values[field.name]
                )
                and (field.name == "unit" or not chosen or set(chosen) & set(values["unit"]))
            ]
            assert value.count == len(expected), (field.name, value)


@settings(max_examples=300)
@given(archives, st.lists(words, min_size=1, max_size=3))
def test_typed_words_mean_what_a_scan_finds(bulletins, typed):
    wanted = " ".join(f'"{word}"' for word in typed)
    reply = answer(ColumnBackend(columns(bulletins), LEXICON), LANGUAGE, Request(query=wanted, size=100))
    expected = {name for name, values in documents(bulletins)
                if all(holds(Literal(fold(word)), values) for word in typed)}  # fmt: skip
    assert {hit.id for hit in reply.hits} == expected
    assert reply.total == len(expected)
    for hit in reply.hits:
        assert any(piece.marked for piece in (*hit.title_fragments, *hit.snippet))


def spelled(tree):
    """Return the tree for Whoosh, whose AND and OR forget about groups that hold nothing but NOT."""
    if isinstance(tree, query.Not):
        return query.AndNot(query.Every(), spelled(tree.query))
    if isinstance(tree, query.And | query.Or):
        return type(tree)([spelled(child) for child in tree.subqueries])
    return tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("oracle")


@settings(max_examples=40)
@given(archives, st.lists(trees(terms), min_size=8, max_size=8))
def test_whoosh_itself_finds_the_same(folder, bulletins, wanted):
    """Where Whoosh's meaning is ours (whole values, ranges, wildcards), its own searcher is the oracle."""
    root = folder / "index"
    open_store(SimpleNamespace(engine="whoosh", index=root), LEXICON).rebuild(stored(one) for one in bulletins)
    state = columns(bulletins)
    (inner,) = root.glob("state-*")
    with index.open_dir(str(inner)).searcher() as searcher:
        for tree in wanted:
            whoosh = {searcher.stored_fields(doc)["id"] for doc in spelled(tree).docs(searcher)}
            assert {name for name in whoosh if ".s" not in name} == found(state, tree), tree


@settings(max_examples=100)
@given(archives, st.lists(words, min_size=1, max_size=2))
def test_relevance_is_the_same_whole_and_in_pages(bulletins, typed):
    backend = ColumnBackend(columns(bulletins), LEXICON)
    wanted = " OR ".join(f'"{word}"' for word in typed)
    whole = [hit.id for hit in answer(backend, LANGUAGE, Request(query=wanted, size=100)).hits]
    pages = [answer(backend, LANGUAGE, Request(query=wanted, size=3, page=page)) for page in range(1, 8)]
    assert [hit.id for page in pages for hit in page.hits] == whole[:21]


def closeness(values, one, other):
    """Return how closely ``other`` follows ``one`` in any field: 1 side by side, 0 beyond 8 characters."""
    best = 0.0
    for field in ("title", "text", "path"):
        folded = "\0".join(map(fold, values[field]))
        for at in range(len(folded)):
            if folded.startswith(one, at):
                gap = folded.find(other, at + len(one)) - at - len(one)
                best = max(best, 1 / (1 + gap) if 0 <= gap <= 8 else 0)
    return best


@settings(max_examples=150)
@given(archives, words, words)
@example([bulletin("1", "2022-08-10", item("乙甲", ""), item("乙", "丙甲"))], "甲", "乙")
def test_words_are_worth_more_the_closer_they_stand(bulletins, one, other):
    if "，" in one + other or one == other:
        return
    backend = ColumnBackend(columns(bulletins), LEXICON)
    both, first, second = (
        {hit.id: hit.score for hit in answer(backend, LANGUAGE, Request(query=query, size=100)).hits}
        for query in (f'"{one}" AND "{other}"', f'"{one}"', f'"{other}"')
    )
    near = answer(backend, LANGUAGE, Request(query=f"{one} {other}", size=100))
    pairs = LANGUAGE.parse(f"{one} {other}").pairs
    if [(left.text, right.text) for left, right in pairs] != [(fold(one), fold(other))]:
        return  # the dictionary makes other words of them
    found = dict(documents(bulletins))
    bonus = {hit.id: hit.score - first[hit.id] - second[hit.id] for hit in near.hits}
    expected = {name: closeness(found[name], fold(one), fold(other)) for name in both}
    most = max(expected, key=expected.__getitem__, default=None)
    worth = bonus[most] / expected[most] if most is not None and expected[most] else 0
    assert worth > 0 or not any(expected.values())
    assert bonus == pytest.approx({name: worth * near for name, near in expected.items()}, abs=0.01)
