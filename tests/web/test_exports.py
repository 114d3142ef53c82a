import csv
import io
from dataclasses import replace

import docx
import openpyxl
import pytest
from lxml import html

from ccsearch.lexicon import load_lexicon
from ccsearch.search import open_engine, open_store
from ccsearch.web import create_app
from web.evil import NAME, TEXT, TITLE, issue
from web.reading import tree, words

VIEWS = (
    *("q=整改", "q=整改&size=3&page=2", "q=社区&kind=statement&sort=newest"),
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


def rows_of_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def rows_of_xlsx(data):
    heads, *rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    return [{head: cell or "" for head, cell in zip(heads, row, strict=True)} for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_csv_and_excel_hold_the_rows_of_the_page(client, view):
    hits = tree(client.get(f"/search?{view}")).xpath(HITS)
    answer = client.get(f"/search.json?{view}").json
    for form, rows_of in (("csv", rows_of_csv), ("xlsx", rows_of_xlsx)):
        rows = rows_of(client.get(f"/search.{form}?{view}").data)
        assert [row["编号"] for row in rows] == [hit["id"] for hit in answer["hits"]]
        assert [row["标题"] for row in rows] == [hit["title"] for hit in answer["hits"]]
        assert [row["单位"] for row in rows] == ["、".join(hit["units"]) for hit in answer["hits"]]
        assert len(rows) == len(hits)
        assert all(row["摘录"][:10] in words(hit) for row, hit in zip(rows, hits, strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_json_is_what_the_api_answers(client, view):
    exported, answered = client.get(f"/search.json?{view}").json, client.get(f"/api/v1/search?{view}").json
    assert {**exported, "took_ms": 0} == {**answered, "took_ms": 0}


def test_word_holds_each_text_with_its_citation(client, engine):
    document = docx.Document(io.BytesIO(client.get("/search.docx?q=整改&size=4").data))
    text = [paragraph.text for paragraph in document.paragraphs]
    answer = client.get("/api/v1/search?q=整改&size=4").json
    assert text[0] == "引文摘编：“整改”"
    for hit in answer["hits"]:
        item = next(one for one in engine.issue(hit["issue"]).bulletin.items if one.id == hit["id"])
        assert item.title in text
        assert item.text.split("\n")[-1] in text
    assert len([line for line in text if line.startswith("——第")]) == 4


def test_word_of_statements_says_who_said_what(client):
    hit = client.get("/api/v1/search?q=整改&kind=statement&size=1").json["hits"][0]
    text = docx.Document(io.BytesIO(client.get("/search.docx?q=整改&kind=statement&size=1").data)).paragraphs
    assert any(line.text.startswith(hit["leader"]) and (hit["heading"] or "") in line.text for line in text)


def test_a_form_that_is_not_there_names_those_that_are(client):
    answer = client.get("/search.pdf")
    assert answer.status_code == 404
    assert "csv、xlsx、json、docx" in answer.text


@pytest.fixture(scope="module")
def harmed(config, tmp_path_factory):
    config = replace(config, index=tmp_path_factory.mktemp("evil") / "index", lexicon=None)
    open_store(config, load_lexicon()).rebuild(iter([issue()]))
    engine = open_engine(config, load_lexicon())
    yield create_app(config, engine).test_client()
    engine.close()


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
