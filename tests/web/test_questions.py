from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from ccsearch.errors import ConfigError
from ccsearch.search.contract import KINDS, MAX_PAGE_SIZE, SORTS, Request
from ccsearch.web.questions import FILTERS, Question, read_question

TODAY = date(2022, 8, 10)


def asked(address):
    return read_question(MultiDict(parse_qsl(address.partition("?")[2])), TODAY)


CHARACTER = st.characters(exclude_categories=["Cs"])
VALUE = st.text(CHARACTER, min_size=1, max_size=8).filter(lambda text: text.strip() == text)
FILTER = st.dictionaries(
    st.sampled_from([field.name for field in FILTERS]), st.lists(VALUE, min_size=1, max_size=3, unique=True).map(tuple)
)


def in_field_order(chosen):
    return tuple((field.name, chosen[field.name]) for field in FILTERS if field.name in chosen)


REQUEST = st.builds(
    Request,
    query=VALUE | st.just(""),
    kind=st.sampled_from(KINDS),
    filters=FILTER.map(in_field_order),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, 1000),
    size=st.integers(1, MAX_PAGE_SIZE),
)


@given(REQUEST, st.integers(0, 50))
def test_a_question_survives_its_address(request, at):
    assert asked(Question(request, at=at).address("/search")) == Question(request, at=at)


def test_dates_stay_in_the_address_as_typed_and_reach_the_request_as_days():
    question = asked("?from=上月&to=2022年8月")
    assert (question.request.since, question.request.until) == (date(2022, 7, 1), date(2022, 8, 31))
    assert question.address() == "?from=上月&to=2022年8月"


def test_the_plainest_question_has_the_plainest_address():
    assert Question().address("search") == "search"


def test_a_change_leads_back_to_page_one_and_clearing_keeps_the_words():
    question = asked("?q=遛狗&unit=城子街道&from=2022&sort=newest&page=3")
    assert question.changed(sort="oldest").request.page == 1
    assert question.cleared().address() == "?q=遛狗&sort=newest"


def test_a_value_goes_and_the_others_stay():
    assert asked("?unit=甲&unit=乙").without("unit", "甲").address() == "?unit=乙"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("?page=0", "page"),
        ("?page=-1", "page"),
        ("?page=1e3", "page"),
        ("?page=²", "page"),
        ("?size=101", "size"),
        ("?sort=best", "sort"),
        ("?kind=thing", "kind"),
        ("?from=从前", "from"),
        ("?to=13月", "to"),
        ("?from=2023&to=2022", "from"),
    ],
)
def test_what_cannot_be_understood_is_named(address, key):
    with pytest.raises(ConfigError) as fault:
        asked(address)
    assert fault.value.key == key
