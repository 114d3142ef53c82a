"""What is known of one state of the archive, kept until the state changes."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock

from ccsearch.knowledge.base import Base, Change
from ccsearch.knowledge.base import follow as follow_base
from ccsearch.knowledge.duplicates import Comparer
from ccsearch.knowledge.ledger import Ledger
from ccsearch.knowledge.matrix import Matrix
from ccsearch.knowledge.profiles import LeaderProfile, UnitProfile, leader_profile, unit_profile
from ccsearch.knowledge.quantities import Quantities
from ccsearch.knowledge.shelf import Arrays, Kept, Shelf
from ccsearch.knowledge.statistics import Statistics
from ccsearch.knowledge.stream import Stream, follow
from ccsearch.knowledge.subjects import Subjects, Words, read_words
from ccsearch.lexicon import Lexicon
from ccsearch.search import segmenter_of, terms
from ccsearch.search.contract import Engine, Records
from ccsearch.text import fold

KEPT = "known"
"""The folder, within that of an index, where what is known of it is kept."""

_MANY = 8  # where more than one issue in so many is new, all words are asked of the engine


class Knowledge:
    """Answers from one state of the archive. Each part is made when first asked for."""

    def __init__(self, state: str, base: Base, words: Words) -> None:
        self.state = state
        self.base = base
        self.words = words

    @cached_property
    def ledger(self) -> Ledger:
        """The statements."""
        return Ledger(self.base, self.words)

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
        return leader_profile(self.base, self.ledger, self.words, name)

    def unit(self, name: str) -> UnitProfile:
        """Return what is known of a unit."""
        return unit_profile(self.base, self.ledger, self.matrix, self.quantities, name)


def _mark(lexicon: Lexicon) -> str:
    """Return the fingerprint of what decides what is known of an index: this room as it is, and the lexicon."""
    found = sha256(lexicon.digest.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


class Library:
    """What is known of the state an engine is in, and of no other; safe to share.

    When the state has changed, only the issues that are new or other are read. What is known is kept in ``folder``, where
    other processes and a later start find it; without one, in memory.
    """

    def __init__(self, engine: Engine, lexicon: Lexicon, folder: Path | None = None) -> None:
        self._engine = engine
        self._lexicon = lexicon
        self._shelf = Shelf(folder, _mark(lexicon))
        self._subjects = Subjects(lexicon, segmenter_of(lexicon))
        self._lock = Lock()
        self._kept: Knowledge | None = None
        self._comparer: Comparer | None = None

    def knowledge(self) -> Knowledge:
        """Return what is known of the state in force.

        Raises:
            IndexUnavailableError: there is no index to read from.
        """
        state, kept = self._engine.state(), self._kept
        if kept is not None and kept.state == state:
            return kept
        with self._lock:
            return self._known(self._engine.records())

    def comparer(self) -> Comparer:
        """Return the items of the state in force, ready to be compared with.

        Raises:
            IndexUnavailableError: there is no index to read from.
        """
        known, comparer = self.knowledge(), self._comparer
        if comparer is not None and comparer.base is known.base:
            return comparer
        with self._lock:
            records = self._engine.records()
            known = self._known(records)
            if self._comparer is None or self._comparer.base is not known.base:
                self._comparer = Comparer(known.base, self._letters(records, known.base), known.words,
                                          segmenter_of(self._lexicon))  # fmt: skip
            return self._comparer

    def _known(self, records: Records) -> Knowledge:
        """Return what is known of the state of some records; the lock is held."""
        state = records.state()
        if self._kept is None or self._kept.state != state:
            found = self._shelf.follow("known", state, lambda old: self._read(records, old))
            self._kept = self._opened(state, found)
        return self._kept

    def _opened(self, state: str, arrays: Arrays) -> Knowledge:
        base = Base.from_arrays(arrays, self._engine, self._lexicon)
        return Knowledge(state, base, Words.from_arrays(arrays, len(base), self._lexicon))

    def _read(self, records: Records, before: Kept | None) -> Arrays:
        """Return what is to be put on the shelf of the state of some records, made from what was there before."""
        old = self._kept if self._kept and before and self._kept.state == before[0] else None
        old = old or (self._opened(*before) if before else None)
        change = follow_base(records, self._engine, self._lexicon, self._subjects, old.base if old else None)
        return change.base.arrays() | self._words(records, change, old).arrays()

    def _words(self, records: Records, change: Change, old: Knowledge | None) -> Words:
        """Return the words of a state: those known before, moved, where most issues are the same."""
        base = change.base
        if old is None or old.base.origin != base.origin or len(change.keys) * _MANY > len(base.issues):
            return read_words(records.words(), base.numbers_in(records), self._lexicon)
        segmenter, numbers = segmenter_of(self._lexicon), base.ids_of(change.fresh)
        fresh = {numbers[item.id]: {word for text in (item.title, item.text) for word in terms(segmenter, fold(text))}
                 for gist in records.gists(change.keys) for item in gist.items}  # fmt: skip
        return old.words.after(change.moved, fresh, len(base))

    def _letters(self, records: Records, base: Base) -> Stream:
        def made(before: Kept | None) -> Arrays:
            return follow(records, base, Stream.from_arrays(before[1]) if before else None).arrays()

        return Stream.from_arrays(self._shelf.follow("letters", records.state(), made))
