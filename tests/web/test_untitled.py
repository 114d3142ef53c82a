"""Items without a title, statements without a known speaker, days without an end: what is not known is not said."""

from datetime import date

import feedparser
import msgspec
import pytest

from ccsearch.records import EventDate
from ccsearch.web.wording import headline
from web.evil import issue
from web.reading import tree, words

TEXT = "各社区整改到位。要求：一要整改。这一条没有标题，也不知道是谁讲的，正文很长很长。"


@pytest.fixture(scope="module")
def client(app_of):
    stored = issue()
    bulletin = stored.bulletin
    said = msgspec.structs.replace(bulletin.items[0].statements[0], leader=None, number=None, heading=None, text="整改")
    bare = [
        msgspec.structs.replace(
            bulletin.items[0], id=f"7-{place}", title="", text=TEXT, path=("简讯",), leaders=(), units=(),
            statements=(said,), event_date=EventDate("1月1日起", date(2024, 1, 1), None, False),
        )
        for place in (1, 2)
    ]  # fmt: skip
    bulletin = msgspec.structs.replace(bulletin, title=None, date=date(2024, 1, 1), items=tuple(bare))
    return app_of(msgspec.structs.replace(stored, text=TEXT, bulletin=bulletin)).test_client()


@pytest.mark.parametrize(
    "address",
    ["/", "/search?q=整改", "/search?q=整改&kind=statement", "/search?q=整改 查无此词", "/issues/7", "/items/7-1",
     "/items/7-2?q=整改&at=2", "/instructions", "/check?item=7-1", "/peers?q=整改", "/quantities"],
)  # fmt: skip
def test_every_link_has_words(client, address):
    page = tree(client.get(address))
    assert [link.get("href") for link in page.xpath("//a") if not words(link)] == []
    assert [head.tag for head in page.xpath("//h1 | //h2 | //h3 | //title") if not words(head)] == []


def test_an_item_without_a_title_goes_by_its_first_words(client):
    shown = f"（无标题）{TEXT[:24]}…"
    assert words(tree(client.get("/issues/7")).xpath("//nav//a[@href='#7-1']")[0]) == shown
    assert client.get("/items/7-1").text.count(shown) >= 2  # the page's title, and what comes next
    assert feedparser.parse(client.get("/feed.atom?q=整改").data).entries[0].title.startswith("第7期 （无标题）各社区")


def test_a_short_text_is_not_cut():
    assert headline("", "短文") == "（无标题）短文"
    assert headline("", "") == "（无标题）"
    assert headline("标题", "短文") == "标题"


def test_a_day_from_which_on_something_is_done_has_no_end(client):
    shown = words(tree(client.get("/items/7-1")).xpath("//dl")[0])
    assert "1月1日起（2024年1月1日起）" in shown.replace(" ", "")
