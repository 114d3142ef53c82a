"""What a running app holds: settings, lexicon, engine and clock, reached from any request."""

from collections.abc import Callable
from datetime import date
from typing import cast

from flask import current_app

from ccsearch.config import Config
from ccsearch.knowledge import Comparer, Comparing, Knowledge, Library
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Engine
from ccsearch.web.limits import Limiter
from ccsearch.web.suggest import Name

NAME = "ccsearch"


class Holding:
    """The settings, lexicon, engine and clock of one app.

    ``names`` are those that can be suggested, by the state of the index they were gathered from;
    ``library`` keeps what is known of the archive, ``comparing`` its items to compare drafts with;
    ``checks`` counts who compares how often.
    """

    def __init__(self, config: Config, lexicon: Lexicon, engine: Engine, today: Callable[[], date]) -> None:
        self.config = config
        self.lexicon = lexicon
        self.engine = engine
        self.today = today
        self.names: dict[str, tuple[Name, ...]] = {}
        self.library = Library(engine, lexicon)
        self.comparing = Comparing(self.library)
        self.checks = Limiter()


def holding() -> Holding:
    """Return what the app of this request holds."""
    return cast(Holding, current_app.extensions[NAME])


def engine() -> Engine:
    """Return the engine that answers this request."""
    return holding().engine


def knowledge() -> Knowledge:
    """Return what is known of the archive as it stands now."""
    return holding().library.knowledge()


def comparer() -> Comparer:
    """Return the items of the archive as it stands now, ready to be compared with."""
    return holding().comparing.comparer()


def lexicon() -> Lexicon:
    """Return the lexicon in force."""
    return holding().lexicon


def today() -> date:
    """Return the day that 今天 means."""
    return holding().today()
