"""Leaders and units over the sample archive, against counts made of the records alone."""

from collections import Counter

import pytest

from ccsearch.knowledge.subjects import names_a_subject, names_a_thing
from ccsearch.text import fold
from knowledge.plain import Plain
from knowledge.samples import bulletins, items, lexicon, with_role

LEADERS = sorted({row.name for _, item in items() for row in item.leaders})
UNITS = sorted({row.name for _, item in items() for row in item.units})

VISITS = {
    "韩牧川": ["111-1", "110-4", "106-1", "103-1"],
    "欧阳静姝": ["112-3", "108-2", "106-3", "104-4", "101-3"],
    "鲁映雪": ["110-1", "107-4", "104-2", "102-3"],
    "罗启泰": ["112-4", "111-3", "107-2", "104-1", "102-2"],
}
"""samples/NOTES.md: the visits of a leader, here newest first."""


@pytest.mark.parametrize("name", VISITS)
def test_the_visits_of_a_leader(known, name):
    assert [event.item.id for event in known.leader(name).events if event.kind == "visit"] == VISITS[name]


@pytest.mark.parametrize("name", LEADERS)
def test_a_leader_against_the_records(known, name):
    profile = known.leader(name)
    own = [(bulletin, item) for bulletin, item in items() if name in {row.name for row in item.leaders}]
    said = [one for _, item in items() for one in item.statements if one.leader == name]
    visits = [item for _, item in own if name in with_role(item.leaders, "visits")]
    assert {event.item.id for event in profile.events} == {item.id for _, item in own}
    assert profile.statements == len(said) == sum(event.statements for event in profile.events)
    visited = Counter(unit for item in visits for unit in with_role(item.units, "visited"))
    assert {row.value: row.count for row in profile.by_unit} == visited
    assert {row.value: row.count for row in profile.by_place} == Counter(
        place for item in visits for place in item.places
    )
    months = Counter(f"{bulletin.date:%Y-%m}" for bulletin, _ in own)
    assert {row.value: row.count for row in profile.months if row.count} == months
    assert [row.value for row in profile.months] == sorted(row.value for row in profile.months)
    for row in profile.subjects:
        assert row.count == sum(row.value in fold(f"{one.heading or ''}\n{one.text}") for one in said) > 0


def test_the_events_of_a_leader_are_newest_first(known):
    days = [event.item.date for event in known.leader("沈知远").events]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("name", ["韩牧川", "欧阳静姝", "沈知远", "罗启泰", "鲁映雪"])
def test_subjects_are_those_of_tf_idf(known, name):
    """The number of statements with a word, times how rare it is in the archive; subjects of the lexicon twice."""
    plain = Plain(bulletins(), lexicon())
    said = [one for _, item in items() for one in item.statements if one.leader == name]
    times = Counter(word for one in said for word in written(plain, f"{one.heading or ''}\n{one.text}"))
    worth = {word: times[word] * plain.weight(plain.usual.get(word, word)) * (2 if word in plain.usual else 1)
             for word in times if names_a_thing(word)}  # fmt: skip
    expected = sorted(worth, key=lambda word: (-worth[word], -times[word], word))[:12]
    assert [row.value for row in known.leader(name).subjects] == expected


def written(plain, text):
    """Return the subject words of a text as they are written, each once."""
    return {word for word in plain.segmenter.cut(fold(text)) if names_a_subject(word) and word not in plain.names}


def test_what_a_leader_speaks_of_more_than_the_archive(known):
    assert "文明养犬" in {row.value for row in known.leader("韩牧川").subjects}
    assert {"志愿服务", "阵地"} & {row.value for row in known.leader("欧阳静姝").subjects}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_against_the_records(known, name):
    profile = known.unit(name)
    own = [(bulletin, item) for bulletin, item in items() if name in {row.name for row in item.units}]
    with_lead = {item.id for _, item in own if name in with_role(item.units, "lead")}
    assert profile.items == len(own)
    assert {ref.id for ref in profile.lead} == with_lead
    assert {ref.id for ref in profile.also} == {
        item.id for _, item in own if name in with_role(item.units, "also")
    } - with_lead
    assert {ref.id for ref in profile.responsible} == {
        item.id for _, item in own if name in with_role(item.units, "responsible")
    }
    assert {visit.item.id for visit in profile.visits} == {
        item.id for _, item in own if name in with_role(item.units, "visited")
    }
    assert sum(row.numbers for row in profile.figures) == sum(
        len(item.figures) for _, item in own if item.id in with_lead
    )
    table = {(row.value, column): count for row in profile.months.rows
             for column, count in zip(profile.months.columns, row.counts, strict=True)}  # fmt: skip
    for (month, column), count in table.items():
        assert count == sum(f"{bulletin.date:%Y-%m}" == month and " / ".join(item.path[: column.count(" / ") + 1]) == column
                            for bulletin, item in own)  # fmt: skip
    assert sum(row.total for row in profile.months.rows) == len(own)


def test_one_unit_in_many_roles(known):
    """石桥街道, read by hand."""
    profile = known.unit("石桥街道")
    assert [ref.id for ref in profile.lead] == ["111-8", "110-8", "108-8", "106-4"]
    assert [ref.id for ref in profile.also] == ["112-12", "103-6"]
    assert [visit.item.id for visit in profile.visits] == ["104-1", "101-2"]
    assert [visit.leaders for visit in profile.visits] == [("罗启泰",), ("沈知远",)]
    assert profile.instructions == ("104-1.s1", "101-2.s1", "101-2.s3", "101-2.s4")
    assert "110-2.s5" in profile.group
    assert set(profile.group).isdisjoint(profile.instructions)


def test_a_unit_without_items_has_nothing(known):
    profile = known.unit("区应急局")
    assert (profile.items, profile.lead, profile.visits, profile.figures) == (0, (), (), ())
