import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from jinja2 import meta

from ccsearch.errors import IndexUnavailableError
from ccsearch.web import checking, contexts, create_app, knowing
from web.reading import follow, total, tree, words

PAGES = (
    *("/", "/search", "/search?q=整改", "/search?q=整改&kind=statement", "/search?q=整改 水井 飞船", "/search?page=99"),
    *("/issues", "/issues?year=2023", "/issues/101", "/items/101-1", "/items/101-1?q=整改&at=2", "/about", "/help"),
    *("/check", "/check?item=103-8", "/items/103-8", "/issues/108"),
    *(
        "/leaders",
        "/leaders/韩牧川",
        "/leaders/韩牧川?part=visit",
        "/units",
        "/units/石桥街道",
        "/units/石桥街道?part=lead",
    ),
    *("/units/区应急局", "/instructions", "/instructions?repeated=yes", "/instructions?unit=枫岭镇&followed=no&page=9"),
    *("/matrix", "/matrix?axis=month&units=bureau&from=2023", "/statistics", "/statistics?by=year&period=2023"),
    *("/peers", "/peers?q=楼道堆物", "/peers?q=查无此事", "/quantities", "/quantities?q=楼道&unit=望湖街道"),
    *("/quantities?noun=堆物&measure=吨", "/quantities?lead=石桥街道", "/quantities?q=查无此事"),
)
FAULTS = (
    *(("/search?q=%22整改", 400), ("/search?page=x", 400), ("/nowhere", 404), ("/issues/9999", 404)),
    *(("/items/101-99", 404), ("/items/x", 404), ("/check?item=1-1", 404), ("/issues?year=1999", 404)),
    *(
        ("/leaders/查无此人", 404),
        ("/units/查无此处", 404),
        ("/instructions.pdf", 404),
        ("/statistics?period=1999", 404),
    ),
    *(("/instructions?followed=x", 400), ("/matrix?axis=x", 400), ("/peers?q=%22整改", 400)),
    *(("/quantities?noun=查无此物&measure=吨", 404), ("/leaders/韩牧川?part=x", 400)),
)
ROOMS = (checking, contexts, knowing)
CLASSES = {kind for room in ROOMS for kind in vars(room).values() if isinstance(kind, type)}
CONTEXTS = {kind for kind in CLASSES if isinstance(getattr(kind, "template", None), str)}
CONTEXTS = sorted(CONTEXTS, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole_small_and_keeps_to_itself(client, address):
    answer = client.get(address)
    page = tree(answer)
    assert len(answer.data) < 60_000
    assert page.get("lang") == "zh-Hans"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//title")[0].text
    assert page.xpath("//*[@style] | //style | //script[not(@src)] | //*[@onclick or @onload]") == []
    addresses = [value for value in page.xpath("//@href | //@src | //@action") if value]
    assert [one for one in addresses if re.match(r"[a-z]+:|//", one, re.IGNORECASE)] == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("address", "status"), FAULTS)
