"""The Whoosh engine keeps the contract."""

from types import SimpleNamespace

import pytest

from ccsearch.search import open_engine, open_store
from search.bulletins import LEXICON, archive
from search.contract import ContractTests


@pytest.fixture(scope="module")
def open(tmp_path_factory):
    def opened(issues):
        settings = SimpleNamespace(engine="whoosh", index=tmp_path_factory.mktemp("whoosh") / "index")
        open_store(settings, LEXICON).rebuild(iter(issues))
        return open_engine(settings, LEXICON)

    return opened


@pytest.fixture(scope="module")
def engine(open):
    return open(archive())


class TestWhoosh(ContractTests):
    pass
