import feedparser
import pytest

from web.reading import tree


@pytest.mark.parametrize(
    "address", ["/feed.atom", "/feed.atom?q=整改", "/feed.atom?q=社区&kind=statement", "/issues.atom"]
)
def test_a_feed_is_one_that_readers_read(client, address):
    answer = client.get(address)
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert answer.mimetype == "application/atom+xml"
    assert feed.entries
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    for entry in feed.entries:
        assert entry.title
        assert entry.updated
        assert client.get(entry.link.removeprefix("http://localhost")).status_code == 200


def test_a_search_feed_holds_the_newest_of_the_result(client):
    feed = feedparser.parse(client.get("/feed.atom?q=整改&sort=oldest").data)
    hits = client.get("/api/v1/search?q=整改&sort=newest&size=50").json["hits"]
    assert [entry.id.rpartition("/")[2] for entry in feed.entries] == [hit["id"] for hit in hits]
    assert feed.feed.title == "工作快报：“整改”"


def test_a_feed_without_entries_is_a_feed(client):
    assert not feedparser.parse(client.get("/feed.atom?q=查无此词").data).bozo


@pytest.mark.parametrize("odd", ["\x00", "\x0b", "\ufffe", "\uffff", "]]>", "&<"])
def test_a_feed_of_anything_is_a_feed(client, odd):
    answer = client.get("/feed.atom", query_string={"unit": odd})
    assert answer.status_code == 200
    assert not feedparser.parse(answer.data).bozo


def test_the_result_page_names_its_feed(client):
    page = tree(client.get("/search?q=整改&unit=东塘街道&page=1&sort=newest"))
    (address,) = page.xpath("//link[@type='application/atom+xml']/@href")
    assert feedparser.parse(client.get("/" + address).data).feed.title == "工作快报：“整改”，单位：东塘街道"


def test_browsers_learn_how_to_search_and_suggest(client):
    text = client.get("/opensearch.xml").text
    assert 'template="http://localhost/search?q={searchTerms}"' in text
    assert client.get("/opensearch/suggest?q=dtjd").json == ["dtjd", ["东塘街道"]]
