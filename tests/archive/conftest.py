from pathlib import Path

import pytest

from archive.texts import issue_text, put
from ccsearch.config import Config, load_config
from ccsearch.lexicon import load_lexicon
from ccsearch.search import open_engine, open_store


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings over an empty archive in a place of its own."""
    (tmp_path / "archive").mkdir()
    return load_config({"archive": tmp_path / "archive", "index": tmp_path / "index"}, environment={})


@pytest.fixture
def three(config: Config) -> Config:
    """An archive of issues 101, 102, 103, nothing indexed yet."""
    for number, day in ((101, 5), (102, 12), (103, 19)):
        put(config.archive, f"第{number}期.txt", issue_text(number, f"2023年9月{day}日"))
    return config


@pytest.fixture
def keys():
    """Return the keys an index holds, by path."""

    def held(config: Config) -> dict[str, str]:
        summaries = open_store(config, load_lexicon(config.lexicon)).summaries()
        return {row.path: row.key for row in summaries}

    return held


@pytest.fixture
def engine():
    """Open the engine over the index of some settings; all are closed after the test."""
    opened = []

    def open_it(config: Config):
        opened.append(open_engine(config, load_lexicon(config.lexicon)))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()
