"""A changed lexicon is followed without a restart, and no answer is lost meanwhile."""

import shutil

import pytest

from ccsearch.archive import update_index
from ccsearch.config import load_config
from ccsearch.web import create_app, current
from web.conftest import SAMPLES
from web.reading import total, tree, words

OFFICE = 'name = "云岫区"'


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for name in ("第101期.txt", "第102期.txt", "lexicon.toml"):
        shutil.copy(SAMPLES / "archive" / name, folder)
    config = load_config({"archive": folder, "index": tmp_path / "index"}, {})
    update_index(config)
    return config


@pytest.fixture
def client(archive):
    return create_app(archive).test_client()


def rename(config, before, after):
    text = config.lexicon.read_text("utf-8")
    assert before in text
    config.lexicon.write_text(text.replace(before, after), "utf-8")


def brand(client):
    return words(tree(client.get("/")).xpath("//span[@class='brand-site']")[0])


def test_another_lexicon_is_in_force_once_the_index_has_caught_up(archive, client):
    assert brand(client) == "云岫区"
    assert total(tree(client.get("/search?unit=东塘街道"))) > 0
    rename(archive, OFFICE, 'name = "云岫新区"')
    rename(archive, 'name = "东塘街道"', 'name = "东塘新城街道"')
    assert brand(client) == "云岫区"  # the index is still of the old one
    assert total(tree(client.get("/search?unit=东塘街道"))) > 0
    assert client.get("/readyz").status_code == 200
    update_index(load_config({"archive": archive.archive, "index": archive.index}, {}))
    assert brand(client) == "云岫新区"
    for address in ("/search", "/leaders", "/check?item=101-1", "/api/v1/suggest?q=dt", "/instructions", "/help"):
        assert client.get(address).status_code == 200, address


def test_a_request_keeps_the_edition_it_began_with(archive):
    app = create_app(archive)
    with app.test_request_context():
        before = current.edition()
        rename(archive, OFFICE, 'name = "云岫新区"')
        update_index(archive)
        assert current.edition() is before
    with app.test_request_context():
        assert current.edition() is not before


def test_a_file_that_is_no_lexicon_is_told_and_waited_out(archive, client, caplog):
    written = archive.lexicon.read_text("utf-8")
    archive.lexicon.write_text("units = 1", "utf-8")
    assert brand(client) == "云岫区"
    assert "词表" in caplog.text
    archive.lexicon.write_text(written.replace(OFFICE, 'name = "云岫新区"'), "utf-8")
    update_index(archive)
    assert brand(client) == "云岫新区"


def test_a_lexicon_that_was_touched_is_the_same(archive):
    app = create_app(archive)
    editions = app.extensions["ccsearch"].editions
    before = editions.now()
    archive.lexicon.write_text(archive.lexicon.read_text("utf-8") + " ", "utf-8")
    archive.lexicon.write_text(archive.lexicon.read_text("utf-8")[:-1], "utf-8")
    assert editions.now() is before


def test_without_a_lexicon_of_its_own_an_archive_goes_by_the_shipped_one(archive, client):
    archive.lexicon.unlink()
    assert brand(client) == "云岫区"
    update_index(load_config({"archive": archive.archive, "index": archive.index}, {}))
    assert brand(client) == "门头沟区"
    shutil.copy(SAMPLES / "archive" / "lexicon.toml", archive.archive)
    update_index(load_config({"archive": archive.archive, "index": archive.index}, {}))
    assert brand(client) == "云岫区"
