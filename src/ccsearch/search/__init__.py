"""Search: what a query means, and the engines that answer it.

``open_engine`` and ``open_store`` are the doors; everything they promise stands in ``contract``.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from ccsearch.errors import ConfigError
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import (
    KINDS,
    MAX_PAGE_SIZE,
    SORTS,
    Answer,
    Engine,
    FacetValue,
    Fragment,
    Hit,
    IssueSummary,
    Note,
    Prepared,
    Request,
    Store,
    StoredIssue,
    Totals,
)
from ccsearch.search.dates import FORMS as DATE_FORMS
from ccsearch.search.dates import DateForm, Period, read_period
from ccsearch.search.packing import gist_of, unpack_issue
from ccsearch.search.prepared import prepare, terms
from ccsearch.search.segment import segmenter_of
from ccsearch.search.serial import answer_json
from ccsearch.search.whoosh_store import WhooshEngine
from ccsearch.search.whoosh_writer import WhooshStore

__all__ = [
    "DATE_FORMS",
    "KINDS",
    "MAX_PAGE_SIZE",
    "SORTS",
    "Answer",
    "DateForm",
    "Engine",
    "FacetValue",
    "Fragment",
    "Hit",
    "IssueSummary",
    "Note",
    "Period",
    "Prepared",
    "Request",
    "Store",
    "StoredIssue",
    "Totals",
    "answer_json",
    "gist_of",
    "open_engine",
    "open_store",
    "prepare",
    "read_period",
    "segmenter_of",
    "terms",
    "unpack_issue",
]

_ENGINES = {"whoosh": (WhooshEngine, WhooshStore)}


class Settings(Protocol):
    """The settings an engine needs: its name, and the folder of the index."""

    @property
    def engine(self) -> str:
        """The engine's name."""
        ...

    @property
    def index(self) -> Path:
        """The folder of the index."""
        ...


def _engine(config: Settings) -> tuple[type[WhooshEngine], type[WhooshStore]]:
    if config.engine not in _ENGINES:
        raise ConfigError(f"没有“{config.engine}”这个检索引擎，可用的有：{'、'.join(_ENGINES)}。", "engine")
    return _ENGINES[config.engine]


def open_engine(config: Settings, lexicon: Lexicon, today: Callable[[], date] = date.today) -> Engine:
    """Return the engine that answers from the index of ``config``; it need not be there yet.

    ``today`` tells which day 今天 is in a query.

    Raises:
        ConfigError: there is no engine of that name.
    """
    return _engine(config)[0](config.index, lexicon, today)


def open_store(config: Settings, lexicon: Lexicon) -> Store:
    """Return where the index of ``config`` is written.

    Raises:
        ConfigError: there is no engine of that name.
    """
    return _engine(config)[1](config.index, lexicon)
