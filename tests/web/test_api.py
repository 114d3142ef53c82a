import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from ccsearch.records import to_json
from ccsearch.web import create_app
from ccsearch.web.api import ENDPOINTS, PREFIX

CALLS = (
    ("/search", "/search?q=整改&size=3"),
    ("/search", "/search?q=整改&kind=statement&sort=newest&from=2023"),
    ("/search", "/search?q=整改 查无此词"),
    ("/search", "/search"),
    ("/facets", "/facets?q=整改"),
    ("/items", "/items?unit=东塘街道"),
    ("/items/{item_id}", "/items/101-1"),
    ("/items/{item_id}/similar", "/items/103-8/similar"),
    ("/statements", "/statements?leader=韩牧川"),
    ("/issues", "/issues"),
    ("/issues/{key}", "/issues/101"),
    ("/leaders", "/leaders"),
    ("/units", "/units"),
    ("/statistics", "/statistics"),
    ("/suggest", "/suggest?q=d"),
    ("/leaders/{name}", "/leaders/韩牧川"),
    ("/units/{name}", "/units/石桥街道"),
    ("/units/{name}", "/units/区应急局"),
    ("/instructions", "/instructions?leader=韩牧川&followed=yes&size=5"),
    ("/instructions", "/instructions?repeated=yes"),
    ("/matrix", "/matrix?axis=month&units=bureau&from=2023"),
    ("/peers", "/peers?q=楼道堆物"),
    ("/quantities", "/quantities?q=楼道&unit=望湖街道"),
    ("/statistics/units", "/statistics/units?by=quarter&period=2023-Q4"),
)

BODIES = (
    (
        "/check",
        {
            "text": "近日，在新桥村开展“邻里一家亲”敬老志愿服务活动，三十名志愿者为辖区老人义务理发、测量血压、检修家电。"
        },
    ),
)

UNCHANGED = ("/search?q=整改", "/", "/items/101-1", "/api/v1/search?q=整改", "/feed.atom", "/search.csv")


@pytest.fixture(scope="module")
def document(app):
    return app.test_client().get(f"{PREFIX}/openapi.json").json


def closed(schema):
    """Return a schema that lets no key through which it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    extra = {"additionalProperties": False} if "properties" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | extra


def check(document, schema, body):
    Draft202012Validator({**closed(schema), "components": closed(document["components"])}).validate(body)


def test_the_document_is_valid_and_names_what_is_served(document, app):
    validate(document)
    served = {
        re.sub("<(.*?)>", r"{\1}", str(rule)) for rule in app.url_map.iter_rules() if str(rule).startswith(PREFIX)
    }
    assert set(document["paths"]) | {f"{PREFIX}/openapi.json"} == served


def test_every_endpoint_is_called_here():
    called = {path for path, _ in CALLS} | {path for path, _ in BODIES}
    assert called == {re.sub("<(.*?)>", r"{\1}", row.path) for row in ENDPOINTS}


@pytest.mark.parametrize(("path", "address"), CALLS)
def test_an_answer_has_exactly_the_keys_that_are_documented(client, document, path, address):
    answer = client.get(PREFIX + address)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    content = document["paths"][PREFIX + path]["get"]["responses"]["200"]["content"]
    check(document, content["application/json"]["schema"], answer.json)


@pytest.mark.parametrize(("path", "body"), BODIES)
def test_an_answer_to_what_was_sent_has_exactly_the_keys_that_are_documented(client, document, path, body):
    described = document["paths"][PREFIX + path]["post"]
    check(document, described["requestBody"]["content"]["application/json"]["schema"], body)
    answer = client.post(PREFIX + path, json=body)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.json["overlaps"]
    check(document, described["responses"]["200"]["content"]["application/json"]["schema"], answer.json)


@pytest.mark.parametrize(
    ("address", "status", "key"),
    [
        ("/search?page=0", 400, "page"),
        ("/search?unkown=1", 400, "unkown"),
        ("/issues?q=1", 400, "q"),
        ("/search?from=从前", 400, "from"),
        ("/items/101-99", 404, "101-99"),
        ("/issues/9999", 404, "9999"),
        ("/nothing", 404, None),
    ],
)
def test_a_fault_is_problem_json(client, document, address, status, key):
    answer = client.get(PREFIX + address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert answer.json.get("key") == key
    check(document, {"$ref": "#/components/schemas/ProblemDetails"}, answer.json)


def test_a_query_fault_names_its_place(client):
    answer = client.get(f"{PREFIX}/search", query_string={"q": '整改 "落实'})
    assert (answer.status_code, answer.json["position"]) == (400, 3)
    assert answer.json["suggestion"]


def test_links_lead_through_all_pages(client):
    address, seen = f"{PREFIX}/search?q=整改&size=3", []
    while address:
        answer = client.get(address)
        seen += [hit["id"] for hit in answer.json["hits"]]
        links = {way: link for link, way in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["Link"])}
        address = links.get("next", "").removeprefix("http://localhost")
    assert len(seen) == len(set(seen)) == answer.json["total"]


def test_items_and_issues_are_the_records(client, engine):
    bulletin = engine.issue("101").bulletin
    assert client.get(f"{PREFIX}/issues/101").json == to_json(bulletin)
    assert client.get(f"{PREFIX}/items/101-2").json == to_json(bulletin.items[1])


def test_the_page_and_the_api_tell_the_same(client):
    answer = client.get(f"{PREFIX}/search?q=整改").json
    page = client.get("/search?q=整改").text
    places = [page.index(f"items/{hit['id']}?") for hit in answer["hits"]]
    assert places == sorted(places)
    assert f"<strong>{answer['total']}</strong> 条结果" in page


@pytest.mark.parametrize("address", UNCHANGED)
def test_what_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address)
    tag = first.headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert (
        client.get(address + ("&" if "?" in address else "?") + "x=1", headers={"If-None-Match": tag}).status_code
        != 304
    )


def test_a_new_state_of_the_index_is_a_new_page(config, engine):
    class Changing:
        now = "one"

        def __getattr__(self, name):
            return getattr(engine, name)

        def state(self):
            return self.now

    changing = Changing()
    client = create_app(config, changing).test_client()
    tag = client.get("/search").headers["ETag"]
    assert client.get("/search", headers={"If-None-Match": tag}).status_code == 304
    changing.now = "two"
    assert client.get("/search", headers={"If-None-Match": tag}).status_code == 200


def test_issues_and_items_tell_when_they_changed(client):
    for address in ("/issues/101", "/items/101-1", "/api/v1/issues/101"):
        assert client.get(address).last_modified is not None
