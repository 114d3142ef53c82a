"""From marks to a tree: words segmented, values looked up, dates read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from whoosh import qparser, query
from whoosh.qparser import plugins, syntax

from ccsearch.fields import BY_NAME, PATH_SEPARATOR, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search import syntax as language
from ccsearch.search.dates import read_range, turned
from ccsearch.search.leaves import WILDCARDS, Literal
from ccsearch.search.syntax import Fault
from ccsearch.text import Segmenter, fold

STOP_WORDS = frozenset("的了和与及或在是有对等为也都就到把被从向以而并其这那之于将要")
"""Words that are no condition where a query has any other."""

DATES_ADVICE = "可以写 2022、2022年8月、2022-08-10、8月10日、上月、最近30天 或 2022-08-01..2022-08-31。"
"""What to write where a date is not understood."""

_AROUND = " \t\n" + "".join({mark for pair in language.QUOTES for mark in pair})


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that was taken as another: as ``written``, the ``canonical`` one, and the field's name."""

    written: str
    canonical: str
    field: str


class Findings:
    """What is noted on the way while one query is parsed: words that follow one another, and aliases."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Literal, Literal]] = []
        self.aliases: list[Alias] = []


class FaultError(Exception):
    """A fault found while the tree is made; it becomes a QueryError that offers a mended query."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Run(syntax.SyntaxNode):  # type: ignore[misc]
    """Words that follow one another without operators: conditions that hold together."""

    has_fieldname = True

    def __init__(self, words: list[syntax.WordNode]) -> None:
        self.words = words
        self.fieldname = words[0].fieldname
        self.set_range(words[0].startchar, words[-1].endchar)

    def query(self, parser: "TreeParser") -> query.Query:
        return parser.run(self.words)


class _Runs(plugins.Plugin):  # type: ignore[misc]
    """Joins neighbouring words into runs, after the operators took theirs."""

    def filters(self, parser: "TreeParser") -> list[tuple[object, int]]:
        return [(self._join, 700)]

    def _join(self, parser: "TreeParser", group: syntax.GroupNode) -> syntax.GroupNode:
        joined = group.empty_copy()
        implicit = type(group) is syntax.AndGroup
        for node in group:
            before = joined[-1] if len(joined) else None
            if isinstance(node, syntax.GroupNode):
                joined.append(self._join(parser, node))
            elif not isinstance(node, syntax.WordNode):
                joined.append(node)
            elif implicit and isinstance(before, _Run) and before.fieldname == node.fieldname is None:
                joined[-1] = _Run([*before.words, node])
            else:
                joined.append(_Run([node]))
        return joined


