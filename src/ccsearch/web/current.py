"""What a running app holds: settings, lexicon, engine and clock, reached from any request."""

from collections.abc import Callable
from datetime import date
from typing import cast

from flask import current_app, g, request
from werkzeug.exceptions import TooManyRequests

from ccsearch.config import Config
from ccsearch.knowledge import Comparer, Knowledge
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Engine
from ccsearch.web.editions import Edition, Editions
from ccsearch.web.limits import Limiter

NAME = "ccsearch"


class Holding:
    """The settings, editions and clock of one app; ``checks`` and ``exports`` count who asks how often for them."""

    def __init__(self, config: Config, editions: Editions, today: Callable[[], date]) -> None:
        self.config = config
        self.editions = editions
        self.today = today
        self.checks = Limiter()
        self.exports = Limiter()


def holding() -> Holding:
    """Return what the app of this request holds."""
    return cast(Holding, current_app.extensions[NAME])


def edition() -> Edition:
    """Return the lexicon and engine that answer this request, the same to its end."""
    if "edition" not in g:
        g.edition = holding().editions.now()
    return cast(Edition, g.edition)


def engine() -> Engine:
    """Return the engine that answers this request."""
    return edition().engine


def knowledge() -> Knowledge:
    """Return what is known of the archive as it stands now."""
    return edition().library.knowledge()


def comparer() -> Comparer:
    """Return the items of the archive as it stands now, ready to be compared with."""
    return edition().library.comparer()


def lexicon() -> Lexicon:
    """Return the lexicon in force."""
    return edition().lexicon


def today() -> date:
    """Return the day that 今天 means."""
    return holding().today()


def count(limiter: Limiter) -> None:
    """Count this request; it is not answered where its address has asked too often for what is costly."""
    wait = limiter.wait(request.remote_addr or "")
    if wait:
        raise TooManyRequests(retry_after=int(wait) + 1)
