"""The ledger over the sample archive: whom statements are for, what may follow, what was said again."""

from datetime import date, timedelta

import pytest

from ccsearch.knowledge import WITHIN_DAYS, Choice, reasons
from ccsearch.knowledge.sayings import GROUPS, groups_in
from ccsearch.text import fold
from knowledge.samples import items

ADDRESSED = {
    "101-1.s3": {("区公安分局", "named"), ("各街道", "group")},
    "101-2.s2": {("区城管委", "named")},
    "101-2.s3": {("石桥街道", "visited")},
    "102-1.s4": {("区水务局", "named")},
    "102-2.s2": {("望湖街道", "named"), ("区消防救援支队", "named")},
    "104-2.s1": {("区教委", "named"), ("区交通支队", "named")},
    "104-4.s2": {("区文化和旅游局", "named")},
    "106-1.s3": {("枫岭镇", "visited")},
    "110-2.s5": {("各镇街", "group")},
    "112-4.s3": {("区住房城乡建设委", "named")},
    "101-1.s4": set(),
}
"""Read by hand: whom the statement is for, and how; 区文旅局 and 区住建委 under their canonical names."""

FOLLOWED = {
    "101-1.s3": {"103-5"},
    "102-4.s1": {"103-5", "107-10"},
    "101-2.s2": {"104-7"},
    "102-2.s2": {"103-6", "104-8"},
    "106-1.s2": {"108-5"},
    "106-1.s3": {"108-5"},
    "107-1.s2": {"110-6"},
    "110-1.s2": {"111-8"},
}
"""samples/NOTES.md: instructions with a follow-up, and where it stands; more candidates may be shown."""

UNANSWERED = ("102-1.s4", "104-4.s2", "108-2.s3", "111-1.s2", "111-1.s3", "111-1.s4")
"""samples/NOTES.md: instructions without a follow-up in the archive."""


def line(known, said):
    [found] = known.ledger.named([said])
    return found


@pytest.mark.parametrize("said", ADDRESSED)
def test_whom_a_statement_is_for(known, said):
    assert {(row.name, row.way) for row in line(known, said).addressees} == ADDRESSED[said]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.example)
def test_the_example_of_each_group(group):
    assert [found for _, found in groups_in(group.example)] == [group]


@pytest.mark.parametrize("said", FOLLOWED)
def test_the_follow_ups_known_are_candidates(known, said):
    assert FOLLOWED[said] <= {one.item.id for one in line(known, said).follow_ups}


@pytest.mark.parametrize("said", UNANSWERED)
def test_what_was_never_followed_has_no_candidate(known, said):
    assert line(known, said).follow_ups == ()


def test_every_candidate_is_later_and_its_reasons_are_true(known):
    found = {item.id: (bulletin, item) for bulletin, item in items()}
    candidates = [(row, one) for row in known.ledger.lines(range(len(known.ledger))) for one in row.follow_ups]
    assert len(candidates) > 10
    for row, one in candidates:
        bulletin, item = found[one.item.id]
        assert one.days == (bulletin.date - row.item.date).days
        assert 0 < one.days <= WITHIN_DAYS
        assert set(one.units) <= {unit.name for unit in item.units} & {to.name for to in row.addressees}
        assert set(one.members) <= {unit.name for unit in item.units}
        assert set(one.places) <= set(item.places)
        assert one.words
        for word in one.words:
            said, _, told = word.partition("≈")
            assert said in fold(f"{row.heading}{row.text}")
            assert (told or said) in fold(f"{item.title}{item.text}")


def test_the_reasons_are_said(known):
    [found] = line(known, "107-1.s2").follow_ups
    assert reasons(found).startswith("同单位 区商务局；共同词 ")


def test_what_was_said_again_is_grouped_with_its_dates(known):
    group = line(known, "104-2.s1").repeat
    assert group == line(known, "110-1.s2").repeat
    assert group.ids == ("104-2.s1", "110-1.s2")
    assert (group.times, group.first, group.last) == (2, date(2023, 10, 10), date(2023, 12, 8))


def test_what_two_said_together_was_said_once(known):
    """鲁映雪 and 欧阳静姝 in 103-2, 罗启泰 and 贺景明 in 111-3."""
    assert {known.base.said_id(number) for number in known.ledger.repeats} == {"104-2.s1", "110-1.s2"}


def every_statement():
    return [(bulletin, item, f"{item.id}.s{place}", said)
            for bulletin, item in items() for place, said in enumerate(item.statements, 1)]  # fmt: skip


def shown(known, **choice):
    return [row.id for row in known.ledger.lines(known.ledger.chosen(Choice(**choice)))]


def test_all_statements_newest_issue_first_in_the_order_of_the_page(known):
    expected = sorted(every_statement(), key=lambda row: -row[0].date.toordinal())
    assert shown(known) == [said for _, _, said, _ in expected]


def test_the_filters_keep_what_they_say(known):
    rows = every_statement()
    assert sorted(shown(known, leaders=("韩牧川",))) == sorted(row[2] for row in rows if row[3].leader == "韩牧川")
    period = {"since": date(2023, 11, 1), "until": date(2023, 11, 30)}
    assert sorted(shown(known, **period)) == sorted(row[2] for row in rows if row[0].date.month == 11)
    yes, no = shown(known, followed=True), shown(known, followed=False)
    assert set(FOLLOWED) <= set(yes)
    assert set(UNANSWERED) <= set(no)
    assert sorted([*yes, *no]) == sorted(row[2] for row in rows)
    assert sorted(shown(known, repeated=True)) == ["104-2.s1", "110-1.s2"]
    assert set(shown(known, leaders=("沈知远",), units=("区商务局",))) == {"107-1.s2", "110-5.s1", "112-1.s5"}  # 各单位
    two = shown(known, leaders=("韩牧川", "沈知远"))
    assert len(two) == len(shown(known, leaders=("韩牧川",))) + len(shown(known, leaders=("沈知远",)))


def test_no_candidate_once_the_days_are_over(known):
    late = {one.item.id for row in known.ledger.named(["101-1.s3"]) for one in row.follow_ups}
    assert known.base.day(known.base.numbers["107-10"]) - date(2023, 9, 5) > timedelta(WITHIN_DAYS)
    assert "107-10" not in late
