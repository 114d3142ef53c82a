"""Whatever is asked of the API, no server error, and no answer but those its document describes."""

import re
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from ccsearch.web.api import ENDPOINTS, PREFIX, method_of

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
          negative_data_rejection, unsupported_method)  # fmt: skip
CASES = settings(
    max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def document(app):
    return schemathesis.openapi.from_wsgi(f"{PREFIX}/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_only_described_answers(document, endpoint, mode):
    operation = document[PREFIX + re.sub("<(.*?)>", r"{\1}", endpoint.path)][method_of(endpoint)]
    if mode is GenerationMode.NEGATIVE and not endpoint.parameters and not endpoint.body:
        return  # nothing that could be wrong but its path, which is any text

    @CASES
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(checks=CHECKS)

    ask()


PLACES = (
    *("/search", "/search.csv", "/search.xlsx", "/search.docx", "/search.json", "/feed.atom", "/items/101-1"),
    *("/issues", "/opensearch/suggest", "/help", "/issues/101/source"),
    *(
        "/instructions",
        "/instructions.csv",
        "/matrix",
        "/statistics",
        "/statistics.xlsx",
        "/peers",
        "/quantities",
        "/check",
    ),
    *("/leaders/韩牧川", "/units/石桥街道"),
)
ODD = ["整改", "要", '"', "(", "单位:", "\x00", "\x0b", "\ud7ff\ufffe", "-", "*", "a" * 600]
TYPED = st.text(max_size=12) | st.sampled_from(ODD)
PARAMETERS = st.dictionaries(
    st.sampled_from(["q", "kind", "unit", "leader", "category", "date", "issue", "from", "to", "page", "size", "sort",
                     "more", "at", "year", "place", "by", "axis", "units", "period", "followed", "repeated", "part",
                     "noun", "measure", "lead"]),
    TYPED | st.sampled_from(["1", "2", "item", "statement", "newest", "2023", "unit"]), max_size=4,
)  # fmt: skip


@settings(CASES, max_examples=300)
@given(place=st.sampled_from(PLACES), parameters=PARAMETERS)
def test_pages_understand_or_say_that_they_do_not(app, place, parameters):
    with app.test_client().get(place, query_string=parameters) as answer:
        assert answer.status_code in (200, 400, 404), answer.get_data(as_text=True)[:300]


@settings(CASES, max_examples=100)
@given(place=st.sampled_from(["/items/", "/issues/", "/api/v1/items/", "/search.", "/leaders/", "/units/"]), name=TYPED)
def test_names_that_are_not_there_are_not_found(app, place, name):
    with app.test_client().get(place + quote(name, errors="replace")) as answer:
        assert answer.status_code in (200, 404, 308), answer.get_data(as_text=True)[:300]
