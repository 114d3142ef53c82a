from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccsearch.search import segmenter_of
from ccsearch.search.dates import FORMS, read_period, read_range
from ccsearch.search.query import Language
from search.bulletins import LEXICON

WEDNESDAY = date(2022, 8, 10)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_each_form_means_what_its_row_says(form):
    assert tuple(day.isoformat() for day in read_period(form.example, WEDNESDAY)) == form.meaning


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_no_form_takes_the_example_of_one_before_it(form):
    import re

    earlier = FORMS[: FORMS.index(form)]
    assert [row.pattern for row in earlier if re.fullmatch(row.pattern, form.example)] == []


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022-08", "2022-08-01", "2022-08-31"),
        ("２０２２年８月", "2022-08-01", "2022-08-31"),
        ("2022 年 8 月 10 日", "2022-08-10", "2022-08-10"),
        ("2022/8/1", "2022-08-01", "2022-08-01"),
        ("8月10日", "2022-08-10", "2022-08-10"),
        ("2月29日", "2020-02-29", "2020-02-29"),
        ("8月", "2022-08-01", "2022-08-31"),
        ("近1周", "2022-08-04", "2022-08-10"),
        ("上个月", "2022-07-01", "2022-07-31"),
    ],
)
def test_other_ways_to_write(typed, first, last):
    assert read_period(typed, WEDNESDAY) == (date.fromisoformat(first), date.fromisoformat(last))


def test_last_month_in_january_is_of_the_year_before():
    assert read_period("上月", date(2023, 1, 31)) == (date(2022, 12, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    "typed", ["", "明后天", "2022-13", "2022-02-30", "0000", "13月1日", "99999", "最近9999年", "8月32日", "٢٠٢٢"]
)
def test_what_is_no_date_is_none(typed):
    assert read_period(typed, WEDNESDAY) is None


@given(st.text(alphabet="0123456789年月日号-/.最近天周上本去今前个第季度一 ", max_size=14), st.dates())
def test_whatever_is_typed_the_first_day_is_not_after_the_last(typed, today):
    period = read_period(typed, today)
    assert period is None or period[0] <= period[1]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022-08-01..2022-08-31", "2022-08-01", "2022-08-31"),
        ("2022-08..", "2022-08-01", None),
        ("..2021", None, "2021-12-31"),
        ("2022年7月至8月", "2022-07-01", "2022-08-31"),
        ("2021年7月至8月", "2021-07-01", "2021-08-31"),
        ("2021年8月9日至10日", "2021-08-09", "2021-08-10"),
        ("7月9日到11日", "2022-07-09", "2022-07-11"),
        ("2021年7月至今年", "2021-07-01", "2022-12-31"),
        ("2022年7月—2022年8月", "2022-07-01", "2022-08-31"),
        ("2022.7～2022.8", "2022-07-01", "2022-08-31"),
        ("去年到上月", "2021-01-01", "2022-07-31"),
        ("上月", "2022-07-01", "2022-07-31"),
        ("２０２２－０８－０１…２０２２－０８－１０", "2022-08-01", "2022-08-10"),
    ],
)
def test_from_one_day_to_another(typed, first, last):
    ends = tuple(end and date.fromisoformat(end) for end in (first, last))
    assert read_range(typed, WEDNESDAY) == ends


@pytest.mark.parametrize(
    "typed", ["", "..", "至", "2022..2021", "2022-08..去年冬天", "明天..", "2022-01..2022-02..2022-03"]
)
def test_what_is_no_range_is_none(typed):
    assert read_range(typed, WEDNESDAY) is None


def test_what_a_query_means_by_last_month_follows_the_day():
    day = WEDNESDAY
    language = Language(LEXICON, segmenter_of(LEXICON), lambda: day)
    assert (language.parse("日期:上月").tree.start, language.parse("日期:上月").tree.end) == (
        "2022-07-01",
        "2022-07-31",
    )
    day = date(2022, 9, 1)
    assert language.parse("日期:上月").tree.start == "2022-08-01"
    assert language.parse("日期:..今天").tree.end == "2022-09-01"