class TreeParser(qparser.QueryParser):  # type: ignore[misc]
    """Whoosh's parser with our language. Not to be used by two threads at a time."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        super().__init__(None, None, plugins=[*language.language(), _Runs()])
        self.source, self.today = "", date.min
        self._taggers = self.taggers()
        self.lexicon = lexicon
        self.segmenter = segmenter
        self.findings = Findings()

    def understand(self, text: str, today: date) -> tuple[query.Query, Findings]:
        """Return the tree of a query typed on a day, and what was noted on the way.

        Raises:
            FaultError: the query has a fault.
        """
        self.source, self.today, self.findings = text, today, Findings()
        narrowed = language.narrow(text)
        if language.is_plain(narrowed):
            return _simple(self.run(language.plain_words(narrowed))), self.findings
        nodes = self.tag(narrowed)
        fault = language.first_fault(list(nodes), narrowed)
        if fault:
            raise FaultError(fault)
        tree = self.filterize(nodes).query(self)
        return _simple(tree), self.findings

    def tag(self, text: str, pos: int = 0, debug: bool = False) -> syntax.GroupNode:
        """Return the marks and words of a query, in order. Whoosh's own looks for marks at every place."""
        nodes: list[syntax.SyntaxNode] = []
        while pos < len(text):
            node, at = self._next_mark(text, pos)
            if at > pos:
                nodes.append(syntax.WordNode(text[pos:at]).set_range(pos, at))
            if node is not None:
                nodes.append(node)
                at = node.endchar
            pos = at
        return self.group(nodes)

    def _next_mark(self, text: str, pos: int) -> tuple[syntax.SyntaxNode | None, int]:
        """Return the first mark from ``pos`` on and where it begins, or None and the end."""
        for candidate in language.CANDIDATES.finditer(text, pos):
            for tagger in self._taggers:
                node = tagger.match(self, text, candidate.start())
                if node is not None:
                    return node, candidate.start()
        return None, len(text)

    def run(self, words: list[syntax.WordNode]) -> query.Query | None:
        """Return the query of words that follow one another."""
        row = BY_NAME[words[0].fieldname] if words[0].fieldname else None
        if row is not None and row.kind != "text":
            return self.value(row, words[0])
        name = row.name if row else None
        leaves = self._conditions(words, name)
        self.findings.pairs += pairwise(leaves)
        distinct = list(dict.fromkeys(leaves))
        return query.And(distinct) if len(distinct) > 1 else next(iter(distinct), None)

    def _conditions(self, words: list[syntax.WordNode], name: str | None) -> list[Literal]:
        """Return the leaves of the weightiest kind there is: words, else single ones, else other marks."""
        ranked: list[tuple[int, Literal]] = []
        for word in words:
            for text, at, weight, pattern in self._cut(self.source[word.startchar : word.endchar]):
                leaf = Literal(text, name, pattern)
                leaf.startchar, leaf.endchar = word.startchar + at, word.startchar + at + len(text)
                ranked.append((weight, leaf))
        best = max((weight for weight, _ in ranked), default=0)
        return [leaf for weight, leaf in ranked if weight == best]

    def _cut(self, text: str) -> Iterator[tuple[str, int, int, bool]]:
        """Yield (folded text, offset, weight, whether a pattern) of each word in a part of a query."""
        narrowed = language.narrow(text)
        pattern = narrowed.strip(WILDCARDS)
        if any(mark in pattern for mark in WILDCARDS):
            yield fold(pattern), narrowed.index(pattern[0]), 2, True
            return
        at, single = 0, ""
        for token in [*self.segmenter.cut(fold(text)), ""]:
            weak = len(token) == 1 and token.isalnum() and token not in STOP_WORDS
            if single and not weak:
                yield single, at - len(single), 2 if len(single) > 1 else 1, False
                single = ""
            if weak:
                single += token
            elif token.strip() and token.strip(WILDCARDS):
                yield token, at, 0 if not token[0].isalnum() else 1 if token in STOP_WORDS else 2, False
            at += len(token)

    def phrase(self, node: language.Quoted) -> query.Query:
        """Return the query of an exact string."""
        row = BY_NAME[node.fieldname] if node.fieldname else None
        if row is not None and row.kind != "text":
            return self.value(row, node)
        leaf = Literal(fold(" ".join(node.text.split())), row.name if row else None)
        leaf.startchar, leaf.endchar = node.startchar, node.endchar
        return leaf

    def value(self, row: Field, node: syntax.TextNode) -> query.Query:
        """Return the query of a value of a keyword or date field."""
        found = self._value(row, node, self.source[node.startchar : node.endchar].strip(_AROUND))
        found.startchar, found.endchar = node.startchar, node.endchar
        return found

    def _value(self, row: Field, node: syntax.TextNode, written: str) -> query.Query:
        if row.kind == "date":
            return self._date(row, node, written)
        written = row.typed(written)
        canonical = (self._canonical(written) if row.named else None) or written
        if canonical != written:
            self.findings.aliases.append(Alias(written, canonical, row.name))
        if any(mark in written for mark in WILDCARDS):
            return query.Wildcard(row.name, fold(written))
        if canonical != written:
            return query.Or([query.Term(row.name, canonical), query.Term(row.name, written)])
        if not row.hierarchical:
            return query.Term(row.name, canonical)
        path = PATH_SEPARATOR.join(part.strip() for part in written.split(PATH_SEPARATOR.strip()))
        return query.Or([query.Term(row.name, path), query.Wildcard(row.name, f"*{PATH_SEPARATOR}{fold(path)}")])

    def _canonical(self, written: str) -> str | None:
        return self.lexicon.unit(written) or self.lexicon.leader(written)

    def _date(self, row: Field, node: syntax.TextNode, written: str) -> query.Query:
        period = read_range(written, self.today)
        if period is None:
            raise FaultError(self._no_date(node, written))
        since, until = (day.isoformat() if day else None for day in period)
        return query.TermRange(row.name, since, until)

    def _no_date(self, node: syntax.TextNode, written: str) -> Fault:
        """Return the fault of a date that is none: a range that runs backwards is turned, all else left out."""
        at = node.startchar
        if right := turned(written, self.today):
            return Fault(at, f"“{written}”的起点晚于终点。", at, node.endchar, right)
        colon = max(self.source.rfind(mark, 0, at + 1) for mark in ":：")
        before = re.search(r"\S*$", self.source[:colon])
        start = before.start() if before else colon
        return Fault(at, f"“{written}”不是可以识别的日期，{DATES_ADVICE}", start, node.endchar)


def _simple(tree: query.Query | None) -> query.Query:
    """Return the tree without groups of one and without groups inside their like."""
    if tree is None:
        return query.NullQuery
    if isinstance(tree, query.Not):
        return query.Not(_simple(tree.query))
    if not isinstance(tree, query.And | query.Or):
        return tree
    children: list[query.Query] = []
    for child in map(_simple, tree.subqueries):
        children += child.subqueries if type(child) is type(tree) else [child]
    children = [child for child in children if child is not query.NullQuery]
    return type(tree)(children) if len(children) > 1 else children[0] if children else query.NullQuery
