from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ccsearch.knowledge import Overlap, Passage, Ref
from ccsearch.web import create_app
from ccsearch.web.checking import LONGEST, MOST_BYTES
from ccsearch.web.limits import MOST, Limiter
from ccsearch.web.marking import GAP, draft_pieces, item_pieces
from web.reading import tree, words


def draft(engine):
    """Return the copied report with other figures, between sentences of nobody's."""
    text = next(item.text for item in engine.issue("103").bulletin.items if item.id == "103-8")
    return "春季绿化同步推进。\n" + text.replace("150", "90") + "\n河道清淤逐段销号。"


def shown(page):
    return [one.get("href").rpartition("/")[2] for one in page.xpath("//ol[@class='compared']/li/h3/a")]


def test_a_draft_is_marked_beside_the_items_it_shares_with(client, engine):
    page = tree(client.post("/check", data={"text": draft(engine)}))
    assert shown(page) == ["103-8", "108-10"]
    assert "2 个已刊条目" in words(page.get_element_by_id("count"))
    [text] = page.xpath("//div[@class='draft-text']")
    for number in text.xpath("./sup"):
        text.remove(number) if not number.tail else number.drop_tree()
    assert words(text) == " ".join(draft(engine).split())
    mine = "".join(mark.text for mark in text.xpath(".//mark"))
    theirs = [mark.text for mark in page.xpath("//li[@id='same-1']//mark")]
    assert theirs
    assert all(mark in mine for mark in theirs)
    assert page.xpath("//textarea")[0].text.strip() == draft(engine)


def test_links_of_a_mark_lead_to_the_items_that_have_it(client, engine):
    page = tree(client.post("/check", data={"text": draft(engine)}))
    targets = {one.get("href").removeprefix("#") for one in page.xpath("//sup/a")}
    assert targets == {"same-1", "same-2"}
    assert all(page.get_element_by_id(target) is not None for target in targets)


@pytest.mark.parametrize("name", ["草稿.txt", "C:\\文件\\草稿.txt", "../../草稿.md"])
def test_a_file_is_read_and_named(client, engine, name):
    data = {"file": (BytesIO(draft(engine).encode("gb18030")), name), "text": "志愿服务"}
    page = tree(client.post("/check", data=data))
    assert shown(page)[0] == "103-8"
    assert "草稿." in words(page.get_element_by_id("count"))


def test_an_item_is_set_beside_the_others(client):
    page = tree(client.get("/check?item=108-10"))
    assert shown(page) == ["103-8"]
    assert "第108期" in words(page.xpath("//title")[0])


def test_what_was_never_published_is_said_to_be_new(client):
    page = tree(client.post("/check", data={"text": "春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。"}))
    assert "没有发现重合" in words(page.get_element_by_id("count"))
    assert shown(page) == []


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": " ，。\r\n"}, {"file": (BytesIO(b""), "x.txt")}])
def test_a_draft_without_words_is_asked_for(client, data):
    answer = client.post("/check", data=data)
    assert answer.status_code == 400
    assert "请粘贴草稿" in words(html.fromstring(answer.text).xpath("//*[@role='alert']")[0])


def test_a_draft_that_is_too_long_is_told_how_long_it_may_be(client):
    answer = client.post("/check", data={"text": "字" * (LONGEST + 1)})
    assert answer.status_code == 400
    assert "20,001 字，一次最多 20,000 字" in answer.text


def test_a_file_that_is_too_large_is_refused(client):
    for address in ("/check", "/api/v1/check"):
        answer = client.post(address, data=bytes(MOST_BYTES + 1), content_type="multipart/form-data; boundary=x")
        assert answer.status_code == 413


def test_a_large_file_is_read_and_closed(client):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\n' + b" " * 700_000 + b"\r\n--x--"
    )
    answer = client.post("/check", data=body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert "请粘贴草稿" in answer.text


def test_markup_in_a_draft_stays_text(client, engine):
    page = tree(client.post("/check", data={"text": "<script>alert(1)</script>" + draft(engine)}))
    assert page.xpath("//script[not(@src)]") == []
    assert "<script>alert(1)</script>" in words(page.xpath("//div[@class='draft-text']")[0])


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"text": ""}', '{"text": 1}', '{"text": "整改", "x": 1}', "\ufeff{"])
def test_a_body_that_is_no_draft_is_a_fault_with_a_key(client, body):
    answer = client.post("/api/v1/check", data=body.encode())
    assert (answer.status_code, answer.json["key"]) == (400, "text")


