"""Matrix, statistics, quantities, peers: every figure against one made of the records alone."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccsearch.knowledge import SORTS_OF_UNIT, Peers, before, newest_first, period_of, periods, plain_number, query_words
from ccsearch.knowledge.peers import passage
from ccsearch.knowledge.statistics import SPANS
from ccsearch.search import Request
from ccsearch.text import fold
from knowledge.samples import items, with_role

DAYS = st.dates(date(2023, 8, 1), date(2024, 2, 1))


def within(since, until):
    return [(bulletin, item) for bulletin, item in items() if since <= bulletin.date <= until]


def levels(path):
    return [" / ".join(path[: depth + 1]) for depth in range(len(path))]


AXES = {
    "category": lambda bulletin, item: levels(item.path),
    "month": lambda bulletin, item: [f"{bulletin.date:%Y-%m}"],
}


@pytest.mark.parametrize("axis", AXES)
@settings(max_examples=40)
@given(days=st.tuples(DAYS, DAYS), kind=st.sampled_from(list(SORTS_OF_UNIT)))
def test_each_cell_of_the_matrix_counts_its_items(known, axis, days, kind):
    since, until = sorted(days)
    span = known.base.between(since, until)
    names = known.matrix.of_kind(kind)
    table = known.matrix.table(names, axis, known.matrix.columns(axis, span), span)
    cells = Counter((row.name, column) for bulletin, item in within(since, until) for row in item.units
                    for column in AXES[axis](bulletin, item))  # fmt: skip
    totals = Counter(row.name for _, item in within(since, until) for row in item.units)
    assert [row.value for row in table.rows] == names
    assert set(table.columns) == {
        column for bulletin, item in within(since, until) for column in AXES[axis](bulletin, item)
    }
    for row in table.rows:
        assert row.counts == tuple(cells[row.value, column] for column in table.columns)
        assert row.total == totals[row.value]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.tuples(DAYS, DAYS), kind=st.sampled_from(list(SORTS_OF_UNIT)), axis=st.sampled_from(list(AXES)))
def test_cells_and_sums_are_numbers_of_results(shelf, known, days, kind, axis):
    since, until = sorted(days)
    span = known.base.between(since, until)
    table = known.matrix.table(known.matrix.of_kind(kind), axis, known.matrix.columns(axis, span), span)

    def found(unit, *filters):
        asked = Request(filters=(("unit", (unit,)), *filters), since=since, until=until, size=1, facets=False)
        return shelf.engine.search(asked).total

    field = {"category": "category", "month": "date"}[axis]
    for row in table.rows[::3]:
        assert row.total == found(row.value)
        for column, count in zip(table.columns, row.counts, strict=True):
            assert count == found(row.value, (field, (column,)))
        top = [count for column, count in zip(table.columns, row.counts, strict=True) if " / " not in column]
        assert sum(top) == row.total


def test_every_unit_is_of_one_sort(known):
    sorts = [name for kind in SORTS_OF_UNIT for name in known.matrix.of_kind(kind)]
    seen = {row.name for _, item in items() for row in item.units}
    assert len(sorts) == len(set(sorts))
    assert seen | {row.name for row in known.base.lexicon.units} == set(sorts)


def test_categories_stand_under_their_own(known):
    columns = known.matrix.columns("category", known.base.between(None, None))
    assert columns[:3] == ("简讯", "简讯 / 文明培育", "简讯 / 综合整治")


@pytest.mark.parametrize("by", SPANS)
def test_statistics_of_every_period_against_the_records(known, by):
    for period in periods(known.base, by):
        previous = before(period, by)
        lead, also, earlier = Counter(), Counter(), Counter()
        for _, item in within(period.first, period.last):
            lead.update(with_role(item.units, "lead"))
            also.update(with_role(item.units, "also"))
        for _, item in within(previous.first, previous.last):
            earlier.update([*with_role(item.units, "lead"), *with_role(item.units, "also")])
        rows = known.statistics.adoption(period, previous)
        assert {row.unit for row in rows} >= set(lead) | set(also) | {row.name for row in known.base.lexicon.units}
        for row in rows:
            assert (row.lead, row.also, row.before) == (lead[row.unit], also[row.unit], earlier[row.unit])
            assert row.total == row.lead + row.also
            better = sum(other.total > row.total for other in rows)
            assert row.rank == (better + 1 if row.total else None)
        assert [row.total for row in rows] == sorted((row.total for row in rows), reverse=True)


def test_statistics_of_a_quarter_by_hand(known):
    """The fourth of 2023, issues 104 to 111: 云台镇 led 104-12 and 106-6 and joined 104-11, 108-8 and 111-5."""
    rows = {row.unit: row for row in known.statistics.adoption(periods(known.base, "quarter")[1])}
    assert (rows["云台镇"].lead, rows["云台镇"].also, rows["云台镇"].rank) == (2, 3, 1)
    assert rows["区应急局"].rank is None


def test_whole_statistics_add_up_to_those_of_all_periods(known):
    ever = {row.unit: row.total for row in known.statistics.ever()}
    for by in SPANS:
        summed = Counter()
        for period in periods(known.base, by):
            summed.update({row.unit: row.total for row in known.statistics.adoption(period)})
        assert dict(summed) == ever


@given(day=st.dates(date(1, 1, 1), date(9999, 12, 31)), by=st.sampled_from(list(SPANS)))
def test_a_period_holds_its_day_and_follows_the_one_before(day, by):
    period = period_of(day, by)
    assert period.first <= day <= period.last
    previous = before(period, by)
    if previous:
        assert previous.last.toordinal() + 1 == period.first.toordinal()
        assert period_of(previous.last, by) == previous
    else:
        assert period.first == date(1, 1, 1)


def quantities_of(found):
    made = {}
    for item in found:
        for figure in item.figures:
            made.setdefault((figure.noun, figure.unit), []).append((item.id, figure))
    return made


@pytest.mark.parametrize("word", ["楼道", "垃圾", "志愿", ""])
def test_quantities_against_the_records(known, word):
    found = [item for _, item in items() if word in item.text]
    totals = known.quantities.totals(known.base.found(item.id for item in found))
    expected = quantities_of(found)
    assert {(row.noun, row.unit) for row in totals} == set(expected)
    for row in totals:
        figures = [figure for _, figure in expected[row.noun, row.unit]]
        assert row.numbers == len(figures)
        assert row.approximate == sum(figure.approximate for figure in figures)
        assert row.items == len({item_id for item_id, _ in expected[row.noun, row.unit]})
        assert (row.least, row.most) == (min(one.value for one in figures), max(one.value for one in figures))
        if row.unit == "%":
            assert row.total is None
        else:
            assert row.total == pytest.approx(sum(figure.value for figure in figures))


def test_a_total_by_hand(known):
    """堆物: 33 in 104-8, 9.5 in 108-9, 17.2 in 110-8, 8.3 in 111-6, 11.4 in 112-10."""
    rows = {(row.noun, row.unit): row for row in known.quantities.totals(range(len(known.base)))}
    assert (rows["堆物", "吨"].total, rows["堆物", "吨"].items) == (79.4, 5)
    assert rows["志愿者", "名"].approximate == 2


def test_each_number_stands_in_its_sentence(known):
    texts = {item.id: (item.title, item.text) for _, item in items()}
    everything = range(len(known.base))
    seen = 0
    for row in known.quantities.totals(everything):
        for one in known.quantities.sentences(known.quantities.having(everything, row.noun, row.unit)):
            seen += 1
            assert any(f"{one.before}{one.text}{one.after}" in text for text in texts[one.item.id])
            assert "。" not in one.before
            assert "。" not in one.after[:-1]
    assert seen == sum(len(item.figures) for _, item in items())


@pytest.mark.parametrize(
    ("value", "written"), [(38.6, "38.6"), (1200.0, "1200"), (0.25, "0.25"), (79.39999999, "79.4")]
)
def test_numbers_are_written_plainly(value, written):
    assert plain_number(value) == written


PEERS = {
    "遛狗|养犬": {"青溪街道": "101-7", "区公安分局": "103-5", "云台镇": "106-6", "石桥街道": "108-8"},
    "堆物|楼道": {"东塘街道": "101-4", "望湖街道": "103-6", "白鹭镇": "108-9", "石桥街道": "110-8", "青溪街道": "112-10"},
    "志愿服务|志愿者": {"青溪街道": "103-8", "团区委": "103-9", "云台镇": "104-12", "区志愿服务联合会": "104-13",
                "柳堰镇": "108-10"},
}  # fmt: skip
"""samples/NOTES.md: a subject, and for each unit one of its reports on it."""


@pytest.mark.parametrize("subject", PEERS)
def test_what_each_unit_did_about_a_subject(known, subject):
    words = subject.split("|")
    found = [item.id for _, item in items() if any(word in f"{item.title}{item.text}" for word in words)]
    numbers = newest_first(known.base, known.base.found(found))
    rows = {row.unit: row for row in Peers(known.base, numbers, words).rows(99)}
    for unit, item_id in PEERS[subject].items():
        assert item_id in {deed.item.id for deed in rows[unit].deeds}, unit
    doing = Counter(row.name for _, item in items() if item.id in found for row in item.units
                    if {"lead", "also"} & set(row.roles))  # fmt: skip
    assert {unit: row.items for unit, row in rows.items()} == doing
    days = [row.deeds[0].item.date for row in rows.values()]
    assert days == sorted(days, reverse=True)


def test_one_that_joined_is_not_given_the_numbers_of_who_led(known):
    rows = Peers(known.base, [known.base.numbers["111-5"]], ["楼道"]).rows(3)
    [row] = [row for row in rows if row.unit == "云台镇"]
    assert (row.deeds[0].role, row.deeds[0].passage, row.deeds[0].figures) == ("also", "", ())


def test_a_passage_is_the_sentence_with_the_word():
    text = "先说别的。今天清理楼道5处！再说别的。"
    assert passage(text, ["楼道"]) == "今天清理楼道5处！"
    assert passage(text, ["没有"]) == "先说别的。"
    assert passage("", ["楼道"]) == ""
    assert len(passage("长" * 500, [])) == 120


def test_the_words_of_a_query():
    assert query_words(fold('楼道 AND "堆物" 单位:东塘街道')) == ("楼道", "堆物", "东塘街道")