def test_a_fault_has_a_page_that_says_what_to_do(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert str(status) in answer.text
    assert "回到首页" in answer.text


@pytest.mark.parametrize("address", [*PAGES, *(address for address, _ in FAULTS), "/healthz", "/api/v1/search"])
def test_every_answer_carries_the_safe_headers(client, address):
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "noindex" in headers["X-Robots-Tag"]


def test_a_bug_shows_a_number_and_nothing_of_its_message(config, engine, caplog):
    class Broken:
        def __getattr__(self, name):
            return getattr(engine, name)

        def search(self, request):
            raise RuntimeError("the secret of the house")

    client = create_app(config, Broken()).test_client()
    for address in ("/search?q=整改", "/api/v1/search?q=整改"):
        answer = client.get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        number = re.search("编号 ([0-9a-f]{8})", answer.text)[1]
        assert number in caplog.text
    assert "the secret of the house" in caplog.text


def test_without_an_index_pages_say_so_and_what_is_not_of_it_still_answers(config, tmp_path):
    client = create_app(replace(config, index=tmp_path / "none")).test_client()
    for address in ("/", "/search", "/issues", "/readyz", "/api/v1/search"):
        assert client.get(address).status_code == 503, address
    assert "ccsearch index" in client.get("/").text
    for address in ("/about", "/healthz", "/robots.txt", "/static/site.css"):
        with client.get(address) as answer:
            assert answer.status_code == 200, address


def test_an_index_that_fails_later_is_503(config, engine):
    class Damaged:
        def __getattr__(self, name):
            raise IndexUnavailableError("索引已损坏。", "damaged")

    answer = create_app(config, Damaged()).test_client().get("/api/v1/search")
    assert (answer.status_code, answer.json["state"]) == (503, "damaged")


def test_a_faulty_query_is_shown_with_its_place_and_a_better_one(client):
    page = client.get("/search", query_string={"q": '整改 "落实'}).text
    assert '整改 <mark class="fault-mark">&#34;</mark>落实' in page
    assert "可以改成" in page


@pytest.mark.parametrize("page", CONTEXTS, ids=lambda kind: kind.__name__)
def test_a_template_uses_just_the_variables_of_its_page(app, page):
    given = {field.name for field in fields(page)}
    environment = app.jinja_env
    used = set()
    for name in (page.template, "base.html"):
        source = (Path(app.template_folder) / name).read_text("utf-8")
        used |= meta.find_undeclared_variables(environment.parse(source))
    with app.test_request_context():
        frame = {name for give in app.template_context_processors[None] for name in give()}
    shared = set(environment.globals) | frame | {"ui", "kit"}
    assert used - shared == given


def test_results_show_marks_places_and_ways_on(client):
    page = tree(client.get("/search?q=社区&size=5"))
    hits = page.xpath("//li[@class='hit']")
    assert len(hits) == 5 < total(page)
    assert all("社区" in words(hit) and hit.xpath(".//mark") for hit in hits)
    after = tree(follow(client, page.xpath("//a[@rel='next']")[0]))
    assert after.xpath("//li[@class='hit']")[0].get("id") == "hit-6"
    assert words(after.xpath("//a[@aria-current='page' and @class='here']")[0]) == "2"


def test_pages_of_a_result_hold_every_hit_once(client):
    page = tree(client.get("/search?q=整改&size=3"))
    seen = page.xpath("//li[@class='hit']//h3/a/@href")
    while after := page.xpath("//nav[@class='pages']/a[@rel='next']"):
        page = tree(follow(client, after[0]))
        seen += page.xpath("//li[@class='hit']//h3/a/@href")
    ids = [re.search("items/([^?#]+)", address)[1] for address in seen]
    assert len(ids) == len(set(ids)) == total(page)


def test_no_result_offers_parts_and_names_what_is_missing(client):
    page = tree(client.get("/search?q=整改 水井飞船"))
    assert total(page) == 0
    assert "没有同时含全部词语的条目" in words(page)
    assert "缺少：水井飞船" in words(page.xpath("//p[@class='hit-missing']")[0])


@pytest.mark.parametrize(
    ("address", "lacking", "way"),
    [
        ("/search?q=整改 水井飞船 社区", "水井", None),
        ("/search?q=楼道 查无此词", "查无此词", "/search?q=楼道"),
        ("/search?q=欧阳静珠", "您要找的是不是：欧阳静姝", "/search?q=欧阳静姝"),
        ("/search?q=楼道&unit=区妇联", "不限单位", "/search?q=楼道"),
        ("/search?q=楼道&from=1999&to=1999", "不限日期", "/search?q=楼道"),
    ],
)
def test_ways_out_of_no_result_lead_to_some(client, address, lacking, way):
    page = tree(client.get(address))
    assert total(page) == 0
    told = page.xpath("//ul[@class='notes']/li")
    assert any(lacking in words(row) for row in told)
    for link in page.xpath("//ul[@class='notes']//a"):
        assert total(tree(follow(client, link))) > 0
    if way:
        assert way in {f"/{link.get('href')}" for link in page.xpath("//ul[@class='notes']//a")}


def test_the_menu_marks_where_one_is(client):
    for address, word, kind in (
        ("/issues", "各期快报", "page"), ("/issues/101", "各期快报", "true"), ("/items/101-1", "各期快报", "true"),
        ("/matrix", "统计", "true"), ("/peers", "统计", "true"), ("/help", "帮助", "page"), ("/about", "", ""),
    ):  # fmt: skip
        marked = tree(client.get(address)).xpath("//nav[@class='nav']/a[@aria-current]")
        assert [(words(link), link.get("aria-current")) for link in marked] == [(word, kind)] * bool(word), address


def test_every_month_of_the_front_page_leads_to_its_count(client, engine):
    page = tree(client.get("/"))
    months = page.xpath("//ol[@class='months']//a")
    assert len(page.xpath("//ol[@class='months']/li")) == 24
    for link in months:
        assert total(tree(follow(client, link, "/"))) == int(words(link.xpath("./span[@class='count']")[0]))
    years = page.xpath("//ol[@class='months']/preceding-sibling::h3[1]")
    assert [total(tree(follow(client, year.xpath("./a")[0], "/"))) for year in years] == [
        int(words(year.xpath("./span")[0])) for year in years
    ]
    assert sum(int(words(link.xpath("./span[@class='count']")[0])) for link in months) == engine.totals().items


def test_an_item_is_set_out_with_its_facts_and_citation(client, engine):
    item = engine.issue("101").bulletin.items[0]
    page = tree(client.get(f"/items/{item.id}"))
    text = words(page)
    for row in (*item.leaders, *item.units):
        assert row.name in text
    assert f"【{item.path[0]}】第1条" in words(page.get_element_by_id("citation"))
    numbered = [one for one in item.statements if one.number]
    assert len(page.xpath("//ol[@class='points']/li")) == len({one.span for one in numbered})


def test_an_item_within_a_result_leads_on_and_back(client):
    results = tree(client.get("/search?q=整改&size=4&page=2"))
    first = results.xpath("//li[@id='hit-5']//h3/a")[0]
    item = tree(follow(client, first))
    assert "第 5 条" in words(item.xpath("//span[@class='trail-words']")[0])
    back = item.xpath("//nav[contains(@class,'trail')]//a")[0].get("href")
    assert back == "/search?q=整改&page=2&size=4#hit-5"
    after = tree(follow(client, item.xpath("//span[@class='trail-steps']/a[@rel='next']")[0]))
    wanted = results.xpath("//li[@id='hit-6']//h3/a")[0]
    assert words(after.xpath("//h1")[0]) == words(wanted)


def test_missing_issues_are_shown_where_they_are_missing(client):
    rows = [words(row) for row in tree(client.get("/issues?year=2023")).xpath("//tbody/tr")]
    place = next(place for place, row in enumerate(rows) if row.startswith("缺第105期"))
    assert rows[place - 1].startswith("第106期")
    assert rows[place + 1].startswith("第104期")


def test_an_issue_reads_like_the_bulletin(client, engine):
    bulletin = engine.issue("101").bulletin
    page = tree(client.get("/issues/101"))
    text = words(page)
    for item in bulletin.items:
        assert page.get_element_by_id(item.id) is not None
        for paragraph in item.text.split("\n"):
            assert paragraph[:12].replace(" ", "") in text.replace(" ", "")
    assert all(name in text for row in bulletin.staff for name in row.names)


def test_the_source_file_is_handed_out_as_it_is(client, config):
    with client.get("/issues/101/source") as answer:
        content = answer.data
    assert content == (config.archive / "第101期.txt").read_bytes()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "utf-8''%E7%AC%AC101%E6%9C%9F.txt" in answer.headers["Content-Disposition"].replace("UTF", "utf")


def test_behind_a_prefix_every_address_carries_it(app):
    client = app.test_client()
    headers = {"X-Forwarded-Prefix": "/kuaibao", "X-Forwarded-Host": "search.example", "X-Forwarded-Proto": "https"}
    page = tree(client.get("/", headers=headers))
    rooted = [one for one in page.xpath("//@href | //@src | //@action") if one.startswith("/")]
    assert rooted
    assert [one for one in rooted if not one.startswith("/kuaibao/")] == []
    assert "https://search.example/kuaibao/search" in client.get("/opensearch.xml", headers=headers).text


def test_only_a_proxy_on_this_machine_is_believed(app):
    headers = {"X-Forwarded-Prefix": "/elsewhere", "X-Forwarded-Host": "evil.example"}
    answer = app.test_client().get("/opensearch.xml", headers=headers, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert "evil" not in answer.text
    assert "elsewhere" not in answer.text


def test_styles_and_scripts_stay_light():
    static = Path(__file__).parents[2] / "static"
    assert sum(path.stat().st_size for path in static.glob("site.*")) < 40_000


def test_an_address_with_a_slash_too_many_or_a_folder_is_just_not_found(client):
    for address in (
        "/issues/",
        "/issues/../101",
        "/issues/..%2F..%2Fetc%2Fpasswd/source",
        "/static/../wsgi.py",
        "/items/",
    ):
        assert client.get(address).status_code == 404, address


def test_only_reading_is_possible(client):
    assert client.post("/search").status_code == 405
    answer = client.delete("/api/v1/items/101-1")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_every_example_of_the_help_page_finds_what_it_says(client):
    rows = tree(client.get("/help")).xpath("//table//tbody/tr")
    assert len(rows) > 8
    for row in rows:
        count = int(words(row.xpath("./td[@class='number']")[0]))
        assert count == total(tree(follow(client, row.xpath(".//a")[0]))) > 0, words(row)


def test_every_form_of_date_that_help_names_is_understood(client):
    for form in tree(client.get("/help")).xpath("//h2[@id='dates']/following-sibling::ul[1]//code"):
        assert client.get("/search", query_string={"from": form.text}).status_code == 200, form.text
