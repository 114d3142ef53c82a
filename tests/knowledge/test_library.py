"""What is known follows the index: of a new state only what is new is read, and nothing tells how it came about."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccsearch.errors import IndexUnavailableError
from ccsearch.knowledge import AXES, SORTS_OF_UNIT, SPANS, Choice, periods
from ccsearch.search import segmenter_of
from knowledge.samples import Shelf, bulletins, items, lexicon

DRAFT = "近日，在新桥村开展“邻里一家亲”敬老志愿服务活动，35余名志愿者为辖区老人义务理发、测量血压、检修家电。"


WORDS = sorted({word for _, item in items() for word in segmenter_of(lexicon()).cut(item.text)})
"""Words of the whole archive."""


def changed(bulletin):
    """Return a bulletin with its first item gone and another one's text and statements changed."""
    _, second, *rest = bulletin.items
    second = msgspec.structs.replace(second, text=second.text[::-1], statements=second.statements[:1])
    return msgspec.structs.replace(bulletin, items=(second, *rest))


def everything(library):
    """Return all that is known, in words that do not depend on how things are numbered inside."""
    known, comparer = library.knowledge(), library.comparer()
    base = known.base
    span = base.between(None, None)
    texts = {item.id: item.text for item in base.items(span).values()}
    return {
        "items": [base.ref(number) for number in span],
        "ledger": known.ledger.lines(known.ledger.chosen(Choice())),
        "followed": known.ledger.lines(known.ledger.chosen(Choice(followed=True))),
        "leaders": [known.leader(name) for name in base.counts["leaders"]],
        "units": [known.unit(name) for name in base.counts["units"]],
        "matrix": [known.matrix.table(known.matrix.of_kind(kind), axis, known.matrix.columns(axis, span), span)
                   for kind in SORTS_OF_UNIT for axis in AXES],
        "statistics": [known.statistics.adoption(period) for by in SPANS for period in periods(base, by)],
        "quantities": known.quantities.totals(span),
        "sentences": known.quantities.sentences(known.quantities.having(span, None, "名")),
        "words": {word: base.ids[known.words.items(word)].tolist() for word in WORDS},
        "weights": [known.words.weight(word) for word in WORDS],
        "check": [comparer.check(text) for text in (DRAFT, *texts.values())],
        "related": [comparer.related(number, texts[base.ids[number]]) for number in span],
    }  # fmt: skip


STEPS = st.lists(
    st.tuples(st.lists(st.sampled_from(bulletins()), max_size=3, unique_by=lambda row: row.key), st.booleans(),
              st.lists(st.sampled_from([row.key for row in bulletins()]), max_size=3)),
    min_size=1, max_size=4,
)  # fmt: skip
"""Changes of an index: issues added, as they are or changed, and keys of issues removed."""


@pytest.mark.parametrize("anew", [False, True], ids=["followed", "anew"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_follows_the_index_is_what_is_read_anew(tmp_path_factory, monkeypatch, anew, steps):
    if not anew:  # so few issues would all be read anew
        monkeypatch.setattr("ccsearch.knowledge.stream._WASTE", 1)
        monkeypatch.setattr("ccsearch.knowledge.base._WASTE", 0)
        monkeypatch.setattr("ccsearch.knowledge.library._MANY", 0)
    shelf = Shelf(tmp_path_factory.mktemp("shelf")).put(bulletins()[:2])
    shelf.library.comparer()
    for added, other, removed in steps:
        keys = {row.key for row in added}
        shelf.put(map(changed, added) if other else added, [key for key in removed if key not in keys], str(other))
        assert everything(shelf.library) == everything(shelf.anew())
    shelf.engine.close()


def test_a_state_is_read_once_and_an_old_one_stays_true(tmp_path):
    shelf = Shelf(tmp_path).put(bulletins()[:3])
    first = shelf.library.knowledge()
    assert shelf.library.knowledge() is first
    before = [first.base.ref(number) for number in range(len(first.base))], len(first.ledger)
    shelf.put(bulletins()[3:5], ["101"])
    second = shelf.library.knowledge()
    assert {second.base.ref(number).issue for number in range(len(second.base))} == {"102", "103", "104", "106"}
    assert len(second.base) == shelf.engine.totals().items
    assert len(second.ledger) == shelf.engine.totals().statements
    assert before == ([first.base.ref(number) for number in range(len(first.base))], len(first.ledger))


def test_only_what_is_new_is_read(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path).put(bulletins()[:9])
    shelf.library.comparer()
    read = []
    kind = type(shelf.engine.records())
    gists = kind.gists
    monkeypatch.setattr(kind, "gists", lambda self, keys: read.extend(keys) or gists(self, keys))
    shelf.put([changed(bulletins()[1]), bulletins()[9]], [], "1")
    shelf.library.comparer()
    assert sorted(read) == ["102", "102", "112", "112"]


def test_letters_of_items_that_are_gone_are_let_go(tmp_path):
    shelf = Shelf(tmp_path).put(bulletins())
    shelf.library.comparer()
    shelf.put([], [row.key for row in bulletins()[:6]])
    stream = shelf.library.comparer()._stream
    assert len(stream.letters) == (stream.rows["size"] + 1).sum()


def test_an_item_that_went_away_meanwhile_is_left_out(tmp_path):
    shelf = Shelf(tmp_path).put(bulletins()[:2])
    base = shelf.library.knowledge().base
    shelf.put([], ["101"])
    assert {item.id.partition("-")[0] for item in base.items(range(len(base))).values()} == {"102"}


def test_without_an_index_it_says_so(tmp_path):
    with pytest.raises(IndexUnavailableError):
        Shelf(tmp_path).library.knowledge()
