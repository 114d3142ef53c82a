"""Candidates and repeats, worked out over columns, against plain loops: over the samples and a generated archive."""

import msgspec
import numpy as np
import pytest

from ccsearch.generator import archive
from ccsearch.knowledge import Choice
from ccsearch.knowledge.traces import alike
from ccsearch.lexicon import load_lexicon
from ccsearch.records import Named, Statement
from ccsearch.search import gist_of
from knowledge.plain import Plain, connected
from knowledge.samples import Shelf, bulletins, lexicon
from search.bulletins import LEXICON, bulletin, item

SEED, ISSUES = 11, 60


def generated():
    return [issue.bulletin for issue in archive(ISSUES, SEED, load_lexicon())]


@pytest.fixture(scope="module", params=["samples", "generated"])
def beside(request, tmp_path_factory):
    """What is known of an archive, and the same archive to be looked through plainly."""
    rows, words = (bulletins(), lexicon()) if request.param == "samples" else (generated(), load_lexicon())
    shelf = Shelf(tmp_path_factory.mktemp("archive"), words).put(rows)
    yield shelf.library.knowledge(), Plain(rows, words), rows
    shelf.engine.close()


def test_candidates_are_those_of_plain_loops(beside):
    known, plain, rows = beside
    expected = {
        f"{item.id}.s{place}": plain.follow_ups(bulletin.date, item, said)
        for bulletin in rows
        for item in gist_of(bulletin).items
        for place, said in enumerate(item.statements, 1)
    }
    lines = known.ledger.lines(known.ledger.chosen(Choice()))
    found = {
        row.id: [(one.item.id, one.score, *map(set, (one.units, one.members, one.words, one.places)))
                 for one in row.follow_ups]
        for row in lines
    }  # fmt: skip
    assert found == expected
    assert sum(map(bool, expected.values())) > 8


def test_who_has_candidates_is_told_without_working_them_out(beside):
    known, _, _ = beside
    ledger = known.ledger
    for followed in (True, False):
        rows = ledger.lines(ledger.chosen(Choice(followed=followed)))
        assert rows
        assert all(bool(row.follow_ups) == followed for row in rows)
    every = ledger.chosen(Choice())
    assert sorted(every) == sorted([*ledger.chosen(Choice(followed=True)), *ledger.chosen(Choice(followed=False))])


def test_a_line_is_the_same_alone_and_among_others(beside):
    known, _, _ = beside
    every = known.ledger.chosen(Choice())
    assert tuple(known.ledger.lines([number])[0] for number in every) == known.ledger.lines(every)


def groups(known):
    return {tuple(sorted(known.ledger.number(said) for said in group.ids)) for group in known.ledger.repeats.values()}


def expected_groups(known):
    """Return the groups of statements that share a trace and are alike, pair by pair, said in several items."""
    base = known.base
    table, sketches = base.tables["traces"], base.tables["said"]["sketch"]
    traces = {}
    for number, trace in zip(base.said_at(table).tolist(), table["trace"].tolist(), strict=True):
        traces.setdefault(number, set()).add(trace)

    def same(first, second):
        close = alike(sketches[[first]], sketches[[second]])[0] >= 0.6
        return bool(close and traces.get(first, set()) & traces.get(second, set()))

    items = base.tables["said"]["item"]
    found = connected(range(len(known.ledger)), same)
    return {group for group in found if len(set(items[list(group)].tolist())) > 1}


def test_what_was_said_again_is_grouped_as_pair_by_pair(beside, monkeypatch):
    known, _, _ = beside
    assert groups(known) == expected_groups(known)
    assert groups(known)
    for group in known.ledger.repeats.values():
        numbers = [known.ledger.number(said) for said in group.ids]
        items = known.base.tables["said"]["item"][numbers]
        days = [known.base.day(int(item)) for item in items]
        assert (group.first, group.last, group.times) == (min(days), max(days), len(np.unique(items)))
        assert days == sorted(days)


def test_of_two_units_asked_one_did_it_itself(tmp_path):
    said_ = Statement("张维刚", "要求", None, None, "城子街道、永定镇要清理楼道堆物和飞线充电。")
    asked = msgspec.structs.replace(item("部署", "会议部署工作。"), statements=(said_,))
    both = (Named("城子街道", ("lead",)), Named("永定镇", ("also",)))
    for units, itself in ((both, True), (both[::-1], True), (both[1:], False)):
        done = msgspec.structs.replace(item("清理", "清理楼道堆物、飞线充电。"), units=units)
        others = [item("别的", f"第{number}户邻居种花。") for number in range(200)]
        rows = [bulletin("1", "2022-01-01", asked), bulletin("2", "2022-01-09", done, *others)]
        shelf = Shelf(tmp_path / str(len(list(tmp_path.iterdir()))), LEXICON).put(rows)
        [line] = shelf.library.knowledge().ledger.named(["1-1.s1"])
        [found] = line.follow_ups
        words = sum(map(shelf.library.knowledge().words.weight, found.words))
        assert found.score - words == pytest.approx(1.5 if itself else 1.0, abs=1e-3)
        assert found.units == tuple(row.name for row in units)
