"""The names of this app's archive, gathered once for each state of its index."""

from ccsearch.web import current
from ccsearch.web.suggest import Name, Suggestions, names, suggest


def _known() -> tuple[Name, ...]:
    engine, kept = current.engine(), current.edition().names
    state = engine.state()
    known = kept.get(state)
    if known is None:
        known = names(engine, current.lexicon())
        kept.clear()
        kept[state] = known
    return known


def found(typed: str) -> Suggestions:
    """Return the names that what is typed may mean.

    Raises:
        IndexUnavailableError: there is no index to take names from.
    """
    return Suggestions(typed, suggest(typed, _known()))
