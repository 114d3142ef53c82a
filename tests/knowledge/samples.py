"""The sample archive as it was read by hand, and the lexicon of its district."""

import json
from functools import cache
from pathlib import Path

from ccsearch.knowledge import Knowledge
from ccsearch.lexicon import Lexicon, load_lexicon
from ccsearch.records import Bulletin, from_json
from ccsearch.text import Segmenter

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def lexicon() -> Lexicon:
    return load_lexicon(SAMPLES / "archive" / "lexicon.toml")


@cache
def segmenter() -> Segmenter:
    return Segmenter(lexicon().names())


@cache
def bulletins() -> tuple[Bulletin, ...]:
    paths = sorted((SAMPLES / "expected").glob("*.json"))
    return tuple(from_json(json.loads(path.read_text("utf-8"))) for path in paths)


def items():
    """Yield (bulletin, item) of the whole archive: what independent counts are made of."""
    for bulletin in bulletins():
        for item in bulletin.items:
            yield bulletin, item


def known(rows=None) -> Knowledge:
    return Knowledge("a state", bulletins() if rows is None else rows, lexicon(), segmenter())


def with_role(named, *roles):
    return [row.name for row in named if set(roles) & set(row.roles)]
