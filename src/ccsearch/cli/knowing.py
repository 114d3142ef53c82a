"""What is known of the archive, opened for the time of a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from ccsearch.config import Config
from ccsearch.knowledge import KEPT, Knowledge, Library
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.search import open_engine
from ccsearch.search.contract import Engine


@contextmanager
def knowledge(config: Config) -> Iterator[tuple[Knowledge, Lexicon, Engine]]:
    """Open the index and read what is known of the archive, beside the lexicon in force and the engine.

    Raises:
        ConfigError: the lexicon cannot be used.
        IndexUnavailableError: there is no index to read from.
    """
    lexicon = load_lexicon(config.lexicon)
    engine = open_engine(config, lexicon)
    try:
        yield Library(engine, lexicon, config.index / KEPT).knowledge(), lexicon, engine
    finally:
        engine.close()
