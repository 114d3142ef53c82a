"""Reading what the app sends."""

from lxml import html


def tree(answer):
    """Return an answer's page; it must be one."""
    assert answer.status_code == 200, f"{answer.status}: {answer.get_data(as_text=True)[:400]}"
    assert answer.mimetype == "text/html"
    return html.fromstring(answer.get_data(as_text=True))


def words(node):
    """Return the text of a node, its white space made plain."""
    return " ".join(node.text_content().split())


def total(page):
    """Return how many results a result page says it has."""
    return int(page.xpath("//*[@id='count']/strong")[0].text.replace(",", ""))


def follow(client, link, base="/search"):
    """Return the answer at a link of the page at ``base``."""
    address = link.get("href").partition("#")[0]
    return client.get(address if address.startswith("/") else base.rpartition("/")[0] + "/" + address)
