"""An answer as JSON: the one object that page exports, API and ``ccsearch search --json`` print."""

from typing import Any

import msgspec

from ccsearch.search.contract import Answer


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as plain dicts and lists; dates are ISO 8601, facets keep their order."""
    plain: dict[str, Any] = msgspec.to_builtins(answer)
    return plain
