"""An app over the sample archive, on a day of its own."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from ccsearch.config import load_config
from ccsearch.lexicon import load_lexicon
from ccsearch.records import Span, from_json
from ccsearch.search import StoredIssue, open_engine, open_store
from ccsearch.web import create_app
from ccsearch.web.limits import Limiter

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2024, 2, 8)


def located(item):
    """Return an item with the spans that its expected reading leaves out."""
    done, statements = 0, []
    for one in item.statements:
        body = item.text.find(one.text, done)
        if body < 0:  # said together with the one before
            statements.append(msgspec.structs.replace(one, span=statements[-1].span))
            continue
        start = item.text.rindex(one.heading, done, body) if one.heading else body
        if one.number:
            start = max(done - 1, *(item.text.rfind(mark, done, start) for mark in "。：；")) + 1
        done = body + len(one.text)
        statements.append(msgspec.structs.replace(one, span=Span(start, done)))
    return msgspec.structs.replace(item, statements=tuple(statements))


def stored(path):
    """Return the issue of an expected reading, beside its source text."""
    bulletin = from_json(json.loads(path.read_text("utf-8")))
    bulletin = msgspec.structs.replace(bulletin, items=tuple(map(located, bulletin.items)))
    source = SAMPLES / "archive" / f"{path.stem}.txt"
    return StoredIssue(source.name, path.stem, source.stat().st_mtime, source.read_text("utf-8"), bulletin)


@pytest.fixture(scope="session")
def config(tmp_path_factory):
    lexicon = SAMPLES / "archive" / "lexicon.toml"
    index = tmp_path_factory.mktemp("index") / "index"
    return load_config({"archive": SAMPLES / "archive", "index": index, "lexicon": lexicon}, {})


@pytest.fixture(scope="session")
def engine(config):
    lexicon = load_lexicon(config.lexicon)
    issues = map(stored, sorted((SAMPLES / "expected").glob("*.json")))
    open_store(config, lexicon).rebuild(issues)
    engine = open_engine(config, lexicon)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def app(config, engine):
    app = create_app(config, engine, lambda: TODAY)
    holding = app.extensions["ccsearch"]
    holding.checks = holding.exports = Limiter(1_000_000)  # tests ask faster than people
    return app


@pytest.fixture(scope="session")
def app_of(config, tmp_path_factory):
    """Make apps over the issues given, with the shipped lexicon."""
    engines = []

    def app_of(*issues):
        own = replace(config, index=tmp_path_factory.mktemp("own") / "index", lexicon=None)
        open_store(own, load_lexicon()).rebuild(iter(issues))
        engines.append(open_engine(own, load_lexicon()))
        return create_app(own, engines[-1], lambda: TODAY)

    yield app_of
    for engine in engines:
        engine.close()


@pytest.fixture
def client(app):
    return app.test_client()
