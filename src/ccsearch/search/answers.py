"""From a request to an answer: the steps that every engine shares."""

from dataclasses import replace
from time import perf_counter

from whoosh import query

from ccsearch.fields import FACETS
from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import Answer, FacetValue, Hit, Request
from ccsearch.search.facets import facet_values, with_years
from ccsearch.search.help import notes
from ccsearch.search.hits import Folded, folded, hit
from ccsearch.search.leaves import Literal
from ccsearch.search.plans import Backend, Found, Plan, plan, with_canonical
from ccsearch.search.query import Language


def _facets(found: Found, request: Request, lexicon: Lexicon) -> dict[str, tuple[FacetValue, ...]]:
    chosen = dict(request.filters)
    shown: dict[str, tuple[FacetValue, ...]] = {}
    for field in FACETS:
        counts = found.counts.get(field.name, {})
        if field.kind == "date":
            counts = with_years(counts)
        shown[field.name] = facet_values(field, counts, chosen.get(field.name, ()), lexicon)
    return shown


def partial_hits(backend: Backend, language: Language, wanted: Plan) -> tuple[Hit, ...]:
    """Return the documents that have some of the words of a query that finds nothing, best first.

    Of a query that is one word, or one exact string, they have some of the words inside it.
    """
    asked = wanted.parsed.literals
    leaves = asked if len(asked) > 1 else tuple(piece for leaf in asked for piece in language.pieces(leaf))
    if len(leaves) < 2:
        return ()
    tree = query.And([query.Or(list(leaves)), *_conditions(wanted.parsed.tree)])
    parsed = replace(wanted.parsed, tree=tree, literals=leaves)
    found = backend.find(replace(wanted, parsed=parsed, sort="coverage", offset=0, facets=False))
    return tuple(
        hit(shown, score, leaves, tuple(leaf.text for leaf in asked if not shown.holds(leaf)))
        for shown, score in _shown(found)
    )


def _shown(found: Found) -> list[tuple[Folded, float]]:
    scores = [score for _, score in found.hits]
    return list(zip(folded([entry for entry, _ in found.hits]), scores, strict=True))


def _conditions(tree: query.Query) -> list[query.Query]:
    """Return the parts of a tree that hold together with its words and are no words themselves."""
    if not isinstance(tree, query.And):
        return []
    return [child for child in tree.subqueries if not any(isinstance(leaf, Literal) for leaf in child.leaves())
            or isinstance(child, query.Not)]  # fmt: skip


def answer(backend: Backend, language: Language, request: Request) -> Answer:
    """Answer a request.

    Raises:
        QueryError: the request cannot be understood.
    """
    began = perf_counter()
    if request.filters:
        request = with_canonical(request, backend, language.lexicon)
    wanted = plan(request, language)
    found = backend.find(wanted)
    leaves = wanted.parsed.literals
    return Answer(
        query=request.query,
        total=found.total,
        page=request.page,
        size=request.size,
        hits=tuple(hit(shown, score, leaves) for shown, score in _shown(found)),
        facets=_facets(found, request, language.lexicon) if request.facets else {},
        notes=notes(backend, language, wanted, found.total),
        partial=() if found.total else partial_hits(backend, language, wanted),
        took_ms=(perf_counter() - began) * 1000,
    )


def ids(backend: Backend, language: Language, request: Request) -> tuple[str, ...]:
    """Return the id of everything a request finds, in order.

    Raises:
        QueryError: the request cannot be understood.
    """
    return backend.ids(plan(with_canonical(request, backend, language.lexicon), language))
