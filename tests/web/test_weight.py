"""No page is heavy, however much the archive holds."""

import pytest

from ccsearch.archive import update_index
from ccsearch.config import load_config
from ccsearch.generator import write_archive
from ccsearch.lexicon import load_lexicon
from ccsearch.web import create_app

HEAVIEST = 60_000
"""Bytes of a page."""

PAGES = (
    *(
        "/",
        "/search",
        "/search?q=社区",
        "/search?q=要&more=unit",
        "/search?more=leader&kind=statement",
        "/search?more=date",
    ),
    *("/search?more=category", "/search?q=要&size=20&sort=newest&page=3", "/issues", "/help", "/about", "/leaders"),
    *(
        "/units",
        "/instructions",
        "/matrix",
        "/matrix?units=bureau",
        "/matrix?units=other",
        "/matrix?units=other&axis=month",
        "/statistics",
    ),
    *("/statistics?by=year", "/peers?q=社区", "/quantities", "/check"),
)


@pytest.fixture(scope="module", params=[60, pytest.param(900, marks=pytest.mark.soak)])
def client(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    write_archive(folder / "archive", request.param, 1, load_lexicon())
    config = load_config({"archive": folder / "archive", "index": folder / "index"}, {})
    update_index(config)
    return create_app(config).test_client()


def addresses(client):
    """Yield the pages, sixty issues, the leaders and units with most items, and an item of each issue."""
    yield from PAGES
    issues = client.get("/api/v1/issues").json["issues"]
    for row in issues[:: -(-len(issues) // 60)]:
        yield from (f"/issues/{row['key']}", f"/items/{row['key']}-1?q=要&at=2")
    for kind in ("leaders", "units"):
        yield from (f"/{kind}/{row['value']}" for row in client.get(f"/api/v1/{kind}").json["values"][:5])


def test_no_page_is_heavy(client):
    heavy = {}
    for address in addresses(client):
        answer = client.get(address)
        assert answer.status_code in (200, 404), address  # an issue of no items has no first one
        heavy[address] = len(answer.data)
    assert {address: size for address, size in heavy.items() if size >= HEAVIEST} == {}
    assert len(heavy) > 100
