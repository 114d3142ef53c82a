"""The lexicon in force and the engine that answers with it; another one follows once the index has caught up."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from ccsearch.config import Config
from ccsearch.errors import ConfigError, IndexUnavailableError
from ccsearch.knowledge import KEPT, Library
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.search import open_engine
from ccsearch.search.contract import Engine
from ccsearch.web.suggest import Name

BESIDE = "lexicon.toml"
"""The lexicon in an archive, where no other is named."""

_log = logging.getLogger("ccsearch.web")


class Edition:
    """What answers with one lexicon.

    ``names`` are those that can be suggested, by the state of the index they were gathered from;
    ``library`` keeps what is known of the archive, in the folder of the ``index``.
    """

    def __init__(self, lexicon: Lexicon, engine: Engine, index: Path) -> None:
        self.lexicon = lexicon
        self.engine = engine
        self.names: dict[str, tuple[Name, ...]] = {}
        self.library = Library(engine, lexicon, index / KEPT)

    def answers(self) -> bool:
        """Return whether the index was made with this lexicon."""
        try:
            return bool(self.engine.state())
        except IndexUnavailableError:
            return False


class Editions:
    """Tells the edition in force. Safe to share.

    When the file of the lexicon changes, the old edition answers until the index has been brought up to date;
    a file that is no lexicon is told in the log and waited out. ``today`` tells which day 今天 is.

    Raises:
        ConfigError: the lexicon cannot be used, or there is no engine of the name in ``config``.
    """

    def __init__(self, config: Config, engine: Engine | None = None, today: Callable[[], date] = date.today) -> None:
        self._config = config
        self._today = today
        self._file = config.lexicon or config.archive / BESIDE
        self._lock = Lock()
        self._seen = self._signature()
        lexicon = load_lexicon(config.lexicon)
        self._now = Edition(lexicon, engine or open_engine(config, lexicon, today), config.index)
        self._next: Edition | None = None

    def now(self) -> Edition:
        """Return the edition in force."""
        if self._next is not None or self._signature() != self._seen:
            with self._lock:
                self._follow()
        return self._now

    def _signature(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _follow(self) -> None:
        seen = self._signature()
        if seen != self._seen:
            self._seen = seen
            self._next = self._read()
        if self._next is not None and self._next.answers():
            self._now, self._next = self._next, None

    def _read(self) -> Edition | None:
        """Return the edition of the lexicon as it is now, None where that is the one in force or is none."""
        gone = self._seen is None and self._file == self._config.archive / BESIDE
        try:
            lexicon = load_lexicon(None if gone else self._file)
        except ConfigError as fault:
            _log.warning("%s", fault.message)
            return None
        known = lexicon.digest == self._now.lexicon.digest
        return None if known else Edition(lexicon, open_engine(self._config, lexicon, self._today), self._config.index)
