"""What the bench measures, as the page tells it."""

import msgspec

from ccsearch.bench.measuring import Built, Times
from ccsearch.bench.whole import Whole


class Row(msgspec.Struct, frozen=True):
    """What was measured of one engine on one archive; ``text`` is the bytes of its text."""

    name: str
    items: int
    built: Built
    times: Times
    text: int


class Server(msgspec.Struct, frozen=True):
    """Seconds to the first answer, bytes of memory, and seconds to add one issue, at so many items."""

    items: int
    first: float
    memory: int
    update: float


class Writing(msgspec.Struct, frozen=True):
    """Seconds in which two engines write the same segmented items."""

    items: int
    ours: float
    tantivy: float


class Relevance(msgspec.Struct, frozen=True):
    """Mean MRR@10 and nDCG@10 of one engine, ours first."""

    name: str
    mrr: float
    ndcg: float


class Findings(msgspec.Struct, frozen=True):
    """All that was measured so far; ``asked`` questions a round."""

    asked: int
    relevance: tuple[Relevance, ...] = ()
    wholes: tuple[Whole, ...] = ()
    writings: tuple[Writing, ...] = ()
    rows: tuple[Row, ...] = ()
    servers: tuple[Server, ...] = ()
