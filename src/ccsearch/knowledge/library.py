"""What is known of one state of the archive, read once and kept until the state changes."""

from collections.abc import Iterable
from functools import cached_property
from threading import Lock

from ccsearch.knowledge.base import Base
from ccsearch.knowledge.ledger import Ledger
from ccsearch.knowledge.matrix import Matrix
from ccsearch.knowledge.profiles import LeaderProfile, UnitProfile, leader_profile, unit_profile
from ccsearch.knowledge.quantities import Quantities
from ccsearch.knowledge.statistics import Statistics
from ccsearch.lexicon import Lexicon
from ccsearch.records import Bulletin
from ccsearch.search import segmenter_of
from ccsearch.search.contract import Engine
from ccsearch.text import Segmenter


class Knowledge:
    """Answers from one state of the archive. Each part is made when first asked for."""

    def __init__(self, state: str, bulletins: Iterable[Bulletin], lexicon: Lexicon, segmenter: Segmenter) -> None:
        self.state = state
        self.base = Base(bulletins, lexicon, segmenter)

    @cached_property
    def ledger(self) -> Ledger:
        """The statements."""
        return Ledger(self.base)

    @cached_property
    def matrix(self) -> Matrix:
        """Units against categories and months."""
        return Matrix(self.base)

    @cached_property
    def statistics(self) -> Statistics:
        """Reports taken up by unit and period."""
        return Statistics(self.base)

    @cached_property
    def quantities(self) -> Quantities:
        """The figures."""
        return Quantities(self.base)

    def leader_post(self, name: str) -> str:
        """Return the posts of a leader as the lexicon has them, "" where it has none."""
        return "、".join(post.title for row in self.base.lexicon.leaders if row.name == name for post in row.posts)

    def leader(self, name: str) -> LeaderProfile:
        """Return what is known of a leader."""
        return leader_profile(self.base, self.ledger, name)

    def unit(self, name: str) -> UnitProfile:
        """Return what is known of a unit."""
        return unit_profile(self.base, self.ledger, self.matrix, self.quantities, name)


class Library:
    """What is known of the state an engine is in; read again when that has changed, and safe to share."""

    def __init__(self, engine: Engine, lexicon: Lexicon) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._lock = Lock()
        self._kept: Knowledge | None = None

    def knowledge(self) -> Knowledge:
        """Return what is known of the state in force; the first call after a change reads the whole archive.

        Raises:
            IndexUnavailableError: there is no index to read from.
        """
        state, kept = self._engine.state(), self._kept
        if kept is not None and kept.state == state:
            return kept
        with self._lock:
            if self._kept is None or self._kept.state != state:
                self._kept = None  # the old one need not be in memory beside the new
                self._kept = Knowledge(state, self._engine.bulletins(), self._lexicon, segmenter_of(self._lexicon))
            return self._kept
