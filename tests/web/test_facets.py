"""Panels and charts made from answers of any size."""

from ccsearch.fields import BY_NAME
from ccsearch.search.contract import Answer, FacetValue
from ccsearch.web.charts import MONTHS, over_time
from ccsearch.web.facets import FULL, SHOWN, panel
from ccsearch.web.questions import Question

MANY = tuple(FacetValue(f"单位{place}", "", 999 - place) for place in range(FULL + 30))


def answer(*dates):
    counts = {}
    for value in dates:
        for part in (value, value[:4]):
            counts[part] = counts.get(part, 0) + 1
    rows = tuple(FacetValue(value, "", count, depth=value.count("-")) for value, count in counts.items())
    return Answer("", len(dates), 1, 20, 0.1, (), {"date": rows})


def test_a_panel_shows_ten_and_then_as_many_as_a_page_can_hold():
    few = panel(Question(), BY_NAME["unit"], MANY)
    assert (len(few.choices), few.hidden, few.full) == (SHOWN, len(MANY) - SHOWN, False)
    full = panel(Question(more=("unit",)), BY_NAME["unit"], MANY)
    assert (len(full.choices), full.hidden, full.full) == (FULL, 30, True)


def test_one_panel_at_a_time_is_shown_in_full():
    other = panel(Question(more=("unit",)), BY_NAME["leader"], MANY)
    assert other.more == "search?more=leader"
    assert panel(Question(more=("unit",)), BY_NAME["unit"], MANY).more == "search"
    assert "more" not in other.choices[0].address
    assert "more=unit" in panel(Question(more=("unit",)), BY_NAME["unit"], MANY).choices[0].address


def test_what_is_chosen_is_shown_wherever_it_stands():
    chosen = MANY[-1].value
    rows = (*MANY[:-1], FacetValue(chosen, "", 1, selected=True))
    question = Question().choosing("unit", (chosen,))
    assert chosen in [choice.value for choice in panel(question, BY_NAME["unit"], rows).choices]


def test_a_chart_goes_by_month_with_the_months_between():
    word, bars = over_time(Question(), answer("2022-11", "2023-02", "2023-02"), "search")
    assert (word, [(bar.label, bar.count) for bar in bars]) == (
        "月", [("2022年11月", 1), ("2022年12月", 0), ("2023年1月", 0), ("2023年2月", 2)]
    )  # fmt: skip
    assert bars[-1].address == "search?date=2023-02"


def test_a_chart_too_long_for_months_goes_by_year():
    word, bars = over_time(Question(), answer("2014-01", "2014-02", "2017-08"), "search")
    assert (word, [(bar.label, bar.count) for bar in bars]) == (
        "年", [("2014年", 2), ("2015年", 0), ("2016年", 0), ("2017年", 1)]
    )  # fmt: skip
    assert bars[0].address == "search?date=2014"


def test_a_chart_of_years_leaves_none_of_a_long_life_out_but_the_oldest():
    _, bars = over_time(Question(), answer("1970-01", "2020-01"), "search")
    assert (len(bars), bars[-1].label) == (MONTHS, "2020年")


def test_one_month_needs_no_chart():
    assert over_time(Question(), answer("2023-02"), "search")[1] == ()
    assert over_time(Question(), answer(), "search")[1] == ()