def test_page_and_api_tell_the_same(client, engine):
    found = client.post("/api/v1/check", json={"text": draft(engine)}).json
    page = tree(client.post("/check", data={"text": draft(engine)}))
    assert shown(page) == [row["item"]["id"] for row in found["overlaps"]]
    assert f"{found['share']:.0%}" in words(page.get_element_by_id("count"))
    similar = client.get("/api/v1/items/103-8/similar").json
    assert [row["item"]["id"] for row in similar["repeats"]] == ["108-10"]


def test_who_checks_too_often_is_asked_to_wait(config, engine):
    client = create_app(config, engine).test_client()
    answers = [client.post("/check", data={"text": "志愿服务"}) for _ in range(MOST + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 61
    assert "请稍等" in answers[-1].text
    assert client.post("/api/v1/check", json={"text": "志愿服务"}).status_code == 429
    assert client.get("/search").status_code == client.get("/check").status_code == 200
    elsewhere = {"REMOTE_ADDR": "192.0.2.9"}
    assert client.post("/check", data={"text": "志愿服务"}, environ_base=elsewhere).status_code == 200


def test_a_limiter_lets_so_many_through_in_so_many_seconds():
    now = [0.0]
    limiter = Limiter(2, 10, lambda: now[0])
    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("a"), limiter.wait("b")] == [0, 0, 10, 0]
    now[0] = 4
    assert limiter.wait("a") == 6
    now[0] = 10
    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("a")] == [0, 0, 10]


def test_an_item_page_names_the_same_report_and_related_items(client):
    page = tree(client.get("/items/102-2"))
    assert [words(one) for one in page.xpath("//section[@class='similar noprint']//h3")] == ["此后"]
    assert "/items/104-8" in page.xpath("//section[@class='similar noprint']//li/a/@href")
    page = tree(client.get("/items/103-8"))
    assert page.xpath("//h3[text()='重复报道']/following-sibling::ul[1]//a/@href") == ["/items/108-10"]


def test_an_issue_page_names_reports_that_were_made_elsewhere(client):
    [told] = tree(client.get("/issues/108")).xpath("//p[contains(@class,'told-again')]")
    assert told.getparent().get("id") == "108-10"
    assert told.xpath("./a/@href") == ["/check?item=108-10", "/items/103-8"]


TEXT = st.text("甲乙，\n", min_size=30, max_size=120)


@st.composite
def overlaps(draw):
    text = draw(TEXT)
    edges = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    passages = tuple(Passage(text[a:b], a, b, a, b) for a, b in pairs)
    return text, Overlap(Ref("1-1", "1", None, (), ""), 0, 0, 0, passages)


@given(overlaps(), overlaps())
def test_pieces_are_the_text_and_marks_are_the_passages(one, other):
    (text, first), (_, second) = one, other
    pieces = draft_pieces(text, (first, second))
    assert "".join(piece.text for piece in pieces) == text
    at, found = 0, {1: set(), 2: set()}
    for piece in pieces:
        for place in piece.places:
            found[place] |= set(range(at, at + len(piece.text)))
        at += len(piece.text)
    for place, row in ((1, first), (2, second)):
        assert {spot for passage in row.passages for spot in range(passage.draft_start, passage.draft_end)} <= found[
            place
        ]
    marked = [piece.text for piece in item_pieces(text, first, 1) if piece.places]
    assert marked == [passage.text for passage in first.passages]


def test_text_far_from_the_marks_of_an_item_is_left_out():
    text = "前" * 300 + "相同" * 10 + "后" * 300
    row = Overlap(Ref("1-1", "1", None, (), ""), 0, 0, 0, (Passage("相同" * 10, 0, 20, 300, 320),))
    before, mark, after = item_pieces(text, row, 1)
    assert (mark.text, mark.places) == ("相同" * 10, (1,))
    assert before.text == GAP + "前" * 40
    assert after.text == "后" * 40 + GAP
