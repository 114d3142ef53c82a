"""The table of docs/benchmarks.md."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

import msgspec

from ccsearch.bench.measuring import Built, Times

_SPEED = ("items", "engine", "first ms", "again ms", "build s", "items/s", "index MB", "× text")
_RELEVANCE = ("engine", "MRR@10", "nDCG@10")


class Row(msgspec.Struct, frozen=True):
    """What was measured of one engine on one archive."""

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


class Relevance(msgspec.Struct, frozen=True):
    """Mean MRR@10 and nDCG@10 of one engine."""

    name: str
    mrr: float
    ndcg: float


def processor() -> str:
    """Return the name of this machine's processor."""
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a Markdown table, and an empty one."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]


def _speed(row: Row) -> list[str]:
    times, built = row.times, row.built
    return [
        f"{row.items:,}",
        row.name,
        f"{times.first:.2f} / {times.first_p95:.2f}",
        f"{times.again:.2f} / {times.again_p95:.2f}",
        f"{built.seconds:.1f}",
        f"{row.items / built.seconds:,.0f}",
        f"{built.size / 1e6:.1f}",
        f"{built.size / row.text:.2f}",
    ]


def report(rows: Sequence[Row], servers: Sequence[Server], relevance: Sequence[Relevance], asked: int) -> str:
    """Return the page."""
    names = ("whoosh3", "numpy", "rjieba", "tantivy", "jieba")
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench` (`python -m ccsearch.bench`); nothing in the tests asserts a time.",
        "",
        f"{date.today().isoformat()} · {processor()}, {os.cpu_count()} cores · {platform.system()} "
        f"{platform.release()} · Python {platform.python_version()} · "
        + ", ".join(f"{name} {version(name)}" for name in names),
        "",
        "## Speed and size",
        "",
        f"A seeded archive of realistic items; {asked} different questions, each with the number of results, four "
        "facets over all of them, and ten marked passages. Milliseconds of one answer in process, median / 95th "
        "percentile: asked for the first time, and asked again. The least of three rounds, the engines in turn; SQLite and plain Whoosh once, 30 questions.",
        "",
        *table(_SPEED, map(_speed, rows)),
        "## A server's start, its memory, and one more issue",
        "",
        *table(
            ("items", "first answer s", "memory MB", "one issue s"),
            ([f"{one.items:,}", f"{one.first:.2f}", f"{one.memory / 1e6:.0f}", f"{one.update:.2f}"] for one in servers),
        ),
        "## Relevance",
        "",
        "The queries of `src/ccsearch/bench/relevance.tsv` over the sample archive.",
        "",
        *table(_RELEVANCE, ([one.name, f"{one.mrr:.3f}", f"{one.ndcg:.3f}"] for one in relevance)),
    ]
    return "\n".join(lines)
