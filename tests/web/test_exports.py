import csv
import io
import json

import docx
import openpyxl
import pytest
from lxml import html

from ccsearch.web import create_app, exports, results
from ccsearch.web.exports import as_extracts
from ccsearch.web.limits import MOST
from ccsearch.web.questions import Question
from ccsearch.web.whole import whole
from web.evil import NAME, TEXT, TITLE, issue
from web.reading import follow, total, tree, words

VIEWS = (
    *("q=整改", "q=整改&size=3&page=2", "q=社区&kind=statement&sort=newest", "sort=oldest", "kind=statement"),
    *("unit=东塘街道&from=2023年9月", "q=查无此词"),
)
HARMED = (
    *("/", "/search?q=整改", "/search?q=整改&kind=statement", '/search?q="><script>alert(1)</script>', "/help"),
    *("/issues", "/issues/7", "/items/7-1", "/items/7-1?q=整改&at=1"),
    *(
        "/leaders",
        "/units",
        "/instructions",
        "/matrix?units=other",
        "/statistics",
        "/peers?q=整改",
        "/quantities?q=整改",
    ),
)
HITS = "//section[@id='found']/ol[@class='hits']/li"


def pages(client, view):
    """Yield the hits of a result, page after page, as the pages show them."""
    page = tree(client.get(f"/search?{view}&page=1"))
    while True:
        yield from page.xpath(HITS)
        after = page.xpath("//nav[@class='pages']/a[@rel='next']")
        if not after:
            return
        page = tree(follow(client, after[0]))


