"""Plans carried out over columns: which documents, in what order, and how many of each value."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ccsearch.fields import BY_NAME, FACETS, Field
from ccsearch.lexicon import Lexicon
from ccsearch.search import ranking
from ccsearch.search.columns import Columns, Keywords, Mask, Occurrences
from ccsearch.search.contract import KINDS
from ccsearch.search.documents import TEXT_FIELDS
from ccsearch.search.evaluation import evaluate, having
from ccsearch.search.facets import count, in_order, ordering
from ccsearch.search.leaves import Literal
from ccsearch.search.plans import Found, Plan

Places = NDArray[np.intp]

_FIELD_NUMBERS = {name: number for number, name in enumerate(BY_NAME)}


def _every(rows: Keywords, kind: Mask) -> tuple[int, NDArray[np.intp]]:
    """Return how many documents are of a kind, and how many of them have each value."""
    docs = np.flatnonzero(kind)
    return len(docs), count(rows.starts, rows.numbers, docs, len(rows.values))


def _bytes(parts: list[ranking.FieldCounts]) -> int:
    return sum(part.docs.nbytes + part.times.nbytes for part in parts)


class ColumnBackend:
    """Carries out plans on one state of the index."""

    def __init__(self, columns: Columns, lexicon: Lexicon) -> None:
        self._columns = columns
        self._lexicon = lexicon

    def names(self, field: str) -> tuple[str, ...]:
        """Return the values of a keyword field, sorted."""
        return self._columns.keywords(field).values

    def count(self, plan: Plan) -> int:
        """Return how many documents a plan finds."""
        return int(np.count_nonzero(self._mask(plan)))

    def ids(self, plan: Plan) -> tuple[str, ...]:
        """Return the ids of all documents a plan finds, in order, whatever page it asks for."""
        mask = self._mask(plan)
        docs = np.flatnonzero(mask)
        places, _ = self._page(replace(plan, offset=0, size=len(docs)), mask, docs)
        return tuple(map(self._columns.ids.__getitem__, docs[places].tolist()))

    def find(self, plan: Plan) -> Found:
        """Carry out a plan."""
        mask = self._mask(plan)
        docs = np.flatnonzero(mask)
        places, scores = self._page(plan, mask, docs)
        hits = tuple(
            (self._columns.entry(doc), float(score))
            for doc, score in zip(docs[places].tolist(), scores.tolist(), strict=True)
        )
        return Found(len(docs), hits, self._counts(plan, docs) if plan.facets else {})

    def _mask(self, plan: Plan, leaving_out: str | None = None) -> Mask:
        """Return which documents a plan finds without the filter ``leaving_out``, (n_docs,) bool."""
        mask = self._columns.kinds[KINDS.index(plan.kind)] & evaluate(plan.parsed.tree, self._columns)
        for name, tree in plan.filters:
            if name != leaving_out:
                mask &= evaluate(tree, self._columns)
        return mask

    def _counted(self, name: str, rows: Keywords, plan: Plan, docs: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return how many of ``docs`` have each value: where they are most of their kind, by counting the others."""
        kind = self._columns.kinds[KINDS.index(plan.kind)]
        size, every = self._columns.keep(("counts", name, plan.kind), lambda: _every(rows, kind))
        if 2 * len(docs) <= size:
            return count(rows.starts, rows.numbers, docs, len(rows.values))
        others = kind.copy()
        others[docs] = False
        return every - count(rows.starts, rows.numbers, np.flatnonzero(others), len(rows.values))

    def _counts(self, plan: Plan, docs: NDArray[np.intp]) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values over what the plan finds without that facet's filter."""
        columns = self._columns
        counts = self._counted("", columns.facets, plan, docs)
        for name in {name for name, _ in plan.filters} & columns.facet_places.keys():
            others = np.flatnonzero(self._mask(plan, name))
            counts[columns.facet_places[name]] = self._counted(name, columns.facet(BY_NAME[name]), plan, others)
        shown = columns.keep("ordering", lambda: ordering(self._facet_values(), self._lexicon))
        places, fields = in_order(counts, shown)
        names = list(map(columns.facets.values.__getitem__, places.tolist()))
        times = counts.take(places).tolist()
        ends = np.searchsorted(fields, np.arange(len(FACETS) + 1)).tolist()
        return {
            field.name: dict(zip(names[first:after], times[first:after], strict=True))
            for field, (first, after) in zip(FACETS, pairwise(ends), strict=True)
        }

    def _facet_values(self) -> list[tuple[Field, tuple[str, ...]]]:
        return [(field, self._columns.facet(field).values) for field in FACETS]

    def _page(self, plan: Plan, mask: Mask, docs: NDArray[np.intp]) -> tuple[NDArray[np.intp], ranking.Scores]:
        """Return the places in ``docs``, those of ``mask``, of the hits wanted, in order, and their scores."""
        wanted = plan.offset + plan.size
        rank = self._columns.oldest if plan.sort == "oldest" else self._columns.newest
        scores = np.zeros(len(docs), np.float32)
        if plan.sort == "coverage":
            scores = self._coverage(plan, docs)
        elif plan.sort == "relevance" and plan.parsed.literals:
            scores = self._scores(plan, mask, docs)
        else:
            places = ranking.first(rank[docs], wanted)[plan.offset :]
            return places, scores[places]
        places = ranking.top(scores, rank[docs], wanted)[plan.offset :]
        return places, scores[places]

    def _word(self, leaf: Literal) -> list[ranking.FieldCounts]:
        """Return where a literal counts: as a word of its fields, or where it stands if it is no word."""
        return self._columns.cache.get(("word", *leaf.key), lambda: self._places(leaf), _bytes)

    def _places(self, leaf: Literal) -> list[ranking.FieldCounts]:
        fields = [field for field in TEXT_FIELDS if leaf.fieldname in (None, field.name)]
        parts = []
        for field in fields:
            docs, times = self._columns.postings(field.name, leaf.text)
            if len(docs):
                parts.append(ranking.FieldCounts(docs.astype(np.intp), times, field.weight, self._norms(field.name)))
        if parts:
            return parts
        found = self._columns.literal(leaf.text, leaf.pattern)
        numbers, docs = self._columns.fields(found.starts, found.docs), found.docs.astype(np.intp)
        for field in fields:
            inside = docs[numbers == _FIELD_NUMBERS[field.name]]
            parts.append(ranking.FieldCounts(*np.unique_counts(inside), field.weight, self._norms(field.name)))
        return parts

    def _norms(self, field: str) -> ranking.Scores:
        columns = self._columns
        return columns.keep(("norms", field), lambda: ranking.norms(columns.lengths(field)))

    def _scores(self, plan: Plan, mask: Mask, docs: NDArray[np.intp]) -> ranking.Scores:
        """Return the score of each of ``docs``, those of ``mask``; (n,) float32."""
        total = np.zeros(len(docs), np.float32)
        rarity: dict[Literal, float] = {}
        for leaf in plan.parsed.literals:
            parts = self._word(leaf)
            rarity[leaf] = ranking.idf(max((len(part.docs) for part in parts), default=0), self._columns.count)
            total += ranking.word_scores(parts, self._columns.count, rarity[leaf], docs)
        for first, second in plan.parsed.pairs:
            worth = ranking.ADJACENCY_WEIGHT * (rarity[first] + rarity[second]) / 2
            total += np.float32(worth) * self._nearness(first, second, mask)[docs]
        for field, name in self._named(plan):
            numbers = self._columns.keywords(field).folded.get(name, ())
            total += np.float32(ranking.NAME_BONUS) * having(self._columns, field, numbers)[docs]
        return total

    def _named(self, plan: Plan) -> set[tuple[str, str]]:
        """Return (field, folded name) of each name of a unit or leader that the query has as a word."""
        fields = [field.name for field in BY_NAME.values() if field.named and field.facet]
        bare = [leaf.text for leaf in plan.parsed.literals if leaf.fieldname is None]
        return {
            *((field, name) for field in fields for name in bare if name in self._columns.keywords(field).folded),
            *plan.parsed.names,
        }

    def _nearness(self, first: Literal, second: Literal, mask: Mask) -> ranking.Scores:
        """Return how closely ``second`` follows ``first`` in each document of ``mask``, (n_docs,) float32, 0 to 1."""
        one, other = (self._columns.literal(leaf.text, leaf.pattern).inside(mask) for leaf in (first, second))
        before, after, closeness = ranking.near(one.starts + one.lengths, other.starts)
        same = closeness == 1  # side by side: between two values there is at least one character
        apart = np.flatnonzero(~same)
        if len(apart):
            same[apart] = self._together(one, other, before[apart], after[apart])
        return ranking.greatest(one.docs[before[same]], closeness[same], self._columns.count)

    def _together(self, one: Occurrences, other: Occurrences, before: Places, after: Places) -> Mask:
        """Return whether occurrences ``before`` of one and ``after`` of other stand in the same field, (n,) bool."""
        docs, others = one.docs[before], other.docs[after]
        fields = self._columns.fields(one.starts[before], docs), self._columns.fields(other.starts[after], others)
        together: Mask = (fields[0] == fields[1]) & (docs == others)
        return together

    def _coverage(self, plan: Plan, docs: NDArray[np.intp]) -> ranking.Scores:
        """Return how many of the literals each of ``docs`` has, and below the point how rare they are."""
        masks = [evaluate(leaf, self._columns) for leaf in plan.parsed.literals]
        worths = [ranking.idf(int(np.count_nonzero(mask)), self._columns.count) for mask in masks]
        whole = sum(worths) + 1.0
        total = np.zeros(len(docs), np.float32)
        for mask, worth in zip(masks, worths, strict=True):
            total += mask[docs] * np.float32(1 + worth / whole)
        return total
