"""A query as typed into a tree of ``whoosh.query`` classes, and what else there is to say of it."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from whoosh import query

from ccsearch.errors import QueryError
from ccsearch.lexicon import Lexicon
from ccsearch.search import syntax as language
from ccsearch.search.leaves import Literal
from ccsearch.search.parser import Alias, FaultError, TreeParser
from ccsearch.search.syntax import Fault
from ccsearch.text import Segmenter

MAX_LENGTH = 512
MAX_LEAVES = 64
MAX_DEPTH = 16

_MENDING_ROUNDS = 32
_KEPT = 512  # queries remembered


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood.

    ``literals`` are those that results have or may have, in the order typed, none that NOT excludes;
    ``pairs`` those that follow one another; ``names`` (field, canonical name) the lexicon's names
    among them; ``aliases`` the names taken as others.
    """

    text: str
    tree: query.Query
    literals: tuple[Literal, ...] = ()
    pairs: tuple[tuple[Literal, Literal], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    aliases: tuple[Alias, ...] = ()


def positive(tree: query.Query) -> Iterator[Literal]:
    """Yield the literals of a tree that no NOT stands above."""
    if isinstance(tree, Literal):
        yield tree
    elif not isinstance(tree, query.Not):
        for child in tree.children():
            yield from positive(child)


def _check_depth(text: str) -> None:
    depth = 0
    for at, mark in enumerate(language.narrow(text)):
        depth += (mark == "(") - (mark == ")")
        if depth > MAX_DEPTH:
            flat = text.translate(dict.fromkeys(map(ord, "()（）"), " "))
            raise FaultError(Fault(at, f"括号最多可以套 {MAX_DEPTH} 层。", 0, len(text), flat))


def _check_leaves(tree: query.Query, text: str) -> None:
    starts = sorted({leaf.startchar for leaf in tree.leaves() if leaf.startchar is not None})
    if len(starts) > MAX_LEAVES:
        at = starts[MAX_LEAVES]
        raise FaultError(Fault(at, f"查询最多可以有 {MAX_LEAVES} 个词语。", at, len(text)))


class Language:
    """Understands queries by one lexicon; safe to share between threads. ``today`` tells which day 今天 is."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, today: Callable[[], date] = date.today) -> None:
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.today = today
        self._parser = TreeParser(lexicon, segmenter)
        self._lock = threading.Lock()
        self._kept = lru_cache(_KEPT)(self._parse)

    def parse(self, text: str) -> Parsed:
        """Return the query understood; an empty one asks for everything.

        Raises:
            QueryError: it has a fault or is beyond the limits.
        """
        return self._kept(text, self.today())

    def pieces(self, leaf: Literal) -> tuple[Literal, ...]:
        """Return the words inside a literal of several, from left to right; none for a pattern."""
        found: dict[Literal, None] = {}
        after = 0
        words = self.segmenter.words(leaf.text) if not leaf.pattern else []
        for word, start, end in sorted(words, key=lambda row: (row[1], -row[2])):
            if start >= after and len(word) > 1 and word != leaf.text and word[0].isalnum():
                found[Literal(word, leaf.fieldname)], after = None, end
        return tuple(found)

    def _parse(self, text: str, today: date) -> Parsed:
        with self._lock:
            try:
                return self._understand(text, today)
            except FaultError as found:
                fault = found.fault
                raise QueryError(fault.message, fault.position, self._mended(text, fault, today)) from None

    def _mended(self, text: str, fault: Fault, today: date) -> str | None:
        """Return the query nearest to this one that has no fault, or None; a lone operator may be meant as it stands."""
        if language.is_only_operators(text):
            return f'"{" ".join(text.split())}"' if len(text) + 2 <= MAX_LENGTH else None
        for _ in range(_MENDING_ROUNDS):
            text = language.mend(text, fault)
            try:
                self._understand(text, today)
            except FaultError as found:
                fault = found.fault
            else:
                return text or None
        return None

    def _understand(self, text: str, today: date) -> Parsed:
        if len(text) > MAX_LENGTH:
            message = f"查询最多 {MAX_LENGTH} 个字，现有 {len(text)} 个字。"
            raise FaultError(Fault(MAX_LENGTH, message, MAX_LENGTH, len(text)))
        if not text.strip():
            return Parsed(text, query.Every())
        _check_depth(text)
        tree, findings = self._parser.understand(text, today)
        _check_leaves(tree, text)
        literals = tuple(dict.fromkeys(positive(tree)))
        pairs = tuple(pair for pair in dict.fromkeys(findings.pairs) if pair[0] in literals and pair[1] in literals)
        return Parsed(text, tree, literals, pairs, tuple(self._names(text, literals)), tuple(findings.aliases))

    def _names(self, text: str, literals: tuple[Literal, ...]) -> Iterator[tuple[str, str]]:
        """Yield (field, canonical name) of each literal that is a name of the lexicon."""
        for leaf in literals:
            written = text[leaf.startchar : leaf.endchar].strip('"“”「」『』 ')
            for field, known in (("unit", self.lexicon.unit(written)), ("leader", self.lexicon.leader(written))):
                if known:
                    yield field, known