def rows_of_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def rows_of_xlsx(data):
    _, heads, *rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return [{head: str(cell or "") for head, cell in zip(heads, row, strict=True)} for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_excel_hold_the_rows_of_all_pages(client, engine, view):
    hits = list(pages(client, view.replace("page=2", "")))
    assert len(hits) == total(tree(client.get(f"/search?{view}")))
    answers = client.get(f"/search.json?{view}").json["hits"]
    for form, rows_of in (("csv", rows_of_csv), ("xlsx", rows_of_xlsx)):
        rows = rows_of(client.get(f"/search.{form}?{view}").data)
        assert [row["编号"] for row in rows] == [hit.xpath(".//input[@name='pick']/@value")[0] for hit in hits]
        assert [row["标题"] for row in rows] == [hit["title"] for hit in answers]
        assert [row["单位"] for row in rows] == ["、".join(hit["units"]) for hit in answers]
        assert all(row["摘录"][:10] in words(hit) for row, hit in zip(rows, hits, strict=True))
        assert all(row["正文"].endswith(text_of(engine, row["编号"])) for row in rows)


def text_of(engine, name):
    """Return the whole text of an item or a statement."""
    item_id, _, said = name.partition(".s")
    item = next(one for one in engine.issue(item_id.rpartition("-")[0]).bulletin.items if one.id == item_id)
    return item.statements[int(said) - 1].text if said else item.text


@pytest.mark.parametrize("view", VIEWS)
def test_json_is_what_the_api_answers_all_on_one_page(client, view):
    exported, answered = client.get(f"/search.json?{view}").json, client.get(f"/api/v1/search?{view}").json
    differing = {"took_ms": 0, "page": 0, "size": 0, "hits": []}
    assert {**exported, **differing} == {**answered, **differing}
    hits, page = [], 1
    while rows := client.get(f"/api/v1/search?{view.replace('page=2', '')}&page={page}").json["hits"]:
        hits, page = hits + rows, page + 1
    assert exported["hits"] == hits


def test_excel_links_each_row_to_its_item_and_tells_what_was_asked(client):
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/search.xlsx?q=整改&kind=statement").data)).active
    assert sheet["A1"].value == f"“整改”（{sheet.max_row - 2} 条）"
    for row in sheet.iter_rows(min_row=3):
        page = tree(client.get(row[0].hyperlink.target.removeprefix("http://localhost")))
        assert page.get_element_by_id(row[0].value.partition(".")[2]) is not None


@pytest.fixture
def shortened(app):
    """A result of which only the first three hits were kept."""
    with app.test_request_context():
        yield whole(Question().changed(query="整改"), 3)


def test_what_is_left_out_is_told_in_every_form(shortened, client):
    told = f"共 {client.get('/api/v1/search?q=整改').json['total']} 条，超过一次能存的条数，这里是前 3 条。"
    lines = list(csv.reader(io.StringIO(exports.as_csv(shortened).decode("utf-8-sig"))))
    assert (len(lines), lines[-1]) == (5, [told])
    sheet = openpyxl.load_workbook(io.BytesIO(exports.as_xlsx(shortened))).active
    assert (sheet.max_row, told in sheet["A1"].value) == (5, True)
    kept = json.loads(exports.as_json(shortened))
    assert (len(kept["hits"]), kept["notes"][-1]["message"]) == (3, told)
    lines = [line.text for line in docx.Document(io.BytesIO(as_extracts(shortened))).paragraphs]
    assert (lines[1], len([line for line in lines if line.startswith("——第")])) == (told, 3)


def test_a_page_says_how_much_a_form_takes(client, app):
    with app.test_request_context():
        labels = [link.label for link in results.export_links(Question(), 1234)]
    assert labels == ["CSV", "Excel", "JSON", "Word 引文（前 1,000 条）"]
    assert "存下全部" in words(tree(client.get("/search?q=整改")))


def test_word_holds_each_text_with_its_citation(client, engine):
    document = docx.Document(io.BytesIO(client.get("/search.docx?q=整改").data))
    text = [paragraph.text for paragraph in document.paragraphs]
    answer = client.get("/api/v1/search?q=整改&size=100").json
    assert text[0] == "引文摘编：“整改”"
    for hit in answer["hits"]:
        item = next(one for one in engine.issue(hit["issue"]).bulletin.items if one.id == hit["id"])
        assert item.title in text
        assert item.text.split("\n")[-1] in text
    assert len([line for line in text if line.startswith("——第")]) == answer["total"]


def test_word_of_what_was_picked_holds_that_alone_in_the_order_of_the_result(client):
    hits = client.get("/api/v1/search?q=整改&sort=newest").json["hits"]
    chosen = [hits[4], hits[1]]
    asked = "&".join(f"pick={hit['id']}" for hit in chosen)
    text = docx.Document(io.BytesIO(client.get(f"/search.docx?q=整改&sort=newest&picked=yes&{asked}").data)).paragraphs
    cited = [line.text for line in text if line.text.startswith("——第")]
    assert [line.rpartition("第")[2] for line in cited] == [
        f"{hits[place]['id'].rpartition('-')[2]}条" for place in (1, 4)
    ]


def test_who_exports_too_often_is_asked_to_wait(config, engine):
    client = create_app(config, engine).test_client()
    answers = [client.get("/search.csv?q=整改") for _ in range(MOST + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert client.get("/search?q=整改").status_code == 200


def test_where_nothing_was_picked_one_is_told(client):
    answer = client.get("/search.docx?q=整改&picked=yes")
    assert answer.status_code == 400
    assert "勾选" in answer.text


def test_word_of_statements_says_who_said_what(client):
    hit = client.get("/api/v1/search?q=整改&kind=statement&size=1").json["hits"][0]
    text = docx.Document(io.BytesIO(client.get("/search.docx?q=整改&kind=statement&size=1").data)).paragraphs
    assert any(line.text.startswith(hit["leader"]) and (hit["heading"] or "") in line.text for line in text)


def test_a_form_that_is_not_there_names_those_that_are(client):
    answer = client.get("/search.pdf")
    assert answer.status_code == 404
    assert "csv、xlsx、json、docx" in answer.text


@pytest.fixture(scope="module")
def harmed(app_of):
    return app_of(issue()).test_client()


def test_formulas_arrive_as_text(harmed):
    row = rows_of_csv(harmed.get("/search.csv?q=整改").data)[0]
    assert (row["标题"], row["单位"], row["来源"]) == (f"'{TITLE}", f"'{NAME}", "'=本刊")
    book = openpyxl.load_workbook(io.BytesIO(harmed.get("/search.xlsx?q=整改").data))
    cells = {cell.value: cell.data_type for row in book.active.iter_rows() for cell in row}
    assert cells[TITLE] == cells[NAME] == "s"
    assert "f" not in cells.values()


def test_formulas_arrive_as_text_in_the_ledger_too(harmed):
    book = openpyxl.load_workbook(io.BytesIO(harmed.get("/instructions.xlsx").data))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    cells = [cell for row in csv.reader(io.StringIO(harmed.get("/instructions.csv").text)) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert harmed.get("/instructions.docx").status_code == harmed.get("/statistics.xlsx").status_code == 200


def test_characters_that_files_cannot_hold_are_left_out(harmed):
    lines = docx.Document(io.BytesIO(harmed.get("/search.docx?q=整改").data)).paragraphs
    assert TEXT.replace("\x0b", "").replace("\ufffe", "") in [line.text for line in lines]
    assert harmed.get("/feed.atom?q=整改").status_code == 200


@pytest.mark.parametrize("address", HARMED)
def test_markup_of_sources_and_queries_stays_text(harmed, address):
    page = html.fromstring(harmed.get(address).text)
    assert page.xpath("//img | //b | //i | //u | //script[not(starts-with(@src, '/static/'))]") == []
    assert "49" not in words(page) or "7*7" in words(page)


def test_a_source_outside_the_archive_is_not_handed_out(harmed):
    assert harmed.get("/issues/7/source").status_code == 404
