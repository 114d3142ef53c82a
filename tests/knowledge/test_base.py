"""The numbers of items: by date, then by issue, then by place; and what is looked up by them."""

from datetime import date

import pytest

from knowledge.samples import Shelf
from search.bulletins import LEXICON, bulletin, item


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    rows = [
        bulletin("10", "2022-01-05", item("乙", "十期一条"), item("丙", "十期二条")),
        bulletin("9", "2022-01-05", item("甲", "九期一条")),
        bulletin("专刊", None, item("子", "没有日期")),
        bulletin("8", "2022-02-01", item("丁", "八期一条"), item("戊", "八期二条")),
    ]
    shelf = Shelf(tmp_path_factory.mktemp("base"), LEXICON).put(rows)
    yield shelf.library.knowledge().base
    shelf.engine.close()


def test_items_are_numbered_by_date_issue_and_place(base):
    assert base.ids.tolist() == ["专刊-1", "9-1", "10-1", "10-2", "8-1", "8-2"]
    assert [base.numbers[name] for name in base.ids] == list(range(6))


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [(None, None, "专刊-1 9-1 10-1 10-2 8-1 8-2"), (None, date(2022, 1, 31), "9-1 10-1 10-2"),
     (date(2022, 1, 6), None, "8-1 8-2"), (date(2022, 1, 5), date(2022, 1, 5), "9-1 10-1 10-2"),
     (date(2023, 1, 1), date(2022, 1, 1), ""), (date.min, date.max, "9-1 10-1 10-2 8-1 8-2")],
)  # fmt: skip
def test_a_stretch_of_days_is_a_stretch_of_numbers(base, since, until, found):
    assert base.ids[base.between(since, until)].tolist() == found.split()


def test_items_come_whole_and_only_those_asked_for(base):
    read = base.items([base.numbers["10-2"], base.numbers["8-1"]])
    assert {number: item.text for number, item in read.items()} == {3: "十期二条", 4: "八期一条"}


def test_names_without_items_have_none(base):
    assert base.items_of("units", "没有的单位").tolist() == []
    assert base.roles_in("leaders", "没有的人") == []
    assert base.found(["8-1", "没有-1"]) == (4,)
