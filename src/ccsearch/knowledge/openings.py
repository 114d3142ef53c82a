"""How the text of an item begins whose title is a name alone: of a brief, 石桥街道 tells little and 近日，开展… more."""

from ccsearch.lexicon import Lexicon
from ccsearch.search.contract import ItemGist

LONGEST = 36
"""Characters of an opening."""

_BETWEEN = "、，和及与会同联合 \u3000"


def opening(text: str) -> str:
    """Return how a text begins: its first sentence, or so many characters of it."""
    first = " ".join(text[: 2 * LONGEST].split())
    end = first.find("。")
    return first[: end + 1] if 0 <= end < LONGEST else first[:LONGEST] + "…" * (len(first) > LONGEST)


class Openings:
    """Tells which items need an opening beside their title; the answer for a title is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._told: dict[tuple[str, ...], bool] = {}

    def needed(self, item: ItemGist) -> bool:
        """Return whether a title is empty or made of names of units alone."""
        key = (item.title, *(row.name for row in item.units if row.name in item.title))
        if key not in self._told:
            self._told[key] = self._only_names(*key)
        return self._told[key]

    def _only_names(self, title: str, *own: str) -> bool:
        known = (title[row.span.start : row.span.end] for row in self._lexicon.mentions(title, "unit"))
        rest = title
        for name in sorted({*own, *known}, key=len, reverse=True):
            rest = rest.replace(name, "")
        return not rest.strip(_BETWEEN)
