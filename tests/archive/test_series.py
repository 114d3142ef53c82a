from datetime import date

import pytest

from ccsearch.archive import series_problems
from ccsearch.search.contract import IssueSummary


def summary(number, day=None, title="工作快报", path=None):
    return IssueSummary(str(number), number, title, day, path or f"{number}-{day}.txt", "", 1, 0, ())


def messages(*issues):
    return [(row.code, row.message) for row in series_problems(issues)]


def test_a_whole_series_has_no_problem():
    assert messages(*(summary(number, date(2022, 8, number)) for number in (1, 2, 3))) == []


def test_gaps_are_named_as_ranges():
    assert messages(*map(summary, (101, 102, 104, 108))) == [("archive.gap", "《工作快报》缺第103期、第105至107期。")]


def test_a_far_jump_is_a_new_beginning():
    assert messages(summary(1), summary(709)) == []


def test_a_number_used_twice_names_the_files():
    [(code, message)] = messages(summary(7, path="a.txt"), summary(7, path="b.txt"))
    assert code == "archive.repeat"
    assert message == "《工作快报》第7期有 2 份：a.txt、b.txt。"


def test_dates_that_run_backwards():
    [(code, message)] = messages(summary(7, date(2022, 8, 9)), summary(8, date(2022, 8, 1)))
    assert code == "archive.order"
    assert message == "《工作快报》第8期（2022-08-01）的日期早于第7期（2022-08-09）。"


def test_numbers_that_begin_anew_each_year_are_series_of_their_own():
    years = [summary(number, date(year, number, 1)) for year in (2021, 2022) for number in (1, 2, 4)]
    assert messages(*years) == [
        ("archive.gap", "《工作快报》2021年缺第3期。"),
        ("archive.gap", "《工作快报》2022年缺第3期。"),
    ]


def test_bulletins_of_other_names_are_series_of_their_own():
    assert messages(summary(1, title="创文简报"), summary(3, title="财政信息")) == []


@pytest.mark.parametrize("title", [None, "工作快报"])
def test_issues_without_number_or_date_do_no_harm(title):
    assert messages(summary(None, title=title), summary(5, title=title), summary(6, date(2022, 1, 1), title)) == []
