"""What a running app holds: settings, lexicon, engine and clock, reached from any request."""

import threading
from collections.abc import Callable
from datetime import date
from typing import cast

from flask import current_app

from ccsearch.config import Config
from ccsearch.errors import IndexUnavailableError
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Engine
from ccsearch.web.suggest import Name

NAME = "ccsearch"


class Holding:
    """The settings, lexicon and clock of one app, and its engine once there is an index to open.

    ``names`` are those that can be suggested, by the state of the index they were gathered from.
    An app can start before its index is built: each request tries again until one can be opened.
    """

    def __init__(self, config: Config, lexicon: Lexicon, engine: Engine | None, today: Callable[[], date]) -> None:
        self.config = config
        self.lexicon = lexicon
        self.today = today
        self.names: dict[str, tuple[Name, ...]] = {}
        self._engine = engine
        self._lock = threading.Lock()

    def engine(self) -> Engine:
        """Return the engine, opening it if need be.

        Raises:
            IndexUnavailableError: there is no index that can answer.
        """
        with self._lock:
            if self._engine is None:
                raise IndexUnavailableError("还没有可用的索引。", "missing")
            return self._engine


def holding() -> Holding:
    """Return what the app of this request holds."""
    return cast(Holding, current_app.extensions[NAME])


def engine() -> Engine:
    """Return the engine that answers this request.

    Raises:
        IndexUnavailableError: there is no index that can answer.
    """
    return holding().engine()


def lexicon() -> Lexicon:
    """Return the lexicon in force."""
    return holding().lexicon


def today() -> date:
    """Return the day that 今天 means."""
    return holding().today()
