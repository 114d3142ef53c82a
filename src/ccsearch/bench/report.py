"""The table of docs/benchmarks.md."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

import msgspec

from ccsearch.bench.measuring import Built, Times
from ccsearch.bench.whole import CLIENTS, Whole

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


_WHOLE = ("items", "rebuild s", "items/s", "processor s", "issues parsed/s", "one issue s", "first page s",
          "page ms", "pages/s", "memory MB")  # fmt: skip


def _whole(one: Whole) -> list[str]:
    return [
        f"{one.items:,}",
        f"{one.rebuild:.1f}",
        f"{one.items / one.rebuild:,.0f}",
        f"{one.rebuild_work:.1f}",
        f"{one.parsed:.0f}",
        f"{one.one:.2f}",
        f"{one.start:.2f}",
        f"{one.page:.1f} / {one.page_p95:.1f}",
        f"{one.pages:.0f}",
        f"{one.memory / 1e6:.0f}",
    ]


_LOAD = "The machine was shared with other work while this was measured: 1, 5 and 15 minute load {} on {} cores."


def _load() -> str:
    return _LOAD.format(", ".join(f"{load:.1f}" for load in os.getloadavg()), os.cpu_count())


def report(
    rows: Sequence[Row], servers: Sequence[Server], wholes: Sequence[Whole], relevance: Sequence[Relevance], asked: int
) -> str:
    """Return the page."""
    return "\n".join([*_head(rows, asked), *_program(servers, wholes), *_ranked(relevance)])


def _head(rows: Sequence[Row], asked: int) -> list[str]:
    names = ("whoosh3", "numpy", "rjieba", "tantivy", "jieba")
    return [
        "# Benchmarks",
        "",
        "Written by `make bench` (`python -m ccsearch.bench`); nothing in the tests asserts a time.",
        "",
        f"{date.today().isoformat()} · {processor()}, {os.cpu_count()} cores · {platform.system()} "
        f"{platform.release()} · Python {platform.python_version()} · "
        + ", ".join(f"{name} {version(name)}" for name in names),
        "",
        _load(),
        "",
        "## Speed and size beside other engines",
        "",
        f"A seeded archive of realistic items, already read; {asked} different questions, each with the number of "
        "results, four facets over all of them, and ten marked passages. Milliseconds of one answer in process, "
        "median / 95th percentile: asked for the first time, and asked again. Each question's least time of three "
        "rounds, the engines in turn; SQLite and plain Whoosh one round of a few questions.",
        "",
        *table(_SPEED, map(_speed, rows)),
    ]


def _program(servers: Sequence[Server], wholes: Sequence[Whole]) -> list[str]:
    return [
        "## The program on source files",
        "",
        "`ccsearch index --rebuild` from text files, wall time and time on processors in all processes; issues read a "
        "second of one processor; `ccsearch index` with one new issue; `ccsearch serve` till its first page; a page "
        f"of results over HTTP, median / 95th percentile; pages a second with {CLIENTS} clients, who share the cores; "
        "memory of all its processes after that.",
        "",
        *table(_WHOLE, map(_whole, wholes)),
        "## An engine by itself",
        "",
        "A fresh process till its first answer, its memory after all questions, one more issue written.",
        "",
        *table(
            ("items", "first answer s", "memory MB", "one issue s"),
            ([f"{one.items:,}", f"{one.first:.2f}", f"{one.memory / 1e6:.0f}", f"{one.update:.2f}"] for one in servers),
        ),
    ]


def _ranked(relevance: Sequence[Relevance]) -> list[str]:
    return [
        "## Relevance",
        "",
        "The queries of `src/ccsearch/bench/relevance.tsv` over the sample archive.",
        "",
        *table(_RELEVANCE, ([one.name, f"{one.mrr:.3f}", f"{one.ndcg:.3f}"] for one in relevance)),
    ]
